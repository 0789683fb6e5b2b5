"""Where the text lines of a page are: the detection network, tile by tile where a page is large (docs/adr/0059).

The network gives the chance that a pixel belongs to the core of a line (M. Liao et al., Real-time Scene Text Detection
with Differentiable Binarization, AAAI 2020, section 3); a core grows into its line by an offset from its area and
perimeter. The answers of the tiles are put together before lines are taken from them, so that none is cut at an edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from kie_desktop.formats.line_crops import by_x
from kie_desktop.inference import open_session, run_session
from kie_desktop.ocr.letters import Letters
from kie_desktop.ocr.whitespace import Dense, without_blank_bands

Pixels = NDArray[np.uint8]
Corners = NDArray[np.float64]

LONG_SIDE = (1500, 2000)
"""Pages go to the detector with a longer side in this range, in pixels, unless their letters say otherwise.

Measured on forms of 1000 pixels: enlarged by half, it finds 4 % more of the annotated lines; on
pages of 3500 pixels nothing is gained above 2000.
"""
MOST_ENLARGED = 2.0
LEAST_SHORT_SIDE = 736
"""Long strips (receipts) are not shrunk below this width ..."""
MOST_LONG_SIDE = 6000
"""... unless they would become longer than this."""
ENOUGH = 12.0
"""Pixels of small letters (`Letters.height`) that the detector needs no more than: a page is shrunk to them."""
TOO_SMALL = 7.0
"""Of clean print 6 are found and 5 are not: a page that would be shrunk below this is read in tiles."""
LEAST_LONG_SIDE = 640
"""No page is shrunk below this for its large letters."""
MOST_PIXELS = 4_500_000
"""Of what the network sees at once; larger pages are seen in tiles."""
TILE = 1344
"""Side of a tile, in pixels ..."""
OVERLAP = 96
"""... of which so many at each edge are another tile's."""

_GRID = 32
"""The network takes sides that are multiples of this."""
_CORE, _LINE = 0.3, 0.5
"""Least chance of a pixel of a core, and least mean chance of a line."""
_GROWTH = 1.6
"""A core grows by its area times this over its perimeter (PaddleOCR's `unclip_ratio`)."""
_LEAST_CORE, _LEAST_SIDE = 3, 5
"""Shorter side of a core and of a line, in pixels."""
_MOST_LINES = 20_000
"""Of a page; a page of noise has more cores."""
_ROW = 10
"""Lines whose tops differ by less are in one row, where they are put in order."""


class Scale(NamedTuple):
    """By how much a page is enlarged or shrunk for the detector, and whether it is seen in tiles."""

    factor: float
    in_tiles: bool


def scale_for(width: int, height: int, letters: float | None) -> Scale:
    """How a page is shown to the detector. letters: height of its small letters, in its pixels, if it is known."""
    usual = usual_scale(width, height)
    factor = usual
    if letters is not None and letters * usual > ENOUGH:
        factor = min(usual, max(ENOUGH / letters, LEAST_LONG_SIDE / max(width, height)))
    elif letters is not None and usual < 1 and letters * usual < TOO_SMALL:
        factor = min(1.0, ENOUGH / letters)
    return Scale(factor, width * height * factor**2 > MOST_PIXELS)


def usual_scale(width: int, height: int) -> float:
    """By how much a page is enlarged or shrunk whose letters nobody knows."""
    longer, shorter = max(width, height), min(width, height)
    least, most = LONG_SIDE
    if longer < least:
        return min(least / longer, MOST_ENLARGED)
    if longer <= most:
        return 1.0
    for_strips = min(LEAST_SHORT_SIDE / shorter, MOST_LONG_SIDE / longer)
    return min(1.0, max(most / longer, for_strips))


class Detector:
    """Finds lines on pages, H x W x 3, RGB, of any size."""

    def __init__(self, weights: Path, threads: int) -> None:
        """threads: at least 1. Raises UserError where the weights cannot be loaded."""
        self._weights = weights
        self._session = open_session(weights, threads, keeps_memory=True)
        self._input = self._session.get_inputs()[0].name
        self._largest = 0

    def find(self, page: Pixels, letters: Letters) -> tuple[Corners, int]:
        """Corners [m, 4, 2] of the lines, in pixels of the page, and how many tiles were looked at (1: the whole)."""
        height, width = page.shape[:2]
        factor, in_tiles = scale_for(width, height, letters.height)
        seen = _resized(page, factor)
        size = np.array(seen.shape[1::-1], np.float64)
        chances = np.zeros(seen.shape[:2], np.uint8)
        tiles = [_WHOLE]
        if in_tiles:
            tiles = [tile for tile in _tiles(seen) if _holds_text(tile, np.asarray(letters.boxes * factor, np.float64))]
        for tile in tiles:
            found = self._chances(without_blank_bands(seen[tile.shown]))
            chances[tile.kept] = found[tile.inner]
        corners = lines_of(chances) * (np.array([width, height]) / size)
        return np.clip(corners, 0, [width, height]), len(tiles)

    def _chances(self, dense: Dense) -> NDArray[np.uint8]:
        """For each pixel of a part of a page, 0 to 255, whether it belongs to a line."""
        if not dense.pixels.size:
            return dense.spread(np.zeros(dense.pixels.shape[:2], np.uint8))
        height, width = dense.pixels.shape[:2]
        below, right = -height % _GRID, -width % _GRID
        padded = cv2.copyMakeBorder(dense.pixels, 0, below, 0, right, cv2.BORDER_REPLICATE)
        prepared = np.empty((1, 3, height + below, width + right), np.float32)
        for channel in range(3):  # the network was trained on BGR
            np.multiply(padded[:, :, 2 - channel], np.float32(1 / 127.5), out=prepared[0, channel])
        prepared -= 1
        is_larger, self._largest = prepared.size > self._largest, max(prepared.size, self._largest)
        # The memory of the largest page is kept for the next ones; what a smaller one had before is given back.
        answer = run_session(self._session, self._weights, {self._input: prepared}, gives_back=is_larger)[0]
        return dense.spread((np.asarray(answer)[0, 0, :height, :width] * 255).astype(np.uint8))


def lines_of(chances: NDArray[np.uint8]) -> Corners:
    """Corners [m, 4, 2] of the lines on a map of chances [H, W], 0 to 255: row by row, clockwise from the top left."""
    cores = (chances > _CORE * 255).astype(np.uint8)
    cores = np.asarray(cv2.dilate(cores, np.ones((2, 2), np.uint8)), np.uint8)
    contours, _ = cv2.findContours(cores, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = [line for contour in contours[:_MOST_LINES] if (line := _line_of(chances, contour)) is not None]
    if not found:
        return np.zeros((0, 4, 2))
    lines = np.stack(found)
    tops = lines[:, 0, 1]
    down = np.argsort(tops, kind="stable")
    rows = np.concatenate(([0], np.cumsum(np.diff(tops[down]) >= _ROW)))
    return np.asarray(lines[down][np.lexsort((lines[down][:, 0, 0], rows))], np.float64)


def _line_of(chances: NDArray[np.uint8], contour: Any) -> Corners | None:
    """The line around a core; None for specks and for what is unlikely."""
    middle, (wide, high), angle = cv2.minAreaRect(contour)
    if min(wide, high) < _LEAST_CORE or _mean(chances, _corners(middle, wide, high, angle)) < _LINE * 255:
        return None
    growth = wide * high * _GROWTH / (2 * (wide + high))
    wide, high = wide + 2 * growth, high + 2 * growth
    return None if min(wide, high) < _LEAST_SIDE else by_x(_corners(middle, wide, high, angle)).astype(np.float64)


def _corners(middle: Sequence[float], wide: float, high: float, angle: float) -> NDArray[np.float32]:
    return np.asarray(cv2.boxPoints((middle, (wide, high), angle)), np.float32)


def _mean(chances: NDArray[np.uint8], corners: NDArray[np.float32]) -> float:
    """The mean chance in a quadrilateral."""
    height, width = chances.shape
    left, top = np.clip(np.floor(corners.min(axis=0)).astype(int), 0, [width - 1, height - 1])
    right, bottom = np.clip(np.ceil(corners.max(axis=0)).astype(int), 0, [width - 1, height - 1])
    inside = np.zeros((bottom - top + 1, right - left + 1), np.uint8)
    cv2.fillPoly(inside, [(corners - [left, top]).astype(np.int32)], (1,))
    return float(cv2.mean(chances[top : bottom + 1, left : right + 1], inside)[0])


class _Tile(NamedTuple):
    """A part of a page. shown: what the network sees of it; inner: what of its answer counts; kept: where that is."""

    shown: tuple[slice, slice]
    inner: tuple[slice, slice]
    kept: tuple[slice, slice]


_EVERYTHING = slice(None), slice(None)
_WHOLE = _Tile(_EVERYTHING, _EVERYTHING, _EVERYTHING)


def _tiles(page: Pixels) -> Iterator[_Tile]:
    """Tiles that overlap and together keep every pixel once."""
    for shown_y, inner_y, kept_y in _steps(page.shape[0]):
        for shown_x, inner_x, kept_x in _steps(page.shape[1]):
            yield _Tile((shown_y, shown_x), (inner_y, inner_x), (kept_y, kept_x))


def _steps(length: int) -> Iterator[tuple[slice, slice, slice]]:
    """One direction of the tiles: shown, inner and kept."""
    step = TILE - 2 * OVERLAP
    count = max(1, -(-(length - 2 * OVERLAP) // step))
    for place in range(count):
        start = min(place * step, max(0, length - TILE))
        first = 0 if place == 0 else place * step + OVERLAP
        last = length if place == count - 1 else (place + 1) * step + OVERLAP
        yield slice(start, start + TILE), slice(first - start, last - start), slice(first, last)


def _holds_text(tile: _Tile, boxes: NDArray[np.float64]) -> bool:
    """Whether one of the boxes of `Letters` lies in a tile."""
    rows, columns = tile.shown
    in_x = (boxes[:, 0] < columns.stop) & (boxes[:, 2] > columns.start)
    in_y = (boxes[:, 1] < rows.stop) & (boxes[:, 3] > rows.start)
    return bool(np.any(in_x & in_y))


def _resized(page: Pixels, factor: float) -> Pixels:
    if factor == 1.0:
        return page
    height, width = page.shape[:2]
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(page, size, interpolation=how), np.uint8)
