"""Which entities look like ones that a person has just labelled, and so may need the same label."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.page import Entity, EntityPart, Page
from kie_desktop.domain.text import folded, is_blank

ALIGNED = 0.3
"""Left edges, middles or right edges of the lines of a column are no further apart, in heights of a line."""

GAP = 2.5
"""Lines of a column stand no further apart, in heights of a line."""

BESIDE = 0.5
"""Lines that share more of their height than this stand beside one another, in heights of a line."""

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
    if len(found) < len(open_ones):
        bridges = [entity for entity in page.entities.values() if entity.label in labels and entity.id not in labelled]
        starts = [page.entities[entity_id] for entity_id in labelled]
        found |= _columns(starts, [*open_ones.values(), *bridges]) & open_ones.keys()
    return frozenset(found)


def _is_open(entity: Entity) -> bool:
    return EntityPart.LABEL not in entity.by_human and (entity.label_score is None or entity.label_score < SURE)


def _columns(starts: Sequence[Entity], among: Sequence[Entity]) -> set[int]:
    """Which of some entities can be reached from the first ones, line by line."""
    boxes = np.array([entity.box for entity in among], np.float64)
    reached = np.zeros(len(among), bool)
    waiting = [np.array(entity.box) for entity in starts]
    while waiting:
        near = np.flatnonzero(~reached & _continue(waiting.pop(), boxes))
        reached[near] = True
        waiting += list(boxes[near])
    return {entity.id for entity, is_reached in zip(among, reached, strict=True) if is_reached}


def _continue(box: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.bool_]:
    """[n]: which of boxes [n, 4] are neighbouring lines of one column with a box [4]."""
    height, heights = box[3] - box[1], others[:, 3] - others[:, 1]
    line = np.minimum(height, heights)
    apart = np.maximum(others[:, 1] - box[3], box[1] - others[:, 3])
    edges = np.abs(np.stack([others[:, 0] - box[0], others[:, 2] - box[2]]))
    middles = np.abs(others[:, 0] + others[:, 2] - box[0] - box[2]) / 2
    return np.asarray(
        (np.maximum(height, heights) <= SAME_SIZE * line)
        & (apart <= GAP * line)
        & (apart >= -BESIDE * line)
        & (np.minimum(edges.min(0), middles) <= ALIGNED * line)
    )
