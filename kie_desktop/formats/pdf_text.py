"""The text layer of a PDF page as lines with their places, in the process that reads pages."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Box, Polygon, bounding_box, rectangle, union_box
from kie_desktop.formats.pdf_forms import FormField, fields_of
from kie_desktop.formats.pdf_layer import LayerLine, LayerMark, PdfLayer
from kie_desktop.formats.pdf_lines import lines_of_runs
from kie_desktop.formats.pdf_objects import Placing, may_have_boxes, objects_of, regions_of, seen_texts
from kie_desktop.formats.pdf_runs import Glyph, Run, Style, runs_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage  # type: ignore[import-untyped]

MOST_CHARACTERS = 50_000
"""Of a page. Pages of newspapers have some 20,000; what has more is not meant to be read."""
_LEVEL = math.radians(1)
_HEIGHT_OF_FONT = 1.17
"""Of its size: from below the letters to above them."""
_BOXES = frozenset(map(ord, "□▢☐☑☒⊠■▪○◯●◎⊙❍❏❑❒"))
"""Letters that stand for boxes to tick."""


def read_layer(document: PdfDocument, frame: int, width: int, height: int) -> tuple[PdfLayer, bool]:
    """The text layer of a page that is rendered to width x height pixels; and whether that changed the document.

    Form fields are drawn into their page, so that what they show is read like all other text. Such a document must be
    opened anew before it is rendered.
    """
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    with closing(document[frame]) as page:
        placing = Placing.of(page, width, height)
        fields, notes = fields_of(document, page, placing)
        is_changed = pdfium.FPDFPage_GetAnnotCount(page.raw) > 0
        if is_changed:
            pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    with closing(document[frame]) as page, closing(page.get_textpage()) as text:
        count = text.count_chars()
        objects = objects_of(page)
        regions, has_boxes = regions_of(objects, placing), may_have_boxes(objects)
        if count > MOST_CHARACTERS:
            notes.append(f"its text layer has {count:,} characters, more than {MOST_CHARACTERS:,}, and is not used")
            found = PdfLayer(regions=regions, has_boxes=has_boxes, notes=tuple(notes), size=(width, height))
            return found, is_changed
        characters = _Characters.read(text, count, placing)
        seen = seen_texts(page, objects, characters.boxes_of_objects(), placing)
        lines = tuple(_lines(characters, seen, fields, placing))
    marks = tuple(LayerMark(rectangle(one.box), one.checked) for one in fields if one.checked is not None)
    has_boxes = has_boxes or not _BOXES.isdisjoint(characters.codes)
    return PdfLayer(lines, marks, regions, has_boxes, tuple(notes), (width, height)), is_changed


class _Characters(NamedTuple):
    """The characters of a page. boxes: [n, 4] in pixels. owners: the text object that shows each; 0 for none."""

    codes: list[int]
    boxes: NDArray[np.float64]
    owners: list[int]
    styles: dict[int, Style]

    @classmethod
    def read(cls, text: PdfTextPage, count: int, placing: Placing) -> _Characters:
        import pypdfium2.raw as pdfium

        code_of, owner_of, box_of = (
            pdfium.FPDFText_GetUnicode,
            pdfium.FPDFText_GetTextObject,
            pdfium.FPDFText_GetLooseCharBox,
        )
        raw, rect = text.raw, pdfium.FS_RECTF()
        codes, owners, corners = [], [], []
        firsts: dict[int, tuple[int, Any]] = {}
        for number in range(count):
            codes.append(code_of(raw, number))
            owner = owner_of(raw, number)
            address = ctypes.addressof(owner.contents) if owner else 0
            owners.append(address)
            if address and address not in firsts:
                firsts[address] = number, owner
            box_of(raw, number, rect)
            corners.append((rect.left, rect.bottom, rect.right, rect.top))
        boxes = placing.boxes(np.array(corners, np.float64).reshape(-1, 4))
        names: dict[int, str] = {}
        styles = {address: _style(raw, number, owner, placing, names) for address, (number, owner) in firsts.items()}
        return cls(codes, boxes, owners, styles)

    def boxes_of_objects(self) -> dict[int, Box]:
        """Around the characters of each text object that has ink, in pixels."""
        found: dict[int, list[int]] = {}
        for number, owner in enumerate(self.owners):
            if owner and self.styles[owner].is_inked:
                found.setdefault(owner, []).append(number)
        return {owner: _around(self.boxes[numbers]) for owner, numbers in found.items()}


def _around(boxes: NDArray[np.float64]) -> Box:
    x1, y1 = boxes[:, :2].min(0).tolist()
    x2, y2 = boxes[:, 2:].max(0).tolist()
    return x1, y1, x2, y2


def _style(text: Any, number: int, owner: Any, placing: Placing, names: dict[int, str]) -> Style:
    """How a text object is written; names: of fonts that were met before."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, number, matrix)
    x, y = placing.direction(matrix.a, matrix.b)
    length = math.hypot(x, y)
    angle = math.atan2(y, x) if length else 0.0
    quarter = math.pi / 2
    nearest = round(angle / quarter)
    if abs(angle - nearest * quarter) <= _LEVEL:
        direction = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[nearest % 4]
    else:
        direction = math.cos(angle), math.sin(angle)
    height = _HEIGHT_OF_FONT * pdfium.FPDFText_GetFontSize(text, number) * length
    font = pdfium.FPDFTextObj_GetFont(owner)
    address = ctypes.addressof(font.contents) if font else 0
    if address not in names:
        names[address] = _font_name(font) if font else ""
    is_inked = pdfium.FPDFTextObj_GetTextRenderMode(owner) != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    return Style(direction, height, names[address] or "unknown", is_inked)


def _font_name(font: Any) -> str:
    import pypdfium2.raw as pdfium

    room = ctypes.create_string_buffer(256)
    size = pdfium.FPDFFont_GetBaseFontName(font, room, len(room))
    return room.raw[: max(size - 1, 0)].decode("utf-8", "replace") if size <= len(room) else ""


def _lines(
    characters: _Characters, seen: frozenset[int], fields: Sequence[FormField], placing: Placing
) -> Iterator[LayerLine]:
    """The lines of a page: printed ones, and the values of its fields in their places."""
    filled = [one for one in fields if one.texts]
    own = _fields_of_characters(characters.boxes, filled)
    glyphs = _glyphs(characters, seen, own, placing)
    runs: dict[int, list[Run]] = {}
    for run in runs_of(glyphs):
        runs.setdefault(run.group, []).append(run)
    yield from lines_of_runs(runs.get(_PRINTED, ()))
    for number, one in enumerate(filled):
        yield from _lines_of_field(one, lines_of_runs(runs.get(number, ())))


_PRINTED = -1


def _fields_of_characters(boxes: NDArray[np.float64], fields: Sequence[FormField]) -> NDArray[np.int64]:
    """For each character the number of the field that it stands in, the last of several; else -1."""
    own = np.full(len(boxes), _PRINTED)
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    for number, one in enumerate(fields):
        x1, y1, x2, y2 = one.box
        own[(x >= x1) & (x <= x2) & (y >= y1) & (y <= y2)] = number
    return own


def _glyphs(characters: _Characters, seen: frozenset[int], own: NDArray[np.int64], placing: Placing) -> Iterator[Glyph]:
    """Characters that stand on the page, with what tells lines apart."""
    boxes = characters.boxes
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside = (x >= 0) & (x <= placing.width) & (y >= 0) & (y <= placing.height)
    rows = zip(characters.codes, characters.owners, boxes.tolist(), inside.tolist(), own.tolist(), strict=True)
    for code, owner, box, is_inside, group in rows:
        style = characters.styles.get(owner)
        is_drawn = owner in seen
        if style is None or (is_inside and (is_drawn or not style.is_inked)):
            yield Glyph(code, tuple(box), style, group, is_drawn)


def _lines_of_field(one: FormField, drawn: Sequence[LayerLine]) -> list[LayerLine]:
    """The value of a field as the file has it, where it is drawn; over the whole field where nothing is."""
    texts = [part for text in one.texts for part in text.splitlines() if part.strip()]
    if len(drawn) >= len(texts) and _packed(line.text for line in drawn) == _packed(texts):
        if len(texts) == 1 and not one.has_lines:
            place = rectangle(union_box(bounding_box(line.points) for line in drawn))
            return [LayerLine(_within(place, one.box), " ".join(texts))]
        return [replace(line, points=_within(line.points, one.box), font="") for line in drawn]
    x1, y1, x2, y2 = one.box
    step = (y2 - y1) / len(texts)
    rows = [(x1, y1 + number * step, x2, y1 + (number + 1) * step) for number in range(len(texts))]
    return [LayerLine(rectangle(row), text) for row, text in zip(rows, texts, strict=True)]


def _packed(texts: Iterable[str]) -> str:
    return "".join("".join(texts).split())


def _within(points: Polygon, box: Box) -> Polygon:
    """The polygon without what of it is outside a box: a text may be longer than its field."""
    x1, y1, x2, y2 = box
    return tuple((min(max(x, x1), x2), min(max(y, y1), y2)) for x, y in points)
