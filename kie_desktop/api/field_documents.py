"""Documents with their true values: of a label file and a table, to learn fields from and to score them on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from kie_desktop.api.errors import KieError
from kie_desktop.api.own_reader import read_here
from kie_desktop.contract import messages
from kie_desktop.contract.packs import ModelPack
from kie_desktop.domain.label_set import OTHER, LabelSet, Role, is_background
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.fields.document import Document, TextPage, evident_page, text_page
from kie_desktop.fields.evaluation import parts_of
from kie_desktop.fields.learner import Answer, Example, writing_of
from kie_desktop.fields.result import Span
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.fields.schema_guess import schema_of_columns, schema_of_table
from kie_desktop.fields.table_writing import as_documents_write
from kie_desktop.fields.values import bare
from kie_desktop.fields.values_table import ValuesTable, places_of
from kie_desktop.formats.collector import NOT_MINDED
from kie_desktop.formats.image_lookup import locate_image
from kie_desktop.formats.paddleocr import pages_of, read_label_file

_FRAME = re.compile(r"(.+)_p(\d+)")


@dataclass(frozen=True)
class LabelledDocument:
    """A document and what is on it. pages: with the labels that a person gave. values: of the table, by column."""

    name: str
    pages: tuple[Page, ...]
    values: Mapping[str, str]


@dataclass(frozen=True)
class FieldDocuments:
    """Documents of a label file. table: where their values come from; None: from the labels of their lines."""

    documents: Sequence[LabelledDocument]
    table: ValuesTable | None
    problems: Sequence[Problem]

    def guessed_schema(self) -> Schema:
        """A schema of the table's columns or of the labels, types guessed. Raises KieError where there are none."""
        if self.table is not None:
            return schema_of_table(self.table, (each.name for each in self.documents))
        names = label_fields(page for each in self.documents for page in each.pages)
        columns = {name: [text for each in self.documents if (text := _labelled_text(each, name))] for name in names}
        if not columns:
            raise KieError("there are no fields to learn: name a table of values, or label lines with names of fields")
        return schema_of_columns(list(columns), columns)

    @cached_property
    def _used_labels(self) -> frozenset[str]:
        pages = [page for each in self.documents for page in each.pages]
        return frozenset(name.casefold() for name in label_fields(pages))

    def examples(self, schema: Schema, evidence: Mapping[tuple[str, int], TextPage] | None = None) -> list[Example]:
        """Every document with its answers. evidence: pages with what networks say, by document and place in it."""
        found = evidence or {}
        documents = [
            Document(
                each.name,
                tuple(found.get((each.name, number)) or text_page(page) for number, page in enumerate(each.pages)),
            )
            for each in self.documents
        ]
        answers = self._told(schema, documents) if self.table is not None else self._labelled(schema)
        return [Example(document, row) for document, row in zip(documents, answers, strict=True)]

    def _labelled(self, schema: Schema) -> list[dict[str, list[Answer]]]:
        """What the labels of each document say of each field, also that it is not there."""
        known = [spec for spec in schema.ranked if spec.name.casefold() in self._used_labels]
        return [{spec.name: _labelled_answers(each, spec) for spec in known} for each in self.documents]

    def _told(self, schema: Schema, documents: Sequence[Document]) -> list[dict[str, list[Answer]]]:
        """What the table has of each document; an empty cell says nothing."""
        values = [each.values for each in self.documents]
        rows = as_documents_write(values, schema, writing_of(schema, documents))
        return [
            {
                spec.name: [Answer(part) for part in parts_of(text, spec)]
                for spec in schema.ranked
                if (text := row.get(spec.name, ""))
            }
            for row in rows
        ]


def text_mark(document: LabelledDocument) -> str:
    """A short hash of all words on a document: the same one under another name has the same."""
    texts = sorted(bare(one.text) for page in document.pages for one in page.entities.values())
    return hashlib.sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def label_fields(pages: Iterable[Page]) -> list[str]:
    """Labels that name a field: neither background, nor question, answer and header, nor wildreceipt's keys."""
    names = dict.fromkeys(entity.label for page in pages for entity in page.entities.values())
    labels = LabelSet.of_names(names)
    plain = ("answer", "value")
    return [
        name
        for name in names
        if not is_background(name)
        and (
            labels.role_of(name) is Role.OTHER or (labels.role_of(name) is Role.VALUE and name.casefold() not in plain)
        )
    ]


def read_field_documents(
    label_files: Sequence[Path], image_dir: Path, table: ValuesTable | None = None
) -> FieldDocuments:
    """The documents of label files. table: says which pages belong together and what is on them.

    Without a table each page is a document. Pages that it does not name, and rows of it without a page, are left out,
    with a problem. Raises KieError where no document is left.
    """
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for path in label_files:
        rows = read_label_file(path)
        found, faults = pages_of(rows, image_dir)
        problems += [*rows.problems, *faults]
        pages |= {page.image: page for page in found if page.entities}
    if table is None:
        documents = [LabelledDocument(page.image, (page,), {}) for page in pages.values()]
    else:
        problems = [one for one in problems if one.code not in NOT_MINDED]  # the table has what labels would say
        documents = list(_of_table(pages, table, problems))
        problems += [Problem("", "table", Severity.WARNING, message) for message in table.problems]
    if not documents:
        first = f"; {problems[0].message}" if problems else ""
        named = "" if table is None else " that the table names"
        raise KieError(f"{label_files[0]}: there is no page with text{named}{first}")
    return FieldDocuments(documents, table, tuple(problems))


def _of_table(pages: Mapping[str, Page], table: ValuesTable, problems: list[Problem]) -> Iterator[LabelledDocument]:
    taken: dict[str, str] = {}
    matched = _pages_of_rows(list(pages), table.rows)
    for file, values in table.rows.items():
        found = matched[file]
        if not found:
            message = f"the label file has no page of {file}; its row is left out"
            problems.append(Problem(file, "no-page", Severity.WARNING, message))
        elif found[0] in taken:
            message = f"{file} means the pages of {taken[found[0]]} as well; its row is left out"
            problems.append(Problem(file, "second-row", Severity.WARNING, message))
        else:
            taken |= dict.fromkeys(found, file)
            own = tuple(replace(pages[name], frame=number) for number, name in enumerate(found))
            yield LabelledDocument(file, own, values)
    if rest := len(pages) - len(taken):
        message = f"{rest} of {len(pages)} pages are in no row of the table; left out"
        problems.append(Problem("", "no-row", Severity.WARNING, message))


def _pages_of_rows(names: Sequence[str], rows: Iterable[str]) -> dict[str, list[str]]:
    """The pages that each row of a table means, in order; none where it is not clear which.

    One page by its own name (`values_table.places_of`), else all pages of a PDF or TIFF, which data folders call
    `a_p0.png`, `a_p1.png` and so on.
    """
    frames: dict[str, list[tuple[int, str]]] = {}
    for name in names:
        if match := _FRAME.fullmatch(PurePosixPath(name).stem):
            frames.setdefault(match[1], []).append((int(match[2]), name))
    found = {}
    wanted, stems = list(rows), list(frames)
    several = places_of(wanted, stems)
    for row, places in places_of(wanted, names).items():
        if len(places) == 1:
            found[row] = [names[places[0]]]
        else:
            pages = sorted(page for place in several[row] for page in frames[stems[place]])
            is_clear = len({number for number, _ in pages}) == len(pages)
            found[row] = [name for _, name in pages] if is_clear else []
    return found


def evident_pages(
    documents: Sequence[LabelledDocument], image_dir: Path, pack: ModelPack
) -> dict[tuple[str, int], TextPage]:
    """Pages with what the pack's networks say of them, by document and place in it. The labels on them do not count."""
    found = {}
    for each in documents:
        for number, page in enumerate(each.pages):
            found[each.name, number] = evident_page(proposed(page, image_dir, pack), pack.label_set.names)
    return found


def proposed(page: Page, image_dir: Path, pack: ModelPack) -> Page:
    """A page with the pack's labels and links in place of its own. Raises KieError."""
    lines = [replace(one, label=OTHER, label_score=None, by_human=frozenset()) for one in page.entities.values()]
    request = messages.Annotate(
        0,
        str(locate_image(page.image, image_dir) or image_dir / page.image),
        page.with_entities(lines, []),
        steps=frozenset({messages.SER, messages.RE}),
        model=str(pack.folder),
        ocr=messages.NO_OCR,
    )
    answer = read_here(request)
    if isinstance(answer, KieError):
        raise answer
    return answer.page


def _labelled_text(document: LabelledDocument, name: str) -> str:
    texts = [
        one.text
        for page in document.pages
        for one in in_reading_order(page.entities.values())
        if one.label.casefold() == name.casefold()
    ]
    return "\n".join(texts)


def _labelled_answers(document: LabelledDocument, spec: FieldSpec) -> list[Answer]:
    """The lines with the field's label: one value where they follow each other on a page; else several, if allowed."""
    answers = []
    for number, page in enumerate(document.pages):
        lines = [
            one
            for one in in_reading_order(page.entities.values())
            if one.label.casefold() == spec.name.casefold() and one.text.strip()
        ]
        groups = [[one] for one in lines] if spec.repeated or spec.type not in _JOINED else [lines] if lines else []
        for group in groups:
            spans = tuple(Span(one.id, 0, len(one.text)) for one in group)
            answers.append(Answer("\n".join(one.text for one in group), number, spans))
    return answers if spec.repeated else answers[:1]


_JOINED = (FieldType.TEXT, FieldType.LINES)
"""Types whose values may have several lines."""
