"""Page 300 of 500: a worker or the whole run is killed. Then `--resume`: 500 results, each once."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from many_pages import make_many

from kie_desktop.places import own_command, own_environment

PAGES, KILLED_AT = 500, 300
pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform != "linux", reason="finds the children of a process in /proc"),
]


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    return make_many(tmp_path_factory.mktemp("many"), PAGES)


@contextlib.contextmanager
def reading(given: tuple[str, ...], out: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    """A run of `extract` with two workers that has read 300 pages."""
    command = own_command("extract", *given, "--out", str(out), "--jobs", "2", "--format", "json,csv", *more)
    with (
        faults_of(out).open("wb") as faults,
        subprocess.Popen(command, env=own_environment(), stdout=subprocess.PIPE, stderr=faults, text=True) as process,
    ):
        try:
            assert process.stdout is not None
            for _ in range(KILLED_AT):
                assert process.stdout.readline(), faults_of(out).read_text("utf-8")
            yield process
        finally:
            process.kill()


def faults_of(out: Path) -> Path:
    """What a run says on stderr: a pipe that nobody reads would fill."""
    return out.with_name("faults.txt")


def resume(given: tuple[str, ...], out: Path) -> list[str]:
    """The lines that `extract --resume` prints, one a page."""
    command = own_command("extract", *given, "--out", str(out), "--jobs", "2", "--format", "json,csv", "--resume")
    done = subprocess.run(command, env=own_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def results(out: Path) -> dict[str, int]:
    """Every result file with the time at which it was written."""
    return {path.name: path.stat().st_mtime_ns for path in out.glob("*.json")}


def check_all(out: Path) -> None:
    texts = [json.loads(path.read_text("utf-8"))["entities"][0]["text"] for path in sorted(out.glob("*.json"))]
    assert texts == [f"No {number}" for number in range(PAGES)]
    assert not [path for path in out.iterdir() if path.suffix not in {".json", ".csv"}], "nothing half-written is left"


def workers_of(process: int) -> list[int]:
    """The engines that a run has started."""
    found = []
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            parent = int((folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()[1])
            if parent == process and b"engine" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def test_a_worker_that_is_killed(given: tuple[str, ...], tmp_path: Path) -> None:
    out = tmp_path / "out"
    with reading(given, out) as process:
        engines = workers_of(process.pid)
        assert len(engines) == 2
        os.kill(engines[0], signal.SIGKILL)
        said, _ = process.communicate(timeout=300)
    faults = faults_of(out).read_text("utf-8")
    lost = faults.count("the process that read this page ended")
    assert lost <= 1 and process.returncode == lost, faults  # it may have been between two pages
    done = results(out)
    assert len(done) == PAGES - lost == KILLED_AT + len(said.splitlines())
    assert len(resume(given, out)) == PAGES
    check_all(out)
    assert done.items() <= results(out).items(), "pages that were done are not written again"


def test_a_run_that_is_killed(given: tuple[str, ...], tmp_path: Path) -> None:
    out = tmp_path / "out"
    with reading(given, out) as process:
        process.kill()
        process.wait()
    done = results(out)
    assert KILLED_AT <= len(done) < PAGES
    assert len(resume(given, out)) == PAGES
    check_all(out)
    assert done.items() <= results(out).items(), "pages that were done are not written again"
