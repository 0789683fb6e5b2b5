"""What the places of a key and a value say about whether they belong together, in models before 0.6.

RE reads the page's words, and place as one of many things; this one sees nothing but boxes and reading order, and
how a key compares with all others of the same value. Models since have `kie.wordless` instead (adr/0091).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.array_files import load_arrays
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.nearness import UPWARD
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.relations import Candidates
from kie_desktop.safe_files import read_given

FILE_NAME = "pair_layout.npz"
"""In a model pack that does RE, and beside the weights of a checkpoint."""
Matrix = NDArray[np.float32]
FEATURES = 33
_AT_ONCE = 100_000
"""Pairs that go through the layers together: what a page of 600 entities has, some 20 MB."""
_RANKS = 8
_MOST_BYTES = 16 << 20
_LEAST = 0.05
"""A box's least size in heights of a line, to divide by."""


class PairLayout(NamedTuple):
    """Layers (weights [inputs, outputs], biases [outputs]) with ReLU between them; the last one has one output.

    share: what RE's own logits are multiplied with before the margins are added to them.
    """

    layers: Sequence[tuple[Matrix, Matrix]]
    share: float = 1.0

    def margins(self, encoded: EncodedPage, pairs: Candidates) -> Matrix:
        """float32[k, v]: how much more likely linked than apart, as a difference of logits."""
        columns = pair_features(encoded, pairs)
        size, shape = columns[0].size, columns[0].shape
        flat = [column.reshape(-1) for column in columns]
        result = np.empty(size, np.float32)
        for start in range(0, size, _AT_ONCE):
            rows = np.stack([column[start : start + _AT_ONCE] for column in flat], axis=1).astype(np.float32)
            for number, (weights, biases) in enumerate(self.layers):
                rows = (rows if not number else np.maximum(rows, 0)) @ weights + biases
            result[start : start + _AT_ONCE] = rows[:, 0]
        return result.reshape(shape)

    def looks(self, encoded: EncodedPage) -> None:
        """Nothing: it knows pairs only."""

    def to_bytes(self) -> bytes:
        """A file of numpy's that `from_file` reads."""
        named = {
            f"{kind}{number}": row
            for number, rows in enumerate(self.layers)
            for kind, row in zip("wb", rows, strict=True)
        }
        file = io.BytesIO()
        np.savez(file, share=np.float32(self.share), **named)  # type: ignore[arg-type]
        return file.getvalue()

    @classmethod
    def from_file(cls, path: Path) -> PairLayout:
        """Read what `to_bytes` made. UserError where it is damaged, or of other features."""
        try:
            arrays = load_arrays(read_given(path, _MOST_BYTES), _MOST_BYTES)
            layers = [
                (_floats(arrays[f"w{number}"]), _floats(arrays[f"b{number}"])) for number in range(len(arrays) // 2)
            ]
            share = float(arrays["share"])
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise UserError(f"{path}: the file cannot be read ({fault}); copy or download it again") from fault
        sizes = [FEATURES, *(biases.size for _, biases in layers)]
        fits = [weights.shape for weights, _ in layers] == [*pairwise(sizes)] and sizes[-1] == 1
        if not layers or not fits or not all(np.isfinite(row).all() for rows in layers for row in rows):
            raise UserError(f"{path}: this file was made for another version of the program; make the model pack again")
        return cls(layers, share)


def pair_features(encoded: EncodedPage, pairs: Candidates) -> list[NDArray[np.generic]]:
    """What is said of each pair's places: `FEATURES` arrays [k, v], numbers around -2 to 8 or truth values.

    Distances are in heights of the page's lines, so that scale and resolution make no difference.
    """
    firsts = encoded.spans[encoded.filled, 0]
    boxes = encoded.boxes
    rows, columns = np.searchsorted(firsts, pairs.key_tokens), np.searchsorted(firsts, pairs.value_tokens)
    height = max(float(np.median(boxes[:, 3] - boxes[:, 1])), 1.0) if len(boxes) else 1.0
    key, value = boxes[rows][:, None] / height, boxes[columns][None] / height
    later = np.asarray(columns[None] - rows[:, None], np.float64)
    return [*_of_places(key, value), *_of_order(later)]


def _of_places(key: NDArray[np.float64], value: NDArray[np.float64]) -> list[NDArray[np.generic]]:
    """Of boxes [k, 1, 4] and [1, v, 4] in heights of a line."""
    right, down = value[..., 0] - key[..., 2], value[..., 1] - key[..., 3]
    shared_x = np.minimum(key[..., 2], value[..., 2]) - np.maximum(key[..., 0], value[..., 0])
    shared_y = np.minimum(key[..., 3], value[..., 3]) - np.maximum(key[..., 1], value[..., 1])
    offset_x, offset_y = value[..., 0] - key[..., 0], value[..., 1] - key[..., 1]
    left, above = (shared_y > 0) & (offset_x > 0), (shared_x > 0) & (offset_y > 0)
    beside, below = np.where(left, np.maximum(right, 0), np.inf), np.where(above, np.maximum(down, 0), np.inf)
    gap_x, gap_y = np.maximum(-shared_x, 0), np.maximum(-shared_y, 0)
    centres = np.abs((value[..., 0] + value[..., 2]) - (key[..., 0] + key[..., 2])) / 2
    key_size, value_size = _sizes(key), _sizes(value)
    by_axis = _nearest(beside, 0), _nearest(below, 0)
    natural = np.where(left, beside, UPWARD * below)
    among_keys, among_values = (_rank(gap_x + 2 * gap_y, axis) for axis in (0, 1))
    any_left, any_above = (np.broadcast_to(side.any(0, keepdims=True), side.shape) for side in (left, above))
    return [
        *(left, above, left & above, any_left, any_above),
        *(_nearest(natural, 0), _nearest(natural, 1), *by_axis, by_axis[0] & any_above, by_axis[1] & any_left),
        *(np.log1p(np.maximum(right, 0)) * left, np.log1p(np.maximum(down, 0)) * above),
        *(np.log1p(gap_x), np.log1p(gap_y)),
        np.clip(shared_x / np.minimum(key_size[0], value_size[0]), -2, 1),
        np.clip(shared_y / np.minimum(key_size[1], value_size[1]), -2, 1),
        *(np.clip(offset_x, -20, 20) / 10, np.minimum(np.abs(offset_x), 10), np.minimum(centres, 10)),
        *(np.clip(offset_y, -10, 10) / 10, np.log(value_size[1] / key_size[1])),
        *(np.minimum(among_keys, _RANKS), among_keys == 0, among_keys == 1),
        *(np.minimum(among_values, _RANKS), among_values == 0, among_values == 1),
    ]


def _of_order(later: NDArray[np.float64]) -> list[NDArray[np.generic]]:
    """Of reading order; later: by how many entities the value comes after the key."""
    after = np.where(later > 0, later, np.inf)
    return [np.sign(later) * np.log1p(np.abs(later)), later == 1, later < 0, _nearest(after, 0), _nearest(after, 1)]


def _sizes(box: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Width and height, never 0."""
    return np.maximum(box[..., 2] - box[..., 0], _LEAST), np.maximum(box[..., 3] - box[..., 1], _LEAST)


def _nearest(distance: NDArray[np.float64], axis: int) -> NDArray[np.bool_]:
    """Where the distance is the least one of its row or column, and not infinite."""
    least = distance.min(axis=axis, keepdims=True, initial=np.inf)
    return np.asarray((distance == least) & np.isfinite(distance), np.bool_)


def _rank(distance: NDArray[np.float64], axis: int) -> NDArray[np.int64]:
    """0 for the least of a column (axis 0) or row, 1 for the next, and so on."""
    order = distance.argsort(axis=axis, kind="stable")
    return order.argsort(axis=axis, kind="stable")


def _floats(array: NDArray[np.generic]) -> Matrix:
    return np.asarray(array, np.float32)
