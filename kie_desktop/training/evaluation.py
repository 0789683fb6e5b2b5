"""How well a model does on annotated pages: by PaddleOCR's measures (spec D2, D5, D7), and what a user gets of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Page
from kie_desktop.domain.score import Score
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.decoding import Labelled, decode_ser
from kie_desktop.kie.encoding import EncodedPage, encode_page, label_ids
from kie_desktop.kie.joint_labels import joint_labels
from kie_desktop.kie.linking import find_links
from kie_desktop.kie.model import Model, WindowedModel
from kie_desktop.kie.relations import Candidates, candidates, gold_pairs
from kie_desktop.kie.windows import MAX_TOKENS
from kie_desktop.training.metrics import RelationMetric, SerMetric, Tally, f1_of, label_tally, tally
from kie_desktop.training.mistakes import Confusion, WrongEntity, WrongLink, wrong_links

WindowMode = Literal["whole", "first"]
"""`whole`: every token of a page counts. `first`: its first 512 only, as PaddleOCR has it."""


Labels = Mapping[int, Labelled]
"""The label that was proposed for each entity of a page, by its id."""
Labeller = Callable[[Page], Labels]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out. fps: pages a second, the network's time only.

    per_label: SER only, names in upper case. best_key: RE only, the score of the links that a user
    sees (`kie.linking`); `score` counts every pair above one half, as upstream.
    confusion: SER only, label -> label given -> entities. wrong_links: of the links that a user sees.
    user_f1: the F1 that a user gets, 0 to 1; of RE with predicted labels if there is SER. None for SDMGR.
    tallies: of SER and RE, page by page: what it is counted from.
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
    user_f1: float | None = None
    tallies: Sequence[Tally] = ()


def evaluate_ser(
    model: Model, pages: Iterable[Page], window: WindowMode = "whole", *, paddleocrs: bool = False
) -> Evaluation:
    """Score the labels of every token. UserError names the page with a label that the model lacks.

    paddleocrs: `score` and `per_label` are of the first window all the same, as PaddleOCR's own are.
    """
    classes = BioClasses.of_label_set(model.label_set)
    tags = [classes.tag(index) for index in range(classes.num_classes)]
    metric, confusion, clock = SerMetric(), Confusion(), _Clock()
    tallies: list[Tally] = []
    for page in pages:
        encoded = encode_page(page.entities.values(), page.width, page.height, model.tokenizer)
        try:
            gold = label_ids(encoded, page.entities.values(), classes)
        except UserError as error:
            raise UserError(f"{page.image}: {error}") from error
        if window == "first":
            encoded = encoded.cut(MAX_TOKENS)
        if not len(encoded.input_ids):
            tallies.append(Tally(0, 0, 0))
            continue
        logits = clock.timed(model.ser_logits, encoded)
        own = model.ser_logits(encoded.cut(MAX_TOKENS)) if paddleocrs and len(logits) > MAX_TOKENS else logits
        metric.add([tags[index] for index in gold[: len(own)]], [tags[index] for index in own.argmax(axis=1)])
        predicted = decode_ser(logits, encoded, classes)
        confusion.add(page, encoded, predicted)
        tallies.append(_label_tally(page, encoded, predicted))
    return Evaluation(
        "ser",
        metric.score,
        clock.per_second,
        clock.pages,
        metric.per_label,
        confusion=confusion.table,
        wrong_entities=confusion.wrong,
        user_f1=f1_of(tallies),
        tallies=tallies,
    )


def evaluate_re(
    model: Model,
    pages: Iterable[Page],
    window: WindowMode = "whole",
    labeller: Labeller | None = None,
    *,
    paddleocrs: bool = False,
) -> Evaluation:
    """Score the links between the pages' own keys and values (their labels are given to the model).

    labeller: predicts labels, for `Evaluation.user_f1`; None for the pages' own. paddleocrs: `score` is of the network
    alone and of the first window, as PaddleOCR's own is, whatever the rest is of.
    """
    alone = model.alone() if paddleocrs and isinstance(model, WindowedModel) else None
    metric, best, clock = RelationMetric(), RelationMetric(), _Clock()
    tallies: list[Tally] = []
    wrong: list[WrongLink] = []
    for page in pages:
        whole = encode_page(page.entities.values(), page.width, page.height, model.tokenizer)
        limit = MAX_TOKENS if window == "first" else None
        pairs = candidates(whole, roles_of(page, model.label_set), limit)
        encoded = whole if limit is None else whole.cut(limit)
        logits = clock.timed((alone or model).link_logits, encoded, pairs)
        gold = _linked(pairs, gold_pairs(pairs, page.links.values()))
        counted = gold, _linked(pairs, logits.argmax(axis=2))
        if alone is not None and isinstance(model, WindowedModel):
            logits = model.with_places(logits, encoded, pairs)
            counted = counted if len(encoded.input_ids) <= MAX_TOKENS else _first_window(alone, page, whole)
        metric.add(*counted)
        links = find_links(logits, pairs, page.entities, model.linking)
        found = {link.key for link in links}
        best.add(gold, found)
        wrong += wrong_links(page, gold, links)
        tallies.append(
            tally(gold, found if labeller is None else _linked_by(model, page, whole, labeller(page), limit))
        )
    return Evaluation(
        "re",
        metric.score,
        clock.per_second,
        clock.pages,
        best_key=best.score,
        wrong_links=wrong,
        user_f1=f1_of(tallies),
        tallies=tallies,
    )


def label_tallies(model: Model, pages: Iterable[Page]) -> list[Tally]:
    """SER's part in what a user gets, page by page: the entities that have the right label."""
    return [_label_tally(page, encoded, _labels(model, encoded)) for page, encoded in _encoded(model, pages)]


def link_tallies(model: Model, pages: Iterable[Page], labeller: Labeller | None) -> list[Tally]:
    """RE's part, page by page: the links that are right between keys and values of predicted labels.

    Without a labeller between those of the pages' own labels.
    """
    tallies = []
    for page, encoded in _encoded(model, pages):
        pairs = candidates(encoded, roles_of(page, model.label_set))
        gold = _linked(pairs, gold_pairs(pairs, page.links.values()))
        tallies.append(tally(gold, _linked_by(model, page, encoded, (labeller or _own_labels)(page))))
    return tallies


def labeller_of(model: Model) -> Labeller:
    """The labels that the model gives a page, computed once for each page: SER's, or those of SER and RE together."""
    known: dict[str, Labels] = {}

    def labels(page: Page) -> Labels:
        if page.image not in known:
            known[page.image] = _labels(model, next(_encoded(model, [page]))[1])
        return known[page.image]

    return labels


def roles_of(page: Page, label_set: LabelSet) -> dict[int, Role]:
    """The role of each entity: the label set's, else the usual one of the label's name."""
    return roles_by(_own_labels(page), label_set)


def roles_by(labels: Labels, label_set: LabelSet) -> dict[int, Role]:
    """The role of each entity that has one of these labels: the label set's, else the usual one of the name."""
    known = label_set.extended({row.label for row in labels.values()})
    return {entity_id: known.role_of(row.label) for entity_id, row in labels.items()}


def _encoded(model: Model, pages: Iterable[Page]) -> Iterator[tuple[Page, EncodedPage]]:
    for page in pages:
        yield page, encode_page(page.entities.values(), page.width, page.height, model.tokenizer)


def _labels(model: Model, encoded: EncodedPage) -> Labels:
    score_links = model.link_scorer(encoded) if model.can("re") else None
    weights, looks = model.linking.labels, model.looks(encoded)
    return joint_labels(model.ser_logits(encoded), encoded, model.label_set, weights, score_links, looks=looks)


def _label_tally(page: Page, encoded: EncodedPage, labels: Labels) -> Tally:
    """Of the entities that have tokens, as in PaddleOCR's figure."""
    named = {entity_id: row.label for entity_id, row in labels.items()}
    return label_tally((page.entities[encoded.entity_ids[index]] for index in encoded.filled), named)


def _own_labels(page: Page) -> Labels:
    """Those that the page has, as a user's that are all right."""
    return {entity.id: Labelled(entity.label, 1.0) for entity in page.entities.values()}


def _first_window(alone: Model, page: Page, encoded: EncodedPage) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The pairs of a page that are linked, and that the network links, as PaddleOCR counts them (spec B8, D5)."""
    pairs = candidates(encoded, roles_of(page, alone.label_set), MAX_TOKENS)
    logits = alone.link_logits(encoded.cut(MAX_TOKENS), pairs)
    return _linked(pairs, gold_pairs(pairs, page.links.values())), _linked(pairs, logits.argmax(axis=2))


def _linked_by(
    model: Model, page: Page, whole: EncodedPage, labels: Labels, limit: int | None = None
) -> set[tuple[int, int]]:
    """The links that a user sees, (key, value). limit: the tokens that are looked at; None for all."""
    pairs = candidates(whole, roles_by(labels, model.label_set), limit)
    encoded = whole if limit is None else whole.cut(limit)
    entities = {
        key: replace(entity, label=labels[key].label, label_score=labels[key].score) if key in labels else entity
        for key, entity in page.entities.items()
    }
    found = find_links(model.link_logits(encoded, pairs), pairs, entities, model.linking)
    return {link.key for link in found}


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
