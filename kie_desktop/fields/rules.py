"""Rules over fields: `net + tax = total`, `due >= date`, `sum(amounts) = total`.

A rule compares two expressions with =, ==, !=, <, <=, > or >=. Names are field names; one that is no identifier
stands in square brackets: `[Net amount] + tax = total`. A repeated field is a list for sum, count, min and max; of a
field of rows, `items.price` is a column. simpleeval computes them: no attributes, no assignments, limited powers.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from kie_desktop.domain.errors import UserError
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema

Value = Decimal | date | str | bool
TOLERANCE = Decimal("0.005")
"""Amounts that differ by less are equal: half of a cent."""
_MOST_CHARACTERS = 1_000
_COMPARISON = re.compile(r"(<=|>=|!=|==|=|<|>)")
_NAME = re.compile(r"\[([^\[\]]+)\]|(?<![\w.\"'])([^\W\d]\w*)((?:\.[^\W\d]\w*)?)")
_FUNCTIONS = ("sum", "count", "min", "max", "abs", "round")
_WORDS = frozenset(("and", "or", "not", "in", "if", "else", *_FUNCTIONS))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule taken apart. left, right: expressions over placeholders. names: field (or field.column) by placeholder."""

    text: str
    left: str
    comparison: str
    right: str
    names: Mapping[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields (or field.column) it speaks of, each once."""
        return tuple(dict.fromkeys(self.names.values()))

    def counts(self, placeholder: str) -> bool:
        """Whether it asks how many values a field has: then none is an answer, and no value that is missing."""
        return re.search(rf"\bcount\(\s*{placeholder}\s*\)", f"{self.left} {self.right}") is not None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a rule. holds: None where a value is missing or the rule cannot be computed.

    problem: in words; "" where it holds or nothing can be said. decides: it is an equation over two or more fields
    with numbers that are not all 0, so that a misreading would break it.
    """

    rule: str
    fields: tuple[str, ...]
    holds: bool | None
    problem: str = ""
    decides: bool = False

    def speaks_of(self, field: str) -> bool:
        """Whether a field, or a column of its rows, is in the rule."""
        return any(name == field or name.startswith(f"{field}.") for name in self.fields)


@lru_cache(256)
def parse_rule(text: str) -> Rule:
    """Take a rule apart; UserError says what is wrong with it."""
    if len(text) > _MOST_CHARACTERS:
        raise UserError(
            f"rule {text[:40]!r}...: it is longer than {_MOST_CHARACTERS:,} characters; split it into several rules"
        )
    parts = _COMPARISON.split(text)
    if len(parts) != 3:
        raise UserError(f"rule {text!r}: it must be one comparison, such as: net + tax = total")
    names: dict[str, str] = {}
    left, right = (_with_placeholders(part, names) for part in (parts[0], parts[2]))
    if not names:
        raise UserError(f"rule {text!r}: it does not use any field")
    for side, written in ((left, parts[0]), (right, parts[2])):
        try:
            ast.parse(side.strip() or "?", mode="eval")
        except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
            message = f"rule {text!r}: {written.strip()!r} is not an expression such as: net + tax"
            raise UserError(message) from fault
    return Rule(text, left.strip(), {"=": "=="}.get(parts[1], parts[1]), right.strip(), names)


def _with_placeholders(text: str, names: dict[str, str]) -> str:
    known = {name: placeholder for placeholder, name in names.items()}

    def replace(match: re.Match[str]) -> str:
        name = match.group(1) or match.group(2) + match.group(3)
        if match.group(1) is None and name in _WORDS:
            return name
        name = " ".join(name.split())
        if name not in known:
            known[name] = f"field_{len(known)}"
            names[known[name]] = name
        return known[name]

    return _NAME.sub(replace, text)


def rename_in_rule(text: str, names: Mapping[str, str]) -> str:
    """A rule over fields that have other names now, all of them at once: two may have changed places.

    names: new name by old one. A column goes with its field; a name that is no identifier gets square brackets.
    """

    def replace(match: re.Match[str]) -> str:
        name = " ".join((match.group(1) or match.group(2) + match.group(3)).split())
        if match.group(1) is None and name in _WORDS:
            return match.group()
        field, dot, column = (name, "", "") if name in names else name.rpartition(".")
        if field not in names:
            return match.group()
        is_plain = names[field].isidentifier() and names[field] not in _WORDS
        written = f"{names[field]}{dot}{column}"
        return written if is_plain else f"[{written}]"

    return _NAME.sub(replace, text)


def names_field(text: str, field: str) -> bool:
    """Whether a rule names a field or a column of its rows; one that cannot be read names none."""
    try:
        names = parse_rule(text).fields
    except UserError:
        return False
    return any(name == field or name.startswith(f"{field}.") for name in names)


def check_rules(schema: Schema) -> list[str]:
    """What is wrong with the rules of a schema, in words: those that cannot be read, and those that never work.

    A rule never works that names no field, or fails with whatever values its fields have: it divides by zero, adds a
    date to a number, or compares a text with an amount.
    """
    problems = []
    for text in schema.rules:
        try:
            rule = parse_rule(text)
        except UserError as fault:
            problems.append(str(fault))
            continue
        unknown = [_unknown(text, name) for name in rule.fields if _spec(schema, name) is None]
        problems += unknown or _never_works(rule, schema)
    return problems


_TRIALS = 4
_KINDS = ((bool, "a mark"), (Decimal, "a number"), (date, "a date"), (timedelta, "a number of days"), (str, "a text"))


def _never_works(rule: Rule, schema: Schema) -> list[str]:
    """What is wrong with a rule that fails with all of some made-up values; [] where it works with one of them."""
    faults: dict[str, None] = {}
    for trial in range(_TRIALS):
        names = {
            placeholder: _made_up(_known_spec(schema, name), place, trial)
            for place, (placeholder, name) in enumerate(rule.names.items())
        }
        try:
            left, right = _compute(rule.left, names), _compute(rule.right, names)
            _compare(left, rule.comparison, right)
        except ZeroDivisionError:
            faults["it always divides by zero"] = None
        except _failures() as fault:
            faults[f"it can never be computed ({_reason(fault)})"] = None
        else:
            kinds = [_kind(left), _kind(right)]
            if kinds[0] == kinds[1]:
                return []
            faults[f"it compares {kinds[0]} with {kinds[1]}"] = None
    return [f"rule {rule.text!r}: {next(iter(faults))}; correct the rule or the types of its fields"]


def _made_up(spec: FieldSpec, place: int, trial: int) -> Value | list[Value]:
    """A value of a field's type. place: of the field in the rule; other trials have other values.

    What the columns of a field of rows hold is not known, so that they are numbers in some trials and texts in others.
    """
    one: Value
    if spec.type is FieldType.DATE:
        one = date(2020 + trial, 1 + place % 12, 3)
    elif spec.type is FieldType.MARK:
        one = trial % 2 == 0
    elif spec.type in (FieldType.AMOUNT, FieldType.NUMBER) or (spec.type is FieldType.ROWS and trial % 2 == 0):
        one = Decimal((place + 2) * (7 + 3 * trial)) + Decimal("0.25")
    else:
        one = "ABCDEFGH"[(place + trial) % 8]
    return [one, one] if spec.repeated or spec.type is FieldType.ROWS else one


def _kind(value: object) -> str:
    return next((words for kind, words in _KINDS if isinstance(value, kind)), "a number")


def _known_spec(schema: Schema, name: str) -> FieldSpec:
    spec = _spec(schema, name)
    assert spec is not None
    return spec


def _unknown(rule: str, name: str) -> str:
    return f"rule {rule!r}: there is no field {name!r}; correct the name, or put [ ] around names of several words"


def _spec(schema: Schema, name: str) -> FieldSpec | None:
    if name in schema:
        return schema[name]
    owner, _, column = name.partition(".")
    if column and owner in schema and schema[owner].type is FieldType.ROWS:
        return schema[owner] if column in schema[owner].columns else None
    return None


def evaluate_rules(
    schema: Schema,
    values: Mapping[str, Sequence[str]],
    *,
    only: Sequence[str] | None = None,
) -> list[Outcome]:
    """Compute the rules of a schema over a document's normalized values.

    values: by field, or field.column for rows; a field without value has an empty list or is left out.
    only: these rules instead of the schema's.
    """
    return [_evaluate(text, schema, values) for text in (schema.rules if only is None else only)]


def _evaluate(text: str, schema: Schema, values: Mapping[str, Sequence[str]]) -> Outcome:
    try:
        rule = parse_rule(text)
    except UserError as fault:
        return Outcome(text, (), None, str(fault))
    names: dict[str, Any] = {}
    for placeholder, name in rule.names.items():
        spec = _spec(schema, name)
        if spec is None:
            return Outcome(text, (), None, _unknown(text, name))
        typed = [_typed(value, spec) for value in values.get(name, ())]
        is_counted = spec.repeated and rule.counts(placeholder)
        if any(value is None for value in typed) or (not typed and not is_counted):
            return Outcome(text, rule.fields, None)
        is_list = spec.repeated or spec.type is FieldType.ROWS
        names[placeholder] = typed if is_list else typed[0]
    try:
        left, right = _compute(rule.left, names), _compute(rule.right, names)
        holds = _compare(left, rule.comparison, right)
    except ZeroDivisionError:
        return Outcome(text, rule.fields, None, f"rule {text!r}: it divides by zero here")
    except _failures() as fault:
        return Outcome(text, rule.fields, None, f"rule {text!r}: it cannot be computed ({str(fault)[:120]})")
    decides = holds and rule.comparison == "==" and len(rule.fields) > 1 and _numbers_differ_from_zero(names)
    return Outcome(text, rule.fields, holds, "" if holds else f"rule {text!r} is not met", decides)


def _numbers_differ_from_zero(names: Mapping[str, Any]) -> bool:
    """Whether at least two of the fields hold a number other than 0."""
    flat = [
        number
        for value in names.values()
        for number in (value if isinstance(value, list) else [value])
        if isinstance(number, Decimal)
    ]
    return sum(number != 0 for number in flat) > 1


def _reason(fault: Exception) -> str:
    from simpleeval import NumberTooHigh

    return "its numbers become too large" if isinstance(fault, NumberTooHigh) else str(fault)[:120]


def _failures() -> tuple[type[Exception], ...]:
    from simpleeval import InvalidExpression

    return (InvalidExpression, TypeError, ValueError, InvalidOperation, OverflowError, ArithmeticError, RecursionError)


def _compute(expression: str, names: Mapping[str, Any]) -> Any:
    from simpleeval import SimpleEval

    functions: dict[str, Callable[..., Any]] = {
        "sum": lambda *values: sum(_flat(values), Decimal(0)),
        "count": lambda *values: Decimal(len(_flat(values))),
        "min": lambda *values: min(_flat(values)),
        "max": lambda *values: max(_flat(values)),
        "abs": abs,
        "round": lambda value, digits=Decimal(0): round(value, int(digits)),
    }
    evaluator = SimpleEval(names=dict(names), functions=functions)
    evaluator.nodes[ast.Constant] = lambda node: (
        Decimal(str(node.value))
        if isinstance(node.value, int | float) and not isinstance(node.value, bool)
        else node.value
    )
    for kind in (ast.Attribute, ast.Subscript, ast.JoinedStr, ast.FormattedValue):
        evaluator.nodes.pop(kind, None)
    for sign in (ast.Mult, ast.Mod, ast.Pow, ast.LShift, ast.RShift):
        evaluator.operators[sign] = _of_numbers(evaluator.operators[sign])
    return evaluator.eval(expression)


def _of_numbers(compute: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """An operator that takes numbers alone: `%` of a text fills it to any length."""

    def of_numbers(left: Any, right: Any) -> Any:
        if isinstance(left, str) or isinstance(right, str):
            raise TypeError("texts can only be compared and joined")
        return compute(left, right)

    return of_numbers


def _flat(values: Sequence[Any]) -> list[Any]:
    return [one for value in values for one in (value if isinstance(value, list) else [value])]


def _compare(left: Any, comparison: str, right: Any) -> bool:
    if isinstance(left, list) or isinstance(right, list):
        raise ValueError("a field with several values needs sum, count, min or max")
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        equal = abs(left - right) < TOLERANCE
        less = left < right and not equal
    else:
        equal, less = left == right, comparison not in ("==", "!=") and left < right
    return bool(
        {
            "==": equal,
            "!=": not equal,
            "<": less,
            "<=": less or equal,
            ">": not less and not equal,
            ">=": not less,
        }[comparison]
    )


def _typed(value: str, spec: FieldSpec) -> Value | None:
    try:
        if spec.type is FieldType.DATE:
            return date.fromisoformat(value)
        if spec.type in (FieldType.AMOUNT, FieldType.NUMBER, FieldType.ROWS):
            return Decimal(value)
    except (ValueError, InvalidOperation):
        return None if spec.type is not FieldType.ROWS else value
    return value == "true" if spec.type is FieldType.MARK else value
