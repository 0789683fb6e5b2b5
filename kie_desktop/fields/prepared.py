"""A document made ready for ranking: its candidates and what is known of them, each computed once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.candidates import FAMILY_OF, MOST_LINES, Family, candidates_of
from kie_desktop.fields.document import Document
from kie_desktop.fields.evidence import (
    COLUMNS,
    HEURISTIC,
    NONE_HEURISTIC,
    evidence_columns,
    is_own_class,
)
from kie_desktop.fields.features import sheet_of
from kie_desktop.fields.networks import NetworkScores, labelled_lines, network_scores
from kie_desktop.fields.prior import Prior, field_like
from kie_desktop.fields.ranker import Floats, Penalty
from kie_desktop.fields.reading import Candidate, Reading
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.fields.sheet import Sheet
from kie_desktop.fields.targets import value_keys
from kie_desktop.fields.values import Writing

_TEXT_PENALTY = 0.1
_DENSE_PENALTY = 0.15
_PRIOR_PENALTY = 0.3
_OTHERS_PENALTY = 20.0
"""Of what the template says of its other fields: logarithms down to -12, so that small weights are large already."""
_NONE_PENALTY = 0.02


@dataclass(frozen=True)
class Ground:
    """What is known before a page was reviewed: the template's ranker. like: the template's field, by field."""

    schema: Schema
    prior: Prior | None
    like: Mapping[str, str]

    @classmethod
    def of(cls, schema: Schema, prior: Prior | None, template: Schema | None) -> Ground:
        """Match the fields of a schema with those of its template."""
        known = template.fields if template and prior else ()
        return cls(schema, prior, {spec.name: field_like(spec, known) for spec in schema.ranked})

    def start(self, spec: FieldSpec, dense: int) -> Floats:
        """Weights of columns before anything was taught. dense: how many columns `Sheet.dense` has."""
        family = FAMILY_OF[spec.type]
        names = self.prior.names.get(family, ()) if self.prior else ()
        like = self.like.get(spec.name, "")
        known = like in names
        return np.concatenate(
            (
                np.zeros(dense),
                np.zeros(len(COLUMNS)) if known else np.array(HEURISTIC),
                np.array([float(name == like) for name in names]),
                [0.0 if known else NONE_HEURISTIC],
            )
        )

    def wants_evidence(self, classes: Iterable[str] = ()) -> bool:
        """Whether labels and links of a network change what is proposed, one with these labels.

        They do not for a field that the template knows, unless the network has a label of its own for it.
        """
        names = list(classes)
        return any(not self.like.get(spec.name) or is_own_class(spec, names) for spec in self.schema.ranked)

    def penalty(self, spec: FieldSpec, dense: int) -> Penalty:
        """How dear it is to leave those weights."""
        start = self.start(spec, dense)
        prices = np.full(len(start), _DENSE_PENALTY)
        prices[dense + len(COLUMNS) :] = np.where(start[dense + len(COLUMNS) :] == 1.0, _PRIOR_PENALTY, _OTHERS_PENALTY)
        prices[-1] = _NONE_PENALTY
        return Penalty(_TEXT_PENALTY, prices, start)


class Prepared:
    """Candidates of one document. writing: how its dates and numbers are written."""

    def __init__(self, document: Document, ground: Ground, writing: Writing) -> None:
        self.document, self.ground, self.writing = document, ground, writing
        self.reading = Reading(document)
        self._found: dict[object, list[Candidate]] = {}
        self._added: dict[str, list[Candidate]] = {}
        self._sheets: dict[object, Sheet] = {}
        self._priors: dict[object, NDArray[np.float32]] = {}
        self._keys: dict[object, list[str]] = {}
        self._allowed: dict[str, NDArray[np.bool_]] = {}
        self._columns: dict[str, NDArray[np.float32]] = {}

    def sheet(self, spec: FieldSpec) -> Sheet:
        """The candidates of a field; those that only a network's labels make some come last."""
        name = self._group(spec)
        if name not in self._sheets:
            candidates = [*self._candidates(spec), *self.added(spec)]
            self._sheets[name] = sheet_of(self.reading, FAMILY_OF[spec.type], candidates)
        return self._sheets[name]

    def added(self, spec: FieldSpec) -> list[Candidate]:
        """Candidates that only a network's labels make some (`labelled_lines`)."""
        if spec.name not in self._added:
            self._added[spec.name] = labelled_lines(self.reading, spec, self._candidates(spec))
        return self._added[spec.name]

    def _candidates(self, spec: FieldSpec) -> list[Candidate]:
        name = _kind(spec)
        if name not in self._found:
            self._found[name] = candidates_of(self.reading, spec)
        return self._found[name]

    def _group(self, spec: FieldSpec) -> str:
        """What fields with the same candidates share."""
        return f"field {spec.name}" if self.added(spec) else _kind(spec)

    def keys(self, spec: FieldSpec) -> list[str]:
        """What each candidate means; equal ones are the same value."""
        name = (self._group(spec), spec.type is FieldType.NUMBER)
        if name not in self._keys:
            self._keys[name] = value_keys(self.reading, self.sheet(spec).candidates, spec, self.writing)
        return self._keys[name]

    def allowed(self, spec: FieldSpec) -> NDArray[np.bool_]:
        """[n] which candidates the field's type allows: a text has at most three lines, a date must be one."""
        if spec.name not in self._allowed:
            if spec.type is FieldType.TEXT:
                most = MOST_LINES[FieldType.TEXT]
                rows = [len(one.pieces) <= most for one in self.sheet(spec).candidates]
            else:
                rows = [bool(key) for key in self.keys(spec)]
            self._allowed[spec.name] = np.array(rows, np.bool_)
        return self._allowed[spec.name]

    def columns(self, spec: FieldSpec) -> NDArray[np.float32]:
        """[n + 1, d] features of the candidates for a field; the last row is `none`."""
        if spec.name not in self._columns:
            sheet = self.sheet(spec)
            name = self._group(spec)
            if name not in self._priors:
                self._priors[name] = _prior_rows(sheet, self.ground.prior)
            rows = len(sheet)
            result = np.zeros(
                (rows + 1, sheet.dense.shape[1] + len(COLUMNS) + self._priors[name].shape[1] + 1), np.float32
            )
            result[:rows, : sheet.dense.shape[1]] = sheet.dense
            result[:rows, sheet.dense.shape[1] : sheet.dense.shape[1] + len(COLUMNS)] = evidence_columns(sheet, spec)
            result[:, sheet.dense.shape[1] + len(COLUMNS) : -1] = self._priors[name]
            result[rows, -1] = 1
            self._columns[spec.name] = result
        return self._columns[spec.name]

    def network(self, spec: FieldSpec) -> NetworkScores | None:
        """What a network says of the candidates that has a label for the field; None where none has."""
        return network_scores(self.sheet(spec), spec, len(self.added(spec)))

    def readings(self, spec: FieldSpec) -> list[float]:
        """How well each candidate was read: as its worst line."""
        sheet = self.sheet(spec)
        if not len(sheet):
            return []
        worst: list[float] = np.minimum.reduceat(
            np.array(self.text_scores)[sheet.pieces.line], sheet.pieces.first
        ).tolist()
        return worst

    @cached_property
    def text_scores(self) -> list[float]:
        """How well each line was read; 1 where a person read it."""
        return [1.0 if line.score is None else line.score for line in self.reading.lines]


def _kind(spec: FieldSpec) -> str:
    """What fields with the same candidates share where no network adds any: their family; of a choice its own name."""
    family = FAMILY_OF[spec.type]
    return f"choice {spec.name}" if family is Family.CHOICE else family.value


def _prior_rows(sheet: Sheet, prior: Prior | None) -> NDArray[np.float32]:
    if prior is None or sheet.family not in prior.names:
        return np.zeros((len(sheet) + 1, 0), np.float32)
    rows, none = prior.logarithms(sheet)
    return np.concatenate((rows, none[None]))
