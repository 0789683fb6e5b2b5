"""Keys with their values, as a person would write them down."""

from __future__ import annotations

from dataclasses import replace

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Label, LabelSet, Role, default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.fields.open_fields import fields_of, join_texts
from kie_desktop.fields.result import FieldState, FieldValue


def entity(entity_id: int, x: float, y: float, text: str, label: str) -> Entity:
    return Entity(entity_id, rectangle((x, y, x + 50, y + 10)), text, label)


def page(entities: list[Entity], links: list[tuple[int, int]]) -> Page:
    return Page("a.png", 500, 500).with_entities(entities, [Link(*link) for link in links])


def parts(fields: list[FieldValue]) -> list[tuple[object, ...]]:
    return [(field.key, field.value, field.key_ids, field.value_ids) for field in fields]


def test_values_on_several_lines_are_joined_in_reading_order() -> None:
    lines = [entity(5, 100, 60, "London", "answer"), entity(9, 100, 30, "1 High St", "answer")]
    address = page([*lines, entity(2, 0, 30, "Address", "question")], [(2, 5), (2, 9)])
    assert parts(fields_of(address, default_label_set())) == [("Address", "1 High St London", (2,), (9, 5))]


def test_a_key_on_two_lines_is_one_key_and_a_blank_field_stays() -> None:
    entities = [
        entity(1, 0, 0, "Date of", "question"),
        entity(2, 0, 30, "birth", "QUESTION"),
        entity(3, 100, 0, "7 May", "answer"),
        entity(4, 0, 90, "Phone", "question"),
        entity(5, 100, 200, "stray", "answer"),
        entity(6, 0, 230, "FORM", "header"),
        entity(7, 0, 260, "small print", "other"),
    ]
    found = fields_of(page(entities, [(1, 3), (2, 3), (6, 1)]), default_label_set())
    assert parts(found) == [("Date of birth", "7 May", (1, 2), (3,)), ("Phone", "", (4,), ())]
    assert [field.normalized for field in found] == ["7 May", None]


def test_labels_without_keys_name_their_own_fields() -> None:
    receipt = LabelSet([Label("company", "#000000"), Label("total", "#000001"), Label("key", "#000002", Role.KEY)])
    entities = [
        entity(1, 0, 0, "ACME", "company"),
        entity(2, 0, 40, "Ltd", "company"),
        entity(3, 0, 90, "9.50", "total"),
    ]
    assert parts(fields_of(page(entities, []), receipt)) == [
        ("company", "ACME Ltd", (), (1, 2)),
        ("total", "9.50", (), (3,)),
    ]


def test_chinese_lines_are_joined_without_a_space() -> None:
    assert join_texts(["杭州市", "西湖区", "No. 5", " ", "楼"]) == "杭州市西湖区 No. 5 楼"


def scored(text: float | None, label: float | None, link: float | None) -> FieldValue:
    key = replace(entity(1, 0, 0, "Total", "question"), text_score=0.5, label_score=label)
    value = replace(entity(2, 100, 0, "9.50", "answer"), text_score=text, label_score=label)
    linked = Page("a.pdf", 500, 500, 3).with_entities([key, value], [Link(1, 2, link, link is None)])
    (field,) = fields_of(linked, default_label_set())
    return field


def test_the_score_is_the_product_of_what_the_field_depends_on() -> None:
    """Labels of key and value, the value's text and the link; what a person decided counts as certain."""
    field = scored(0.9, 0.8, 0.95)
    assert field.score == round(0.9 * 0.8 * 0.8 * 0.95, 4) and field.state is FieldState.LOOK
    assert scored(0.99, None, None).score == 0.99
    assert (field.name, field.type, field.page) == (None, "text", 3)


def test_the_state_tells_a_persons_decision_from_a_sure_one() -> None:
    assert (scored(None, None, None).score, scored(None, None, None).state) == (None, FieldState.PERSON)
    assert scored(0.7, None, None).state is FieldState.SURE and scored(0.69, None, None).state is FieldState.LOOK


def test_the_threshold_is_the_users() -> None:
    key, value = entity(1, 0, 0, "Total", "question"), replace(entity(2, 100, 0, "9", "answer"), text_score=0.8)
    linked = page([key, value], [(1, 2)])
    assert fields_of(linked, default_label_set(), 0.9)[0].state is FieldState.LOOK
    assert fields_of(linked, default_label_set(), 0.8)[0].state is FieldState.SURE


def test_of_several_keys_the_best_link_to_a_value_counts() -> None:
    keys = [entity(1, 0, 0, "Date of", "question"), entity(2, 0, 30, "birth", "question")]
    links = [Link(1, 3, 0.5), Link(2, 3, 0.9)]
    found = fields_of(
        Page("a.png", 9, 9).with_entities([*keys, entity(3, 100, 0, "7 May", "answer")], links), default_label_set()
    )
    assert [field.score for field in found] == [0.9]


def test_the_json_form_has_the_parts_of_the_contract() -> None:
    assert scored(0.9, 1.0, 1.0).to_dict() == {
        "name": None,
        "type": "text",
        "key": "Total",
        "value": "9.50",
        "normalized": "9.50",
        "score": 0.9,
        "state": "sure",
        "problems": [],
        "page": 3,
        "key_ids": [1],
        "value_ids": [2],
    }


def test_a_field_left_blank_needs_a_look_where_a_free_value_stands_beside_its_key() -> None:
    name = replace(entity(1, 0, 0, "Name:", "question"), label_score=0.95)
    beside, below = entity(2, 70, 0, "Ada Lovelace", "answer"), entity(3, 0, 200, "stray", "answer")
    (field,) = fields_of(page([name, beside, below], []), default_label_set())
    assert (field.value, field.state) == ("", FieldState.LOOK) and "no link joins them" in field.problems[0]
    (sure,) = fields_of(page([name, below], []), default_label_set())
    assert (sure.value, sure.state, sure.problems) == ("", FieldState.SURE, ())
    taken = page([name, beside, entity(4, 70, 30, "Born in", "question")], [(4, 2)])
    assert fields_of(taken, default_label_set())[0].state is FieldState.SURE
