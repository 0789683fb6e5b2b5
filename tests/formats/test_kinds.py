"""Marks and codes in label files, page results and what PaddleOCR makes of them."""

import json
from pathlib import Path

import pytest
from marks import by_hand, mixed_page

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, EntityKind
from kie_desktop.formats import registry
from kie_desktop.formats.format import Format
from kie_desktop.formats.paddleocr.findings import Findings
from kie_desktop.formats.paddleocr.repair import parse_row
from kie_desktop.formats.paddleocr.writer import page_rows
from kie_desktop.formats.page_result import entity_of, page_result

LABELS = default_label_set()
READABLE = [kind for kind in registry.FORMATS if kind.read]


def about(entity: Entity) -> tuple[object, ...]:
    return entity.kind, entity.text, entity.checked, entity.symbology


@pytest.mark.parametrize("kind", READABLE, ids=lambda kind: kind.name)
def test_a_format_keeps_marks_and_codes_or_says_that_it_does_not(kind: Format, tmp_path: Path) -> None:
    page = by_hand(mixed_page())
    path = tmp_path / f"data{kind.suffix}"
    report = registry.write(path, [page], LABELS, kind)
    (again,) = registry.read(path, None, LABELS, kind).pages
    expected = page if kind.holds.kinds else page.only_lines()
    assert ("lost-kinds" in {problem.code for problem in report.lost}) is not kind.holds.kinds
    assert {about(entity) for entity in again.entities.values()} == {
        about(entity) for entity in expected.entities.values()
    }
    assert not any(entity.extra.keys() & {"kind", "checked", "payload"} for entity in again.entities.values())


def test_the_formats_with_further_keys_keep_them() -> None:
    names = {kind.name for kind in registry.FORMATS if kind.holds.kinds}
    assert names == {"paddleocr", "ppocrlabel", "xfund", "xanylabeling"}


def test_upstream_reads_a_mark_as_an_entity_without_text() -> None:
    rows = {row["id"]: row for row in page_rows(mixed_page(), LABELS, with_scores=True)}
    assert rows[2]["transcription"] == rows[4]["transcription"] == ""
    assert (rows[2]["kind"], rows[2]["checked"]) == ("mark", True)
    assert (rows[4]["kind"], rows[4]["payload"], rows[4]["symbology"]) == (
        "code",
        mixed_page().entities[4].text,
        "QRCode",
    )
    assert "kind" not in rows[1]


@pytest.mark.parametrize(
    "keys",
    [{"kind": "mark"}, {"kind": "mark", "checked": 1}, {"kind": "code", "payload": 3, "symbology": ""}, {"kind": []}],
)
def test_keys_of_another_program_are_kept_as_they_are(keys: dict[str, object]) -> None:
    row = {"transcription": "a", "label": "other", "points": [[0, 0], [9, 0], [9, 9], [0, 9]], "id": 1, "linking": []}
    parsed = parse_row([row | keys], Findings("", ""))
    assert parsed is not None
    (entity,) = parsed.entities
    assert entity.is_line and entity.text == "a" and entity.extra == keys


def test_the_page_result_says_what_an_entity_is() -> None:
    page = mixed_page()
    rows = json.loads(json.dumps(page_result(page, LABELS, model="m", ocr="rapid")))["entities"]
    by_kind = {row["kind"]: row for row in rows}
    assert {"checked": True, "score": 0.98, "text": "", "text_score": None}.items() <= by_kind["mark"].items()
    assert by_kind["code"]["payload"] == by_kind["code"]["text"] == page.entities[4].text
    assert by_kind["code"]["symbology"] == "QRCode" and "checked" not in by_kind["line"]
    assert {entity.id: entity for entity in map(entity_of, rows)} == page.entities
    assert page.entities[2].kind is EntityKind.MARK
