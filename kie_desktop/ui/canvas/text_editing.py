"""Correcting text in place: which entity the editor stands on, and what comes of what is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import Point
from kie_desktop.domain.nearness import neighbour_in_order
from kie_desktop.domain.page import Entity
from kie_desktop.session.session import Session
from kie_desktop.ui.canvas import style
from kie_desktop.ui.canvas.text_editor import TextEditor
from kie_desktop.ui.canvas.text_places import character_at
from kie_desktop.ui.canvas.zoom_view import ZoomView
from kie_desktop.ui.language import tr
from kie_desktop.ui.theme import Theme


class TextEditing(QObject):
    """Opens the editor over entities of the session's page. reveal(entity id): brings one into view."""

    def __init__(self, session: Session, theme: Theme, view: ZoomView, reveal: Callable[[int], None]) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._reveal = reveal
        self._editor = TextEditor(theme, view.viewport())
        self._editor.committed.connect(self._commit)
        self._editor.moved_on.connect(self._go_on)
        self._editor.textEdited.connect(self._mark)
        self._editor.went.connect(self._suggest)
        session.text_suggestions.changed.connect(self._suggest)
        self._editor.split_wanted.connect(lambda entity, at: session.editor.do(tr("Split"), edits.split, entity, at))

    @property
    def entity_id(self) -> int | None:
        """The entity whose text is being edited; None where the editor is closed."""
        return self._editor.entity_id

    def open(self, entity_id: int | None = None, at: Point | None = None) -> bool:
        """Open on an entity, or on the one selected; returns whether the editor is open.

        at: where on the page it was pointed at: the cursor stands there. Without, all text is selected.
        """
        page = self._session.page
        if entity_id is None:
            entity_id = self._session.selection.only
        entity = page.entities.get(entity_id) if page is not None and entity_id is not None else None
        if entity is not None and entity.is_line and not self._session.is_read_only:
            self._session.selection.select([entity.id])
            self._reveal(entity.id)
            cursor = round(character_at(entity, at)) if at is not None else None
            colour = style.label_colour(self._session.label_set, entity.label)
            self._editor.open(entity.id, entity.text, colour, cursor)
            self._session.text_suggestions.ask(entity)
            self._suggest()
        return self.entity_id is not None

    def drop(self) -> None:
        """Close without taking the text."""
        self._editor.drop()

    def place(self) -> None:
        """Stand beside the entity, whichever way its line runs in the view."""
        page, edited = self._session.page, self._editor.entity_id
        if page is None or edited is None or edited not in page.entities:
            return
        self._editor.place(self._view.view_rect(*page.entities[edited].box))

    @property
    def _edited(self) -> Entity | None:
        page, edited = self._session.page, self._editor.entity_id
        return page.entities.get(edited) if page is not None and edited is not None else None

    def _suggest(self) -> None:
        """Offer what is known by now: of the whole text where all of it is selected, else of the word at the cursor."""
        entity, editor = self._edited, self._editor
        if entity is not None:
            editor.suggest(
                self._session.text_suggestions.suggestions(entity)
                if editor.is_whole
                else self._session.text_suggestions.at_cursor(
                    entity, editor.text(), editor.letter, is_typed=editor.is_typed
                )
            )
            self._mark(editor.text())
            self.place()

    def _mark(self, text: str) -> None:
        entity = self._edited
        if entity is not None:
            self._editor.mark(self._session.text_suggestions.doubtful(entity, text))

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
