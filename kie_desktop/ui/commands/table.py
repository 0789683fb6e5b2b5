"""All actions, and the commands of one window that do them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kie_desktop.session import Session
from kie_desktop.ui.actions import Actions
from kie_desktop.ui.commands import (
    assist,
    edit,
    fields,
    file,
    go,
    help,
    image,
    page,
    review,
    shape,
    start,
    training,
    view,
)
from kie_desktop.ui.commands.group import CommandGroup
from kie_desktop.ui.commands.spec import Spec
from kie_desktop.ui.shell import Shell

TABLE: tuple[Spec, ...] = (
    *file.ACTIONS, *edit.ACTIONS, *shape.ACTIONS, *page.ACTIONS, *image.ACTIONS, *go.ACTIONS, *assist.ACTIONS,
    *fields.ACTIONS, *review.ACTIONS,
    *training.ACTIONS, *view.ACTIONS, *help.ACTIONS,
)  # fmt: skip
"""Every action: menus, toolbars, shortcuts and the cheat sheet are made of it."""


class Commands:
    """The commands of one window."""

    def __init__(self, shell: Shell, session: Session) -> None:
        self._shell = shell
        self.page = page.PageCommands(shell, session)
        self.fields = fields.FieldCommands(shell, session, self.page)
        self.file = file.FileCommands(shell, session, self.fields)
        self.image = image.ImageCommands(shell, session)
        self.go = go.GoCommands(shell, session, self.page)
        self.edit = edit.EditCommands(shell, session, self.go, self.page)
        self.shape = shape.ShapeCommands(shell, session, self.go)
        self.assist = assist.AssistCommands(shell, session, self.go)
        self.start = start.StartCommands(shell, session, self.fields)
        self.review = review.ReviewCommands(shell, session, self.page)
        self.training = training.TrainingCommands(shell, session, self.page, self.review)
        self.view = view.ViewCommands(shell, session)
        self.help = help.HelpCommands(shell, session)
        groups: tuple[tuple[tuple[Spec, ...], CommandGroup], ...] = (
            (file.ACTIONS, self.file),
            (edit.ACTIONS, self.edit),
            (shape.ACTIONS, self.shape),
            (page.ACTIONS, self.page),
            (image.ACTIONS, self.image),
            (go.ACTIONS, self.go),
            (assist.ACTIONS, self.assist),
            (fields.ACTIONS, self.fields),
            (review.ACTIONS, self.review),
            (training.ACTIONS, self.training),
            (view.ACTIONS, self.view),
            (help.ACTIONS, self.help),
        )
        self._groups = {spec.id: group for specs, group in groups for spec in specs}

    @property
    def actions(self) -> Actions:
        """The actions of the window."""
        return self._shell.action_table

    def handler(self, spec: Spec) -> Callable[..., None]:
        """What does an action. AttributeError where nobody wrote it."""
        method: Callable[..., None] = getattr(self._groups[spec.id], spec.handler or spec.id.replace("-", "_"))
        return partial(method, *spec.arguments) if spec.arguments else method
