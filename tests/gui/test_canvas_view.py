"""Looking at a page: what the View and Tools menus do to what is seen, and never to the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_loop import until
from gui.user import User, use_window
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QMenu, QToolButton

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.formats.images import image_info
from kie_desktop.store import ProjectFile
from kie_desktop.ui.canvas.magnifier import Magnifier
from kie_desktop.ui.canvas.page_image import Tone
from kie_desktop.ui.canvas.tone_box import ToneBox


@pytest.fixture
def project(folder: Path) -> Path:
    """A page with a linked key and value, and one entity more, in a project beside the images."""
    entities = [
        Entity(1, rectangle((40, 60, 140, 84)), "Name:", "question", 0.99, 0.9),
        Entity(2, rectangle((200, 60, 300, 84)), "Ada", "answer", 0.99, 0.9),
        Entity(3, rectangle((40, 160, 140, 184)), "Footer", "other"),
    ]
    path = folder / "forms.kie"
    with ProjectFile.create(path, default_label_set()) as file:
        file.add_pages([Page("a.png", 400, 300).with_entities(entities, [Link(1, 2, 0.9)])])
    return path


def test_the_view_turns_and_fits_by_key_and_the_page_stays_as_it_is(project: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        canvas, before = user.window.canvas, user.page
        user.press("Ctrl+Alt+Right")
        assert canvas.turns == 1
        user.click_entity("Ada")
        assert user.window.session.selection.only == 2
        user.press("F2")
        user.type("Grace")
        user.press("Return")
        assert user.page.entities[2].text == "Grace"
        user.press("Ctrl+Alt+Left")
        user.press("Ctrl+2")
        assert canvas.turns == 0
        across = canvas.view_rect(0, 0, 400, 300)
        assert across.width() > 0.85 * canvas.viewport().width()
        user.press("Ctrl+Z")
        assert user.page == before

    use_window(look, project)


def test_the_legend_hides_a_label_by_keyboard(project: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        user.press("Ctrl+G")
        legend = user.window.canvas.legend
        assert legend.isVisible()
        (box,) = [box for box in legend.findChildren(QCheckBox) if box.text() == "answer"]
        user.press("Ctrl+Tab")
        for _ in range(8):
            if QApplication.focusWidget() is not box:
                user.press("Tab")
        assert QApplication.focusWidget() is box
        user.press("Space")
        assert not box.isChecked()
        user.click_entity("Ada")
        assert user.window.session.selection.entities == frozenset()
        user.click_entity("Name:")
        user.press("Right")  # keys pass it over too
        assert user.window.session.selection.only == 1
        user.press("Tab")
        assert user.window.session.selection.only == 3
        user.press("Ctrl+G")
        assert not legend.isVisible()
        user.click_entity("Ada")
        assert user.window.session.selection.entities == {2}

    use_window(look, project)


def test_locked_shapes_do_not_move_by_mouse_or_key(project: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        before = user.page
        user.press("Ctrl+Shift+L")
        user.drag("Name:", "Footer")
        user.click_entity("Name:")
        user.press("Ctrl+Right")
        assert "locked" in user.message
        assert user.page == before
        user.press("3")
        assert user.page.entities[1].label == "header"
        user.press("Ctrl+Shift+L")
        user.press("Ctrl+Right")
        assert user.page.entities[1].box == (41, 60, 141, 84)

    use_window(look, project)


def test_moving_by_key_goes_where_the_screen_says_on_a_turned_page(project: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        user.press("Ctrl+Alt+Right")
        user.click_entity("Name:")
        before = user.place_of("Name:")
        user.press("Ctrl+Shift+Right")
        after = user.place_of("Name:")
        assert after.x() > before.x()
        assert after.y() == before.y()

    use_window(look, project)


def test_brightness_is_kept_with_the_project(project: Path) -> None:
    def first(user: User) -> None:
        user.wait_for_pages(1)
        user.press("Ctrl+B")
        sliders = user.window.canvas.findChild(ToneBox)
        until(sliders.isVisible)
        QTest.keyClick(sliders.brightness, Qt.Key.Key_PageDown)
        QTest.keyClick(sliders.contrast, Qt.Key.Key_Right)
        QTest.keyClick(sliders, Qt.Key.Key_Escape)
        assert not sliders.isVisible()
        assert user.window.canvas.drawing.tone == Tone(-10, 1)

    use_window(first, project)

    def second(user: User) -> None:
        user.wait_for_pages(1)
        assert user.window.canvas.drawing.tone == Tone(-10, 1)

    use_window(second, project)


def test_the_drawn_page_is_saved_where_the_user_says(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _title: str, proposed: str, kinds: str) -> tuple[str, str]:
        asked.append(proposed)
        return str(tmp_path / "drawn"), kinds.split(";;")[1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)

    def look(user: User) -> None:
        user.wait_for_pages(1)
        user.press("Ctrl+Shift+S")
        assert asked[0].endswith("a.png drawn.png")
        picture = QImage(str(tmp_path / "drawn.jpg"))
        assert (picture.width(), picture.height()) == (400, 300)
        assert "drawn.jpg" in user.message
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "drawn.png"), ""))
        user.press("Ctrl+Shift+S")
        assert "cannot be written" in user.message

    use_window(look, project)


def test_the_drawn_page_is_printed(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def print_to_file(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "sheet.pdf"))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", print_to_file)

    def look(user: User) -> None:
        user.wait_for_pages(1)
        user.press("Ctrl+P")
        assert image_info(tmp_path / "sheet.pdf").frames == 1

    use_window(look, project)


def test_tools_and_magnifier_are_at_hand_over_the_page(project: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        window = user.window
        user.press("S")
        assert window.canvas.tool == "lasso"
        viewport, corners = window.canvas.viewport(), [(30, 50), (310, 50), (310, 95), (30, 95), (30, 55)]
        places = [window.canvas.viewportTransform().map(QPointF(x, y)).toPoint() for x, y in corners]
        user.draw(places)
        assert window.session.selection.entities == {1, 2}
        assert viewport.cursor().shape() == Qt.CursorShape.CrossCursor
        user.press("M")
        lens = window.canvas.findChild(Magnifier)
        assert lens.isVisible()
        user.press("M")
        assert not lens.isVisible()
        window.resize(1000, 700)  # the chips give way, not the buttons
        button = window.canvas_bar.findChild(QToolButton, "view-menu")
        until(button.isVisible)
        assert window.canvas_bar.rect().contains(button.geometry())
        menu = button.findChild(QMenu)
        assert window.action_table["lock-shapes"] in menu.actions()

    use_window(look, project)


def test_fitting_the_width_begins_at_the_top_and_no_page_gets_too_small_to_see(project: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        canvas = user.window.canvas
        user.window.resize(1440, 640)  # so low that the page is higher than the view
        user.press("Ctrl+0")
        whole = canvas.zoom
        user.press("Ctrl+2")
        until(lambda: canvas.zoom > whole)
        assert canvas.view_rect(0, 0, 400, 300).top() >= 0
        for _ in range(30):
            user.window.action_table["zoom-out"].trigger()
        assert canvas.zoom == pytest.approx(whole / 2)

    use_window(look, project)
