"""The canvas: shows the session's page and lends itself to the mouse tools. Holds no truth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import Point, bounding_box
from kie_desktop.domain.label_set import OTHER, Role
from kie_desktop.domain.page import EntityKind, LinkKey, Page
from kie_desktop.domain.patch import Changes, Patch
from kie_desktop.session.project.selection import Selection
from kie_desktop.session.session import Session
from kie_desktop.ui.canvas.empty_page import EmptyPage
from kie_desktop.ui.canvas.hover_card import HoverCard
from kie_desktop.ui.canvas.legend import Legend
from kie_desktop.ui.canvas.magnifier import Magnifier
from kie_desktop.ui.canvas.notice import Notice
from kie_desktop.ui.canvas.page_view import PageView
from kie_desktop.ui.canvas.spatial_index import curve_box
from kie_desktop.ui.canvas.text_editing import TextEditing
from kie_desktop.ui.canvas.text_places import part_of_line
from kie_desktop.ui.canvas.tone_box import ToneBox
from kie_desktop.ui.canvas.toolbox import Toolbox
from kie_desktop.ui.canvas.tools import Pointer, Tool
from kie_desktop.ui.language import tr, tr_message
from kie_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from kie_desktop.fields.result import Span

_RANKS = {Role.HEADER: 0, Role.KEY: 1, Role.VALUE: 2}
_DRAGGING = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton


class PageCanvas(PageView):
    """Image, entities and links of the page that the session shows, and the mouse tools.

    tool_changed(name). hovered(entity id or None). drawn(entity id): drawn by hand just now.
    value_picked(entity ids, span or None): the user showed where the value of a field stands.
    """

    tool_changed = Signal(str)
    hovered = Signal(object)
    drawn = Signal(int)
    value_picked = Signal(list, object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.draw_label = OTHER
        self._session = session
        self._hovered: tuple[int | None, LinkKey | None] = (None, None)
        self._marked: tuple[Span, ...] = ()
        self.snapping = True
        self._locked = False
        self._tools = Toolbox(self, self._on_tool_taken)
        self._card = HoverCard(theme, self.viewport())
        self._notice = Notice(theme, self.viewport())
        self._magnifier = Magnifier(session, self, theme)
        self._tone = ToneBox(session, self)
        self.legend = Legend(session, theme, self.viewport())
        self._text = TextEditing(session, theme, self, self.scroll_to)
        self.setAccessibleName(tr("Page"))
        self.setAccessibleDescription(
            tr("The page image with its entities and links. The entity table shows the same content for keyboard use.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._switches: dict[str, Callable[[Any], None]] = {
            "show_links": self.set_links_visible,
            "show_labels": self.set_labels_visible,
            "show_legend": self.set_legend_visible,
            "patterns": self.set_patterns,
            "snap": self.set_snapping,
            "lock_shapes": self.set_locked,
            "unsure_below": self.set_unsure_below,
        }
        self._connect()
        self._empty = EmptyPage(session, self._notice, self)
        for name in self._switches:
            self._on_setting_changed(name)
        self._on_page_shown()

    def _connect(self) -> None:
        session = self._session
        session.pages.page_shown.connect(self._on_page_shown)
        session.project.closed.connect(self._on_page_shown)
        session.pages.page_edited.connect(self._on_page_edited)
        session.project.label_set_changed.connect(self._on_label_set_changed)
        session.selection.changed.connect(self._on_selection_changed)
        session.settings.changed.connect(self._on_setting_changed)
        session.images.image_ready.connect(self._on_image_ready)
        session.images.image_failed.connect(self._on_image_failed)
        self._theme.changed.connect(self._on_theme_changed)
        self.zoom_changed.connect(self._place_floating)
        self.legend.hidden_changed.connect(self.set_hidden_labels)

    # --- what the window calls

    @property
    def tool(self) -> str:
        """Name of the tool in hand; one that panning interrupts stays in hand."""
        return self._tools.name

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is under way that Esc would cancel."""
        return self._tools.in_hand.busy

    def set_tool(self, name: str) -> None:
        """Take another tool: select, lasso, rectangle, polygon, link, field or pan. KeyError for any other name."""
        if self._tools.take(name):
            self.tool_changed.emit(name)

    def set_draw_label(self, name: str) -> None:
        """The label of entities drawn from now on."""
        self.draw_label = name

    @property
    def locked(self) -> bool:
        """Whether entities stay where they are, whatever the mouse does; labels, links and text can be edited."""
        return self._locked or self._session.is_read_only

    def set_snapping(self, on: bool) -> None:
        """Let edges catch on those of neighbours, or not."""
        self.snapping = on

    def set_locked(self, locked: bool) -> None:
        """Let the mouse move and reshape entities, or not."""
        self._tools.drop_gesture()
        self._locked = locked
        self._show_handles()

    def set_magnified(self, on: bool) -> None:
        """Show a magnifier at the pointer, and at what the keyboard selects."""
        self._magnifier.switch(on)

    def set_legend_visible(self, visible: bool) -> None:
        """Show or hide the legend; without it no label is hidden, so that none is forgotten."""
        self.legend.setVisible(visible)
        self.legend.place()
        if not visible:
            self.legend.show_all()

    def show_tone(self) -> None:
        """Pop up the sliders for brightness and contrast."""
        self._tone.pop_up()

    def reveal(self, entity_id: int) -> None:
        """Bring an entity into view, and near enough to be read."""
        page = self._session.page
        if page is not None and entity_id in page.entities:
            self.bring_near(page.entities[entity_id].box)

    def scroll_to(self, entity_id: int) -> None:
        """Bring an entity into view at the zoom that there is."""
        page = self._session.page
        if page is not None and entity_id in page.entities:
            self.bring_into_view(page.entities[entity_id].box)

    def show_places(self, spans: Iterable[Span]) -> None:
        """Mark where the value of a field stands, as long as its lines are there; none of them: nowhere."""
        self._marked = tuple(spans)
        self._outline_places()
        self.refresh()

    def _outline_places(self) -> None:
        page = self._session.page
        found = ((page.entities.get(span.entity), span) for span in self._marked) if page is not None else ()
        self.overlay.places = tuple(
            part_of_line(line, span.start, span.end) for line, span in found if line is not None
        )

    def reveal_places(self) -> None:
        """Bring what `show_places` marked into view."""
        for outline in reversed(self.overlay.places):
            self.bring_near(bounding_box(outline))  # the first one last: where not all fit, it shows

    def edit_text(self, entity_id: int | None = None, at: Point | None = None) -> None:
        """Open the editor on an entity, or on the one selected. at: the place on the page that was pointed at."""
        self._card.withdraw()
        self._text.open(entity_id, at)

    # --- what tools use (tools.base.ToolContext)

    @property
    def page(self) -> Page:
        """The page that is shown. Tools are only called while there is one."""
        page = self._session.page
        assert page is not None
        return page

    @property
    def selection(self) -> Selection:
        """The session's selection."""
        return self._session.selection

    def edit(self, text: str, make: Callable[[Page], Patch]) -> bool:
        """One undoable edit; False where it makes no sense, which the session has then said."""
        return self._session.editor.do(text, make)

    def role_rank(self, label: str) -> int | None:
        """Headers before keys before values."""
        return _RANKS.get(self._session.label_set.role_of(label))

    def refresh(self) -> None:
        """Repaint what the overlay changed; tell of a new hover."""
        super().refresh()
        hovered = self.overlay.hovered, self.overlay.hovered_link
        if hovered != self._hovered:
            self._hovered = hovered
            self._offer_card(*hovered)
            self.hovered.emit(hovered[0])

    def set_pointer(self, shape: Qt.CursorShape) -> None:
        """The pointer's shape over the page."""
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def pick_value(self, lines: Sequence[int], span: tuple[int, int] | None) -> None:
        """The user showed where the value of a field stands."""
        self.value_picked.emit(list(lines), span)

    def announce_drawn(self, entity_id: int) -> None:
        """The user drew an entity."""
        self.drawn.emit(entity_id)

    # --- following the session

    def _on_page_shown(self) -> None:
        page = self._session.page
        self._tools.drop_gesture()
        self._text.drop()
        self._card.withdraw()
        self._marked = ()
        self.draw_page(page, self._session.label_set)
        self._show_handles()
        if page is None:
            self._notice.say(tr("Open a folder, images or a PDF to start."), on_page=False)
        else:
            self._notice.say(tr("Loading {} …").format(page.image), on_page=True, at_once=False)

    def _on_page_edited(self, page_id: int, changes: Changes) -> None:
        page = self._session.page
        if page is None or page_id != self._session.page_id:
            return
        if changes.entities & self.overlay.moving.keys():
            self._tools.drop_gesture()  # what is being dragged is not what it was
        self.draw_changes(page, changes)
        if any(span.entity in changes.entities for span in self._marked):
            self._outline_places()
        if self._text.entity_id in changes.removed:
            self._text.drop()
        self.refresh()

    def _on_label_set_changed(self) -> None:
        self.draw_labels_of(self._session.label_set)

    def _on_selection_changed(self) -> None:
        self.draw_selection(self._session.selection.entities, self._session.selection.link)

    def _on_setting_changed(self, name: str) -> None:
        if name in self._switches:
            self._switches[name](self._session.settings[name])

    def _on_theme_changed(self) -> None:
        self._notice.apply_theme()
        self._card.apply_theme()
        self.viewport().update()

    def _on_image_ready(self, page_id: int, pixels: NDArray[np.uint8]) -> None:
        if page_id == self._session.page_id:
            self.draw_image(pixels)
            self._notice.withdraw()

    def _on_image_failed(self, page_id: int, text: str) -> None:
        if page_id == self._session.page_id:
            self._notice.say(tr_message(text), on_page=True)

    # --- events: only dispatch

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Left: the tool in hand. Middle: pan. Right: select for the menu."""
        if self._session.page is None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._card.withdraw()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._tools.interrupt()
        if event.button() in _DRAGGING:
            self._tools.in_hand.press(self._pointer(event))
        elif event.button() == Qt.MouseButton.RightButton:
            self._select_for_menu(self._pointer(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag, or hovering."""
        if self._session.page is None:
            return
        if event.buttons() & _DRAGGING:
            self._tools.in_hand.move(self._pointer(event))
        else:
            self._tools.in_hand.hover(self._pointer(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag."""
        if self._session.page is None or event.button() not in _DRAGGING:
            return
        self._tools.in_hand.release(self._pointer(event))
        if event.button() == Qt.MouseButton.MiddleButton:
            self._tools.resume()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The tool's double click."""
        if self._session.page is not None and event.button() == Qt.MouseButton.LeftButton:
            self._tools.in_hand.double_click(self._pointer(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, Enter and Backspace go to the gesture under way; Space toggles marks, or pans while it is held."""
        key, used = event.key(), self._session.page is not None
        if not used:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space and not self._tools.in_hand.busy:
            if event.isAutoRepeat() or not self._toggle_marks():
                self._tools.interrupt()
        elif key == Qt.Key.Key_Escape and self._tools.in_hand.busy:
            self._tools.drop_gesture()
        elif key == Qt.Key.Key_Escape:
            self._session.selection.clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            used = self._tools.in_hand.enter_key() or self._text.open()
        elif key == Qt.Key.Key_Backspace:
            used = self._tools.in_hand.backspace_key()
        else:
            super().keyPressEvent(event)
            return
        event.setAccepted(used)

    def _toggle_marks(self) -> bool:
        """Check or uncheck what is selected; False where that is not nothing but marks."""
        page, chosen = self.page, self._session.selection.entities
        if not chosen or any(page.entities[key].kind is not EntityKind.MARK for key in chosen):
            return False
        return self.edit(tr("Toggle check box"), lambda page: edits.toggle(page, chosen))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space let go: the former tool again."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._tools.resume()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A held space bar counts as let go."""
        self._tools.resume()
        super().focusOutEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Nothing is hovered once the pointer has left."""
        if event.type() == QEvent.Type.Leave:
            self.overlay.hovered = self.overlay.hovered_link = None
            self.refresh()
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What floats over the page follows it."""
        super().scrollContentsBy(dx, dy)
        self._place_floating()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What floats over the page follows it."""
        super().resizeEvent(event)
        self._place_floating()

    def _place_floating(self) -> None:
        self._card.withdraw()
        self._notice.place()
        self.legend.place()
        self._text.place()

    # --- tools and cards

    def _pointer(self, event: QMouseEvent) -> Pointer:
        point = self.page_point(event.position())
        return Pointer(event.position(), (point.x(), point.y()), self.zoom, event.modifiers())

    def _on_tool_taken(self, tool: Tool) -> None:
        self._show_handles()
        self.set_pointer(tool.cursor)

    def _show_handles(self) -> None:
        self.handles_visible = self._tools.in_hand.name == "select" and not self.locked
        self.viewport().update()

    def _select_for_menu(self, pointer: Pointer) -> None:
        """A menu opened on something not selected is about that thing alone."""
        self._tools.in_hand.point_at(pointer)
        entity, link = self.overlay.hovered, self.overlay.hovered_link
        if link is not None:
            self._session.selection.select_link(link)
        elif entity is not None and entity not in self._session.selection.entities:
            self._session.selection.select([entity])

    def _offer_card(self, entity: int | None, link: LinkKey | None) -> None:
        page = self._session.page
        if page is None or self._text.entity_id is not None or self._tools.in_hand.busy:
            self._card.withdraw()
        elif entity is not None:
            place = self._magnifier.beside(self.view_rect(*page.entities[entity].box))
            self._card.show_entity(page, entity, self._session, place)
        elif link is not None:
            place = self._magnifier.beside(self.view_rect(*curve_box(self.index.curves[link])))
            self._card.show_link(page, link, place)
        else:
            self._card.withdraw()
