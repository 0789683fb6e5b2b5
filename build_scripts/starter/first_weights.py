"""Where the networks start from: they can tell places apart, and look along a line, before they learn.

A network of this size learns within minutes what words and places mean, but takes long to find out how
to compare a token with the one before it (does a line start here?) and with the rest of its line. Both
are a matter of positions only, so the first weights say it: coordinates are sine waves, the position in
the sequence has channels of its own, one head of each layer starts out looking along its line, and the
first layer gives each token the difference of its corner and that of the token before: zeros inside a
line. Everything stays free to learn.
"""

from __future__ import annotations

import numpy as np
import paddle
from numpy.typing import NDArray
from paddle import Tensor, nn

from kie_desktop.networks.layoutxlm import LayoutXLMEncoder

Matrix = NDArray[np.float32]

AMPLITUDE = 0.05
"""Of the waves in the tables."""
WORDS = 0.028
"""Standard deviation of the words' channels."""
_BLOCKS = 6
"""x1, y1, x2, y2, h, w: an embedding is made of as many blocks of channels."""
_PLACE_SHARE = 0.75
"""Of each block; the rest of its channels holds the position in the sequence."""
_SEQUENCE_WAVES = (3.0, 200.0)
_PLACE_WAVES = (16.0, 2000.0)
"""Shortest and longest wavelength, in tokens and in thousandths of the page."""
_BEFORE, _SAME_LINE, _ITSELF = 0, 1, 2
"""Heads, by what they look at. Their sharpness: what one wave in step adds to a score."""
_SHARPNESS = {_BEFORE: 1.0, _SAME_LINE: 1.5, _ITSELF: 1.0}


def set_first_weights(encoder: LayoutXLMEncoder, heads: int) -> None:
    """Fill the tables and some of the `heads` heads of each layer, in place.

    Raises ValueError unless there are four heads: each compares a quarter of the channels.
    """
    tables = encoder.embeddings
    hidden = tables.word_embeddings.weight.shape[1]
    sequence, place = _channels(hidden)
    for axis in "xyhw":
        table = getattr(tables, f"{axis}_position_embeddings").weight
        size = len(place) // _BLOCKS
        table.set_value(paddle.to_tensor(_waves(table.shape[0], range(size), table.shape[1], _PLACE_WAVES)))
    table = tables.position_embeddings.weight
    table.set_value(paddle.to_tensor(_waves(table.shape[0], sequence, hidden, _SEQUENCE_WAVES)))
    tables.token_type_embeddings.weight.set_value(paddle.zeros_like(tables.token_type_embeddings.weight))
    corner = place[: len(place) // 3]
    words = paddle.randn([tables.word_embeddings.weight.shape[0], hidden]) * WORDS
    words[:, np.concatenate([sequence, corner]).tolist()] = 0.0
    tables.word_embeddings.weight.set_value(words)
    along = np.eye(len(corner), dtype=np.float32)
    for layer in encoder.encoder.layer:
        _look(layer.attention.self, _SAME_LINE, heads, corner, along)
    first = encoder.encoder.layer[0].attention
    _look(first.self, _BEFORE, heads, sequence, _turned_back(len(sequence)))
    _look(first.self, _ITSELF, heads, sequence, along)
    clean = first.output.dense.weight.numpy()
    clean[:, sequence] = 0.0
    first.output.dense.weight.set_value(paddle.to_tensor(clean))
    _pass_on(first, _BEFORE, {-1.0: corner}, sequence)
    _pass_on(first, _ITSELF, {1.0: corner, -1.0: sequence}, sequence)


def _channels(hidden: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which channels of an embedding hold the sequence position, and which the places, block by block."""
    block = hidden // _BLOCKS
    inside = np.arange(hidden) % block
    is_place = inside < int(block * _PLACE_SHARE)
    return np.flatnonzero(~is_place), np.flatnonzero(is_place)


def _lengths(channels: int, span: tuple[float, float]) -> NDArray[np.float64]:
    return np.geomspace(*span, channels // 2)


def _waves(rows: int, channels: range | NDArray[np.int64], width: int, span: tuple[float, float]) -> Matrix:
    """float32[rows, width]: sines on the first half of the channels, cosines on the second, else 0."""
    angles = 2 * np.pi * np.arange(rows)[:, None] / _lengths(len(channels), span)
    table = np.zeros((rows, width), np.float32)
    table[:, list(channels)] = AMPLITUDE * np.concatenate([np.sin(angles), np.cos(angles)], axis=1)
    return table


def _turned_back(channels: int) -> Matrix:
    """[channels, channels]: makes the waves of a sequence position those of the position before."""
    turn = 2 * np.pi / _lengths(channels, _SEQUENCE_WAVES)
    cosine, sine = np.diag(np.cos(turn)), np.diag(np.sin(turn))
    return np.block([[cosine, sine], [-sine, cosine]]).astype(np.float32)


def _look(attention: nn.Layer, head: int, heads: int, channels: NDArray[np.int64], turn: Matrix) -> None:
    """Let a head compare the waves on some channels: query x turn against key."""
    hidden = attention.query.weight.shape[0]
    size = hidden // heads
    if len(channels) != size:
        raise ValueError(f"{len(channels)} channels do not fit a head of {size}")
    # After the first LayerNorm the waves stand this high; scores are divided by the root of the head size.
    height = AMPLITUDE / np.sqrt(AMPLITUDE**2 / 2 + WORDS**2 / 2)
    gain = np.sqrt(_SHARPNESS[head] * np.sqrt(size)) / height
    for linear, matrix in ((attention.query, turn), (attention.key, np.eye(size, dtype=np.float32))):
        weight = np.zeros((hidden, size), np.float32)
        weight[channels] = gain * matrix
        _put(linear.weight, weight, (slice(None), slice(head * size, (head + 1) * size)))


def _pass_on(attention: nn.Layer, head: int, taken: dict[float, NDArray[np.int64]], given: NDArray[np.int64]) -> None:
    """Let a head add what it sees on the channels `taken` (factor -> channels) to the channels `given`."""
    hidden, size = attention.self.query.weight.shape[0], len(given)
    value, output = np.zeros((hidden, size), np.float32), np.zeros((size, hidden), np.float32)
    for factor, channels in taken.items():
        value[channels, np.arange(size)] = factor
    output[np.arange(size), given] = 1.0
    mine = slice(head * size, (head + 1) * size)
    _put(attention.self.value.weight, value, (slice(None), mine))
    _put(attention.output.dense.weight, output, (mine, slice(None)))


def _put(parameter: Tensor, part: Matrix, where: tuple[slice, slice]) -> None:
    array = parameter.numpy()
    array[where] = part
    parameter.set_value(paddle.to_tensor(array))
