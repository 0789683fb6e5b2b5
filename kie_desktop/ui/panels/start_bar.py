"""The bar over a newly opened folder that asks what its pages are about. It lies over the page and moves nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QToolButton, QWidget

from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.theme import Theme

FORM, OWN = "form", "own"
SUBJECTS = {
    FORM: (translatable("Forms"), translatable("Find the questions on each page, and the answers to them")),
    "receipt": (translatable("Receipts"), translatable("Find company, address, date, total, tax and more")),
    "invoice": (translatable("Invoices"), translatable("Find number, dates, seller, buyer, amounts and more")),
    OWN: (translatable("Something else…"), translatable("Type or paste the names of the values that you need")),
}
"""What pages may be about: `form`, a template of fields, or `own`; its name, and what choosing it does."""

MARGIN = 10


class StartBar(QFrame):
    """chosen(subject): one of `SUBJECTS`."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        host.installEventFilter(self)
        self.setObjectName("start-bar")
        self._theme = theme
        self._words = QLabel(tr("What are these pages?"))
        self._words.setProperty("role", "heading")
        self.buttons: dict[str, QPushButton] = {}
        self.close_button = QToolButton()
        self.close_button.setProperty("quiet", True)
        self.close_button.setToolTip(tr("Decide later, in the Fields panel or in Labels > Edit labels"))
        self.close_button.setAccessibleName(tr("Decide later"))
        self.close_button.clicked.connect(self.hide)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 6, 6, 6)
        self._grid.setSpacing(8)
        for subject, (name, tip) in SUBJECTS.items():
            button = QPushButton(tr(name))
            button.setToolTip(tr(tip))
            button.setAccessibleDescription(tr(tip))
            button.clicked.connect(lambda _=False, subject=subject: self._choose(subject))
            self.buttons[subject] = button
        theme.changed.connect(self._paint)
        self._paint()
        self.hide()

    def ask(self) -> None:
        """Show it."""
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the edge of the host, whatever becomes of its size."""
        if isinstance(event, QResizeEvent) and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _choose(self, subject: str) -> None:
        self.hide()
        self.chosen.emit(subject)

    def _paint(self) -> None:
        self.close_button.setIcon(self._theme.icon("close"))

    def _place(self) -> None:
        """In the middle of the upper edge: in one row where the host is wide enough, else the answers below."""
        host = self.parentWidget()
        if host is None:
            return
        room, most = max(0, host.width() - 2 * MARGIN), len(self.buttons)
        for columns, in_one_row in ((most, True), *((columns, False) for columns in range(most, 0, -1))):
            self._arrange(columns, in_one_row=in_one_row)
            if self.sizeHint().width() <= room:
                break
        size = self.sizeHint()
        self.setGeometry((host.width() - size.width()) // 2, MARGIN, size.width(), size.height())

    def _arrange(self, columns: int, *, in_one_row: bool) -> None:
        """Put the answers beside the question, or in rows of so many below it."""
        while self._grid.count():
            self._grid.takeAt(0)
        first = int(in_one_row)
        self._grid.addWidget(self._words, 0, 0, 1, 1 if in_one_row else columns)
        for number, button in enumerate(self.buttons.values()):
            row, column = (0, number + 1) if in_one_row else (1 + number // columns, number % columns)
            self._grid.addWidget(button, row, column)
        self._grid.addWidget(self.close_button, 0, columns + first, Qt.AlignmentFlag.AlignRight)
        self._grid.invalidate()
