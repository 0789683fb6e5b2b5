"""The page that the canvas shows in tests, and the hand that uses it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.ui.canvas import PageCanvas

KEY, VALUE, TABLE, CELL, FAR = 1, 2, 3, 4, 5
NO_KEYS = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def page_of_tests() -> Page:
    """A key and its value, a cell inside a table, one entity far away."""
    entities = [
        Entity(KEY, rectangle((50, 50, 150, 80)), "Name:", "question", 0.99, 0.93),
        Entity(VALUE, rectangle((250, 50, 350, 80)), "Ada", "answer", 0.98, 0.5),
        Entity(TABLE, rectangle((50, 150, 350, 300)), "", "other"),
        Entity(CELL, rectangle((100, 200, 180, 230)), "cell", "answer"),
        Entity(FAR, ((400.0, 350.0), (480.0, 360.0), (475.0, 390.0), (395.0, 380.0)), "far", "header"),
    ]
    return Page("page.png", 600, 400).with_entities(entities, [Link(KEY, VALUE, 0.8)])


class Hand:
    """The user's hand on the canvas; places are pixels of the page."""

    def __init__(self, canvas: PageCanvas) -> None:
        self.canvas = canvas

    def place(self, x: float, y: float) -> QPoint:
        return self.canvas.viewportTransform().map(QPointF(x, y)).toPoint()

    def hover(self, x: float, y: float) -> None:
        QTest.mouseMove(self.canvas.viewport(), self.place(x, y))

    def click(self, x: float, y: float, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.mouseClick(self.canvas.viewport(), LEFT, keys, self.place(x, y))

    def double_click(self, x: float, y: float, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        self.click(x, y, keys)
        QTest.mouseDClick(self.canvas.viewport(), LEFT, keys, self.place(x, y))

    def press(self, x: float, y: float, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.mousePress(self.canvas.viewport(), LEFT, keys, self.place(x, y))

    def pull(self, x: float, y: float, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Move with the button held; QTest alone would move without it."""
        place = QPointF(self.place(x, y))
        event = QMouseEvent(QEvent.Type.MouseMove, place, place, Qt.MouseButton.NoButton, LEFT, keys)
        QApplication.sendEvent(self.canvas.viewport(), event)

    def release(self, x: float, y: float) -> None:
        QTest.mouseRelease(self.canvas.viewport(), LEFT, NO_KEYS, self.place(x, y))

    def drag(self, start: tuple[float, float], end: tuple[float, float], keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        self.press(*start, keys)
        for part in (0.3, 0.6, 0.9, 1.0):
            self.pull(start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
        self.release(*end)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.canvas, key)
