"""Suggested labels: what looks like the entities that were labelled just now shows their label; one key gives it."""

from __future__ import annotations

from kie_desktop.domain.alike import alike
from kie_desktop.domain.page import EntityPart, Page
from kie_desktop.domain.patch import Changes
from kie_desktop.session import Session
from kie_desktop.ui.canvas.page_canvas import PageCanvas
from kie_desktop.ui.canvas.standing_suggestion import StandingSuggestion


class LabelSuggestion(StandingSuggestion):
    """Follows what a person labels, wherever that is done."""

    def __init__(self, session: Session, canvas: PageCanvas) -> None:
        super().__init__(session, canvas, "suggest_labels")
        self._page: Page | None = session.page
        self.label = ""
        self.entities: frozenset[int] = frozenset()
        session.pages.page_edited.connect(self._on_page_edited)

    def clear(self) -> None:
        """Suggest nothing."""
        self._suggest(frozenset(), "")

    def _on_page_shown(self) -> None:
        self._page = self._session.page
        super()._on_page_shown()

    def _on_page_edited(self, page_id: int, changes: Changes) -> None:
        if page_id != self._session.page_id:
            return
        before, self._page = self._page, self._session.page
        page = self._page
        if before is None or page is None or not self._is_wanted:
            return
        given = [
            key
            for key in changes.relabelled
            if EntityPart.LABEL in page.entities[key].by_human
            and page.entities[key].label != before.entities[key].label
        ]
        labels = {page.entities[key].label for key in given}
        if len(labels) == 1:
            self._suggest(alike(page, given, {before.entities[key].label for key in given}), labels.pop())
        else:
            self.clear()

    def _suggest(self, entities: frozenset[int], label: str) -> None:
        if (entities, label) == (self.entities, self.label):
            return
        self.entities, self.label = entities, label
        self._canvas.overlay.suggested_labels = dict.fromkeys(sorted(entities), label)
        self._tell()
