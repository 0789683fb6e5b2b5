"""What SDMGR reads of a page: boxes and their relations, texts, and the resized picture (spec H2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Polygon, rectangle
from kie_desktop.domain.page import Entity
from kie_desktop.kie.sdmgr.settings import Characters, SdmgrSettings

RELATIONS = 5
_STEP = 32
"""Sides of a resized picture are multiples of this: the network halves them five times."""
_CORNERS = 4
_MEAN = np.array([123.675, 116.28, 103.53], np.float32)
_DEVIATION = np.array([58.395, 57.12, 57.375], np.float32)
_LARGEST = np.float32(1e6)
"""No box lies farther away: what is damaged must not become infinite."""


@dataclass(frozen=True, slots=True)
class GraphPage:
    """A page without its picture.

    entity_ids: n of them, in the page's order. boxes: float32[n, 4], x1 y1 x2 y2 on the resized picture.
    corners: float32[n, 4], the same on the original one. texts: int64[n, longest], lengths: int64[n].
    size: height and width of the resized picture.
    """

    entity_ids: tuple[int, ...]
    boxes: NDArray[np.float32]
    corners: NDArray[np.float32]
    texts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    size: tuple[int, int]
    norm: float

    def __len__(self) -> int:
        return len(self.entity_ids)

    @property
    def relations(self) -> NDArray[np.float32]:
        """float32[n, n, 5]; row i tells how the others stand to entity i. Made anew each time: 80 MB for 2,000."""
        return relations_of(self.corners, self.norm)


def encode_graph_page(entities: Sequence[Entity], width: int, height: int, settings: SdmgrSettings) -> GraphPage:
    """Entities of a page of `width` x `height` pixels. Any number of entities, none included."""
    corners = corners_of([entity.points for entity in entities])
    new_height, new_width = resized_size(width, height, settings.image_scale)
    scales = np.array([new_width / max(width, 1), new_height / max(height, 1)] * 2, np.float32)
    limits = (width, height) * 2 if settings.clip_to_original else (new_width, new_height) * 2
    boxes = np.clip(corners * scales, 0, np.array(limits, np.float32))
    texts, lengths = Characters(settings.characters).encode(entity.text for entity in entities)
    ids = tuple(entity.id for entity in entities)
    return GraphPage(ids, boxes, corners, texts, lengths, (new_height, new_width), settings.norm)


def corners_of(polygons: Sequence[Polygon]) -> NDArray[np.float32]:
    """x1, y1, x2, y2 of each polygon: float32[n, 4].

    Of four vertices in the order of their angles around the centre, the one nearest to the upper left is the first
    corner and the one opposite the second. Of other polygons it is the upright box.
    """
    quads = np.array(
        [points if len(points) == _CORNERS else rectangle(_box(points)) for points in polygons], np.float64
    ).reshape(-1, _CORNERS, 2)
    quads = np.clip(np.nan_to_num(quads), -_LARGEST, _LARGEST)
    from_centre = quads - quads.mean(axis=1, keepdims=True)
    order = np.argsort(np.arctan2(from_centre[..., 1], from_centre[..., 0]), axis=1, kind="stable")
    quads = np.take_along_axis(quads, order[..., None], axis=1)
    distances = ((quads - quads.min(axis=1, keepdims=True)) ** 2).sum(axis=2)
    first = distances.argmin(axis=1)
    rows = np.arange(len(quads))
    return np.concatenate([quads[rows, first], quads[rows, (first + 2) % _CORNERS]], axis=1).astype(np.float32)


def relations_of(corners: NDArray[np.float32], norm: float) -> NDArray[np.float32]:
    """Distances and proportions of every ordered pair: float32[n, n, 5] of corners[n, 4]."""
    x1, y1, x2, y2 = corners.T
    widths, heights = x2 - x1 + 1, np.maximum(y2 - y1 + 1, 1)
    relations = np.empty((len(corners), len(corners), RELATIONS), np.float32)
    relations[..., 0] = (x1[None, :] - x1[:, None]) / norm
    relations[..., 1] = (y1[None, :] - y1[:, None]) / norm
    relations[..., 2] = (widths / heights)[:, None]
    relations[..., 3] = heights[None, :] / heights[:, None]
    relations[..., 4] = widths[None, :] / heights[:, None]
    return relations


def resized_size(width: int, height: int, scale: tuple[int, int]) -> tuple[int, int]:
    """Height and width of the resized picture: as large as `scale` (longer, shorter side) allows, then up to 32s."""
    width, height = max(width, 1), max(height, 1)
    factor = min(max(scale) / max(width, height), min(scale) / min(width, height))
    sides = (max(int(side * factor + 0.5), 1) for side in (height, width))
    new_height, new_width = (-(-side // _STEP) * _STEP for side in sides)
    return new_height, new_width


def resized(pixels: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """A picture (H x W x 3) in another height and width, each pixel mixed of the four around its place."""
    rows, columns = (_mixture(side, new) for side, new in zip(pixels.shape[:2], size, strict=True))
    upper, lower = (pixels[index].astype(np.float32) for index in rows[:2])
    tall = upper + (lower - upper) * rows[2][:, None, None]
    left, right = tall[:, columns[0]], tall[:, columns[1]]
    return np.asarray(np.rint(left + (right - left) * columns[2][None, :, None]), np.uint8)


def network_input(picture: NDArray[np.uint8], size: tuple[int, int] | None = None) -> NDArray[np.float32]:
    """A resized picture (h x w x 3) as the network takes it: float32[3, H, W], zero right of and below it."""
    height, width = size or picture.shape[:2]
    canvas = np.zeros((3, height, width), np.float32)
    normal = (picture.astype(np.float32) - _MEAN) / _DEVIATION
    canvas[:, : picture.shape[0], : picture.shape[1]] = normal.transpose(2, 0, 1)
    return canvas


def _mixture(old: int, new: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """Of which two of `old` places each of `new` is mixed, and the share of the second."""
    places = np.clip((np.arange(new) + 0.5) * (old / new) - 0.5, 0, old - 1)
    lower = np.floor(places).astype(np.int64)
    return lower, np.minimum(lower + 1, old - 1), (places - lower).astype(np.float32)


def _box(points: Polygon) -> tuple[float, float, float, float]:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
