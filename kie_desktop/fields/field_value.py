"""A field of a page or document as results have it: page results, tables and the Python API."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import prod
from typing import Any

from kie_desktop.domain.page import UNSURE_BELOW

TEXT = "text"
"""The type of a field that no schema describes."""


class FieldState(StrEnum):
    """How far a value can be relied on."""

    PROVED = "proved"
    SURE = "sure"
    LOOK = "look"
    PERSON = "person"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One field and its value.

    name: of the schema's field; None for an open field, which is a key on the page with what is linked to it.
    key: the key's text, or the label that names the field. value: as it stands on the page, "" where it was left
    blank, None where none was found. normalized: what the value means by its type, None where it means nothing.
    score: how likely the whole value is right, 0 to 1; None where a person decided. page: from 0.
    key_ids, value_ids: entities of the page, in reading order.
    """

    name: str | None
    key: str | None
    value: str | None
    normalized: str | None = None
    score: float | None = None
    state: FieldState = FieldState.PERSON
    problems: tuple[str, ...] = ()
    page: int = 0
    key_ids: tuple[int, ...] = ()
    value_ids: tuple[int, ...] = ()
    type: str = TEXT

    def to_dict(self) -> dict[str, Any]:
        """The JSON form of a page result."""
        return {
            "name": self.name,
            "type": str(self.type),
            "key": self.key,
            "value": self.value,
            "normalized": self.normalized,
            "score": self.score,
            "state": str(self.state),
            "problems": list(self.problems),
            "page": self.page,
            "key_ids": list(self.key_ids),
            "value_ids": list(self.value_ids),
        }


def joint_score(parts: Iterable[float | None]) -> float | None:
    """The product of the scores of a value's parts; None where a person decided them all (each is None)."""
    scores = [float(part) for part in parts if part is not None]
    return round(prod(scores), 4) if scores else None


def state_of(score: float | None, unsure_below: float = UNSURE_BELOW) -> FieldState:
    """The state of a value that neither a rule proves nor a person said to be absent."""
    if score is None:
        return FieldState.PERSON
    return FieldState.LOOK if score < unsure_below else FieldState.SURE
