"""The panels in their docks around the canvas."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from kie_desktop.session import Session
from kie_desktop.session.review import Review
from kie_desktop.ui.language import mark, tr
from kie_desktop.ui.panels.changes import ChangesPanel
from kie_desktop.ui.panels.entity_table import EntityTablePanel
from kie_desktop.ui.panels.inspector import Inspector
from kie_desktop.ui.panels.page_list import PageListPanel
from kie_desktop.ui.panels.problems import ProblemsPanel
from kie_desktop.ui.panels.readers import ReadersPanel
from kie_desktop.ui.panels.runs import RunsPanel
from kie_desktop.ui.panels.search import SearchPanel
from kie_desktop.ui.panels.statistics import StatisticsPanel
from kie_desktop.ui.theme import Theme

LAYOUT_VERSION = 3
"""Raise it where docks or toolbars change, so that an old remembered layout is not used."""

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


class Panels:
    """Pages on the left; on the right tabs of what is on them, the inspector below; wide tables at the bottom.

    What stands at the bottom shows when the user asks for it; the runs also when one begins.
    """

    def __init__(self, window: QMainWindow, session: Session, theme: Theme) -> None:
        self._window = window
        self._open_state = QByteArray()
        self.entities = EntityTablePanel(session, theme)
        self.problems = ProblemsPanel(session, theme)
        self.pages = PageListPanel(session, theme, self.problems.problems)
        self.inspector = Inspector(session, theme)
        self.runs = RunsPanel(session, theme)
        review = Review(session, window)
        self.search = SearchPanel(session, theme)
        self.changes = ChangesPanel(session, review, theme)
        self.statistics = StatisticsPanel(session, review)
        self.readers = ReadersPanel(session, theme)
        self.review = review
        self._docks = {
            "Pages": self._dock(mark("Pages"), self.pages, LEFT),
            "Entities": self._dock(mark("Entities"), self.entities, RIGHT, in_tab=True),
            "Problems": self._dock(mark("Problems"), self.problems, RIGHT, in_tab=True),
            "Search": self._dock(mark("Search"), self.search, RIGHT, in_tab=True),
            "Changes": self._dock(mark("Changes"), self.changes, RIGHT, in_tab=True),
            "Inspector": self._dock(mark("Inspector"), self.inspector, RIGHT),
            "Runs": self._dock(mark("Runs"), self.runs, BOTTOM),
            "Statistics": self._dock(mark("Statistics"), self.statistics, BOTTOM),
            "Readers": self._dock(mark("Second reader"), self.readers, BOTTOM),
        }
        for area in (RIGHT, BOTTOM):
            window.setTabPosition(area, QTabWidget.TabPosition.North)
        for other in ("Problems", "Search", "Changes"):
            window.tabifyDockWidget(self._docks["Entities"], self._docks[other])
        self._docks["Entities"].raise_()
        self.problems.counted.connect(self._count_problems)
        self._is_open = True
        self._arranged = False
        self.set_open(False)

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
        if not self._open_state.isEmpty() and self._window.restoreState(self._open_state, LAYOUT_VERSION):
            return
        QTimer.singleShot(0, self._window, self._usual_sizes)  # the layout has to know the docks first

    def _usual_sizes(self) -> None:
        docks = self._docks
        letter = self._window.fontMetrics().horizontalAdvance("x")
        widths = [38 * letter, 55 * letter]
        self._window.resizeDocks([docks["Pages"], docks["Entities"]], widths, Qt.Orientation.Horizontal)
        self._window.resizeDocks([docks["Entities"], docks["Inspector"]], [460, 340], Qt.Orientation.Vertical)

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
            shown = [other for other in self._docks.values() if other.isVisible()]
            beside = next((other for other in shown if self._window.dockWidgetArea(other) == BOTTOM), None)
            if beside is not None:
                self._window.tabifyDockWidget(beside, dock)
        dock.show()
        dock.raise_()

    def _count_problems(self, number: int) -> None:
        self._docks["Problems"].setWindowTitle(tr("Problems ({})").format(number) if number else tr("Problems"))

    def _dock(self, title: str, panel: QWidget, area: Qt.DockWidgetArea, in_tab: bool = False) -> QDockWidget:
        dock = QDockWidget(tr(title), self._window)
        dock.setObjectName(title)
        dock.setWidget(panel)
        features = QDockWidget.DockWidgetFeature
        dock.setFeatures(features.DockWidgetClosable | features.DockWidgetMovable)
        if in_tab:
            dock.setTitleBarWidget(QWidget())  # its tab names it
        self._window.addDockWidget(area, dock)
        return dock
