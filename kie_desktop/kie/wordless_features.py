"""What a page's lines look like to someone who cannot read: where they stand, and what kinds of signs they are made of.

`kie.wordless` labels and links lines by these alone, so it errs on other lines than SER and RE, which know the words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kie_desktop.kie.encoding import EncodedPage

Matrix = NDArray[np.float32]
Boxes = NDArray[np.float64]
"""float64[n, 4] of x1, y1, x2, y2."""
_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        r"[:：]\s*$",
        r".[:：].",
        r"^\d",
        r"\.\s*$",
        r",\s*$",
        r"[?？]\s*$",
        r"[)）]\s*$",
        r"^[(（\[]",
        r"[$€£¥]",
        "%",
        r"#|№|No\.",
        "@",
        "/",
        "-",
        r"_{2,}|\.{3,}|…",
        r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}",
        r"^[\d\s.,/()$€+-]+$",
        r"^\(?\w{1,2}[.)]\s",
        r"^.$",
        r"^\W+$",
        "&",
        r"\d+[.,]\d\d\b",
        r"^[A-Z][a-z]+(\s[A-Z][a-z]+)+$",
    )
)
"""What a text has or has not: a colon at its end, a date, a number that counts the lines, and so on."""
_FAR = 30.0
"""In heights of a line: nothing stands on that side."""
_SAME_ROW = 0.3
"""Lines of one row have this part of the lower one's height in common."""
_LEAST = 0.05
_ALIGNED = 0.5


def page_lines(encoded: EncodedPage) -> tuple[list[str], Boxes]:
    """The texts of the lines that have tokens, and their boxes in pixels, in reading order."""
    return [encoded.texts[index] for index in encoded.filled], encoded.boxes


def line_features(texts: Sequence[str], boxes: Boxes, width: int, height: int) -> Matrix:
    """[n, `LINE_FEATURES`] of n > 0 lines in reading order, on a page of width x height pixels."""
    count = len(texts)
    heights = np.maximum(boxes[:, 3] - boxes[:, 1], 1.0)
    usual = max(float(np.median(heights)), 1.0)
    widths = np.maximum(boxes[:, 2] - boxes[:, 0], 1.0)
    corner = boxes[:, :2].min(0)
    extent = np.maximum(boxes[:, 2:].max(0) - corner, usual)
    trimmed = [text.strip().casefold() for text in texts]
    repeated = Counter(trimmed)
    columns = [
        *((boxes - np.tile(corner, 2)) / np.tile(extent, 2)).T,
        *(boxes / np.array([width, height] * 2)).T,
        widths / width,
        np.log(widths / usual) / 2,
        np.log(heights / usual) * 2,
        np.full(count, np.log(100 * usual / height)),
        np.full(count, np.log(count) / 2),
        np.arange(count) / count,
        np.log([repeated[text] for text in trimmed]),
        *_room_around(boxes, usual),
    ]
    return np.column_stack([np.stack([_of_text(text) for text in texts]), *columns]).astype(np.float32)


def _of_text(text: str) -> list[float]:
    """What a text is made of: shares of kinds of signs, lengths, and `_SHAPES`."""
    words = text.split()
    letters = [sign for sign in text if sign.isalpha()]
    count, words_count, letters_count = len(text) or 1, len(words) or 1, len(letters) or 1
    upper, digits = sum(map(str.isupper, letters)), sum(map(str.isdigit, text))
    return [
        *(pattern.search(text) is not None for pattern in _SHAPES),
        np.log1p(len(text)) / 2,
        np.log1p(len(words)),
        np.log1p(digits),
        digits / count,
        upper / letters_count,
        sum(map(str.islower, letters)) / letters_count,
        len(letters) / count,
        sum("\u4e00" <= sign <= "\u9fff" for sign in text) / count,
        sum("\u3040" <= sign <= "\u30ff" for sign in text) / count,
        text[:1].isupper(),
        sum(word[0].isupper() for word in words) / words_count,
        sum(word[0].islower() for word in words) / words_count,
        upper == len(letters) > 1,
        np.log1p(letters_count / words_count) / 2,
        np.log1p(max(map(len, words), default=0)) / 2,
        bool(words) and words[-1][0].islower(),
        sum(not sign.isalnum() and not sign.isspace() for sign in text) / count,
    ]


def _room_around(boxes: Boxes, usual: float) -> list[NDArray[np.float64]]:
    """How far the next line is on each of four sides, whether there is one, and how many share the row: 9 of [n]."""
    places = _Places(boxes)
    result: list[NDArray[np.float64]] = []
    for side, gap in zip(places.sides, places.gaps, strict=True):
        nearest = np.where(side, np.maximum(gap / usual, 0), _FAR).min(axis=1)
        result += [np.log1p(nearest) / 2, (nearest >= _FAR).astype(float)]
    apart = ~np.eye(len(boxes), dtype=bool)
    return [*result, (places.same_row & apart).sum(1) / 4]


class _Places:
    """How all lines stand to each other; every array is [n, n], and says where the second line is, seen from the first.

    sides: whether it stands to the right or left in the same row, or below or above in the same column. gaps: how far
    away it is then.
    """

    def __init__(self, boxes: Boxes) -> None:
        x1, y1, x2, y2 = boxes.T
        heights = np.maximum(y2 - y1, _LEAST)
        self.common_x = np.minimum(x2[:, None], x2) - np.maximum(x1[:, None], x1)
        self.common_y = np.minimum(y2[:, None], y2) - np.maximum(y1[:, None], y1)
        self.same_row = self.common_y > _SAME_ROW * np.minimum(heights[:, None], heights)
        self.same_column = self.common_x > 0
        self.to_right, self.downward = _differences((x1 + x2) / 2), _differences((y1 + y2) / 2)
        column = self.same_column & ~self.same_row
        self.sides = (
            self.same_row & (self.to_right > 0),
            self.same_row & (self.to_right < 0),
            column & (self.downward > 0),
            column & (self.downward < 0),
        )
        self.gaps = (x1 - x2[:, None], x1[:, None] - x2, y1 - y2[:, None], y1[:, None] - y2)


def pair_features(boxes: Boxes) -> Matrix:
    """[n, n, `PAIR_FEATURES`] of n > 0 lines in reading order: where the second stands, seen from the first.

    Distances are in heights of the page's lines, so that scale and resolution make no difference.
    """
    usual = max(float(np.median(np.maximum(boxes[:, 3] - boxes[:, 1], 1.0))), 1.0)
    boxes = boxes / usual
    places = _Places(boxes)
    x1, y1, x2, y2 = boxes.T
    widths, heights = np.maximum(x2 - x1, _LEAST), np.maximum(y2 - y1, _LEAST)
    gap_x, gap_y = np.maximum(-places.common_x, 0), np.maximum(-places.common_y, 0)
    later = _differences(np.arange(len(boxes), dtype=np.float64))
    nearest = [_nearest(side, gap) for side, gap in zip(places.sides, (gap_x, gap_x, gap_y, gap_y), strict=True)]
    columns: list[NDArray[np.generic]] = [
        *(_flattened(_differences(edge)) for edge in (x1, y1, x2)),
        *(_flattened(places.to_right), _flattened(places.downward)),
        *(np.log1p(gap_x), np.log1p(gap_y)),
        np.clip(places.common_x / np.minimum(widths[:, None], widths), -2, 1),
        np.clip(places.common_y / np.minimum(heights[:, None], heights), -2, 1),
        *(np.abs(offset) < _ALIGNED for offset in (_differences(x1), places.to_right, _differences(x2))),
        _differences(np.log(heights)),
        *(places.same_row, places.same_column),
        *(_flattened(later), later == 1, later == -1, later == 0),
        *(*places.sides, *nearest, *(side.T for side in nearest)),
    ]
    result = np.empty((*later.shape, len(columns)), np.float32)
    for number, column in enumerate(columns):
        result[..., number] = column
    return result


def _differences(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """[n, n]: by how much the second is greater than the first."""
    return values[None] - values[:, None]


def _flattened(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Far distances matter less, one by one, than near ones."""
    return np.asarray(np.sign(values) * np.log1p(np.abs(values)), np.float64)


def _nearest(among: NDArray[np.bool_], distance: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Where the distance is the least one of its row among these."""
    own = np.where(among, distance, np.inf)
    least = own.min(axis=1, keepdims=True)
    return np.asarray((own == least) & np.isfinite(own), np.bool_)


LINE_FEATURES = len(line_features(["a"], np.array([[0.0, 0.0, 1.0, 1.0]]), 1, 1)[0])
PAIR_FEATURES = pair_features(np.array([[0.0, 0.0, 1.0, 1.0]])).shape[2]
