"""Learning a schema's fields from documents whose values are known: in seconds, no box drawn."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.amounts import guess_decimal
from kie_desktop.fields.calibration import Outcome, calibrate
from kie_desktop.fields.candidates import Family
from kie_desktop.fields.dates import guess_order
from kie_desktop.fields.document import Document
from kie_desktop.fields.likeness import closest
from kie_desktop.fields.model import FORBIDDEN, FieldModel, FieldsModel, ground_of
from kie_desktop.fields.one_thread import on_one_thread
from kie_desktop.fields.prepared import Ground, Prepared
from kie_desktop.fields.ranker import Lesson, Weights, learn, scores_of
from kie_desktop.fields.result import Span
from kie_desktop.fields.schema import DateOrder, DecimalSign, FieldSpec, Schema
from kie_desktop.fields.trials import Trial, best_mix, outcome_of
from kie_desktop.fields.values import Writing, bare, value_key

MOST_FOLDS = 5
_MOST_CANDIDATES = 90
"""So many of a document's candidates are learned from at most: the right ones, the likeliest, and some others."""
_SOME_OTHERS = 30


@dataclass(frozen=True)
class Answer:
    """What a person or a table says of one field of a document.

    text: the value, in any writing; "" where it is not on the document. page, spans: where a person set it, None and
    empty where only the value is known.
    """

    text: str
    page: int | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Example:
    """A document with its answers: for each field that is known a list, empty where it is not on the document."""

    document: Document
    answers: Mapping[str, Sequence[Answer]] = field(default_factory=dict)


def example_of(document: Document, values: Mapping[str, str]) -> Example:
    """A document with one value a field as a table has them; an empty one says nothing."""
    return Example(document, {name: [Answer(text)] for name, text in values.items() if text.strip()})


@dataclass
class _Case:
    """One value of one document to learn from. number: of the document."""

    number: int
    lesson: Lesson


def writing_of(schema: Schema, documents: Iterable[Document]) -> Writing:
    """How dates and numbers are written: as the schema says, else as the documents let guess."""
    writing = Writing.of(schema)
    texts = [line.text for document in documents for page in document.pages for line in page.lines]
    order, decimal = writing.date_order, writing.decimal
    if order is DateOrder.AUTO:
        order = guess_order(texts, DateOrder.AUTO)
    if decimal is DecimalSign.AUTO:
        decimal = guess_decimal(texts)
    return Writing(order, decimal)


@on_one_thread
def learn_fields(
    schema: Schema,
    examples: Sequence[Example],
    *,
    ground: Ground | None = None,
    progress: Callable[[float], None] | None = None,
    validate: bool = True,
) -> FieldsModel:
    """Learn from all examples, and from parts of them to see how good that is (`FieldsModel.outcomes`).

    progress: is told the share that is done, 0 to 1. validate: also cross-validate; without it nothing is calibrated.
    The same examples always give the same model.
    """
    known = ground or ground_of(schema)
    writing = writing_of(schema, (example.document for example in examples))
    prepared = [Prepared(example.document, known, writing) for example in examples]
    folds = _folds(len(examples)) if validate else []
    fields: dict[str, FieldModel] = {}
    outcomes: list[Outcome] = []
    specs = [spec for spec in schema.ranked if any(spec.name in example.answers for example in examples)]
    for place, spec in enumerate(specs):
        cases = [case for n, example in enumerate(examples) for case in _cases(prepared[n], n, example, spec)]
        trials: list[Trial] = []
        for fold in folds:
            kept = [case for case in cases if case.number not in fold]
            weights = _weights(known, spec, prepared, kept, quick=True)
            for number in sorted(fold):
                trials += _tried(known, prepared[number], spec, examples[number], weights)
        mix = best_mix(trials)
        start = known.start(spec, _width(prepared, spec)).astype(np.float32)
        final = _weights(known, spec, prepared, cases)
        here = [one for one in (outcome_of(spec.name, trial, mix) for trial in trials) if one is not None]
        outcomes += here
        taught = len({case.number for case in cases})
        mixed = final.towards(start, mix.share) if final else None
        fields[spec.name] = FieldModel(mixed, taught, len(here), sum(one.right for one in here), mix.network, mix.whole)
        if progress:
            progress((place + 1) / len(specs))
    return FieldsModel(schema, known, fields, writing, calibrate(outcomes), tuple(outcomes))


def _width(prepared: Sequence[Prepared], spec: FieldSpec) -> int:
    return int(prepared[0].sheet(spec).dense.shape[1]) if prepared else 0


def _folds(count: int) -> list[set[int]]:
    """Numbers of documents in parts of nearly the same size; none of a single document."""
    if count < 2:
        return []
    order = list(range(count))
    random.Random(count).shuffle(order)
    parts = min(MOST_FOLDS, count) if count < 100 else 3
    return [set(order[part::parts]) for part in range(parts)]


def _weights(
    ground: Ground, spec: FieldSpec, prepared: Sequence[Prepared], cases: Sequence[_Case], *, quick: bool = False
) -> Weights | None:
    if not cases:
        return None
    dense = prepared[cases[0].number].sheet(spec).dense.shape[1]
    steps, tolerance = (30, 1e-3) if quick else (60, 3e-4)
    return learn([case.lesson for case in cases], ground.penalty(spec, dense), steps=steps, tolerance=tolerance)


def _cases(prepared: Prepared, number: int, example: Example, spec: FieldSpec) -> list[_Case]:
    """What a document teaches of a field: nothing where its value is not found on it."""
    answers = example.answers.get(spec.name)
    if answers is None:
        return []
    sheet, allowed = prepared.sheet(spec), prepared.allowed(spec)
    sets = [_right(prepared, spec, answer) for answer in answers if answer.text.strip()]
    found = [right for right in sets if right.any()]
    if sets and not found:
        return []
    nothing = np.zeros(len(sheet), np.bool_)
    cases = []
    for right in found or [nothing]:
        others = np.any([other & ~right for other in found], axis=0) if len(found) > 1 else nothing
        cases.append(_case(prepared, number, spec, right, allowed & ~others, absent=not found))
    if spec.repeated and found:
        taken = np.any(found, axis=0)
        cases.append(
            _case(prepared, number, spec, nothing, allowed & ~taken & ~_touching(prepared, spec, taken), absent=True)
        )
    return cases


def _touching(prepared: Prepared, spec: FieldSpec, taken: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Candidates that share a line with those that are taken."""
    candidates = prepared.sheet(spec).candidates
    lines = {piece.line for row in np.flatnonzero(taken) for piece in candidates[row].pieces}
    return np.array([any(piece.line in lines for piece in one.pieces) for one in candidates], np.bool_)


def _case(
    prepared: Prepared,
    number: int,
    spec: FieldSpec,
    right: NDArray[np.bool_],
    allowed: NDArray[np.bool_],
    *,
    absent: bool,
) -> _Case:
    """A lesson of the candidates that are worth it."""
    sheet, columns = prepared.sheet(spec), prepared.columns(spec)
    kept = np.flatnonzero(right | allowed)
    if len(kept) > _MOST_CANDIDATES and sheet.family is Family.TEXT:
        start = prepared.ground.start(spec, sheet.dense.shape[1])
        likely = columns[:-1][kept] @ start.astype(np.float32) + 100.0 * right[kept]
        if likely.any():
            order = kept[np.argsort(-likely, kind="stable")]
            rest = order[_MOST_CANDIDATES - _SOME_OTHERS :]
            some = rest[:: max(len(rest) // _SOME_OTHERS, 1)]
            kept = np.sort(np.concatenate((order[: _MOST_CANDIDATES - _SOME_OTHERS], some)))
    picked = sheet if len(kept) == len(sheet) else sheet.pick(kept)
    rows = np.append(kept, len(sheet))
    return _Case(number, Lesson(picked, columns[rows], np.append(right[kept], absent)))


def _right(prepared: Prepared, spec: FieldSpec, answer: Answer) -> NDArray[np.bool_]:
    """[n] which candidates are the answer: at its place where that is known, else whatever means the same.

    Where none is exactly the same, those that are most like it, if they are very like it.
    """
    sheet = prepared.sheet(spec)
    if answer.spans:
        placed = _at_place(prepared, spec, answer)
        if placed.any():
            return placed
    wanted = value_key(answer.text, spec, prepared.writing)
    keys = prepared.keys(spec)
    right = np.array([key == wanted for key in keys], np.bool_) & prepared.allowed(spec)
    if not right.any() and sheet.family is Family.TEXT and wanted:
        row = closest(bare(answer.text), keys)
        if row is not None:
            right = np.array([key == keys[row] for key in keys], np.bool_)
    return right


def _at_place(prepared: Prepared, spec: FieldSpec, answer: Answer) -> NDArray[np.bool_]:
    """Candidates of exactly the lines that a person chose, and of the same part of them."""
    reading = prepared.reading
    wanted = [(span.entity, span.start, span.end) for span in answer.spans]
    return np.array(
        [
            reading.page(one) == answer.page
            and [(reading.lines[piece.line].id, piece.start, piece.end) for piece in one.pieces] == wanted
            for one in prepared.sheet(spec).candidates
        ],
        np.bool_,
    )


def _tried(
    ground: Ground, prepared: Prepared, spec: FieldSpec, example: Example, weights: Weights | None
) -> list[Trial]:
    """Scores of a document by what was learned from others, and by what was known before."""
    answers = example.answers.get(spec.name)
    if answers is None:
        return []
    sheet, columns = prepared.sheet(spec), prepared.columns(spec)
    before = (columns @ ground.start(spec, sheet.dense.shape[1]).astype(np.float32)).astype(np.float64)
    after = before.copy() if weights is None else scores_of(sheet, columns, weights)
    for scores in (before, after):
        scores[:-1][~prepared.allowed(spec)] = FORBIDDEN
    wanted = frozenset(value_key(answer.text, spec, prepared.writing) for answer in answers if answer.text.strip())
    return [Trial(prepared.keys(spec), before, after, wanted, prepared.readings(spec), prepared.network(spec))]
