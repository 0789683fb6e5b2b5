"""`dev.py bench [NAME ...] [--json]`: run the benchmarks."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from build_scripts.benchmarks.harness import BENCHMARKS, BenchResult, run_here, run_in_child, write_result
from kie_desktop.domain.errors import UserError

_HEADINGS = ("benchmark", "value", "bar", "", "against")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the named benchmarks one after another; 1 where one could not be measured or misses its bar."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["--worker"]:
        return _worker(arguments[1:])
    parser = argparse.ArgumentParser(prog="dev.py bench", description="run the benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which ({', '.join(BENCHMARKS)}); all by default")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--result", type=Path, help=argparse.SUPPRESS)  # be the child process of one benchmark
    parsed = parser.parse_args(arguments)
    names: list[str] = parsed.names or list(BENCHMARKS)
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"no benchmark {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}")
    if parsed.result:
        write_result(run_here(names[0]), parsed.result)
        return 0
    results = [_measure(name) for name in names]
    if parsed.json:
        print(json.dumps([asdict(result) for result in results]))
    else:
        print("\n".join(table(results)))
    return 0 if all(result.ok for result in results) else 1


def _worker(arguments: Sequence[str]) -> int:
    """Be the child process that a benchmark measures: a window that starts, or a training step."""
    match list(arguments):
        case ["startup", *opened]:
            from build_scripts.benchmarks.startup import serve as start_window

            return start_window(opened)
        case ["training-step", side, task]:
            from build_scripts.benchmarks.training import serve as measure_step

            return measure_step(side, task)
    print("error: --worker takes: startup [PROJECT], or training-step SIDE TASK", file=sys.stderr)
    return 2


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


if __name__ == "__main__":
    sys.exit(main())
