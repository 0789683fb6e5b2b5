"""What the user can do: a module for each menu, in it a table of actions and a method for each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kie_desktop.session import Session
from kie_desktop.ui.commands import edit, file, help, page, training, view
from kie_desktop.ui.commands.spec import Situation, Spec

if TYPE_CHECKING:
    from kie_desktop.ui.main_window import MainWindow

__all__ = ["TABLE", "Commands", "Situation", "Spec"]

TABLE: tuple[Spec, ...] = (
    *file.ACTIONS, *edit.ACTIONS, *page.ACTIONS, *training.ACTIONS, *view.ACTIONS, *help.ACTIONS,
)  # fmt: skip
"""Every action: menus, toolbars, shortcuts and the cheat sheet are made of it."""


class Commands:
    """The commands of one window."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self.file = file.FileCommands(window, session)
        self.edit = edit.EditCommands(window, session)
        self.page = page.PageCommands(window, session)
        self.training = training.TrainingCommands(window, session)
        self.view = view.ViewCommands(window, session)
        self.help = help.HelpCommands(window, session)

    def handler(self, action: str) -> Callable[..., None]:
        """The method that does an action. AttributeError where nobody wrote one."""
        name = action.replace("-", "_")
        groups = (self.file, self.edit, self.page, self.training, self.view, self.help)
        owner = next((group for group in groups if hasattr(group, name)), self)
        method: Callable[..., None] = getattr(owner, name)
        return method
