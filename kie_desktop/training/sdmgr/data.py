"""Pages with their pictures as examples of SDMGR's training."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kie_desktop.contract.train_config import DataSource
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem
from kie_desktop.formats import wildreceipt
from kie_desktop.formats.images import read_image
from kie_desktop.kie.sdmgr import IGNORED, GraphPage, SdmgrClasses, SdmgrSettings, encode_graph_page
from kie_desktop.kie.sdmgr.model import Picture, fitted
from kie_desktop.networks.sdmgr.network import NO_EDGE

_MOST_KEPT = 512 << 20
"""Bytes of resized pictures that are kept from one epoch to the next."""


class Pictures:
    """Pictures of pages in the size that the network reads them in; those read last are kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Path, int, tuple[int, int]], Picture] = OrderedDict()
        self._bytes = 0

    def fitted(self, image: Path, frame: int, page: GraphPage) -> Picture:
        """The picture of a page. UserError names a file that cannot be read."""
        key = (image, frame, page.size)
        if key not in self._kept:
            self._kept[key] = fitted(read_image(image, frame), page)
            self._bytes += self._kept[key].nbytes
        self._kept.move_to_end(key)
        picture = self._kept[key]
        while self._bytes > _MOST_KEPT and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].nbytes
        return picture


@dataclass(frozen=True, slots=True)
class GraphExample:
    """A page of n boxes to learn from. page: its image, for messages.

    labels: int64[n], `IGNORED` for what is not learned. pairs: int64[p, 2], places of boxes that belong together, or
    None where nobody knows which do.
    """

    page: str
    graph: GraphPage
    labels: NDArray[np.int64]
    pairs: NDArray[np.int64] | None
    image: Path
    frame: int
    pictures: Pictures

    def __len__(self) -> int:
        return len(self.graph)

    @property
    def longest(self) -> int:
        """Pixels of the resized picture: pages of like size are learned from together."""
        return self.graph.size[0] * self.graph.size[1]

    @property
    def picture(self) -> Picture:
        """The resized picture."""
        return self.pictures.fitted(self.image, self.frame, self.graph)

    @property
    def edges(self) -> NDArray[np.int64]:
        """int64[n, n]: 1 for pairs that belong together, `NO_EDGE` on the diagonal and where nothing is known."""
        count = len(self)
        if self.pairs is None:
            return np.full((count, count), NO_EDGE)
        edges = np.zeros((count, count), np.int64)
        edges[self.pairs[:, 0], self.pairs[:, 1]] = edges[self.pairs[:, 1], self.pairs[:, 0]] = 1
        np.fill_diagonal(edges, NO_EDGE)
        return edges


@dataclass(frozen=True, slots=True)
class GraphBatch:
    """Some pages at once. Batch norm sees them together, so threads cannot share them."""

    examples: tuple[GraphExample, ...]

    @classmethod
    def of(cls, examples: Sequence[GraphExample]) -> GraphBatch:
        """Put at least one example together."""
        return cls(tuple(examples))

    def split(self, _count: int) -> list[GraphBatch]:
        """All of it, however many threads there are."""
        return [self]

    @property
    def size(self) -> int:
        """Pixels of all resized pictures."""
        return sum(example.longest for example in self.examples)

    @property
    def canvas(self) -> tuple[int, int]:
        """Height and width that all pictures fit into."""
        heights, widths = zip(*(example.graph.size for example in self.examples), strict=True)
        return max(heights), max(widths)

    @property
    def labels(self) -> NDArray[np.int64]:
        """The classes of all boxes, one page after the other, int64[boxes]."""
        return np.concatenate([example.labels for example in self.examples])

    @property
    def edges(self) -> NDArray[np.int64]:
        """Targets of all pairs, int64[sum of n * n]: each page's n x n row by row, one page after the other."""
        return np.concatenate([example.edges.ravel() for example in self.examples])


def read_graph_pages(source: DataSource, names: Sequence[str]) -> tuple[list[list[Page]], list[Problem]]:
    """The pages of each label file. names: of classes, for labels that are numbers. UserError where a file has none."""
    files: list[list[Page]] = []
    problems: list[Problem] = []
    for path in source.label_files:
        reading = wildreceipt.read_pages(path, source.image_dir, names)
        problems += reading.problems
        if not reading.pages:
            first = f" ({reading.problems[0].message})" if reading.problems else ""
            raise UserError(f"{path}: none of its pages can be used with the images in {source.image_dir}{first}")
        files.append([*reading.pages])
    return files, problems


def examples_of(
    pages: Iterable[Page], image_dir: Path, settings: SdmgrSettings, pictures: Pictures, all_together: bool = False
) -> list[GraphExample]:
    """An example for each page that has entities.

    all_together: upstream's target where a page has no groups: every pair belongs together.
    Raises UserError for a label that is not in the class list, naming page and entity.
    """
    classes = SdmgrClasses(settings.classes)
    examples = []
    for page in pages:
        if page.entities:
            graph = encode_graph_page([*page.entities.values()], page.width, page.height, settings)
            labels, pairs = labels_of(page, classes), together_of(page)
            if pairs is None and all_together:
                pairs = np.argwhere(np.ones((len(graph), len(graph)), bool))
            examples.append(
                GraphExample(page.image, graph, labels, pairs, image_dir / page.image, page.frame, pictures)
            )
    return examples


def labels_of(page: Page, classes: SdmgrClasses) -> NDArray[np.int64]:
    """The class of every entity, int64[n] in the page's order; `IGNORED` where it is not learned.

    UserError as `examples_of`.
    """
    labels = np.empty(len(page.entities), np.int64)
    for place, entity in enumerate(page.entities.values()):
        found = IGNORED if entity.extra.get(wildreceipt.IGNORED_KEY) is True else classes.id_of(entity.label)
        if found is None:
            raise UserError(
                f"{page.image}: entity {entity.id} has the label {entity.label!r}, which is not in the class "
                "list; add it there or change the label"
            )
        labels[place] = found
    return labels


def together_of(page: Page) -> NDArray[np.int64] | None:
    """Places of the pairs that belong together, int64[pairs, 2]: those of one `edge` value, or else those linked.

    None where the page has neither. An entity without the value, drawn later perhaps, belongs to none.
    """
    values = [entity.extra.get(wildreceipt.EDGE_KEY) for entity in page.entities.values()]
    known = np.array([isinstance(value, int) for value in values], bool)
    if known.any():
        groups = np.array([value if isinstance(value, int) else 0 for value in values], np.int64)
        return np.argwhere((groups[:, None] == groups[None, :]) & known[:, None] & known[None, :])
    if not page.links:
        return None
    place = {entity_id: number for number, entity_id in enumerate(page.entities)}
    return np.array([[place[head], place[tail]] for head, tail in page.links], np.int64)
