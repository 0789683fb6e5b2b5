"""Rules and checksums choose among likely values: the likeliest combination that they allow."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kie_desktop.domain.errors import UserError
from kie_desktop.fields.decode import Chosen
from kie_desktop.fields.result import FieldValue
from kie_desktop.fields.rows import values_for_rules
from kie_desktop.fields.rules import evaluate_rules, parse_rule
from kie_desktop.fields.schema import FieldSpec, Schema
from kie_desktop.fields.values import Meaning

_TRIED = 4
"""So many values of a field are tried in a rule."""
_MOST_COMBINATIONS = 300
_WORTH = 1.0
"""What a rule that holds and decides is worth, and one that does not hold costs, in logarithms of chances: together
they outweigh a value that is seven times likelier. More, and wrong values that happen to add up win."""
_LEAST = 1e-4


@dataclass(frozen=True)
class Proposal:
    """A likely value of a field, or none. text: as it stands on the page.

    reread: how likely the text is right where it is another reading of its line; None where it is the first one.
    """

    chosen: Chosen
    text: str | None
    meaning: Meaning | None
    reread: float | None = None


def choose_by_rules(
    schema: Schema, proposals: Mapping[str, Sequence[Proposal]], known: Mapping[str, Sequence[FieldValue]]
) -> dict[str, Proposal]:
    """The best proposal of each field.

    Of a code with a checksum the likeliest that is valid, unless it is hopeless. Then rule after rule: where the best
    values break it, or leave it open, another combination that makes it hold is taken if it is not much less likely.
    """
    chosen = {name: _best(schema[name], rows) for name, rows in proposals.items()}
    decided: set[str] = set()
    for text in schema.rules:
        try:
            rule = parse_rule(text)
        except UserError:
            continue
        names = [name for name in rule.fields if name in proposals and not schema[name].repeated]
        if rule.comparison != "==" or len(names) < 2 or any(name not in schema for name in rule.fields):
            continue
        free = [[chosen[name]] if name in decided else _likely(proposals[name], chosen[name]) for name in names]
        if math.prod(len(rows) for rows in free) > _MOST_COMBINATIONS:
            free = [rows[:2] for rows in free]
        best, best_worth, best_decides = None, -math.inf, False
        for combination in itertools.product(*free):
            values = values_of(schema, {**chosen, **dict(zip(names, combination, strict=True))}, known)
            (outcome,) = evaluate_rules(schema, values, only=(text,))
            worth = sum(math.log(max(one.chosen.chance, _LEAST)) for one in combination)
            worth += _WORTH if outcome.decides else -_WORTH if outcome.holds is False else 0.0
            if worth > best_worth:
                best, best_worth, best_decides = combination, worth, outcome.decides
        if best is not None:
            chosen.update(zip(names, best, strict=True))
            decided |= set(names) if best_decides else set()
    return chosen


def _best(spec: FieldSpec, rows: Sequence[Proposal]) -> Proposal:
    if spec.checksum and rows[0].chosen.row is not None:
        valid = [one for one in rows if one.meaning and one.meaning.proved and one.chosen.chance > 0.02]
        return valid[0] if valid else rows[0]
    return rows[0]


def _likely(rows: Sequence[Proposal], first: Proposal) -> list[Proposal]:
    """The chosen proposal and others worth trying."""
    others = [one for one in rows if one is not first and one.chosen.chance > 0.01]
    return [first, *others[: _TRIED - 1]]


def values_of(
    schema: Schema, chosen: Mapping[str, Proposal], known: Mapping[str, Sequence[FieldValue]]
) -> dict[str, list[str]]:
    """Normalized values by field, for the rules."""
    result = {
        name: [one.meaning.normalized]
        for name, one in chosen.items()
        if name in schema and one.meaning and one.meaning.normalized is not None
    }
    return result | values_for_rules(value for values in known.values() for value in values)
