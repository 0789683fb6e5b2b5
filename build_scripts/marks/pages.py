"""Pages with check boxes, radio buttons and what looks like them, drawn at random: to learn from and to measure on."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from math import cos, sin
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from build_scripts.marks.shapes import MarkStyle, Styles, blank, draw_mark
from build_scripts.marks.wear import worn
from build_scripts.samples.fonts import font
from kie_desktop.domain.geometry import Box

_WORDS = Path(__file__).parents[1] / "starter" / "pages" / "words"
_FACES = ("inter", "lato", "lato-bold", "roboto-condensed", "garamond", "courier", "mono", "inter-bold", "script")
_UNSEEN_FACES = ("garamond-bold", "courier-bold", "roboto-condensed-bold", "inter-semibold", "hand-pen")
_CJK = ("hei", "song", "kai")
_PAPERS = ("#ffffff", "#ffffff", "#ffffff", "#fbfaf4", "#f2f2f2", "#eef3f8", "#fdf6e3")


class DrawnMark(NamedTuple):
    """box: of its outline, x1, y1, x2, y2 in pixels."""

    box: Box
    checked: bool


@dataclass
class MarkPage:
    """A page, uint8[H, W, 3] RGB, and its marks. cut: what of others the edges of the page leave."""

    pixels: NDArray[np.uint8]
    marks: list[DrawnMark]
    cut: list[Box]


@dataclass
class _Sheet:
    """The page being drawn, at twice its size. size: of the letters. y: where the next row begins."""

    rng: Random
    styles: Styles
    width: int
    height: int
    size: float
    y: float = 0.0
    marks: list[DrawnMark] = field(default_factory=list)

    def __post_init__(self) -> None:
        rng = self.rng
        self.image, self.draw = blank(self.width, self.height, rng.choice(_PAPERS))
        self.is_cjk = rng.random() < 0.3
        self.face = rng.choice(_CJK if self.is_cjk else _FACES if self.styles is Styles.LEARNED else _UNSEEN_FACES)
        self.style = MarkStyle.drawn(rng, self.styles)
        self.colour = rng.choice(("#000000", "#111111", "#222222", "#333344"))
        self.side = self.size * rng.uniform(0.75, 1.6)
        wide = {"wide": rng.uniform(1.2, 1.7), "tall": rng.uniform(0.65, 0.85), "high": rng.uniform(0.72, 0.9)}
        self.aspect = wide.get(self.style.outline, 1.0)
        more = {"long": (1.4, 2.1), "oval-ring": (1.4, 1.7), "narrow": (0.5, 0.65)}
        if self.style.outline in more:
            self.aspect = rng.uniform(*more[self.style.outline])
        self.left = self.width * rng.uniform(0.04, 0.1)
        self.ticked = rng.uniform(0.15, 0.6)
        self.y = self.height * rng.uniform(0.02, 0.06)

    def text(self, x: float, y: float, words: str, scale: float = 1.0, colour: str = "") -> float:
        """Write at (x, middle y); returns where it ends."""
        type_ = font(self.face, round(self.size * scale))
        self.draw.text((x, y), words, colour or self.colour, type_, "lm")
        return x + type_.getlength(words)

    def mark(self, x: float, y: float, checked: bool | None = None) -> float:
        """Draw a mark at (x, middle y); returns where it ends."""
        high = self.side
        wide = high * self.aspect
        box = x, y - high / 2, x + wide, y + high / 2
        checked = self.rng.random() < self.ticked if checked is None else checked
        draw_mark(self.draw, self.rng, self.style, box, checked)
        self.marks.append(DrawnMark(box, checked))
        return x + wide

    def words(self, count: int) -> str:
        """Random words of the page's language."""
        pool = _pool("zh" if self.is_cjk else "en")
        chosen = [self.rng.choice(pool) for _ in range(count)]
        return "".join(chosen) if self.is_cjk else " ".join(chosen)

    @property
    def row(self) -> float:
        """Height of a row."""
        return max(self.size * 1.5, self.side * 1.25)


def draw_page(seed: int, styles: Styles = Styles.LEARNED) -> MarkPage:
    """The page of a seed."""
    rng = Random(f"marks/{seed}/{styles}")
    long_side = rng.choice((1000, 1000, 1100, 1300, 1600, 1754, 2000, 2339))
    width, height = round(long_side * rng.uniform(0.7, 0.8)), long_side
    if rng.random() < 0.15:
        width, height = height, width
    letters = rng.uniform(0.008, 0.02)
    sheet = _Sheet(rng, styles, 2 * width, 2 * height, letters * 2 * long_side)
    blocks = _BLOCKS if styles is Styles.LEARNED else _UNSEEN_BLOCKS
    while sheet.y < sheet.height - 3 * sheet.row:
        name = rng.choices(list(blocks), [weight for _, weight in blocks.values()])[0]
        blocks[name][0](sheet)
        sheet.y += sheet.row * rng.choice((0.2, 0.5, 1.0))
    pixels = np.asarray(sheet.image.resize((width, height), 1 if rng.random() < 0.1 else 4))
    half = [((b[0] / 2, b[1] / 2, b[2] / 2, b[3] / 2), checked) for b, checked in sheet.marks]
    pixels, boxes = worn(pixels, [box for box, _ in half], rng)
    marks = [DrawnMark(box, checked) for box, (_, checked) in zip(boxes, half, strict=True)]
    cut = [mark.box for mark in marks if not _is_on(mark.box, width, height)]
    left = [(max(x1, 0), max(y1, 0), min(x2, width), min(y2, height)) for x1, y1, x2, y2 in cut]
    on_page = [box for box in left if box[0] < box[2] and box[1] < box[3]]
    return MarkPage(pixels, [mark for mark in marks if _is_on(mark.box, width, height)], on_page)


def _is_on(box: Box, width: int, height: int) -> bool:
    return box[0] > 1 and box[1] > 1 and box[2] < width - 1 and box[3] < height - 1


def _options(sheet: _Sheet) -> None:
    """A key and options in a row, the mark before or behind each."""
    rng, x = sheet.rng, sheet.left
    y = sheet.y + sheet.row / 2
    if rng.random() < 0.8:
        x = sheet.text(
            x, y, sheet.words(rng.randint(1, 3)) + rng.choice((":", "", "?", "："))
        ) + sheet.size * rng.uniform(0.6, 5)
    gap, behind = sheet.size * rng.choice((0.05, 0.2, 0.35, 0.6, 1.0)), rng.random() < 0.2
    for _ in range(rng.randint(1, 6)):
        words = sheet.words(rng.randint(1, 2))
        if x + sheet.size * len(words) * 0.7 + 3 * sheet.side > sheet.width - sheet.left:
            break
        x = sheet.text(x, y, words) + gap if behind else sheet.mark(x, y) + gap
        x = sheet.mark(x, y) if behind else sheet.text(x, y, words)
        x += sheet.size * rng.uniform(0.8, 3)
    sheet.y += sheet.row


def _list(sheet: _Sheet) -> None:
    """Options below each other, in one or two columns."""
    rng = sheet.rng
    columns = [sheet.left + sheet.size * rng.uniform(0, 6)]
    if rng.random() < 0.4:
        columns.append(sheet.width * 0.52)
    gap = sheet.size * rng.choice((0.1, 0.3, 0.6, 1.2))
    for _ in range(rng.randint(2, 6)):
        for x in columns:
            words, y = sheet.words(rng.randint(1, 4)), sheet.y + sheet.row / 2
            start = sheet.mark(x, y) + gap
            while (
                len(words) > 1 and start + font(sheet.face, round(sheet.size)).getlength(words) > x + sheet.width * 0.4
            ):
                words = words[: len(words) // 2]
            sheet.text(start, y, words)
        sheet.y += sheet.row * rng.uniform(1, 1.15)


def _stacked(sheet: _Sheet) -> None:
    """Boxes that share their edges, each beside its option."""
    rng = sheet.rng
    if sheet.style.is_round:
        return
    x = sheet.left + sheet.width * rng.uniform(0.2, 0.5)
    for _ in range(rng.randint(2, 4)):
        y = sheet.y + sheet.side / 2
        words = sheet.words(1)
        sheet.text(x - sheet.size * 0.5 - font(sheet.face, round(sheet.size)).getlength(words), y, words)
        sheet.mark(x, y)
        sheet.y += sheet.side - 1
    sheet.y += sheet.row / 2


def _matrix(sheet: _Sheet) -> None:
    """Questions in rows, a column of marks for each answer."""
    rng = sheet.rng
    columns = [sheet.width * (0.5 + 0.1 * number) for number in range(rng.randint(2, 4))]
    ruled = rng.random() < 0.5
    for x in columns:
        sheet.text(x - sheet.size, sheet.y + sheet.row / 2, sheet.words(1), 0.8)
    sheet.y += sheet.row
    for _ in range(rng.randint(2, 6)):
        sheet.text(sheet.left, sheet.y + sheet.row / 2, sheet.words(rng.randint(2, 4)))
        for x in columns:
            sheet.mark(x, sheet.y + sheet.row / 2)
        if ruled:
            line = round(sheet.y + sheet.row * 1.1)
            sheet.draw.line((sheet.left, line, sheet.width - sheet.left, line), sheet.colour, 2)
        sheet.y += sheet.row * 1.2


def _paragraph(sheet: _Sheet) -> None:
    for _ in range(sheet.rng.randint(1, 6)):
        x = sheet.left
        while x < sheet.width * 0.8:
            x = sheet.text(x, sheet.y + sheet.size * 0.7, sheet.words(3)) + sheet.size * (0 if sheet.is_cjk else 0.3)
        sheet.y += sheet.size * 1.4


def _small_print(sheet: _Sheet) -> None:
    """Dense rows in capitals, bold at times, as on forms that were typed and copied."""
    face = sheet.face
    chosen = sheet.rng.choice(("mono-bold", "courier-bold", "lato-black", face, face))
    sheet.face = face if sheet.is_cjk else chosen  # a Latin typeface shows boxes for Chinese signs
    scale = sheet.rng.uniform(0.7, 1.0)
    for _ in range(sheet.rng.randint(2, 5)):
        x = sheet.left
        while x < sheet.width * 0.75:
            words = sheet.words(2)
            x = sheet.text(x, sheet.y + sheet.size * 0.5, words.upper(), scale) + sheet.size * 0.4
        sheet.y += sheet.size * 1.1
    sheet.face = face


def _sideways(sheet: _Sheet) -> None:
    """A number that runs up along the edge."""
    rng = sheet.rng
    type_ = font(rng.choice(("mono-bold", "courier-bold", "lato-bold")), round(sheet.size * rng.uniform(0.9, 1.5)))
    words = "".join(rng.choice("0123456789") for _ in range(rng.randint(5, 9)))
    strip = Image.new("RGBA", (round(type_.getlength(words)) + 4, round(type_.size * 1.3)), (0, 0, 0, 0))
    ImageDraw.Draw(strip).text((2, 0), words, sheet.colour, type_)
    turned = strip.rotate(rng.choice((90, 270)), expand=True)
    sheet.image.paste(turned, (round(sheet.width * 0.94), round(sheet.y)), turned)


def _capitals(sheet: _Sheet) -> None:
    """Letters and digits that are rings or squares, alone and in words."""
    rng, x = sheet.rng, sheet.left
    scale = rng.uniform(0.9, 1.8)
    for _ in range(rng.randint(2, 8)):
        word = "".join(
            rng.choice("OQDB0869口日田国" if sheet.is_cjk else "OQDB0869CGUo") for _ in range(rng.randint(1, 6))
        )
        x = sheet.text(x, sheet.y + sheet.row / 2, word, scale) + sheet.size * rng.uniform(0.5, 3)
        if x > sheet.width * 0.85:
            break
    sheet.y += sheet.row * scale


def _comb(sheet: _Sheet) -> None:
    """Cells for one letter each, empty or filled in."""
    rng, x = sheet.rng, sheet.left
    if rng.random() < 0.7:
        x = sheet.text(x, sheet.y + sheet.row / 2, sheet.words(2)) + sheet.size
    side = sheet.size * rng.uniform(1.0, 2.2)
    gap = rng.choice((0, 0, 0, side * 0.12))
    filled = rng.random() < 0.6
    for _ in range(rng.randint(3, 16)):
        if x + side > sheet.width - sheet.left:
            break
        sheet.draw.rectangle((x, sheet.y, x + side, sheet.y + side), None, sheet.colour, rng.choice((2, 2, 3)))
        if filled and rng.random() < 0.8:
            sheet.text(x + side * 0.2, sheet.y + side / 2, rng.choice("0123456789ABEKMX"), side / sheet.size * 0.7)
        x += side + gap
    sheet.y += side * 1.2


def _table(sheet: _Sheet) -> None:
    """Ruled cells, some of them square; a few hold a number or an X."""
    rng = sheet.rng
    high = sheet.size * rng.uniform(1.3, 2.4)
    columns, rows = rng.randint(3, 9), rng.randint(2, 6)
    wide = high * rng.uniform(0.9, 1.3) if rng.random() < 0.4 else (sheet.width - 2 * sheet.left) / columns
    right, bottom = sheet.left + columns * wide, sheet.y + rows * high
    for row in range(rows + 1):
        y = sheet.y + row * high
        sheet.draw.line((sheet.left, y, right, y), sheet.colour, rng.choice((2, 3)))
    for column in range(columns + 1):
        x = sheet.left + column * wide
        sheet.draw.line((x, sheet.y, x, bottom), sheet.colour, rng.choice((2, 3)))
    for row in range(rows):
        for column in range(columns):
            if rng.random() < 0.5:
                x, y = sheet.left + (column + 0.2) * wide, sheet.y + (row + 0.5) * high
                sheet.text(x, y, rng.choice((str(rng.randint(0, 99)), "X", "O", "-")), 0.8)
    sheet.y = bottom + sheet.size


def _bullets(sheet: _Sheet) -> None:
    """Items behind a dot, a square, a number in a ring or in a box."""
    rng = sheet.rng
    kind = rng.choice(("dot", "square", "ringed", "boxed", "triangle"))
    for number in range(rng.randint(2, 6)):
        x, y, side = sheet.left, sheet.y + sheet.row / 2, sheet.size * rng.uniform(0.95, 1.05)
        if kind == "dot":
            sheet.draw.ellipse((x, y - side * 0.2, x + side * 0.4, y + side * 0.2), sheet.colour)
        elif kind == "square":
            sheet.draw.rectangle((x, y - side * 0.2, x + side * 0.4, y + side * 0.2), sheet.colour)
        elif kind == "triangle":
            sheet.draw.polygon(((x, y - side * 0.3), (x + side * 0.5, y), (x, y + side * 0.3)), sheet.colour)
        else:
            shape = sheet.draw.ellipse if kind == "ringed" else sheet.draw.rectangle
            dark = rng.random() < 0.3
            shape((x, y - side * 0.7, x + side * 1.4, y + side * 0.7), sheet.colour if dark else None, sheet.colour, 2)
            sheet.text(x + side * 0.4, y, str(number + 1), 0.9, "#ffffff" if dark else "")
        sheet.text(x + side * 2, y, sheet.words(rng.randint(2, 6)))
        sheet.y += sheet.row


def _figures(sheet: _Sheet) -> None:
    """Frames, logos, a code, a signature."""
    rng = sheet.rng
    x = sheet.left
    for _ in range(rng.randint(1, 4)):
        side = sheet.size * rng.uniform(1.5, 7)
        box = x, sheet.y, x + side, sheet.y + side
        kind = rng.choice(("frame", "logo", "code", "blob", "letter", "curve"))
        if kind == "frame":
            sheet.draw.rectangle(box, None, sheet.colour, rng.choice((2, 4)))
            if rng.random() < 0.6:
                sheet.text(x + side * 0.1, sheet.y + side / 2, sheet.words(1)[:6], 0.6)
        elif kind == "logo":
            sheet.draw.ellipse(box, rng.choice((None, "#335577")), sheet.colour, 4)
            sheet.draw.polygon(
                [(rng.uniform(box[0], box[2]), rng.uniform(box[1], box[3])) for _ in range(4)], "#884422"
            )
        elif kind == "code":
            cells = rng.randint(15, 29)
            for row in range(cells):
                for column in range(cells):
                    if rng.random() < 0.5:
                        at = x + column * side / cells, sheet.y + row * side / cells
                        sheet.draw.rectangle((*at, at[0] + side / cells, at[1] + side / cells), "#000000")
        elif kind == "blob":
            sheet.draw.rectangle(box, rng.choice(("#dddddd", "#999999", "#333333")))
        elif kind == "letter":
            sheet.text(x, sheet.y + side / 2, rng.choice("RGOB中国A&@©®"), side / sheet.size)
        else:
            points = [(x + side * n / 8, sheet.y + side * rng.uniform(0.2, 0.8)) for n in range(9)]
            sheet.draw.line(points, "#1a2a7a", 4, "curve")
        x += side * 1.5
    sheet.y += sheet.size * 5


def _fields(sheet: _Sheet) -> None:
    """Keys with lines to write on, an X on one of them at times."""
    rng = sheet.rng
    for _ in range(rng.randint(1, 4)):
        x = sheet.text(sheet.left, sheet.y + sheet.row / 2, sheet.words(2) + ":") + sheet.size
        y = sheet.y + sheet.row * 0.85
        sheet.draw.line((x, y, x + sheet.size * rng.uniform(3, 25), y), sheet.colour, 2)
        if rng.random() < 0.5:
            sheet.text(x + sheet.size, sheet.y + sheet.row / 2, rng.choice(("X", sheet.words(2), "O", "12/04/1987")))
        sheet.y += sheet.row


def _holes(sheet: _Sheet) -> None:
    """Punched holes along the edge: dark, ragged, in part off the page; as a crescent where the sheet was not flat."""
    rng = sheet.rng
    x, side = sheet.width * rng.choice((0.0, 0.01, 0.025, 0.97)), sheet.size * rng.uniform(1, 2)
    for _ in range(rng.randint(1, 3)):
        y = rng.uniform(0.05, 0.95) * sheet.height
        points = [
            (x + side / 2 * rng.gauss(1, 0.04) * cos(n / 3), y + side / 2 * rng.gauss(1, 0.04) * sin(n / 3))
            for n in range(19)
        ]
        if rng.random() < 0.6:
            sheet.draw.polygon(points, "#111111")
        else:
            sheet.draw.line(points[: rng.randint(7, 17)], "#333333", rng.choice((3, 5, 8)))


def _serial(sheet: _Sheet) -> None:
    """A number that was stamped up or down the edge, its digits worn."""
    rng = sheet.rng
    face = rng.choice(("mono-bold", "courier-bold", "lato-black", "inter-bold", "roboto-condensed", "garamond", "song"))
    type_ = font(face, round(sheet.size * rng.uniform(0.9, 1.9)))
    words = "".join(rng.choice("0123456789") for _ in range(rng.randint(5, 13)))
    strip = Image.new("RGBA", (round(type_.getlength(words)) + 4, round(type_.size * 1.3)), (0, 0, 0, 0))
    ImageDraw.Draw(strip).text((2, 0), words, sheet.colour, type_)
    turned = strip.rotate(rng.choice((90, 270)) + rng.gauss(0, 2), expand=True)
    place = round(sheet.width * rng.choice((0.005, 0.93, 0.96))), round(rng.uniform(0, 0.9) * sheet.height)
    sheet.image.paste(turned, place, turned)


def _scale(sheet: _Sheet) -> None:
    """Marks in a row, far from each other; what they stand for is above or below them, or at both ends."""
    rng, count = sheet.rng, sheet.rng.randint(2, 8)
    step = (sheet.width * rng.uniform(0.5, 0.9) - sheet.left) / count
    where = rng.choice(("above", "below", "ends"))
    if rng.random() < 0.5:
        sheet.text(sheet.left, sheet.y + sheet.row / 2, sheet.words(rng.randint(1, 5)))
        sheet.y += sheet.row
    words_at = sheet.y + sheet.row * (0.5 if where == "above" else 1.7)
    y = sheet.y + sheet.row * (1.7 if where == "above" else 0.5)
    for place in range(count):
        x = sheet.left + (place + rng.uniform(0.3, 0.7)) * step
        sheet.mark(x, y)
        if where != "ends":
            words = rng.choice((sheet.words(1)[:8], str(place + 1)))
            sheet.text(x + sheet.side / 2 - font(sheet.face, round(sheet.size)).getlength(words) / 2, words_at, words)
    if where == "ends":
        sheet.text(sheet.left + count * step + sheet.size, y, sheet.words(1))
    sheet.y += sheet.row * 2.4
    if rng.random() < 0.5:
        line = round(sheet.y - sheet.row * 0.1)
        sheet.draw.line((sheet.left, line, sheet.width - sheet.left, line), sheet.colour, rng.choice((2, 3, 4)))


def _alone(sheet: _Sheet) -> None:
    """Marks at the end of a line, with a leader of dots or a lot of room between."""
    rng = sheet.rng
    x_of_marks = sheet.width * rng.uniform(0.6, 0.92) - sheet.side * sheet.aspect
    ruled = rng.random() < 0.4
    for _ in range(rng.randint(1, 6)):
        y = sheet.y + sheet.row / 2
        end = sheet.text(sheet.left, y, sheet.words(rng.randint(1, 3)))
        if rng.random() < 0.3:
            sheet.text(end, y, "." * max(0, round((x_of_marks - end) / sheet.size * 2.5)))
        sheet.mark(x_of_marks, y)
        sheet.y += sheet.row * 1.15
        if ruled:
            line = round(sheet.y - sheet.row * 0.05)
            sheet.draw.line((sheet.left, line, sheet.width - sheet.left, line), sheet.colour, rng.choice((2, 3, 4)))


def _numbers(sheet: _Sheet) -> None:
    """Numbers and letters in rings, discs and boxes, as items and pages of a list bear them."""
    rng = sheet.rng
    face = rng.choice(_FACES)
    kind, dark = rng.choice(("ring", "box", "rounded")), rng.random() < 0.4
    side = sheet.size * rng.uniform(1.2, 1.9)
    type_ = font(face, round(side * rng.uniform(0.55, 0.8)))
    across = rng.random() < 0.4
    x, start = sheet.left, rng.randint(0, 30)
    line = rng.choice((2, 2, 3, 4))
    for number in range(start, start + rng.randint(2, 9)):
        sign = rng.choice((str(number), "ABCDEFGHRSTP"[number % 12]))
        box = x, sheet.y, x + side, sheet.y + side
        fill = sheet.colour if dark else None
        if kind == "ring":
            sheet.draw.ellipse(box, fill, sheet.colour, line)
        elif kind == "box":
            sheet.draw.rectangle(box, fill, sheet.colour, line)
        else:
            sheet.draw.rounded_rectangle(box, side * 0.2, fill, sheet.colour, line)
        middle = x + side / 2, sheet.y + side / 2
        sheet.draw.text(middle, sign, "#ffffff" if dark else sheet.colour, type_, "mm")
        if across:
            x += side * rng.uniform(1.3, 3)
            if x > sheet.width * 0.9:
                break
        else:
            sheet.text(x + side * 1.5, sheet.y + side / 2, sheet.words(rng.randint(1, 4)))
            sheet.y += side * 1.2
    sheet.y += side * (1.4 if across else 0.4)


def _icons(sheet: _Sheet) -> None:
    """Squares and blots that stand for nothing: stripes, dots of ink, a menu sign, pictures as small as letters."""
    rng, x = sheet.rng, sheet.left
    for _ in range(rng.randint(2, 6)):
        side = sheet.size * rng.uniform(0.7, 1.6)
        box = x, sheet.y, x + side, sheet.y + side
        kind = rng.choice(("stripes", "blot", "grid", "arrow", "bars"))
        if kind == "stripes":
            for row in range(4):
                y = sheet.y + side * row / 4
                sheet.draw.rectangle((x, y, x + side, y + side / 8), sheet.colour)
        elif kind == "blot":
            grey = rng.choice(("#222222", "#555555", "#888888", "#aaaaaa"))
            draw = sheet.draw.ellipse if rng.random() < 0.5 else sheet.draw.rectangle
            draw(box, grey)
        elif kind == "grid":
            for row in range(9):
                at = x + side * (row % 3) / 3, sheet.y + side * (row // 3) / 3
                sheet.draw.rectangle((*at, at[0] + side / 5, at[1] + side / 5), sheet.colour)
        elif kind == "arrow":
            sheet.draw.polygon(((x, sheet.y), (x + side, sheet.y + side / 2), (x, sheet.y + side)), sheet.colour)
        else:
            for column in range(3):
                left, high = x + side * column / 3, side * rng.uniform(0.3, 1)
                sheet.draw.rectangle((left, sheet.y + side - high, left + side / 5, sheet.y + side), sheet.colour)
        x += side * rng.uniform(1.5, 5)
    sheet.y += sheet.size * 2


Block = Callable[[_Sheet], None]
_SHARED: dict[str, tuple[Block, float]] = {
    "paragraph": (_paragraph, 2),
    "small-print": (_small_print, 1),
    "sideways": (_sideways, 0.8),
    "capitals": (_capitals, 1),
    "comb": (_comb, 1),
    "table": (_table, 1),
    "bullets": (_bullets, 1),
    "figures": (_figures, 0.6),
    "fields": (_fields, 2),
    "options": (_options, 3),
}
_BLOCKS: dict[str, tuple[Block, float]] = {
    **_SHARED,
    "list": (_list, 2),
    "stacked": (_stacked, 0.5),
    "holes": (_holes, 0.4),
    "serial": (_serial, 0.8),
    "scale": (_scale, 1),
    "alone": (_alone, 1.2),
    "numbers": (_numbers, 1),
    "icons": (_icons, 0.5),
}
_UNSEEN_BLOCKS: dict[str, tuple[Block, float]] = {**_SHARED, "matrix": (_matrix, 2)}


@cache
def _pool(code: str) -> tuple[str, ...]:
    lists = tomllib.loads((_WORDS / f"{code}.toml").read_text(encoding="utf-8"))
    rows = [word for part in lists.values() for words in part.values() if isinstance(words, list) for word in words]
    return tuple(word for word in rows if isinstance(word, str) and 0 < len(word) < 16 and "{" not in word)
