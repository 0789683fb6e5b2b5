"""The pages of the project: thumbnails, names, states and counts, with a filter."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.session import PageSummary, Session
from kie_desktop.session.review.problem_list import ProblemList
from kie_desktop.ui.item_models.page_filter import ALL, LABEL, ORDERS, PAGE_FILTERS, PageFilter, PageMarks
from kie_desktop.ui.item_models.pages import (
    STATE_TOKENS,
    PageListModel,
    PageRole,
    page_name,
    state_words,
)
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.theme import Theme

THUMBNAIL = 60
"""Longest side of a thumbnail in logical pixels."""
MARGIN = 8


class PageDelegate(QStyledItemDelegate):
    """Paints a page: picture, name, state badge, counts."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Three lines of text or the thumbnail, whichever is taller."""
        lines = 3 * QFontMetrics(option.font).height() + 4
        return QSize(160, max(THUMBNAIL, lines) + 2 * MARGIN)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        summary: PageSummary = index.data(PageRole.SUMMARY)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._background(painter, rect, state)
        frame = QRect(rect.left() + MARGIN, rect.top() + MARGIN, THUMBNAIL, rect.height() - 2 * MARGIN)
        self._picture(painter, frame, index.data(PageRole.THUMBNAIL))
        text = rect.adjusted(THUMBNAIL + 2 * MARGIN + 2, MARGIN, -MARGIN, -MARGIN)
        self._words(painter, text, option.font, summary)
        painter.restore()

    def _background(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        token = ""
        if state & QStyle.StateFlag.State_Selected:
            token = "accent_soft"
        elif state & QStyle.StateFlag.State_MouseOver:
            token = "hover"
        if not token:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(token))
        painter.drawRoundedRect(QRectF(rect).adjusted(3, 1, -3, -1), 7, 7)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(QRectF(rect.left() + 3, rect.top() + 12, 3, rect.height() - 24), 1.5, 1.5)

    def _picture(self, painter: QPainter, frame: QRect, picture: QPixmap | None) -> None:
        if picture is None:
            paper = QRectF(0, 0, frame.height() * 0.72, frame.height())
            paper.moveCenter(QRectF(frame).center())
            painter.setPen(self._theme.colour("border"))
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(paper, 3, 3)
            return
        size = QSize(picture.size()).scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(frame.topLeft(), size)
        target.moveCenter(frame.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, picture)
        painter.setPen(self._theme.colour("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(target).adjusted(0.5, 0.5, -0.5, -0.5))

    def _words(self, painter: QPainter, area: QRect, font: QFont, summary: PageSummary) -> None:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        line = metrics.height()
        top = area.top() + max(0, (area.height() - 3 * line - 4) // 2)
        painter.setFont(bold)
        painter.setPen(self._theme.colour("text"))
        name = metrics.elidedText(page_name(summary), Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(QRect(area.left(), top, area.width(), line), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(font)
        self._badge(painter, QRect(area.left(), top + line + 2, area.width(), line), summary)
        painter.setPen(self._theme.colour("muted"))
        counts = "{} · {}".format(
            count(summary.entities, tr("entity"), tr("entities")), count(summary.links, tr("link"), tr("links"))
        )
        if not summary.entities:
            counts = tr("No entities yet")
        counts = QFontMetrics(font).elidedText(counts, Qt.TextElideMode.ElideRight, area.width())
        below = QRect(area.left(), top + 2 * line + 4, area.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, counts)

    def _badge(self, painter: QPainter, area: QRect, summary: PageSummary) -> None:
        """The state of a page, in its colour and in words."""
        colour: QColor = self._theme.colour(STATE_TOKENS[summary.state])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(area.left() + 1, area.center().y() - 3, 7, 7))
        painter.setPen(colour)
        area = area.adjusted(14, 0, 0, 0)
        words = painter.fontMetrics().elidedText(
            " · ".join(state_words(summary)), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)


class PageView(QListView):
    """The list itself, in which the keys that delete and select all are for pages; elsewhere they are for entities.

    remove: of the selected pages.
    """

    remove = Signal()

    def event(self, event: QEvent) -> bool:
        """Take these two keys before the window's own shortcuts do."""
        keys = QKeySequence.StandardKey
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
            return super().event(event)
        if _is(event, keys.Delete) or _is(event, keys.SelectAll):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the removal of the selected pages."""
        if _is(event, QKeySequence.StandardKey.Delete):
            self.remove.emit()
        else:
            super().keyPressEvent(event)


def _is(event: QEvent, key: QKeySequence.StandardKey) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(key)


class PageListPanel(QWidget):
    """Filter boxes over the list; the row of the page that shows is the current one, and several can be selected.

    page_chosen(page id). remove: of the selected pages. menu_wanted(place on the screen): for the selected pages.
    """

    page_chosen = Signal(int)
    remove = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        problems: ProblemList,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._marks = PageMarks(session, problems, self)
        self.model = PageListModel(session, self)
        self.filter = PageFilter(self.model, self._marks, self)
        self.search = QLineEdit(placeholderText=tr("Find a page by name"), clearButtonEnabled=True)
        self.search.setAccessibleName(tr("Find a page by name"))
        self.states = QComboBox()
        self.states.setAccessibleName(tr("Which pages to show"))
        self.orders = QComboBox()
        self.orders.setAccessibleName(tr("Order of the pages"))
        self.orders.setToolTip(tr("Least certain first: the page that teaches a model most comes first"))
        for order, words in ORDERS.items():
            self.orders.addItem(tr(words), order)
        self._fill_filters()
        self.view = self._make_view(theme)
        self.counts = QLabel()
        self.counts.setProperty("role", "muted")
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.states.currentIndexChanged.connect(self._filter)
        self.orders.activated.connect(self._sort)
        session.project.label_set_changed.connect(self._fill_filters)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.remove.connect(self.remove)
        self.view.customContextMenuRequested.connect(self._want_menu)
        session.pages.page_shown.connect(self._select_shown_page)
        session.pages.pages_changed.connect(self._select_shown_page)
        for signal in (self.filter.rowsInserted, self.filter.rowsRemoved, self.filter.modelReset):
            signal.connect(self._count)
        theme.changed.connect(self.view.viewport().update)
        self._count()
        self._select_shown_page()

    @property
    def selected(self) -> list[int]:
        """The selected pages, from the top."""
        rows = sorted(self.view.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(PageRole.SUMMARY).id for index in rows]

    def beside_selected(self) -> int | None:
        """The page that stands after the selected ones, or else before them."""
        rows = {index.row() for index in self.view.selectionModel().selectedRows()}
        others = [row for row in range(self.filter.rowCount()) if row not in rows]
        last = max(rows, default=-1)
        row = next((row for row in others if row > last), others[-1] if others else None)
        return None if row is None else self.filter.index(row, 0).data(PageRole.SUMMARY).id

    def neighbour(self, step: int) -> int | None:
        """The page `step` rows on in the list as filtered, None at its ends."""
        current = self.model.row_of(self._session.page_id)
        if current is None:
            row = 0 if step > 0 else self.filter.rowCount() - 1
        else:
            proxy = self.filter.mapFromSource(self.model.index(current))
            row = proxy.row() + step if proxy.isValid() else self._row_beside(current, step)
        if not 0 <= row < self.filter.rowCount():
            return None
        summary: PageSummary = self.filter.index(row, 0).data(PageRole.SUMMARY)
        return summary.id

    def next_unsure(self) -> int | None:
        """The next page in the list as filtered that has unsure entities."""
        current = self.model.row_of(self._session.page_id)
        here = -1 if current is None else current
        for row in range(self.filter.rowCount()):
            source = self.filter.mapToSource(self.filter.index(row, 0)).row()
            if source > here and self.model.summary(source).unsure:
                return self.model.summary(source).id
        return None

    def _row_beside(self, source_row: int, step: int) -> int:
        """Where a page that the filter hides would stand, one step on."""
        before = sum(
            self.filter.mapToSource(self.filter.index(row, 0)).row() < source_row
            for row in range(self.filter.rowCount())
        )
        return before if step > 0 else before - 1

    def _make_view(self, theme: Theme) -> PageView:
        view = PageView()
        view.setModel(self.filter)
        view.setItemDelegate(PageDelegate(theme, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(tr("Pages"))
        return view

    def _lay_out(self) -> None:
        self.setObjectName("panel")
        top = QVBoxLayout()
        top.setContentsMargins(8, 8, 8, 6)
        top.setSpacing(6)
        top.addWidget(self.search)
        top.addWidget(self.states)
        top.addWidget(self.orders)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        self.counts.setContentsMargins(10, 5, 10, 5)
        column.addWidget(self.counts)
        self.setMinimumWidth(190)

    def _fill_filters(self) -> None:
        """Offer the filters, also one for each label; the chosen one stays if it is still there."""
        chosen = self.states.currentData() or ALL
        self.states.blockSignals(True)
        self.states.clear()
        for name, words in PAGE_FILTERS.items():
            self.states.addItem(tr(words), name)
        self.states.insertSeparator(self.states.count())
        for label in self._session.label_set:
            self.states.addItem(tr("With the label {}").format(label.name), LABEL + label.name)
        self.states.setCurrentIndex(max(0, self.states.findData(chosen)))
        self.states.blockSignals(False)
        if self.states.currentData() != chosen:
            self._filter()

    def _sort(self) -> None:
        self.filter.set_order(self.orders.currentData())
        self._select_shown_page()

    def _filter(self) -> None:
        self._marks.choose(self.states.currentData())
        self.filter.set_filter(self.search.text(), self.states.currentData())
        self._count()
        self._select_shown_page()

    def _count(self) -> None:
        shown, all_pages = self.filter.rowCount(), self.model.rowCount()
        words = count(all_pages, tr("page"), tr("pages"))
        self.counts.setText(words if shown == all_pages else tr("{} of {}").format(shown, words))

    def _choose(self, current: QModelIndex) -> None:
        if current.isValid():
            summary: PageSummary = current.data(PageRole.SUMMARY)
            if summary.id != self._session.page_id:
                self.page_chosen.emit(summary.id)

    def _want_menu(self, place: QPoint) -> None:
        if self.view.indexAt(place).isValid():
            self.menu_wanted.emit(self.view.viewport().mapToGlobal(place))

    def _select_shown_page(self) -> None:
        """Make the page that shows the current row, without choosing it again."""
        row = self.model.row_of(self._session.page_id)
        index = QModelIndex() if row is None else self.filter.mapFromSource(self.model.index(row))
        selection = self.view.selectionModel()
        if not index.isValid():
            selection.clear()
        elif index != selection.currentIndex() or not selection.hasSelection():
            # alone, whatever key of the shortcut is held down: the view itself would add the page to those selected
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)
