"""What people decided put into what was proposed, with the rules computed again over both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kie_desktop.fields.result import UNSURE_READING, DocumentFields, FieldState, FieldValue
from kie_desktop.fields.rows import values_for_rules
from kie_desktop.fields.rules import Outcome, evaluate_rules
from kie_desktop.fields.schema import FieldType, Schema
from kie_desktop.fields.values import Writing, meaning

_LIKELY = 0.5
"""A rule proves nothing where one of its values is less likely: wrong ones add up as well; but many cells hardly do."""


def merged(
    schema: Schema,
    key: str,
    proposed: DocumentFields | None,
    decided: Mapping[str, Sequence[FieldValue]],
    writing: Writing,
) -> DocumentFields:
    """A document's fields in the order of the schema; those that nobody decided and nothing is proposed for are empty.

    proposed: None where the document has not been read yet.
    """
    found = proposed.values if proposed else ()
    values: list[FieldValue] = []
    for spec in schema.fields:
        rows = decided.get(spec.name) or [value for value in found if value.name == spec.name]
        values += rows or [FieldValue(spec.name, spec.type, None)]
    outcomes = _outcomes(schema, values)
    others = proposed.others if proposed else {}
    general = tuple(dict.fromkeys(one.problem for one in outcomes if one.problem and one.holds is None))
    return DocumentFields(key, tuple(_checked(schema, value, outcomes, writing) for value in values), others, general)


def needs_look(value: FieldValue, schema: Schema) -> bool:
    """Whether a person should look at a value: it is in doubt, or a rule that it is in does not hold.

    A field that need not be there and most likely is not needs none.
    """
    if value.state in (FieldState.PERSON, FieldState.ABSENT):
        return bool(value.problems)
    if value.state is not FieldState.LOOK:
        return False
    spec = schema[value.name or ""]
    return value.value is not None or spec.required or value.score is None or value.score < _LIKELY


def _outcomes(schema: Schema, values: Sequence[FieldValue]) -> list[Outcome]:
    if not schema.rules:
        return []
    doubtful = {
        value.name
        for value in values
        if value.is_unsure_reading
        or (value.score is not None and value.score < _LIKELY and value.type is not FieldType.ROWS)
    }
    outcomes = evaluate_rules(schema, values_for_rules(values))
    return [replace(one, decides=False) if doubtful & set(one.fields) else one for one in outcomes]


def _checked(schema: Schema, value: FieldValue, outcomes: Sequence[Outcome], writing: Writing) -> FieldValue:
    """A value with what is wrong with it now, and its state by that."""
    if value.value is None:
        return value
    spec = schema[value.name or ""]
    mine = [one for one in outcomes if one.speaks_of(spec.name)]
    broken = [one.problem for one in mine if one.holds is False]
    known = meaning(value.value, spec, writing)
    problems = (*((known.problem,) if known.problem else ()), *broken)
    if value.state is FieldState.PERSON:
        return replace(value, problems=problems)
    state = value.state
    if value.is_unsure_reading:
        return replace(value, state=FieldState.LOOK, problems=(*problems, UNSURE_READING))
    if broken or known.normalized is None:
        state = FieldState.LOOK
    elif known.proved or any(one.decides for one in mine):
        state = FieldState.PROVED
    elif state is FieldState.PROVED:  # a rule did that does not any more
        state = FieldState.LOOK
    return replace(value, state=state, problems=problems)
