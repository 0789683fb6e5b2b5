"""Taking back what a job over pages did. The job is no step of the history (adr/0061)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.patch import Patch, StaleEditError, apply
from kie_desktop.language import count, tr
from kie_desktop.session.editor import Editor
from kie_desktop.session.project.bulk_edits import BulkEdit
from kie_desktop.session.sentences import shorten_list


class Discarding(QObject):
    """Remembers what the latest job did to each page. changed: there is something to discard, or no more.

    message(level, text).
    """

    changed = Signal()
    message = Signal(str, str)

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._done: dict[PageId, tuple[Patch, int]] = {}
        self._is_told = True

    @property
    def pages(self) -> int:
        """How many pages the latest job changed."""
        return len(self._done)

    def take_news(self) -> bool:
        """Whether there is something to discard that nobody was told of yet; the caller tells it."""
        is_new, self._is_told = bool(self._done) and not self._is_told, True
        return is_new

    def begin(self) -> None:
        """Forget the job before: another one begins, or the project closes."""
        self._done = {}
        self.changed.emit()

    def note(self, step: Step, number: int) -> None:
        """Remember what the job did. number: that `Editor.do_late` returned for it."""
        for page_id, patch in step.patches:
            earlier, _ = self._done.get(page_id, (Patch(), 0))
            self._done[page_id] = earlier.then(patch), number
        self._is_told = False
        self.changed.emit()

    def discard(self) -> None:
        """Take all of it back as one undoable step. Pages that a person has edited since stay, and are named."""
        done, edited = self._done, dict[PageId, str]()
        there = [page_id for page_id in done if self._editor.has_page(page_id)]

        def make(page_id: PageId) -> Patch | None:
            patch, number = done[page_id]
            try:
                if page_id not in self._editor.edited_since(number):
                    apply(self._editor.page_of(page_id), patch.inverted())
                    return patch.inverted()
            except StaleEditError:
                pass  # something else has changed it since: as if a person had
            edited[page_id] = self._editor.summary_of(page_id).name
            return None

        def tell(step: Step | None) -> None:
            words = tr("Discarded what pre-annotation did on {}.")
            parts = [words.format(count(len(step.patches) if step else 0, tr("page"), tr("pages")))]
            if edited:
                parts.append(tr("Edited since, and left as they are:"))
                parts.append(shorten_list([*edited.values()]))
            self.message.emit("info", "\n".join(parts))

        if self._editor.change_pages(BulkEdit(tr("Discard pre-annotation"), there, make, done=tell, given_up=tell)):
            self.begin()
