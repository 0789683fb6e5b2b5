"""Suggested texts: lines that a change just made to another line fits show what they become; one key makes it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.page import EntityPart
from kie_desktop.session import Session
from kie_desktop.session.project.editing import EditDone
from kie_desktop.ui.canvas.page_canvas import PageCanvas


class TextSuggestion(QObject):
    """Follows what a person corrects, wherever that is done. Stands until the next edit, or until nothing is selected.

    changed: it suggests something else, or nothing any more.
    """

    changed = Signal()

    def __init__(self, session: Session, canvas: PageCanvas) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self.texts: Mapping[int, str] = {}
        session.pages.page_shown.connect(self._clear)
        session.pages.page_edited.connect(self._clear)
        session.project.closed.connect(self._clear)
        session.editor.edited.connect(self._on_edited)
        session.selection.changed.connect(self._on_selection_changed)
        session.settings.changed.connect(self._on_setting_changed)

    def _clear(self) -> None:
        self._suggest({})

    def _on_selection_changed(self) -> None:
        if not self._session.selection.entities:
            self._clear()

    def _on_setting_changed(self, name: str) -> None:
        if name == "suggest_texts":
            self._clear()

    def _on_edited(self, edit: EditDone) -> None:
        """Only what changes nothing but one text is a correction; splitting and merging are not."""
        if edit.page_id != self._session.page_id or not self._session.settings["suggest_texts"]:
            return
        changes = edit.patch.changes
        if len(edit.patch.entities) != 1 or len(changes.retexted) != 1:
            return
        (key,) = changes.retexted
        before, after = edit.patch.entities[key]
        if before and after and before.text != after.text and EntityPart.TEXT in after.by_human:
            self._suggest(self._session.text_suggestions.same_change(key, before.text, after.text))

    def _suggest(self, texts: Mapping[int, str]) -> None:
        if texts != self.texts:
            self.texts = texts
            self._canvas.overlay.suggested_texts = texts
            self._canvas.viewport().update()  # they reach out of the boxes
            self.changed.emit()
