"""Blocks of keys and values. Every block is `block(sheet, left, right, top) -> bottom`."""

from __future__ import annotations

import itertools

from build_scripts.starter.pages import keys, values
from build_scripts.starter.pages.sheet import KEY, OTHER, VALUE, Sheet

_MEMO_KINDS = {
    "To": "person",
    "From": "person",
    "cc": "person",
    "Copies": "person",
    "Date": "date",
    "Time": "time",
    "Fax": "phone",
    "Fax Number": "phone",
    "Phone": "phone",
    "Telephone": "phone",
    "Pages": "number",
    "Number of Pages": "number",
    "Subject": "phrase",
}
"""What stands behind the usual keys of memos and fax sheets; behind others anything may."""


def set_value(sheet: Sheet, heads: list[int], kind: str, x: float, y: float, right: float, most: int = 4) -> float:
    """Set a value of a kind in at most `most` lines, linked to its key's lines; returns its lower edge."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    if kind in ("place", "company") and most > 1 and rng.random() < 0.3:
        rows = [rng.choice(pool.companies), *rng.choice(pool.addresses)]
    elif kind == "sentence" and most > 1:
        count = rng.choices((1, 2, 3, 5), (4, 3, 2, 1))[0]
        rows = [values.sentence(rng, pool) for _ in range(count)]
        if rng.random() < 0.7:
            rows = sheet.wrapped(" ".join(rows), right - x, style.value_size)
    else:
        rows = [values.MAKERS[kind](rng, pool)]
    pitch = style.size * max(rng.uniform(1.1, 1.5), style.value_size * 1.02)
    low, lines = y, []
    for text in [part for row in rows for part in sheet.wrapped(row, right - x, style.value_size)][:most]:
        lines.append(sheet.put(sheet.value_text(text), x, y, VALUE, style.value_size))
        low, y = sheet.bottom(lines[-1]), y + pitch
    sheet.link(heads, lines)
    sheet.join(lines)
    return low


def set_key(sheet: Sheet, text: str, x: float, y: float, right: float) -> list[int]:
    """Set a key, broken where it is too wide (at most three lines); returns its lines."""
    lines = []
    for row in sheet.wrapped(text, max(right - x, 30))[:3]:
        lines.append(sheet.put(row, x, y, KEY))
        y += sheet.style.size * 1.15
    sheet.join(lines)
    return lines


def field_within(sheet: Sheet, width: float, short: bool = False) -> tuple[str, str]:
    """A key as it stands on this page and the kind of its value; mostly one that needs no second line."""
    tries = 3 if sheet.rng.random() < 0.75 else 1
    drawn = [keys.field(sheet.rng, sheet.pool, short) for _ in range(tries)]
    kinds = {sheet.key_text(text): kind for text, kind in drawn}
    text = sheet.fitting([*kinds], width)
    return text, kinds[text]


def is_empty(sheet: Sheet) -> bool:
    """Whether the next key stays without a value."""
    return sheet.rng.random() < sheet.style.empty


def beside(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Keys with their values to the right, in one to three columns; flush, at a tab stop or far off."""
    rng, style = sheet.rng, sheet.style
    columns = rng.choices((1, 2, 3), (66, 28, 6))[0] if right - left > 350 else 1
    mode = rng.choices(("after", "tab", "gap"), (48, 40, 12))[0]
    width = (right - left) / columns
    names = [[field_within(sheet, width * 0.45) for _ in range(columns)] for _ in range(rng.choice((1, 2, 3, 4, 6, 9)))]
    tabs = [
        min(max(sheet.width_of(row[column][0]) for row in names) + rng.uniform(6, 40), width * rng.uniform(0.4, 0.65))
        for column in range(columns)
    ]
    if mode == "tab" and columns == 1 and rng.random() < 0.6:
        tabs = [(right - left) * style.tab]
    y = top
    for row in names:
        low = y
        for column, (text, kind) in enumerate(row):
            if columns > 1 and rng.random() < 0.12:
                continue
            x = left + column * width
            heads = set_key(sheet, text, x, y, x + tabs[column] - 5 if mode == "tab" else x + width * 0.75)
            low = max(low, sheet.bottom(heads[-1]))
            start = max(map(sheet.right, heads)) + rng.choice((rng.uniform(3, 12), rng.uniform(3, 45)))
            if mode == "tab":
                start = max(x + tabs[column], start)
            elif mode == "gap":
                start += rng.uniform(10, 60)
            limit = x + width - 8
            if not is_empty(sheet) and limit - start > 15:
                y_value = y if len(heads) == 1 or rng.random() < 0.2 else sheet.lines[heads[-1]].box[1]
                low = max(low, set_value(sheet, heads, kind, start, y_value + rng.uniform(-3, 2), limit))
        y = low + max(style.pitch - style.size, 2)
    return y


def essay(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A key with running text as its value, in one to three paragraphs below or beside it."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    text = rng.choice(pool.nouns["sentence"]) if rng.random() < 0.5 else keys.field(rng, pool)[0]
    heads = set_key(sheet, sheet.key_text(text), left, top, right)
    beside_key = rng.random() < 0.3
    x = sheet.right(heads[-1]) + rng.uniform(4, 30) if beside_key else left + rng.choice((0.0, rng.uniform(5, 60)))
    y = top if beside_key else sheet.bottom(heads[-1]) + style.size * rng.uniform(0, 1.2)
    width = max((right - x) * rng.uniform(0.7, 1.0), 80)
    pitch = style.size * max(rng.choice((1.1, rng.uniform(1.1, 2.2))), style.value_size * 1.02)
    for _ in range(rng.choice((1, 1, 2, 3))):
        text = " ".join(values.sentence(rng, pool) for _ in range(rng.choice((1, 1, 2, 3, 5))))
        lines = []
        for row in sheet.wrapped(sheet.value_text(text), width, style.value_size):
            lines.append(sheet.put(row, x, y, VALUE, style.value_size))
            y += pitch
        sheet.link(heads, lines)
        sheet.join(lines)
        y += style.size * rng.choice((0.0, 1.0))
    return y + style.size * 0.4


def repeated(sheet: Sheet, left: float, right: float, top: float) -> float:
    """The same two to five keys several times over, as for speakers, children or former employers."""
    rng, style = sheet.rng, sheet.style
    fields = [field_within(sheet, 110, short=True) for _ in range(rng.randint(2, 5))]
    columns = rng.choice((1, 2, 2)) if right - left > 350 else 1
    numbered = rng.random() < 0.3
    indent = rng.choice((0.0, rng.uniform(5, 30)))
    second = left + (right - left) * rng.uniform(0.4, 0.65)
    y = top
    for time in range(1, rng.randint(3, 6)):
        low = y
        for place, (text, kind) in enumerate(fields):
            beside_last = columns == 2 and place % 2 == 1
            if not beside_last and place:
                y = low + max(style.pitch - style.size, 1)
            x = second if beside_last else left + (indent if place else 0.0)
            heads = set_key(sheet, f"{time}. {text}" if numbered and not place else text, x, y, x + 160)
            start = sheet.right(heads[-1]) + rng.uniform(2, 18)
            limit = second - 6 if columns == 2 and not beside_last and place + 1 < len(fields) else right
            low = max(low, sheet.bottom(heads[-1]))
            if not is_empty(sheet) and limit - start > 40:
                low = max(low, set_value(sheet, heads, kind, start, y + rng.uniform(-3, 1), limit, 1))
        y = low + style.pitch - style.size * rng.uniform(0, 0.7)
    return y


def above(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Keys with their values underneath, as in boxes: a grid of cells with a small key on top."""
    rng, style = sheet.rng, sheet.style
    y = top
    indent = rng.choice((0.0, 0.0, rng.uniform(2, 30)))
    cell = style.size * rng.uniform(2.2, 3.6)
    for _ in range(rng.randint(1, 5)):
        columns = rng.choices((1, 2, 3, 4, 5), (26, 34, 22, 12, 6))[0] if right - left > 350 else rng.randint(1, 2)
        edges = [left, *sorted(rng.uniform(left, right) for _ in range(columns - 1)), right]
        if rng.random() < 0.6:
            edges = [left + (right - left) * k / columns for k in range(columns + 1)]
        low = y + cell
        for x, limit in itertools.pairwise(edges):
            if limit - x < 40:
                continue
            text, kind = field_within(sheet, limit - x - 6)
            heads = set_key(sheet, text, x + 2, y, limit - 4)
            low = max(low, sheet.bottom(heads[-1]) + 4)
            if not is_empty(sheet):
                start = sheet.bottom(heads[-1]) + rng.uniform(-1, max(2.0, cell - 2.2 * style.size))
                low = max(low, set_value(sheet, heads, kind, x + 2 + indent, start, limit - 2, 3) + 3)
        y = low + rng.uniform(0, 6)
    return y + style.size * 0.5


def grid(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A ruled form of key cell, value cell, key cell, value cell; keys are often centred and broken."""
    rng, style = sheet.rng, sheet.style
    pairs = rng.choice((1, 2, 2, 3)) if right - left > 350 else 1
    share = rng.uniform(0.25, 0.45)
    width = (right - left) / pairs
    y = top
    for _ in range(rng.randint(3, 9)):
        low = y
        wide = rng.random() < 0.15
        for column in range(1 if wide else pairs):
            x = left + column * width
            limit = right if wide else x + width
            text, kind = keys.field(rng, sheet.pool)
            if sheet.pool.dense and len(text) <= 3 and rng.random() < 0.3:
                text = (" " * rng.randint(1, 3)).join(text)
            heads = set_key(
                sheet, sheet.key_text(text, None if rng.random() < 0.2 else False), x + 3, y, x + width * share
            )
            low = max(low, sheet.bottom(heads[-1]))
            if not is_empty(sheet):
                start = x + width * share + rng.choice((4, 4, rng.uniform(4, width * 0.3)))
                row = y + rng.uniform(0.2, 1.0) * (low - y - style.size)
                low = max(low, set_value(sheet, heads, kind, start, row, limit - 3))
        y = low + rng.uniform(0.3, 1.2) * style.size
    return y


def signatures(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Keys under or before signing lines; mostly empty, a value then stands above or to the right."""
    rng, style = sheet.rng, sheet.style
    y = top + style.size * rng.uniform(0.5, 3)
    under = rng.random() < 0.12
    count = rng.choices((1, 2, 3), (2, 5, 3))[0]
    width = (right - left) / count
    for _ in range(rng.choice((1, 1, 2, 3))):
        for column in range(count):
            x = left + column * width
            text, kind = keys.field(rng, sheet.pool, short=True)
            if rng.random() < 0.6:
                kind = rng.choice(("person", "date"))
                text = rng.choice(sheet.pool.nouns[kind])
            heads = set_key(sheet, sheet.key_text(text), x, y, x + width - 10)
            if rng.random() < 0.45:
                at = (x, y - style.size * 1.4) if under else (max(map(sheet.right, heads)) + 6, y)
                set_value(sheet, heads, kind, *at, x + width - 4, 1)
            elif rng.random() < 0.12:
                sheet.put(values.person(rng, sheet.pool), x, y - style.size * 1.3, OTHER)
        y += style.pitch * rng.uniform(1.2, 2.4)
    return y


def memo(sheet: Sheet, left: float, right: float, top: float) -> float:
    """To, from, date, subject: short keys in a column with values at a tab stop."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    columns = rng.choice((1, 1, 2)) if right - left > 400 else 1
    names = rng.sample(pool.words["memo_keys"], rng.randint(3, min(6, len(pool.words["memo_keys"]))))
    width = (right - left) / columns
    tab = rng.uniform(45, 110)
    y = top
    for position, name in enumerate(names):
        x = left + width * (position % columns)
        heads = set_key(sheet, sheet.key_text(name, True if rng.random() < 0.6 else None), x, y, x + width)
        start = max(x + tab, sheet.right(heads[-1]) + 5)
        low = sheet.bottom(heads[-1])
        if not is_empty(sheet):
            kind = _MEMO_KINDS.get(name) or rng.choice(("person", "phrase", "company", "code", "date"))
            for _ in range(rng.choice((1, 1, 1, 2, 5)) if kind == "person" and columns == 1 else 1):
                low = set_value(sheet, heads, kind, start, y, x + width, 2 if columns == 1 else 1)
                y = low + 3 if columns == 1 else y
        if position % columns == columns - 1:
            y = max(low + max(style.pitch - style.size, 2), y)
    return y + style.pitch


def fax(sheet: Sheet, left: float, right: float, top: float) -> float:
    """The head of a fax cover sheet: two columns or one of keys with numbers and names."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    columns = rng.choice((1, 2, 2))
    width = (right - left) / columns
    y = top
    names = rng.sample(pool.words["fax_keys"], min(len(pool.words["fax_keys"]), rng.randint(4, 9)))
    for position, name in enumerate(names):
        x = left + width * (position % columns)
        heads = set_key(sheet, sheet.key_text(name), x, y, x + width * 0.7)
        if not is_empty(sheet):
            kind = _MEMO_KINDS.get(name) or rng.choice(("person", "phrase", "company", "phone"))
            set_value(sheet, heads, kind, sheet.right(heads[-1]) + rng.uniform(5, 30), y, x + width - 5, 1)
        if position % columns == columns - 1:
            y += style.pitch * 1.2
    return y + style.pitch


def named_list(sheet: Sheet, left: float, right: float, top: float) -> float:
    """One key, several values in one to four columns: distribution lists, bill-to blocks, remarks."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    text, kind = keys.field(rng, pool)
    kind = rng.choice((kind, "sentence", "place", "person"))
    columns = 1
    if kind == "person" and rng.random() < 0.7:
        text = rng.choice(pool.words["memo_keys"])
        columns = rng.choice((1, 2, 3, 4)) if right - left > 350 else 1
    heads = set_key(sheet, sheet.key_text(text), left, top, right)
    beside_key = rng.random() < 0.5 and right - sheet.right(heads[-1]) > 120
    x = sheet.right(heads[-1]) + 10 if beside_key else left + rng.choice((0, 10, rng.uniform(15, 80)))
    y = top if beside_key else sheet.bottom(heads[-1]) + rng.uniform(2, style.size)
    if kind == "place":
        rows = [rng.choice(pool.people), rng.choice(pool.companies), *rng.choice(pool.addresses)]
    elif kind == "sentence":
        text = " ".join(values.sentence(rng, pool) for _ in range(rng.randint(1, 6)))
        rows = sheet.wrapped(text, right - x, style.value_size)
    else:
        width = (right - x) / columns / style.value_size - 6
        maker = values.MAKERS[kind]
        rows = [sheet.fitting([maker(rng, pool) for _ in range(3)], width) for _ in range(rng.randint(2, 7) * columns)]
    pitch = style.size * rng.uniform(1.15, 1.6)
    step = (right - x) / columns
    lines = []
    for number, row in enumerate(rows):
        at = x + step * (number % columns), y + pitch * (number // columns)
        lines.append(sheet.put(sheet.value_text(row), *at, VALUE, style.value_size))
    sheet.link(heads, lines)
    if kind in ("place", "sentence"):
        sheet.join(lines)
    return sheet.bottom(lines[-1]) + style.size * 0.6
