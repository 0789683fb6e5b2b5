"""What every mouse tool is, and what it may use."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from math import hypot
from typing import ClassVar, Protocol

from PySide6.QtCore import QPointF, Qt

from kie_desktop.domain.geometry import Point
from kie_desktop.domain.page import LinkKey, Page
from kie_desktop.domain.patch import Patch
from kie_desktop.session.project.selection import Selection
from kie_desktop.ui.canvas.overlay import Overlay
from kie_desktop.ui.canvas.spatial_index import SpatialIndex

DRAG_FROM_PX = 4.0
"""A press that moves less than this many pixels of the view is a click."""

LINK_REACH_PX = 5.0
ENTITY_REACH_PX = 3.0


@dataclass(frozen=True)
class Pointer:
    """Where the pointer is. place: in the view; point: on the page; zoom: view pixels a page pixel."""

    place: QPointF
    point: Point
    zoom: float
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    def holds(self, modifier: Qt.KeyboardModifier) -> bool:
        """Whether a modifier key is held."""
        return bool(self.modifiers & modifier)

    def far_from(self, other: Pointer) -> bool:
        """Whether this is a drag away from the other, not a click with an unsteady hand."""
        away = self.place - other.place
        return hypot(away.x(), away.y()) >= DRAG_FROM_PX

    def near(self, point: Point, reach_px: float) -> bool:
        """Whether a point of the page lies within so many pixels of the view."""
        return hypot(point[0] - self.point[0], point[1] - self.point[1]) * self.zoom <= reach_px


class ToolContext(Protocol):
    """What the canvas lends to its tools. `page` is there whenever a tool is called."""

    overlay: Overlay
    index: SpatialIndex
    draw_label: str

    @property
    def locked(self) -> bool:
        """Whether entities stay where they are, whatever the mouse does."""
        ...

    @property
    def snapping(self) -> bool:
        """Whether edges catch on those of neighbours."""
        ...

    @property
    def links_visible(self) -> bool:
        """Whether links are drawn; those that are not cannot be clicked."""
        ...

    @property
    def page(self) -> Page:
        """The page that is shown, as it is now."""
        ...

    @property
    def selection(self) -> Selection:
        """What is selected on it; tools change it."""
        ...

    def edit(self, text: str, make: Callable[[Page], Patch]) -> bool:
        """Do one undoable edit; False where it makes no sense, which the user has been told."""
        ...

    def role_rank(self, label: str) -> int | None:
        """0 for headers, 1 for keys, 2 for values: links run from lower to higher; None for others."""
        ...

    def lift(self, entities: Collection[int]) -> None:
        """Take entities out of the drawn page while a gesture moves them; none puts all back."""
        ...

    def refresh(self) -> None:
        """Repaint what the overlay shows now and what it showed before."""
        ...

    def set_pointer(self, shape: Qt.CursorShape) -> None:
        """Change the shape of the pointer."""
        ...

    def pan(self, by: QPointF) -> None:
        """Move the page by some pixels of the view."""
        ...

    def edit_text(self, entity_id: int, at: Point | None = None) -> None:
        """Open the editor on an entity, with the cursor at a place of the page."""
        ...

    def pick_value(self, lines: Sequence[int], span: tuple[int, int] | None) -> None:
        """Tell the window that lines, or characters of the only one, were shown as the value of a field."""
        ...

    def announce_drawn(self, entity_id: int) -> None:
        """Tell the window that the user drew an entity."""
        ...


class Tool:
    """One way to use the mouse. A gesture runs from `press` to `release`, or ends in `cancel`."""

    name: ClassVar[str]
    cursor: ClassVar[Qt.CursorShape] = Qt.CursorShape.ArrowCursor
    finds_links: ClassVar[bool] = False
    """Whether links under the pointer light up."""

    def __init__(self, bench: ToolContext) -> None:
        self.bench = bench

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way that Esc would cancel."""
        return False

    def press(self, pointer: Pointer) -> None:
        """The left button went down."""

    def move(self, pointer: Pointer) -> None:
        """The pointer moved with the left button down."""

    def release(self, pointer: Pointer) -> None:
        """The left button went up."""

    def double_click(self, pointer: Pointer) -> None:
        """The second press of a double click; a `release` follows."""
        self.press(pointer)

    def hover(self, pointer: Pointer) -> None:
        """The pointer moved with no button down."""
        self.point_at(pointer)

    def enter_key(self) -> bool:
        """Enter was pressed; True where the tool used it."""
        return False

    def backspace_key(self) -> bool:
        """Backspace was pressed; True where the tool used it."""
        return False

    def cancel(self) -> None:
        """Drop the gesture under way; nothing of it stays."""
        self.bench.lift(())
        self.bench.overlay.clear_gesture()
        self.bench.refresh()

    def snaps(self, pointer: Pointer) -> bool:
        """Whether edges catch on those of neighbours now; Alt lets them pass."""
        return self.bench.snapping and not pointer.holds(Qt.KeyboardModifier.AltModifier)

    def things_at(self, pointer: Pointer) -> tuple[int | None, LinkKey | None]:
        """The entity or the link that a click there means.

        Inside an entity that is the entity, but for links whose both ends lie inside it (a table around its cells);
        between entities a link may be missed by some pixels, and so may an entity.
        """
        index = self.bench.index
        inside = index.entity_at(pointer.point)
        link = None
        if self.finds_links and self.bench.links_visible:
            reach = LINK_REACH_PX if inside is None else ENTITY_REACH_PX
            link = index.link_at(pointer.point, reach / pointer.zoom)
        if link is not None and (inside is None or self._encloses(inside, link)):
            return None, link
        return inside if inside is not None else index.entity_at(pointer.point, ENTITY_REACH_PX / pointer.zoom), None

    def _encloses(self, entity_id: int, link: LinkKey) -> bool:
        entities = self.bench.page.entities
        around = entities[entity_id].box
        return (
            all(
                around[0] <= box[0] and around[1] <= box[1] and around[2] >= box[2] and around[3] >= box[3]
                for box in (entities[end].box for end in link)
            )
            and entity_id not in link
        )

    def point_at(self, pointer: Pointer) -> None:
        """Light up what lies under the pointer."""
        overlay = self.bench.overlay
        found = self.things_at(pointer)
        if found != (overlay.hovered, overlay.hovered_link):
            overlay.hovered, overlay.hovered_link = found
            self.bench.refresh()


def directed(bench: ToolContext, start: int, end: int) -> LinkKey:
    """The link between two entities, key first, whichever end was chosen first."""
    entities = bench.page.entities
    first, second = (bench.role_rank(entities[end_id].label) for end_id in (start, end))
    return (end, start) if first is not None and second is not None and first > second else (start, end)
