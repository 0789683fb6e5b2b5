"""Where memory or the output runs out, a command says so in one line."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kie_desktop.cli import main as command_line
from kie_desktop.domain.errors import NO_MEMORY, is_out_of_memory


class Fail(Exception):  # noqa: N818 - as onnxruntime calls it
    """What ONNX Runtime raises."""


Fail.__module__ = "onnxruntime.capi.onnxruntime_pybind11_state"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's device that is always full")
@pytest.mark.parametrize("command", [["models", "list"], ["--help"], ["check", "--help"], ["--version"], ["doctor"]])
def test_an_output_that_is_full_is_one_line_and_status_1(command: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kie_desktop", *command],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr == (
        "error: the output cannot be written (No space left on device); choose another place for it\n"
    )


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        Fail("[ONNXRuntimeError] : 1 : FAIL : Load model from rec.onnx failed:std::bad_alloc"),
        ImportError("cv2.abi3.so: failed to map segment from shared object"),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        RuntimeError("can't start new thread"),
    ],
)
def test_a_command_without_memory_is_one_line_and_status_1(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*_: object) -> int:
        raise error

    monkeypatch.setattr(command_line, "_run", run)
    assert command_line.run_command(["models", "list"]) == 1
    assert capsys.readouterr().err == f"error: {NO_MEMORY}\n"


def test_a_cause_counts_and_a_fault_of_the_program_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    wrapped = ValueError("the model")
    wrapped.__cause__ = MemoryError()
    assert is_out_of_memory(wrapped)
    assert not is_out_of_memory(ValueError("bad_alloc"))

    def run(*_: object) -> int:
        raise ValueError("a fault")

    monkeypatch.setattr(command_line, "_run", run)
    with pytest.raises(ValueError, match="a fault"):
        command_line.run_command(["models", "list"])


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")
def test_reading_pages_with_little_memory_is_no_traceback(tmp_path: Path) -> None:
    from text_image import save

    save(tmp_path / "a.png", [(20, 20, "Total 12")], (400, 300))
    script = f"ulimit -v 600000; exec '{sys.executable}' -m kie_desktop extract '{tmp_path}' --out '{tmp_path / 'out'}'"
    done = subprocess.run(["sh", "-c", script], check=False, capture_output=True, text=True, env=os.environ)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("error: ")
    assert "not enough memory" in done.stderr
