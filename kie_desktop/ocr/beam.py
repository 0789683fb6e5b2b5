"""The likeliest texts of a recogniser's answer, not the first one alone: CTC prefix beam search."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BLANK = 0
"""The class that means that no character ends here."""
_WIDTH = 48
"""So many beginnings of texts are followed at once."""
_LEAST = 1e-4
"""Characters that are less likely than this in a column are not tried."""
_NEVER = -math.inf


class Alternative(NamedTuple):
    """A text that a recogniser may have meant. chance: of the whole text, 0 to 1, as the recogniser sees it."""

    text: str
    chance: float


class _Paths(NamedTuple):
    """Logarithms of the chance of all ways to have written a text so far that end in a blank, or in its last sign."""

    blank: float
    sign: float

    @property
    def together(self) -> float:
        return _plus(self.blank, self.sign)


def beam_search(chances: NDArray[np.float32], signs: Sequence[str], most: int, among: str = "") -> list[Alternative]:
    """The likeliest texts, best first, at most `most`.

    chances: [columns, classes], of each class in each column of a line; class `BLANK` is none. signs: by class.
    among: the only signs that a text may have; "" for all. What others are likely is lost then, not shared out.
    A. Graves et al., Connectionist Temporal Classification (2006); A. Hannun et al., arXiv:1408.2873, algorithm 1.
    """
    if among:
        known = np.array([index == BLANK or sign in among for index, sign in enumerate(signs)], np.bool_)
        chances = np.where(known, chances, 0)
    beams: dict[tuple[int, ...], _Paths] = {(): _Paths(0.0, _NEVER)}
    for column in chances:
        classes = np.flatnonzero(column >= min(_LEAST, max(float(column.max()), 1e-30)))
        tried = [(int(index), math.log(float(column[index]))) for index in classes]
        grown: dict[tuple[int, ...], _Paths] = {}
        for text, paths in beams.items():
            for index, likely in tried:
                if index == BLANK:
                    _add(grown, text, _Paths(paths.together + likely, _NEVER))
                elif text and text[-1] == index:
                    _add(grown, text, _Paths(_NEVER, paths.sign + likely))
                    _add(grown, (*text, index), _Paths(_NEVER, paths.blank + likely))
                else:
                    _add(grown, (*text, index), _Paths(_NEVER, paths.together + likely))
        best = sorted(grown.items(), key=lambda row: -row[1].together)[:_WIDTH]
        beams = dict(best)
    found: dict[str, float] = {}
    for text, paths in beams.items():
        words = "".join(signs[index] for index in text).strip()
        found[words] = found.get(words, 0.0) + math.exp(paths.together)
    ranked = sorted(found.items(), key=lambda row: -row[1])[:most]
    return [Alternative(words, min(chance, 1.0)) for words, chance in ranked]


def _add(beams: dict[tuple[int, ...], _Paths], text: tuple[int, ...], more: _Paths) -> None:
    known = beams.get(text)
    beams[text] = more if known is None else _Paths(_plus(known.blank, more.blank), _plus(known.sign, more.sign))


def _plus(one: float, other: float) -> float:
    """The logarithm of a sum, of the logarithms of its parts."""
    high, low = (one, other) if one > other else (other, one)
    return high if low == _NEVER else high + math.log1p(math.exp(low - high))
