"""Open fields of pages with marks."""

from dataclasses import replace

from marks import form, line, mark

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import EntityPart, Link, Page
from kie_desktop.fields.open_fields import fields_of
from kie_desktop.fields.result import FieldState, FieldValue
from kie_desktop.fields.schema import FieldType

LABELS = default_label_set()


def fields(page: Page) -> dict[str | None, FieldValue]:
    return {field.key: field for field in fields_of(page, LABELS)}


def linked(page: Page, *links: tuple[int, int]) -> Page:
    return page.with_entities([*page.entities.values()], [Link(*pair, 0.99) for pair in links])


def test_the_value_of_a_key_is_the_ticked_option_whichever_one_is_linked() -> None:
    """checkbox.png: the network linked `Single`, and `Married` is ticked."""
    found = fields(linked(form(4, 22), (1, 3), (21, 23)))
    status = found["Marital status:"]
    assert (status.value, status.type, status.normalized) == ("Married", FieldType.CHOICE, "Married")
    assert (status.key_ids, status.value_ids) == ((1,), (5,))
    assert found["Smoker:"].value == "Yes"
    agreed = found["I agree to the terms"]
    assert (agreed.value, agreed.type, agreed.normalized, agreed.value_ids) == ("no", FieldType.MARK, "false", (41,))
    assert len(found) == 3


def test_a_key_before_its_options_needs_no_link() -> None:
    found = fields(form(6))
    assert found["Marital status:"].value == "Divorced"
    assert found["Smoker:"].value is None and found["Smoker:"].value_ids == ()


def test_several_ticked_options_are_joined() -> None:
    assert fields(form(2, 6))["Marital status:"].value == "Single; Divorced"


def test_an_option_that_is_labelled_as_a_key_is_no_field_of_its_own() -> None:
    page = form(4)
    rows = [replace(entity, label="question") if entity.id == 5 else entity for entity in page.entities.values()]
    assert {*fields(page.with_entities(rows, []))} == {"Marital status:", "Smoker:", "I agree to the terms"}


def test_a_lone_box_beside_a_key_is_yes_or_no() -> None:
    rows = [line(1, (0, 0, 80, 20), "Paid", "question"), mark(2, (90, 0, 110, 20), True)]
    found = fields(Page("a.png", 300, 100).with_entities(rows, []))
    assert (found["Paid"].value, found["Paid"].key_ids, found["Paid"].value_ids) == ("yes", (1,), (2,))


def test_a_key_with_a_value_of_its_own_keeps_it() -> None:
    rows = [mark(1, (0, 0, 20, 20), True), line(2, (30, 0, 90, 20), "Other:", "question")]
    rows.append(line(3, (200, 0, 300, 20), "by boat", "answer"))
    found = fields(linked(Page("a.png", 400, 100).with_entities(rows, []), (2, 3)))
    assert found["Other:"].value == "by boat"


def test_what_a_person_ticked_has_no_score_of_a_model() -> None:
    rows = [
        replace(line(1, (0, 0, 80, 20), "Paid", "question"), label_score=None),
        replace(mark(2, (90, 0, 110, 20), True), text_score=None, by_human=frozenset({EntityPart.TEXT})),
    ]
    found = fields(Page("a.png", 300, 100).with_entities(rows, []))
    assert found["Paid"].score is None and found["Paid"].state is FieldState.PERSON


def test_an_option_that_is_linked_to_another_one_is_no_field() -> None:
    page = form(4)
    rows = [replace(entity, label="question") if entity.id == 5 else entity for entity in page.entities.values()]
    found = fields(linked(page.with_entities(rows, []), (5, 7)))
    assert found["Marital status:"].value == "Married" and "Married" not in found


def test_a_lone_box_far_to_the_right_of_its_key_is_yes_or_no() -> None:
    """As in forms of PDFs: no option stands beside the box."""
    rows = [line(1, (0, 0, 80, 20), "Married:", "question"), mark(2, (250, 0, 270, 20), True)]
    found = fields(Page("a.png", 300, 100).with_entities(rows, []))
    assert (found["Married:"].value, found["Married:"].type) == ("yes", FieldType.MARK)
