"""The tables of `extract`: fields, documents, records, and what to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from kie_desktop.api.page_extraction import PageOutcome
from kie_desktop.cli.output import note
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.text import counted, listed
from kie_desktop.fields.duplicates import same_documents
from kie_desktop.fields.model import FieldsModel
from kie_desktop.fields.result import DocumentFields, FieldValue
from kie_desktop.formats.document_tables import DocumentRow, document_table, open_review_table, review_table
from kie_desktop.formats.tables import Table, field_table, record_table, write_csv, write_workbook

WORKBOOK = "fields.xlsx"


@dataclass
class Tables:
    """Collects pages, and writes what there is for all of them together.

    fields: the model of the schema, None without one. review_below: score below which a value deserves a look; None
    makes no table of those.
    """

    label_set: LabelSet
    fields: FieldsModel | None
    review_below: float | None
    pages: list[Page] = field(default_factory=list)
    documents: dict[str, DocumentFields] = field(default_factory=dict)
    _read: Counter[str] = field(default_factory=Counter)
    """Pages by document."""
    _of_file: dict[str, list[FieldValue]] = field(default_factory=dict)
    """Values by file."""

    def add(self, outcome: PageOutcome) -> None:
        """Add a page that was read."""
        if outcome.reading is not None:
            self.pages.append(outcome.reading.page)
        if outcome.fields is None:
            return
        name = outcome.fields.document
        self._read[name] += outcome.reading is not None
        if name not in self.documents:
            self.documents[name] = outcome.fields
            self._of_file.setdefault(outcome.file.name, []).extend(outcome.fields.values)
            for problem in outcome.fields.problems:
                note(f"{outcome.file.path}: {problem}")

    def names(self, formats: Collection[str]) -> list[str]:
        """The files that `write` will write."""
        names = ["fields", "records", *(["documents"] if self.fields is not None else [])] if "csv" in formats else []
        if self.review_below is not None and not ("xlsx" in formats and "csv" not in formats):
            names.append("review")
        return [*(f"{name}.csv" for name in names), *([WORKBOOK] if "xlsx" in formats else [])]

    def write(self, out: Path, formats: Collection[str]) -> None:
        """Write the tables as CSV files and as sheets of one workbook, as asked for; the review in any case."""
        tables = self._tables() if {"csv", "xlsx"} & {*formats} else []
        review = self._review()
        if review is not None:
            tables.append(review)
        for table in tables if "csv" in formats else [] if review is None or "xlsx" in formats else [review]:
            write_csv(out / f"{table.name}.csv", table.rows, table.columns, follow_links=False)
        if "xlsx" in formats:  # last: a sheet has room for so many rows only
            write_workbook(out / WORKBOOK, tables, follow_links=False)
        if review is not None:
            note(f"{counted(len(review.rows), 'field')} to look at")
        self._note_same()

    def _tables(self) -> list[Table]:
        tables = [field_table(self.pages, self.label_set, self._of_file)]
        if self.fields is not None:
            schema = self.fields.schema
            tables.append(document_table(schema.names, self._rows(), as_read=schema.codes))
        return [*tables, record_table(self.pages, self.label_set)]

    def _note_same(self) -> None:
        """Say which documents hold the same values: the same invoice twice, maybe."""
        if self.fields is not None:
            values = {name: found.values for name, found in self.documents.items()}
            for keys in same_documents(self.fields.schema, values):
                note(f"the same values are on {listed(keys)}: maybe one document twice")

    def _review(self) -> Table | None:
        if self.review_below is None:
            return None
        if self.fields is None:
            return open_review_table(self.pages, self.label_set, self.review_below)
        return review_table(self._rows(), self.review_below)

    def _rows(self) -> list[DocumentRow]:
        return [DocumentRow(name, self._read[name], found.values) for name, found in self.documents.items()]
