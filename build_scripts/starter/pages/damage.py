"""What scanning, reading and annotating do to a clean sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import cos, radians, sin
from random import Random

from build_scripts.starter.pages.sheet import HEADER, HEIGHT, KEY, OTHER, VALUE, WIDTH, Line, Sheet
from kie_desktop.domain.geometry import Polygon, union_box
from kie_desktop.domain.page import Entity, Link, Page

_LOOKALIKES = {
    "O": "0Q", "0": "Oo", "l": "1I", "1": "lI", "I": "1l", "S": "5", "5": "S", "B": "8", "8": "B", "e": "c",
    "c": "e", "a": "o", "o": "a", "n": "h", "h": "n", "m": "rn", "t": "f", "f": "t", "r": "n", "u": "v", "E": "F",
    "i": "j", ".": ",", "G": "6", "Z": "2", ":": ";.", "日": "目", "人": "入", "未": "末", "己": "已",
}  # fmt: skip
_INNER = re.compile(r"(?<=\w)[-/,:&](?=\w)|(?<=\d)\.(?=\d)")
_WHOLE = {KEY: 0.85, HEADER: 0.4, VALUE: 0.25, OTHER: 0.12}
_SIZES = ((1240, 1754), (2480, 3508), (1654, 2339), (1700, 2200), (850, 1100), (1000, 1400))


def to_page(sheet: Sheet, name: str) -> Page:
    """The page that a sheet becomes: pixels, skew, jitter, misread signs, torn and joined lines.

    Every entity lies on the page and every link names entities of it.
    """
    rng = sheet.rng
    width, height = (rng.randint(750, 805), 1000) if rng.random() < 0.6 else rng.choice(_SIZES)
    scale_x, scale_y = width / WIDTH, height / HEIGHT
    zoom = rng.uniform(0.9, 1.03)
    shift = rng.uniform(-12, 12), rng.uniform(-12, 12)
    angle = radians(rng.gauss(0, 0.35)) if rng.random() < 0.5 else 0.0
    noise = rng.choices((0.0, 0.01, 0.04), (60, 28, 12))[0]
    spacing = rng.choices((0.0, 0.85), (85, 15) if sheet.survey else (40, 60))[0]
    jitter = rng.uniform(0.2, 1.8)
    pad = rng.uniform(-0.5, 2.5)
    kept: dict[int, list[Entity]] = {}
    count = 0
    for parts in _segments(sheet):
        for index, line in parts:
            x1, y1, x2, y2 = (edge + rng.gauss(0, jitter) for edge in _moved(line.box, zoom, shift, angle))
            points = _on_page(
                ((x1 - pad) * scale_x, (y1 - pad) * scale_y, (x2 + pad) * scale_x, (y2 + pad) * scale_y), width, height
            )
            if points is None:
                continue
            count += 1
            text = misread(rng, spaced(rng, line.text, spacing), noise)
            entity = Entity(count, points, text, line.label)
            for member in index:
                kept.setdefault(member, []).append(entity)
    page = Page(name, width, height)
    links = {(head.id, tail.id) for a, b in sheet.links for head in kept.get(a, ()) for tail in kept.get(b, ())}
    entities = {entity.id: entity for parts in kept.values() for entity in parts}
    return page.with_entities([*entities.values()], [Link(*pair) for pair in sorted(links)])


Segment = tuple[tuple[int, ...], Line]
"""What becomes one entity, and the numbers of the sheet's lines that it holds."""


def _segments(sheet: Sheet) -> Iterator[list[Segment]]:
    """The sheet's lines as an annotator cuts them: by line or by block, some torn, some left out."""
    rng = sheet.rng
    by_block = {*_whole(sheet)}
    tearing = rng.choices((0.01, 0.15), (9, 1))[0]
    shredding = rng.random() < 0.12
    shred_headings = rng.random() < 0.03
    done: set[int] = set()
    for number, line in enumerate(sheet.lines):
        if number in done or rng.random() < 0.01 or not line.text.strip():
            continue
        if line.block is not None and line.label in by_block:
            members = [at for at, other in enumerate(sheet.lines) if other.block == line.block]
            done.update(members)
            glue = "" if sheet.pool.dense else " "
            lines = [sheet.lines[at] for at in members]
            box = union_box(other.box for other in lines)
            yield [(tuple(members), Line(glue.join(other.text for other in lines), box, line.label))]
        elif (shredding and line.label == OTHER and line.block is not None and rng.random() < 0.7) or (
            shred_headings and line.label == HEADER
        ):
            yield [((number,), part) for part in _shredded(line)]
        else:
            yield [((number,), part) for part in _torn(rng, line, tearing)]


def _whole(sheet: Sheet) -> Iterator[str]:
    """Labels whose texts have one box around all of their lines; in questionnaires most keys have."""
    rng = sheet.rng
    if not sheet.survey:
        yield from (KEY, VALUE, HEADER, OTHER) if rng.random() < 0.1 else ()
        return
    yield from (label for label, share in _WHOLE.items() if rng.random() < share)


def _shredded(line: Line) -> list[Line]:
    """A line word by word, as some annotators leave running text."""
    x1, y1, x2, y2 = line.box
    unit = (x2 - x1) / len(line.text)
    parts, at = [], 0
    for word in line.text.split(" "):
        if word:
            parts.append(Line(word, (x1 + at * unit, y1, x1 + (at + len(word)) * unit, y2), line.label))
        at += len(word) + 1
    return parts


def spaced(rng: Random, text: str, share: float) -> str:
    """A text with spaces behind a share of the hyphens, slashes and the like inside words and numbers.

    Readers that give word for word cut there: `10/ 30/ 84`, `555- 0134`.
    """
    if not share or not _INNER.search(text):
        return text
    return _INNER.sub(lambda found: found[0] + " " if rng.random() < share else found[0], text)


def misread(rng: Random, text: str, share: float) -> str:
    """A text in which a share of the signs is taken for others, lost or doubled; never empty."""
    if not share:
        return text
    signs = []
    for sign in text:
        if rng.random() >= share:
            signs.append(sign)
        elif (roll := rng.random()) < 0.6:
            signs.append(rng.choice(_LOOKALIKES.get(sign, sign)))
        elif roll < 0.8:
            signs.append(sign + rng.choice((sign, " ", "'", ".")))
    return "".join(signs).strip() or text


def _torn(rng: Random, line: Line, share: float) -> list[Line]:
    """A line as it is or, with a chance of `share`, in two pieces at a space, as annotators also cut them."""
    at = line.text.find(" ", rng.randrange(len(line.text)))
    if at < 1 or rng.random() > share:
        return [line]
    x1, y1, x2, y2 = line.box
    cut = x1 + (x2 - x1) * at / len(line.text)
    return [
        Line(line.text[:at], (x1, y1, cut - 2, y2), line.label),
        Line(line.text[at + 1 :], (cut + 2, y1, x2, y2), line.label),
    ]


def _moved(
    box: tuple[float, float, float, float], zoom: float, shift: tuple[float, float], angle: float
) -> tuple[float, float, float, float]:
    """The upright box around a box that was scaled about the middle, shifted and turned."""
    x1, y1, x2, y2 = box
    middle_x, middle_y = (x1 + x2) / 2 - WIDTH / 2, (y1 + y2) / 2 - HEIGHT / 2
    centre_x = WIDTH / 2 + shift[0] + zoom * (middle_x * cos(angle) - middle_y * sin(angle))
    centre_y = HEIGHT / 2 + shift[1] + zoom * (middle_x * sin(angle) + middle_y * cos(angle))
    half_x = zoom * ((x2 - x1) * cos(angle) + (y2 - y1) * abs(sin(angle))) / 2
    half_y = zoom * ((y2 - y1) * cos(angle) + (x2 - x1) * abs(sin(angle))) / 2
    return centre_x - half_x, centre_y - half_y, centre_x + half_x, centre_y + half_y


def _on_page(box: tuple[float, float, float, float], width: int, height: int) -> Polygon | None:
    """The corners of what of a box lies on the page, in whole pixels; None where that is next to nothing."""
    x1, x2 = (float(round(min(max(edge, 0), width))) for edge in (box[0], box[2]))
    y1, y2 = (float(round(min(max(edge, 0), height))) for edge in (box[1], box[3]))
    if x2 - x1 < 2 or y2 - y1 < 3:
        return None
    return (x1, y1), (x2, y1), (x2, y2), (x1, y2)
