"""The window's composition root: settings, session, theme and window are made here and nowhere else."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from kie_desktop import crashes
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.text import one_line
from kie_desktop.language import Translator, tr
from kie_desktop.places import user_folder
from kie_desktop.safe_files import is_there
from kie_desktop.version import __version__

if TYPE_CHECKING:
    from kie_desktop.domain.checks import CountTokens
    from kie_desktop.session import Session
    from kie_desktop.ui.main_window import MainWindow

log = logging.getLogger("kie_desktop")

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

COLLECT_MS = 1000
"""Between two looks for garbage."""
SLOW_S = 0.01
"""What outlives a look that took longer is not looked at again while the project is open."""


def run_window(arguments: Sequence[str], on_ready: Callable[[MainWindow], None] | None = None) -> int:
    """Show the window until it is closed; returns the exit status.

    arguments: nothing, or a project file, a folder or an image to open. on_ready is called once,
    when the window has been painted and nothing else is to do.
    """
    try:
        path = _path(arguments)
    except UserError as error:
        print(f"error: {one_line(str(error))}", file=sys.stderr)
        return 2
    if not _has_display():
        print("error: there is no display for the window; kie-desktop extract works without one", file=sys.stderr)
        return 1
    application = QApplication.instance() or Application(sys.argv[:1])
    assert isinstance(application, QApplication)
    with Collector() as collector:
        return _run(application, collector, path, on_ready)


def _run(
    application: QApplication, collector: Collector, path: Path | None, on_ready: Callable[[MainWindow], None] | None
) -> int:
    application.setApplicationName("KIE Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("kie-desktop")
    log_file = start_log()

    from kie_desktop.session import Session, Settings

    settings = Settings(user_folder() / "settings.ini")
    session = Session(settings)
    session.problems.tokens = count_tokens
    session.project.closed.connect(collector.look_at_all)
    keeper = WindowKeeper(session, application)
    if isinstance(application, Application):
        application.file_asked.connect(keeper.open_file)
    faults = Faults(log_file)
    # A slot of this thread, as faults may happen in others; queued, as one may happen in the middle of a layout.
    faults.happened.connect(keeper.show_fault, Qt.ConnectionType.QueuedConnection)
    with faults, crashes.Watch(crashes.WINDOW):
        if path is None:
            keeper.window.commands.help.greet()
        keeper.window.show()

        def begin() -> None:
            if path is not None:
                keeper.window.commands.file.open_path(path)
            keeper.window.commands.help.report_crashes()
            session.annotator.start_engine()
            if on_ready is not None:
                QTimer.singleShot(0, lambda: on_ready(keeper.window))

        QTimer.singleShot(0, begin)
        status = application.exec()
        session.shut_down()
    keeper.end()
    return status


class Application(QApplication):
    """Qt's application. macOS tells it what was double-clicked; others start the program with the file's name."""

    file_asked = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Of the application itself, not of its windows: seldom."""
        if isinstance(event, QFileOpenEvent):
            self.file_asked.emit(event.file())
            return True
        return super().event(event)


class Collector(QObject):
    """While entered, Python's garbage is collected in this thread only, when the event loop has time.

    Python collects in whatever thread makes the next object. A widget that a worker thread frees takes Qt's lock and
    waits for Python's, while the window's thread holds Python's and waits for Qt's: both stand still for ever.

    The history of a step on 10,000 pages is a million objects, and looking at all of them for garbage stops the
    window for a second, again and again. They are in no cycle: they go without it, as soon as nobody holds them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._was_enabled = gc.isenabled()
        self._timer = QTimer(self, interval=COLLECT_MS)
        self._timer.timeout.connect(self._look)

    def __enter__(self) -> Collector:
        gc.disable()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        self.look_at_all()
        gc.collect()  # while there is an application: what Python frees of Qt when it ends itself crashes
        if self._was_enabled:
            gc.enable()

    @Slot()
    def look_at_all(self) -> None:
        """Look again at what was passed over because there was too much of it."""
        gc.unfreeze()

    def _look(self) -> None:
        """Collect the oldest generation whose turn it is, by Python's own thresholds."""
        due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if not any(due):
            return
        started = time.thread_time()
        gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))
        if time.thread_time() - started > SLOW_S:
            gc.freeze()


class WindowKeeper(QObject):
    """Holds the window of a session; a new one takes its place when the language changes (adr/0017)."""

    def __init__(self, session: Session, application: QApplication) -> None:
        from kie_desktop.ui.main_window import MainWindow
        from kie_desktop.ui.theme import Theme

        super().__init__()
        self._settings = session.settings
        self._translator = Translator(application)
        self._theme = Theme(application, self._settings["theme"])
        self._speak()
        self.window = MainWindow(session, self._theme)
        self._settings.changed.connect(self._on_setting_changed)

    @Slot(str)
    def open_file(self, path: str) -> None:
        """Open what the user double-clicked while the program runs."""
        self.window.commands.file.open_path(Path(path))

    @Slot(str)
    def show_fault(self, text: str) -> None:
        """Say that the program itself went wrong, and that all is saved where that is so."""
        session = self.window.session
        session.editor.settle()
        is_saved = session.path is None or session.is_read_only or not session.project.look_for_file()
        self.window.show_fault(f"{text} {tr('Your work is saved.')}" if is_saved else text)

    def end(self) -> None:
        """Delete the window and end the translation."""
        self._settings.changed.disconnect(self._on_setting_changed)
        _delete(self.window)
        self._theme.forget_icons()
        self._translator.speak("en")

    def _on_setting_changed(self, name: str) -> None:
        if name == "language":  # not now: the widget that was clicked belongs to the window that goes
            QTimer.singleShot(0, self, self._replace)

    def _speak(self) -> None:
        self._translator.speak(self._settings["language"])
        self._theme.set_language(self._translator.language)

    def _replace(self) -> None:
        from kie_desktop.ui.dialogs.settings import SettingsDialog

        old = self.window
        in_settings = any(dialog.isVisible() for dialog in old.findChildren(SettingsDialog))
        self._speak()
        self.window = old.replacement()
        self.window.show()
        if in_settings:
            self.window.commands.file.settings()
        old.close()
        _delete(old)  # at once: it must not answer what a job sends next, for the other window does


def _delete(window: MainWindow) -> None:
    """Delete a window now, with everything that listens to the session for it."""
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def count_tokens() -> CountTokens:
    """What counts the tokens of a text, with the starter's tokenizer. UserError where the starter is not there."""
    from kie_desktop.contract.packs import TOKENIZER, find_pack
    from kie_desktop.kie.tokenizer import Tokenizer

    tokenizer = Tokenizer.from_file(find_pack("starter") / TOKENIZER)
    return lambda text: len(tokenizer.encode(text))


def start_log() -> Path:
    """Send our log and Qt's messages to a file in the user's folder; returns the file."""
    path = crashes.log_folder() / "kie-desktop.log"
    root = logging.getLogger()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            path, maxBytes=1 << 20, backupCount=3, encoding="utf-8", errors="backslashreplace"
        )
    except OSError as error:  # a full or read-only disk must not keep the window shut
        handler = logging.StreamHandler()
        print(f"warning: {path}: the log cannot be written ({error.strerror})", file=sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    for old in [old for old in root.handlers if getattr(old, "of_window", False)]:
        root.removeHandler(old)
        old.close()
    handler.of_window = True  # type: ignore[attr-defined]
    root.addHandler(handler)
    qInstallMessageHandler(_log_qt)
    log.info("KIE Desktop %s", __version__)
    return path


class Faults(QObject):
    """While entered, every exception that nobody caught is logged and told; none is swallowed."""

    happened = Signal(str)

    def __init__(self, log_file: Path) -> None:
        super().__init__()
        self._log_file = log_file
        self._hooks = sys.excepthook, threading.excepthook
        self._latest = ""

    def __enter__(self) -> Faults:
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook, threading.excepthook = self._hooks

    def _on_exception(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None or issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        words = "".join(traceback.format_exception(kind, error, trace))
        if words == self._latest:  # a fault in painting comes back with every repaint that telling it causes
            return
        self._latest = words
        log.error("uncaught exception\n%s", words)
        print(words, file=sys.stderr)
        self.happened.emit(
            tr("An unexpected error occurred ({}). See {} for details.").format(
                f"{kind.__name__}: {error}", self._log_file
            )
        )


def _has_display() -> bool:
    """Whether Qt will find a display; without one it would abort the process."""
    if not sys.platform.startswith("linux") or "QT_QPA_PLATFORM" in os.environ:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _path(arguments: Sequence[str]) -> Path | None:
    """What to open, None for nothing. UserError where the arguments make no sense."""
    if len(arguments) > 1:
        raise UserError("the window opens only one project or folder at a time; see kie-desktop --help")
    path = Path(arguments[0]) if arguments else None
    if path is not None and not is_there(path):
        raise UserError(f"{path}: no such file, folder or command; see kie-desktop --help")
    return path


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(LEVELS.get(kind, logging.WARNING), "%s (%s)", message, context.category)
