"""Taking the values of a table over: which pages change, how, and what came of each value."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from kie_desktop.domain.choices import choices_of
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Choice, Page
from kie_desktop.domain.patch import Patch
from kie_desktop.fields.schema import FieldType
from kie_desktop.session.fields.decisions import decide_on_page, placed_choice
from kie_desktop.session.fields.documents import OpenDocument, ProjectDocument
from kie_desktop.session.fields.value_tables import TablePreview

if TYPE_CHECKING:
    from kie_desktop.fields.locate import Located


class Taking:
    """What a bulk edit does to take over a table.

    pages: that it touches. taken, same, kept: values so far that are new, that were decided like this, and that were
    decided otherwise or not looked at again. documents: those of `taken`.
    """

    def __init__(
        self,
        preview: TablePreview,
        documents: Mapping[str, ProjectDocument],
        pages: Callable[[ProjectDocument], OpenDocument],
        *,
        replace: bool,
    ) -> None:
        self._schema = preview.schema
        self.taken = self.same = self.kept = 0
        self.documents: set[str] = set()
        self.pages: dict[PageId, list[tuple[OpenDocument, Located]]] = {}
        self._cleared: dict[PageId, dict[str, list[Choice]]] = {}
        self._page_of: dict[PageId, tuple[OpenDocument, int]] = {}
        for located in preview.located:
            document = documents.get(located.document)
            if document is None:
                continue
            opened = pages(document)
            decided = [
                document.pages[place]
                for place, choices in opened.choices.items()
                if any(choice.field == located.field for choice in choices)
            ]
            if decided and not replace:
                self.kept += 1
                continue
            place = located.places[0].page if located.places else 0
            self._note(opened, place, located)
            for page_id in decided:
                self._page_of[page_id] = opened, document.pages.index(page_id)
                self.pages.setdefault(page_id, [])
                self._cleared.setdefault(page_id, {})[located.field] = []

    def without_taken(self, accepted: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
        """The setting `ACCEPTED` without values that the table gives: these teach at once."""
        given = {(pages.document.key, row.field) for rows in self.pages.values() for pages, row in rows}
        return {key: sorted(name for name in names if (key, name) not in given) for key, names in accepted.items()}

    def make(self, page_id: PageId) -> Patch:
        """The patch of one page. UserError where it cannot be read."""
        opened, place = self._page_of[page_id]
        page = opened[place]
        wanted = {name: list(choices) for name, choices in self._cleared.get(page_id, {}).items()}
        for _, located in self.pages[page_id]:
            choice = self._choice(located, page)
            wanted[located.field] = [choice]
            if choices_of(page, located.field) == (choice,):
                self.same += 1
            else:
                self.taken += 1
                self.documents.add(located.document)
        return decide_on_page(page, wanted)

    def _note(self, opened: OpenDocument, place: int, located: Located) -> None:
        if place < len(opened):
            page_id = opened.document.pages[place]
            self._page_of[page_id] = opened, place
            self.pages.setdefault(page_id, []).append((opened, located))

    def _choice(self, located: Located, page: Page) -> Choice:
        """A value where it stands, as it stands; something alike with the table's text, whose line stays as it is."""
        from kie_desktop.fields.choice_text import text_of_lines
        from kie_desktop.fields.locate import Found

        if not located.places:
            return Choice(located.field, text=located.value)
        place = located.places[0]
        spans = [span for span in place.spans if span.entity in page.entities]
        if located.found is Found.ALIKE and len(spans) == 1:
            end = min(spans[0].end, len(page.entities[spans[0].entity].text))
            if spans[0].start < end:
                return Choice(located.field, (spans[0].entity,), (spans[0].start, end), located.value)
        text = place.text
        if located.found is Found.ALIKE:
            text = located.value
        elif len(spans) > 1 and self._schema[located.field].type is FieldType.LINES:
            parts = [page.entities[span.entity].text[span.start : span.end].strip() for span in spans]
            text = text_of_lines(self._schema[located.field], parts)
        return placed_choice(located.field, page, spans, text)
