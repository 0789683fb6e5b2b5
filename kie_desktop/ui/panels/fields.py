"""The fields of the document that shows: what was found, how far it can be trusted, and what to decide about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from kie_desktop.session import Session
from kie_desktop.ui.item_models.field_values import FieldRow, FieldValuesModel
from kie_desktop.ui.language import tr
from kie_desktop.ui.panels.field_details import FieldDetails
from kie_desktop.ui.panels.field_head import FieldHead
from kie_desktop.ui.panels.field_split import ValuesAndDetails
from kie_desktop.ui.panels.field_start import FieldStart
from kie_desktop.ui.panels.field_view import FieldView
from kie_desktop.ui.panels.layouts import muted
from kie_desktop.ui.panels.open_fields import OpenFields
from kie_desktop.ui.panels.records import RecordsView
from kie_desktop.ui.theme import Theme

DOCUMENT, KEYS, TABLES = range(3)
"""The tabs: named fields, keys and values of the page, tables of the document."""
TAB = "fields-tab"
"""Project setting: which tab is in front."""


class FieldsPanel(QWidget):
    """Follows the page that shows; it looks nothing up while it is hidden.

    pointed(place, spans): mark where something stands; place is that of a page in the document, -1 for nowhere.
    chosen(place, spans): show that place. document_chosen(key): show another document.
    accept, edit_schema, read_text: the buttons. hidden: another panel lies over it.
    """

    pointed = Signal(int, tuple)
    chosen = Signal(int, tuple)
    document_chosen = Signal(str)
    accept = Signal()
    edit_schema = Signal()
    read_text = Signal()
    hidden = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session = session
        self._fields = session.fields
        self._document = ""
        self._is_stale = True
        self._is_unread = False
        """Whether the document had not been read when its rows were filled: once it is, its first row is chosen."""
        self._is_following = False
        self.model = FieldValuesModel(
            theme, self._fields.decisions.set_text, lambda: not session.is_read_only and session.page is not None, self
        )
        self.view = FieldView(self.model, theme)
        self.details = FieldDetails(theme)
        self.start = FieldStart()
        self.head = FieldHead(session, theme)
        self.open_fields = OpenFields(session, theme)
        self.records = RecordsView(session)
        self.tabs = QTabBar(documentMode=True, drawBase=False, expanding=False)
        self.accept_button = QPushButton()
        self.notice = muted(tr("No page is open, or the page is excluded."))
        self._stack, self._both = QStackedWidget(), QStackedWidget()
        self._theme = theme
        self._lay_out()
        self._connect()

    # --- what commands ask

    @property
    def row(self) -> FieldRow | None:
        """The current row."""
        place = self.view.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    @property
    def is_settled(self) -> bool:
        """Whether nothing of the document waits for a person."""
        return not any(row.waits for row in self.model.rows)

    def begin(self) -> None:
        """Give the table the keyboard, at the first value that waits for a person; of forms, their keys and values."""
        if self._fields.schema is None and self.tabs.currentIndex() == KEYS:
            self.open_fields.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.tabs.setCurrentIndex(DOCUMENT)
        self.refresh()
        if self._stack.currentWidget() is self.start:
            self.start.buttons["receipt"].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if self.view.hasFocus():
            self.view.focused.emit()  # it was handed the keyboard before, and is asked for now
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.row is None or not self.row.waits:
            self.go_on()

    def show_keys(self) -> None:
        """Have the keys and values of the page in front."""
        self.tabs.setCurrentIndex(KEYS)

    def go_on(self) -> bool:
        """Go to the next value that waits for a person, round the end; False where none does."""
        self.refresh()
        place = self.model.next_waiting(self.view.currentIndex().row())
        if place is not None:
            self.choose_row(place)
        return place is not None

    def choose_row(self, row: int) -> None:
        """Make a row the current one."""
        self.view.setCurrentIndex(self.model.index(row, 0))

    def show_field(self, name: str) -> None:
        """Make the first value of a field the current row."""
        self.tabs.setCurrentIndex(DOCUMENT)
        self.refresh()
        row = self.model.row_of(name)
        if row is not None:
            self.choose_row(row)

    def show_last_of(self, name: str) -> None:
        """Make the last value of a field the current row."""
        self.refresh()
        rows = [place for place, row in enumerate(self.model.rows) if row.name == name]
        if rows:
            self.choose_row(rows[-1])

    def reveal(self) -> None:
        """Show where the current value stands."""
        self._tell_place(self.chosen)

    def refresh(self) -> None:
        """Show what the document says now."""
        if self._is_stale:
            self._is_stale = False
            self._fill()

    # --- following the session

    def showEvent(self, event: QShowEvent) -> None:
        """Look at what has changed meanwhile."""
        super().showEvent(event)
        self.refresh()
        self._tell_place(self.pointed)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is marked on the page for it any more."""
        super().hideEvent(event)
        self.pointed.emit(-1, ())
        self.hidden.emit()

    def _on_changed(self) -> None:
        self._is_stale = True
        if self.isVisible() and not self.view.is_editing:  # else what is being typed would be gone
            self.refresh()

    def _on_opened(self) -> None:
        """Show what was in front when the project was closed."""
        kept = self._session.editor.recall(TAB)
        self.tabs.setCurrentIndex(kept if kept in (KEYS, TABLES) else DOCUMENT)

    def _on_tab_chosen(self, tab: int) -> None:
        self._both.setCurrentIndex(tab)
        self._tell_place(self.pointed)
        if self._session.path is not None:
            self._session.editor.remember(TAB, tab)

    def _on_jobs_changed(self) -> None:
        """Say whether the text is being read."""
        self.head.show_reading()
        if any(row.is_coming != (self.head.is_coming and not row.is_read) for row in self.model.rows):
            self._on_changed()

    def _on_document_changed(self, key: str) -> None:
        if key == self._document:
            self._on_changed()

    def _fill(self) -> None:
        fields, document = self._fields, self._fields.document
        found = fields.values()
        self.start.set_enabled(self._session.path is not None and not self._session.is_read_only)
        self.start.show_fault(fields.schema_fault, self._theme.colour("error").name())
        self.head.show_learning()
        if fields.schema is None or document is None or found is None:
            self._document = ""
            self._stack.setCurrentWidget(self.start if fields.schema is None else self.notice)
            self.model.show(())
            self.pointed.emit(-1, ())
            return
        self._stack.setCurrentIndex(1)
        is_other = document.key != self._document
        self._document = document.key
        self.head.show_document(document, found.problems)
        is_first = is_other or (self._is_unread and fields.has_proposals())
        self._is_unread = not fields.has_proposals()
        before = self.row if not is_first else None
        kept = before.name if before is not None else ""
        self._is_following = True
        try:
            self._show_rows([*_rows(self._session, is_coming=self.head.is_coming)])
            if is_first or self.row is None:
                places = self.model.row_of(kept), self.model.next_waiting(-1), 0
                self.choose_row(next(place for place in places if place is not None))
            elif before is not None and before.waits and not self.row.waits and not self.row.is_decided:
                self._leave_settled()
        finally:
            self._is_following = False
        self._on_row_changed()
        self._tell_place(self.pointed)

    def _leave_settled(self) -> None:
        """What was in doubt is sure since more was learned: go to what still waits."""
        place = self.model.next_waiting(self.view.currentIndex().row())
        if place is not None:
            self.choose_row(place)

    def _show_rows(self, rows: Sequence[FieldRow]) -> None:
        self.model.show(rows)
        self.accept_button.setText(tr("Accept, go on") if not self.is_settled else tr("Mark reviewed, next document"))
        has_something = any(row.is_read or row.value.value is not None for row in rows)
        self.accept_button.setEnabled(has_something and not self._session.is_read_only)

    def _on_row_changed(self) -> None:
        row = self.row
        self.details.show_row(row, self._fields.alternatives(row.name) if row else ())

    def _on_current_changed(self) -> None:
        if not self._is_following:
            self._on_row_changed()
            self._tell_place(self.chosen)

    # --- places

    def _tell_place(self, signal: SignalInstance, row: FieldRow | None = None) -> None:
        """Tell where a value stands, by default that of the current row."""
        row = row or self.row
        if row is None or row.value.page is None:
            signal.emit(-1, ())
        else:
            signal.emit(row.value.page, row.value.spans)

    def _on_pointed(self, row: int) -> None:
        self._tell_place(self.pointed, self.model.rows[row] if 0 <= row < len(self.model.rows) else None)

    def _on_candidate_pointed(self, number: int) -> None:
        others = self._fields.alternatives(self.row.name) if self.row else ()
        if 1 <= number <= len(others):
            self.pointed.emit(others[number - 1].page, others[number - 1].spans)
        else:
            self._tell_place(self.pointed)

    # --- putting together

    def _lay_out(self) -> None:
        self.notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notice.setMinimumWidth(0)
        self.accept_button.setProperty("primary", True)
        self.details.setObjectName("panel")
        self.details.add_beside_title(self.accept_button)
        parts = ValuesAndDetails(self.view, self.details)
        body = QWidget()
        body.setObjectName("panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(parts, 1)
        for part in (self.start, body, self.notice):
            self._stack.addWidget(part)
        self._both.addWidget(self._stack)
        self._both.addWidget(self.open_fields)
        self._both.addWidget(self.records)
        self.tabs.setProperty("inner", True)
        self.tabs.addTab(tr("Document"))
        self.tabs.addTab(tr("Keys and values"))
        self.tabs.addTab(tr("Tables"))
        self.tabs.setTabToolTip(0, tr("The fields that you chose for all documents"))
        self.tabs.setTabToolTip(1, tr("All keys on this page, with the values linked to them"))
        self.tabs.setTabToolTip(2, tr("The tables of the document, row by row"))
        self.tabs.setAccessibleName(tr("Kinds of fields"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.tabs)
        outer.addWidget(self._both)

    def _connect(self) -> None:
        fields, session = self._fields, self._session
        fields.document_changed.connect(self._on_document_changed)
        session.jobs.changed.connect(self._on_jobs_changed)
        for signal in (fields.schema_changed, fields.documents_changed, fields.learned, fields.busy_changed):
            signal.connect(self._on_changed)
        session.pages.page_shown.connect(self._on_changed)
        session.project.closed.connect(self._on_changed)
        self.view.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.view.left.connect(self.refresh)
        self.view.pointed.connect(self._on_pointed)
        self.view.clicked.connect(lambda _: self._tell_place(self.chosen))
        self.details.pointed.connect(self._on_candidate_pointed)
        self.details.candidate.connect(self.view.candidate)
        self.accept_button.clicked.connect(self.accept)
        self.head.edit_schema.connect(self.edit_schema)
        self.head.read_text.connect(self.read_text)
        self.head.document_chosen.connect(self.document_chosen)
        self.tabs.currentChanged.connect(self._on_tab_chosen)
        session.project.opened.connect(self._on_opened)
        self._on_opened()
        self.records.pointed.connect(self.pointed)
        self.records.chosen.connect(self.chosen)
        self._theme.changed.connect(self._on_changed)


def _rows(session: Session, *, is_coming: bool) -> Sequence[FieldRow]:
    """The rows of the document that shows. is_coming: its values are about to be proposed."""
    fields = session.fields
    found = fields.values()
    is_read, seen, measured = fields.has_proposals(), dict[str, int](), fields.survey.measured()
    rows = []
    for value in found.values if found else ():
        name = value.name or ""
        seen[name] = seen.get(name, -1) + 1
        needs_look, quality = fields.needs_look(value), fields.quality(name)
        row = FieldRow(value, seen[name], needs_look, is_read, is_coming and not is_read, quality, measured.get(name))
        rows.append(row)
    return rows
