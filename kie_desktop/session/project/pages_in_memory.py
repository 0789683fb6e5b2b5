"""The pages of a project that were used last, so that they need not be read again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Page

MOST_PAGES = 4
"""Reading a page again takes milliseconds; many crowded pages would slow Python's collector down for all."""


class PagesInMemory(OrderedDict[PageId, Page]):
    """Pages by their ids, the one that was used last at the end.

    A dictionary, for whoever asks for the shown page again and again: a link that is drawn does so 24 times.
    """

    def forget(self, page_ids: Iterable[PageId]) -> None:
        """Let go of pages, whether they are there or not."""
        for page_id in page_ids:
            self.pop(page_id, None)

    def forget_oldest(self, kept: int) -> None:
        """Let go of the pages that were used longest ago, but for `kept` of them."""
        while len(self) > kept:
            self.popitem(last=False)
