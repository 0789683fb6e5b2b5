"""Receipts as the engine gets them: lines of text with places, and the values that stand on them."""

from __future__ import annotations

import random
from typing import Any

NAMES = ("ACME", "Blue", "Corner", "Sunny", "River", "Golden")
KINDS = ("Store", "Mart", "Shop", "Kitchen")


def lines_of(number: int) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Texts and boxes of one receipt; the same number gives the same receipt."""
    chance = random.Random(number)
    shop = f"{chance.choice(NAMES)} {chance.choice(KINDS)} SDN BHD"
    items = [(f"item {k}", f"{chance.randint(1, 9)}.{chance.randint(10, 99)}") for k in range(chance.randint(2, 9))]
    day = f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/2018"
    rows = [[shop], [f"{chance.randint(1, 99)} Main Road"], [f"Date: {day} 10:{chance.randint(10, 59)}"]]
    rows += [[name, price] for name, price in items]
    rows += [["TOTAL", f"{chance.randint(1000, 9999) / 100:.2f}"], ["Thank you"]]
    return [
        (text, (20.0 + 260 * column, 20.0 * row, 20.0 + 260 * column + 8 * len(text), 20.0 * row + 15))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]


def values_of(number: int) -> dict[str, str]:
    """Company, date and total of a receipt as they stand on it."""
    texts = [text for text, _ in lines_of(number)]
    return {"company": texts[0], "date": texts[2][6:16], "total": texts[texts.index("TOTAL") + 1]}


def document_of(number: int) -> dict[str, Any]:
    """The receipt as `fields.codec` has it."""
    rows = [[place, text, list(box), 0.95] for place, (text, box) in enumerate(lines_of(number), 1)]
    return {"name": f"receipt {number}", "pages": [{"width": 420, "height": 400, "lines": rows}]}


def example_of(number: int) -> dict[str, Any]:
    """The receipt with its values, without places, as a table has them."""
    answers = {name: [{"text": text, "page": None, "spans": []}] for name, text in values_of(number).items()}
    return {"document": document_of(number), "answers": answers}
