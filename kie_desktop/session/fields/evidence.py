"""Whose labels and links may speak for fields: the model in use, on pages that it was not trained on."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kie_desktop.contract.packs import DESCRIPTION, find_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import ReviewState
from kie_desktop.places import program_folder
from kie_desktop.session.editor import Editor
from kie_desktop.session.model_in_use import ModelInUse
from kie_desktop.store import PageSummary

NETWORK = "fields-network"
"""Project setting: the model in use, and the pages that were in work or reviewed when it came into use."""
_WORKED_ON = (ReviewState.IN_WORK, ReviewState.REVIEWED)


class NetworkEvidence(QObject):
    """The model in the box was trained on nobody's pages, so it may speak about all.

    Of any other one nobody says which pages it was trained on. It cannot be those on which work began after it came
    into use; so these count, and what was in work or reviewed before does not, but for pages held out. changed: another
    model is in use.
    """

    changed = Signal()

    def __init__(self, editor: Editor, model: ModelInUse, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor, self._model = editor, model
        self._name = ""
        self._is_own = True
        self._maybe_trained: Collection[PageId] = frozenset()
        editor.opened.connect(self._take_model)
        model.changed.connect(self._on_model_changed)

    def network_of(self, row: PageSummary) -> str:
        """The model whose networks may speak about a page; "" where none may."""
        is_unseen = self._is_own or row.held_out or row.id not in self._maybe_trained
        return self._name if is_unseen else ""

    def _on_model_changed(self) -> None:
        if self._editor.path is not None:
            before = self._name
            self._take_model()
            if self._name != before:
                self.changed.emit()

    def _take_model(self, *_: object) -> None:
        self._name = self._model.name
        try:
            folder = find_pack(self._name)
            version = (folder / DESCRIPTION).stat().st_mtime_ns
        except (UserError, OSError):  # pre-annotating says so; fields are found without it
            self._name = ""
            return
        self._is_own = _is_in_the_box(folder)
        self._maybe_trained = frozenset()
        if self._is_own:
            return
        mark = f"{folder.name} {version}"
        kept = self._editor.recall(NETWORK)
        if isinstance(kept, dict) and kept.get("model") == mark and isinstance(kept.get("pages"), list):
            self._maybe_trained = frozenset(page for page in kept["pages"] if isinstance(page, int))
            return
        self._maybe_trained = frozenset(row.id for row in self._editor.summaries if row.state in _WORKED_ON)
        if not self._editor.is_read_only:
            self._editor.remember(NETWORK, {"model": mark, "pages": sorted(self._maybe_trained)})


def _is_in_the_box(folder: Path) -> bool:
    return folder.resolve().parent == (program_folder() / "models").resolve()
