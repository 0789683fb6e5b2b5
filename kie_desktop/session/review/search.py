"""Looking for a text on all pages of the project."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Page
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import translatable
from kie_desktop.session.editor import Editor
from kie_desktop.session.project.reading import readable_pages
from kie_desktop.store import ProjectFile

_SEARCH = Job(JobKind.SEARCHING, translatable("Searching"), may_be_dropped=True)
MOST_HITS = 500
"""The list ends here; the panel says that there are more."""
_AFTER_MS = 150
"""Typing goes on for so long before the search begins."""


class Hit(NamedTuple):
    """An entity with the text. before, after: the texts that one reads around it, "" at the ends of the page."""

    page: PageId
    entity: int
    label: str
    before: str
    text: str
    after: str


class ProjectSearch(QObject):
    """hits, in the order of the project's pages and, on a page, of reading; changed: they are others."""

    changed = Signal()

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._search)
        self.text = ""
        self.hits: list[Hit] = []
        editor.closed.connect(self._forget)
        editor.page_edited.connect(self._search_again)
        editor.pages_changed.connect(self._search_again)

    @property
    def is_full(self) -> bool:
        """Whether there may be more than `MOST_HITS`."""
        return len(self.hits) >= MOST_HITS

    def look_for(self, text: str) -> None:
        """Find a text as soon as typing rests."""
        self.text = text.strip()
        if self.text:
            self._timer.start()
        else:
            self._timer.stop()
            self._show("", [])

    def _forget(self) -> None:
        self.look_for("")

    def _search_again(self) -> None:
        if self.text:
            self._timer.start()

    def _search(self) -> None:
        self._editor.read_in_background(_SEARCH, partial(_find, self.text), partial(self._show, self.text))

    def _show(self, text: str, hits: list[Hit]) -> None:
        if text != self.text:
            return
        places = {summary.id: place for place, summary in enumerate(self._editor.summaries)}
        self.hits = sorted((hit for hit in hits if hit.page in places), key=lambda hit: places[hit.page])
        self.changed.emit()


def _find(text: str, project: ProjectFile, report: Report) -> list[Hit]:
    found = project.find_text(text, MOST_HITS)
    hits: list[Hit] = []
    there = {page_id: {row.entity for row in rows} for page_id, rows in groupby(found, key=lambda hit: hit.page)}
    for page_id, page in readable_pages(project, [*there], report):
        hits += _around(page_id, page, there[page_id])
    return hits


def _around(page_id: PageId, page: Page, entities: set[int]) -> Sequence[Hit]:
    order = in_reading_order(page.entities.values())
    texts = ["", *(entity.text for entity in order), ""]
    return [
        Hit(page_id, entity.id, entity.label, texts[place], entity.text, texts[place + 2])
        for place, entity in enumerate(order)
        if entity.id in entities
    ]
