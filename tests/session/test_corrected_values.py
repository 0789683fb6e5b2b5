"""Which decided values were typed, for the statistics."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Choice, Entity, EntityPart, Page
from kie_desktop.session.fields.corrected import is_corrected

READ = Entity(1, rectangle((0, 0, 90, 10)), "Total: 12.50", "other", None, 0.9)
TYPED = replace(READ, id=2, text="ACME AG", by_human=frozenset({EntityPart.TEXT}))
PAGE = Page("a.png", 100, 100).with_entities([READ, TYPED, replace(READ, id=3, text="Main Street 1")], [])


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice("total", (1,), (7, 12), "12.50"), False),
        (Choice("total", (1,), (7, 12), "12.60"), True),
        (Choice("total", (1,), None, "Total: 12.50"), False),
        (Choice("company", (2,), None, "ACME AG"), True),
        (Choice("address", (1, 3), None, "Total: 12.50 Main Street 1"), False),
        (Choice("address", (1, 3), None, "Other Street 1"), True),
        (Choice("total", (), None, "12.50"), True),
        (Choice("total", absent=True), False),
        (Choice("total", (9,), None, ""), False),
    ],
)
def test_a_value_is_corrected_where_its_text_is_not_what_was_read(choice: Choice, expected: bool) -> None:
    assert is_corrected(choice, PAGE) is expected
