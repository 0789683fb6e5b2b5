"""PDF pages as pixels. PDFium is not safe to use from two threads: one lock guards every call."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.safe_files import open_given

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage  # type: ignore[import-untyped]

DPI = 200
_POINTS_PER_INCH = 72
_PASSWORD_ERROR = 4
_LOCK = threading.Lock()


def page_size(path: Path, frame: int) -> tuple[int, int, int]:
    """Width and height in pixels at 200 dpi of a page, and the number of pages."""
    with _page(path, frame) as (document, page):
        width, height = page.get_size()
        scale = DPI / _POINTS_PER_INCH
        return math.ceil(width * scale), math.ceil(height * scale), len(document)


def render(path: Path, frame: int, scale: float = 1.0) -> NDArray[np.uint8]:
    """Pixels of a page, H x W x 3 RGB, at `scale` times 200 dpi; filled-in form fields are drawn."""
    with _page(path, frame) as (_, page):
        bitmap = page.render(scale=scale * DPI / _POINTS_PER_INCH, rev_byteorder=True)
        return np.array(bitmap.to_numpy()[:, :, :3], dtype=np.uint8)


@contextmanager
def _page(path: Path, frame: int) -> Iterator[tuple[PdfDocument, PdfPage]]:
    import pypdfium2

    try:
        with _LOCK, open_given(path) as file, closing(pypdfium2.PdfDocument(file)) as document:
            if not 0 <= frame < len(document):
                raise UserError(f"{path}: there is no page {frame + 1}; the file has {len(document)}")
            document.init_forms()
            yield document, document[frame]
    except pypdfium2.PdfiumError as fault:
        raise UserError(f"{path}: {_remedy(fault)}") from fault
    except OSError as fault:
        raise UserError(f"{path}: the PDF cannot be read ({fault.strerror or fault}); check the disk") from fault


def _remedy(fault: Exception) -> str:
    if getattr(fault, "err_code", None) == _PASSWORD_ERROR or "password" in str(fault).lower():
        return "the PDF is protected by a password; save a copy without password and open that"
    return f"the PDF is damaged or cut short ({fault}); make it again"
