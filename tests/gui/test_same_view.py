"""What stays where it is: the view while text is edited, the page under bars, settings under the wheel, the order."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_loop import until
from gui.small_form import lines, make_project
from gui.user import User, use_window
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialogButtonBox, QLabel, QWidget

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity
from kie_desktop.ui.dialogs.help import CheatSheet
from kie_desktop.ui.dialogs.settings import SettingsDialog
from kie_desktop.ui.item_models.entities import NUMBER, TEXT

ROWS = ("Invoice no.", "4711", "Date", "1 May", "Total", "9.99")
"""Of a slanted form: PaddleOCR's order by the upper edge would take each value before its key."""


@pytest.fixture
def slanted(tmp_path: Path) -> Path:
    entities = []
    for place, text in enumerate(ROWS):
        x, y = 20 + 180 * (place % 2), 20 + 60 * (place // 2) - 8 * (place % 2)
        entities.append(Entity(10 - place, rectangle((x, y, x + 150, y + 24)), text, "other", 0.9))
    return make_project(tmp_path, [entities])


def test_list_tab_letters_and_merge_follow_the_reading_order(slanted: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        model = user.window.panels.entities.model
        listed = [model.index(row, TEXT).data() for row in range(model.rowCount())]
        assert listed == list(ROWS)
        walked = []
        for _ in ROWS:
            user.press("Tab")
            walked.append(user.page.entities[user.window.session.selection.only].text)
        assert walked == list(ROWS)
        user.press("F")
        letters = user.window.canvas.overlay.letters
        assert [user.page.entities[key].text for key in letters] == list(ROWS)
        user.press("Esc")  # the selection
        user.press("Esc")
        assert not user.window.canvas.overlay.letters
        user.click_entity("4711")
        user.click_entity("Invoice no.", Qt.KeyboardModifier.ShiftModifier)
        user.press("Ctrl+M")
        assert user.entity("Invoice no. 4711")

    use_window(look, slanted)


def test_an_entity_has_the_same_number_in_list_and_inspector(slanted: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        user.click_entity("Date")
        model = user.window.panels.entities.model
        row = model.row_of(user.entity("Date").id)
        assert str(model.index(row, NUMBER).data()) in user.window.panels.inspector.title.text()

    use_window(look, slanted)


def test_editing_a_text_keeps_the_zoom_and_the_lists_follow(slanted: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        canvas, entities = user.window.canvas, user.window.panels.entities
        canvas.fit()
        for _ in range(4):
            canvas.zoom_out()
        before = canvas.zoom
        user.click_entity("Total")
        user.press("F2")
        assert canvas.zoom == before
        user.press("Tab")
        user.press("Esc")
        assert canvas.zoom == before
        current = entities.view.currentIndex()
        assert entities.model.entity_id(current.row()) == user.entity("9.99").id

    use_window(look, slanted)


def test_no_bar_moves_the_page(tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(2)
        session, canvas = user.window.session, user.window.canvas
        place = canvas.mapToGlobal(QPoint(0, 0)), canvas.size()
        for level in ("info", "warning", "error", "success"):
            session.message.emit(level, f"A {level} " * 40)
        until(user.window.message_bar.isVisible)
        assert (canvas.mapToGlobal(QPoint(0, 0)), canvas.size()) == place
        user.window.message_bar.clear()
        session.annotator.annotate([session.page_id])
        until(lambda: not session.jobs.states)
        user.click_entity("Name:")
        user.press("1")
        user.press("F8")
        until(lambda: not session.jobs.states)
        assert canvas.mapToGlobal(QPoint(0, 0)) == place[0]
        assert canvas.height() == place[1].height()

    use_window(look, make_project(tmp_path, [lines(labelled=True), lines()]))


def turn_wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    everywhere = QPointF(widget.mapToGlobal(middle.toPoint()))
    event = QWheelEvent(middle, everywhere, QPoint(), QPoint(0, -120), none, keys, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(widget, event)


def test_the_wheel_changes_only_the_setting_that_has_the_focus(tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        settings = user.window.session.settings
        user.press("Ctrl+,")
        dialog = user.dialog(SettingsDialog)
        before = {row.name: settings[row.name] for row in settings.table}
        for name, editor in dialog.editors.items():
            if name != "accept_score":
                turn_wheel(getattr(editor, "combo", editor))
        assert {row.name: settings[row.name] for row in settings.table} == before
        score = dialog.editors["accept_score"]
        dialog.activateWindow()
        score.setFocus()
        until(score.hasFocus)
        turn_wheel(score)
        assert settings["accept_score"] < before["accept_score"]
        user.window.activateWindow()
        dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
        assert {row.name: settings[row.name] for row in settings.table} == before

    use_window(look, make_project(tmp_path, [lines()]))


def test_settings_can_be_reset_and_the_reset_taken_back(tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        settings = user.window.session.settings
        settings["accept_score"] = 0.5
        user.press("Ctrl+,")
        dialog = user.dialog(SettingsDialog)
        (reset,) = [b for b in dialog.buttons.buttons() if dialog.buttons.buttonRole(b).name == "ResetRole"]
        reset.click()
        assert settings["accept_score"] == 0.9
        dialog.reject()
        assert settings["accept_score"] == 0.5
        user.press("Ctrl+,")
        dialog = user.dialog(SettingsDialog)
        dialog.editors["accept_score"].setValue(0.7)
        dialog.accept()
        assert settings["accept_score"] == 0.7

    use_window(look, make_project(tmp_path, [lines()]))


def test_a_hint_stands_right_below_its_setting_where_the_words_begin(tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        user.press("Ctrl+,")
        dialog = user.dialog(SettingsDialog)
        hints = {label.text(): label for label in dialog.findChildren(QLabel)}
        explained = [row for row in user.window.session.settings.table if row.help]
        assert {type(dialog.editors[row.name]) for row in explained} >= {QCheckBox, QComboBox}
        for row in explained:
            editor, hint = dialog.editors[row.name], hints[row.help]
            edge, corner = editor.mapTo(dialog, QPoint(0, editor.height())), hint.mapTo(dialog, QPoint())
            assert 0 < corner.y() - edge.y() < 1.5 * hint.fontMetrics().height(), row.name
            words = room_of_box(editor) if isinstance(editor, QCheckBox) else 0
            assert abs(corner.x() + max(0, hint.indent()) - edge.x() - words) <= 2, row.name  # what letters bear

    use_window(look, make_project(tmp_path, [lines()]))


def room_of_box(editor: QCheckBox) -> int:
    """How many pixels the box takes, before the words begin."""
    image = editor.grab().toImage()
    ground = image.pixelColor(0, 0)
    columns = [any(image.pixelColor(x, y) != ground for y in range(image.height())) for x in range(image.width())]
    end = columns.index(False, columns.index(True))
    return columns.index(True, end)


def test_the_sheet_of_keys_holds_the_mouse_too_and_its_caps_stand_in_columns(tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        user.press("F1")
        sheet = user.dialog(CheatSheet)
        shown = dict(sheet.shown())
        assert shown["Add a corner"] == "Alt + double-click an edge"
        assert shown["Menu of what is selected"] == "Right-click"
        caps = [label for label in sheet.findChildren(QWidget) if label.property("role") == "key"]
        lefts = {cap.mapTo(sheet, QPoint(0, 0)).x() for cap in caps}
        assert len(lefts) <= 3

    use_window(look, make_project(tmp_path, [lines()]))
