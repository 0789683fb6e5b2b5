"""The drawn result: a page with its labels and links on it, as a picture to look at (spec G5, APP).

Keys are red, values blue, links green; headers and labels of one's own have other colours.
"""

from __future__ import annotations

import functools
import io
import sys
from math import atan2, cos, hypot, pi, sin
from pathlib import Path

from PIL import Image as PillowImage
from PIL import ImageColor, ImageDraw, ImageFont

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import Box, Point
from kie_desktop.domain.label_set import LabelSet, Role, is_background
from kie_desktop.domain.page import Entity, Page
from kie_desktop.formats.drawn import MARK
from kie_desktop.ocr.protocol import Image
from kie_desktop.safe_files import check_given

Colour = tuple[int, int, int]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

KEY_COLOUR: Colour = (214, 32, 32)
VALUE_COLOUR: Colour = (28, 72, 220)
HEADER_COLOUR: Colour = (150, 60, 180)
BACKGROUND_COLOUR: Colour = (128, 128, 128)
LINK_COLOUR: Colour = (0, 150, 60)
_OF_ROLE = {Role.KEY: KEY_COLOUR, Role.VALUE: VALUE_COLOUR, Role.HEADER: HEADER_COLOUR}

_FILL_OPACITY = 60
"""Of 255: the text below stays readable."""
_TAG_OPACITY = 225
_QUALITY = 90
_LINE_OF_PAGE = 700
"""Lines are one pixel thick for this many pixels of the page's shorter side."""
_TAG_SHARE = 0.45
"""Height of a tag's letters in heights of its entity, within the limits below (in line widths)."""
_TAG_LIMITS = (8.0, 13.0)
_MARGIN = 0.2
"""Share of a box's height above and below its letters."""
_WIDE_FONTS = {
    "win32": ("C:/Windows/Fonts/msyh.ttc", "C:/Windows/Fonts/simsun.ttc", "C:/Windows/Fonts/segoeui.ttf"),
    "darwin": ("/System/Library/Fonts/PingFang.ttc", "/System/Library/Fonts/STHeiti Light.ttc"),
    "linux": (
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
        "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    ),
}


def draw_page(pixels: Image, page: Page, label_set: LabelSet, font: Path | None = None) -> Image:
    """The page's pixels (upright, H x W x 3 RGB) with entities and links drawn over them, in the same size.

    font: of the labels' names; None for one of this machine. UserError where it is none.
    """
    import numpy as np

    picture = PillowImage.fromarray(pixels).convert("RGBA")
    overlay = PillowImage.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(overlay)
    width = max(1, round(min(picture.size) / _LINE_OF_PAGE))
    for entity in page.entities.values():
        _draw_entity(pen, entity, label_set, width)
    taken = [entity.box for entity in page.entities.values()]
    for entity in page.entities.values():
        if not is_background(entity.label):
            _draw_tag(pen, entity, label_set, width, taken, font)
    for link in page.links.values():
        _draw_link(pen, page.entities[link.head], page.entities[link.tail], 2 * width)
    picture.alpha_composite(overlay)
    return np.array(picture.convert("RGB"))


def check_font(file: Path | None) -> None:
    """Raises UserError where a file is no font that pages can be drawn with."""
    _font(12, True, file)


def encode_jpeg(pixels: Image) -> bytes:
    """H x W x 3 RGB pixels as a JPEG file, which says that it is drawn (`formats.drawn`)."""
    target = io.BytesIO()
    PillowImage.fromarray(pixels).save(target, "JPEG", quality=_QUALITY, comment=MARK)
    return target.getvalue()


def colour_of(label: str, label_set: LabelSet) -> Colour:
    """The colour of a label in drawn results: by its role, else the label's own."""
    if is_background(label):
        return BACKGROUND_COLOUR
    role = label_set.role_of(label)
    if role in _OF_ROLE:
        return _OF_ROLE[role]
    return ImageColor.getrgb(label_set[label].colour)[:3] if label in label_set else BACKGROUND_COLOUR


def _draw_entity(pen: ImageDraw.ImageDraw, entity: Entity, label_set: LabelSet, width: int) -> None:
    colour = colour_of(entity.label, label_set)
    corners = list(entity.points)
    if is_background(entity.label):
        pen.line([*corners, corners[0]], fill=(*colour, 160), width=width)
        return
    pen.polygon(corners, fill=(*colour, _FILL_OPACITY))
    pen.line([*corners, corners[0]], fill=(*colour, 255), width=width)


def _draw_tag(
    pen: ImageDraw.ImageDraw, entity: Entity, label_set: LabelSet, width: int, taken: list[Box], file: Path | None
) -> None:
    """The label's name, white on its colour, above the entity, where it hides no other text.

    Where there is no room there is no tag: the colour tells the label too.
    """
    x1, y1, _, y2 = entity.box
    least, most = _TAG_LIMITS
    size = min(max((y2 - y1) * _TAG_SHARE, least * width), most * width)
    font = _font(round(size), _is_plain(entity.label), file)
    if font is None:
        return
    left, top, right, bottom = font.getbbox(entity.label)
    tag_width, tag_height = right - left + 2 * width, bottom - top + 2 * width
    top_of_tag = max(0.0, y1 - tag_height)
    place: Box = (x1, top_of_tag, x1 + tag_width, top_of_tag + tag_height)
    if any(_covers(place, box) for box in taken if box != entity.box):
        return
    taken.append(place)
    pen.rectangle(place, fill=(*colour_of(entity.label, label_set), _TAG_OPACITY))
    pen.text((x1 + width - left, top_of_tag + width - top), entity.label, fill=(255, 255, 255, 255), font=font)


def _covers(tag: Box, box: Box) -> bool:
    """Whether a tag hides more than the margin of another box."""
    margin = (box[3] - box[1]) * _MARGIN
    return tag[0] < box[2] and box[0] < tag[2] and tag[1] < box[3] - margin and box[1] + margin < tag[3]


def _draw_link(pen: ImageDraw.ImageDraw, head: Entity, tail: Entity, width: int) -> None:
    """An arrow between the nearest places of two entities."""
    start, end = _nearest(head.box, tail.box)
    colour = (*LINK_COLOUR, 255)
    pen.line([start, end], fill=colour, width=width)
    length = min(5.0 * width, max(hypot(end[0] - start[0], end[1] - start[1]), 2.0 * width))
    angle = atan2(end[1] - start[1], end[0] - start[0])
    barbs = [
        (end[0] + length * cos(angle + turn), end[1] + length * sin(angle + turn)) for turn in (0.85 * pi, -0.85 * pi)
    ]
    pen.polygon([end, *barbs], fill=colour)


def _nearest(first: Box, second: Box) -> tuple[Point, Point]:
    """The points of two boxes that a short line between them would join; overlaps meet in their middle."""
    pairs = []
    for low, high in ((0, 2), (1, 3)):
        if first[high] < second[low]:
            pairs.append((first[high], second[low]))
        elif second[high] < first[low]:
            pairs.append((first[low], second[high]))
        else:
            middle = (max(first[low], second[low]) + min(first[high], second[high])) / 2
            pairs.append((middle, middle))
    (x1, x2), (y1, y2) = pairs
    return (x1, y1), (x2, y2)


def _is_plain(text: str) -> bool:
    """Whether the font that comes with Pillow has every letter."""
    return all(" " <= letter <= "~" for letter in text)


@functools.lru_cache(maxsize=32)
def _font(size: int, plain: bool, given: Path | None) -> Font | None:
    """A font; None where this machine has none for letters beyond ASCII (then only colours tell).

    Raises UserError where the one given cannot be read.
    """
    if given is not None:
        try:
            check_given(given)
            return ImageFont.truetype(given, size)
        except OSError as fault:
            raise UserError(f"{given}: this font cannot be read ({fault}); choose a .ttf, .ttc or .otf file") from fault
    if plain:
        return ImageFont.load_default(size)
    for file in _WIDE_FONTS.get(sys.platform, _WIDE_FONTS["linux"]):
        if Path(file).is_file():
            return ImageFont.truetype(file, size)
    return None
