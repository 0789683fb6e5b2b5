"""Numbers, ids and polygons out of JSON that anyone may have written."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from kie_desktop.domain.geometry import Polygon, bounding_box, rectangle
from kie_desktop.domain.text import without_lone_surrogates

MAX_COORDINATE = 1e7
"""Pixels; anything beyond is a damaged number, not a place on a page."""
MAX_ID = 2**53
_PLAIN = (int, float)
MAX_DEPTH = 40
"""Brackets within brackets; nothing that annotates pages comes near it."""


def loads(text: str) -> tuple[Any, bool]:
    """JSON with every NaN, Infinity or overflowing number read as null, and whether there was one.

    Raises ValueError with the position for anything that is not JSON.
    """
    lost: list[str] = []
    try:
        return _decoder(lost).decode(text), bool(lost)
    except RecursionError as fault:
        raise ValueError("brackets are nested too deeply") from fault


def loads_first(text: str) -> tuple[Any, int, bool]:
    """As `loads` of the JSON that a text begins with, and where it ends."""
    lost: list[str] = []
    start = len(text) - len(text.lstrip())
    try:
        value, end = _decoder(lost).raw_decode(text, start)
    except RecursionError as fault:
        raise ValueError("brackets are nested too deeply") from fault
    return value, end, bool(lost)


def _decoder(lost: list[str]) -> json.JSONDecoder:
    """Reads what is no number as null, and notes it in `lost`."""

    def constant(name: str) -> None:
        lost.append(name)

    def real(digits: str) -> float | None:
        value = float(digits)
        if math.isfinite(value):
            return value
        lost.append(digits)
        return None

    return json.JSONDecoder(parse_constant=constant, parse_float=real)


def whole(value: object) -> int | None:
    """An id: an int, or a float or string that stands for one; None for anything else."""
    if type(value) is int:  # nearly always, in files of hundreds of thousands of entities
        return value if abs(value) <= MAX_ID else None
    if isinstance(value, str) and re.fullmatch(r"\s*-?[0-9]{1,15}\s*", value):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
        return value if abs(value) <= MAX_ID else None
    return None


def number(value: object) -> float | None:
    """A finite coordinate or score, also out of a string; None for anything else."""
    if type(value) is int or type(value) is float:
        return float(value) if -MAX_COORDINATE <= value <= MAX_COORDINATE else None
    if not isinstance(value, str):
        return None
    try:
        result = float(value)
    except ValueError:
        return None
    return result if abs(result) <= MAX_COORDINATE else None


def polygon_of(value: object) -> Polygon | None:
    """A polygon out of [[x, y], ...], or of a flat list of 4 or of 6 and more numbers.

    Four flat numbers are two opposite corners. None where any number is missing or damaged.
    """
    if not isinstance(value, list) or not value:
        return None
    if not isinstance(value[0], list):
        if len(value) % 2 or len(value) < 4:
            return None
        value = [value[index : index + 2] for index in range(0, len(value), 2)]
    points: list[tuple[float, float]] = []
    for pair in value:
        if not isinstance(pair, list) or len(pair) < 2:
            return None
        x, y = number(pair[0]), number(pair[1])
        if x is None or y is None:
            return None
        points.append((x, y))
    return tuple(points)


def is_clean(value: object) -> bool:
    """Whether `points` are as PaddleOCR needs them: lists of exactly two plain numbers."""
    return isinstance(value, list) and all(
        isinstance(pair, list) and len(pair) == 2 and type(pair[0]) in _PLAIN and type(pair[1]) in _PLAIN
        for pair in value
    )


def at_least_a_rectangle(points: Polygon) -> Polygon:
    """Polygons of one or two points become the box that PaddleOCR takes them for."""
    return points if len(points) >= 3 else rectangle(bounding_box(points))


def writable_parts(value: Any, depth: int = MAX_DEPTH) -> tuple[Any, bool]:
    """A JSON value with everything nested deeper than `depth` replaced by null, and whether anything was.

    What is kept of a foreign file must be writable again: the standard encoder recurses, and no file takes lone
    surrogates; they become U+FFFD, also in keys.
    """
    if isinstance(value, str):
        return without_lone_surrogates(value), False
    if not isinstance(value, list | dict):
        return value, False
    if depth == 0:
        return None, True
    if isinstance(value, list):
        parts = [writable_parts(part, depth - 1) for part in value]
        return [part for part, _ in parts], any(cut for _, cut in parts)
    items = {without_lone_surrogates(key): writable_parts(part, depth - 1) for key, part in value.items()}
    return {key: part for key, (part, _) in items.items()}, any(cut for _, cut in items.values())


def shown(value: object) -> str:
    """A value of a file as a message shows it: cut where it is long."""
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
