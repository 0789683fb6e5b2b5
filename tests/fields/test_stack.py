"""Scanned stacks: which pages begin a document."""

from __future__ import annotations

import pytest

from kie_desktop.fields.document import TextLine, TextPage
from kie_desktop.fields.stack import Splitting, document_parts, stack_starts

_LETTERHEAD = [("Nordwind Handels GmbH", 100, 40), ("Hafenstrasse 5, Hamburg", 100, 70)]


def _page(*rows: tuple[str, float, float], moved: float = 0.0) -> TextPage:
    lines = [
        TextLine(number, text, (x + moved, y + moved, x + moved + 9 * len(text), y + moved + 20))
        for number, (text, x, y) in enumerate(rows, 1)
    ]
    return TextPage(1000, 1400, tuple(lines))


def _first(name: str, number: str, moved: float = 0.0) -> TextPage:
    return _page(
        *_LETTERHEAD,
        (f"To {name}", 100, 200),
        ("Invoice", 700, 300),
        (f"Invoice number {number}", 700, 340),
        ("Customer number 77", 700, 370),
        ("Description Quantity Price Amount", 100, 500),
        (f"Delivery for {name}", 100, 540),
        moved=moved,
    )


def _second(text: str) -> TextPage:
    rows = [(f"{text} number {row} as ordered by telephone", 100, 140.0 + 40 * row) for row in range(12)]
    return _page(*_LETTERHEAD, *rows)


_BLANK = _page((" ", 10, 10))


def test_blank_pages_part_documents_and_belong_to_none() -> None:
    one, two = _page(("Report of the year", 100, 100)), _page(("Minutes of the meeting", 100, 100))
    assert document_parts([_BLANK, one, two, _BLANK, _BLANK, two, _BLANK], Splitting.STACK) == [[1, 2], [5]]


def test_a_page_that_looks_like_a_first_page_begins_a_document() -> None:
    pages = [_first("Ada", "1"), _second("Screw"), _first("Grace", "2", moved=12), _first("Edith", "3"), _second("Nut")]
    assert stack_starts(pages) == [0, 2, 3]


def test_pages_of_one_letterhead_stay_together() -> None:
    assert stack_starts([_first("Ada", "1"), _second("Screw"), _second("Nail")]) == [0]


def test_page_numbers_decide() -> None:
    numbered = [
        _page(("Offer", 100, 100), (text, 800, 1350)) for text in ("Page 1 of 2", "page 2/2", "- Page 1 -", "2 / 2")
    ]
    assert stack_starts(numbered) == [0, 2]
    again = _page(*[(line.text, *line.box[:2]) for line in _first("Ada", "1").lines], ("Seite 2 von 2", 800, 1350))
    assert stack_starts([_first("Ada", "1"), again]) == [0]
    assert stack_starts(
        [_page(("报价", 100, 100), ("第1页 共2页", 9, 1300)), _page(("明细", 1, 1), ("第2页", 9, 1300))]
    ) == [0]


@pytest.mark.parametrize(("splitting", "parts"), [(Splitting.FILE, [[0, 1, 2]]), (Splitting.PAGE, [[0], [1], [2]])])
def test_a_file_is_one_document_or_each_page_is(splitting: Splitting, parts: list[list[int]]) -> None:
    assert document_parts([_first("Ada", "1"), _BLANK, _second("Nut")], splitting) == parts


def test_nothing_and_blank_pages_only() -> None:
    assert document_parts([], Splitting.STACK) == []
    assert document_parts([_BLANK, _BLANK], Splitting.STACK) == [[0, 1]]
