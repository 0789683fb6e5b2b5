"""What stands along the edges of a page and belongs to no field: archive numbers, form numbers, fax lines, stamps."""

from __future__ import annotations

from build_scripts.starter.pages import values
from build_scripts.starter.pages.sheet import HEIGHT, OTHER, WIDTH, Line, Sheet


def margins(sheet: Sheet) -> None:
    """Page numbers, form numbers, numbers stamped along the edge, fax lines: never part of the form."""
    rng, pool = sheet.rng, sheet.pool
    small = rng.uniform(0.7, 1.0)
    if rng.random() < 0.75:
        _stamped_number(sheet)
    if rng.random() < 0.3:
        page, pages = rng.randint(1, 9), rng.randint(1, 30)
        text = rng.choice(pool.words["page_numbers"]).format(page, pages)
        sheet.put(text, rng.choice((360.0, 600.0, 60.0)), rng.choice((965.0, 975.0, 22.0)), OTHER, small)
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
        word = rng.choice(pool.words["stamps"])
        y = rng.choice((rng.uniform(5, 40), HEIGHT - 40))
        sheet.put(word, rng.uniform(60, WIDTH - 160), y, OTHER, rng.uniform(0.9, 1.4))
    if rng.random() < 0.1:
        sheet.put(f"SOURCE: {rng.choice(pool.emails)}", rng.uniform(60, 240), 985, OTHER, small)
    for _ in range(rng.choices((0, 1, 2, 4), (60, 22, 12, 6))[0]):
        _note(sheet, small)
    if rng.random() < 0.1:
        _archive_lines(sheet)
    if rng.random() < 0.08:
        _stamp(sheet)


def _note(sheet: Sheet, scale: float) -> None:
    """A note of the page's trade near an edge: who gets the copy, how secret it is, a form's number."""
    rng = sheet.rng
    text = values.plain(rng, sheet.pool, 1.0)
    if text is not None:
        y = rng.choice((rng.uniform(5, 70), rng.uniform(900, 985), rng.uniform(70, 900)))
        sheet.put(text, rng.uniform(20, max(WIDTH - 30 - sheet.width_of(text, scale), 21)), y, OTHER, scale)


def _archive_lines(sheet: Sheet) -> None:
    """What an archive prints into the lower left corner: a number and where the copy comes from."""
    rng, pool = sheet.rng, sheet.pool
    x = rng.uniform(0, 30)
    sheet.put(str(rng.randint(10**6, 10**9)), x, 952, OTHER)
    sheet.put(f"{rng.choice(pool.words['archives'])} {rng.choice(pool.companies).upper()}", x, 968, OTHER)


def _stamp(sheet: Sheet) -> None:
    """A stamp anywhere on the page: who received it, when, under which number."""
    rng, pool = sheet.rng, sheet.pool
    x, y = rng.uniform(300, 600), rng.uniform(20, 900)
    rows = [rng.choice(pool.words["stamps"]), values.date(rng, pool).upper()]
    rows += rng.sample((rng.choice(pool.companies).upper(), values.code(rng, pool), values.person(rng, pool)), 1)
    rng.shuffle(rows)
    for row in rows:
        sheet.centred(row, x, x + 150, y, OTHER, rng.uniform(0.9, 1.2))
        y += sheet.style.size * 1.3


def _stamped_number(sheet: Sheet) -> None:
    """An archive's number, mostly turned along the right edge."""
    rng = sheet.rng
    digits = "".join(rng.choices("0123456789", k=rng.randint(4, 9)))
    if rng.random() < 0.15:
        digits = f"{rng.choice(('ATX', 'LG', 'TI', 'MN', 'B'))}{rng.choice(('', '0', ' '))}{digits}"
    x, y = rng.uniform(690, 735), rng.choice((rng.uniform(560, 880), rng.uniform(60, 500)))
    if rng.random() < 0.7:
        box = (x, y, x + rng.uniform(12, 23), y + len(digits) * rng.uniform(8, 14))
    else:
        right, low = rng.uniform(x - 200, x), rng.uniform(830, 960)
        box = (right - len(digits) * rng.uniform(9, 14), low, right, low + rng.uniform(14, 24))
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
