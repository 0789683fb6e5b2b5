"""What is counted and drawn of a model's mistakes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.samples.fonts import FACES
from build_scripts.starter.mistakes import counted, drawn, mistakes_of
from kie_desktop.domain.page import Entity, Link, Page


def line(number: int, x: float, y: float, text: str, label: str) -> Entity:
    corners = ((x, y), (x + 100, y), (x + 100, y + 12), (x, y + 12))
    return Entity(number, corners, text, label)


def page() -> Page:
    """A key of two lines with its value beside the lower one, a heading with a colon, running text."""
    lines = [
        line(1, 100, 300, "Name of the", "question"),
        line(2, 100, 314, "applicant", "question"),
        line(3, 300, 314, "Jane Doe", "answer"),
        line(4, 100, 400, "Part one:", "header"),
        line(5, 100, 500, "This form must be signed by everybody", "other"),
    ]
    return Page("one.png", 800, 1000).with_entities(lines, [Link(1, 3), Link(2, 3)])


def read(labels: dict[int, str], links: list[tuple[int, int]]) -> Page:
    lines = [replace(entity, label=labels.get(entity.id, entity.label)) for entity in page().entities.values()]
    return page().with_entities(lines, [Link(*link) for link in links])


def test_a_page_that_is_read_right_has_no_mistakes() -> None:
    assert not [*mistakes_of(page(), read({}, [(1, 3), (2, 3)]))]


def test_mistakes_are_told_apart_by_what_they_come_of() -> None:
    assert counted([(page(), read({4: "question", 5: "answer"}, [(2, 3)]))]) == Counter(
        {
            "label: header with a colon read as question": 1,
            "label: running text read as a field": 1,
            "link missed: another line of its key": 1,
        }
    )
    assert counted([(page(), read({2: "other", 5: "answer"}, [(1, 3), (1, 5)]))]) == Counter(
        {
            "label: question read as other": 1,
            "label: running text read as a field": 1,
            "link missed: a label is wrong": 1,
            "link too many: of a line that is no key or no value": 1,
        }
    )


@pytest.mark.skipif(not Path(FACES["inter"][0]).exists(), reason="needs a typeface of the sample pages (fonts-inter)")
def test_wrong_labels_are_drawn_in_red() -> None:
    right = drawn(page(), read({}, [(1, 3), (2, 3)]))
    wrong = drawn(page(), read({4: "question"}, [(1, 3), (2, 3)]))
    assert right.size == wrong.size

    def red(image) -> int:  # type: ignore[no-untyped-def]
        return sum(count for count, (r, g, b) in image.getcolors(1 << 20) if r > 150 and g < 100 and b < 110)

    assert red(wrong) > red(right) == 0
