"""How pages are read for `extract`, the command line and tables: here, by worker processes or by a cluster."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from kie_desktop.api.document import PageReading
from kie_desktop.api.earlier import settings_mark
from kie_desktop.api.errors import KieError
from kie_desktop.api.fields_model import AnySchema, FieldReader, NamedModel, open_named
from kie_desktop.api.inputs import FileInput, PageInput, pages_of
from kie_desktop.api.own_reader import read_here, rereading
from kie_desktop.api.workers import Readers, Workers
from kie_desktop.contract import messages
from kie_desktop.contract.packs import ModelPack
from kie_desktop.contract.workers import workers_that_fit
from kie_desktop.domain.choices import name_of_part
from kie_desktop.domain.label_set import OTHER
from kie_desktop.domain.page import Page
from kie_desktop.domain.pdf_text import PdfText
from kie_desktop.domain.problems import Problem
from kie_desktop.fields.document import text_page
from kie_desktop.fields.model import FieldsModel
from kie_desktop.fields.result import DocumentFields
from kie_desktop.fields.stack import Splitting, document_parts
from kie_desktop.formats.collector import NOT_MINDED
from kie_desktop.formats.image_mark import full_mark
from kie_desktop.formats.paddleocr import LabelRow, read_label_file
from kie_desktop.ocr.protocol import engine_names

log = logging.getLogger(__name__)

AnyPath = str | os.PathLike[str]


Known = Callable[[PageInput], PageReading | None]
"""Gives a page that was read before, or None."""


class PageOutcome(NamedTuple):
    """What came of a page, or of a file that has none that could be read. source: None where nobody knows the page.

    fields: the named fields of the page's document, where there is a schema; None for a page that parts two documents.
    """

    file: FileInput
    source: PageInput | None
    reading: PageReading | None = None
    fault: KieError | None = None
    fields: DocumentFields | None = None


@dataclass(frozen=True)
class PageExtraction:
    """How pages are read: the arguments of `extract`. Raises KieError where they name what there is not.

    steps: what is done with a page; without SER and RE it has neither labels nor links. documents: a `Splitting`.
    tokenizer, class_list: of a checkpoint, where they do not lie in it.
    """

    model: str = messages.DEFAULT_MODEL
    ocr: str = messages.DEFAULT_OCR
    ocr_weights: str = ""
    label_file: AnyPath | None = None
    turn: bool = True
    schema: AnySchema | None = None
    steps: frozenset[str] = messages.ALL_STEPS
    documents: str = Splitting.FILE
    tokenizer: Path | None = None
    class_list: Path | None = None
    pdf_text: str = PdfText.AUTO

    def __post_init__(self) -> None:
        if self.pdf_text not in {*PdfText}:
            raise KieError(f"pdf_text is {self.pdf_text!r}; choose one of {', '.join(PdfText)}")
        if self.ocr == messages.NO_OCR and self.label_file is None and self.pdf_text != PdfText.TEXT:
            raise KieError("ocr 'none' needs a label file for the text, or PDFs and pdf_text 'text'")
        engines = (*engine_names(), messages.NO_OCR)
        if self.ocr not in engines:
            raise KieError(f"unknown OCR engine {self.ocr!r}; choose one of {', '.join(engines)}")
        if self.ocr_weights and self.ocr != "paddle":
            raise KieError("OCR weights can only be used with the engine 'paddle'")
        if self.documents not in {*Splitting}:
            raise KieError(f"documents is {self.documents!r}; choose one of {', '.join(Splitting)}")
        self.pack  # noqa: B018 - a missing one is told before any work
        if self.documents != Splitting.FILE and self.fields is None:
            raise KieError("splitting files into documents needs a schema, as fields are of documents; name one")
        self.rows  # noqa: B018

    @cached_property
    def pack(self) -> ModelPack:
        """The model pack, every file of it checked."""
        return self._named.pack

    @property
    def fields(self) -> FieldsModel | None:
        """What names the values; None without a schema."""
        return self._named.fields

    @cached_property
    def _named(self) -> NamedModel:
        return open_named(self.model, self.schema, self.tokenizer, self.class_list)

    @cached_property
    def rows(self) -> Mapping[str, list[LabelRow]] | None:
        """The lines of the label file by the bare file name of their images."""
        return self._label_file[0]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in the label file, but for its labels and links, which are not used."""
        return self._label_file[1]

    def pages(
        self,
        files: Iterable[FileInput],
        jobs: int | None = None,
        known: Known | None = None,
        ray: str | None = None,
    ) -> Iterator[PageOutcome]:
        """The pages of files, in order, each as soon as it and all before it are done.

        With a schema the pages of a file come together, as fields are looked for on all of them. Ending the iteration
        early ends the worker processes. known: gives pages that need not be read; where it knows all, no network is
        loaded. It may raise KieError. jobs, ray: as of `extract_many`.
        """
        pages = self._pages(files, jobs, known, ray)
        if self.fields is None:
            return pages
        reader = FieldReader(self.fields, self.pack.label_set)
        return (
            outcome
            for _, group in groupby(pages, key=lambda outcome: outcome.file)
            for outcome in _with_fields(reader, list(group), Splitting(self.documents))
        )

    def made(self, source: PageInput) -> dict[str, str]:
        """`PageReading.made` of a page. Raises KieError where its file cannot be read."""
        if self._latest.get("path") != source.path:
            self._latest.update(path=source.path, sha256=full_mark(source.path).digest)
        return {"image_sha256": str(self._latest["sha256"]), "settings_sha256": self._settings_mark}

    @cached_property
    def _latest(self) -> dict[str, object]:
        """The file whose content was hashed last: its pages come one after the other."""
        return {}

    @cached_property
    def _settings_mark(self) -> str:
        schema = None if self.fields is None else self.fields.schema
        settings = {
            "ocr": self.ocr,
            "ocr_weights": self.ocr_weights,
            "turn": self.turn,
            "steps": sorted(self.steps),
            "documents": self.documents,
            "pdf_text": self.pdf_text,
        }
        return settings_mark(Path(self.model), self.pack.folder, schema, self.label_file, settings)

    def _pages(
        self, files: Iterable[FileInput], jobs: int | None, known: Known | None, ray: str | None
    ) -> Iterator[PageOutcome]:
        requests = self._requests(files, known)
        with self._readers(jobs, ray) as readers:
            answers: Iterator[tuple[_Key, _Answer]]
            answers = self._here(requests) if readers is None else readers.in_order(requests)
            for (file, source), answer in answers:
                if isinstance(answer, KieError):
                    yield PageOutcome(file, source, fault=answer)
                elif isinstance(answer, PageReading):
                    yield PageOutcome(file, source, answer)
                elif source is not None:
                    yield self._outcome(file, source, answer)

    def _readers(self, jobs: int | None, ray: str | None) -> AbstractContextManager[Readers | None]:
        """Other processes that read the pages; None to read them in this one."""
        if ray:
            from kie_desktop.api.cluster import Cluster

            return Cluster(ray, self.pack.folder, jobs)
        fitting = workers_that_fit(jobs or 1)
        if fitting < (jobs or 1):
            log.warning("memory is enough for %d worker processes, not for %d", fitting, jobs)
        return nullcontext() if fitting == 1 else Workers(fitting)

    def _outcome(self, file: FileInput, source: PageInput, answer: messages.AnnotateResult) -> PageOutcome:
        ocr = self.ocr if "ocr_s" in answer.timing else messages.NO_OCR
        labels, name, turns = self.pack.label_set, self.pack.name, answer.quarter_turns
        try:
            made = self.made(source)
        except KieError as fault:  # gone since it was read
            return PageOutcome(file, source, fault=fault)
        return PageOutcome(
            file,
            source,
            PageReading(source, answer.page, labels, name, ocr, answer.timing, turns, made=made, notes=answer.notes),
        )

    def _here(self, requests: Iterable[tuple[_Key, _Request]]) -> Iterator[tuple[_Key, _Answer]]:
        """Answers without other processes."""
        for key, request in requests:
            yield key, read_here(request) if isinstance(request, messages.Annotate) else request

    def _requests(self, files: Iterable[FileInput], known: Known | None) -> Iterator[tuple[_Key, _Request]]:
        for file in files:
            for source in pages_of(file):
                if isinstance(source, KieError):
                    yield (file, None), source
                    continue
                try:
                    request = (known(source) if known is not None else None) or self._request(source)
                except KieError as fault:
                    yield (file, source), fault
                else:
                    yield (file, source), request

    def _request(self, source: PageInput) -> messages.Annotate:
        return messages.Annotate(
            0,
            str(source.path),
            self._given(source),
            source.frame,
            self.steps,
            model=str(self.pack.folder),
            ocr=self.ocr,
            upright=self.turn,
            ocr_weights=self.ocr_weights,
            pdf_text=PdfText(self.pdf_text),
        )

    def _given(self, source: PageInput) -> Page:
        """The page before anything was read: empty, or with the text lines of the label file."""
        page = Page(source.name, source.width, source.height, source.frame)
        if self.rows is None:
            return page
        own = f"{source.path.stem}_p{source.frame}.png"  # as data folders call the page of a PDF
        names = ((own,) if source.is_paged else ()) + (source.name, source.path.name)
        row = next((row for name in names if (row := _nearest(self.rows, name, source.path)) is not None), None)
        if row is None:
            if self.ocr == messages.NO_OCR and self.pdf_text != PdfText.TEXT:
                raise KieError(f"{source.path}: the label file has no line for this image; add one or use --ocr rapid")
            return page
        # As PaddleOCR does with infer_mode False: the file gives text and place, the model the rest.
        lines = [replace(entity, label=OTHER, label_score=None, by_human=frozenset()) for entity in row.entities]
        return page.with_entities(lines, [])

    @cached_property
    def _label_file(self) -> tuple[dict[str, list[LabelRow]] | None, list[Problem]]:
        if self.label_file is None:
            return None, []
        found = read_label_file(Path(self.label_file))
        rows: dict[str, list[LabelRow]] = {}
        for row in found.rows:
            rows.setdefault(_parts(row.image)[-1], []).append(row)
        return rows, [one for one in found.problems if one.code not in NOT_MINDED]


_Key = tuple[FileInput, PageInput | None]
_Request = messages.Annotate | PageReading | KieError
_Answer = messages.AnnotateResult | PageReading | KieError


def _with_fields(reader: FieldReader, outcomes: list[PageOutcome], splitting: Splitting) -> Iterator[PageOutcome]:
    """The pages of one file with the named fields of their documents, each page with those that stand on it.

    A page that could not be read comes with the fields of the document before it.
    """
    readings = [outcome.reading for outcome in outcomes if outcome.reading is not None]
    found: dict[int, DocumentFields] = {}
    file = outcomes[0].file.name
    for places in document_parts([text_page(reading.upright) for reading in readings], splitting):
        own = [readings[place] for place in places]
        name = name_of_part(file, own[0].source.frame + 1) if found else file
        fields = reader.read(name, [reading.upright for reading in own], rereading(own))
        found |= dict.fromkeys((reading.source.frame for reading in own), fields)
    latest = next(iter(found.values()), None)
    for outcome in outcomes:
        reading = outcome.reading
        if reading is None:
            yield outcome._replace(fields=latest)
            continue
        frame = reading.source.frame
        own_fields = found.get(frame)
        if own_fields is not None:
            latest = own_fields
            named = tuple(value for value in own_fields.values if value.page == frame)
            reading = replace(reading, named=named, document=own_fields.document)
        yield outcome._replace(reading=reading, fields=own_fields)


def _nearest(rows: Mapping[str, list[LabelRow]], name: str, path: Path) -> LabelRow | None:
    """The line whose path ends most like that of an image: `a/p.png` and `b/p.png` are two. Of equals the first.

    name: as the results call the image; path: where it lies.
    """
    whole = [*_parts(str(path.absolute().parent)), _parts(name)[-1]]
    found = rows.get(whole[-1], [])
    return max(found, key=lambda row: _same_end(_parts(row.image), whole), default=None)


def _same_end(first: Sequence[str], second: Sequence[str]) -> int:
    pairs = zip(reversed(first), reversed(second), strict=False)
    return next((count for count, (one, other) in enumerate(pairs) if one != other), min(len(first), len(second)))


def _parts(path: str) -> list[str]:
    return path.replace("\\", "/").split("/")
