"""The Go menu: from entity to entity without the mouse."""

from __future__ import annotations

from collections.abc import Iterable

from kie_desktop.domain.geometry import union_box
from kie_desktop.domain.nearness import Direction, neighbour, neighbour_in_order, unlinked
from kie_desktop.domain.page import Page
from kie_desktop.session import Session
from kie_desktop.ui.canvas.letters import Letters
from kie_desktop.ui.commands.group import CommandGroup
from kie_desktop.ui.commands.page import PageCommands
from kie_desktop.ui.commands.spec import Spec, a_page, a_project, entities, some_pages
from kie_desktop.ui.language import tr
from kie_desktop.ui.shell import Shell

_LEFT, _RIGHT, _UP, _DOWN = Direction

ACTIONS: tuple[Spec, ...] = (
    Spec("next-entity", "&Next entity", "Tab", "", "Select the next entity in reading order", a_page, canvas=True,
         handler="walk", arguments=(1,)),
    Spec("previous-entity", "&Previous entity", "Shift+Tab", "", "Select the previous entity in reading order", a_page,
         canvas=True, handler="walk", arguments=(-1,)),
    Spec("next-unsure", "Next &unsure entity", "U", "next-unsure",
         "Go to the next entity whose text or label is unsure, on this page or a later one", some_pages),
    Spec("previous-unsure", "Previous unsure entity", "Shift+U", "",
         "Go to the previous entity on this page whose text or label is unsure", a_page),
    Spec("next-unlinked", "Next key or value without a &link", "N", "",
         "Select the next key or value in reading order that has no link", a_page, handler="walk_unlinked",
         arguments=(1,)),
    Spec("previous-unlinked", "Previous key or value without a link", "Shift+N", "",
         "Select the previous key or value in reading order that has no link", a_page, handler="walk_unlinked",
         arguments=(-1,)),
    Spec("show-letters", "Select by lette&rs", "F", "",
         "Show letters at all entities: type them to select an entity, with Shift to extend the selection",
         a_project, True, setting="show_letters"),
    Spec("go-left", "Entity to the left", "Left", "", "", entities, canvas=True, handler="go", arguments=(_LEFT,)),
    Spec("go-right", "Entity to the right", "Right", "", "", entities, canvas=True, handler="go", arguments=(_RIGHT,)),
    Spec("go-up", "Entity above", "Up", "", "", entities, canvas=True, handler="go", arguments=(_UP,)),
    Spec("go-down", "Entity below", "Down", "", "", entities, canvas=True, handler="go", arguments=(_DOWN,)),
    Spec("extend-left", "Extend selection to the left", "Shift+Left", "", "", entities, canvas=True,
         handler="extend", arguments=(_LEFT,)),
    Spec("extend-right", "Extend selection to the right", "Shift+Right", "", "", entities, canvas=True,
         handler="extend", arguments=(_RIGHT,)),
    Spec("extend-up", "Extend selection up", "Shift+Up", "", "", entities, canvas=True,
         handler="extend", arguments=(_UP,)),
    Spec("extend-down", "Extend selection down", "Shift+Down", "", "", entities, canvas=True,
         handler="extend", arguments=(_DOWN,)),
    Spec("focus-page", "Focus the pa&ge", "F4", "", "Move the keyboard focus to the page", a_page),
    Spec("focus-next", "Focus the next panel", "Ctrl+Tab", "", "", a_page, canvas=True,
         handler="focus_beside", arguments=(1,)),
    Spec("focus-previous", "Focus the previous panel", "Ctrl+Shift+Tab", "", "", a_page, canvas=True,
         handler="focus_beside", arguments=(-1,)),
)  # fmt: skip


class GoCommands(CommandGroup):
    """What its actions do. Entities whose label the legend hides are passed over: nobody would see where one is."""

    def __init__(self, shell: Shell, session: Session, page: PageCommands) -> None:
        super().__init__(shell, session)
        self._page = page
        self._latest: int | None = None
        """Of several selected entities, the one that keys reached last."""
        self._picked: tuple[Page | None, frozenset[int]] = None, frozenset()
        """The page as it was at the last letter, and what that left selected."""
        Letters(session, shell.canvas, self._free_letters, self.pick)

    def walk(self, step: int) -> None:
        """Select the next (1) or previous (-1) entity in reading order, around the ends of the page."""
        page = self._session.page
        if page is not None:
            self.walk_among(page.entities, step)

    def advance(self) -> None:
        """Go on after an entity was dealt with, where the settings say so; stay at the end of the page."""
        page, current = self._session.page, self._session.selection.only
        if page is None or current is None or not self._session.settings["advance"]:
            return
        following = neighbour_in_order(page, self._seen(page.entities), current, 1, around=False)
        if following is not None:
            self.show(following)

    def walk_unlinked(self, step: int) -> None:
        """Select the next or previous key without a value, or value without a key."""
        page = self._session.page
        if page is not None and not self.walk_among(unlinked(page, self._session.label_set), step):
            self._session.message.emit("info", tr("All keys and values on this page are linked."))

    def next_unsure(self) -> None:
        """Select the next unsure entity in reading order, on this page or the next one that has any."""
        if not self._walk_unsure(1):
            page_id = self._shell.panels.pages.next_unsure()
            if page_id is None:
                self._session.message.emit("info", tr("No more unsure entities on this page or the following ones."))
                return
            self._page.show_page(page_id)
            self._walk_unsure(1)

    def previous_unsure(self) -> None:
        """Select the unsure entity before in reading order, on this page."""
        if not self._walk_unsure(-1):
            self._session.message.emit("info", tr("No more unsure entities before this one on the page."))

    def go(self, direction: Direction) -> None:
        """Select the entity that lies that way."""
        found = self._beside(direction)
        if found is not None:
            self.show(found)

    def extend(self, direction: Direction) -> None:
        """Select the entity that lies that way too."""
        found = self._beside(direction)
        if found is not None:
            self._session.selection.select(self._session.selection.entities | {found})
            self._latest = found
            self._shell.canvas.reveal(found)

    def pick(self, entity_id: int, up_to: bool) -> None:
        """Select the entity whose letters were typed.

        What letters selected just before stays selected, or is taken out by them, unless something was done to it.
        up_to: select what a rubber band from the latest selected one to this one takes, beside all that is selected.
        """
        page, selection, current = self._session.page, self._session.selection, self._current()
        if page is None:
            return
        chosen, (picked_on, picked) = selection.entities, self._picked
        if up_to and current is not None:
            band = union_box((page.entities[current].box, page.entities[entity_id].box))
            chosen |= self._seen(self._shell.canvas.index.entities_in(band))
        elif picked_on is page and picked <= chosen:
            chosen ^= {entity_id}
        else:
            chosen = frozenset({entity_id})
        selection.select(chosen)
        self._latest, self._picked = entity_id, (page, chosen)

    def walk_among(self, ids: Iterable[int], step: int) -> bool:
        """Select the next (1) or previous (-1) of some entities; False where there is none."""
        page = self._session.page
        found = neighbour_in_order(page, self._seen(ids), self._current(), step) if page else None
        if found is not None:
            self.show(found)
        return found is not None

    def show(self, entity_id: int) -> None:
        """Select an entity and bring it into view."""
        self._session.selection.select([entity_id])
        self._latest = entity_id
        self._shell.canvas.reveal(entity_id)

    def focus_page(self) -> None:
        """Give the page the keyboard; what was being typed is kept."""
        self._shell.canvas.setFocus()

    def focus_beside(self, step: int) -> None:
        """Give the keyboard to what stands before or after the page in the window."""
        self._shell.canvas.focusNextPrevChild(step > 0)

    def _free_letters(self) -> str:
        return self._shell.action_table.free_letters()

    def _beside(self, direction: Direction) -> int | None:
        page, current = self._session.page, self._current()
        if page is None or current is None:
            return None
        return neighbour(page, current, direction, self._seen(page.entities))

    def _seen(self, ids: Iterable[int]) -> set[int]:
        """Those of some entities that are not hidden."""
        return {*ids} - self._shell.canvas.drawing.hidden

    def _current(self) -> int | None:
        """Where the user is: of several selected entities the latest one."""
        chosen = self._session.selection.entities
        return self._latest if self._latest in chosen else next(iter(sorted(chosen)), None)

    def _walk_unsure(self, step: int) -> bool:
        """Select the next unsure entity of the page without going around its end; False where there is none."""
        page, current = self._session.page, self._session.selection.only
        if page is None:
            return False
        below = self._session.settings["unsure_below"]
        unsure = [entity.id for entity in page.entities.values() if entity.is_unsure(below)]
        found = neighbour_in_order(page, self._seen(unsure), current, step, around=False)
        if found is not None:
            self.show(found)
        return found is not None
