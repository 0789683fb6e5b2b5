"""What the user has selected on the page that is shown. Views follow it and change it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.page import LinkKey, Page


class Selection(QObject):
    """Some entities, or one link. `changed` comes only when something is different."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entities: frozenset[int] = frozenset()
        self._link: LinkKey | None = None

    @property
    def entities(self) -> frozenset[int]:
        """Ids of the selected entities."""
        return self._entities

    @property
    def link(self) -> LinkKey | None:
        """The selected link."""
        return self._link

    @property
    def only(self) -> int | None:
        """The one selected entity; None where none or several are."""
        return next(iter(self._entities)) if len(self._entities) == 1 else None

    def select(self, entities: Iterable[int]) -> None:
        """Select exactly these entities."""
        self._set(frozenset(entities), None)

    def toggle(self, entity_id: int) -> None:
        """Add an entity to the selected ones, or take it out."""
        self._set(self._entities ^ {entity_id}, None)

    def select_link(self, link: LinkKey) -> None:
        """Select one link and no entity."""
        self._set(frozenset(), link)

    def clear(self) -> None:
        """Select nothing."""
        self._set(frozenset(), None)

    def keep_to(self, page: Page) -> None:
        """Forget whatever is not on the page (any more)."""
        link = self._link if self._link in page.links else None
        self._set(self._entities & page.entities.keys(), link)

    def _set(self, entities: frozenset[int], link: LinkKey | None) -> None:
        if (entities, link) != (self._entities, self._link):
            self._entities, self._link = entities, link
            self.changed.emit()
