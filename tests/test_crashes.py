"""Traces of crashes: real processes that die in every way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kie_desktop import crashes, locks

WATCHED = "from kie_desktop import crashes\nwith crashes.Watch({kind!r}):\n    {body}\n"


def live(body: str, kind: str = crashes.ENGINE) -> int:
    """A watched process that does something; its status."""
    code = WATCHED.format(kind=kind, body=body)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode


def test_a_crash_is_told_once(kie_desktop_home: Path) -> None:
    assert live("import faulthandler; faulthandler._sigsegv()", crashes.WINDOW) < 0
    (crash,) = crashes.new_crashes()
    assert crash.kind == crashes.WINDOW and "Segmentation fault" in crash.path.read_text("utf-8")
    assert crashes.new_crashes() == [] and crashes.traces() == [crash.path]


def test_a_library_that_handles_faults_itself_is_overruled() -> None:
    """As Paddle does: its handlers print to stderr, and end the process."""
    own = "import faulthandler, signal; signal.signal(signal.SIGSEGV, signal.SIG_DFL); crashes.watch_again()"
    assert live(f"{own}; faulthandler._sigsegv()") < 0
    assert len(crashes.new_crashes()) == 1


@pytest.mark.parametrize("body", ["pass", "raise ValueError", "import os; os.kill(os.getpid(), 9)"])
def test_other_ends_are_no_crashes(body: str, kie_desktop_home: Path) -> None:
    live(body)
    assert crashes.new_crashes() == [] and crashes.traces() == []
    assert not any((kie_desktop_home / "logs" / "crashes").iterdir())


def test_the_living_are_left_alone() -> None:
    code = WATCHED.format(kind=crashes.TRAINING, body="print(flush=True); input()")
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None and child.stdin is not None
        child.stdout.readline()
        (trace,) = (crashes.log_folder() / "crashes").iterdir()
        trace.write_text("Windows tells of faults that are handled, too", "utf-8")
        assert crashes.new_crashes() == [] and trace.exists()
        child.stdin.close()


def test_old_traces_go(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = crashes.log_folder() / "crashes"
    folder.mkdir(parents=True)
    for number in range(3):
        (folder / f"engine-{number}.told").write_text("trace", "utf-8")
    monkeypatch.setattr(crashes, "KEPT", 2)
    assert crashes.new_crashes() == [] and len(crashes.traces()) == 2


def test_files_may_go_while_they_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another window looks too, and a process ends."""
    folder = crashes.log_folder() / "crashes"
    folder.mkdir(parents=True)
    for name in ("engine-1.trace", "engine-2.trace", "engine-3.trace", "engine-4.told", "window-5.trace"):
        (folder / name).write_text("trace", "utf-8")
    (folder / "engine-3.trace").unlink()
    (folder / "engine-3.trace").symlink_to("gone")  # listed, and not there when it is looked at
    is_held = locks.is_held

    def taken_by_another(path: Path) -> bool:
        held = is_held(path)
        if path.name == "engine-2.trace":
            path.rename(path.with_suffix(".told"))
        return held

    monkeypatch.setattr(locks, "is_held", taken_by_another)
    assert {crash.path.name for crash in crashes.new_crashes()} == {"engine-1.told", "window-5.told"}


def test_a_disk_that_takes_nothing_stops_nobody(kie_desktop_home: Path) -> None:
    (kie_desktop_home / "logs").write_text("a file where the folder should be", "utf-8")
    with crashes.Watch(crashes.WINDOW):
        pass
