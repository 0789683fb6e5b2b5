"""`check`: faults found, counted, and mended in a copy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import goldens
import pytest
from PIL import Image

from kie_desktop.cli import check as check_command
from kie_desktop.cli.main import run_command
from kie_desktop.domain.fixes import FIXES

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
        "message": "line 1, entity 2: its link [2, 9] refers to entity 9, which is not on the page",
        "fix": "remove the link",
    }


def test_the_task_decides_what_matters(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = [{"transcription": "Name:", "label": "QUESTION", "points": SQUARE}]
    path = label_file(folder, a=bare)
    assert check(path, "--task", "ser", "--json") == 0 and document(capsys)["warnings"] == 0
    assert check(path, "--task", "re", "--json") == 1
    assert "no-ids" in {problem["code"] for problem in document(capsys)["problems"]}
    path = label_file(folder, a=pair(id=1, linking=[[2, 2], [1, 9]]))
    for task, severity, status in (("ser", "warning", 0), ("re", "error", 1)):
        assert check(path, "--task", task, "--json") == status
        of_ids = [
            row for row in document(capsys)["problems"] if row["code"] in {"duplicate-id", "self-link", "dangling-link"}
        ]
        assert len(of_ids) == 4 and {row["severity"] for row in of_ids} == {severity}


def test_without_a_task_a_file_is_checked_for_both_networks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alone = [{**pair()[0], "linking": []}]
    assert check(label_file(folder, a=alone), "--json") == 0
    assert found(capsys) == [("a.png", "nothing-to-link")]
    assert check(label_file(folder, a=alone), "--task", "ser", "--json") == 0
    assert found(capsys) == []


def test_an_image_that_paddleocr_may_not_read_is_a_warning(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Image.new("RGB", (200, 100), "white").save(folder / "really a GIF.png", format="GIF")
    assert check(label_file(folder, **{"really a GIF": pair()}), "--json") == 0
    (problem,) = document(capsys)["problems"]
    assert (problem["code"], problem["severity"], problem["page"]) == ("image-kind", "warning", "really a GIF.png")
    assert problem["message"].startswith("line 1: ") and problem["fix"]


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


def found(capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    return [(problem["page"], problem["code"]) for problem in document(capsys)["problems"]]


def test_one_image_by_two_paths_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = label_file(folder, images__c=pair(), a=pair(), **{f"{folder}/images/c".replace("/", "__"): pair()})
    assert run_command(["check", str(path), "--image-dir", str(folder), "--json"]) == 0
    problems = json.loads(capsys.readouterr().out)["problems"]
    (found,) = [problem for problem in problems if problem["code"] == "repeated-image"]
    assert "line 3: the image is already on line 1, as images/c.png" in found["message"]


@pytest.mark.parametrize(
    ("written", "on_disk", "code", "mended"),
    [
        ("sub\\\\a.png", "sub/a.png", "misplaced-image", "sub/a.png"),
        ("A.PNG", "a.png", "misplaced-image", "a.png"),
        ("[1] a.png", "[1] a.png", "bracket-path", "./[1] a.png"),
        ("{folder}/a.png", "a.png", "absolute-path", "a.png"),
        ("./a.png", "a.png", "", "./a.png"),
    ],
)
def test_paths_that_paddleocr_cannot_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], written: str, on_disk: str, code: str, mended: str
) -> None:
    written = written.format(folder=tmp_path)
    (tmp_path / on_disk).parent.mkdir(exist_ok=True)
    Image.new("RGB", (200, 100), "white").save(tmp_path / on_disk)
    (tmp_path / "train.json").write_text(f"{written}\t{json.dumps(pair())}\n")
    arguments = ["check", str(tmp_path / "train.json"), "--image-dir", str(tmp_path), "--json"]
    run_command([*arguments, "--fix", str(tmp_path / "mended.json")])
    assert found(capsys) == ([(written, code)] if code else [])
    assert (tmp_path / "mended.json").read_text().startswith(f"{mended}\t")
    run_command(["check", str(tmp_path / "mended.json"), "--image-dir", str(tmp_path), "--json"])
    assert found(capsys) == []


def test_no_image_is_both_learned_from_and_measured_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Image.new("RGB", (200, 100), "red").save(folder / "b.png")
    (folder / "copy of b.png").write_bytes((folder / "b.png").read_bytes())
    Image.new("RGB", (200, 100), "blue").save(folder / "images/c.png")
    rows = [f"{name}\t{json.dumps(pair())}\n" for name in ("a.png", "copy of b.png", "gone.png")]
    (folder / "val.json").write_text("".join(rows))
    path = label_file(folder, a=pair(), b=pair(), images__c=pair())
    options = ["--json", "--val", str(folder / "val.json"), "--fix", str(folder / "mended.json")]
    assert check(path, *options) == 0
    answer = document(capsys)
    assert [(row["page"], row["code"], row["severity"]) for row in answer["problems"]] == [
        ("a.png", "page-in-both", "warning"),
        ("b.png", "page-in-both", "warning"),
    ]
    assert "also in val.json (copy of b.png)" in answer["problems"][1]["message"]
    assert [line.partition("\t")[0] for line in (folder / "mended.json").read_text().splitlines()] == ["images/c.png"]


def test_pages_too_long_for_paddleocr(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tokenizer = ["--tokenizer", str(Path(goldens.__file__).parent / "tokenizer" / "sentencepiece.bpe.model")]
    path = label_file(folder, a=pair(transcription="Ada Lovelace " * 300), b=pair())
    assert check(path, "--json", *tokenizer) == 0
    assert found(capsys) == [("a.png", "too-many-tokens")]
    assert check(path, "--json", "--tokenizer", str(path)) == 1
    assert "this is not a SentencePiece model" in capsys.readouterr().err


def test_what_takes_something_away_is_mended_on_demand_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def labels(path: Path) -> list[str]:
        return [row["label"] for line in path.read_text().splitlines() for row in json.loads(line.partition("\t")[2])]

    other = pair()
    other[0]["label"] = "answer"
    path = label_file(folder, a=pair(), b=pair(), images__c=other)
    mended = folder / "mended.json"
    check(path, "--fix", str(mended))
    assert labels(mended) == ["question", "answer", "question", "answer", "answer", "answer"]
    assert "[label-differs] -> label it 'question', like most of the others" in capsys.readouterr().out
    check(path, "--fix", str(mended), "--fix-also", "label-differs", "--overwrite")
    assert labels(mended) == ["question", "answer"] * 3
    assert check(path, "--fix-also", "label-differs") == 2
    assert check(path, "--fix", str(mended), "--fix-also", "outside-page") == 2


def test_every_certain_fix_is_done_unasked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blank = {"transcription": "", "label": "answer", "points": LOWER, "id": 2, "linking": [[1, 2]]}
    faults = [*pair()[:1], blank, {**pair()[0], "id": 3, "linking": []}, {**pair()[1], "id": 4, "linking": [[1, 4]]}]
    path = label_file(folder, a=faults, b=[pair()[0] | {"transcription": ""}])
    options = ["--json", "--fix", str(folder / "mended.json")]
    assert check(path, *options) == 1
    codes = {code for _, code in found(capsys)}
    assert {"linked-without-text", "duplicate-entity", "no-text-on-page"} <= codes
    check(folder / "mended.json", "--json")
    assert not {code for _, code in found(capsys) if code in FIXES and FIXES[code].certain}


def test_a_long_check_says_how_far_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_command, "PROGRESS_SECONDS", 0.0)
    assert check(label_file(folder, a=pair(), b=pair()), "--json") == 0
    said = capsys.readouterr()
    assert "1 of 2 pages checked" in said.err
    assert json.loads(said.out)["pages"] == 2


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
