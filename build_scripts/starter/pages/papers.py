"""Receipts and invoices as `build_scripts.templates` sets them, with the labels and links of forms.

Whatever states a fact of the purchase is a value, with or without a key before it: so photographs of receipts are
annotated, and so it can be found.
"""

from __future__ import annotations

import re
from random import Random
from typing import NamedTuple

from build_scripts.starter.pages.pools import LOCALES, pool_of
from build_scripts.starter.pages.sheet import HEADER, HEIGHT, KEY, OTHER, VALUE, WIDTH, Line, Sheet
from build_scripts.templates.invoices import Invoice, set_invoice
from build_scripts.templates.paper import Segment
from build_scripts.templates.receipt_page import ReceiptPage
from build_scripts.templates.receipts import set_receipt

_NO_KEYS = ("title", "thanks", "goods", "shop", "items", "tax_table")
_OF_ADDRESSES = ("bill_to", "ship_to")
_BETWEEN = re.compile(r"[\s:.#-]*")
_TILTED = 2.0
"""Rows of a paper are told apart by their tops, which are equal but for so much."""


class _Words(NamedTuple):
    """What the words of a paper are, in small letters."""

    keys: tuple[str, ...]
    addresses: frozenset[str]
    columns: frozenset[str]
    titles: frozenset[str]
    plain: frozenset[str]


class _Part(NamedTuple):
    line: int
    x: float
    y: float
    what: str


def paper(rng: Random) -> tuple[Sheet, str]:
    """A sheet with a receipt or an invoice on it, and its language: that of the country, English for two of them."""
    made = set_receipt(rng) if rng.random() < 0.6 else set_invoice(rng)
    sheet, language, _ = on_sheet(rng, made)
    return sheet, language


def on_sheet(rng: Random, made: ReceiptPage | Invoice) -> tuple[Sheet, str, dict[int, list[int]]]:
    """A sheet with a paper on it, its language, and the lines of the sheet that each `Segment` (by its `id`) became."""
    language = made.country.language if made.country.language in LOCALES else "en"
    sheet = Sheet(rng, pool_of(language))
    words = _words(made.words, made.country.tax_ids)
    width = rng.uniform(250, 640) if made.paper.width < 700 else WIDTH - rng.uniform(60, 170)
    scale = min(width / made.paper.width, (HEIGHT - 60) / made.paper.y)
    left = rng.uniform(20, max(WIDTH - 20 - width, 21))
    facts = rng.random() < 0.7
    parts: list[_Part] = []
    lines: dict[int, list[int]] = {}
    for segment in made.paper.segments:
        own = _set(sheet, segment, words, (left, scale), facts)
        lines[id(segment)] = [part.line for part in own]
        parts += own
    _link_rows(sheet, parts)
    _link_addresses(sheet, parts)
    if made.paper.width >= 700:
        _link_columns(sheet, parts)
    return sheet, language, lines


def _words(words: dict[str, list[str]], tax_ids: tuple[str, ...] | list[str]) -> _Words:
    def small(*names: str) -> frozenset[str]:
        return frozenset(text.casefold().strip(" :") for name in names for text in words.get(name, ()))

    keys = small(*(name for name in words if name not in _NO_KEYS)) | {text.casefold() for text in tax_ids}
    longest_first = tuple(sorted((key for key in keys if key), key=len, reverse=True))
    return _Words(longest_first, small(*_OF_ADDRESSES), small("items"), small("title"), small("thanks", "shop"))


def _set(sheet: Sheet, segment: Segment, words: _Words, place: tuple[float, float], facts: bool) -> list[_Part]:
    """Put a text on the sheet, a key apart from what stands behind it."""
    text = segment.text.strip()
    small = text.casefold()
    start = next(
        (key for key in words.keys if small.startswith(key) and not small[len(key) : len(key) + 1].isalnum()), ""
    )
    if small in words.columns:
        return [_put(sheet, segment, (text, 0.0), KEY, "column", place)]
    if small in words.titles:
        return [_put(sheet, segment, (text, 0.0), HEADER, "title", place)]
    if start:
        end = _BETWEEN.match(text, len(start)).end()  # type: ignore[union-attr]
        what = "address" if start in words.addresses else "key"
        parts = [_put(sheet, segment, (text[:end].rstrip(), 0.0), KEY, what, place)]
        if text[end:]:
            parts.append(_put(sheet, segment, (text[end:], end / len(text)), VALUE, "value", place))
        return parts
    plain = small in words.plain or "www." in small or "@" in small
    label = OTHER if plain or not (facts or any(sign.isdigit() for sign in small)) else VALUE
    return [_put(sheet, segment, (text, 0.0), label, "value" if label == VALUE else "", place)]


def _put(
    sheet: Sheet, segment: Segment, part: tuple[str, float], label: str, what: str, place: tuple[float, float]
) -> _Part:
    """part: a text, and which share of the segment stands before it."""
    left, scale = place
    text, before = part
    x = left + scale * (segment.x + before * segment.width)
    y = 20 + scale * segment.y
    wide = scale * segment.width * len(text) / max(len(segment.text.strip()), 1)
    sheet.lines.append(Line(text, (x, y, x + wide, y + scale * segment.size), label))
    return _Part(len(sheet.lines) - 1, x, y, what)


def _link_rows(sheet: Sheet, parts: list[_Part]) -> None:
    """A key has what follows it in its row, up to the next key."""
    for part in parts:
        if part.what != "key":
            continue
        row = sorted(other for other in parts if abs(other.y - part.y) < _TILTED and other.x > part.x)
        for other in sorted(row, key=lambda one: one.x):
            if other.what in ("key", "address"):
                break
            if other.what == "value":
                sheet.lines[other.line].label = VALUE
                sheet.link([part.line], [other.line])


def _link_addresses(sheet: Sheet, parts: list[_Part]) -> None:
    """Whom something is billed or sent to stands in the rows below."""
    for part in parts:
        if part.what != "address":
            continue
        y = part.y
        for other in sorted(parts, key=lambda one: one.y):
            size = sheet.lines[other.line].box[3] - other.y
            if abs(other.x - part.x) < _TILTED and y < other.y < y + 2.2 * size:
                if other.what in ("key", "address", "column", "title"):
                    break
                sheet.lines[other.line].label = VALUE
                sheet.link([part.line], [other.line])
                y = other.y


def _link_columns(sheet: Sheet, parts: list[_Part]) -> None:
    """Goods stand below the head of their column, up to the first row of the sums."""
    heads = sorted((part for part in parts if part.what == "column"), key=lambda one: one.x)
    if not heads:
        return
    top = heads[0].y
    end = min((part.y for part in parts if part.what == "key" and part.y > top + _TILTED), default=HEIGHT)
    for part in parts:
        if part.what == "value" and top + _TILTED < part.y < end:
            middle = sum(sheet.lines[part.line].box[::2]) / 2
            nearest = [head for head in heads if head.x <= max(middle, heads[0].x)][-1]
            sheet.lines[part.line].label = VALUE
            sheet.link([nearest.line], [part.line])
