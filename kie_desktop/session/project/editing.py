"""Changing what an open project holds: undoable steps on one page or on many, and taking them back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject

from kie_desktop.domain.edits import EditError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import EntityPart, Page
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.text import is_blank
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.language import tr
from kie_desktop.session.exchange.exchange import Exchange
from kie_desktop.session.project.bulk_edits import MANY_PAGES, BulkEdit, BulkEdits
from kie_desktop.session.project.open_project import OpenProject
from kie_desktop.session.project.relabelling import RENAMED, label_set_edit, with_moved
from kie_desktop.session.settings import Settings

_Arguments = ParamSpec("_Arguments")


class Editing(OpenProject):
    """The third layer of `Session`, whose docstring has the signals."""

    def __init__(
        self, settings: Settings | None = None, engine: EngineClient | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(settings, engine, parent)
        self.exchange = Exchange(self, self._work)
        self.exchange.changed.connect(self.jobs_changed)
        self._bulk_edits = BulkEdits(self)
        self._bulk_edits.changed.connect(self.jobs_changed)
        self._bulk_edits.changed.connect(self._annotator.go_on)
        self._bulk_edits.message.connect(self.message)
        self._bulk_edits.ended.connect(self._show_touched)

    def close(self) -> None:
        """Close the project; stops what works on it, and waits until everything is written."""
        self.exchange.leave()
        self._bulk_edits.cancel()
        super().close()

    def edit(self, patch: Patch, text: str, gesture: object | None = None) -> bool:
        """Do a patch to the page that is shown, as one undoable step called `text`.

        Edits in a row with the same `gesture` (a drag, typing in a field) become one step.
        Returns whether it was done.
        """
        document, page_id = self._document, self._page_id
        if document is None or page_id is None or not patch:
            return False
        unread = self._unread(patch)
        if unread and gesture is None:
            gesture = object()  # what is read joins this step
        if not self._attempt(lambda: document.do(Step(text, ((page_id, patch),)), gesture)):
            return False
        if unread:
            self._annotator.recognise(document, page_id, unread, self.settings["ocr"], text=text, gesture=gesture)
        self.acted.emit(gesture)
        return True

    def do(
        self,
        text: str,
        make: Callable[Concatenate[Page, _Arguments], Patch],
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> bool:
        """Make a patch with a function of `domain.edits` and do it: `do("Set label", set_label, ids, "header")`.

        An edit that makes no sense here becomes a message. Returns whether anything was done.
        """
        page = self.page
        if page is None:
            return False
        try:
            patch = make(page, *args, **kwargs)
        except EditError as error:
            self.message.emit("warning", str(error))
            return False
        return self.edit(patch, text)

    def edit_pages(
        self,
        patches: Iterable[tuple[PageId, Patch]],
        text: str,
        gesture: object | None = None,
        labels: LabelSet | None = None,
    ) -> bool:
        """Do a patch to each of several pages, all as one undoable step. Returns whether it was done.

        gesture: as `edit` has it. labels: what the project's become in the same step.
        """
        document, wanted = self._document, tuple((page_id, patch) for page_id, patch in patches if patch)
        if document is None or not (wanted or labels):
            return False
        step = Step(text, wanted, (document.label_set, labels) if labels else None)
        done = self._attempt(lambda: document.do(step, gesture))
        if done:
            self.acted.emit(gesture)
        return done

    def change_pages(self, bulk_edit: BulkEdit) -> bool:
        """Do something to several pages, all as one undoable step: at once, or as a job where they are many.

        Returns whether it was done or begun.
        """
        document = self._document
        if document is None or self._refuses_change():
            return False
        if len(bulk_edit.pages) > MANY_PAGES:
            if self.exchange.state is not None:
                self.message.emit("info", tr("This step touches many pages; wait for the work under way, or stop it."))
                return False
            self._bulk_edits.do(document, bulk_edit)
            self.acted.emit(None)
            return True
        done: list[Step | None] = []
        if not self._attempt(lambda: done.append(bulk_edit.do(document))):
            return False
        if any(done):
            self.acted.emit(None)
        if bulk_edit.done is not None:
            bulk_edit.done(*done)
        return True

    def change_label_set(self, labels: LabelSet, moved: Mapping[str, str]) -> bool:
        """Give the project other labels, as one undoable step; of many pages it is a job. Returns whether it was begun.

        moved: label -> the label that its entities get, on all pages (it was renamed, or is to be removed).
        """
        document = self._document
        if document is None or labels == self._label_set:
            return False
        done = partial(self._note_moved, moved)
        edits_made: list[BulkEdit] = []
        made = self._attempt(lambda: edits_made.append(label_set_edit(document, labels, moved, done)))
        return made and self.change_pages(*edits_made)

    @property
    def is_writing(self) -> bool:
        """Whether the latest edit is still on its way to disk; the next one would wait for it."""
        return self._document is not None and self._document.is_writing

    def end_gesture(self) -> None:
        """Let the next edit be a step of its own."""
        if self._document:
            self._document.history.end_gesture()

    @property
    def undo_text(self) -> str | None:
        """What undo would take back; None where there is nothing."""
        return self._document.history.undo_text if self._document else None

    @property
    def redo_text(self) -> str | None:
        """What redo would do again; None where there is nothing."""
        return self._document.history.redo_text if self._document else None

    def undo(self) -> None:
        """Take the latest step back, and show the page that it was on. Of many pages it is a job."""
        self._move(redo=False)

    def redo(self) -> None:
        """Do the latest undone step again, and show the page that it is on. Of many pages it is a job."""
        self._move(redo=True)

    def refuses_export(self) -> bool:
        """Whether pages cannot be written now, as many are being undone or redone; it has been said then."""
        return self._document is not None and not self._attempt(self._document.check_still)

    # --- inside

    def _refuses_change(self) -> bool:
        """Whether the project cannot be changed now, which has been said then."""
        document = self._document
        return document is not None and not self._attempt(document.check_changeable)

    def _note_moved(self, moved: Mapping[str, str], _: Step | None) -> None:
        if moved:
            self.remember(RENAMED, with_moved(self.recall(RENAMED), moved))

    def _unread(self, patch: Patch) -> list[int]:
        """Entities whose shape a patch makes or changes and whose text no person typed, if they can be read now."""
        if (
            not patch.entities
            or not self._engine.is_ready
            or not self.settings["read_shapes"]
            or self.settings["ocr"] == "none"
        ):
            return []
        changes = patch.changes
        shaped = changes.added | changes.reshaped
        after = [patch.entities[entity_id][1] for entity_id in sorted(shaped)]
        return [
            entity.id
            for entity in after
            if entity and (is_blank(entity.text) or EntityPart.TEXT not in entity.by_human)
        ]

    def _move(self, *, redo: bool) -> None:
        document = self._document
        step = (document.history.next_redo if redo else document.history.next_undo) if document else None
        if document is None or step is None or self._bulk_edits.state is not None:
            return
        if len(step.patches) <= MANY_PAGES:
            done: list[Step | None] = []
            self._attempt(lambda: done.append(document.redo() if redo else document.undo()))
            for moved in done:
                self._show_touched(moved)
        elif self.exchange.state is not None:
            self.message.emit("info", tr("This step touches many pages; wait for the work under way, or stop it."))
        else:
            self._bulk_edits.begin(document, redo=redo)

    def _show_touched(self, step: Step | None) -> None:
        """Show a page that an undone or redone step was on."""
        if step is None:
            return
        pages = [*step.restored, *dict(step.patches)]
        touched = [page_id for page_id in pages if self._document and page_id in self._document]
        if touched and self._page_id not in touched and self._bulk_edits.state is None:
            self.show_page(touched[0])
        self.acted.emit(None)
