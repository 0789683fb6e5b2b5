"""What the word at the cursor may be meant to be."""

from __future__ import annotations

from kie_desktop.domain.text_changes import Corrections
from kie_desktop.domain.text_suggestions import CORRECTED, READ, Reading, Suggestion
from kie_desktop.domain.word_suggestions import suggest_word, word_at

READINGS = [
    Reading("Socal Becurkty Numbor", 0.5),
    Reading("Social Becurity Number", 0.2),
    Reading("Social Security Numbor", 0.1),
]


def test_only_the_word_at_the_cursor_changes() -> None:
    rows = suggest_word("Socal Becurkty Numbor", 8, READINGS, Corrections())
    assert {row.text for row in rows} == {
        "Socal Becurity Numbor",
        "Socal Security Numbor",
        "Socal Securkty Numbor",
    }
    assert rows[0] == Suggestion("Socal Becurity Numbor", READ, "Becurity")
    assert suggest_word("Socal Becurkty Numbor", 2, READINGS, Corrections())[0].word == "Social"


def test_typed_letters_stay_and_the_rest_of_the_word_is_suggested() -> None:
    rows = suggest_word("Socal Securkty Numbor", 7, READINGS, Corrections(), is_typed=True)
    assert [row.word for row in rows] == ["Security"]
    known = ["Secretary", "Secure", "September"]
    rows = suggest_word("Socal Sec Numbor", 9, (), Corrections(), known, is_typed=True)
    assert [row.text for row in rows] == ["Socal Secretary Numbor", "Socal Secure Numbor"]
    assert suggest_word("Socal Sec Numbor", 9, (), Corrections(), known) == []


def test_spaces_beside_a_word_come_and_go_with_it() -> None:
    readings = [Reading("to Field", 0.4), Reading("toField", 0.3), Reading("to F ield", 0.2)]
    for cursor in (1, 4):
        rows = suggest_word("to Field", cursor, readings, Corrections())
        assert ("toField", "toField") in [(row.text, row.word) for row in rows]
    assert "F ield" in [row.word for row in suggest_word("to Field", 4, readings, Corrections())]


def test_a_correction_made_once_is_suggested_for_a_word() -> None:
    corrections = Corrections()
    corrections.learn("203.748", "203 748")
    rows = suggest_word("Phone 713.591", 8, (), corrections)
    assert rows == [Suggestion("Phone 713 591", CORRECTED, "713 591")]


def test_the_word_between_two_spaces_is_empty() -> None:
    assert word_at("a  b", 2) == (2, 2)
    assert word_at("a bc", 4) == (2, 4)
    assert word_at("", 0) == (0, 0)
