"""The legend over the page: its labels with their marks and counts, each of which can be hidden."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.domain.label_set import Label, LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.session.session import Session
from kie_desktop.ui.canvas import style
from kie_desktop.ui.language import tr
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import as_action_text

EDGE_PX = 12


class Legend(QFrame):
    """A box in the lower left corner of the view. hidden_changed(names): labels whose entities are not to show.

    Only names are hidden, not single entities: what gets such a label later is hidden as well.
    """

    hidden_changed = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._session = session
        self._theme = theme
        self._hidden: set[str] = set()
        self._boxes: dict[str, QCheckBox] = {}
        self._counts: dict[str, QLabel] = {}
        self.setObjectName("legend")
        self.setAccessibleName(tr("Labels on this page"))
        self._lay_out()
        session.settings.changed.connect(self._on_setting_changed)
        for signal in (session.pages.page_shown, session.pages.shown_edited, session.project.closed):
            signal.connect(self._count)
        session.project.label_set_changed.connect(self._make_rows)
        theme.changed.connect(self.apply_theme)
        self.apply_theme()
        self._make_rows()
        self.hide()

    def show_all(self) -> None:
        """Hide no label any more."""
        for box in self._boxes.values():
            box.setChecked(True)

    def apply_theme(self) -> None:
        """Take the colours of the theme."""
        surface, text, muted, border = (
            self._theme.colour(token).name() for token in ("surface", "text", "muted", "border")
        )
        self.setStyleSheet(
            f"#legend {{ background: {surface}; border: 1px solid {border}; border-radius: 8px; }}"
            f"#legend QLabel, #legend QCheckBox {{ color: {text}; background: transparent; }}"
            "#legendRows { background: transparent; }"
            f"#legend QLabel[role=muted] {{ color: {muted}; }}"
        )

    def place(self) -> None:
        """Stand in the corner after the view or the rows have changed, or it was shown."""
        if self.isHidden():
            return
        width, height = self.sizeHint().toTuple()
        self.resize(width, min(height, self._host.height() - 2 * EDGE_PX))
        self.move(EDGE_PX, max(EDGE_PX, self._host.height() - self.height() - EDGE_PX))

    def event(self, event: QEvent) -> bool:
        """Take the room of new rows, which count only once they show."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return handled

    def _lay_out(self) -> None:
        title = QLabel(tr("Labels"))
        bold = title.font()
        bold.setBold(True)
        title.setFont(bold)
        self._all = QToolButton()
        self._all.setText(tr("Show all"))
        self._all.setProperty("quiet", True)
        self._all.clicked.connect(self.show_all)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self._all)
        rows = QWidget()
        rows.setObjectName("legendRows")
        self._rows = QGridLayout(rows)
        self._rows.setHorizontalSpacing(14)
        self._rows.setVerticalSpacing(3)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._unsure = QLabel()
        self._unsure.setProperty("role", "muted")
        self._on_setting_changed("unsure_below")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(RowsArea(rows))
        column.addWidget(self._unsure)

    def _on_setting_changed(self, name: str) -> None:
        if name == "unsure_below":
            below = round(self._session.settings[name] * 100)
            self._unsure.setText(tr("- - -  dashed: unsure, below {} %").format(below))

    def _make_rows(self) -> None:
        """A row for each label; labels that are gone are hidden no more."""
        for widget in (*self._boxes.values(), *self._counts.values()):
            self._rows.removeWidget(widget)
            widget.deleteLater()
        self._boxes, self._counts = {}, {}
        labels = self._session.label_set
        before: QWidget = self._all
        for row, label in enumerate(labels):
            name = label.name.casefold()
            self._boxes[name] = self._box(label, labels)
            self._counts[name] = QLabel()
            self._counts[name].setProperty("role", "muted")
            self._rows.addWidget(self._boxes[name], row, 0)
            self._rows.addWidget(self._counts[name], row, 1, Qt.AlignmentFlag.AlignRight)
            self.setTabOrder(before, self._boxes[name])  # new widgets would come after everything in the window
            before = self._boxes[name]
        self._hidden &= self._boxes.keys()
        self.hidden_changed.emit(frozenset(self._hidden))
        self._count()

    def _box(self, label: Label, labels: LabelSet) -> QCheckBox:
        box = QCheckBox(as_action_text(label.name))
        mark = style.tag(style.short_names(labels)[label.name.casefold()], label.colour, self.devicePixelRatioF())
        size = mark.size() / self.devicePixelRatioF()
        box.setIcon(QIcon(mark))
        box.setIconSize(QSize(max(16, size.width()), size.height()))
        box.setChecked(label.name.casefold() not in self._hidden)
        box.setToolTip(tr("Show the entities labelled {} and their links").format(label.name))
        box.toggled.connect(lambda on, name=label.name: self._switch(name.casefold(), on))
        return box

    def _switch(self, name: str, shown: bool) -> None:
        if shown:
            self._hidden.discard(name)
        else:
            self._hidden.add(name)
        self._all.setEnabled(bool(self._hidden))
        self.hidden_changed.emit(frozenset(self._hidden))

    def _count(self) -> None:
        page: Page | None = self._session.page
        counts = Counter([entity.label.casefold() for entity in page.entities.values()]) if page else Counter[str]()
        words = tr("Show {}, {} on this page")
        for name, shown in self._counts.items():
            shown.setText(str(counts[name]))
            box = self._boxes[name]
            box.setAccessibleName(words.format(box.text().replace("&&", "&"), counts[name]))
        self._all.setEnabled(bool(self._hidden))
        self.place()


class RowsArea(QScrollArea):
    """As large as its rows while there is room for them; scrolls to the one that has the focus."""

    def __init__(self, rows: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(rows)
        self._rows = rows

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on that the rows need more or less room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """That of the rows, and of the scroll bar that too many of them need."""
        return self._rows.sizeHint() + QSize(self.verticalScrollBar().sizeHint().width(), 0)
