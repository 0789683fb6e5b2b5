"""A document being set in rows, and what a scanner and a text reader make of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from kie_desktop.fields.document import Document, TextLine, TextPage

_LOOKALIKES = {
    "O": "0", "0": "O", "1": "lI", "I": "1l", "l": "1", "S": "5", "5": "S", "B": "8", "8": "B", "e": "c", "m": "rn",
    ".": ",", ",": ".", "Z": "2", "G": "6", "E": "F", "U": "V", "A": "4", "n": "h", "i": "j",
}  # fmt: skip


@dataclass
class Segment:
    """A text on the paper: left edge and top in pixels, height of its letters."""

    text: str
    x: float
    y: float
    size: float
    width: float
    joins: bool = True


@dataclass
class Paper:
    """Rows of text from top to bottom. width: of the printed part; pitch: from row to row, in letter heights."""

    rng: Random
    width: float
    size: float
    pitch: float
    narrow: float
    y: float = 20.0
    segments: list[Segment] = field(default_factory=list)

    @classmethod
    def drawn(cls, rng: Random, letters: tuple[int, int] = (30, 46)) -> Paper:
        """Paper for so many letters in a row."""
        size, narrow = rng.uniform(18, 30), rng.uniform(0.48, 0.66)
        return cls(rng, rng.randint(*letters) * size * narrow, size, rng.choice((1.15, 1.3, 1.45, 1.6, 1.9)), narrow)

    def width_of(self, text: str, scale: float = 1.0) -> float:
        """Width of a text; East Asian letters are twice as wide."""
        return sum(1.9 if ord(sign) > 0x2E7F else 1.0 for sign in text) * self.size * self.narrow * scale

    def fits(self, text: str, scale: float = 1.0) -> bool:
        """Whether a text goes into one row."""
        return self.width_of(text, scale) <= self.width

    def put(self, text: str, x: float, scale: float = 1.0, *, joins: bool = True) -> None:
        """Set a text into the row at hand, its left edge at x."""
        if text.strip():
            self.segments.append(Segment(text, x, self.y, self.size * scale, self.width_of(text, scale), joins))

    def end_row(self, scale: float = 1.0, gap: float = 0.0) -> None:
        """Go on to the next row. gap: further down, in letter heights."""
        self.y += self.size * (self.pitch * scale + gap)

    def line(self, text: str, align: str = "left", scale: float = 1.0) -> None:
        """A row of one text."""
        wide = self.width_of(text, scale)
        x = {"left": 0.0, "centre": (self.width - wide) / 2, "right": self.width - wide}[align]
        self.put(text, max(x, 0.0), scale)
        self.end_row(scale)

    def gap(self, least: float = 0.2, most: float = 1.5) -> None:
        """Empty space between sections, in letter heights."""
        self.y += self.size * self.rng.uniform(least, most)

    def wrapped(self, text: str, scale: float = 1.0, width: float | None = None) -> list[str]:
        """A text in rows that fit."""
        most, rows = width or self.width, [""]
        for word in text.split(" "):
            longer = f"{rows[-1]} {word}".strip()
            if rows[-1] and self.width_of(longer, scale) > most:
                rows.append(word)
            else:
                rows[-1] = longer
        return rows


@dataclass(frozen=True)
class Wear:
    """What a reader does to the paper. joins: gaps below so many letter heights are one line."""

    noise: float
    lost: float
    jitter: float
    joins: float
    skew: float
    squash: float

    @classmethod
    def drawn(cls, rng: Random) -> Wear:
        """As scanners and phones do."""
        return cls(
            rng.choices((0.0, 0.004, 0.015, 0.04), (40, 30, 20, 10))[0],
            rng.choices((0.0, 0.01, 0.04), (60, 30, 10))[0],
            rng.uniform(0.01, 0.09),
            rng.choice((0.9, 1.4, 1.4, 2.5)),
            rng.gauss(0, 0.006) if rng.random() < 0.5 else 0.0,
            rng.choices((0.0, 0.03, 0.3), (70, 20, 10))[0],
        )


def read_paper(paper: Paper, name: str, *, margin: float = 40.0) -> Document:
    """The lines that a reader finds on the paper."""
    rng, wear = paper.rng, Wear.drawn(paper.rng)
    zoom = rng.uniform(0.5, 2.2)
    rows: dict[float, list[Segment]] = {}
    for segment in paper.segments:
        rows.setdefault(segment.y, []).append(segment)
    lines: list[TextLine] = []
    left, top = rng.uniform(5, margin * 3), rng.uniform(5, margin * 4)
    for row in rows.values():
        for text, x, y, wide, size in _joined(sorted(row, key=lambda one: one.x), wear.joins):
            if rng.random() < wear.lost:
                continue
            seen = misread(rng, text, wear.noise)
            if rng.random() < wear.squash:
                seen = seen.replace(" ", "") if rng.random() < 0.4 else seen.replace(" ", "", 1)
            if not seen.strip():
                continue
            x1, y1 = left + x, top + y + wear.skew * x
            shake = [rng.gauss(0, wear.jitter * size) for _ in range(4)]
            pad = rng.uniform(0, 0.12) * size
            box = (x1 - pad + shake[0], y1 - pad + shake[1], x1 + wide + pad + shake[2], y1 + size + pad + shake[3])
            lines.append(TextLine(len(lines) + 1, seen, tuple(edge * zoom for edge in box)))  # type: ignore[arg-type]
    width = (left + paper.width + margin) * zoom
    height = (top + paper.y + margin) * zoom
    return Document(name, (TextPage(width, height, tuple(lines)),))


def _joined(row: list[Segment], joins: float) -> list[tuple[str, float, float, float, float]]:
    """Neighbours in a row that a reader takes for one line."""
    result: list[tuple[str, float, float, float, float]] = []
    for segment in row:
        if result:
            text, x, y, wide, size = result[-1]
            gap = segment.x - (x + wide)
            if segment.joins and gap < joins * min(size, segment.size) and abs(size - segment.size) < 0.3 * size:
                glue = "" if gap < 0.1 * size else " "
                result[-1] = (text + glue + segment.text, x, y, segment.x + segment.width - x, max(size, segment.size))
                continue
        result.append((segment.text, segment.x, segment.y, segment.width, segment.size))
    return result


def misread(rng: Random, text: str, noise: float) -> str:
    """A text with signs that look alike taken for each other, or left out."""
    if not noise:
        return text
    signs = []
    for sign in text:
        if rng.random() < noise:
            sign = rng.choice((rng.choice(_LOOKALIKES.get(sign, sign)), "" if rng.random() < 0.3 else sign))
        signs.append(sign)
    return "".join(signs)
