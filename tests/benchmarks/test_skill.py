"""Plans of the perfect annotator: what goes together, and what no band may take."""

from __future__ import annotations

from dataclasses import replace

from build_scripts.benchmarks import skill
from build_scripts.benchmarks.keyboard_annotator import KeyboardHands
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page

LABELS, HANDS = default_label_set(), skill.MouseHands()


def table(columns: int, rows: int, labels: dict[int, str]) -> Page:
    """Entities 1, 2, 3 ... row by row; those without a label are values."""
    entities = [
        Entity(1 + row * columns + column, rectangle((100 * column, 40 * row, 100 * column + 80, 40 * row + 20)), "x")
        for row in range(rows)
        for column in range(columns)
    ]
    named = [replace(entity, label=labels.get(entity.id, "answer")) for entity in entities]
    return Page("table.png", 1000, 1000).with_entities(named, [])


def test_a_band_takes_a_column_but_nothing_that_it_would_spoil() -> None:
    page = table(2, 3, {})
    assert [set(gesture.takes) for gesture in skill.gather(page, [1, 3, 5], [2, 4, 6], HANDS)] == [{1, 3, 5}]
    assert [set(gesture.takes) for gesture in skill.gather(page, [1, 5], [3], HANDS)] == [{1}, {5}]
    assert [set(gesture.takes) for gesture in skill.gather(page, [1, 5], [], HANDS)] == [{1, 3, 5}]


def test_a_key_of_two_lines_is_linked_with_its_values_at_once() -> None:
    page = table(2, 2, {1: "question", 3: "question"})
    gold = replace(page, links={link.key: link for link in (Link(1, 2), Link(1, 4), Link(3, 2), Link(3, 4))})
    (group,), rest = skill.to_link(page, gold, LABELS, HANDS)
    assert (len(group.gestures), len(group.draws), rest) == (1, 4, [])
    assert skill.cost_of_links(page, gold, LABELS, HANDS) == 2
    assert skill.cost_of_links(gold, gold, LABELS, HANDS) == 0


def test_links_of_what_keeps_none_go_together_and_others_alone() -> None:
    gold = replace(table(2, 2, {1: "question", 3: "question"}), links={(1, 2): Link(1, 2)})
    page = replace(gold, links={key: Link(*key) for key in ((1, 2), (1, 4), (3, 2), (3, 4))})
    gestures, alone = skill.to_unlink(page, gold, HANDS)
    assert [set(gesture.takes) for gesture in gestures] == [{3, 4}] and alone == []
    both = replace(gold, links={(1, 2): Link(1, 2), (3, 4): Link(3, 4)})
    assert skill.to_unlink(page, both, HANDS) == ((), [(1, 4), (3, 2)])


def test_a_band_by_letters_goes_from_where_they_are_few() -> None:
    page = table(2, 3, {})
    hands = KeyboardHands({1: "zz", 2: "b", 3: "c", 4: "d", 5: "e", 6: "xy"})
    (band,) = skill.gather(page, [1, 3, 5, 2, 4, 6], [], hands)
    assert (band.ends, hands.to_select(band)) == ((2, 5), 2)
    assert [gesture.ends for gesture in skill.gather(page, [3, 5], [], hands)] == [(3,), (5,)]
    assert [gesture.ends for gesture in skill.gather(page, [1, 6], [], hands)] == [(1,), (6,)]
