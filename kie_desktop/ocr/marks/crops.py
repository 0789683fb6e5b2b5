"""What the network sees of a candidate: the mark itself, and what stands around it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kie_desktop.ocr.marks.candidates import Boxes, Grey

SIDE = 24
"""Pixels of both pictures."""
NEAR, FAR = 1.5, 4.0
"""How many times as large as the candidate's longer side they show the page."""
_HALF = 2
"""The page is shrunk by so much for the larger one, of which fewer pixels are enough."""


def crops(grey: Grey, boxes: Boxes) -> NDArray[np.float32]:
    """float32[n, 2, SIDE, SIDE] in -1..1 of a light page, uint8[H, W]; ink is 1, beyond the page is paper."""
    height, width = grey.shape
    small = cv2.resize(grey, (max(width // _HALF, 1), max(height // _HALF, 1)), interpolation=cv2.INTER_AREA)
    result = np.empty((len(boxes), 2, SIDE, SIDE), np.uint8)
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    sides = longer_sides(boxes)
    for channel, (page, scale, reach) in enumerate(((grey, 1, NEAR), (small, _HALF, FAR))):
        half = np.maximum(np.round(sides * (reach / 2 / scale)), 2).astype(np.int64)
        margin = int(half.max(initial=0)) + 1
        paper = int(np.median(page[:: max(height // 64, 1), :: max(width // 64, 1)]))
        framed = cv2.copyMakeBorder(page, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=paper)
        x, y = (np.round(middles / scale).astype(np.int64) + margin).T
        for place in range(len(boxes)):
            h = half[place]
            part = framed[y[place] - h : y[place] + h, x[place] - h : x[place] + h]
            cv2.resize(part, (SIDE, SIDE), dst=result[place, channel], interpolation=cv2.INTER_AREA)
    return _stretched(result)


def longer_sides(boxes: Boxes) -> NDArray[np.float32]:
    """float32[n], in pixels."""
    longer: NDArray[np.float32] = (boxes[:, 2:] - boxes[:, :2]).max(axis=1)
    return longer


def _stretched(pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Each picture's own range of grey, so that faint print and a dark photograph look alike."""
    darkest = pictures.min(axis=(2, 3), keepdims=True).astype(np.float32)
    lightest = np.maximum(pictures.max(axis=(2, 3), keepdims=True).astype(np.float32), darkest + 32)
    return 1 - 2 * (pictures - darkest) / (lightest - darkest)
