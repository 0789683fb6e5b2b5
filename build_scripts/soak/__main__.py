"""Runs the soaks that the arguments name; 1 if any found something."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from build_scripts.soak import disk, hostile, kills, switches
from build_scripts.soak.log import Log

_NICE = 10
SOAKS: dict[str, tuple[Callable[[Log, int], None], int]] = {
    "kills": (kills.soak, 500),
    "hostile": (hostile.soak, 300),
    "disk": (disk.soak, 400),
    "switches": (switches.soak, 2_000),
}
"""Name -> what runs so many cases, and how many it runs unless told otherwise."""


def main() -> int:
    """Go on with the cases that the logs in out/soak do not have; returns the exit status."""
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("names", nargs="+", choices=SOAKS)
    parser.add_argument("--cases", type=int, help="how many in all (default: as the project's figures were made)")
    parser.add_argument("--again", action="store_true", help="forget the log and start from the first case")
    arguments = parser.parse_args()
    if hasattr(os, "nice"):
        os.nice(max(0, _NICE - os.nice(0)))
    failures = 0
    for name in arguments.names:
        work, usual = SOAKS[name]
        log = Log(name, again=arguments.again)
        work(log, arguments.cases or usual)
        failures += log.report()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
