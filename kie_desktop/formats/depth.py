"""Pictures of any depth and transparency as people see them: 8-bit RGB, in the process that reads pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL.Image import Image

_BITS_PER_SAMPLE, _PHOTOMETRIC, _WHITE_IS_ZERO = 258, 262, 0
_SMALL_RANGE = 0.5
"""Of what its depth allows: a deep picture that uses less is stretched to all of it."""
_SEEN = 32
"""Of 255: with less contrast nothing is seen."""


def eight_bit_rgb(image: Image, deep: bool) -> Image:
    """A loaded image of any mode as 8-bit RGB; deep ones as bright as they are meant, transparent ones on paper.

    deep: what `is_deep` said before it was loaded.
    """
    from PIL import Image as PillowImage

    if image.mode.startswith("I") or image.mode == "F":
        grey = _eight_bit(np.asarray(image))
        return PillowImage.fromarray(255 - grey if _is_white_zero(image) else grey).convert("RGB")
    if image.has_transparency_data:
        return _on_paper(image.convert("RGBA"))
    colours = image.convert("RGB")
    return PillowImage.fromarray(_stretched(np.asarray(colours), 255.0)) if deep else colours


def is_deep(image: Image) -> bool:
    """Whether the frame has more than 8 bits a sample; to be asked before its pixels are loaded."""
    if image.mode.startswith("I") or image.mode == "F":
        return True
    if image.format == "TIFF":  # which may be open since its frame was loaded
        bits = image.tag_v2.get(_BITS_PER_SAMPLE, ())  # type: ignore[attr-defined]
        return max(bits, default=1) > 8
    tiles = getattr(image, "tile", ())  # of the file; gone once its pixels are loaded
    modes = [str(part) for tile in tiles for part in (tile[3] if isinstance(tile[3], tuple) else (tile[3],))]
    return any(";16" in mode for mode in modes)


def _is_white_zero(image: Image) -> bool:
    """Whether small numbers are white; Pillow itself turns pictures of 8 bits and fewer only."""
    return image.format == "TIFF" and image.tag_v2.get(_PHOTOMETRIC) == _WHITE_IS_ZERO  # type: ignore[attr-defined]


def _eight_bit(grey: NDArray[Any]) -> NDArray[np.uint8]:
    """Grey values of any depth in 8 bit: by the range that their numbers are of, or the part of it that they use."""
    values = np.nan_to_num(grey.astype(np.float64))
    top = float(values.max(initial=0.0))
    if grey.dtype.kind == "f" and top <= 1.0:
        ceiling = 1.0
    else:
        ceiling = next((limit for limit in (255.0, 1023.0, 4095.0, 16383.0, 65535.0) if top <= limit), top)
    return _stretched(values, ceiling)


def _stretched(values: NDArray[Any], ceiling: float) -> NDArray[np.uint8]:
    """Values from 0 to a ceiling as 0 to 255; where they use a small part of that, the part."""
    low, high = float(values.min(initial=0.0 if not values.size else values.flat[0])), float(values.max(initial=0.0))
    if not 0 < high - low < _SMALL_RANGE * ceiling:
        low, high = 0.0, ceiling
    scaled = np.clip((values.astype(np.float64) - low) / (high - low), 0, 1)
    return np.asarray(np.round(scaled * 255), np.uint8)


def _on_paper(image: Image) -> Image:
    """A transparent picture on white paper, on black where white would hide all of it."""
    from PIL import Image as PillowImage

    def laid_on(colour: str) -> Image:
        paper = PillowImage.new("RGBA", image.size, colour)
        paper.alpha_composite(image)
        return paper.convert("RGB")

    white = laid_on("white")
    if np.ptp(np.asarray(white.convert("L"))) >= _SEEN:
        return white
    black = laid_on("black")
    return black if np.ptp(np.asarray(black.convert("L"))) >= _SEEN else white
