"""The fields of a project while they are edited."""

from __future__ import annotations

import pytest
from event_loop import application
from PySide6.QtCore import Qt

from kie_desktop.fields.schema import FieldSpec, FieldType, Option
from kie_desktop.ui.item_models.schema import NAME, REQUIRED, SYNONYMS, TYPE, SchemaTableModel


@pytest.fixture
def model() -> SchemaTableModel:
    application()
    choice = FieldSpec("currency", FieldType.CHOICE, options=(Option("EUR"),))
    fields = (FieldSpec("company"), FieldSpec("shop", synonyms=("store",)), choice)
    return SchemaTableModel(fields, {"company": 3, "shop": 2})


def change(model: SchemaTableModel, row: int, column: int, value: object) -> None:
    assert model.setData(model.index(row, column), value)


def test_a_renamed_field_takes_its_decisions_along(model: SchemaTableModel) -> None:
    change(model, 0, NAME, "  seller   name ")
    assert model.fields()[0].name == "seller name"
    assert model.renamed() == {"company": "seller name"}
    assert model.removed() == []


def test_a_removed_field_is_merged_or_forgotten(model: SchemaTableModel) -> None:
    model.remove(0, into=model.rows[1])
    assert model.rows[0].decided == 5
    assert model.renamed() == {"company": "shop"}
    change(model, 0, NAME, "seller")
    assert model.renamed() == {"company": "seller", "shop": "seller"}
    model.remove(0)
    assert model.renamed() == {}
    assert sorted(model.removed()) == ["company", "shop"]


def test_what_a_type_has_not_goes_with_it(model: SchemaTableModel) -> None:
    change(model, 2, TYPE, FieldType.CODE)
    assert model.fields()[2] == FieldSpec("currency", FieldType.CODE)


def test_ticks_and_other_names(model: SchemaTableModel) -> None:
    assert model.setData(model.index(0, REQUIRED), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    change(model, 0, SYNONYMS, "firm; Firma ;firm;")
    spec = model.fields()[0]
    assert spec.required
    assert spec.synonyms[0] == "firm"
    assert "Firma" in spec.synonyms


def test_new_fields_get_names_that_are_free(model: SchemaTableModel) -> None:
    row = model.add([FieldSpec("Company"), FieldSpec("date", FieldType.DATE)])
    assert [spec.name for spec in model.fields()[row:]] == ["Company 2", "date"]
    assert model.fault() == ""


@pytest.mark.parametrize(("row", "name", "fault"), [(0, "", "no name"), (0, "SHOP", "twice")])
def test_faults_are_said(model: SchemaTableModel, row: int, name: str, fault: str) -> None:
    change(model, row, NAME, name)
    assert fault in model.fault()


def test_a_choice_needs_answers(model: SchemaTableModel) -> None:
    change(model, 0, TYPE, FieldType.CHOICE)
    assert "company" in model.fault()
