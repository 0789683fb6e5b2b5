"""Page images with known text, for OCR to read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Line = tuple[float, float, str]
"""Left, top, text."""


def picture(lines: Iterable[Line], size: tuple[int, int] = (800, 400), letter: int = 28) -> NDArray[np.uint8]:
    """White paper of width x height with black lines of text, letters `letter` pixels high. RGB."""
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(letter)
    for x, y, text in lines:
        pen.text((x, y), text, fill="black", font=font)
    return np.array(image)


def save(path: Path, lines: Iterable[Line], size: tuple[int, int] = (800, 400), letter: int = 28) -> Path:
    """The same as a file, in the format that the suffix names."""
    Image.fromarray(picture(lines, size, letter)).save(path)
    return path
