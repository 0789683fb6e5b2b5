"""What is suggested after an edit, until the next one or until nothing is selected."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kie_desktop.session import Session
from kie_desktop.ui.canvas.page_canvas import PageCanvas


class StandingSuggestion(QObject):
    """Is cleared where its page goes, nothing is selected any more, or its setting changes.

    changed: it suggests something else, or nothing any more.
    """

    changed = Signal()

    def __init__(self, session: Session, canvas: PageCanvas, setting: str) -> None:
        """setting: the name of the one that switches it on and off."""
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self._setting = setting
        session.pages.page_shown.connect(self._on_page_shown)
        session.project.closed.connect(self._on_page_shown)
        session.selection.changed.connect(self._on_selection_changed)
        session.settings.changed.connect(self._on_setting_changed)

    def clear(self) -> None:
        """Suggest nothing."""
        raise NotImplementedError

    @property
    def _is_wanted(self) -> bool:
        return bool(self._session.settings[self._setting])

    def _on_page_shown(self) -> None:
        self.clear()

    def _on_selection_changed(self) -> None:
        if not self._session.selection.entities:
            self.clear()

    def _on_setting_changed(self, name: str) -> None:
        if name == self._setting:
            self.clear()

    def _tell(self) -> None:
        """Have drawn what is suggested now."""
        self._canvas.viewport().update()  # it reaches far out of the boxes
        self.changed.emit()
