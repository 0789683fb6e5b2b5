"""Dates and amounts of a table in a writing that means the same on its documents, which may be written otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kie_desktop.fields.amounts import decimal_of, decimal_text, guess_decimal
from kie_desktop.fields.dates import guess_order, iso_date
from kie_desktop.fields.schema import DateOrder, DecimalSign, FieldType, Schema
from kie_desktop.fields.values import Writing

_NUMBERS = (FieldType.AMOUNT, FieldType.NUMBER)


def as_documents_write(rows: Sequence[Mapping[str, str]], schema: Schema, writing: Writing) -> list[dict[str, str]]:
    """The rows of a table with those dates and amounts written anew that mean something else in `writing`.

    How a column is written its own cells tell: 10/19/2018 has the month in front, and so has 03/04/2018 below it. Such
    a date becomes ISO 8601, such an amount decimal text with a point; all else stays as it is.
    """
    result = [dict(row) for row in rows]
    for spec in schema.fields:
        texts = [row[spec.name] for row in rows if row.get(spec.name, "").strip()]
        if spec.type is FieldType.DATE:
            order = guess_order(texts, DateOrder.AUTO)
            meant = {text: _date(text, order, writing.date_order) for text in texts}
        elif spec.type in _NUMBERS:
            decimal = guess_decimal(texts)
            meant = {text: _amount(text, decimal, writing.decimal) for text in texts}
        else:
            continue
        for row in result:
            if spec.name in row:
                row[spec.name] = meant.get(row[spec.name], row[spec.name])
    return result


def _date(text: str, own: DateOrder, there: DateOrder) -> str:
    day = None if own is DateOrder.AUTO else iso_date(text, own)
    return text if day is None or day == iso_date(text, there) else day


def _amount(text: str, own: DecimalSign, there: DecimalSign) -> str:
    number = None if own is DecimalSign.AUTO else decimal_of(text, own)
    return text if number is None or number == decimal_of(text, there) else _unambiguous(number)


def _unambiguous(number: Decimal) -> str:
    """Decimal text whose point no one takes for one between thousands: three decimals get a fourth."""
    text = decimal_text(number)
    return f"{text}0" if "." in text and len(text.split(".")[1]) == 3 else text
