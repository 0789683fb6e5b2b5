"""`kie-desktop bench [NAME ...] [--json]`: run the benchmarks."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from kie_desktop.benchmarks.harness import BENCHMARKS, BenchResult, run_here, run_in_child, write_result
from kie_desktop.cli.errors import UsageError
from kie_desktop.domain.errors import UserError

HELP = "run the benchmarks"

_HEADINGS = ("benchmark", "value", "bar", "", "against")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `bench`."""
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which ({', '.join(BENCHMARKS)}); all by default")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--result", type=Path, help=argparse.SUPPRESS)  # be the child process of one benchmark


def run(arguments: argparse.Namespace) -> int:
    """Run the named benchmarks one after another; 1 where one could not be measured or misses its bar."""
    names: list[str] = arguments.names or list(BENCHMARKS)
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        raise UsageError(f"no benchmark {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}")
    if arguments.result:
        write_result(run_here(names[0]), arguments.result)
        return 0
    results = [_measure(name) for name in names]
    if arguments.json:
        print(json.dumps([asdict(result) for result in results]))
    else:
        print("\n".join(table(results)))
    return 0 if all(result.ok for result in results) else 1


def _measure(name: str) -> BenchResult:
    """One result; a benchmark that fails is reported and the rest goes on."""
    print(f"measuring {name} ...", file=sys.stderr)
    try:
        return run_in_child(name)
    except UserError as error:
        print(f"error: {error}", file=sys.stderr)
        return BenchResult(name, None, "", None, False)


def table(results: Iterable[BenchResult]) -> list[str]:
    """The results as lines of aligned columns."""
    rows: list[Sequence[str]] = [_HEADINGS]
    for result in results:
        value = f"{result.value:.4g} {result.unit}" if result.value is not None else "–" if result.ok else "failed"
        bar = "" if result.bar is None else f"{result.bar:g} {result.unit}"
        peer = result.peer or ""
        if result.ratio is not None:
            peer = f"{result.ratio:.2f} x {peer}"
        rows.append((result.name, value, bar, "ok" if result.ok else "MISSED", peer))
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
