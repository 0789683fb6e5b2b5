"""Which lines say a field: parts, amounts that come several times, misread lines."""

from __future__ import annotations

import pytest

from kie_desktop.formats.field_lines import FieldLines, Line

ROWS = (
    ("JAVA MART (519537-X)",),
    ("LOT 1851-A, JALAN KPB 6,",),
    ("KWANSAN PERINDUSTRIAN BLANKONG",),
    ("PADLOCK", "9.90"),
    ("QTY 1", "19.90"),
    ("TOTAL INCL. GST", "RM 9.90"),
    ("CASH", "9.90"),
    ("Date: 28-12-17 18:52",),
)
RECEIPT = FieldLines(Line(text, 10.0 * row, 10.0 * row + 8) for row, texts in enumerate(ROWS) for text in texts)
TEXTS = [text for texts in ROWS for text in texts]


@pytest.mark.parametrize(
    ("name", "value", "lines"),
    [
        ("company", "Java Mart", ["JAVA MART (519537-X)"]),
        ("total", "9.90", ["RM 9.90"]),  # not the last, that nobody calls a total, nor 19.90
        ("cash", "9.90", ["9.90"]),
        ("paid", "19.90", ["19.90"]),
        ("date", "28-12-17", ["Date: 28-12-17 18:52"]),
        ("address", "LOT 1851-A, JALAN KPB 6, KAWASAN PERINDUSTRIAN BALAKONG", TEXTS[1:3]),
        ("address", "LOT 1851-A; Jalan KPB 6", TEXTS[1:2]),
        ("address", "NO 3, JALAN TAMAN, 40150 SHAH ALAM", []),
        ("total", "9.80", []),
        ("remark", "...", []),
    ],
)
def test_the_lines_that_say_a_field(name: str, value: str, lines: list[str]) -> None:
    assert [TEXTS[index] for index in RECEIPT.of(name, value)] == lines


def test_of_equal_amounts_nobody_names_the_last_one_counts() -> None:
    assert RECEIPT.of("amount", "9.90") == [TEXTS.index("CASH") + 1]


def test_a_page_without_lines_says_nothing() -> None:
    assert FieldLines([]).of("total", "9.90") == []
