"""Blocks of keys and values. Every block is `block(sheet, left, right, top) -> bottom`."""

from __future__ import annotations

import itertools

from build_scripts.starter.pages import keys, values
from build_scripts.starter.pages.sheet import HEADER, KEY, OTHER, VALUE, Sheet

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
    pitch = style.size * rng.uniform(1.1, 1.5)
    low = y
    for text in [part for row in rows for part in sheet.wrapped(row, right - x, style.value_size)][:most]:
        index = sheet.put(sheet.value_text(text), x, y, VALUE, style.value_size)
        sheet.link(heads, [index])
        low, y = sheet.bottom(index), y + pitch
    return low


def set_key(sheet: Sheet, text: str, x: float, y: float, right: float) -> list[int]:
    """Set a key, broken where it is too wide (at most three lines); returns its lines."""
    lines = []
    for row in sheet.wrapped(text, max(right - x, 30))[:3]:
        lines.append(sheet.put(row, x, y, KEY))
        y += sheet.style.size * 1.15
    return lines


def _is_empty(sheet: Sheet) -> bool:
    return sheet.rng.random() < sheet.style.empty


def beside(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Keys with their values to the right, in one to three columns; flush, at a tab stop or far off."""
    rng, style = sheet.rng, sheet.style
    columns = rng.choices((1, 2, 3), (60, 32, 8))[0] if right - left > 350 else 1
    mode = rng.choices(("after", "tab", "gap"), (45, 40, 15))[0]
    width = (right - left) / columns
    names = [[_field(sheet) for _ in range(columns)] for _ in range(rng.randint(1, 7))]
    tabs = [
        min(max(sheet.width_of(row[column][0]) for row in names) + rng.uniform(6, 40), width * rng.uniform(0.4, 0.65))
        for column in range(columns)
    ]
    y = top
    for row in names:
        low = y
        for column, (text, kind) in enumerate(row):
            if columns > 1 and rng.random() < 0.12:
                continue
            x = left + column * width
            heads = set_key(sheet, text, x, y, x + tabs[column] - 5 if mode == "tab" else x + width * 0.75)
            low = max(low, sheet.bottom(heads[-1]))
            start = max(map(sheet.right, heads)) + rng.uniform(3, 12)
            if mode == "tab":
                start = max(x + tabs[column], start)
            elif mode == "gap":
                start += rng.uniform(10, 60)
            limit = x + width - 8
            if not _is_empty(sheet) and limit - start > 15:
                y_value = y if len(heads) == 1 or rng.random() < 0.4 else sheet.lines[heads[-1]].box[1]
                low = max(low, set_value(sheet, heads, kind, start, y_value + rng.uniform(-3, 2), limit))
        y = low + max(style.pitch - style.size, 2)
    return y


def _field(sheet: Sheet) -> tuple[str, str]:
    """A key as it stands on this page, and the kind of its value."""
    text, kind = keys.field(sheet.rng, sheet.pool)
    return sheet.key_text(text), kind


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
            text, kind = keys.field(rng, sheet.pool)
            heads = set_key(sheet, sheet.key_text(text), x + 2, y, limit - 4)
            low = max(low, sheet.bottom(heads[-1]) + 4)
            if not _is_empty(sheet):
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
            if not _is_empty(sheet):
                start = x + width * share + rng.choice((4, 4, rng.uniform(4, width * 0.3)))
                row = y + rng.uniform(0, 0.5) * (low - y - style.size)
                low = max(low, set_value(sheet, heads, kind, start, row, limit - 3))
        y = low + rng.uniform(0.3, 1.2) * style.size
    return y


def choices(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A prompt and options to tick. An option is a key; the mark beside it is its value."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    y = top
    down = rng.random() < 0.25
    before = rng.random() < 0.6
    for _ in range(rng.randint(1, 4)):
        x = left
        prompt: list[int] = []
        if rng.random() < 0.75:
            text = keys.question(rng, pool) if rng.random() < 0.5 else sheet.key_text(keys.field(rng, pool)[0])
            prompt = set_key(sheet, text, x, y, left + (right - left) * 0.65)
            x = max(map(sheet.right, prompt)) + rng.uniform(8, 40)
            y = sheet.lines[prompt[-1]].box[1]
        chosen = rng.random()
        options = (
            rng.sample(pool.words["options"], rng.randint(2, 4)) if rng.random() < 0.6 else pool.words["options"][:2]
        )
        for number, option in enumerate(options):
            marked = chosen < 0.75 and number == int(chosen * 4) % len(options)
            text = sheet.key_text(option, False if rng.random() < 0.8 else None)
            box = rng.choice(("", "", "", "□ ", "( ) ", "[ ] ", "☐ "))
            need = sheet.width_of(text) + 40
            if x + need > right or (down and number):
                x, y = left + (rng.uniform(10, 40) if down else 10), y + style.size * 1.3
            if marked and before:
                tick = sheet.put(values.mark(rng, pool), x, y, VALUE, style.value_size)
                x += style.size * rng.uniform(1.0, 1.8)
                option_line = sheet.put(text, x, y, KEY)
                sheet.link([option_line], [tick])
            else:
                option_line = sheet.put(text if marked else box + text, x, y, KEY)
                if marked:
                    at = sheet.right(option_line) + rng.uniform(4, 15)
                    sheet.link([option_line], [sheet.put(values.mark(rng, pool), at, y, VALUE, style.value_size)])
            x = sheet.right(option_line) + rng.uniform(15, 70)
        y += style.pitch
    return y


def signatures(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Keys under or before signing lines; mostly empty, a value then stands above or to the right."""
    rng, style = sheet.rng, sheet.style
    y = top + style.size * rng.uniform(0.5, 3)
    under = rng.random() < 0.4
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
        if not _is_empty(sheet):
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
        if not _is_empty(sheet):
            kind = _MEMO_KINDS.get(name) or rng.choice(("person", "phrase", "company", "phone"))
            set_value(sheet, heads, kind, sheet.right(heads[-1]) + rng.uniform(5, 30), y, x + width - 5, 1)
        if position % columns == columns - 1:
            y += style.pitch * 1.2
    return y + style.pitch


def named_list(sheet: Sheet, left: float, right: float, top: float) -> float:
    """One key, several values in a column or a numbered list: distribution lists, bill-to blocks, remarks."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    text, kind = keys.field(rng, pool)
    kind = rng.choice((kind, "sentence", "place", "person"))
    heads = set_key(sheet, sheet.key_text(text), left, top, right)
    beside_key = rng.random() < 0.5 and right - sheet.right(heads[-1]) > 120
    x = sheet.right(heads[-1]) + 10 if beside_key else left + rng.choice((0, 10, rng.uniform(15, 80)))
    y = top if beside_key else sheet.bottom(heads[-1]) + rng.uniform(2, style.size)
    if kind == "place":
        rows = [rng.choice(pool.people), rng.choice(pool.companies), *rng.choice(pool.addresses)]
    elif kind == "sentence":
        rows = sheet.wrapped(
            " ".join(values.sentence(rng, pool) for _ in range(rng.randint(2, 6))), right - x, style.value_size
        )
    else:
        rows = [values.MAKERS[kind](rng, pool) for _ in range(rng.randint(2, 7))]
    for text in rows:
        index = sheet.put(sheet.value_text(text), x, y, VALUE, style.value_size)
        sheet.link(heads, [index])
        y += style.size * rng.uniform(1.15, 1.35)
    return y + style.size * 0.6


def headed_fields(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A small heading with keys indented below it."""
    heading = sheet.put(keys.section(sheet.rng, sheet.pool), left, top, HEADER if sheet.rng.random() < 0.8 else KEY)
    bottom = sheet.bottom(heading) + sheet.style.size * 0.7
    return beside(sheet, left + sheet.rng.uniform(0, 60), right, bottom)


def questionnaire(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Numbered questions, their answers below or at the end of the line."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    y = top
    numbered = rng.random() < 0.6
    apart = rng.random() < 0.3
    for number in range(1, rng.randint(3, 8)):
        text = keys.question(rng, pool)
        x = left
        if numbered and apart:
            sheet.put(f"{number}.", x, y, OTHER if rng.random() < 0.5 else KEY)
            x += style.size * 2
        heads = set_key(sheet, f"{number}. {text}" if numbered and not apart else text, x, y, right - 80)
        low = sheet.bottom(heads[-1])
        if not _is_empty(sheet):
            kind = rng.choice(("yesno", "sentence", "number", "phrase"))
            if rng.random() < 0.5:
                low = set_value(sheet, heads, kind, x + 15, low + 4, right, 3)
            else:
                set_value(sheet, heads, kind, sheet.right(heads[-1]) + 8, sheet.lines[heads[-1]].box[1], right, 1)
        y = low + style.pitch - style.size * 0.5
    return y
