"""Form fields of a PDF page: what was typed, chosen and ticked, in the process that reads pages."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from kie_desktop.domain.geometry import Box
from kie_desktop.domain.text import without_lone_surrogates
from kie_desktop.formats.pdf_objects import Placing

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage  # type: ignore[import-untyped]

MOST_FIELDS = 2_000
"""Of a page."""
MOST_TEXT = 20_000
"""Characters of a field."""
_WIDGET_HIDDEN = 1 << 1 | 1 << 5
"""Flags of an annotation: hidden, not shown on screen."""
_PASSWORD, _MANY_LINES = 1 << 13, 1 << 12
"""Flags of a text field."""
_SAME_PLACE = 0.5
"""Of the smaller of two fields: so much of it lies in the other one."""


class FormField(NamedTuple):
    """A filled-in field, in pixels of the page. texts: its value, or its values where several are chosen.

    checked: of a check box or radio button, else None. has_lines: its one value may stand in several lines.
    """

    box: Box
    texts: tuple[str, ...] = ()
    checked: bool | None = None
    has_lines: bool = False


def fields_of(document: PdfDocument, page: PdfPage, placing: Placing) -> tuple[list[FormField], list[str]]:
    """The fields of a page that are filled in, and its boxes and buttons; and what was left out, in words.

    Of fields in the same place the last counts, which is drawn over the others. Passwords and hidden fields are left
    out.
    """
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    form = document.formenv
    if form is None:
        return [], []
    count = pdfium.FPDFPage_GetAnnotCount(page.raw)
    found: list[FormField] = []
    for number in range(min(count, MOST_FIELDS)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        try:
            if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET:
                one = _field(form.raw, annotation, placing)
                found += [] if one is None else [one]
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    notes = []
    if count > MOST_FIELDS:
        notes.append(f"it has {count:,} form fields and annotations; only the first {MOST_FIELDS:,} are read")
    kept = _on_top(found)
    if len(kept) < len(found):
        notes.append(f"form fields under others are left out: {len(found) - len(kept)}")
    return kept, notes


def _field(form: Any, annotation: Any, placing: Placing) -> FormField | None:
    import pypdfium2.raw as pdfium

    if pdfium.FPDFAnnot_GetFlags(annotation) & _WIDGET_HIDDEN:
        return None
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    box = _box(annotation, placing)
    if box is None:
        return None
    if kind in (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON):
        return FormField(box, checked=bool(pdfium.FPDFAnnot_IsChecked(form, annotation)))
    if kind == pdfium.FPDF_FORMFIELD_TEXTFIELD:
        flags = pdfium.FPDFAnnot_GetFormFieldFlags(form, annotation)
        value = "" if flags & _PASSWORD else _value(form, annotation)
        return FormField(box, (value,), has_lines=bool(flags & _MANY_LINES)) if value.strip() else None
    if kind in (pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX):
        chosen = _chosen(form, annotation) or [_value(form, annotation)]
        texts = tuple(text for text in chosen if text.strip())
        return FormField(box, texts) if texts else None
    return None


def _value(form: Any, annotation: Any) -> str:
    import pypdfium2.raw as pdfium

    return _text(lambda *room: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, *room))


def _chosen(form: Any, annotation: Any) -> list[str]:
    """The options of a list that are chosen, as people see them."""
    import pypdfium2.raw as pdfium

    def label(number: int) -> str:
        return _text(lambda *room: pdfium.FPDFAnnot_GetOptionLabel(form, annotation, number, *room))

    count = min(pdfium.FPDFAnnot_GetOptionCount(form, annotation), MOST_FIELDS)
    return [label(number) for number in range(count) if pdfium.FPDFAnnot_IsOptionSelected(form, annotation, number)]


def _text(get: Any) -> str:
    """A text of PDFium's, which is written in UTF-16 with a zero behind it; cut behind `MOST_TEXT` characters."""
    size = min(get(None, 0), 2 * MOST_TEXT)
    room = ctypes.create_string_buffer(max(size, 2))
    if size < 4 or get(ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size) > size:
        return ""
    return without_lone_surrogates(room.raw[:size].decode("utf-16-le", "replace")).split("\0")[0]


def _box(annotation: Any, placing: Placing) -> Box | None:
    """Where a field lies on the page; None where that is off the page."""
    import pypdfium2.raw as pdfium

    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, rect):
        return None
    corners = np.array([[rect.left, rect.bottom, rect.right, rect.top]], np.float64)
    if not np.isfinite(corners).all():
        return None
    x1, y1, x2, y2 = placing.boxes(corners)[0].tolist()
    x1, y1, x2, y2 = max(x1, 0.0), max(y1, 0.0), min(x2, float(placing.width)), min(y2, float(placing.height))
    return (x1, y1, x2, y2) if x1 < x2 and y1 < y2 else None


def _on_top(fields: Sequence[FormField]) -> list[FormField]:
    """Fields without those that lie under later ones."""
    if len(fields) < 2:
        return list(fields)
    boxes = np.array([one.box for one in fields])
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    kept = []
    for number, one in enumerate(fields):
        later, own = boxes[number + 1 :], boxes[number]
        width = np.minimum(later[:, 2], own[2]) - np.maximum(later[:, 0], own[0])
        height = np.minimum(later[:, 3], own[3]) - np.maximum(later[:, 1], own[1])
        shared = np.clip(width, 0, None) * np.clip(height, 0, None)
        if not (shared > _SAME_PLACE * np.minimum(areas[number + 1 :], areas[number])).any():
            kept.append(one)
    return kept
