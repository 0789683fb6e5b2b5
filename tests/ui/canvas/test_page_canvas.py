from __future__ import annotations

import numpy as np
import pytest
from event_loop import until
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.canvas.hand import CELL, FAR, KEY, VALUE

from kie_desktop.domain import edits
from kie_desktop.ui.canvas import tiles
from kie_desktop.ui.canvas.hover_card import HoverCard
from kie_desktop.ui.canvas.notice import Notice
from kie_desktop.ui.canvas.text_editor import TextEditor


@pytest.fixture
def editor(canvas) -> TextEditor:
    return canvas.findChild(TextEditor)


def colour_at(canvas, hand, x, y) -> QColor:
    until(lambda: canvas.is_settled)
    return canvas.grab().toImage().pixelColor(hand.place(x, y))


def test_entities_are_filled_in_the_colour_of_their_label(canvas, hand):
    blue, paper = colour_at(canvas, hand, 100, 70), colour_at(canvas, hand, 550, 20)
    assert paper == QColor("#ffffff")
    assert blue.blue() > blue.red() + 20


def test_an_edit_is_drawn_where_it_was_made(canvas, hand, session):
    session.editor.do("Delete", edits.delete, {KEY})
    assert colour_at(canvas, hand, 100, 70) == QColor("#ffffff")
    session.editor.undo()
    assert colour_at(canvas, hand, 100, 70) != QColor("#ffffff")


class Painted(QObject):
    """Which parts of a widget were painted."""

    def __init__(self, widget):
        super().__init__()
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _, event):  # noqa: N802  Qt names it
        if event.type() is QEvent.Type.Paint:
            self.region += event.region()
        return False


def test_what_a_frame_had_no_time_for_is_shown_although_a_part_of_it_was_drawn_meanwhile(
    canvas, hand, session, monkeypatch
):
    viewport = canvas.viewport()
    until(lambda: canvas.is_settled)
    monkeypatch.setattr(tiles, "FRAME_S", -1.0)
    session.editor.do("Delete", edits.delete, {KEY})
    viewport.repaint()  # it shows what was there before the edit
    monkeypatch.setattr(tiles, "FRAME_S", 1.0)
    viewport.repaint(QRect(hand.place(200, 20), QSize(2, 2)))  # as hovering does: the tile is drawn for it
    painted = Painted(viewport)
    until(lambda: painted.region.contains(hand.place(100, 70)))


def test_links_and_entities_can_be_hidden(canvas, hand):
    link = colour_at(canvas, hand, 200, 65)
    assert link != QColor("#ffffff")
    canvas.set_links_visible(False)
    assert colour_at(canvas, hand, 200, 65) == QColor("#ffffff")
    canvas.set_labels_visible(False)
    assert colour_at(canvas, hand, 100, 70) == QColor("#ffffff")


def test_hover_tells_the_entity_and_shows_its_scores(canvas, hand):
    told = []
    canvas.hovered.connect(told.append)
    hand.hover(100, 60)
    hand.hover(110, 70)
    hand.hover(550, 20)
    assert told == [KEY, None]
    hand.hover(100, 60)
    card = canvas.findChild(HoverCard)
    until(card.isVisible)
    assert "93 %" in card.text()
    assert "text 99 %" in card.text()
    assert "Ada 80 %" in card.text()


def test_hover_repaints_only_where_it_changed(canvas, hand):
    until(lambda: canvas.is_settled)
    regions = []
    original = canvas.viewport().update
    canvas.viewport().update = lambda *area: regions.append(area) or original(*area)
    hand.hover(440, 370)
    assert regions
    assert all(area and area[0].width() < 200 and area[0].height() < 120 for area in regions)


def test_enter_commits_the_text_as_one_edit(canvas, editor, session):
    session.selection.select({VALUE})
    canvas.edit_text()
    assert editor.isVisible()
    assert editor.selectedText() == "Ada"
    QTest.keyClicks(editor, "Grace")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert session.page.entities[VALUE].text == "Grace"
    assert session.editor.undo_text == "Edit text"
    assert not editor.isVisible()


def test_esc_leaves_the_text_as_it_was(canvas, editor, session):
    canvas.edit_text(VALUE)
    QTest.keyClicks(editor, "Grace")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert session.page.entities[VALUE].text == "Ada"
    assert session.editor.undo_text is None


def test_a_click_elsewhere_commits_the_text(canvas, editor, hand, session):
    hand.double_click(300, 65)
    assert editor.entity_id == VALUE
    editor.setText("Grace")
    hand.click(550, 20)
    assert session.page.entities[VALUE].text == "Grace"
    assert not editor.isVisible()


def test_text_being_composed_is_not_taken(canvas, editor, session):
    canvas.edit_text(VALUE)
    QApplication.sendEvent(editor, QInputMethodEvent("zhong", []))
    QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))
    assert editor.entity_id == VALUE
    assert session.page.entities[VALUE].text == "Ada"
    done = QInputMethodEvent("", [])
    done.setCommitString("中")
    QApplication.sendEvent(editor, done)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert session.page.entities[VALUE].text == "中"


def test_tab_goes_on_in_reading_order(canvas, editor, session):
    canvas.edit_text(KEY)
    editor.setText("First name:")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert session.page.entities[KEY].text == "First name:"
    assert editor.entity_id == VALUE


def test_the_editor_stays_on_its_entity_and_goes_with_it(canvas, editor, session):
    canvas.edit_text(VALUE)
    before = editor.x()
    canvas.zoom_to(2.0, QPointF(0, 0))
    assert editor.x() != before
    session.editor.do("Delete", edits.delete, {VALUE})
    assert editor.entity_id is None


def test_zoom_keeps_what_lies_under_the_pointer(canvas):
    canvas.zoom_to(4.0)
    at = QPointF(200, 150)
    before = canvas.page_point(at)
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(at, at, QPoint(), QPoint(0, 120), none, keys, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(canvas.viewport(), event)
    after = canvas.page_point(at)
    assert canvas.zoom == pytest.approx(5.0)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=0.5)


def test_fit_shows_the_whole_page_and_follows_the_size_of_the_view(canvas):
    told = []
    canvas.zoom_changed.connect(told.append)
    canvas.fit()
    assert canvas.viewport().rect().contains(canvas.view_rect(0, 0, 600, 400).toAlignedRect())
    before = canvas.zoom
    canvas.resize(900, 700)
    assert canvas.zoom > before
    assert told[-1] == canvas.zoom


def test_reveal_scrolls_and_makes_readable(canvas):
    canvas.zoom_to(0.1)
    canvas.reveal(FAR)
    x1, y1, x2, y2 = 395, 350, 480, 390
    area = canvas.view_rect(x1, y1, x2, y2)
    assert canvas.viewport().rect().contains(area.toAlignedRect())
    assert area.height() >= 12


def test_space_and_the_middle_button_pan_and_give_the_tool_back(canvas, hand):
    canvas.set_tool("rectangle")
    canvas.zoom_to(4.0)
    corner = canvas.page_point(QPointF(0, 0))
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    start = canvas.page_point(QPointF(300, 300))
    hand.drag((start.x(), start.y()), (start.x() - 5, start.y() - 5))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.page_point(QPointF(0, 0)) != corner
    assert canvas.tool == "rectangle"
    assert not canvas.overlay.draft


def test_the_window_is_told_of_another_tool_once(canvas):
    told = []
    canvas.tool_changed.connect(told.append)
    canvas.set_tool("link")
    canvas.set_tool("link")
    assert told == ["link"]
    with pytest.raises(KeyError):
        canvas.set_tool("crowbar")


def test_without_a_page_it_says_what_to_do(canvas, session, hand):
    session.project.close()
    notice = canvas.findChild(Notice)
    assert notice.isVisible()
    assert "Open a folder" in notice.text()
    hand.click(100, 100)
    hand.hover(200, 200)


def test_a_missing_image_leaves_the_entities_on_blank_paper(canvas, session, hand, tmp_path):
    (tmp_path / "page.png").unlink()
    session.images.clear()
    session.pages.show_page(session.page_id)
    notice = canvas.findChild(Notice)
    until(lambda: notice.isVisible() and "page.png" in notice.text() and "Loading" not in notice.text())
    picture = canvas.grab().toImage()
    assert picture.pixelColor(hand.place(550, 350)) == QColor("#ffffff")
    assert picture.pixelColor(hand.place(100, 70)) != QColor("#ffffff")


def test_a_late_image_of_another_page_is_not_shown(canvas, session, hand):
    session.images.image_ready.emit(session.page_id + 1, np.zeros((400, 600, 3), np.uint8))
    assert colour_at(canvas, hand, 550, 20) == QColor("#ffffff")


def test_dark_ground_never_darkens_the_page(canvas, theme, hand):
    theme.set_mode("dark")
    assert colour_at(canvas, hand, 550, 20) == QColor("#ffffff")
    assert canvas.grab().toImage().pixelColor(3, 3) == theme.colour("canvas")
    theme.set_mode("light")


def test_a_right_click_selects_what_the_menu_will_be_about(canvas, hand, session):
    QTest.mouseClick(
        canvas.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, hand.place(140, 215)
    )
    assert session.selection.entities == {CELL}


def test_it_has_a_name_for_screen_readers(canvas):
    assert canvas.accessibleName() == "Page"
    assert "entity table" in canvas.accessibleDescription()
