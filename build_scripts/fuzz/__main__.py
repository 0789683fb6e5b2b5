"""Counts the cases of each reader and says what went wrong; 1 if anything did."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from build_scripts.fuzz.driver import Outcome, fuzz
from kie_desktop.formats.registry import FORMATS


def main() -> int:
    """Fuzz the readers that the arguments name; returns the exit status."""
    readable = [kind for kind in FORMATS if kind.read]
    parser = argparse.ArgumentParser(prog="dev.py fuzz", description="spoiled label files against every reader")
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"of {', '.join(kind.name for kind in readable)}")
    parser.add_argument("--cases", type=int, default=1_000, help="for each reader (default 1,000)")
    parser.add_argument("--seed", type=int, default=0, help="other cases (default 0)")
    arguments = parser.parse_args()
    unknown = set(arguments.formats) - {kind.name for kind in readable}
    if unknown:
        parser.error(f"no such reader: {', '.join(sorted(unknown))}")
    outcomes = [
        _report(kind.name, arguments) for kind in readable if not arguments.formats or kind.name in arguments.formats
    ]
    return 1 if any(outcome.failures for outcome in outcomes) else 0


def _report(name: str, arguments: argparse.Namespace) -> Outcome:
    """One line for a reader, and one for each failure; its cases are kept where there is one."""
    kind = next(kind for kind in FORMATS if kind.name == name)
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-", dir=memory if memory.is_dir() else None))
    start = time.monotonic()
    outcome = fuzz(kind, arguments.cases, arguments.seed, folder)
    seconds = time.monotonic() - start
    print(
        f"{name}: {outcome.cases} cases in {seconds:.0f} s: {outcome.refused} refused with a message, "
        f"{outcome.pages} pages read with {outcome.problems} problems, {outcome.written} written and read again, "
        f"{sum(outcome.counts.values())} failures",
        flush=True,
    )
    for place, text in outcome.failures.items():
        print(f"  {outcome.counts[place]} x {text}", flush=True)
    if not outcome.failures:
        shutil.rmtree(folder)
    return outcome


if __name__ == "__main__":
    sys.exit(main())
