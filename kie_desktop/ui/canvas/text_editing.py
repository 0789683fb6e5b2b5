"""Correcting text in place: which entity the editor stands on, and what comes of what is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF

from kie_desktop.domain import edits
from kie_desktop.domain.nearness import neighbour_in_order
from kie_desktop.session.session import Session
from kie_desktop.ui.canvas import style
from kie_desktop.ui.canvas.text_editor import TextEditor
from kie_desktop.ui.canvas.zoom_view import ZoomView
from kie_desktop.ui.language import tr
from kie_desktop.ui.theme import Theme


class TextEditing:
    """Opens the editor over entities of the session's page. reveal(entity id): brings one into view."""

    def __init__(self, session: Session, theme: Theme, view: ZoomView, reveal: Callable[[int], None]) -> None:
        self._session = session
        self._view = view
        self._reveal = reveal
        self._editor = TextEditor(theme, view.viewport())
        self._editor.committed.connect(self._commit)
        self._editor.moved_on.connect(self._go_on)
        self._editor.split_wanted.connect(lambda entity, at: session.editor.do(tr("Split"), edits.split, entity, at))

    @property
    def entity_id(self) -> int | None:
        """The entity whose text is being edited; None where the editor is closed."""
        return self._editor.entity_id

    def open(self, entity_id: int | None = None) -> bool:
        """Open over an entity, or over the one selected; returns whether the editor is open."""
        page = self._session.page
        if entity_id is None:
            entity_id = self._session.selection.only
        entity = page.entities.get(entity_id) if page is not None and entity_id is not None else None
        if entity is not None and entity.is_line and not self._session.is_read_only:
            self._session.selection.select([entity.id])
            self._reveal(entity.id)
            self._editor.open(entity.id, entity.text, style.label_colour(self._session.label_set, entity.label))
            self.place()
        return self.entity_id is not None

    def drop(self) -> None:
        """Close without taking the text."""
        self._editor.drop()

    def place(self) -> None:
        """Lie over the entity, whichever way its line runs in the view."""
        page, edited = self._session.page, self._editor.entity_id
        if page is None or edited is None or edited not in page.entities:
            return
        area = self._view.view_rect(*page.entities[edited].box)
        if self._view.turns % 2:
            level = QRectF(0, 0, area.width(), min(area.width(), area.height()))
            level.moveCenter(area.center())
            area = level
        self._editor.place(area)

    def _commit(self, entity_id: int, text: str) -> None:
        page = self._session.page
        if page is not None and entity_id in page.entities and page.entities[entity_id].text != text:
            self._session.editor.do(tr("Edit text"), edits.set_text, entity_id, text)

    def _go_on(self, step: int) -> None:
        """Go on to the next (1) or previous (-1) entity in reading order."""
        page, current = self._session.page, self._session.selection.only
        if page is not None and current is not None:
            following = neighbour_in_order(page, page.entities, current, step, around=False)
            if following is not None:
                self.open(following)
