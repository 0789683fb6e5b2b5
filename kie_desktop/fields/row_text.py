"""What the cells of a field of type rows mean, and how its rows are written as one text."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kie_desktop.fields.amounts import decimal_of, decimal_text
from kie_desktop.fields.column_words import column_class
from kie_desktop.fields.schema import DecimalSign

_NUMBERS = frozenset(("quantity", "unit_price", "amount", "discount", "tax"))
_WORDS = frozenset(("position", "code", "description", "unit", "date"))
_SEPARATOR = " | "


def text_of_rows(rows: Sequence[Sequence[str]]) -> str:
    """Rows as one text: a line each, with a stroke between cells."""
    return "\n".join(_SEPARATOR.join(" ".join(cell.split()) for cell in row) for row in rows)


def rows_of_text(text: str) -> list[list[str]]:
    """The inverse of `text_of_rows`, also of what a person typed."""
    return [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()]


def meaning_of_rows(
    rows: Sequence[Sequence[str]], columns: Sequence[str], decimal: DecimalSign, keys: Sequence[str] = ()
) -> str:
    """A JSON list of an object a row: numbers with a point in columns of numbers, else texts; "" for missing cells.

    columns: their names; further cells are left out. keys: the heads of the columns on the page, where there are any.
    """
    wide = [[*row, *[""] * (len(columns) - len(row))] for row in rows]
    heads = [*keys, *[""] * (len(columns) - len(keys))]
    read = [_read([row[at] for row in wide], (name, heads[at]), decimal) for at, name in enumerate(columns)]
    table = [{name: read[at][number] for at, name in enumerate(columns)} for number in range(len(wide))]
    return json.dumps(table, ensure_ascii=False)


def _read(texts: Sequence[str], names: Sequence[str], decimal: DecimalSign) -> list[str]:
    kinds = {column_class(name) for name in names}
    if kinds & _WORDS and not kinds & _NUMBERS:
        return list(texts)
    numbers = [decimal_of(text, decimal) if text else None for text in texts]
    is_numeric = 2 * sum(one is not None for one in numbers) >= sum(map(bool, texts)) > 0
    if not is_numeric and not kinds & _NUMBERS:
        return list(texts)
    return [text if number is None else decimal_text(number) for text, number in zip(texts, numbers, strict=True)]
