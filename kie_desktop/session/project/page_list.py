"""The pages of an open project: a line for each, in their order, and those that were removed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache

from kie_desktop.domain.history import PageId
from kie_desktop.session.project.rotated_images import Origin
from kie_desktop.store import PageSummary


class PageList:
    """Knows pages by their summaries. They stand in natural order of the image names; a turned page where it stood.

    rows: of the pages that are there, in their order. positions: page id -> place in `rows`. removed: pages that were
    removed and are not forgotten, by id. Change these through methods only. origins: what the pictures of turned pages
    were made of.
    """

    def __init__(
        self, rows: Iterable[PageSummary], removed: Iterable[PageSummary], origins: Mapping[str, Origin]
    ) -> None:
        from kie_desktop.formats.images import natural_key  # numpy: not before a project is open

        self._natural_key = cache(natural_key)  # all pages are sorted again whenever some come
        self.origins = origins
        self.set_rows(rows, removed)

    def __getitem__(self, page_id: PageId) -> PageSummary:
        return self.rows[self.positions[page_id]]

    def set_rows(self, rows: Iterable[PageSummary], removed: Iterable[PageSummary] | None = None) -> None:
        """Take other pages in place of all that there are, in any order; and other removed ones, if given."""
        self.rows = sorted(rows, key=self._place)
        self.positions = {row.id: position for position, row in enumerate(self.rows)}
        if removed is not None:
            self.removed = {row.id: row for row in removed}

    def replace(self, row: PageSummary) -> bool:
        """Take another line for a page that stays where it is; False where it is the same. KeyError without one."""
        position = self.positions[row.id]
        is_other = row != self.rows[position]
        self.rows[position] = row
        return is_other

    def move(self, removed: Iterable[PageId], restored: Iterable[PageId]) -> None:
        """Take pages away, and bring back some that were removed; others are passed over."""
        self.removed |= {page_id: self[page_id] for page_id in removed if page_id in self.positions}
        back = [self.removed.pop(page_id) for page_id in restored if page_id in self.removed]
        self.set_rows([*(row for row in self.rows if row.id not in self.removed), *back])

    def forget(self, page_ids: Iterable[PageId]) -> None:
        """Removed pages are none any more. KeyError for any other."""
        for page_id in page_ids:
            del self.removed[page_id]

    def beside(self, page_id: PageId) -> PageId | None:
        """The page that stands where a removed one stood, or else the last one; None where none is left."""
        if not self.rows:
            return None
        place = bisect_left(self.rows, self._place(self.removed[page_id]), key=self._place)
        return self.rows[min(place, len(self.rows) - 1)].id

    @property
    def known(self) -> set[tuple[str, int]]:
        """The images and frames that pages show, and those that the user gave for them."""
        return {place for row in self.rows for place in self._known_as(row)}

    @property
    def known_removed(self) -> dict[tuple[str, int], PageId]:
        """The removed page of an image and frame, by what it showed and by what the user gave for it."""
        return {place: row.id for row in self.removed.values() for place in self._known_as(row)}

    @property
    def originals(self) -> dict[str, str]:
        """The images of rotated copies that pages show, and those that they were made of."""
        shown = {row.image for row in self.rows}
        return {copy: origin.image for copy, origin in self.origins.items() if copy in shown}

    def _place(self, row: PageSummary) -> tuple[list[tuple[int, int, str]], int]:
        """Where a page stands in the list: a turned one where it stood before."""
        image, frame = self._source(row)
        return self._natural_key(image), frame

    def _known_as(self, row: PageSummary) -> set[tuple[str, int]]:
        """The image and frame that a page shows, and those that the user gave for it."""
        return {(row.image, row.frame), self._source(row)}

    def _source(self, row: PageSummary) -> tuple[str, int]:
        """The image and frame that the user gave for a page."""
        origin = self.origins.get(row.image)
        return (origin.image, origin.frame) if origin else (row.image, row.frame)
