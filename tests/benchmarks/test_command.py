"""The benchmark command, with benchmarks of its own in place of the slow real ones."""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_scripts.benchmarks import harness
from build_scripts.benchmarks.__main__ import main, table
from build_scripts.benchmarks.harness import BENCHMARKS, BenchResult, at_least, at_most, percentile
from kie_desktop.domain.errors import UserError
from kie_desktop.places import program_folder

TOY = """
import os, sys
from build_scripts.benchmarks.harness import BENCHMARKS, at_most
BENCHMARKS.clear()
BENCHMARKS.update(quick="toy_bench:quick", slow="toy_bench:slow", broken="toy_bench:broken", killed="toy_bench:killed")

def quick():
    print("a library that talks")
    return at_most("quick", 2.0, "ms", 16, peer="labelme", ratio=8.0)

def slow():
    return at_most("slow", 20.0, "ms", 16)

def broken():
    raise RuntimeError("no such page")

def killed():
    os.abort()
"""


@pytest.fixture
def toys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Benchmarks that exist in this process and, by way of `sitecustomize`, in its children."""
    (tmp_path / "toy_bench.py").write_text(TOY)
    (tmp_path / "sitecustomize.py").write_text("import toy_bench")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(program_folder())]))
    before = dict(BENCHMARKS)
    monkeypatch.syspath_prepend(tmp_path)
    importlib.import_module("toy_bench")
    yield
    sys.modules.pop("toy_bench")
    BENCHMARKS.clear()
    BENCHMARKS.update(before)


@pytest.mark.usefixtures("toys")
def test_json_has_exactly_the_fields_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quick", "slow", "--json"]) == 1  # slow misses its bar
    assert json.loads(capsys.readouterr().out) == [
        {"name": "quick", "value": 2.0, "unit": "ms", "bar": 16, "ok": True, "peer": "labelme", "ratio": 8.0},
        {"name": "slow", "value": 20.0, "unit": "ms", "bar": 16, "ok": False, "peer": None, "ratio": None},
    ]


@pytest.mark.usefixtures("toys")
def test_a_benchmark_that_fails_or_crashes_is_reported_and_the_rest_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["broken", "killed", "quick"]) == 1
    told = capsys.readouterr()
    assert "error: benchmark broken: RuntimeError: no such page" in told.err
    assert "error: benchmark killed: " in told.err
    lines = told.out.splitlines()
    assert [line.split()[:2] for line in lines[1:]] == [["broken", "failed"], ["killed", "failed"], ["quick", "2"]]
    assert lines[-1].endswith("8.00 x labelme")


def test_an_unknown_benchmark_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["no-such"])
    assert leaving.value.code == 2
    assert "no benchmark no-such; there are: " in capsys.readouterr().err


def test_every_listed_benchmark_exists() -> None:
    for name, place in BENCHMARKS.items():
        module, function = place.split(":")
        assert callable(getattr(importlib.import_module(module), function)), name


def test_a_hanging_benchmark_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="no result after 0 s"):
        harness.run_in_child("any", timeout_s=0.01)


def test_bars() -> None:
    assert at_most("a", 16, "ms", 16).ok
    assert not at_most("a", 16.1, "ms", 16).ok
    assert at_least("a", 8, "x", 8).ok
    assert not at_least("a", 7.9, "x", 8).ok


def test_percentile_is_a_sample() -> None:
    samples = [float(value) for value in range(100, 0, -1)]
    assert [percentile(samples, percent) for percent in (0, 50, 95, 99, 100)] == [1, 50, 95, 99, 100]
    assert percentile([7.0], 95) == 7
    with pytest.raises(ValueError, match="needs samples"):
        percentile([], 95)
    with pytest.raises(ValueError, match="percent is 101"):
        percentile([1.0], 101)


def test_table_shows_a_missed_bar() -> None:
    rows = table([BenchResult("a", 1.5, "s", 0.8, False)])
    assert rows[1].split() == ["a", "1.5", "s", "0.8", "s", "MISSED"]
