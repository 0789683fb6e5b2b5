"""The doctor on this machine, and on machines where something is wrong."""

from __future__ import annotations

import json
import os
from collections import namedtuple
from pathlib import Path

import pytest

from kie_desktop.cli import diagnosis
from kie_desktop.cli.diagnosis import ProbeError, State, probe
from kie_desktop.cli.doctor import lines
from kie_desktop.cli.main import run_command
from kie_desktop.places import program_folder
from kie_desktop.training import environment as env


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
    assert words in diagnosis.gpu_advice("3.3.1", for_gpu, driver)


def test_the_driver_says_its_cuda(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert diagnosis.driver_cuda() == ""
    tool = tmp_path / "nvidia-smi"
    tool.write_text("#!/bin/sh\necho '| NVIDIA-SMI 550.54  Driver Version: 550.54  CUDA Version: 12.4 |'\n")
    tool.chmod(0o755)
    assert diagnosis.driver_cuda() == "12.4"


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
