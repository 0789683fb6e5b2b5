"""The strip over the canvas: tools, the labels with their digits, and what of the page is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from kie_desktop.session import Session
from kie_desktop.ui import icons
from kie_desktop.ui.actions import Actions
from kie_desktop.ui.language import tr
from kie_desktop.ui.menus import CANVAS_BAR, CANVAS_BAR_MORE, CANVAS_BAR_RIGHT, fill
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import as_action_text

MOST_CHIPS = 30
"""More labels than this never have a chip, however wide the window is."""

GAP, NARROW_GAP = 6, 2
_LETTERS = (None, 6, 3, 0)
"""So many letters of a label's name its chip shows: all, or as many as let every label have one; at last its key."""


class _Chips(QWidget):
    """Chips in a row, as many as there is room for; the last button, `+3`, stands for the labels that have none.

    wanted: its menu is about to show, and is to be filled. rearranged: more or fewer of them have a chip.
    """

    wanted = Signal()
    rearranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chips: list[QToolButton] = []
        self._texts: list[tuple[str, str]] = []
        self._labels = 0
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self.wanted)
        self.others = QToolButton(self)
        self.others.setObjectName("other-labels")
        self.others.setProperty("chip", True)
        self.others.setCheckable(True)
        self.others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.others.setMenu(self.menu)

    @property
    def shown(self) -> int:
        """How many of the labels have a chip that shows; the others follow them."""
        return [chip.isHidden() for chip in self._chips].count(False)

    def show_only(self, chips: list[QToolButton], texts: list[tuple[str, str]], labels: int) -> None:
        """Show these instead of those before. texts: name and key of each. labels: how many there are in all."""
        for chip in self._chips:
            chip.setParent(None)
            chip.deleteLater()
        self._chips, self._texts, self._labels = chips, texts, labels
        for chip in chips:
            chip.setParent(self)
        self.updateGeometry()
        self._arrange()

    def sizeHint(self) -> QSize:
        """Room for all, with their whole names."""
        others = self.others.sizeHint()
        return QSize(sum(self._widths(None)) + others.width() + GAP, max(others.height(), *self._heights()))

    def minimumSizeHint(self) -> QSize:
        """Room for the button that lists them all: the others at the end of the bar must not give way to chips."""
        return QSize(self.others.sizeHint().width() + GAP, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit."""
        super().resizeEvent(event)
        shown = self.shown
        self._arrange()
        if shown != self.shown:
            self.rearranged.emit()

    def _arrange(self) -> None:
        self.others.setText(f"+{self._labels}")
        room = self.width() + GAP
        all_have_one = len(self._chips) == self._labels
        fitting = [each for each in _LETTERS if sum(self._widths(each)) <= room]
        letters = (fitting or _LETTERS[-1:])[0] if all_have_one and self._have_keys else None
        widths = self._widths(letters)
        for chip, (name, key) in zip(self._chips, self._texts, strict=True):
            chip.setText(_chip_text(name, key, letters))
        if not all_have_one or sum(widths) > room:
            room -= self.others.sizeHint().width() + GAP
        left = 0
        for chip, width in zip(self._chips, widths, strict=True):
            fits = left + width <= room
            chip.setVisible(fits)
            if fits:
                self._place(chip, left)
                left += width
            else:
                room = left  # a shorter one behind it would stand out of its order
        self.others.setText(f"+{self._labels - self.shown}")
        self.others.setVisible(self.shown < self._labels)
        self._place(self.others, left)

    def _widths(self, letters: int | None) -> list[int]:
        """How much room each chip takes, with so many letters of its label's name."""
        rows = zip(self._chips, self._texts, strict=True)
        return [
            chip.sizeHint().width()
            + (NARROW_GAP if letters == 0 else GAP)
            + chip.fontMetrics().horizontalAdvance(_chip_text(name, key, letters))
            - chip.fontMetrics().horizontalAdvance(chip.text())
            for chip, (name, key) in rows
        ]

    @property
    def _have_keys(self) -> bool:
        """Whether each can be told by its key."""
        return all(key for _, key in self._texts)

    def _heights(self) -> list[int]:
        return [chip.sizeHint().height() for chip in self._chips]

    def _place(self, chip: QToolButton, left: int) -> None:
        size = chip.sizeHint()
        chip.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())


def _chip_text(name: str, key: str, letters: int | None) -> str:
    """What a chip shows of a label. letters: so many of its name, and dots where there are more; None for all."""
    if letters == 0:
        return as_action_text(key)
    shown = name if letters is None or len(name) <= letters + 1 else f"{name[:letters]}…"
    return as_action_text(shown) + (f"  {key}" if key else "")


class _ViewButton(QToolButton):
    """A menu of everything that changes the view, for those who do not look into menus far away."""

    def __init__(self, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("view-menu")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(tr("View: legend, magnifier, brightness, rotation, lock shapes"))
        self.setAccessibleName(tr("View"))
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        fill(menu, actions, CANVAS_BAR_MORE, {})
        self.setMenu(menu)
        theme.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        self.setIcon(self._theme.icon("view"))


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
        self._marked: str | None = None
        self._chips = _Chips()
        self._chips.others.setAccessibleName(tr("More labels"))
        self._chips.others.setToolTip(tr("Labels that do not fit here"))
        self._chips.wanted.connect(self._fill_others)
        self._chips.rearranged.connect(self._mark)
        for name in CANVAS_BAR:
            self.addAction(actions[name])
        self.addSeparator()
        self.addWidget(self._chips)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        for name in CANVAS_BAR_RIGHT:
            self.addAction(actions[name])
        self.addWidget(_ViewButton(actions, theme))
        for button in self.findChildren(QToolButton):
            if button.defaultAction():
                button.setAccessibleName(button.defaultAction().toolTip())
        self._field_tool = actions["tool-field"]
        session.fields.schema_changed.connect(self._on_schema_changed)
        self._on_schema_changed()
        session.project.label_set_changed.connect(self.refresh)
        session.selection.changed.connect(self._on_selection_changed)
        session.pages.shown_edited.connect(self._on_selection_changed)
        self.refresh()

    def refresh(self) -> None:
        """Make a chip for every label."""
        self._chips_of = {}
        labels = list(self._session.label_set)
        for label in labels[:MOST_CHIPS]:
            chip = QToolButton()
            chip.setProperty("chip", True)
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setIcon(icons.swatch(label.colour))
            chip.setIconSize(QSize(12, 12))
            chip.setText(_chip_text(label.name, label.hotkey, None))
            chip.setCheckable(True)
            chip.setObjectName(f"label-{label.name}")
            keys = f" ({label.hotkey})" if label.hotkey else ""
            chip.setToolTip(tr("Label the selected entities as {}").format(label.name) + keys)
            chip.setEnabled(not self._session.is_read_only)
            chip.setAccessibleName(tr("Label {}").format(label.name))
            chip.clicked.connect(lambda _=False, name=label.name: self._choose(name))
            self._chips_of[label.name.casefold()] = chip
        self._chips.others.setEnabled(not self._session.is_read_only)
        texts = [(label.name, label.hotkey) for label in labels[:MOST_CHIPS]]
        self._chips.show_only(list(self._chips_of.values()), texts, len(labels))
        self._mark()

    def _on_schema_changed(self) -> None:
        """The tool for fields is of use where the project has some; else the bar has room for labels."""
        self._field_tool.setVisible(self._session.fields.schema is not None)

    def _fill_others(self) -> None:
        """List the labels that have no chip now."""
        menu, chosen = self._chips.menu, self._label_of_selection()
        menu.clear()
        for label in list(self._session.label_set)[self._chips.shown :]:
            keys = f"\t{label.hotkey}" if label.hotkey else ""
            action = menu.addAction(icons.swatch(label.colour, 16), as_action_text(label.name) + keys)
            action.setCheckable(True)
            action.setChecked(label.name.casefold() == chosen)
            action.triggered.connect(lambda _=False, name=label.name: self._choose(name))

    def _choose(self, name: str) -> None:
        self.label_chosen.emit(name)
        self._mark()

    def _on_selection_changed(self) -> None:
        if self._label_of_selection() != self._marked:
            self._mark()

    def _mark(self) -> None:
        """Show the label that all selected entities have, or that it is one of the others."""
        chosen, label_set = self._label_of_selection(), self._session.label_set
        self._marked = chosen
        for name, chip in self._chips_of.items():
            chip.setChecked(name == chosen)
        others = [label.name.casefold() for label in label_set][self._chips.shown :]
        self._chips.others.setChecked(chosen in others)

    def _label_of_selection(self) -> str | None:
        """The label that all selected entities have, casefolded; None for several, and where nothing is selected."""
        page, chosen = self._session.page, self._session.selection.entities
        labels = {page.entities[key].label.casefold() for key in chosen if key in page.entities} if page else set()
        return labels.pop() if len(labels) == 1 else None
