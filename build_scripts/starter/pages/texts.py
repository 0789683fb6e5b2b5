"""What is neither key nor value: titles, letterheads, running text, stamps and margins."""

from __future__ import annotations

from random import Random

from build_scripts.starter.pages import keys, values
from build_scripts.starter.pages.captioned import set_section
from build_scripts.starter.pages.pools import Pool
from build_scripts.starter.pages.sheet import HEADER, KEY, OTHER, VALUE, Sheet


def heading(sheet: Sheet, left: float, right: float, top: float) -> float:
    """The form's name, on one to three lines, mostly centred; what it is about may stand below as plain text."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    rows = [keys.title(rng, pool)]
    if rng.random() < 0.35:
        rows.insert(0, rng.choice(pool.companies))
    if rng.random() < 0.25:
        rows.append(rng.choice((keys.section(rng, pool), keys.title(rng, pool), values.phrase(rng, pool))))
    capitals = rng.random() < (0.12 if sheet.survey else 0.82)
    scale = rng.choice((1.0, rng.uniform(0.95, 1.4), rng.uniform(1.2, 2.4)))
    centred = rng.random() < 0.75
    y = top
    for number, row in enumerate(rows):
        text = row.upper() if capitals else row
        lines = []
        for part in sheet.wrapped(text, (right - left) * rng.uniform(0.5, 1.0), scale):
            if centred:
                lines.append(sheet.centred(part, left, right, y, HEADER, scale))
            else:
                lines.append(sheet.put(part, left, y, HEADER, scale))
            y = sheet.bottom(lines[-1]) + style.size * rng.uniform(0.05, 0.5)
        sheet.join(lines)
        if number == 0:
            scale = max(0.8, scale * rng.uniform(0.7, 1.0))
    if rng.random() < 0.25:
        for _ in range(rng.choice((1, 1, 2))):
            text = values.plain(rng, pool, 0.6) or values.words(rng, pool, rng.randint(2, 8))
            text = rng.choice((f"({text})", text.title(), text.capitalize(), text.upper(), text))
            put = sheet.centred(text, left, right, y, OTHER) if centred else sheet.put(text, left, y, OTHER)
            y = sheet.bottom(put) + 2
    return y + style.pitch * rng.uniform(0.3, 1.5)


def letterhead(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Who sends the page: a name or a logo of few words, an address, numbers; the address may stand across from it."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    name = rng.choice(pool.companies)
    name = name.upper() if rng.random() < 0.5 else name
    scale = rng.choice((1.0, rng.uniform(1.0, 2.2)))
    place = rng.choice(("left", "left", "centre", "right"))
    x = {"left": left, "centre": left, "right": left + (right - left) * 0.6}[place]
    label = HEADER if rng.random() < 0.75 else OTHER
    y, lines = top, []
    words = name.split()
    for row in words if len(words) > 1 and rng.random() < 0.2 else [name]:
        lines.append(
            sheet.centred(row, left, right, y, label, scale)
            if place == "centre"
            else sheet.put(row, x, y, label, scale)
        )
        y = sheet.bottom(lines[-1]) + 2
    sheet.join(lines)
    low = y
    if place != "centre" and rng.random() < 0.4:
        x, y = (left + (right - left) * 0.6 if place == "left" else left), top
    rows = [] if rng.random() < 0.4 else list(rng.choice(pool.addresses))
    rows += [values.phone(rng, pool)] if rng.random() < 0.3 else []
    for row in [rng.choice(pool.jobs), *rows] if rng.random() < 0.2 else rows:
        put = sheet.centred(row, left, right, y, OTHER) if place == "centre" else sheet.put(row, x, y, OTHER, 0.9)
        y = sheet.bottom(put) + 2
    if rng.random() < 0.3:
        key = sheet.put(sheet.key_text(rng.choice(pool.nouns["phone"])), x, y, KEY)
        sheet.link([key], [sheet.put(values.phone(rng, pool), sheet.right(key) + 5, y, VALUE)])
        y += style.size * 1.2
    return max(low, y) + style.pitch * 0.7


def section(sheet: Sheet, left: float, right: float, top: float) -> float:
    """The heading of a part; now and then a remark on it, in brackets, below."""
    y = set_section(sheet, left, right, top)
    if sheet.rng.random() < 0.08:
        text = f"({values.words(sheet.rng, sheet.pool, sheet.rng.randint(2, 8))})"
        y = sheet.bottom(sheet.put(text, left, y, OTHER)) + sheet.style.size * 0.5
    return y


def paragraph(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Running text or an instruction; the number before it may stand alone."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    text = " ".join(values.sentence(rng, pool) for _ in range(rng.choices((1, 2, 4), (4, 3, 1))[0]))
    if rng.random() < 0.65:
        text = values.running(rng, pool, rng.choices((1, 2, 4), (4, 3, 1))[0])
    if rng.random() < 0.2:
        text = f"({text.rstrip('.')})"
    if rng.random() < (0.04 if sheet.survey else 0.4):
        text = text.upper()
    scale = rng.uniform(0.8, 1.05)
    x = left
    if rng.random() < 0.12:
        sheet.put(f"{rng.randint(1, 9)}.", x, top, OTHER, scale)
        x += style.size * 2
    y = top
    lines = []
    for row in sheet.wrapped(text, right - x, scale)[:9]:
        lines.append(sheet.put(row, x, y, OTHER, scale))
        y += style.size * scale * 1.2
    sheet.join(lines)
    return y + style.size * 0.6


def scattered(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Short bits that belong to nothing: a name, a word, a note in brackets, a bullet."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    y = top
    for _ in range(rng.randint(1, 4)):
        text = rng.choice(
            (
                values.words(rng, pool, rng.randint(1, 4)),
                f"({values.words(rng, pool, rng.randint(1, 5))})",
                values.company(rng, pool),
                values.person(rng, pool),
                values.place(rng, pool),
                f"* {values.words(rng, pool, rng.randint(3, 9))}",
                f"{rng.randint(1, 9)}",
                rng.choice(("$", "%", "of", "to", "and", "-", "*", "( )", "/", "a)", "b)", "&", "thru", "or")),
            )
        )
        text = values.plain(rng, pool, 0.6) or text
        text = text.upper() if rng.random() < (0.1 if sheet.survey else 0.5) else text
        sheet.put(text, rng.uniform(left, max(left, right - sheet.width_of(text))), y, OTHER, rng.uniform(0.8, 1.2))
        y += style.pitch
    return y


def listing(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Things or names that no key asks for, one to a line or in columns."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    columns = rng.choice((1, 1, 2, 3, 4)) if right - left > 350 else 1
    make = rng.choice(
        (values.person, values.company, values.phrase, lambda *_: values.words(rng, pool, rng.randint(1, 3)))
    )
    capitals = rng.random() < 0.6
    pitch = style.size * rng.uniform(1.1, 1.6)
    x = left + rng.choice((0.0, rng.uniform(0, 150)))
    y = top
    for _ in range(rng.choice((1, 2, 3, 4, 7, 10))):
        for column in range(columns):
            if columns > 1 and rng.random() < 0.12:
                continue
            text = make(rng, pool)
            sheet.put(text.upper() if capitals else text, x + column * (right - x) / columns, y, OTHER)
        y += pitch
    return y + style.size * 0.4


def letter_body(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A salutation, paragraphs, a greeting, a name and what the writer is: nothing of it belongs to a field."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    scale = rng.uniform(0.85, 1.1)
    person = rng.choice(pool.people)
    y = top
    if rng.random() < 0.75:
        sheet.put(rng.choice(pool.words["greetings"]).format(person), left, y, OTHER, scale)
        y += style.size * scale * rng.uniform(1.5, 2.6)
    indent = rng.choice((0.0, 0.0, rng.uniform(15, 50)))
    for _ in range(rng.choice((1, 2, 2, 3, 4))):
        y = _set_text(sheet, values.running(rng, pool, rng.choice((1, 2, 3, 4))), (left, right), y, scale, indent)
        y += style.size * rng.uniform(0.3, 1.3)
    if rng.random() < 0.7:
        x = left if rng.random() < 0.6 else left + (right - left) * 0.55
        for text in (rng.choice(pool.words["closings"]), rng.choice(pool.people), rng.choice(pool.jobs)):
            if rng.random() < 0.85:
                sheet.put(text, x, y, OTHER, scale)
                y += style.size * rng.uniform(1.2, 2.4)
    return y + style.size * 0.6


def signed(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Names with what they are, below lines that were signed, side by side; no key asks for them."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    count = rng.choice((1, 2, 2, 3)) if right - left > 350 else 1
    width, low = (right - left) / count, top
    capitals = rng.random() < 0.4
    tall = rng.randint(1, 3)
    for row in range(rng.choice((1, 1, 2))):
        y = top if not row else low + style.size * rng.uniform(1.0, 3.0)
        for column in range(count):
            at = y
            for make in (values.person, _post, _post)[:tall]:
                text = sheet.fitting([make(rng, pool) for _ in range(3)], width - 8)
                put = sheet.put(text.upper() if capitals else text, left + column * width, at, OTHER)
                at = sheet.bottom(put) + style.size * rng.uniform(0.0, 0.3)
            low = max(low, at)
    return low + style.size * rng.uniform(0.3, 1.0)


def _post(rng: Random, pool: Pool) -> str:
    """What a person is, or of what."""
    return rng.choice((rng.choice(pool.jobs), rng.choice(pool.companies), keys.field(rng, pool, short=True)[0]))


def headed_text(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A heading with plain text below it, or a few short lines: what follows tells it from a key."""
    rng, pool = sheet.rng, sheet.pool
    y = set_section(sheet, left, right, top)
    if rng.random() < 0.65:
        return paragraph(sheet, left + rng.choice((0.0, rng.uniform(5, 50))), right, y)
    for _ in range(rng.randint(1, 4)):
        text = values.plain(rng, pool, 0.6) or values.running(rng, pool, 1)
        for row in sheet.wrapped(text, right - left)[:3]:
            y = sheet.bottom(sheet.put(row, left, y, OTHER)) + sheet.style.size * 0.3
    return y + sheet.style.size * 0.4


def disclaimer(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Small print across the page: who may read it, what is not promised, what the law says."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    text = values.running(rng, pool, rng.choice((1, 2, 3, 4)))
    if rng.random() < 0.35:
        text = f"{rng.choice(pool.words['notices'])}{rng.choice((': ', ' - ', '. '))}{text}"
    if rng.random() < (0.05 if sheet.survey else 0.3):
        text = text.upper()
    scale = rng.uniform(0.65, 0.95)
    narrow = rng.uniform(0.6, 1.0)
    return _set_text(sheet, text, (left, left + (right - left) * narrow), top, scale, 0.0) + style.size * 0.6


def rules(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Numbered instructions, their text hanging behind the numbers."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    capitals = rng.random() < (0.05 if sheet.survey else 0.45)
    hang = rng.choice((0.0, style.size * rng.uniform(1.2, 2.2)))
    y = top
    for number in range(1, rng.randint(3, 7)):
        text = f"{number}. {values.running(rng, pool, 1)}"
        rows = sheet.wrapped(text.upper() if capitals else text, right - left - hang)[:4]
        lines = [
            sheet.put(row, left + (hang if place else 0.0), y + place * style.size * 1.2, OTHER)
            for place, row in enumerate(rows)
        ]
        sheet.join(lines)
        y = sheet.bottom(lines[-1]) + style.size * rng.uniform(0.2, 0.9)
    return y + style.size * 0.4


def remarks(sheet: Sheet) -> None:
    """Bits beside or below what stands on the sheet, which belong to no field: what to fill in where, `of`, `$`."""
    rng, size = sheet.rng, sheet.style.size
    share = rng.uniform(0.04, 0.2)
    for line in [*sheet.lines]:
        if line.label not in (KEY, VALUE) or rng.random() > share:
            continue
        text = values.plain(rng, sheet.pool, 0.4) or f"({values.words(rng, sheet.pool, rng.randint(1, 3))})"
        if rng.random() < 0.4:
            text = rng.choice(("$", "%", "of", "to", "or", "thru", "and", "/", "-", "*", "(X)", "A.M.", "No."))
        x1, y1, x2, y2 = line.box
        place = (x2 + rng.uniform(3, 25), y1) if rng.random() < 0.6 else (x1 + rng.uniform(0, 30), y2 + size * 0.15)
        sheet.put(text, *place, OTHER, rng.uniform(0.75, 1.0))


def _set_text(sheet: Sheet, text: str, span: tuple[float, float], top: float, scale: float, indent: float) -> float:
    """Running text as plain lines, the first one indented; returns the lower edge."""
    left, right = span
    lines: list[int] = []
    y = top
    for row in sheet.wrapped(text, right - left - indent, scale)[:10]:
        lines.append(sheet.put(row, left + (0.0 if lines else indent), y, OTHER, scale))
        y += sheet.style.size * scale * 1.22
    sheet.join(lines)
    return y
