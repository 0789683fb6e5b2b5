"""What a person decides about the fields of the document that shows: chosen, typed, accepted, not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.edits import EditError, set_state
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.page import Choice, ReviewState
from kie_desktop.domain.patch import Patch, apply
from kie_desktop.fields.result import FieldState
from kie_desktop.fields.schema import FieldSpec
from kie_desktop.language import tr, tr_message
from kie_desktop.session.editor import Editor
from kie_desktop.session.fields.document_list import DocumentList
from kie_desktop.session.fields.documents import OpenDocument, ProjectDocument
from kie_desktop.session.fields.proposals import Proposals
from kie_desktop.session.sentences import attempt

if TYPE_CHECKING:
    from kie_desktop.session.fields.decisions import Decision
    from kie_desktop.session.project.editing import EditDone


class FieldDecisions(QObject):
    """Each is an undoable step; a method tells whether anything was done. message(level, text)."""

    message = Signal(str, str)

    def __init__(
        self, editor: Editor, documents: DocumentList, proposals: Proposals, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editor, self._documents, self._proposals = editor, documents, proposals
        editor.edited.connect(self._accept_reviewed)

    def choose(
        self,
        field: str,
        page_id: PageId,
        entity_ids: Sequence[int],
        span: tuple[int, int] | None = None,
        text: str = "",
        *,
        add: bool = False,
    ) -> bool:
        """Let lines of a page, or a part of one, be the value of a field. Returns whether anything was done.

        span: first and last character + 1 in the text of the only line. text: as the person typed it; "" as it stands.
        add: one more value of a field that may occur several times; those that are shown are kept.
        """
        document = self._documents.of_page(page_id)
        spec = self._spec(field)
        if document is None or spec is None:
            return False
        from kie_desktop.fields.choice_text import text_of_lines
        from kie_desktop.session.fields.decisions import Decision

        pages = self._documents.open(document)
        place = document.pages.index(page_id)
        lines = [pages[place].entities[line] for line in entity_ids if line in pages[place].entities]
        if not text and lines:
            text = lines[0].text[slice(*span)] if span else text_of_lines(spec, [line.text for line in lines])
        chosen = Decision(place, Choice(field, tuple(entity_ids), span, text))
        kept = self._several(document, pages, field) if add else []
        return self._decide(document, pages, field, [*kept, chosen])

    def choose_alternative(self, field: str, number: int, which: int = 0) -> bool:
        """Let another candidate be the value of a field. number: in `ProjectFields.alternatives`, from 1.

        which: in place of which value of a field that has several, from 0; the others stay.
        """
        document = self._documents.shown
        others = self._proposals.alternatives(document, field) if document else ()
        if document is None or not 1 <= number <= len(others):
            return False
        from kie_desktop.session.fields.decisions import Decision, placed_choice

        one, pages = others[number - 1], self._documents.open(document)
        chosen = Decision(one.page, placed_choice(field, pages[one.page], one.spans, one.value))
        kept = self._several(document, pages, field)
        kept[which : which + 1] = [chosen]
        return self._decide(document, pages, field, kept)

    def accept(self, field: str) -> bool:
        """Take what is proposed for a field as right; where nothing is, it is not on the document."""
        document = self._documents.shown
        if document is None or self._spec(field) is None:
            return False
        pages = self._documents.open(document)
        return self._decide(document, pages, field, self._shown(document, pages, field, absent=True))

    def accept_document(self) -> bool:
        """Take all that is shown of the document as right, and mark its pages reviewed, as one undoable step.

        A field that is surely not there is not on the document then. One that was merely not found stays open: nobody
        was asked about it, and learning that it is not there would hide it elsewhere. Refused before it was read.
        """
        document = self._documents.shown
        found = self._proposals.values(document) if document else None
        if document is None or found is None or self._editor.refuses_change():
            return False
        if self._proposals.reading.proposed(document) is None:
            self.message.emit("info", not_read_words(document))
            return False
        from kie_desktop.session.fields.decisions import decide, decisions_by_field, stands

        pages = self._documents.open(document)
        decided = (FieldState.PERSON, FieldState.ABSENT)
        open_values = [value for value in found.values if value.state not in decided]
        kept = [
            value
            for value in open_values
            if (value.state is FieldState.SURE if value.value is None else stands(value, pages))
        ]
        patches = dict(decide(pages, decisions_by_field(kept, pages)))
        for place in range(len(pages)):
            page = apply(pages[place], patches.get(place, Patch()))
            if page.state is not ReviewState.REVIEWED:
                patches[place] = patches.get(place, Patch()).then(set_state(page, ReviewState.REVIEWED))
        rows = [(document.pages[place], patch) for place, patch in sorted(patches.items())]
        return self._editor.edit_pages(rows, tr("Mark reviewed"))

    def mark_absent(self, field: str, which: int = 0) -> bool:
        """Decide that a field is not on the document, or, of one that has several values, that this one is none.

        which: the value, from 0.
        """
        from kie_desktop.session.fields.decisions import Decision

        document = self._documents.shown
        if document is None or self._spec(field) is None:
            return False
        pages = self._documents.open(document)
        kept = self._several(document, pages, field)
        del kept[which : which + 1]
        return self._decide(document, pages, field, kept or [Decision(0, Choice(field, absent=True))])

    def clear(self, field: str) -> bool:
        """Take back what was decided about a field: it is proposed again."""
        document = self._documents.shown
        return document is not None and self._decide(document, self._documents.open(document), field, [])

    def set_text(self, field: str, text: str, number: int = 0) -> bool:
        """Type the value of a field where it stands; a value that is a whole line corrects the line's text too.

        An empty text means that it is not on the document. number: which value of a field that has several, from 0.
        """
        document = self._documents.shown
        if document is None or self._spec(field) is None:
            return False
        from kie_desktop.session.fields.decisions import retyped

        pages = self._documents.open(document)
        kept = self._shown(document, pages, field)
        if not text.strip():
            del kept[number : number + 1]
        else:
            kept[number : number + 1] = [retyped(kept[number] if number < len(kept) else None, field, text)]
        if kept:
            return self._decide(document, pages, field, kept)
        return self.mark_absent(field)

    # --- inside

    def _spec(self, field: str) -> FieldSpec | None:
        schema = self._proposals.schema
        return schema[field] if schema is not None and field in schema else None

    def _several(self, document: ProjectDocument, pages: OpenDocument, field: str) -> list[Decision]:
        """The values that are shown of a field that may have several, as decisions; none of another field."""
        spec = self._spec(field)
        return self._shown(document, pages, field) if spec is not None and spec.repeated else []

    def _shown(
        self, document: ProjectDocument, pages: OpenDocument, field: str, *, absent: bool = False
    ) -> list[Decision]:
        """The values of a field that are shown, as decisions. absent: also that there is none."""
        from kie_desktop.session.fields.decisions import decision_of

        found = self._proposals.values(document)
        rows = [value for value in found.values if value.name == field] if found else []
        return [decision_of(value, pages) for value in rows if absent or value.value is not None]

    def _decide(
        self, document: ProjectDocument, pages: OpenDocument, field: str, decisions: Iterable[Decision]
    ) -> bool:
        from kie_desktop.session.fields.decisions import decide

        try:
            patches = decide(pages, {field: list(decisions)})
        except EditError as error:
            self.message.emit("warning", str(error))
            return False
        rows = [(document.pages[place], patch) for place, patch in patches]
        # undo takes it back wherever in the document the next field has led to
        if not self._editor.edit_pages(rows, tr("Set {}").format(field), beside=document.pages):
            return False
        values = self._proposals.decided(document).get(field, ())
        if problem := next((value.problems[0] for value in values if value.problems), ""):
            words = tr("{}: {}. Your decision is kept.")
            self.message.emit("warning", words.format(field, tr_message(problem)))
        return True

    def _accept_reviewed(self, edit: EditDone) -> None:
        """Take what is sure of a document that somebody has just marked as reviewed, in the same step (adr/0039)."""
        if edit.patch.state is None or self._proposals.schema is None:
            return
        document = self._documents.of_page(edit.page_id)
        if document is None or not document.is_reviewed:
            return
        from kie_desktop.session.fields.decisions import decide, decisions_by_field

        pages = self._documents.open(document)
        sure = self._proposals.sure_values(document)
        patches = decide(pages, decisions_by_field(sure, pages))
        if patches:
            step = Step(edit.text, tuple((document.pages[place], patch) for place, patch in patches))
            attempt(partial(self._editor.do_late, step, edit.gesture), self.message)


def not_read_words(document: ProjectDocument) -> str:
    """Why nothing is proposed for a document yet, as a sentence."""
    if not document.has_text:
        return tr("No text has been read from this document yet; pre-annotate it first.")
    return tr("The document has not been read yet; wait a moment.")
