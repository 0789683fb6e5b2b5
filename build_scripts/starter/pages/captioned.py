"""Blocks under or beside a heading: keys that a heading gathers, lists to tick, prompts in whole sentences.

Every block is `block(sheet, left, right, top) -> bottom`. What tells a heading from a key is that keys follow it.
"""

from __future__ import annotations

from build_scripts.starter.pages import keys, values
from build_scripts.starter.pages.fields import above, beside, is_empty, set_key, set_value
from build_scripts.starter.pages.sheet import HEADER, KEY, OTHER, VALUE, Sheet


def captioned_fields(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A small heading with keys below it, mostly indented."""
    rng = sheet.rng
    bottom = set_section(sheet, left, right, top)
    block = beside if rng.random() < 0.75 else above
    return block(sheet, left + rng.choice((0.0, 0.0, rng.uniform(8, 60))), right, bottom)


def set_section(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A heading of one line, or two where it is long; returns where the part it heads may start."""
    rng, style = sheet.rng, sheet.style
    text = keys.section(rng, sheet.pool)
    if style.key_case == "upper" or rng.random() < (0.07 if sheet.survey else 0.55):
        text = text.upper()
    if rng.random() < 0.25:
        text += rng.choice((":", ":", ":", ":", ".", " -"))
    scale = rng.choice((1.0, 1.0, rng.uniform(0.95, 1.35)))
    centred = rng.random() < 0.25
    label = HEADER if not sheet.survey else rng.choices((KEY, OTHER, HEADER), (70, 22, 8))[0]
    y, lines = top, []
    for row in sheet.wrapped(text, max(right - left, 60), scale)[:2]:
        put = sheet.centred(row, left, right, y, label, scale) if centred else sheet.put(row, left, y, label, scale)
        lines.append(put)
        y = sheet.bottom(put) + 1
    sheet.join(lines)
    sheet.of_parts.update(lines)
    return y + style.size * rng.uniform(0.1, 1.2)


def branches(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A heading at the left, its keys to the right of it, in a row or in a column, some with values."""
    rng, style = sheet.rng, sheet.style
    tab = left + (right - left) * rng.uniform(0.18, 0.4)
    stacked = rng.random() < 0.6
    y = top
    for _ in range(rng.randint(1, 3)):
        text = sheet.key_text(keys.section(rng, sheet.pool) if rng.random() < 0.4 else keys.field(rng, sheet.pool)[0])
        low, lines = y, []
        for row in sheet.wrapped(text, max(tab - left - 8, 40))[:2]:
            lines.append(sheet.put(row, left, low, HEADER))
            low = sheet.bottom(lines[-1]) + 1
        sheet.join(lines)
        x = max(tab, *(sheet.right(line) + 8 for line in lines))
        low = max(low, _branch_column(sheet, x, right, y) if stacked else _branch_row(sheet, x, right, y))
        y = low + max(style.pitch - style.size, 2)
    return y


def _branch_column(sheet: Sheet, x: float, right: float, y: float) -> float:
    rng, style = sheet.rng, sheet.style
    low = y
    for _ in range(rng.randint(2, 4)):
        text, kind = keys.field(rng, sheet.pool, short=True)
        heads = set_key(sheet, sheet.key_text(text), x, y, right)
        low = sheet.bottom(heads[-1])
        start = sheet.right(heads[-1]) + rng.uniform(4, 30)
        if not is_empty(sheet) and right - start > 40:
            low = max(low, set_value(sheet, heads, kind, start, y + rng.uniform(-2, 2), right))
        y = low + style.size * rng.uniform(0.1, 0.6)
    return low


def _branch_row(sheet: Sheet, x: float, right: float, y: float) -> float:
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    step = (right - x) / rng.randint(2, 3)
    chosen = rng.randrange(4)
    for number in range(3):
        if x + 50 > right:
            break
        text = keys.option(rng, pool) if rng.random() < 0.6 else keys.field(rng, pool, short=True)[0]
        text = sheet.fitting([text, rng.choice(pool.words["options"])], step - 25)
        head = sheet.put(sheet.key_text(text, None if rng.random() < 0.5 else False), x, y, KEY)
        if number == chosen:
            value = values.mark(rng, pool) if rng.random() < 0.6 else values.number(rng, pool)
            tail = sheet.put(value, sheet.right(head) + rng.uniform(5, 22), y, VALUE, style.value_size)
            sheet.link([head], [tail])
        x = max(x + step, sheet.right(head) + 30)
    return y + style.size


def schedule(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A heading over dates, codes or names of products that are asked for one by one; few have a mark or a number."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    y = set_section(sheet, left, right, top)
    make = rng.choice((values.date, values.date, values.code, lambda *_: rng.choice(pool.products)))
    columns = rng.choice((1, 2, 3)) if right - left > 300 else 1
    share = rng.choice((0.0, 0.1, 0.5))
    capitals = style.key_case == "upper" or rng.random() < 0.5
    for _ in range(rng.randint(2, 6)):
        for column in range(columns):
            text = sheet.fitting([make(rng, pool) for _ in range(3)], (right - left) / columns - 40)
            head = sheet.put(text.upper() if capitals else text, left + (right - left) * column / columns, y, KEY)
            if rng.random() < share:
                value = values.mark(rng, pool) if rng.random() < 0.5 else values.number(rng, pool)
                at = sheet.right(head) + rng.uniform(4, 25)
                sheet.link([head], [sheet.put(value, at, y, VALUE, style.value_size)])
        y += style.size * rng.uniform(1.1, 1.8)
    return y + style.size * 0.4


def checklist(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A heading and a list of things to tick below it, in columns; marks stand in a column of their own."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    y = set_section(sheet, left, right, top) if rng.random() < 0.85 else top
    columns = rng.choice((1, 2, 2, 3)) if right - left > 350 else 1
    width = (right - left) / columns
    indent = rng.choice((0.0, rng.uniform(0, 40)))
    box = rng.choice(("", "", "", "", "□ ", "☐ ", "( ) ", "[ ] ", "_ "))
    marks_after = rng.random() < 0.7
    share = rng.choice((0.0, 0.15, 0.35))
    mark = values.mark(rng, pool)
    offset = width * rng.uniform(0.55, 0.85) if marks_after else rng.uniform(14, 26)
    pitch = style.size * rng.uniform(1.05, 1.7)
    for _ in range(rng.randint(2, 8)):
        for column in range(columns):
            x = left + indent + column * width
            start = x if marks_after else x + offset
            ticked = rng.random() < share
            text = sheet.fitting(
                [keys.option(rng, pool) for _ in range(3)], width - offset if not marks_after else offset
            )
            text = sheet.key_text(text, False if rng.random() < 0.9 else None)
            head = sheet.put(text if ticked and not marks_after else box + text, start, y, KEY)
            if ticked:
                at = max(x + offset, sheet.right(head) + 4) if marks_after else x
                tail = sheet.put(mark, at, y + rng.uniform(-2, 2), VALUE, style.value_size)
                sheet.link([head], [tail])
        y += pitch
    return y + style.size * 0.5


def circled(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A key with two or three words to circle: the circled one is the value, the others stay keys."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    y = top
    for _ in range(rng.randint(1, 3)):
        text = keys.field(rng, pool)[0] + rng.choice(("", "", "?", f" {rng.choice(pool.words['hints'])}"))
        heads = set_key(sheet, sheet.key_text(text), left, y, left + (right - left) * 0.5)
        words = (
            pool.words["options"][:2] if rng.random() < 0.5 else rng.sample(pool.words["options"], rng.randint(2, 3))
        )
        chosen = rng.randrange(len(words))
        x = max(map(sheet.right, heads)) + rng.uniform(10, 60)
        for number, word in enumerate(words):
            if number == chosen and not is_empty(sheet):
                sheet.link(heads, [sheet.put(word, x, y + rng.uniform(0, 3), VALUE)])
            else:
                sheet.put(word, x, y, KEY)
            x += sheet.width_of(word) + rng.uniform(15, 120)
        y = sheet.bottom(heads[-1]) + max(style.pitch - style.size, 2)
    return y


def prompts(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Keys in whole sentences of one to three lines; the answer stands behind the last or below it, or nowhere."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    y = top
    capitals = rng.random() < (0.03 if sheet.survey else 0.25)
    for _ in range(rng.choice((1, 1, 2, 3, 4))):
        text = keys.prompt(rng, pool)
        heads = set_key(sheet, text.upper() if capitals else text, left, y, right)
        low = sheet.bottom(heads[-1])
        start = sheet.right(heads[-1]) + rng.uniform(4, 20)
        if not is_empty(sheet):
            kind = rng.choice(("yesno", "person", "number", "phrase", "sentence", "money"))
            if start + 50 < right and rng.random() < 0.5:
                set_value(sheet, heads, kind, start, sheet.lines[heads[-1]].box[1], right, 1)
            else:
                at = left + rng.choice((0.0, rng.uniform(5, 60)))
                low = set_value(sheet, heads, kind, at, low + rng.uniform(1, style.size), right, 3)
        y = low + max(style.pitch - style.size, 2)
    return y


def sentence_with_gap(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A sentence with its value in the middle: both halves are keys, the first has the value."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    first = values.words(rng, pool, rng.randint(2, 7))
    start = left
    head = sheet.put(first[:1].upper() + first[1:], start, top, KEY)
    kind = rng.choice(("number", "date", "money", "person", "code"))
    text = sheet.value_text(values.MAKERS[kind](rng, pool))
    x = sheet.right(head) + rng.uniform(4, 30)
    if x + sheet.width_of(text, style.value_size) + 40 < right:
        value = sheet.put(text, x, top + rng.uniform(-2, 2), VALUE, style.value_size)
        sheet.link([head], [value])
        rest = sheet.right(value) + rng.uniform(4, 40)
        ending = values.words(rng, pool, rng.randint(1, 3)) + rng.choice((".", "", ","))
        if rest + sheet.width_of(ending) < right:
            sheet.put(ending, rest, top, KEY)
    return top + max(style.pitch, style.size * 1.2)


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
        if not is_empty(sheet):
            kind = rng.choice(("yesno", "sentence", "number", "phrase"))
            if rng.random() < 0.5:
                low = set_value(sheet, heads, kind, x + 15, low + 4, right, 3)
            else:
                set_value(sheet, heads, kind, sheet.right(heads[-1]) + 8, sheet.lines[heads[-1]].box[1], right, 1)
        y = low + style.pitch - style.size * 0.5
    return y


def choices(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A prompt and options to tick. An option is a key; the mark beside it is its value."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    y = top
    down = rng.random() < 0.25
    before = rng.random() < 0.6
    for _ in range(rng.randint(1, 4)):
        x = left
        if rng.random() < 0.75:
            text = keys.question(rng, pool) if rng.random() < 0.5 else sheet.key_text(keys.field(rng, pool)[0])
            prompt = set_key(sheet, text, x, y, left + (right - left) * 0.65)
            x = max(map(sheet.right, prompt)) + rng.uniform(8, 40)
            y = sheet.lines[prompt[-1]].box[1]
        y = _options(sheet, (left, x, right), y, down, before) + style.pitch
    return y


def _options(sheet: Sheet, span: tuple[float, float, float], y: float, down: bool, before: bool) -> float:
    """Options from x = span[1] on, one of them ticked at the most; returns the top of the last row."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    left, x, right = span
    chosen = rng.random()
    options = rng.sample(pool.words["options"], rng.randint(2, 4)) if rng.random() < 0.6 else pool.words["options"][:2]
    for number, option in enumerate(options):
        marked = chosen < 0.75 and number == int(chosen * 4) % len(options)
        text = sheet.key_text(option, False if rng.random() < 0.8 else None)
        box = rng.choice(("", "", "", "□ ", "( ) ", "[ ] ", "☐ "))
        if x + sheet.width_of(text) + 40 > right or (down and number):
            x, y = left + (rng.uniform(10, 40) if down else 10), y + style.size * 1.3
        if marked and before:
            tick = sheet.put(values.mark(rng, pool), x, y, VALUE, style.value_size)
            line = sheet.put(text, x + style.size * rng.uniform(1.0, 1.8), y, KEY)
            sheet.link([line], [tick])
        else:
            line = sheet.put(text if marked else box + text, x, y, KEY)
            if marked:
                at = sheet.right(line) + rng.uniform(4, 15)
                sheet.link([line], [sheet.put(values.mark(rng, pool), at, y, VALUE, style.value_size)])
        x = sheet.right(line) + rng.uniform(15, 70)
    return y
