"""The text layer of a PDF page in place of OCR, as far as it says what one sees (docs/adr/0054).

A layer may lie: broken encodings show one letter and mean another, scanners leave their own OCR under the picture, and
a stamp may be all the text of a scan. So a few lines of each font of a file are read by OCR and compared, once; what
the layer does not cover (pictures, letters drawn as shapes, fonts that lie) is read by OCR.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Box, Polygon, bounding_box, contains, shifted, turned, union_box
from kie_desktop.domain.pdf_text import EXACT, PdfText
from kie_desktop.formats.pdf_layer import LayerLine, PdfLayer
from kie_desktop.ocr.layer_check import FontChecks
from kie_desktop.ocr.protocol import Image, OcrEngine, OcrLine
from kie_desktop.ocr.split import split_fields

ReadImage = Callable[[], Image]
_COVERED = 0.3
"""Of a picture: where the layer's lines fill so much, it is their ground."""
_SAME_TEXT = 0.5
"""Of a line of OCR: where lines of the layer cover so much of it, it says the same."""
_MOST_OF_PAGE = 0.4
"""Of the page: where more is to be read by OCR, all is."""
_MARGIN = 8
"""Pixels around what is read by OCR."""
_LEAST_CONTRAST = 24
"""Of 255; a picture with less shows no text."""
_PICTURES_KEPT = 32
_FEWEST_TURNED = 0.8
"""Of the letters: so many must run in one direction, that the page counts as turned."""


class TextFound(NamedTuple):
    """Lines of a page. quarter_turns: clockwise, by which it must be turned to be upright.

    by_ocr: whether some of the lines are OCR's.
    """

    lines: list[OcrLine]
    quarter_turns: int = 0
    by_ocr: bool = False


class TextLayers:
    """Reads text layers, and remembers what was found out about fonts and pictures of files. For one thread."""

    def __init__(self) -> None:
        self.checks = FontChecks()
        self._pictures: OrderedDict[str, list[OcrLine]] = OrderedDict()

    def read_picture(self, image: Image, engine: OcrEngine) -> list[OcrLine]:
        """What OCR reads in a picture; the logo of a letterhead is read once."""
        key = hashlib.sha256(image.tobytes()).hexdigest() + engine.name + str(image.shape)
        if key not in self._pictures:
            self._pictures[key] = engine.read(image)
            while len(self._pictures) > _PICTURES_KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]


class PageLayer:
    """The text layer of one page, and what it takes to judge it. file: names the file and its state."""

    def __init__(self, layer: PdfLayer, mode: PdfText, layers: TextLayers, file: Hashable) -> None:
        self.layer = layer
        self._mode, self._layers, self._file = mode, layers, file

    def turned(self, quarters: int) -> PageLayer:
        """The layer of the page turned by quarters of a circle clockwise."""
        width, height = self.layer.size
        size = (height, width) if quarters % 2 else (width, height)
        moved = self.layer.moved(lambda points: turned(points, width, height, quarters), size)
        return PageLayer(moved, self._mode, self._layers, self._file)

    def read(self, image: ReadImage, engine: OcrEngine | None) -> TextFound | None:
        """The lines of the page; None where OCR must read all of it. Without an engine the layer is taken as it is.

        image: called only where something of the page must be looked at.
        """
        lines = self._believed(image, engine)
        if not lines:
            return None
        found = [part for line in lines for part in _ocr_lines(line)]
        turns = _quarter_turns(lines)
        if engine is None or self._mode is PdfText.TEXT:
            return TextFound(found, turns)
        right = {id(line) for line in lines}
        doubted = [line for line in self.layer.lines if line.is_drawn and id(line) not in right]
        regions = self._regions(lines) + [bounding_box(line.points) for line in doubted]
        others = self._elsewhere(image(), regions, engine) if regions else []
        boxes = np.array([bounding_box(line.points) for line in lines])
        new = [line for line in others if _share(bounding_box(line.points), boxes) < _SAME_TEXT]
        return TextFound(found + new, turns, by_ocr=bool(others))

    def text_in(self, points: Polygon, image: ReadImage, engine: OcrEngine | None) -> str:
        """What the layer says inside a polygon; "" where it says nothing there, or OCR must read it."""
        lines = [line for line in self.layer.lines if line.text and _is_near(line, points)]
        if self._mode is PdfText.AUTO and lines and engine is not None:
            right = {id(line) for line in self._believed(image, engine)}
            if any(line.is_drawn and id(line) not in right for line in lines):
                return ""
            lines = [line for line in lines if id(line) in right]
        parts = [part for line in lines if (part := _part_in(line, points))]
        return " ".join(parts)

    def _believed(self, image: ReadImage, engine: OcrEngine | None) -> list[LayerLine]:
        if self._mode is PdfText.TEXT or engine is None:
            return list(self.layer.lines)
        drawn = [line for line in self.layer.lines if line.is_drawn and line.is_legible]
        right = self._layers.checks.right_fonts(self._file, drawn, image, engine)
        return [line for line in drawn if line.font in right]

    def _regions(self, lines: Sequence[LayerLine]) -> list[Box]:
        """What of the page may show text besides lines."""
        boxes = np.array([bounding_box(line.points) for line in lines])
        return [region for region in self.layer.regions if _share(region, boxes) < _COVERED]

    def _elsewhere(self, image: Image, regions: Sequence[Box], engine: OcrEngine) -> list[OcrLine]:
        """What OCR reads in parts of a page."""
        height, width = image.shape[:2]
        parts = [_widened(region, width, height) for region in regions]
        parts = [(x1, y1, x2, y2) for x1, y1, x2, y2 in parts if np.ptp(image[y1:y2, x1:x2]) >= _LEAST_CONTRAST]
        if not parts:
            return []
        seen = np.zeros((height, width), np.bool_)
        for x1, y1, x2, y2 in parts:
            seen[y1:y2, x1:x2] = True
        if seen.mean() > _MOST_OF_PAGE:
            return engine.read(image)
        x1, y1, x2, y2 = (int(side) for side in union_box(parts))
        picture = np.where(seen[y1:y2, x1:x2, None], image[y1:y2, x1:x2], np.uint8(255))
        lines = self._layers.read_picture(picture, engine)
        return [line._replace(points=shifted(line.points, x1, y1)) for line in lines]


def _ocr_lines(line: LayerLine) -> list[OcrLine]:
    """A line as OCR gives it: exact, a key and its value apart where both stand in a printed line."""
    one = OcrLine(line.points, line.text, EXACT, line.places)
    return split_fields(one) if line.font else [one]


def _quarter_turns(lines: Iterable[LayerLine]) -> int:
    """How a page lies, by the direction of its lines."""
    counts = [0, 0, 0, 0]
    for line in lines:
        (x1, y1), (x2, y2) = line.points[:2]
        across, down = x2 - x1, y2 - y1
        if abs(across) >= abs(down):
            counts[0 if across >= 0 else 2] += len(line.text)
        else:
            counts[1 if down < 0 else 3] += len(line.text)
    most = max(range(4), key=lambda quarters: counts[quarters])
    return most if counts[most] >= _FEWEST_TURNED * sum(counts) else 0


def _share(box: Box, boxes: NDArray[np.float64]) -> float:
    """How much of a box lies in others, 0 to 1, as if those did not overlap."""
    width = np.minimum(boxes[:, 2], box[2]) - np.maximum(boxes[:, 0], box[0])
    height = np.minimum(boxes[:, 3], box[3]) - np.maximum(boxes[:, 1], box[1])
    shared = float((np.clip(width, 0, None) * np.clip(height, 0, None)).sum())
    return shared / max((box[2] - box[0]) * (box[3] - box[1]), 1e-6)


def _widened(box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    x1, y1, x2, y2 = box
    return (
        max(int(x1) - _MARGIN, 0),
        max(int(y1) - _MARGIN, 0),
        min(int(x2) + _MARGIN + 1, width),
        min(int(y2) + _MARGIN + 1, height),
    )


def _is_near(line: LayerLine, points: Polygon) -> bool:
    x1, y1, x2, y2 = bounding_box(line.points)
    left, top, right, bottom = bounding_box(points)
    return x1 < right and left < x2 and y1 < bottom and top < y2


def _part_in(line: LayerLine, points: Polygon) -> str:
    """The letters of a line that stand inside a polygon, from the first to the last of them."""
    letters = [number for number, letter in enumerate(line.text) if not letter.isspace()]
    if len(line.places) != len(letters):
        (x1, y1), (x2, y2) = line.points[0], line.points[2]
        return line.text if contains(points, ((x1 + x2) / 2, (y1 + y2) / 2)) else ""
    inside = [number for number, place in zip(letters, line.places, strict=True) if contains(points, _at(line, place))]
    return line.text[inside[0] : inside[-1] + 1] if inside else ""


def _at(line: LayerLine, place: float) -> tuple[float, float]:
    """The middle of a letter."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = line.points
    left, right = ((ax + dx) / 2, (ay + dy) / 2), ((bx + cx) / 2, (by + cy) / 2)
    return left[0] + (right[0] - left[0]) * place, left[1] + (right[1] - left[1]) * place
