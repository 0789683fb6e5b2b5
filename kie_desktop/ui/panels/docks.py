"""The panels in their docks around the canvas."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QTabWidget, QWidget

from kie_desktop.session import Session
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from kie_desktop.session.review.corrections import Review
    from kie_desktop.ui.panels.changes import ChangesPanel
    from kie_desktop.ui.panels.comparison import ComparisonPanel
    from kie_desktop.ui.panels.entity_table import EntityTablePanel
    from kie_desktop.ui.panels.fields import FieldsPanel
    from kie_desktop.ui.panels.inspector import Inspector
    from kie_desktop.ui.panels.page_list import PageListPanel
    from kie_desktop.ui.panels.problems import ProblemsPanel
    from kie_desktop.ui.panels.runs import RunsPanel
    from kie_desktop.ui.panels.search import SearchPanel
    from kie_desktop.ui.panels.statistics import StatisticsPanel

LAYOUT_VERSION = 5
"""Raise it where docks or toolbars change, so that an old remembered layout is not used."""

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
_FIELDS_WIDTH = 64
"""Of the panel of fields, in letters."""
LOW = 200
"""No panel asks for more height than this, in pixels: all of them fit into a window of 640."""
_NARROW = 160
"""A window with fewer letters across is too narrow for a list of pages beside the page."""
_MOST_FOR_TABS = 0.4
"""Of the window's width: a panel gets no wider for the names of its tabs."""
_SHARE_BESIDE_FIELDS = 5
"""The inspector takes no more than such a part of the window's height from the fields."""
_INSPECTOR_HEIGHT = 220
"""Where nobody has chosen another one, in pixels."""
_BOTTOM_SHARE = 0.3
"""Of the window's height: what opens at the bottom for the first time leaves the page the rest."""


_PanelT = TypeVar("_PanelT", bound=QWidget)


class Panels(QObject):
    """Pages on the left; on the right tabs of what is on them, the inspector below; wide tables at the bottom.

    The right side keeps its height whatever opens at the bottom: fields are looked at beside all of it.
    What stands at the bottom shows when the user asks for it; the runs also when one begins. A panel is made, and
    its module imported, when its dock first shows or somebody asks for it: the start page needs none of them.

    made(name, panel): one was made, and is to be connected.
    """

    made = Signal(str, QWidget)

    def __init__(self, window: QMainWindow, session: Session, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._theme = theme
        self._open_state = QByteArray()
        self._hidden_state = QByteArray()
        self._docks = {
            "Pages": self._dock(translatable("Pages"), lambda: self.pages, LEFT),
            "Entities": self._dock(translatable("Entities"), lambda: self.entities, RIGHT, in_tab=True),
            "Fields": self._dock(translatable("Fields"), lambda: self.fields, RIGHT, in_tab=True),
            "Problems": self._dock(translatable("Problems"), lambda: self.problems, RIGHT, in_tab=True),
            "Search": self._dock(translatable("Search"), lambda: self.search, RIGHT, in_tab=True),
            "Changes": self._dock(translatable("Changes"), lambda: self.changes, RIGHT, in_tab=True),
            "Inspector": self._dock(translatable("Inspector"), lambda: self.inspector, RIGHT),
            "Runs": self._dock(translatable("Runs"), lambda: self.runs, BOTTOM),
            "Statistics": self._dock(translatable("Statistics"), lambda: self.statistics, BOTTOM),
            "Readers": self._dock(translatable("Second annotator"), lambda: self.readers, BOTTOM),
        }
        for area in (RIGHT, BOTTOM):
            window.setTabPosition(area, QTabWidget.TabPosition.North)
        window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
        for other in ("Fields", "Problems", "Search", "Changes"):
            window.tabifyDockWidget(self._docks["Entities"], self._docks[other])
        self._docks["Entities"].raise_()
        self._docks["Fields"].visibilityChanged.connect(self._on_fields_seen)
        self._inspector_height = 0
        self._room = QTimer(self, singleShot=True, interval=0)
        self._room.timeout.connect(self._resize_inspector)
        self._names = QTimer(self, singleShot=True, interval=0)
        self._names.timeout.connect(self._make_room_for_tabs)
        self._is_open = True
        self._arranged = False
        self.set_open(False)

    # --- the panels

    @cached_property
    def pages(self) -> PageListPanel:
        """The pages of the project."""
        from kie_desktop.ui.panels.page_list import PageListPanel

        return self._made("Pages", PageListPanel(self._session, self._theme, self._session.problems))

    @cached_property
    def entities(self) -> EntityTablePanel:
        """The entities of the page."""
        from kie_desktop.ui.panels.entity_table import EntityTablePanel

        return EntityTablePanel(self._session, self._theme)

    @cached_property
    def fields(self) -> FieldsPanel:
        """The fields of the document."""
        from kie_desktop.ui.panels.fields import FieldsPanel

        return self._made("Fields", FieldsPanel(self._session, self._theme))

    @cached_property
    def problems(self) -> ProblemsPanel:
        """What the checks found."""
        from kie_desktop.ui.panels.problems import ProblemsPanel

        panel = ProblemsPanel(self._session, self._theme, self._session.problems)
        panel.counted.connect(self._count_problems)
        return self._made("Problems", panel)

    @cached_property
    def search(self) -> SearchPanel:
        """Texts on all pages."""
        from kie_desktop.ui.panels.search import SearchPanel

        return self._made("Search", SearchPanel(self._session, self._theme))

    @cached_property
    def changes(self) -> ChangesPanel:
        """What was corrected on the page."""
        from kie_desktop.ui.panels.changes import ChangesPanel

        return self._made("Changes", ChangesPanel(self._session, self.review, self._theme))

    @cached_property
    def inspector(self) -> Inspector:
        """What is selected."""
        from kie_desktop.ui.panels.inspector import Inspector

        inspector = Inspector(self._session, self._theme)
        inspector.room_wanted.connect(self._fit_inspector)
        return self._made("Inspector", inspector)

    @cached_property
    def runs(self) -> RunsPanel:
        """Training and evaluation."""
        from kie_desktop.ui.panels.runs import RunsPanel

        return self._made("Runs", RunsPanel(self._session, self._theme))

    @cached_property
    def statistics(self) -> StatisticsPanel:
        """The project in figures."""
        from kie_desktop.ui.panels.statistics import StatisticsPanel

        return self._made("Statistics", StatisticsPanel(self._session, self.review))

    @cached_property
    def readers(self) -> ComparisonPanel:
        """Two readers of the same pages."""
        from kie_desktop.ui.panels.comparison import ComparisonPanel

        return self._made("Readers", ComparisonPanel(self._session, self._theme))

    @cached_property
    def review(self) -> Review:
        """What changes and statistics are counted by."""
        from kie_desktop.session.review.corrections import Review

        return Review(self._session.editor, self._window)

    def _made(self, name: str, panel: _PanelT) -> _PanelT:
        self.made.emit(name, panel)
        return panel

    # --- where they stand

    def set_open(self, is_open: bool) -> None:
        """Show the panels with a project only; the start page stands alone."""
        if is_open == self._is_open:
            return
        self._is_open = is_open
        if not is_open and self._arranged:
            self._open_state = self._window.saveState(LAYOUT_VERSION)
        for dock in self._docks.values():
            dock.setVisible(is_open and self._window.dockWidgetArea(dock) != BOTTOM)
            dock.toggleViewAction().setEnabled(is_open)
        if is_open:
            self._arrange()

    def remember(self) -> QByteArray:
        """Where the panels stand while a project is open, for `restore`."""
        return self._window.saveState(LAYOUT_VERSION) if self._is_open else self._open_state

    def restore(self, state: QByteArray) -> None:
        """Stand as remembered as soon as a project is open."""
        self._open_state = state

    def _arrange(self) -> None:
        self._arranged = True
        self._names.start()
        if not self._open_state.isEmpty() and self._window.restoreState(self._open_state, LAYOUT_VERSION):
            return
        QTimer.singleShot(0, self._window, self._usual_sizes)  # the layout has to know the docks first

    def _usual_sizes(self) -> None:
        docks = self._docks
        letter = self._window.fontMetrics().horizontalAdvance("x")
        has_fields = self._session.fields.schema is not None
        widths = [40 * letter, (_FIELDS_WIDTH if has_fields else 53) * letter]
        if self._window.width() < _NARROW * letter:  # the page needs the room: a strip of thumbnails
            widths = [0, 46 * letter]
        self._window.resizeDocks([docks["Pages"], docks["Entities"]], widths, Qt.Orientation.Horizontal)
        heights = [620, 180] if has_fields else [460, 340]
        self._window.resizeDocks([docks["Entities"], docks["Inspector"]], heights, Qt.Orientation.Vertical)
        self._names.start()

    def make_room_for_fields(self) -> None:
        """Let the fields have room for their values, and more height than the inspector below them."""
        fields, inspector = self._docks["Fields"], self._docks["Inspector"]
        width = _FIELDS_WIDTH * self._window.fontMetrics().horizontalAdvance("x")
        if fields.isVisible() and fields.width() < width <= self._window.width() // 3:
            self._window.resizeDocks([fields], [width], Qt.Orientation.Horizontal)
        if fields.isVisible() and fields.height() < 2 * inspector.height():
            self._window.resizeDocks([fields, inspector], [3, 1], Qt.Orientation.Vertical)

    def _on_fields_seen(self, seen: bool) -> None:
        """While fields show, the inspector leaves them its room as long as nothing is selected."""
        inspector = self._docks["Inspector"]
        if inspector.widget() is None:
            return
        if seen and self.inspector.is_empty and inspector.isVisible():
            self._inspector_height = inspector.height()
        self.inspector.set_compact(seen)
        if not seen and self.inspector.is_empty:
            self._give_inspector_room()

    def _fit_inspector(self, wanted: bool) -> None:
        if wanted and self._docks["Fields"].isVisible():
            self._give_inspector_room()

    def _give_inspector_room(self) -> None:
        """Make the inspector as high as it was before it left its room to the fields, once the layout has settled."""
        self._room.start()

    @Slot()
    def _resize_inspector(self) -> None:
        if self._docks["Inspector"].isVisible():
            height = self._inspector_height or _INSPECTOR_HEIGHT
            if self._docks["Fields"].isVisible():
                height = min(height, self._window.height() // _SHARE_BESIDE_FIELDS)
            self._window.resizeDocks([self._docks["Inspector"]], [height], Qt.Orientation.Vertical)

    def hide_or_show(self) -> None:
        """Leave the page alone in the window, or bring back what stood around it."""
        shown = [dock for dock in self._docks.values() if not dock.isHidden()]
        if shown:
            self._hidden_state = self._window.saveState(LAYOUT_VERSION)
            for dock in shown:
                dock.hide()
        elif self._hidden_state.isEmpty() or not self._window.restoreState(self._hidden_state, LAYOUT_VERSION):
            for dock in self._docks.values():
                dock.setVisible(self._window.dockWidgetArea(dock) != BOTTOM)

    def toggles(self) -> list[QAction]:
        """Switches for the View menu."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def show_problems(self) -> None:
        """Bring the problems to the front."""
        self.bring("Problems")

    def show_runs(self) -> None:
        """Bring the runs into view."""
        self.bring("Runs")

    def bring(self, name: str) -> None:
        """Bring a panel to the front; at the bottom it becomes a tab of what shows there."""
        dock = self._docks[name]
        if dock.isHidden() and self._window.dockWidgetArea(dock) == BOTTOM:
            # not before: Qt leaves the tabs of docks that were never shown standing in the window
            for beside in self._at_bottom()[:1]:
                self._window.tabifyDockWidget(beside, dock)
        dock.show()
        dock.raise_()

    def _at_bottom(self) -> list[QDockWidget]:
        """What shows at the bottom."""
        docks = self._docks.values()
        return [dock for dock in docks if dock.isVisible() and self._window.dockWidgetArea(dock) == BOTTOM]

    def _count_problems(self, number: int) -> None:
        self._docks["Problems"].setWindowTitle(tr("Problems ({})").format(number) if number else tr("Problems"))
        self._names.start()

    @Slot()
    def _make_room_for_tabs(self) -> None:
        """Let no name of a tab be cut, as far as that takes no more than a part of the window from the page."""
        for bar in self._window.findChildren(QTabBar):
            names = {bar.tabText(place) for place in range(bar.count())}
            docks = [dock for dock in self._docks.values() if dock.windowTitle() in names]
            shown = next((dock for dock in docks if not dock.visibleRegion().isEmpty()), None)
            wanted = min(bar.sizeHint().width(), round(_MOST_FOR_TABS * self._window.width()))
            if bar.parent() is self._window and shown is not None and bar.width() < wanted:
                self._window.resizeDocks([shown], [wanted], Qt.Orientation.Horizontal)

    def _dock(
        self, title: str, make: Callable[[], QWidget], area: Qt.DockWidgetArea, in_tab: bool = False
    ) -> QDockWidget:
        dock = (LowDock if area == BOTTOM else LateDock)(tr(title), make, self._window)
        dock.setObjectName(title)
        features = QDockWidget.DockWidgetFeature
        dock.setFeatures(features.DockWidgetClosable | features.DockWidgetMovable)
        if in_tab:
            dock.setTitleBarWidget(QWidget())  # its tab names it
        self._window.addDockWidget(area, dock)
        return dock


class LateDock(QDockWidget):
    """A dock that asks for its panel before it first shows, in time for the layout to give it room."""

    def __init__(self, title: str, make: Callable[[], QWidget], window: QMainWindow) -> None:
        super().__init__(title, window)
        self._make = make
        self.visibilityChanged.connect(self._on_seen)

    @Slot(bool)
    def _on_seen(self, seen: bool) -> None:
        """Hide the panel while another tab lies over it: to Qt such a dock is visible, only moved out of the window."""
        if self.widget() is not None:
            self.widget().setVisible(seen)

    def setVisible(self, visible: bool) -> None:
        """Whatever shows a dock comes this way: the window, its menus, a layout that is restored."""
        if visible and self.widget() is None:
            panel = self._make()
            panel.setMinimumHeight(min(LOW, panel.minimumSizeHint().height()))
            policy = panel.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # the tabs keep their width, whichever is in front
            panel.setSizePolicy(policy)
            self.setWidget(panel)
        super().setVisible(visible)


class LowDock(LateDock):
    """One at the bottom: it opens with a share of the window's height, until somebody chooses another one.

    Qt asks for it where it lays a dock out for the first time; a height that is set afterwards comes too late or too
    early, as the layout knows the dock at some turn of the event loop only.
    """

    def sizeHint(self) -> QSize:
        """As wide as what is in it."""
        return QSize(super().sizeHint().width(), round(_BOTTOM_SHARE * self.window().height()))
