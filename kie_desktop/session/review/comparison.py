"""Two annotators on the same pages: agreement, differences, and taking over an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kie_desktop.domain.edits import EditError
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import tr, translatable
from kie_desktop.session.editor import Editor
from kie_desktop.store import PageFaultError, PageSummary, ProjectFile

if TYPE_CHECKING:
    from kie_desktop.domain.differences import Difference, SameValue
    from kie_desktop.domain.tally import Tally

_COMPARE = Job(JobKind.COMPARING, translatable("Comparing with another annotator"), may_be_dropped=True)
_AFTER_MS = 150
_ANNOTATED = (ReviewState.IN_WORK, ReviewState.REVIEWED)
"""A page that one of the two has not worked on is not compared."""


@dataclass(frozen=True, slots=True)
class PageComparison:
    """One page: the other's page id there, how far both agree, and where not."""

    their_page: PageId
    tally: Tally
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """path: the other's project. pages: by page id, in the project's order. left_out: pages that only one worked on.

    same: whether two texts mean the same for a field.
    """

    path: Path
    same: SameValue
    pages: dict[PageId, PageComparison] = field(default_factory=dict)
    left_out: int = 0


class AnnotatorComparison(QObject):
    """comparison: the latest, kept true while pages are edited. changed: it is another one."""

    changed = Signal()

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.comparison: Comparison | None = None
        self._edited: set[PageId] = set()
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._compare_edited)
        editor.closed.connect(self._forget)
        editor.page_edited.connect(self._note_edit)

    def compare(self, path: Path) -> None:
        """Compare with another person's project of the same pages; `changed` tells when it is done."""
        if path == self._editor.path:
            words = tr("{}: this project is already open here; choose the other annotator's copy")
            self._editor.message.emit("error", words.format(path))
            return
        order = [summary.id for summary in self._editor.summaries]
        self._editor.read_in_background(_COMPARE, partial(_compared, path, order), self._show)

    def use_theirs(self, page_id: PageId, difference: Difference) -> bool:
        """Give the other reader's answer in one point, as an undoable edit; returns whether it was done."""
        from kie_desktop.domain.differences import taken_over
        from kie_desktop.domain.matching import by_place

        try:
            page, theirs = self._pages(page_id)
            patch = taken_over(page, theirs, by_place(page, theirs), difference)
        except (EditError, UserError) as error:
            self._editor.message.emit("warning", str(error))
            return False
        return self._editor.edit_pages([(page_id, patch)], tr("Use the other annotator's version"))

    def _pages(self, page_id: PageId) -> tuple[Page, Page]:
        """A page here and there. UserError, EditError where the other project is gone."""
        if self.comparison is None or page_id not in self.comparison.pages:
            raise EditError("this page is no longer being compared; compare again")
        with ProjectFile.reader(self.comparison.path) as there:
            return self._editor.page_of(page_id), there.page(self.comparison.pages[page_id].their_page)

    def _forget(self) -> None:
        self._show(None)

    def _show(self, comparison: Comparison | None) -> None:
        self.comparison = comparison
        self._edited.clear()
        self.changed.emit()

    def _note_edit(self, page_id: PageId, _: object) -> None:
        if self.comparison is not None and page_id in self.comparison.pages:
            self._edited.add(page_id)
            self._timer.start()

    def _compare_edited(self) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        try:
            for page_id in sorted(self._edited):
                there = comparison.pages[page_id].their_page
                comparison.pages[page_id] = _page_compared(there, *self._pages(page_id), comparison.same)
        except UserError as error:
            self._editor.message.emit("error", str(error))
        self._edited.clear()
        self.changed.emit()


def _compared(path: Path, order: list[PageId], project: ProjectFile, report: Report) -> Comparison:
    """Compare page by page. Raises UserError where the other file is no project or has none of these pages."""
    same = _same_value(project)
    with ProjectFile.view(path) as other:
        rows = {row.id: row for row in project.summaries()}
        mine = [rows[page_id] for page_id in order]
        pairs = [(here, there) for here, there in _counterparts(mine, other.summaries()) if _worked_on(here, there)]
        pages = {}
        for number, (here, there) in enumerate(pairs):
            report.progress(number, len(pairs), here.name)
            try:
                pages[here.id] = _page_compared(there.id, project.page(here.id), other.page(there.id), same)
            except PageFaultError as fault:
                report.leave_out(str(fault))
    if not pages:
        raise UserError(
            f"{path}: there is no page that both annotators have worked on; both projects must contain the "
            "same images, with pages in progress or reviewed"
        )
    return Comparison(path, same, pages, len(order) - len(pages))


def _same_value(project: ProjectFile) -> SameValue:
    """By the types of the project's fields: a date is the same however it is written. UserError."""
    from kie_desktop.domain.differences import same_text
    from kie_desktop.fields.schema_file import PROJECT_SETTING, parse_schema
    from kie_desktop.fields.values import Writing, same_value

    text = project.setting(PROJECT_SETTING)
    schema = parse_schema(text, "the project's schema") if isinstance(text, str) and text else None
    if schema is None:
        return same_text
    writing = Writing.of(schema)

    def same(field: str, one: str, other: str) -> bool:
        is_known = field in schema
        return same_value(one, other, schema[field], writing) if is_known else same_text(field, one, other)

    return same


def _counterparts(
    mine: Sequence[PageSummary], theirs: Sequence[PageSummary]
) -> Iterator[tuple[PageSummary, PageSummary]]:
    """The same pages: by image path, or else by file name where no two images of either project share it."""
    by_path = {(row.image, row.frame): row for row in theirs}
    by_name, own_names = _unique_names(theirs), _unique_names(mine)
    for row in mine:
        name = _name(row)
        there = by_path.get((row.image, row.frame)) or (by_name.get(name) if name in own_names else None)
        if there is not None:
            yield row, there


def _unique_names(rows: Sequence[PageSummary]) -> dict[tuple[str, int], PageSummary]:
    counts = Counter(_name(row) for row in rows)
    return {_name(row): row for row in rows if counts[_name(row)] == 1}


def _name(row: PageSummary) -> tuple[str, int]:
    return row.image.rsplit("/", 1)[-1], row.frame


def _worked_on(*rows: PageSummary) -> bool:
    return all(row.state in _ANNOTATED for row in rows)


def _page_compared(their_page: PageId, page: Page, theirs: Page, same: SameValue) -> PageComparison:
    from kie_desktop.domain.differences import disagreements
    from kie_desktop.domain.matching import by_place
    from kie_desktop.domain.tally import tally_readers

    match = by_place(page, theirs)
    tally = tally_readers(page, theirs, match, same)
    return PageComparison(their_page, tally, tuple(disagreements(page, theirs, match, same)))
