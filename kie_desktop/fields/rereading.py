"""Other readings of a line, where check digits or a rule say that its value is misread.

A recogniser's second or third guess is often the right one, and a checksum knows it from the wrong ones. How sure that
makes: the guesses that the check rejects are out; what remains is the guess that it accepts, and the truth being none
of the guesses at all, when the accepted one fits by accident.
"""

from __future__ import annotations

import itertools
import math
import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from kie_desktop.domain.pdf_text import EXACT
from kie_desktop.fields.prepared import Prepared
from kie_desktop.fields.result import FieldValue
from kie_desktop.fields.ruled import Proposal, values_of
from kie_desktop.fields.rules import evaluate_rules, parse_rule
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.fields.values import meaning

Reread = Callable[[int, int, str], Sequence[tuple[str, float]]]
"""(page of the document, id of a line on it, the signs to look for) -> texts that may stand there, best first, each
with the chance that the recogniser gives it; none where the line cannot be read again."""

_WORTH_SHOWING = 0.5
_LEAST_MISSING = 0.1
"""How likely at least the truth is none of the readings, whatever the recogniser thinks: worn ink makes it too sure."""
_ACCIDENT = {"iban": 1 / 97, "lei": 1 / 97}
_OTHER_ACCIDENT = 1 / 10
"""How often a wrong code has right check digits, by checksum: of two digits, else of one."""
_RULE_ACCIDENT = 1 / 50
_LIKELY = 0.05
_SURE_PLACE = 0.5
_MOST_PLACES = 3
_MOST_READINGS = 6
_MOST_COMBINATIONS = 2_000
_IN_CODES = string.ascii_letters + string.digits + " .-/:"
_IN_AMOUNTS = string.digits + " .,'-"


def certainty(chance: float, accepted: float, all_readings: float, accident: float) -> float:
    """How likely an accepted reading is right.

    chance: of this reading; accepted: of all that the check accepts; all_readings: of all that were looked at.
    accident: how often a wrong one is accepted.
    """
    missing = max(1 - all_readings, _LEAST_MISSING)
    return chance / (accepted + missing * accident)


def reread_codes(
    prepared: Prepared,
    schema: Schema,
    proposals: Mapping[str, Sequence[Proposal]],
    chosen: dict[str, Proposal],
    reread: Reread,
) -> None:
    """Replace chosen codes with wrong check digits where another reading of their line has right ones."""
    for name, rows in proposals.items():
        spec, one = schema[name], chosen[name]
        if not spec.checksum or spec.repeated or (one.meaning is not None and one.meaning.proved):
            continue
        likely = [row for row in rows if row.chosen.row is not None and row.chosen.chance > _LIKELY]
        found = [better for row in likely[:_MOST_PLACES] if (better := _valid_code(prepared, spec, row, reread))]
        if found:
            chosen[name] = max(found, key=lambda row: row.chosen.chance * (row.reread or 0.0))


def _valid_code(prepared: Prepared, spec: FieldSpec, one: Proposal, reread: Reread) -> Proposal | None:
    readings: dict[str, tuple[float, str]] = {}
    total = 0.0
    for text, chance in other_readings(prepared, spec, one, reread, _IN_CODES):
        code = meaning(text, spec, prepared.writing)
        total += chance
        if code.proved and code.normalized is not None:
            known = readings.get(code.normalized, (0.0, text))
            readings[code.normalized] = known[0] + chance, known[1]
    if not readings:
        return None
    chance, text = max(readings.values())
    accepted = sum(row[0] for row in readings.values())
    sure = certainty(chance, accepted, total, _ACCIDENT.get(spec.checksum, _OTHER_ACCIDENT))
    if sure < _WORTH_SHOWING:
        return None
    return replace(one, text=text, meaning=meaning(text, spec, prepared.writing), reread=sure)


def reread_amounts(
    prepared: Prepared,
    schema: Schema,
    chosen: dict[str, Proposal],
    known: Mapping[str, Sequence[FieldValue]],
    reread: Reread,
) -> None:
    """Replace chosen numbers of an equation that does not hold where other readings of their lines make it hold."""
    values = values_of(schema, chosen, known)
    for outcome in evaluate_rules(schema, values):
        names = [name for name in outcome.fields if name in chosen and chosen[name].chosen.row is not None]
        numbers = [name for name in names if schema[name].type in (FieldType.AMOUNT, FieldType.NUMBER)]
        is_whole = all(name in names or values.get(name) for name in outcome.fields)
        if outcome.holds or not numbers or not is_whole or not _is_equation(outcome.rule):
            continue
        if any(chosen[name].chosen.chance < _SURE_PLACE for name in numbers):  # another value may be meant at all
            continue
        better = _that_hold(prepared, schema, chosen, known, outcome.rule, numbers, reread)
        if better:
            chosen.update(better)
            values = values_of(schema, chosen, known)


def _is_equation(rule: str) -> bool:
    return parse_rule(rule).comparison == "=="


def _that_hold(
    prepared: Prepared,
    schema: Schema,
    chosen: Mapping[str, Proposal],
    known: Mapping[str, Sequence[FieldValue]],
    rule: str,
    names: Sequence[str],
    reread: Reread,
) -> dict[str, Proposal]:
    """The likeliest readings that make a rule hold, if they are likely enough; {} where none are."""
    tables = [_amounts(prepared, schema[name], chosen[name], reread) for name in names]
    tables = [rows or [(chosen[name], 1.0)] for name, rows in zip(names, tables, strict=True)]
    while math.prod(map(len, tables)) > _MOST_COMBINATIONS:
        tables = [rows[: max(len(rows) - 1, 1)] for rows in tables]
    holding: list[tuple[float, dict[str, Proposal]]] = []
    total = math.prod(sum(chance for _, chance in rows) for rows in tables)
    for combination in itertools.product(*tables):
        tried = {name: row for name, (row, _) in zip(names, combination, strict=True)}
        (outcome,) = evaluate_rules(schema, values_of(schema, {**chosen, **tried}, known), only=(rule,))
        if outcome.decides:
            holding.append((math.prod(chance for _, chance in combination), tried))
    if not holding:
        return {}
    chance, best = max(holding, key=lambda row: row[0])
    sure = certainty(chance, sum(row[0] for row in holding), total, _RULE_ACCIDENT)
    if sure < _WORTH_SHOWING:
        return {}
    return {name: replace(row, reread=sure) for name, row in best.items() if row.text != chosen[name].text}


def _amounts(prepared: Prepared, spec: FieldSpec, one: Proposal, reread: Reread) -> list[tuple[Proposal, float]]:
    """The readings of a number that mean different ones, with their chances."""
    found: dict[str, tuple[Proposal, float]] = {}
    for text, chance in other_readings(prepared, spec, one, reread, _IN_AMOUNTS):
        number = meaning(text, spec, prepared.writing)
        if number.normalized is not None:
            is_same = one.meaning is not None and number.normalized == one.meaning.normalized
            row, before = found.get(
                number.normalized, (one if is_same else replace(one, text=text, meaning=number), 0.0)
            )
            found[number.normalized] = row, before + chance
    return list(found.values())[:_MOST_READINGS]


def other_readings(
    prepared: Prepared, spec: FieldSpec, one: Proposal, reread: Reread, signs: str
) -> list[tuple[str, float]]:
    """What else may stand where a value was found, with the recogniser's chances; [] where that cannot be asked.

    signs: that a value may have; those of the rest of its line are allowed as well.
    """
    assert one.chosen.row is not None
    candidate = prepared.sheet(spec).candidates[one.chosen.row]
    piece = candidate.pieces[0]
    line = prepared.reading.lines[piece.line]
    if len(candidate.pieces) > 1 or line.score in (None, EXACT):  # a person typed it, or it stands in the file
        return []
    rest = line.text[: piece.start] + line.text[piece.end :]
    page = prepared.reading.page(candidate)
    among = "".join(dict.fromkeys(signs + rest + (line.text if signs is _IN_AMOUNTS else "")))
    return [
        (_part(line.text, text, piece.start, piece.end).strip(), chance)
        for text, chance in reread(page, line.id, among)
        if text
    ]


def _part(text: str, other: str, start: int, end: int) -> str:
    """The part of another reading of a line that stands where `text[start:end]` does."""
    if start == 0 and end >= len(text.rstrip()):
        return other
    blocks = SequenceMatcher(None, text, other, autojunk=False).get_opcodes()

    def place(wanted: int, *, is_end: bool) -> int:
        for _, begin, stop, other_begin, other_stop in blocks:
            inside = begin < wanted <= stop if is_end else begin <= wanted < stop
            if inside and stop - begin == other_stop - other_begin:
                return other_begin + wanted - begin
            if inside:
                return other_stop if is_end else other_begin
        return len(other) if is_end else 0

    return other[place(start, is_end=False) : place(end, is_end=True)]
