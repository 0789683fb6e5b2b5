"""The doctor on this machine, and on machines where something is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from kie_desktop.cli import diagnosis
from kie_desktop.cli.diagnosis import ProbeError, State, probe
from kie_desktop.cli.doctor import lines
from kie_desktop.cli.main import COMMANDS, command_parser, run_command
from kie_desktop.cli.probes import gpu_advice
from kie_desktop.contract.catalogue import offers
from kie_desktop.domain.errors import UserError
from kie_desktop.ocr.create import create_engine
from kie_desktop.ocr.protocol import engine_names
from kie_desktop.places import program_folder
from kie_desktop.training import environment as env
from kie_desktop.training.environment.pythons import driver_cuda


def test_this_machine_is_well(capsys: pytest.CaptureFixture[str], kie_desktop_home: Path) -> None:
    """The tests' own environment has everything, and the embedded OCR engine really reads."""
    status = run_command(["doctor", "--json"])
    report = json.loads(capsys.readouterr().out)
    checks = {check["name"]: check for check in report["checks"]}
    assert (status, report["ok"]) == (0, True), report
    assert all({"name", "state", "found", "remedy"} == check.keys() for check in report["checks"])
    assert "Total" in checks["ocr rapid"]["found"]
    assert checks["pack"]["found"].startswith("starter ")
    assert "; networks run on CPU: " in checks["onnxruntime"]["found"]
    assert checks["user folder"]["found"] == str(kie_desktop_home)
    assert all(check["remedy"] for check in report["checks"] if check["state"] != "ok")


def test_a_fault_is_shown_with_its_remedy(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fault = diagnosis.Check("disk", State.FAULT, "0.2 GB free in /", "free up space")
    monkeypatch.setattr("kie_desktop.cli.doctor.diagnose", lambda: iter([fault]))
    assert run_command(["doctor"]) == 1
    assert capsys.readouterr().out.splitlines() == [*lines(fault), "1 faults"]
    assert lines(fault)[1].strip() == "-> free up space"


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("raise ImportError('libEGL.so.1: cannot open shared object file')", "libEGL.so.1"),
        ("import os; os.abort()", "ended with status"),
    ],
)
def test_a_broken_native_package_is_reported_not_fatal(
    broken: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("PySide6", "onnxruntime", "paddle"):
        (tmp_path / f"{package}.py").write_text(broken)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(program_folder())]))
    found = [*diagnosis.window(), diagnosis.onnx_runtime(), diagnosis.ocr_rapid(), *diagnosis.paddle()]
    assert [check.name for check in found] == ["qt", "onnxruntime", "ocr rapid", "paddle"]
    for check in found:
        assert check.state is State.FAULT
        assert says in check.found
        assert check.remedy


@pytest.mark.parametrize(
    ("for_gpu", "driver", "words"),
    [
        (True, "12.6", "check the driver"),
        (False, "", "no NVIDIA driver"),
        (False, "11.2", "update the driver"),
        (False, "12.8", "paddlepaddle-gpu 3.3.1, the build for CUDA 12.6 (cu126)"),
    ],
)
def test_how_to_train_on_a_gpu(for_gpu: bool, driver: str, words: str) -> None:
    assert words in gpu_advice("3.3.1", for_gpu, driver)


def test_the_driver_says_its_cuda(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert driver_cuda() == ""
    tool = tmp_path / "nvidia-smi"
    tool.write_text("#!/bin/sh\necho '| NVIDIA-SMI 550.54  Driver Version: 550.54  CUDA Version: 12.4 |'\n")
    tool.chmod(0o755)
    assert driver_cuda() == "12.4"


def test_a_damaged_pack_is_named(kie_desktop_home: Path) -> None:
    pack = kie_desktop_home / "models" / "mine"
    pack.mkdir(parents=True)
    (pack / "pack.toml").write_text("format = 1\nname =")
    faults = [check for check in diagnosis.packs() if check.state is State.FAULT and "mine" in check.found]
    assert len(faults) == 1
    assert str(pack / "pack.toml") in faults[0].found


def test_a_checkout_without_packs_is_at_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kie_desktop.contract.packs.program_folder", lambda: tmp_path)
    (check,) = diagnosis.packs()
    assert check.state is State.FAULT
    assert str(tmp_path / "models") in check.found


def test_a_probe_that_hangs_is_reported() -> None:
    with pytest.raises(ProbeError, match="no answer after 0 s"):
        probe("paddle", timeout_s=0.01)


def test_a_user_folder_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("KIE_DESKTOP_HOME", str(tmp_path / "file"))
    check = diagnosis.folder()
    assert check.state is State.FAULT
    assert str(tmp_path / "file") in check.found
    assert "KIE_DESKTOP_HOME" in check.remedy


def test_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage(10**12, 10**12, 200_000_000))
    check = diagnosis.disk()
    assert check.state is State.FAULT
    assert check.found.startswith("0.2 GB free")


def test_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":7")
    assert diagnosis.display().found == "DISPLAY=:7"
    monkeypatch.delenv("DISPLAY")
    assert diagnosis.display().state is State.ABSENT


def test_a_training_environment_counts_where_the_program_has_no_paddle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis, "_installed", lambda _: False)
    (absent,) = diagnosis.paddle()
    assert absent.state is State.ABSENT
    env.folder().mkdir(parents=True)
    env.record(env.Environment("cu126", "3.3.1", "3.12.1"))
    (there,) = diagnosis.paddle()
    assert there.state is State.OK and there.found == "3.3.1 (cu126) in the training environment"


def ocr_paddle() -> diagnosis.Check:
    (check,) = diagnosis.ocr_paddle()
    return check


@pytest.fixture
def paddlex(monkeypatch: pytest.MonkeyPatch) -> None:
    """PaddleX as it is in an environment with `.[paddleocr]`, without Paddle."""
    monkeypatch.setattr(diagnosis, "_installed", lambda name: True)
    monkeypatch.setattr(diagnosis.metadata, "version", lambda name: "3.7.2")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "paddle" else name)


def make_weights(home: Path, *more: str) -> Path:
    folder = home / "ocr" / "mine"
    for part in ("det", "rec"):
        (folder / part).mkdir(parents=True)
        for name in ("inference.yml", *more):
            (folder / part / name).touch()
    return folder


def test_paddleocr_needs_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis, "_installed", lambda name: False)
    check = ocr_paddle()
    assert check.state is State.ABSENT and 'pip install "kie-desktop[paddleocr]"' in check.remedy


@pytest.mark.usefixtures("paddlex")
def test_paddleocr_is_not_well_without_weights_or_what_runs_them(kie_desktop_home: Path) -> None:
    check = ocr_paddle()
    assert check.state is State.ABSENT and check.remedy.startswith("download some with")
    make_weights(kie_desktop_home)
    check = ocr_paddle()
    assert check.state is State.ABSENT and check.remedy == "run: pip install paddlepaddle"


@pytest.mark.usefixtures("paddlex")
def test_paddleocr_is_well_once_it_has_read_something(kie_desktop_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = make_weights(kie_desktop_home, "inference.onnx")
    answers = iter([{"version": "paddlex 3.7.2", "text": "Total 42"}, {"version": "paddlex 3.7.2", "text": ""}])
    monkeypatch.setattr(diagnosis, "probe", lambda name: next(answers))
    assert ocr_paddle() == diagnosis.Check("ocr paddle", State.OK, f"paddlex 3.7.2 reads 'Total 42' with {weights}")
    assert ocr_paddle().state is State.FAULT

    def fails(_: str) -> None:
        raise ProbeError("ImportError: libGL.so.1")

    monkeypatch.setattr(diagnosis, "probe", fails)
    assert (ocr_paddle().state, ocr_paddle().found) == (State.FAULT, "ImportError: libGL.so.1")


def test_a_frozen_program_does_not_speak_of_paddleocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its packages are not in there: it is neither looked for nor offered."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert list(diagnosis.ocr_paddle()) == []
    assert engine_names() == ("rapid",)
    assert [offer.name for offer in offers() if not offer.tasks] == []
    assert "paddle" not in command_parser(COMMANDS).format_help()
    with pytest.raises(UserError, match=r"unknown OCR engine 'paddle'; choose one of rapid$"):
        create_engine("paddle")
    choices = "from kie_desktop.session.settings import TABLE; print({row.name: row.choices for row in TABLE}['ocr'])"
    frozen = f"import sys; sys.frozen = True; {choices}"
    done = subprocess.run([sys.executable, "-c", frozen], capture_output=True, text=True, check=True)
    assert done.stdout == "(('rapid', 'Built in (RapidOCR)'), ('none', 'None'))\n"


def test_two_opencvs_are_a_fault_with_the_line_that_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(diagnosis.opencv()) == [], "this environment has one"
    there = {"opencv-python": "5.0.0", "opencv-python-headless": "5.0.0.93"}
    monkeypatch.setattr(diagnosis, "installed_opencvs", lambda: there)
    (check,) = diagnosis.opencv()
    assert check.state is State.FAULT and check.found == "opencv-python is installed over opencv-python-headless"
    assert check.remedy.endswith("--force-reinstall --no-deps opencv-python-headless==5.0.0.93")
    assert "uninstall --yes opencv-python," in check.remedy
