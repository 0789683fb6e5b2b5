"""A page being set: text lines go down on it, and links between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from build_scripts.starter.pages.pools import Pool

WIDTH, HEIGHT = 762.0, 1000.0
"""The sheet that layouts are set on, in units of about one pixel of a 90 dpi scan; `damage` scales it."""
OTHER, KEY, VALUE, HEADER = "other", "question", "answer", "header"
_NARROW = frozenset("iljtf.,:;'|!()[]1 ")
_WIDE = frozenset("mwMW%@&—")


@dataclass
class Line:
    """One text line: box x1, y1, x2, y2 on the sheet. block: lines of one number were set as one text."""

    text: str
    box: tuple[float, float, float, float]
    label: str
    block: int | None = None


@dataclass(frozen=True)
class Style:
    """How one page looks. Sizes in sheet units; shares and chances 0 to 1. tab: share of the width left of values.
    broken: chance of a long word at the end of a line to go on in the next.

    box: what is printed before something to choose. box_manner: `glued` to it, `apart` from it, or `none`.
    """

    size: float
    pitch: float
    squeeze: float
    fixed: bool
    key_case: str
    value_case: str
    colon: str
    empty: float
    value_size: float
    tab: float
    broken: float
    box: str
    box_manner: str

    @classmethod
    def drawn(cls, rng: Random, survey: bool = False) -> Style:
        """A random style; survey: of a form that is annotated as questionnaires are."""
        size = rng.triangular(7.5, 15.5, 10.5) if survey else rng.triangular(8.5, 16.5, 12.5)
        spread = rng.choices(((1.05, 1.5), (1.5, 2.4), (2.4, 4.0)), (40, 40, 20))[0]
        return cls(
            size=size,
            pitch=size * rng.uniform(*spread),
            squeeze=rng.uniform(0.8, 1.15),
            fixed=rng.random() < 0.45,
            key_case=rng.choices(("upper", "title", "as-is", "sentence"), (4, 2, 92, 2) if survey else (56, 15, 22, 7))[
                0
            ],
            value_case=rng.choices(("as-is", "upper", "lower"), (92, 5, 3) if survey else (75, 20, 5))[0],
            colon=rng.choices((":", "", " :", ".", "mixed"), (28, 46, 2, 1, 23) if survey else (40, 34, 3, 2, 21))[0],
            empty=rng.choices((0.0, 0.15, 0.4, 0.8), (45, 30, 18, 7) if survey else (22, 30, 26, 22))[0],
            value_size=rng.uniform(0.95, 1.3),
            tab=rng.uniform(0.16, 0.42),
            broken=rng.choice((0.0, 0.0, 0.0, 0.0, 0.5)),
            box=rng.choice(("□", "□", "□", "□", "O", "○", "☐", "0", "( )", "[ ]")),
            box_manner=rng.choices(("glued", "apart", "none"), (40, 42, 18))[0],
        )


class Sheet:
    """Lines and links of one page in the order of their making, with its look and its language."""

    def __init__(self, rng: Random, pool: Pool, survey: bool = False, second: Pool | None = None) -> None:
        """survey: annotated as questionnaires are (`survey.py`). second: a language that keys are repeated in."""
        self.rng = rng
        self.pool = pool
        self.survey = survey
        self.second = second
        self.between = rng.choice((" / ", " | ", " ", " ", "/"))
        self.style = Style.drawn(rng, survey)
        self.of_parts: set[int] = set()
        self.lines: list[Line] = []
        self.links: list[tuple[int, int]] = []

    def width_of(self, text: str, scale: float = 1.0) -> float:
        """How wide a text stands in the page's font."""
        unit = self.style.size * 0.52 * scale * self.style.squeeze
        if self.style.fixed and text.isascii():
            return unit * len(text) * 1.08
        total = 0.0
        for sign in text:
            if ord(sign) > 0x2E7F:
                total += 1.9
            elif sign in _NARROW:
                total += 0.6
            elif sign in _WIDE:
                total += 1.5
            else:
                total += 1.25 if sign.isupper() else 1.0
        return unit * max(total, 0.8)

    def put(self, text: str, x: float, y: float, label: str, scale: float = 1.0) -> int:
        """Set a line with its top left corner at (x, y); returns its index."""
        text = text.strip()
        box = (x, y, x + self.width_of(text, scale), y + self.style.size * scale)
        self.lines.append(Line(text, box, label))
        return len(self.lines) - 1

    def centred(self, text: str, left: float, right: float, y: float, label: str, scale: float = 1.0) -> int:
        """Set a line in the middle between two edges."""
        return self.put(text, max(left, (left + right - self.width_of(text, scale)) / 2), y, label, scale)

    def link(self, heads: Sequence[int], tails: Sequence[int]) -> None:
        """Link every line of a key to every line of its value."""
        self.links += [(head, tail) for head in heads for tail in tails]

    def join(self, lines: Sequence[int]) -> None:
        """Note that these lines are one text: some annotators draw one box around all of it."""
        for index in lines:
            self.lines[index].block = lines[0]

    def right(self, index: int) -> float:
        """Right edge of a line."""
        return self.lines[index].box[2]

    def bottom(self, index: int) -> float:
        """Lower edge of a line."""
        return self.lines[index].box[3]

    def key_text(self, text: str, colon: bool | None = None) -> str:
        """A key in the page's case and with its ending."""
        style = self.style
        if style.key_case == "upper":
            text = text.upper()
        elif style.key_case == "title" and text.isascii():
            text = text.title()
        elif style.key_case == "sentence":
            text = text.capitalize()
        ending = style.colon if style.colon != "mixed" else self.rng.choice((":", ""))
        if text[-1:] in ":?.)" and text[-3:] != "No.":
            ending = "" if ending != ":" else ending * (text[-1] == ")")
        if colon is not None:
            ending = ":" if colon else ""
        if ending == ":" and self.pool.dense and self.rng.random() < 0.5:
            ending = "："
        return text + ending

    def value_text(self, text: str) -> str:
        """A value in the page's case."""
        if self.style.value_case == "upper":
            return text.upper()
        return text.lower() if self.style.value_case == "lower" else text

    def fitting(self, texts: Sequence[str], width: float) -> str:
        """The first text that stands on one line of this width; the shortest where none does."""
        fits = (text for text in texts if self.width_of(text) <= width)
        return next(fits, min(texts, key=len))

    def wrapped(self, text: str, width: float, scale: float = 1.0) -> list[str]:
        """A text broken into lines of at most `width`; words (or dense text's signs) stay whole."""
        glue = "" if self.pool.dense and not text.isascii() else " "
        rows: list[str] = []
        for word in text if not glue else text.split():
            longer = rows[-1] + glue + word if rows else word
            if rows and self.width_of(longer, scale) <= width:
                rows[-1] = longer
            elif rows and glue and len(word) > 8 and word.isalpha() and self.rng.random() < self.style.broken:
                at = self.rng.randint(3, len(word) - 3)
                rows[-1] = f"{rows[-1]} {word[:at]}-"
                rows.append(word[at:])
            else:
                rows.append(word)
        return rows
