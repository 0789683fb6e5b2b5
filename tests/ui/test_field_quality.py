"""What is said of how good a field is."""

from __future__ import annotations

from kie_desktop.fields.result import FieldValue
from kie_desktop.fields.schema import FieldType
from kie_desktop.session.fields.learning import FieldQuality
from kie_desktop.ui.item_models.field_values import FieldRow, quality_words


def words(quality: FieldQuality) -> str:
    return quality_words(FieldRow(FieldValue("total", FieldType.AMOUNT, "1.50"), quality=quality))


def test_few_documents_say_nothing_of_how_often_a_field_is_right() -> None:
    assert words(FieldQuality(5, 5, 4)) == "Right in 4 of 5 documents in cross-validation; learned from 5."
    few = "Learned from 1 document. Too few documents to say how often it is right."
    assert words(FieldQuality(1, 1, 1)) == few
    assert words(FieldQuality(6, 4, 4)) == "Learned from 6 documents. Too few documents to say how often it is right."
    assert words(FieldQuality()) == ""
