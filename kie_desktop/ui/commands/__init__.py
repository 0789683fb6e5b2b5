"""What the user can do: a module for each menu, in it a table of actions and a method for each of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from kie_desktop.session import Session
from kie_desktop.ui.commands import assist, edit, file, go, help, page, review, shape, training, view
from kie_desktop.ui.commands.spec import CommandGroup, Situation, Spec

if TYPE_CHECKING:
    from kie_desktop.ui.main_window import MainWindow

__all__ = ["TABLE", "Commands", "Situation", "Spec"]

TABLE: tuple[Spec, ...] = (
    *file.ACTIONS, *edit.ACTIONS, *shape.ACTIONS, *page.ACTIONS, *go.ACTIONS, *assist.ACTIONS, *review.ACTIONS,
    *training.ACTIONS, *view.ACTIONS, *help.ACTIONS,
)  # fmt: skip
"""Every action: menus, toolbars, shortcuts and the cheat sheet are made of it."""


class Commands:
    """The commands of one window."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self.file = file.FileCommands(window, session)
        self.edit = edit.EditCommands(window, session)
        self.shape = shape.ShapeCommands(window, session)
        self.page = page.PageCommands(window, session)
        self.go = go.GoCommands(window, session)
        self.assist = assist.AssistCommands(window, session)
        self.review = review.ReviewCommands(window, session)
        self.training = training.TrainingCommands(window, session)
        self.view = view.ViewCommands(window, session)
        self.help = help.HelpCommands(window, session)

    def handler(self, spec: Spec) -> Callable[..., None]:
        """What does an action. AttributeError where nobody wrote it."""
        name = spec.does or spec.id.replace("-", "_")
        groups = [group for group in vars(self).values() if isinstance(group, CommandGroup)]
        owner = next((group for group in groups if hasattr(group, name)), self)
        method: Callable[..., None] = getattr(owner, name)
        return partial(method, *spec.given) if spec.given else method
