"""Suggested texts: lines that a change just made to another line fits show what they become; one key makes it."""

from __future__ import annotations

from collections.abc import Mapping

from kie_desktop.domain.page import EntityPart
from kie_desktop.session import Session
from kie_desktop.session.project.editing import EditDone
from kie_desktop.ui.canvas.page_canvas import PageCanvas
from kie_desktop.ui.canvas.standing_suggestion import StandingSuggestion


class TextSuggestion(StandingSuggestion):
    """Follows what a person corrects, wherever that is done."""

    def __init__(self, session: Session, canvas: PageCanvas) -> None:
        super().__init__(session, canvas, "suggest_texts")
        self.texts: Mapping[int, str] = {}
        session.pages.page_edited.connect(self.clear)
        session.editor.edited.connect(self._on_edited)

    def clear(self) -> None:
        """Suggest nothing."""
        self._suggest({})

    def _on_edited(self, edit: EditDone) -> None:
        """Only what changes nothing but one text is a correction; splitting and merging are not."""
        if edit.page_id != self._session.page_id or not self._is_wanted:
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
            self._tell()
