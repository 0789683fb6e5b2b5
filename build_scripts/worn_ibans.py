"""How many misread IBANs are repaired by their check digits: `python -m build_scripts.worn_ibans [--json]`.

Draws account numbers of its own making with worn ink, reads each with the embedded recogniser, and lets the fields of
a schema with one IBAN look at the recogniser's other readings. Counts what was read right at once, repaired, flagged
(its state is `look`), and passed although it is wrong, which must never happen.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from stdnum import iban as iban_number

from build_scripts.samples.degradation import _clouds
from build_scripts.samples.fonts import font

COUNT = 150
_SHAPES = {"DE": "0" * 18, "AT": "0" * 16, "NL": "AAAA" + "0" * 10, "GB": "AAAA" + "0" * 14, "FR": "0" * 23,
           "CH": "0" * 17, "PL": "0" * 24, "IT": "A" + "0" * 22, "SE": "0" * 20, "DK": "0" * 14}  # fmt: skip
"""Of some countries what stands behind the check digits: letters and digits."""
_FACES = ("inter", "lato", "roboto-condensed", "courier", "mono", "garamond", "courier-bold")
_BORDER = 12


@dataclass(frozen=True)
class Worn:
    """A drawn account number and its picture, RGB."""

    iban: str
    picture: np.ndarray


@cache
def drawn(seed: int) -> Worn:
    """One account number, worn; the same for the same seed."""
    chance = random.Random(seed)
    code = _number(chance)
    text = " ".join(code[place : place + 4] for place in range(0, len(code), 4))
    size = chance.choice((18, 20, 22, 24, 28))
    face = font(chance.choice(_FACES), size)
    left, top, right, bottom = face.getbbox(text)
    page = Image.new("L", (int(right - left) + 2 * _BORDER, int(bottom - top) + 2 * _BORDER), 255)
    ImageDraw.Draw(page).text((_BORDER - left, _BORDER - top), text, fill=chance.randint(0, 60), font=face)
    return Worn(code, _worn(page, seed))


def _number(chance: random.Random) -> str:
    while True:
        country, shape = chance.choice(sorted(_SHAPES.items()))
        rest = "".join(chance.choice("0123456789" if sign == "0" else "ABCDEFGHIJKLMNOPQRSTUVWXYZ") for sign in shape)
        code = f"{country}{iban_number.calc_check_digits(f'{country}00{rest}')}{rest}"
        if iban_number.is_valid(code):  # some countries have check digits of their own in it
            return code


def _worn(page: Image.Image, seed: int) -> np.ndarray:
    """Thin ink, gaps in it, soft and grainy, at a poor resolution."""
    noise = np.random.default_rng(seed)
    width, height = page.size
    ink = 1 - np.asarray(page, np.float64) / 255
    gaps = _clouds(noise, width, height, 40) + 0.7 * _clouds(noise, width, height, 160)
    ink *= np.clip(1.25 + WEAR * gaps, 0.05, 1.0)
    grey = Image.fromarray(np.clip(235 - 215 * ink, 0, 255).astype(np.uint8))
    poor = grey.resize((max(1, round(width * SCALE)), max(1, round(height * SCALE))), Image.Resampling.BILINEAR)
    soft = poor.resize((width, height), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(BLUR))
    pixels = np.asarray(soft, np.float64) + noise.normal(0, NOISE, (height, width))
    return np.repeat(np.clip(pixels, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


WEAR, SCALE, BLUR, NOISE = 0.55, 0.6, 0.7, 14.0
"""So that about a third is misread."""
