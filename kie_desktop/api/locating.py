"""`locate`: the values of a table found on their documents, as a data folder to learn and train from."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from kie_desktop.api.errors import KieError
from kie_desktop.api.fields_model import AnySchema, rule_problems, schema_of
from kie_desktop.api.inputs import FileInput
from kie_desktop.api.page_extraction import PageExtraction
from kie_desktop.contract import messages
from kie_desktop.domain.label_set import OTHER, LabelSet, is_background
from kie_desktop.domain.page import Entity, Page
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import counted, encodable, is_blank, listed
from kie_desktop.fields.document import document_of
from kie_desktop.fields.learner import writing_of
from kie_desktop.fields.locate import Located, Tally, tally
from kie_desktop.fields.locate import locate as locate_values
from kie_desktop.fields.schema import RANKED, Schema
from kie_desktop.fields.schema_file import SCHEMA_FILE
from kie_desktop.fields.schema_guess import schema_of_table, with_template
from kie_desktop.fields.table_writing import as_documents_write
from kie_desktop.fields.values_table import ValuesTable, places_of
from kie_desktop.formats.field_data import VALUES_FILE, write_values
from kie_desktop.formats.image_files import portable
from kie_desktop.formats.image_lookup import ImageLookup
from kie_desktop.formats.images import IMAGE_SUFFIXES
from kie_desktop.formats.paddleocr import export_dataset
from kie_desktop.formats.value_table import read_value_table, spelled
from kie_desktop.training.data_folder import TRAIN

AnyPath = str | os.PathLike[str]
_ENGINES = ("rapid", messages.NO_OCR)


@dataclass(frozen=True)
class LocateResult:
    """What was found. data: the folder that was written. documents, pages: in it. tallies: by field, in order.

    located: each value with its places. problems: rows and columns that were left out, and why.
    """

    data: Path
    documents: int
    pages: int
    tallies: Mapping[str, Tally]
    located: Sequence[Located]
    problems: Sequence[Problem]
    schema: Schema

    @property
    def errors(self) -> list[str]:
        """Why documents of the table are missing, a line each."""
        return [problem.message for problem in self.problems if problem.severity is Severity.ERROR]

    def to_dict(self) -> dict[str, Any]:
        """What `kie-desktop locate --json` prints, ready for `json.dumps`."""
        return {
            "data": str(self.data),
            "documents": self.documents,
            "pages": self.pages,
            "fields": {
                name: {
                    "type": self.schema[name].type.value,
                    "found": row.found,
                    "several": row.several,
                    "alike": row.alike,
                    "missing": row.missing,
                }
                for name, row in self.tallies.items()
            },
            "problems": [problem.as_dict() for problem in self.problems],
            "errors": self.errors,
        }


def locate(
    table: AnyPath,
    *,
    image_dir: AnyPath,
    out: AnyPath,
    image_column: str | None = None,
    label_file: AnyPath | None = None,
    schema: AnySchema | None = None,
    ocr: str = messages.DEFAULT_OCR,
    overwrite: bool = False,
) -> LocateResult:
    """Find the values of a table on their documents and write a data folder, as `kie-desktop locate` does.

    table: CSV or XLSX, a row a document: image_column (default `image`) has its file in image_dir, every other column
    is a field; empty cells say nothing. label_file: a PaddleOCR label file with the text lines; pages that it lacks are
    read by ocr, `rapid` or `none`. schema: types and synonyms of the fields; without it they are guessed.
    out gets `train.json` (whole lines labelled with the field's name), `class_list.txt`, `schema.toml`, `values.csv`
    and the images. Rows, columns and documents that cannot be used are in `LocateResult.problems`. Raises KieError
    where none can, and for a folder that holds a data folder already, unless overwrite.
    """
    if ocr not in _ENGINES:
        raise KieError(f"there is no OCR engine {ocr!r} to locate with; choose one of {', '.join(_ENGINES)}")
    target = Path(out)
    if not overwrite:
        _refuse_to_replace(target)
    source = Path(table)
    values = read_value_table(source, image_column)
    problems = [_problem("", "table", message) for message in values.problems]
    wanted = None if schema is None else with_template(schema_of(schema))
    if wanted is not None:
        values = spelled(values, wanted)
        _check_columns(source, values, wanted, problems)
    extraction = PageExtraction(ocr=ocr, label_file=label_file, steps=frozenset({messages.OCR}))
    problems += rule_problems(wanted) if wanted is not None else []
    files = list(_files(values, Path(image_dir), problems))
    problems += _of_files(extraction.problems, {path.name for _, path in files})
    if wanted is None:
        wanted = schema_of_table(values, (name for name, _ in files))
    documents = list(_documents(values, files, wanted, Path(image_dir), extraction, problems))
    if not documents:
        none = f"{source}: none of its {counted(len(values.rows), 'row')}"
        if not files:
            raise KieError(f"{none} names a file in {image_dir}; these are not there: {listed([*values.rows])}")
        raise KieError(f"{none} has a document that can be used; {problems[-1].message}")
    read = [document_of(each.name, each.pages) for each in documents]
    told = [each.values for each in documents]
    located = locate_values(wanted, list(zip(read, told, strict=True)))
    rows = as_documents_write(told, wanted, writing_of(wanted, read))  # what is learned from them has no other writing
    documents = [each._replace(values=row) for each, row in zip(documents, rows, strict=True)]
    pages = _write(target, documents, wanted, located, problems, overwrite=overwrite)
    return LocateResult(target, len(documents), pages, tally(located), located, tuple(problems), wanted)


class _TableDocument(NamedTuple):
    """A row of the table with its pages. name: unlike any other, without folders. path: the file."""

    name: str
    path: Path
    values: Mapping[str, str]
    pages: list[Page]


def _refuse_to_replace(folder: Path) -> None:
    there = [name for name in (TRAIN, SCHEMA_FILE, VALUES_FILE) if (folder / name).exists()]
    if there:
        raise KieError(
            f"{folder}: there is {listed(there)} already; choose an empty folder, or allow overwriting (--overwrite)"
        )


def _check_columns(source: Path, values: ValuesTable, schema: Schema, problems: list[Problem]) -> None:
    """Name the columns that are not in the schema, and those that are not looked for. KieError where none is left."""
    unknown = [name for name in values.columns if name not in schema]
    if len(unknown) == len(values.columns):
        raise KieError(f"{source}: no column of it is a field of the schema; its fields are {listed(schema.names)}")
    if unknown:
        problems.append(_problem("", "unknown-column", f"not in the schema, left out: {listed(unknown)}"))
    for spec in schema.fields:
        if spec.name in values.columns and spec.type not in RANKED:
            message = f"{spec.name}: fields of type {spec.type.value} are not looked for"
            problems.append(_problem("", "not-located", message))


def _documents(
    values: ValuesTable,
    rows: Iterable[tuple[str, Path]],
    schema: Schema,
    image_dir: Path,
    extraction: PageExtraction,
    problems: list[Problem],
) -> Iterator[_TableDocument]:
    """The documents of the table that can be read; what cannot is a problem. rows: with the file of each."""
    files: dict[Path, str] = {}
    for name, path in rows:
        if path in files:
            message = f"the rows {files[path]} and {name} are of the same file; the first one counts"
            problems.append(_problem(name, "second-row", message))
        else:
            files[path] = name
    inputs = [FileInput(path, encodable(path.relative_to(image_dir).as_posix())) for path in files]
    pages: dict[Path, list[Page]] = {}
    for outcome in extraction.pages(inputs):
        if outcome.reading is not None:
            pages.setdefault(outcome.file.path, []).append(outcome.reading.page)
        elif outcome.fault is not None:
            problems.append(_problem(files[outcome.file.path], "not-read", str(outcome.fault)))
    taken: set[str] = set()
    for path, name in files.items():
        read = [page for page in pages.get(path, ()) if any(not is_blank(one.text) for one in page.entities.values())]
        if read:
            free = _free_name(path, taken)
            kept = {column: text for column, text in values.rows[name].items() if column in schema}
            yield _TableDocument(free, path, kept, [_blank(replace(page, image=free)) for page in read])
        elif path in pages:
            problems.append(_problem(name, "no-text", f"{name}: there is no text on it; left out"))


def _files(values: ValuesTable, image_dir: Path, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """The file of each row: by its path or name, else by its name without the suffix."""
    if not image_dir.is_dir():
        raise KieError(f"{image_dir}: there is no such folder; check the path")
    lookup = ImageLookup(image_dir)
    images = [path for path in sorted(image_dir.iterdir()) if path.suffix.lower() in IMAGE_SUFFIXES and path.is_file()]
    meant = places_of(values.rows, [path.name for path in images])
    for name in values.rows:
        found, same = lookup.find(name), [images[place] for place in meant[name]]
        if found is None and len(same) == 1:
            found = same[0]
        if found is None:
            several = f"; {listed([path.name for path in same])} could be meant" if same else ""
            problems.append(_problem(name, "no-file", f"there is no file {name} in {image_dir}{several}; left out"))
        else:
            yield name, found


def _of_files(problems: Iterable[Problem], names: Collection[str]) -> list[Problem]:
    """What is wrong in the lines of these files, and in a label file as a whole."""
    return [one for one in problems if not one.page or PurePosixPath(one.page).name in names]


def _blank(page: Page) -> Page:
    """A page whose lines have no labels yet."""
    lines = [replace(one, label=OTHER, label_score=None) for one in page.entities.values()]
    return page.with_entities(lines, [])


def _free_name(path: Path, taken: set[str]) -> str:
    """A name without folders, whose stem no other document has."""
    stem = portable(encodable(path.stem))
    free, number = stem, 2
    while free.casefold() in taken:
        free, number = f"{stem}_{number}", number + 1
    taken.add(free.casefold())
    return free + path.suffix.lower()


def _write(
    folder: Path,
    documents: Sequence[_TableDocument],
    schema: Schema,
    located: Sequence[Located],
    problems: list[Problem],
    *,
    overwrite: bool,
) -> int:
    """Write the data folder; returns how many pages are in it."""
    labels = _labels(documents, located)
    paths = {each.name: each.path for each in documents}
    pages = [
        _labelled(page, labels.get((each.name, number), {}))
        for each in documents
        for number, page in enumerate(each.pages)
    ]
    names = [name for name in schema.names if not is_background(name)]
    report = export_dataset(
        folder, pages, LabelSet.of_names(names), lambda page: paths[page.image], val_ratio=0, overwrite=overwrite
    )
    problems += [_problem(out.image, "left-out", out.reason) for out in report.left_out]
    rows = []
    for each in documents:
        images = [report.images[key] for page in each.pages if (key := (page.image, page.frame)) in report.images]
        if images:
            name = images[0] if len(images) == 1 else each.name
            rows.append((name, *(each.values.get(field, "") for field in schema.names)))
    write_values(folder, schema, rows)
    return report.train


def _labels(documents: Sequence[_TableDocument], located: Sequence[Located]) -> dict[tuple[str, int], dict[int, str]]:
    """Label by line, by document and place of the page in it: of two fields on a line the one that covers more."""
    texts = {
        (each.name, number): {one.id: one.text for one in page.entities.values()}
        for each in documents
        for number, page in enumerate(each.pages)
    }
    covered: dict[tuple[str, int], dict[int, tuple[int, str]]] = {}
    for one in located:
        for place in one.places[:1]:
            lines = covered.setdefault((one.document, place.page), {})
            for span in place.spans:
                length = min(span.end, len(texts[one.document, place.page][span.entity])) - span.start
                if length > lines.get(span.entity, (0, ""))[0]:
                    lines[span.entity] = (length, one.field)
    return {key: {line: name for line, (_, name) in lines.items()} for key, lines in covered.items()}


def _labelled(page: Page, labels: Mapping[int, str]) -> Page:
    entities: list[Entity] = [replace(one, label=labels.get(one.id, one.label)) for one in page.entities.values()]
    return page.with_entities(entities, [])


def _problem(page: str, code: str, message: str) -> Problem:
    is_lost = code in ("no-file", "not-read", "no-text", "left-out")
    return Problem(page, code, Severity.ERROR if is_lost else Severity.WARNING, message)
