"""What the dialogs that begin runs have in common: words, a form, what is found on the pages, and a button."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QFrame, QPushButton, QScrollArea, QWidget

from kie_desktop.session import Session
from kie_desktop.ui.dialogs.page_choice import PageChoice, PageFindings, fit_height
from kie_desktop.ui.panels.layouts import lay_out, muted
from kie_desktop.ui.theme import Theme


class RunDialog(QDialog):
    """Begins runs and closes. started: they are being prepared. show_problems: the user wants to see them.

    Whoever is this makes its widgets, calls `_lay_out`, and `_open` at the end.
    """

    started = Signal()
    show_problems = Signal()

    def __init__(
        self, session: Session, theme: Theme, title: str, button: str, pages: PageChoice, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._theme = theme
        self.pages = pages
        self.findings = PageFindings(session, theme)
        self.start_button = QPushButton(button)
        self.area = QScrollArea(widgetResizable=True)
        """Around the form where that may be closed, and is long when it is open."""
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @abstractmethod
    def _show_preview(self) -> None:
        """Say what would be done, and let it begin only where it can."""

    @abstractmethod
    def _queue(self) -> None:
        """Have the runs prepared."""

    def _lay_out(self, words: str, form: QFormLayout, *switches: QWidget) -> None:
        """words: what the dialog is for. form: the choices, empty as yet. switches: of what the form shows.

        With a switch the form may be closed, so what will happen stands above it.
        """
        about = muted(words)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.start_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.start_button.setDefault(True)
        self.start_button.setProperty("primary", True)
        buttons.rejected.connect(self.close)
        if not switches:
            lay_out(self, about, form, self.findings, buttons)
            return
        content = QWidget()
        content.setLayout(form)
        self.area.setWidget(content)
        lay_out(self, about, self.findings, *switches, self.area, buttons, growing=self.area)

    def _open(self) -> None:
        """Follow the choice of pages and the buttons, and look at the pages for the first time."""
        self.pages.changed.connect(self._look)
        self.findings.asked.connect(self._show_problems)
        self.start_button.clicked.connect(self._start)
        self._look()
        fit_height(self)

    def _look(self) -> None:
        """Count, and have the pages checked."""
        self._show_preview()
        self.findings.check(self.pages.chosen())

    def _show_problems(self) -> None:
        self.show_problems.emit()
        self.close()

    def _start(self) -> None:
        self._queue()
        self.started.emit()
        self.close()
