"""A frame at the foot of a dialog: how far an runner is, with a button that cancels it, or what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kie_desktop.session import CommandProgress, CommandRunner
from kie_desktop.ui.language import tr, tr_message
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import size

ICONS = {"success": "success", "info": "info", "error": "error"}


class WorkFrame(QFrame):
    """Away while there is nothing to tell."""

    def __init__(self, runner: CommandRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message-bar")
        self._errand = runner
        self._theme = theme
        self.work = QLabel(wordWrap=True)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(tr("Progress"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.outcome = QLabel(wordWrap=True)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.outcome.setAccessibleName(tr("Result"))
        self._icon = QLabel()
        self._lay_out()
        self.cancel_button.clicked.connect(runner.cancel)
        runner.changed.connect(self.show_work)
        runner.progressed.connect(self.show_work)
        theme.changed.connect(self.show_work)
        self.show_work()

    def show_work(self) -> None:
        """Show what is under way, else what was done last."""
        doing, latest = self._errand.doing, self._errand.latest
        self.setVisible(doing is not None or latest is not None)
        for part in (self.work, self.progress, self.cancel_button):
            part.setVisible(doing is not None)
        for part in (self._icon, self.outcome):
            part.setVisible(doing is None)
        if doing is not None:
            self._show_doing(doing)
        level, words = ("info", "") if doing is not None or latest is None else latest
        self.outcome.setText(tr_message(words))
        self._icon.setPixmap(self._theme.pixmap(ICONS[level], 20, level if level != "info" else "accent"))
        if self.property("level") != level:
            self.setProperty("level", level)
            self.style().polish(self)

    def _lay_out(self) -> None:
        told = QHBoxLayout()
        told.setSpacing(10)
        told.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.outcome, 1)
        doing = QHBoxLayout()
        doing.setSpacing(10)
        doing.addWidget(self.progress, 1, Qt.AlignmentFlag.AlignVCenter)
        doing.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.work)
        column.addLayout(doing)
        column.addLayout(told)

    def _show_doing(self, doing: CommandProgress) -> None:
        self.work.setText(progress_of(doing))
        self.progress.setRange(0, 1000 if doing.total else 0)
        self.progress.setValue(round(1000 * doing.done / doing.total) if doing.total else 0)
        self.cancel_button.setEnabled(not doing.is_stopping)


def progress_of(doing: CommandProgress) -> str:
    """What is under way, and how far it is."""
    text = tr_message(doing.text)
    if not doing.total:
        return f"{text}…"
    share = f"{doing.done / doing.total:.0%}"
    return tr("{text}: {share}, {done} of {total}").format(
        text=text, share=share, done=size(doing.done), total=size(doing.total)
    )
