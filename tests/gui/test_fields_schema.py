"""Editing the fields of a project from the window, with values there: undone, redone, and opened again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from event_loop import until
from gui.receipt_pages import make_receipts
from gui.test_fields import begin_with_list, choose_field, panel_of
from gui.user import User, use_window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from kie_desktop.domain.page import Choice
from kie_desktop.fields.result import FieldState
from kie_desktop.fields.schema import FieldType
from kie_desktop.ui.dialogs.schema import SchemaDialog
from kie_desktop.ui.item_models.schema import NAME, TYPE

Seen = tuple[tuple[str, ...], dict[str, str]]
"""Names of the fields, and what is decided on the first page by field."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "receipts"
    folder.mkdir()
    return folder


def row_of(dialog: SchemaDialog, name: str) -> int:
    return next(place for place, row in enumerate(dialog.model.rows) if row.spec.name == name)


def rename(dialog: SchemaDialog, name: str, new: str) -> None:
    dialog.model.setData(dialog.model.index(row_of(dialog, name), NAME), new)


def retype(dialog: SchemaDialog, name: str, kind: FieldType) -> None:
    dialog.model.setData(dialog.model.index(row_of(dialog, name), TYPE), kind.value)


def seen(user: User) -> Seen:
    fields = user.window.session.fields
    page = user.window.session.pages.page_of(user.window.session.summaries[0].id)
    return fields.schema.names if fields.schema else (), {one.field: one.text for one in page.choices}


def decide(user: User, values: dict[str, str]) -> None:
    """Decide values of the first page by clicking their lines."""
    for field, text in values.items():
        choose_field(panel_of(user), field)
        user.click_entity(text)


def edit(user: User, change: Callable[[SchemaDialog], None]) -> None:
    user.click(panel_of(user).head.schema_button)
    dialog = user.dialog(SchemaDialog)
    change(dialog)
    assert not dialog.fault.isVisible(), dialog.fault.text()
    user.click(dialog.buttons.button(dialog.buttons.StandardButton.Ok))
    until(user.at_rest)


def add(user: User, dialog: SchemaDialog) -> None:
    add_named(user, dialog, "cashier")


CHANGES: dict[str, tuple[Callable[[User, SchemaDialog, pytest.MonkeyPatch], None], Seen]] = {
    "add": (
        lambda user, dialog, _: add(user, dialog),
        (("company", "street", "cashier"), {"company": "SHOP", "street": "STREET"}),
    ),
    "rename": (
        lambda user, dialog, _: rename(dialog, "street", "address"),
        (("company", "address"), {"company": "SHOP", "address": "STREET"}),
    ),
    "retype": (
        lambda user, dialog, _: retype(dialog, "company", FieldType.DATE),
        (("company", "street"), {"company": "SHOP", "street": "STREET"}),
    ),
    "merge": (
        lambda user, dialog, patch: take_out(user, dialog, patch, "company"),
        (("company",), {"company": "SHOP"}),
    ),
    "remove": (lambda user, dialog, patch: take_out(user, dialog, patch, ""), (("company",), {"company": "SHOP"})),
}


def take_out(user: User, dialog: SchemaDialog, patch: pytest.MonkeyPatch, into: str) -> None:
    """Remove the field `street`; its decisions go to another field, or nowhere."""
    asked: list[str] = []

    def answer(_: object, __: str, words: str, names: list[str], *___: object) -> tuple[str, bool]:
        asked.append(words)
        return (into or names[0], True)

    patch.setattr(QInputDialog, "getItem", answer)
    dialog.table.selectRow(row_of(dialog, "street"))
    user.click(dialog.remove_button)
    assert "1 decision" in asked[0]


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_fields_with_values_is_undone_redone_and_kept(
    place: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, receipts = make_receipts(place, 1)
    shop, street = receipts[0].lines[0][2], receipts[0].lines[1][2]
    change, (names, texts) = CHANGES[name]
    after = names, {field: {"SHOP": shop, "STREET": street}[text] for field, text in texts.items()}
    before = ("company", "street"), {"company": shop, "street": street}

    def script(user: User) -> None:
        user.wait_for_pages(1)
        begin_with_list(user, "company\nstreet")
        decide(user, {"company": shop, "street": street})
        assert seen(user) == before
        edit(user, lambda dialog: change(user, dialog, monkeypatch))
        assert seen(user) == after
        user.press("Ctrl+Z")
        until(lambda: seen(user) == before)
        user.press("Ctrl+Shift+Z")
        until(lambda: seen(user) == after)

    use_window(script, project)

    def again(user: User) -> None:
        user.wait_for_pages(1)
        assert seen(user) == after
        panel = panel_of(user)
        until(lambda: [row.name for row in panel.model.rows] == list(names))
        if name == "retype":
            value = user.window.session.fields.values()["company"]  # type: ignore[index]
            assert value.state is FieldState.PERSON and "is not a date" in value.problems[0]

    use_window(again, project)


def test_fields_with_values_on_many_documents_are_merged_into_an_empty_one(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, receipts = make_receipts(place, 3)

    def script(user: User) -> None:
        user.wait_for_pages(3)
        begin_with_list(user, "seller\nstreet")
        session = user.window.session
        for number, row in enumerate(list(session.summaries)):
            session.pages.show_page(row.id)
            until(session.fields.is_read)
            decide(user, {"street": receipts[number].lines[1][2]})

        def texts() -> list[tuple[str, str]]:
            pages = [session.pages.page_of(row.id) for row in session.summaries]
            return [(choice.field, choice.text) for page in pages for choice in page.choices]

        streets = [one.lines[1][2] for one in receipts]
        monkeypatch.setattr(QInputDialog, "getItem", lambda *_: ("seller", True))

        def merge(dialog: SchemaDialog) -> None:
            dialog.table.selectRow(row_of(dialog, "street"))
            user.click(dialog.remove_button)

        edit(user, merge)
        assert texts() == [("seller", street) for street in streets]
        user.press("Ctrl+Z")
        until(lambda: texts() == [("street", street) for street in streets])
        assert session.fields.schema is not None and session.fields.schema.names == ("seller", "street")

    use_window(script, project)


def test_removing_a_field_removes_the_rules_that_name_it(place: Path) -> None:
    project, _ = make_receipts(place, 1)
    rules = ("cash - total = change", "[total] >= 0", "count(cash) <= 1")

    def script(user: User) -> None:
        user.wait_for_pages(1)
        begin_with_list(user, "total\ncash\nchange")
        fields = user.window.session.fields
        assert fields.schema is not None and fields.set_schema(replace(fields.schema, rules=rules))
        until(user.at_rest)
        user.click(panel_of(user).head.schema_button)
        dialog = user.dialog(SchemaDialog)
        dialog.table.selectRow(row_of(dialog, "cash"))
        user.click(dialog.remove_button)
        assert dialog.fault.text() == f"Rules removed with their fields: {rules[0]}; {rules[2]}"
        user.click(dialog.buttons.button(dialog.buttons.StandardButton.Ok))
        until(user.at_rest)
        assert fields.schema.names == ("total", "change") and fields.schema.rules == rules[1:2]
        user.press("Ctrl+Z")
        until(lambda: fields.schema is not None and fields.schema.rules == rules)
        assert fields.schema.names == ("total", "cash", "change")

    use_window(script, project)


def test_several_fields_are_removed_at_once(place: Path) -> None:
    project, _ = make_receipts(place, 1)

    def script(user: User) -> None:
        user.wait_for_pages(1)
        begin_with_list(user, "company\ntotal\ncash\nchange\ndate")
        user.click(panel_of(user).head.schema_button)
        dialog = user.dialog(SchemaDialog)
        click_row(dialog, "total")
        click_row(dialog, "change", Qt.KeyboardModifier.ShiftModifier)
        assert dialog.remove_button.text() == "&Remove"  # nothing was decided that another field could get
        assert not dialog.up_button.isEnabled()
        user.click(dialog.remove_button)
        assert [row.spec.name for row in dialog.model.rows] == ["company", "date"]
        click_row(dialog, "company")
        dialog.activateWindow()
        until(dialog.isActiveWindow)
        dialog.table.setFocus()
        QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
        assert [row.spec.name for row in dialog.model.rows] == ["date"]
        user.click(dialog.buttons.button(dialog.buttons.StandardButton.Ok))
        until(lambda: user.window.session.fields.schema.names == ("date",))  # type: ignore[union-attr]

    use_window(script, project)


def click_row(dialog: SchemaDialog, field: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = dialog.table.visualRect(dialog.model.index(row_of(dialog, field), NAME)).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_giving_up_the_question_leaves_the_field(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, receipts = make_receipts(place, 1)
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: ("", False))

    def script(user: User) -> None:
        user.wait_for_pages(1)
        begin_with_list(user, "company")
        decide(user, {"company": receipts[0].lines[0][2]})
        user.click(panel_of(user).head.schema_button)
        dialog = user.dialog(SchemaDialog)
        user.click(dialog.remove_button)
        assert [row.spec.name for row in dialog.model.rows] == ["company"]
        dialog.reject()
        assert user.page.choices == (Choice("company", (1,), None, receipts[0].lines[0][2]),)

    use_window(script, project)


def test_a_field_that_is_named_by_hand_is_as_the_template_knows_it(place: Path) -> None:
    project, _ = make_receipts(place, 1)

    def script(user: User) -> None:
        user.wait_for_pages(1)
        user.window.action_table["edit-schema"].trigger()
        dialog = user.dialog(SchemaDialog)
        for name in ("remark", "tel", "Datum"):
            user.click(dialog.add_button)
            rename(dialog, "field", name)
        specs = {row.spec.name: row.spec for row in dialog.model.rows}
        assert [specs[name].type for name in specs] == [FieldType.TEXT, FieldType.CODE, FieldType.DATE]
        assert specs["tel"].like == "phone" and "telephone" in specs["tel"].synonyms
        user.click(dialog.buttons.button(dialog.buttons.StandardButton.Ok))
        until(user.at_rest)
        schema = user.window.session.fields.schema
        assert schema is not None and schema.template == "receipt"
        edit(user, lambda dialog: add_named(user, dialog, "IBAN"))
        assert user.window.session.fields.schema["IBAN"].type is FieldType.TEXT, "a receipt's template knows none"

    use_window(script, project)


def add_named(user: User, dialog: SchemaDialog, name: str) -> None:
    user.click(dialog.add_button)
    rename(dialog, "field", name)


def test_the_form_of_a_type_leaves_its_field_in_sight(place: Path) -> None:
    project, _ = make_receipts(place, 1)

    def script(user: User) -> None:
        user.wait_for_pages(1)
        user.click(panel_of(user).start.buttons["receipt"])
        until(lambda: user.window.session.fields.schema is not None)
        user.window.action_table["edit-schema"].trigger()
        dialog = user.dialog(SchemaDialog)
        for name, words in (("currency", "currency · Choice"), ("number", "number · Code")):
            row = row_of(dialog, name)
            dialog.table.selectRow(row)
            until(dialog.form_title.isVisible)
            assert dialog.form_title.text() == words
            until(lambda row=row: is_in_sight(dialog, row))
        assert dialog.form.height() < 4 * dialog.form.checksum.height(), "the form is as high as the one of choices"
        dialog.table.selectRow(row_of(dialog, "company"))
        until(lambda: not dialog.form_title.isVisible())

    use_window(script, project)


def is_in_sight(dialog: SchemaDialog, row: int) -> bool:
    return dialog.table.viewport().rect().contains(dialog.table.visualRect(dialog.model.index(row, NAME)).center())
