"""What was learned of a project's fields: a ranker a field, how sure to be of it, and how good it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from kie_desktop.fields.calibration import Calibration, Outcome, Promise, promise
from kie_desktop.fields.prepared import Ground, Prepared
from kie_desktop.fields.prior import template_prior
from kie_desktop.fields.ranker import Floats, Weights, scores_of, softmax
from kie_desktop.fields.schema import FieldSpec, Schema
from kie_desktop.fields.schema_file import TEMPLATES, template
from kie_desktop.fields.values import Writing

SURE = 0.95
"""The promise that the state `sure` keeps, unless another one is asked for."""
LEAST_SURE = 0.9
NETWORK_ALONE = 1.0
"""How much a network's labels count for a field that nothing was taught of."""
NETWORK_UNTRIED = 0.25
"""How much, where no document shows how good they are: the learner leads."""
_DECIDES = 100.0
FORBIDDEN = -1e9
"""The score of a candidate that a field's type does not allow."""


@dataclass(frozen=True)
class FieldModel:
    """What was learned of one field. weights: None where nothing was. taught: from how many documents.

    network: how much the labels of a network count that has one for this field. whole: how much it counts that a
    candidate is whole lines with that label. tried, right: values of held-out
    documents in cross-validation, and how many of them were exactly right.
    """

    weights: Weights | None = None
    taught: int = 0
    tried: int = 0
    right: int = 0
    network: float = NETWORK_ALONE
    whole: float = 0.0

    @property
    def exact(self) -> float | None:
        """How good the field is by cross-validation; None where nothing was held out."""
        return self.right / self.tried if self.tried else None


@dataclass(frozen=True)
class FieldsModel:
    """A learned schema: proposes values for documents (`reader.read_fields`).

    fields: by name; a field that is not in it ranks by its template and its key's words alone. writing: how dates and
    numbers are written. outcomes: what came of held-out values, by which `calibration` was made. pack: name and hash
    of the model pack beside which it was made; "" for none.
    """

    schema: Schema
    ground: Ground
    fields: Mapping[str, FieldModel] = field(default_factory=dict)
    writing: Writing = field(default_factory=Writing)
    calibration: Calibration = field(default_factory=Calibration)
    outcomes: tuple[Outcome, ...] = ()
    pack: tuple[str, str] = ("", "")

    @classmethod
    def untaught(cls, schema: Schema) -> FieldsModel:
        """What can be proposed before any page was reviewed: by the schema's template where it has one."""
        return cls(schema, ground_of(schema), writing=Writing.of(schema))

    def led_by_network(self) -> FieldsModel:
        """The same with a network's labels deciding alone, where it has one for a field: to compare with."""
        rows = {spec.name: self.fields.get(spec.name, FieldModel()) for spec in self.schema.ranked}
        return replace(self, fields={name: replace(row, network=_DECIDES) for name, row in rows.items()})

    def promise(self, precision: float) -> Promise:
        """The threshold of scores that keeps a promised precision, and what cross-validation says of it."""
        scores = [self.calibration.score(one.field, one.chance, one.second, one.reading) for one in self.outcomes]
        return promise(scores, [one.right for one in self.outcomes], precision)

    @cached_property
    def sure_from(self) -> float:
        """The score from which a value is `sure`: what keeps the promise, and is not unlikely by itself."""
        return max(self.promise(SURE).threshold, LEAST_SURE)

    def knows(self, spec: FieldSpec) -> bool:
        """Whether pages or a template have taught a field; else only its key's words and a network speak for it."""
        known = self.fields.get(spec.name)
        return (known is not None and known.weights is not None) or bool(self.ground.like.get(spec.name))

    def scores(self, prepared: Prepared, spec: FieldSpec) -> Floats:
        """Scores [n + 1] of a document's candidates for a field, and of `none`; forbidden ones are far below."""
        sheet, columns = prepared.sheet(spec), prepared.columns(spec)
        known = self.fields.get(spec.name)
        if known is not None and known.weights is not None:
            scores = scores_of(sheet, columns, known.weights)
        else:
            scores = (columns @ self.ground.start(spec, sheet.dense.shape[1]).astype(np.float32)).astype(np.float64)
        network = prepared.network(spec)
        if network is not None:
            scores += network.scores(*((NETWORK_ALONE, 0.0) if known is None else (known.network, known.whole)))
        scores[:-1][~prepared.allowed(spec)] = FORBIDDEN
        return scores

    def chances(self, prepared: Prepared, spec: FieldSpec) -> Floats:
        """Probabilities [n + 1] of a document's candidates for a field, and of `none`."""
        return softmax(self.scores(prepared, spec))


def ground_of(schema: Schema) -> Ground:
    """What is known of a schema's fields before anything was taught."""
    if schema.template not in TEMPLATES:
        return Ground.of(schema, None, None)
    return Ground.of(schema, template_prior(schema.template), template(schema.template))
