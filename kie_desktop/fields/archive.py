"""A learned schema as a file, `fields.npz`: numbers and texts only, nothing that runs when it is read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.array_files import load_arrays
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.settings_files import MISFIT
from kie_desktop.fields.calibration import Calibration, Outcome
from kie_desktop.fields.model import NETWORK_UNTRIED, FieldModel, FieldsModel
from kie_desktop.fields.prepared import Ground
from kie_desktop.fields.prior import prior_arrays, prior_of_arrays, write_arrays
from kie_desktop.fields.ranker import Weights
from kie_desktop.fields.schema import DateOrder, DecimalSign
from kie_desktop.fields.schema_file import parse_schema, schema_text
from kie_desktop.fields.sheet import ROLES
from kie_desktop.fields.values import Writing
from kie_desktop.safe_files import read_given

FIELDS_FILE = "fields.npz"
FORMAT = 1
_MOST_BYTES = 200_000_000


def write_model(path: Path, model: FieldsModel) -> None:
    """Write a learned schema; the same one always gives the same bytes. It holds words of the pages it was taught."""
    names = list(model.fields)
    arrays: dict[str, NDArray[Any]] = {
        "format": np.array(FORMAT),
        "schema": np.array(schema_text(model.schema)),
        "like": np.array([f"{name}\t{like}" for name, like in model.ground.like.items()], str),
        "writing": np.array([model.writing.date_order.value, model.writing.decimal.value]),
        "pack": np.array(model.pack),
        "fields": np.array(names, str),
        "taught": np.array([model.fields[name].taught for name in names], np.int64),
        "tried": np.array([(model.fields[name].tried, model.fields[name].right) for name in names], np.int64).reshape(
            -1, 2
        ),
        "networks": np.array([model.fields[name].network for name in names], np.float64),
        "whole_lines": np.array([model.fields[name].whole for name in names], np.float64),
        "slopes": np.array([*model.calibration.slopes, model.calibration.shift]),
        "shift_fields": np.array([name for name, _ in model.calibration.fields], str),
        "shifts": np.array([shift for _, shift in model.calibration.fields], np.float64),
        "outcome_fields": np.array([one.field for one in model.outcomes], str),
        "outcomes": np.array(
            [(one.chance, one.second, one.reading, float(one.right)) for one in model.outcomes], np.float64
        ).reshape(-1, 4),
    }
    for number, name in enumerate(names):
        weights = model.fields[name].weights
        if weights is not None:
            arrays[f"{number}/buckets"] = weights.buckets.astype(np.int32)
            arrays[f"{number}/texts"] = weights.texts.astype(np.float16)
            arrays[f"{number}/dense"] = weights.dense.astype(np.float32)
    if model.ground.prior is not None:
        arrays |= {f"prior/{name}": array for name, array in prior_arrays(model.ground.prior).items()}
    write_arrays(path, arrays)


def read_model(path: Path) -> FieldsModel:
    """Read a learned schema; UserError where the file is damaged, of a newer program or no such file."""
    try:
        arrays = load_arrays(read_given(path, _MOST_BYTES), _MOST_BYTES)
        if "format" not in arrays:
            raise UserError(f"{path}: this is not a {FIELDS_FILE} of this program; train again")
        if int(arrays["format"]) > FORMAT:
            raise UserError(f"{path}: made with a newer version of the program; update the program or train again")
        return _model(arrays, path)
    except (OSError, *MISFIT) as fault:
        raise UserError(f"{path}: it cannot be read as {FIELDS_FILE} ({fault}); train again") from fault


def _model(arrays: Mapping[str, NDArray[Any]], path: Path) -> FieldsModel:
    schema = parse_schema(str(arrays["schema"]), f"{path}, schema")
    parts = {name.removeprefix("prior/"): array for name, array in arrays.items() if name.startswith("prior/")}
    prior = prior_of_arrays(parts) if parts else None
    like = dict(row.split("\t", 1) for row in arrays["like"].tolist())
    order, decimal = arrays["writing"].tolist()
    fields = {}
    for number, name in enumerate(arrays["fields"].tolist()):
        weights = None
        if f"{number}/buckets" in arrays:
            buckets = arrays[f"{number}/buckets"].astype(np.int64)
            texts = arrays[f"{number}/texts"].astype(np.float32).reshape(len(buckets), ROLES)
            weights = Weights(buckets, texts, arrays[f"{number}/dense"].astype(np.float32))
        tried, right = arrays["tried"][number].tolist()
        network = float(arrays["networks"][number]) if "networks" in arrays else NETWORK_UNTRIED
        whole = float(arrays["whole_lines"][number]) if "whole_lines" in arrays else 0.0
        fields[name] = FieldModel(weights, int(arrays["taught"][number]), tried, right, network, whole)
    slopes = arrays["slopes"].tolist()
    outcomes = tuple(
        Outcome(name, chance, second, reading, bool(right))
        for name, (chance, second, reading, right) in zip(
            arrays["outcome_fields"].tolist(), arrays["outcomes"].tolist(), strict=True
        )
    )
    shifts = tuple(zip(arrays["shift_fields"].tolist(), arrays["shifts"].tolist(), strict=True))
    pack_name, pack_hash = arrays["pack"].tolist()
    return FieldsModel(
        schema,
        Ground(schema, prior, like),
        fields,
        Writing(DateOrder(order), DecimalSign(decimal)),
        Calibration(tuple(slopes[:-1]), slopes[-1], shifts),
        outcomes,
        (pack_name, pack_hash),
    )
