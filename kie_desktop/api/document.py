"""Documents: what was read from a file, page by page."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from kie_desktop.api.errors import KieError
from kie_desktop.api.inputs import PageInput
from kie_desktop.api.pages import Pages
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.text import cut_to_bytes, encodable
from kie_desktop.fields.document_records import document_records
from kie_desktop.fields.open_fields import fields_of
from kie_desktop.fields.records import Record
from kie_desktop.fields.result import DocumentFields, FieldValue
from kie_desktop.formats.atomic import write_bytes, write_error
from kie_desktop.formats.drawn import DRAWN
from kie_desktop.formats.images import encode_png, read_image
from kie_desktop.formats.page_result import page_result

_LONGEST_STEM = 220
"""Bytes, of the 255 that most file systems take: `_2_p1234_result.jpg` may follow."""


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page as it was read.

    page: places are pixels of the upright image of `source`. model, ocr: what read it, ocr "none" where the lines were
    given. timing: seconds, as in `contract.messages.AnnotateResult`. quarter_turns: by how many quarters of a circle,
    clockwise, the image must be turned for people to read it; 0 to 3. named: values of the document's schema that stand
    on this page. document: the one that the page belongs to, where it is not its file.
    made: hashes of the image and of the settings, by which `extract --resume` knows what need not be read again.
    notes: what of a text layer was left out, that the page was read in parts, why nothing was found.
    """

    source: PageInput
    page: Page
    label_set: LabelSet
    model: str
    ocr: str
    timing: Mapping[str, float] = field(default_factory=dict)
    quarter_turns: int = 0
    named: Sequence[FieldValue] = ()
    document: str = ""
    made: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def upright(self) -> Page:
        """The page as people read it: turned, where it lies on its side or head."""
        from kie_desktop.runtime.upright import turned_page

        return turned_page(self.page, self.quarter_turns) if self.quarter_turns else self.page

    def result(self) -> dict[str, Any]:
        """The page result (contract of the command line)."""
        return page_result(
            self.page,
            self.label_set,
            model=self.model,
            ocr=self.ocr,
            document=self.document or self.source.name,
            timing=self.timing,
            turn=90 * self.quarter_turns,
            named=self.named,
            made=self.made,
            notes=self.notes,
        )

    def draw(self, path: Path, font: Path | None = None) -> None:
        """Write a picture of the page with its labels and links, as PNG where `path` ends so, else as JPEG.

        font: a file, for the labels' names.
        """
        from kie_desktop.runtime.drawing import draw_page, encode_jpeg

        picture = draw_page(
            read_image(self.source.path, self.source.frame, self.page.size), self.page, self.label_set, font
        )
        write_bytes(
            path, encode_png(picture) if path.suffix.lower() == ".png" else encode_jpeg(picture), follow_links=False
        )


@dataclass(frozen=True)
class Document:
    """A file with all its pages, as `extract` gives it.

    path: the file. name: as page results have it. readings: a page each, in order. label_set: of the model.
    errors: why pages of the file are missing, a line each; a file without any page that could be read is a KieError.
    found: the fields of the schema that it was read with; None without one.
    """

    path: Path
    name: str
    label_set: LabelSet
    readings: Sequence[PageReading]
    errors: tuple[str, ...] = ()
    found: DocumentFields | None = None

    @cached_property
    def pages(self) -> Pages:
        """Its pages: entities (text, polygon in pixels, label, scores 0 to 1) and links."""
        images = {reading.page.image: reading.source.path for reading in self.readings}
        return Pages((reading.page for reading in self.readings), self.label_set, images)

    @cached_property
    def fields(self) -> list[FieldValue]:
        """The open fields of all pages, in reading order, and behind them the named ones."""
        return [*(field for page in self.pages for field in fields_of(page, self.label_set)), *self.named]

    @property
    def named(self) -> tuple[FieldValue, ...]:
        """The fields of the schema, in its order, each at least once: `value` is None where none was found."""
        return () if self.found is None else self.found.values

    @property
    def problems(self) -> tuple[str, ...]:
        """Rules of the schema that could not be computed, and why, a line each."""
        return () if self.found is None else self.found.problems

    @property
    def notes(self) -> list[str]:
        """What people should know about how pages were read, a line each: as that nothing was found, and why."""
        return [f"page {reading.source.frame + 1}: {note}" for reading in self.readings for note in reading.notes]

    @cached_property
    def records(self) -> list[Record]:
        """The tables and line items of all pages, from the top; one that goes on on the next page is one."""
        return document_records(self.pages, self.label_set)

    def to_dict(self) -> dict[str, Any]:
        """`{"files", "pages", "fields", "records"}`, ready for `json.dumps`; with `errors` where pages are missing.

        pages: page results, as `kie-desktop extract` writes them.
        """
        document: dict[str, Any] = {
            "files": [self.name],
            "pages": [reading.result() for reading in self.readings],
            "fields": [field.to_dict() for field in self.fields],
            "records": [record.to_dict() for record in self.records],
        }
        return document | ({"errors": list(self.errors)} if self.errors else {})

    def draw(self, path: str | os.PathLike[str]) -> list[Path]:
        """Write a picture of each page with its labels and links; returns the files.

        path: a `.jpg` or `.png` file for a document of one page, or a folder, which is made if it is missing: it gets
        `<stem>_result.jpg`, or `<stem>_p<N>_result.jpg` for each page, N from 0, of a PDF or TIFF.
        Raises KieError where the image is gone, or nothing can be written.
        """
        target = Path(path)
        if target.suffix.lower() in (".jpg", ".jpeg", ".png") and not target.is_dir():
            if len(self.readings) != 1:
                raise KieError(f"{target}: {self.path.name} has {len(self.readings)} pages; choose a folder for them")
            files = [target]
        else:
            try:
                target.mkdir(parents=True, exist_ok=True)
            except OSError as fault:
                raise write_error(target, fault) from fault
            files = [target / f"{page_stem(file_stem(self.path), reading.source)}{DRAWN}" for reading in self.readings]
        for file, reading in zip(files, self.readings, strict=True):
            reading.draw(file)
        return files


def file_stem(path: Path) -> str:
    """What the results of a file are called: as the file itself, as far as its name leaves room for their endings."""
    return cut_to_bytes(encodable(path.stem), _LONGEST_STEM)


def page_stem(stem: str, source: PageInput) -> str:
    """What the results of a page are called, where those of its file are called `stem`."""
    return f"{stem}_p{source.frame}" if source.is_paged else stem
