"""The pages of a project that were used last, so that they need not be read again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping

from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Page

MOST_PAGES = 4
"""Reading a page again takes milliseconds; many crowded pages would slow Python's collector down for all."""


class PagesInMemory:
    """Pages by their ids, the one that was used last at the end."""

    def __init__(self) -> None:
        self._pages: OrderedDict[PageId, Page] = OrderedDict()

    def get(self, page_id: PageId, read: Callable[[PageId], Page]) -> Page:
        """A page, which is read where it is not there. Raises what `read` raises."""
        page = self._pages.get(page_id)
        if page is None:
            page = self._pages[page_id] = read(page_id)
        self._pages.move_to_end(page_id)
        return page

    def update(self, pages: Mapping[PageId, Page]) -> None:
        """Keep pages as they are now."""
        self._pages.update(pages)

    def forget(self, page_ids: Iterable[PageId]) -> None:
        """Let go of pages, whether they are there or not."""
        for page_id in page_ids:
            self._pages.pop(page_id, None)

    def forget_all(self) -> None:
        """Let go of all pages."""
        self._pages.clear()

    def forget_oldest(self, kept: int) -> None:
        """Let go of the pages that were used longest ago, but for `kept` of them."""
        while len(self._pages) > kept:
            self._pages.popitem(last=False)
