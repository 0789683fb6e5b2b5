"""A project of three lines of a form, as OCR leaves them or as a person labelled them."""

from __future__ import annotations

from pathlib import Path

from text_image import save

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import HUMAN, Entity, Link, Page, ReviewState
from kie_desktop.store import ProjectFile

WORDS = (("Name:", "Ada"), ("Born:", "1815"), ("City:", "London"))
"""Three lines of a form: 1 to 6 in reading order."""


def lines(labelled: bool = False) -> list[Entity]:
    """The form's entities, as OCR leaves them or as a person labelled them."""
    rows = []
    for row, pair in enumerate(WORDS):
        for column, text in enumerate(pair):
            place = rectangle((20 + 130 * column, 20 + 50 * row, 110 + 130 * column, 44 + 50 * row))
            label = ("question", "answer")[column] if labelled else "other"
            by_human = HUMAN if labelled else frozenset()
            rows.append(Entity(2 * row + column + 1, place, text, label, None if labelled else 0.95, None, by_human))
    return rows


def make_project(folder: Path, pages: list[list[Entity]], links: tuple[Link, ...] = ()) -> Path:
    path = folder / "p.kie"
    with ProjectFile.create(path, default_label_set()) as file:
        for number, entities in enumerate(pages, 1):
            name = f"{number}.png"
            save(
                folder / name,
                [(20 + 130 * (n % 2), 20 + 50 * (n // 2), e.text) for n, e in enumerate(entities)],
                (400, 300),
            )
            blank = Page(name, 400, 300, state=ReviewState.PRE_ANNOTATED)
            file.add_pages([blank.with_entities(entities, list(links) if number == 1 else [])])
    return path
