"""Keys with their values, as a person would write them down."""

from __future__ import annotations

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Label, LabelSet, Role, default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.fields.open_fields import KeyValue, fields_of, join_texts


def entity(entity_id: int, x: float, y: float, text: str, label: str) -> Entity:
    return Entity(entity_id, rectangle((x, y, x + 50, y + 10)), text, label)


def page(entities: list[Entity], links: list[tuple[int, int]]) -> Page:
    return Page("a.png", 500, 500).with_entities(entities, [Link(*link) for link in links])


def test_values_on_several_lines_are_joined_in_reading_order() -> None:
    lines = [entity(5, 100, 60, "London", "answer"), entity(9, 100, 30, "1 High St", "answer")]
    address = page([*lines, entity(2, 0, 30, "Address", "question")], [(2, 5), (2, 9)])
    assert fields_of(address, default_label_set()) == [KeyValue("Address", "1 High St London", (2,), (9, 5))]


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
    assert found == [KeyValue("Date of birth", "7 May", (1, 2), (3,)), KeyValue("Phone", "", (4,), ())]


def test_labels_without_keys_name_their_own_fields() -> None:
    receipt = LabelSet([Label("company", "#000000"), Label("total", "#000001"), Label("key", "#000002", Role.KEY)])
    entities = [
        entity(1, 0, 0, "ACME", "company"),
        entity(2, 0, 40, "Ltd", "company"),
        entity(3, 0, 90, "9.50", "total"),
    ]
    assert fields_of(page(entities, []), receipt) == [
        KeyValue("company", "ACME Ltd", (), (1, 2)),
        KeyValue("total", "9.50", (), (3,)),
    ]


def test_chinese_lines_are_joined_without_a_space() -> None:
    assert join_texts(["杭州市", "西湖区", "No. 5", " ", "楼"]) == "杭州市西湖区 No. 5 楼"
