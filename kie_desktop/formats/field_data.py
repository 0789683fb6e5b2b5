"""Fields in a data folder: `schema.toml`, and `values.csv` with a row for each document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kie_desktop.domain.page import Page
from kie_desktop.fields.choice_text import text_of_choice
from kie_desktop.fields.field_labels import FieldData, PageKey
from kie_desktop.fields.schema import Schema
from kie_desktop.fields.schema_file import SCHEMA_FILE, schema_text
from kie_desktop.formats.atomic import write_text
from kie_desktop.formats.tables import write_csv

VALUES_FILE = "values.csv"


def write_values(folder: Path, schema: Schema, rows: Iterable[Sequence[str]]) -> None:
    """Write `schema.toml` and `values.csv`. rows: image, then a value for each field of the schema. UserError."""
    write_text(folder / SCHEMA_FILE, schema_text(schema), follow_links=False)
    write_csv(folder / VALUES_FILE, rows, ("image", *schema.names), follow_links=False)


def write_field_data(
    folder: Path, data: FieldData, pages: Mapping[PageKey, Page], images: Mapping[PageKey, str]
) -> None:
    """Write what people decided beside the label files of a data folder. UserError.

    images: what the label files call the pages that were written. All pages of one file are a row with its name; other
    documents of several pages have a row for each, as a table has no names for them. A document of which nothing was
    decided has none.
    """
    rows = [row for document in data.documents for row in _rows(data.schema, document, pages, images)]
    write_values(folder, data.schema, rows)


def _rows(
    schema: Schema, document: Sequence[PageKey], pages: Mapping[PageKey, Page], images: Mapping[PageKey, str]
) -> Iterator[list[str]]:
    written = [key for key in document if key in images and key in pages]
    of_file = {key for key in images if key[0] == written[0][0]} if written else set()
    is_file = len(written) > 1 and set(written) == of_file
    groups = [written] if is_file else [[key] for key in written]
    for group in groups:
        values = [_values(schema, name, [pages[key] for key in group]) for name in schema.names]
        if any(values):
            yield [group[0][0] if is_file else images[group[0]], *values]


def _values(schema: Schema, field: str, pages: Sequence[Page]) -> str:
    """The decided value of a field on some pages, as a cell; several ones are no value of a table."""
    texts = [
        text_of_choice(choice, page, schema[field])
        for page in pages
        for choice in page.choices
        if choice.field == field and not choice.absent
    ]
    return texts[0] if len(texts) == 1 or (texts and not schema[field].repeated) else ""
