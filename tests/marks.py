"""A page with a line, a mark and a code."""

from __future__ import annotations

from dataclasses import replace

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import HUMAN, Entity, EntityKind, Link, Page, ReviewState


def line(number: int, box: tuple[float, float, float, float], text: str, label: str = "other") -> Entity:
    return Entity(number, rectangle(box), text, label, 0.9, 0.9)


def mark(number: int, box: tuple[float, float, float, float], checked: bool = False) -> Entity:
    return Entity(number, rectangle(box), text_score=0.98, kind=EntityKind.MARK, checked=checked)


def code(number: int, box: tuple[float, float, float, float], payload: str, symbology: str = "QRCode") -> Entity:
    return Entity(number, rectangle(box), payload, text_score=1.0, kind=EntityKind.CODE, symbology=symbology)


def mixed_page() -> Page:
    """`Paid: [x] yes`, and a code."""
    entities = [
        line(1, (10, 10, 60, 30), "Paid:", "question"),
        mark(2, (70, 10, 90, 30), checked=True),
        line(3, (100, 10, 140, 30), "yes", "answer"),
        code(4, (10, 60, 110, 160), "https://example.org/ü\n2"),
    ]
    page = Page("a.png", 300, 200, state=ReviewState.PRE_ANNOTATED)
    return page.with_entities(entities, [Link(1, 3, 0.8)])


def by_hand(page: Page) -> Page:
    rows = [replace(entity, text_score=None, label_score=None, by_human=HUMAN) for entity in page.entities.values()]
    links = [replace(link, score=None, by_human=True) for link in page.links.values()]
    return replace(page, state=ReviewState.IN_WORK).with_entities(rows, links)


def form(*ticked: int) -> Page:
    """A page with three choices; the numbers of the marks that are ticked."""
    rows: list[Entity] = []
    for y, key, options in ((0, "Marital status:", ("Single", "Married", "Divorced")), (60, "Smoker:", ("Yes", "No"))):
        start = 1 if y == 0 else 21
        rows.append(line(start, (0, y, 150, y + 20), key, "question"))
        for place, words in enumerate(options):
            x, number = 300 + 200 * place, start + 1 + 2 * place
            rows.append(mark(number, (x, y, x + 20, y + 20), number in ticked))
            rows.append(line(number + 1, (x + 30, y, x + 100, y + 20), words, "answer"))
    rows += [mark(41, (0, 200, 20, 220), 41 in ticked), line(42, (30, 200, 250, 220), "I agree to the terms")]
    return Page("a.png", 1000, 400).with_entities(rows, [])
