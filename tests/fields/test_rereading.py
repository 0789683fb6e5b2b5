"""Check digits and rules choose among other readings of a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from field_documents import document_of

from kie_desktop.domain.pdf_text import EXACT
from kie_desktop.fields.codec import value_from_json, value_to_json
from kie_desktop.fields.document import Document
from kie_desktop.fields.model import FieldsModel
from kie_desktop.fields.reader import read_fields
from kie_desktop.fields.rereading import certainty
from kie_desktop.fields.result import CERTAIN_READING, UNSURE_READING, FieldState
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema

RIGHT, MISREAD = "DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0180 00"
BANK = FieldsModel.untaught(Schema(fields=(FieldSpec("IBAN", FieldType.CODE, checksum="iban"),)))
SUMS = FieldsModel.untaught(
    Schema(
        fields=(
            FieldSpec("net", FieldType.AMOUNT),
            FieldSpec("tax", FieldType.AMOUNT),
            FieldSpec("total", FieldType.AMOUNT),
        ),
        rules=("net + tax = total",),
    )
)


class Readings:
    """Other readings of lines by their text, and which were asked for."""

    def __init__(self, document: Document, texts: dict[str, Sequence[tuple[str, float]]]) -> None:
        self._texts = texts
        self._lines = {line.id: line.text for line in document.pages[0].lines}
        self.asked: list[str] = []

    def __call__(self, page: int, line: int, among: str) -> Sequence[tuple[str, float]]:
        assert page == 0
        self.asked.append(self._lines[line])
        rows = self._texts.get(self._lines[line], ())
        assert all(sign in among for text, _ in rows for sign in text)
        return rows


def read_scanned(lines: list[str], score: float = 0.95) -> Document:
    """A document whose lines were read by OCR, not typed."""
    document = document_of(lines)
    page = document.pages[0]
    return replace(document, pages=(replace(page, lines=tuple(replace(line, score=score) for line in page.lines)),))


def test_a_misread_code_is_repaired_and_proved() -> None:
    document = read_scanned(["Bank", f"IBAN: {MISREAD}"])
    readings = Readings(document, {f"IBAN: {MISREAD}": [(f"IBAN: {MISREAD}", 0.7), (f"IBAN: {RIGHT}", 0.25)]})
    value = read_fields(BANK, document, reread=readings)["IBAN"]
    assert (value.value, value.normalized) == (RIGHT, RIGHT.replace(" ", ""))
    assert (value.state, value.problems) == (FieldState.PROVED, ())
    assert value.reread is not None and value.reread > CERTAIN_READING
    assert value.spans[0].start == len("IBAN: ")
    assert value_from_json(value_to_json(value)) == value


def test_a_reading_that_may_fit_by_accident_is_shown_but_not_passed() -> None:
    document = read_scanned([f"IBAN: {MISREAD}"])
    readings = Readings(document, {f"IBAN: {MISREAD}": [(f"IBAN: {MISREAD}", 0.6), (f"IBAN: {RIGHT}", 0.006)]})
    value = read_fields(BANK, document, reread=readings)["IBAN"]
    assert value.value == RIGHT
    assert (value.state, value.problems) == (FieldState.LOOK, (UNSURE_READING,))


def test_readings_that_fit_no_better_change_nothing() -> None:
    document = read_scanned([f"IBAN: {MISREAD}"])
    for rows in ([(f"IBAN: {MISREAD[:-1]}8", 0.3)], [(f"IBAN: {RIGHT}", 0.0001)], []):
        value = read_fields(BANK, document, reread=Readings(document, {f"IBAN: {MISREAD}": rows}))["IBAN"]
        assert (value.value, value.state, value.reread) == (MISREAD, FieldState.LOOK, None)


def test_right_codes_and_typed_ones_and_those_of_a_pdf_are_not_read_again() -> None:
    right = read_scanned([f"IBAN: {RIGHT}"])
    typed = document_of([f"IBAN: {MISREAD}"])
    of_a_pdf = read_scanned([f"IBAN: {MISREAD}"], EXACT)
    for document in (right, typed, of_a_pdf):
        readings = Readings(document, {})
        read_fields(BANK, document, reread=readings)
        assert readings.asked == []


def test_a_rule_chooses_the_reading_that_makes_it_hold() -> None:
    document = read_scanned(["net", "100.00", "tax", "19.00", "total", "179.00"])
    readings = Readings(document, {"179.00": [("179.00", 0.6), ("119.00", 0.35)], "19.00": [("19.00", 0.999)]})
    found = read_fields(SUMS, document, reread=readings)
    assert [found[name].value for name in ("net", "tax", "total")] == ["100.00", "19.00", "119.00"]
    assert {found[name].state for name in ("net", "tax", "total")} == {FieldState.PROVED}
    assert (found["net"].reread, found["total"].problems) == (None, ())
    # without a picture the broken rule stays a problem
    plain = read_fields(SUMS, document)
    assert plain["total"].value == "179.00" and plain["total"].state is FieldState.LOOK
    assert "is not met" in plain["total"].problems[0]


def test_a_rule_that_fits_an_unlikely_reading_proves_nothing() -> None:
    document = read_scanned(["net", "100.00", "tax", "19.00", "total", "179.00"])
    readings = Readings(document, {"179.00": [("179.00", 0.99), ("119.00", 0.006)]})
    found = read_fields(SUMS, document, reread=readings)
    assert found["total"].value == "119.00"
    assert {found[name].state for name in ("net", "tax", "total")} <= {FieldState.LOOK, FieldState.SURE}
    assert found["total"].problems == (UNSURE_READING,)


def test_a_rule_that_holds_asks_nothing() -> None:
    document = read_scanned(["net", "100.00", "tax", "19.00", "total", "119.00"])
    readings = Readings(document, {})
    read_fields(SUMS, document, reread=readings)
    assert readings.asked == []


@pytest.mark.parametrize(
    ("chance", "seen", "least", "most"), [(0.3, 0.95, 0.99, 1.0), (0.004, 0.6, 0.4, 0.6), (0.0001, 0.9, 0.0, 0.2)]
)
def test_how_certain_an_accepted_reading_is(chance: float, seen: float, least: float, most: float) -> None:
    assert least <= certainty(chance, chance, seen, 1 / 97) <= most
