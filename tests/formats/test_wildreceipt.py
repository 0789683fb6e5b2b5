"""wildreceipt's files: the archive's label file, the older one with numbers, MMOCR's original, and what is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import HUMAN, Entity, Link, Page
from kie_desktop.formats import registry, wildreceipt

NAMES = ["Ignore", "Total_value", "Total_key", "Others"]
POINTS = [[1, 2], [30, 2], [30, 12], [1, 12]]


def archive(folder: Path, line: str, classes: str = "\n".join(NAMES) + "\n") -> Path:
    (folder / "class_list.txt").write_text(classes)
    (folder / "dict.txt").write_text("a\nb\n")
    (folder / "wildreceipt_train.txt").write_text(line + "\n")
    return folder


def rows(*segments: dict[str, object]) -> str:
    return "image_files/a.png\t" + json.dumps([{"transcription": "x", "points": POINTS, **row} for row in segments])


def test_the_archive_is_recognised_and_read(tmp_path: Path) -> None:
    line = rows({"label": "Total_key", "edge": 3}, {"label": "Ignore"}, {"label": "Others"}, {"key_cls": 1})
    folder = archive(tmp_path, line)
    for source in (folder, folder / "wildreceipt_train.txt"):
        assert registry.recognise(source) is wildreceipt.FORMAT
        (page,) = registry.read(source).pages
        found = [(row.label, dict(row.extra)) for row in page.entities.values()]
        assert found == [
            ("Total_key", {"edge": 3}),
            ("other", {"ignored": True}),
            ("other", {}),
            ("Total_value", {}),
        ]


def test_the_older_archives_numbers_are_class_ids(tmp_path: Path) -> None:
    (page,) = registry.read(archive(tmp_path, rows({"label": 2}, {"label": 0}))).pages
    assert [row.label for row in page.entities.values()] == ["Total_key", "other"]


def test_mmocrs_original_is_read(tmp_path: Path) -> None:
    line = json.dumps(
        {
            "file_name": "image_files/b.png",
            "height": 50,
            "width": 40,
            "annotations": [{"box": [1, 2, 9, 2, 9, 8, 1, 8], "text": "T", "label": 1}],
        }
    )
    folder = archive(tmp_path, line, "0 Ignore\n1 Total_value\n")
    assert registry.recognise(folder / "wildreceipt_train.txt") is wildreceipt.FORMAT
    (page,) = registry.read(folder).pages
    (entity,) = page.entities.values()
    assert (page.image, page.width, page.height) == ("image_files/b.png", 40, 50)
    assert (entity.text, entity.label, entity.box) == ("T", "Total_value", (1, 2, 9, 8))


def test_what_is_written_is_what_upstream_reads(tmp_path: Path) -> None:
    entities = [
        Entity(4, rectangle((1, 1, 9, 9)), "To ta", "Total_key", by_human=HUMAN),
        Entity(5, ((10, 1), (19, 2), (20, 9), (15, 12), (10, 9)), "9", "Total_value", by_human=HUMAN),
        Entity(6, rectangle((1, 60, 9, 70)), "?", "other", by_human=HUMAN, extra={"ignored": True}),
        Entity(7, rectangle((1, 90, 9, 99)), "-", "other", by_human=HUMAN),
    ]
    page = Page("a.png", 60, 100).with_entities(entities, [Link(4, 5, by_human=True)])
    report = registry.write(
        tmp_path / "out", [page], LabelSet.of_names(["Total_key", "Total_value"]), wildreceipt.FORMAT
    )
    assert {problem.code for problem in report.lost} == {"lost-polygons"}
    assert (tmp_path / "out/class_list.txt").read_text().split() == ["Ignore", "Total_key", "Total_value", "Others"]
    assert (tmp_path / "out/dict.txt").read_text().split() == ["-", "9", "?", "T", "a", "o", "t"]
    image, _, column = (tmp_path / "out/wildreceipt_train.txt").read_text().partition("\t")
    written = json.loads(column)
    assert image == "image_files/a.png"
    assert [row["label"] for row in written] == ["Total_key", "Total_value", "Ignore", "Others"]
    assert [row["edge"] for row in written] == [4, 4, 6, 7]
    assert all(len(row["points"]) == 4 for row in written)
    (again,) = registry.read(tmp_path / "out").pages
    assert again.links.keys() == {(4, 5)} and again.entities[6].extra == {"ignored": True}


@pytest.mark.parametrize("line", ["no json", "a.png\t{", 'a.png\t{"a": 1}', '{"file_name": 3}', "[1]"])
def test_damaged_lines_are_named(tmp_path: Path, line: str) -> None:
    reading = registry.read(archive(tmp_path, line), format=wildreceipt.FORMAT)
    assert not reading.pages and reading.damaged == 1
    assert any("wildreceipt_train.txt, line 1" in problem.message for problem in reading.problems)


def test_class_lists_out_of_order_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not 0, 1, 2"):
        registry.read(archive(tmp_path, rows({"label": 1}), "1 a\n0 b\n"))
