"""The page that is being drawn: its typeface, the style of its marks, and where the next row begins."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from build_scripts.marks.shapes import MarkStyle, Styles, blank, draw_mark
from build_scripts.samples.fonts import font
from kie_desktop.domain.geometry import Box

_WORDS = Path(__file__).parents[1] / "starter" / "pages" / "words"
FACES = ("inter", "lato", "lato-bold", "roboto-condensed", "garamond", "courier", "mono", "inter-bold", "script")
_UNSEEN_FACES = ("garamond-bold", "courier-bold", "roboto-condensed-bold", "inter-semibold", "hand-pen")
_CJK = ("hei", "song", "kai")
_IN_NO_FACE = "\U0010ffff"
_PAPERS = ("#ffffff", "#ffffff", "#ffffff", "#fbfaf4", "#f2f2f2", "#eef3f8", "#fdf6e3")


class DrawnMark(NamedTuple):
    """box: of its outline, x1, y1, x2, y2 in pixels."""

    box: Box
    checked: bool


@dataclass
class Sheet:
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
        self.face = rng.choice(_CJK if self.is_cjk else FACES if self.styles is Styles.LEARNED else _UNSEEN_FACES)
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
        """Write at (x, middle y), without signs that the typeface lacks; returns where it ends."""
        words = "".join(sign for sign in words if _has(self.face, sign))
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


@cache
def _has(face: str, sign: str) -> bool:
    """Whether a typeface has a sign; for others it shows a box, which would be a mark that nobody drew."""
    drawn, lacking = (font(face, 32).getmask(one) for one in (sign, _IN_NO_FACE))
    return drawn.size != lacking.size or bytes(drawn) != bytes(lacking)


@cache
def _pool(code: str) -> tuple[str, ...]:
    lists = tomllib.loads((_WORDS / f"{code}.toml").read_text(encoding="utf-8"))
    rows = [word for part in lists.values() for words in part.values() if isinstance(words, list) for word in words]
    return tuple(word for word in rows if isinstance(word, str) and 0 < len(word) < 16 and "{" not in word)
