"""How a run of several processes is started: one for each GPU, on one machine or on several."""

from __future__ import annotations

import sys
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.places import is_frozen, program_folder

LAUNCHER = "paddle.distributed.launch"


def needs_launcher(gpus: str, ips: str) -> bool:
    """Whether a run on these GPUs (`0,1`) and machines is one of several processes."""
    return len([gpu for gpu in gpus.split(",") if gpu.strip()]) > 1 or bool(ips)


def launcher_command(config: Path, out: Path, gpus: str, ips: str, python: str = "") -> list[str]:
    """Paddle's launcher for the run that `config` describes; its logs go to a folder of `out`.

    python: another interpreter. Raises UserError where none is named in a frozen program, which Paddle's launcher
    cannot start.
    """
    if is_frozen() and not python:
        raise UserError(
            "training on several GPUs or machines needs a Python with Paddle; install the program there, and "
            "train with it"
        )
    command = [python or sys.executable, "-m", LAUNCHER, "--log_dir", str(out / "launcher")]
    command += ["--gpus", gpus] if gpus else []
    command += ["--ips", ips] if ips else []
    return [*command, str(program_folder() / "kie_desktop" / "__main__.py"), "--worker", "train", str(config)]
