"""Programs run with the network forbidden, and how often they tried to reach it.

Two nets, one behind the other: Python's sockets are shut (`no_network/sitecustomize.py`); and where Linux permits,
the program and its children have a network of their own with no way out, in which the kernel counts what native
libraries try as well.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parent
_COUNTED = (
    ("Ip", "OutNoRoutes"),
    ("Tcp", "ActiveOpens"),
    ("Udp", "OutDatagrams"),
    ("Ip6OutNoRoutes", ""),
    ("Udp6OutDatagrams", ""),
)
_THEN_COUNT = '"$@"; status=$?; cat /proc/self/net/snmp >"$0/snmp"; cat /proc/self/net/snmp6 >"$0/snmp6"; exit $status'


@dataclass(frozen=True)
class Ended:
    """How a program ended. tried: what Python code tried. counted: what the kernel counted, None where it cannot."""

    status: int
    output: str
    tried: list[str]
    counted: int | None


def run(command: list[str], notes: Path, timeout_s: float = 240) -> Ended:
    """Run a command to its end. notes: a new folder."""
    notes.mkdir()
    environment = dict(os.environ)
    folders = (TESTS / "no_network", TESTS, TESTS.parent)
    environment["PYTHONPATH"] = os.pathsep.join(map(str, folders))
    environment["KIE_NETWORK_NOTES"] = str(notes / "tried")
    enter = _way_in()
    whole = [*enter, "sh", "-c", _THEN_COUNT, str(notes), *command] if enter else command
    environment.pop("ORT_DISABLE_TELEMETRY", None)  # this process has it already; a user's has not
    done = subprocess.run(
        whole,
        check=False,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=timeout_s,
    )
    tried = (notes / "tried").read_text("utf-8").splitlines() if (notes / "tried").exists() else []
    return Ended(done.returncode, done.stdout, tried, _counted(notes) if enter else None)


def _way_in() -> list[str]:
    """The command that starts another one in a network of its own; [] where that is not permitted."""
    for enter in (["unshare", "-n"], ["unshare", "-r", "-n"]) if sys.platform == "linux" else ():
        try:
            if subprocess.run([*enter, "true"], check=False, capture_output=True).returncode == 0:
                return enter
        except OSError:
            break
    return []


def _counted(notes: Path) -> int:
    """Connections, datagrams and packets without a way that the kernel saw."""
    tables: dict[tuple[str, str], int] = {}
    lines = (notes / "snmp").read_text().splitlines()
    for heads, values in zip(lines[::2], lines[1::2], strict=True):
        (layer, *names), (_, *numbers) = heads.split(), values.split()
        tables |= {(layer.rstrip(":"), name): int(number) for name, number in zip(names, numbers, strict=True)}
    if (notes / "snmp6").exists():
        rows = (line.split() for line in (notes / "snmp6").read_text().splitlines())
        tables |= {(name, ""): int(number) for name, number in rows}
    return sum(tables.get(key, 0) for key in _COUNTED)
