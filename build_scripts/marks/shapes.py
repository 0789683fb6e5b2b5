"""Check boxes and radio buttons as people print them and tick them, drawn on a picture at twice its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageDraw

from build_scripts.samples.fonts import font
from kie_desktop.domain.geometry import Box

Points = Sequence[tuple[float, float]]

OUTLINES = (
    *("square", "square", "bold", "rounded", "grey", "wide", "double", "tinted", "high"),
    *("narrow", "narrow", "long", "broken", "dashed", "sketched", "open", "mid-grey"),
    *("ring", "ring", "double-ring", "oval-ring", "broken-ring", "mid-grey-ring"),
)
UNSEEN_OUTLINES = ("shadow", "ring-tinted", "tall", "blue")
FRESH_OUTLINES = ("sunken", "dotted-ring", "cut", "ring", "square")
TICKS = (
    *("cross", "cross", "printed-cross", "tick", "tick", "long-tick", "slash", "dot", "filled", "inner"),
    *("scribble", "drawn-over", "glyph", "star", "letter", "loop", "hatched", "band", "plus", "thick"),
)
UNSEEN_TICKS = ("spiral", "heavy-glyph", "wave", "half")
FRESH_TICKS = ("zigzag", "double-tick", "eight", "corner")


class Styles(StrEnum):
    """Which outlines, ticks, typefaces and layouts a page has.

    LEARNED: those that the networks learn from. UNSEEN: none of them. FRESH: ticks and most outlines that are neither,
    which nobody looked at while the learned ones were chosen.
    """

    LEARNED = "False"
    UNSEEN = "True"
    FRESH = "fresh"


_SOMETIMES_FILLED = ("tinted", "square", "rounded", "wide", "high", "narrow", "long", "mid-grey")
_INKS = ("#101010", "#101010", "#202020", "#1a2a7a", "#1f3fa8", "#9a1c1c", "#4a4a4a", "#30508c")


@dataclass(frozen=True)
class MarkStyle:
    """How the marks of one page look. line: of the outline, as a part of the side. ink: of what is drawn by hand."""

    outline: str
    line: float
    ticks: tuple[str, ...]
    ink: str
    pen: float
    colour: str
    fill: str | None

    @classmethod
    def drawn(cls, rng: Random, styles: Styles) -> MarkStyle:
        """A random style of some."""
        outlines, kinds = {
            Styles.LEARNED: (OUTLINES, TICKS),
            Styles.UNSEEN: (UNSEEN_OUTLINES, UNSEEN_TICKS),
            Styles.FRESH: (FRESH_OUTLINES, FRESH_TICKS),
        }[styles]
        outline = rng.choice(outlines)
        line = rng.uniform(0.05, 0.13)
        ticks = tuple(rng.choice(kinds) for _ in range(rng.choice((1, 1, 2, 4))))
        ink, pen = rng.choice(_INKS), rng.uniform(0.07, 0.17)
        colour, fill = _colour(rng, outline), "#e6ebf2" if "tinted" in outline else None
        if styles is Styles.LEARNED and outline in _SOMETIMES_FILLED and rng.random() < 0.4:
            fill = "#" + 3 * f"{rng.randint(0xC8, 0xFF):02x}"  # darker or lighter than the paper
        return cls(outline, line, ticks, ink, pen, colour, fill)

    @property
    def is_round(self) -> bool:
        """Whether it is a radio button."""
        return "ring" in self.outline


def _colour(rng: Random, outline: str) -> str:
    if outline in ("grey", "blue"):
        return {"grey": "#8c8c8c", "blue": "#2f62b5"}[outline]
    if outline.startswith("mid-grey"):
        return "#" + 3 * f"{rng.randint(0x48, 0xB0):02x}"
    return rng.choice(("#000000", "#111111", "#222222", "#444444", "#26324f"))


def draw_mark(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box, checked: bool) -> None:
    """One mark: its outline in a box, and its tick."""
    _outline(draw, rng, style, box)
    if checked:
        _TICK_OF[rng.choice(style.ticks)](draw, rng, style, box)


def _outline(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    side = min(box[2] - box[0], box[3] - box[1])
    line = max(2, round(style.line * side))
    name, colour = style.outline, style.colour
    fill = style.fill
    if style.is_round:
        _ring(draw, rng, style, box, fill, line)
    elif name == "rounded":
        draw.rounded_rectangle(box, 0.22 * side, fill, colour, line)
    elif name == "sunken":
        _sunken(draw, box, line)
    elif name == "cut":
        draw.polygon(_octagon(box), fill, colour, line)
    elif name in ("broken", "dashed", "sketched", "open"):
        _four_sides(draw, rng, style, box, line)
    else:
        if name == "shadow":
            draw.rectangle(_moved(box, 0.09 * side, 0.09 * side), "#555555")
            fill = "#ffffff"
        draw.rectangle(box, fill, colour, line * 2 if name == "bold" else line)
        if name == "double":
            draw.rectangle(_inset(box, 0.14), None, colour, max(1, line // 2))


def _ring(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box, fill: str | None, line: int) -> None:
    if style.outline == "broken-ring":
        start = rng.uniform(0, 360)
        draw.arc(box, start, start + rng.uniform(250, 340), style.colour, line)
        return
    if style.outline == "dotted-ring":
        for start in range(0, 360, 30):
            draw.arc(box, start, start + 17, style.colour, line)
        return
    draw.ellipse(box, fill, style.colour, line)
    if style.outline == "double-ring":
        draw.ellipse(_inset(box, 0.18), None, style.colour, max(1, line // 2))


def _sunken(draw: ImageDraw.ImageDraw, box: Box, line: int) -> None:
    """Dark above and on the left, light below and on the right, as windows of the nineties show them."""
    x1, y1, x2, y2 = box
    draw.rectangle(box, "#ffffff", "#c0c0c0", line)
    draw.line(((x1, y2), (x1, y1), (x2, y1)), "#505050", line)
    draw.line(((x1 + line, y2 - line), (x1 + line, y1 + line), (x2 - line, y1 + line)), "#101010", max(1, line // 2))


def _octagon(box: Box) -> list[tuple[float, float]]:
    x1, y1, x2, y2 = box
    cut = 0.2 * (x2 - x1)
    return [
        *((x1 + cut, y1), (x2 - cut, y1), (x2, y1 + cut), (x2, y2 - cut)),
        *((x2 - cut, y2), (x1 + cut, y2), (x1, y2 - cut), (x1, y1 + cut)),
    ]


def _four_sides(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box, line: int) -> None:
    """Each side by itself: with gaps where print is worn, in dashes, by hand, or one of them hardly there."""
    x1, y1, x2, y2 = box
    corners = ((x1, y1), (x2, y1), (x2, y2), (x1, y2), (x1, y1))
    missing = rng.randrange(4) if style.outline == "open" else None
    for side, (start, end) in enumerate(pairwise(corners)):
        if style.outline == "sketched":
            off = 0.06 * min(x2 - x1, y2 - y1)
            path = [(x + rng.gauss(0, off), y + rng.gauss(0, off)) for x, y in (start, end)]
            draw.line(path, style.ink, line)
            continue
        for first, last in _gaps(rng, style.outline, side == missing):
            at = [(start[0] + t * (end[0] - start[0]), start[1] + t * (end[1] - start[1])) for t in (first, last)]
            draw.line(at, style.colour, line)


def _gaps(rng: Random, outline: str, is_missing: bool) -> list[tuple[float, float]]:
    """From where to where a side is drawn, 0 to 1."""
    if is_missing:
        return [(0.0, rng.uniform(0, 0.3)), (rng.uniform(0.7, 1.0), 1.0)]
    if outline == "dashed":
        return [(n / 7, (n + 1) / 7) for n in range(0, 7, 2)]
    if outline == "broken" and rng.random() < 0.6:
        gap, wide = rng.uniform(0.1, 0.8), rng.uniform(0.1, 0.35)
        return [(0.0, gap), (min(gap + wide, 1.0), 1.0)]
    return [(0.0, 1.0)]


def _stroke(
    draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box, points: Points, wide: float = 1
) -> None:
    """A line by hand through points in 0..1 of the box, a little beside each."""
    width, height = box[2] - box[0], box[3] - box[1]
    line = max(2, round(style.pen * min(width, height) * wide))
    path = [(box[0] + (x + rng.gauss(0, 0.03)) * width, box[1] + (y + rng.gauss(0, 0.03)) * height) for x, y in points]
    draw.line(path, style.ink, line, "curve")
    for x, y in (path[0], path[-1]):
        draw.ellipse((x - line / 2, y - line / 2, x + line / 2, y + line / 2), style.ink)


def _cross(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    a, b = rng.uniform(-0.3, 0.22), rng.uniform(0.78, 1.3)
    _stroke(draw, rng, style, box, ((a, a), (0.5, 0.5), (b, b)))
    _stroke(draw, rng, style, box, ((b, a), (0.5, 0.5), (a, b)))


def _printed_cross(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    inner = _inset(box, rng.choice((0.02, 0.15, 0.22)))
    line = max(2, round(style.line * (box[2] - box[0]) * rng.uniform(0.8, 1.6)))
    draw.line((inner[0], inner[1], inner[2], inner[3]), style.colour, line)
    draw.line((inner[2], inner[1], inner[0], inner[3]), style.colour, line)


def _tick(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box, far: float = 0.0) -> None:
    end = rng.uniform(0.8, 1.25) + far, rng.uniform(-0.35, 0.2) - far
    _stroke(draw, rng, style, box, ((rng.uniform(-0.05, 0.25), rng.uniform(0.4, 0.6)), (0.42, 0.85), end))


def _long_tick(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    _tick(draw, rng, style, box, 0.45)


def _dot(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    draw.ellipse(_inset(box, rng.uniform(0.2, 0.32)), style.ink if rng.random() < 0.5 else style.colour)


def _filled(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    shape = draw.ellipse if style.is_round else draw.rectangle
    shape(box, style.colour if rng.random() < 0.6 else style.ink)


def _inner(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    shape = draw.ellipse if style.is_round else draw.rectangle
    shape(_inset(box, rng.uniform(0.18, 0.28)), style.colour)


def _scribble(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    turns = rng.randint(3, 6)
    rows = [(0.1 if n % 2 else 0.9, 0.1 + 0.8 * n / (2 * turns)) for n in range(2 * turns + 1)]
    points = rows if rng.random() < 0.5 else [(y, x) for x, y in rows]
    _stroke(draw, rng, style, box, points)


def _drawn_over(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    points = [(rng.uniform(-0.2, 1.2), rng.uniform(-0.2, 1.2)) for _ in range(rng.randint(9, 16))]
    _stroke(draw, rng, style, box, points, 1.5)


def _slash(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    _stroke(draw, rng, style, box, ((rng.uniform(-0.25, 0.1), rng.uniform(0.9, 1.25)), (rng.uniform(0.9, 1.25), -0.1)))


def _star(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    _cross(draw, rng, style, box)
    _stroke(draw, rng, style, box, ((0.5, rng.uniform(-0.1, 0.1)), (0.5, rng.uniform(0.9, 1.1))))


def _letter(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    """A printed letter or sign, with or without serifs, thin or bold."""
    face = rng.choice(("lato-black", "lato-bold", "garamond", "courier", "inter-bold", "inter", "script"))
    _glyph(draw, rng, style, box, "XXXxxVvYH/+*", face)


def _loop(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    """Around the box, or within it."""
    reach = rng.uniform(0.25, 0.75)
    points = [(0.5 + reach * cos(n / 2), 0.5 + reach * sin(n / 2) * rng.uniform(0.85, 1)) for n in range(14)]
    _stroke(draw, rng, style, box, points)


def _hatched(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    for place in range(rng.randint(2, 5)):
        x = 0.1 + 0.2 * place
        _stroke(draw, rng, style, box, ((x, 0.95), (x + rng.uniform(0.0, 0.4), 0.05)), 0.8)


def _band(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    """A part of the box, from side to side."""
    x1, y1, x2, y2 = box
    share = rng.uniform(0.5, 0.9)
    draw.rectangle((x1, y1 + (1 - share) * (y2 - y1), x2, y2), style.ink)


def _plus(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    _stroke(draw, rng, style, box, ((0.5, rng.uniform(-0.2, 0.2)), (0.5, rng.uniform(0.8, 1.2))))
    _stroke(draw, rng, style, box, ((rng.uniform(-0.2, 0.2), 0.5), (rng.uniform(0.8, 1.2), 0.5)))


def _thick(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    """With a felt pen."""
    if rng.random() < 0.5:
        _stroke(draw, rng, style, box, ((0.1, 0.55), (0.4, 0.9), (rng.uniform(0.8, 1.3), rng.uniform(-0.2, 0.2))), 2)
    else:
        _stroke(draw, rng, style, box, ((0.1, 0.1), (0.9, 0.9)), 2)
        _stroke(draw, rng, style, box, ((0.9, 0.1), (0.1, 0.9)), 2)


def _spiral(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    turns = rng.uniform(2, 4)
    steps = 40
    points = [
        (
            0.5 + 0.42 * n / steps * cos(2 * pi * turns * n / steps),
            0.5 + 0.42 * n / steps * sin(2 * pi * turns * n / steps),
        )
        for n in range(steps + 1)
    ]
    _stroke(draw, rng, style, box, points, 0.8)


def _wave(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    points = [(n / 12 * 1.2 - 0.1, 0.5 + 0.3 * sin(2 * pi * n / 5)) for n in range(13)]
    _stroke(draw, rng, style, box, points)
    _stroke(draw, rng, style, box, [(y, x) for x, y in points])


def _half(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    x1, y1, x2, y2 = box
    draw.polygon(((x1, y1), (x2, y1), (x1, y2)) if rng.random() < 0.5 else ((x2, y1), (x2, y2), (x1, y2)), style.ink)


def _zigzag(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    turns = rng.randint(4, 7)
    _stroke(draw, rng, style, box, [(n / turns, 0.85 if n % 2 else 0.15) for n in range(turns + 1)])


def _double_tick(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    for x in (0.0, 0.3):
        _stroke(draw, rng, style, box, ((x, 0.5), (x + 0.25, 0.85), (x + 0.75, rng.uniform(-0.1, 0.2))), 0.8)


def _eight(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    points = [(0.5 + 0.45 * sin(n * pi / 10), 0.5 + 0.4 * sin(n * pi / 5)) for n in range(21)]
    _stroke(draw, rng, style, box, points)


def _corner(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    """A blot in one corner of the box."""
    x1, y1, x2, y2 = box
    wide, high = rng.uniform(0.5, 0.75) * (x2 - x1), rng.uniform(0.5, 0.75) * (y2 - y1)
    left, top = rng.choice((x1, x2 - wide)), rng.choice((y1, y2 - high))
    draw.ellipse((left, top, left + wide, top + high), style.ink)


def _glyph(
    draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box, signs: str = "✓xX×", face: str = "mono"
) -> None:
    type_ = font(face, (box[3] - box[1]) * rng.uniform(0.9, 1.25))
    draw.text(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), rng.choice(signs), style.ink, type_, "mm")


def _heavy_glyph(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box) -> None:
    _glyph(draw, rng, style, box, "✔✘✗", "mono-bold")


def _inset(box: Box, share: float) -> Box:
    dx, dy = share * (box[2] - box[0]), share * (box[3] - box[1])
    return box[0] + dx, box[1] + dy, box[2] - dx, box[3] - dy


def _moved(box: Box, dx: float, dy: float) -> Box:
    return box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy


_TICK_OF = {
    "cross": _cross,
    "printed-cross": _printed_cross,
    "tick": _tick,
    "dot": _dot,
    "filled": _filled,
    "inner": _inner,
    "scribble": _scribble,
    "drawn-over": _drawn_over,
    "glyph": _glyph,
    "slash": _slash,
    "long-tick": _long_tick,
    "star": _star,
    "letter": _letter,
    "loop": _loop,
    "hatched": _hatched,
    "band": _band,
    "plus": _plus,
    "thick": _thick,
    "zigzag": _zigzag,
    "double-tick": _double_tick,
    "eight": _eight,
    "corner": _corner,
    "wave": _wave,
    "half": _half,
    "spiral": _spiral,
    "heavy-glyph": _heavy_glyph,
}


def blank(width: int, height: int, colour: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty picture, and what draws on it."""
    image = Image.new("RGB", (width, height), colour)
    return image, ImageDraw.Draw(image)
