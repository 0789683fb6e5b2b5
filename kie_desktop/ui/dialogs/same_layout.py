"""Which pages of the same layout take over the labels and links of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.domain.layouts import LayoutMatch
from kie_desktop.session import Session
from kie_desktop.ui.language import count, tr

PAGE, LIKENESS, LABELS, LINKS = range(4)


class SameLayoutDialog(QDialog):
    """A preview with a tick for every page; what is ticked becomes one undoable step."""

    def __init__(self, session: Session, found: list[tuple[int, LayoutMatch]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Pages of the same layout"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._found = sorted(found, key=lambda row: -row[1].likeness)
        self.table = QTableWidget(len(found), 4)
        self.total = QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply_button = self.buttons.addButton(tr("Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply_button.setProperty("primary", True)
        self._fill()
        self._lay_out()
        self.table.itemChanged.connect(self._count)
        self.buttons.accepted.connect(self._apply)
        self.buttons.rejected.connect(self.reject)
        self._count()

    def chosen(self) -> list[tuple[int, LayoutMatch]]:
        """The pages that are ticked."""
        return [row for place, row in enumerate(self._found) if self._is_ticked(place)]

    def _is_ticked(self, place: int) -> bool:
        item = self.table.item(place, PAGE)
        return item is not None and item.checkState() == Qt.CheckState.Checked

    def _fill(self) -> None:
        names = {summary.id: summary.name for summary in self._session.summaries}
        self.table.setHorizontalHeaderLabels([tr("Page"), tr("Words in place"), tr("Labels"), tr("Links")])
        for place, (page_id, match) in enumerate(self._found):
            name = QTableWidgetItem(names.get(page_id, ""))
            name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            name.setCheckState(Qt.CheckState.Checked)
            self.table.setItem(place, PAGE, name)
            for column, words in (
                (LIKENESS, f"{match.likeness:.0%}"),
                (LABELS, str(match.labels)),
                (LINKS, str(match.links)),
            ):
                item = QTableWidgetItem(words)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(place, column, item)

    def _lay_out(self) -> None:
        words = QLabel(
            tr(
                "These pages have the keys and headers of the page that shows in the same places. They take over its"
                " labels and links; what a person decided on them stays. Space ticks and unticks a page."
            )
        )
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        table = self.table
        table.setAccessibleName(tr("Pages of the same layout"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(PAGE, QHeaderView.ResizeMode.Stretch)
        if self._found:
            table.setCurrentCell(0, PAGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(table, 1)
        column.addWidget(self.total)
        column.addWidget(self.buttons)
        self.resize(36 * self.fontMetrics().height(), 28 * self.fontMetrics().height())

    def _count(self) -> None:
        chosen = [match for _, match in self.chosen()]
        self.total.setText(
            tr("{} of {} chosen: {}, {}").format(
                len(chosen),
                count(len(self._found), tr("page"), tr("pages")),
                count(sum(match.labels for match in chosen), tr("label"), tr("labels")),
                count(sum(match.links for match in chosen), tr("link"), tr("links")),
            )
        )
        self.apply_button.setEnabled(bool(chosen))

    def _apply(self) -> None:
        chosen = self.chosen()
        pages = count(len(chosen), tr("page"), tr("pages"))
        text = tr("Apply layout to {}").format(pages)
        if self._session.edit_pages(((page_id, match.patch) for page_id, match in chosen), text):
            self._session.message.emit("info", tr("Labels and links taken over by {}.").format(pages))
        self.accept()
