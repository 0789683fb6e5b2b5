"""Reading a document's fields with what was learned: values, scores, states, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kie_desktop.fields.decode import Chosen, ranked_values
from kie_desktop.fields.document import Document
from kie_desktop.fields.evidence import key_words_of
from kie_desktop.fields.layout import NOTHING
from kie_desktop.fields.mark_values import mark_values
from kie_desktop.fields.model import LEAST_SURE, FieldsModel
from kie_desktop.fields.one_thread import on_one_thread
from kie_desktop.fields.open_fields import join_texts
from kie_desktop.fields.prepared import Prepared
from kie_desktop.fields.reading import Candidate
from kie_desktop.fields.rereading import Reread, reread_amounts, reread_codes
from kie_desktop.fields.result import (
    CERTAIN_READING,
    UNSURE_READING,
    Alternative,
    DocumentFields,
    FieldState,
    FieldValue,
    Span,
)
from kie_desktop.fields.ruled import Proposal, choose_by_rules, values_of
from kie_desktop.fields.rules import Outcome, evaluate_rules
from kie_desktop.fields.schema import RANKED, FieldSpec, FieldType
from kie_desktop.fields.text_features import key_classes
from kie_desktop.fields.values import Meaning, meaning

MOST_OTHERS = 9
"""How many other candidates of a field are kept: people choose them by the keys 1 to 9."""
_MOST_REPEATS = 200
_LIKELY = 0.5


@dataclass(frozen=True)
class Given:
    """Values that come from elsewhere: marks and rows, and what a person decided.

    by field; a field of it is not ranked. A value of state `absent` has no text.
    """

    values: Mapping[str, Sequence[FieldValue]]


@on_one_thread
def read_fields(
    model: FieldsModel, document: Document, given: Given | None = None, reread: Reread | None = None
) -> DocumentFields:
    """The named fields of a document, one entry at least for each field of the schema, in its order.

    reread: asks what else a line may say; it is called where check digits or a rule say that a value is misread.
    """
    prepared = Prepared(document, model.ground, model.writing)
    known = mark_values(document, model.schema) | dict(given.values if given else {})
    proposals: dict[str, list[Proposal]] = {}
    others: dict[str, tuple[Alternative, ...]] = {}
    for spec in model.schema.fields:
        if spec.name in known or spec.type not in RANKED:
            continue
        ranked = _ranked(model, prepared, spec)
        proposals[spec.name] = ranked
        others[spec.name] = tuple(_alternative(prepared, spec, one) for one in ranked if one.chosen.row is not None)[
            :MOST_OTHERS
        ]
    chosen = choose_by_rules(model.schema, proposals, known)
    if reread is not None:
        reread_codes(prepared, model.schema, proposals, chosen, reread)
        reread_amounts(prepared, model.schema, chosen, known, reread)
    outcomes = evaluate_rules(model.schema, values_of(model.schema, chosen, known))
    outcomes = [_doubted(one, chosen) for one in outcomes]
    values: list[FieldValue] = []
    for spec in model.schema.fields:
        if spec.name in known:
            values += [_ruled(value, outcomes) for value in known[spec.name]] or [_none(model, spec, None)]
        elif spec.type not in RANKED:
            values.append(_none(model, spec, None))
        elif spec.repeated:
            values += _repeated(model, prepared, spec, outcomes)
        else:
            values.append(_value(model, prepared, spec, chosen[spec.name], outcomes))
    general = tuple(dict.fromkeys(one.problem for one in outcomes if one.problem and one.holds is None))
    return DocumentFields(document.name, tuple(values), others, general)


def _ruled(value: FieldValue, outcomes: Sequence[Outcome]) -> FieldValue:
    """Rows with what rules say of them; what a person decided stays as it is."""
    mine = [one for one in outcomes if one.speaks_of(value.name or "")]
    broken = tuple(one.problem for one in mine if one.holds is False)
    if value.type is not FieldType.ROWS or value.state in (FieldState.PERSON, FieldState.ABSENT):
        return value
    if broken:
        return replace(value, problems=(*value.problems, *broken), state=FieldState.LOOK)
    return replace(value, state=FieldState.PROVED) if any(one.decides for one in mine) else value


def _doubted(outcome: Outcome, chosen: Mapping[str, Proposal]) -> Outcome:
    """A rule proves nothing where one of its values is not even likely: wrong ones add up as well."""
    mine = [chosen[name] for name in outcome.fields if name in chosen]
    sure = all(one.chosen.chance >= _LIKELY and (one.reread is None or one.reread >= CERTAIN_READING) for one in mine)
    return outcome if sure else replace(outcome, decides=False)


def _ranked(model: FieldsModel, prepared: Prepared, spec: FieldSpec) -> list[Proposal]:
    """The likeliest values of a field and none, with their meanings."""
    sheet = prepared.sheet(spec)
    result = []
    keys, chances = prepared.keys(spec), model.chances(prepared, spec)
    for chosen in ranked_values(keys, chances, MOST_OTHERS + 1, each_alone=not model.knows(spec)):
        if chosen.row is None:
            result.append(Proposal(chosen, None, None))
        else:
            text = _text(prepared, spec, sheet.candidates[chosen.row])
            result.append(Proposal(chosen, text, meaning(text, spec, model.writing)))
    return result


def _text(prepared: Prepared, spec: FieldSpec, candidate: Candidate) -> str:
    return prepared.reading.text(candidate, "\n" if spec.type is FieldType.LINES else None)


def _repeated(model: FieldsModel, prepared: Prepared, spec: FieldSpec, outcomes: Sequence[Outcome]) -> list[FieldValue]:
    """Values of a field that may occur several times, best first, until none of the rest is likelier than no more."""
    sheet, keys = prepared.sheet(spec), prepared.keys(spec)
    scores = model.scores(prepared, spec)
    lines = [{piece.line for piece in candidate.pieces} for candidate in sheet.candidates]
    values: list[FieldValue] = []
    while len(values) < _MOST_REPEATS and len(sheet):
        likely = np.exp(scores - scores.max())
        chances = likely / likely.sum()
        best = int(np.argmax(chances))
        if best == len(sheet):
            break
        pair = float(chances[best] / (chances[best] + chances[-1]))
        text = _text(prepared, spec, sheet.candidates[best])
        one = Proposal(Chosen(keys[best], best, pair, 1 - pair), text, meaning(text, spec, model.writing))
        values.append(_value(model, prepared, spec, one, outcomes))
        pieces = sheet.candidates[best].pieces
        scores[:-1][
            [
                bool(other & lines[best]) and _overlap(pieces, sheet.candidates[row].pieces)
                for row, other in enumerate(lines)
            ]
        ] = -1e9
    return values or [_none(model, spec, None)]


def _overlap(first: Sequence[tuple[int, int, int]], second: Sequence[tuple[int, int, int]]) -> bool:
    return any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a in first for b in second)


def _value(
    model: FieldsModel,
    prepared: Prepared,
    spec: FieldSpec,
    one: Proposal,
    outcomes: Sequence[Outcome],
) -> FieldValue:
    chosen = one.chosen
    if chosen.row is None or one.text is None or one.meaning is None:
        return _none(model, spec, chosen)
    candidate = prepared.sheet(spec).candidates[chosen.row]
    reading = min(prepared.text_scores[piece.line] for piece in candidate.pieces) if one.reread is None else one.reread
    score = model.calibration.score(spec.name, chosen.chance, chosen.second, reading)
    problems, broken, proved = _problems(spec, one.meaning, outcomes)
    if one.reread is not None and one.reread < CERTAIN_READING:
        problems, proved = [*problems, UNSURE_READING], False
    if broken:
        score *= 0.5
    elif proved:
        score = max(score, 1 - (1 - score) * 0.2)
    state = FieldState.LOOK
    if proved and not broken:
        state = FieldState.PROVED
    elif not problems and score >= model.sure_from:
        state = FieldState.SURE
    key_ids, key = _key_of(prepared, spec, candidate)
    return FieldValue(
        spec.name,
        spec.type,
        one.text,
        one.meaning.normalized,
        score,
        state,
        tuple(problems),
        key,
        prepared.reading.page(candidate),
        key_ids,
        prepared.reading.ids(candidate),
        _spans(prepared, candidate),
        one.reread,
    )


def _problems(spec: FieldSpec, known: Meaning, outcomes: Sequence[Outcome]) -> tuple[list[str], bool, bool]:
    """What is wrong with a value; whether a check says that it is misread, and whether one proves it."""
    mine = [one for one in outcomes if one.speaks_of(spec.name)]
    broken_rules = [one.problem for one in mine if one.holds is False]
    problems = ([known.problem] if known.problem else []) + broken_rules
    wrong_code = bool(spec.checksum) and not known.proved
    proved = known.proved or any(one.decides for one in mine)
    return problems, bool(broken_rules) or wrong_code or known.normalized is None, proved


def _none(model: FieldsModel, spec: FieldSpec, chosen: Chosen | None) -> FieldValue:
    """No value: of a field that must have one, a problem; one that most likely is not there needs no look.

    Of a field of which nothing is known, nobody can say how likely it is not there.
    """
    problems = ("a value is required, but none was found",) if spec.required else ()
    chance = chosen.chance if chosen and model.knows(spec) else None
    is_sure = chance is not None and chance >= LEAST_SURE and not spec.required
    return FieldValue(
        spec.name, spec.type, None, None, chance, FieldState.SURE if is_sure else FieldState.LOOK, problems
    )


def _key_of(prepared: Prepared, spec: FieldSpec, candidate: Candidate) -> tuple[tuple[int, ...], str | None]:
    """The key that led to a value: in its own line before it, left of it or above it; (), None where there is none."""
    reading = prepared.reading
    first = candidate.pieces[0]
    line = reading.lines[first.line]
    words = key_words_of(spec)
    before = line.text[: first.start].strip()
    if before and (words.match(before)[1] or key_classes(before)):
        return (line.id,), before
    page = reading.page(candidate)
    layout = reading.layouts[page]
    local = first.line - reading.first[page]
    links = reading.document.pages[page].links
    linked = [(score, head) for (head, tail), score in links.items() if tail == line.id and score > 0.5]
    if linked:
        head = max(linked)[1]
        return (head,), next((one.text for one in reading.document.pages[page].lines if one.id == head), None)
    for neighbour in (int(layout.left[local]), int(layout.above[local])):
        if neighbour != NOTHING:
            other = reading.lines[reading.first[page] + neighbour]
            if words.match(other.text)[1]:
                return (other.id,), other.text
    return (), None


def _spans(prepared: Prepared, candidate: Candidate) -> tuple[Span, ...]:
    return tuple(Span(prepared.reading.lines[piece.line].id, piece.start, piece.end) for piece in candidate.pieces)


def _alternative(prepared: Prepared, spec: FieldSpec, one: Proposal) -> Alternative:
    assert one.chosen.row is not None and one.text is not None
    candidate = prepared.sheet(spec).candidates[one.chosen.row]
    return Alternative(
        one.text,
        one.meaning.normalized if one.meaning else None,
        one.chosen.chance,
        prepared.reading.page(candidate),
        _spans(prepared, candidate),
    )


def decided(
    spec: FieldSpec, text: str, model: FieldsModel, place: tuple[int, tuple[Span, ...]] | None = None
) -> FieldValue:
    """A value that a person decided; an empty text means that it is not on the document. place: page and spans."""
    if not text.strip():
        return FieldValue(spec.name, spec.type, None, state=FieldState.ABSENT)
    known = meaning(text, spec, model.writing)
    value = FieldValue(
        spec.name, spec.type, text, known.normalized, None, FieldState.PERSON, (known.problem,) if known.problem else ()
    )
    if place is None:
        return value
    page, spans = place
    return replace(value, page=page, spans=spans, value_ids=tuple(dict.fromkeys(span.entity for span in spans)))


def joined(values: Sequence[FieldValue]) -> str:
    """Several values of a field as one text of a table."""
    return join_texts([value.normalized or value.value or "" for value in values])
