from __future__ import annotations

import numpy as np
from field_documents import document_of

from kie_desktop.fields.candidates import (
    Family,
    amount_candidates,
    candidates_of,
    choice_candidates,
    code_candidates,
    date_candidates,
    text_candidates,
)
from kie_desktop.fields.document import Document, TextLine, TextPage
from kie_desktop.fields.features import sheet_of
from kie_desktop.fields.layout import NOTHING
from kie_desktop.fields.reading import Candidate, Reading
from kie_desktop.fields.schema import FieldSpec, FieldType, Option
from kie_desktop.fields.sheet import Role, Sheet

RECEIPT = document_of(
    [
        "C W KHOO HARDWARE SDN BHD (481500-M)",
        "NO.50 , JALAN PBS 14/11 ,",
        "KAWASAN PERINDUSTRIAN",
        (("Tel: 03-8941 0243", 0.0), ("Fax: 03-8941 0244", 400.0)),
        "",
        "",
        "Date: 01-03-18 5:23:26 PM",
        (("TOTAL (MYR)", 0.0), ("21.20", 500.0)),
    ]
)


def texts(reading: Reading, candidates: list[Candidate]) -> set[str]:
    return {reading.text(candidate) for candidate in candidates}


def test_lines_are_in_reading_order_with_their_neighbours() -> None:
    reading = Reading(document_of([(("right", 300.0), ("left", 0.0)), "below"]))
    assert [line.text for line in reading.lines] == ["left", "right", "below"]
    near = reading.neighbours
    assert (near.left, near.right) == ([NOTHING, 0, NOTHING], [1, NOTHING, NOTHING])
    assert (near.above, near.below) == ([NOTHING, NOTHING, 0], [2, NOTHING, NOTHING])


def test_lines_that_detection_made_too_wide_are_still_beside_each_other() -> None:
    """As on a receipt that was read: one box ends behind the begin of the next; far more is another row."""
    rows = [
        ("Selangor", (274, 319, 385, 353)),
        ("47500 Subang Jaya,", (40, 319, 290, 353)),
        ("Tel", (42, 345, 108, 377)),
    ]
    lines = tuple(TextLine(number, text, box) for number, (text, box) in enumerate(rows, 1))
    reading = Reading(Document("a.png", (TextPage(400, 400, lines),)))
    assert [line.text for line in reading.lines] == ["47500 Subang Jaya,", "Selangor", "Tel"]
    assert reading.neighbours.right[0] == 1


def test_texts_are_lines_their_parts_and_neighbours_joined() -> None:
    reading = Reading(RECEIPT)
    found = texts(reading, text_candidates(reading))
    assert "C W KHOO HARDWARE SDN BHD (481500-M)" in found
    assert "C W KHOO HARDWARE SDN BHD" in found  # without the number in brackets
    assert "NO.50 , JALAN PBS 14/11 , KAWASAN PERINDUSTRIAN" in found
    assert "03-8941 0243" in found  # behind the key
    assert "5:23:26 PM" in found
    assert not any("KAWASAN" in text and "Date" in text for text in found)  # two blank rows end a block


def test_amounts_end_a_text() -> None:
    reading = Reading(document_of(["Goods", "12.50", "Thank you"]))
    assert texts(reading, text_candidates(reading)) == {"Goods", "12.50", "Thank you"}


def test_columns_are_joined_straight_down() -> None:
    reading = Reading(document_of([(("Miller Ltd", 0.0), ("Ship to", 500.0)), (("1 High St", 0.0), ("Smith", 500.0))]))
    found = texts(reading, text_candidates(reading))
    assert {"Miller Ltd 1 High St", "Ship to Smith"} <= found


def test_dates_and_amounts_are_spans_of_lines() -> None:
    reading = Reading(RECEIPT)
    assert texts(reading, date_candidates(reading)) == {"01-03-18"}
    amounts = texts(reading, amount_candidates(reading))
    assert "21.20" in amounts
    assert "01" not in amounts and "23" not in amounts  # they are of a date and a time


def test_codes_are_words_with_digits_and_runs_of_them() -> None:
    reading = Reading(document_of(["IBAN GB82 WEST 1234 5698 BIC", "Invoice no: INV-77/2"]))
    found = texts(reading, code_candidates(reading))
    assert {"GB82 WEST 1234 5698", "INV-77/2"} <= found


def test_a_code_holds_no_date() -> None:
    reading = Reading(document_of(["HD03-04-06 - 5/40/160", "DATE:19-09-17 15:39", "Date19-09-17", "le 19-09-17"]))
    assert [reading.text(one) for one in date_candidates(reading)] == ["19-09-17"] * 3
    only = Reading(document_of(["I19-09-17", "Total 5.00"]))  # a blank or a border was misread
    assert [only.text(one) for one in date_candidates(only)] == ["19-09-17"]


def test_choices_are_where_an_option_is_written() -> None:
    spec = FieldSpec("c", FieldType.CHOICE, options=(Option("MYR", ("RM",)), Option("EUR", ("€",))))
    reading = Reading(document_of(["Total RM12.00", "farm", "€ 5"]))
    assert texts(reading, choice_candidates(reading, spec)) == {"RM", "€"}
    assert choice_candidates(reading, FieldSpec("c", FieldType.CHOICE)) == []


def test_a_line_of_running_text_is_taken_whole() -> None:
    reading = Reading(document_of(["word: " * 200]))
    assert len(text_candidates(reading)) == 1


def test_pages_are_one_document() -> None:
    reading = Reading(document_of(["Page one"], ["12/03/2020"]))
    (date,) = date_candidates(reading)
    assert reading.page(date) == 1
    assert reading.ids(date) == (1,)


def test_documents_without_lines_have_no_candidates() -> None:
    for document in (Document("a", ()), Document("a", (TextPage(10, 10, ()),))):
        for kind in (FieldType.TEXT, FieldType.DATE, FieldType.AMOUNT, FieldType.CODE):
            spec = FieldSpec("a", kind)
            reading = Reading(document)
            assert candidates_of(reading, spec) == []
            assert len(sheet_of(reading, Family.TEXT, [])) == 0


def sheet(family: Family = Family.TEXT) -> Sheet:
    reading = Reading(RECEIPT)
    finder = {Family.TEXT: text_candidates, Family.AMOUNT: amount_candidates, Family.DATE: date_candidates}[family]
    return sheet_of(reading, family, finder(reading))


def test_a_sheet_says_which_text_is_what() -> None:
    amounts = sheet(Family.AMOUNT)
    row = next(row for row, one in enumerate(amounts.candidates) if amounts.reading.text(one) == "21.20")
    roles = amounts.role[amounts.owner == row]
    assert Role.LEFT in roles and Role.OWN in roles and Role.FIRST not in roles
    assert amounts.texts_beside[amounts.left[row]] == "TOTAL (MYR)"
    assert np.all(np.diff(amounts.owner) >= 0)


def test_a_part_of_a_sheet_says_the_same_of_its_candidates() -> None:
    whole = sheet()
    rows = np.array([5, 2, 9])
    part = whole.pick(rows)
    for place, row in enumerate(rows.tolist()):
        assert part.candidates[place] == whole.candidates[row]
        assert np.array_equal(part.dense[place], whole.dense[row])

        def parts(one: Sheet, number: int) -> list[tuple[int, tuple[int, ...]]]:
            mine = np.flatnonzero(one.owner == number)
            return [
                (
                    int(one.role[at]),
                    tuple(one.features[one.starts[one.unit[at]] : one.starts[one.unit[at] + 1]].tolist()),
                )
                for at in mine
            ]

        assert parts(part, place) == parts(whole, row)


def test_features_are_the_same_in_every_process() -> None:
    """Hashes must not depend on Python's own, which differ from process to process."""
    from kie_desktop.fields.text_features import text_features, word_classes

    assert sum(text_features("TOTAL (MYR) :")) == sum(text_features("TOTAL (MYR) :"))
    assert set(word_classes("TOTAL (MYR) :")) == {"key total", "currency"}
    assert set(word_classes("12 Jalan Besar, Singapore")) == {"street", "place"}
