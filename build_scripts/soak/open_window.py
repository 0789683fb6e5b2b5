"""The window on some projects: it looks at all pages, edits, searches, checks, exports, and closes by itself."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from build_scripts.devtools.places import ROOT
from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.jobs import engine_client
from kie_desktop.session import Settings
from kie_desktop.session.exchange.exporting import ExportWish
from kie_desktop.session.review.corrections import Review
from kie_desktop.session.review.search import ProjectSearch
from kie_desktop.ui.main_window import MainWindow

FAKE_ENGINE = ROOT / "tests" / "jobs" / "fake_engine.py"
_PATIENCE_S = 20
"""Of processor time, for one project."""


class _Person:
    """Does what a person does in a minute with each project, one after the other, and closes the window."""

    def __init__(self, window: MainWindow, paths: list[str]) -> None:
        self._window, self._paths = window, paths
        self._steps: list[Callable[[], object]] = []
        self._search, self._review = ProjectSearch(window.session.editor, window), Review(window.session.editor, window)
        self._begun = time.process_time()
        self._path = ""
        self._timer = QTimer(window, interval=20)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        session = self._window.session
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()
        is_late = time.process_time() - self._begun > _PATIENCE_S
        if session.jobs.states and not is_late:
            return
        if self._steps and not is_late and session.path is not None:
            self._steps.pop(0)()
            return
        self._next()

    def _next(self) -> None:
        session = self._window.session
        session.jobs.cancel_all()
        session.project.close()
        if self._path:
            print("end", self._path, flush=True)
        if not self._paths:
            self._timer.stop()
            self._window.close()
            return
        self._path, self._begun = self._paths.pop(0), time.process_time()
        self._window.commands.file.open_path(Path(self._path))
        self._steps = list(self._usual()) if session.path is not None else []

    def _usual(self) -> Iterator[Callable[[], object]]:
        session, window = self._window.session, self._window
        for summary in list(session.summaries)[:4]:
            yield partial(session.pages.show_page, summary.id)
            yield partial(session.editor.do, "Add", edits.add_entity, rectangle((5, 5, 50, 20)), "new")
            yield window.grab
        out = Path(self._path).with_name("exported")
        yield partial(self._search.look_for, "text")
        yield session.problems.check_all
        yield partial(window.panels.bring, "Problems")
        yield session.editor.undo
        yield session.pages.show_next
        yield partial(self._review.count_labels, lambda _: None)
        yield partial(self._review.measure, lambda _: None)
        yield partial(session.exchange.export_dataset, out)
        wish = ExportWish(out.with_suffix(".json"), "xfund", tuple(row.id for row in session.summaries))
        yield partial(session.exchange.export, wish)
        yield lambda: session.annotator.annotate([row.id for row in session.summaries][:1])
        yield window.grab


def main() -> int:
    """Open the window, and in it what the arguments name; its exit status."""
    vars(engine_client)["own_command"] = lambda *_: [sys.executable, str(FAKE_ENGINE)]
    from kie_desktop.app import run_window
    from kie_desktop.places import user_folder

    settings = Settings(user_folder() / "settings.ini")
    settings.set_told("welcome")
    settings.save()
    kept: list[_Person] = []
    return run_window([], lambda window: kept.append(_Person(window, sys.argv[1:])))


if __name__ == "__main__":
    sys.exit(main())
