"""Check boxes and radio buttons as people print them and tick them, drawn on a picture at twice its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageDraw

from build_scripts.samples.fonts import font
from kie_desktop.domain.geometry import Box

Points = Sequence[tuple[float, float]]

OUTLINES = (
    *("square", "square", "bold", "rounded", "grey", "wide", "double", "tinted", "high"),
    *("ring", "ring", "double-ring"),
)
UNSEEN_OUTLINES = ("shadow", "ring-tinted", "tall", "blue")
TICKS = (
    *("cross", "cross", "printed-cross", "tick", "tick", "long-tick", "slash", "dot", "filled", "inner"),
    *("scribble", "drawn-over", "glyph", "star"),
)
UNSEEN_TICKS = ("spiral", "heavy-glyph", "wave", "half")
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

    @classmethod
    def drawn(cls, rng: Random, unseen: bool) -> MarkStyle:
        """A random style; unseen: of those that nothing is trained on."""
        outline = rng.choice(UNSEEN_OUTLINES if unseen else OUTLINES)
        kinds = UNSEEN_TICKS if unseen else TICKS
        return cls(
            outline,
            rng.uniform(0.05, 0.13),
            tuple(rng.choice(kinds) for _ in range(rng.choice((1, 1, 2, 4)))),
            rng.choice(_INKS),
            rng.uniform(0.07, 0.17),
            "#8c8c8c"
            if outline == "grey"
            else "#2f62b5"
            if outline == "blue"
            else rng.choice(("#000000", "#111111", "#222222", "#444444", "#26324f")),
        )

    @property
    def is_round(self) -> bool:
        """Whether it is a radio button."""
        return "ring" in self.outline


def draw_mark(draw: ImageDraw.ImageDraw, rng: Random, style: MarkStyle, box: Box, checked: bool) -> None:
    """One mark: its outline in a box, and its tick."""
    _outline(draw, style, box)
    if checked:
        _TICK_OF[rng.choice(style.ticks)](draw, rng, style, box)


def _outline(draw: ImageDraw.ImageDraw, style: MarkStyle, box: Box) -> None:
    side = min(box[2] - box[0], box[3] - box[1])
    line = max(2, round(style.line * side))
    name, colour = style.outline, style.colour
    fill = "#e6ebf2" if "tinted" in name else None
    if style.is_round:
        draw.ellipse(box, fill, colour, line)
        if name == "double-ring":
            draw.ellipse(_inset(box, 0.18), None, colour, max(1, line // 2))
    elif name == "rounded":
        draw.rounded_rectangle(box, 0.22 * side, None, colour, line)
    else:
        if name == "shadow":
            draw.rectangle(_moved(box, 0.09 * side, 0.09 * side), "#555555")
            fill = "#ffffff"
        draw.rectangle(box, fill, colour, line * 2 if name == "bold" else line)
        if name == "double":
            draw.rectangle(_inset(box, 0.14), None, colour, max(1, line // 2))


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
    "wave": _wave,
    "half": _half,
    "spiral": _spiral,
    "heavy-glyph": _heavy_glyph,
}


def blank(width: int, height: int, colour: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty picture, and what draws on it."""
    image = Image.new("RGB", (width, height), colour)
    return image, ImageDraw.Draw(image)
