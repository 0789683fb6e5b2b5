"""Labels and links taken over by pages of the same layout."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kie_desktop.domain.edits import set_label
from kie_desktop.domain.geometry import Polygon, rectangle, shifted
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


def moved(page: Page, dx: float, dy: float) -> Page:
    entities = [replace(entity, points=shifted(entity.points, dx, dy)) for entity in page.entities.values()]
    return page.with_entities(entities, [*page.links.values()])


@pytest.mark.parametrize(("dx", "dy", "fits"), [(40, 0, True), (41, 0, False), (0, 40, True), (0, 41, False)])
def test_how_far_a_scan_may_be_shifted(dx: int, dy: int, fits: bool) -> None:
    target = moved(form(["Bob", "2 May", "1", "2"]), dx, dy)
    match = match_layout(SOURCE, target, LABELS)
    assert (match is not None) is fits
    assert match is None or (match.labels, match.links) == (9, 4)


@pytest.mark.parametrize(("there", "fits"), [(3, True), (2, False)])
def test_how_many_printed_words_make_a_layout(there: int, fits: bool) -> None:
    fifth = Entity(5, rectangle((20, 210, 100, 230)), "Place", "header")
    source = SOURCE.with_entities([*SOURCE.entities.values(), fifth], [*SOURCE.links.values()])
    target = SOURCE.with_entities([SOURCE.entities[key] for key in range(1, there + 1)], [])
    match = match_layout(source, target, LABELS)
    assert (match is not None) is fits
    assert match is None or match.likeness == 0.6


def test_a_page_of_three_printed_words_is_enough() -> None:
    three = SOURCE.with_entities([SOURCE.entities[key] for key in (1, 2, 3)], [])
    assert match_layout(three, SOURCE, LABELS) is not None


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ((150, 62, 400, 82), True),  # however long: 8 of 32 pixels of height in common
        ((150, 64, 400, 84), False),  # 6 of 34
        ((150, 38, 170, 58), True),
        ((170, 50, 400, 70), True),  # 10 of 50 across
        ((171, 50, 400, 70), False),
        ((10, 50, 400, 70), False),
    ],
)
def test_what_is_filled_in_begins_where_the_others_value_does(value: tuple[int, ...], fits: bool) -> None:
    target = form(["Ada", "1 May", "12.50", "2.00"])
    entities = {**target.entities, 11: replace(target.entities[11], text="Grace", points=rectangle(value))}
    match = match_layout(SOURCE, replace(target, entities=entities), LABELS)
    assert match is not None and (match.labels, match.links) == ((9, 4) if fits else (8, 3))


def test_the_same_word_in_two_places_is_the_one_that_lies_nearer() -> None:
    target = form(["Bob", "2 May", "1", "2"])
    again = Entity(30, rectangle((40, 60, 120, 80)), "Name", "other")
    for entities in ([*target.entities.values(), again], [again, *target.entities.values()]):
        match = match_layout(SOURCE, target.with_entities(entities, []), LABELS)
        assert match is not None
        after = apply(target.with_entities(entities, []), match.patch)
        assert (after.entities[1].label, after.entities[30].label) == ("question", "other")
