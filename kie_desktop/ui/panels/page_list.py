"""The pages of the project: thumbnails, names, states and counts, with a filter."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.session import PageSummary, Session
from kie_desktop.session.review.problem_list import ProblemList
from kie_desktop.ui.item_models.page_filter import (
    ALL,
    BY_CERTAINTY,
    FIELD_FILTERS,
    LABEL,
    ORDERS,
    PAGE_FILTERS,
    PageFilter,
    PageMarks,
)
from kie_desktop.ui.item_models.pages import (
    PageListModel,
    PageRole,
)
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.panels.page_rows import LIST_FROM, STRIP, PageDelegate, PageView
from kie_desktop.ui.theme import Theme


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
        self.states.setAccessibleName(tr("Filter pages"))
        self.orders = QComboBox()
        self.orders.setAccessibleName(tr("Sort pages"))
        for order, words in ORDERS.items():
            self.orders.addItem(tr(words), order)
        self._fill_filters()
        self._show_order_tip()
        self.view = self._make_view(theme)
        self.counts = QLabel()
        self.counts.setProperty("role", "muted")
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.states.currentIndexChanged.connect(self._filter)
        self.orders.activated.connect(self._sort)
        session.project.label_set_changed.connect(self._fill_filters)
        session.fields.schema_changed.connect(self._on_schema_changed)
        session.fields.survey.changed.connect(self._on_survey_changed)
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
        self._tools = QWidget()
        top = QVBoxLayout(self._tools)
        top.setContentsMargins(8, 8, 8, 6)
        top.setSpacing(6)
        top.addWidget(self.search)
        top.addWidget(self.states)
        top.addWidget(self.orders)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(self.view, 1)
        self.counts.setContentsMargins(10, 5, 10, 5)
        column.addWidget(self.counts)
        self.setMinimumWidth(STRIP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow panel is a strip of thumbnails: what searches and counts has no room there."""
        super().resizeEvent(event)
        is_wide = self.width() >= LIST_FROM
        self._tools.setVisible(is_wide)
        self.counts.setVisible(is_wide)

    def _fill_filters(self) -> None:
        """Offer the filters, also one for each label; the chosen one stays if it is still there."""
        chosen = self.states.currentData() or ALL
        self.states.blockSignals(True)
        self.states.clear()
        of_fields = FIELD_FILTERS if self._session.fields.schema is not None else {}
        for name, words in {**PAGE_FILTERS, **of_fields}.items():
            self.states.addItem(tr(words), name)
        self.states.insertSeparator(self.states.count())
        for label in self._session.label_set:
            self.states.addItem(tr("With the label {}").format(label.name), LABEL + label.name)
        self.states.setCurrentIndex(max(0, self.states.findData(chosen)))
        self.states.blockSignals(False)
        if self.states.currentData() != chosen:
            self._filter()

    def choose_filter(self, name: str) -> None:
        """Show the pages that pass a filter, whatever their names are."""
        self.search.clear()
        self.states.setCurrentIndex(self.states.findData(name))

    def _sort(self) -> None:
        """Sort by what is known; fields that have not been read are, and then it is sorted once more."""
        self._arrange()
        if self.orders.currentData() == BY_CERTAINTY:
            self._session.fields.survey.read()

    def _arrange(self) -> None:
        order, fields = self.orders.currentData(), self._session.fields
        chances = None
        if order == BY_CERTAINTY and fields.schema is not None:
            found = ((document, fields.survey.chance(document)) for document in fields.documents)
            chances = {page: chance for document, chance in found if chance is not None for page in document.pages}
        self.filter.set_order(order, chances)
        self._select_shown_page()

    def _on_survey_changed(self) -> None:
        if self.orders.currentData() == BY_CERTAINTY:
            self._arrange()

    def _on_schema_changed(self) -> None:
        self._fill_filters()
        self._show_order_tip()

    def _show_order_tip(self) -> None:
        words = tr("Least certain first: pages from which a model learns most come first")
        if self._session.fields.schema is not None:
            words = tr("Least certain first: the documents whose fields are most likely wrong come first")
        self.orders.setToolTip(words)

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
