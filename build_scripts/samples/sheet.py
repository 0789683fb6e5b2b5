"""A sheet of paper that remembers what was written on it: text becomes entities, fields become links."""

from __future__ import annotations

from random import Random

from PIL import Image, ImageDraw

from build_scripts.samples.fonts import font
from kie_desktop.domain.geometry import Polygon, rectangle
from kie_desktop.domain.page import HUMAN, Entity, Link

_FINE = 2
"""Everything is drawn this much larger and reduced at the end, for smooth type and rules."""
_PAD = 2.0
"""Pixels between the ink of a line and its polygon."""

Ids = list[int]


class Sheet:
    """Drawing in pixels of the finished page; `entities` and `links` grow with what is written."""

    def __init__(self, width: int, height: int, paper: str = "#ffffff", seed: int = 0) -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * _FINE, height * _FINE), paper)
        self.entities: list[Entity] = []
        self.links: list[Link] = []
        self.random = Random(seed)
        self._draw = ImageDraw.Draw(self.image)

    def finished(self) -> Image.Image:
        """The page at its real size."""
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        face: str,
        size: float,
        fill: str = "#1a1a1a",
        label: str = "other",
        anchor: str = "ls",
        tracking: float = 0.0,
    ) -> int:
        """Write one line and return its id. The anchor is Pillow's; `ls` is the left of the base line."""
        type_ = font(face, size * _FINE)
        if tracking:
            left = x * _FINE - {"l": 0.0, "m": 0.5, "r": 1.0}[anchor[0]] * self._tracked_length(text, type_, tracking)
            box = self._tracked(left, y * _FINE, text, type_, fill, tracking, anchor)
        else:
            self._draw.text((x * _FINE, y * _FINE), text, fill, type_, anchor)
            box = self._draw.textbbox((x * _FINE, y * _FINE), text, type_, anchor)
        return self._entity(text, label, box)

    def hand(
        self, x: float, y: float, text: str, face: str, size: float, fill: str = "#1c3f94", label: str = "answer"
    ) -> int:
        """Write one line by hand from a base line: every character a little off."""
        box: tuple[float, float, float, float] | None = None
        pen = x * _FINE
        for character in text:
            type_ = font(face, round(size * _FINE * self.random.uniform(0.96, 1.05)))
            place = pen, (y + self.random.uniform(-0.03, 0.03) * size) * _FINE
            self._draw.text(place, character, fill, type_, "ls")
            pen += type_.getlength(character) * self.random.uniform(0.97, 1.03)
            if not character.isspace():
                box = _around(box, self._draw.textbbox(place, character, type_, "ls"))
        assert box is not None
        return self._entity(text, label, box)

    def link(self, key: int, *values: int) -> None:
        """Link a key to its values."""
        self.links += [Link(key, value, by_human=True) for value in values]

    def width_of(self, text: str, face: str, size: float) -> float:
        """How wide a line gets."""
        return float(font(face, size * _FINE).getlength(text)) / _FINE

    def rule(self, x1: float, y1: float, x2: float, y2: float, fill: str = "#1a1a1a", width: float = 1.0) -> None:
        """A straight rule."""
        points = [side * _FINE for side in (x1, y1, x2, y2)]
        self._draw.line(points, fill, max(1, round(width * _FINE)))

    def dashes(self, x1: float, x2: float, y: float, fill: str = "#1a1a1a", dash: float = 6.0) -> None:
        """A broken horizontal rule."""
        while x1 < x2:
            self.rule(x1, y, min(x1 + dash, x2), y, fill)
            x1 += dash * 2

    def box(
        self, x1: float, y1: float, x2: float, y2: float, fill: str | None = None, outline: str | None = None,
        width: float = 1.0, radius: float = 0.0,
    ) -> None:  # fmt: skip
        """A rectangle, with round corners if asked."""
        corners = [side * _FINE for side in (x1, y1, x2, y2)]
        self._draw.rounded_rectangle(corners, radius * _FINE, fill, outline, max(1, round(width * _FINE)))

    def shape(self, points: Polygon, fill: str) -> None:
        """A filled polygon."""
        self._draw.polygon([(x * _FINE, y * _FINE) for x, y in points], fill)

    def disc(
        self, x: float, y: float, radius: float, fill: str | None, outline: str | None = None, width: float = 1.0
    ) -> None:
        """A circle around (x, y)."""
        corners = [(x - radius) * _FINE, (y - radius) * _FINE, (x + radius) * _FINE, (y + radius) * _FINE]
        self._draw.ellipse(corners, fill, outline, max(1, round(width * _FINE)))

    def tick(self, x: float, y: float, size: float, ticked: bool, ink: str = "#1c3f94", rule: str = "#333333") -> None:
        """A small box to tick, its left top at (x, y)."""
        self.box(x, y, x + size, y + size, None, rule, 1.2)
        if ticked:
            self.rule(x - 1, y + size * 0.45, x + size * 0.4, y + size + 1, ink, 2.2)
            self.rule(x + size * 0.4, y + size + 1, x + size + 4, y - 4, ink, 2.2)

    def overlay(self, picture: Image.Image, x: float, y: float, strength: float) -> None:
        """Press a picture onto the page as ink does: dark stays dark. (x, y) is its centre."""
        left, top = round(x * _FINE - picture.width / 2), round(y * _FINE - picture.height / 2)
        mask = picture.getchannel("A").point(lambda value: round(value * strength))
        self.image.paste(picture.convert("RGB"), (left, top), mask)

    def _tracked(self, x: float, y: float, text: str, type_, fill: str, tracking: float, anchor: str):  # type: ignore[no-untyped-def]
        box = None
        for character in text:
            self._draw.text((x, y), character, fill, type_, "l" + anchor[1])
            if not character.isspace():
                box = _around(box, self._draw.textbbox((x, y), character, type_, "l" + anchor[1]))
            x += type_.getlength(character) + tracking * _FINE
        return box

    def _tracked_length(self, text: str, type_, tracking: float) -> float:  # type: ignore[no-untyped-def]
        return sum(type_.getlength(character) for character in text) + tracking * _FINE * (len(text) - 1)

    def _entity(self, text: str, label: str, box: tuple[float, float, float, float]) -> int:
        x1, y1, x2, y2 = (side / _FINE for side in box)
        points = rectangle((x1 - _PAD, y1 - _PAD, x2 + _PAD, y2 + _PAD))
        entity = Entity(len(self.entities) + 1, points, text, label, by_human=HUMAN)
        self.entities.append(entity)
        return entity.id


def _around(
    box: tuple[float, float, float, float] | None, other: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    if box is None:
        return other
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])
