"""What a benchmark is, which there are, and how one is run.

A benchmark is a function without arguments that returns one `BenchResult`. Each runs in a child
process of its own, so that what one loads (Qt, Paddle, ONNX Runtime) cannot slow or crash another.
To add one: write the function in a module beside this one and list it in `BENCHMARKS`.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.places import program_folder

BENCHMARKS: dict[str, str] = {
    "startup": "build_scripts.benchmarks.startup:startup",
    "startup_project": "build_scripts.benchmarks.startup:startup_project",
    "canvas_repaint_p95": "build_scripts.benchmarks.canvas:repaint",
    "canvas_sharp_p95": "build_scripts.benchmarks.canvas:settling",
    "canvas_hover_p95": "build_scripts.benchmarks.canvas:hover",
    "calls_per_link": "build_scripts.benchmarks.editing:calls_per_link",
    "open_project_10k": "build_scripts.benchmarks.store:open_project_10k",
    "switch_page": "build_scripts.benchmarks.store:switch_page",
    "durable_edit_p99": "build_scripts.benchmarks.store:durable_edit_p99",
    "longest_block_10k": "build_scripts.benchmarks.large_project:longest_block_10k",
    "ser_inference": "build_scripts.benchmarks.inference:ser_inference",
    "re_inference": "build_scripts.benchmarks.inference:re_inference",
    "train_ser": "build_scripts.benchmarks.training:train_ser",
    "train_re": "build_scripts.benchmarks.training:train_re",
    "train_sdmgr": "build_scripts.benchmarks.sdmgr:train_sdmgr",
    "sdmgr_inference": "build_scripts.benchmarks.sdmgr:sdmgr_inference",
    "page_overhead": "build_scripts.benchmarks.pipeline:page_overhead",
    "starter_page": "build_scripts.benchmarks.pipeline:starter_page",
    "extract_pages": "build_scripts.benchmarks.throughput:extract_pages",
    "ocr_cpu": "build_scripts.benchmarks.throughput:ocr_cpu",
    "annotate_all": "build_scripts.benchmarks.annotate_all:annotate_all",
    "marks_page": "build_scripts.benchmarks.marks:marks_page",
    "codes_page": "build_scripts.benchmarks.marks:codes_page",
    "second_readings_page": "build_scripts.benchmarks.marks:second_readings_page",
    "born_digital_page": "build_scripts.benchmarks.born_digital:born_digital_page",
    "born_digital_checked_page": "build_scripts.benchmarks.born_digital:born_digital_checked_page",
    "learn_fields_10": "build_scripts.benchmarks.fields:learn_fields_10",
    "learn_fields_200": "build_scripts.benchmarks.fields:learn_fields_200",
    "read_fields": "build_scripts.benchmarks.fields:read_fields",
    "keys_per_receipt": "build_scripts.benchmarks.receipts_keyboard:keys_per_receipt",
    "actions_per_page": "build_scripts.benchmarks.annotating:actions_per_page",
    "actions_per_page_keyboard": "build_scripts.benchmarks.annotating:actions_per_page_keyboard",
    "typing_per_page": "build_scripts.benchmarks.correcting:typing_per_page",
}
"""Name -> "module:function", in the order in which they run."""

TIMEOUT_S = 1800
"""A benchmark that has not ended by then is stuck."""


@dataclass(frozen=True)
class BenchResult:
    """One measured number.

    value: in `unit`; None where the benchmark failed, or was skipped (`ok` then). bar: what the
    design asks for, in `unit`, None where it names no bar. peer: what it was compared with in the
    same run; ratio: how many times better than the peer (above 1 is better than it).
    """

    name: str
    value: float | None
    unit: str
    bar: float | None
    ok: bool
    peer: str | None = None
    ratio: float | None = None


def at_most(
    name: str, value: float, unit: str, bar: float, *, peer: str | None = None, ratio: float | None = None
) -> BenchResult:
    """A result that is good up to the bar (times, sizes)."""
    return BenchResult(name, value, unit, bar, value <= bar, peer, ratio)


def at_least(
    name: str, value: float, unit: str, bar: float, *, peer: str | None = None, ratio: float | None = None
) -> BenchResult:
    """A result that is good from the bar on (speed-ups, scores)."""
    return BenchResult(name, value, unit, bar, value >= bar, peer, ratio)


def skipped(name: str, why: str) -> BenchResult:
    """No result, and no fault: what it measures on is not on this machine."""
    return BenchResult(name, None, "", None, True, f"skipped: {why}")


def percentile(samples: Iterable[float], percent: float) -> float:
    """The smallest sample that at least `percent` of all samples do not exceed (nearest rank).

    Raises ValueError without samples or where percent is not in 0 to 100.
    """
    ordered = sorted(samples)
    if not ordered:
        raise ValueError("a percentile needs samples")
    if not 0 <= percent <= 100:
        raise ValueError(f"percent is {percent}, must be 0 to 100")
    rank = -(-len(ordered) * percent // 100)  # rounded up
    return ordered[max(0, int(rank) - 1)]


def bench_command(*arguments: str) -> list[str]:
    """The command line that starts this package again, in any folder."""
    start = (
        "import runpy, sys; sys.path.insert(0, {!r}); runpy.run_module('build_scripts.benchmarks', run_name='__main__')"
    )
    return [sys.executable, "-c", start.format(str(program_folder())), *arguments]


def run_here(name: str) -> BenchResult:
    """Run one benchmark in this process."""
    module, function = BENCHMARKS[name].split(":")
    result: BenchResult = getattr(importlib.import_module(module), function)()
    if result.name != name:
        raise ValueError(f"benchmark {name} calls its result {result.name}")
    return result


def run_in_child(name: str, timeout_s: float = TIMEOUT_S) -> BenchResult:
    """Run one benchmark in a child process.

    Raises UserError with the child's last words where it fails, crashes or hangs.
    """
    with tempfile.TemporaryDirectory(prefix="kie-bench-") as folder:
        answer = Path(folder) / "result.json"
        command = bench_command(name, "--result", str(answer))
        try:
            child = subprocess.run(command, capture_output=True, timeout=timeout_s, check=False)
        except subprocess.TimeoutExpired:
            raise UserError(f"benchmark {name}: no result after {timeout_s:.0f} s; run it alone to see why") from None
        if child.returncode or not answer.exists():
            words = child.stderr.decode(errors="replace").strip().splitlines()
            last = words[-1] if words else f"the process ended with status {child.returncode}"
            raise UserError(f"benchmark {name}: {last}")
        return BenchResult(**json.loads(answer.read_text("utf-8")))


def write_result(result: BenchResult, path: Path) -> None:
    """Hand a result to the parent process."""
    path.write_text(json.dumps(asdict(result)), "utf-8")
