"""Finding a text by a few of its letters, as in a command palette."""

from __future__ import annotations

from typing import NamedTuple

_WORD_START = 8.0
_RUN = 9.0
_GAP = 0.2
"""Worth of a letter at the start of a word, of one right after the letter before, and cost of each letter skipped."""


class Match(NamedTuple):
    """score: the greater the better. places: which letters of the text were meant."""

    score: float
    places: tuple[int, ...]


def match(query: str, text: str) -> Match | None:
    """How well the letters of a query stand in a text in this order; None where they do not.

    Case and the query's spaces do not matter. Of all ways to find the letters the best one counts:
    starts of words and letters in a row are worth most.
    """
    wanted, letters = "".join(query.casefold().split()), [letter.casefold() for letter in text]
    if not wanted:
        return Match(0.0, ())
    best: dict[int, Match] = {}  # place of the latest letter -> the best way to get there
    for index, letter in enumerate(wanted):
        reached: dict[int, Match] = {}
        for place in (place for place, other in enumerate(letters) if other == letter):
            worth = _WORD_START if place == 0 or not text[place - 1].isalnum() else 1.0
            if index == 0:
                reached[place] = Match(worth - _GAP * place, (place,))
                continue
            ways = [_continued(way, place, worth) for last, way in best.items() if last < place]
            if ways:
                reached[place] = max(ways)
        best = reached
    return max(best.values(), default=None)


def _continued(way: Match, place: int, worth: float) -> Match:
    gap = place - way.places[-1] - 1
    return Match(way.score + worth + (_RUN if gap == 0 else -_GAP * gap), (*way.places, place))
