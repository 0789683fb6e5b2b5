"""Keys and values in one line."""

from __future__ import annotations

import pytest

from kie_desktop.domain.geometry import bounding_box
from kie_desktop.ocr.protocol import OcrLine
from kie_desktop.ocr.split import cut_in_two, split_fields


def parts(text: str) -> list[str]:
    """The texts after the cut, of letters spread evenly over a line 100 pixels wide."""
    solid = [index for index, letter in enumerate(text) if not letter.isspace()]
    places = tuple((index + 0.5) / len(text) for index in solid)
    line = OcrLine(((0, 0), (100, 0), (100, 10), (0, 10)), text, 0.9, places)
    return [part.text for part in split_fields(line)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Date: 5 May", ["Date:", "5 May"]),
        ("Date :5 May", ["Date :", "5 May"]),
        ("Page 3:4 Remarks: none", ["Page 3:4 Remarks:", "none"]),
        ("Ratio 1:2", ["Ratio 1:2"]),
        ("姓名：李秀", ["姓名：", "李秀"]),
        ("TEL:012-345", ["TEL:", "012-345"]),
    ],
)
def test_key_and_value(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DATE: 10/5/92    TIME:", ["DATE:", "10/5/92", "TIME:"]),
        ("TEL:0122 648835    FAX no:603-625", ["TEL:", "0122 648835", "FAX no:", "603-625"]),
        ("Open: 9:30 to 17:00", ["Open:", "9:30 to 17:00"]),
        ("Note: return it to: the office", ["Note:", "return it to: the office"]),
        ("a:b:c", ["a:", "b:c"]),
    ],
)
def test_several_fields_in_one_line(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Date:",
        ": 5 May",
        "12:30",
        "open 9:30",
        "17: 45",
        "see https://example.org",
        "no colon",
        "",
        "This sentence is much too long to be the key of anything: it goes on",
    ],
)
def test_no_key_with_a_value(text: str) -> None:
    assert parts(text) == [text]


def test_cut_lies_between_the_letters() -> None:
    line = OcrLine(((0, 0), (100, 0), (100, 10), (0, 10)), "No: 7", 0.9, (0.1, 0.2, 0.3, 0.9))
    key, value = split_fields(line)
    assert bounding_box(key.points) == pytest.approx((0, 0, 75, 10))
    assert bounding_box(value.points) == pytest.approx((75, 0, 100, 10))
    assert key.score == value.score == 0.9


def test_lines_that_run_upwards_stay_whole() -> None:
    line = OcrLine(((0, 0), (10, 0), (10, 100), (0, 100)), "No: 7", 0.9, (0.1, 0.2, 0.3, 0.9))
    assert split_fields(line) == [line]


def test_places_that_do_not_fit_the_text_are_not_trusted() -> None:
    line = OcrLine(((0, 0), (100, 0), (100, 10), (0, 10)), "No: 7", 0.9)
    assert split_fields(line) == [line]


def test_both_halves_know_where_their_letters_stand() -> None:
    line = OcrLine(((0, 0), (100, 0), (100, 10), (0, 10)), "No 7 A", 0.9, (0.1, 0.2, 0.6, 0.9))
    first, second = cut_in_two(line, 3, 0.5)
    assert (first.text, second.text) == ("No", "7 A")
    assert first.places == pytest.approx((0.2, 0.4)) and second.places == pytest.approx((0.2, 0.8))
