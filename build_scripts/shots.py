"""Pictures of the real window: for the documentation, or with `--every` of every screen to look at.

Runs the program as a user would, with settings and samples in a folder of its own. Needs no screen.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from kie_desktop.app import run_window
from kie_desktop.language import LANGUAGES
from kie_desktop.places import program_folder
from kie_desktop.session import Settings
from kie_desktop.ui.main_window import MainWindow
from kie_desktop.ui.samples import writable_samples

SIZE = (1440, 900)
TIMEOUT_S = 120
SETTLE_MS = 800
"""Time for tiles and thumbnails to arrive, which are drawn in threads."""
SCALES = (1, 2)
THEMES = ("light", "dark")
DIALOGS = (
    "export", "export-as", "fields", "settings", "model-packs", "edit-labels", "accept-above", "train", "evaluate",
    "shortcuts", "cheat-sheet", "about",
)  # fmt: skip
"""Actions that open a dialog."""
PANELS = ("find-problems", "find-text", "show-changes", "show-runs", "show-statistics")
"""Actions that bring a panel to the front."""

Steps = Iterator[Callable[[], object] | int]
"""What to wait for before going on: a condition, or milliseconds."""


class Photographer:
    """Goes through steps with one window and takes pictures on the way."""

    def __init__(self, folder: Path, suffix: str = "") -> None:
        self.failed = False
        self.window: MainWindow
        self._folder = folder
        self._suffix = suffix

    def start(self, window: MainWindow, steps: Steps) -> None:
        """Begin, once the window has been painted; closes it at the end."""
        self.window = window
        window.resize(*SIZE)
        self._next(steps)

    def take(self, name: str) -> None:
        """A picture of the dialog that is open, else of the window."""
        path = self._folder / f"{name}{self._suffix}.png"
        self._shown().grab().save(str(path))
        print(path)

    def close_dialog(self) -> None:
        """Close what stands before the window."""
        self._shown().close()

    def accept_dialog(self) -> None:
        """Press the main button of the dialog that is open."""
        next(button for button in self._shown().findChildren(QPushButton) if button.property("primary")).click()

    def at_rest(self) -> bool:
        """Whether nothing is being worked on."""
        return not self.window.session.jobs

    def _shown(self) -> QWidget:
        dialogs = [
            w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowType() == Qt.WindowType.Dialog
        ]
        return dialogs[-1] if dialogs else self.window

    def _next(self, steps: Steps) -> None:
        wish = next(steps, None)
        if wish is None:
            self.window.session.cancel_jobs()
            self.window.close()
        elif isinstance(wish, int):
            QTimer.singleShot(wish, lambda: self._next(steps))
        else:
            self._wait(wish, steps, time.monotonic() + TIMEOUT_S)

    def _wait(self, condition: Callable[[], object], steps: Steps, until: float) -> None:
        if condition():
            QTimer.singleShot(SETTLE_MS, lambda: self._next(steps))
        elif time.monotonic() < until:
            QTimer.singleShot(100, lambda: self._wait(condition, steps, until))
        else:
            print(f"error: the window was not ready after {TIMEOUT_S} s", file=sys.stderr)
            self.failed = True
            self._next(iter(()))


def documentation(photographer: Photographer, name: str) -> Steps:
    """A sample page, pre-annotated, with a key selected, in both themes."""
    window, session = photographer.window, photographer.window.session
    window.commands.file.open_path(writable_samples())
    yield lambda: session.page and photographer.at_rest()
    session.show_page(_page(photographer, name))
    window.action_table["annotate-page"].trigger()
    yield lambda: session.page and session.page.entities and photographer.at_rest()
    _select_a_key(photographer)
    window.message_bar.clear()
    for theme, file in zip(THEMES, ("window", "window-dark"), strict=True):
        session.settings["theme"] = theme
        yield SETTLE_MS
        photographer.take(file)


def every_screen(photographer: Photographer, name: str, theme: str) -> Steps:
    """Each screen and state once."""
    window, session, actions = photographer.window, photographer.window.session, photographer.window.action_table
    samples = writable_samples()
    session.settings["theme"] = theme
    yield SETTLE_MS
    photographer.take("start")
    window.commands.file.open_path(samples)
    yield lambda: session.page and photographer.at_rest()
    photographer.take("page-new")
    actions["annotate-all"].trigger()
    yield 300
    photographer.take("busy")
    session.cancel_jobs()
    window.commands.file.import_path(samples / "truth.json")
    yield photographer.at_rest
    photographer.take("import")
    photographer.accept_dialog()
    yield photographer.at_rest
    window.message_bar.clear()
    session.show_page(_page(photographer, name))
    yield SETTLE_MS
    photographer.take("page-annotated")
    _select_a_key(photographer)
    yield SETTLE_MS
    photographer.take("selection")
    window.canvas.edit_text()
    yield SETTLE_MS
    photographer.take("editing-text")
    window.canvas.setFocus()
    actions["tool-link"].trigger()
    assert session.page is not None
    session.selection.select_link(next(iter(session.page.links)))
    actions["find-problems"].trigger()
    yield photographer.at_rest
    photographer.take("link-and-problems")
    actions["tool-select"].trigger()
    for action in DIALOGS:
        actions[action].trigger()
        yield photographer.at_rest
        photographer.take(action)
        photographer.close_dialog()
    yield from _every_panel(photographer)
    window.panels.pages.search.setText("nothing has this name")
    with tempfile.TemporaryDirectory(prefix="kie-empty-") as empty:
        window.commands.file.open_path(Path(empty))
    yield SETTLE_MS
    photographer.take("error-and-empty-list")
    window.panels.pages.search.clear()
    actions["close"].trigger()
    yield SETTLE_MS
    photographer.take("start-with-recent")


def _every_panel(photographer: Photographer) -> Steps:
    for action in PANELS:
        photographer.window.action_table[action].trigger()
        yield photographer.at_rest
        photographer.take(action)


def _page(photographer: Photographer, name: str) -> int:
    summaries = photographer.window.session.summaries
    return next((row.id for row in summaries if Path(row.image).stem == name), summaries[0].id)


def _select_a_key(photographer: Photographer) -> None:
    session = photographer.window.session
    assert session.page is not None
    heads = {head for head, _ in session.page.links} or session.page.entities.keys()
    session.selection.select([sorted(heads)[len(heads) // 2]])


def main() -> int:
    """Take the pictures; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--page", default="en_invoice_modern", help="name of the sample page to show, without suffix")
    parser.add_argument("--out", type=Path, default=program_folder() / "docs" / "images", metavar="FOLDER")
    parser.add_argument(
        "--every", action="store_true", help="every screen, in both themes and all languages, at 100 and 200 %%"
    )
    parser.add_argument(
        "--theme", choices=THEMES, help=argparse.SUPPRESS
    )  # --every asks itself for one theme, language and scale
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="language of the window")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    if arguments.every and arguments.theme is None:
        again = [sys.executable, __file__, *sys.argv[1:]]
        scaled = [os.environ | {"QT_SCALE_FACTOR": str(scale)} for scale in SCALES]
        looks = [("--theme", theme, "--language", language) for theme in THEMES for language in LANGUAGES]
        runs = [subprocess.run([*again, *look], env=env, check=False) for env in scaled for look in looks]
        return max(run.returncode for run in runs)
    return _take(arguments)


def _take(arguments: argparse.Namespace) -> int:
    scale = os.environ.get("QT_SCALE_FACTOR", "1")
    suffix = f"-{arguments.language}-{arguments.theme}-{scale}x" if arguments.every else ""
    photographer = Photographer(arguments.out, suffix)

    def begin(window: MainWindow) -> None:
        photographer.window = window
        if arguments.every:
            steps = every_screen(photographer, arguments.page, arguments.theme)
        else:
            steps = documentation(photographer, arguments.page)
        photographer.start(window, steps)

    with tempfile.TemporaryDirectory(prefix="kie-shots-") as home:
        os.environ["KIE_DESKTOP_HOME"] = home
        settings = Settings()
        settings["language"] = arguments.language
        settings.save()
        status = run_window([], on_ready=begin)
    return status or int(photographer.failed)


if __name__ == "__main__":
    sys.exit(main())
