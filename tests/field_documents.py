"""Documents of a few lines, for tests of fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kie_desktop.fields.document import Document, TextLine, TextPage

SIZE, LETTER = 20.0, 10.0


def line(number: int, text: str, x: float, y: float, score: float | None = None) -> TextLine:
    """A line of letters 10 wide and 20 high."""
    return TextLine(number, text, (x, y, x + LETTER * len(text), y + SIZE), score)


def page_of(rows: Sequence[str | tuple[tuple[str, float], ...]], pitch: float = 26.0) -> TextPage:
    """A page of rows: a text at the left edge, or texts with their left edges; an empty text leaves the row blank."""
    lines: list[TextLine] = []
    for place, row in enumerate(rows):
        for text, x in ((row, 0.0),) if isinstance(row, str) else row:
            if text:
                lines.append(line(len(lines) + 1, text, x, place * pitch))
    return TextPage(800, len(rows) * pitch + SIZE, tuple(lines))


def document_of(*pages: Sequence[str | tuple[tuple[str, float], ...]], name: str = "a.png") -> Document:
    """A document of pages of rows."""
    return Document(name, tuple(page_of(rows) for rows in pages))


def shop_receipt(number: int) -> tuple[Document, Mapping[str, str]]:
    """A small receipt, one of endlessly many, with its values."""
    shop = ("Blue Door Bakery", "Hill & Sons Hardware", "Corner Books", "Old Mill Cafe", "Fresh Fish Market")[
        number % 5
    ]
    street, day = f"{number + 3} Harbour Road", f"{number % 27 + 1:02}/0{number % 9 + 1}/2021"
    net, tax = 1000 + 137 * number, 60 + 7 * number
    total, cash = net + tax, 20_000
    rows: list[str | tuple[tuple[str, float], ...]] = [
        shop,
        street,
        f"Tel: 01632 {960000 + number}",
        "",
        f"Date: {day} 10:{number % 60:02}",
        (("Goods", 0.0), (f"{net / 100:.2f}", 500.0)),
        (("Tax", 0.0), (f"{tax / 100:.2f}", 500.0)),
        (("Total", 0.0), (f"{total / 100:.2f}", 500.0)),
        (("Cash", 0.0), (f"{cash / 100:.2f}", 500.0)),
        (("Change", 0.0), (f"{(cash - total) / 100:.2f}", 500.0)),
        "Thank you",
    ]
    return document_of(rows, name=f"{number}.png"), {
        "shop": shop,
        "street": street,
        "day": day,
        "sum": f"{total / 100:.2f}",
    }
