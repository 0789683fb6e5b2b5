"""`kie-desktop doctor [--json]`: what is installed and usable here, and what to do about each fault."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from kie_desktop.cli.diagnosis import Check, State, diagnose
from kie_desktop.cli.output import say
from kie_desktop.cli.probes import PROBES

HELP = "check what is installed and usable"

_MARKS = {State.OK: "ok", State.ABSENT: "-", State.FAULT: "FAULT"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `doctor`."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--lines", action="store_true", help=argparse.SUPPRESS)  # a JSON document for each check
    parser.add_argument("--probe", choices=sorted(PROBES), help=argparse.SUPPRESS)  # be the child process of one check


def run(arguments: argparse.Namespace) -> int:
    """Print every check; 1 where something is at fault (parts that are merely absent are none)."""
    if arguments.probe:
        print(json.dumps(PROBES[arguments.probe]()))
        return 0
    checks: list[Check] = []
    for check in diagnose():
        checks.append(check)
        if arguments.lines:
            print(json.dumps(asdict(check)), flush=True)
        elif not arguments.json:
            for line in lines(check):
                say(line)
    faults = sum(check.state is State.FAULT for check in checks)
    if arguments.json:
        print(json.dumps({"ok": not faults, "checks": [asdict(check) for check in checks]}, ensure_ascii=False))
    elif not arguments.lines:
        say(f"{faults} faults" if faults else "No problems found.")
    return 1 if faults else 0


def lines(check: Check) -> list[str]:
    """A check as text: what was found, and below it the remedy."""
    text = [f"{_MARKS[check.state]:5}  {check.name:12} {check.found}"]
    if check.remedy:
        text.append(f"{'':20}-> {check.remedy}")
    return text
