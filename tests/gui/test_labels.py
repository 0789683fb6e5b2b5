"""The dialog of the label set: names, colours, keys, roles, order; what goes with it on the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_loop import until
from gui.user import User, use_window
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog, QToolButton

from kie_desktop.domain.label_set import Label, LabelSet, Role
from kie_desktop.store import ProjectFile
from kie_desktop.ui.dialogs.labels import LabelsDialog
from kie_desktop.ui.item_models.labels import KEY, NAME, ROLE


def opened(user: User) -> LabelsDialog:
    user.window.action_table["edit-labels"].trigger()
    return user.dialog(LabelsDialog)


def write(dialog: LabelsDialog, row: int, column: int, text: str) -> None:
    assert dialog.model.setData(dialog.model.index(row, column), text)


def choose(dialog: LabelsDialog, row: int) -> None:
    dialog.table.selectRow(row)


def accept(user: User, dialog: LabelsDialog) -> None:
    user.click(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok))


def annotated(user: User) -> None:
    """The page that shows is pre-annotated; one more entity is a question."""
    user.wait_for_pages(3)
    user.press("F5")
    until(lambda: user.at_rest() and user.page.entities)
    user.click_entity("line 1")
    user.press("1")
    assert user.entity("line 1").label == "question"


def test_labels_of_a_project_can_be_changed(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        dialog = opened(user)
        user.click(dialog.add_button)
        write(dialog, 4, NAME, "Question")
        ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert "appears twice" in dialog.fault.text() and not ok.isEnabled()
        write(dialog, 4, NAME, "total")
        write(dialog, 4, KEY, "1")
        assert "Two labels have the shortcut 1" in dialog.fault.text()
        write(dialog, 4, KEY, "t")
        write(dialog, 4, ROLE, Role.VALUE)
        assert not dialog.fault.isVisible()
        accept(user, dialog)
        label = user.window.session.label_set["total"]
        assert (label.hotkey, label.role) == ("t", Role.VALUE)
        user.press("F5")
        until(lambda: user.at_rest() and user.page.entities)
        user.click_entity("line 1")
        user.press("T")
        assert user.entity("line 1").label == "total"

    use_window(work, folder)
    with ProjectFile.open(folder / "forms.kie") as project:
        assert "total" in project.label_set


def test_a_renamed_label_keeps_its_entities_and_can_be_undone(folder: Path) -> None:
    def work(user: User) -> None:
        annotated(user)
        dialog = opened(user)
        assert dialog.model.rows[1].entities == 2
        write(dialog, 1, NAME, "键")
        accept(user, dialog)
        assert user.entity("line 1").label == "键"
        assert user.window.session.label_set.names == ("other", "键", "answer", "header")
        assert user.window.action_table["undo"].text() == "&Undo: Change labels"
        user.press("Ctrl+Z")
        assert user.entity("line 1").label == "question"
        assert "question" in user.window.session.label_set

    use_window(work, folder)


def test_entities_of_a_removed_label_get_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, question: str, names: list[str], *_: object) -> tuple[str, bool]:
        asked.append(question)
        return ("header", True) if len(asked) > 1 else (names[0], False)

    monkeypatch.setattr(QInputDialog, "getItem", answer)

    def work(user: User) -> None:
        annotated(user)
        dialog = opened(user)
        choose(dialog, 1)
        user.click(dialog.remove_button)
        assert asked == ["“question” is the label of 2 entities. Which label should replace it?"]
        assert len(dialog.model.rows) == 4, "given up"
        user.click(dialog.remove_button)
        assert [row.label.name for row in dialog.model.rows] == ["other", "answer", "header"]
        write(dialog, 2, NAME, "title")
        accept(user, dialog)
        assert user.entity("line 1").label == "title"
        user.press("Ctrl+Z")
        assert user.entity("line 1").label == "question"

    use_window(work, folder)


def test_order_and_what_keys_cost(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        dialog = opened(user)
        assert (
            dialog.conflicts.text() == ""
        )  # 0 means `other` on the page and stays with its action in the Fields panel
        choose(dialog, 0)
        assert not dialog.remove_button.isEnabled() and not dialog.up_button.isEnabled()
        assert not dialog.model.flags(dialog.model.index(0, NAME)) & Qt.ItemFlag.ItemIsEditable
        choose(dialog, 1)
        assert not dialog.up_button.isEnabled()
        user.click(dialog.down_button)
        write(dialog, 2, KEY, "k")
        assert "Choose link target" in dialog.conflicts.text()
        accept(user, dialog)
        assert user.window.session.label_set.names == ("other", "answer", "question", "header")
        assert user.window.action_table.keys("choose-link") == ""

    use_window(work, folder)


def test_one_of_200_labels_is_found(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.window.session.project.set_label_set(LabelSet.of_names(f"field {number}" for number in range(200)))
        dialog = opened(user)
        dialog.search.setText("FIELD 17")
        assert dialog.table.model().rowCount() == 11
        choose(dialog, 0)
        assert dialog.model.rows[dialog._current()].label.name == "field 17"
        assert not dialog.down_button.isEnabled(), "where it would go does not show"
        user.click(dialog.add_button)
        assert (dialog.search.text(), dialog._current()) == ("", 201)

    use_window(work, folder)


def test_labels_without_room_over_the_page_are_behind_a_button(folder: Path) -> None:
    def work(user: User) -> None:
        annotated(user)
        window, names = user.window, [f"field {number}" for number in range(40)]
        labels = LabelSet([*window.session.label_set, *(Label(name, "#123456", Role.OTHER) for name in names)])
        others = window.canvas_bar.findChild(QToolButton, "other-labels")
        assert others.isHidden()
        window.session.project.set_label_set(labels)
        chips = [b for b in window.canvas_bar.findChildren(QToolButton) if b.objectName().startswith("label-")]
        shown = [chip for chip in chips if chip.isVisible()]
        assert others.isVisible() and others.text() == f"+{len(labels) - len(shown)}"
        assert all(chip.geometry().right() < others.x() for chip in shown)
        menu = others.menu()
        menu.popup(QPoint(0, 0))
        named = [action.text().partition("\t")[0] for action in menu.actions()]
        assert named == [label.name for label in labels][len(shown) :]
        assert not others.isChecked()
        menu.actions()[-1].trigger()
        menu.close()
        assert user.entity("line 1").label == "field 39" and others.isChecked()
        menu.popup(QPoint(0, 0))
        assert [action.text() for action in menu.actions() if action.isChecked()] == ["field 39"]
        menu.close()

    use_window(work, folder)
