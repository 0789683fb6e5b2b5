"""What people change in texts that were read wrongly, and where the same change fits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

USUAL = 2
"""So often a change has to be made before it is suggested for a whole text."""
FEWEST_LETTERS = 3
"""A word of fewer letters may be another one elsewhere, and so may a number."""
_WORD = re.compile(r"\S+")


class Step(NamedTuple):
    """Letters `start` to `end` of a text become `new`."""

    start: int
    end: int
    new: str

    def made_in(self, text: str) -> str:
        """The text with it."""
        return text[: self.start] + self.new + text[self.end :]


def steps_between(text: str, other: str) -> list[Step]:
    """What makes one text of another, from left to right."""
    return [
        Step(i1, i2, other[j1:j2])
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, text, other, autojunk=False).get_opcodes()
        if tag != "equal"
    ]


def shared_beginning(text: str, other: str) -> int:
    """With how many letters both begin."""
    return next(
        (at for at, (one, two) in enumerate(zip(text, other, strict=False)) if one != two), min(len(text), len(other))
    )


class Change(NamedTuple):
    """Letters that became others. behind: the letter before them, "" at the start; before: the kind of what follows.

    Where only signs and spaces change, such as a space behind a hyphen, `behind` is a kind, too.
    """

    behind: str
    old: str
    new: str
    before: str

    @property
    def is_of_signs(self) -> bool:
        """Whether neither a letter nor a digit comes or goes."""
        return not any(map(str.isalnum, self.old + self.new))

    def steps(self, text: str) -> list[Step]:
        """Where it can be made in a text."""
        size = len(self.old)
        return [
            Step(at, at + size, self.new)
            for at in range(len(text) + 1)
            if text.startswith(self.old, at)
            and (_kind(text[max(0, at - 1) : at]) if self.is_of_signs else text[max(0, at - 1) : at]) == self.behind
            and _kind(text[at + size : at + size + 1]) == self.before
        ]

    def made_in(self, text: str) -> str:
        """The text with it, wherever it fits."""
        for step in reversed(self.steps(text)):
            text = step.made_in(text)
        return text


class Corrections:
    """What people change in texts: which letters become which others, and between what."""

    def __init__(self) -> None:
        self._made: Counter[Change] = Counter()
        self._omitted: Counter[Change] = Counter()
        """How often a text was corrected that a change fits, without making it."""

    def learn(self, before: str, after: str) -> None:
        """A person changed one text into another. One that was typed anew teaches nothing."""
        made = _changes(before, after)
        if made:
            self._omitted.update(change for change in self._made if change not in made and change.steps(before))
            self._made.update(made)

    def is_doubted(self, change: Change) -> bool:
        """Whether it was not made, where it fits, at least as often as it was."""
        return self._omitted[change] >= max(1, self._made[change])

    def known(self, text: str) -> list[Change]:
        """All changes that fit a text, the most frequent first, and those last that were more often passed over."""
        ranked = sorted(self._made, key=lambda change: (self.is_doubted(change), -self._made[change]))
        return [change for change in ranked if change.steps(text)]

    def applied_to(self, text: str, least: int = USUAL) -> list[str]:
        """A text with the changes that fit it and were made `least` times: all together, then each alone."""
        usual = [change for change, number in self._made.most_common() if number >= least]
        fitting = [change for change in usual if not self.is_doubted(change) and change.steps(text)]
        found: dict[str, None] = {}
        if len(fitting) > 1:
            together = text
            for change in fitting:
                together = change.made_in(together)
            found[together] = None
        for change in fitting:
            found[change.made_in(text)] = None
        return [other for other in found if other != text]


def same_change(before: str, after: str, text: str, corrections: Corrections) -> str:
    """A text with what a person changed in another: the same words, and the same signs between the same kinds.

    The text itself where nothing fits, or where the other one was typed anew.
    """
    changes = _changes(before, after)
    words = _changed_words(before, after) if changes else {}
    if words:
        text = _WORD.sub(lambda word: words.get(word[0], word[0]), text)
    for change in changes:
        if change.is_of_signs and not corrections.is_doubted(change):
            text = change.made_in(text)
    return text


def _changes(before: str, after: str) -> list[Change]:
    """What changed, each once; nothing where so much did that the text was typed anew."""
    steps = steps_between(before, after)
    if sum(max(step.end - step.start, len(step.new)) for step in steps) > max(2, len(before) // 2):
        return []
    return list(dict.fromkeys(_as_changes(before, steps)))


def _as_changes(before: str, steps: list[Step]) -> Iterator[Change]:
    for start, end, new in steps:
        change = Change(before[max(0, start - 1) : start], before[start:end], new, _kind(before[end : end + 1]))
        yield change._replace(behind=_kind(change.behind)) if change.is_of_signs else change


def _changed_words(before: str, after: str) -> dict[str, str]:
    """Words of which letters changed, not signs alone, and what they became."""
    old, new = before.split(), after.split()
    return {
        one: other
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if tag == "replace" and i2 - i1 == j2 - j1
        for one, other in zip(old[i1:i2], new[j1:j2], strict=True)
        if sum(map(str.isalpha, one)) >= FEWEST_LETTERS and _alone(one) != _alone(other)
    }


def _alone(word: str) -> str:
    """Its letters and digits."""
    return "".join(filter(str.isalnum, word))


def _kind(letter: str) -> str:
    """What a letter is among others: `9` a digit, `a` a letter, `` the end, and all else itself."""
    return "9" if letter.isdigit() else "a" if letter.isalpha() else letter
