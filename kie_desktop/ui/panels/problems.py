"""What the checks found; a double-click shows the place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from kie_desktop.domain.problems import Problem
from kie_desktop.session import Session
from kie_desktop.ui.item_models.pages import count
from kie_desktop.ui.item_models.problems import ProblemListModel, ProblemRole
from kie_desktop.ui.theme import Theme


class ProblemsPanel(QWidget):
    """Looks when asked to; the list stands until the next look."""

    chosen = Signal(object)  # Problem
    counted = Signal(int)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session = session
        self.model = ProblemListModel(theme, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setWordWrap(True)
        self.view.setSpacing(3)
        self.view.setIconSize(QSize(16, 16))
        self.view.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.view.setAccessibleName("Problems")
        self.view.activated.connect(self._choose)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setProperty("role", "muted")
        self.look = QPushButton("Find problems")
        self.look.setToolTip("Look for what would fail or go silently wrong in training (F8)")
        self.look.clicked.connect(self.refresh)
        top = QHBoxLayout()
        top.setContentsMargins(10, 8, 8, 8)
        top.addWidget(self.summary, 1)
        top.addWidget(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        session.project_opened.connect(self._forget)
        session.project_closed.connect(self._forget)
        session.problems_found.connect(self._show)
        theme.changed.connect(self.view.viewport().update)
        self._forget()

    def refresh(self) -> None:
        """Check all pages that are not excluded; the answer comes when all were looked at."""
        self.summary.setText("Looking …")
        self._session.find_problems()

    def _show(self, problems: list[Problem]) -> None:
        self.model.set_problems(problems)
        self.counted.emit(len(problems))
        errors, warnings = self.model.counts()
        if errors or warnings:
            words = f"{count(errors, 'error', 'errors')}, {count(warnings, 'warning', 'warnings')}."
            self.summary.setText(f"{words} Double-click shows the place.")
        else:
            self.summary.setText("No problems found.")

    def _forget(self) -> None:
        self.model.set_problems([])
        self.counted.emit(0)
        self.summary.setText("Not looked yet.")
        self.look.setEnabled(self._session.path is not None)

    def _choose(self, index: QModelIndex) -> None:
        problem: Problem = index.data(ProblemRole.PROBLEM)
        self.chosen.emit(problem)
