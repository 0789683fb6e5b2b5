"""Looking for the pages that have the layout of another one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.layouts import LayoutMatch, match_layout
from kie_desktop.domain.page import Page

_Match = Callable[[Page], LayoutMatch | None]
LookOver = Callable[[_Match, Callable[[list[tuple[PageId, LayoutMatch]]], None]], None]
"""`OpenProject.look_over` for this kind of answer."""


class LayoutSearch(QObject):
    """found(list of (page id, LayoutMatch)): the answer to `look`; pages that would get nothing new are left out.

    It belongs to the session: the answer comes to the window that is there by then.
    """

    found = Signal(object)

    def __init__(self, look_over: LookOver, parent: QObject) -> None:
        super().__init__(parent)
        self._look_over = look_over

    def search(self, source: Page, labels: LabelSet) -> None:
        """Compare every page that is not excluded with a page, in a thread."""
        self._look_over(partial(_match, source, labels), self.found.emit)


def _match(source: Page, labels: LabelSet, page: Page) -> LayoutMatch | None:
    if (page.image, page.frame) == (source.image, source.frame):
        return None
    match = match_layout(source, page, labels)
    return match if match and match.patch else None
