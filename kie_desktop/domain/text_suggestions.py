"""What a text that was read wrongly may be meant to be: other readings, earlier corrections, texts elsewhere."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

DOUBT = 0.03
"""A letter is doubtful where readings that have another one there are so likely in all, of 1."""
LEAST_ALIKE = 0.75
"""How alike a text of another page must be to be meant, 0 to 1 (`SequenceMatcher.ratio`)."""
USUAL = 2
"""So often a change has to be made before it is suggested."""
STRANGE = 0.1
"""An accent is believed from so much of all chances on, where the text was read without any."""
SHORTEST_ALIKE = 4
"""Shorter texts are alike by chance."""


class Reading(NamedTuple):
    """What a recogniser may have seen. chance: of the whole text, 0 to 1."""

    text: str
    chance: float


class Suggestion(NamedTuple):
    """A text to take in place of one that was read. why: one of the constants below."""

    text: str
    why: str


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
    for reading in _likely(found, text):
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

    readings: best first. elsewhere: texts of the project, and how often each stands there.
    """
    corrected = [Suggestion(other, CORRECTED) for other in corrections.applied_to(text)]
    alike = [Suggestion(other, ELSEWHERE) for other in _alike(text, elsewhere)]
    known = [row for row in alike if any(reading.text == row.text for reading in readings)]
    read = [Suggestion(reading.text, READ) for reading in _likely(readings, text)]
    also = [Suggestion(other, CORRECTED) for row in read[:3] for other in corrections.applied_to(row.text)]
    ranked = [*known, *corrected[:1], *read[:3], *also[:1], *alike[:1], *corrected[1:], *read[3:], *alike[1:]]
    rows: dict[str, Suggestion] = {}
    for row in ranked:
        if row.text != text and row.text.strip():
            rows.setdefault(_look(row.text), row)
    rows.pop(_look(text), None)
    return list(rows.values())[:most]


def _look(text: str) -> str:
    """What people see of a text: full and half width, and the kinds of spaces, are not told apart."""
    return unicodedata.normalize("NFKC", text)


def _likely(readings: Sequence[Reading], read: str) -> list[Reading]:
    """The readings without those that see an accent, or another script, in a text that was read without any.

    Recognisers of all scripts see such a letter in every line; it stays where it is likely.
    """
    least = STRANGE * sum(reading.chance for reading in readings)

    def is_strange(text: str) -> bool:
        return read.isascii() and any(letter.isalpha() and not letter.isascii() for letter in text)

    return [reading for reading in readings if reading.chance >= least or not is_strange(reading.text)]


class _Change(NamedTuple):
    """Letters that became others. behind: the letter before them, "" at the start; before: the kind of what follows."""

    behind: str
    old: str
    new: str
    before: str


class Corrections:
    """What people change in texts: which letters become which others, and between what."""

    def __init__(self) -> None:
        self._changes: Counter[_Change] = Counter()
        self._omitted: Counter[_Change] = Counter()
        """How often a text was corrected that a change fits, without making it."""

    def learn(self, before: str, after: str) -> None:
        """A person changed one text into another. One that was typed anew teaches nothing."""
        steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        changed = [step for step in steps if step[0] != "equal"]
        if sum(max(i2 - i1, j2 - j1) for _, i1, i2, j1, j2 in changed) > max(2, len(before) // 2):
            return
        made = [
            _Change(before[i1 - 1] if i1 else "", before[i1:i2], after[j1:j2], _kind(before[i2 : i2 + 1]))
            for _, i1, i2, j1, j2 in changed
        ]
        self._omitted.update(change for change in self._changes if change not in made and _places(before, change))
        self._changes.update(made)

    def applied_to(self, text: str) -> list[str]:
        """A text with changes that fit it and are usual: all together, then each alone.

        Usual are those that were made twice or more, and in more of the texts that they fit than not.
        """
        fitting = [
            change
            for change, number in self._changes.most_common()
            if number >= USUAL and number > self._omitted[change] and _places(text, change)
        ]
        found: dict[str, None] = {}
        if len(fitting) > 1:
            together = text
            for change in fitting:
                together = _changed(together, change)
            found[together] = None
        for change in fitting:
            found[_changed(text, change)] = None
        return [other for other in found if other != text]


def _kind(letter: str) -> str:
    """What a letter is among others: `9` a digit, `a` a letter, `` the end, and all else itself."""
    return "9" if letter.isdigit() else "a" if letter.isalpha() else letter


def _places(text: str, change: _Change) -> list[int]:
    """Where a change can be made."""
    starts = [at for at in range(len(text)) if (text[at - 1] if at else "") == change.behind]
    length = len(change.old)
    return [
        at
        for at in starts
        if text.startswith(change.old, at) and _kind(text[at + length : at + length + 1]) == change.before
    ]


def _changed(text: str, change: _Change) -> str:
    for at in reversed(_places(text, change)):
        text = text[:at] + change.new + text[at + len(change.old) :]
    return text


def _differing(text: str, other: str) -> set[int]:
    """Places in a text at which another differs from it; letters that both begin or end with are the same ones."""
    if other == text or not text:
        return set()
    start = next((at for at, (one, two) in enumerate(zip(text, other, strict=False)) if one != two), None)
    start = min(len(text), len(other)) if start is None else start
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
