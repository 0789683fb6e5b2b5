"""Pages with check boxes, radio buttons and what looks like them, drawn at random: to learn from and to measure on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from build_scripts.marks import others
from build_scripts.marks.shapes import Styles
from build_scripts.marks.sheet import DrawnMark, Sheet
from build_scripts.marks.wear import worn
from build_scripts.samples.fonts import font
from kie_desktop.domain.geometry import Box


@dataclass
class MarkPage:
    """A page, uint8[H, W, 3] RGB, and its marks. cut: what of others the edges of the page leave."""

    pixels: NDArray[np.uint8]
    marks: list[DrawnMark]
    cut: list[Box]


def draw_page(seed: int, styles: Styles = Styles.LEARNED) -> MarkPage:
    """The page of a seed."""
    rng = Random(f"marks/{seed}/{styles}")
    long_side = rng.choice((1000, 1000, 1100, 1300, 1600, 1754, 2000, 2339))
    width, height = round(long_side * rng.uniform(0.7, 0.8)), long_side
    if rng.random() < 0.15:
        width, height = height, width
    letters = rng.uniform(0.008, 0.02)
    sheet = Sheet(rng, styles, 2 * width, 2 * height, letters * 2 * long_side)
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


def _options(sheet: Sheet) -> None:
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


def _list(sheet: Sheet) -> None:
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


def _stacked(sheet: Sheet) -> None:
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


def _matrix(sheet: Sheet) -> None:
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


def _scale(sheet: Sheet) -> None:
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


def _alone(sheet: Sheet) -> None:
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


Block = Callable[[Sheet], None]
_SHARED: dict[str, tuple[Block, float]] = {
    "paragraph": (others.paragraph, 2),
    "small-print": (others.small_print, 1),
    "sideways": (others.sideways, 0.8),
    "capitals": (others.capitals, 1),
    "comb": (others.comb, 1),
    "table": (others.table, 1),
    "bullets": (others.bullets, 1),
    "figures": (others.figures, 0.6),
    "fields": (others.fields, 2),
    "options": (_options, 3),
}
_BLOCKS: dict[str, tuple[Block, float]] = {
    **_SHARED,
    "list": (_list, 2),
    "stacked": (_stacked, 0.5),
    "holes": (others.holes, 0.4),
    "serial": (others.serial, 0.8),
    "scale": (_scale, 1),
    "alone": (_alone, 1.2),
    "numbers": (others.numbers, 1),
    "icons": (others.icons, 0.5),
}
_UNSEEN_BLOCKS: dict[str, tuple[Block, float]] = {**_SHARED, "matrix": (_matrix, 2)}
