"""What the networks' answers mean: a label and a score for each entity, links between entities."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.label_set import OTHER
from kie_desktop.domain.page import Link, LinkKey
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.encoding import EncodedPage


class Labelled(NamedTuple):
    """A proposed label and how sure the network is of it, 0 to 1."""

    label: str
    score: float


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities along the last axis of logits[..., C], same shape."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), np.float32)


def label_probabilities(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of logits[n, num_classes]: each token's probability of background and of every label, [n, 1 + labels]."""
    probabilities = softmax(logits)
    return np.concatenate([probabilities[:, :1], probabilities[:, 1::2] + probabilities[:, 2::2]], axis=1)


def decode_ser(logits: NDArray[np.float32], encoded: EncodedPage, classes: BioClasses) -> dict[int, Labelled]:
    """The label of every entity of a page, from logits[n, num_classes].

    Each token votes for the label of its best class, B or I; ties go to the label that stands first,
    so background wins them (spec D3). The score is the mean of the probabilities that the
    entity's tokens give to that label. An entity without tokens is background with score 0.
    """
    result = {entity_id: Labelled(OTHER, 0.0) for entity_id in encoded.entity_ids}
    filled = encoded.filled
    if not len(filled):
        return result
    starts = encoded.spans[filled, 0]
    lengths = encoded.spans[filled, 1] - starts
    best = (logits.argmax(axis=1) + 1) // 2
    votes = np.add.reduceat(np.eye(len(classes.names) + 1, dtype=np.int64)[best], starts)
    winners = votes.argmax(axis=1)
    means = np.add.reduceat(label_probabilities(logits), starts) / lengths[:, None]
    for index, winner, scores in zip(filled, winners, means, strict=True):
        label = classes.label_of(2 * int(winner))
        result[encoded.entity_ids[index]] = Labelled(label, min(float(scores[winner]), 1.0))
    return result


def pair_scores(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probability that each pair is linked: [k, v] of logits[k, v, 2]."""
    return softmax(logits)[..., 1]


def decode_links(
    scores: NDArray[np.float32],
    key_ids: Sequence[int],
    value_ids: Sequence[int],
    compat: bool = False,
    rejected: Collection[LinkKey] = (),
    further: float = 1.0,
) -> list[Link]:
    """Links from the pairs' probabilities[k, v]; a pair is linked where it is above one half.

    A value has the key with the best score, or, with `compat`, the first one in reading order as upstream
    has it (spec D6), and every other one with a score above `further`. A key may have several values.
    rejected: pairs that are not to be linked; one that a person removed leaves room for another.
    """
    if not scores.size:
        return []
    scores = scores.copy()
    heads, tails = ({end: place for place, end in enumerate(ids)} for ids in (key_ids, value_ids))
    for head, tail in rejected:
        if head in heads and tail in tails:
            scores[heads[head], tails[tail]] = 0.0
    linked = scores > 0.5
    rows = linked.argmax(axis=0) if compat else scores.argmax(axis=0)
    chosen = linked & (scores > further)
    chosen[rows, np.arange(len(rows))] = linked[rows, np.arange(len(rows))]
    return [Link(key_ids[row], value_ids[column], float(scores[row, column])) for row, column in np.argwhere(chosen)]
