"""How well SDMGR labels annotated pages (spec H5)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.domain.score import Score
from kie_desktop.kie.decoding import softmax
from kie_desktop.kie.sdmgr import GraphPage, SdmgrClasses, SdmgrModel
from kie_desktop.kie.sdmgr.model import Picture
from kie_desktop.training.evaluation import Evaluation
from kie_desktop.training.mistakes import WrongEntity
from kie_desktop.training.sdmgr.data import labels_of

FittedPicture = Callable[[Page, GraphPage], Picture]
"""The picture of a page in the size that the graph is encoded for."""


def evaluate_sdmgr(
    model: SdmgrModel,
    pages: Iterable[Page],
    picture_of: FittedPicture,
    counted: Sequence[str] = (),
    batch_size: int = 8,
) -> Evaluation:
    """Score the label of every box. The score is the plain mean over the classes in `counted`.

    Without `counted` these are the `_value` classes, which for wildreceipt's list gives upstream's number, or all
    labels but background where no class is called so. Pages whose pictures have one size are asked about together,
    so that no page's answer depends on its company. UserError names a page with a label that the model lacks.
    """
    classes = model.classes
    chosen = counted_classes(classes, counted)
    table = np.zeros((len(classes), len(classes)), np.int64)
    wrong: list[WrongEntity] = []
    seconds, number = 0.0, 0
    for group in _groups(pages, model, batch_size):
        graphs = [graph for _, graph in group]
        pictures = [picture_of(page, graph) for page, graph in group]
        start = time.perf_counter()
        answers = model.logits(graphs, pictures)
        seconds += time.perf_counter() - start
        number += len(group)
        for (page, _), answer in zip(group, answers, strict=True):
            gold = labels_of(page, classes)
            np.add.at(table, (gold, answer.nodes.argmax(axis=1)), 1)
            wrong += _wrong(page, gold, answer.nodes, classes)
    scores = class_scores(table)
    return Evaluation(
        "sdmgr",
        mean_score([scores[index] for index in chosen]),
        number / seconds if seconds else 0.0,
        number,
        {name: score for name, score in zip(classes.names, scores, strict=True) if score.support or score.precision},
        confusion=_confusion(table, classes),
        wrong_entities=wrong,
    )


def counted_classes(classes: SdmgrClasses, names: Sequence[str]) -> tuple[int, ...]:
    """The classes of the mean. UserError for a name that is no class."""
    if not names:
        return classes.values
    found = [classes.id_of(name) for name in names]
    unknown = [name for name, index in zip(names, found, strict=True) if index is None]
    if unknown:
        raise UserError(f"{', '.join(unknown)}: there is no such class; the classes are {', '.join(classes.names)}")
    return tuple(index for index in found if index is not None)


def class_scores(table: NDArray[np.int64]) -> list[Score]:
    """Of each class, from counts[gold, predicted]."""
    hits, gold, predicted = np.diag(table), table.sum(axis=1), table.sum(axis=0)
    return [Score.of_counts(*map(int, row)) for row in zip(hits, predicted, gold, strict=True)]


def mean_score(scores: Sequence[Score]) -> Score:
    """The plain mean of some classes' figures; hmean is the mean of their F1, as upstream counts it."""
    if not scores:
        return Score(0.0, 0.0, 0.0, 0)
    precision, recall, hmean = (
        sum(getattr(score, name) for score in scores) / len(scores) for name in ("precision", "recall", "hmean")
    )
    return Score(precision, recall, hmean, sum(score.support for score in scores))


def _groups(pages: Iterable[Page], model: SdmgrModel, size: int) -> Iterator[list[tuple[Page, GraphPage]]]:
    """Pages with entities whose pictures have one size, `size` at a time."""
    waiting: dict[tuple[int, int], list[tuple[Page, GraphPage]]] = {}
    for page in pages:
        graph = model.encode(page)
        if not len(graph):
            continue
        group = waiting.setdefault(graph.size, [])
        group.append((page, graph))
        if len(group) == size:
            yield waiting.pop(graph.size)
    yield from waiting.values()


def _wrong(
    page: Page, gold: NDArray[np.int64], nodes: NDArray[np.float32], classes: SdmgrClasses
) -> Iterator[WrongEntity]:
    best = nodes.argmax(axis=1)
    scores = softmax(nodes).max(axis=1)
    for place, entity in enumerate(page.entities.values()):
        if gold[place] != best[place]:
            names = classes.names[int(gold[place])], classes.names[int(best[place])]
            yield WrongEntity(page.image, entity.id, entity.text, *names, float(scores[place]))


def _confusion(table: NDArray[np.int64], classes: SdmgrClasses) -> dict[str, dict[str, int]]:
    """A square table of the classes that boxes have or were given."""
    met = np.flatnonzero(table.sum(axis=0) + table.sum(axis=1))
    return {classes.names[row]: {classes.names[column]: int(table[row, column]) for column in met} for row in met}
