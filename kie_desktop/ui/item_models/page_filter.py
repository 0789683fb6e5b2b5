"""Which pages the list shows, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QSortFilterProxyModel, Signal

from kie_desktop.domain.label_set import LabelSet, Role, is_background
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.session import PageSummary, Session
from kie_desktop.session.fields.documents import ProjectDocument
from kie_desktop.session.review.problem_list import ProblemList
from kie_desktop.ui.item_models import Index
from kie_desktop.ui.item_models.pages import DONE, STATE_NAMES, PageListModel
from kie_desktop.ui.language import translatable

ALL, TO_DO, UNSURE, PROBLEMS, UNLINKED, HELD_OUT = "all", "to-do", "unsure", "problems", "unlinked", "held-out"
LOOK, SETTLED = "fields-look", "fields-settled"
LABEL = "label:"
"""Beginning of the names of filters by label."""
PAGE_FILTERS = {
    ALL: translatable("All pages"),
    TO_DO: translatable("To do"),
    UNSURE: translatable("With unsure entities"),
    PROBLEMS: translatable("With problems"),
    UNLINKED: translatable("With keys without a value"),
    HELD_OUT: translatable("Held-out pages"),
    **{str(state): name for state, name in STATE_NAMES.items()},
}
"""Filter name -> what the window calls it; those by label come on top."""
FIELD_FILTERS = {
    LOOK: translatable("With fields that need a look"),
    SETTLED: translatable("Not reviewed, no field needs a look"),
}
"""Of projects that have fields."""

BY_NAME, BY_STATE, BY_CERTAINTY = "name", "state", "certainty"
ORDERS = {
    BY_NAME: translatable("By name"),
    BY_STATE: translatable("By state"),
    BY_CERTAINTY: translatable("Least certain first"),
}
"""Order -> what the window calls it. The page that a model is least sure of is the one that teaches it most."""

_STATES = list(ReviewState)
_UNKNOWN = 2.0
"""Sorts what has not been read behind what has."""


class PageMarks(QObject):
    """The pages that a filter lets through which their summaries do not tell: by label, problems and links.

    changed: other pages; page_changed(page id): this one has come or gone. Kept true while pages are edited.
    """

    changed = Signal()
    page_changed = Signal(int)

    def __init__(self, session: Session, problems: ProblemList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._problems = problems
        self._name = ALL
        self._ids: set[int] = set()
        session.pages.page_edited.connect(self._look_again)
        session.pages.pages_changed.connect(self._read)
        session.project.label_set_changed.connect(self._read)
        session.fields.document_changed.connect(self._on_document_changed)
        session.fields.survey.changed.connect(self._on_survey_changed)
        problems.reset.connect(self._on_problems_reset)
        problems.page_changed.connect(self._on_page_problems_changed)

    def choose(self, name: str) -> None:
        """Follow a filter; the first time that problems are asked for they are looked for. Fields are read."""
        self._name = name
        if name in FIELD_FILTERS:
            self._session.fields.survey.read()
        if name == PROBLEMS and not self._problems.looked and self._problems.state is None:
            self._problems.check_all()
        self._read()

    def __contains__(self, page_id: int) -> bool:
        return page_id in self._ids

    def _read(self) -> None:
        project, ids = self._session.project.file, set[int]()
        if self._name == PROBLEMS:
            ids = {page_id for page_id in self._problems.pages if page_id is not None}
        elif self._name == UNLINKED and project is not None:
            ids = project.pages_with_unlinked(_keys(self._session.label_set))
        elif self._name in FIELD_FILTERS:
            documents = self._session.fields.documents
            ids = {page_id for one in documents if self._has_passed(one) for page_id in one.pages}
        elif self._name.startswith(LABEL) and project is not None:
            ids = project.pages_with_label(self._name.removeprefix(LABEL))
        self._set(ids)

    def _has_passed(self, document: ProjectDocument) -> bool:
        """Whether the pages of a document pass a filter by fields; one that has not been read passes none."""
        needs_look = self._session.fields.survey.needs_look(document)
        return not document.is_reviewed and needs_look is (self._name == LOOK)

    def _on_document_changed(self, key: str) -> None:
        """A page that somebody works on stays until it is reviewed."""
        document = self._session.fields.find_document(key)
        if self._name in FIELD_FILTERS and document is not None:
            passes = self._has_passed(document)
            for page_id in document.pages if passes or document.is_reviewed else ():
                self._note(page_id, passes=passes)

    def _on_survey_changed(self) -> None:
        if self._name in FIELD_FILTERS:
            self._read()

    def _on_problems_reset(self) -> None:
        if self._name == PROBLEMS:
            self._read()

    def _on_page_problems_changed(self, page_id: int) -> None:
        if self._name == PROBLEMS:
            self._note(page_id, passes=page_id in self._problems.pages)

    def _look_again(self, page_id: int) -> None:
        test = self._test()
        if test is not None:
            self._note(page_id, passes=test(self._session.pages.page_of(page_id)))

    def _test(self) -> Callable[[Page], bool] | None:
        """Whether one page passes a filter that the project file answers."""
        if self._name == UNLINKED:
            keys = {name.casefold() for name in _keys(self._session.label_set)}
            return lambda page: any(
                entity.label.casefold() in keys and all(entity.id != head for head, _ in page.links)
                for entity in page.entities.values()
            )
        if self._name.startswith(LABEL):
            label = self._name.removeprefix(LABEL)
            return lambda page: any(entity.label == label for entity in page.entities.values())
        return None

    def _note(self, page_id: int, *, passes: bool) -> None:
        if passes != (page_id in self._ids):
            (self._ids.add if passes else self._ids.discard)(page_id)
            self.page_changed.emit(page_id)

    def _set(self, ids: set[int]) -> None:
        if ids != self._ids:
            self._ids = ids
            self.changed.emit()


class PageFilter(QSortFilterProxyModel):
    """The pages whose name holds a text and that pass a filter, in the model's order."""

    def __init__(self, model: PageListModel, marks: PageMarks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._marks = marks
        self._text = ""
        self._filter = ALL
        self.setSourceModel(model)
        marks.changed.connect(self._refilter)
        marks.page_changed.connect(model.touch)

    def set_filter(self, text: str, name: str) -> None:
        """Show pages whose path holds `text` (without case) and that pass the filter `name`."""
        if (text.casefold(), name) == (self._text, self._filter):
            return
        self.beginFilterChange()
        self._text, self._filter = text.casefold(), name
        self.endFilterChange()

    def set_order(self, order: str, chances: Mapping[int, float] | None = None) -> None:
        """Sort as `ORDERS` has it, by what is known now.

        chances: by page, how likely the fields of its document are right; None where the project has no fields.
        """
        if order == BY_CERTAINTY and chances is not None:
            self._model.set_order(lambda summary: (summary.state in DONE, chances.get(summary.id, _UNKNOWN)))
        else:
            self._model.set_order(_KEYS.get(order))

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a page shows."""
        summary = self._model.summary(source_row)
        if self._text and self._text not in summary.image.casefold():
            return False
        told = {
            ALL: True,
            TO_DO: summary.state not in DONE,
            UNSURE: summary.unsure > 0,
            HELD_OUT: summary.held_out,
        }
        if self._filter in told:
            return told[self._filter]
        if self._filter in (PROBLEMS, UNLINKED, *FIELD_FILTERS) or self._filter.startswith(LABEL):
            return summary.id in self._marks
        return str(summary.state) == self._filter

    def _refilter(self) -> None:
        self.beginFilterChange()
        self.endFilterChange()


def _by_state(summary: PageSummary) -> tuple[float, ...]:
    return (_STATES.index(summary.state),)


def _by_certainty(summary: PageSummary) -> tuple[float, ...]:
    return (summary.state in DONE, *summary.certainty.order)


_KEYS = {BY_STATE: _by_state, BY_CERTAINTY: _by_certainty}


def _keys(labels: LabelSet) -> list[str]:
    return [label.name for label in labels if label.role is Role.KEY and not is_background(label.name)]
