"""Tables as networks leave them: lines of heads taken for cells, cells for heads, and sums for rows."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.fields.records import Record, records_of

KEYS = ("Code", "Description", "Qty", "Price")
LEFT = {"Code": 10.0, "Description": 110.0, "Qty": 300.0, "Price": 420.0}
ROWS = (("A-1", "Bolt", "2", "1.50"), ("A-2", "Nut", "4", "0.20"), ("A-3", "Washer", "6", "0.10"))
HEIGHT = 12.0


def made(
    keys: tuple[str, ...] = KEYS,
    rows: tuple[tuple[str, ...], ...] = ROWS,
    pitch: float = 30.0,
    lefts: dict[str, float] | None = None,
) -> Page:
    """A table whose heads stand at 100 and lead to all their cells, the first row 30 below; "" for no cell."""
    places = list((lefts or LEFT).values())
    page = Page("a.png", 900, 800).with_entities([], [])
    for key, x in zip(keys, places, strict=True):
        page = placed(page, key, x, 100.0, "question")
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text:
                page = placed(page, text, places[column], 130.0 + number * pitch, "answer", column + 1)
    return page


def placed(page: Page, text: str, x: float, y: float, label: str, *heads: int) -> Page:
    """The page with another line, and links to it."""
    number = len(page.entities) + 1
    entity = Entity(number, rectangle((x, y, x + 7 * len(text), y + HEIGHT)), text, label, 0.9, 0.9)
    links = [Link(head, number, 0.9) for head in heads]
    return page.with_entities([*page.entities.values(), entity], [*page.links.values(), *links])


def only(page: Page) -> Record:
    (record,) = records_of(page, default_label_set())
    return record


def texts(record: Record) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in record.rows]


def entity_of(page: Page, text: str) -> Entity:
    return next(one for one in page.entities.values() if one.text == text)


def changed(page: Page, entity: Entity, *more: Link) -> Page:
    entities = [entity if one.id == entity.id else one for one in page.entities.values()]
    return page.with_entities(entities, [*page.links.values(), *more])


@pytest.mark.parametrize("text", ["(net)", "2024"])
@pytest.mark.parametrize("label", ["answer", "other"])
def test_a_second_line_of_a_head_is_no_cell_whatever_its_label(text: str, label: str) -> None:
    record = only(placed(made(), text, 425.0, 113.0, label, *([4] if label == "answer" else [])))
    assert record.keys == ("Code", "Description", "Qty", f"Price {text}")
    assert texts(record) == list(ROWS)


def test_a_line_in_brackets_belongs_to_the_head_also_where_rows_follow_closely() -> None:
    near = placed(made(pitch=15.0), "(net)", 425.0, 114.0, "answer", 4)
    assert only(near).keys[-1] == "Price (net)"


def test_a_first_row_as_far_from_the_heads_as_from_the_next_row_is_a_row() -> None:
    record = only(made(rows=(("", "", "1", "2.00"), *ROWS), pitch=15.0))
    assert texts(record)[0] == ("", "", "1", "2.00")


def test_two_second_lines_of_which_only_one_is_level_with_the_heads() -> None:
    page = placed(made(), "VAT", 520.0, 106.0, "question")
    page = placed(page, "7%", 520.0, 130.0, "answer", 17)
    page = placed(placed(page, "(each)", 420.0, 111.0, "answer", 4), "(pc.)", 300.0, 112.5, "other")
    assert only(page).keys[2:4] == ("Qty (pc.)", "Price (each)")


def test_a_head_whose_second_line_leads_to_the_cells_has_both_lines() -> None:
    page = made(keys=("Code", "Description", "Qty", "(net)"))
    page = changed(page, replace(entity_of(page, "(net)"), points=rectangle((420.0, 107.0, 455.0, 119.0))))
    page = placed(page, "Price", 420.0, 94.0, "question")
    record = only(page)
    assert record.keys == (*KEYS[:3], "Price (net)")
    assert texts(record) == list(ROWS)


def test_a_first_cell_that_leads_to_those_below_it_is_a_cell() -> None:
    page = made()
    first = entity_of(page, "Bolt")
    more = [Link(first.id, entity_of(page, text).id, 0.5) for text in ("Nut", "Washer")]
    kept = [link for link in page.links.values() if link.tail != first.id]
    page = page.with_entities(list(page.entities.values()), kept)
    record = only(changed(page, replace(first, label="question"), *more))
    assert record.keys == KEYS
    assert texts(record) == list(ROWS)


def test_a_value_above_the_table_that_leads_to_its_cells_is_none_of_its_heads() -> None:
    page = placed(made(), "Travel", 10.0, 75.0, "question")
    links = [Link(len(page.entities), entity_of(page, row[0]).id, 0.5) for row in ROWS]
    assert only(page.with_entities(list(page.entities.values()), [*page.links.values(), *links])).keys == KEYS


def test_the_same_columns_in_other_words_are_two_tables() -> None:
    lefts = {"a": 10.0, "b": 80.0, "c": 150.0, "d": 350.0, "e": 420.0, "f": 500.0}
    rows = (("A-1", "2", "1.50", "B-1", "3", "4.50"), ("A-2", "4", "0.20", "B-2", "5", "5.00"))
    both = made(("SKU", "Qty", "Amount", "货号", "数量", "金额"), rows, lefts=lefts)
    left, right = records_of(both, default_label_set())
    assert (left.keys, right.keys) == (("SKU", "Qty", "Amount"), ("货号", "数量", "金额"))
    assert texts(right) == [row[3:] for row in rows]


def test_numbers_in_the_middle_of_descriptions_of_two_lines_are_one_table_with_them() -> None:
    page = made(rows=())
    for number in range(3):
        y = 130.0 + 40 * number
        page = placed(placed(page, "Bolt of", 110.0, y, "answer", 2), "steel", 110.0, y + 14, "answer", 2)
        page = placed(page, f"A-{number}", 10.0, y + 7, "answer", *([] if number else [1]))
        page = placed(placed(page, "2", 300.0, y + 7, "answer", 3), "1.50", 420.0, y + 7, "answer", 4)
    assert texts(only(page)) == [(f"A-{number}", "Bolt of steel", "2", "1.50") for number in range(3)]


def test_a_word_of_sums_below_figures_ends_the_table() -> None:
    page = placed(made(), "Net", 305.0, 220.0, "answer", 3)
    assert texts(only(placed(page, "9.80", 420.0, 220.0, "answer", 4))) == list(ROWS)


def test_a_sum_below_the_goods_names_ends_the_table() -> None:
    page = placed(made(), "Total to pay", 10.0, 220.0, "answer", 1)
    assert texts(only(placed(page, "9.80", 420.0, 220.0, "answer", 4))) == list(ROWS)


def test_a_total_of_every_column_is_a_row() -> None:
    keys = ("Source", "2023", "2024")
    rows = (("Rents", "10", "20"), ("Fees", "30", "40"), ("Total", "40", "60"))
    assert texts(only(made(keys, rows, lefts={"a": 10.0, "b": 200.0, "c": 300.0}))) == list(rows)


def test_a_code_alone_is_a_row_and_no_second_line_of_the_code_above() -> None:
    rows = (ROWS[0], ("A-9", "", "", ""), *ROWS[1:])
    assert texts(only(made(rows=rows, pitch=16.0))) == list(rows)


def test_a_first_line_of_a_cell_that_was_taken_for_a_key_ends_no_table() -> None:
    rows = (ROWS[0], ("A-2", "steel", "4", "0.20"), ROWS[2])
    page = placed(made(rows=rows, pitch=40.0), "Nut of", 110.0, 157.0, "question")
    page = page.with_entities(
        list(page.entities.values()),
        [link for link in page.links.values() if link.tail != entity_of(page, "steel").id]
        + [Link(len(page.entities), entity_of(page, "steel").id, 0.5)],
    )
    assert texts(only(page)) == [ROWS[0], ("A-2", "Nut of steel", "4", "0.20"), ROWS[2]]


def test_a_head_that_leads_to_nothing_names_the_cells_that_the_head_beside_it_took() -> None:
    page = made(lefts={"a": 10.0, "b": 160.0, "c": 300.0, "d": 420.0})
    entities = [
        replace(one, points=rectangle((80.0, one.box[1], 80.0 + 7 * len(one.text), one.box[3])))
        if one.text in ("Bolt", "Nut", "Washer")
        else one
        for one in page.entities.values()
    ]
    links = [link if link.head != 2 else Link(1, link.tail, 0.5) for link in page.links.values()]
    record = only(page.with_entities(entities, links))
    assert record.keys == KEYS
    assert texts(record) == list(ROWS)


def test_thousands_of_keys_on_top_of_each_other_take_seconds() -> None:
    count = 2_000
    entities = [
        Entity(n + 1, rectangle((n % 50 * 15.0, n // 50 * 9.0, n % 50 * 15.0 + 30, n // 50 * 9.0 + 12)), "Name", label)
        for n, label in enumerate(["question", "answer"] * count)
    ]
    links = [Link(2 * n + 1, 2 * ((n * 7) % count) + 2) for n in range(count)]
    links += [Link(2 * n + 1, 2 * ((n * 7 + 7) % count) + 2) for n in range(0, count, 2)]
    start = time.process_time()
    records_of(Page("a.png", 900, 900).with_entities(entities, links), default_label_set())
    assert time.process_time() - start < 10


def with_line(page: Page, label: str, *, leads: bool, y: float = 114.0) -> Page:
    """The page with units below all heads but the first, as near to them as the first row is."""
    for column, (text, x) in enumerate((("in kg", 300.0), ("per kg", 420.0)), 3):
        page = placed(page, text, x, y, label, *([column] if leads else []))
    return page


@pytest.mark.parametrize(
    ("label", "leads"), [("answer", True), ("answer", False), ("other", False), ("question", False)]
)
@pytest.mark.parametrize("pitch", [15.0, 30.0])
def test_units_below_heads_are_no_row(label: str, leads: bool, pitch: float) -> None:
    record = only(with_line(made(pitch=pitch), label, leads=leads))
    assert record.keys == ("Code", "Description", "Qty in kg", "Price per kg")
    assert texts(record) == list(ROWS)


def test_units_below_all_heads_are_no_row() -> None:
    keys, rows = KEYS[2:], tuple(row[2:] for row in ROWS)
    page = made(keys, rows, lefts={"Qty": 300.0, "Price": 420.0})
    for column, (text, x) in enumerate((("pcs", 300.0), ("EUR", 420.0)), 1):
        page = placed(page, text, x, 114.0, "answer", column)
    record = only(page)
    assert (record.keys, texts(record)) == (("Qty pcs", "Price EUR"), list(rows))


def test_heads_of_one_line_that_stand_level_with_the_second_lines_of_others() -> None:
    page = made()
    for text in ("Code", "Description"):
        entity = entity_of(page, text)
        left, top, right, bottom = entity.box
        page = changed(page, replace(entity, points=rectangle((left, top + 14, right, bottom + 14))))
    record = only(with_line(page, "answer", leads=True))
    assert record.keys == ("Code", "Description", "Qty in kg", "Price per kg")
    assert texts(record) == list(ROWS)


def test_a_first_row_of_words_above_numbers_is_a_row_where_it_stands_as_the_others() -> None:
    rows = (("D-1", "Delivery", "", "free"), *ROWS)
    assert texts(only(made(rows=rows)))[0] == rows[0]
