"""The plain rule that relation extraction has to beat: a value belongs to the nearest key to the left or above."""

from __future__ import annotations

from collections.abc import Iterable

from kie_desktop.domain.geometry import Box
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Entity, LinkKey, Page
from kie_desktop.training.metrics import RelationMetric, Score

UPWARD = 3.0
"""What a pixel upwards counts, in pixels to the left; chosen for the best score on real forms."""


def links_by_rule(page: Page, label_set: LabelSet) -> set[LinkKey]:
    """One key for each value that has a key to its left or above it.

    A key is to the left where it shares rows with the value and starts before it, above where it shares
    columns and starts higher; pixels upwards count three times, as a line reads on to the right first.
    """
    of_role: dict[Role, list[Entity]] = {role: [] for role in Role}
    for entity in page.entities.values():
        of_role[label_set.role_of(entity.label)].append(entity)
    links = set()
    for value in of_role[Role.VALUE]:
        near = [(_distance(key.box, value.box), key.id) for key in of_role[Role.KEY]]
        reachable = [row for row in near if row[0] is not None]
        if reachable:
            links.add((min(reachable)[1], value.id))
    return links


def score_of_rule(pages: Iterable[Page], label_set: LabelSet) -> Score:
    """The rule's precision, recall and hmean, counted as RE's are: keys and values are given."""
    metric = RelationMetric()
    for page in pages:
        metric.add(_gold(page, label_set), links_by_rule(page, label_set))
    return metric.score


def _gold(page: Page, label_set: LabelSet) -> set[LinkKey]:
    """The page's key-value links from key to value, however they were drawn."""
    role = {entity.id: label_set.role_of(entity.label) for entity in page.entities.values()}
    found = set()
    for head, tail in page.links:
        if (role[head], role[tail]) == (Role.KEY, Role.VALUE):
            found.add((head, tail))
        elif (role[tail], role[head]) == (Role.KEY, Role.VALUE):
            found.add((tail, head))
    return found


def _distance(key: Box, value: Box) -> float | None:
    """How far a key is that stands to the left of a value or above it; None for any other place."""
    shares_rows = min(key[3], value[3]) > max(key[1], value[1])
    shares_columns = min(key[2], value[2]) > max(key[0], value[0])
    if shares_rows and key[0] < value[0]:
        return max(value[0] - key[2], 0.0)
    if shares_columns and key[1] < value[1]:
        return UPWARD * max(value[1] - key[3], 0.0)
    return None
