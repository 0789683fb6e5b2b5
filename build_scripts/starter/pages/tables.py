"""Tables: column heads are keys of everything below them, row heads of everything beside them."""

from __future__ import annotations

import itertools

from build_scripts.starter.pages import keys, values
from build_scripts.starter.pages.captioned import set_section
from build_scripts.starter.pages.fields import set_key
from build_scripts.starter.pages.sheet import HEADER, KEY, VALUE, Sheet


def table(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Two to seven columns; heads of one or two lines; filled, sparse or empty; with or without row heads."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    count = rng.choices((2, 3, 4, 5, 6, 7), (15, 25, 25, 18, 10, 7))[0]
    count = min(count, max(2, int((right - left) / 75)))
    wide_first = rng.random() < 0.6
    shares = [rng.uniform(1.5, 3) if k == 0 and wide_first else rng.uniform(0.7, 1.3) for k in range(count)]
    edges = [left]
    for share in shares:
        edges.append(edges[-1] + share * (right - left) / sum(shares))
    heads, kinds, y = _heads(sheet, edges, top)
    row_heads = wide_first and rng.random() < (0.15 if sheet.survey else 0.4)
    # Where a row has a key of its own, some annotators link to that one only.
    both = row_heads and not sheet.survey and rng.random() < 0.6
    filled = rng.choices((1.0, 0.75, 0.3, 0.0), (50, 25, 10, 15))[0]
    pitch = style.size * rng.uniform(1.05, 2.2)
    rows = rng.choices((1, 2, 4, 6, 9, 14), (10, 20, 26, 20, 14, 10))[0]
    aligned = rng.choice(("left", "left", "centre", "right"))
    for _ in range(rows):
        if y > 960 or not filled:
            break
        low, row_key = y, []
        for column in range(count):
            x, limit = edges[column] + 3, edges[column + 1] - 5
            if column == 0 and row_heads:
                row_key = set_key(sheet, sheet.key_text(keys.field(rng, pool)[0], rng.random() < 0.1), x, y, limit)
                low = max(low, sheet.bottom(row_key[-1]))
            elif rng.random() < filled:
                low = max(
                    low,
                    _cell(
                        sheet,
                        kinds[column],
                        (x, limit),
                        y,
                        row_key + heads[column] if both else row_key or heads[column],
                        aligned,
                    ),
                )
        y = low + pitch - style.size
    if rng.random() < 0.25 and filled:
        y = _total(sheet, edges, y, heads[-1])
    return y + style.size


def _heads(sheet: Sheet, edges: list[float], top: float) -> tuple[list[list[int]], list[str], float]:
    """Column heads: their lines, the kinds of their values, and the lower edge."""
    rng = sheet.rng
    if rng.random() < 0.3:
        top = set_section(sheet, edges[0], edges[-1], top)
    elif len(edges) > 3 and rng.random() < 0.12:
        top = _group_heads(sheet, edges, top)
    heads: list[list[int]] = []
    kinds: list[str] = []
    centred = rng.random() < 0.6
    nameless_first = rng.random() < 0.12
    for number, (x, limit) in enumerate(itertools.pairwise(edges)):
        text, kind = keys.column(rng, sheet.pool)
        wide = number == 0 and limit - x > 150
        kinds.append(rng.choice(("phrase", "company", "person", "sentence")) if wide else kind)
        if number == 0 and nameless_first:
            heads.append([])
            continue
        if rng.random() < 0.75 and sheet.width_of(text) > limit - x - 8:
            shorter = [keys.column(rng, sheet.pool) for _ in range(3)]
            text = sheet.fitting([text, *(other for other, _ in shorter)], limit - x - 8)
        rows = sheet.wrapped(sheet.key_text(text, False), limit - x - 8)[:3]
        y = top + sheet.style.size * rng.choice((0.0, 0.0, 0.6)) * (len(rows) == 1)
        lines = []
        for row in rows:
            lines.append(sheet.centred(row, x, limit, y, KEY) if centred else sheet.put(row, x + 3, y, KEY))
            y = sheet.bottom(lines[-1]) + 1
        sheet.join(lines)
        heads.append(lines)
    low = max((sheet.bottom(lines[-1]) for lines in heads if lines), default=top)
    return heads, kinds, low + sheet.style.size * rng.uniform(0.2, 1.0)


def _group_heads(sheet: Sheet, edges: list[float], top: float) -> float:
    """Headings over two columns and more, above the columns' own heads."""
    middle = len(edges) // 2
    for left, right in ((edges[0], edges[middle]), (edges[middle], edges[-1])):
        text = sheet.fitting([keys.column(sheet.rng, sheet.pool)[0] for _ in range(3)], right - left)
        sheet.centred(sheet.key_text(text, False), left, right, top, HEADER)
    return top + sheet.style.size * 1.15


def _cell(sheet: Sheet, kind: str, span: tuple[float, float], y: float, heads: list[int], aligned: str) -> float:
    rng, scale = sheet.rng, sheet.style.value_size
    x, limit = span
    text = values.MAKERS[kind](rng, sheet.pool)
    low, lines = y, []
    if sheet.width_of(text, scale) > limit - x and rng.random() < 0.7:
        text = sheet.fitting([values.MAKERS[kind](rng, sheet.pool) for _ in range(3)], (limit - x) / scale)
    rows = sheet.wrapped(sheet.value_text(text), limit - x, scale)
    widest = max((sheet.width_of(row, scale) for row in rows), default=1.0)
    scale = max(scale * min((limit - x) / widest, 1.0), 0.7)
    for row in rows[: rng.choice((1, 1, 2))]:
        free = max(limit - x - sheet.width_of(row, scale), 0.0)
        at = x + free * {"left": 0.0, "centre": 0.5, "right": 1.0}[aligned]
        index = sheet.put(row, at, y, VALUE, scale)
        sheet.link(heads, [index])
        lines.append(index)
        low = y = sheet.bottom(index) + 1
    sheet.join(lines)
    return low


def _total(sheet: Sheet, edges: list[float], y: float, last: list[int]) -> float:
    """A sum under the last column with its own key to the left."""
    rng, pool = sheet.rng, sheet.pool
    noun = rng.choice(pool.nouns["money"])
    text = sheet.key_text(noun)
    x = max(edges[0], edges[-2] - sheet.width_of(text) - 8) if rng.random() < 0.6 else edges[0] + 3
    key = sheet.put(text, x, y, KEY)
    value = sheet.put(values.money(rng, pool), max(edges[-2] + 3, sheet.right(key) + 5), y, VALUE)
    sheet.link([key], [value])
    if last and rng.random() < 0.2:
        sheet.link(last, [value])
    return sheet.bottom(value) + 4


def totals(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Subtotal, tax, total: keys and amounts down the right side."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    x = left + (right - left) * rng.uniform(0.45, 0.65)
    flush, tab = rng.random() < 0.5, x + rng.uniform(60, 130)
    y = top
    for _ in range(rng.randint(2, 5)):
        key = sheet.put(sheet.key_text(rng.choice(pool.nouns["money"])), x, y, KEY)
        text = values.money(rng, pool)
        at = max(sheet.right(key) + 8, right - sheet.width_of(text) - 2 if flush else tab)
        if rng.random() > style.empty:
            sheet.link([key], [sheet.put(text, at, y, VALUE)])
        y += style.size * rng.uniform(1.3, 1.8)
    return y
