"""Which lines of a page say the value of a field, where the fields of a receipt come without places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_MAX_VALUE = 1_000
"""Characters of a value to look for; an address has 100."""
_ALIKE = 0.85
"""How much of a value lines must have where they do not say it exactly: fields are typed anew, or lines misread."""
_LEAST_ALIKE = 12
"""Letters and digits of a value that may be said inexactly: shorter ones are alike by chance."""


class Line(NamedTuple):
    """A line of a page; top and bottom in pixels."""

    text: str
    top: float
    bottom: float


class FieldLines:
    """The lines of one page, to look for fields in."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = [*lines]
        self._texts = [_comparable(line.text) for line in self._lines]

    def of(self, name: str, value: str) -> list[int]:
        """Numbers of the lines that say a field's value; none where no line does.

        One line that is the value or ends with it, lines that follow one another and are its parts, one line that
        has it somewhere, or lines that are nearly the value. Of several lines that all say it, such as the amounts of
        a receipt, the last one counts that has the field's name beside it.
        """
        wanted = _comparable(value[:_MAX_VALUE])
        if not wanted:
            return []
        ending = [index for index in range(len(self._lines)) if self._ends_with(index, wanted)]
        if ending:
            return [self._likeliest(ending, name, wanted)]
        parts = self._parts(wanted)
        if parts:
            return parts
        holding = [index for index, text in enumerate(self._texts) if wanted in text]
        return [self._likeliest(holding, name, wanted)] if holding else self._alike(wanted)

    def _ends_with(self, index: int, wanted: str) -> bool:
        """Whether whole words at a line's end are the value: `RM 9.90` says 9.90, and `19.90` does not."""
        words = self._lines[index].text.split()
        return self._texts[index].endswith(wanted) and any(
            _comparable("".join(words[start:])) == wanted for start in range(len(words))
        )

    def _likeliest(self, indices: Sequence[int], name: str, wanted: str) -> int:
        label = _comparable(name)
        return max(indices, key=lambda index: (self._is_named(index, label), self._texts[index] == wanted, index))

    def _is_named(self, index: int, label: str) -> bool:
        """Whether the label stands in the line or in another one of its row."""
        here = self._lines[index]
        middle = (here.top + here.bottom) / 2
        return any(
            label in text and line.top < middle < line.bottom
            for line, text in zip(self._lines, self._texts, strict=True)
        )

    def _parts(self, wanted: str) -> list[int]:
        for start in range(len(self._texts)):
            at, index = 0, start
            while index < len(self._texts) and self._texts[index] and wanted.startswith(self._texts[index], at):
                at += len(self._texts[index])
                index += 1
            if at == len(wanted):
                return list(range(start, index))
        return []

    def _alike(self, wanted: str) -> list[int]:
        """Lines that follow one another and together are nearly the value."""
        if len(wanted) < _LEAST_ALIKE:
            return []
        matcher = SequenceMatcher(None, "", wanted, autojunk=False)
        best, found = _ALIKE, range(0)
        for start in range(len(self._texts)):
            text = ""
            for index in range(start, len(self._texts)):
                text += self._texts[index]
                if len(text) * _ALIKE > len(wanted):
                    break
                matcher.set_seq1(text)
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, found = matcher.ratio(), range(start, index + 1)
        return [*found]


def _comparable(text: str) -> str:
    """Letters and digits only: fields and lines differ in spaces, commas and case."""
    return "".join(char for char in text.casefold() if char.isalnum())
