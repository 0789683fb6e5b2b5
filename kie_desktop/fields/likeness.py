"""How alike two values are that are not the same: a misread letter, a missing comma."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

ALIKE = 0.85
_MOST_COMPARED = 12
_MOST_CHARACTERS = 400


def likeness(first: str, second: str) -> float:
    """How alike two texts are, 0 to 1 (difflib's ratio)."""
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def closest(wanted: str, texts: Sequence[str], least: float = ALIKE) -> int | None:
    """Index of the text that is most like the wanted one; None where none is at least so like it.

    Texts are compared in the bare form of `values.bare`. Counting pairs of letters first spares most comparisons.
    """
    if not 3 < len(wanted) <= _MOST_CHARACTERS:
        return None
    own = Counter(pairwise(wanted))
    rough = []
    for index, text in enumerate(texts):
        if 0.7 * len(wanted) <= len(text) <= 1.4 * len(wanted):
            shared = sum((own & Counter(pairwise(text))).values())
            rough.append((-2 * shared / (len(wanted) + len(text) - 2), index))
    rough.sort()
    best, place = least, None
    for _, index in rough[:_MOST_COMPARED]:
        ratio = likeness(wanted, texts[index])
        if ratio > best or (ratio == best and place is None):
            best, place = ratio, index
    return place
