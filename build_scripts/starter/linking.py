"""How links are made of RE's scores (`kie.linking`): chosen on generated pages, with the labels that SER gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Entity, LinkKey, Page
from kie_desktop.domain.score import Score
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.decoding import decode_links, decode_ser, pair_scores
from kie_desktop.kie.encoding import encode_page
from kie_desktop.kie.linking import FEATURES, Linking, find_links, stacked_keys
from kie_desktop.kie.model import Model
from kie_desktop.kie.relations import Candidates, candidates
from kie_desktop.training.evaluation import roles_of

FURTHER_KEYS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)
ONE_KEY = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8)
NO_KEY_LINES = (*(0.0 for _ in FEATURES), -20.0)
_PENALTY = 1e-3
_STEPS = 30


class Read(NamedTuple):
    """A page as SER and RE read it. entities: with the labels given, and their scores. wanted: the true links."""

    pairs: Candidates
    logits: NDArray[np.float32]
    entities: Mapping[int, Entity]
    wanted: frozenset[LinkKey]


def read_pages(model: Model, pages: Iterable[Page]) -> list[Read]:
    """Pages with predicted labels."""
    classes = BioClasses.of_label_set(model.label_set)
    rows = []
    for page in pages:
        encoded = encode_page(page.entities.values(), page.width, page.height, model.tokenizer)
        if not len(encoded.input_ids):
            continue
        roles = roles_of(page, model.label_set)
        wanted = {key for key in page.links if [roles[end] for end in key] == [Role.KEY, Role.VALUE]}
        labels = decode_ser(model.ser_logits(encoded), encoded, classes)
        entities = {
            key: replace(entity, label=labels[key].label, label_score=labels[key].score)
            for key, entity in page.entities.items()
        }
        given = replace(page, entities=entities)
        pairs = candidates(encoded, roles_of(given, model.label_set))
        rows.append(Read(pairs, model.link_logits(encoded, pairs), given.entities, frozenset(wanted)))
    return rows


def tuned(model: Model, familiar: Iterable[Page], strange: Iterable[Page]) -> Linking:
    """The numbers that serve best on generated pages and on those with strange words: both kinds count alike."""
    kinds = [read_pages(model, familiar), read_pages(model, strange)]

    def served(linking: Linking) -> float:
        return sum(fields_f1(pages, linking) for pages in kinds)

    linking = Linking(key_lines=NO_KEY_LINES)
    linking = max((replace(linking, further_key=least) for least in FURTHER_KEYS), key=served)
    linking = replace(linking, key_lines=_key_lines([*kinds[0], *kinds[1]], linking.further_key))
    return max((replace(linking, one_key=least) for least in ONE_KEY), key=served)


def links_f1(pages: Iterable[Read], linking: Linking) -> float:
    """Of the links that a user gets, 0 to 1."""
    hits = given = wanted = 0
    for page in pages:
        found = {link.key for link in find_links(page.logits, page.pairs, page.entities, linking)}
        hits, given, wanted = hits + len(found & page.wanted), given + len(found), wanted + len(page.wanted)
    return Score.of_counts(hits, given, wanted).hmean


def fields_f1(pages: Iterable[Read], linking: Linking) -> float:
    """Of the fields that these links make, 0 to 1: one link too many spoils a field as one too few does."""
    hits = given = wanted = 0
    for page in pages:
        links = find_links(page.logits, page.pairs, page.entities, linking)
        found, true = _fields(link.key for link in links), _fields(page.wanted)
        hits, given, wanted = hits + len(found & true), given + len(found), wanted + len(true)
    return Score.of_counts(hits, given, wanted).hmean


def _fields(links: Iterable[LinkKey]) -> set[tuple[frozenset[int], frozenset[int]]]:
    """Keys, those with the same values together, and their values."""
    values: dict[int, set[int]] = {}
    for head, tail in links:
        values.setdefault(head, set()).add(tail)
    keys: dict[frozenset[int], set[int]] = {}
    for head, tails in values.items():
        keys.setdefault(frozenset(tails), set()).add(head)
    return {(frozenset(heads), tails) for tails, heads in keys.items()}


def logistic(features: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[float, ...]:
    """Weights of features [n, f] and a bias, by Newton's method on the penalised likelihood."""
    mean, deviation = features.mean(0), features.std(0) + 1e-9
    rows = np.column_stack([(features - mean) / deviation, np.ones(len(features))])
    penalty = np.diag([_PENALTY * len(rows)] * features.shape[1] + [0.0]) + 1e-9 * np.eye(rows.shape[1])
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (likely - right) + penalty @ weights
        curvature = (rows * (likely * (1 - likely))[:, None]).T @ rows + penalty
        weights -= np.linalg.solve(curvature, gradient)
    own = weights[:-1] / deviation
    return tuple(round(float(value), 4) for value in (*own, weights[-1] - own @ mean))


def _key_lines(pages: Iterable[Read], further: float) -> tuple[float, ...]:
    """Weights that tell two lines of one key from two keys: those of one key have the same values."""
    features, right = [], []
    for page in pages:
        scores = pair_scores(page.logits)
        found = decode_links(scores, page.pairs.key_ids, page.pairs.value_ids, further=further)
        values: dict[int, set[int]] = {}
        for head, tail in page.wanted:
            values.setdefault(head, set()).add(tail)
        for pair in stacked_keys(found, scores, page.pairs, page.entities):
            upper, lower = (values.get(page.pairs.key_ids[row]) for row in (pair.upper, pair.lower))
            features.append(pair.features)
            right.append(upper is not None and upper == lower)
    return logistic(np.array(features), np.array(right))
