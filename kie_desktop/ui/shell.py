"""What commands need of the window that they belong to."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QMenuBar, QWidget

from kie_desktop.ui.actions import Actions
from kie_desktop.ui.canvas import PageCanvas
from kie_desktop.ui.panels.docks import Panels
from kie_desktop.ui.panels.message_bar import MessageBar
from kie_desktop.ui.panels.start_bar import StartBar
from kie_desktop.ui.panels.start_page import StartPage
from kie_desktop.ui.theme import Theme


class Shell(Protocol):
    """The main window, as its commands know it. Commands are made before all of it is there: they ask when they run."""

    @property
    def widget(self) -> QWidget:
        """The window as the parent of dialogs."""

    @property
    def theme(self) -> Theme:
        """Colours and icons."""

    @property
    def canvas(self) -> PageCanvas:
        """The page."""

    @property
    def panels(self) -> Panels:
        """The panels around it."""

    @property
    def message_bar(self) -> MessageBar:
        """Where messages show."""

    @property
    def start_page(self) -> StartPage:
        """What shows while no project is open."""

    @property
    def start_bar(self) -> StartBar:
        """What asks about a newly opened folder."""

    @property
    def action_table(self) -> Actions:
        """All actions."""

    def menuBar(self) -> QMenuBar:
        """All menus."""

    def show_welcome(self) -> None:
        """Show what shows at the first start, until the user goes on."""

    def show_tour(self) -> None:
        """Show hints over the page."""

    def close(self) -> bool:
        """Close the window; False where the user stays."""
