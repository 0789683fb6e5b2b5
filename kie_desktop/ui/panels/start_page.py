"""What shows while no project is open: how to begin, and what was open before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kie_desktop.places import home_folder
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.panels.layouts import empty, title_row
from kie_desktop.ui.panels.start_bar import SUBJECTS
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import as_action_text

WAYS_IN = (
    (
        "open-folder",
        "folder",
        translatable("Open folder"),
        translatable("Every image and PDF in the folder becomes a page"),
    ),
    ("open-files", "files", translatable("Open files or PDF"), translatable("Open images, scans or PDFs")),
    (
        "open-sample",
        "sample",
        translatable("Open sample pages"),
        translatable("Try the program on sample forms and invoices"),
    ),
)
"""Action id, icon, words, explanation."""

RECENT_SHOWN = 6


class Card(QPushButton):
    """A large button: icon, words, explanation."""

    def __init__(self, theme: Theme, icon: str, words: str, explanation: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(words)
        self.setAccessibleDescription(explanation)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme, self._icon_name = theme, icon
        self._icon = QLabel()
        title = QLabel(words)
        title.setProperty("role", "heading")
        more = QLabel(explanation)
        more.setProperty("role", "muted")
        more.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(6)
        for label in (self._icon, title, more):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addStretch(1)
        height = self.fontMetrics().height()
        more.setFixedHeight(2 * height + 4)
        more.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFixedSize(QSize(16 * height, round(8.6 * height)))
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def _paint_icon(self) -> None:
        self._icon.setPixmap(self._theme.pixmap(self._icon_name, 32, "accent"))


class StartPage(QScrollArea):
    """The ways in, as cards, and the recent projects."""

    chosen = Signal(str)
    recent_chosen = Signal(Path)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._theme = theme
        content = QWidget()
        content.setObjectName("start-page")
        self.subject = ""
        """What the next pages that are opened are about (`start_bar.SUBJECTS`); "" where that is asked then."""
        self.subjects: dict[str, QPushButton] = {}
        self._next = QLabel()
        self._next.setProperty("role", "muted")
        self._recent_caption = QLabel(tr("Recent"))
        self._recent_caption.setProperty("role", "caption")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(title_row("KIE Desktop", tr("Extract fields from forms, invoices and receipts.")))
        column.addSpacing(14)
        column.addLayout(self._cards())
        column.addLayout(self._subject_row())
        column.addWidget(self._next)
        column.addSpacing(18)
        column.addWidget(self._recent_caption)
        column.addLayout(self._recent)
        column.addSpacing(10)
        hint = QLabel(tr("You can also drop folders, images and PDFs here. Nothing leaves this computer."))
        hint.setProperty("role", "muted")
        column.addWidget(hint)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(column)
        middle.addStretch(1)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(32, 32, 32, 32)
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)
        self.setWidget(content)
        theme.changed.connect(self._paint_recent)
        self.set_subject("")
        self.set_recent([])

    def set_recent(self, paths: list[Path]) -> None:
        """List projects that were open before, the latest first."""
        empty(self._recent)
        self._recent_caption.setVisible(bool(paths))
        for path in paths[:RECENT_SHOWN]:
            button = QPushButton(f"{as_action_text(path.stem)}    {_shortened(path.parent)}")
            button.setFlat(True)
            button.setProperty("recent", True)
            button.setToolTip(str(path))
            button.setAccessibleName(tr("Open {}").format(path))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _=False, path=path: self.recent_chosen.emit(path))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._paint_recent()

    def _cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        for action, icon, words, explanation in WAYS_IN:
            card = Card(self._theme, icon, tr(words), tr(explanation))
            card.clicked.connect(lambda _=False, action=action: self.chosen.emit(action))
            row.addWidget(card)
        row.addStretch(1)
        return row

    def set_subject(self, subject: str) -> None:
        """Take back or change what the next pages are about."""
        self.subject = subject
        for name, button in self.subjects.items():
            button.setChecked(name == subject)
        chosen = SUBJECTS.get(subject)
        unasked = tr("Optional: the program then knows which values to look for.")
        self._next.setText(tr("{}. Now open your pages.").format(tr(chosen[1])) if chosen else unasked)

    def _subject_row(self) -> QHBoxLayout:
        """What the pages are about: one answer at most, which a second click takes back."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel(tr("What are your pages?")))
        for subject, (name, tip) in SUBJECTS.items():
            button = QPushButton(tr(name))
            button.setCheckable(True)
            button.setToolTip(tr(tip))
            button.setAccessibleDescription(tr(tip))
            button.clicked.connect(lambda on, subject=subject: self.set_subject(subject if on else ""))
            self.subjects[subject] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _paint_recent(self) -> None:
        for row in range(self._recent.count()):
            item = self._recent.itemAt(row)
            button = item.widget() if item is not None else None
            if isinstance(button, QPushButton):
                button.setIcon(self._theme.icon("recent"))


def _shortened(folder: Path, letters: int = 60) -> str:
    home = home_folder()
    words = f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
    return words if len(words) <= letters else "…" + words[-letters + 1 :]
