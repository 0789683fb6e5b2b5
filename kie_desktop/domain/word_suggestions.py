"""What the word at the cursor may be meant to be, while a text is corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

from kie_desktop.domain.text_changes import Corrections, Step, shared_beginning, steps_between
from kie_desktop.domain.text_suggestions import (
    CORRECTED,
    ELSEWHERE,
    READ,
    Reading,
    Suggestion,
    different,
    likely_readings,
)

SHORTEST_BEGINNING = 2
"""So many letters of a word are typed before it is completed."""


def suggest_word(
    text: str,
    cursor: int,
    readings: Sequence[Reading],
    corrections: Corrections,
    words: Iterable[str] = (),
    most: int = 5,
    *,
    is_typed: bool = False,
) -> list[Suggestion]:
    """What the word at the cursor may be meant to be, the likeliest first: texts in which only that word changes.

    A space that comes or goes beside it belongs to it. words: of the project, the most frequent first. is_typed: the
    letters before the cursor were typed: they stay, and words that begin with them are suggested, too.
    """
    start, end = word_at(text, cursor)
    begun = text[start:cursor] if is_typed else ""
    corrected = _corrections_of_word(text, start, end, corrections)
    read = _readings_of_word(text, (start, end), cursor, readings)
    completed = [text[:start] + word + text[end:] for word in words if _completes(word, begun)]
    in_turns = chain.from_iterable(
        zip_longest(
            (Suggestion(row, CORRECTED) for row in corrected),
            (Suggestion(row, READ) for row in read),
            (Suggestion(row, ELSEWHERE) for row in completed),
        )
    )
    settled = text[:cursor] if is_typed else ""
    rows = [row for row in in_turns if row is not None and row.text.startswith(settled)]
    return [row._replace(word=_new_word(text, row.text, start, end)) for row in different(text, rows)[:most]]


def word_at(text: str, cursor: int) -> tuple[int, int]:
    """From where to where the word at a place in a text reaches; empty between two spaces."""
    start = end = cursor
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _corrections_of_word(text: str, start: int, end: int, corrections: Corrections) -> list[str]:
    """The text with earlier corrections: each in the whole word, all in the whole text, and each in one place."""
    found = [
        steps
        for change in corrections.known(text)
        if (steps := [step for step in change.steps(text) if start <= step.start and step.end <= end])
    ]
    alone = [[step] for steps in found if len(steps) > 1 for step in steps]
    words = [_with_all(text, steps) for steps in found]
    return [
        *words[:1],
        *corrections.applied_to(text, least=1)[:1],
        *words[1:],
        *(_with_all(text, one) for one in alone),
    ]


def _with_all(text: str, steps: Iterable[Step]) -> str:
    """A text with steps that do not overlap, given from left to right."""
    for step in reversed([*steps]):
        text = step.made_in(text)
    return text


def _readings_of_word(text: str, word: tuple[int, int], cursor: int, readings: Sequence[Reading]) -> list[str]:
    """The text with what readings have in place of one word: each of their differences, and all of them.

    What they have at the cursor comes first: that is where somebody has seen a fault.
    """
    start, end = word
    at_cursor: set[str] = set()
    chances: defaultdict[str, float] = defaultdict(float)
    for reading in likely_readings(readings, text):
        steps = [
            step
            for step in steps_between(text, reading.text)
            if start - 1 <= step.start <= end and start <= step.end <= end + 1
        ]
        for step in steps:
            changed = step.made_in(text)
            chances[changed] += reading.chance
            if step.start <= cursor <= step.end:
                at_cursor.add(changed)
        if len(steps) > 1:
            chances[_with_all(text, steps)] += reading.chance
    return sorted(chances, key=lambda row: (row not in at_cursor, -chances[row]))


def _completes(word: str, begun: str) -> bool:
    return len(begun) >= SHORTEST_BEGINNING and len(word) > len(begun) and word.startswith(begun)


def _new_word(text: str, other: str, start: int, end: int) -> str:
    """The word of another text, or the words, that stand where `start` to `end` of this one does."""
    first = other.rfind(" ", 0, min(start, shared_beginning(text, other))) + 1
    behind = text[end:]
    last = len(other) - len(behind) if other.endswith(behind) else other.find(" ", end)
    return other[first : last if last >= 0 else len(other)]
