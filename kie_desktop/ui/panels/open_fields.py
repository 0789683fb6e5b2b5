"""The keys of the page that shows and the values linked to them, without any schema."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from kie_desktop.fields.open_fields import fields_of
from kie_desktop.session import Session
from kie_desktop.ui.dialogs.tables import set_up
from kie_desktop.ui.item_models import Index
from kie_desktop.ui.item_models.open_fields import KEY, STATE, VALUE, OpenFieldsModel
from kie_desktop.ui.language import tr
from kie_desktop.ui.panels.layouts import muted
from kie_desktop.ui.theme import Theme

_FOLLOW_MS = 150


class OpenFields(QWidget):
    """Follows the page while it shows. pointed(ids): mark these entities, none for (). chosen(ids): select them."""

    pointed = Signal(tuple)
    chosen = Signal(tuple)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session = session
        self.model = OpenFieldsModel(theme, self)
        self.view = QTableView()
        self.view.setModel(self.model)
        set_up(self.view, tr("Keys and values of the page"), (0, 0, 12))
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(KEY, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.ResizeToContents)
        self.view.setMouseTracking(True)
        words = tr("No entity on this page is labelled as a key or a field. Pre-annotate the page, or label its keys.")
        self._nothing = muted(words)
        self._nothing.setMinimumWidth(0)
        self._nothing.setContentsMargins(14, 14, 14, 14)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._timer = QTimer(self, singleShot=True, interval=_FOLLOW_MS)
        self._timer.timeout.connect(self._fill)
        for signal in (session.pages.page_shown, session.pages.page_edited, session.project.label_set_changed):
            signal.connect(self._fill_soon)
        session.project.closed.connect(self._fill_soon)
        self.view.entered.connect(lambda index: self.pointed.emit(self.model.entities_of(index.row())))
        self.view.viewportEntered.connect(lambda: self.pointed.emit(()))
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at what has changed meanwhile."""
        super().showEvent(event)
        self._fill()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is marked on the page for it any more."""
        super().hideEvent(event)
        self.pointed.emit(())

    def _fill_soon(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _fill(self) -> None:
        page = self._session.page
        self.model.show(fields_of(page, self._session.label_set) if page is not None else [])
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        if self.isVisible():
            self.pointed.emit(())

    def _choose(self, index: Index) -> None:
        self.chosen.emit(self.model.entities_of(index.row()))
