"""How good found fields are: compared with a table of true values, counted only where it has one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kie_desktop.fields.calibration import Promise
from kie_desktop.fields.model import SURE, FieldsModel
from kie_desktop.fields.result import DocumentFields, FieldState
from kie_desktop.fields.schema import FieldSpec
from kie_desktop.fields.values import Writing, same_value

_BETWEEN = re.compile(r"\s*;\s*")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A value that is not that of the table. value: what was found, None for nothing. wanted: what the table has."""

    document: str
    field: str
    value: str | None
    wanted: str


@dataclass(frozen=True)
class Evaluation:
    """What came of documents. right, total: by field. wrong: another value was found; missing: none was.

    promise: from which score values are accepted; accepted, accepted_right: how many. mistakes: wrong and missing ones.
    """

    pages: int
    right: Mapping[str, int]
    total: Mapping[str, int]
    wrong: int
    missing: int
    promise: Promise
    accepted: int
    accepted_right: int
    mistakes: tuple[Mistake, ...] = ()

    @property
    def exact(self) -> dict[str, float]:
        """The share of exactly right values of each field that has one."""
        return {name: self.right[name] / total for name, total in self.total.items() if total}

    @property
    def macro(self) -> float:
        """Mean over fields; 0 where there are none."""
        shares = list(self.exact.values())
        return sum(shares) / len(shares) if shares else 0.0

    def as_json(self) -> dict[str, Any]:
        """As `evaluate --task fields --json` prints it."""
        values = sum(self.total.values())
        return {
            "task": "fields",
            "pages": self.pages,
            "exact": {name: round(share, 4) for name, share in self.exact.items()},
            "macro": round(self.macro, 4),
            "wrong": self.wrong,
            "missing": self.missing,
            "accepted": {
                "promise": self.promise.precision_promised,
                "precision": round(self.accepted_right / self.accepted, 4) if self.accepted else None,
                "share": round(self.accepted / values, 4) if values else 0.0,
            },
        }


def evaluate(
    model: FieldsModel,
    found: Sequence[DocumentFields],
    truth: Sequence[Mapping[str, str]],
    *,
    pages: int | None = None,
    precision: float = SURE,
) -> Evaluation:
    """Compare what was found with true values, document by document. pages: how many there were, if not one each.

    Of a field that may occur several times, all values of its cell, with semicolons between them, must be found, and
    no other.
    """
    kept = model.promise(precision)
    schema, writing = model.schema, model.writing
    right, total = dict.fromkeys(schema.names, 0), dict.fromkeys(schema.names, 0)
    wrong = missing = accepted = accepted_right = 0
    mistakes: list[Mistake] = []
    for fields, values in zip(found, truth, strict=True):
        for name, text in values.items():
            if name not in schema or not text.strip():
                continue
            mine = [value for value in fields.values if value.name == name and value.value is not None]
            is_right = _is_right([value.value or "" for value in mine], text, schema[name], writing)
            total[name] += 1
            right[name] += is_right
            missing += not mine
            wrong += bool(mine) and not is_right
            if not is_right:
                value = "; ".join(value.value or "" for value in mine) if mine else None
                mistakes.append(Mistake(fields.document, name, value, text))
            if any(value.state is FieldState.PERSON or (value.score or 0.0) >= kept.threshold for value in mine):
                accepted, accepted_right = accepted + 1, accepted_right + is_right
    return Evaluation(
        len(found) if pages is None else pages,
        right,
        total,
        wrong,
        missing,
        kept,
        accepted,
        accepted_right,
        tuple(mistakes),
    )


def _is_right(found: Sequence[str], text: str, spec: FieldSpec, writing: Writing) -> bool:
    """Whether what was found is what a cell says (FIELDS.md, equality)."""
    wanted = parts_of(text, spec)
    pairs = [[same_value(one, other, spec, writing) for other in wanted] for one in found]
    return bool(found) and all(map(any, pairs)) and all(map(any, zip(*pairs, strict=True)))


def parts_of(text: str, spec: FieldSpec) -> list[str]:
    """The values in a cell: of a field that may occur several times those between semicolons."""
    parts = _BETWEEN.split(text) if spec.repeated else [text]
    return [part for part in parts if part.strip()]
