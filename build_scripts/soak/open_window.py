"""The window on one project: it looks at all pages, edits, searches, checks, exports, and closes by itself."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
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
_PATIENCE_S = 25


def _use(window: MainWindow) -> None:
    """Do what a person does in a minute, one thing after the other."""
    session, started = window.session, time.monotonic()
    search, review = ProjectSearch(session.editor, window), Review(session.editor, window)
    steps: list[Callable[[], object]] = []
    for summary in list(session.summaries)[:6]:
        page = summary.id
        steps += [partial(session.pages.show_page, page)]
        steps += [lambda: session.editor.do("Add", edits.add_entity, rectangle((5, 5, 50, 20)), "new")]
    out = Path(session.path.parent if session.path else Path()) / "exported"
    steps += [
        lambda: search.look_for("text"),
        session.problems.check_all,
        session.editor.undo,
        session.pages.show_next,
        lambda: review.count_labels(lambda _: None),
        lambda: review.measure(lambda _: None),
        lambda: session.exchange.export_dataset(out),
        lambda: session.exchange.export(
            ExportWish(out.with_suffix(".json"), "xfund", tuple(row.id for row in session.summaries))
        ),
        lambda: session.annotator.annotate([row.id for row in session.summaries][:1]),
    ]

    def go_on() -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()
        is_late = time.monotonic() - started > _PATIENCE_S
        if session.jobs.states and not is_late:
            return
        if steps and not is_late and session.path is not None:
            steps.pop(0)()
            return
        timer.stop()
        session.jobs.cancel_all()
        window.close()

    timer = QTimer(window, interval=30)
    timer.timeout.connect(go_on)
    timer.start()


def main() -> int:
    """Open the window on what the argument names; its exit status."""
    vars(engine_client)["own_command"] = lambda *_: [sys.executable, str(FAKE_ENGINE)]
    from kie_desktop.app import run_window
    from kie_desktop.places import user_folder

    settings = Settings(user_folder() / "settings.ini")
    settings.set_told("welcome")
    settings.save()
    return run_window(sys.argv[1:], _use)


if __name__ == "__main__":
    sys.exit(main())
