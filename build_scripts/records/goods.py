"""Made-up invoices around a table of goods whose rows are known. `LAYOUTS` differ in how the table is set.

Those of `HELD_BACK` were never looked at while `fields.records` was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Link, Page

KEY, VALUE, HEADER, OTHER = "question", "answer", "header", "other"
WIDTH, HEIGHT = 1240, 1754
_HEADS = {
    "pos": ("Pos.", "No.", "#", "Nr.", "序号"),
    "code": ("Art. No.", "Code", "Artikel-Nr.", "Référence", "SKU", "Item", "货号"),
    "name": ("Description", "Bezeichnung", "Désignation", "Product", "Leistung", "Descripción", "品名"),
    "qty": ("Qty", "Menge", "Qté", "Quantity", "Cant.", "数量"),
    "unit": ("Unit", "Einheit", "Unité", "UM", "单位"),
    "price": ("Unit price", "Einzelpreis", "P.U.", "Price", "Precio", "单价"),
    "rate": ("VAT", "MwSt.", "TVA %", "Tax", "税率"),
    "amount": ("Amount", "Betrag", "Montant", "Total", "Gesamt", "金额"),
}
_WORDS = """Hinge Bolt Cable Toner Copper Stainless Valve Bracket Filter Consulting Support Licence Transport Steel
Schraube Montage Wartung Câble Papier Vis Tornillo Aceite Pump Sensor Gasket blue M8 12mm A4 long zinc plated
spare set of mounting hours for June on-site travel small box""".split()
_TOTALS = ("Subtotal", "Net", "VAT 20%", "Total", "Gesamtbetrag", "Netto", "Total TTC", "合计")


@dataclass(frozen=True)
class Layout:
    """How a table is set. Sizes in line heights; shares 0 to 1.

    numbers, heads: alignment of columns of numbers, and of all heads ("own": as their column). upright: where a
    cell of one line stands beside one of several. pitch: gap between rows. lines: most lines of a description.
    empty: share of empty cells. two_lines: share of heads of two lines. sections: headings between rows.
    end: gap above the totals, None without totals. side: a second table beside it. second: another one below.
    row_heads: codes are labelled as keys of their rows. skew: of the page. close: gap between columns.
    unnamed: the first column has no head. lead: gap between heads and rows.
    """

    columns: tuple[str, ...] = ("code", "name", "qty", "price", "amount")
    numbers: str = "right"
    heads: str = "own"
    upright: str = "top"
    pitch: float = 0.8
    leading: float = 0.15
    lines: int = 1
    rows: tuple[int, int] = (2, 12)
    empty: float = 0.0
    two_lines: float = 0.0
    sections: bool = False
    end: float | None = 1.5
    side: bool = False
    second: bool = False
    row_heads: bool = False
    skew: float = 0.0
    close: float = 1.5
    unnamed: bool = False
    lead: float = 0.8


_FULL = ("pos", "code", "name", "qty", "unit", "price", "rate", "amount")
LAYOUTS = {
    "plain": Layout(),
    "full": Layout(_FULL, pitch=0.6),
    "wrapped": Layout(lines=3, pitch=0.7),
    "wrapped close": Layout(("pos", "name", "qty", "price", "amount"), lines=3, pitch=0.25, leading=0.1),
    "in the middle": Layout(lines=3, upright="middle", pitch=1.2),
    "sparse": Layout(_FULL, empty=0.25),
    "two-line heads": Layout(_FULL, two_lines=0.4),
    "centred": Layout(numbers="centre", heads="centre"),
    "totals close": Layout(end=0.8, pitch=0.8),
    "narrow": Layout(("name", "amount"), rows=(3, 9)),
    "row heads": Layout(("code", "qty", "price", "amount"), row_heads=True),
    "two tables": Layout(second=True, rows=(2, 5)),
    "skewed": Layout(skew=0.006, lines=2),
    "sections": Layout(_FULL, sections=True),
    "dense": Layout(_FULL, pitch=0.1, lead=0.2, rows=(8, 25), end=0.1),
    "side by side": Layout(("code", "qty", "amount"), side=True, rows=(3, 8)),
    "unnamed first": Layout(("pos", "name", "qty", "price"), unnamed=True, two_lines=0.3),
}
HELD_BACK = {
    "left heads": Layout(_FULL, numbers="right", heads="left", pitch=1.0, lines=2),
    "at the bottom": Layout(("name", "qty", "unit", "amount"), upright="bottom", lines=2, pitch=1.0),
    "middle and sparse": Layout(_FULL, upright="middle", lines=2, empty=0.15, pitch=0.9, skew=-0.004),
    "no totals": Layout(("pos", "name", "amount"), lines=2, end=None, pitch=0.5),
    "amounts first": Layout(("amount", "qty", "name"), numbers="left", lines=2, pitch=1.4, end=0.6),
    "side by side, wrapped": Layout(("name", "qty", "price"), side=True, lines=2, pitch=1.0, rows=(2, 7), end=None),
    "unnamed and sparse": Layout(("pos", "code", "name", "qty", "amount"), unnamed=True, empty=0.2, pitch=0.5, end=0.5),
    "wide": Layout(_FULL, pitch=2.0, close=4.0, numbers="centre", heads="left", two_lines=0.2),
    "two sparse tables": Layout(("code", "name", "price", "rate"), second=True, empty=0.15, rows=(3, 6), lines=2),
    "row heads with names": Layout(("code", "name", "qty", "amount"), row_heads=True, lines=2, skew=0.003),
}
GoldRow = tuple[tuple[str, tuple[int, ...]], ...]
"""Key and entity ids of each cell that is not empty, from the left."""


@dataclass
class Made:
    """A page with the rows of its tables, from the top."""

    page: Page
    tables: list[list[GoldRow]]


@dataclass
class Sheet:
    """A page being set. size: of letters, in pixels. skew: pixels down for one to the right."""

    rng: Random
    size: float
    skew: float
    entities: list[Entity] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def width_of(self, text: str) -> float:
        """In pixels."""
        return sum(1.0 if ord(sign) > 0x2E7F else 0.55 for sign in text) * self.size

    def put(self, text: str, x: float, y: float, label: str) -> int:
        """Write a line with its upper left corner at a place; returns its id."""
        shake = [self.rng.gauss(0, 0.03 * self.size) for _ in range(4)]
        y += self.skew * x
        box = (x + shake[0], y + shake[1], x + self.width_of(text) + shake[2], y + self.size + shake[3])
        edges = [round(min(max(edge, 0), most), 1) for edge, most in zip(box, (WIDTH, HEIGHT) * 2, strict=True)]
        number = len(self.entities) + 1
        self.entities.append(Entity(number, rectangle((edges[0], edges[1], edges[2], edges[3])), text, label))
        return number

    def link(self, heads: Iterable[int], tails: Sequence[int]) -> None:
        """From each to each."""
        self.links += [Link(head, tail) for head in heads for tail in tails]


def make(layout: Layout, seed: int, index: int) -> Made:
    """One page; the same numbers always give the same one."""
    rng = Random(f"goods/{seed}/{index}/{layout}")
    sheet = Sheet(rng, rng.uniform(16, 26), layout.skew * rng.uniform(0.5, 1.5) * rng.choice((1, -1)))
    left, right = rng.uniform(50, 110), WIDTH - rng.uniform(50, 110)
    sheet.put("INVOICE", left, 60, HEADER)
    y = _particulars(sheet, left, right, 60 + 3 * sheet.size)
    tables: list[list[GoldRow]] = []
    if layout.side:
        middle = (left + right) / 2
        alike, words = rng.random() < 0.5, rng.randrange(10)
        tops = y, y if alike else y + rng.uniform(0.3, 2.0) * sheet.size
        spans = (left, middle - 40), (middle + 40, right)
        y = max(_table(sheet, layout, spans[n], tops[n], tables, words + n * (not alike)) for n in (0, 1))
    else:
        for _ in range(2 if layout.second else 1):
            y = _table(sheet, layout, (left, right), y, tables) + 3 * sheet.size
    sheet.put("Thank you for your order.", left, min(y + 2 * sheet.size, HEIGHT - 60), OTHER)
    page = Page(f"goods/{seed}/{index}.png", WIDTH, HEIGHT)
    return Made(page.with_entities(sheet.entities, sheet.links), tables)


def _particulars(sheet: Sheet, left: float, right: float, y: float) -> float:
    """Keys beside their values, an address, and at times keys above their values."""
    rng = sheet.rng
    x = left + (right - left) * 0.55
    top = y
    for name in ("Invoice No.", "Date", "Customer No."):
        key = sheet.put(f"{name}:", x, y, KEY)
        sheet.link(
            (key,), (sheet.put(str(rng.randint(10_000, 99_999)), x + sheet.width_of("Customer No.:  "), y, VALUE),)
        )
        y += 1.5 * sheet.size
    key = sheet.put("Bill to:", left, top, KEY)
    rows = [
        sheet.put(text, left, top + 1.3 * (n + 1) * sheet.size, VALUE)
        for n, text in enumerate(("Ada Byron Ltd.", "1 High Street"))
    ]
    sheet.link((key,), rows)
    y = max(y, top + 4 * sheet.size) + sheet.size
    if rng.random() < 0.4:
        for place, name in enumerate(("Terms", "Order", "Contact")):
            key = sheet.put(name, left + place * (right - left) / 3, y, KEY)
            value = sheet.put(rng.choice(_WORDS), left + place * (right - left) / 3, y + 1.3 * sheet.size, VALUE)
            sheet.link((key,), (value,))
        y += 3 * sheet.size
    return y + 1.5 * sheet.size


def _table(
    sheet: Sheet,
    layout: Layout,
    span: tuple[float, float],
    y: float,
    tables: list[list[GoldRow]],
    style: int | None = None,
) -> float:
    """style: number of the words of the heads."""
    rng, size = sheet.rng, sheet.size
    edges = _edges(layout, span, size)
    style = rng.randrange(len(_HEADS["code"])) if style is None else style
    heads, y = _set_heads(sheet, layout, edges, y, style)
    y += layout.lead * size
    rows: list[GoldRow] = []
    for number in range(rng.randint(*layout.rows)):
        if y > HEIGHT - 14 * size:
            break
        if layout.sections and number and rng.random() < 0.2:
            place = layout.columns.index("name")
            title = sheet.put("Spare parts " + rng.choice(_WORDS), edges[place][0], y, VALUE)
            sheet.link(heads[place][1], (title,))
            rows.append(((heads[place][0], (title,)),))
            y += (1 + layout.pitch) * size
        row, y = _row(sheet, layout, edges, y, (number, heads))
        rows.append(row)
        y += layout.pitch * size
    tables.append(rows)
    if layout.end is not None:
        y = _totals(
            sheet, edges[-1] if layout.columns[-1] == "amount" else span, y + (layout.end - layout.pitch) * size
        )
    return y


def _edges(layout: Layout, span: tuple[float, float], size: float) -> list[tuple[float, float]]:
    shares = {"name": 3.0, "code": 1.3, "pos": 0.5, "qty": 0.8, "unit": 0.7, "rate": 0.7}
    weights = [shares.get(name, 1.2) for name in layout.columns]
    gap = layout.close * size * (0.5 if len(weights) > 6 else 1)
    room = span[1] - span[0] - gap * (len(weights) - 1)
    edges, x = [], span[0]
    for weight in weights:
        wide = room * weight / sum(weights)
        edges.append((x, x + wide))
        x += wide + gap
    return edges


def _at(align: str, edge: tuple[float, float], wide: float) -> float:
    free = max(edge[1] - edge[0] - wide, 0.0)
    return edge[0] + free * {"left": 0.0, "centre": 0.5, "right": 1.0}[align]


def _set_heads(
    sheet: Sheet, layout: Layout, edges: Sequence[tuple[float, float]], y: float, style: int
) -> tuple[list[tuple[str, list[int]]], float]:
    heads: list[tuple[str, list[int]]] = []
    rows = 2 if layout.two_lines else 1
    for place, (name, edge) in enumerate(zip(layout.columns, edges, strict=True)):
        if place == 0 and layout.unnamed:
            heads.append(("", []))
            continue
        words = _HEADS[name]
        text = words[style % len(words)]
        align = (
            layout.heads if layout.heads != "own" else layout.numbers if name not in ("code", "name", "pos") else "left"
        )
        while sheet.width_of(text) > edge[1] - edge[0] and len(text) > 2:
            text = text[:-1]
        parts = [text]
        if sheet.rng.random() < layout.two_lines:
            parts.append(sheet.rng.choice(("(net)", "(pc.)", "2024")))
        top = y if len(parts) == rows else y + sheet.rng.choice((0.0, 0.55)) * sheet.size
        ids = [
            sheet.put(part, _at(align, edge, sheet.width_of(part)), top + line * 1.1 * sheet.size, KEY)
            for line, part in enumerate(parts)
        ]
        heads.append((" ".join(parts), ids))
    return heads, y + (1 + 1.1 * (rows - 1)) * sheet.size


def _row(
    sheet: Sheet,
    layout: Layout,
    edges: Sequence[tuple[float, float]],
    y: float,
    place: tuple[int, list[tuple[str, list[int]]]],
) -> tuple[GoldRow, float]:
    rng, size = sheet.rng, sheet.size
    number, heads = place
    count = rng.randint(1, layout.lines) if "name" in layout.columns else 1
    step = (1 + layout.leading) * size
    height = size + (count - 1) * step
    cells: list[tuple[str, tuple[int, ...]]] = []
    row_head: list[int] = []
    for column, (name, edge) in enumerate(zip(layout.columns, edges, strict=True)):
        may_lack = column > 0 and name != "name"
        if may_lack and rng.random() < layout.empty:
            continue
        lines = _texts(sheet, name, edge, number, count)
        free = height - size - (len(lines) - 1) * step
        top = y + free * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[layout.upright]
        align = "left" if name in ("code", "name", "pos") else layout.numbers
        is_head = layout.row_heads and name == "code"
        ids = [
            sheet.put(text, _at(align, edge, sheet.width_of(text)), top + line * step, KEY if is_head else VALUE)
            for line, text in enumerate(lines)
        ]
        if is_head:
            row_head = ids
        else:
            sheet.link([*heads[column][1], *row_head], ids)
        cells.append((heads[column][0], tuple(ids)))
    return tuple(cells), y + height


def _texts(sheet: Sheet, name: str, edge: tuple[float, float], number: int, count: int) -> list[str]:
    rng = sheet.rng
    if name == "name":
        lines = []
        for _ in range(count):
            text = rng.choice(_WORDS).capitalize()
            while rng.random() < 0.8 and sheet.width_of(f"{text} {'x' * 9}") < edge[1] - edge[0]:
                text += " " + rng.choice(_WORDS)
            lines.append(text)
        return lines
    cents = rng.randint(100, 99_999)
    return [
        {
            "pos": str(number + 1),
            "code": f"{rng.choice('ABKN')}-{rng.randint(100, 9999)}",
            "qty": str(rng.choice((1, 2, 3, 5, 10, 24, 100))),
            "unit": rng.choice(("pc.", "h", "kg", "Stk")),
            "price": f"{cents / 100:.2f}",
            "rate": rng.choice(("20%", "7%", "19%")),
            "amount": f"{cents * rng.randint(1, 5) / 100:.2f}",
        }[name]
    ]


def _totals(sheet: Sheet, span: tuple[float, float], y: float) -> float:
    rng, size = sheet.rng, sheet.size
    for text in rng.sample(_TOTALS, rng.randint(1, 3)):
        value = f"{rng.randint(1000, 999_999) / 100:.2f}"
        x = span[1] - sheet.width_of(value)
        key = sheet.put(text, x - sheet.width_of(text) - rng.uniform(1, 8) * size, y, KEY)
        sheet.link((key,), (sheet.put(value, x, y, VALUE),))
        y += 1.6 * size
    return y
