"""The strip over the canvas: tools, the labels with their digits, and what of the page is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from kie_desktop.session import Session
from kie_desktop.ui import icons
from kie_desktop.ui.actions import CANVAS_BAR, CANVAS_BAR_MORE, CANVAS_BAR_RIGHT, Actions
from kie_desktop.ui.language import tr
from kie_desktop.ui.theme import Theme

CHIPS_SHOWN = 10
"""More labels than this are reached by the Labels menu and the inspector."""

GAP = 6


class _Chips(QWidget):
    """Chips in a row, as many as there is room for: buttons at the end of a bar must not give way to them."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[QToolButton] = []

    def show_only(self, chips: list[QToolButton]) -> None:
        """Show these instead of those before."""
        for chip in self._shown:
            chip.setParent(None)
            chip.deleteLater()
        self._shown = chips
        for chip in chips:
            chip.setParent(self)
        self.updateGeometry()
        self._arrange()

    def sizeHint(self) -> QSize:
        """Room for all."""
        sizes = [chip.sizeHint() for chip in self._shown]
        return QSize(sum(size.width() + GAP for size in sizes), max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """Room for none."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        left = 0
        for chip in self._shown:
            size = chip.sizeHint()
            chip.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
            left += size.width() + GAP
            chip.setVisible(left - GAP <= self.width())


class CanvasBar(QToolBar):
    """A label's chip labels what is selected, or what is drawn next."""

    label_chosen = Signal(str)

    def __init__(self, session: Session, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("canvas-bar")
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self._chips_of: dict[str, QToolButton] = {}
        self._chips = _Chips()
        for name in CANVAS_BAR:
            self.addAction(actions[name])
        self.addSeparator()
        self.addWidget(self._chips)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        for name in CANVAS_BAR_RIGHT:
            self.addAction(actions[name])
        self.addWidget(self._more(actions, theme))
        for button in self.findChildren(QToolButton):
            if button.defaultAction():
                button.setAccessibleName(button.defaultAction().toolTip())
        session.label_set_changed.connect(self.refresh)
        session.selection.changed.connect(self._mark)
        session.shown_edited.connect(self._mark)
        self.refresh()

    def refresh(self) -> None:
        """Make a chip for every label."""
        self._chips_of = {}
        for label in list(self._session.label_set)[:CHIPS_SHOWN]:
            chip = QToolButton()
            chip.setProperty("chip", True)
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setIcon(icons.swatch(label.colour))
            chip.setIconSize(QSize(12, 12))
            chip.setText(f"{label.name}  {label.hotkey}" if label.hotkey else label.name)
            chip.setCheckable(True)
            chip.setObjectName(f"label-{label.name}")
            keys = f" ({label.hotkey})" if label.hotkey else ""
            chip.setToolTip(tr("Label the selected entities as {}").format(label.name) + keys)
            chip.setEnabled(not self._session.is_read_only)
            chip.setAccessibleName(tr("Label {}").format(label.name))
            chip.clicked.connect(lambda _=False, name=label.name: self._choose(name))
            self._chips_of[label.name.casefold()] = chip
        self._chips.show_only(list(self._chips_of.values()))
        self._mark()

    def _more(self, actions: Actions, theme: Theme) -> QToolButton:
        """A menu of everything that changes the view, for those who do not look into menus far away."""
        button = QToolButton()
        button.setObjectName("view-menu")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(tr("View: legend, magnifier, brightness, turning, locked shapes"))
        button.setAccessibleName(tr("View"))
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        actions.fill(menu, CANVAS_BAR_MORE, {})
        button.setMenu(menu)

        def paint() -> None:
            button.setIcon(theme.icon("view"))

        theme.changed.connect(paint)
        paint()
        return button

    def _choose(self, name: str) -> None:
        self.label_chosen.emit(name)
        self._mark()

    def _mark(self) -> None:
        """Show the label that all selected entities have."""
        page = self._session.page
        chosen = self._session.selection.entities
        labels = {page.entities[key].label.casefold() for key in chosen if key in page.entities} if page else set()
        shown = labels.pop() if len(labels) == 1 else None
        for name, chip in self._chips_of.items():
            chip.setChecked(name == shown)
