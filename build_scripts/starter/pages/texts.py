"""What is neither key nor value: titles, letterheads, running text, stamps and margins."""

from __future__ import annotations

from build_scripts.starter.pages import keys, values
from build_scripts.starter.pages.sheet import HEADER, HEIGHT, KEY, OTHER, VALUE, WIDTH, Line, Sheet


def heading(sheet: Sheet, left: float, right: float, top: float) -> float:
    """The form's name, on one to three lines, mostly centred; now and then a form number beside it."""
    rng, pool = sheet.rng, sheet.pool
    rows = [keys.title(rng, pool)]
    if rng.random() < 0.3:
        rows.insert(0, rng.choice(pool.companies))
    if rng.random() < 0.25:
        rows.append(rng.choice((keys.section(rng, pool), keys.title(rng, pool), values.phrase(rng, pool))))
    capitals = rng.random() < 0.65
    scale = rng.uniform(0.95, 1.9)
    centred = rng.random() < 0.75
    y = top
    for number, row in enumerate(rows):
        text = row.upper() if capitals else row
        for part in sheet.wrapped(text, (right - left) * 0.8, scale):
            index = (
                sheet.centred(part, left, right, y, HEADER, scale)
                if centred
                else sheet.put(part, left, y, HEADER, scale)
            )
            y = sheet.bottom(index) + sheet.style.size * 0.3
        if number == 0:
            scale = max(0.9, scale * rng.uniform(0.7, 1.0))
    if rng.random() < 0.1:
        sheet.put(f"({values.words(rng, pool, 3)})", left, y, OTHER)
        y += sheet.style.size * 1.3
    return y + sheet.style.pitch * rng.uniform(0.3, 1.5)


def letterhead(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Who sends the page: name, address, numbers."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    name = rng.choice(pool.companies)
    rows = [name.upper() if rng.random() < 0.5 else name, *rng.choice(pool.addresses)]
    place = rng.choice(("left", "centre", "right"))
    x = {"left": left, "centre": left, "right": left + (right - left) * 0.62}[place]
    y = top
    label = HEADER if rng.random() < 0.6 else OTHER
    for number, row in enumerate(rows):
        mine = label if number == 0 else OTHER
        index = sheet.centred(row, left, right, y, mine) if place == "centre" else sheet.put(row, x, y, mine)
        y = sheet.bottom(index) + 3
    if rng.random() < 0.35:
        key = sheet.put(sheet.key_text(rng.choice(pool.nouns["phone"])), x, y, KEY)
        sheet.link([key], [sheet.put(values.phone(rng, pool), sheet.right(key) + 5, y, VALUE)])
        y += style.size * 1.2
    elif rng.random() < 0.4:
        sheet.put(values.phone(rng, pool), x, y, OTHER)
        y += style.size * 1.2
    return y + style.pitch * 0.7


def section(sheet: Sheet, left: float, right: float, top: float) -> float:
    """The heading of a part."""
    rng = sheet.rng
    text = keys.section(rng, sheet.pool)
    text = text.upper() if rng.random() < 0.7 else text
    if rng.random() < 0.2:
        text += ":"
    put = sheet.centred(text, left, right, top, HEADER) if rng.random() < 0.25 else sheet.put(text, left, top, HEADER)
    return sheet.bottom(put) + sheet.style.size * rng.uniform(0.4, 1.2)


def paragraph(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Running text or an instruction; the number before it may stand alone."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    text = " ".join(values.sentence(rng, pool) for _ in range(rng.choices((1, 2, 4), (4, 3, 1))[0]))
    if rng.random() < 0.5:
        text = rng.choice(pool.words["instructions"]) + ("" if pool.dense else " ") + text.lower()
    if rng.random() < 0.2:
        text = f"({text.rstrip('.')})"
    if rng.random() < 0.3:
        text = text.upper()
    scale = rng.uniform(0.8, 1.05)
    x = left
    if rng.random() < 0.12:
        sheet.put(f"{rng.randint(1, 9)}.", x, top, OTHER, scale)
        x += style.size * 2
    y = top
    for row in sheet.wrapped(text, right - x, scale)[:9]:
        sheet.put(row, x, y, OTHER, scale)
        y += style.size * scale * 1.2
    return y + style.size * 0.6


def scattered(sheet: Sheet, left: float, right: float, top: float) -> float:
    """Short bits that belong to nothing: a name under a line, a word, a note in brackets, a bullet."""
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
        text = text.upper() if rng.random() < 0.4 else text
        sheet.put(text, rng.uniform(left, max(left, right - sheet.width_of(text))), y, OTHER, rng.uniform(0.8, 1.2))
        y += style.pitch
    return y


def margins(sheet: Sheet) -> None:
    """Page numbers, form numbers, numbers stamped along the edge, fax lines: never part of the form."""
    rng, pool = sheet.rng, sheet.pool
    small = rng.uniform(0.7, 1.0)
    if rng.random() < 0.55:
        _stamped_number(sheet)
    if rng.random() < 0.3:
        page, pages = rng.randint(1, 9), rng.randint(1, 30)
        spellings = (
            f"Page {page} of {pages}",
            f"Page {page}",
            str(page),
            f"- {page} -",
            f"{page} of {pages}",
            f"第{page}页",
        )
        sheet.put(
            rng.choice(spellings), rng.choice((360.0, 600.0, 60.0)), rng.choice((965.0, 975.0, 22.0)), OTHER, small
        )
    if rng.random() < 0.35:
        name, revision = (
            rng.choice(("Form", "FORM", "Rev.", "F-", "")),
            rng.choice(("", "(Rev. 3/89)", "12/93", "REV 2")),
        )
        text = f"{name} {values.code(rng, pool)} {revision}".strip()
        sheet.put(text, rng.choice((45.0, 60.0, 560.0)), rng.choice((950.0, 970.0, 18.0)), OTHER, small)
    if rng.random() < 0.12:
        _fax_line(sheet, small)
    if rng.random() < 0.12:
        word = rng.choice(("CONFIDENTIAL", "COPY", "DRAFT", "RECEIVED", "PAID", "URGENT", "ORIGINAL", "File Copy"))
        y = rng.choice((rng.uniform(5, 40), HEIGHT - 40))
        sheet.put(word, rng.uniform(60, WIDTH - 160), y, OTHER, rng.uniform(0.9, 1.4))
    if rng.random() < 0.1:
        sheet.put(f"SOURCE: {rng.choice(pool.emails)}", rng.uniform(60, 240), 985, OTHER, small)


def _stamped_number(sheet: Sheet) -> None:
    """An archive's number, mostly turned along the right edge."""
    rng = sheet.rng
    digits = "".join(rng.choices("0123456789", k=rng.randint(5, 9)))
    x, y = rng.uniform(690, 735), rng.choice((rng.uniform(560, 880), rng.uniform(60, 500)))
    if rng.random() < 0.7:
        box = (x, y, x + rng.uniform(11, 20), y + len(digits) * rng.uniform(8, 13))
    else:
        box = (x - 120, 960, x - 10, 960 + rng.uniform(14, 26))
    sheet.lines.append(Line(digits, box, OTHER))


def _fax_line(sheet: Sheet, scale: float) -> None:
    """What a fax machine prints along the top, in one line or in pieces."""
    rng, pool = sheet.rng, sheet.pool
    parts = [values.date(rng, pool), values.time(rng, pool), values.company(rng, pool).upper(), values.phone(rng, pool)]
    y = rng.uniform(3, 15)
    if rng.random() < 0.5:
        parts = ["  ".join(parts)]
    for number, text in enumerate(parts):
        sheet.put(text, 30 + number * 180, y, OTHER, scale)
