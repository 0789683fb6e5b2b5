"""The pages of the project as a list model."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QObject, Qt
from PySide6.QtGui import QImage, QPixmap

from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.session import PageSummary, Session
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.language import count, tr, translatable

STATE_NAMES = {
    ReviewState.NEW: translatable("New"),
    ReviewState.PRE_ANNOTATED: translatable("Pre-annotated"),
    ReviewState.IN_WORK: translatable("In progress"),
    ReviewState.REVIEWED: translatable("Reviewed"),
    ReviewState.EXCLUDED: translatable("Excluded"),
}
STATE_TOKENS = {
    ReviewState.NEW: "muted",
    ReviewState.PRE_ANNOTATED: "accent",
    ReviewState.IN_WORK: "warning",
    ReviewState.REVIEWED: "success",
    ReviewState.EXCLUDED: "muted",
}
"""The colour token of `ui.theme.Colours` that stands for a state."""

DONE = (ReviewState.REVIEWED, ReviewState.EXCLUDED)
"""Nothing on such a page waits for a person."""

PICTURES_KEPT = 400
"""Thumbnails kept as pixmaps, about 40 kB each; the session keeps more as plain pixels."""


class PageRole(IntEnum):
    """Data roles beside Qt's own."""

    SUMMARY = Qt.ItemDataRole.UserRole + 1
    THUMBNAIL = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3
    SHORT_STATE = Qt.ItemDataRole.UserRole + 4
    """What of the state matters most, where there is no room for all of it."""


def page_name(page: PageSummary | Page) -> str:
    """What the window calls a page: file name, and the page number in a PDF or TIFF."""
    name = page.image.rsplit("/", 1)[-1]
    return tr("{name} · page {number}").format(name=name, number=page.frame + 1) if page.frame else name


class PageListModel(QAbstractListModel):
    """One row a page, in the project's order or another one.

    Pages stand where they stood when the order was chosen: nothing jumps about while one works on them.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures: OrderedDict[int, QPixmap] = OrderedDict()
        self._rows: list[PageSummary] = []
        self._row_of: dict[int, int] = {}
        self._places: dict[int, int] = {}
        """Where pages stand in the project, by their ids."""
        self._order: Callable[[PageSummary], tuple[float, ...]] | None = None
        session.pages.pages_changed.connect(self._reset)
        session.project.closed.connect(self._reset)
        session.pages.summary_changed.connect(self._refresh)
        session.images.thumbnail_ready.connect(self._thumbnail_ready)
        session.settings.changed.connect(self._setting_changed)
        session.fields.document_changed.connect(self._touch_document)
        for signal in (session.fields.schema_changed, session.fields.learned, session.fields.survey.changed):
            signal.connect(self._touch_all)
        self._reset()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of pages."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, tool tip, summary and thumbnail of a page."""
        summary = self._rows[index.row()]
        answers: dict[int, Callable[[PageSummary], object]] = {
            Qt.ItemDataRole.DisplayRole: page_name,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            Qt.ItemDataRole.AccessibleTextRole: lambda summary: f"{page_name(summary)}, {self._describe(summary)}",
            PageRole.SUMMARY: lambda summary: summary,
            PageRole.THUMBNAIL: lambda summary: self._picture(summary.id),
            PageRole.STATE: lambda summary: " · ".join(self._state_words(summary)),
            PageRole.SHORT_STATE: lambda summary: self._state_words(summary)[-1],
        }
        return answers[role](summary) if role in answers else None

    def _tip(self, summary: PageSummary) -> str:
        size = tr("{width} × {height} pixels").format(width=summary.width, height=summary.height)
        joined = [tr("Part of the document {}").format(summary.document)] if summary.document else []
        return "\n".join([summary.image, size, self._describe(summary), *joined, *self._details(summary)])

    def _details(self, summary: PageSummary) -> list[str]:
        """What models are unsure of, and the work that went into the page."""
        lines = []
        waiting = self._waiting_values(summary)
        if waiting:
            lines.append(tr("{} to look at").format(count(waiting, tr("value"), tr("values"))))
        if summary.unsure and summary.state not in DONE:
            lines.append(tr("{} unsure").format(count(summary.unsure, tr("entity"), tr("entities"))))
        certainty, effort = summary.certainty, self._session.effort.of(summary.id)
        if summary.state not in DONE and certainty.mean is not None and certainty.least is not None:
            words = tr("{number} proposed labels and links to check; mean score {mean:.0%}, lowest {least:.0%}")
            lines.append(words.format(number=certainty.waiting, mean=certainty.mean, least=certainty.least / 1000))
        if effort.actions:
            actions = count(effort.actions, tr("action"), tr("actions"))
            lines.append(tr("{actions} in {time}").format(actions=actions, time=duration(effort.active_s)))
        return lines

    def _waiting_values(self, summary: PageSummary) -> int:
        """How many values of the page's document wait for a person, as its Fields say; 0 where nobody has read it."""
        document = self._session.fields.document_list.of_page(summary.id)
        if document is None or document.is_reviewed or not self._session.fields.survey.needs_look(document):
            return 0
        return self._session.fields.survey.waiting(document)

    def _state_words(self, summary: PageSummary) -> list[str]:
        """How far a page has come, whether it is held out, and what of it waits for somebody.

        That is one count: values to look at where the project has fields, else entities that a model is unsure of.
        """
        words = [tr(STATE_NAMES[summary.state]), tr("held out") if summary.held_out else ""]
        if self._session.fields.schema is not None:
            waiting = self._waiting_values(summary)
            words.append(tr("{} to look at").format(waiting) if waiting else "")
        elif summary.unsure and summary.state is not ReviewState.REVIEWED:
            words.append(tr("{} unsure").format(summary.unsure))
        return [*filter(None, words)]

    def _describe(self, summary: PageSummary) -> str:
        """State and counts in words."""
        words = [
            *self._state_words(summary),
            count(summary.entities, tr("entity"), tr("entities")),
            count(summary.links, tr("link"), tr("links")),
        ]
        return tr(", ").join(words)

    def summary(self, row: int) -> PageSummary:
        """The page in a row."""
        return self._rows[row]

    def row_of(self, page_id: int | None) -> int | None:
        """The row of a page, None where it is not in the project."""
        return None if page_id is None else self._row_of.get(page_id)

    def set_order(self, order: Callable[[PageSummary], tuple[float, ...]] | None) -> None:
        """Sort by what is known now; None: as the project has them."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        pages = [self._rows[index.row()].id for index in before]
        self._order = order
        self._arrange()
        self.changePersistentIndexList(before, [self.index(self._row_of[page_id]) for page_id in pages])
        self.layoutChanged.emit()

    def touch(self, page_id: int) -> None:
        """Let views look at a page again, where it is there."""
        row = self._row_of.get(page_id)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    def _touch_document(self, key: str) -> None:
        document = self._session.fields.find_document(key)
        for page_id in document.pages if document is not None else ():
            self.touch(page_id)

    def _touch_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [PageRole.STATE])

    def _reset(self) -> None:
        self.beginResetModel()
        self._pictures.clear()
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        summaries = self._session.summaries
        self._rows = sorted(summaries, key=self._order) if self._order else list(summaries)
        self._row_of = {summary.id: row for row, summary in enumerate(self._rows)}
        self._places = {summary.id: place for place, summary in enumerate(summaries)}

    def _refresh(self, page_id: int) -> None:
        row = self._row_of.get(page_id)
        if row is not None:
            before, self._rows[row] = self._rows[row], self._session.summaries[self._places[page_id]]
            if before.picture != self._rows[row].picture:
                self._pictures.pop(page_id, None)
            self.touch(page_id)

    def _picture(self, page_id: int) -> QPixmap | None:
        """The thumbnail of a page; None until the session has read it."""
        if page_id not in self._pictures:
            pixels = self._session.pages.thumbnail(page_id)
            if pixels is None:
                return None
            self._pictures[page_id] = _pixmap(pixels)
            if len(self._pictures) > PICTURES_KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(page_id)
        return self._pictures[page_id]

    def _thumbnail_ready(self, page_id: int) -> None:
        row = self._row_of.get(page_id)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row), [PageRole.THUMBNAIL])

    def _setting_changed(self, name: str) -> None:
        if name == "thumbnail_size" and self._rows:
            self._pictures.clear()
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [PageRole.THUMBNAIL])


def _pixmap(rgb: NDArray[np.uint8]) -> QPixmap:
    packed = np.ascontiguousarray(rgb)
    height, width, _ = packed.shape
    return QPixmap.fromImage(QImage(packed.data, width, height, 3 * width, QImage.Format.Format_RGB888))


def duration(seconds: float) -> str:
    """Minutes and seconds in words."""
    minutes, rest = divmod(round(seconds), 60)
    return tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest) if minutes else tr("{} s").format(rest)
