"""English pages: invoices and a purchase order."""

from __future__ import annotations

from PIL import Image, ImageDraw

from build_scripts.samples.fonts import font
from build_scripts.samples.sheet import Sheet

A4 = (1100, 1556)
Goods = list[tuple[str, int, float]]


def _money(value: float, sign: str = "") -> str:
    return f"{sign}{value:,.2f}"


def modern_invoice() -> Sheet:
    """A design studio's invoice: colour band, grid, generous white."""
    sheet = Sheet(*A4, seed=11)
    teal, ink, soft = "#0f766e", "#17212b", "#6b7683"
    sheet.disc(118, 118, 34, teal)
    sheet.shape(((118, 84), (152, 118), (118, 118)), "#5eead4")
    sheet.shape(((118, 118), (118, 152), (84, 118)), "#134e4a")
    sheet.text(170, 114, "Northlight Studio", "inter-bold", 27, ink)
    sheet.text(170, 141, "Graphic design & signage", "inter", 16, soft)
    sheet.text(1020, 128, "INVOICE", "inter-bold", 44, teal, "header", "rs", tracking=3)
    meta = [
        ("Invoice no.", "NL-2024-0387"),
        ("Issue date", "18 April 2024"),
        ("Due date", "18 May 2024"),
        ("Order ref.", "PO 77120"),
    ]
    sheet.rule(84, 196, 1020, 196, "#d5dbe1", 1.2)
    for index, (key, value) in enumerate(meta):
        x = 84 + index * 240
        name = sheet.text(x, 232, key, "inter-medium", 15, soft, "question")
        sheet.link(name, sheet.text(x, 260, value, "inter-semibold", 19, ink, "answer"))
    sheet.rule(84, 288, 1020, 288, "#d5dbe1", 1.2)
    blocks = [
        ("Billed to", ["Priya Raman", "Ember & Oak Furniture Ltd", "58 Kirkgate", "Wakefield WF1 1TJ"]),
        ("Deliver to", ["Ember & Oak, Goods In", "Unit 12, Thornes Lane", "Wakefield WF2 7RE"]),
    ]
    for column, (key, lines) in enumerate(blocks):
        x = 84 + column * 480
        name = sheet.text(x, 340, key, "inter-medium", 15, soft, "question")
        values = [
            sheet.text(x, 372 + row * 28, line, "inter-semibold" if row == 0 else "inter", 18, ink, "answer")
            for row, line in enumerate(lines)
        ]
        sheet.link(name, *values)
    goods: Goods = [
        ("Shopfront sign, brushed steel, 2400 mm", 1, 1480.0),
        ("Wayfinding panel A2, both sides", 6, 96.5),
        ("Vinyl lettering, matt white", 14, 22.4),
        ("Site survey and measured drawing", 1, 210.0),
        ("Installation, two fitters, half day", 2, 185.0),
        ("Artwork revisions", 3, 48.0),
    ]
    _modern_table(sheet, goods, teal, ink)
    pay = [
        ("Bank", "Calder & Vale Bank"),
        ("Account name", "Northlight Studio Ltd"),
        ("Sort code", "20-45-18"),
        ("Account no.", "5530 1187"),
    ]
    sheet.text(84, 1190, "Payment details", "inter-bold", 19, teal, "header")
    for row, (key, value) in enumerate(pay):
        name = sheet.text(84, 1228 + row * 32, key, "inter", 17, soft, "question")
        sheet.link(name, sheet.text(240, 1228 + row * 32, value, "inter-medium", 17, ink, "answer"))
    sheet.text(84, 1420, "Thank you for working with us.", "inter-semibold", 17, ink)
    sheet.rule(84, 1456, 1020, 1456, "#d5dbe1", 1.2)
    sheet.text(84, 1488, "Northlight Studio Ltd · 4 Weaver's Yard, Leeds LS9 8AG", "inter", 14, soft)
    sheet.text(1020, 1488, "Page 1 of 1", "inter", 14, soft, anchor="rs")
    sheet.box(0, 1538, 1100, 1556, teal)
    return sheet


def _modern_table(sheet: Sheet, goods: Goods, accent: str, ink: str) -> None:
    top, columns, anchors = 540, (104, 680, 830, 1000), ("ls", "rs", "rs", "rs")
    names = ("Description", "Qty", "Unit price", "Amount")
    sheet.box(84, top, 1020, top + 52, accent, radius=6)
    heads = [
        sheet.text(x, top + 33, name, "inter-semibold", 16, "#ffffff", "question", anchor)
        for x, name, anchor in zip(columns, names, anchors, strict=True)
    ]
    cells: list[list[int]] = [[], [], [], []]
    for row, (article, count, price) in enumerate(goods):
        y = top + 96 + row * 54
        if row % 2:
            sheet.box(84, y - 34, 1020, y + 20, "#f2f7f6")
        texts = (article, str(count), _money(price), _money(count * price))
        for cell, x, text, anchor in zip(cells, columns, texts, anchors, strict=True):
            cell.append(sheet.text(x, y, text, "inter", 17, ink, "answer", anchor))
    for head, cell in zip(heads, cells, strict=True):
        sheet.link(head, *cell)
    net = sum(count * price for _, count, price in goods)
    y = top + 96 + len(goods) * 54
    sheet.rule(84, y - 28, 1020, y - 28, "#9aa7b2", 1.2)
    for key, value in (("Subtotal", net), ("VAT 20%", net * 0.2)):
        name = sheet.text(680, y + 16, key, "inter", 17, "#46515c", "question")
        sheet.link(name, sheet.text(1000, y + 16, _money(value, "£"), "inter", 17, ink, "answer", "rs"))
        y += 38
    sheet.box(660, y - 2, 1020, y + 58, "#e6f3f1", radius=6)
    name = sheet.text(680, y + 36, "Total due", "inter-bold", 20, accent, "question")
    sheet.link(name, sheet.text(1000, y + 36, _money(net * 1.2, "£"), "inter-bold", 22, accent, "answer", "rs"))


def typed_purchase_order() -> Sheet:
    """A purchase order from a typewriter, stamped on arrival."""
    sheet = Sheet(*A4, "#fbfaf6", seed=23)
    ink = "#26241f"
    sheet.shape(((96, 140), (126, 84), (156, 140)), ink)
    sheet.shape(((128, 140), (152, 96), (176, 140)), "#8c8779")
    sheet.text(196, 112, "HALVORSEN MARINE SUPPLY CO.", "garamond-bold", 34, ink)
    sheet.text(
        196, 142, "Chandlers and engineers since 1921   ·   Pier 14, Gloucester, Mass.", "garamond-italic", 19, ink
    )
    sheet.rule(90, 164, 1010, 164, ink, 2.4)
    sheet.rule(90, 170, 1010, 170, ink, 0.8)
    sheet.text(550, 226, "PURCHASE ORDER", "courier-bold", 34, ink, "header", "ms", tracking=6)
    left = [
        ("ORDER NO.:", "PO-30418"),
        ("DATE:", "03/14/1987"),
        ("REQUISITIONED BY:", "Ruth Lindqvist"),
        ("DEPARTMENT:", "Deck Equipment"),
    ]
    right = [
        ("SHIP VIA:", "Rail freight"),
        ("F.O.B. POINT:", "Gloucester"),
        ("TERMS:", "Net 30 days"),
        ("DELIVER BY:", "04/02/1987"),
    ]
    for column, rows in ((90, left), (570, right)):
        for row, (key, value) in enumerate(rows):
            y = 294 + row * 38
            name = sheet.text(column, y, key, "courier-bold", 20, ink, "question")
            sheet.link(name, sheet.text(column + 256, y, value, "courier", 20, ink, "answer"))
    sheet.box(90, 450, 530, 610, None, ink, 1.4)
    sheet.box(570, 450, 1010, 610, None, ink, 1.4)
    vendor = ["Bexley Rope & Canvas", "212 Harbor Street", "Portland, ME 04101", "Attn. Sales Desk"]
    for x, key, lines in (
        (90, "VENDOR", vendor),
        (570, "SHIP TO", ["Halvorsen Marine Supply", "Pier 14, Shed C", "Gloucester, MA 01930"]),
    ):
        name = sheet.text(x + 18, 482, key, "courier-bold", 19, ink, "question")
        sheet.link(
            name,
            *(sheet.text(x + 18, 514 + row * 26, line, "courier", 20, ink, "answer") for row, line in enumerate(lines)),
        )
    _typed_table(sheet, ink)
    sheet.text(90, 1226, "Acknowledge this order within five working days. Quote the order", "courier", 19, ink)
    sheet.text(90, 1252, "number on all packages, packing lists and correspondence.", "courier", 19, ink)
    for x, key, value in ((90, "AUTHORIZED BY:", "M. Halvorsen"), (600, "DATE:", "3/14/87")):
        name = sheet.text(x, 1400, key, "courier-bold", 20, ink, "question")
        start = x + sheet.width_of(key, "courier-bold", 20) + 36
        sheet.rule(start, 1406, x + 400, 1406, ink, 1.0)
        written = sheet.text(start + 16, 1396, value, "script", 40, "#22304f", "answer")
        sheet.link(name, written)
    sheet.text(550, 1500, "ORIGINAL - VENDOR COPY", "courier", 17, ink, anchor="ms")
    return sheet


def _typed_table(sheet: Sheet, ink: str) -> None:
    lines = (90, 170, 260, 720, 860, 1010)
    goods: Goods = [
        ("Manila rope, 3-strand, 24 mm x 220 m", 4, 186.0),
        ("Galvanized shackle, bow type, 5/8 in.", 60, 3.85),
        ("Canvas tarpaulin, waxed, 12 x 16 ft.", 10, 74.5),
        ("Marlin twine, tarred, 1 lb. ball", 36, 5.2),
        ("Swivel block, double sheave, 6 in.", 8, 41.25),
        ("Brass cleat, hollow base, 10 in.", 24, 12.4),
    ]
    top, bottom = 652, 1120
    sheet.box(90, top, 1010, bottom, None, ink, 1.6)
    sheet.rule(90, top + 46, 1010, top + 46, ink, 1.4)
    for x in lines[1:-1]:
        sheet.rule(x, top, x, bottom, ink, 1.0)
    names = ("ITEM", "QTY", "DESCRIPTION", "PRICE", "AMOUNT")
    heads = [
        sheet.text((lines[i] + lines[i + 1]) / 2, top + 31, name, "courier-bold", 18, ink, "question", "ms")
        for i, name in enumerate(names)
    ]
    for row, (article, count, price) in enumerate(goods):
        y = top + 92 + row * 62
        texts = (str(row + 1), str(count), article, _money(price), _money(count * price))
        places = ((130, "ms"), (215, "ms"), (272, "ls"), (848, "rs"), (998, "rs"))
        for head, text, (x, anchor) in zip(heads, texts, places, strict=True):
            sheet.link(head, sheet.text(x, y, text, "courier", 19, ink, "answer", anchor))
    total = sum(count * price for _, count, price in goods)
    sheet.box(720, bottom, 1010, bottom + 50, None, ink, 1.6)
    name = sheet.text(734, bottom + 33, "TOTAL", "courier-bold", 21, ink, "question")
    sheet.link(name, sheet.text(998, bottom + 33, _money(total, "$"), "courier-bold", 21, ink, "answer", "rs"))


def received_stamp() -> Image.Image:
    """RECEIVED in a double frame, with a date; drawn at twice the page's scale."""
    red = (178, 38, 44, 255)
    picture = Image.new("RGBA", (560, 220), (178, 38, 44, 0))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle([8, 8, 552, 212], 18, None, red, 9)
    draw.rounded_rectangle([26, 26, 534, 194], 10, None, red, 4)
    draw.text((280, 100), "RECEIVED", red, font("lato-black", 88), "ms")
    draw.text((280, 168), "MAR 19 1987", red, font("courier-bold", 52), "ms")
    return picture


def classic_invoice() -> Sheet:
    """A bookbinder's invoice in an old typeface: centred head, ruled table."""
    sheet = Sheet(*A4, "#fffefa", seed=31)
    ink, wine = "#221c1a", "#7a1f2b"
    sheet.box(0, 0, 1100, 14, wine)
    sheet.box(510, 62, 590, 142, None, wine, 2.5)
    sheet.box(518, 70, 582, 134, None, wine, 1)
    sheet.text(550, 122, "P", "garamond-bold", 58, wine, anchor="ms")
    sheet.text(550, 194, "Pemberton & Daughters", "garamond-bold", 46, ink, anchor="ms")
    sheet.text(550, 228, "Bookbinders · Restoration · Fine Paper", "garamond-italic", 23, ink, anchor="ms")
    sheet.text(550, 258, "27 Cloister Lane, Winchester SO23 9LH", "garamond", 20, ink, anchor="ms")
    sheet.rule(90, 284, 1010, 284, wine, 1.6)
    sheet.text(90, 344, "Invoice", "garamond-bold", 42, wine, "header")
    fields = [
        ("Invoice number:", "1187/B", "Customer:", "Dr Marie Clark"),
        ("Date of invoice:", "2 October 2023", "Address:", "Flat 2, 31 Parchment Street"),
        ("Job number:", "W-5512", "Town:", "Winchester SO23 8BA"),
    ]
    for row, (key, value, other_key, other_value) in enumerate(fields):
        y = 402 + row * 42
        name = sheet.text(90, y, key, "garamond-bold", 23, ink, "question")
        sheet.link(name, sheet.text(304, y, value, "garamond", 23, ink, "answer"))
        name = sheet.text(560, y, other_key, "garamond-bold", 23, ink, "question")
        sheet.link(name, sheet.text(716, y, other_value, "garamond", 23, ink, "answer"))
    goods: Goods = [
        ("Rebinding in half calf, raised bands", 2, 240.0),
        ("Hand marbled endpapers, pair", 6, 18.5),
        ("Gold tooling, title on spine", 2, 65.0),
        ("Repair of torn leaves, per leaf", 17, 4.2),
        ("Slipcase in buckram", 2, 58.0),
    ]
    columns = ((90, "ls"), (700, "ms"), (860, "rs"), (1010, "rs"))
    sheet.rule(90, 552, 1010, 552, ink, 1.8)
    heads = [
        sheet.text(x, 584, name, "garamond-bold", 22, ink, "question", anchor)
        for (x, anchor), name in zip(columns, ("Work done", "Quantity", "Price", "Amount"), strict=True)
    ]
    sheet.rule(90, 600, 1010, 600, ink, 0.8)
    for row, (work, count, price) in enumerate(goods):
        y = 644 + row * 50
        for head, (x, anchor), text in zip(
            heads, columns, (work, str(count), _money(price), _money(count * price)), strict=True
        ):
            sheet.link(head, sheet.text(x, y, text, "garamond", 23, ink, "answer", anchor))
        sheet.rule(90, y + 18, 1010, y + 18, "#cfc6b8", 0.8)
    _classic_foot(sheet, sum(count * price for _, count, price in goods), ink, wine)
    return sheet


def _classic_foot(sheet: Sheet, net: float, ink: str, wine: str) -> None:
    y = 930.0
    for key, value, face in (
        ("Net amount", net, "garamond"),
        ("VAT at 20%", net * 0.2, "garamond"),
        ("Amount payable", net * 1.2, "garamond-bold"),
    ):
        name = sheet.text(690, y, key, "garamond-bold", 24, ink, "question")
        sheet.link(name, sheet.text(1010, y, _money(value, "£"), face, 25, ink, "answer", "rs"))
        y += 42
    sheet.rule(690, y - 26, 1010, y - 26, wine, 2.0)
    sheet.text(90, 1120, "Terms", "garamond-bold", 24, wine, "header")
    terms = (
        "Payment within thirty days by cheque or bank transfer. Work remains the property",
        "of the bindery until paid in full. Books are insured while in our keeping. Claims",
        "are accepted in writing within fourteen days of delivery.",
    )
    for row, line in enumerate(terms):
        sheet.text(90, 1156 + row * 30, line, "garamond", 22, ink)
    name = sheet.text(90, 1340, "Bound by", "garamond-bold", 22, ink, "question")
    sheet.rule(90, 1400, 400, 1400, ink, 0.8)
    sheet.link(name, sheet.text(104, 1392, "E. Pemberton", "script", 42, "#27344f", "answer"))
    name = sheet.text(620, 1340, "Checked on", "garamond-bold", 22, ink, "question")
    sheet.rule(620, 1400, 930, 1400, ink, 0.8)
    sheet.link(name, sheet.text(640, 1392, "3 Oct. 2023", "script", 40, "#27344f", "answer"))
    sheet.text(550, 1500, "VAT registration 418 2207 65", "garamond-italic", 19, ink, anchor="ms")
