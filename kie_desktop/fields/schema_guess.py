"""A schema from what people have: a pasted list of names, the head of a spreadsheet, its columns of values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kie_desktop.domain.errors import UserError
from kie_desktop.fields.amounts import decimal_of, find_amounts
from kie_desktop.fields.codes import is_valid, plain_code
from kie_desktop.fields.dates import find_dates, iso_date
from kie_desktop.fields.prior import field_like
from kie_desktop.fields.schema import RANKED, FieldSpec, FieldType, Schema, unique_names
from kie_desktop.fields.schema_file import TEMPLATES, template
from kie_desktop.fields.values import bare, meaning
from kie_desktop.fields.values_table import ValuesTable

_MOST_NAMES = 500
_FEWEST_KNOWN = 2
"""A template that knows fewer of the fields is none of theirs: many kinds of documents have a date."""
_RANKED = TEMPLATES[1:]
"""Templates with a ranker."""
_INVOICE = ("invoice", "rechnung", "facture", "factura", "fattura", "factuur", "发票", "請求")
"""Words in names of fields that speak of invoices: receipts have numbers, dates and totals, too."""
_MOST_READ = 200
"""So many values of a column are looked at."""
_ENOUGH = 0.9
"""Where this part of the values is of a type, the column is."""
_MOSTLY = 0.75
"""This part is enough for numbers: the others hold letters that belong to them, or were misread."""
_WORD = re.compile(r"[^\W\d_]{5,}")
"""Letters in a row that no code has: those of banks in IBANs are four."""
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?", re.IGNORECASE)


def names_in(text: str) -> list[str]:
    """Names of fields in a pasted text: one a line, else divided by tabs, semicolons or commas; UserError for none."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        mark = next((mark for mark in ("\t", ";", ",") if mark in lines[0]), "\n")
        lines = lines[0].split(mark)
    elif any("\t" in line for line in lines):
        lines = lines[0].split("\t")
    names = unique_names(re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+", "", line).strip(" :\"'") for line in lines)
    if not names:
        raise UserError("the list: it has no field names; write one name per line")
    if len(names) > _MOST_NAMES:
        raise UserError(f"the list: it has {len(names)} names; a schema can have at most {_MOST_NAMES}")
    return names


def schema_of_columns(
    names: Sequence[str], values: Mapping[str, Sequence[str]] | None = None, title: str = ""
) -> Schema:
    """A schema of named columns. values: what stands in each, for guessing its type; empty ones say nothing.

    The template of which most fields are known by name or synonym lends its types, synonyms and ranker, where at
    least two are.
    """
    columns = values or {}
    guessed = [FieldSpec(name, type_of_values(columns.get(name, ()))) for name in unique_names(names)]
    name = _template_of(guessed, lambda spec, known: _known_as(spec, known, columns.get(spec.name, ())))
    if not name:
        return Schema(title, tuple(guessed))
    known = template(name)
    return Schema(title, tuple(_completed(spec, known, columns.get(spec.name, ())) for spec in guessed), template=name)


def schema_of_names(names: Sequence[str], of: str = "") -> Schema:
    """A schema of names without values. of: the template that completes them; "" for the one that knows most."""
    if of not in _RANKED:
        return schema_of_columns(names)
    specs = tuple(_completed(FieldSpec(name), template(of), ()) for name in unique_names(names))
    return Schema(fields=specs, template=of)


def with_template(schema: Schema) -> Schema:
    """A schema that names no template with the one that knows most of its fields, where it knows two at least."""
    name = schema.template or _template_of(schema.fields, lambda spec, known: field_like(spec, known.fields))
    return replace(schema, template=name)


def _template_of(specs: Sequence[FieldSpec], known_as: Callable[[FieldSpec, Schema], str]) -> str:
    """The template that knows most fields, "" where none knows enough; of equal ones what the names speak of."""
    best: tuple[int, bool, str] = (_FEWEST_KNOWN - 1, True, "")
    for name in _RANKED:
        known = template(name)
        count = sum(bool(known_as(spec, known)) for spec in specs)
        is_named = name == "invoice" and any(word in bare(spec.name) for spec in specs for word in _INVOICE)
        best = max(best, (count, is_named, name), key=lambda row: row[:2])
    return best[2]


def schema_of_table(table: ValuesTable, used: Iterable[str]) -> Schema:
    """A schema of the columns of a table. used: rows with a file; the others say nothing about what the values are."""
    rows = [table.rows[name] for name in used]
    return schema_of_columns(table.columns, {column: [row[column] for row in rows] for column in table.columns})


def _known_as(spec: FieldSpec, known: Schema, values: Sequence[str]) -> str:
    """The template's field of this name; its type must fit where values were seen.

    Values that look like any text may be codes in groups, or words for the options of a choice: the name says it.
    """
    texts = [text for text in values if text.strip()][:_MOST_READ]
    same = field_like(spec, known.fields)
    if same or (texts and spec.type is not FieldType.TEXT):
        return same
    kinds = (FieldType.CODE, FieldType.CHOICE) if texts else (FieldType.DATE, FieldType.AMOUNT, FieldType.CODE)
    tried = (field_like(FieldSpec(spec.name, kind), known.fields) for kind in kinds)
    return next((name for name in tried if name and _fits(texts, known[name])), "")


def _fits(texts: Sequence[str], spec: FieldSpec) -> bool:
    """Whether most values may be those of a field: a code has digits and no words, an option is known."""
    if spec.type is FieldType.CHOICE:
        fitting = [meaning(text, spec).normalized is not None for text in texts]
    else:
        fitting = [any(map(str.isdigit, text)) and not _WORD.search(text) for text in texts]
    return sum(fitting) >= _MOSTLY * len(texts)


def _completed(spec: FieldSpec, known: Schema, values: Sequence[str]) -> FieldSpec:
    same = _known_as(spec, known, values)
    if not same:
        return spec
    other = known[same]
    return FieldSpec(
        spec.name,
        other.type if other.type in RANKED else spec.type,
        synonyms=other.synonyms,
        options=other.options,
        checksum=other.checksum,
        like=other.name if other.name != spec.name else "",
    )


def type_of_values(values: Sequence[str]) -> FieldType:
    """The type that nearly all of some values have; text where they differ or there is none."""
    texts = [text.strip() for text in values if text.strip()][:_MOST_READ]
    if texts:
        parts = [[line.strip() for line in text.splitlines() if line.strip()] for text in texts]
        lines = [line for value in parts for line in value]
        for test, kind, least in _TESTS:
            if sum(all(map(test, value)) for value in parts) >= least * len(texts):
                return _kind_of_numbers(lines) if kind is FieldType.NUMBER else kind
        if 2 * sum(len(text) > 40 or "\n" in text for text in texts) > len(texts):
            return FieldType.LINES
    return FieldType.TEXT


def _kind_of_numbers(texts: Sequence[str]) -> FieldType:
    """Numbers are amounts where one has decimals or a currency, and codes where they are long or begin with 0."""
    if any(span.decimals or span.currency for text in texts for span in find_amounts(text)):
        return FieldType.AMOUNT
    digits = [text for text in texts if text.isdigit()]
    long = sum(len(text) > 5 for text in digits) >= _ENOUGH * len(texts)
    return FieldType.CODE if long or any(text[0] == "0" < text for text in digits) else FieldType.NUMBER


def _is_date(text: str) -> bool:
    spans = find_dates(text)
    return len(spans) == 1 and len(spans[0].text) >= len(text) - 9 and iso_date(spans[0].text) is not None


def _is_number(text: str) -> bool:
    spans = find_amounts(text)
    return len(spans) == 1 and len(spans[0].text) >= len(text) - 1 and decimal_of(text) is not None


_TESTS: tuple[tuple[Callable[[str], bool], FieldType, float], ...] = (
    (lambda text: _TIME.fullmatch(text) is not None, FieldType.TEXT, _ENOUGH),
    (_is_date, FieldType.DATE, _ENOUGH),
    (lambda text: is_valid(plain_code(text), "iban"), FieldType.CODE, _ENOUGH),
    (_is_number, FieldType.NUMBER, _MOSTLY),
    (lambda text: " " not in text and any(map(str.isdigit, text)), FieldType.CODE, _ENOUGH),
)
"""What a value of a type passes, each of its lines, and which part of the values has to."""
