"""The strip over the canvas: tools, the labels with their digits, and what of the page is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolBar, QToolButton, QWidget

from kie_desktop.session import Session
from kie_desktop.ui import icons
from kie_desktop.ui.actions import CANVAS_BAR, CANVAS_BAR_RIGHT, Actions
from kie_desktop.ui.panels.layouts import empty

CHIPS_SHOWN = 10
"""More labels than this are reached by the Labels menu and the inspector."""


class CanvasBar(QToolBar):
    """A label's chip labels what is selected, or what is drawn next."""

    label_chosen = Signal(str)

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("canvas-bar")
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self._chips_of: dict[str, QToolButton] = {}
        self._chips = QWidget()
        self._chip_row = QHBoxLayout(self._chips)
        self._chip_row.setContentsMargins(0, 0, 0, 0)
        self._chip_row.setSpacing(6)
        for name in CANVAS_BAR:
            self.addAction(actions[name])
        self.addSeparator()
        self.addWidget(self._chips)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        for right in CANVAS_BAR_RIGHT:
            if right is None:
                self.addSeparator()
            else:
                self.addAction(actions[right])
        for button in self.findChildren(QToolButton):
            if button.defaultAction():
                button.setAccessibleName(button.defaultAction().toolTip())
        session.label_set_changed.connect(self.refresh)
        session.selection.changed.connect(self._mark)
        session.page_edited.connect(self._mark)
        self.refresh()

    def refresh(self) -> None:
        """Make a chip for every label."""
        empty(self._chip_row)
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
            chip.setToolTip(f"Label the selected entities as {label.name}{keys}")
            chip.setAccessibleName(f"Label {label.name}")
            chip.clicked.connect(lambda _=False, name=label.name: self._choose(name))
            self._chips_of[label.name.casefold()] = chip
            self._chip_row.addWidget(chip)
        self._mark()

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
