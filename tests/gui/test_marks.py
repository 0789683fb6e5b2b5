"""Check boxes on the page, in the list and in the inspector."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.user import LEFT, NO_KEYS, User, use_window
from marks import line, mark
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import EntityKind, EntityPart, Page
from kie_desktop.store import ProjectFile


@pytest.fixture
def project(folder: Path) -> Path:
    """`Paid: [ ] yes [ ] no`."""
    entities = [
        line(1, (20, 60, 90, 84), "Paid:", "question"),
        mark(2, (110, 60, 134, 84)),
        line(3, (140, 60, 190, 84), "yes", "answer"),
        mark(4, (220, 60, 244, 84)),
        line(5, (250, 60, 290, 84), "no", "answer"),
    ]
    path = folder / "forms.kie"
    with ProjectFile.create(path, default_label_set()) as file:
        file.add_pages([Page("a.png", 400, 300).with_entities(entities, [])])
    return path


def middle(user: User, entity_id: int) -> QPoint:
    x1, y1, x2, y2 = user.page.entities[entity_id].box
    return user.window.canvas.viewportTransform().map(QPointF((x1 + x2) / 2, (y1 + y2) / 2)).toPoint()


def click(user: User, entity_id: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.mouseClick(user.window.canvas.viewport(), LEFT, keys, middle(user, entity_id))


def states(user: User) -> tuple[bool, bool]:
    return user.page.entities[2].checked, user.page.entities[4].checked


def test_a_click_or_space_toggles_a_mark_and_can_be_undone(project: Path) -> None:
    def tick(user: User) -> None:
        user.wait_for_pages(1)
        before = user.page
        click(user, 2)
        assert states(user) == (True, False) and user.window.session.selection.only == 2
        assert EntityPart.TEXT in user.page.entities[2].by_human
        user.press("Space")
        assert states(user) == (False, False)
        user.press("Ctrl+Z")
        user.press("Ctrl+Z")
        assert user.page == before
        click(user, 2)
        click(user, 4, Qt.KeyboardModifier.ShiftModifier)
        assert states(user) == (True, False), "Shift + click selects"
        user.press("Space")
        assert states(user) == (True, True)
        user.press("Space")
        assert states(user) == (False, False)
        user.press("F2")
        user.type("x")
        user.press("Return")
        assert user.page.entities[2].text == user.page.entities[4].text == ""
        click(user, 1)
        assert user.page.entities[1].text == "Paid:" and states(user) == (False, False)

    use_window(tick, project)


def test_a_drag_moves_a_mark_and_leaves_its_state(project: Path) -> None:
    def drag(user: User) -> None:
        user.wait_for_pages(1)
        start = middle(user, 2)
        click(user, 2)
        user.draw([start, start + QPoint(0, 30), start + QPoint(0, 60)])
        assert states(user) == (True, False) and user.page.entities[2].box[1] > 62

    use_window(drag, project)


def test_list_and_inspector_show_and_toggle_it(project: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        table = user.window.panels.entities.model
        row = table.row_of(2)
        assert row is not None
        cell = table.index(row, 1)
        assert table.data(cell) == "Check box"
        assert table.data(cell, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
        assert not table.flags(cell) & Qt.ItemFlag.ItemIsEditable
        assert table.setData(cell, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
        assert states(user) == (True, False)
        user.window.session.selection.select([2])
        inspector = user.window.panels.inspector
        assert inspector.title.text() == "Check box 2" and inspector.checked.isChecked()
        assert inspector.text.isHidden() and "by hand" in inspector.facts.text()
        inspector.checked.click()
        assert states(user) == (False, False) and not inspector.checked.isChecked()
        user.window.session.selection.select([1])
        assert inspector.checked.isHidden() and not inspector.text.isHidden()

    use_window(look, project)


def test_an_entity_becomes_a_check_box_and_a_line_again(project: Path) -> None:
    def turn(user: User) -> None:
        user.wait_for_pages(1)
        user.window.session.selection.select([5])
        user.window.action_table["turn-into-mark"].trigger()
        assert user.page.entities[5].kind is EntityKind.MARK and user.page.entities[5].text == ""
        user.window.action_table["turn-into-mark"].trigger()
        assert user.page.entities[5].is_line
        user.press("Ctrl+Z")
        user.press("Ctrl+Z")
        assert user.page.entities[5].text == "no"

    use_window(turn, project)


def test_the_fields_panel_follows_a_click(project: Path) -> None:
    def tick(user: User) -> None:
        user.wait_for_pages(1)
        click(user, 4)
        from kie_desktop.fields.open_fields import fields_of

        (field,) = fields_of(user.page, user.window.session.label_set)
        assert (field.key, field.value) == ("Paid:", "no")

    use_window(tick, project)
