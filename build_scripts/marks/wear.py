"""What scanners, copiers and cameras do to a page of marks; boxes move along."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Box

Pixels = NDArray[np.uint8]


def worn(pixels: Pixels, boxes: Sequence[Box], rng: Random) -> tuple[Pixels, list[Box]]:
    """A page, uint8[H, W, 3], after wear, and the upright boxes around what became of its boxes."""
    kind = rng.choices(("clean", "scan", "fax", "photo"), (25, 35, 25, 15))[0]
    angle = 0.0 if kind == "clean" else rng.gauss(0, 0.5 if kind != "photo" else 1.3)
    pixels, boxes = _turned(pixels, boxes, max(-2.5, min(2.5, angle)))
    noise = np.random.default_rng(rng.getrandbits(32))
    if kind == "scan":
        pixels = _blurred(pixels, rng.uniform(0.3, 0.9))
        pixels = _grained(_faded(pixels, rng), noise, rng.uniform(2, 9))
    elif kind == "fax":
        pixels = _copied(pixels, rng, noise)
    elif kind == "photo":
        pixels = _blurred(pixels, rng.uniform(0.5, 1.1))
        pixels = _grained(_shaded(_faded(pixels, rng), rng), noise, rng.uniform(3, 10))
    if rng.random() < 0.5:
        _, coded = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(35, 92)])
        pixels = np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)
    return pixels, list(boxes)


def _blurred(pixels: Pixels, strength: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), strength), np.uint8)


def _turned(pixels: Pixels, boxes: Sequence[Box], angle: float) -> tuple[Pixels, list[Box]]:
    if not angle:
        return pixels, list(boxes)
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    c, s = cos(radians(angle)), abs(sin(radians(angle)))
    moved = []
    for x1, y1, x2, y2 in boxes:
        x, y = matrix @ ((x1 + x2) / 2, (y1 + y2) / 2, 1.0)
        half_x, half_y = ((x2 - x1) * c + (y2 - y1) * s) / 2, ((y2 - y1) * c + (x2 - x1) * s) / 2
        moved.append((float(x - half_x), float(y - half_y), float(x + half_x), float(y + half_y)))
    return np.asarray(turned, np.uint8), moved


def _faded(pixels: Pixels, rng: Random) -> Pixels:
    """Ink that is not black and paper that is not white."""
    black, white = rng.uniform(0, 70), rng.uniform(205, 255)
    return (black + pixels.astype(np.float32) * ((white - black) / 255)).astype(np.uint8)


def _shaded(pixels: Pixels, rng: Random) -> Pixels:
    height, width = pixels.shape[:2]
    coarse = np.array([[rng.uniform(0.72, 1.0) for _ in range(3)] for _ in range(3)], np.float32)
    light = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.clip(pixels * light[..., None], 0, 255).astype(np.uint8)


def _grained(pixels: Pixels, noise: np.random.Generator, strength: float) -> Pixels:
    grain = noise.standard_normal(pixels.shape[:2], np.float32) * strength
    return np.clip(pixels + grain[..., None], 0, 255).astype(np.uint8)


def _copied(pixels: Pixels, rng: Random, noise: np.random.Generator) -> Pixels:
    """A copy in black and white, thinner or thicker than the page, with specks and worn ink; it can still be read."""
    grey = cv2.GaussianBlur(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), (0, 0), rng.uniform(0.4, 1.1))
    patches = cv2.resize(noise.standard_normal((grey.shape[0] // 6, grey.shape[1] // 6), np.float32), grey.shape[::-1])
    grey = grey.astype(np.float32) + patches * rng.uniform(5, 20) + noise.standard_normal(grey.shape, np.float32) * 8
    black = grey > rng.uniform(150, 195)
    result = np.where(black, 255, 0).astype(np.uint8)
    for _ in range(rng.randint(0, 120)):
        x, y, size = rng.randrange(result.shape[1]), rng.randrange(result.shape[0]), rng.choice((1, 1, 2, 3))
        result[y : y + size, x : x + size] = rng.choice((0, 0, 255))
    return np.repeat(result[..., None], 3, axis=2)
