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
from kie_desktop.formats.page_limits import MAX_PIXELS, MAX_SIDE
from kie_desktop.formats.pdf_layer import PdfLayer
from kie_desktop.formats.pdf_resolution import scale_of
from kie_desktop.safe_files import open_given

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage  # type: ignore[import-untyped]

Size = tuple[int, int]
"""Width and height of a page in pixels."""

MOST_PIXELS = 64_000_000
"""Of a page without a given size; larger ones get a lower resolution. A0 at 200 dpi has 62 million."""
_ROUNDED = 1e-3
"""Of a pixel."""
_PASSWORD_ERROR = 4


def page_size(path: Path, frame: int, size: Size | None = None) -> tuple[int, int, int]:
    """Width and height in pixels of a page, and the number of pages; size: as in `render`."""
    with _page(path, frame) as (document, page):
        return *_size(page, size), len(document)


def page_count(path: Path) -> int:
    """The number of pages."""
    with _opened(path) as document:
        return len(document)


def render(path: Path, frame: int, size: Size | None = None, most: int | None = None) -> NDArray[np.uint8]:
    """Pixels of a page, H x W x 3 RGB; filled-in form fields are drawn.

    size: that a page was given when it was met first; it counts as long as the page has that shape, so that a page
    keeps its pixels whatever rule gives new ones theirs (docs/adr/0054). most: pixels of the longer side.
    """
    with _page(path, frame) as (_, page):
        width, height = _size(page, size)
        if most is not None and max(width, height) > most:
            scale = most / max(width, height)
            width, height = max(1, round(width * scale)), max(1, round(height * scale))
        return _rendered(page, width, height)


def layer(path: Path, frame: int, size: Size | None = None) -> PdfLayer:
    """The text layer of a page, placed on the pixels that `render` gives."""
    from kie_desktop.formats.pdf_text import read_layer

    with _page(path, frame) as (_, page):
        width, height = _size(page, size)
    with _opened(path) as document:
        found, is_changed = read_layer(document, frame, width, height)
    if is_changed:
        KEPT.forget()
    return found


def _size(page: PdfPage, wanted: Size | None) -> Size:
    width, height = page.get_size()
    if wanted is not None and _has_shape(width, height, wanted):
        return wanted
    scale = scale_of(page, width, height)
    scale = min(scale, math.sqrt(MOST_PIXELS / max(width * height, 1.0)), MAX_SIDE / max(width, height, 1.0))
    return max(1, math.ceil(width * scale - _ROUNDED)), max(1, math.ceil(height * scale - _ROUNDED))


def _has_shape(width: float, height: float, wanted: Size) -> bool:
    """Whether a page of points is as wide to its height as a size in whole pixels."""
    across, down = wanted
    if width <= 0 or not 0 < across * down <= MAX_PIXELS or max(wanted) > MAX_SIDE:
        return False
    return height * (across - 1) / width - 1 <= down <= height * across / width + 1


def _rendered(page: PdfPage, width: int, height: int) -> NDArray[np.uint8]:
    import pypdfium2
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_BGR, rev_byteorder=True)
    with closing(bitmap):
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        flags = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        if page.formenv is not None:
            pdfium.FPDF_FFLDraw(page.formenv, bitmap, page, 0, 0, width, height, 0, flags)
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
