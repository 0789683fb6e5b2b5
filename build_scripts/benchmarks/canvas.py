"""How quickly the canvas repaints and follows the pointer, on a page as full as they come.

2,000 polygons and 1,000 links on a page of 2480 x 3508 pixels, a view of 1600 x 1000 pixels, drawn
by Qt's raster engine without a screen.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from build_scripts.benchmarks.harness import BenchResult, at_most, percentile
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kie_desktop.ui.canvas import PageCanvas

PAGE_SIZE = (2480, 3508)
VIEW_SIZE = (1600, 1000)
COLUMNS, ROWS = 20, 100
ZOOMS = (0.27, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 4.0)
"""From the whole page in view to a few lines of it."""

SETTLE_S = 10.0


@dataclass(frozen=True)
class _MeasuredCanvas:
    application: QApplication
    canvas: PageCanvas

    def frame(self) -> float:
        """Seconds of one repaint of the whole view."""
        self.canvas.viewport().update()
        start = perf_counter()
        self.canvas.viewport().repaint()
        return perf_counter() - start

    def settle(self) -> None:
        """Let everything be drawn that is still to draw."""
        self.frame()
        deadline = perf_counter() + SETTLE_S
        while not self.canvas.is_settled:
            if perf_counter() > deadline:
                raise RuntimeError(f"the canvas has not settled within {SETTLE_S:.0f} s")
            self.application.processEvents()


def repaint() -> BenchResult:
    """p95 of repaints of the whole view while zooming and scrolling: no tile is ready beforehand.

    Every sample is one frame as the user gets it: after a step of the zoom, after the steps that
    complete the picture, and after each step of scrolling over parts never shown before.
    """
    samples: list[float] = []
    with _bench() as bench:
        for _ in range(3):
            for zoom in ZOOMS:
                bench.canvas.redraw()
                bench.canvas.zoom_to(zoom)
                samples += [bench.frame() for _ in range(6)]
                bench.settle()
                samples += list(_scrolled(bench))
    return at_most("canvas_repaint_p95", percentile(samples, 95) * 1000, "ms", 16.0)


def settling() -> BenchResult:
    """p95 of the time from a step of the zoom to the complete, sharp picture."""
    samples: list[float] = []
    with _bench() as bench:
        for _ in range(3):
            for zoom in ZOOMS:
                bench.canvas.redraw()
                start = perf_counter()
                bench.canvas.zoom_to(zoom)
                bench.settle()
                samples.append(perf_counter() - start)
    return at_most("canvas_sharp_p95", percentile(samples, 95) * 1000, "ms", 150.0)


def hover() -> BenchResult:
    """p95 from a move of the mouse to the repainted hover, over entities, links and bare paper."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent

    samples: list[float] = []
    randomly = random.Random(0)
    nothing = Qt.MouseButton.NoButton
    with _bench() as bench:
        for zoom in ZOOMS:
            bench.canvas.zoom_to(zoom)
            bench.settle()
            for _ in range(100):
                place = QPointF(randomly.uniform(0, VIEW_SIZE[0] - 20), randomly.uniform(0, VIEW_SIZE[1] - 20))
                move = QMouseEvent(
                    QEvent.Type.MouseMove, place, place, nothing, nothing, Qt.KeyboardModifier.NoModifier
                )
                start = perf_counter()
                bench.application.sendEvent(bench.canvas.viewport(), move)
                bench.application.processEvents()
                samples.append(perf_counter() - start)
    return at_most("canvas_hover_p95", percentile(samples, 95) * 1000, "ms", 8.0)


def full_page() -> Page:
    """A page of 2,000 slightly skewed lines in 20 columns, and 1,000 links between neighbours."""
    randomly = random.Random(0)
    labels = ("question", "answer", "question", "answer", "header", "other")
    entities = []
    for index in range(COLUMNS * ROWS):
        column, row = index % COLUMNS, index // COLUMNS
        x, y = 60 + column * 118, 40 + row * 34.5
        tilt, width = randomly.uniform(-1.5, 1.5), randomly.uniform(60, 104)
        points = ((x, y), (x + width, y + tilt), (x + width, y + 24 + tilt), (x, y + 24))
        text, label = f"line {index}", labels[index % len(labels)]
        entities.append(Entity(index + 1, points, text, label, 0.97, randomly.uniform(0.4, 1.0)))
    links = []
    for index in range(0, COLUMNS * ROWS, 2):
        further = randomly.choice((1, 1, 1, COLUMNS, 2 * COLUMNS + 1))
        links.append(Link(index + 1, (index + further) % len(entities) + 1, randomly.uniform(0.4, 1.0)))
    return Page("full.png", *PAGE_SIZE).with_entities(entities, links)


def _scrolled(bench: _MeasuredCanvas) -> Iterator[float]:
    across, down = bench.canvas.horizontalScrollBar(), bench.canvas.verticalScrollBar()
    down.setValue(down.minimum())
    for _ in range(12):
        down.setValue(down.value() + 90)
        across.setValue(across.value() + 40)
        yield bench.frame()


@contextmanager
def _bench() -> Iterator[_MeasuredCanvas]:
    """The real canvas with a real session and project, the page shown and its image loaded."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from kie_desktop.session.session import Session
    from kie_desktop.store import ProjectFile
    from kie_desktop.ui.canvas import PageCanvas
    from kie_desktop.ui.theme import Theme

    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["bench"])
    with tempfile.TemporaryDirectory(prefix="kie-bench-") as folder:
        page = full_page()
        _print_image(page, Path(folder) / page.image)
        with ProjectFile.create(Path(folder) / "full.kie", default_label_set()) as project:
            project.add_pages([page])
        session = Session()
        canvas = PageCanvas(session, Theme(application, "light"))
        canvas.resize(*VIEW_SIZE)
        canvas.show()
        session.project.open_path(Path(folder) / "full.kie")
        bench = _MeasuredCanvas(application, canvas)
        bench.settle()
        try:
            yield bench
        finally:
            canvas.close()
            session.shut_down()


def _print_image(page: Page, path: Path) -> None:
    """Write the page's lines on paper, so that the image is neither blank nor easy to scale."""
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QColor, QImage, QPainter

    image = QImage(page.width, page.height, QImage.Format.Format_RGB888)
    image.fill(QColor("#fdfdfb"))
    painter = QPainter(image)
    for entity in page.entities.values():
        painter.drawText(QPointF(entity.box[0] + 4, entity.box[3] - 6), entity.text)
    painter.end()
    if not image.save(str(path)):
        raise OSError(f"{path}: cannot be written")
