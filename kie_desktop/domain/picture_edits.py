"""What happens to a page whose picture is another one now: rotated, of another size, or under another name."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from kie_desktop.domain.geometry import Polygon, bounding_box, clipped, rectangle, scaled, turned
from kie_desktop.domain.page import Page, Picture
from kie_desktop.domain.patch import Patch

_SAME_PROPORTIONS = 0.005
"""Share of a side that two scans of one sheet may differ by once one is scaled to the other."""


class Fit(Enum):
    """How a picture fits a page that was annotated on another one, as far as sizes tell."""

    SAME = "same"
    SCALED = "scaled"
    ROTATED = "rotated"
    UNKNOWN = "unknown"


def how_it_fits(before: Picture, after: Picture) -> Fit:
    """Compare the sizes of two pictures. ROTATED: the sides are swapped, and maybe scaled."""
    if (before.width, before.height) == (after.width, after.height):
        return Fit.SAME
    if _proportional(before.width, before.height, after.width, after.height):
        return Fit.SCALED
    if _proportional(before.height, before.width, after.width, after.height):
        return Fit.ROTATED
    return Fit.UNKNOWN


def turn(page: Page, picture: Picture, quarters: int, proposal: Page | None = None) -> Patch:
    """Show `picture` in place of the page's own, which it shows turned `quarters` of a circle clockwise.

    All that lies on the page turns along; a person has decided nothing by that. proposal: what the latest
    pre-annotation proposed.
    """
    return replace_picture(page, picture, proposal, quarters) if quarters % 4 else Patch()


def replace_picture(
    page: Page, picture: Picture, proposal: Page | None = None, quarters: int = 0, *, stretch: bool = True
) -> Patch:
    """Show `picture`, the page's own turned `quarters` clockwise, and stretch what lies on the page to its size.

    stretch: else all keeps its place in pixels, as far as it lies on the picture. proposal: as `turn` has it.
    """
    width, height = (page.height, page.width) if quarters % 2 else (page.width, page.height)
    across, down = picture.width / width, picture.height / height

    def move(points: Polygon) -> Polygon:
        there = turned(points, page.width, page.height, quarters)
        if not stretch:
            return clipped(there, picture.width, picture.height)
        return there if across == down == 1 else clipped(scaled(there, across, down), picture.width, picture.height)

    entities = {entity.id: (entity, replace(entity, points=move(entity.points))) for entity in page.entities.values()}
    erased = frozenset(bounding_box(move(rectangle(box))) for box in page.erased)
    after = proposal and proposal.with_entities(
        [replace(entity, points=move(entity.points)) for entity in proposal.entities.values()],
        [*proposal.links.values()],
    )
    return Patch(
        {entity_id: pair for entity_id, pair in entities.items() if pair[0] != pair[1]},
        erased=None if erased == page.erased else (page.erased, erased),
        proposal=None if after == proposal else (proposal, after),
        picture=None if page.picture == picture else (page.picture, picture),
        next_id=page.next_id,
    )


def _proportional(width: int, height: int, other_width: int, other_height: int) -> bool:
    expected = height * other_width / width
    return abs(other_height - expected) <= max(1.5, _SAME_PROPORTIONS * other_height)
