"""Five hints for the first page, one at a time, in a corner of it; closed for good by its button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from kie_desktop.domain.page import ReviewState
from kie_desktop.session import JobKind, Session
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.theme import Theme

HINTS = (
    translatable("Press F5 to read this page: every line of text gets a box, a label and its links."),
    translatable("Click a box and press the key of a label. Shift+click selects several boxes."),
    translatable("Double-click a box to correct its text. Ctrl+1 to Ctrl+9 take a suggestion."),
    translatable("Press L and drag from a key to its value, or select both and press Ctrl+J."),
    translatable("When the page is right, press Ctrl+Page Down. F1 shows all keys, Ctrl+K finds every command."),
)
FIELD_HINTS = (
    translatable("The values of this document are on the right, and marked on the page. “Look” asks you to check one."),
    translatable("Enter accepts a value and goes to the next one. 1 to 9 take another candidate."),
    translatable("If a value is wrong, click the right line on the page, or type it."),
    translatable("“Edit fields…” takes away fields that you do not need, and adds others."),
    translatable("When the values are right, Export > Export table of documents writes an Excel file."),
)
"""Where the project has fields."""
IS_BEING_READ = translatable("The text of the pages is being read: every line gets a box.")
VALUES_COME = translatable("The text is being read. Then the values of each document appear on the right.")
IS_READ = translatable("The text of this page is read. Press F5 to give each line a label and its links.")
"""In place of the first hint."""
IS_LABELLED = translatable("This page is annotated. On a new one, press F5 to read it and propose labels and links.")
MARGIN = 14
WIDTH = 340


class Tour(QFrame):
    """Lies over the upper right corner of its host, in no layout. closed: by the user, who wants to see it no more."""

    closed = Signal()

    def __init__(self, theme: Theme, session: Session, host: QWidget) -> None:
        super().__init__(host)
        self._session = session
        self._host = host
        self._theme = theme
        self._place = 0
        self.setObjectName("tour")
        self.setAccessibleName(tr("Hints"))
        self.words = QLabel(wordWrap=True)
        self.where = QLabel()
        self.where.setProperty("role", "muted")
        self.next_button = QPushButton()
        self.close_button = QToolButton()
        self.close_button.setProperty("quiet", True)
        self.close_button.setToolTip(tr("Close the hints; Help > Hints shows them again"))
        self.close_button.setAccessibleName(tr("Close the hints"))
        for button in (self.next_button, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the page keeps the keyboard
        top = QHBoxLayout()
        top.addWidget(self.where, 1)
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 8, 12)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.words)
        column.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.next_button.clicked.connect(self._go_on)
        self.close_button.clicked.connect(self._close)
        theme.changed.connect(self._paint)
        for signal in (
            session.pages.page_shown,
            session.pages.shown_edited,
            session.jobs.changed,
            session.fields.schema_changed,
        ):
            signal.connect(self._show_hint)
        host.installEventFilter(self)
        self._paint()
        self._show_hint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if isinstance(event, QResizeEvent):
            self._settle()
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        if self._place + 1 == len(self._hints):
            self._close()
        else:
            self._place += 1
            self._show_hint()

    def _show_hint(self) -> None:
        number, total = self._place + 1, len(self._hints)
        words = tr(self._hints[self._place] if self._place else self._first_hint())
        if words != self.words.text() or self.where.text() == "":
            self.words.setText(words)
            self.where.setText(tr("Hint {number} of {total}").format(number=number, total=total))
            self.next_button.setText(tr("Done") if number == total else tr("Next hint"))
            self._settle()

    @property
    def _hints(self) -> tuple[str, ...]:
        return HINTS if self._session.fields.schema is None else FIELD_HINTS

    def _first_hint(self) -> str:
        """What happens to the page as it is, or what F5 would do."""
        page, has_fields = self._session.page, self._session.fields.schema is not None
        is_empty = page is None or not page.entities
        if is_empty and self._session.jobs.find(JobKind.ANNOTATING) is not None:
            return VALUES_COME if has_fields else IS_BEING_READ
        if page is None or is_empty:
            return HINTS[0]
        if has_fields:
            return FIELD_HINTS[0]
        return IS_READ if page.state is ReviewState.NEW else IS_LABELLED

    def _settle(self) -> None:
        width = min(WIDTH, self._host.width() - 2 * MARGIN)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else self.sizeHint().height()
        self.setGeometry(self._host.width() - width - MARGIN, MARGIN, width, height)
        self.raise_()

    def _paint(self) -> None:
        self.close_button.setIcon(self._theme.icon("close"))

    def _close(self) -> None:
        self._host.removeEventFilter(self)
        self.hide()
        self.closed.emit()
