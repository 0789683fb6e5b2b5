"""CTC beam search: what a recogniser may have meant besides its first guess."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from kie_desktop.ocr.beam import beam_search

_SIGNS = ["", "A", "B", "8", " "]


def _chances(*columns: dict[str, float]) -> np.ndarray:
    """[columns, classes]; what is left over is blank."""
    rows = np.zeros((len(columns), len(_SIGNS)), np.float32)
    for row, column in zip(rows, columns, strict=True):
        for sign, chance in column.items():
            row[_SIGNS.index(sign)] = chance
        row[0] = 1 - row.sum()
    return rows


def _by_hand(chances: np.ndarray) -> dict[str, float]:
    """The chance of each text, by going through all ways to write it."""
    found: dict[str, float] = {}
    for path in itertools.product(range(len(_SIGNS)), repeat=len(chances)):
        chance = float(np.prod([chances[place, index] for place, index in enumerate(path)]))
        text = "".join(_SIGNS[index] for index, _ in itertools.groupby(path)).strip()
        found[text] = found.get(text, 0.0) + chance
    return found


def test_chances_are_those_of_all_ways_to_write_a_text() -> None:
    chances = _chances({"A": 0.5, "8": 0.3}, {"B": 0.45, "8": 0.35}, {"B": 0.2}, {"8": 0.6, "B": 0.35})
    true = _by_hand(chances)
    found = beam_search(chances, _SIGNS, 20)
    best = sorted(true.values(), reverse=True)
    assert [one.chance for one in found[:8]] == pytest.approx(best[:8], rel=1e-3)
    for one in found[:8]:
        assert one.chance == pytest.approx(true[one.text], rel=1e-3)


def test_the_same_sign_twice_needs_a_blank_between() -> None:
    touching = beam_search(_chances({"8": 0.99}, {"8": 0.99}), _SIGNS, 3)[0]
    apart = beam_search(_chances({"8": 0.99}, {}, {"8": 0.99}), _SIGNS, 3)[0]
    assert (touching.text, apart.text) == ("8", "88")


def test_only_signs_that_are_asked_for() -> None:
    chances = _chances({"A": 0.9}, {"B": 0.7, "8": 0.25})
    assert beam_search(chances, _SIGNS, 1)[0].text == "AB"
    (best, *_) = beam_search(chances, _SIGNS, 5, among="A8")
    assert (best.text, round(best.chance, 2)) == ("A8", 0.22)  # what was B is lost, not shared out


def test_an_empty_line_says_nothing() -> None:
    assert beam_search(_chances({}, {}), _SIGNS, 5)[0].text == ""
    assert beam_search(np.zeros((0, len(_SIGNS)), np.float32), _SIGNS, 5)[0].text == ""
