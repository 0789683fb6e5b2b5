"""What a person changes of a table: cells, joined, split and removed rows, all of it on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.domain.patch import apply
from kie_desktop.fields.record_edits import (
    KeptCell,
    KeptTable,
    forget_tables,
    keep_table,
    kept_tables,
    with_cell,
    with_joined_rows,
    with_split_row,
    without_rows,
)
from kie_desktop.fields.records import records_of
from tests.fields.test_document_records import FIRST, Sheet, texts

LABELS = default_label_set()


def kept(page: Page) -> KeptTable:
    (record,) = records_of(page, LABELS)
    rows = tuple(tuple(KeptCell(cell.ids) for cell in row) for row in record.rows)
    return KeptTable(record.keys, rows, frozenset(one for row in rows for cell in row for one in cell.ids))


def only(page: Page) -> list[list[str]]:
    (record,) = records_of(page, LABELS)
    return texts(record)


@pytest.fixture
def page() -> Page:
    return Sheet().table(FIRST, 100).page


def test_a_typed_cell_stays_and_its_entities_too(page: Page) -> None:
    patch = keep_table(page, with_cell(kept(page), 1, 2, "0.90"))
    edited = apply(page, patch)
    assert only(edited) == [FIRST[0], ["Nut", "4", "0.90"], FIRST[2]]
    assert edited.state is ReviewState.IN_WORK and patch.changes.extra
    assert records_of(edited, LABELS)[0].rows[1][2].ids == records_of(page, LABELS)[0].rows[1][2].ids
    assert apply(edited, patch.inverted()) == page


def test_a_cell_is_emptied(page: Page) -> None:
    assert only(apply(page, keep_table(page, with_cell(kept(page), 0, 1, ""))))[0] == ["Bolt", "", "3.00"]


def test_a_kept_table_says_what_its_lines_say_now(page: Page) -> None:
    edited = apply(page, keep_table(page, with_cell(kept(page), 0, 0, "Screw")))
    nut = next(one for one in edited.entities.values() if one.text == "Nut")
    retyped = edited.with_entities(
        [replace(one, text="Hex nut") if one == nut else one for one in edited.entities.values()],
        [*edited.links.values()],
    )
    assert [row[0] for row in only(retyped)] == ["Screw", "Hex nut", "Washer"]
    fewer = edited.with_entities(
        [one for one in edited.entities.values() if one != nut],
        [link for link in edited.links.values() if link.tail != nut.id],
    )
    assert [row[0] for row in only(fewer)] == ["Screw", "", "Washer"]


def test_rows_are_joined_and_split_again(page: Page) -> None:
    joined = with_joined_rows(kept(page), 0, 1, FIRST[:2])
    assert only(apply(page, keep_table(page, joined))) == [["Bolt Nut", "2 4", "3.00 0.80"], FIRST[2]]
    lines = [frozenset(one for cell in row for one in cell.ids) for row in kept(page).rows[:2]]
    assert with_split_row(joined, 0, lines) == kept(page)


def test_a_typed_text_survives_joining_and_splitting(page: Page) -> None:
    typed = with_cell(kept(page), 0, 0, "Screw")
    joined = with_joined_rows(typed, 0, 1, [["Screw", "2", "3.00"], FIRST[1]])
    assert only(apply(page, keep_table(page, joined)))[0] == ["Screw Nut", "2 4", "3.00 0.80"]
    lines = [frozenset(one for cell in row for one in cell.ids) for row in kept(page).rows[:2]]
    assert only(apply(page, keep_table(page, with_split_row(joined, 0, lines))))[:2] == [
        ["Screw Nut", "2", "3.00"],
        ["", "4", "0.80"],
    ]


def test_rows_are_removed_all_of_them_too_and_found_again(page: Page) -> None:
    assert only(apply(page, keep_table(page, without_rows(kept(page), 0, 1)))) == [FIRST[2]]
    empty = apply(page, keep_table(page, without_rows(kept(page), 0, 2)))
    assert records_of(empty, LABELS) == []
    assert only(apply(empty, forget_tables(empty, kept_tables(empty)[0].of))) == FIRST


@pytest.mark.parametrize(
    "value",
    [
        "x",
        [1, None, {}],
        [{"keys": ["a"], "rows": [[1, 2]], "of": [4]}],
        [{"keys": [1], "rows": [], "of": [4]}],
        [{"keys": ["a"], "rows": ["b"], "of": [4]}],
        [{"keys": ["a"], "rows": [], "of": [999]}],
        [{"keys": ["a"], "rows": [], "of": "4"}],
    ],
)
def test_what_is_not_of_this_form_is_passed_over(page: Page, value: object) -> None:
    assert only(replace(page, extra={"records": value})) == FIRST


def test_cells_that_make_no_sense_are_empty(page: Page) -> None:
    odd = [{"keys": ["a", "b", "c"], "rows": [[{"ids": ["x", 4, 77]}, 5, {"text": 3}]], "of": [4]}]
    assert only(replace(page, extra={"records": odd, "mine": 1})) == [["Bolt", "", ""]]
