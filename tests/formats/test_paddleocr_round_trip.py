"""What is written reads back the same, for any page."""

from __future__ import annotations

import json
from pathlib import Path

import hypothesis.strategies as st
from format_pages import LABELS, pages
from hypothesis import HealthCheck, given, settings

from kie_desktop.domain.page import Page
from kie_desktop.domain.tb_yx import in_tb_yx_order
from kie_desktop.formats.paddleocr import read_label_file, write_label_file


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(pages(), min_size=1, max_size=2, unique_by=lambda page: page.image))
def test_written_pages_read_back_the_same(tmp_path: Path, written: list[Page]) -> None:
    path = tmp_path / "train.json"
    write_label_file(path, written, LABELS)
    read = read_label_file(path, LABELS)
    assert [problem.code for problem in read.problems] == []
    again = [row.page(page.width, page.height) for row, page in zip(read.rows, written, strict=True)]
    for before, after in zip(written, again, strict=True):
        assert after.image.removeprefix("./") == before.image
        assert dict(after.entities) == dict(before.entities)
        assert dict(after.links) == dict(before.links)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pages())
def test_the_file_keeps_the_rules_of_the_format(tmp_path: Path, page: Page) -> None:
    """Spec A1, read the way PaddleOCR reads: bytes, one line, one tab, strict JSON."""
    path = tmp_path / "train.json"
    write_label_file(path, [page], LABELS)
    data = path.read_bytes()
    assert data.endswith(b"\n") and data.count(b"\n") == 1 and not data.startswith(b"\xef\xbb\xbf")
    image, column = data.decode().strip("\n").split("\t")
    assert not image.startswith("[")
    rows = json.loads(column, parse_constant=lambda name: (_ for _ in ()).throw(ValueError(name)))
    assert [row["id"] for row in rows] == [entity.id for entity in in_tb_yx_order(page.entities.values())]
    for row in rows:
        assert list(row)[:5] == ["transcription", "label", "points", "id", "linking"]
        assert type(row["id"]) is int and type(row["transcription"]) is str
        for head, tail in row["linking"]:
            assert row["id"] in (head, tail)
            assert [head, tail] in next(other for other in rows if other["id"] in {head, tail} - {row["id"]})["linking"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pages())
def test_the_same_page_gives_the_same_bytes(tmp_path: Path, page: Page) -> None:
    shuffled = Page(page.image, page.width, page.height).with_entities(
        list(reversed(page.entities.values())), list(reversed(page.links.values()))
    )
    write_label_file(tmp_path / "a", [page], LABELS)
    write_label_file(tmp_path / "b", [shuffled], LABELS)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
