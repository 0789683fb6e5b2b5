"""Child processes of the program, with real ones: started, read, written to, stopped, killed, orphaned."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from processes import is_alive

from kie_desktop.attended import ATTENDED
from kie_desktop.places import program_folder
from kie_desktop.processes import (
    TAIL_LINES,
    Child,
    ChildLine,
    ChildOutcome,
    kill_group,
    run,
    run_in_place,
    terminate_group,
    without_frames,
)

SLEEPS = "import time; time.sleep(600)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('here', flush=True);" + SLEEPS
WITH_GRANDCHILD = (
    f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {SLEEPS!r}]);"
    "print(child.pid, flush=True);"
)
PATIENCE_S = 60
"""Of tests on a busy machine; what waits for it would take ten minutes."""


def python(code: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", code, *arguments]


def wait_until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(program_folder()))


@pytest.fixture
def orphans() -> Iterator[list[int]]:
    """Processes that a test may leave behind."""
    left: list[int] = []
    yield left
    for pid in left:
        if is_alive(pid):
            os.kill(pid, signal.SIGKILL)


def test_what_it_prints_comes_line_by_line_and_then_how_it_ended() -> None:
    code = "import sys; print('one'); print('two', file=sys.stderr); sys.stdout.write('three'); sys.exit(3)"
    with Child(python(code), keeps_output=True) as child:
        lines = list(child.lines())
    assert [line for line in lines if not line.is_error] == [ChildLine("one"), ChildLine("three")]
    assert [line for line in lines if line.is_error] == [ChildLine("two", is_error=True)]
    assert child.outcome == ChildOutcome(3, "one\nthree\n", ("two",))
    assert (child.outcome.succeeded, child.outcome.reason) == (False, "it ended with status 3")
    assert not child.is_running and child.status == 3


def test_its_lines_can_be_read_in_turns() -> None:
    with Child(python("while True: print(input().upper(), flush=True)")) as child:
        for word in ("one", "two"):
            child.write(f"{word}\n")
            assert next(child.lines()).text == word.upper()
        child.close_input()
        assert [line for line in child.lines() if not line.is_error] == []
        assert list(child.lines()) == []  # it has ended
        assert child.outcome is not None and "EOFError" in child.outcome.stderr[-1]


def test_lines_of_any_length_and_bytes() -> None:
    code = r"import sys; w = sys.stdout.buffer.write; w(b'a\r\n\n\xff\n'); w(b'x' * 5_000_000); w('é\n'.encode())"
    outcome = run(python(code))
    assert outcome.stdout.splitlines() == ["a", "", "\ufffd", "x" * 5_000_000 + "é"]


def test_only_the_last_lines_of_standard_error_are_kept() -> None:
    code = "import sys\nfor n in range(1000): print(n, file=sys.stderr)"
    assert run(python(code)).stderr == tuple(map(str, range(1000 - TAIL_LINES, 1000)))


def test_a_traceback_is_told_by_its_last_line() -> None:
    printed = run(python("import sys; print('first', file=sys.stderr)\nraise OSError('the disk is gone')")).stderr
    assert any("File" in line for line in printed)
    assert without_frames(printed) == ["first", "OSError: the disk is gone"]
    assert without_frames(["  nothing else is there"]) == ["  nothing else is there"]


def test_a_crash_is_told_from_an_exit() -> None:
    outcome = run(python("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"))
    assert outcome.crashed and outcome.reason == "it crashed"
    assert not ChildOutcome(1).crashed
    assert ChildOutcome(0xC0000005).crashed  # as Windows says it


def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Child([str(tmp_path / "nothing")])
    outcome = run([str(tmp_path / "nothing")])
    assert (outcome.succeeded, outcome.reason) == (False, "it did not start (No such file or directory)")


def test_standard_error_can_be_one_with_the_output() -> None:
    code = "import sys; print('a', flush=True); print('b', file=sys.stderr, flush=True); print('c')"
    lines: list[str] = []
    assert run(python(code), merges_errors=True, on_line=lines.append) == ChildOutcome(0)
    assert lines == ["a", "b", "c"]


def test_output_and_errors_can_go_into_files(tmp_path: Path) -> None:
    output, errors = tmp_path / "output", tmp_path / "errors"
    for path in (output, errors):
        path.write_text("before\n")
    with Child(python("import sys; print('a'); print('b', file=sys.stderr)"), output=output, errors=errors) as child:
        assert child.wait(PATIENCE_S)
    assert (child.status, child.outcome) == (0, None)
    assert (output.read_text(), errors.read_text()) == ("before\na\n", "b\n")


def test_what_is_written_is_read_and_the_end_of_input_is_seen() -> None:
    with Child(python("import sys; print(len(sys.stdin.read()))"), keeps_output=True) as child:
        child.write("x" * 1_000_000)  # more than a pipe holds
        child.write("yz")
        child.close_input()
        child.write("too late")
        list(child.lines())
    assert child.outcome == ChildOutcome(0, "1000002\n")


def test_writing_does_not_wait_for_a_child_that_does_not_read() -> None:
    with Child(python(SLEEPS)) as child:
        child.write("x" * 10_000_000)
        child.close_input(0.1)
        assert child.is_running
    assert not child.is_running


def test_the_end_of_its_input_ends_it_before_it_is_killed() -> None:
    child = Child(python("import sys; sys.stdin.read(); sys.exit(7)"))
    assert child.end(PATIENCE_S)
    assert child.status == 7


def test_one_that_is_left_alone_lives_on(tmp_path: Path) -> None:
    code = "import sys, time; print(sys.stdin.read(), flush=True); time.sleep(600)"
    output = tmp_path / "output"
    child = Child(python(code), output=output, errors=tmp_path / "errors")
    child.write("alone")
    child.leave_alone(PATIENCE_S)
    wait_until(lambda: output.read_text() == "alone\n")
    assert child.is_running
    kill_group(child.pid)
    assert child.wait(PATIENCE_S)


def test_no_thread_outlives_a_child_that_was_ended() -> None:
    threads = {*threading.enumerate()}
    child = Child(python(SLEEPS))
    child.write("x" * 1_000_000)
    assert {*threading.enumerate()} > threads
    assert child.end()
    assert {*threading.enumerate()} <= threads


def test_a_stubborn_child_is_killed() -> None:
    child = Child(python(STUBBORN))
    assert next(child.lines()).text == "here"
    terminate_group(child.pid)
    assert child.end(0.2)
    assert child.status == -signal.SIGKILL


def test_too_long_a_run_is_ended_with_all_that_it_started() -> None:
    outcome = run(python(WITH_GRANDCHILD + SLEEPS), timeout_s=1)
    while not outcome.stdout:  # a busy machine
        outcome = run(python(WITH_GRANDCHILD + SLEEPS), timeout_s=10)
    assert (outcome.timed_out, outcome.status, outcome.reason) == (True, None, "it took too long")
    wait_until(lambda: not is_alive(int(outcome.stdout)))


def test_a_fault_while_reading_ends_it_with_all_that_it_started() -> None:
    told: list[str] = []

    def on_line(line: str) -> None:
        told.append(line)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(python(WITH_GRANDCHILD + SLEEPS), on_line=on_line)
    wait_until(lambda: not is_alive(int(told[0])))


def test_what_it_left_behind_holds_nobody_up(orphans: list[int]) -> None:
    """A grandchild has the pipe open still."""
    outcome = run(python(WITH_GRANDCHILD), timeout_s=PATIENCE_S)
    orphans.append(int(outcome.stdout))
    assert (outcome.status, outcome.timed_out) == (0, False)
    assert is_alive(orphans[0])


def test_news_are_announced_once_until_they_are_read() -> None:
    announced = threading.Semaphore(0)
    with Child(python("for n in range(100): print(n)"), on_news=announced.release) as child:
        assert announced.acquire(timeout=PATIENCE_S)
        wait_until(lambda: child.outcome)
        assert not announced.acquire(blocking=False)
        arrived = child.read()
        while not isinstance(arrived[-1], ChildOutcome):  # its outcome is known a moment before it is announced
            assert announced.acquire(timeout=PATIENCE_S)
            arrived += child.read()
        assert [line.text for line in arrived if isinstance(line, ChildLine)] == [*map(str, range(100))]
        assert child.read() == []


def test_nothing_is_announced_after_it_was_silenced() -> None:
    announced: list[int] = []
    with Child(python("input(); print(1)"), on_news=lambda: announced.append(1)) as child:
        child.silence()
        child.write("go\n")
        wait_until(lambda: child.outcome)
    assert announced == []


CLEANS_UP = """
import pathlib, subprocess, sys, time
from kie_desktop import attended
attended.end_if_attended()
grandchild = "import os; print(os.environ.get(sys.argv[1]))".replace("sys.argv[1]", repr(attended.ATTENDED))
told = subprocess.run([sys.executable, "-c", grandchild], capture_output=True, text=True).stdout.strip()
try:
    print(told, flush=True)
    time.sleep(600)
except KeyboardInterrupt:
    pathlib.Path(sys.argv[1]).touch()
"""


def test_an_attended_command_cleans_up_when_its_input_ends(tmp_path: Path) -> None:
    with Child(python(CLEANS_UP, str(tmp_path / "cleaned")), attended=True) as child:
        assert next(child.lines()).text == "None"  # what it starts is not attended by us
        assert child.end(PATIENCE_S)
    assert (tmp_path / "cleaned").exists()


def test_one_that_is_not_attended_does_not_mind_its_input(tmp_path: Path, orphans: list[int]) -> None:
    with Child(python(CLEANS_UP, str(tmp_path / "cleaned")), {**os.environ, ATTENDED: "1"}) as child:
        assert next(child.lines()).text == "None"
        child.close_input(1)
        assert not child.wait(1)
    assert not (tmp_path / "cleaned").exists()


STARTS_AND_DIES = """
import os, signal, sys
from kie_desktop.processes import Child
child = Child([sys.executable, "-c", *sys.argv[1:]], attended=True)
assert next(child.lines()).text == "None"
print(child.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_an_attended_command_ends_with_a_killed_starter(tmp_path: Path, orphans: list[int]) -> None:
    command = python(STARTS_AND_DIES, CLEANS_UP, str(tmp_path / "cleaned"))
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    orphans.append(int(done.stdout))
    wait_until(lambda: not is_alive(orphans[0]))
    assert (tmp_path / "cleaned").exists()


NEVER_ENDS = """
import signal, sys, time
from kie_desktop import attended
attended.CLEAN_UP_S = 0.1
attended.end_if_attended()
signal.signal(signal.SIGINT, signal.SIG_IGN)
print("here", flush=True)
time.sleep(600)
"""


def test_an_attended_command_that_does_not_stop_ends_all_the_same() -> None:
    with Child(python(NEVER_ENDS), attended=True) as child:
        assert next(child.lines()).text == "here"
        child.close_input()
        assert child.wait(PATIENCE_S)
        assert child.status == 1


def test_a_program_in_this_ones_place(capfd: pytest.CaptureFixture[str]) -> None:
    code = "import sys; print('out'); print('err', file=sys.stderr); sys.exit(4)"
    assert run_in_place(python(code), os.environ) == 4
    assert tuple(capfd.readouterr()) == ("out\n", "err\n")


IN_PLACE = """
import os, sys
from kie_desktop import processes
sys.exit(processes.run_in_place([sys.executable, "-c", *sys.argv[1:]], os.environ))
"""


def test_ctrl_c_lets_a_program_in_this_ones_place_clean_up(tmp_path: Path) -> None:
    with Child(python(IN_PLACE, CLEANS_UP, str(tmp_path / "cleaned"))) as child:
        assert next(child.lines()).text == "None"
        os.killpg(child.pid, signal.SIGINT)  # as the terminal does
        assert child.wait(PATIENCE_S)
    assert (tmp_path / "cleaned").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process that gets SIGTERM")
def test_sigterm_is_handed_on_to_a_program_in_this_ones_place() -> None:
    minds = "import signal, sys; signal.signal(signal.SIGTERM, lambda *_: sys.exit(7)); print('here', flush=True);"
    with Child(python(IN_PLACE, minds + SLEEPS)) as child:
        assert next(child.lines()).text == "here"
        os.kill(child.pid, signal.SIGTERM)
        assert child.wait(PATIENCE_S)
    assert child.status == 7


def test_where_this_one_is_attended_so_is_the_one_in_its_place(tmp_path: Path) -> None:
    code = IN_PLACE.replace("import processes\n", "import attended, processes\nattended.end_if_attended()\n")
    with Child(python(code, CLEANS_UP, str(tmp_path / "cleaned")), attended=True) as child:
        assert next(child.lines()).text == "None"
        assert child.end(PATIENCE_S)
    assert (tmp_path / "cleaned").exists()
