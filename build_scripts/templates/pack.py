"""What was taught, made small: rows of weights that matter, in half precision."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from build_scripts.templates.teach import Taught
from kie_desktop.fields.candidates import FAMILY_OF
from kie_desktop.fields.prior import Prior
from kie_desktop.fields.schema import Schema
from kie_desktop.fields.sheet import ROLES
from kie_desktop.fields.text_features import words_fingerprint

LEAST = 0.02
"""Hashed features whose weights are all smaller are left out."""


def prior_of(schema: Schema, taught: Mapping[tuple[str, ...], Taught]) -> Prior:
    """The rankers of a schema's groups of fields as one template ranker."""
    names, buckets, tables, dense, none = {}, {}, {}, {}, {}
    for group, weights in taught.items():
        family = FAMILY_OF[schema[group[0]].type]
        kept = np.flatnonzero((np.abs(weights.tables) > LEAST).any(axis=(0, 2)))
        names[family] = group
        buckets[family] = kept
        tables[family] = weights.tables[:, kept].transpose(1, 2, 0).reshape(len(kept), ROLES * len(group))
        dense[family] = weights.dense.T
        none[family] = weights.none
    return Prior(names, buckets, tables, dense, none, words_fingerprint())
