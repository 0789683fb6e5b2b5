"""`check`: faults found, counted, and mended in a copy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kie_desktop.cli.main import run_command

SQUARE = [[10, 10], [60, 10], [60, 30], [10, 30]]
LOWER = [[10, 50], [60, 50], [60, 70], [10, 70]]


def pair(**changes: Any) -> list[dict[str, Any]]:
    key = {"transcription": "Name:", "label": "question", "points": SQUARE, "id": 1, "linking": [[1, 2]]}
    value = {"transcription": "Ada", "label": "answer", "points": LOWER, "id": 2, "linking": [[1, 2]]}
    return [key, value | changes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.png", "b.png", "images/c.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        Image.new("RGB", (200, 100), "white").save(tmp_path / name)
    (tmp_path / "class_list.txt").write_text("OTHER\nQUESTION\nANSWER\n")
    return tmp_path


def label_file(folder: Path, **rows: Any) -> Path:
    lines = [f"{name.replace('__', '/')}.png\t{json.dumps(row)}\n" for name, row in rows.items()]
    (folder / "train.json").write_text("".join(lines))
    return folder / "train.json"


def check(path: Path, *options: str) -> int:
    folder = path.parent
    return run_command(
        ["check", str(path), "--image-dir", str(folder), "--class-list", str(folder / "class_list.txt"), *options]
    )


def document(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    answer = json.loads(capsys.readouterr().out)
    assert isinstance(answer, dict)
    return answer


def test_a_sound_file_passes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(label_file(folder, a=pair(), b=pair()), "--json") == 0
    assert document(capsys) == {"pages": 2, "entities": 4, "links": 2, "errors": 0, "warnings": 0, "problems": []}


def test_every_kind_of_fault_is_in_the_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "class_list.txt").write_text("OTHER\n\nQUESTION\nANSWER\n")
    (folder / "cut.png").write_bytes((folder / "a.png").read_bytes()[:60])
    path = label_file(
        folder, a=pair(linking=[[2, 9]]), b=pair(label="stamp"), c=pair(), cut=pair(), gone=pair(), images__c=pair()
    )
    path.write_text(path.read_text() + "broken line\n")
    assert check(path, "--json") == 1
    answer = document(capsys)
    found = {(problem["page"], problem["code"]) for problem in answer["problems"]}
    assert found >= {
        ("class_list.txt", "class-list-blank"),
        ("a.png", "dangling-link"),
        ("b.png", "unknown-label"),
        ("cut.png", "unreadable-image"),
        ("gone.png", "missing-image"),
        ("", "no-tab"),
    }
    assert answer["pages"] == 6 and answer["errors"] == sum(p["severity"] == "error" for p in answer["problems"])
    dangling = next(problem for problem in answer["problems"] if problem["code"] == "dangling-link")
    assert dangling == {
        "page": "a.png",
        "entity": 2,
        "code": "dangling-link",
        "severity": "error",
        "message": "line 1, entity 2: its link [2, 9] names entity 9, which is not on the page",
        "fix": "drop the link",
    }


def test_the_task_decides_what_matters(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = [{"transcription": "Name:", "label": "QUESTION", "points": SQUARE}]
    path = label_file(folder, a=bare)
    assert check(path, "--task", "ser", "--json") == 0 and document(capsys)["warnings"] == 0
    assert check(path, "--task", "re", "--json") == 1
    assert "no-ids" in {problem["code"] for problem in document(capsys)["problems"]}


def test_the_repaired_copy_passes_and_the_original_is_untouched(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = {
        "a": pair(id=1, linking=[[1, 2], [5, 6]]),
        "b": pair(label=" answer", points=[["10", 50], [5000, 50], [60, 70], [10, 70]]),
        "c": [{**entity, "label": entity["label"].upper()} for entity in pair()],
        "gone": pair(),
    }
    path = label_file(folder, **rows)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes() + b"\n")
    before = path.read_bytes()
    (folder / "c.png").write_bytes((folder / "a.png").read_bytes())
    assert check(path, "--fix", str(folder / "mended.json")) == 1
    assert "3 pages written, 1 left out" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert check(folder / "mended.json") == 0
    assert "3 pages, 6 entities" in capsys.readouterr().out


def test_a_moved_image_is_found_and_its_path_mended(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = label_file(folder, elsewhere__a=pair())
    assert check(path, "--json", "--fix", str(folder / "mended.json")) == 1
    assert [problem["code"] for problem in document(capsys)["problems"]] == ["misplaced-image"]
    assert (folder / "mended.json").read_text().startswith("a.png\t")


def test_wrong_inputs_are_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = label_file(folder, a=pair())
    cases = [
        (["check", str(folder / "gone.json"), "--image-dir", str(folder)], 1),
        (["check", str(path), "--image-dir", str(folder / "gone")], 1),
        (["check", str(path), "--image-dir", str(folder), "--class-list", str(folder / "gone.txt")], 1),
        (["check", str(path), "--image-dir", str(folder), "--fix", str(path)], 1),
        (["check", str(path)], 2),
    ]
    for arguments, status in cases:
        assert run_command(arguments) == status
        error = capsys.readouterr().err
        assert error.startswith("error: ") and error.count("\n") == 1
