"""Names that are not UTF-8: what can be read is read and named, what cannot be named is left out and told."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import rule_pack

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Page
from kie_desktop.domain.text import encodable
from kie_desktop.formats.atomic import write_text
from kie_desktop.formats.image_lookup import locate_image
from kie_desktop.formats.images import encode_png
from kie_desktop.formats.paddleocr import pages_of, read_label_file, write_label_file
from kie_desktop.formats.paddleocr.check import check_label_file, write_repaired
from kie_desktop.places import own_command
from kie_desktop.session.project.adding import look_for_pages
from kie_desktop.store.project_file import relative_to

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
BAD = "d\udce9j\udce0 vu.png"  # Latin-1 on the disk
SHOWN = "d%E9j%E0 vu.png"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An image whose name is no UTF-8 between two others."""
    place = tmp_path / "scans"
    place.mkdir()
    for name in ("a.png", BAD, "z.png"):
        (place / name).write_bytes(encode_png(np.full((40, 80, 3), 255, np.uint8)))
    return place


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own: its output goes through a real stdout."""
    return subprocess.run(
        own_command(*map(str, arguments)), capture_output=True, check=False, encoding="utf-8", errors="strict"
    )


def test_names_as_text() -> None:
    assert encodable(BAD) == SHOWN and encodable("plain.png") == "plain.png" and encodable("发票.png") == "发票.png"
    assert encodable("\ud800.png") == "?.png"
    assert os.fsencode(BAD) == b"d\xe9j\xe0 vu.png"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_extract_reads_them_and_the_rest(folder: Path, tmp_path: Path, jobs: str) -> None:
    pack = rule_pack.write(tmp_path / "rule").folder
    rows = [{"transcription": "Name", "label": "other", "points": [[2, 2], [30, 2], [30, 12], [2, 12]], "id": 1}]
    names = ("a.png", SHOWN, "z.png")
    (tmp_path / "lines.txt").write_text("".join(f"{name}\t{json.dumps(rows)}\n" for name in names), "utf-8")
    arguments = ["extract", folder, "--out", tmp_path / "out", "--model", pack, "--ocr", "none", "--jobs", jobs]
    done = command(*arguments, "--label-file", tmp_path / "lines.txt", "--format", "json,csv,paddleocr", "--json")
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    pages = json.loads(done.stdout)["pages"]
    assert [page["image"] for page in pages] == ["a.png", SHOWN, "z.png"]
    result = json.loads((tmp_path / "out" / "d%E9j%E0 vu.json").read_text("utf-8"))
    assert result["image"] == SHOWN and len(result["entities"]) == 1
    with (tmp_path / "out" / "fields.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) >= 1
    labels = read_label_file(tmp_path / "out" / "Label.json")
    assert [row.image for row in labels.rows] == ["a.png", SHOWN, "z.png"] and not labels.problems
    assert locate_image(SHOWN, folder) == folder / BAD


def test_names_that_would_break_a_line_are_written_and_found(folder: Path, tmp_path: Path) -> None:
    odd = ["a\tb.png", "c\nd%41.png", "e\r.png", "50%25.png"]
    entity = Entity(1, ((2, 2), (30, 2), (30, 12), (2, 12)), "Name", "other")
    for name in odd:
        shutil.copy(folder / "a.png", folder / name)
    pages = [Page(name, 80, 40, entities={1: entity}) for name in ("a.png", *odd)]
    write_label_file(tmp_path / "Label.json", pages, default_label_set())
    found, problems = pages_of(read_label_file(tmp_path / "Label.json"), folder)
    assert [page.image for page in found] == ["a.png", *odd], problems
    done = command("check", tmp_path / "Label.json", "--image-dir", folder)
    assert "Traceback" not in done.stderr and "image not found" not in done.stdout + done.stderr


def test_a_file_of_that_name_is_named_in_messages(folder: Path, tmp_path: Path) -> None:
    (folder / BAD).write_bytes(b"no image")
    done = command("extract", folder / BAD, folder / "gone\udcff.png", "--out", tmp_path / "out", "--json")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert len(json.loads(done.stdout)["errors"]) == 2


def label_file(folder: Path) -> Path:
    rows = [{"transcription": "Name", "label": "other", "points": [[2, 2], [30, 2], [30, 12], [2, 12]], "id": 1}]
    path = folder.parent / "train.txt"
    path.write_text("".join(f"{name}\t{json.dumps(rows)}\n" for name in ("a.png", SHOWN, "z.png")), "utf-8")
    return path


def test_label_files_and_checks_leave_it_out_and_say_so(folder: Path, tmp_path: Path) -> None:
    path = label_file(folder)
    pages, problems = pages_of(read_label_file(path), folder)
    assert [page.image for page in pages] == ["a.png", "z.png"]
    assert [problem.code for problem in problems] == ["unreadable-image"] and SHOWN in problems[0].message
    check = check_label_file(path, folder)
    assert any(SHOWN in problem.message and problem.fix == "rename the image" for problem in check.problems)
    assert write_repaired(tmp_path / "copy.txt", check) == 2
    for arguments in (["check", path, "--image-dir", folder], ["check", path, "--image-dir", folder, "--json"]):
        done = command(*arguments)
        assert done.returncode == 1 and "Traceback" not in done.stderr


@pytest.mark.parametrize("target", ["xfund", "funsd", "ppocrlabel"])
def test_convert_goes_on_with_the_rest(folder: Path, tmp_path: Path, target: str) -> None:
    path, out = label_file(folder), tmp_path / "out"
    done = command("convert", path, out, "--from", "auto", "--to", target, "--image-dir", folder)
    assert "Traceback" not in done.stderr and out.exists(), done.stderr
    assert SHOWN in done.stderr


def test_a_folder_of_label_files_with_such_names(folder: Path, tmp_path: Path) -> None:
    content = {"form": [{"id": 0, "text": "Name", "box": [2, 2, 30, 12], "label": "other", "words": [], "linking": []}]}
    for name in ("a.json", BAD.replace("png", "json"), "z.json"):
        (folder / name).write_text(json.dumps(content), "utf-8")
    done = command("convert", folder, tmp_path / "out.txt", "--from", "auto", "--to", "paddleocr")
    assert "Traceback" not in done.stderr, done.stderr
    labels = read_label_file(tmp_path / "out.txt")
    assert {row.image for row in labels.rows} == {"a.png", SHOWN, "z.png"}
    done = command("convert", folder, tmp_path / "2.txt", "--from", "auto", "--to", "paddleocr", "--image-dir", folder)
    assert "Traceback" not in done.stderr and f"{SHOWN} is not UTF-8" in done.stderr
    assert {row.image for row in read_label_file(tmp_path / "2.txt").rows} == {"a.png", "z.png"}


def test_a_project_takes_the_others_and_names_it(folder: Path) -> None:
    added = []
    report = SimpleNamespace(progress=lambda *_: None, partial=added.extend)
    images = [folder / name for name in ("a.png", BAD, "z.png")]
    looked = look_for_pages(images, set(), {}, lambda path: relative_to(folder, path), None, report)
    assert [page.image for page in added] == ["a.png", "z.png"]
    (fault,) = looked.faults
    assert SHOWN in fault and "rename the file" in fault


def test_text_files_take_any_text(tmp_path: Path) -> None:
    write_text(tmp_path / "a.json", json.dumps({"name": BAD}, ensure_ascii=False))
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == {"name": BAD}
