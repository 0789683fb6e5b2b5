"""Looking for a text on all pages and in all fields: the places where it stands, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.session import Session
from kie_desktop.session.fields.survey import FieldHit
from kie_desktop.session.review.search import MOST_HITS, Hit, ProjectSearch
from kie_desktop.ui.item_models.field_values import STATE_WORDS
from kie_desktop.ui.item_models.pages import page_name
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.theme import Theme

_HIT = Qt.ItemDataRole.UserRole + 1
_PADDING = 5


class SearchLine(QLineEdit):
    """Arrow keys go through what was found; Enter goes to its place."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave up and down to the list."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class _Found:
    """A row. below: what stands below the text. entity: of a line; field: of a value."""

    page: int
    text: str
    below: str
    entity: int | None = None
    field: str = ""

    @property
    def is_value(self) -> bool:
        """Whether it is the value of a field."""
        return self.entity is None


class SearchPanel(QWidget):
    """chosen(page id, entity id): show this place. value_chosen(page id, field): show this value."""

    chosen = Signal(int, int)
    value_chosen = Signal(int, str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.results = ProjectSearch(session.editor, self)
        self.line = SearchLine(placeholderText=tr("Find text on all pages"), clearButtonEnabled=True)
        self.line.setAccessibleName(tr("Find text on all pages"))
        self.view = QTreeWidget()
        self.view.setHeaderHidden(True)
        self.view.setRootIsDecorated(False)
        self.view.setIndentation(10)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(tr("Search results"))
        self.view.setItemDelegate(HitDelegate(self.results, theme, self.view))
        self.found = QLabel()
        self.found.setProperty("role", "muted")
        self.found.setWordWrap(True)
        self.found.setContentsMargins(10, 5, 10, 5)
        self._lay_out()
        self.line.textChanged.connect(self.results.look_for)
        self.line.stepped.connect(self.step)
        self.line.returnPressed.connect(self._choose_current)
        self.view.itemClicked.connect(self._choose)
        self.view.itemActivated.connect(self._choose)
        self.results.changed.connect(self._fill)
        session.fields.survey.changed.connect(self._fill)
        session.fields.document_changed.connect(self._on_document_changed)
        theme.changed.connect(self.view.viewport().update)
        self._fill()

    def begin(self) -> None:
        """Let the user type; the values of fields can be found once they have been read."""
        self._session.fields.survey.read()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def step(self, step: int) -> None:
        """Make the hit `step` rows on the current one."""
        hits = self._hits()
        current = self.view.currentItem()
        place = hits.index(current) + step if current in hits else (0 if step > 0 else len(hits) - 1)
        if 0 <= place < len(hits):
            self.view.setCurrentItem(hits[place])

    def _lay_out(self) -> None:
        self.setObjectName("panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(8, 8, 8, 6)
        top.addWidget(self.line)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self.found)

    def _hits(self) -> list[QTreeWidgetItem]:
        pages = [self.view.topLevelItem(row) for row in range(self.view.topLevelItemCount())]
        rows = [page.child(row) for page in pages if page for row in range(page.childCount())]
        return [row for row in rows if row]

    def _fill(self) -> None:
        names = {summary.id: page_name(summary) for summary in self._session.summaries}
        places = {page_id: place for place, page_id in enumerate(names)}
        values = map(_found_value, self._session.fields.survey.find(self.results.text, MOST_HITS))
        rows = [one for one in (*values, *map(_found_line, self.results.hits)) if one.page in places]
        rows.sort(key=lambda one: places[one.page])  # stable: values before lines
        kept = self._current()
        self.view.clear()
        pages = 0
        for page_id, hits in groupby(rows, key=lambda one: one.page):
            pages += 1
            head = QTreeWidgetItem(self.view, [names[page_id]])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for hit in hits:
                row = QTreeWidgetItem(head, [hit.text])
                row.setData(0, _HIT, hit)
                row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{hit.text}, {hit.below}")
                if kept is not None and (kept.page, kept.entity, kept.field) == (hit.page, hit.entity, hit.field):
                    self.view.setCurrentItem(row)
        self.view.expandAll()
        self.found.setText(self._words(rows, pages))
        if self.view.currentItem() is None:
            self.step(1)

    def _on_document_changed(self) -> None:
        if self.results.text and self.isVisible():
            self._fill()

    def _words(self, hits: list[_Found], pages: int) -> str:
        if not self.results.text:
            return tr("Ignores case and full or half width. Press Enter to go to a result.")
        unread = self._session.fields.survey.unread if self._session.fields.schema is not None else 0
        waiting = tr("The fields of {} have not been read.").format(count(unread, tr("document"), tr("documents")))
        return f"{self._count_words(hits, pages)} {waiting}" if unread else self._count_words(hits, pages)

    def _count_words(self, hits: list[_Found], pages: int) -> str:
        if not hits:
            return tr("No results.")
        where = count(pages, tr("page"), tr("pages"))
        if self.results.is_full:
            return tr("The first {number} results, on {pages}; type more to narrow the search.").format(
                number=MOST_HITS, pages=where
            )
        return tr("{places} on {pages}").format(places=count(len(hits), tr("result"), tr("results")), pages=where)

    def _current(self) -> _Found | None:
        item = self.view.currentItem()
        return item.data(0, _HIT) if item is not None else None

    def _choose_current(self) -> None:
        item = self.view.currentItem()
        if item is not None:
            self._choose(item)

    def _choose(self, item: QTreeWidgetItem, _: int = 0) -> None:
        hit: _Found | None = item.data(0, _HIT)
        if hit is not None and hit.entity is not None:
            self.chosen.emit(hit.page, hit.entity)
        elif hit is not None:
            self.value_chosen.emit(hit.page, hit.field)


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: its text with what was looked for marked, below it what one reads around it."""

    def __init__(self, results: ProjectSearch, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._results = results
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines for a hit, one for a page."""
        lines = 1 if index.data(_HIT) is None else 2
        return QSize(100, lines * QFontMetrics(option.font).height() + 2 * _PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        hit: _Found | None = index.data(_HIT)
        if hit is None:
            bold = QStyleOptionViewItem(option)
            bold.font.setWeight(QFont.Weight.DemiBold)
            super().paint(painter, bold, index)
            return
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        area = option.rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        metrics = QFontMetrics(option.font)
        painter.save()
        painter.setClipRect(area)
        painter.setPen(self._theme.colour("text"))
        self._text(painter, option.font, metrics, hit.text, area.left(), area.top(), area.width())
        painter.setPen(self._theme.colour("muted"))
        below = area.adjusted(0, metrics.height(), 0, 0)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignTop, metrics.elidedText(hit.below, Qt.TextElideMode.ElideRight, area.width())
        )
        painter.restore()

    def _text(
        self, painter: QPainter, font: QFont, metrics: QFontMetrics, text: str, left: int, top: int, width: int
    ) -> None:
        """One line with the place marked; of a long text the part around it."""
        text = " ".join(text.split())
        start = text.casefold().find(self._results.text.casefold())
        if start > 0 and metrics.horizontalAdvance(text) > width:
            cut = max(0, start - 12)
            text, start = ("…" + text[cut:], start - cut + 1) if cut else (text, start)
        layout = QTextLayout(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width), font)
        if start >= 0:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = start, len(self._results.text)
            mark.format = QTextCharFormat()
            mark.format.setFontWeight(QFont.Weight.Bold)
            mark.format.setFontUnderline(True)
            layout.setFormats([mark])
        layout.beginLayout()
        layout.createLine().setLineWidth(width)
        layout.endLayout()
        layout.draw(painter, QPointF(left, top))


def _found_line(hit: Hit) -> _Found:
    """Below a line stand its label and what one reads around it."""
    around = " … ".join(part for part in (hit.before, hit.after) if part)
    return _Found(hit.page, hit.text, f"{hit.label}  ·  {around}" if around else hit.label, hit.entity)


def _found_value(hit: FieldHit) -> _Found:
    """Below a value stand its field, what it means, and how far it can be trusted."""
    value = hit.value
    is_plain = value.normalized in (None, value.value)
    parts = (
        tr("Field {}").format(value.name),
        "" if is_plain else f"→ {value.normalized}",
        tr(STATE_WORDS[value.state]),
    )
    return _Found(hit.page, value.value or "", "  ·  ".join(part for part in parts if part), field=value.name or "")
