"""What an action is, when it makes sense, and what the groups of commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kie_desktop.session import Session
from kie_desktop.ui.language import translatable

if TYPE_CHECKING:
    from kie_desktop.ui.main_window import MainWindow


@dataclass(frozen=True)
class Situation:
    """What decides which actions make sense now."""

    project: bool = False
    page: bool = False
    entities: int = 0
    link: bool = False
    pages: int = 0
    undo: str | None = None
    redo: str | None = None
    suggestion: bool = False
    read_only: bool = False


class Needs:
    """Conditions of an action, each with what to say where it does not hold."""

    def __init__(self, *conditions: tuple[Callable[[Situation], object], str]) -> None:
        self._conditions = conditions

    def __call__(self, now: Situation) -> bool:
        """Whether all hold now."""
        return not self.missing(now)

    def missing(self, now: Situation) -> str:
        """What is missing, to be translated; "" where nothing is."""
        return next((why for holds, why in self._conditions if not holds(now)), "")


always = Needs()
a_project = Needs((lambda now: now.project, translatable("open a project first")))
some_pages = Needs((lambda now: now.pages > 0, translatable("the project has no pages")))
a_page = Needs((lambda now: now.page, translatable("no page shows")))
entities = Needs((lambda now: now.entities > 0, translatable("select an entity first")))
one_entity = Needs((lambda now: now.entities == 1, translatable("select exactly one entity first")))
two_entities = Needs((lambda now: now.entities > 1, translatable("select at least two entities first")))
something = Needs((lambda now: now.entities > 0 or now.link, translatable("select an entity or a link first")))
something_done = Needs((lambda now: now.undo is not None, translatable("there is nothing to undo")))
something_undone = Needs((lambda now: now.redo is not None, translatable("there is nothing to redo")))
a_suggestion = Needs(
    (lambda now: now.suggestion, translatable("nothing is suggested; select a key or a value that is not linked yet"))
)


@dataclass(frozen=True)
class Spec:
    """One row. id is also the name of the handler in the group of commands beside it, with `_` for `-`.

    checkable: a switch whose handler gets the new state. group: of several checkable actions
    with the same group one is on. canvas: its keys count while the page has the focus only.
    does, given: the handler has this name, and gets these arguments. setting: no handler, but a
    switch of this setting.
    """

    id: str
    text: str
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    enabled: Needs = always
    checkable: bool = False
    group: str = ""
    canvas: bool = False
    does: str = ""
    given: tuple[object, ...] = ()
    setting: str = ""


class CommandGroup(QObject):
    """The commands of one menu: they ask where asking is due, then tell the session, the canvas or a panel.

    A QObject of the window, so that Qt disconnects its methods from the session when the window goes (docs/adr/0017).
    """

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
