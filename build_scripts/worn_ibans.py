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
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter
from stdnum import iban as iban_number

from build_scripts.samples.degradation import clouds
from build_scripts.samples.fonts import font
from kie_desktop.domain.geometry import rectangle
from kie_desktop.fields.codes import plain_code
from kie_desktop.fields.document import Document, TextLine, TextPage
from kie_desktop.fields.model import FieldsModel
from kie_desktop.fields.reader import read_fields
from kie_desktop.fields.result import FieldState
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.ocr.rapid import RapidEngine
from kie_desktop.runtime.page_reader import MOST_READINGS

COUNT = 150
_SHAPES = {"DE": "0" * 18, "AT": "0" * 16, "NL": "AAAA" + "0" * 10, "GB": "AAAA" + "0" * 14, "FR": "0" * 23,
           "CH": "0" * 17, "PL": "0" * 24, "IT": "A" + "0" * 22, "SE": "0" * 20, "DK": "0" * 14}  # fmt: skip
"""Of some countries what stands behind the check digits: letters and digits."""
_FACES = ("inter", "lato", "roboto-condensed", "courier", "mono", "garamond", "courier-bold")
_BORDER = 12
Reading = tuple[str, float]


@dataclass(frozen=True)
class Worn:
    """A drawn account number and its picture, RGB."""

    iban: str
    picture: NDArray[np.uint8]


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


def _worn(page: Image.Image, seed: int) -> NDArray[np.uint8]:
    """Thin ink, gaps in it, soft and grainy, at a poor resolution."""
    noise = np.random.default_rng(seed)
    width, height = page.size
    ink = 1 - np.asarray(page, np.float64) / 255
    gaps = clouds(noise, width, height, 40) + 0.7 * clouds(noise, width, height, 160)
    ink *= np.clip(1.25 + WEAR * gaps, 0.05, 1.0)
    grey = Image.fromarray(np.clip(235 - 215 * ink, 0, 255).astype(np.uint8))
    poor = grey.resize((max(1, round(width * SCALE)), max(1, round(height * SCALE))), Image.Resampling.BILINEAR)
    soft = poor.resize((width, height), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(BLUR))
    pixels = np.asarray(soft, np.float64) + noise.normal(0, NOISE, (height, width))
    return np.repeat(np.clip(pixels, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


WEAR, SCALE, BLUR, NOISE = 0.47, 0.65, 0.65, 13.0
"""So that about a third is misread."""

_SCHEMA = Schema(fields=(FieldSpec("IBAN", FieldType.CODE, required=True, checksum="iban"),))


def measure(count: int = COUNT) -> dict[str, int]:
    """What came of so many account numbers.

    right: read right at once; repaired: misread, and proved with the right value; shown: flagged with the right one;
    flagged: flagged with a wrong one; passed_wrong: proved or sure and wrong.
    """
    engine = RapidEngine(threads=1)
    model = FieldsModel.untaught(_SCHEMA)
    found = dict.fromkeys(("drawn", "misread", "right", "repaired", "shown", "flagged", "passed_wrong"), 0)
    for seed in range(count):
        worn = drawn(seed)
        height, width = worn.picture.shape[:2]
        points = rectangle((0, 0, width, height))
        text, score = engine.recognise(worn.picture, points)
        line = TextLine(1, text, (0, 0, width, height), score)
        document = Document(f"{seed}", (TextPage(width, height, (line,)),))

        def reread(_page: int, _line: int, among: str, image: NDArray[np.uint8] = worn.picture) -> list[Reading]:
            whole = rectangle((0, 0, image.shape[1], image.shape[0]))
            return [(one.text, one.chance) for one in engine.alternatives(image, whole, MOST_READINGS, among)]

        value = read_fields(model, document, reread=reread)["IBAN"]
        is_right, is_misread = value.normalized == worn.iban, plain_code(text) != worn.iban
        found["drawn"] += 1
        found["misread"] += is_misread
        if value.state is FieldState.LOOK:
            found["shown" if is_right else "flagged"] += 1
        elif not is_right:
            found["passed_wrong"] += 1
        else:
            found["repaired" if is_misread else "right"] += 1
    return found


def main() -> int:
    """Measure and print; 1 where a wrong number passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    found = measure(chosen.count)
    print(json.dumps(found) if chosen.json else "  ".join(f"{name} {number}" for name, number in found.items()))
    return 1 if found["passed_wrong"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
