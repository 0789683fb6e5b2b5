"""What of a page is no mark, and may look like one: text, tables, cells for letters, numbers in rings, holes."""

from __future__ import annotations

from math import cos, sin

from PIL import Image, ImageDraw

from build_scripts.marks.sheet import FACES, Sheet
from build_scripts.samples.fonts import font


def paragraph(sheet: Sheet) -> None:
    """Rows of words."""
    for _ in range(sheet.rng.randint(1, 6)):
        x = sheet.left
        while x < sheet.width * 0.8:
            x = sheet.text(x, sheet.y + sheet.size * 0.7, sheet.words(3)) + sheet.size * (0 if sheet.is_cjk else 0.3)
        sheet.y += sheet.size * 1.4


def small_print(sheet: Sheet) -> None:
    """Dense rows in capitals, bold at times, as on forms that were typed and copied."""
    face = sheet.face
    chosen = sheet.rng.choice(("mono-bold", "courier-bold", "lato-black", face, face))
    sheet.face = face if sheet.is_cjk else chosen  # a Latin typeface shows boxes for Chinese signs
    scale = sheet.rng.uniform(0.7, 1.0)
    for _ in range(sheet.rng.randint(2, 5)):
        x = sheet.left
        while x < sheet.width * 0.75:
            words = sheet.words(2)
            x = sheet.text(x, sheet.y + sheet.size * 0.5, words.upper(), scale) + sheet.size * 0.4
        sheet.y += sheet.size * 1.1
    sheet.face = face


def sideways(sheet: Sheet) -> None:
    """A number that runs up along the edge."""
    rng = sheet.rng
    type_ = font(rng.choice(("mono-bold", "courier-bold", "lato-bold")), round(sheet.size * rng.uniform(0.9, 1.5)))
    words = "".join(rng.choice("0123456789") for _ in range(rng.randint(5, 9)))
    strip = Image.new("RGBA", (round(type_.getlength(words)) + 4, round(type_.size * 1.3)), (0, 0, 0, 0))
    ImageDraw.Draw(strip).text((2, 0), words, sheet.colour, type_)
    turned = strip.rotate(rng.choice((90, 270)), expand=True)
    sheet.image.paste(turned, (round(sheet.width * 0.94), round(sheet.y)), turned)


def capitals(sheet: Sheet) -> None:
    """Letters and digits that are rings or squares, alone and in words."""
    rng, x = sheet.rng, sheet.left
    scale = rng.uniform(0.9, 1.8)
    for _ in range(rng.randint(2, 8)):
        word = "".join(
            rng.choice("OQDB0869口日田国" if sheet.is_cjk else "OQDB0869CGUo") for _ in range(rng.randint(1, 6))
        )
        x = sheet.text(x, sheet.y + sheet.row / 2, word, scale) + sheet.size * rng.uniform(0.5, 3)
        if x > sheet.width * 0.85:
            break
    sheet.y += sheet.row * scale


def comb(sheet: Sheet) -> None:
    """Cells for one letter each, empty or filled in."""
    rng, x = sheet.rng, sheet.left
    if rng.random() < 0.7:
        x = sheet.text(x, sheet.y + sheet.row / 2, sheet.words(2)) + sheet.size
    side = sheet.size * rng.uniform(1.0, 2.2)
    gap = rng.choice((0, 0, 0, side * 0.12))
    filled = rng.random() < 0.6
    for _ in range(rng.randint(3, 16)):
        if x + side > sheet.width - sheet.left:
            break
        sheet.draw.rectangle((x, sheet.y, x + side, sheet.y + side), None, sheet.colour, rng.choice((2, 2, 3)))
        if filled and rng.random() < 0.8:
            sheet.text(x + side * 0.2, sheet.y + side / 2, rng.choice("0123456789ABEKMX"), side / sheet.size * 0.7)
        x += side + gap
    sheet.y += side * 1.2


def table(sheet: Sheet) -> None:
    """Ruled cells, some of them square; a few hold a number or an X."""
    rng = sheet.rng
    high = sheet.size * rng.uniform(1.3, 2.4)
    columns, rows = rng.randint(3, 9), rng.randint(2, 6)
    wide = high * rng.uniform(0.9, 1.3) if rng.random() < 0.4 else (sheet.width - 2 * sheet.left) / columns
    right, bottom = sheet.left + columns * wide, sheet.y + rows * high
    for row in range(rows + 1):
        y = sheet.y + row * high
        sheet.draw.line((sheet.left, y, right, y), sheet.colour, rng.choice((2, 3)))
    for column in range(columns + 1):
        x = sheet.left + column * wide
        sheet.draw.line((x, sheet.y, x, bottom), sheet.colour, rng.choice((2, 3)))
    for row in range(rows):
        for column in range(columns):
            if rng.random() < 0.5:
                x, y = sheet.left + (column + 0.2) * wide, sheet.y + (row + 0.5) * high
                sheet.text(x, y, rng.choice((str(rng.randint(0, 99)), "X", "O", "-")), 0.8)
    sheet.y = bottom + sheet.size


def bullets(sheet: Sheet) -> None:
    """Items behind a dot, a square, a number in a ring or in a box."""
    rng = sheet.rng
    kind = rng.choice(("dot", "square", "ringed", "boxed", "triangle"))
    for number in range(rng.randint(2, 6)):
        x, y, side = sheet.left, sheet.y + sheet.row / 2, sheet.size * rng.uniform(0.95, 1.05)
        if kind == "dot":
            sheet.draw.ellipse((x, y - side * 0.2, x + side * 0.4, y + side * 0.2), sheet.colour)
        elif kind == "square":
            sheet.draw.rectangle((x, y - side * 0.2, x + side * 0.4, y + side * 0.2), sheet.colour)
        elif kind == "triangle":
            sheet.draw.polygon(((x, y - side * 0.3), (x + side * 0.5, y), (x, y + side * 0.3)), sheet.colour)
        else:
            shape = sheet.draw.ellipse if kind == "ringed" else sheet.draw.rectangle
            dark = rng.random() < 0.3
            shape((x, y - side * 0.7, x + side * 1.4, y + side * 0.7), sheet.colour if dark else None, sheet.colour, 2)
            sheet.text(x + side * 0.4, y, str(number + 1), 0.9, "#ffffff" if dark else "")
        sheet.text(x + side * 2, y, sheet.words(rng.randint(2, 6)))
        sheet.y += sheet.row


def figures(sheet: Sheet) -> None:
    """Frames, logos, a code, a signature."""
    rng = sheet.rng
    x = sheet.left
    for _ in range(rng.randint(1, 4)):
        side = sheet.size * rng.uniform(1.5, 7)
        box = x, sheet.y, x + side, sheet.y + side
        kind = rng.choice(("frame", "logo", "code", "blob", "letter", "curve"))
        if kind == "frame":
            sheet.draw.rectangle(box, None, sheet.colour, rng.choice((2, 4)))
            if rng.random() < 0.6:
                sheet.text(x + side * 0.1, sheet.y + side / 2, sheet.words(1)[:6], 0.6)
        elif kind == "logo":
            sheet.draw.ellipse(box, rng.choice((None, "#335577")), sheet.colour, 4)
            sheet.draw.polygon(
                [(rng.uniform(box[0], box[2]), rng.uniform(box[1], box[3])) for _ in range(4)], "#884422"
            )
        elif kind == "code":
            cells = rng.randint(15, 29)
            for row in range(cells):
                for column in range(cells):
                    if rng.random() < 0.5:
                        at = x + column * side / cells, sheet.y + row * side / cells
                        sheet.draw.rectangle((*at, at[0] + side / cells, at[1] + side / cells), "#000000")
        elif kind == "blob":
            sheet.draw.rectangle(box, rng.choice(("#dddddd", "#999999", "#333333")))
        elif kind == "letter":
            sheet.text(x, sheet.y + side / 2, rng.choice("RGOB中国A&@©®"), side / sheet.size)
        else:
            points = [(x + side * n / 8, sheet.y + side * rng.uniform(0.2, 0.8)) for n in range(9)]
            sheet.draw.line(points, "#1a2a7a", 4, "curve")
        x += side * 1.5
    sheet.y += sheet.size * 5


def fields(sheet: Sheet) -> None:
    """Keys with lines to write on, an X on one of them at times."""
    rng = sheet.rng
    for _ in range(rng.randint(1, 4)):
        x = sheet.text(sheet.left, sheet.y + sheet.row / 2, sheet.words(2) + ":") + sheet.size
        y = sheet.y + sheet.row * 0.85
        sheet.draw.line((x, y, x + sheet.size * rng.uniform(3, 25), y), sheet.colour, 2)
        if rng.random() < 0.5:
            sheet.text(x + sheet.size, sheet.y + sheet.row / 2, rng.choice(("X", sheet.words(2), "O", "12/04/1987")))
        sheet.y += sheet.row


def holes(sheet: Sheet) -> None:
    """Punched holes along the edge: dark, ragged, in part off the page; as a crescent where the sheet was not flat."""
    rng = sheet.rng
    x, side = sheet.width * rng.choice((0.0, 0.01, 0.025, 0.97)), sheet.size * rng.uniform(1, 2)
    for _ in range(rng.randint(1, 3)):
        y = rng.uniform(0.05, 0.95) * sheet.height
        points = [
            (x + side / 2 * rng.gauss(1, 0.04) * cos(n / 3), y + side / 2 * rng.gauss(1, 0.04) * sin(n / 3))
            for n in range(19)
        ]
        if rng.random() < 0.6:
            sheet.draw.polygon(points, "#111111")
        else:
            sheet.draw.line(points[: rng.randint(7, 17)], "#333333", rng.choice((3, 5, 8)))


def serial(sheet: Sheet) -> None:
    """A number that was stamped up or down the edge, its digits worn."""
    rng = sheet.rng
    face = rng.choice(("mono-bold", "courier-bold", "lato-black", "inter-bold", "roboto-condensed", "garamond", "song"))
    type_ = font(face, round(sheet.size * rng.uniform(0.9, 1.9)))
    words = "".join(rng.choice("0123456789") for _ in range(rng.randint(5, 13)))
    strip = Image.new("RGBA", (round(type_.getlength(words)) + 4, round(type_.size * 1.3)), (0, 0, 0, 0))
    ImageDraw.Draw(strip).text((2, 0), words, sheet.colour, type_)
    turned = strip.rotate(rng.choice((90, 270)) + rng.gauss(0, 2), expand=True)
    place = round(sheet.width * rng.choice((0.005, 0.93, 0.96))), round(rng.uniform(0, 0.9) * sheet.height)
    sheet.image.paste(turned, place, turned)


def numbers(sheet: Sheet) -> None:
    """Numbers and letters in rings, discs and boxes, as items and pages of a list bear them."""
    rng = sheet.rng
    face = rng.choice(FACES)
    kind, dark = rng.choice(("ring", "box", "rounded")), rng.random() < 0.4
    side = sheet.size * rng.uniform(1.2, 1.9)
    type_ = font(face, round(side * rng.uniform(0.55, 0.8)))
    across = rng.random() < 0.4
    x, start = sheet.left, rng.randint(0, 30)
    line = rng.choice((2, 2, 3, 4))
    for number in range(start, start + rng.randint(2, 9)):
        sign = rng.choice((str(number), "ABCDEFGHRSTP"[number % 12]))
        box = x, sheet.y, x + side, sheet.y + side
        fill = sheet.colour if dark else None
        if kind == "ring":
            sheet.draw.ellipse(box, fill, sheet.colour, line)
        elif kind == "box":
            sheet.draw.rectangle(box, fill, sheet.colour, line)
        else:
            sheet.draw.rounded_rectangle(box, side * 0.2, fill, sheet.colour, line)
        middle = x + side / 2, sheet.y + side / 2
        sheet.draw.text(middle, sign, "#ffffff" if dark else sheet.colour, type_, "mm")
        if across:
            x += side * rng.uniform(1.3, 3)
            if x > sheet.width * 0.9:
                break
        else:
            sheet.text(x + side * 1.5, sheet.y + side / 2, sheet.words(rng.randint(1, 4)))
            sheet.y += side * 1.2
    sheet.y += side * (1.4 if across else 0.4)


def icons(sheet: Sheet) -> None:
    """Squares and blots that stand for nothing: stripes, dots of ink, a menu sign, pictures as small as letters."""
    rng, x = sheet.rng, sheet.left
    for _ in range(rng.randint(2, 6)):
        side = sheet.size * rng.uniform(0.7, 1.6)
        box = x, sheet.y, x + side, sheet.y + side
        kind = rng.choice(("stripes", "blot", "grid", "arrow", "bars"))
        if kind == "stripes":
            for row in range(4):
                y = sheet.y + side * row / 4
                sheet.draw.rectangle((x, y, x + side, y + side / 8), sheet.colour)
        elif kind == "blot":
            grey = rng.choice(("#222222", "#555555", "#888888", "#aaaaaa"))
            draw = sheet.draw.ellipse if rng.random() < 0.5 else sheet.draw.rectangle
            draw(box, grey)
        elif kind == "grid":
            for row in range(9):
                at = x + side * (row % 3) / 3, sheet.y + side * (row // 3) / 3
                sheet.draw.rectangle((*at, at[0] + side / 5, at[1] + side / 5), sheet.colour)
        elif kind == "arrow":
            sheet.draw.polygon(((x, sheet.y), (x + side, sheet.y + side / 2), (x, sheet.y + side)), sheet.colour)
        else:
            for column in range(3):
                left, high = x + side * column / 3, side * rng.uniform(0.3, 1)
                sheet.draw.rectangle((left, sheet.y + side - high, left + side / 5, sheet.y + side), sheet.colour)
        x += side * rng.uniform(1.5, 5)
    sheet.y += sheet.size * 2
