"""What an action is, and when it makes sense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kie_desktop.domain.page import ReviewState
from kie_desktop.ui.language import translatable


@dataclass(frozen=True)
class Situation:
    """What decides which actions make sense now, and which are checked.

    state, held_out, unfitted (`ImageChanges`): of the page that shows. schema: the project has fields.
    undo, redo: what they would do on this page, "" where there is something to undo on others only, None for nothing.
    discardable: so many pages were changed by a job that can be discarded.
    """

    project: bool = False
    page: bool = False
    entities: int = 0
    link: bool = False
    pages: int = 0
    undo: str | None = None
    redo: str | None = None
    discardable: int = 0
    suggestion: bool = False
    read_only: bool = False
    state: ReviewState | None = None
    held_out: bool = False
    schema: bool = False
    unfitted: bool = False


class Needs:
    """Conditions of an action, each with what to say where it does not hold."""

    def __init__(self, *conditions: tuple[Callable[[Situation], object], str]) -> None:
        self._conditions = conditions

    def __call__(self, now: Situation) -> bool:
        """Whether all hold now."""
        return not self.missing(now)

    def missing(self, now: Situation) -> str:
        """What is missing, to be translated; "" where nothing is."""
        for holds, why in self._conditions:
            if not holds(now):
                return why
        return ""


always = Needs()
a_project = Needs((lambda now: now.project, translatable("open a project first")))
some_pages = Needs((lambda now: now.pages > 0, translatable("the project has no pages")))
a_page = Needs((lambda now: now.page, translatable("no page is shown")))
unfitted = Needs((lambda now: now.unfitted, translatable("the annotations of this page fit its image")))
_no_link: tuple[Callable[[Situation], object], str] = (
    lambda now: not now.link,
    translatable("a link is selected; select an entity instead"),
)
entities = Needs(_no_link, (lambda now: now.entities > 0, translatable("select an entity first")))
one_entity = Needs(_no_link, (lambda now: now.entities == 1, translatable("select exactly one entity first")))
two_entities = Needs(_no_link, (lambda now: now.entities > 1, translatable("select at least two entities first")))
something = Needs((lambda now: now.entities > 0 or now.link, translatable("select an entity or a link first")))
something_done = Needs((lambda now: now.undo is not None, translatable("there is nothing to undo")))
something_undone = Needs((lambda now: now.redo is not None, translatable("there is nothing to redo")))
something_to_discard = Needs((lambda now: now.discardable > 0, translatable("no job has changed pages")))
a_suggestion = Needs(
    (lambda now: now.suggestion, translatable("there is no suggestion; select a key or a value that is not linked yet"))
)
fields_here = Needs(
    (lambda now: now.schema, translatable("choose the fields of the project first")),
    (lambda now: now.page, translatable("no page is shown")),
)

MAY_NOT_CHANGE = translatable("this project is read-only")


@dataclass(frozen=True)
class Spec:
    """One row. id is also the name of the handler in the group of commands beside it, with `_` for `-`.

    checkable: a switch whose handler gets the new state. group: of several checkable actions
    with the same group one is on. canvas: its keys count while the page has the focus only.
    panel: its keys count while that panel has the focus only, which looks them up (`Actions.panel_action`).
    handler, arguments: its name where it is another, and what it gets. setting: no handler, but a
    switch of this setting. changes: it changes the project, and so cannot be done in one that may only be read.
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
    handler: str = ""
    arguments: tuple[object, ...] = ()
    setting: str = ""
    changes: bool = False
    panel: str = ""

    def missing(self, now: Situation) -> str:
        """What the action waits for, to be translated; "" where it can be done."""
        return MAY_NOT_CHANGE if self.changes and now.read_only else self.enabled.missing(now)
