"""Labels chosen together with the links that they make possible (adr/0066).

SER alone often hesitates between key and value. Where RE is sure that a line is linked to a key, it is a value; where
values are linked to it and to no other key, it is a key. A linear model of SER's probabilities and these two decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.decoding import Labelled, decode_ser, label_probabilities, pair_scores, softmax
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.relations import Candidates

Matrix = NDArray[np.float32]
ScoreLinks = Callable[[Candidates], Matrix]
"""The logits [k, v, 2] of a page's pairs."""
ROLES = (Role.OTHER, Role.KEY, Role.VALUE, Role.HEADER)
EVIDENCE = (*(role.value for role in ROLES), "linked_as_value", "linked_as_key")
"""What `evidence` says of a line: the logarithms of SER's probabilities, and both probabilities of links."""
_KEY, _VALUE = ROLES.index(Role.KEY), ROLES.index(Role.VALUE)
_POSSIBLE = 0.08
"""A line may be a key, or a value, where SER gives it at least this probability."""
_MOST_PAIRS = 200_000
"""On a page with more possible pairs SER decides alone; a page of 600 lines has some 130,000."""
_LEAST = 1e-3


@dataclass(frozen=True, slots=True)
class LineChances:
    """What SER says of a page's lines. labels: [n, 1 + labels] for the n lines that have tokens; roles: [n, 4]."""

    encoded: EncodedPage
    ids: tuple[int, ...]
    labels: Matrix
    roles: Matrix

    @classmethod
    def of(
        cls,
        logits: Matrix,
        encoded: EncodedPage,
        label_set: LabelSet,
        decided: Mapping[int, Role] | None = None,
        looks: Matrix | None = None,
    ) -> LineChances:
        """Of SER's logits [tokens, classes]. decided: roles that are certain, since a person set them.

        looks: `Model.looks`, added to the logarithms of SER's roles.
        """
        filled = encoded.filled
        ids = tuple(encoded.entity_ids[index] for index in filled)
        likely = label_probabilities(logits)
        starts, ends = encoded.spans[filled].T
        lengths = (ends - starts)[:, None]
        labels = np.add.reduceat(likely, starts) / lengths if len(filled) else likely
        columns = [Role.OTHER, *(label_set.role_of(name) for name in BioClasses.of_label_set(label_set).names)]
        roles = labels @ np.array([[role is own for own in ROLES] for role in columns], np.float32)
        if looks is not None:
            roles = softmax(np.asarray(np.log(roles + _LEAST) + looks, np.float32))
        for row, entity_id in enumerate(ids):
            if decided and entity_id in decided:
                roles[row] = [decided[entity_id] is role for role in ROLES]
        return cls(encoded, ids, np.asarray(labels, np.float32), np.asarray(roles, np.float32))

    def possible_pairs(self) -> Candidates:
        """All pairs of a line that may be a key and one that may be a value; a line may be both."""
        firsts = self.encoded.spans[self.encoded.filled, 0].astype(np.int64)
        keys, values = (np.flatnonzero(self.roles[:, role] >= _POSSIBLE) for role in (_KEY, _VALUE))
        own = [tuple(self.ids[row] for row in rows) for rows in (keys, values)]
        return Candidates(own[0], own[1], firsts[keys], firsts[values])


def evidence(chances: LineChances, pairs: Candidates, scores: Matrix) -> Matrix:
    """[n, 6]: `EVIDENCE` of every line. scores: [k, v], how likely RE finds each of `possible_pairs` linked.

    That a line is linked as a value is as likely as its best link and that link's key together; as a key, as its best
    link that no other key has a better claim to, and that link's value.
    """
    rows = {entity_id: row for row, entity_id in enumerate(chances.ids)}
    keys = np.array([rows[key] for key in pairs.key_ids], np.int64)
    values = np.array([rows[value] for value in pairs.value_ids], np.int64)
    linked = np.zeros((len(rows), 2), np.float32)
    if pairs:
        alone = np.where(keys[:, None] == values[None], 0, scores)
        from_key = alone * chances.roles[keys, _KEY][:, None]
        linked[values, 0] = from_key.max(axis=0)
        to_value = alone * chances.roles[values, _VALUE][None] * (1 - _best_other(from_key))
        linked[keys, 1] = to_value.max(axis=1)
    return np.column_stack([np.log(chances.roles + _LEAST), linked]).astype(np.float32)


def _best_other(claims: Matrix) -> Matrix:
    """For each key and value of [k, v], the greatest claim of another key to that value."""
    if len(claims) < 2:
        return np.zeros_like(claims)
    second, best = np.partition(claims, -2, axis=0)[-2:]
    return np.asarray(np.where(claims == best, second, best), np.float32)


def settled_roles(features: Matrix, weights: Sequence[Sequence[float]]) -> Matrix:
    """[n, 4]: the probabilities of `ROLES`. weights: for each role those of `EVIDENCE`, and a bias."""
    matrix = np.array(weights, np.float32)
    return softmax(np.asarray(features[:, : len(ROLES)] + features @ matrix[:, :-1].T + matrix[:, -1], np.float32))


def joint_labels(
    logits: Matrix,
    encoded: EncodedPage,
    label_set: LabelSet,
    weights: Sequence[Sequence[float]],
    score_links: ScoreLinks | None,
    decided: Mapping[int, Role] | None = None,
    looks: Matrix | None = None,
) -> dict[int, Labelled]:
    """The label of every line, from SER's logits [tokens, classes] and RE's opinion of the links.

    As `decode_ser` gives them without weights () or RE, where nothing can be linked, and on pages with very many lines.
    decided: the roles of lines that a person labelled. looks: see `LineChances.of`.
    """
    classes = BioClasses.of_label_set(label_set)
    voted = decode_ser(logits, encoded, classes)
    if not weights or score_links is None or not len(encoded.filled):
        return voted
    chances = LineChances.of(logits, encoded, label_set, decided, looks)
    pairs = chances.possible_pairs()
    if not pairs or len(pairs.key_ids) * len(pairs.value_ids) > _MOST_PAIRS:
        return voted
    roles = settled_roles(evidence(chances, pairs, pair_scores(score_links(pairs))), weights)
    columns = np.array([ROLES.index(Role.OTHER), *(ROLES.index(label_set.role_of(name)) for name in classes.names)])
    own = np.maximum(chances.labels, _LEAST)
    shares = own / (own @ np.eye(len(ROLES), dtype=np.float32)[columns])[:, columns]
    likely = roles[:, columns] * shares
    best = likely.argmax(axis=1)
    found = {
        entity_id: Labelled(classes.label_of(2 * int(column)), float(row[column]))
        for entity_id, column, row in zip(chances.ids, best, likely, strict=True)
    }
    return voted | found
