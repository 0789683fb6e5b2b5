"""OCR, SER and RE on images and PDFs: `extract` and `extract_many`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from kie_desktop.api.document import Document, PageReading
from kie_desktop.api.errors import KieError
from kie_desktop.api.fields_model import AnySchema
from kie_desktop.api.inputs import FileInput, files_of
from kie_desktop.api.page_extraction import PageExtraction, PageOutcome
from kie_desktop.contract import messages
from kie_desktop.domain.pdf_text import PdfText
from kie_desktop.fields.result import DocumentFields
from kie_desktop.fields.stack import Splitting

AnyPath = str | os.PathLike[str]


def extract(
    path: AnyPath,
    *,
    model: AnyPath = messages.DEFAULT_MODEL,
    ocr: str = messages.DEFAULT_OCR,
    ocr_weights: str = "",
    label_file: AnyPath | None = None,
    turn: bool = True,
    schema: AnySchema | None = None,
    pdf_text: str = PdfText.AUTO,
) -> Document:
    """Read one image or PDF: text lines, labels, links, fields and records of all its pages.

    model: name or folder of a model pack, a checkpoint, or a run of `train("fields")`. ocr: `rapid` (the embedded
    engine), `paddle` (PaddleOCR, if it is installed), or `none`: then label_file names a PaddleOCR label file that
    holds the text lines. ocr_weights: for `paddle`, a folder with `det` and `rec`, or `embedded`. turn: pages that lie
    on their side or head are turned to be read; places are those on the image as it is, either way. schema: `receipt`,
    `invoice` or a schema file: its fields are named values of the document (`Document.named`); without it the model's
    own, if it has one. pdf_text: where the text of PDFs comes from: `auto`, their text layer as far as it says what one
    sees, and OCR for the rest; `text`, the layer as it is, and OCR for pages without one; `ocr`, OCR alone. With `text`
    ocr may be `none`.
    The networks are loaded at the first call and kept for the next ones. Pages of the file that cannot be read are in
    `Document.errors`; raises KieError where none can, and for a missing file, a folder and an unknown model or engine.
    """
    file = Path(path)
    if file.is_dir():
        raise KieError(f"{file}: this is a folder, not an image; open it as a folder")
    reading = PageExtraction(os.fspath(model), ocr, ocr_weights, label_file, turn, schema, pdf_text=pdf_text)
    ((_, document),) = _documents(reading, files_of([file]))
    if isinstance(document, KieError):
        raise document
    return document


def extract_many(
    paths: Iterable[AnyPath],
    *,
    model: AnyPath = messages.DEFAULT_MODEL,
    ocr: str = messages.DEFAULT_OCR,
    ocr_weights: str = "",
    label_file: AnyPath | None = None,
    turn: bool = True,
    schema: AnySchema | None = None,
    documents: str = Splitting.FILE,
    jobs: int | None = None,
    recursive: bool = False,
    pdf_text: str = PdfText.AUTO,
    ray: str | None = None,
) -> Iterator[tuple[Path, Document | KieError]]:
    """Read many files, one after the other; gives (path, document) in the order of `paths`, as soon as each is done.

    paths: images and PDFs; a folder stands for those in it, and with recursive for those in its sub folders. A file
    that cannot be read gives its KieError in place of the document, and the others go on. jobs: worker processes
    that read pages side by side; 1, the default, reads them here. A worker that dies costs the page that it was at.
    ray: the address of a Ray cluster, `auto` for the one that this machine belongs to, or `local` for one of this
    machine alone: its processes read the pages, jobs of them or one a core, and a machine that is lost costs
    nothing (docs/scale.md). documents: what the pages of a file are, with a schema: `file`, one document; `page`,
    one each; `stack`, a scanned stack that is split at blank pages and at pages that look like first ones, so that
    a path comes with several documents. The other arguments are those of `extract`.
    Raises KieError at once for an empty list, an unknown model or engine, and jobs below 1; at the first page where
    there is no such cluster.
    """
    if jobs is not None and jobs < 1:
        raise KieError(f"jobs is {jobs}; it must be at least 1")
    files = files_of([paths] if isinstance(paths, str | os.PathLike) else paths, recursive=recursive)
    if not files:
        raise KieError("there are no files to read; specify at least one")
    reading = PageExtraction(
        os.fspath(model), ocr, ocr_weights, label_file, turn, schema, documents=documents, pdf_text=pdf_text
    )
    return ((file.path, document) for file, document in _documents(reading, files, jobs, ray))


def _documents(
    extraction: PageExtraction, files: list[FileInput], jobs: int | None = None, ray: str | None = None
) -> Iterator[tuple[FileInput, Document | KieError]]:
    """The documents of each file, or why there is none. Pages that part documents are left out."""

    def document_of(outcome: PageOutcome) -> tuple[FileInput, str]:
        return outcome.file, outcome.fields.document if outcome.fields else ""

    pages = extraction.pages(files, jobs, ray=ray)
    is_split = extraction.documents != Splitting.FILE
    kept = (one for one in pages if not is_split or one.fields is not None or one.reading is None)
    for (file, name), outcomes in groupby(kept, key=document_of):
        readings: list[PageReading] = []
        faults: list[KieError] = []
        fields: DocumentFields | None = None
        for outcome in outcomes:
            fields = outcome.fields
            if outcome.reading is not None:
                readings.append(outcome.reading)
            elif outcome.fault is not None:
                faults.append(outcome.fault)
        if readings or not faults:
            errors = tuple(map(str, faults))
            yield (
                file,
                Document(file.path, name or file.name, extraction.pack.label_set, tuple(readings), errors, fields),
            )
        else:
            yield file, faults[0]
