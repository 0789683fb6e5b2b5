"""Teaching the rankers of templates on generated documents: stochastic gradients over pages made on the way."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from build_scripts.templates.invoices import invoice
from build_scripts.templates.receipts import receipt
from kie_desktop.fields.candidates import FAMILY_OF, Family, candidates_of
from kie_desktop.fields.document import Document
from kie_desktop.fields.features import sheet_of
from kie_desktop.fields.ranker import TextMatrix
from kie_desktop.fields.reading import Reading
from kie_desktop.fields.schema import Schema
from kie_desktop.fields.schema_file import template
from kie_desktop.fields.sheet import ROLES, Sheet
from kie_desktop.fields.targets import value_keys
from kie_desktop.fields.text_features import BUCKETS
from kie_desktop.fields.values import value_key

MAKERS: dict[str, Callable[[int, int], tuple[Document, dict[str, str]]]] = {"receipt": receipt, "invoice": invoice}
OTHERS = 70
"""Of the candidates that are wrong and do not touch the right one, about so many are learned from."""


@dataclass
class Example:
    """Some candidates of one document. offset: [n], logarithm of how many candidates each stands for.

    targets: [n, fields] whether it is right; absent: [fields].
    """

    sheet: Sheet
    offset: NDArray[np.float32]
    targets: NDArray[np.bool_]
    absent: NDArray[np.bool_]


def example_of(
    schema: Schema, document: Document, values: dict[str, str], group: tuple[str, ...], seed: int
) -> Example | None:
    """An example for the fields of one group (those that share candidates); None without candidates."""
    specs = [schema[name] for name in group]
    reading = Reading(document)
    candidates = candidates_of(reading, specs[0])
    if not candidates:
        return None
    targets = np.zeros((len(candidates), len(specs)), np.bool_)
    absent = np.zeros(len(specs), np.bool_)
    for column, spec in enumerate(specs):
        wanted = value_key(values[spec.name], spec) if spec.name in values else None
        absent[column] = wanted is None
        if wanted:
            targets[:, column] = [key == wanted for key in value_keys(reading, candidates, spec)]
    keep = np.ones(len(candidates), np.bool_)
    offset = np.zeros(len(candidates), np.float32)
    if len(candidates) > 2 * OTHERS:
        right = {piece.line for at in np.flatnonzero(targets.any(1)) for piece in candidates[at].pieces}
        near = np.array([any(piece.line in right for piece in one.pieces) for one in candidates])
        chance = np.where(near, min(1.0, 2 * OTHERS / max(near.sum(), 1)), min(1.0, OTHERS / max((~near).sum(), 1)))
        chance[targets.any(1)] = 1.0
        keep = np.random.default_rng(seed).random(len(candidates)) < chance
        offset = -np.log(chance).astype(np.float32)
    kept = np.flatnonzero(keep)
    sheet = sheet_of(reading, FAMILY_OF[specs[0].type], candidates).pick(kept)
    return Example(sheet, offset[kept], targets[kept], absent)


def groups_of(schema: Schema) -> list[tuple[str, ...]]:
    """Names of fields that are ranked among the same candidates."""
    groups: dict[object, list[str]] = {}
    for spec in schema.ranked:
        family = FAMILY_OF[spec.type]
        groups.setdefault((family, spec.name if family is Family.CHOICE else ""), []).append(spec.name)
    return [tuple(names) for names in groups.values()]


class Batch:
    """Some examples of one group as arrays."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.texts = TextMatrix([example.sheet for example in examples])
        self.dense = np.concatenate([example.sheet.dense for example in examples])
        self.offset = np.concatenate([example.offset for example in examples])
        self.targets = np.concatenate([example.targets for example in examples])
        self.absent = np.stack([example.absent for example in examples])
        self.document = np.repeat(np.arange(len(examples)), [len(example.sheet) for example in examples])


def _make(task: tuple[str, int, int, int]) -> list[list[Example]]:
    """Examples of some documents, by group."""
    name, seed, start, stop = task
    schema = template(name)
    result: list[list[Example]] = [[] for _ in groups_of(schema)]
    for index in range(start, stop):
        document, values = MAKERS[name](seed, index)
        for place, group in enumerate(groups_of(schema)):
            example = example_of(schema, document, values, group, index)
            if example is None:
                continue
            example.sheet.reading = None  # type: ignore[assignment]
            result[place].append(example)
    return result


def batches(name: str, seed: int, documents: int, size: int, processes: int) -> list[list[Batch]]:
    """Documents as batches, by group."""
    tasks = [(name, seed, start, min(start + size, documents)) for start in range(0, documents, size)]
    result: list[list[Batch]] = [[] for _ in groups_of(template(name))]
    with multiprocessing.Pool(processes) as pool:
        for parts in pool.imap(_make, tasks):
            for place, examples in enumerate(parts):
                if examples:
                    result[place].append(Batch(examples))
    return result


@dataclass
class Taught:
    """Weights of the fields of one group. tables: [fields, BUCKETS, ROLES]. dense: [fields, d]. none: [fields]."""

    tables: NDArray[np.float32]
    dense: NDArray[np.float32]
    none: NDArray[np.float32]


def teach(
    rows: Sequence[Batch], fields: int, *, epochs: int, rate: float, decay: float, seed: int
) -> Iterator[tuple[float, Taught]]:
    """After each epoch the mean loss and the average of the weights over the second half of all steps (Adam)."""
    width = rows[0].dense.shape[1]
    size = BUCKETS * ROLES + width + 1
    rng = np.random.default_rng(seed)
    place = np.zeros((fields, size), np.float32)
    first, second, average = np.zeros_like(place), np.zeros_like(place), np.zeros_like(place)
    steps = epochs * len(rows)
    step = averaged = 0
    for _ in range(epochs):
        losses = []
        for number in rng.permutation(len(rows)):
            batch = rows[number]
            step += 1
            speed = rate * (1 - (step - 1) / steps)
            for field in range(fields):
                loss, gradient = _slope(batch, field, place[field], width)
                gradient += decay * place[field]
                losses.append(loss)
                first[field] += 0.1 * (gradient - first[field])
                second[field] += 0.01 * (gradient * gradient - second[field])
                place[field] -= (
                    speed * (first[field] / (1 - 0.9**step)) / (np.sqrt(second[field] / (1 - 0.99**step)) + 1e-6)
                )
            if step > steps // 2:
                averaged += 1
                average += (place - average) / averaged
        final = average if averaged else place
        yield (
            float(np.mean(losses)),
            Taught(
                final[:, : BUCKETS * ROLES].reshape(fields, BUCKETS, ROLES).copy(),
                final[:, BUCKETS * ROLES : -1].copy(),
                final[:, -1].copy(),
            ),
        )


def _slope(batch: Batch, field: int, place: NDArray[np.float32], width: int) -> tuple[float, NDArray[np.float32]]:
    """Mean loss of a batch for one field, and its gradient [BUCKETS * ROLES + width + 1]."""
    table = place[: BUCKETS * ROLES].reshape(BUCKETS, ROLES)
    known = table[batch.texts.buckets]
    scores = batch.texts.scores(known) + batch.dense @ place[BUCKETS * ROLES : -1] + batch.offset
    none = float(place[-1])
    count = len(batch.absent)
    wanted = batch.targets[:, field].astype(np.float64)
    absent = batch.absent[:, field].astype(np.float64)
    most = np.full(count, none)
    np.maximum.at(most, batch.document, scores)
    likely, nothing = np.exp(scores - most[batch.document]), np.exp(none - most)
    total = np.bincount(batch.document, likely, count) + nothing
    right = np.bincount(batch.document, likely * wanted, count) + nothing * absent
    teachable = right > 0
    right = np.maximum(right, 1e-30)
    share = np.where(teachable, 1.0, 0.0) / count
    loss = float((share * (np.log(total) - np.log(right))).sum())
    slope = likely * (share / total)[batch.document] - likely * wanted * (share / right)[batch.document]
    gradient = np.zeros(BUCKETS * ROLES + width + 1, np.float32)
    gradient[: BUCKETS * ROLES].reshape(BUCKETS, ROLES)[batch.texts.buckets] = batch.texts.gradient(slope)
    gradient[BUCKETS * ROLES : -1] = batch.dense.T @ slope
    gradient[-1] = float((nothing * share / total - nothing * absent * share / right).sum())
    return loss, gradient
