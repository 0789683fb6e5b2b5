from __future__ import annotations

from kie_desktop.domain.text_suggestions import (
    CORRECTED,
    ELSEWHERE,
    READ,
    Corrections,
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


def test_a_change_made_twice_is_suggested_where_it_fits() -> None:
    corrections = Corrections()
    corrections.learn("Name/First", "Name/ First")
    assert corrections.applied_to("City/Town") == []
    corrections.learn("Tax/Total", "Tax/ Total")
    assert corrections.applied_to("City/Town") == ["City/ Town"]
    assert corrections.applied_to("627/647") == []  # a digit follows: that is another thing
    assert corrections.applied_to("City/ Town") == []


def test_several_usual_changes_are_suggested_together_first() -> None:
    corrections = Corrections()
    for _ in range(2):
        corrections.learn("S 10", "$ 10")
        corrections.learn("Sum:10", "Sum: 10")
    assert corrections.applied_to("S Sum:20") == ["$ Sum: 20", "$ Sum:20", "S Sum: 20"]


def test_a_text_typed_anew_teaches_nothing() -> None:
    corrections = Corrections()
    for _ in range(3):
        corrections.learn("xxxx", "Total amount")
    assert corrections.applied_to("xxxx") == []


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


def test_a_change_that_is_mostly_not_made_where_it_fits_is_not_usual() -> None:
    corrections = Corrections()
    for text in ("EXPORT", "IMPORT"):
        corrections.learn(text, f"☐ {text}")
    assert corrections.applied_to("TRANSIT") == ["☐ TRANSIT"]
    for text in ("SAFETV", "CLTY", "CUSTONER"):
        corrections.learn(text, text.replace("V", "Y").replace("L", "I").replace("N", "M"))
    assert corrections.applied_to("TRANSIT") == []
