"""Blocks of forms that are annotated as questionnaires: what is printed to be chosen from is an answer, not a key.

So European and East Asian sets of forms have it. A key without an answer is plain text there, headings of parts are
keys, and ticks are answers of their own. Every block is `block(sheet, left, right, top) -> bottom`.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from build_scripts.starter.pages import keys, values
from build_scripts.starter.pages.captioned import set_section
from build_scripts.starter.pages.fields import is_empty, set_key, set_value
from build_scripts.starter.pages.sheet import HEADER, KEY, OTHER, VALUE, Sheet

_TICKED = ("☒", "☑", "☒", "X", "x", "⊠", "✓", "■")


def tick_list(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A prompt and what to choose from: beside it, in columns below it, or one below the other."""
    rng = sheet.rng
    y = top
    for _ in range(rng.choice((1, 1, 2, 3))):
        share = rng.choice((0.35, 0.5, 0.8))
        heads = set_key(sheet, _prompt(sheet), left, y, left + (right - left) * share)
        start = max(map(sheet.right, heads)) + rng.uniform(6, 50)
        count = rng.choices((2, 3, 4, 6), (5, 4, 3, 2))[0]
        if start + 70 < right and rng.random() < 0.6:
            low = _choices(sheet, heads, (start, right), sheet.lines[heads[0]].box[1], _options(sheet, count))
        else:
            at = left + rng.choice((0.0, rng.uniform(4, 60)))
            low = _choices(sheet, heads, (at, right), sheet.bottom(heads[-1]) + 4, _options(sheet, count))
        y = max(low, sheet.bottom(heads[-1])) + max(sheet.style.pitch - sheet.style.size, 3)
    return y


def closed_questions(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Questions down the page, each with the same two or three answers in columns at the right."""
    rng, style = sheet.rng, sheet.style
    words = sheet.pool.words["options"]
    offered = words[:2] if rng.random() < 0.7 else rng.sample(words, rng.randint(2, 3))
    if rng.random() < 0.3:
        offered = offered[::-1]
    edge = left + (right - left) * rng.uniform(0.5, 0.8)
    step = min((right - edge) / len(offered), rng.uniform(40, 110))
    numbered = rng.choice(("", "", "-", "1.", "a)", "•"))
    y = top
    for number in range(rng.randint(2, 9)):
        text = keys.prompt(rng, sheet.pool) if rng.random() < 0.6 else keys.question(rng, sheet.pool)
        sign = {"1.": f"{number + 1}.", "a)": f"{chr(97 + number)})"}.get(numbered, numbered)
        text = f"{sign} {text}" if sign else text
        heads = set_key(sheet, text, left, y, edge - 8)
        low = sheet.bottom(heads[-1])
        at = y if rng.random() < 0.6 else sheet.lines[heads[-1]].box[1]
        low = max(low, _choices(sheet, heads, (edge, right), at, offered, step))
        y = low + style.size * rng.uniform(0.15, 0.9)
    return y


def guided(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A heading with what it says below: instructions, a declaration, points to tick; all of it is its answer."""
    rng, style = sheet.rng, sheet.style
    heads = set_key(sheet, keys.section(rng, sheet.pool) if rng.random() < 0.5 else _prompt(sheet), left, top, right)
    y = sheet.bottom(heads[-1]) + style.size * rng.uniform(0.2, 1.0)
    bullet = rng.choice(("", "", "-", "•", "□", "1."))
    apart = bullet == "□" and rng.random() < 0.6
    indent = rng.uniform(12, 40) if bullet else 0.0
    for number in range(1, rng.choice((2, 2, 3, 5, 7))):
        text = values.running(sheet.rng, sheet.pool, rng.choice((1, 1, 2)))
        sign = f"{number}." if bullet == "1." else _box(sheet, rng.random() < 0.3) if bullet == "□" else bullet
        lines = []
        if apart:
            lines.append(sheet.put(sign, left, y, VALUE))
        elif sign:
            text = f"{sign} {text}"
        for row in sheet.wrapped(text, right - left - indent)[:4]:
            lines.append(sheet.put(row, left + (indent if apart or rng.random() < 0.5 else 0.0), y, VALUE))
            y += style.size * 1.2
        sheet.link(heads, lines)
        sheet.join(lines[1:] if apart else lines)
        y += style.size * rng.choice((0.0, 0.4))
    return y + style.size * 0.5


def captioned_boxes(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Ruled boxes side by side, a small caption at the top of each and what was filled in below it."""
    rng, style = sheet.rng, sheet.style
    small = rng.uniform(0.62, 1.0)
    indent = rng.choice((0.0, 3.0, rng.uniform(3, 25)))
    gap = style.size * rng.uniform(0.0, 0.9)
    y = top
    for _ in range(rng.randint(1, 7)):
        columns = rng.choices((1, 2, 3, 4), (22, 40, 26, 12))[0] if right - left > 350 else rng.randint(1, 2)
        edges = [left, *sorted(rng.uniform(left, right) for _ in range(columns - 1)), right]
        if rng.random() < 0.5:
            edges = [left + (right - left) * k / columns for k in range(columns + 1)]
        low = y + style.size * (1 + small)
        for x, limit in itertools.pairwise(edges):
            if limit - x < 45:
                continue
            text, kind = _field(sheet, limit - x - 6)
            heads = set_small_key(sheet, text, x + 2, y, limit - 4, small)
            low = max(low, sheet.bottom(heads[-1]) + 3)
            if not is_empty(sheet):
                at = sheet.bottom(heads[-1]) + gap
                low = max(low, _answer(sheet, heads, kind, (x + 2 + indent, limit - 2), at) + 3)
        y = low + rng.uniform(1, 8)
    return y + style.size * 0.4


def set_small_key(sheet: Sheet, text: str, x: float, y: float, right: float, scale: float) -> list[int]:
    """A key in smaller letters, in at most three lines."""
    lines = []
    for row in sheet.wrapped(text, max(right - x, 30), scale)[:3]:
        lines.append(sheet.put(row, x, y, KEY, scale))
        y += sheet.style.size * scale * 1.15
    sheet.join(lines)
    return lines


def lines_to_fill(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Keys with their answers on dotted lines behind them, or captions below what was written."""
    rng, style = sheet.rng, sheet.style
    under = rng.random() < 0.3
    tab = (right - left) * rng.uniform(0.25, 0.55)
    far = rng.random() < 0.35
    y = top
    for _ in range(rng.randint(2, 9)):
        columns = rng.choice((1, 1, 1, 2)) if right - left > 350 else 1
        low = y
        for column in range(columns):
            x, limit = left + (right - left) * column / columns, left + (right - left) * (column + 1) / columns
            text, kind = _field(sheet, (limit - x) * 0.6)
            if under:
                heads = set_small_key(sheet, text, x, y + style.size * 1.3, limit - 4, rng.uniform(0.65, 0.95))
                if not is_empty(sheet):
                    _answer(sheet, heads, kind, (x + rng.uniform(0, 30), limit - 4), y, 1)
            else:
                heads = set_key(sheet, text, x, y, x + (limit - x) * 0.7)
                start = max(map(sheet.right, heads)) + rng.uniform(4, 60)
                start = max(start, x + tab) if columns == 1 and not far else start
                if not is_empty(sheet) and limit - start > 30:
                    # What is written on a line stands a little above what is printed before it.
                    at = sheet.lines[heads[-1]].box[1] - style.size * rng.uniform(-0.1, 0.5)
                    low = max(low, _answer(sheet, heads, kind, (start, limit), at, 2))
            low = max(low, sheet.bottom(heads[-1]))
        y = low + max(style.pitch - style.size, 2)
    return y


def sum_rows(sheet: Sheet, left: float, right: float, top: float) -> float:
    """What was got or paid, one thing a row, the amounts in a column at the right, their unit beside or over them."""
    rng, style = sheet.rng, sheet.style
    edge = left + (right - left) * rng.uniform(0.55, 0.8)
    unit = rng.choice(sheet.pool.words["units"])
    kind = rng.choice(("money", "money", "number", "percent"))
    y = top
    for _ in range(rng.randint(2, 7)):
        heads = set_key(sheet, _field(sheet, edge - left - 20)[0], left, y, edge - 20)
        if not is_empty(sheet):
            text = values.MAKERS[kind](rng, sheet.pool)
            lines = [sheet.put(text, edge, sheet.lines[heads[-1]].box[1] + rng.uniform(-2, 1), VALUE)]
            if rng.random() < 0.6:
                lines.append(sheet.put(unit, sheet.right(lines[0]) + rng.uniform(4, 40), y, VALUE))
            sheet.link(heads, lines)
        y = sheet.bottom(heads[-1]) + max(style.pitch - style.size, 2)
    return y


def declaration(sheet: Sheet, left: float, right: float, top: float) -> float:
    """What one signs: some paragraphs of the law, place and date and signature, none of them fields unless filled."""
    rng, style = sheet.rng, sheet.style
    y = top
    for _ in range(rng.choice((1, 1, 2, 4))):
        lines = []
        scale = rng.uniform(0.75, 1.0)
        for row in sheet.wrapped(values.running(sheet.rng, sheet.pool, rng.choice((1, 2, 3, 5))), right - left, scale)[
            :9
        ]:
            lines.append(sheet.put(row, left, y, OTHER, scale))
            y += style.size * scale * 1.2
        sheet.join(lines)
        y += style.size * rng.uniform(0.2, 1.0)
    y += style.size * rng.uniform(0.5, 3)
    count = rng.choice((1, 2, 2, 3))
    filled = rng.random() < 0.4
    for column in range(count):
        x = left + (right - left) * column / count
        kind = rng.choice(("date", "person", "place"))
        text = rng.choice(sheet.pool.nouns[kind])
        signed = filled and rng.random() < 0.75
        head = sheet.put(text, x, y, KEY if signed else OTHER, rng.uniform(0.75, 1.0))
        if signed:
            at = y - style.size * rng.uniform(1.1, 1.6) if rng.random() < 0.65 else y + style.size * 1.2
            value = f"{rng.choice(sheet.pool.cities)}, {values.date(rng, sheet.pool)}" if kind == "date" else None
            value = value or values.MAKERS[kind](rng, sheet.pool)
            sheet.link([head], [sheet.put(value, x + rng.uniform(0, 30), at, VALUE)])
    return y + style.pitch * 1.5


def row_numbers(sheet: Sheet, left: float) -> None:
    """Numbers down the left edge, one a row of the form, that one heading at their top asks for or none."""
    rng = sheet.rng
    tops = sorted({round(line.box[1] / 14): line.box[1] for line in sheet.lines}.values())
    if len(tops) < 6:
        return
    x = max(left - rng.uniform(18, 34), 2)
    small = rng.uniform(0.6, 0.95)
    headed = rng.random() < 0.7
    first = rng.randrange(1, 4)
    head = (
        sheet.put(rng.choice(sheet.pool.words["row_heads"]), max(x - 6, 1), tops[first - 1], KEY, small)
        if headed
        else -1
    )
    for number, y in enumerate(tops[first :: rng.choice((1, 1, 2))], start=1):
        put = sheet.put(str(number), x, y + rng.uniform(-2, 2), VALUE if headed else OTHER, small)
        if headed:
            sheet.link([head], [put])


def _prompt(sheet: Sheet) -> str:
    rng, pool = sheet.rng, sheet.pool
    roll = rng.random()
    if roll < 0.55:
        text = sheet.key_text(keys.field(rng, pool)[0])
    elif roll < 0.8:
        text = keys.question(rng, pool)
    else:
        text = keys.prompt(rng, pool)
    return numbered(sheet, _in_both(sheet, text))


def _in_both(sheet: Sheet, text: str, option: bool = False) -> str:
    """A key or something to choose, and the same in the form's second language where it has one."""
    rng, pool = sheet.rng, sheet.second
    if pool is None or rng.random() < 0.15:
        return text
    other = rng.choice(pool.words["options"]) if option else keys.field(rng, pool)[0]
    return f"{text.rstrip(':')}{sheet.between}{other}{':' * text.endswith(':')}"


def numbered(sheet: Sheet, text: str) -> str:
    """A key, now and then with the number of its question before it."""
    rng = sheet.rng
    if rng.random() > 0.15:
        return text
    first = rng.randint(1, 19)
    sign = rng.choice(
        (f"{first}.", f"{first}.{rng.randint(1, 6)}", f"{chr(96 + rng.randint(1, 8))})", f"{first})", "-", "•", "·")
    )
    return f"{sign} {text}"


def _field(sheet: Sheet, width: float) -> tuple[str, str]:
    rng = sheet.rng
    drawn = [keys.field(rng, sheet.pool) for _ in range(rng.choice((1, 1, 3)))]
    kinds = {numbered(sheet, _in_both(sheet, sheet.key_text(text))): kind for text, kind in drawn}
    text = sheet.fitting([*kinds], width)
    return text, kinds[text]


def _answer(sheet: Sheet, heads: Sequence[int], kind: str, span: tuple[float, float], y: float, most: int = 3) -> float:
    """What is filled in: a value, digits in boxes of their own, with a unit, or something to choose from."""
    rng, style = sheet.rng, sheet.style
    x, right = span
    roll = rng.random()
    if roll < 0.1:
        return _choices(sheet, heads, span, y, _options(sheet, rng.randint(2, 3)))
    if roll < 0.2 and kind in ("date", "code", "number", "phone"):
        text = " ".join("".join(sign for sign in values.MAKERS[kind](rng, sheet.pool) if sign.isalnum())[:22])
        lines = [sheet.put(text or "0", x, y, VALUE, style.value_size)]
        if kind == "date" and rng.random() < 0.4:
            over = y - style.size * 0.7 if rng.random() < 0.7 else y + style.size * 1.1
            parts = sheet.pool.words["units"][:3]
            lines += [sheet.put(part, x + place * 32, over, VALUE, 0.6) for place, part in enumerate(parts)]
        sheet.link(heads, lines)
        return sheet.bottom(lines[0])
    if roll < 0.3 and kind in ("number", "money", "time", "percent"):
        first = sheet.put(values.MAKERS[kind](rng, sheet.pool), x, y, VALUE, style.value_size)
        unit = sheet.put(rng.choice(sheet.pool.words["units"]), sheet.right(first) + rng.uniform(5, 50), y, VALUE)
        sheet.link(heads, [first, unit])
        return sheet.bottom(first)
    return set_value(sheet, list(heads), kind, x, y, right, most)


def _options(sheet: Sheet, count: int) -> list[str]:
    """Things to choose from: the usual two, some of the list, or made up for this form."""
    return [_in_both(sheet, text, option=True) for text in _drawn_options(sheet, count)]


def _drawn_options(sheet: Sheet, count: int) -> list[str]:
    rng, words = sheet.rng, sheet.pool.words["options"]
    if count == 2 and rng.random() < 0.7:
        return list(words[:2])
    if rng.random() < 0.5:
        return rng.sample(words, min(count, len(words)))
    return [keys.option(rng, sheet.pool) for _ in range(count)]


def _box(sheet: Sheet, ticked: bool) -> str:
    return sheet.rng.choice(_TICKED) if ticked else sheet.style.box


def _choices(
    sheet: Sheet,
    heads: Sequence[int],
    span: tuple[float, float],
    y: float,
    offered: Sequence[str],
    step: float | None = None,
) -> float:
    """What can be chosen, all of it answers of the key; boxes stand before it or behind, apart or glued to it.

    step: from one to the next; None for as wide as each is. A reader may take neighbours for one line.
    """
    rng, style = sheet.rng, sheet.style
    left, right = span
    manner = style.box_manner
    down = step is None and rng.random() < 0.25
    if step is None and not down and rng.random() < 0.06:
        return _boxes_below(sheet, heads, span, y, offered)
    together = step is None and not down and rng.random() < 0.22
    chosen = rng.randrange(len(offered)) if rng.random() < 0.7 else -1
    if together and manner != "apart":
        rows = [f"{_box(sheet, n == chosen)}{rng.choice((' ', ''))}{text}" for n, text in enumerate(offered)]
        line = sheet.put(
            rng.choice((" ", "  ", "   ")).join(rows) if manner == "glued" else " / ".join(offered), left, y, VALUE
        )
        sheet.link(heads, [line])
        return sheet.bottom(line)
    x, lines = left, []
    for number, text in enumerate(offered):
        box = _box(sheet, number == chosen)
        wide = sheet.width_of(f"{box} {text}") + style.size
        if number and (down or x + wide > right):
            x, y = left, y + style.size * 1.35
        at = x
        if manner == "glued":
            lines.append(sheet.put(f"{box}{rng.choice((' ', ' ', ''))}{text}", x, y, VALUE))
        elif manner == "apart":
            lines.append(sheet.put(box, x, y, VALUE))
            lines.append(sheet.put(text, x + style.size * rng.uniform(1.2, 2.2), y, VALUE))
        else:
            lines.append(sheet.put(text, x, y, VALUE))
            if number == chosen and rng.random() < 0.7:
                lines.append(sheet.put(rng.choice(_TICKED), sheet.right(lines[-1]) + 4, y + rng.uniform(-2, 2), VALUE))
        x = at + step if step else max(map(sheet.right, lines[-2:])) + rng.uniform(8, 60)
    sheet.link(heads, lines)
    return max(map(sheet.bottom, lines))


def _boxes_below(
    sheet: Sheet, heads: Sequence[int], span: tuple[float, float], y: float, offered: Sequence[str]
) -> float:
    """What can be chosen in a row, and a row of boxes below it."""
    rng, style = sheet.rng, sheet.style
    step = min((span[1] - span[0]) / len(offered), rng.uniform(40, 110))
    chosen = rng.randrange(len(offered))
    lines = [sheet.put(text[: int(step / 4)], span[0] + step * place, y, VALUE) for place, text in enumerate(offered)]
    low = y + style.size * rng.uniform(1.2, 1.6)
    lines += [
        sheet.put(_box(sheet, place == chosen), span[0] + step * place, low, VALUE) for place in range(len(offered))
    ]
    sheet.link(heads, lines)
    return low + style.size


def entries(sheet: Sheet, left: float, right: float, top: float) -> float:
    """What was done and when: a key at the left that gathers two or three columns with heads of their own."""
    rng, style = sheet.rng, sheet.style
    start = left + (right - left) * rng.uniform(0.25, 0.45)
    y = top
    count = rng.choice((2, 2, 3))
    step = (right - start) / count
    names = [_field(sheet, step - 8) for _ in range(count)]
    for _ in range(rng.choice((1, 1, 2, 3))):
        rows = rng.randint(1, 3)
        key = set_key(sheet, _field(sheet, start - left)[0], left, y + style.size * rng.uniform(0, 1.5), start - 10)
        sheet.of_parts.update(key)
        low = y
        for place, (text, kind) in enumerate(names):
            x = start + step * place
            heads = set_key(sheet, text, x, y, x + step - 6)
            at = sheet.bottom(heads[-1]) + style.size * rng.uniform(0.2, 0.8)
            for _ in range(rows):
                at = _answer(sheet, heads, kind, (x + rng.uniform(0, 25), x + step - 4), at, 1) + style.size * 0.5
            low = max(low, at)
        y = max(low, sheet.bottom(key[-1])) + style.size * rng.uniform(0.2, 1.2)
    return y


def part(sheet: Sheet, left: float, right: float, top: float) -> float:
    """The heading of a part, and a line that says who fills it in."""
    if sheet.rng.random() < 0.15:
        sign = sheet.rng.choice(("A", "B", "C", "D", "1", "2", "I", "II"))
        sheet.put(sign, max(left - sheet.style.size * 2.2, 4), top, OTHER)
    y = set_section(sheet, left, right, top)
    if sheet.rng.random() < 0.2:
        for row in sheet.wrapped(f"({values.running(sheet.rng, sheet.pool, 1).rstrip('.')})", right - left, 0.85)[:2]:
            y = sheet.bottom(sheet.put(row, left, y, OTHER, 0.85)) + 2
    return y + sheet.style.size * 0.3


def as_questionnaire(sheet: Sheet) -> None:
    """Label the whole sheet as such forms are: keys without answers are plain text, and so are some titles."""
    rng = sheet.rng
    plain = rng.choices((0.95, 0.6, 0.0), (62, 23, 15))[0]
    title = rng.choices((HEADER, KEY, OTHER), (66, 12, 22))[0]
    linked = {head for head, _ in sheet.links}
    groups: dict[tuple[str, int], list[int]] = {}
    for index, line in enumerate(sheet.lines):
        text = ("line", index) if line.block is None else ("block", line.block)
        groups.setdefault(text, []).append(index)
    for lines in groups.values():
        label = sheet.lines[lines[0]].label
        if label == HEADER and not sheet.of_parts.intersection(lines):
            label = title
        elif label == KEY and not linked.intersection(lines) and not sheet.of_parts.intersection(lines):
            label = OTHER if rng.random() < plain else KEY
        for index in lines:
            sheet.lines[index].label = label
