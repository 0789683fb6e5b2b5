"""Two tables beside each other with nothing but a gap between them, and one table with a wide gap in it."""

from __future__ import annotations

import pytest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.fields.records import records_of

HEIGHT = 12.0
Rows = tuple[tuple[str, ...], ...]
GOODS: Rows = (("Item", "Qty"), ("Bolt", "2"), ("Nut", "4"), ("Washer", "6"))
HOURS: Rows = (("Task", "Hours"), ("Welding", "3"), ("Wiring", "12"), ("Painting", "1"))
STAFF: Rows = (
    ("Name", "Team", "Phone"),
    ("Ada", "Sales", "020 11 22"),
    ("Max", "Stores", "030 44 55"),
    ("Eva", "Berlin", "040 1"),
)


def with_table(page: Page, rows: Rows, x: float, y: float = 100.0, step: float = 90.0, pitch: float = 30.0) -> Page:
    """The page with a table: a row of heads, which lead to the cells below them."""
    entities, links = list(page.entities.values()), list(page.links.values())
    first = len(entities) + 1
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            left, top = x + step * column, y + pitch * number
            box = rectangle((left, top, left + 7 * len(text), top + HEIGHT))
            entities.append(Entity(len(entities) + 1, box, text, "answer" if number else "question", 0.9, 0.9))
            if number:
                links.append(Link(first + column, len(entities), 0.9))
    return page.with_entities(entities, links)


def empty() -> Page:
    return Page("a.png", 1200, 800).with_entities([], [])


def found(page: Page) -> list[Rows]:
    return [
        (record.keys, *(tuple(cell.text for cell in row) for row in record.rows))
        for record in records_of(page, default_label_set())
    ]


@pytest.mark.parametrize("gap", [120.0, 240.0, 500.0])
@pytest.mark.parametrize("right", [HOURS, STAFF, GOODS])
def test_level_tables_with_a_gap_between_them_are_two(right: Rows, gap: float) -> None:
    page = with_table(with_table(empty(), GOODS, 50.0), right, 50.0 + 90 + 21 + gap)
    assert found(page) == [GOODS, right]


@pytest.mark.parametrize("first", [GOODS, STAFF])
def test_a_table_that_goes_on_below_the_one_beside_it(first: Rows) -> None:
    longer = (
        ("Day", "Start"),
        *((day, f"{hour}:15") for hour, day in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri"), 7)),
    )
    page = with_table(with_table(empty(), first, 50.0), longer, 440.0)
    assert found(page) == [first, longer]


def test_tables_under_titles_of_their_own_are_two() -> None:
    page = with_table(with_table(empty(), GOODS, 50.0), (("Plan", "Done"), ("7", "5"), ("9", "9"), ("8", "1")), 230.0)
    assert len(found(page)) == 1
    titles = [Entity(90 + n, rectangle((x, 78, x + 60, 90)), "Title", "header") for n, x in enumerate((50.0, 230.0))]
    titled = page.with_entities([*page.entities.values(), *titles], [*page.links.values()])
    assert len(found(titled)) == 2


def test_heads_that_come_again_begin_a_table_with_more_or_fewer_columns() -> None:
    more = tuple((*row, text) for row, text in zip(GOODS, ("Colour", "red", "blue", "red"), strict=True))
    page = with_table(with_table(empty(), more, 50.0), GOODS, 350.0)
    assert found(page) == [more, GOODS]


@pytest.mark.parametrize(
    "rows",
    [
        (("Pos", "Description", "Qty", "Price"), ("1", "Bolt", "2", "1.50"), ("2", "Nut", "4", "0.20")),
        (("Name", "Team", "Start", "End"), ("Ada", "Sales", "07:30", "16:00"), ("Max", "Stores", "09:00", "17:15")),
        (
            ("Date", "Text", "Debit", "Balance"),
            ("01.02.2026", "Rent", "9.10", "4.00"),
            ("02.02.2026", "Fee", "1.00", "3.00"),
        ),
        (
            ("Item", "Qty", "Price", "Qty", "Price"),
            ("Bolt", "2", "1.50", "3", "1.60"),
            ("Nut", "4", "0.20", "9", "0.30"),
        ),
        (
            ("Pos.", "Item", "Description", "Qty"),
            *((f"{n}", f"A-{n}", name, f"{2 * n}") for n, name in enumerate(("Bolt", "Nut", "Pin"), 1)),
        ),
        (("No.", "Code", "Product", "Qty"), ("1", "A-1", "Bolt", "2"), ("2", "A-2", "Nut", "4")),
    ],
)
@pytest.mark.parametrize("gap", [120.0, 240.0])
def test_one_table_with_a_wide_gap_is_one(rows: Rows, gap: float) -> None:
    left, right = (tuple(row[: len(row) - 2] for row in rows), tuple(row[-2:] for row in rows))
    page = with_table(with_table(empty(), left, 50.0), right, 50.0 + 90 * (len(left[0]) - 1) + 60 + gap)
    assert found(page) == [rows]


def test_a_table_whose_first_column_leads_across_the_gap_is_one() -> None:
    page = with_table(with_table(empty(), GOODS, 50.0), HOURS, 400.0)
    names = [one.id for one in page.entities.values() if one.text in ("Bolt", "Nut", "Washer")]
    hours = [one.id for one in page.entities.values() if one.text in ("3", "12", "1")]
    across = [Link(head, tail, 0.9) for head, tail in zip(names, hours, strict=True)]
    joined = page.with_entities([*page.entities.values()], [*page.links.values(), *across])
    assert len(found(joined)) == 1


def test_heads_that_lead_to_nothing_and_are_those_of_another_table() -> None:
    page = with_table(with_table(empty(), GOODS, 50.0), HOURS, 400.0)
    lost = {one.id for one in page.entities.values() if one.text in ("Task", "Hours")}
    links = [link for link in page.links.values() if link.head not in lost]
    assert found(page.with_entities([*page.entities.values()], links)) == [GOODS, HOURS]
