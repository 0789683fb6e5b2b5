"""Small documents: ID-like cards, bank statements, till receipts.

Every block is `block(sheet, left, right, top) -> bottom`.
"""

from __future__ import annotations

from build_scripts.starter.pages import keys, values
from build_scripts.starter.pages.fields import beside, is_empty, set_key, set_value
from build_scripts.starter.pages.sheet import HEADER, KEY, OTHER, VALUE, Sheet
from build_scripts.starter.pages.tables import table, totals


def card(sheet: Sheet, left: float, right: float, top: float) -> float:
    """An identity card, a badge, a licence: an issuer, a title, short keys before or above their values."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    y = top
    rows = [rng.choice(pool.companies), keys.title(rng, pool)]
    for row in rows if rng.random() < 0.7 else rows[1:]:
        y = sheet.bottom(sheet.centred(row.upper(), left, right, y, HEADER, rng.uniform(1.0, 1.5))) + 4
    x = left + rng.choice((0.0, (right - left) * 0.33))  # beside the photo
    over = rng.random() < 0.4
    tab = x + rng.uniform(70, 120)
    for kind in rng.sample(("person", "date", "code", "place", "phrase", "date", "company"), rng.randint(4, 7)):
        heads = set_key(sheet, sheet.key_text(rng.choice(pool.nouns[kind])), x, y, right)
        low = sheet.bottom(heads[-1])
        if not is_empty(sheet):
            at = (x, low + 1) if over else (max(tab, sheet.right(heads[-1]) + 5), y)
            low = max(low, set_value(sheet, heads, kind, *at, right, 2))
        y = low + style.size * rng.uniform(0.2, 0.7)
    sheet.put(values.code(rng, pool), left, y + style.size, OTHER, rng.uniform(1.0, 1.5))
    return y + style.size * 3


def statement(sheet: Sheet, left: float, right: float, top: float) -> float:
    """An account statement: holder and period, a table of bookings, balances."""
    rng, pool = sheet.rng, sheet.pool
    y = sheet.bottom(sheet.put(keys.title(rng, pool), left, top, HEADER, rng.uniform(1.0, 1.6))) + 6
    for row in (rng.choice(pool.people), *rng.choice(pool.addresses)):
        y = sheet.bottom(sheet.put(row, left, y, OTHER)) + 2
    side = left + (right - left) * 0.55
    low = beside(sheet, side, right, top + sheet.style.size * 2)
    return totals(sheet, left, right, table(sheet, left, right, max(y, low) + sheet.style.pitch))


def receipt(sheet: Sheet, left: float, right: float, top: float) -> float:
    """A till receipt: shop, address, items with prices, totals, thanks."""
    rng, pool, style = sheet.rng, sheet.pool, sheet.style
    y = top
    for number, text in enumerate([rng.choice(pool.companies), *rng.choice(pool.addresses)]):
        y = sheet.bottom(sheet.centred(text, left, right, y, HEADER if number == 0 else OTHER)) + 3
    for kind in rng.sample(("phone", "date", "time", "code", "person"), rng.randint(2, 4)):
        noun = rng.choice(pool.nouns.get(kind, pool.nouns["code"]))
        key = sheet.put(sheet.key_text(noun), left, y, KEY)
        value = sheet.put(values.MAKERS[kind](rng, pool), sheet.right(key) + 6, y, VALUE)
        sheet.link([key], [value])
        y += style.size * 1.35
    items_are_keys = rng.random() < 0.5
    for _ in range(rng.randint(2, 12)):
        name = sheet.put(values.phrase(rng, pool)[:26].strip() or "-", left, y, KEY if items_are_keys else OTHER)
        price = values.money(rng, pool)
        value = sheet.put(price, right - sheet.width_of(price), y, VALUE if items_are_keys else OTHER)
        if items_are_keys:
            sheet.link([name], [value])
        y += style.size * 1.3
    y = totals(sheet, left - (right - left) * 0.5, right, y + style.size * 0.5)
    sheet.centred(rng.choice(pool.words["thanks"]), left, right, y + 6, OTHER)
    return y + style.pitch * 1.5
