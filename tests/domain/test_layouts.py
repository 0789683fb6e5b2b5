"""Labels and links taken over by pages of the same layout."""

from __future__ import annotations

from dataclasses import replace

from kie_desktop.domain.edits import set_label
from kie_desktop.domain.geometry import Polygon, rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.layouts import match_layout
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.domain.patch import apply

LABELS = default_label_set()
KEYS = ("Name", "Date", "Total", "VAT")


def form(values: list[str], labelled: bool = False, scale: float = 1.0, shift: float = 0.0) -> Page:
    """Four keys (1 to 4) in a column with values (11 to 14) beside them, and a note (20) below."""

    def place(x1: float, y1: float, x2: float, y2: float) -> Polygon:
        return rectangle(tuple(scale * (edge + shift) for edge in (x1, y1, x2, y2)))

    rows = [Entity(20, place(20, 400, 200, 420), "Thank you", "other")]
    links = []
    for row, (key, value) in enumerate(zip(KEYS, values, strict=True)):
        top = 50 + 40 * row
        width = 10 * len(value)
        rows.append(Entity(1 + row, place(20, top, 100, top + 20), key, "question" if labelled else "other"))
        rows.append(Entity(11 + row, place(150, top, 150 + width, top + 20), value, "answer" if labelled else "other"))
        links += [Link(1 + row, 11 + row, by_human=True)] if labelled else []
    return Page("a.png", round(400 * scale), round(500 * scale)).with_entities(rows, links)


SOURCE = form(["Ada", "1 May", "12.50", "2.00"], labelled=True)


def test_labels_and_links_go_to_a_shifted_scan_of_another_size_with_other_values() -> None:
    target = form(["Grace Hopper", "7 July 1947", "3", "1234567.89"], scale=1.5, shift=9)
    match = match_layout(SOURCE, target, LABELS)
    assert match is not None
    assert (match.likeness, match.labels, match.links) == (1.0, 9, 4)
    after = apply(target, match.patch)
    assert [after.entities[key].label for key in (1, 2, 3, 4)] == ["question"] * 4
    assert [after.entities[key].label for key in (11, 12, 13, 14)] == ["answer"] * 4
    assert set(after.links) == {(1, 11), (2, 12), (3, 13), (4, 14)}


def test_what_a_person_decided_there_stays() -> None:
    target = form(["Bob", "2 May", "1", "2"])
    target = apply(target, set_label(target, [2], "header"))
    target = replace(target, rejected=frozenset({(3, 13)}), links={(1, 14): Link(1, 14, by_human=True)})
    match = match_layout(SOURCE, target, LABELS)
    assert match is not None
    after = apply(target, match.patch)
    assert after.entities[2].label == "header"
    assert set(after.links) == {(1, 14), (1, 11), (2, 12)}


def test_another_layout_is_told_apart() -> None:
    mirrored = form(["Ada", "1 May", "12.50", "2.00"])
    moved = {
        key: replace(entity, points=rectangle((entity.box[0], 480 - entity.box[3], entity.box[2], 480 - entity.box[1])))
        for key, entity in mirrored.entities.items()
    }
    assert match_layout(SOURCE, replace(mirrored, entities=moved), LABELS) is None
    words = {key: replace(entity, text=f"{entity.text}!") for key, entity in mirrored.entities.items()}
    assert match_layout(SOURCE, replace(mirrored, entities=words), LABELS) is None
    assert match_layout(SOURCE, Page("b.png", 400, 500), LABELS) is None


def test_a_page_with_hardly_any_printed_words_says_nothing_about_others() -> None:
    bare = SOURCE.with_entities([SOURCE.entities[1], SOURCE.entities[2]], [])
    assert match_layout(bare, SOURCE, LABELS) is None


def test_nothing_is_left_to_take_over_twice() -> None:
    target = form(["Bob", "2 May", "1", "2"])
    first = match_layout(SOURCE, target, LABELS)
    assert first is not None
    again = match_layout(SOURCE, apply(target, first.patch), LABELS)
    assert again is not None and not again.patch
