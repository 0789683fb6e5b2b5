"""Results of one annotation as rows like PaddleOCR's: percentages to pixels, texts and labels joined to regions."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kie_desktop.domain.geometry import Polygon, rectangle
from kie_desktop.fields.open_fields import join_texts
from kie_desktop.formats.values import number, polygon_of, shown

Json = dict[str, Any]
Warn = Callable[[str, str], None]
"""Takes code and message of what was left out."""

REGION_ID = "region_id"
"""Where the id that Label Studio gave a region is kept in `Entity.extra`."""
_OURS = re.compile(r"entity-(\d{1,15})")
_DIGITS = 6
"""Decimal places of a pixel: per cents lose more than that only on images that nobody has."""
_LABEL_KEYS = ("labels", "rectanglelabels", "polygonlabels")
_RECTANGLES, _POLYGONS = frozenset({"rectangle", "rectanglelabels"}), frozenset({"polygon", "polygonlabels"})
_PER_REGION = frozenset({"labels", "textarea"})


@dataclass(slots=True)
class Region:
    """What the results say of one region. points: None until one says where it is."""

    points: Polygon | None = None
    label: str | None = None
    texts: list[str] = field(default_factory=list)
    text_score: float | None = None
    label_score: float | None = None


def rows_of(results: list[Any], width: float, height: float, warn: Warn) -> list[Json]:
    """A row for every region, with links; width and height of the image for results that lack them."""
    regions: dict[str, Region] = {}
    relations: list[tuple[str, str]] = []
    for result in results:
        if not isinstance(result, dict):
            warn("not-an-entity", "a result is not a JSON object")
        elif result.get("type") == "relation":
            _add_relation(result, relations, warn)
        else:
            _add_result(result, regions, width, height, warn)
    ids = _ids(regions)
    linking: dict[str, list[list[int]]] = {}
    for head, tail in relations:
        if head in ids and tail in ids:
            linking.setdefault(head, []).append([ids[head], ids[tail]])
        else:
            warn(
                "dangling-link",
                f"the relation from {shown(head)} to {shown(tail)} refers to a region that does not exist",
            )
    return [_row(name, region, ids[name], linking.get(name, [])) for name, region in regions.items()]


def _ids(regions: dict[str, Region]) -> dict[str, int]:
    """Our own ids where all regions have one of ours, else numbers from 1."""
    ours = {name: int(match[1]) for name in regions if (match := _OURS.fullmatch(name))}
    if len(ours) == len(regions) == len(set(ours.values())):
        return ours
    return {name: index for index, name in enumerate(regions, 1)}


def region_id(entity_id: int) -> str:
    """The region id of an entity that Label Studio has not seen yet."""
    return f"entity-{entity_id}"


def _row(name: str, region: Region, entity_id: int, linking: list[list[int]]) -> Json:
    row: Json = {
        "transcription": join_texts(region.texts) if len(region.texts) > 1 else "".join(region.texts),
        "label": region.label,
        "points": [list(point) for point in region.points] if region.points else None,
        "id": entity_id,
        "linking": linking,
        "text_score": region.text_score,
        "label_score": region.label_score,
    }
    return row if _OURS.fullmatch(name) else row | {REGION_ID: name}


def _add_relation(result: Json, relations: list[tuple[str, str]], warn: Warn) -> None:
    ends = result.get("from_id"), result.get("to_id")
    if not all(isinstance(end, str) for end in ends):
        warn("bad-linking", f"a relation connects {shown(ends[0])} and {shown(ends[1])}, which are not region ids")
        return
    head, tail = str(ends[0]), str(ends[1])
    relations.append((tail, head) if result.get("direction") == "left" else (head, tail))
    if result.get("labels"):
        warn("relation-label", f"the relation label {shown(result['labels'])} was skipped")


def _add_result(result: Json, regions: dict[str, Region], width: float, height: float, warn: Warn) -> None:
    name, kind, value = result.get("id"), result.get("type"), result.get("value")
    known = isinstance(kind, str) and kind in _RECTANGLES | _POLYGONS | _PER_REGION
    if not isinstance(name, str) or not isinstance(value, dict) or not known:
        warn("not-a-region", f"a result of type {shown(kind)} is not a region, text or label; it was skipped")
        return
    region = regions.setdefault(name, Region())
    sides = number(result.get("original_width")) or width, number(result.get("original_height")) or height
    if kind in _POLYGONS:
        region.points = _in_pixels(polygon_of(value.get("points")), *sides) or region.points
    elif region.points is None:  # a text or a label repeats the place of its region
        region.points = _in_pixels(_rectangle(value, *sides) or polygon_of(value.get("points")), *sides)
    score = number(result.get("score"))
    labels: list[Any] = next((value[key] for key in _LABEL_KEYS if isinstance(value.get(key), list)), [])
    if labels:
        _set_label(region, labels, score, warn)
    if kind == "textarea":
        texts = value.get("text")
        region.texts = [text for text in (texts if isinstance(texts, list) else [texts]) if isinstance(text, str)]
        region.text_score = score


def _set_label(region: Region, labels: list[Any], score: float | None, warn: Warn) -> None:
    names = [label for label in labels if isinstance(label, str)]
    if names:
        region.label, region.label_score = names[0], score
    if len(labels) > 1 or len(names) < len(labels):
        warn("several-labels", f"a region has the labels {shown(labels)}; only one was kept")


def _rectangle(value: Json, width: float, height: float) -> Polygon | None:
    """The corners of a rectangle in per cent; it is turned around its top left corner, in pixels."""
    parts = [number(value.get(key)) for key in ("x", "y", "width", "height")]
    if any(part is None for part in parts):
        return None
    x, y, wide, high = (float(part) for part in parts if part is not None)
    angle = number(value.get("rotation")) or 0.0
    if not angle or not width or not height:
        return rectangle((min(x, x + wide), min(y, y + high), max(x, x + wide), max(y, y + high)))
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    ratio = height / width  # a per cent of the height is so many of the width
    corners = ((0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high))
    return tuple((x + dx * cos - dy * ratio * sin, y + dx / ratio * sin + dy * cos) for dx, dy in corners)


def _in_pixels(points: Polygon | None, width: float, height: float) -> Polygon | None:
    if points is None or not width or not height:
        return None
    return tuple((round(x * width / 100, _DIGITS) + 0.0, round(y * height / 100, _DIGITS) + 0.0) for x, y in points)
