"""A person in front of the window: looks, clicks, types, and waits for what comes of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from event_loop import Turns, application, until
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMessageBox, QWidget

from kie_desktop.__main__ import main
from kie_desktop.domain.page import Entity, Page
from kie_desktop.ui.main_window import MainWindow

NO_KEYS, NO_BUTTON = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
LEFT = Qt.MouseButton.LeftButton
DialogT = TypeVar("DialogT", bound=QDialog)


class User:
    """Hands and eyes. Keys go to whatever has the focus, as they do at a desk.

    faults: what fails the test once the window is closed.
    """

    def __init__(self, window: MainWindow, faults: list[BaseException]) -> None:
        self.window = window
        self.faults = faults
        self._answer = ""
        self._waiting = QTimer(interval=20)
        self._waiting.timeout.connect(self._look_for_question)

    @property
    def page(self) -> Page:
        page = self.window.session.page
        assert page is not None
        return page

    @property
    def message(self) -> str:
        """What the message bar says, "" while it is away."""
        bar = self.window.message_bar
        return bar.shown[1] if bar.isVisible() and bar.shown else ""

    @property
    def notice(self) -> str:
        """What stands over the page, "" for nothing."""
        label = self.window.canvas.viewport().findChild(QLabel, "canvasNotice")
        return label.text() if label and label.isVisible() else ""

    def entity(self, text: str) -> Entity:
        """The one entity with a text."""
        (found,) = [entity for entity in self.page.entities.values() if entity.text == text]
        return found

    def wait_for_pages(self, number: int) -> None:
        until(lambda: len(self.window.session.summaries) == number and self.at_rest())
        until(lambda: number == 0 or self.window.canvas.is_settled)

    def at_rest(self) -> bool:
        return not self.window.session.jobs.states

    def press(self, keys: str, times: int = 1) -> None:
        """Press a shortcut or a key."""
        self._take_focus()
        for _ in range(times):
            target = QApplication.focusWidget() or self.window
            combination = QKeySequence(keys)[0]
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def _take_focus(self) -> None:
        """Without a screen nobody hands the focus back after a dialog."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            until(QApplication.activeWindow)

    def type(self, text: str) -> None:
        self._take_focus()
        QTest.keyClicks(QApplication.focusWidget(), text)

    def click_entity(self, text: str, modifier: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.mouseClick(self.window.canvas.viewport(), LEFT, modifier, self.place_of(text))

    def drag(self, start: str, end: str) -> None:
        """Drag from the middle of one entity to the middle of another."""
        first, last = self.place_of(start), self.place_of(end)
        self.draw([first + (last - first) * step / 5 for step in range(6)])

    def draw(self, places: list[QPoint]) -> None:
        """Press the mouse at a place of the canvas, move it along some more, and let go at the last."""
        viewport = self.window.canvas.viewport()
        QTest.mousePress(viewport, LEFT, NO_KEYS, places[0])
        for place in map(QPointF, places[1:]):  # QTest alone would move without the button
            move = QMouseEvent(QEvent.Type.MouseMove, place, place, NO_BUTTON, LEFT, NO_KEYS)
            QApplication.sendEvent(viewport, move)
        QTest.mouseRelease(viewport, LEFT, NO_KEYS, places[-1])

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        QTest.mouseClick(widget, LEFT)

    def dialog(self, kind: type[DialogT]) -> DialogT:
        """The dialog of a kind that is open."""
        until(lambda: any(isinstance(widget, kind) and widget.isVisible() for widget in QApplication.topLevelWidgets()))
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())

    def answer(self, words: str) -> None:
        """Press the button with these words in the question that is about to come."""
        self.expect_no_question()
        self._answer = words
        self._waiting.start()

    def expect_no_question(self) -> None:
        """Every question that was to be answered has come."""
        is_waiting = self._waiting.isActive()
        self._waiting.stop()
        assert not is_waiting, f"no question came that “{self._answer}” answers"

    def _look_for_question(self) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            return
        self._waiting.stop()
        buttons = [button for button in box.buttons() if _words(button) == self._answer]
        if buttons:
            QTest.mouseClick(buttons[0], LEFT)
        else:
            self.faults.append(AssertionError(f"“{box.text()}” cannot be answered with “{self._answer}”"))
            box.reject()

    def place_of(self, text: str) -> QPoint:
        """The middle of an entity, in pixels of the canvas."""
        x1, y1, x2, y2 = self.entity(text).box
        return self.window.canvas.viewportTransform().map(QPointF((x1 + x2) / 2, (y1 + y2) / 2)).toPoint()


def use_window(script: Callable[[User], None], *arguments: Path) -> None:
    """Run the program as `kie-desktop ARGUMENTS` does, let the script use it, and close the window.

    The program ends whatever happens, and the test fails, where the script fails, a question stays without an answer,
    or the window does not close.
    """
    faults: list[BaseException] = []

    def run() -> None:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
        if not windows:
            return
        soon.stop()
        user = User(*windows, faults)
        for step in (script, User.expect_no_question, _leave):
            try:
                step(user)
            except BaseException as error:  # noqa: BLE001  the test fails with it below, once the program has ended
                faults.append(error)
        if faults:
            application().exit(1)

    application()
    guard, soon = _Guard(faults), QTimer(interval=5)
    soon.timeout.connect(run)
    soon.start()
    try:
        status = main([str(argument) for argument in arguments])
    finally:
        guard.stop()
        soon.stop()
    if faults:
        raise faults[0]
    assert status == 0


def _leave(user: User) -> None:
    """Close whatever a script left open."""
    window = user.window  # another one, where the script changed the language
    for other in [w for w in QApplication.topLevelWidgets() if w is not window and w.isVisible()]:
        other.close()
    window.session.jobs.cancel_all()
    until(lambda: not window.session.jobs.states)
    if user.faults:
        window.session.runs.close()  # what a failed script left training would only be asked about
    window.close()
    assert not window.isVisible(), "the window does not close"


class _Guard(QTimer):
    """Ends the program where it waits for somebody longer than any test lets it: nobody will come."""

    PATIENCE_S = 60

    def __init__(self, faults: list[BaseException]) -> None:
        super().__init__(interval=500)
        self._faults = faults
        self.timeout.connect(self._look)
        Turns.note()
        self.start()

    def _look(self) -> None:
        """All event loops inside the program's end with it: those of questions, menus and dialogs."""
        if time.monotonic() - Turns.latest > self.PATIENCE_S:
            shown = [_told(widget) for widget in QApplication.topLevelWidgets() if widget.isVisible()]
            self._faults.append(AssertionError(f"the test does not go on while there are: {'; '.join(shown)}"))
            application().exit(1)
            Turns.note()


def _told(widget: QWidget) -> str:
    """What a widget on the screen is, for a message."""
    text = widget.text() if isinstance(widget, QMessageBox) else widget.windowTitle()
    return f"{type(widget).__name__} “{text}”"


def _words(button: QAbstractButton) -> str:
    return button.text().replace("&", "")
