"""Pictures of the real window for the documentation: a sample page, pre-annotated, light and dark.

Runs the program as a user would, with settings and samples in a folder of its own.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer

from kie_desktop.app import run_window
from kie_desktop.places import program_folder
from kie_desktop.ui.main_window import MainWindow
from kie_desktop.ui.samples import writable_samples

SIZE = (1440, 900)
TIMEOUT_S = 120
SETTLE_MS = 800
"""Time for tiles and thumbnails to arrive, which are drawn in threads."""


class Shots:
    """Drives one window through what is to be seen, step by step as the window gets ready for it."""

    def __init__(self, page: str, folder: Path) -> None:
        self.failed = False
        self._page = page
        self._folder = folder

    def start(self, window: MainWindow) -> None:
        """Begin, once the window has been painted."""
        self._window = window
        window.resize(*SIZE)
        self._when(lambda: bool(window.session.page) and not window.session.jobs, self._annotate)

    def _annotate(self) -> None:
        session = self._window.session
        found = [summary.id for summary in session.summaries if Path(summary.image).stem == self._page]
        session.show_page(found[0] if found else session.summaries[0].id)
        self._window.action_table["annotate-page"].trigger()
        self._when(lambda: bool(session.page and session.page.entities) and not session.jobs, self._select)

    def _select(self) -> None:
        session = self._window.session
        assert session.page
        heads = {head for head, _ in session.page.links} or session.page.entities.keys()
        session.selection.select([sorted(heads)[len(heads) // 2]])
        self._later(lambda: self._take("light", "window.png", self._dark))

    def _dark(self) -> None:
        self._take("dark", "window-dark.png", self._window.close)

    def _take(self, theme: str, name: str, then: Callable[[], object]) -> None:
        self._window.session.settings["theme"] = theme

        def grab() -> None:
            self._window.grab().save(str(self._folder / name))
            print(self._folder / name)
            then()

        self._later(grab)

    def _later(self, then: Callable[[], object]) -> None:
        QTimer.singleShot(SETTLE_MS, then)

    def _when(self, ready: Callable[[], bool], then: Callable[[], object]) -> None:
        """Go on as soon as the window is ready; give up after TIMEOUT_S."""
        started = time.monotonic()

        def look() -> None:
            if ready():
                self._later(then)
            elif time.monotonic() - started < TIMEOUT_S:
                QTimer.singleShot(100, look)
            else:
                print(f"error: the window was not ready after {TIMEOUT_S} s", file=sys.stderr)
                self.failed = True
                self._window.session.cancel_jobs()
                self._window.close()

        look()


def main() -> int:
    """Take the pictures; returns the exit status."""
    parser = argparse.ArgumentParser(description="Draw pictures of the window for the documentation.")
    parser.add_argument("--page", default="", help="name of the sample page to show, without suffix; the first one")
    parser.add_argument("--out", type=Path, default=program_folder() / "docs" / "images", metavar="FOLDER")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    shots = Shots(arguments.page, arguments.out)
    with tempfile.TemporaryDirectory(prefix="kie-shots-") as home:
        os.environ["KIE_DESKTOP_HOME"] = home
        status = run_window([str(writable_samples())], on_ready=shots.start)
    return status or int(shots.failed)


if __name__ == "__main__":
    sys.exit(main())
