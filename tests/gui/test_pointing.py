"""What the mouse and the keys mean on a page: what is under the pointer, and why a key does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_loop import until
from gui.user import LEFT, NO_KEYS, User, use_window
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.store import ProjectFile
from kie_desktop.ui.canvas.text_editor import TextEditor

RECEIPT = (300, 200, 700, 1100)
"""Where the receipt lies on the sheet that it was scanned on."""


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A receipt on white A4: a key with two values in one row, and more lines below."""
    image = QImage(1654, 2339, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    assert image.save(str(tmp_path / "scan.png"))
    entities = [
        Entity(1, rectangle((300, 200, 380, 224)), "Total:", "question", 0.9, 0.9),
        Entity(2, rectangle((440, 200, 520, 224)), "19.00", "answer", 0.9, 0.9),
        Entity(3, rectangle((600, 200, 700, 224)), "20.00", "answer", 0.9, 0.9),
        *(Entity(n, rectangle((300, 40 * n + 140, 700, 40 * n + 164)), f"line {n}", "other") for n in range(4, 25)),
    ]
    path = tmp_path / "scan.kie"
    with ProjectFile.create(path, default_label_set()) as file:
        file.add_pages([Page("scan.png", 1654, 2339).with_entities(entities, [Link(1, 2, 0.9), Link(1, 3, 0.9)])])
    return path


def place(user: User, x: float, y: float) -> QPoint:
    return user.window.canvas.viewportTransform().map(QPointF(x, y)).toPoint()


def test_a_page_opens_with_what_is_on_it_large_enough_to_read(scan: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        canvas = user.window.canvas
        receipt, view = canvas.view_rect(*RECEIPT), canvas.viewport().rect()
        assert view.contains(receipt.toRect())
        assert receipt.height() > 0.8 * view.height()
        user.press("Ctrl+0")
        assert canvas.view_rect(*RECEIPT).height() < 0.5 * view.height()
        user.press("Ctrl+3")
        assert canvas.view_rect(*RECEIPT) == receipt

    use_window(look, scan)


def test_inside_a_box_the_box_is_meant_and_links_run_around_boxes(scan: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        viewport, selection = user.window.canvas.viewport(), user.window.session.selection
        for x in (445, 480, 515):  # along the straight way from the key to the further value
            QTest.mouseClick(viewport, LEFT, NO_KEYS, place(user, x, 212))
            assert selection.entities == {2}, x
        QTest.mouseClick(viewport, LEFT, NO_KEYS, place(user, 410, 212))
        assert selection.link == (1, 2)
        user.press("Esc")
        QTest.mouseMove(viewport, place(user, 410, 212))
        assert user.window.canvas.overlay.hovered_link == (1, 2)

    use_window(look, scan)


def test_a_key_that_does_nothing_says_why(scan: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        user.press("F2")
        assert user.message == "Edit text: select exactly one entity first"
        QTest.mouseClick(user.window.canvas.viewport(), LEFT, NO_KEYS, place(user, 410, 212))
        for key, words in (("F2", "a link is selected"), ("2", "A link is selected"), ("Ctrl+M", "a link is selected")):
            user.press(key)
            assert words in user.message
        assert user.page.links.keys() == {(1, 2), (1, 3)}

    use_window(look, scan)


def test_a_double_click_in_a_low_box_edits_its_text(scan: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        user.press("Ctrl+0")
        canvas = user.window.canvas
        before = user.page
        assert canvas.view_rect(*user.page.entities[2].box).height() < 12
        for x, y in ((450, 204), (480, 212), (510, 221)):
            user.press("Esc")
            QTest.mouseClick(canvas.viewport(), LEFT, NO_KEYS, place(user, x, y))
            QTest.mouseDClick(canvas.viewport(), LEFT, NO_KEYS, place(user, x, y))
            editor = canvas.findChild(TextEditor)
            until(editor.isVisible)
            user.press("Esc")
            user.press("Ctrl+0")
        assert user.page == before
        QTest.mouseClick(canvas.viewport(), LEFT, NO_KEYS, place(user, 480, 212))
        user.press("Ctrl+3")
        QTest.mouseDClick(canvas.viewport(), LEFT, Qt.KeyboardModifier.AltModifier, place(user, 480, 200))
        assert len(user.page.entities[2].points) == 5

    use_window(look, scan)
