"""Marks and codes as they were found on a page. Loads no library that finds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from kie_desktop.domain.geometry import Box, Point, Polygon, bounding_box, center


class FoundMark(NamedTuple):
    """A mark. points: clockwise from the top left, in pixels. score: of place and state together, 0 to 1."""

    points: Polygon
    checked: bool
    score: float


class _HasPlace(Protocol):
    @property
    def points(self) -> Polygon: ...


_Placed = TypeVar("_Placed", bound=_HasPlace)


class FoundCode(NamedTuple):
    """A code. points: its corners in pixels. symbology: as "QRCode", "EAN13"."""

    points: Polygon
    payload: str
    symbology: str


def outside(things: Iterable[_Placed], codes: Sequence[FoundCode]) -> list[_Placed]:
    """Lines or marks without those whose middle lies in a code: its own pattern is no text."""
    boxes = [bounding_box(code.points) for code in codes]
    return [thing for thing in things if not any(_holds(box, center(thing.points)) for box in boxes)]


def _holds(box: Box, point: Point) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
