"""English forms, filled in by hand, and a till receipt."""

from __future__ import annotations

from build_scripts.samples.english import A4
from build_scripts.samples.sheet import Sheet

_INK = "#1c3f94"


def _cell(sheet: Sheet, box: tuple[float, float, float, float], key: str, value: str, rule: str = "#3a4653") -> None:
    """A boxed field: small printed name at the top, written value below."""
    x1, y1, x2, y2 = box
    sheet.box(x1, y1, x2, y2, None, rule, 1.1)
    name = sheet.text(x1 + 10, y1 + 23, key, "roboto-condensed", 16, "#2b3640", "question")
    if value:
        sheet.link(name, sheet.hand(x1 + 16, y2 - 13, value, "hand-pen", 38, _INK))


def membership_form() -> Sheet:
    """A library's membership form: bands, boxes, ticks, block letters in blue ink."""
    sheet = Sheet(*A4, "#fdfdfb", seed=41)
    band, rule = "#24476b", "#3a4653"
    sheet.box(80, 70, 1020, 158, band)
    for step in range(4):
        sheet.box(
            104 + step * 17,
            92 + (step % 2) * 6,
            116 + step * 17,
            140,
            ("#f4c95d", "#ffffff", "#8fb8de", "#f4c95d")[step],
        )
    sheet.text(196, 128, "Millbrook Public Library", "lato-black", 36, "#ffffff")
    sheet.text(996, 126, "Form ML-12", "lato", 19, "#dbe6f1", anchor="rs")
    sheet.text(80, 212, "Application for Membership", "lato-black", 34, "#17212b", "header")
    sheet.text(
        80,
        242,
        "Please print in block letters and use a dark pen. Fields marked * are required.",
        "roboto-condensed",
        19,
        "#46515c",
    )
    sheet.box(80, 268, 1020, 300, "#dfe7ef")
    sheet.text(92, 291, "1   About you", "lato-bold", 20, band, "header")
    _cell(sheet, (80, 300, 390, 380), "Surname *", "OKONKWO", rule)
    _cell(sheet, (390, 300, 760, 380), "First names *", "GRACE ADAEZE", rule)
    _cell(sheet, (760, 300, 1020, 380), "Date of birth (dd/mm/yyyy)", "07/11/1992", rule)
    _cell(sheet, (80, 380, 700, 460), "Street address *", "18 FERNLEIGH ROAD", rule)
    _cell(sheet, (700, 380, 1020, 460), "Flat / Unit", "3B", rule)
    _cell(sheet, (80, 460, 480, 540), "Town", "MILLBROOK", rule)
    _cell(sheet, (480, 460, 700, 540), "Postcode", "MB4 7QT", rule)
    _cell(sheet, (700, 460, 1020, 540), "Telephone", "01632 960 417", rule)
    _cell(sheet, (80, 540, 700, 620), "E-mail", "G.OKONKWO@EXAMPLE.ORG", rule)
    _cell(sheet, (700, 540, 1020, 620), "Occupation", "NURSE", rule)
    sheet.box(80, 652, 1020, 684, "#dfe7ef")
    sheet.text(92, 675, "2   Membership", "lato-bold", 20, band, "header")
    _choices(sheet)
    sheet.box(80, 900, 1020, 932, "#dfe7ef")
    sheet.text(92, 923, "3   Guarantor", "lato-bold", 20, band, "header")
    _cell(sheet, (80, 932, 560, 1012), "Name of guarantor", "DANIEL OKONKWO", rule)
    _cell(sheet, (560, 932, 1020, 1012), "Relationship to applicant", "BROTHER", rule)
    _cell(sheet, (80, 1012, 560, 1092), "Guarantor's telephone", "01632 960 882", rule)
    _cell(sheet, (560, 1012, 1020, 1092), "Known since", "1992", rule)
    statement = (
        "I agree to keep to the rules of the library, to return what I borrow in good condition and on time,",
        "and to report a change of address within fourteen days.",
    )
    for row, line in enumerate(statement):
        sheet.text(80, 1142 + row * 28, line, "roboto-condensed", 20, "#2b3640")
    for x1, x2, key, value, size in (
        (80, 560, "Signature", "Grace Okonkwo", 52),
        (640, 1020, "Date", "22/05/2024", 40),
    ):
        sheet.rule(x1, 1290, x2, 1290, rule, 1.2)
        name = sheet.text(x1, 1316, key, "roboto-condensed", 17, "#2b3640", "question")
        written = (
            sheet.text(x1 + 24, 1280, value, "script", size, _INK, "answer")
            if size > 40
            else sheet.hand(x1 + 24, 1278, value, "hand-pen", size)
        )
        sheet.link(name, written)
    sheet.box(80, 1370, 1020, 1476, "#f0f1ee", "#9aa3ab", 1.0)
    sheet.text(96, 1398, "FOR OFFICE USE", "lato-bold", 16, "#46515c", "header")
    for x, key, value in (
        (96, "Card no.", "2024-5583"),
        (430, "Issued by", "R. PATEL"),
        (760, "Proof seen", "PASSPORT"),
    ):
        name = sheet.text(x, 1446, key, "roboto-condensed", 18, "#2b3640", "question")
        sheet.link(name, sheet.hand(x + 108, 1448, value, "hand-felt", 22, "#26262b"))
    return sheet


def _choices(sheet: Sheet) -> None:
    rows = (
        ("Type of card", (("Adult", True), ("Junior", False), ("Student", False), ("Institution", False))),
        ("Home branch", (("Central", False), ("Riverside", True), ("Mobile library", False))),
        ("Send notices by", (("Letter", False), ("E-mail", True), ("Text message", True))),
    )
    for row, (key, options) in enumerate(rows):
        y = 726 + row * 46
        name = sheet.text(92, y, key, "lato-bold", 19, "#2b3640", "question")
        x = 300.0
        for text, ticked in options:
            sheet.tick(x, y - 17, 18, ticked)
            answer = sheet.text(x + 30, y, text, "lato", 19, "#2b3640", "answer" if ticked else "other")
            if ticked:
                sheet.link(name, answer)
            x += 62 + sheet.width_of(text, "lato", 19) + 24
    name = sheet.text(92, 866, "Interests", "lato-bold", 19, "#2b3640", "question")
    sheet.rule(300, 872, 1008, 872, "#3a4653", 1.0)
    sheet.link(name, sheet.hand(308, 864, "LOCAL HISTORY, GARDENING, CRIME NOVELS", "hand-pen", 36, _INK))


def delivery_note() -> Sheet:
    """A delivery note as a fax machine left it: narrow type, black on white, a signature."""
    sheet = Sheet(*A4, "#ffffff", seed=53)
    ink = "#111111"
    for x, part in (
        (70, "14-JUN-2019 09:42"),
        (300, "FROM: KESTREL LOGISTICS"),
        (590, "TO: 01632 960 155"),
        (960, "P.01/01"),
    ):
        sheet.text(x, 44, part, "mono", 15, ink)
    for step in range(3):
        sheet.shape(((76 + step * 30, 152), (104 + step * 30, 92), (118 + step * 30, 92), (90 + step * 30, 152)), ink)
    sheet.text(200, 138, "KESTREL LOGISTICS", "roboto-condensed-bold", 46, ink)
    sheet.text(200, 166, "Unit 7, Aerodrome Estate, Hereford HR2 6JT", "roboto-condensed", 20, ink)
    sheet.box(740, 88, 1030, 166, ink)
    sheet.text(885, 142, "DELIVERY NOTE", "roboto-condensed-bold", 36, "#ffffff", "header", "ms")
    cells = (
        ((70, 200, 390, 278), "Note number", "DN 004 918"),
        ((390, 200, 710, 278), "Date", "13/06/2019"),
        ((710, 200, 1030, 278), "Vehicle", "VX18 KLO"),
        ((70, 278, 390, 356), "Driver", "T. Brennan"),
        ((390, 278, 710, 356), "Route", "West 4"),
        ((710, 278, 1030, 356), "Customer account", "C-20771"),
    )
    for (x1, y1, x2, y2), key, value in cells:
        sheet.box(x1, y1, x2, y2, None, ink, 1.4)
        name = sheet.text(x1 + 12, y1 + 26, key, "roboto-condensed", 18, ink, "question")
        sheet.link(name, sheet.text(x1 + 12, y2 - 16, value, "roboto-condensed-bold", 25, ink, "answer"))
    for x, key, lines in (
        (70, "Consignor:", ("Orchard & Sons Cider Press", "Lower Farm, Much Marcle", "Herefordshire HR8 2NX")),
        (560, "Consignee:", ("The Copper Kettle", "9 Bridge Street", "Ludlow SY8 1AA")),
    ):
        name = sheet.text(x, 410, key, "roboto-condensed-bold", 23, ink, "question")
        sheet.link(
            name,
            *(
                sheet.text(x + 150, 410 + row * 30, line, "roboto-condensed", 23, ink, "answer")
                for row, line in enumerate(lines)
            ),
        )
    _delivery_table(sheet, ink)
    for x1, x2, key, value in (
        (70, 420, "Received by", "J. Whitlock"),
        (470, 720, "Time", "10:55"),
        (770, 1030, "Condition", "OK"),
    ):
        sheet.rule(x1, 1330, x2, 1330, ink, 1.6)
        name = sheet.text(x1, 1358, key, "roboto-condensed", 20, ink, "question")
        written = (
            sheet.text(x1 + 20, 1318, value, "script", 46, ink, "answer")
            if key == "Received by"
            else sheet.hand(x1 + 20, 1318, value, "hand-felt", 28, ink)
        )
        sheet.link(name, written)
    sheet.text(
        70,
        1430,
        "Goods must be checked on delivery. Breakages are to be noted on this sheet before",
        "roboto-condensed",
        20,
        ink,
    )
    sheet.text(70, 1458, "the driver leaves; later claims cannot be considered.", "roboto-condensed", 20, ink)
    return sheet


def _delivery_table(sheet: Sheet, ink: str) -> None:
    lines = (70, 200, 680, 800, 920, 1030)
    rows = (
        ("CP-750", "Dry cider, 750 ml, case of 12", "8", "96", "8"),
        ("CP-500", "Medium cider, 500 ml, case of 12", "14", "168", "14"),
        ("PJ-100", "Pear juice, 1 l, case of 6", "10", "60", "10"),
        ("AJ-100", "Apple juice, 1 l, case of 6", "20", "120", "19"),
        ("VN-250", "Cider vinegar, 250 ml, case of 20", "3", "60", "3"),
        ("KG-030", "Keg, 30 l, returnable", "2", "2", "2"),
    )
    top, step = 530, 72
    bottom = top + 54 + step * len(rows)
    for x in lines:
        sheet.rule(x, top, x, bottom, ink, 1.4)
    for row in range(len(rows) + 2):
        y = top if row == 0 else top + 54 + (row - 1) * step
        sheet.rule(70, y, 1030, y, ink, 1.8 if row < 2 else 1.0)
    heads = [
        sheet.text((lines[i] + lines[i + 1]) / 2, top + 36, name, "roboto-condensed-bold", 21, ink, "question", "ms")
        for i, name in enumerate(("Code", "Goods", "Cases", "Units", "Checked"))
    ]
    for row, cells in enumerate(rows):
        y = top + 54 + row * step + 46
        for column, (head, text) in enumerate(zip(heads, cells, strict=True)):
            if column == 4:
                written = sheet.hand(lines[4] + 34, y + 2, text, "hand-felt", 27, ink)
            elif column == 1:
                written = sheet.text(lines[1] + 14, y, text, "roboto-condensed", 24, ink, "answer")
            else:
                written = sheet.text(
                    (lines[column] + lines[column + 1]) / 2, y, text, "roboto-condensed", 24, ink, "answer", "ms"
                )
            sheet.link(head, written)
    name = sheet.text(70, bottom + 48, "Remarks:", "roboto-condensed-bold", 23, ink, "question")
    remark = sheet.hand(206, bottom + 50, "1 CASE APPLE JUICE MISSING, SEE AJ-100", "hand-felt", 25, ink)
    sheet.link(name, remark)
    sheet.rule(196, bottom + 58, 1030, bottom + 58, ink, 1.0)


def till_receipt() -> Sheet:
    """A grocer's receipt from a thermal printer."""
    sheet = Sheet(520, 1180, "#fbfaf5", seed=61)
    ink, left, right = "#3b3a3d", 42, 478
    sheet.disc(260, 78, 34, None, ink, 3)
    sheet.shape(((260, 56), (276, 88), (244, 88)), ink)
    sheet.rule(260, 86, 260, 102, ink, 4)
    sheet.text(260, 150, "PINE STREET GROCERY", "mono-bold", 26, ink, anchor="ms")
    for row, line in enumerate(("1408 Pine Street, Astoria OR", "Tel. 555-0142")):
        sheet.text(260, 182 + row * 27, line, "mono", 18, ink, anchor="ms")
    for row, (key, value) in enumerate(
        (("Date:", "08/23/2023 18:07"), ("Receipt #:", "0051-22874"), ("Cashier:", "Maya"))
    ):
        name = sheet.text(left, 262 + row * 29, key, "mono", 19, ink, "question")
        sheet.link(name, sheet.text(right, 262 + row * 29, value, "mono", 19, ink, "answer", "rs"))
    sheet.dashes(left, right, 342, ink)
    goods = (
        ("ORG BANANAS 2.1LB", 1.66),
        ("SOURDOUGH LOAF", 5.49),
        ("OAT MILK 64OZ", 4.29),
        ("EGGS LARGE DOZEN", 3.99),
        ("CHEDDAR SHARP", 6.75),
        ("TOMATOES VINE 1.4LB", 4.19),
        ("DARK CHOC 70%", 2.99),
        ("COFFEE WHOLE BEAN", 12.5),
        ("BAG FEE", 0.1),
    )
    for row, (name_text, price) in enumerate(goods):
        y = 378 + row * 34
        name = sheet.text(left, y, name_text, "mono", 20, ink, "question")
        sheet.link(name, sheet.text(right, y, f"{price:.2f}", "mono", 20, ink, "answer", "rs"))
    sheet.dashes(left, right, 672, ink)
    total = sum(price for _, price in goods)
    rows = (("SUBTOTAL", total, 20), ("TAX 0.00%", 0.0, 20), ("TOTAL", total, 30))
    y = 708
    for key, amount, size in rows:
        face = "mono-bold" if size > 20 else "mono"
        name = sheet.text(left, y, key, face, size, ink, "question")
        sheet.link(name, sheet.text(right, y, f"${amount:.2f}", face, size, ink, "answer", "rs"))
        y += 34 if key == "SUBTOTAL" else 46
    sheet.dashes(left, right, y - 20, ink)
    for key, value in (("VISA", "**** 4417"), ("AUTH CODE", "083315"), ("AMOUNT PAID", f"${total:.2f}")):
        name = sheet.text(left, y + 18, key, "mono", 20, ink, "question")
        sheet.link(name, sheet.text(right, y + 18, value, "mono", 20, ink, "answer", "rs"))
        y += 34
    _bar_code(sheet, 110, y + 30, ink)
    sheet.text(260, y + 140, "0051 2287 4230 8231", "mono", 17, ink, anchor="ms")
    sheet.text(260, y + 184, "THANK YOU - COME AGAIN", "mono-bold", 20, ink, anchor="ms")
    return sheet


def _bar_code(sheet: Sheet, x: float, y: float, ink: str) -> None:
    end = x + 300
    while x < end:
        width = sheet.random.choice((2.0, 3.0, 5.0))
        sheet.box(x, y, x + width, y + 84, ink)
        x += width + sheet.random.choice((2.0, 3.0, 4.0))
