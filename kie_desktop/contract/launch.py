"""How a run of several processes is started: one for each GPU or each share of the processor, here or on machines."""

from __future__ import annotations

import contextlib
import socket
import sys
from pathlib import Path

from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UsageError, UserError
from kie_desktop.places import is_frozen, program_folder

LAUNCHER = "paddle.distributed.launch"
_LOOPBACK = ("127.0.0.1", "localhost")
"""Names of the machine that asks; Paddle's launcher refuses the first one among several."""


def needs_launcher(config: TrainConfig) -> bool:
    """Whether a run is one of several processes."""
    return len(gpus_of(config)) > 1 or config.processes > 1 or bool(config.ips)


def gpus_of(config: TrainConfig) -> list[str]:
    """The numbers of the run's GPUs; empty where it names none."""
    return [gpu.strip() for gpu in config.gpus.split(",") if gpu.strip()]


def launcher_command(config: TrainConfig, path: Path, python: str = "") -> list[str]:
    """Paddle's launcher for the run that lies in a file; its logs go to a folder of the run's.

    python: another interpreter. Raises UserError where none is named in a frozen program, which Paddle's launcher
    cannot start, and where none of the run's machines is this one.
    """
    if is_frozen() and not python:
        raise UserError(
            "training in several processes needs a Python with Paddle; install the program there, and train with it"
        )
    program = program_folder() / "kie_desktop"
    command = [python or sys.executable, "-m", LAUNCHER]
    if config.ips:
        command = [python or sys.executable, str(program / "training" / "launch_here.py"), own_address(config)]
    command += ["--log_dir", str(config.out / "launcher")]
    command += ["--gpus", config.gpus] if config.gpus else ["--nproc_per_node", str(config.processes)]
    command += ["--ips", ",".join(machines(config))] if config.ips else []
    return [*command, str(program / "__main__.py"), "--worker", "train", str(path)]


def machines(config: TrainConfig) -> list[str]:
    """The addresses of the run's machines, the first of which logs, measures and saves."""
    return [address.strip() for address in config.ips.split(",") if address.strip()]


def is_first_machine(config: TrainConfig) -> bool:
    """Whether the run's results come to be on this machine."""
    return not config.ips or own_address(config) == machines(config)[0]


def own_address(config: TrainConfig) -> str:
    """Which of the run's machines this one is: the one named, or the only address of them that belongs to it.

    UsageError where that is none, or more than one, or an address that only this machine can reach.
    """
    known = machines(config)
    if len(known) > 1 and (loopback := next((address for address in known if address in _LOOPBACK), "")):
        raise UsageError(
            f"--ips {config.ips}: other machines cannot reach {loopback}; give this machine's address in your network"
        )
    if config.host:
        if config.host not in known:
            raise UsageError(f"--host {config.host}: it is not one of --ips {config.ips}; add it there")
        return config.host
    mine = [address for address in known if _is_here(address)]
    if len(mine) != 1:
        which = f"several of these addresses ({', '.join(mine)}) belong" if mine else "none of these addresses belongs"
        raise UsageError(f"--ips {config.ips}: {which} to this machine; name the right one with --host ADDRESS")
    return mine[0]


def _is_here(address: str) -> bool:
    """Whether an address belongs to this machine: others cannot be listened on."""
    with contextlib.closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as listener:
        try:
            listener.bind((address, 0))
        except OSError:
            return False
    return True
