"""How labels and links are made of what SER and RE say (`kie.joint_labels`, `kie.linking`): chosen on generated pages.

Links are chosen with the labels that the networks give, as a user's pages have them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Entity, LinkKey, Page
from kie_desktop.domain.score import Score
from kie_desktop.kie.decoding import decode_links, pair_scores, softmax
from kie_desktop.kie.encoding import encode_page
from kie_desktop.kie.joint_labels import ROLES, LineChances, evidence, joint_labels
from kie_desktop.kie.linking import FEATURES, Linking, choose_links, find_links, logit, score_parts, stacked_keys
from kie_desktop.kie.model import Model
from kie_desktop.kie.relations import Candidates, candidates
from kie_desktop.training.evaluation import roles_of

FURTHER_KEYS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)
ONE_KEY = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8)
NO_KEY_LINES = (*(0.0 for _ in FEATURES), -20.0)
_PENALTY = 1e-3
_STEPS = 30
LabelWeights = tuple[tuple[float, ...], ...]


class Read(NamedTuple):
    """A page as SER and RE read it. entities: with the labels given, and their scores. wanted: the true links."""

    pairs: Candidates
    logits: NDArray[np.float32]
    entities: Mapping[int, Entity]
    wanted: frozenset[LinkKey]


def read_pages(model: Model, pages: Iterable[Page], weights: LabelWeights = ()) -> list[Read]:
    """Pages with predicted labels. weights: of `joint_labels`; () where SER alone decides."""
    rows = []
    for page in pages:
        encoded = encode_page(page.entities.values(), page.width, page.height, model.tokenizer)
        if not len(encoded.input_ids):
            continue
        roles = roles_of(page, model.label_set)
        wanted = {key for key in page.links if [roles[end] for end in key] == [Role.KEY, Role.VALUE]}
        logits, score_links = model.ser_logits(encoded), model.link_scorer(encoded)
        labels = joint_labels(logits, encoded, model.label_set, weights, score_links, looks=model.looks(encoded))
        entities = {
            key: replace(entity, label=labels[key].label, label_score=labels[key].score)
            for key, entity in page.entities.items()
        }
        given = replace(page, entities=entities)
        pairs = candidates(encoded, roles_of(given, model.label_set))
        rows.append(Read(pairs, score_links(pairs), given.entities, frozenset(wanted)))
    return rows


def label_weights(model: Model, pages: Iterable[Page]) -> LabelWeights:
    """The weights of `joint_labels` that generated pages teach, one row for each of its roles."""
    features, right = [], []
    for page in pages:
        encoded = encode_page(page.entities.values(), page.width, page.height, model.tokenizer)
        if not len(encoded.input_ids):
            continue
        chances = LineChances.of(model.ser_logits(encoded), encoded, model.label_set, looks=model.looks(encoded))
        pairs = chances.possible_pairs()
        features.append(evidence(chances, pairs, pair_scores(model.link_scorer(encoded)(pairs))))
        roles = roles_of(page, model.label_set)
        right += [ROLES.index(roles[entity_id]) for entity_id in chances.ids]
    return multinomial(np.concatenate(features).astype(np.float64), np.array(right))


def multinomial(features: NDArray[np.float64], right: NDArray[np.int64]) -> LabelWeights:
    """Weights and a bias for each role, on top of its own logarithm, by Newton's method on the penalised likelihood."""
    mean, deviation = features.mean(0), features.std(0) + 1e-9
    rows = np.column_stack([(features - mean) / deviation, np.ones(len(features))])
    count, size = len(ROLES), rows.shape[1]
    wanted = np.eye(count)[right]
    penalty = _PENALTY * len(rows) * np.eye(count * size)
    weights = np.zeros((count, size))
    for _ in range(_STEPS):
        likely = softmax((features[:, :count] + rows @ weights.T).astype(np.float32))
        gradient = ((likely - wanted).T @ rows).ravel() + penalty @ weights.ravel()
        curvature = penalty.copy()
        for one, other in np.ndindex(count, count):
            share = likely[:, one] * ((one == other) - likely[:, other])
            block = slice(one * size, (one + 1) * size), slice(other * size, (other + 1) * size)
            curvature[block] += (rows * share[:, None]).T @ rows
        weights -= np.linalg.solve(curvature, gradient).reshape(weights.shape)
    own = weights[:, :-1] / deviation
    return tuple(
        tuple(round(float(value), 4) for value in (*row, bias))
        for row, bias in zip(own, weights[:, -1] - own @ mean, strict=True)
    )


def tuned(model: Model, familiar: Sequence[Page], strange: Sequence[Page], kept: Linking | None = None) -> Linking:
    """The numbers that serve best on generated pages and on those with strange words: both kinds count alike.

    kept: the numbers of keys, which stay then; labels and the least score are chosen for them.
    A link that is likelier wrong than half the F1 lowers the F1, whatever the rest is (Z. Lipton et al., Optimal
    Thresholding of Classifiers to Maximize F1 Measure, 2014): that is the least score.
    """
    weights = label_weights(model, chain(familiar, strange))
    kinds = [read_pages(model, pages, weights) for pages in (familiar, strange)]

    def served(linking: Linking) -> float:
        return sum(links_f1(pages, linking) for pages in kinds)

    if kept is not None:
        linking = replace(kept, least=0.0, labels=weights)
    else:
        linking = Linking(key_lines=NO_KEY_LINES, labels=weights)
        linking = max((replace(linking, further_key=least) for least in FURTHER_KEYS), key=served)
        linking = replace(linking, key_lines=_key_lines([*kinds[0], *kinds[1]], linking.further_key))
        linking = max((replace(linking, one_key=least) for least in ONE_KEY), key=served)
    linking = replace(linking, least=round(served(linking) / len(kinds) / 2, 2))
    return replace(linking, scores=score_weights(kinds[1], linking))


def score_weights(pages: Iterable[Read], linking: Linking) -> tuple[float, ...]:
    """`Linking.scores` that pages teach, which should be as hard as real ones (`wordless_pages.worn`)."""
    parts, right = [], []
    for page in pages:
        for link in choose_links(page.logits, page.pairs, page.entities, linking):
            parts.append(score_parts(link, page.entities))
            right.append(link.key in page.wanted)
    return logistic(logit(np.array(parts, np.float64)), np.array(right))


def links_f1(pages: Iterable[Read], linking: Linking) -> float:
    """Of the links that a user gets, 0 to 1."""
    hits = given = wanted = 0
    for page in pages:
        found = {link.key for link in find_links(page.logits, page.pairs, page.entities, linking)}
        hits, given, wanted = hits + len(found & page.wanted), given + len(found), wanted + len(page.wanted)
    return Score.of_counts(hits, given, wanted).hmean


def link_answers(pages: Iterable[Read], linking: Linking) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The score of every link that a user sees, and whether it is right."""
    rows = [
        (link.score or 0.0, link.key in page.wanted)
        for page in pages
        for link in find_links(page.logits, page.pairs, page.entities, linking)
    ]
    return np.array([row[0] for row in rows]), np.array([row[1] for row in rows], np.bool_)


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
