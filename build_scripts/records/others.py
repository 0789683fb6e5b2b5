"""Made-up tables of all sorts whose rows are known: two beside each other, one with a wide gap, heads of two lines.

They say what `goods` cannot: that two tables whose rows are level are two, and that one wide table is one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from types import MappingProxyType
from typing import NamedTuple

from build_scripts.records.goods import HEADER, HEIGHT, KEY, OTHER, VALUE, WIDTH, GoldRow, Made, Sheet
from kie_desktop.domain.page import Page

_WORDS = """
Bracket Hinge Cable Toner Valve Filter Sensor Gasket Ladder Paint Timber Plaster Tiles Screws Pump Motor
Welding Cleaning Wiring Transport Survey Training Assembly Painting Delivery Lunch Taxi Hotel Parking Stationery
""".split()
_NAMES = "Ada Byron,Max Frisch,Lena Roth,Tom Reed,Ines Vidal,Olga Maier,Ben Okoro,Yuki Sato,Eva Lind,Paul Hall".split(
    ","
)
_PLACES = "Sales,Purchasing,Workshop,Stores,Accounts,Front office,Canteen,Laboratory,Berlin,Leeds,Madrid,Room 4".split(
    ","
)


def _money(rng: Random) -> str:
    return f"{rng.randint(100, 250_000) / 100:,.2f}"


def _count(rng: Random) -> str:
    return str(rng.choice((1, 2, 3, 4, 5, 8, 10, 12, 24, 60, 150)))


def _code(rng: Random) -> str:
    return f"{rng.choice('ABKNXT')}{rng.choice('-–/')}{rng.randint(100, 9999)}"


def _date(rng: Random) -> str:
    return f"{rng.randint(1, 28):02d}.{rng.randint(1, 12):02d}.{rng.randint(2019, 2026)}"


def _time(rng: Random) -> str:
    return f"{rng.randint(7, 18):02d}:{rng.choice(('00', '15', '30', '45'))}"


def _name(rng: Random) -> str:
    return rng.choice(_NAMES)


def _place(rng: Random) -> str:
    return rng.choice(_PLACES)


def _phone(rng: Random) -> str:
    return f"0{rng.randint(20, 99)} {rng.randint(1000, 9999)} {rng.randint(100, 999)}"


def _goods(rng: Random) -> str:
    return " ".join(rng.sample(_WORDS, rng.choice((1, 1, 2)))).capitalize()


def _one_of(*words: str) -> Callable[[Random], str]:
    return lambda rng: rng.choice(words)


class _Column(NamedTuple):
    """head: with a blank where it may break. unit: of a second line. is_right: aligned so."""

    head: str
    text: Callable[[Random], str]
    is_right: bool = False
    unit: str = ""


_TABLES = (
    (_Column("Item", _goods), _Column("Qty", _count, True, "(pcs)"), _Column("Unit cost", _money, True, "(EUR)")),
    (_Column("Task", _goods), _Column("Hours", _count, True, "(h)"), _Column("Hourly rate", _money, True, "(EUR)")),
    (_Column("Name", _name), _Column("Department", _place), _Column("Phone", _phone)),
    (_Column("Date", _date), _Column("Purpose", _goods), _Column("Amount", _money, True, "(GBP)")),
    (_Column("Account", _code), _Column("Balance", _money, True, "(USD)")),
    (_Column("Part No.", _code), _Column("In stock", _count, True, "(pcs)"), _Column("Bin", _code)),
    (_Column("Day", _one_of("Mon", "Tue", "Wed", "Thu", "Fri")), _Column("Start", _time), _Column("End", _time)),
    (
        _Column("Test", _goods),
        _Column("Result", _count, True, "(mg/l)"),
        _Column("Normal range", _one_of("< 5", "2-9")),
    ),
    (_Column("Employee", _name), _Column("Days off", _count, True), _Column("Approved by", _name)),
    (_Column("City", _place), _Column("Orders", _count, True), _Column("Revenue", _money, True, "(EUR)")),
)
_WIDE = (
    (
        *(_Column("Name", _name), _Column("Department", _place), _Column("Phone", _phone)),
        *(_Column("Start date", _date), _Column("Salary", _money, True, "(EUR)")),
    ),
    (
        *(_Column("Pos", _count), _Column("Description", _goods), _Column("Qty", _count, True, "(pcs)")),
        *(_Column("Unit price", _money, True, "(EUR)"), _Column("Amount", _money, True, "(EUR)")),
    ),
    (
        *(_Column("Date", _date), _Column("Text", _goods), _Column("Debit", _money, True)),
        *(_Column("Credit", _money, True), _Column("Balance", _money, True)),
    ),
    (
        *(_Column("Plate", _code), _Column("Model", _goods), _Column("Year built", _one_of("2019", "2021", "2024"))),
        *(_Column("Mileage", _count, True, "(km)"), _Column("Driver", _name)),
    ),
    (
        *(_Column("Day", _one_of("Mon", "Tue", "Wed")), _Column("Room", _place), _Column("Start", _time)),
        *(_Column("End", _time), _Column("Teacher", _name)),
    ),
    (
        *(_Column("Test", _goods), _Column("Result", _count, True), _Column("Unit", _one_of("mg/l", "mmol", "%"))),
        *(_Column("Normal range", _one_of("< 5", "2-9", "10-40")), _Column("Flag", _one_of("ok", "high", "low"))),
    ),
    (
        _Column("Employee", _name),
        *(_Column(day, _count, True) for day in ("Mon", "Tue", "Wed", "Thu")),
    ),
    (
        *(
            _Column("Article", _goods),
            _Column("Colour", _one_of("red", "blue", "grey")),
            _Column("Stock", _count, True),
        ),
        *(_Column("Supplier", _place), _Column("Price", _money, True, "(EUR)")),
    ),
)


_GOODS = (
    (
        *(_Column("Pos", _count), _Column("Description", _goods), _Column("Qty", _count, True, "(pcs)")),
        *(_Column("Unit price", _money, True, "(EUR)"), _Column("Amount", _money, True, "(EUR)")),
    ),
    (
        *(_Column("Article No.", _code), _Column("Description", _goods), _Column("Order qty", _count, True, "pcs")),
        *(_Column("Net price", _money, True, "EUR"), _Column("Line total", _money, True, "EUR")),
    ),
    (
        *(_Column("Date", _date), _Column("Service", _goods), _Column("Hours worked", _count, True, "[h]")),
        *(_Column("Hourly rate", _money, True, "[GBP]"), _Column("Amount", _money, True, "[GBP]")),
    ),
    (
        *(
            _Column("Item", _goods),
            _Column("Quantity", _count, True, "in kg"),
            _Column("Price", _money, True, "per kg"),
        ),
        _Column("Total", _money, True, "in USD"),
    ),
    (
        *(_Column("Product", _goods), _Column("Product code", _code), _Column("Unit cost", _money, True, "excl. VAT")),
        *(_Column("Qty", _count, True), _Column("Total", _money, True, "incl. VAT")),
    ),
)


class _Setting(NamedTuple):
    """How tables of a page are set. Sizes in line heights. gap: between columns; slack: empty room in them.

    pitch: from row to row. wraps: share of texts of two lines. breaks: heads break at their blank. units: and have
    a second line with the unit where there is one.
    """

    gap: float
    slack: float
    pitch: float
    wraps: float
    breaks: bool = False
    units: bool = False


def beside(seed: int, index: int) -> Made:
    """Two tables beside each other with nothing but a gap between them; the same numbers always give the same page."""
    rng = Random(f"beside/{seed}/{index}")
    while True:
        sheet, y = _begun(rng, rng.uniform(14, 19))
        tables: list[list[GoldRow]] = []
        end, bottom = _pair(sheet, y, tables)
        if end < WIDTH - 30:
            return _finished(sheet, f"beside/{seed}/{index}", bottom, tables)


def _pair(sheet: Sheet, y: float, tables: list[list[GoldRow]]) -> tuple[float, float]:
    rng, setting = sheet.rng, _setting(sheet.rng)
    left, right = rng.sample(_TABLES, 2) if rng.random() < 0.8 else [rng.choice(_TABLES)] * 2
    rows = rng.randint(2, 9)
    more = rows if rng.random() < 0.5 else rng.randint(2, 9)
    titles = [_goods(rng), _goods(rng)] if rng.random() < 0.3 else ["", ""]
    end, bottom = _set(sheet, _fewer(rng, left), (rng.uniform(40, 90), y), setting, rows, tables, titles[0])
    if rng.random() < 0.25:  # not level
        y += rng.choice((0.0, rng.uniform(0.3, 3.0))) * sheet.size
        setting = setting._replace(pitch=setting.pitch * rng.choice((0.8, 1.0, 1.25)))
    start = end + rng.uniform(50, 280)
    end, other = _set(sheet, _fewer(rng, right), (start, y), setting, more, tables, titles[1])
    return end, max(bottom, other)


def wide(seed: int, index: int) -> Made:
    """One table of all the width: with a wide gap between two of its columns, or with columns of one width."""
    rng = Random(f"wide/{seed}/{index}")
    sheet, y = _begun(rng, rng.uniform(14, 19))
    columns, left = rng.choice(_WIDE), rng.uniform(40, 90)
    gaps, step = {rng.randrange(len(columns) - 1): rng.uniform(50, 280)}, 0.0
    if rng.random() < 0.4:
        columns = tuple(column._replace(is_right=False) for column in columns)
        gaps, step = {}, (WIDTH - 2 * left) / len(columns)
    tables: list[list[GoldRow]] = []
    title = _goods(rng) if rng.random() < 0.3 else ""
    _, bottom = _set(sheet, columns, (left, y), _setting(rng), rng.randint(2, 9), tables, title, gaps, step)
    return _finished(sheet, f"wide/{seed}/{index}", bottom, tables)


def two_lines(seed: int, index: int) -> Made:
    """A table whose heads break into two lines, or have their units below them."""
    rng = Random(f"two lines/{seed}/{index}")
    sheet, y = _begun(rng, rng.uniform(14, 22))
    kind = rng.choice(("breaks", "units", "both"))
    setting = _setting(rng)._replace(breaks=kind != "units", units=kind != "breaks")
    tables: list[list[GoldRow]] = []
    _, bottom = _set(sheet, rng.choice(_GOODS), (rng.uniform(40, 90), y), setting, rng.randint(2, 9), tables)
    return _finished(sheet, f"two lines/{seed}/{index}", bottom, tables)


def _begun(rng: Random, size: float) -> tuple[Sheet, float]:
    sheet = Sheet(rng, size, 0.0)
    y = rng.uniform(60, 120)
    sheet.put(rng.choice(("Weekly report", "SITE SHEET", "Summary", "Order form")), rng.uniform(50, 400), y, HEADER)
    y += 3 * size
    for name, value in rng.sample((("Date", _date(rng)), ("Project", _code(rng)), ("Manager", _name(rng))), 2):
        key = sheet.put(f"{name}:", 60, y, KEY)
        sheet.link((key,), (sheet.put(value, 60 + 9 * size, y, VALUE),))
        y += 1.6 * size
    return sheet, y + rng.uniform(1.5, 4) * size


def _setting(rng: Random) -> _Setting:
    wraps = rng.choice((0.0, 0.0, 0.3))
    return _Setting(rng.uniform(0.8, 2.2), rng.uniform(0, 2), rng.choice((1.25, 1.5, 1.8, 2.3)), wraps)


def _fewer(rng: Random, columns: Sequence[_Column]) -> Sequence[_Column]:
    return columns[: rng.randint(2, len(columns))]


def _finished(sheet: Sheet, name: str, bottom: float, tables: list[list[GoldRow]]) -> Made:
    sheet.put("Please return this sheet to the office.", 60, min(bottom + 4 * sheet.size, HEIGHT - 60), OTHER)
    return Made(Page(f"{name}.png", WIDTH, HEIGHT).with_entities(sheet.entities, sheet.links), tables)


def _set(
    sheet: Sheet,
    columns: Sequence[_Column],
    at: tuple[float, float],
    setting: _Setting,
    count: int,
    tables: list[list[GoldRow]],
    title: str = "",
    gaps: Mapping[int, float] = MappingProxyType({}),
    step: float = 0.0,
) -> tuple[float, float]:
    """One table; returns where it ends at the right and below.

    gaps: more room behind some columns, in pixels. step: from each column to the next one, where all are as wide.
    """
    rng, size = sheet.rng, sheet.size
    x, y = at
    if title:
        sheet.put(title, x, y, rng.choice((HEADER, OTHER)))
        y += 1.7 * size
    texts = [[_broken(rng, text, setting.wraps) for text in row] for row in _rows(rng, columns, count)]
    heads = [_head_lines(column, setting) for column in columns]
    edges = []
    for number in range(len(columns)):
        lines = [*heads[number], *(line for row in texts for line in row[number])]
        wide = max(map(sheet.width_of, lines)) + rng.uniform(0, setting.slack) * size
        edges.append((x, x + wide))
        x += max(step, wide + setting.gap * size) + gaps.get(number, 0.0)
    most = max(map(len, heads))
    upright = rng.choice((0.0, 0.5, 1.0))
    ids = []
    for column, lines, edge in zip(columns, heads, edges, strict=True):
        top = y + upright * (most - len(lines)) * 1.15 * size
        ids.append(
            [
                sheet.put(line, _at(column, edge, sheet.width_of(line)), top + 1.15 * number * size, KEY)
                for number, line in enumerate(lines)
            ]
        )
    y += 1.15 * (most - 1) * size + setting.pitch * size * rng.choice((1.0, 1.0, 1.2))
    rows: list[GoldRow] = []
    for row in texts:
        cells = []
        for number, (column, lines, edge) in enumerate(zip(columns, row, edges, strict=True)):
            own = [
                sheet.put(line, _at(column, edge, sheet.width_of(line)), y + 1.1 * place * size, VALUE)
                for place, line in enumerate(lines)
            ]
            sheet.link(ids[number], own)
            cells.append((" ".join(heads[number]), tuple(own)))
        rows.append(tuple(cells))
        y += (setting.pitch + 1.1 * (max(map(len, row)) - 1)) * size
    tables.append(rows)
    return edges[-1][1], y


def _rows(rng: Random, columns: Sequence[_Column], count: int) -> list[list[str]]:
    """The first column names what its row is about, so it says something else in each, as far as it can."""
    named: dict[str, None] = {}
    rows = []
    for _ in range(count):
        first = next((text for _ in range(9) if (text := columns[0].text(rng)) not in named), columns[0].text(rng))
        named[first] = None
        rows.append([first, *(column.text(rng) for column in columns[1:])])
    return rows


def _head_lines(column: _Column, setting: _Setting) -> list[str]:
    lines = column.head.split() if setting.breaks else [column.head]
    return [*lines, column.unit] if setting.units and column.unit and len(lines) == 1 else lines


def _broken(rng: Random, text: str, wraps: float) -> list[str]:
    """A text in one line, or in two."""
    words = text.split()
    if len(words) == 2 and all(map(str.isalpha, words)) and rng.random() < wraps:
        return words
    return [text]


def _at(column: _Column, edge: tuple[float, float], wide: float) -> float:
    return edge[1] - wide if column.is_right else edge[0]
