"""SDMGR's classes: one for every row of its class list, background among them (spec A8)."""

from __future__ import annotations

from collections.abc import Iterable

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import OTHER, LabelSet, is_background

IGNORED = 0
"""The first class: entities of it are neither learned nor counted (spec H4)."""
IGNORE_NAME = "Ignore"
"""How the published class list names it."""


class SdmgrClasses:
    """Class k is row k of the list, letter for letter; case does not count in looking a label up.

    Raises UserError for a blank or repeated row.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        self._index: dict[str, int] = {}
        for index, name in enumerate(self.names):
            if not name.strip():
                raise UserError(f"class list: line {index + 1} is blank; remove it")
            if name.casefold() in self._index:
                raise UserError(f"class list: {name!r} appears twice; remove one of the lines")
            self._index[name.casefold()] = index
        if len(self.names) < 2:
            raise UserError("class list: there are no classes to learn; write one label per line")
        learned = [index for index, name in enumerate(self.names) if index != IGNORED and is_background(name)]
        self._background = learned[0] if learned else IGNORED

    @classmethod
    def of_names(cls, names: Iterable[str]) -> SdmgrClasses:
        """The classes of any list of labels.

        A list that begins with `Ignore` is SDMGR's own. Of any other, which may begin with a label that is to be
        learned, the background rows become one class behind the labels, and the row that is not learned comes first.
        """
        rows = list(names)
        if rows and rows[0].casefold() == IGNORE_NAME.casefold():
            return cls(rows)
        return cls([IGNORE_NAME, *(name for name in rows if not is_background(name)), OTHER])

    def __len__(self) -> int:
        return len(self.names)

    def id_of(self, label: str) -> int | None:
        """The class of a label; background synonyms fall to the list's own; None for a label it does not have."""
        index = self._index.get(label.strip().casefold())
        if index is None and is_background(label):
            return self._background
        return index

    def label_of(self, class_id: int) -> str:
        """The label of a class as the list spells it; `other` for background."""
        name = self.names[class_id]
        return OTHER if is_background(name) else name

    @property
    def values(self) -> tuple[int, ...]:
        """What is averaged over where nobody chose: the `_value` classes, or else all that are no background."""
        named = tuple(index for index, name in enumerate(self.names) if name.casefold().endswith("_value"))
        return named or tuple(index for index, name in enumerate(self.names) if not is_background(name))

    @property
    def label_set(self) -> LabelSet:
        """The labels with their roles, background first."""
        return LabelSet.of_names(self.names)
