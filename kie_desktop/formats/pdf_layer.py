"""What the text layer of a PDF page says, as plain values that cross from the process that reads pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from kie_desktop.domain.geometry import Box, Polygon, bounding_box, polygon, rectangle


@dataclass(frozen=True, slots=True)
class LayerLine:
    """A line of text. points: clockwise from the text's top left, in pixels of the page.

    places: how far along the line, 0 to 1, each of its letters stands; white space has none; () of a column of signs.
    font: as the file calls it; "" for the value of a form field. is_drawn: False for text that is there without being
    seen, as another program's OCR lies under a scan. is_legible: False where the file does not say which letters its
    signs are.
    """

    points: Polygon
    text: str
    places: tuple[float, ...] = ()
    font: str = ""
    is_drawn: bool = True
    is_legible: bool = True


@dataclass(frozen=True, slots=True)
class LayerMark:
    """A check box or radio button of a form. points: in pixels of the page."""

    points: Polygon
    checked: bool


@dataclass(frozen=True, slots=True)
class PdfLayer:
    """The text layer of a page.

    regions: boxes that may show text of which the layer knows nothing: pictures, and letters drawn as shapes.
    has_boxes: it may show boxes to tick. notes: what of it was left out, and why. size: width and height of the page in
    pixels.
    """

    lines: tuple[LayerLine, ...] = ()
    marks: tuple[LayerMark, ...] = ()
    regions: tuple[Box, ...] = ()
    has_boxes: bool = False
    notes: tuple[str, ...] = ()
    size: tuple[int, int] = (0, 0)

    def moved(self, move: Callable[[Polygon], Polygon], size: tuple[int, int]) -> PdfLayer:
        """The layer of a page that was turned; move: where points come to lie. size: of the page afterwards."""
        return PdfLayer(
            tuple(replace(line, points=move(line.points)) for line in self.lines),
            tuple(replace(mark, points=move(mark.points)) for mark in self.marks),
            tuple(bounding_box(move(rectangle(region))) for region in self.regions),
            self.has_boxes,
            self.notes,
            size,
        )


def layer_to_json(layer: PdfLayer) -> bytes:
    """The layer as UTF-8; points in hundredths of a pixel, places in thousandths."""
    lines = [
        [
            _points(line.points),
            line.text,
            [round(place, 3) for place in line.places],
            line.font,
            line.is_drawn,
            line.is_legible,
        ]
        for line in layer.lines
    ]
    marks = [[_points(mark.points), mark.checked] for mark in layer.marks]
    value = {
        "lines": lines,
        "marks": marks,
        "regions": layer.regions,
        "has_boxes": layer.has_boxes,
        "notes": layer.notes,
        "size": layer.size,
    }
    return json.dumps(value).encode()


def layer_from_json(data: bytes) -> PdfLayer:
    """The inverse of `layer_to_json`."""
    value: dict[str, Any] = json.loads(data)
    return PdfLayer(
        tuple(
            LayerLine(polygon(points), text, tuple(places), font, is_drawn, is_legible)
            for points, text, places, font, is_drawn, is_legible in value["lines"]
        ),
        tuple(LayerMark(polygon(points), checked) for points, checked in value["marks"]),
        tuple((x1, y1, x2, y2) for x1, y1, x2, y2 in value["regions"]),
        value["has_boxes"],
        tuple(value["notes"]),
        (value["size"][0], value["size"][1]),
    )


def _points(points: Polygon) -> list[list[float]]:
    return [[round(x, 2), round(y, 2)] for x, y in points]
