"""Labels to BIO classes and back (spec A2)."""

from __future__ import annotations

from collections.abc import Iterable

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import OTHER, LabelSet, is_background

OUTSIDE = 0
"""The class of tokens without a label."""


class BioClasses:
    """Class 0 is O; label k (0-based, background left out) has B = 2k+1 and I = 2k+2.

    Names are compared without case and kept as they are spelled.
    Raises UserError for a blank or repeated name: upstream would give such rows classes of their own.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(name.strip() for name in names if not is_background(name))
        self._index: dict[str, int] = {}
        for index, name in enumerate(self.names):
            if not name:
                raise UserError("class list: there is a blank line; remove it")
            if name.casefold() in self._index:
                raise UserError(f"class list: {name!r} appears twice; remove one of the lines")
            self._index[name.casefold()] = index

    @classmethod
    def of_label_set(cls, label_set: LabelSet) -> BioClasses:
        """The classes of a label set, in its order."""
        return cls(label_set.names)

    @property
    def num_classes(self) -> int:
        """2 for each label, and O."""
        return 2 * len(self.names) + 1

    def begin_id(self, label: str) -> int | None:
        """The B class of a label; O for background; None for a label that is not in the list."""
        if is_background(label):
            return OUTSIDE
        index = self._index.get(label.strip().casefold())
        return None if index is None else 2 * index + 1

    def label_of(self, class_id: int) -> str:
        """The label of a B or I class as the list spells it; `other` for O."""
        return self.names[(class_id - 1) // 2] if class_id else OTHER

    def tag(self, class_id: int) -> str:
        """`O`, `B-NAME` or `I-NAME`, upper case as upstream writes them."""
        if class_id == OUTSIDE:
            return "O"
        return f"{'B' if class_id % 2 else 'I'}-{self.label_of(class_id).upper()}"
