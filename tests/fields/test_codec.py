"""Documents and fields as plain JSON values come back as they were."""

from __future__ import annotations

import json

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Page
from kie_desktop.fields import codec
from kie_desktop.fields.document import document_of
from kie_desktop.fields.locate import Found, Located, Place
from kie_desktop.fields.result import Alternative, DocumentFields, FieldState, FieldValue, Span
from kie_desktop.fields.schema import FieldType


def through_json(value: object) -> object:
    return json.loads(json.dumps(value))


def test_a_document() -> None:
    page = Page("a.png", 100, 50).with_entities(
        [Entity(3, rectangle((1, 2, 30, 9)), "é 中", text_score=0.9), Entity(4, rectangle((1, 20, 30, 29)), "typed")],
        [],
    )
    value = codec.document_to_json("a.png", [codec.page_to_json(page), codec.page_to_json(Page("b", 5, 6))])
    assert codec.document_from_json(through_json(value)) == document_of("a.png", [page, Page("b", 5, 6)])


def test_fields_and_other_candidates() -> None:
    value = FieldValue(
        "total", FieldType.AMOUNT, "1,50", "1.50", 0.123456789, FieldState.LOOK, ("rule",), "Total", 1, (1,), (2,),
        (Span(2, 0, 4),),
    )  # fmt: skip
    none = FieldValue("tax", FieldType.AMOUNT, None, state=FieldState.ABSENT)
    others = {"total": (Alternative("2", None, 0.25, 0, (Span(5, 1, 2), Span(6, 0, 3))),), "tax": ()}
    fields = DocumentFields("a.pdf", (value, none), others, ("rule: it divides by zero here",))
    assert codec.fields_from_json(through_json(codec.fields_to_json(fields))) == fields


def test_a_located_value() -> None:
    located = Located("a.pdf", "total", "1.50", Found.SEVERAL, (Place(1, (Span(2, 0, 4),), "1,50", 0.8),))
    assert codec.located_from_json(through_json(codec.located_to_json(located))) == located
