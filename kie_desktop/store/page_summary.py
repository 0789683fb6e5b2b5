"""What the page list shows of a page."""

from __future__ import annotations

from dataclasses import dataclass

from kie_desktop.domain.certainty import Certainty
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import UNSURE_BELOW, Page, Picture, ReviewState


@dataclass(frozen=True, slots=True)
class PageSummary:
    """What the page list shows of a page, without reading it.

    unsure: how many entities carry a score under a threshold. certainty: of what models proposed and
    nobody has confirmed. held_out: for measuring models. document: as `Page.document`.
    fault: what is damaged in the line itself, which then holds what could be read; the page cannot be read.
    """

    id: PageId
    image: str
    frame: int
    width: int
    height: int
    state: ReviewState
    entities: int
    links: int
    unsure: int
    certainty: Certainty
    held_out: bool = False
    document: str = ""
    fault: str = ""

    @property
    def name(self) -> str:
        """The image, and which page of it where it is not the first; no two pages share it."""
        return self.image if self.frame == 0 else f"{self.image} (page {self.frame + 1})"

    @property
    def picture(self) -> Picture:
        """What the page shows."""
        return Picture(self.image, self.frame, self.width, self.height)

    @classmethod
    def of(
        cls, page_id: PageId, page: Page, unsure_below: float = UNSURE_BELOW, unsure: int | None = None
    ) -> PageSummary:
        """The summary of a page in memory. unsure: how many entities are, where that is known already."""
        if unsure is None:
            unsure = sum(entity.is_unsure(unsure_below) for entity in page.entities.values())
        return cls(
            page_id,
            page.image,
            page.frame,
            page.width,
            page.height,
            page.state,
            len(page.entities),
            len(page.links),
            unsure,
            Certainty.of(page),
            page.held_out,
            page.document,
        )
