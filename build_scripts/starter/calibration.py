"""Scores that mean what they say: how far off they are, and the temperature that mends it.

A label or link shown as 90 % should be right nine times in ten. A temperature divides a network's logits;
it is written into the last layer's weights, so that nothing that reads them has to know of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from random import Random

import numpy as np
from numpy.typing import NDArray

from build_scripts.starter.pages import generate
from kie_desktop.domain.label_set import OTHER, is_background
from kie_desktop.domain.page import Page
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.decoding import decode_links, decode_ser, pair_scores
from kie_desktop.kie.encoding import encode_page
from kie_desktop.kie.model import Model
from kie_desktop.kie.relations import candidates, gold_pairs
from kie_desktop.training.evaluation import roles_of

TEMPERATURES = tuple(np.geomspace(0.5, 5.0, 47).round(3))
_BINS = 10
_STRANGE_SHARE = 0.75
Answers = tuple[NDArray[np.float64], NDArray[np.bool_]]
"""Score of each answer that a user sees, and whether it is right."""


class SerAnswers:
    """Every entity's label on some pages; the network runs once, whatever the temperature."""

    def __init__(self, model: Model, pages: Iterable[Page]) -> None:
        self._classes = BioClasses.of_label_set(model.label_set)
        self._rows = []
        for page in pages:
            encoded = encode_page(page.entities.values(), page.width, page.height, model.tokenizer)
            if len(encoded.input_ids):
                self._rows.append((page, encoded, model.ser_logits(encoded)))

    def at(self, temperature: float) -> Answers:
        """Labels with the scores that the program shows."""
        answers: list[tuple[float, bool]] = []
        for page, encoded, logits in self._rows:
            for entity_id, (label, score) in decode_ser(logits / temperature, encoded, self._classes).items():
                gold = page.entities[entity_id].label
                answers.append((score, label == (OTHER if is_background(gold) else gold)))
        return _columns(answers)


class ReAnswers:
    """Every link that a user sees on some pages, one key for each value, given lines and labels."""

    def __init__(self, model: Model, pages: Iterable[Page]) -> None:
        self._rows = []
        for page in pages:
            encoded = encode_page(page.entities.values(), page.width, page.height, model.tokenizer)
            pairs = candidates(encoded, roles_of(page, model.label_set))
            self._rows.append((pairs, gold_pairs(pairs, page.links.values()), model.link_logits(encoded, pairs)))

    def at(self, temperature: float) -> Answers:
        """Links with the scores that the program shows."""
        answers: list[tuple[float, bool]] = []
        for pairs, gold, logits in self._rows:
            linked = {(pairs.key_ids[row], pairs.value_ids[column]) for row, column in np.argwhere(gold)}
            shown = decode_links(pair_scores(logits / temperature), pairs.key_ids, pairs.value_ids)
            answers += [(link.score or 0.0, link.key in linked) for link in shown]
        return _columns(answers)


def expected_calibration_error(answers: Answers) -> float:
    """The mean distance of score and share of right answers, over ten bins of equal width, weighed by answers."""
    scores, right = answers
    bins = np.minimum((scores * _BINS).astype(np.int64), _BINS - 1)
    sums = np.bincount(bins, weights=scores - right, minlength=_BINS)
    return float(np.abs(sums).sum() / max(len(scores), 1))


def best_temperature(answers: SerAnswers | ReAnswers) -> float:
    """The temperature under which it is likeliest that these answers are right where they are."""
    return float(min(TEMPERATURES, key=lambda temperature: _surprise(*answers.at(temperature))))


def strange_pages(seed: int, start: int, count: int) -> list[Page]:
    """Generated pages with three of four words exchanged for others that are written alike, as numbers for numbers.

    On pages of the kind that it learned from a network is right more often than on real ones, and a
    temperature fitted there would leave it too sure of itself.
    """
    pages, rng = list(generate(seed, start, count)), Random(f"{seed}/{start}")
    alike = defaultdict[str, list[str]](list)
    for word in (word for page in pages for entity in page.entities.values() for word in entity.text.split()):
        alike[_shape_of(word)].append(word)

    def changed(text: str) -> str:
        words = text.split()
        return " ".join(rng.choice(alike[_shape_of(word)]) if rng.random() < _STRANGE_SHARE else word for word in words)

    return [
        replace(page, entities={key: replace(row, text=changed(row.text)) for key, row in page.entities.items()})
        for page in pages
    ]


def _shape_of(word: str) -> str:
    """`Aa:` of `Name:`, `0,0` of `12,50`: what kinds of signs follow each other."""
    kinds = ("A" if sign.isupper() else "a" if sign.isalpha() else "0" if sign.isdigit() else sign for sign in word)
    return "".join(kind for kind, _ in groupby(kinds))


def _surprise(scores: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    likely = np.clip(np.where(right, scores, 1 - scores), 1e-6, 1.0)
    return float(-np.log(likely).mean())


def _columns(rows: Sequence[tuple[float, bool]]) -> Answers:
    return np.array([row[0] for row in rows]), np.array([row[1] for row in rows], np.bool_)
