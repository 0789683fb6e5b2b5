"""Where memory or the output runs out, a command says so in one line."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kie_desktop.cli import main as command_line
from kie_desktop.domain.errors import NO_MEMORY, UserError, is_out_of_memory
from kie_desktop.formats.folder_images import empty_words, folders_below
from kie_desktop.formats.images import find_images


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


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.ENOSPC, errno.ELOOP])
def test_what_the_system_refuses_of_a_place_is_one_line(
    number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*_: object) -> int:
        raise OSError(number, os.strerror(number), "/somebody's/folder\n")

    monkeypatch.setattr(command_line, "_run", run)
    assert command_line.run_command(["models", "list"]) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"error: /somebody's/folder\\n: {os.strerror(number)}; ") and error.count("\n") == 1


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that may not be looked into, whoever tests."""
    folder = tmp_path / "locked"
    folder.mkdir()
    system = os.stat

    def stat(path: str | bytes | os.PathLike[str] | int, **options: object) -> os.stat_result:
        if not isinstance(path, int) and Path(os.fsdecode(path)).parent == folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return system(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", stat)
    return folder


@pytest.mark.parametrize(
    "command",
    [
        ["check", "LABELS", "--image-dir", "LOCKED"],
        ["check", "LABELS", "--image-dir", ".", "--fix", "LOCKED"],
        ["train", "--task", "ser", "--data", "LOCKED", "--out", "run"],
        ["train", "--task", "fields", "--data", "LOCKED", "--out", "run"],
        ["train", "--task", "fields", "--data", ".", "--out", "LOCKED"],
        ["evaluate", "--task", "ser", "--model", "LOCKED", "--label-file", "LABELS", "--image-dir", "."],
        ["predict", "--task", "ser", "--model", "LOCKED", "--label-file", "LABELS", "--image-dir", ".", "--out", "o"],
        ["models", "add", "LOCKED"],
        ["extract", "LOCKED", "--out", "o"],
        ["convert", "--from", "paddleocr", "--to", "funsd", "LOCKED", "o"],
    ],
)
def test_a_folder_that_may_not_be_looked_into_is_one_line(
    command: list[str],
    locked: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "labels.txt").write_text("a.png\t[]\n", "utf-8")
    words = {"LOCKED": str(locked / "in"), "LABELS": "labels.txt"}
    assert command_line.run_command([words.get(word, word) for word in command]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines and all(line.startswith(("error: ", "warning: ")) for line in lines)


def test_folders_that_may_not_be_looked_into_hold_nothing(locked: Path, tmp_path: Path) -> None:
    """The window looks below a folder without images, which may be a whole disk."""
    (locked / "drive").touch()
    assert folders_below(tmp_path) == []
    assert "there are no images" in empty_words(locked)
    (locked / "p.png").touch()
    with pytest.raises(UserError, match=r"p\.png: you do not have permission"):
        find_images(locked)


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
