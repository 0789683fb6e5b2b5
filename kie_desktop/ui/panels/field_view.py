"""The table of a document's fields: how its cells look and are edited, and which keys it keeps for itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kie_desktop.fields.schema import FieldType
from kie_desktop.ui.item_models import Index
from kie_desktop.ui.item_models.field_values import (
    NAME,
    STATE,
    TYPE_ROLE,
    VALUE,
    FieldRow,
    FieldValuesModel,
    shown_value,
)
from kie_desktop.ui.keyboard import has_vanished
from kie_desktop.ui.keys import portable_of
from kie_desktop.ui.language import tr
from kie_desktop.ui.theme import Theme

_LINES_EDITED = 4
_USUAL_NAME = 18
"""A line of a name has room for so many characters, and more where values leave it."""
_NAMES_SHARE = 0.36
"""Of a narrow table names get no more than this: it is values that people look at."""
_MOST_LINES = 3
_PADDING = 11
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_DIGITS = "123456789"
_BY_PERSON = (
    Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason,
)  # fmt: skip


class FieldView(QTableView):
    """Letters begin to correct the value; 1 to 9 choose a candidate; other keys do what `action_of` names.

    candidate(number). pointed(row or -1): the pointer is over another row. entered: a value was typed, and Enter
    pressed. left: nothing is being typed any more. focused: a person gave it the keyboard.
    """

    candidate = Signal(int)
    pointed = Signal(int)
    entered = Signal()
    left = Signal()
    focused = Signal()

    def __init__(self, model: FieldValuesModel, theme: Theme) -> None:
        super().__init__()
        self.action_of: Callable[[str], QAction | None] = lambda _: None
        self._pointed = -1
        self._is_asked = False
        self._rows: Callable[[], Sequence[FieldRow]] = lambda: model.rows
        self._delegate = _ValueDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegateForColumn(VALUE, self._delegate)
        self.setItemDelegateForColumn(NAME, _NameDelegate(self))
        self._delegate.closeEditor.connect(self._on_editor_closed)  # once the view itself has closed it
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Fields of the document"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Stretch)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_moved)
        model.modelReset.connect(self._fit_columns)
        model.dataChanged.connect(self._fit_columns)

    def edit_value(self) -> bool:
        """Begin to correct the current value; False where the table has not the keyboard."""
        index = self.currentIndex()
        if not self.hasFocus() or not index.isValid():
            return False
        self.edit(index.siblingAtColumn(VALUE))
        return True

    @property
    def is_editing(self) -> bool:
        """Whether a value is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def event(self, event: QEvent) -> bool:
        """Keep the table's own keys from being shortcuts of the window, such as the digits of labels."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_text = bool(event.text().strip()) and not event.modifiers() & _COMMANDS
            if is_text or event.key() == Qt.Key.Key_F2 or self.action_of(portable_of(event)) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An action of the panel, a candidate's number, or else what tables do with keys."""
        action = self.action_of(portable_of(event))
        if self.is_editing:
            super().keyPressEvent(event)  # an editor passes on the Enter that ends it
        elif action is not None:
            action.trigger()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_value()
        elif event.text() in _DIGITS and event.text() and not event.modifiers() & _COMMANDS:
            self.candidate.emit(int(event.text()))
        elif event.text().strip() and not event.modifiers() & _COMMANDS and self.currentIndex().isValid():
            index = self.currentIndex().siblingAtColumn(VALUE)
            self.setCurrentIndex(index)
            self.edit(index, QAbstractItemView.EditTrigger.AnyKeyPressed, event)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which row the pointer is over."""
        self._point(self.rowAt(round(event.position().y())))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is over none."""
        self._point(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """It has the keyboard now; `focused` tells so where a person gave it, not where Qt handed it on."""
        super().focusInEvent(event)
        self._is_asked = event.reason() in _BY_PERSON

    def _on_focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Qt names Tab as the reason, too, where what had the keyboard vanishes."""
        if now is self and self._is_asked and not has_vanished(before):
            self.focused.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names get more room in a wider table."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Room for names and states, and what is left for values; a long name goes on in the next line."""
        metrics = self.fontMetrics()
        rows: Sequence[FieldRow] = self._rows()
        widest = max((metrics.horizontalAdvance(row.name) for row in rows), default=0) + 2 * _PADDING
        icon = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        state = max((metrics.horizontalAdvance(row.state_words) for row in rows), default=0) + icon + 2 * _PADDING
        value = max((metrics.horizontalAdvance(shown_value(row)) for row in rows), default=0) + 2 * _PADDING
        usual = _USUAL_NAME * metrics.horizontalAdvance("x") + 2 * _PADDING
        room = self.viewport().width()
        name = min(widest, max(min(usual, round(_NAMES_SHARE * room)), room - state - value))
        for column, width in ((NAME, name), (STATE, state)):
            header = self.horizontalHeader()
            header.resizeSection(column, max(width, header.sectionSizeHint(column)))
        line, width = self.verticalHeader().defaultSectionSize(), self.columnWidth(NAME) - 2 * _PADDING
        for place, row in enumerate(rows):
            words = metrics.boundingRect(QRect(0, 0, width, line), Qt.TextFlag.TextWordWrap, _breakable(row.name))
            lines = min(_MOST_LINES, round(words.height() / metrics.height()))
            self.setRowHeight(place, line + (lines - 1) * metrics.height())

    def _point(self, row: int) -> None:
        if row != self._pointed:
            self._pointed = row
            self.pointed.emit(row)

    def _on_editor_closed(self, _: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.left.emit()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.entered.emit()


def _breakable(name: str) -> str:
    """A name that Qt breaks behind an underscore, too."""
    return name.replace("_", "_\u200b")


class _NameDelegate(QStyledItemDelegate):
    """Breaks a long name behind an underscore, too: their ends tell `customer_street` and `customer_city` apart."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt breaks a text at spaces only."""
        super().initStyleOption(option, index)
        option.text = _breakable(option.text)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText


class _ValueDelegate(QStyledItemDelegate):
    """Shows what a value means behind it, and edits values of several lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and in what is left of it an arrow and the meaning."""
        super().paint(painter, option, index)
        model = index.model()
        row: FieldRow = model.rows[index.row()]  # type: ignore[attr-defined]  # a FieldValuesModel
        if not row.meaning:
            return
        metrics = QFontMetrics(option.font)
        used = metrics.horizontalAdvance(f"{index.data() or ''} ") + 10
        area = QRect(option.rect.left() + used, option.rect.top(), option.rect.width() - used - 4, option.rect.height())
        words = f"→ {row.meaning}"
        if area.width() < metrics.horizontalAdvance(words[:4]):
            return
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("text" if is_selected else "muted"))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line, or room for several."""
        if index.data(TYPE_ROLE) != FieldType.LINES:  # Qt makes a plain str of it
            editor = super().createEditor(parent, option, index)
        else:
            editor = QPlainTextEdit(parent)
            editor.setTabChangesFocus(True)
        editor.setAccessibleName(tr("Value of {}").format(index.model().index(index.row(), NAME).data()))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The value as it is, all of it selected."""
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was typed."""
        if isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Room for several lines, as far as the table has it."""
        super().updateEditorGeometry(editor, option, index)
        around = editor.parentWidget()
        if isinstance(editor, QPlainTextEdit) and around is not None:
            place, room = editor.geometry(), around.height()
            place.setHeight(min(room, _LINES_EDITED * option.fontMetrics.height() + 12))
            place.moveTop(max(0, min(place.top(), room - place.height())))
            editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter ends editing several lines too; with Shift it begins another one."""
        if isinstance(editor, QPlainTextEdit) and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                return False
            if is_enter and event.type() == QEvent.Type.KeyPress:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.SubmitModelCache)
                return True
        return super().eventFilter(editor, event)
