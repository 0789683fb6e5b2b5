"""The plain rule that relation extraction has to beat: a value belongs to the nearest key to the left or above."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.nearness import link_distances
from kie_desktop.domain.page import Entity, LinkKey, Page
from kie_desktop.domain.score import Score
from kie_desktop.training.metrics import RelationMetric


def nearest_keys(keys: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """[k, v], True where the key is the nearest to the left of the value or above it.

    keys [k, 4] and values [v, 4]: boxes x1, y1, x2, y2 in pixels, compared by `link_distances`. Of equally
    near keys the first counts; a value with no key to its left or above has none.
    """
    if not len(keys) or not len(values):
        return np.zeros((len(keys), len(values)), np.bool_)
    distance = link_distances(keys, values)
    nearest = np.zeros(distance.shape, np.bool_)
    rows = distance.argmin(axis=0)
    columns = np.flatnonzero(np.isfinite(distance.min(axis=0)))
    nearest[rows[columns], columns] = True
    return nearest


def links_by_rule(page: Page, label_set: LabelSet) -> set[LinkKey]:
    """One key for each value that has a key to its left or above it (`nearest_keys`)."""
    of_role: dict[Role, list[Entity]] = {role: [] for role in Role}
    for entity in page.entities.values():
        of_role[label_set.role_of(entity.label)].append(entity)
    keys, values = of_role[Role.KEY], of_role[Role.VALUE]
    nearest = nearest_keys(*(np.array([entity.box for entity in side]).reshape(-1, 4) for side in (keys, values)))
    return {(keys[row].id, values[column].id) for row, column in np.argwhere(nearest)}


def score_of_rule(pages: Iterable[Page], label_set: LabelSet) -> Score:
    """The rule's precision, recall and hmean, counted as RE's are: keys and values are given."""
    metric = RelationMetric()
    for page in pages:
        metric.add(key_value_links(page, label_set), links_by_rule(page, label_set))
    return metric.score


def key_value_links(page: Page, label_set: LabelSet) -> set[LinkKey]:
    """A page's links from keys to values, however they were drawn."""
    role = {entity.id: label_set.role_of(entity.label) for entity in page.entities.values()}
    found = set()
    for head, tail in page.links:
        if (role[head], role[tail]) == (Role.KEY, Role.VALUE):
            found.add((head, tail))
        elif (role[tail], role[head]) == (Role.KEY, Role.VALUE):
            found.add((tail, head))
    return found
