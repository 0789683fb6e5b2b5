"""What listens to the session dies with its window (docs/adr/0017): another language is another window."""

from __future__ import annotations

import gc
import re
import shutil
import weakref
from collections.abc import Iterator
from pathlib import Path

from event_loop import until
from gui.user import User, use_window
from PySide6.QtCore import QObject, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kie_desktop.ui.dialogs.import_labels import ImportDialog
from kie_desktop.ui.main_window import MainWindow

NEVER_OURS = "destroyed(QObject*)"
"""PySide itself listens to this signal by a function."""
FUNCTION = "<functor or function pointer>"
"""So Qt names a receiver that is no QObject: a function, a lambda, a partial, or a method of another object."""
OUT_OF_REACH = ("PySide6.", "kie_desktop.jobs.")
"""Parts of the session that the window cannot listen to: Qt's own, and child processes (import-linter sees to it)."""
PANELS = ("Pages", "Entities", "Problems", "Search", "Changes", "Inspector", "Runs", "Statistics", "Readers")
DIALOGS = ("fields", "settings", "export", "export-as", "edit-labels", "train", "evaluate", "model-packs",
           "training-environment", "accept-above", "shortcuts", "cheat-sheet", "palette", "save-report",
           "check-updates", "about", "welcome")  # fmt: skip


def window_after_change(user: User, language: str) -> None:
    """Change the language; the user then sits before another window."""
    before = weakref.ref(user.window)
    user.window.session.settings["language"] = language
    until(lambda: any(window is not before() for window in visible_windows()))
    (user.window,) = (window for window in visible_windows() if window is not before())


def visible_windows() -> list[MainWindow]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]


def show_everything(user: User) -> None:
    """Make every panel, and open every dialog that needs no file."""
    for panel in PANELS:
        user.window.panels.bring(panel)
    for action in DIALOGS:
        user.window.action_table[action].trigger()
    until(lambda: not user.window.session.jobs.all)


def of_session(user: User) -> list[QObject]:
    """The session, its settings, its parts and theirs, and the theme, whose window goes while they stay."""
    roots = (user.window.session, user.window.session.settings, user.window.theme)
    found = [each for root in roots for each in (root, *root.findChildren(QObject))]
    return [each for each in found if not type(each).__module__.startswith(OUT_OF_REACH)]


def receivers(sender: QObject) -> Iterator[tuple[str, str]]:
    """What listens to an object, as Qt itself knows it: (signal, receiver with its method)."""
    lines: list[str] = []
    before = qInstallMessageHandler(lambda _kind, _context, line: lines.append(line))
    try:
        sender.dumpObjectInfo()
    finally:
        qInstallMessageHandler(before)
    signal = ""
    for line in lines[: lines.index("  SIGNALS IN")]:
        if found := re.match(r"\s+signal: (.*)", line):
            signal = found[1]
        elif signal and signal != NEVER_OURS:
            yield signal, line.strip()


def objects_of(window: MainWindow, others: list[QObject]) -> list[QObject]:
    """Every object that was made for a window: those that lead up to it, and those that belong to nobody else."""
    kept = {id(each) for each in others}
    gc.unfreeze()  # on a busy machine the program's collector passes over what it looked at for long
    made = [each for each in gc.get_objects() if isinstance(each, QObject) and isValid(each) and id(each) not in kept]
    return [each for each in made if isinstance(_top(each), MainWindow)] + [window]


def _top(each: QObject) -> QObject:
    while (parent := QObject.parent(each)) is not None:  # item models have a `parent` of their own
        each = parent
    return each


def test_only_objects_of_qt_listen_to_the_session(folder: Path) -> None:
    """A function, or a method of what is no QObject, would go on listening when its window is gone."""

    def script(user: User) -> None:
        user.wait_for_pages(3)
        show_everything(user)
        listening = {
            f"{type(sender).__name__}.{signal}": receiver
            for sender in of_session(user)
            for signal, receiver in receivers(sender)
            if FUNCTION in receiver
        }
        assert listening == {}

    use_window(script, folder)


def test_nothing_of_a_window_that_is_gone_listens(folder: Path) -> None:
    def script(user: User) -> None:
        user.wait_for_pages(3)
        show_everything(user)
        window_after_change(user, "zh_CN")  # the panels that show come with the layout, dialogs do not
        usual = [(sender, sorted(receivers(sender))) for sender in of_session(user)]
        show_everything(user)
        old = weakref.ref(user.window)
        doomed = objects_of(user.window, of_session(user))
        assert len(doomed) > 500
        window_after_change(user, "en")
        assert [each for each in doomed if isValid(each)] == [], "these outlive their window"
        doomed.clear()
        gc.collect()
        assert old() is None, "something holds the window that is gone"
        changed = [sender for sender, before in usual if isValid(sender) and sorted(receivers(sender)) != before]
        assert changed == [], "others listen to these than before"

    use_window(script, folder)


def test_what_the_session_says_after_a_change_is_heard_once(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    rows = '[{"transcription": "Ada", "points": [[1, 1], [9, 1], [9, 9], [1, 9]]}]'
    (other / "Label.txt").write_text(f"a.png\t{rows}\n", "utf-8")

    def script(user: User) -> None:
        user.wait_for_pages(3)
        for language in ("zh_CN", "en", "zh_CN", "en"):
            window_after_change(user, language)
        user.window.commands.file.open_path(other)
        user.wait_for_pages(3)
        until(lambda: user.message.startswith("This folder contains label files: "))
        user.window.message_bar.offer_button.click()
        assert user.dialog(ImportDialog).parent() is user.window

    use_window(script, folder)
