"""Mutates files, runs the tests of their rooms against each mutant, and prints what survives."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from build_scripts.devtools.places import ROOT, say, stop
from build_scripts.mutants.choice import ROOMS, chosen_files, sample
from build_scripts.mutants.report import survivor_lines, table


def main() -> int:
    """Check the mutants that the arguments ask for; returns the exit status, 0 also where some survive."""
    parser = argparse.ArgumentParser(prog="dev.py mutants", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="ROOM or FILE", help=f"of {', '.join(ROOMS)} (default: all)")
    parser.add_argument("--sample", type=int, metavar="N", help="check about N mutants, some of every file")
    parser.add_argument("--seed", type=int, default=0, help="of the sample (default 0)")
    parser.add_argument("--minutes", type=float, metavar="M", help="stop after that time, the preparation included")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="processes (default: as many as cores)"
    )
    arguments = parser.parse_args()
    try:
        files = chosen_files(ROOT, arguments.names)
    except ValueError as fault:
        parser.error(str(fault))
    if not hasattr(os, "fork"):
        stop("mutmut needs an operating system with `fork`; use Linux, macOS or the Windows Subsystem for Linux")
    return _check(files, arguments)


def _check(files: list[Path], arguments: argparse.Namespace) -> int:
    from build_scripts.mutants import library  # loads mutmut, which ends the program on Windows

    say(f"making mutants in {library.FOLDER.absolute()}")
    made = library.make_mutants(files, arguments.workers)
    names = {name for row in made.values() for name in row}
    if arguments.sample is not None:
        names = sample(made, arguments.sample, arguments.seed)
    library.skip_all_but(names)
    say(f"checking {len(names)} of {sum(map(len, made.values()))} mutants of {len(files)} files")
    seconds = None if arguments.minutes is None else 60 * arguments.minutes
    if not library.check(arguments.workers, seconds):
        stop("mutmut could not begin, see above; do the tests pass (dev.py test)?")
    results = [result for path in files if (result := library.result_of(path)).total]
    for result in results:
        source = result.path.read_text("utf-8")
        for name in result.survivors:
            print("\n".join(survivor_lines(source, result.path, name, library.diff_of(result.path, name))))
    print("\n".join(table(results)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
