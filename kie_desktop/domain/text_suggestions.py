"""What a text that was read wrongly may be meant to be: other readings, earlier corrections, texts elsewhere."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from kie_desktop.domain.text_changes import Corrections, shared_beginning

DOUBT = 0.03
"""A letter is doubtful where readings that have another one there are so likely in all, of 1."""
LEAST_ALIKE = 0.75
"""How alike a text of another page must be to be meant, 0 to 1 (`SequenceMatcher.ratio`)."""
SURE = 0.01
"""A reading that is less likely, of all that were seen, is offered for a word that a person points at, not unasked."""
STRANGE = 0.1
"""An accent is believed from so much of all chances on, where the text was read without any."""
SHORTEST_ALIKE = 4
"""Shorter texts are alike by chance."""


class Reading(NamedTuple):
    """What a recogniser may have seen. chance: of the whole text, 0 to 1."""

    text: str
    chance: float


class Suggestion(NamedTuple):
    """A text to take in place of one that was read. why: one of the constants below.

    word: what of the text is new, where one word is suggested.
    """

    text: str
    why: str
    word: str = ""


READ = "read"
"""The recogniser thinks of it, too."""
CORRECTED = "corrected"
"""Changed as other texts were changed before."""
ELSEWHERE = "elsewhere"
"""It stands elsewhere in the project."""


def doubtful_letters(text: str, readings: Iterable[Reading]) -> list[int]:
    """Places in a text at which other readings have other letters, or none, that are likely enough to look at.

    Where others have a letter more, it is the letter behind the gap; at the end of the text the last one.
    """
    found = list(readings)
    total = sum(reading.chance for reading in found) or 1.0
    doubts: defaultdict[int, float] = defaultdict(float)
    for reading in likely_readings(found, text):
        for place in _differing(text, reading.text):
            doubts[place] += reading.chance / total
    return sorted(place for place, doubt in doubts.items() if doubt >= DOUBT)


def suggest(
    text: str,
    readings: Sequence[Reading],
    corrections: Corrections,
    elsewhere: Mapping[str, int],
    most: int = 5,
) -> list[Suggestion]:
    """What a text may be meant to be, the likeliest first, without the text itself.

    readings: best first. elsewhere: texts of the project, and how often each stands there. Where the recogniser is sure
    of the text, only usual corrections are left.
    """
    likely = _offered_unasked(text, readings)
    is_sure = bool(readings) and not likely
    corrected = [Suggestion(other, CORRECTED) for other in corrections.applied_to(text)]
    alike = [Suggestion(other, ELSEWHERE) for other in ([] if is_sure else _alike(text, elsewhere))]
    known = [row for row in alike if any(reading.text == row.text for reading in readings)]
    read = [Suggestion(reading.text, READ) for reading in likely]
    also = [Suggestion(other, CORRECTED) for row in read[:3] for other in corrections.applied_to(row.text)]
    ranked = [*known, *corrected[:1], *read[:3], *also[:1], *alike[:1], *corrected[1:], *read[3:], *alike[1:]]
    return different(text, ranked)[:most]


def different(text: str, rows: Iterable[Suggestion]) -> list[Suggestion]:
    """Suggestions without the text itself, empty ones, and those that look like one before them."""
    found: dict[str, Suggestion] = {}
    for row in rows:
        if row.text != text and row.text.strip():
            found.setdefault(_look(row.text), row)
    found.pop(_look(text), None)
    return list(found.values())


def likely_readings(readings: Sequence[Reading], read: str) -> list[Reading]:
    """The readings without those that see an accent, or another script, in a text that was read without any.

    Recognisers of all scripts see such a letter in every line; it stays where it is likely.
    """
    least = STRANGE * sum(reading.chance for reading in readings)

    def is_strange(text: str) -> bool:
        return read.isascii() and any(letter.isalpha() and not letter.isascii() for letter in text)

    return [reading for reading in readings if reading.chance >= least or not is_strange(reading.text)]


def _offered_unasked(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """Readings other than the text that are likely enough to be shown to somebody who may want to leave it."""
    least = SURE * sum(reading.chance for reading in readings)
    return [
        reading
        for reading in likely_readings(readings, text)
        if reading.chance >= least and _look(reading.text) != _look(text)
    ]


def _look(text: str) -> str:
    """What people see of a text: full and half width, and the kinds of spaces, are not told apart."""
    return unicodedata.normalize("NFKC", text)


def _differing(text: str, other: str) -> set[int]:
    """Places in a text at which another differs from it; letters that both begin or end with are the same ones."""
    if other == text or not text:
        return set()
    start = shared_beginning(text, other)
    end = 0
    while end < min(len(text), len(other)) - start and text[-1 - end] == other[-1 - end]:
        end += 1
    own, its = text[start : len(text) - end], other[start : len(other) - end]
    if len(own) == len(its):
        return {start + at for at, (one, two) in enumerate(zip(own, its, strict=True)) if one != two}
    places: set[int] = set()
    for tag, i1, i2, _, _ in SequenceMatcher(None, own, its, autojunk=False).get_opcodes():
        if tag != "equal":
            places |= set(range(start + i1, start + i2)) or {min(start + i1, len(text) - 1)}
    return places


def _alike(text: str, others: Mapping[str, int]) -> list[str]:
    """Texts of the project that this one may be, the most alike and the most frequent first."""
    if len(text) < SHORTEST_ALIKE:
        return []
    matcher = SequenceMatcher(None, "", text, autojunk=False)
    found: list[tuple[float, int, str]] = []
    for other, count in others.items():
        if other == text or abs(len(other) - len(text)) > max(1, len(text) // 4):
            continue
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() >= LEAST_ALIKE and matcher.quick_ratio() >= LEAST_ALIKE:
            likeness = matcher.ratio()
            if likeness >= LEAST_ALIKE:
                found.append((-likeness, -count, other))
    return [other for *_, other in sorted(found)[:3]]
