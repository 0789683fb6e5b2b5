"""What of pages a format cannot hold, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import HUMAN, Entity, Page, ReviewState
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import counted
from kie_desktop.formats.format import Format, Holds, Shape


def unsupported_content(pages: Sequence[Page], target: Format) -> list[Problem]:
    """One warning for each kind of thing that the format has no place for, with how many there are."""
    entities = [entity for page in pages for entity in page.entities.values()]
    if target.holds.shape is Shape.NOTHING:
        message = f"stores fields without positions: the polygons of {counted(len(entities), 'entity')} are left out"
        found = [("places", message)]
    else:
        found = [
            *_of_entities(entities, target.holds),
            *_of_pages(pages, target.holds),
            *_of_hands(pages, target.holds),
        ]
    return [Problem("", f"lost-{code}", Severity.WARNING, f"{target.title}: {message}") for code, message in found]


def _of_entities(entities: Sequence[Entity], holds: Holds) -> Iterator[tuple[str, str]]:
    if not holds.ids and entities:
        yield "ids", "renumbers entities when the file is read"
    if not holds.kinds and (count := sum(not entity.is_line for entity in entities)):
        yield "kinds", f"stores only lines of text: {counted(count, 'check box')} or codes left out"
    if count := sum(not fits(entity, holds.shape) for entity in entities):
        kept = "upright boxes" if holds.shape is Shape.BOX else "four-corner polygons"
        yield "polygons", f"stores only {kept}: {counted(count, 'polygon')} become bounding boxes"
    if not holds.extra and (keys := sorted({key for entity in entities for key in entity.extra} - holds.own_keys)):
        yield "extra", f"does not store extra data of other programs for entities: {_some(keys)} left out"


def _of_pages(pages: Sequence[Page], holds: Holds) -> Iterator[tuple[str, str]]:
    if not holds.links and (count := sum(len(page.links) for page in pages)):
        yield "links", f"does not store links: {counted(count, 'link')} left out"
    if holds.links and (count := sum(link.score is not None for page in pages for link in page.links.values())):
        yield "link-scores", f"does not store link scores: {counted(count, 'score')} left out"
    if not holds.page_extra and (keys := sorted({key for page in pages for key in page.extra} - holds.own_keys)):
        yield "page-extra", f"does not store extra data of other programs for pages: {_some(keys)} left out"
    if not holds.frames and (count := sum(page.frame > 0 for page in pages)):
        yield (
            "frames",
            f"stores image names but not page numbers: {counted(count, 'page')} of PDF or TIFF files lose their number",
        )
    for state in (ReviewState.REVIEWED, ReviewState.EXCLUDED):
        count = sum(page.state is state for page in pages)
        if count and state not in holds.states:
            yield "states", f"does not store this review state: {counted(count, 'page')} will no longer be {state}"
    if count := sum(len(page.rejected) + len(page.erased) for page in pages):
        yield "rejected", f"does not store rejections: models may propose the rejected items again ({count})"


def _of_hands(pages: Sequence[Page], holds: Holds) -> Iterator[tuple[str, str]]:
    """Who decided: people or models."""
    proposed = [page for page in pages if _is_proposed(page, holds)]
    if count := sum(bool(entity.by_human) for page in proposed for entity in page.entities.values()):
        yield (
            "by-hand",
            f"marks everything on a pre-annotated page as proposed: so do {counted(count, 'entity')} set by hand",
        )
    others = [entity for page in pages if not _is_proposed(page, holds) for entity in page.entities.values()]
    by_models = [entity for entity in others if entity.by_human != HUMAN]
    if not holds.scores and by_models:
        yield (
            "scores",
            f"does not store scores: {counted(len(by_models), 'entity')} proposed by models will count as set by hand",
        )
    if holds.scores and (count := sum(not _has_score(entity) for entity in by_models)):
        yield (
            "proposals",
            f"recognises proposals by their scores: {counted(count, 'entity')} without a score "
            "will count as set by hand",
        )


def fits(entity: Entity, shape: Shape) -> bool:
    """Whether a format of this shape holds the entity's polygon as it is."""
    if shape is Shape.POLYGON:
        return True
    if shape is Shape.QUADRILATERAL:
        return len(entity.points) == 4
    return entity.points == rectangle(entity.box)


def _is_proposed(page: Page, holds: Holds) -> bool:
    return holds.proposals and page.state is ReviewState.PRE_ANNOTATED


def _has_score(entity: Entity) -> bool:
    return entity.text_score is not None or entity.label_score is not None


def _some(names: list[str], most: int = 5) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")
