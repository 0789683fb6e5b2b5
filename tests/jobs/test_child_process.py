"""Child processes as signals: in order, once, and never after they were stopped or deleted."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from event_loop import application, until
from processes import is_alive
from PySide6.QtCore import QObject, QThread

from kie_desktop.jobs.child_process import ChildProcess
from kie_desktop.jobs.commands import ChildCommand, CommandOutcome
from kie_desktop.processes import ChildOutcome

ECHOES = "import sys\nfor line in sys.stdin: print(line.strip().upper(), flush=True)"
SLEEPS = "import os, time; print(os.getpid(), flush=True); time.sleep(600)"


class Heard:
    """What a child's signals told, and that they came in the thread of Qt."""

    def __init__(self, code: str, *, keeps_output: bool = False, parent: QObject | None = None) -> None:
        application()
        self.process = ChildProcess([sys.executable, "-c", code], keeps_output=keeps_output, parent=parent)
        self.told: list[str | ChildOutcome] = []
        self.process.line_printed.connect(self.hear)
        self.process.error_printed.connect(lambda line: self.hear(f"error: {line}"))
        self.process.ended.connect(self.hear)
        self.process.start()

    def hear(self, what: str | ChildOutcome) -> None:
        self.told.append(what if QThread.currentThread() is application().thread() else "in another thread")

    def wait_for_end(self) -> None:
        until(lambda: self.told and isinstance(self.told[-1], ChildOutcome))


def settle() -> None:
    """Time for signals that must not come."""
    end = time.monotonic() + 0.3
    until(lambda: time.monotonic() > end)


def test_lines_come_before_the_end_which_comes_once() -> None:
    heard = Heard("import sys\nfor n in range(1000): print(n)\nprint('oh', file=sys.stderr); sys.exit(2)")
    heard.wait_for_end()
    settle()
    heard.told.remove("error: oh")
    assert heard.told == [*map(str, range(1000)), ChildOutcome(2, "", ("oh",))]


def test_it_answers_what_is_written() -> None:
    heard = Heard(ECHOES, keeps_output=True)
    for word in ("one", "two"):
        heard.process.write(f"{word}\n")
        until(lambda word=word: heard.told[-1:] == [word.upper()])
    heard.process.ask_to_stop(60)
    heard.wait_for_end()
    assert heard.told[-1] == ChildOutcome(0, "ONE\nTWO\n")


def test_one_that_does_not_stop_when_asked_to_is_killed() -> None:
    heard = Heard(SLEEPS)
    until(lambda: heard.told)
    heard.process.ask_to_stop(0.1)
    heard.wait_for_end()
    outcome = heard.told[-1]
    assert isinstance(outcome, ChildOutcome) and outcome.crashed


def test_one_that_is_not_there_ends_at_the_next_turn() -> None:
    application()
    process = ChildProcess(["/nowhere/program"])
    told: list[ChildOutcome] = []
    process.ended.connect(told.append)
    process.start()
    assert not told
    until(lambda: told)
    assert told == [ChildOutcome(not_started="No such file or directory")]
    process.write("nothing happens")
    process.stop()
    stopped = ChildProcess(["/nowhere/program"])
    stopped.ended.connect(told.append)
    stopped.start()
    stopped.stop()
    settle()
    assert len(told) == 1


def test_nothing_is_told_after_it_was_stopped_even_by_a_slot() -> None:
    heard = Heard("import time\nfor n in range(100): print(n)\nprint('last', flush=True); time.sleep(600)")
    heard.process.line_printed.connect(lambda _: heard.process.stop())
    until(lambda: heard.told)
    settle()
    assert heard.told == ["0"]


def test_it_is_killed_when_its_owner_is_deleted() -> None:
    owner = QObject()
    heard = Heard(SLEEPS, parent=owner)
    until(lambda: heard.told)
    pid = int(str(heard.told[0]))
    owner.deleteLater()
    until(lambda: not is_alive(pid))
    settle()
    assert len(heard.told) == 1


def test_a_command_stopped_gently_has_time_to_clean_up(tmp_path: Path) -> None:
    application()
    code = (
        "import pathlib, time; from kie_desktop.attended import end_if_attended; end_if_attended()\n"
        "try: print('here', flush=True); time.sleep(600)\n"
        f"finally: pathlib.Path({str(tmp_path / 'cleaned')!r}).touch()"
    )
    for gently in (False, True):
        command = ChildCommand("Look", [sys.executable, "-c", code], sys.executable)  # which finds the program
        lines: list[str] = []
        outcomes: list[CommandOutcome] = []
        command.printed.connect(lines.append)
        command.ended.connect(outcomes.append)
        command.start()
        until(lambda lines=lines: lines == ["here"])
        command.stop(gently)
        assert (tmp_path / "cleaned").exists() == gently
        assert outcomes == []
