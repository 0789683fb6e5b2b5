from __future__ import annotations

from kie_desktop.domain.text_changes import Corrections
from kie_desktop.domain.text_suggestions import (
    CORRECTED,
    ELSEWHERE,
    READ,
    Reading,
    Suggestion,
    doubtful_letters,
    suggest,
)


def test_letters_are_doubtful_where_likely_readings_have_others() -> None:
    readings = [Reading("1O0", 0.6), Reading("100", 0.35), Reading("1O9", 0.01)]
    assert doubtful_letters("1O0", readings) == [1]
    assert doubtful_letters("100", readings) == [1]


def test_a_letter_that_may_be_missing_makes_the_one_behind_the_gap_doubtful() -> None:
    assert doubtful_letters("SUJECT", [Reading("SUJECT", 0.5), Reading("SUBJECT", 0.5)]) == [2]
    assert doubtful_letters("No", [Reading("No", 0.5), Reading("No.", 0.5)]) == [1]
    assert doubtful_letters("", [Reading("a", 1.0)]) == []
    assert doubtful_letters("a", []) == []


def test_suggestions_are_readings_corrections_and_texts_of_other_pages_but_not_the_text_itself() -> None:
    corrections = Corrections()
    for _ in range(2):
        corrections.learn("A1", "Al")
    readings = [Reading("Tota1:", 0.5), Reading("Total:", 0.3), Reading("  ", 0.1)]
    found = suggest("Tota1:", readings, corrections, {"Totals:": 3, "Address": 9})
    assert found[0] == Suggestion("Total:", READ)
    assert Suggestion("Totals:", ELSEWHERE) in found
    assert all(row.text.strip() and row.text != "Tota1:" for row in found)
    assert suggest("BA1", (), corrections, {}) == [Suggestion("BAl", CORRECTED)]


def test_a_text_of_another_page_that_was_read_too_comes_first() -> None:
    readings = [Reading("Nane:", 0.6), Reading("Nave:", 0.3), Reading("Name:", 0.1)]
    assert suggest("Nane:", readings, Corrections(), {"Name:": 5})[0].text == "Name:"


def test_accents_are_believed_where_they_are_likely() -> None:
    unlikely = [Reading("Unit price", 0.95), Reading("Ünit price", 0.04), Reading("Unitprice", 0.01)]
    assert [row.text for row in suggest("Unit price", unlikely, Corrections(), {})] == ["Unitprice"]
    assert doubtful_letters("Unit price", unlikely) == []
    likely = [Reading("Munchen", 0.6), Reading("München", 0.4)]
    assert [row.text for row in suggest("Munchen", likely, Corrections(), {})] == ["München"]
    assert doubtful_letters("Munchen", likely) == [1]
    greek = [Reading("Αθήνα", 0.9), Reading("Αθηνα", 0.02)]
    assert [row.text for row in suggest("Αθήνα", greek, Corrections(), {})] == ["Αθηνα"]


def test_what_looks_like_the_text_or_like_another_suggestion_is_not_suggested() -> None:
    readings = [Reading("Unit\u00a0price", 0.5), Reading("Unit pr1ce", 0.3), Reading("Unit\u00a0pr1ce", 0.2)]
    assert [row.text for row in suggest("Unit price", readings, Corrections(), {})] == ["Unit pr1ce"]


def test_where_the_recogniser_is_sure_nothing_is_suggested_but_usual_corrections() -> None:
    sure = [Reading("4711-22", 0.99), Reading("4711-2", 0.002), Reading("4711-Z2", 0.001)]
    assert suggest("4711-22", sure, Corrections(), {"4711-23": 4}) == []
    corrections = Corrections()
    for text in ("12-34", "56-78"):
        corrections.learn(text, text.replace("-", "- "))
    assert [row.text for row in suggest("4711-22", sure, corrections, {})] == ["4711- 22"]
    typed_wrongly = suggest("4711-23", sure, Corrections(), {})  # the recogniser is sure of another text
    assert [row.text for row in typed_wrongly] == ["4711-22"]
