"""SDMGR on whatever runtime: labels and links for the entities of a page, from its picture, boxes and texts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Entity, Link, LinkKey, Page
from kie_desktop.kie.decoding import Labelled, decode_links, softmax
from kie_desktop.kie.model import checked_numbers
from kie_desktop.kie.sdmgr.classes import SdmgrClasses
from kie_desktop.kie.sdmgr.encoding import GraphPage, encode_graph_page, resized
from kie_desktop.kie.sdmgr.settings import SdmgrSettings

Picture = NDArray[np.uint8]


class GraphLogits(NamedTuple):
    """nodes: float32[n, classes]. edges: float32[n, n, 2] (apart, together)."""

    nodes: NDArray[np.float32]
    edges: NDArray[np.float32]


RunGraph = Callable[[Sequence[GraphPage], Sequence[Picture]], list[GraphLogits]]
"""Pages with entities and their resized pictures, all of one size -> what the network says of each."""


class SdmgrModel:
    """Answers for pages of any number of entities; a page without any is not asked about."""

    def __init__(self, settings: SdmgrSettings, run: RunGraph) -> None:
        self.settings = settings
        self.classes = SdmgrClasses(settings.classes)
        self.label_set = self.classes.label_set
        self._run = run

    def can(self, task: str) -> bool:
        """Whether it labels (`ser`) or links (`re`); `sdmgr` is the name of both."""
        return task in ("ser", "sdmgr") or (task == "re" and self.settings.links)

    def encode(self, page: Page) -> GraphPage:
        """What is read of a page beside its picture."""
        return encode_graph_page([*page.entities.values()], page.width, page.height, self.settings)

    def logits(self, pages: Sequence[GraphPage], pictures: Sequence[Picture]) -> list[GraphLogits]:
        """For pages and their pictures, as resized for them (`fitted`). All must be of one size."""
        answers = self._run(pages, pictures)
        for answer in answers:
            checked_numbers(answer.nodes)
            checked_numbers(answer.edges)
        return answers

    def ask(self, page: Page, picture: Picture) -> GraphLogits:
        """For one page and its picture as it is."""
        graph = self.encode(page)
        if not len(graph):
            count = len(self.classes)
            return GraphLogits(np.zeros((0, count), np.float32), np.zeros((0, 0, 2), np.float32))
        return self.logits([graph], [fitted(picture, graph)])[0]


def fitted(picture: Picture, page: GraphPage) -> Picture:
    """A picture in the size that the page was encoded for."""
    return picture if picture.shape[:2] == page.size else resized(picture, page.size)


def decode_labels(nodes: NDArray[np.float32], entity_ids: Sequence[int], classes: SdmgrClasses) -> dict[int, Labelled]:
    """The label of every entity, from logits[n, classes], with its probability."""
    if not len(nodes):
        return {}
    probabilities = softmax(nodes)
    best = nodes.argmax(axis=1)
    return {
        entity_id: Labelled(classes.label_of(int(index)), min(float(row[index]), 1.0))
        for entity_id, index, row in zip(entity_ids, best, probabilities, strict=True)
    }


def decode_edges(
    edges: NDArray[np.float32],
    entities: Sequence[Entity],
    roles: Mapping[int, Role],
    rejected: Collection[LinkKey] = (),
) -> list[Link]:
    """Links from keys to values that belong together, from logits[n, n, 2] of the entities in order.

    What the network says of a pair in both directions is averaged. A value keeps its likeliest key that a person has
    not rejected.
    """
    if not entities:
        return []
    together = softmax(edges)[..., 1]
    together = np.asarray((together + together.T) / 2, np.float32)
    keys, values = (
        [index for index, entity in enumerate(entities) if roles.get(entity.id) is role]
        for role in (Role.KEY, Role.VALUE)
    )
    scores = together[np.ix_(keys, values)]
    key_ids, value_ids = ([entities[index].id for index in places] for places in (keys, values))
    return decode_links(scores, key_ids, value_ids, rejected=rejected)
