"""Pages longer than a network's positions: overlapping windows over the tokens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.kie.encoding import EncodedPage

MAX_TOKENS = 512
"""Tokens that LayoutXLM reads at once (spec B8)."""
OVERLAP = 128
"""Least overlap of two windows, in tokens. A token at a seam sees half of that beyond the seam."""


class Window(NamedTuple):
    """Tokens [start, stop) are read together; the results of [keep_start, keep_stop) count."""

    start: int
    stop: int
    keep_start: int
    keep_stop: int


def split_into_windows(
    n: int, size: int = MAX_TOKENS, overlap: int = OVERLAP, line_starts: Sequence[int] | NDArray[np.int64] = ()
) -> list[Window]:
    """Windows of at most `size` tokens over n tokens; each token counts in exactly one of them.

    It counts in the window that has it nearest to the middle: seams lie in the middle of the overlaps.
    line_starts: int64[lines], ascending, the first token of each text line; seams and window starts move
    to such a start as far as the overlap allows, so that lines stay whole.
    Up to `size` tokens make one window; no tokens make none.
    """
    if n <= size:
        return [Window(0, n, 0, n)] if n else []
    overlap = min(overlap, size // 2)
    count = -(-(n - overlap) // (size - overlap))
    spread = [index * (n - size) // (count - 1) for index in range(count)]
    lines = np.asarray(line_starts, np.int64)
    starts = [0, *(_line_from(lines, start, overlap // 4) for start in spread[1:])]
    stops = [*(start + size for start in starts[:-1]), n]
    seams = [0]
    for stop, following in zip(stops, starts[1:], strict=False):
        seams.append(_line_near((following + stop) // 2, lines, (stop - following) // 4))
    seams.append(n)
    return [Window(*row) for row in zip(starts, stops, seams, seams[1:], strict=False)]


def page_windows(encoded: EncodedPage, size: int = MAX_TOKENS) -> list[Window]:
    """The windows of a page, in inference and in training: its lines stay whole where they can."""
    return split_into_windows(len(encoded.input_ids), size, line_starts=encoded.spans[:, 0])


def over_page(
    encoded: EncodedPage,
    run: Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.float32]],
    size: int = MAX_TOKENS,
) -> NDArray[np.float32]:
    """Run a network over all windows of a page and join what counts: [n, ...], [0, 0] without tokens.

    `run` gives [length, ...] for input_ids int64[length] and bbox int64[length, 4].
    """

    def run_window(window: Window) -> NDArray[np.float32]:
        part = slice(window.start, window.stop)
        return run(encoded.input_ids[part], encoded.bbox[part])

    return over_windows(page_windows(encoded, size), run_window)


def over_windows(windows: Sequence[Window], run: Callable[[Window], NDArray[np.float32]]) -> NDArray[np.float32]:
    """Run a network window by window and join what counts: [n, ...] of `run`'s [stop - start, ...]."""
    if not windows:
        return np.zeros((0, 0), np.float32)
    parts = [run(window)[window.keep_start - window.start : window.keep_stop - window.start] for window in windows]
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _line_from(lines: NDArray[np.int64], start: int, reach: int) -> int:
    """The first line start at most `reach` tokens after `start`, else `start` itself."""
    index = int(np.searchsorted(lines, start))
    return int(lines[index]) if index < len(lines) and lines[index] - start <= reach else start


def _line_near(seam: int, lines: NDArray[np.int64], reach: int) -> int:
    """The line start nearest to a seam, if it lies within `reach` tokens, else the seam itself."""
    if not len(lines):
        return seam
    nearest = int(lines[np.abs(lines - seam).argmin()])
    return nearest if abs(nearest - seam) <= reach else seam
