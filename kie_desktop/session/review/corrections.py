"""Looking back at the work: what was corrected, how right the models were, what the project holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import ReviewState
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import tr, translatable
from kie_desktop.session.editor import Editor
from kie_desktop.session.project.reading import readable_pages
from kie_desktop.store import PageFaultError, ProjectFile

if TYPE_CHECKING:
    from kie_desktop.domain.differences import Difference
    from kie_desktop.domain.statistics import LabelCount
    from kie_desktop.domain.tally import Tally

_MEASURE = Job(JobKind.MEASURING, translatable("Comparing with proposals"), may_be_dropped=True)
_COUNT = Job(JobKind.COUNTING_LABELS, translatable("Counting labels"), may_be_dropped=True)
_AFTER_MS = 150
"""A page is compared again when it has been left alone for so long."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the user changed on a page since its pre-annotation; None: it never had one."""

    page: PageId | None = None
    differences: tuple[Difference, ...] | None = None


class Review(QObject):
    """changed: `corrections` of the page that shows are others."""

    changed = Signal()

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.corrections = Corrections()
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._compare)
        editor.page_shown.connect(self._on_page_shown)
        editor.page_edited.connect(self._on_page_edited)
        editor.closed.connect(self._compare)
        if editor.page_id is not None:
            self._timer.start()

    def measure(self, found: Callable[[Tally], None]) -> None:
        """Hold the proposals for all reviewed pages against what a person made of them."""
        self._editor.read_in_background(_MEASURE, _tally, found)

    def save_table(self, path: Path, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Write a table as CSV; a message tells where it is, or why it is not."""
        from kie_desktop.formats.tables import write_csv

        try:
            write_csv(path, rows, columns)
        except UserError as error:
            self._editor.message.emit("error", str(error))
        else:
            self._editor.message.emit("info", tr("Saved as {}").format(path))

    def count_labels(self, found: Callable[[list[LabelCount]], None]) -> None:
        """Count entities by page and label."""
        self._editor.read_in_background(_COUNT, lambda project, _: project.label_counts(), found)

    def _on_page_shown(self) -> None:
        self._timer.start()

    def _on_page_edited(self, page_id: PageId) -> None:
        if page_id == self._editor.page_id:
            self._timer.start()

    def _compare(self) -> None:
        from kie_desktop.domain.differences import corrections  # numpy: not before a project is open

        page_id, page, project = self._editor.page_id, self._editor.page, self._editor.file
        differences = None
        if page_id is not None and page is not None and project is not None:
            try:
                proposal = project.proposal(page_id)
            except UserError as error:
                self._editor.message.emit("error", str(error))
                return
            differences = None if proposal is None else tuple(corrections(page, proposal))
        self.corrections = Corrections(page_id, differences)
        self.changed.emit()


def _tally(project: ProjectFile, report: Report) -> Tally:
    from kie_desktop.domain.tally import Tally, tally_proposal

    total = Tally()
    pages = project.proposed_pages(ReviewState.REVIEWED)
    for page_id, page in readable_pages(project, pages, report):
        try:
            proposal = project.proposal(page_id)
        except PageFaultError as fault:
            report.leave_out(str(fault))
            continue
        if proposal is not None:
            total += tally_proposal(page, proposal)
    return total
