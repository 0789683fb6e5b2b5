"""A network that has labels of its own for fields: what it says of candidates, and lines that it alone makes some."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.candidates import FAMILY_OF, Family
from kie_desktop.fields.evidence import is_own_class, key_words_of
from kie_desktop.fields.reading import MOST_CUT_CHARACTERS, Candidate, Piece, Reading
from kie_desktop.fields.schema import FieldSpec
from kie_desktop.fields.sheet import Sheet

_LEAST_LIKELY, _MOST_LIKELY = 0.01, 0.97
"""Of a network's probability that a line has a label: only its best label of each line is known."""
_NOT_OF_TYPE = -2.0
"""The score of a line that is not written as the field's type is: a network's label alone makes it a candidate."""
_NEVER = -1e9


@dataclass(frozen=True)
class NetworkScores:
    """What a network says of n candidates and of `none` that has a label for their field.

    odds: [n + 1], the logarithm of how much likelier exactly the candidate's lines have the label than no line has it.
    whole: [n + 1], whether a candidate is lines that have the label, nothing cut off. added: [n + 1], whether only the
    label makes it a candidate.
    """

    odds: NDArray[np.float64]
    whole: NDArray[np.bool_]
    added: NDArray[np.bool_]

    def scores(self, network: float, whole: float) -> NDArray[np.float64]:
        """[n + 1] to be added to the learner's. network: how much labels count. whole: for lines that are not cut."""
        result = network * self.odds
        result[self.whole] += whole
        result[self.added] += _NOT_OF_TYPE if network else _NEVER
        return result


def label_odds(reading: Reading, spec: FieldSpec) -> NDArray[np.float64] | None:
    """[lines] the logarithm of the odds that each has a label for the field; 0 on pages of which no network speaks.

    None where no network knows the field.
    """
    words = key_words_of(spec)
    pages = [is_own_class(spec, page.classes) for page in reading.document.pages]
    if not any(pages):
        return None
    odds = np.zeros(len(reading.lines))
    for row, line in enumerate(reading.lines):
        if pages[reading.page_of[row]]:
            own = sum(score for label, score in line.labels.items() if words.match(label)[0])
            own = min(max(own, _LEAST_LIKELY), _MOST_LIKELY)
            odds[row] = np.log(own / (1 - own))
    return odds


def network_scores(sheet: Sheet, spec: FieldSpec, added: int) -> NetworkScores | None:
    """What a network says of a sheet's candidates; None where none knows the field. added: how many of the last are
    `labelled_lines`.
    """
    odds = label_odds(sheet.reading, spec)
    if odds is None:
        return None
    count = len(sheet)
    sums, whole = np.zeros(count + 1), np.zeros(count + 1, np.bool_)
    labelled = _are_labelled(odds)
    for row, candidate in enumerate(sheet.candidates):
        sums[row] = odds[[piece.line for piece in candidate.pieces]].sum()
        whole[row] = all(labelled[piece.line] and _is_whole(sheet.reading, piece) for piece in candidate.pieces)
    rows = np.arange(count + 1)
    return NetworkScores(sums, whole, (rows >= count - added) & (rows < count))


def labelled_lines(reading: Reading, spec: FieldSpec, known: Iterable[Candidate]) -> list[Candidate]:
    """Lines that a network gives the field's label and that are not among the known candidates.

    Each by itself, of texts also runs of neighbours and all of a page. A choice is one of its options, whatever a
    network says; a date, a number and a code have a digit.
    """
    family = FAMILY_OF[spec.type]
    odds = label_odds(reading, spec)
    if odds is None or family is Family.CHOICE:
        return []
    labelled = _are_labelled(odds)
    lines = [row for row in range(len(reading.lines)) if labelled[row] and _may_be(reading.lines[row].text, family)]
    found: dict[tuple[Piece, ...], None] = {}
    for run in _runs(reading, lines) if family is Family.TEXT else [[row] for row in lines]:
        found.setdefault(tuple(_all_of(reading, row) for row in run))
    taken = {candidate.pieces for candidate in known}
    return [Candidate(pieces) for pieces in found if pieces not in taken]


def _are_labelled(odds: NDArray[np.float64]) -> list[bool]:
    """Whether each line has the label more likely than not."""
    labelled: list[bool] = (odds > 0).tolist()
    return labelled


def _may_be(text: str, family: Family) -> bool:
    """Whether a line may be a value of a family at all."""
    if len(text) > MOST_CUT_CHARACTERS or not any(sign.isalnum() for sign in text):
        return False
    return family is Family.TEXT or any(sign.isdigit() for sign in text)


def _runs(reading: Reading, lines: Sequence[int]) -> list[list[int]]:
    """Each line, lines one behind the other in reading order, and all of each page; of the same page each."""
    result = [[row] for row in lines]
    for _, page in groupby(lines, key=lambda row: reading.page_of[row]):
        own = list(page)
        result += [[row for _, row in run] for _, run in groupby(enumerate(own), key=lambda pair: pair[1] - pair[0])]
        result.append(own)
    return result


def _all_of(reading: Reading, row: int) -> Piece:
    """A line without white space at its ends."""
    text = reading.lines[row].text
    return Piece(row, len(text) - len(text.lstrip()), len(text.rstrip()))


def _is_whole(reading: Reading, piece: Piece) -> bool:
    return reading.text_of(piece) == reading.lines[piece.line].text.strip()
