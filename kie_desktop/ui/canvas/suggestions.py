"""The suggested link: dashed, from the selected key to the nearest free value; one key accepts it, labels or texts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.nearness import suggested_links
from kie_desktop.domain.page import LinkKey, Page
from kie_desktop.session import Session
from kie_desktop.ui.canvas.label_suggestion import LabelSuggestion
from kie_desktop.ui.canvas.page_canvas import PageCanvas
from kie_desktop.ui.canvas.text_suggestion import TextSuggestion


class LinkSuggestion(QObject):
    """Follows the selection; for a value it is the link from the key that would take it.

    Where labels or texts are suggested there is none, as the same key accepts all. changed: another one of any kind.
    """

    changed = Signal()

    def __init__(self, session: Session, canvas: PageCanvas, key: Callable[[], str]) -> None:
        super().__init__(canvas)
        self.labels = LabelSuggestion(session, canvas)
        self.texts = TextSuggestion(session, canvas)
        for kind in (self.labels, self.texts):
            kind.changed.connect(self._update)
            kind.changed.connect(self.changed)
        self._session = session
        self._canvas = canvas
        self._key = key
        self._known: tuple[Page, LabelSet, dict[int, int]] | None = None
        for signal in (
            session.selection.changed,
            session.pages.page_shown,
            session.pages.shown_edited,
            session.project.label_set_changed,
            session.project.closed,
            session.settings.changed,
        ):
            signal.connect(self._update)

    @property
    def is_offering(self) -> bool:
        """Whether there is anything to accept."""
        return self.link is not None or bool(self.labels.entities) or bool(self.texts.texts)

    @property
    def link(self) -> LinkKey | None:
        """The link that is suggested now."""
        return self._canvas.overlay.suggested_link

    def suggestions(self, page: Page) -> dict[int, int]:
        """Key -> value, for everything on the page that is not linked yet."""
        labels = self._session.label_set
        if self._known is None or self._known[0] is not page or self._known[1] is not labels:
            self._known = page, labels, suggested_links(page, labels)
        return self._known[2]

    def _update(self) -> None:
        page, selected, overlay = self._session.page, self._session.selection.only, self._canvas.overlay
        link: LinkKey | None = None
        wanted = self._session.settings["suggest_links"] and not (self.labels.entities or self.texts.texts)
        if wanted and page is not None and selected in page.entities:
            pairs = self.suggestions(page).items()
            link = next((pair for pair in pairs if selected in pair), None)
        changed, overlay.accept_key = link != overlay.suggested_link, self._key()
        if changed:
            overlay.suggested_link = link
            self._canvas.refresh()
            self.changed.emit()
