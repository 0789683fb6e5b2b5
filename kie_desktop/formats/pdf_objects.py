"""What is drawn on a PDF page, in the process that reads pages: which text one sees, and what else may show text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Box, union_box

if TYPE_CHECKING:
    from pypdfium2 import PdfPage  # type: ignore[import-untyped]

MOST_OBJECTS = 20_000
"""Of a page; more are the lines of a map or a drawing, and then letters may be anywhere among them."""
_DEEPEST = 8
"""Forms within forms."""
_MOST_LAYERS = 8
"""Optional layers that are looked at one by one."""
_SEGMENTS_OF_A_LETTER = 8
"""Rules, boxes and ticks have fewer."""
_SEGMENTS_OF_WORDS = 60
_SEGMENTS_OF_SEVERAL = 10
"""A rectangle has five."""
_SIDES_OF_A_BOX = 4.0, 40.0
"""Points."""
_LONGEST_BOX = 1.7
"""Longer side to shorter."""
_SMALLEST_PICTURE = 0.001
"""Of the page; smaller ones hold no words."""
_NEAR = 0.02
"""Of the page's longer side: shapes that close together are looked at as one."""
_SEEN = 12
"""Of 255: how much text changes the page where it is seen."""
_SHOWN_DPI = 96
POINTS_PER_INCH = 72

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: x' = a x + c y + e, y' = b x + d y + f."""
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class PageObject(NamedTuple):
    """An object of a page. address: of PDFium's object. matrix: from its coordinates to the page's."""

    raw: Any
    kind: int
    address: int
    matrix: Matrix


class Placing(NamedTuple):
    """How points of the page (in PDF units from the bottom left) lie on its pixels."""

    matrix: Matrix
    width: int
    height: int

    @classmethod
    def of(cls, page: PdfPage, width: int, height: int) -> Placing:
        """For a page that is rendered to width x height pixels: rotation and crop box count as they do in rendering."""
        import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

        fine, far = 64, 1000.0
        x, y = ctypes.c_int(), ctypes.c_int()

        def seen(across: float, up: float) -> tuple[float, float]:
            pdfium.FPDF_PageToDevice(page.raw, 0, 0, width * fine, height * fine, 0, across, up, x, y)
            return x.value / fine, y.value / fine

        (e, f), (x1, y1), (x2, y2) = seen(0, 0), seen(far, 0), seen(0, far)
        return cls(((x1 - e) / far, (y1 - f) / far, (x2 - e) / far, (y2 - f) / far, e, f), width, height)

    def boxes(self, corners: NDArray[np.float64]) -> NDArray[np.float64]:
        """Boxes [n, 4] as x1, y1, x2, y2 in pixels, of boxes of the page."""
        a, b, c, d, e, f = self.matrix
        xs, ys = corners[:, [0, 2, 0, 2]], corners[:, [1, 1, 3, 3]]
        across, down = a * xs + c * ys + e, b * xs + d * ys + f
        return np.stack([across.min(1), down.min(1), across.max(1), down.max(1)], axis=1)

    def direction(self, across: float, up: float) -> tuple[float, float]:
        """Where a direction of the page points on its pixels; not normalised."""
        a, b, c, d, _, _ = self.matrix
        return a * across + c * up, b * across + d * up


def objects_of(page: PdfPage) -> list[PageObject] | None:
    """All objects of a page, those within forms as well; None where there are more than `MOST_OBJECTS`."""
    found: list[PageObject] = []
    for item in _walk(page):
        found.append(item)
        if len(found) > MOST_OBJECTS:
            return None
    return found


def _walk(page: PdfPage) -> Iterator[PageObject]:
    import pypdfium2.raw as pdfium

    def inside(count: int, get: Any, parent: Any, matrix: Matrix, depth: int) -> Iterator[PageObject]:
        for number in range(min(count, MOST_OBJECTS + 1)):
            raw = get(parent, number)
            if not raw:
                continue
            kind = pdfium.FPDFPageObj_GetType(raw)
            yield PageObject(raw, kind, ctypes.addressof(raw.contents), matrix)
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                own = combined(matrix_of(raw), matrix)
                yield from inside(
                    pdfium.FPDFFormObj_CountObjects(raw), pdfium.FPDFFormObj_GetObject, raw, own, depth + 1
                )

    yield from inside(pdfium.FPDFPage_CountObjects(page.raw), pdfium.FPDFPage_GetObject, page.raw, _SAME, 0)


def matrix_of(raw: Any) -> Matrix:
    """Where an object puts what is in it."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(raw, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def combined(inner: Matrix, outer: Matrix) -> Matrix:
    """First one, then the other."""
    a, b, c, d, e, f = inner
    k, o, m, n, x, y = outer
    return a * k + b * m, a * o + b * n, c * k + d * m, c * o + d * n, e * k + f * m + x, e * o + f * n + y


def regions_of(objects: Sequence[PageObject] | None, placing: Placing) -> tuple[Box, ...]:
    """Boxes in pixels, apart from each other, where pictures lie, or shapes as involved as letters."""
    import pypdfium2.raw as pdfium

    whole = (0.0, 0.0, float(placing.width), float(placing.height))
    if objects is None:
        return (whole,)
    pictures = [one for one in objects if one.kind == pdfium.FPDF_PAGEOBJ_IMAGE]
    shapes: list[tuple[PageObject, int]] = []
    for one in objects:
        if one.kind == pdfium.FPDF_PAGEOBJ_PATH:
            segments = pdfium.FPDFPath_CountSegments(one.raw)
            if segments >= _SEGMENTS_OF_A_LETTER:
                shapes.append((one, segments))
    smallest = _SMALLEST_PICTURE * placing.width * placing.height
    boxes = [box for box in _boxes(pictures, placing) if _area(box) >= smallest]
    outlines = _grouped(
        [
            (box, segments)
            for box, (_, segments) in zip(_boxes([one for one, _ in shapes], placing), shapes, strict=True)
        ],
        _NEAR * max(placing.width, placing.height),
    )
    boxes += [box for box, segments in outlines if segments >= _SEGMENTS_OF_WORDS and _area(box) > 0]
    return tuple(box for box, _ in _grouped([(box, 0) for box in boxes], 0.0))


def may_have_boxes(objects: Sequence[PageObject] | None) -> bool:
    """Whether boxes or circles to tick may be drawn: small squares, or shapes of several parts."""
    import pypdfium2.raw as pdfium

    if objects is None:
        return True
    paths = [one for one in objects if one.kind == pdfium.FPDF_PAGEOBJ_PATH]
    if any(pdfium.FPDFPath_CountSegments(one.raw) >= _SEGMENTS_OF_SEVERAL for one in paths):
        return True
    x1, y1, x2, y2 = boxes_on_page(paths).T
    width, height = x2 - x1, y2 - y1
    is_small = (np.minimum(width, height) >= _SIDES_OF_A_BOX[0]) & (np.maximum(width, height) <= _SIDES_OF_A_BOX[1])
    return bool((is_small & (np.maximum(width, height) <= _LONGEST_BOX * np.minimum(width, height))).any())


def boxes_on_page(objects: Sequence[PageObject]) -> NDArray[np.float64]:
    """Boxes [n, 4] of objects in the page's units."""
    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]
    found = np.zeros((len(objects), 4))
    for row, one in enumerate(objects):
        pdfium.FPDFPageObj_GetBounds(one.raw, *sides)
        left, bottom, right, top = (side.value for side in sides)
        a, b, c, d, e, f = one.matrix
        corners = [(left, bottom), (right, bottom), (left, top), (right, top)]
        xs, ys = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
        found[row] = min(xs), min(ys), max(xs), max(ys)
    return found


def _boxes(objects: Sequence[PageObject], placing: Placing) -> list[Box]:
    """Boxes in pixels, no farther out than the page."""
    if not objects:
        return []
    boxes = placing.boxes(boxes_on_page(objects))
    limits = np.array([placing.width, placing.height] * 2, np.float64)
    return [(x1, y1, x2, y2) for x1, y1, x2, y2 in np.clip(np.nan_to_num(boxes), 0, limits).tolist()]


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _grouped(boxes: Sequence[tuple[Box, int]], near: float) -> list[tuple[Box, int]]:
    """Boxes that overlap, or nearly so, as one, with the sum of their counts."""
    groups: list[tuple[Box, int]] = []
    for box, count in sorted(boxes):
        near_by = [group for group in groups if _is_near(box, group[0], near)]
        whole = union_box([box, *(other for other, _ in near_by)])
        total = count + sum(other for _, other in near_by)
        groups = [*(group for group in groups if group not in near_by), (whole, total)]
    return groups if len(groups) == len(boxes) else _grouped(groups, near)


def _is_near(box: Box, other: Box, near: float) -> bool:
    return (
        box[0] <= other[2] + near
        and other[0] <= box[2] + near
        and box[1] <= other[3] + near
        and other[1] <= box[3] + near
    )


def seen_texts(
    page: PdfPage, objects: Sequence[PageObject] | None, boxes: Mapping[int, Box], placing: Placing
) -> frozenset[int]:
    """Addresses of the text objects that one sees: without them the page looks otherwise.

    So text is found that is white on white, covered, in a layer that is off, or without ink from the start. boxes: of
    the text objects in pixels. All count as seen on a page of too many objects.
    """
    import pypdfium2.raw as pdfium

    if objects is None or not boxes:
        return frozenset(boxes)
    layers: dict[str, list[PageObject]] = {}
    for one in objects:
        if one.kind == pdfium.FPDF_PAGEOBJ_TEXT and one.address in boxes:
            layers.setdefault(_layer_name(one.raw), []).append(one)
    if len(layers) > _MOST_LAYERS:
        layers = {"": [one for group in layers.values() for one in group]}
    scale = min(1.0, _SHOWN_DPI / POINTS_PER_INCH * page.get_width() / placing.width)
    shown = _shown(page, placing, scale)
    seen: set[int] = set()
    for group in layers.values():
        with _left_out(group):
            without = _shown(page, placing, scale)
        changed = np.maximum(shown, without) - np.minimum(shown, without) >= _SEEN
        seen |= {one.address for one in group if _any_in(changed, boxes[one.address], scale)}
    return frozenset(seen)


def _any_in(changed: NDArray[np.bool_], box: Box, scale: float) -> bool:
    x1, y1, x2, y2 = (int(side * scale) for side in box)
    return bool(changed[max(y1, 0) : y2 + 1, max(x1, 0) : x2 + 1].any())


@contextmanager
def _left_out(objects: Sequence[PageObject]) -> Iterator[None]:
    """While entered, the page is rendered without these."""
    import pypdfium2.raw as pdfium

    for one in objects:
        pdfium.FPDFPageObj_SetIsActive(one.raw, False)
    try:
        yield
    finally:
        for one in objects:
            pdfium.FPDFPageObj_SetIsActive(one.raw, True)


def _shown(page: PdfPage, placing: Placing, scale: float) -> NDArray[np.uint8]:
    """The page in grey, small, without what a form draws."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    width, height = max(1, round(placing.width * scale)), max(1, round(placing.height * scale))
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_GRAYSCALE)
    return np.array(bitmap.to_numpy().reshape(height, width, -1)[:, :, 0])


def _layer_name(raw: Any) -> str:
    """The optional layer that an object belongs to, by the name that the file gives it; "" for none."""
    import pypdfium2.raw as pdfium

    for number in range(pdfium.FPDFPageObj_CountMarks(raw)):
        mark = pdfium.FPDFPageObj_GetMark(raw, number)
        if _text_of(partial(pdfium.FPDFPageObjMark_GetName, mark)) == "OC":
            return _text_of(partial(pdfium.FPDFPageObjMark_GetParamStringValue, mark, b"Name")) or "OC"
    return ""


def _text_of(get: Any) -> str:
    """A short text of PDFium's, which is written in UTF-16; "" where there is none."""
    size, used = 256, ctypes.c_ulong()
    room = ctypes.create_string_buffer(size)
    if not get(ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size, used) or used.value > size:
        return ""
    return room.raw[: used.value].decode("utf-16-le", "replace").rstrip("\0")
