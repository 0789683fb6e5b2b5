"""At which resolution a PDF page is read: that of its scan, where it is one."""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING

from kie_desktop.formats.pdf_objects import POINTS_PER_INCH, PageObject, combined, matrix_of, objects_of

if TYPE_CHECKING:
    from pypdfium2 import PdfPage  # type: ignore[import-untyped]

DPI = 200
"""Of pages that are no scans."""
_SHARE = 0.5
"""Of the page: so much of it a scan covers, in one picture or in strips."""
_MOST_SHAPES = 4
"""Of a page that is nothing but a scan: scanners draw a frame or a white ground."""
_SMALL = 1500
"""Pixels of the longer side; scans of fewer are enlarged to 200 dpi, where detection finds more of their text."""


def scale_of(page: PdfPage, width: float, height: float) -> float:
    """Pixels a point for a page of width x height points.

    A page that is a scan gets the scan's own pixels, not more and not fewer. Where text or drawings stand on a picture
    they are not read at less than 200 dpi.
    """
    usual = DPI / POINTS_PER_INCH
    objects = objects_of(page)
    own = None if objects is None else _scale_of_scan(objects, width * height)
    if objects is None or own is None:
        return usual
    is_pure = _is_picture_alone(objects) and own * max(width, height) >= _SMALL
    return own if is_pure else max(own, usual)


def _scale_of_scan(objects: list[PageObject], page_area: float) -> float | None:
    """The finest scale at which pictures cover much of a page."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    shares: dict[int, tuple[float, float]] = {}
    across, down = ctypes.c_uint(), ctypes.c_uint()
    for one in objects:
        if one.kind != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        a, b, c, d, _, _ = combined(matrix_of(one.raw), one.matrix)
        width, height = math.hypot(a, b), math.hypot(c, d)
        is_known = pdfium.FPDFImageObj_GetImagePixelSize(one.raw, across, down)
        if not is_known or width <= 0 or height <= 0 or page_area <= 0:
            continue
        scale = max(across.value / width, down.value / height)
        area, finest = shares.get(round(scale * POINTS_PER_INCH), (0.0, 0.0))
        shares[round(scale * POINTS_PER_INCH)] = area + abs(a * d - b * c) / page_area, max(finest, scale)
    return max((scale for area, scale in shares.values() if area >= _SHARE), default=None)


def _is_picture_alone(objects: list[PageObject]) -> bool:
    """Whether nothing is drawn but pictures; text without ink, as other programs' OCR leaves it, does not count."""
    import pypdfium2.raw as pdfium

    shapes = 0
    for one in objects:
        if one.kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if pdfium.FPDFTextObj_GetTextRenderMode(one.raw) != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
                return False
        elif one.kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING):
            shapes += 1
    return shapes <= _MOST_SHAPES
