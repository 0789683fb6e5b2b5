"""An import as a bulk edit: the choices that the user made, and what it does to each page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.merging import merge
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch
from kie_desktop.jobs.job import JobKind
from kie_desktop.language import tr
from kie_desktop.session.editor import Editor
from kie_desktop.session.exchange.importing import ImportedPage, ImportPreview, ImportStatus, summary_of
from kie_desktop.session.project.bulk_edits import BulkEdit


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the user chose. roles: of new labels. theirs: rows of the preview that take the file's side of conflicts.

    remove: also remove what the file does not have.
    """

    roles: Mapping[str, Role] = field(default_factory=dict)
    theirs: Collection[int] = frozenset()
    remove: bool = False


def import_pages(
    editor: Editor, preview: ImportPreview, choices: ImportChoices, ended: Callable[[str, str], None]
) -> None:
    """Do what was previewed. ended(level, text): it is done, or was stopped; not where it could not begin.

    Entities, links and new labels are one undoable step. New pages, and removed ones that come back, stay when
    that is undone.
    """
    if editor.path is None or editor.refuses_change():
        return
    rows = [(number, row) for number, row in enumerate(preview.rows) if row.status is not ImportStatus.NO_IMAGE]
    there = {(summary.image, summary.frame) for summary in editor.summaries}
    new = [_blank(row.page) for _, row in rows if (row.page.image, row.page.frame) not in there]
    if new and editor.add_pages(new) is None:
        return
    work = _Import(editor, preview, choices, rows, ended)
    labels = _with_roles(editor.label_set, preview, choices.roles)
    editor.change_pages(
        BulkEdit(
            tr("Import {}").format(preview.source.name),
            work.page_ids,
            work.patch,
            labels if labels != editor.label_set else None,
            done=work.report_end,
            given_up=work.report_end,
            kind=JobKind.IMPORTING,
        )
    )


class _Import:
    """What a bulk edit does to import pages, and how that went. ended(level, text): the import is over."""

    def __init__(
        self,
        editor: Editor,
        preview: ImportPreview,
        choices: ImportChoices,
        rows: Iterable[tuple[int, ImportedPage]],
        ended: Callable[[str, str], None],
    ) -> None:
        self._editor, self._preview, self._choices, self._ended = editor, preview, choices, ended
        self._rows: dict[PageId, tuple[int, ImportedPage]] = {}
        self._changed = 0
        """Pages left out, as they are not what was previewed any more: they have been turned since."""
        ids = {(summary.image, summary.frame): summary.id for summary in editor.summaries}
        for number, row in rows:
            page_id = ids.get((row.page.image, row.page.frame))
            if page_id is None:
                self._changed += 1
            else:
                self._rows[page_id] = number, row
        self._done = 0

    @property
    def page_ids(self) -> list[PageId]:
        """The pages, in the order of the file."""
        return list(self._rows)

    def patch(self, page_id: PageId) -> Patch:
        """What the import does to one page. UserError where it cannot be read."""
        number, row = self._rows[page_id]
        choices = self._choices
        rule = replace(self._preview.rule, theirs=number in choices.theirs, remove=choices.remove)
        patch = merge(self._editor.page_of(page_id), row.page, rule).patch
        self._done += 1
        return patch

    def report_end(self, _: Step | None) -> None:
        """The import is over, or was stopped."""
        self._ended(*summary_of(self._preview, self._done, self._changed))


def _with_roles(label_set: LabelSet, preview: ImportPreview, roles: Mapping[str, Role]) -> LabelSet:
    for label in preview.new_labels:
        if label.name not in label_set:
            label_set = label_set.with_label(replace(label, role=roles.get(label.name, label.role)))
    return label_set


def _blank(page: Page) -> Page:
    return Page(page.image, page.width, page.height, page.frame)
