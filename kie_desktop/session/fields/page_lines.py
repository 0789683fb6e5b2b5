"""The lines of pages as the engine gets them, each made once for every version of its page."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path

from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Page
from kie_desktop.session.fields.documents import ProjectDocument
from kie_desktop.store import PageSummary

Json = dict[str, object]
_KEPT = 600
"""Pages: those of what was decided are sent again whenever something is learned."""


class PageLines:
    """version(page id): another number after each edit of what the page shows.

    image_path: of a page, whose lines may be read again there. network_of: the model that may speak about a page.
    """

    def __init__(
        self,
        page_of: Callable[[PageId], Page],
        image_path: Callable[[PageId], Path],
        network_of: Callable[[PageSummary], str],
    ) -> None:
        self._page_of, self._image_path, self._network_of = page_of, image_path, network_of
        self._versions: Counter[PageId] = Counter()
        self._known: OrderedDict[PageId, tuple[int, Json]] = OrderedDict()

    def version(self, page_id: PageId) -> int:
        """How often the lines of a page have changed in this sitting."""
        return self._versions[page_id]

    def networks(self, document: ProjectDocument) -> tuple[str, ...]:
        """The model that may speak about each page of a document; "" where none may."""
        return tuple(map(self._network_of, document.rows))

    def note_change(self, page_id: PageId) -> None:
        """The lines of a page are others now."""
        self._versions[page_id] += 1
        self._known.pop(page_id, None)

    def clear(self) -> None:
        """Forget all: another project is open."""
        self._versions.clear()
        self._known.clear()

    def pages_of(self, document: ProjectDocument) -> Iterator[Json]:
        """The pages of a document, each when it is asked for: reading one takes milliseconds. KeyError, UserError."""
        from kie_desktop.fields.codec import page_to_json

        for row in document.rows:
            page_id = row.id
            known = self._known.get(page_id)
            if known is None or known[0] != self._versions[page_id]:
                known = self._versions[page_id], page_to_json(self._page_of(page_id), str(self._image_path(page_id)))
                self._known[page_id] = known
            self._known.move_to_end(page_id)
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
            yield {**known[1], "network": self._network_of(row)}
