"""Label sets: what an entity can be, how it looks, and what RE sees of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

OTHER = "other"
BACKGROUND_NAMES = frozenset({"other", "others", "ignore"})
"""Names that PaddleOCR takes for background, compared without case (spec A1, A2)."""


class Role(StrEnum):
    """What relation extraction sees of a label."""

    KEY = "key"
    VALUE = "value"
    HEADER = "header"
    OTHER = "other"


def may_link(head: Role, tail: Role) -> bool:
    """Whether a link between lines of these roles means something to RE: key to value, or one with a header."""
    return (head, tail) == (Role.KEY, Role.VALUE) or Role.HEADER in (head, tail)


_USUAL_ROLES = {
    "question": Role.KEY,
    "key": Role.KEY,
    "answer": Role.VALUE,
    "value": Role.VALUE,
    "header": Role.HEADER,
    "title": Role.HEADER,
}
_ROLE_ENDINGS = {"_key": Role.KEY, "_value": Role.VALUE}
"""How wildreceipt's labels tell keys from values: `Total_key`, `Total_value`."""
# Told apart by people with red-green blindness too (Okabe and Ito's palette, darkened for white paper).
COLOURS = (
    "#8a8f98",
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#b58900",
    "#56b4e9",
    "#7e57c2",
    "#795548",
    "#607d8b",
)
"""Of labels that nobody gave a colour; the first is the background's."""


@dataclass(frozen=True, slots=True)
class Label:
    """One row of a label set.

    name: as written in label files; compared without case.
    colour: `#rrggbb`. hotkey: one character, or "" for none.
    """

    name: str
    colour: str
    role: Role = Role.OTHER
    hotkey: str = ""


class LabelSet:
    """Ordered labels; the first is always the background label `other`.

    Raises ValueError where a name is empty or appears twice (without case).
    """

    def __init__(self, labels: Iterable[Label]) -> None:
        rows = tuple(labels)
        if not rows or not is_background(rows[0].name):
            rows = (Label(OTHER, COLOURS[0], Role.OTHER, "0"), *rows)
        self._labels = rows
        self._by_name: dict[str, Label] = {}
        for label in rows:
            folded = label.name.casefold()
            if not folded.strip():
                raise ValueError("a label has an empty name; give it one or remove the row")
            if folded in self._by_name:
                raise ValueError(f"label {label.name!r} appears twice; rename or remove one")
            self._by_name[folded] = label

    @classmethod
    def of_names(cls, names: Iterable[str]) -> LabelSet:
        """Make a label set of bare names: usual roles and colours, digits as hotkeys."""
        foreground = [name for name in dict.fromkeys(names) if not is_background(name)]
        return cls(
            Label(
                name,
                COLOURS[1 + index % (len(COLOURS) - 1)],
                usual_role(name),
                str(index + 1) if index < 9 else "",
            )
            for index, name in enumerate(foreground)
        )

    def __iter__(self) -> Iterator[Label]:
        return iter(self._labels)

    def __len__(self) -> int:
        return len(self._labels)

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._by_name

    def __getitem__(self, name: str) -> Label:
        return self._by_name[name.casefold()]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LabelSet) and self._labels == other._labels

    def __hash__(self) -> int:
        return hash(self._labels)

    def __repr__(self) -> str:
        return f"LabelSet({', '.join(self.names)})"

    @property
    def background(self) -> Label:
        """The first label, `other`."""
        return self._labels[0]

    @property
    def names(self) -> tuple[str, ...]:
        """All names in order, the background label first."""
        return tuple(label.name for label in self._labels)

    def role_of(self, name: str) -> Role:
        """The role of a label; `other` for a name that is not in the set."""
        label = self._by_name.get(name.casefold())
        return label.role if label else Role.OTHER

    def with_label(self, label: Label) -> LabelSet:
        """This set with one label added at the end, or replaced where the name exists."""
        if label.name not in self:
            return LabelSet((*self._labels, label))
        return LabelSet(label if row.name.casefold() == label.name.casefold() else row for row in self._labels)

    def changed(self, before: LabelSet, after: LabelSet) -> LabelSet:
        """`after`, and at its end what came into this set since it was `before` (labels that models gave).

        Of these, one whose shortcut `after` has too gets a free one.
        """
        result = after
        for label in self:
            if label.name not in before and label.name not in after:
                taken = {other.hotkey.casefold() for other in result if other.hotkey}
                is_free = label.hotkey.casefold() not in taken
                result = result.with_label(label if is_free else replace(label, hotkey=free_key(result)))
        return result

    def extended(self, names: Iterable[str]) -> LabelSet:
        """This set with labels added for every unknown name, in colours and with shortcuts that are free."""
        result = self
        for name in names:
            if name not in result and not is_background(name) and name.strip():
                result = result.with_label(Label(name, free_colour(result), usual_role(name), free_key(result)))
        return result


def free_colour(labels: Iterable[Label]) -> str:
    """The colour that the fewest of some labels have, the first of several."""
    used = [label.colour.casefold() for label in labels]
    return min(COLOURS[1:], key=used.count)


def free_key(labels: Iterable[Label]) -> str:
    """The first digit that none of some labels has as its shortcut; "" where they have all."""
    used = {label.hotkey for label in labels}
    return next((str(digit) for digit in range(1, 10) if str(digit) not in used), "")


def usual_role(name: str) -> Role:
    """The role that a label's name speaks for."""
    folded = name.casefold()
    ending = next((role for end, role in _ROLE_ENDINGS.items() if folded.endswith(end)), Role.OTHER)
    return _USUAL_ROLES.get(folded, ending)


def names_its_field(name: str) -> bool:
    """Whether a value's label says itself what it is the value of, as `Total_value` does: it may have no key."""
    return name.casefold().endswith("_value")


def is_background(name: str) -> bool:
    """Whether PaddleOCR takes a label for background (spec A1)."""
    return name.strip().casefold() in BACKGROUND_NAMES


def default_label_set() -> LabelSet:
    """XFUND's and FUNSD's labels: other, question (key), answer (value), header."""
    return LabelSet.of_names(("question", "answer", "header"))
