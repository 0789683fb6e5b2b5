"""How much Python runs for one edit: what a person feels as the window's answer to letting go of the mouse.

A form as large as FUNSD's mean page, 54 entities and 27 links, in the real window; all but two of its links are there.
They are drawn with the mouse; the first starts what is started once, as the thread that writes. For the second the
calls of Python functions in the window's thread are counted (`sys.setprofile`), from the release of the button until
the event loop has nothing more to do, so that what is put off by a timer of 0 ms counts, too. What waits until the page
is left alone for a moment does not: a frame may take as long as it needs meanwhile and timers wait, as a busy machine
would need a second frame and reach such a moment.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from types import FrameType
from typing import TYPE_CHECKING

from build_scripts.benchmarks.harness import BenchResult, at_most
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page, ReviewState

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, QTimer

    from kie_desktop.ui.main_window import MainWindow

BAR = 900
LINKS = 27
"""Of the whole form; the last two are drawn."""
PAGE_SIZE = (1654, 2339)
"""A4 at 200 dots an inch."""
TURNS = 3
"""Of the event loop after the release: what waits for the next turn comes in the second one."""
PATIENCE_S = 20.0
SOON_MS = 2_000
"""A timer that rings later, as that of a message that goes away, does not put off work."""


def calls_per_link() -> BenchResult:
    """Python calls for the release of a link's drag."""
    with tempfile.TemporaryDirectory(prefix="kie-bench-") as folder, _window(Path(folder)) as window:
        counts = count_calls(window)
    busiest = ", ".join(f"{name} {number}" for name, number in counts.most_common(5))
    return at_most("calls_per_link", counts.total(), "calls", BAR, peer=f"most often: {busiest}")


def count_calls(window: MainWindow) -> Counter[str]:
    """Draw the missing links; returns how often each function (`file:name`) was called after the second release."""
    from kie_desktop.ui.canvas import tiles

    session, frame_s = window.session, tiles.FRAME_S
    window.action_table["tool-link"].trigger()
    tiles.FRAME_S = PATIENCE_S
    try:
        _drag(window, LINKS - 2)
        counts = _drag(window, LINKS - 1)
    finally:
        tiles.FRAME_S = frame_s
    if session.page is None or len(session.page.links) != LINKS:
        raise RuntimeError("the drags have drawn no links")
    return counts


def _drag(window: MainWindow, row: int) -> Counter[str]:
    """Drag from the key of a row to its value; returns what was called after the release."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    page, viewport = window.session.page, window.canvas.viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    assert page is not None
    _settle(window)
    start, end = (_middle(window, page.entities[key]) for key in (2 * row + 1, 2 * row + 2))

    def made(kind: QEvent.Type, place: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> QMouseEvent:
        return QMouseEvent(kind, place, viewport.mapToGlobal(place), button, held, Qt.KeyboardModifier.NoModifier)

    QApplication.sendEvent(viewport, made(QEvent.Type.MouseButtonPress, start, left, left))
    for step in range(1, 6):
        QApplication.sendEvent(viewport, made(QEvent.Type.MouseMove, start + (end - start) * (step / 5), none, left))
        QApplication.processEvents()
    release = made(QEvent.Type.MouseButtonRelease, end, left, none)
    with _patient_timers(window), _counted_calls() as counts:
        QApplication.sendEvent(viewport, release)
        for _ in range(TURNS):
            QApplication.processEvents()
    return counts


@contextmanager
def _patient_timers(window: MainWindow) -> Iterator[None]:
    """While entered, timers that do not ring at once ring in `PATIENCE_S`."""
    late = [(timer, timer.interval()) for timer in _timers(window) if timer.interval()]
    for timer, _ in late:
        timer.setInterval(int(1000 * PATIENCE_S))
    try:
        yield
    finally:
        for timer, interval in late:
            timer.setInterval(interval)


def _timers(window: MainWindow) -> list[QTimer]:
    """What puts work off for a moment."""
    from PySide6.QtCore import QTimer

    return [timer for part in (window, window.session) for timer in part.findChildren(QTimer) if timer.isSingleShot()]


@contextmanager
def _counted_calls() -> Iterator[Counter[str]]:
    """Counts the calls of Python functions in this thread, by `file:name`."""
    counts: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            counts[f"{Path(frame.f_code.co_filename).name}:{frame.f_code.co_name}"] += 1

    sys.setprofile(count)
    try:
        yield counts
    finally:
        sys.setprofile(None)
        del counts[f"{Path(__file__).name}:_counted_calls"], counts["contextlib.py:__exit__"]


def form() -> Page:
    """Keys with their values in three columns, each value right of its key; the last two links are missing."""
    entities = []
    for row in range(LINKS):
        x, y = 80 + row % 3 * 520, 160 + row // 3 * 220
        entities.append(Entity(2 * row + 1, rectangle((x, y, x + 180, y + 36)), f"Key {row}:", "question", 0.97, 0.9))
        place = rectangle((x + 220, y, x + 440, y + 36))
        entities.append(Entity(2 * row + 2, place, f"value {row}", "answer", 0.97, 0.9))
    links = [Link(2 * row + 1, 2 * row + 2, 0.9) for row in range(LINKS - 2)]
    return Page("form.png", *PAGE_SIZE, state=ReviewState.PRE_ANNOTATED).with_entities(entities, links)


@contextmanager
def _window(folder: Path) -> Iterator[MainWindow]:
    """The window with the form, as it is at work: in view, its image loaded."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["KIE_DESKTOP_HOME"] = str(folder / "home")
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from kie_desktop.session import Session
    from kie_desktop.store import ProjectFile
    from kie_desktop.ui.main_window import USUAL_SIZE, MainWindow
    from kie_desktop.ui.theme import Theme

    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["bench"])
    page = form()
    image = QImage(*PAGE_SIZE, QImage.Format.Format_RGB888)
    image.fill("white")
    if not image.save(str(folder / page.image)):
        raise OSError(f"{folder / page.image}: cannot be written")
    project = ProjectFile.create(folder / "form.kie", default_label_set())
    project.add_pages([page])
    project.close()
    session = Session()
    window = MainWindow(session, Theme(application, "light"))
    window.resize(USUAL_SIZE)  # whatever the screen has room for
    window.show()
    try:
        session.project.open_path(folder / "form.kie")
        window.canvas.fit()
        _settle(window)
        yield window
    finally:
        window.close()
        window.deleteLater()
        application.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def _middle(window: MainWindow, entity: Entity) -> QPointF:
    from PySide6.QtCore import QPointF

    x1, y1, x2, y2 = entity.box
    return QPointF(window.canvas.mapFromScene(QPointF((x1 + x2) / 2, (y1 + y2) / 2)))


def _settle(window: MainWindow) -> None:
    """Let everything be loaded and drawn, jobs end, and what was put off for a moment be done."""
    from PySide6.QtWidgets import QApplication

    timers = _timers(window)
    deadline = monotonic() + PATIENCE_S
    quiet = 0
    while quiet < 5:
        QApplication.processEvents()
        is_busy = bool(window.session.jobs.all) or window.session.editor.is_writing or not window.canvas.is_settled
        rings_soon = any(timer.isActive() and timer.remainingTime() < SOON_MS for timer in timers)
        quiet = 0 if is_busy or rings_soon else quiet + 1
        if monotonic() > deadline:
            raise RuntimeError(f"the window has not come to rest within {PATIENCE_S:.0f} s")
