"""No command replaces a file unless it is told to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from text_image import save

import kie_desktop as kie
from kie_desktop.cli.main import run_command

ROW = [{"transcription": "Name", "label": "question", "id": 1, "linking": [],
        "points": [[10, 10], [90, 10], [90, 30], [10, 30]]}]  # fmt: skip


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    save(tmp_path / "a.png", [(20, 20, "Name")], (200, 100))
    path = tmp_path / "lines.json"
    path.write_text(f"a.png\t{json.dumps(ROW)}\n", "utf-8")
    return path


def commands(lines: Path, there: Path, pack: Path) -> dict[str, list[str]]:
    images = ["--image-dir", str(lines.parent)]
    return {
        "check": [str(lines), *images, "--fix", str(there)],
        "convert": ["--from", "paddleocr", "--to", "xfund", str(lines), str(there), *images],
        "predict": ["--label-file", str(lines), *images, "--task", "ser", "--model", str(pack), "--out", str(there)],
    }


@pytest.mark.parametrize("command", ["check", "convert", "predict"])
def test_a_file_that_exists_is_replaced_only_when_told(
    lines: Path, tmp_path: Path, pack: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "there.json"
    there.write_text("mine", "utf-8")
    arguments = [command, *commands(lines, there, pack)[command]]
    assert run_command(arguments) == 1
    assert "there.json: already exists" in capsys.readouterr().err
    assert there.read_text("utf-8") == "mine"
    run_command([*arguments, "--overwrite"])
    assert there.read_text("utf-8") != "mine"


def test_learning_fields_refuses_what_it_would_not_heed(tmp_path: Path) -> None:
    with pytest.raises(kie.KieError, match="epochs, overrides: this is for training networks"):
        kie.train("fields", data=tmp_path, out=tmp_path / "run", epochs=3, overrides=["a=b"])  # type: ignore[call-overload]


@pytest.mark.parametrize("jobs", [0, -1])
def test_no_jobs_is_an_error_for_people(tmp_path: Path, jobs: int) -> None:
    with pytest.raises(kie.KieError, match="it must be at least 1"):
        kie.extract_many([tmp_path], jobs=jobs)


def test_a_run_of_fields_is_replaced_only_when_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "fields.npz").touch()
    arguments = ["train", "--task", "fields", "--data", str(tmp_path), "--out", str(tmp_path / "run")]
    assert run_command(arguments) == 1
    assert "fields.npz: already exists" in capsys.readouterr().err
    assert run_command([*arguments, "--overwrite"]) == 1
    assert "there is no train.json" in capsys.readouterr().err


def test_a_data_folder_is_replaced_only_when_told(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "table.csv").write_text("image,who\na.png,Name\n", "utf-8")
    arguments = ["locate", str(tmp_path / "table.csv"), "--image-dir", str(tmp_path), "--out", str(tmp_path / "data"),
                 "--label-file", str(lines), "--ocr", "none"]  # fmt: skip
    assert run_command(arguments) == 0
    assert run_command(arguments) == 1
    assert "already" in capsys.readouterr().err
    assert run_command([*arguments, "--overwrite"]) == 0


def test_an_export_replaces_nothing_but_an_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "ser.onnx").touch()
    arguments = [
        "export-model",
        "--checkpoint",
        str(tmp_path / "nothing"),
        "--task",
        "ser",
        "--out",
        str(tmp_path / "out"),
    ]
    assert run_command(arguments) == 1
    assert "use --overwrite on an earlier export" in capsys.readouterr().err
    assert run_command([*arguments, "--overwrite"]) == 1
    assert "already exists" not in capsys.readouterr().err, "it goes on to the checkpoint, which is not there"
    (tmp_path / "out" / "notes").mkdir()
    assert run_command([*arguments, "--overwrite"]) == 1
    assert "it contains no earlier export" in capsys.readouterr().err
