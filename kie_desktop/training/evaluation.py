"""How well a model does on annotated pages, by PaddleOCR's measures (spec D2, D5, D7)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Page
from kie_desktop.domain.score import Score
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.decoding import decode_links, decode_ser, pair_scores
from kie_desktop.kie.encoding import encode_page, label_ids
from kie_desktop.kie.model import Model
from kie_desktop.kie.relations import Candidates, candidates, gold_pairs
from kie_desktop.kie.windows import MAX_TOKENS
from kie_desktop.training.metrics import RelationMetric, SerMetric
from kie_desktop.training.mistakes import Confusion, WrongEntity, WrongLink, wrong_links

WindowMode = Literal["whole", "first"]
"""`whole`: every token of a page counts. `first`: its first 512 only, as PaddleOCR has it."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out. fps: pages a second, the network's time only.

    per_label: SER only, names in upper case. best_key: RE only, the score of the links that a user
    sees, where each value keeps its best key; `score` counts every pair above one half, as upstream.
    confusion: SER only, label -> label given -> entities. wrong_links: of the links that a user sees.
    """

    task: str
    score: Score
    fps: float
    pages: int
    per_label: Mapping[str, Score] = field(default_factory=dict)
    best_key: Score | None = None
    confusion: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    wrong_entities: Sequence[WrongEntity] = ()
    wrong_links: Sequence[WrongLink] = ()


def evaluate_ser(model: Model, pages: Iterable[Page], window: WindowMode = "whole") -> Evaluation:
    """Score the labels of every token. UserError names the page with a label that the model lacks."""
    classes = BioClasses.of_label_set(model.label_set)
    tags = [classes.tag(index) for index in range(classes.num_classes)]
    metric, confusion, clock = SerMetric(), Confusion(), _Clock()
    for page in pages:
        encoded = encode_page(page.entities.values(), page.width, page.height, model.tokenizer)
        try:
            gold = label_ids(encoded, page.entities.values(), classes)
        except UserError as error:
            raise UserError(f"{page.image}: {error}") from error
        if window == "first":
            encoded = encoded.cut(MAX_TOKENS)
        if not len(encoded.input_ids):
            continue
        logits = clock.timed(model.ser_logits, encoded)
        metric.add([tags[index] for index in gold[: len(logits)]], [tags[index] for index in logits.argmax(axis=1)])
        confusion.add(page, encoded, decode_ser(logits, encoded, classes))
    return Evaluation(
        "ser",
        metric.score,
        clock.per_second,
        clock.pages,
        metric.per_label,
        confusion=confusion.table,
        wrong_entities=confusion.wrong,
    )


def evaluate_re(model: Model, pages: Iterable[Page], window: WindowMode = "whole") -> Evaluation:
    """Score the links between the pages' own keys and values (their labels are given to the model)."""
    metric, best, clock = RelationMetric(), RelationMetric(), _Clock()
    wrong: list[WrongLink] = []
    for page in pages:
        encoded = encode_page(page.entities.values(), page.width, page.height, model.tokenizer)
        pairs = candidates(encoded, roles_of(page, model.label_set), MAX_TOKENS if window == "first" else None)
        if window == "first":
            encoded = encoded.cut(MAX_TOKENS)
        logits = clock.timed(model.link_logits, encoded, pairs)
        gold = _linked(pairs, gold_pairs(pairs, page.links.values()))
        metric.add(gold, _linked(pairs, logits.argmax(axis=2)))
        links = decode_links(pair_scores(logits), pairs.key_ids, pairs.value_ids)
        best.add(gold, {link.key for link in links})
        wrong += wrong_links(page, gold, links)
    return Evaluation("re", metric.score, clock.per_second, clock.pages, best_key=best.score, wrong_links=wrong)


def roles_of(page: Page, label_set: LabelSet) -> dict[int, Role]:
    """The role of each entity: the label set's, else the usual one of the label's name."""
    known = label_set.extended({entity.label for entity in page.entities.values()})
    return {entity.id: known.role_of(entity.label) for entity in page.entities.values()}


def _linked(pairs: Candidates, matrix: NDArray[np.int64]) -> set[tuple[int, int]]:
    return {(pairs.key_ids[row], pairs.value_ids[column]) for row, column in np.argwhere(matrix)}


_T = TypeVar("_T")
_P = ParamSpec("_P")


class _Clock:
    """Adds up the network's time over pages."""

    def __init__(self) -> None:
        self.pages = 0
        self._seconds = 0.0

    def timed(self, work: Callable[_P, _T], *arguments: _P.args, **named: _P.kwargs) -> _T:
        start = time.perf_counter()
        result = work(*arguments, **named)
        self._seconds += time.perf_counter() - start
        self.pages += 1
        return result

    @property
    def per_second(self) -> float:
        return self.pages / self._seconds if self._seconds else 0.0
