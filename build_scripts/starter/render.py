"""Pictures of generated pages, with the typefaces and the wear of the sample pages: to look at, and for OCR."""

from __future__ import annotations

from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

from build_scripts.samples.degradation import scanned
from build_scripts.samples.fonts import font
from build_scripts.samples.sheet import Sheet
from build_scripts.starter.pages import generate
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Page
from kie_desktop.formats.paddleocr import write_label_file

_PRINTED = ("lato", "inter", "roboto-condensed", "garamond", "lato-bold", "inter-medium")
_TYPED = ("courier", "courier-bold", "mono", "lato", "hand-pen")
_CJK = ("song", "hei", "kai")
_INK = "#1a1a1a"
_LATIN_ENDS = 0x2E7F
"""Signs above this code point are drawn in a Chinese typeface, which also holds kana and boxes to tick."""
_BOXES_TO_TICK = frozenset("□☐☑☒✓○◯■⊠")


def picture_of(page: Page, seed: int = 0, worn: bool = True) -> Image.Image:
    """The page as a picture of its size: every text fills its box as far as its typeface allows.

    worn: add a scanner's grain and shade; nothing moves, so the page's boxes stay right.
    """
    rng = Random(f"{seed}/{page.image}")
    printed, typed, cjk = rng.choice(_PRINTED), rng.choice(_TYPED), rng.choice(_CJK)
    sheet = Sheet(page.width, page.height)
    for entity in page.entities.values():
        face = typed if entity.label == "answer" else printed
        if any(ord(sign) > _LATIN_ENDS or sign in _BOXES_TO_TICK for sign in entity.text):
            face = cjk
        _write(sheet, entity, face)
    picture = sheet.finished()
    return scanned(picture, rng.getrandbits(32), 0.0, blur=0.4).image if worn else picture


def write_pictures(folder: Path, seed: int, start: int, count: int) -> list[Path]:
    """Write pages of `pages.generate` as pictures, with `Label.txt` (PaddleOCR's format) beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    pages, paths = list(generate(seed, start, count)), []
    for page in pages:
        paths.append(folder / Path(page.image).name)
        picture_of(page, seed).save(paths[-1])
    write_label_file(folder / "Label.txt", pages, default_label_set(), image_name=lambda page: Path(page.image).name)
    return paths


def _write(sheet: Sheet, entity: Entity, face: str) -> None:
    x1, y1, x2, y2 = entity.box
    width, height = x2 - x1, y2 - y1
    if height > 2 * width and len(entity.text) > 2:
        _write_upwards(sheet, entity, face)
        return
    size = height * 0.85
    size *= min(1.0, width / max(sheet.width_of(entity.text, face, size), 1.0))
    sheet.text(x1, (y1 + y2) / 2 + size * 0.32, entity.text, face, max(size, 3.0), _INK)


def _write_upwards(sheet: Sheet, entity: Entity, face: str) -> None:
    """Stamped numbers along the edge of a page run from the bottom to the top."""
    x1, y1, x2, y2 = entity.box
    type_ = font(face, max((x2 - x1) * 1.7, 4.0))
    strip = Image.new("RGBA", (round(type_.getlength(entity.text)) + 2, round(type_.size * 1.2)), (0, 0, 0, 0))
    ImageDraw.Draw(strip).text((1, 0), entity.text, _INK, type_)
    sheet.overlay(strip.rotate(90, expand=True), (x1 + x2) / 2, (y1 + y2) / 2, 1.0)
