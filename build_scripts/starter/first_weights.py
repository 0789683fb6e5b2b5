"""Where the networks start from: coordinates that already know what is near to what."""

from __future__ import annotations

import numpy as np
import paddle
from numpy.typing import NDArray
from paddle import nn

AMPLITUDE = 0.05
"""Of the waves; words start with a standard deviation of 0.02, so places speak as loudly at first."""


def smooth_places(encoder: nn.Layer) -> None:
    """Fill the tables of places on the page and in the sequence with sine waves, in place.

    From random rows a network has to find out for each of 1,001 coordinates which others lie next to it;
    waves say so from the start, and training may still move every row.
    """
    for name, parameter in encoder.named_parameters():
        if "position_embeddings" in name:
            rows, size = parameter.shape
            parameter.set_value(paddle.to_tensor(waves(rows, size)))


def waves(rows: int, size: int) -> NDArray[np.float32]:
    """float32[rows, size]: sines and cosines with wavelengths from 8 rows to four times `rows`."""
    lengths = np.geomspace(8, 4 * rows, size // 2)
    angles = 2 * np.pi * np.arange(rows)[:, None] / lengths
    return (AMPLITUDE * np.concatenate([np.sin(angles), np.cos(angles)], axis=1)).astype(np.float32)
