"""How good found fields are: compared with a table of true values, counted only where it has one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kie_desktop.fields.calibration import Promise
from kie_desktop.fields.model import SURE, FieldsModel
from kie_desktop.fields.result import DocumentFields, FieldState
from kie_desktop.fields.schema import Schema
from kie_desktop.fields.values import Writing, same_value


@dataclass(frozen=True)
class Evaluation:
    """What came of documents. right, total: by field. wrong: another value was found; missing: none was.

    threshold: scores from which values are accepted, for a promised precision; accepted, accepted_right: how many.
    """

    pages: int
    right: Mapping[str, int]
    total: Mapping[str, int]
    wrong: int
    missing: int
    promise: Promise
    accepted: int
    accepted_right: int

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

    Of a repeated field one of its values must be right.
    """
    kept = model.promise(precision)
    schema, writing = model.schema, model.writing
    right, total = dict.fromkeys(schema.names, 0), dict.fromkeys(schema.names, 0)
    wrong = missing = accepted = accepted_right = 0
    for fields, values in zip(found, truth, strict=True):
        for name, text in values.items():
            if name not in schema or not text.strip():
                continue
            mine = [value for value in fields.values if value.name == name and value.value is not None]
            is_right = any(is_same(value.value or "", text, schema, name, writing) for value in mine)
            total[name] += 1
            right[name] += is_right
            missing += not mine
            wrong += bool(mine) and not is_right
            if any(value.state is FieldState.PERSON or (value.score or 0.0) >= kept.threshold for value in mine):
                accepted, accepted_right = accepted + 1, accepted_right + is_right
    return Evaluation(
        len(found) if pages is None else pages, right, total, wrong, missing, kept, accepted, accepted_right
    )


def is_same(first: str, second: str, schema: Schema, name: str, writing: Writing) -> bool:
    """Whether two texts are the same value of a field (FIELDS.md, equality)."""
    return same_value(first, second, schema[name], writing)
