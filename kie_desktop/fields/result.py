"""What came of a document's fields: values as they are shown, saved and compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import prod
from typing import Any

from kie_desktop.fields.schema import FieldType

CERTAIN_READING = 0.95
"""From this on another reading of a line is proved by its check digits or rule (`rereading`): of 450 account numbers in
three grades of wear, 209 of them misread, none was wrong there and 62 were right (build_scripts/worn_ibans.py)."""
UNSURE_READING = "only another reading of this line fits the check digits or the rule; compare it with the image"
"""The problem of a value that `is_unsure_reading`."""


class FieldState(StrEnum):
    """How far a value can be trusted."""

    PROVED = "proved"
    SURE = "sure"
    LOOK = "look"
    PERSON = "person"
    ABSENT = "absent"


def joint_score(parts: Iterable[float | None]) -> float | None:
    """How likely all parts of a value are right, 0 to 1; None where a person decided every one (all None)."""
    scores = [float(part) for part in parts if part is not None]
    return round(prod(scores), 4) if scores else None


def state_of(score: float | None, least_sure: float) -> FieldState:
    """How far a value with a joint score can be trusted. least_sure: values with a smaller one deserve a look."""
    if score is None:
        return FieldState.PERSON
    return FieldState.SURE if score >= least_sure else FieldState.LOOK


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a line on a page. entity: id of the line; start, end: characters of its text."""

    entity: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One field of a document, as `FIELDS.md` of the contract says.

    name: of the schema's field; None for an open field, which is a key on the page with what is linked to it. value: as
    it stands, "" where an open field was left blank, None where none was found. normalized: by its type, None where it
    cannot be. score: how likely the whole value is right, 0 to 1, None where a person decided. problems: in words. key:
    the key's text, or the label that names an open field. page: from 0, None without a place. key_ids, value_ids:
    entities of that page. spans: the parts of them that the value is, where it is not all of them. reread: how likely
    `value` is right where it is another reading of its lines than their text; None where it is their text.
    """

    name: str | None
    type: FieldType
    value: str | None
    normalized: str | None = None
    score: float | None = None
    state: FieldState = FieldState.LOOK
    problems: tuple[str, ...] = ()
    key: str | None = None
    page: int | None = None
    key_ids: tuple[int, ...] = ()
    value_ids: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    reread: float | None = None

    @property
    def is_unsure_reading(self) -> bool:
        """Whether the value is another reading of its lines that is not certain, so that it proves nothing."""
        return self.reread is not None and self.reread < CERTAIN_READING

    def to_dict(self) -> dict[str, Any]:
        """The value as an object of a page result, ready for `json.dumps`."""
        return {
            "name": self.name,
            "type": self.type.value,
            "key": self.key,
            "value": self.value,
            "normalized": self.normalized,
            "score": None if self.score is None else round(self.score, 4),
            "state": self.state.value,
            "problems": list(self.problems),
            "page": self.page,
            "key_ids": list(self.key_ids),
            "value_ids": list(self.value_ids),
        }


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value that a field may have. chance: by the ranker, 0 to 1, of all values and of none together 1."""

    value: str
    normalized: str | None
    chance: float
    page: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class DocumentFields:
    """All named fields of a document, in the order of the schema. others: further candidates by field, best first.

    problems: of rules that could not be computed, in words.
    """

    document: str
    values: tuple[FieldValue, ...]
    others: dict[str, tuple[Alternative, ...]]
    problems: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> FieldValue:
        """The first value of a field; KeyError for a name that the schema has not."""
        for value in self.values:
            if value.name == name:
                return value
        raise KeyError(name)
