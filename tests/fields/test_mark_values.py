"""Fields whose values are ticked."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from marks import form

from kie_desktop.domain import edits
from kie_desktop.domain.page import Link
from kie_desktop.domain.patch import apply
from kie_desktop.fields.codec import document_from_json, document_to_json, page_to_json
from kie_desktop.fields.document import Document, document_of, text_page
from kie_desktop.fields.mark_values import SEVERAL
from kie_desktop.fields.model import FieldsModel
from kie_desktop.fields.reader import Given, read_fields
from kie_desktop.fields.result import FieldState, FieldValue
from kie_desktop.fields.schema import FieldSpec, FieldType, Option, Schema

STATUS = FieldSpec(
    "status",
    FieldType.CHOICE,
    synonyms=("marital status",),
    options=(Option("single"), Option("married", ("wed",)), Option("divorced")),
)
SMOKER = FieldSpec("smoker", FieldType.MARK)
AGREED = FieldSpec("agreed", FieldType.MARK, synonyms=("I agree to the terms",))


def read(document: Document, *fields: FieldSpec) -> dict[str, FieldValue]:
    found = read_fields(FieldsModel.untaught(Schema(fields=fields)), document)
    return {value.name or "": value for value in found.values}


def test_the_ticked_option_is_the_value() -> None:
    found = read(document_of("a.png", [form(4, 22)]), STATUS, SMOKER, AGREED)
    status, smoker, agreed = found["status"], found["smoker"], found["agreed"]
    assert (status.value, status.normalized, status.key) == ("Married", "married", "Marital status:")
    assert (status.key_ids, status.value_ids, status.page, status.problems) == ((1,), (5,), 0, ())
    assert (smoker.value, smoker.normalized, smoker.value_ids) == ("Yes", "true", (23,))
    assert (agreed.value, agreed.normalized, agreed.key_ids, agreed.value_ids) == ("no", "false", (42,), (41,))
    assert status.score == pytest.approx(0.98**3 * 0.9, abs=1e-4)


def test_none_ticked_is_null_and_several_are_joined_or_a_problem() -> None:
    none = read(document_of("a.png", [form()]), STATUS, SMOKER)
    assert none["status"].value is none["smoker"].value is None and not none["status"].problems
    assert read(document_of("a.png", [form()]), replace(STATUS, required=True))["status"].problems
    two = document_of("a.png", [form(2, 4)])
    several = read(two, replace(STATUS, several=True))["status"]
    assert (several.value, several.normalized, several.value_ids) == ("Single; Married", "single; married", (3, 5))
    one = read(two, STATUS)["status"]
    assert (one.value, one.normalized, one.problems) == ("Single; Married", None, (SEVERAL,))
    assert one.state is FieldState.LOOK


def test_options_alone_lead_to_a_choice_and_an_unknown_option_is_a_problem() -> None:
    unnamed = replace(STATUS, name="family", synonyms=())
    assert read(document_of("a.png", [form(4)]), unnamed)["family"].normalized == "married"
    other = replace(STATUS, options=(Option("alone"), Option("together")))
    found = read(document_of("a.png", [form(4)]), other)["status"]
    assert (found.value, found.normalized) == ("Married", None) and found.problems


def test_a_link_of_the_network_leads_to_a_choice_as_well() -> None:
    page = form(4)
    moved = page.entities[1]
    page = page.with_entities(
        [*(entity for entity in page.entities.values() if entity.id != 1), replace(moved, points=((0, 300),) * 4)], []
    )
    document = Document("a.png", (text_page(page, links={(1, 3): 0.9}),))
    assert read(document, replace(STATUS, options=(Option("Married"),)))["status"].key_ids == (1,)


def test_what_a_person_decided_stands_above_marks() -> None:
    decided = FieldValue("status", FieldType.CHOICE, "divorced", "divorced", state=FieldState.PERSON)
    model = FieldsModel.untaught(Schema(fields=(STATUS,)))
    found = read_fields(model, document_of("a.png", [form(4)]), Given({"status": [decided]}))
    assert found["status"].value == "divorced"


def test_marks_get_to_the_engine_and_are_no_lines_there() -> None:
    page = form(4, 22)
    sent = json.loads(json.dumps(document_to_json("a.png", [page_to_json(page, "/a.png")])))
    document = document_from_json(sent)
    assert document.pages[0].choices == text_page(page).choices
    assert {one.id for one in document.pages[0].lines} == set(page.lines)
    assert len(sent["pages"][0]["points"]) == len(sent["pages"][0]["lines"])
    assert read(document, STATUS)["status"].value == "Married"


def test_a_toggled_mark_gives_another_value() -> None:
    page = apply(form(4), edits.set_checked(form(4), {4: False, 2: True}))
    assert read(document_of("a.png", [page]), STATUS)["status"].value == "Single"


def test_a_page_without_marks_reads_as_before() -> None:
    page = form().only_lines()
    assert (
        read(document_of("a.png", [page.with_entities([*page.entities.values()], [Link(1, 5, 0.9)])]), SMOKER)[
            "smoker"
        ].value
        is None
    )
