"""The lines of pages as the engine gets them, each made once for every version of its page."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator

from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Page
from kie_desktop.session.fields.documents import ProjectDocument

Json = dict[str, object]
_KEPT = 600
"""Pages: those of what was decided are sent again whenever something is learned."""


class PageLines:
    """version(page id): another number after each edit of what the page shows."""

    def __init__(self, page_of: Callable[[PageId], Page]) -> None:
        self._page_of = page_of
        self._versions: Counter[PageId] = Counter()
        self._known: OrderedDict[PageId, tuple[int, Json]] = OrderedDict()

    def version(self, page_id: PageId) -> int:
        """How often the lines of a page have changed in this sitting."""
        return self._versions[page_id]

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

        for page_id in document.pages:
            known = self._known.get(page_id)
            if known is None or known[0] != self._versions[page_id]:
                known = self._versions[page_id], page_to_json(self._page_of(page_id))
                self._known[page_id] = known
            self._known.move_to_end(page_id)
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
            yield known[1]
