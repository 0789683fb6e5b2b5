"""Which entities look like ones that a person has just labelled, and so may need the same label."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kie_desktop.domain.geometry import Box
from kie_desktop.domain.page import Entity, Field, Page
from kie_desktop.domain.text import folded, is_blank

ALIGNED = 0.3
"""Left edges, middles or right edges of the lines of a column are no further apart, in heights of a line."""

GAP = 2.5
"""Lines of a column stand no further apart, in heights of a line."""

SAME_SIZE = 1.5
"""Of two lines that look alike the higher one is at most so many times as high."""

SURE = 0.85
"""A label that a model gave with at least this score is not doubted for the sake of a neighbour.

Of what these figures suggest on 25 forms, where the starter's mistakes are mended one by one, 2 in 3 are right.
"""


def alike(page: Page, labelled: Collection[int], before: Collection[str]) -> frozenset[int]:
    """Entities that look like some that a person gave one label just now, and that no person has labelled.

    They have the same text, or continue the column, and still have one of the labels `before` that those had,
    without a model being sure of it. Lines of the column that have the new label already lead on to others.
    """
    labels = {page.entities[entity_id].label for entity_id in labelled}
    open_ones = {
        entity.id: entity
        for entity in page.entities.values()
        if entity.id not in labelled and entity.label in {*before} - labels and _is_open(entity)
    }
    texts = {folded(page.entities[entity_id].text) for entity_id in labelled}
    found = {key for key, entity in open_ones.items() if not is_blank(entity.text) and folded(entity.text) in texts}
    bridges = {key: entity for key, entity in page.entities.items() if entity.label in labels}
    return frozenset(found | _columns(page, labelled, open_ones | bridges) & open_ones.keys())


def _is_open(entity: Entity) -> bool:
    return Field.LABEL not in entity.by_human and (entity.label_score is None or entity.label_score < SURE)


def _columns(page: Page, starts: Iterable[int], among: dict[int, Entity]) -> set[int]:
    """What can be reached from some entities, line by line."""
    reached: set[int] = set()
    waiting = [page.entities[key] for key in starts]
    while waiting:
        here = waiting.pop()
        near = [entity for key, entity in among.items() if key not in reached and _continues(here.box, entity.box)]
        reached |= {entity.id for entity in near}
        waiting += near
    return reached


def _continues(box: Box, other: Box) -> bool:
    """Whether two boxes are neighbouring lines of one column."""
    height, its = box[3] - box[1], other[3] - other[1]
    line = min(height, its)
    if max(height, its) > SAME_SIZE * line or max(box[1] - other[3], other[1] - box[3]) > GAP * line:
        return False
    if min(box[3], other[3]) - max(box[1], other[1]) > 0.5 * line:  # beside one another
        return False
    edges = (box[0] - other[0], box[2] - other[2], (box[0] + box[2] - other[0] - other[2]) / 2)
    return min(abs(edge) for edge in edges) <= ALIGNED * line
