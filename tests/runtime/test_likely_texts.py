"""Readings in the order in which they are likely as text."""

from __future__ import annotations

import goldens

from kie_desktop.domain.text_suggestions import Reading
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.runtime.likely_texts import as_texts


def ordered(*readings: tuple[str, float]) -> list[str]:
    tokenizer = Tokenizer.from_file(goldens.TOKENIZER)
    return [one.text for one in as_texts([Reading(*row) for row in readings], tokenizer.log_chance)]


def test_a_text_of_words_comes_before_one_of_letters() -> None:
    assert ordered(("Dopartment", 0.5), ("Departmont", 0.2), ("Department", 0.15))[0] == "Department"


def test_what_the_recogniser_is_sure_of_stays_first() -> None:
    assert ordered(("Dopartment", 0.98), ("Department", 1e-6))[0] == "Dopartment"


def test_lines_of_digits_are_left_as_they_are() -> None:
    readings = [("2O26-11-30", 0.5), ("2026-11-30", 0.3), ("2024-11-30", 0.2)]
    assert ordered(*readings) == [text for text, _ in readings]
    assert ordered() == []
