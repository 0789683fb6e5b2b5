"""Moving, resizing and drawing entities by key: a part of the Edit menu."""

from __future__ import annotations

from collections.abc import Callable

from kie_desktop.domain import assist
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch
from kie_desktop.session import Session
from kie_desktop.ui.commands.go import GoCommands
from kie_desktop.ui.commands.group import CommandGroup
from kie_desktop.ui.commands.spec import Spec, a_page, entities
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.shell import Shell

FAR_PX = 10
"""How many pixels of the page an entity moves with Shift."""

NEW_SIZE = (0.2, 0.02)
"""Width and height of an entity drawn by key on a bare page, as shares of the page's."""

_WAYS = (("left", "Left", (-1, 0)), ("right", "Right", (1, 0)), ("up", "Up", (0, -1)), ("down", "Down", (0, 1)))
_MOVES = (translatable("Move left"), translatable("Move right"), translatable("Move up"), translatable("Move down"))
_FAR_MOVES = (
    translatable("Move left by a large step"),
    translatable("Move right by a large step"),
    translatable("Move up by a large step"),
    translatable("Move down by a large step"),
)
_GROWTHS = (
    translatable("Make narrower"),
    translatable("Make wider"),
    translatable("Make shorter"),
    translatable("Make taller"),
)
_FAR_GROWTHS = (
    translatable("Make much narrower"),
    translatable("Make much wider"),
    translatable("Make much shorter"),
    translatable("Make much taller"),
)


def _rows(does: str, keys: str, texts: tuple[str, ...], pixels: int) -> tuple[Spec, ...]:
    return tuple(
        Spec(
            f"{does}-{way}{'-far' if pixels > 1 else ''}",
            text,
            f"{keys}+{key}",
            "",
            "",
            entities,
            canvas=True,
            handler=f"{does}_selected",
            arguments=(dx * pixels, dy * pixels),
            changes=True,
        )
        for (way, key, (dx, dy)), text in zip(_WAYS, texts, strict=True)
    )


MOVES = _rows("move", "Ctrl", _MOVES, 1) + _rows("move", "Ctrl+Shift", _FAR_MOVES, FAR_PX)
GROWTHS = _rows("grow", "Alt", _GROWTHS, 1) + _rows("grow", "Alt+Shift", _FAR_GROWTHS, FAR_PX)

ACTIONS: tuple[Spec, ...] = (
    Spec(
        "add-entity",
        "Add entity",
        "Ins",
        "rectangle",
        "Add an entity below the selected one, or in the middle of the view, to move and resize with the keyboard",
        a_page,
        changes=True,
    ),
    *MOVES,
    *GROWTHS,
)


class ShapeCommands(CommandGroup):
    """What its actions do. Presses of one kind in a row, on the same entities, are one undoable step."""

    def __init__(self, shell: Shell, session: Session, go: GoCommands) -> None:
        super().__init__(shell, session)
        self._go = go

    def move_selected(self, dx: int, dy: int) -> None:
        """Move the selected entities by some pixels of the page, in the view's directions."""
        chosen, way = self._session.selection.entities, self._shell.canvas.page_way(dx, dy)
        self._do(tr("Move with the keyboard"), lambda page: assist.move(page, chosen, way))

    def grow_selected(self, dx: int, dy: int) -> None:
        """Move the right and bottom edges of the selected entities by some pixels of the page."""
        chosen = self._session.selection.entities
        self._do(tr("Resize with the keyboard"), lambda page: assist.grow(page, chosen, dx, dy))

    def add_entity(self) -> None:
        """Draw an entity and select it."""
        page = self._session.page
        if page is None:
            return
        canvas, selected, new_id = self._shell.canvas, self._session.selection.only, page.next_id
        middle = canvas.mapToScene(canvas.viewport().rect().center())
        near = (min(max(middle.x(), 0.0), page.width), min(max(middle.y(), 0.0), page.height))
        size = (page.width * NEW_SIZE[0], page.height * NEW_SIZE[1])
        if self._session.editor.do(tr("Add entity"), assist.add_below, selected, near, size, canvas.draw_label):
            self._go.show(new_id)

    def _do(self, text: str, make: Callable[[Page], Patch]) -> None:
        session = self._session
        if session.settings["lock_shapes"]:
            session.message.emit("info", tr("Shapes are locked; choose Tools > Lock shapes to unlock them."))
        elif session.page is not None:
            session.editor.edit(make(session.page), text, gesture=(text, session.page_id, session.selection.entities))
