"""What an action is, when it makes sense, and what the groups of commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kie_desktop.session import Session

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
    reviewable: bool = False
    engine: bool = True


Needs = Callable[[Situation], bool]


def always(_: Situation) -> bool:
    """No condition."""
    return True


def a_project(now: Situation) -> bool:
    """A project is open."""
    return now.project


def some_pages(now: Situation) -> bool:
    """The project has pages."""
    return now.pages > 0


def a_page(now: Situation) -> bool:
    """A page shows."""
    return now.page


def entities(now: Situation) -> bool:
    """At least one entity is selected."""
    return now.entities > 0


def one_entity(now: Situation) -> bool:
    """Exactly one entity is selected."""
    return now.entities == 1


def two_entities(now: Situation) -> bool:
    """At least two entities are selected."""
    return now.entities > 1


def something(now: Situation) -> bool:
    """Entities or a link are selected."""
    return now.entities > 0 or now.link


@dataclass(frozen=True)
class Spec:
    """One row. id is also the name of the handler in the group of commands beside it, with `_` for `-`.

    checkable: a switch whose handler gets the new state. group: of several checkable actions
    with the same group one is on.
    """

    id: str
    text: str
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    enabled: Needs = always
    checkable: bool = False
    group: str = ""


class CommandGroup:
    """The commands of one menu: they ask where asking is due, then tell the session, the canvas or a panel."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self._window = window
        self._session = session
