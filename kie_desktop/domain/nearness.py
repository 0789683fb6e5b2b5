"""Which entities belong together by where they lie: what a plain rule knows about links and neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Box, center, rectangle
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Entity, Page
from kie_desktop.domain.reading_order import in_reading_order

UPWARD = 3.0
"""What a pixel upwards counts, in pixels to the left: a line reads on to the right first."""

TRIED = 16
"""A key is offered one of so many values nearest to it; what is further away is not its own."""

ASIDE = 4.0
"""What a pixel across the direction of an arrow key counts, in pixels along it."""


class Direction(Enum):
    """Where an arrow key points: (dx, dy)."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def link_distances(keys: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """[k, v]: how far each key lies to the left of each value or above it; infinite where it does neither.

    keys [k, 4] and values [v, 4]: boxes x1, y1, x2, y2 in pixels. A key is to the left where it shares rows
    with the value and starts before it, above where it shares columns and starts higher.
    """
    key, value = keys[:, None], values[None, :]
    shares_columns = np.minimum(key[..., 2], value[..., 2]) > np.maximum(key[..., 0], value[..., 0])
    shares_rows = np.minimum(key[..., 3], value[..., 3]) > np.maximum(key[..., 1], value[..., 1])
    left = shares_rows & (key[..., 0] < value[..., 0])
    above = shares_columns & (key[..., 1] < value[..., 1])
    distance = np.full(left.shape, np.inf)
    distance[above] = UPWARD * np.maximum(value[..., 1] - key[..., 3], 0.0)[above]
    distance[left] = np.maximum(value[..., 0] - key[..., 2], 0.0)[left]
    return distance


def unlinked(page: Page, label_set: LabelSet, role: Role | None = None) -> list[int]:
    """Ids of keys that lead to no value and of values that no key leads to, in reading order.

    role: only `Role.KEY` or only `Role.VALUE`.
    """
    linked = {Role.KEY: {head for head, _ in page.links}, Role.VALUE: {tail for _, tail in page.links}}
    wanted = {role: linked[role]} if role else linked
    rows = [(entity, label_set.role_of(entity.label)) for entity in page.entities.values()]
    return [
        entity.id
        for entity in in_reading_order(
            entity for entity, seen in rows if seen in wanted and entity.id not in wanted[seen]
        )
    ]


def suggested_links(page: Page, label_set: LabelSet) -> dict[int, int]:
    """Key -> value, for keys and values without a link: the nearest pair first, then the nearest of what is left.

    No pair that a person rejected, and none where the key lies neither to the left of the value nor above it.
    """
    keys, values = (
        [page.entities[entity_id] for entity_id in unlinked(page, label_set, role)] for role in (Role.KEY, Role.VALUE)
    )
    if not keys or not values:
        return {}
    distance = link_distances(_boxes(keys), _boxes(values))
    tried = min(TRIED, len(values))
    nearest = np.argpartition(distance, tried - 1, axis=1)[:, :tried]
    rows, columns = np.repeat(np.arange(len(keys)), tried), nearest.ravel()
    finite = np.isfinite(distance[rows, columns])
    rows, columns = rows[finite], columns[finite]
    result: dict[int, int] = {}
    taken: set[int] = set()
    for place in np.argsort(distance[rows, columns], kind="stable"):
        head, tail = keys[int(rows[place])].id, values[int(columns[place])].id
        if head not in result and tail not in taken and (head, tail) not in page.rejected:
            result[head] = tail
            taken.add(tail)
    return result


def link_partners(page: Page, label_set: LabelSet, entity_id: int) -> list[int]:
    """What an entity may be linked to, the likeliest first: values for a key, keys for a value or a header.

    For an entity of another role, or where there is none of these, every other entity. Those that
    nobody linked yet come before the others, near ones before far ones.
    """
    entity = page.entities[entity_id]
    wanted = {Role.KEY: Role.VALUE, Role.VALUE: Role.KEY, Role.HEADER: Role.KEY}.get(label_set.role_of(entity.label))
    partners = {end for key in page.links if entity_id in key for end in key} | {entity_id}
    others = [other for other in page.entities.values() if other.id not in partners]
    fitting = [other for other in others if wanted and label_set.role_of(other.label) is wanted] or others
    linked = {end for key in page.links for end in key}
    if not fitting:
        return []
    own, boxes = _boxes([entity]), _boxes(fitting)
    is_value = wanted is Role.KEY and label_set.role_of(entity.label) is Role.VALUE
    natural = link_distances(boxes, own)[:, 0] if is_value else link_distances(own, boxes)[0]

    def rank(place: int) -> tuple[bool, bool, float]:
        other, distance = fitting[place], float(natural[place])
        behind = not np.isfinite(distance)
        if behind:
            key, value = (other, entity) if is_value else (entity, other)
            distance = _gap(key.box, value.box) + max(key.box[1] - value.box[1], 0.0)  # a value above its key is rare
        return other.id in linked, behind, distance

    return [fitting[place].id for place in sorted(range(len(fitting)), key=rank)]


def neighbour(page: Page, entity_id: int, direction: Direction, among: Iterable[int] | None = None) -> int | None:
    """The entity that an arrow key leads to from another one; None where there is nothing that way.

    What lies straight on comes before what lies aside; whatever is further aside than ahead is not meant.
    """
    here = page.entities[entity_id]
    dx, dy = direction.value
    best: tuple[float, float, int] | None = None
    for other_id in page.entities if among is None else among:
        other = page.entities[other_id]
        ahead, aside, apart = _seen_along(here.box, other.box, dx, dy)
        line = min(here.box[3] - here.box[1], other.box[3] - other.box[1])
        if other_id == entity_id or apart <= 0 or aside > ahead + line:
            continue
        rank = (ahead + ASIDE * aside, apart, other_id)
        best = rank if best is None else min(best, rank)
    return best[2] if best else None


def neighbour_in_order(
    page: Page, among: Iterable[int], entity_id: int | None, step: int, *, around: bool = True
) -> int | None:
    """The one `step` further (1) or back (-1) in reading order among some entities; None where there is none.

    Without `entity_id` the first or the last of them. `entity_id` itself need not be among them.
    around: go on at the other end of the page.
    """
    wanted = {*among} | ({entity_id} if entity_id in page.entities else set())
    order = [entity.id for entity in in_reading_order(page.entities[key] for key in wanted if key is not None)]
    if step < 0:
        order.reverse()
    if entity_id in order:
        place = order.index(entity_id)
        order = order[place + 1 :] + (order[:place] if around else [])
    return order[0] if order else None


def _boxes(entities: Sequence[Entity]) -> NDArray[np.float64]:
    return np.array([entity.box for entity in entities], np.float64)


def _gap(first: Box, second: Box) -> float:
    """How far two boxes are apart; 0 where they touch."""
    across = max(second[0] - first[2], first[0] - second[2], 0.0)
    down = max(second[1] - first[3], first[1] - second[3], 0.0)
    return across + down


def _seen_along(here: Box, there: Box, dx: int, dy: int) -> tuple[float, float, float]:
    """How far ahead and how far aside another box lies in a direction, and how far apart the centres are in it."""
    (x, y), (other_x, other_y) = (center(rectangle(box)) for box in (here, there))
    across = max(there[0] - here[2], here[0] - there[2], 0.0)
    down = max(there[1] - here[3], here[1] - there[3], 0.0)
    if dx:
        return across, down, dx * (other_x - x)
    return down, across, dy * (other_y - y)
