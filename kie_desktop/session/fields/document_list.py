"""The list of a project's documents: which pages they are, what was decided on them, joining and splitting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.choices import name_of_part, set_document
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Choice, ReviewState
from kie_desktop.domain.patch import Changes
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import count, tr, translatable
from kie_desktop.session.editor import Editor
from kie_desktop.session.fields.documents import (
    OpenDocument,
    ProjectDocument,
    documents_of,
)
from kie_desktop.session.project.rotated_images import ORIGINS, origins_of
from kie_desktop.store import ProjectFile

_SPLIT = Job(JobKind.SPLITTING_STACK, translatable("Looking for first pages"), may_be_dropped=True)


class DocumentList(QObject):
    """Joining and splitting are undoable steps. choices: of all pages, kept true by whoever owns this list.

    changed: it is another list. message(level, text).
    """

    changed = Signal()
    message = Signal(str, str)

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.choices: dict[PageId, tuple[Choice, ...]] = {}
        self._documents: dict[str, ProjectDocument] | None = None
        self._keys: dict[PageId, str] = {}

    def forget(self) -> None:
        """Group the pages anew when somebody asks: others are there now."""
        self._documents = None

    @property
    def by_key(self) -> Mapping[str, ProjectDocument]:
        """The documents by key, in the order of the page list."""
        if self._documents is None:
            origins = origins_of(self._editor.recall(ORIGINS))
            self._documents = documents_of(self._editor.summaries, origins)
            self._keys = {page_id: key for key, found in self._documents.items() for page_id in found.pages}
        return self._documents

    @property
    def all(self) -> Sequence[ProjectDocument]:
        """The documents of the project, in the order of the page list; excluded pages belong to none."""
        return list(self.by_key.values())

    @property
    def shown(self) -> ProjectDocument | None:
        """The document of the page that is shown; None where none is shown, or it is excluded."""
        page_id = self._editor.page_id
        return None if page_id is None else self.of_page(page_id)

    def of_page(self, page_id: PageId) -> ProjectDocument | None:
        """The document of a page; None where the page is excluded or not there."""
        documents = self.by_key
        return documents.get(self._keys.get(page_id, ""))

    def find(self, key: str) -> ProjectDocument | None:
        """The document of a key; None where there is none."""
        return self.by_key.get(key)

    def open(self, document: ProjectDocument) -> OpenDocument:
        """The pages of a document, each read when it is needed."""
        return OpenDocument(document, self._editor.page_of, self.choices)

    # --- changing it

    def join(self, page_ids: Iterable[PageId]) -> bool:
        """Make the documents of these pages one, that of the first page; one undoable step."""
        found = [self.of_page(page_id) for page_id in page_ids]
        documents = list(dict.fromkeys(document.key for document in found if document))
        if len(documents) < 2:
            return False
        pages = [page_id for key in documents[1:] for page_id in self.by_key[key].pages]
        return self._set_documents(dict.fromkeys(pages, documents[0]), tr("Join documents"))

    def split(self, page_ids: Iterable[PageId]) -> bool:
        """Let a document begin at each of these pages; one undoable step."""
        starts = set(page_ids)
        taken = set(self.by_key)
        names: dict[PageId, str] = {}
        for document in self.all:
            name = ""
            for number, page_id in enumerate(document.pages, 1):
                if number > 1 and page_id in starts:
                    name = name_of_part(document.key, number, taken)
                    taken.add(name)
                if name:
                    names[page_id] = name
        return bool(names) and self._set_documents(names, tr("Split documents"))

    def split_pages(self, page_ids: Iterable[PageId]) -> bool:
        """Make each page of the documents of these pages a document; one undoable step."""
        found = {document.key: document for page_id in page_ids if (document := self.of_page(page_id))}
        return self.split(page for document in found.values() for page in document.pages)

    def split_stack(self, key: str | None = None) -> None:
        """Let a document begin at each first page of a scanned stack; one undoable step. Reads its pages as a job.

        key: of the stack, by default the document that shows. A page that has not been read looks blank, so there must
        be none. A message tells what came of it.
        """
        document = self.shown if key is None else self.find(key)
        if document is None or self._editor.refuses_change():
            return
        unread = sum(row.state is ReviewState.NEW and not row.entities for row in document.rows)
        if unread:
            words = tr("{} of this document have not been read. Pre-annotate them, then split it.")
            self.message.emit("info", words.format(count(unread, tr("page"), tr("pages"))))
            return
        work = partial(_stack_starts, document.pages)
        self._editor.read_in_background(_SPLIT, work, partial(self._on_starts, document))

    def separate_files(self, page_ids: Iterable[PageId]) -> bool:
        """Let these pages belong to the documents of their files again; one undoable step."""
        return self._set_documents(dict.fromkeys(page_ids, ""), tr("Split documents"))

    def note_edit(self, page_id: PageId, changes: Changes) -> None:
        """A page was edited."""
        if changes.choices:
            self.choices[page_id] = self._editor.page_of(page_id).choices
        if changes.document or changes.picture or self._is_other_list(page_id):
            self.forget()
            self.changed.emit()

    # --- inside

    def _on_starts(self, document: ProjectDocument, starts: Sequence[int]) -> None:
        if self.find(document.key) != document:
            return  # it is another one meanwhile
        pages = [document.pages[place] for place in starts]
        if self.split(pages):
            words = tr("Split into {}.").format(count(len(pages), tr("document"), tr("documents")))
        else:
            words = tr("No page of this document is blank, and none looks like its first page: it stays one document.")
        self.message.emit("info", words)

    def _set_documents(self, names: Mapping[PageId, str], text: str) -> bool:
        if self._editor.refuses_change():
            return False
        from kie_desktop.session.project.bulk_edits import BulkEdit

        return self._editor.change_pages(
            BulkEdit(text, list(names), lambda page_id: set_document(self._editor.page_of(page_id), names[page_id]))
        )

    def _is_other_list(self, page_id: PageId) -> bool:
        """Put the line of a page as it is now into its document; True where it is excluded or no longer is."""
        if self._documents is None:
            return False
        row, key = self._editor.summary_of(page_id), self._keys.get(page_id)
        if (key is None) is not (row.state is ReviewState.EXCLUDED):
            return True
        if key is not None:
            rows = tuple(row if one.id == page_id else one for one in self._documents[key].rows)
            self._documents[key] = ProjectDocument(key, rows)
        return False


def _stack_starts(page_ids: Sequence[PageId], project: ProjectFile, report: Report) -> list[int]:
    """Places of the first pages of a stack's documents; runs in a thread. UserError."""
    from kie_desktop.fields.document import text_page
    from kie_desktop.fields.stack import stack_starts

    pages = []
    for number, page_id in enumerate(page_ids):
        page = project.page(page_id)
        report.progress(number, len(page_ids), page.image)
        pages.append(text_page(page))
    return stack_starts(pages)
