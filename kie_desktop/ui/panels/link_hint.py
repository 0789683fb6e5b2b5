"""Says in the bottom bar that proposed links are older than the labels, and proposes them again."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton

from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Changes
from kie_desktop.session import Session
from kie_desktop.ui.language import tr


class LinkHint(QPushButton):
    """Shows while a page holds links that a model proposed for other labels than the page has now.

    action: what proposes them again; the button does it, and names its key.
    """

    def __init__(self, session: Session, action: QAction) -> None:
        super().__init__()
        self._session = session
        self._action = action
        self._seen: tuple[Page | None, LabelSet] = None, session.label_set
        self.setFlat(True)
        self.setToolTip(action.toolTip())
        self.clicked.connect(action.trigger)
        session.pages.page_shown.connect(self._remember_labels)
        session.project.closed.connect(self._remember_labels)
        session.pages.page_edited.connect(self._on_page_edited)
        self._remember_labels()

    def _remember_labels(self) -> None:
        """The labels as they are now are those that the links were proposed for, as far as anybody knows."""
        self._seen = self._session.page, self._session.label_set
        self.hide()

    def _on_page_edited(self, page_id: int, changes: Changes) -> None:
        page = self._session.page
        if page is None or page_id != self._session.page_id:
            return
        if changes.links and not (changes.entities and self._has_no_new_link(page)):
            self._remember_labels()  # proposed anew, or somebody is at work on them
            return
        key = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = tr("Labels have changed: propose links again")
        self.setText(f"{words} ({key})" if key else words)
        is_proposed = any(not link.by_human for link in page.links.values())
        self.setVisible(is_proposed and _roles(page, self._session.label_set) != _roles(*self._seen))

    def _has_no_new_link(self, page: Page) -> bool:
        """Whether links only went, as they do with a label that made them senseless."""
        before = self._seen[0]
        return before is not None and page.links.keys() <= before.links.keys()


def _roles(page: Page | None, labels: LabelSet) -> dict[int, Role]:
    """What RE sees of each entity, apart from those that it does not look at."""
    roles = {key: labels.role_of(entity.label) for key, entity in page.entities.items()} if page else {}
    return {key: role for key, role in roles.items() if role in (Role.KEY, Role.VALUE)}
