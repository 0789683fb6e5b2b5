"""What a read text means by its field's type, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from kie_desktop.domain.text import folded
from kie_desktop.fields.amounts import decimal_of, decimal_text
from kie_desktop.fields.codes import is_valid, plain_code
from kie_desktop.fields.dates import iso_date
from kie_desktop.fields.schema import DateOrder, DecimalSign, FieldSpec, FieldType, Schema

MOST_CHARACTERS = 4_000
"""Longer values are kept as they stand and said to be too long."""
_TICKED = {"true": "true", "false": "false", "yes": "true", "no": "false", "1": "true", "0": "false", "x": "true"}


@dataclass(frozen=True, slots=True)
class Writing:
    """How dates and numbers are written on the documents at hand."""

    date_order: DateOrder = DateOrder.AUTO
    decimal: DecimalSign = DecimalSign.AUTO

    @classmethod
    def of(cls, schema: Schema) -> Writing:
        """What the schema says of it."""
        return cls(schema.date_order, schema.decimal)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text means.

    normalized: None where it means nothing of its type. problem: in words, "" where there is none. proved: its check
    digits are right.
    """

    normalized: str | None
    problem: str = ""
    proved: bool = False


def meaning(text: str, spec: FieldSpec, writing: Writing = Writing()) -> Meaning:
    """Normalise and check a value: ISO 8601 for dates, decimal text, plain codes, the option of a choice."""
    plain = " ".join(text.split())
    if not plain:
        return Meaning(None, "there is no text")
    if spec.type is FieldType.ROWS:
        return Meaning(text)  # `fields.rows` says what its cells mean
    if len(plain) > MOST_CHARACTERS:
        return Meaning(
            None, f"a value of {len(plain):,} characters is too long; at most {MOST_CHARACTERS:,} are possible"
        )
    if spec.type is FieldType.LINES:
        return Meaning("\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip()))
    reader = _READERS.get(spec.type)
    return reader(plain, spec, writing) if reader else Meaning(plain)


def _date(text: str, spec: FieldSpec, writing: Writing) -> Meaning:
    del spec
    day = iso_date(text, writing.date_order)
    return Meaning(day, "" if day else f"{_short(text)} is not a date")


def _number(text: str, spec: FieldSpec, writing: Writing) -> Meaning:
    number = decimal_of(text, writing.decimal)
    if number is None:
        return Meaning(None, f"{_short(text)} is not a valid {spec.type.value}")
    return Meaning(decimal_text(number))


def _mark(text: str, spec: FieldSpec, writing: Writing) -> Meaning:
    del spec, writing
    ticked = _TICKED.get(text.casefold())
    return Meaning(ticked, "" if ticked else f"{_short(text)} is neither true nor false")


def _code(text: str, spec: FieldSpec, writing: Writing) -> Meaning:
    del writing
    code = plain_code(text)
    if not code:
        return Meaning(None, f"{_short(text)} has neither digits nor letters")
    if not spec.checksum:
        return Meaning(code)
    if is_valid(code, spec.checksum):
        return Meaning(code, proved=True)
    return Meaning(code, f"the check digits of {_short(text)} are wrong ({spec.checksum})")


def _choice(text: str, spec: FieldSpec, writing: Writing) -> Meaning:
    """The option whose value or word it is; of a choice that allows it, several with semicolons between them."""
    del writing
    options = {folded(word): option.value for option in spec.options for word in option.spellings}
    parts = [part for part in text.split(";") if part.strip()] if spec.several else [text]
    found = [options.get(folded(part)) or options.get(folded(part.strip(" .:"))) for part in parts]
    known = [value for value in found if value is not None]
    if len(known) < len(found):
        return Meaning(None, f"{_short(text)} is not one of the options")
    return Meaning("; ".join(known))


_READERS: dict[FieldType, Callable[[str, FieldSpec, Writing], Meaning]] = {
    FieldType.DATE: _date,
    FieldType.AMOUNT: _number,
    FieldType.NUMBER: _number,
    FieldType.CODE: _code,
    FieldType.CHOICE: _choice,
    FieldType.MARK: _mark,
}


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}...")


def same_value(first: str, second: str, spec: FieldSpec, writing: Writing = Writing()) -> bool:
    """Whether two texts are the same value: dates and amounts by what they mean, all else by letters and digits.

    Where one of two dates or amounts means nothing, letters and digits decide as well.
    """
    if spec.type in (FieldType.DATE, FieldType.AMOUNT, FieldType.NUMBER):
        one, other = (meaning(text, spec, writing).normalized for text in (first, second))
        if one is not None and other is not None:
            return one == other if spec.type is FieldType.DATE else _decimal(one) == _decimal(other)
    if spec.type is FieldType.CHOICE:
        one, other = (meaning(text, spec, writing).normalized for text in (first, second))
        if one is not None and other is not None:
            return one == other
    return bare(first) == bare(second) != ""


def value_key(text: str, spec: FieldSpec, writing: Writing = Writing()) -> str:
    """A text that two values share when `same_value` holds; "" for a text without letters and digits."""
    if spec.type in (FieldType.DATE, FieldType.AMOUNT, FieldType.NUMBER, FieldType.CHOICE):
        known = meaning(text, spec, writing).normalized
        if known is not None:
            return f"{_decimal(known):f}" if spec.type in (FieldType.AMOUNT, FieldType.NUMBER) else known
    return bare(text)


@lru_cache(maxsize=50_000)
def bare(text: str) -> str:
    """Letters and digits only, without case and width (NFKC)."""
    return "".join(sign for sign in folded(text) if sign.isalnum())


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Decimal(0)
    return number.normalize() if number else Decimal(0)


def joined_values(values: Sequence[str]) -> str:
    """Several ticked options as one value."""
    return "; ".join(values)
