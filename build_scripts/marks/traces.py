"""What people and machines leave on a page beside text: handwriting, raster, edges of the scanner, grids."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from build_scripts.marks.sheet import Sheet
from build_scripts.samples.fonts import font

_PENS = ("#101010", "#1a2a7a", "#1f3fa8", "#3a3a3a", "#30508c")
_HANDS = ("hand-felt", "script", "garamond-italic")


def handwriting(sheet: Sheet) -> None:
    """Signatures and dates that cross the lines, words in rings, long strokes."""
    rng = sheet.rng
    pen, line = rng.choice(_PENS), rng.choice((2, 3, 3, 4, 6))
    for _ in range(rng.randint(1, 3)):
        y = sheet.y + sheet.row / 2
        end = sheet.text(sheet.left, y, sheet.words(rng.randint(1, 3)))
        x = end + sheet.size * rng.uniform(0.3, 3)
        if rng.random() < 0.6:
            sheet.draw.line((x, y + sheet.size * 0.5, sheet.width * 0.9, y + sheet.size * 0.5), sheet.colour, 2)
        kind = rng.choice(("signature", "signature", "date", "ringed", "strokes"))
        if kind == "signature":
            sheet.draw.line(_signature(rng, x, y, sheet.size), pen, line, "curve")
        elif kind == "date":
            type_ = font(rng.choice(_HANDS), round(sheet.size * rng.uniform(1.2, 2.6)))
            words = rng.choice(("8/12", "22", "10/4/91", "J. Q.", "ok", "OK", "No", "x 3", "#6", "2nd", "go", "0.75"))
            sheet.draw.text((x, y), words, pen, type_, "lm")
        elif kind == "ringed":
            start = sheet.left - sheet.size * 0.4
            sheet.draw.line(_around(rng, (start, y - sheet.size, end + sheet.size * 0.4, y + sheet.size)), pen, line)
        else:
            for _ in range(rng.randint(1, 3)):
                at = rng.uniform(sheet.left, sheet.width * 0.9)
                sheet.draw.line((at, y + sheet.size, at + sheet.size * rng.uniform(-2, 3), y - sheet.size), pen, line)
        sheet.y += sheet.row * rng.uniform(1, 1.6)


def _signature(rng: Random, x: float, y: float, size: float) -> list[tuple[float, float]]:
    """Loops that go on to the right, of changing height."""
    points, wide, high = [], size * rng.uniform(0.25, 0.9), size * rng.uniform(0.4, 1.6)
    lean, phase = rng.uniform(0.2, 1.0), rng.uniform(0, pi)
    for step in range(rng.randint(20, 60)):
        if step % 8 == 0:
            high = size * rng.uniform(0.2, 1.6)
        t = step / 2.5 + phase
        points.append((x + wide * (step / 6 + lean * cos(t)), y + high * sin(t)))
    return points


def _around(rng: Random, box: tuple[float, float, float, float]) -> list[tuple[float, float]]:
    """By hand around a word; the ends do not meet."""
    x1, y1, x2, y2 = box
    start, turn = rng.uniform(0, 2 * pi), rng.uniform(4.5, 6.6)
    points = []
    for step in range(41):
        angle, off = start + turn * step / 40, 1 + rng.gauss(0, 0.02)
        x, y = off * (x2 - x1) / 2 * cos(angle), off * (y2 - y1) / 2 * sin(angle)
        points.append(((x1 + x2) / 2 + x, (y1 + y2) / 2 + y))
    return points


def raster(sheet: Sheet) -> None:
    """A grey area of dots, ragged where it was copied, with words on it at times."""
    rng = sheet.rng
    step = rng.choice((4, 5, 6, 8, 10))
    wide, high = sheet.size * rng.uniform(2, 25), sheet.size * rng.uniform(0.8, 5)
    dot, share = step * rng.uniform(0.3, 0.8), rng.uniform(0.5, 1.0)
    x0 = sheet.left + rng.uniform(0, 0.4) * sheet.width
    for row in range(round(high / step)):
        for column in range(round(min(wide, sheet.width * 0.95 - x0) / step)):
            if rng.random() < share:
                x, y = x0 + (column + (row % 2) / 2) * step, sheet.y + row * step
                sheet.draw.rectangle((x, y, x + dot, y + dot), sheet.colour)
    if rng.random() < 0.5:
        sheet.text(x0 + sheet.size * 0.5, sheet.y + high / 2, sheet.words(2), rng.uniform(0.8, 1.4))
    sheet.y += high + sheet.size * 0.5


def scanner_edge(sheet: Sheet) -> None:
    """Black beside the page, where the scanner saw more than the page: ragged, with specks."""
    rng = sheet.rng
    wide = sheet.width * rng.uniform(0.01, 0.05)
    left = rng.random() < 0.6
    y, points = 0.0, []
    while y < sheet.height:
        points.append((wide + rng.gauss(0, sheet.size * 0.12), y))
        y += sheet.size * rng.uniform(0.2, 3)
    shape = [(0.0, 0.0), *points, (0.0, float(sheet.height))]
    sheet.draw.polygon([(x if left else sheet.width - x, y) for x, y in shape], "#080808")
    for _ in range(rng.randint(0, 60)):
        x, y = wide * rng.uniform(0.9, 2.2), rng.uniform(0, sheet.height)
        side = rng.choice((2, 3, 4, 6, 10))
        x = x if left else sheet.width - x
        sheet.draw.ellipse((x, y, x + side * rng.uniform(0.6, 1.6), y + side), "#101010")


def grid(sheet: Sheet) -> None:
    """Many empty cells as large as marks, under heads; a few hold a number."""
    rng = sheet.rng
    high = sheet.side * rng.uniform(0.9, 1.6)
    wide = high * rng.uniform(0.8, 2.4)
    columns, rows = rng.randint(3, 10), rng.randint(5, 12)
    left = sheet.left + rng.choice((0.0, rng.uniform(0, 0.4) * sheet.width))
    columns = max(3, min(columns, int((sheet.width * 0.95 - left) / wide)))
    line, is_filled = rng.choice((2, 2, 3)), rng.random() < 0.4
    for row in range(rows + 1):
        y = sheet.y + row * high
        sheet.draw.line((left, y, left + columns * wide, y), sheet.colour, line)
    for column in range(columns + 1):
        x = left + column * wide
        sheet.draw.line((x, sheet.y, x, sheet.y + rows * high), sheet.colour, line)
    if is_filled:
        for row in range(rows):
            for column in range(columns):
                if rng.random() < 0.3:
                    at = left + (column + 0.2) * wide, sheet.y + (row + 0.5) * high
                    sheet.text(*at, rng.choice(("1", "7", "X", "-", "0", "12")), high / sheet.size * 0.6)
    sheet.y += rows * high + sheet.size
