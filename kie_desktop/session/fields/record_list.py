"""The tables of the document that shows, and what a person changes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kie_desktop.domain.edits import set_text
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch
from kie_desktop.language import tr
from kie_desktop.session.editor import Editor
from kie_desktop.session.fields.document_list import DocumentList

if TYPE_CHECKING:
    from kie_desktop.fields.record_edits import KeptTable
    from kie_desktop.fields.records import Record

MOST_PAGES = 12
"""Of longer documents the tables of so many pages around the shown one are found: each takes some milliseconds."""


class RecordList(QObject):
    """Each change is an undoable step; a method tells whether anything was done. Rows and columns count from 0.

    `Record.page` is the place of a page in the document. A record that is not as the page has it any more is refused.
    """

    def __init__(self, editor: Editor, documents: DocumentList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor, self._documents = editor, documents

    def shown(self) -> Sequence[Record]:
        """The records of the document that shows, in order; none where no page shows, or it is excluded."""
        from kie_desktop.fields.document_records import document_records

        pages = self._pages()
        return document_records([*pages.values()], self._editor.label_set, [*pages]) if pages else ()

    def set_cell(self, record: Record, row: int, column: int, text: str) -> bool:
        """Type what a cell says. The text of a cell that is one whole line is corrected in that line."""
        cell, text = record.rows[row][column], " ".join(text.split())
        if text == cell.text:
            return False
        page = self._page(record, row)
        if page is not None and text and len(cell.ids) == 1 and self._says(page, cell.ids) == cell.text:
            return self._edit(record, row, set_text(page, cell.ids[0], text), tr("Edit a cell"))
        from kie_desktop.fields.record_edits import with_cell

        return self._change(record, row, lambda table, at: with_cell(table, at, column, text), tr("Edit a cell"))

    def join_rows(self, record: Record, first: int, last: int) -> bool:
        """Make rows that follow each other on one page one row."""
        if first >= last or record.page_of(first) != record.page_of(last):
            return False
        from kie_desktop.fields.record_edits import with_joined_rows

        texts = [[cell.text for cell in row] for row in record.rows[first : last + 1]]
        return self._change(
            record, first, lambda table, at: with_joined_rows(table, at, at + last - first, texts), tr("Join rows")
        )

    def split_row(self, record: Record, row: int) -> bool:
        """Make a row one for each line of the page that it has."""
        lines = self.lines_of(record, row)
        if len(lines) < 2:
            return False
        from kie_desktop.fields.record_edits import with_split_row

        return self._change(record, row, lambda table, at: with_split_row(table, at, lines), tr("Split a row"))

    def remove_rows(self, record: Record, first: int, last: int) -> bool:
        """Take rows of one page out of a table; their lines stay on the page."""
        if record.page_of(first) != record.page_of(last):
            return False
        from kie_desktop.fields.record_edits import without_rows

        words = tr("Remove rows") if last > first else tr("Remove a row")
        return self._change(record, first, lambda table, at: without_rows(table, at, at + last - first), words)

    def is_changed(self, record: Record) -> bool:
        """Whether a person changed the table, other than by correcting lines."""
        return any(self._forgetting(record))

    def find_again(self, record: Record) -> bool:
        """Take back what was changed of a table on all of its pages."""
        patches = [(page_id, patch) for page_id, patch in self._forgetting(record) if patch]
        return bool(patches) and self._editor.edit_pages(patches, tr("Find the table again"))

    def has_emptied(self) -> bool:
        """Whether all rows of some table were removed: it does not show, so that it cannot be chosen."""
        return bool(self._filling())

    def find_emptied(self) -> bool:
        """Find tables again of which all rows were removed."""
        patches = self._filling()
        return bool(patches) and self._editor.edit_pages(patches, tr("Find removed tables again"))

    def lines_of(self, record: Record, row: int) -> list[frozenset[int]]:
        """The lines of the page that a row has, from the top, as entities."""
        page = self._page(record, row)
        if page is None:
            return []
        from kie_desktop.fields.record_edits import lines_of

        return lines_of(page, (one for cell in record.rows[row] for one in cell.ids))

    # --- inside

    def _pages(self) -> dict[int, Page]:
        """The pages whose tables show, by their place in the document; none where no page shows, or it is excluded."""
        document = self._documents.shown
        if document is None or self._editor.page_id not in document.pages:
            return {}
        here = document.pages.index(self._editor.page_id)
        first = max(min(here - MOST_PAGES // 2, len(document.pages) - MOST_PAGES), 0)
        places = range(first, min(first + MOST_PAGES, len(document.pages)))
        return {place: self._editor.page_of(document.pages[place]) for place in places}

    def _filling(self) -> list[tuple[PageId, Patch]]:
        """What forgets the tables without rows."""
        from kie_desktop.fields.record_edits import forget_tables, kept_tables

        document, found = self._documents.shown, list[tuple[PageId, Patch]]()
        for place, page in self._pages().items():
            of = [one for table in kept_tables(page) if not table.rows for one in table.of]
            if document is not None and of:
                found.append((document.pages[place], forget_tables(page, of)))
        return found

    def _page_id(self, record: Record, row: int) -> PageId | None:
        document, place = self._documents.shown, record.page_of(row)
        return document.pages[place] if document is not None and place < len(document.pages) else None

    def _page(self, record: Record, row: int) -> Page | None:
        page_id = self._page_id(record, row)
        return None if page_id is None else self._editor.page_of(page_id)

    def _says(self, page: Page, ids: Sequence[int]) -> str:
        from kie_desktop.fields.open_fields import join_texts

        return join_texts(page.entities[one].text for one in ids if one in page.entities)

    def _change(self, record: Record, row: int, change: Callable[[KeptTable, int], KeptTable], words: str) -> bool:
        """Keep the table of the page that a row stands on with a change in it."""
        from kie_desktop.fields.record_edits import KeptCell, KeptTable, keep_table, kept_tables

        page = self._page(record, row)
        if page is None:
            return False
        place = record.page_of(row)
        own = [number for number in range(len(record.rows)) if record.page_of(number) == place]
        rows = tuple(
            tuple(
                KeptCell(cell.ids, None if cell.text == self._says(page, cell.ids) else cell.text)
                for cell in record.rows[number]
            )
            for number in own
        )
        ids = {one for cells in rows for cell in cells for one in cell.ids if one in page.entities}
        ids.update(one for table in kept_tables(page) if table.of & ids for one in table.of)
        table = KeptTable(record.keys, rows, frozenset(ids))
        return self._edit(record, row, keep_table(page, change(table, own.index(row))), words)

    def _edit(self, record: Record, row: int, patch: Patch, words: str) -> bool:
        page_id = self._page_id(record, row)
        if page_id is None or not patch or self._editor.refuses_change():
            return False
        return self._editor.edit_pages([(page_id, patch)], words)

    def _forgetting(self, record: Record) -> list[tuple[PageId, Patch]]:
        from kie_desktop.fields.record_edits import forget_tables

        found: list[tuple[PageId, Patch]] = []
        for place in sorted({record.page_of(row) for row in range(len(record.rows))}):
            rows = [number for number in range(len(record.rows)) if record.page_of(number) == place]
            ids = [one for number in rows for cell in record.rows[number] for one in cell.ids]
            page_id, page = self._page_id(record, rows[0]), self._page(record, rows[0])
            patch = forget_tables(page, ids) if page is not None else Patch()
            if page_id is not None and patch:
                found.append((page_id, patch))
        return found
