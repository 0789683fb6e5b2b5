"""The panels in their docks around the canvas."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from kie_desktop.session import Session
from kie_desktop.ui.language import mark, tr
from kie_desktop.ui.panels.entity_table import EntityTablePanel
from kie_desktop.ui.panels.inspector import Inspector
from kie_desktop.ui.panels.page_list import PageListPanel
from kie_desktop.ui.panels.problems import ProblemsPanel
from kie_desktop.ui.panels.runs import RunsPanel
from kie_desktop.ui.theme import Theme

LAYOUT_VERSION = 2
"""Raise it where docks or toolbars change, so that an old remembered layout is not used."""

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


class Panels:
    """Pages on the left; entities and problems in tabs on the right, the inspector below them; runs at the bottom.

    The runs show when one begins, or when the user asks for them.
    """

    def __init__(self, window: QMainWindow, session: Session, theme: Theme) -> None:
        self._window = window
        self._open_state = QByteArray()
        self.pages = PageListPanel(session, theme)
        self.entities = EntityTablePanel(session, theme)
        self.problems = ProblemsPanel(session, theme)
        self.inspector = Inspector(session, theme)
        self.runs = RunsPanel(session, theme)
        self._docks = {
            "Pages": self._dock(mark("Pages"), self.pages, LEFT),
            "Entities": self._dock(mark("Entities"), self.entities, RIGHT, in_tab=True),
            "Problems": self._dock(mark("Problems"), self.problems, RIGHT, in_tab=True),
            "Inspector": self._dock(mark("Inspector"), self.inspector, RIGHT),
            "Runs": self._dock(mark("Runs"), self.runs, BOTTOM),
        }
        window.setTabPosition(RIGHT, QTabWidget.TabPosition.North)
        window.tabifyDockWidget(self._docks["Entities"], self._docks["Problems"])
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
            dock.setVisible(is_open and dock is not self._docks["Runs"])
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
        letter = self._window.fontMetrics().averageCharWidth()
        widths = [44 * letter, 64 * letter]
        self._window.resizeDocks([docks["Pages"], docks["Entities"]], widths, Qt.Orientation.Horizontal)
        self._window.resizeDocks([docks["Entities"], docks["Inspector"]], [460, 340], Qt.Orientation.Vertical)

    def toggles(self) -> list[QAction]:
        """Switches for the View menu."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def show_problems(self) -> None:
        """Bring the problems to the front."""
        self._docks["Problems"].show()
        self._docks["Problems"].raise_()

    def show_runs(self) -> None:
        """Bring the runs into view."""
        self._docks["Runs"].show()

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
