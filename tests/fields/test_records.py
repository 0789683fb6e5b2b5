"""Records out of links and places: ruled tables or not, several lines a cell, empty cells, and what is none."""

from __future__ import annotations

import time
from dataclasses import replace

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.fields.open_fields import fields_of
from kie_desktop.fields.records import Cell, Record, records_of

HEIGHT = 12.0
Text = tuple[float, float, str]
"""Left, top, text."""


def page(keys: dict[str, tuple[float, float]], values: dict[str, list[Text]], loose: list[Text] | None = None) -> Page:
    """Keys by name at (left, top), the values that each leads to, and values that none leads to."""
    entities: list[Entity] = []
    links: list[Link] = []

    def add(x: float, y: float, text: str, label: str) -> int:
        box = (x, y, x + 7 * len(text), y + HEIGHT)
        entities.append(Entity(len(entities) + 1, rectangle(box), text, label, 0.9, 0.9))
        return len(entities)

    for name, (x, y) in keys.items():
        head = add(x, y, name.strip(), "question")
        links += [Link(head, add(*value, "answer"), 0.9) for value in values.get(name, [])]
    for value in loose or []:
        add(*value, "answer")
    return Page("a.png", 600, 800, 2).with_entities(entities, links)


def rows(record: Record) -> list[list[str]]:
    return [[cell.text for cell in row] for row in record.rows]


def only(page: Page) -> Record:
    (record,) = records_of(page, default_label_set())
    return record


ITEMS = {
    "Item": [(10.0, 130.0, "Bolt"), (10.0, 160.0, "Nut"), (10.0, 190.0, "Washer")],
    "Qty": [(300.0, 131.0, "2"), (300.0, 159.0, "4"), (300.0, 190.0, "6")],
    "Price": [(420.0, 130.0, "1.50"), (420.0, 160.0, "0.20"), (420.0, 191.0, "0.10")],
}
HEAD = {"Item": (10.0, 100.0), "Qty": (300.0, 102.0), "Price": (420.0, 99.0)}


def test_a_table_is_a_record_and_its_keys_stay_fields() -> None:
    table = page(HEAD, ITEMS)
    record = only(table)
    assert (record.keys, record.page) == (("Item", "Qty", "Price"), 2)
    assert rows(record) == [["Bolt", "2", "1.50"], ["Nut", "4", "0.20"], ["Washer", "6", "0.10"]]
    assert record.rows[0][0] == Cell("Bolt", (2,)) and record.rows[2][2].ids == (12,)
    assert {field.key: field.value for field in fields_of(table, default_label_set())}["Qty"] == "2 4 6"
    assert record.to_dict()["rows"][1][1] == {"text": "4", "ids": [7]}


def test_columns_stand_from_left_to_right_whatever_their_ids() -> None:
    turned = page(dict(reversed(HEAD.items())), dict(reversed(ITEMS.items())))
    assert rows(only(turned)) == rows(only(page(HEAD, ITEMS)))


def test_an_empty_cell_has_neither_text_nor_ids() -> None:
    fewer = {**ITEMS, "Qty": [ITEMS["Qty"][0], ITEMS["Qty"][2]]}
    assert only(page(HEAD, fewer)).rows[1][1] == Cell("", ())
    assert rows(only(page(HEAD, fewer)))[1] == ["Nut", "", "0.20"]


def test_a_cell_of_two_lines_whose_neighbours_stand_at_its_top() -> None:
    wrapped = {
        "Item": [(10.0, 130.0, "Bolt, long,"), (10.0, 143.0, "zinc plated"), (10.0, 170.0, "Nut")],
        "Qty": [(300.0, 130.0, "2"), (300.0, 170.0, "4")],
        "Price": [(420.0, 130.0, "1.50"), (420.0, 170.0, "0.20")],
    }
    assert rows(only(page(HEAD, wrapped))) == [["Bolt, long, zinc plated", "2", "1.50"], ["Nut", "4", "0.20"]]


def test_a_cell_of_two_lines_whose_neighbours_stand_at_its_middle() -> None:
    """As in ruled tables; no line of the page holds a cell of every column."""
    wrapped = {
        "Item": [(10.0, 130.0, "Bolt, long,"), (10.0, 144.0, "zinc plated"), (10.0, 180.0, "Nut")],
        "Qty": [(300.0, 137.0, "2"), (300.0, 180.0, "4")],
        "Price": [(420.0, 137.0, "1.50"), (420.0, 180.0, "0.20")],
    }
    assert rows(only(page(HEAD, wrapped))) == [["Bolt, long, zinc plated", "2", "1.50"], ["Nut", "4", "0.20"]]


def test_a_row_of_one_cell_is_a_row_where_it_stands_as_far_off_as_the_others() -> None:
    headed = {**ITEMS, "Item": [*ITEMS["Item"][:1], (10.0, 160.0, "Small parts"), (10.0, 190.0, "Washer")]}
    headed["Qty"] = [ITEMS["Qty"][0], ITEMS["Qty"][2], (300.0, 220.0, "1")]
    headed["Price"] = [ITEMS["Price"][0], ITEMS["Price"][2], (420.0, 220.0, "9.00")]
    assert rows(only(page(HEAD, headed)))[1] == ["Small parts", "", ""]


def test_a_value_without_a_link_takes_the_cell_that_it_stands_in() -> None:
    missing = {**ITEMS, "Qty": ITEMS["Qty"][:2]}
    assert rows(only(page(HEAD, missing, [(300.0, 190.0, "6")])))[2] == ["Washer", "6", "0.10"]
    far = page(HEAD, missing, [(300.0, 400.0, "7"), (540.0, 190.0, "aside")])
    assert rows(only(far))[2] == ["Washer", "", "0.10"], "below the table, or under no key"


def test_totals_below_a_gap_are_no_row() -> None:
    total = {**ITEMS, "Price": [*ITEMS["Price"], (420.0, 260.0, "8.10")], "Qty": [*ITEMS["Qty"], (300.0, 260.0, "12")]}
    assert len(only(page(HEAD, total)).rows) == 3


def test_two_tables_of_one_page() -> None:
    lower = {f"{key} ": (x, y + 300) for key, (x, y) in HEAD.items()}
    values = {f"{key} ": [(x, y + 300, text) for x, y, text in cells] for key, cells in ITEMS.items()}
    first, second = records_of(page({**HEAD, **lower}, {**ITEMS, **values}), default_label_set())
    assert rows(first) == rows(second) and first.rows[0][0].ids != second.rows[0][0].ids


def test_fields_of_a_form_are_no_records() -> None:
    beside = {"Name": (10.0, 100.0), "City": (300.0, 100.0)}
    form = {"Name": [(80.0, 100.0, "Ada")], "City": [(360.0, 100.0, "Paris"), (360.0, 114.0, "France")]}
    above = {"Name": [(10.0, 120.0, "Ada")], "City": [(300.0, 120.0, "Paris")]}
    for values in (form, above, {}):
        assert records_of(page(beside, values), default_label_set()) == []


def test_two_addresses_side_by_side_are_no_records() -> None:
    places = {"Bill to": (10.0, 100.0), "Ship to": (300.0, 100.0)}
    lines = ("Ada Byron", "1 High Street", "London W1")
    tight = {key: [(x, 116.0 + 15 * row, text) for row, text in enumerate(lines)] for key, (x, _) in places.items()}
    assert records_of(page(places, tight), default_label_set()) == []
    wide = {key: [(x, 116.0 + 30 * row, text) for row, text in enumerate(lines)] for key, (x, _) in places.items()}
    assert len(only(page(places, wide)).rows) == 3


def test_a_page_without_anything() -> None:
    assert records_of(Page("a.png", 10, 10), default_label_set()) == []


def test_heads_of_rows_are_cells_of_their_column() -> None:
    """RE links the head of a row to its values; the head of that column leads to nothing, or to its neighbour."""
    made = page({"Code ": (10.0, 101.0), **{name: HEAD[name] for name in ("Qty", "Price")}}, ITEMS)
    count = len(made.entities)
    heads = [
        Entity(count + row, rectangle((10.0, y, 60.0, y + HEIGHT)), text, "question", 0.9, 0.9)
        for row, (y, text) in enumerate(((130.0, "B-100"), (160.0, "N-310"), (190.0, "W-020")), 1)
    ]
    price = next(entity.id for entity in made.entities.values() if entity.text == "0.20")
    links = [link for link in made.links.values() if link.tail != price] + [Link(count + 2, price, 0.9)]
    record = only(made.with_entities([*made.entities.values(), *heads], links))
    assert record.keys == ("Code", "Qty", "Price")
    assert rows(record) == [["B-100", "2", "1.50"], ["N-310", "4", "0.20"], ["W-020", "6", "0.10"]]


def test_a_row_that_no_link_leads_to_is_found_by_its_place_whatever_its_labels() -> None:
    """The network takes codes for keys of their rows, and links one description to the code before it."""
    table = page(HEAD, ITEMS)
    labels = {"Bolt": "question", "Nut": "question", "4": "other"}
    entities = [replace(one, label=labels.get(one.text, one.label)) for one in table.entities.values()]
    nut = next(one.id for one in entities if one.text == "Nut")
    links = [link for link in table.links.values() if table.entities[link.tail].text not in labels]
    price = next(one.id for one in entities if one.text == "0.20")
    links = [link for link in links if link.tail != price] + [Link(nut, price, 0.9)]
    assert rows(only(table.with_entities(entities, links))) == rows(only(table))


def test_a_value_that_two_heads_lead_to_stands_under_the_nearer_one() -> None:
    table = page(HEAD, ITEMS)
    wrong = [Link(1, one.id, 0.9) for one in table.entities.values() if one.text in ("2", "4", "6")]
    more = table.with_entities([*table.entities.values()], [*table.links.values(), *wrong])
    assert rows(only(more)) == rows(only(table))


def test_totals_straight_below_the_rows_are_no_row() -> None:
    values = {**ITEMS, "Total": [(420.0, 220.0, "8.10")]}
    assert len(only(page({**HEAD, "Total": (300.0, 220.0)}, values)).rows) == 3


def test_tables_side_by_side_are_two() -> None:
    heads = {"Item": (10.0, 100.0), "Qty": (120.0, 100.0), "Item ": (300.0, 100.0), "Qty ": (420.0, 100.0)}
    left = {"Item": [(10.0, 130.0, "Bolt"), (10.0, 160.0, "Nut")], "Qty": [(120.0, 130.0, "2"), (120.0, 160.0, "4")]}
    right = {
        "Item ": [(300.0, 130.0, "Pen"), (300.0, 160.0, "Ink")],
        "Qty ": [(420.0, 130.0, "5"), (420.0, 160.0, "7")],
    }
    first, second = records_of(page(heads, {**left, **right}), default_label_set())
    assert (rows(first), rows(second)) == ([["Bolt", "2"], ["Nut", "4"]], [["Pen", "5"], ["Ink", "7"]])


def test_a_column_without_a_head() -> None:
    numbered = page(HEAD, {**ITEMS, "Item": [(60.0, y, text) for _, y, text in ITEMS["Item"]]})
    count = len(numbered.entities)
    numbers = [
        Entity(count + row, rectangle((10.0, 100.0 + 30 * row, 20.0, 112.0 + 30 * row)), f"{row}", "answer")
        for row in (1, 2, 3)
    ]
    moved = [
        replace(one, points=rectangle((60, 100, 90, 112))) if one.text == "Item" else one
        for one in numbered.entities.values()
    ]
    record = only(numbered.with_entities([*moved, *numbers], [*numbered.links.values()]))
    assert record.keys == ("", "Item", "Qty", "Price")
    assert rows(record)[1] == ["2", "Nut", "4", "0.20"]


def test_a_single_row_of_goods_is_a_record_and_one_of_a_form_is_none() -> None:
    first = {key: cells[:1] for key, cells in ITEMS.items()}
    assert rows(only(page(HEAD, first))) == [["Bolt", "2", "1.50"]]
    form = {"Name": HEAD["Item"], "Born": HEAD["Qty"], "City": HEAD["Price"]}
    named = dict(zip(form, first.values(), strict=True))
    assert records_of(page(form, named), default_label_set()) == []


def test_heads_of_two_lines() -> None:
    stacked = page({**HEAD, "(net)": (420.0, 112.0)}, ITEMS)
    assert only(stacked).keys == ("Item", "Qty", "Price (net)")


def test_a_table_of_5000_cells_and_one_of_cells_on_top_of_each_other_take_less_than_seconds() -> None:
    heads = {f"K{column}": (60.0 * column, 10.0) for column in range(10)}
    level = {key: [(x, 40.0 + 20 * row, f"{row}") for row in range(500)] for key, (x, _) in heads.items()}
    heaped = {key: [(x % 97, 40.0 + row % 7, f"{row}") for row in range(500)] for key, (x, _) in heads.items()}
    start = time.process_time()
    assert len(only(page(heads, level)).rows) == 500
    records_of(page(heads, heaped), default_label_set())
    assert time.process_time() - start < 10


def test_a_head_that_the_network_took_for_a_value_stands_above_its_column() -> None:
    numbered = page(HEAD, {**ITEMS, "Item": [(60.0, y, text) for _, y, text in ITEMS["Item"]]})
    count = len(numbered.entities)
    loose = [Entity(count + 1, rectangle((2.0, 100.0, 9.0, 112.0)), "#", "answer")]
    loose += [
        Entity(count + 1 + row, rectangle((12.0, 100.0 + 30 * row, 20.0, 112.0 + 30 * row)), f"{row}", "answer")
        for row in (1, 2, 3)
    ]
    moved = [
        replace(one, points=rectangle((60, 100, 90, 112))) if one.text == "Item" else one
        for one in numbered.entities.values()
    ]
    to_value = Link(next(one.id for one in moved if one.text == "Item"), count + 1, 0.6)
    record = only(numbered.with_entities([*moved, *loose], [*numbered.links.values(), to_value]))
    assert record.keys == ("#", "Item", "Qty", "Price")
    assert rows(record)[1] == ["2", "Nut", "4", "0.20"]


def test_a_line_of_a_cell_that_the_network_has_no_label_for_ends_no_table() -> None:
    table = page(
        HEAD,
        {
            **ITEMS,
            "Item": [(10.0, 130.0, "Bolt"), (10.0, 175.0, "Nut"), (10.0, 205.0, "Washer")],
            "Qty": [(300.0, 130.0, "2"), (300.0, 175.0, "4"), (300.0, 205.0, "6")],
            "Price": [(420.0, 130.0, "1.50"), (420.0, 175.0, "0.20"), (420.0, 205.0, "0.10")],
        },
    )
    count = len(table.entities)
    plain = [Entity(count + 1, rectangle((10.0, 146.0, 80.0, 158.0)), "of stainless steel", "other")]
    below = [Entity(count + 2, rectangle((10.0, 221.0, 80.0, 233.0)), "Thank you", "other")]
    record = only(table.with_entities([*table.entities.values(), *plain, *below], [*table.links.values()]))
    assert rows(record) == [["Bolt of stainless steel", "2", "1.50"], ["Nut", "4", "0.20"], ["Washer", "6", "0.10"]]
