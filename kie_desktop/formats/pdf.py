"""PDF pages as pixels, in the process that reads pages (`page_worker`). PDFium is used by one thread only."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.formats.kept_document import KEPT, MAX_FRAMES, MOST_KEPT_BYTES, too_many_frames
from kie_desktop.safe_files import open_given

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage  # type: ignore[import-untyped]

DPI = 200
_POINTS_PER_INCH = 72
_PASSWORD_ERROR = 4


def page_size(path: Path, frame: int) -> tuple[int, int, int]:
    """Width and height in pixels at 200 dpi of a page, and the number of pages."""
    with _page(path, frame) as (document, page):
        width, height = page.get_size()
        scale = DPI / _POINTS_PER_INCH
        return math.ceil(width * scale), math.ceil(height * scale), len(document)


def page_count(path: Path) -> int:
    """The number of pages."""
    with _opened(path) as document:
        return len(document)


def render(path: Path, frame: int, scale: float = 1.0) -> NDArray[np.uint8]:
    """Pixels of a page, H x W x 3 RGB, at `scale` times 200 dpi; filled-in form fields are drawn."""
    with _page(path, frame) as (_, page):
        bitmap = page.render(scale=scale * DPI / _POINTS_PER_INCH, rev_byteorder=True)
        return np.array(bitmap.to_numpy()[:, :, :3], dtype=np.uint8)


@contextmanager
def _page(path: Path, frame: int) -> Iterator[tuple[PdfDocument, PdfPage]]:
    with _opened(path) as document:
        if not 0 <= frame < len(document):
            raise UserError(f"{path}: there is no page {frame + 1}; the file has {len(document)}")
        with closing(document[frame]) as page:
            yield document, page


@contextmanager
def _opened(path: Path) -> Iterator[PdfDocument]:
    """A document, kept open for its next page unless it is large; faults of PDFium become a UserError."""
    import pypdfium2

    try:
        kept = KEPT.find(path, "PDF")
        if kept is not None:
            yield kept
            return
        KEPT.forget()
        with open_given(path) as file:
            if os.fstat(file.fileno()).st_size <= MOST_KEPT_BYTES:
                document = _begun(path, pypdfium2.PdfDocument(file.read()))
                KEPT.keep(path, "PDF", document)
                yield document
                return
            with closing(_begun(path, pypdfium2.PdfDocument(file))) as document:
                yield document
    except pypdfium2.PdfiumError as fault:
        raise UserError(f"{path}: {_remedy(fault)}") from fault
    except OSError as fault:
        raise UserError(f"{path}: the PDF cannot be read ({fault.strerror or fault}); check the disk") from fault


def _begun(path: Path, document: PdfDocument) -> PdfDocument:
    if len(document) > MAX_FRAMES:
        document.close()
        raise too_many_frames(path)
    document.init_forms()
    return document


def _remedy(fault: Exception) -> str:
    if getattr(fault, "err_code", None) == _PASSWORD_ERROR or "password" in str(fault).lower():
        return "the PDF is password-protected; save a copy without a password and open that"
    return f"the PDF is damaged or incomplete ({fault}); create it again"
