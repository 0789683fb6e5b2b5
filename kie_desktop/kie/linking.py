"""Which links a user gets of RE's scores, and how likely each is right.

A value has its best key, and every further one that is nearly certain: in a table, the head of its row and that of its
column. The lines of a key share its values. A link is as likely right as RE and both labels together say (adr/0042),
and one that is too unlikely is left out (adr/0066). How likely that is was measured on strange pages (adr/0079).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain
from math import prod
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Entity, Link, LinkKey
from kie_desktop.kie.decoding import decode_links, pair_scores
from kie_desktop.kie.joint_labels import EVIDENCE, ROLES
from kie_desktop.kie.relations import Candidates
from kie_desktop.safe_files import read_given

FILE_NAME = "linking.json"
"""In a model pack that does RE; a pack without it is read with `Linking()`."""
Matrix = NDArray[np.float32]
FEATURES = ("gap", "aligned", "colon", "upper_linked", "lower_linked", "upper_score", "lower_score")
"""What is said of two keys that stand one above the other, in the order of `Linking.key_lines`; then the bias."""
PARTS = ("link", "key", "value")
"""What a link's score is made of: RE's own and those of both labels, as logits in the order of `Linking.scores`."""
WIDEST_GAP = 0.8
"""Lines of one key are nearer than this, in heights of the lower line."""
_NEAREST_GAP = -0.3
_LEAST_SCORE = 1e-3
_MOST_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Linking:
    """How links are made of RE's scores; `build_scripts/tune_linking.py` chooses these numbers for a pack.

    further_key: the least score of a key beside a value's best one. key_lines: weights of `FEATURES` and a bias, of the
    logit that two keys are lines of one. one_key: the least probability of that. least: of the product of a link's
    score and those of both labels, before the other lines of its key get it too. labels: the weights of `joint_labels`;
    () where SER alone decides. scores: the weights of `PARTS` and a bias, of the logit that a link is right; () where
    their product is its score.
    """

    further_key: float = 0.9
    key_lines: tuple[float, ...] = (-3.9, -2.6, -2.7, -3.1, -2.4, 0.33, 0.33, 4.7)
    one_key: float = 0.3
    least: float = 0.0
    labels: tuple[tuple[float, ...], ...] = ()
    scores: tuple[float, ...] = ()

    def to_json(self) -> str:
        """A file that `from_file` reads."""
        return json.dumps({**asdict(self), "features": FEATURES, "evidence": EVIDENCE}, indent=1) + "\n"

    @classmethod
    def from_file(cls, path: Path) -> Linking:
        """Read what `to_json` made. UserError where it is damaged, or made for other features."""
        try:
            value: dict[str, Any] = json.loads(read_given(path, _MOST_BYTES))
            lines = tuple(float(weight) for weight in value["key_lines"])
            labels = tuple(tuple(float(weight) for weight in row) for row in value.get("labels", ()))
            scores = tuple(float(weight) for weight in value.get("scores", ()))
            least = float(value.get("least", 0.0))
            made = cls(float(value["further_key"]), lines, float(value["one_key"]), least, labels, scores)
            features, evidence = tuple(value["features"]), tuple(value.get("evidence", EVIDENCE))
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise UserError(f"{path}: the file cannot be read ({fault}); copy or download it again") from fault
        numbers = np.array([made.further_key, made.one_key, least, *lines, *chain(*labels), *scores])
        known = (features, evidence) == (FEATURES, EVIDENCE) and len(lines) == len(FEATURES) + 1
        known = known and len(scores) in (0, len(PARTS) + 1)
        if not known or [len(row) for row in labels] not in ([], [len(EVIDENCE) + 1] * len(ROLES)):
            raise UserError(f"{path}: this file was made for another version of the program; make the model pack again")
        if not np.isfinite(numbers).all():
            raise UserError(f"{path}: the file holds numbers that are none; copy or download it again")
        return made


def find_links(
    logits: Matrix,
    pairs: Candidates,
    entities: Mapping[int, Entity],
    linking: Linking,
    rejected: Collection[LinkKey] = (),
) -> list[Link]:
    """The links of a page, each with how likely it is right, from logits[k, v, 2] of its pairs.

    entities: those of the page, by id, with the labels that the pairs come of. rejected: pairs that a person removed.
    """
    found = choose_links(logits, pairs, entities, linking, rejected)
    return [with_labels(link, entities, linking.scores) for link in found]


def choose_links(
    logits: Matrix,
    pairs: Candidates,
    entities: Mapping[int, Entity],
    linking: Linking,
    rejected: Collection[LinkKey] = (),
) -> list[Link]:
    """As `find_links`, each with RE's own score, as if its labels were certain."""
    scores = pair_scores(logits)
    found = decode_links(scores, pairs.key_ids, pairs.value_ids, rejected=rejected, further=linking.further_key)
    found = _in_line(found, entities)
    found = [link for link in found if (with_labels(link, entities).score or 0.0) >= linking.least]
    return _with_key_lines(found, scores, pairs, entities, linking, rejected)


def _in_line(found: Collection[Link], entities: Mapping[int, Entity]) -> list[Link]:
    """The best link of each value, and those further ones whose key stands in the value's row or column.

    In a tight list RE is as sure of the keys of the next rows.
    """
    best: dict[int, Link] = {}
    for link in found:
        if link.tail not in best or (link.score or 0.0) > (best[link.tail].score or 0.0):
            best[link.tail] = link
    return [
        link for link in found if link is best[link.tail] or _share_a_line(entities[link.head], entities[link.tail])
    ]


def _share_a_line(key: Entity, value: Entity) -> bool:
    """Whether the middle of one of them lies in the other's row or column."""
    (left, top, right, bottom), (x1, y1, x2, y2) = key.box, value.box
    middles = (left + right) / 2, (top + bottom) / 2, (x1 + x2) / 2, (y1 + y2) / 2
    column = x1 <= middles[0] <= x2 or left <= middles[2] <= right
    row = y1 <= middles[1] <= y2 or top <= middles[3] <= bottom
    return row or column


def score_parts(link: Link, entities: Mapping[int, Entity]) -> tuple[float, ...]:
    """`PARTS` of a proposed link, 0 to 1. What a person decided counts as certain."""
    parts = (link.score, *(entities[end].label_score for end in link.key))
    return tuple(1.0 if part is None else part for part in parts)


def with_labels(link: Link, entities: Mapping[int, Entity], weights: Sequence[float] = ()) -> Link:
    """A proposed link with how likely it is right, which needs both labels. weights: `Linking.scores`."""
    parts = score_parts(link, entities)
    if not weights:
        return replace(link, score=float(prod(parts)))
    return replace(link, score=_sigmoid(float(np.dot(weights, (*logit(np.array(parts)), 1.0)))))


def logit(scores: NDArray[np.float64] | np.float64) -> NDArray[np.float64]:
    """Of scores from 0 to 1; finite at both ends."""
    return np.asarray(np.log((scores + _LEAST_SCORE) / (1 - scores + _LEAST_SCORE)))


def _sigmoid(value: float) -> float:
    return float(1 / (1 + np.exp(-value)))


class KeyPair(NamedTuple):
    """Two keys, by their rows in the scores, one right above the other, and what is said of them (`FEATURES`)."""

    upper: int
    lower: int
    features: tuple[float, ...]


def stacked_keys(
    found: Collection[Link], scores: Matrix, pairs: Candidates, entities: Mapping[int, Entity]
) -> list[KeyPair]:
    """Keys with the next one below them, where at least one of the two is linked. scores: [k, v].

    Two that each have a value in their own row, as in a list without colons, are two keys.
    """
    boxes = np.array([entities[key].box for key in pairs.key_ids], np.float64).reshape(-1, 4)
    heights = np.maximum(boxes[:, 3] - boxes[:, 1], 1.0)
    columns = {value: column for column, value in enumerate(pairs.value_ids)}
    values: dict[int, list[int]] = {}
    for link in found:
        values.setdefault(link.head, []).append(columns[link.tail])
    result = []
    for upper, key in enumerate(pairs.key_ids):
        lower = _next_below(upper, boxes, heights)
        if lower is None or not (key in values or pairs.key_ids[lower] in values):
            continue
        of_upper, of_lower = values.get(key, []), values.get(pairs.key_ids[lower], [])
        if all(_has_in_row(entities, pairs, row, of) for row, of in ((upper, of_upper), (lower, of_lower))):
            continue
        one, other = boxes[upper], boxes[lower]
        height = min(heights[upper], heights[lower])
        offsets = abs(one[0] - other[0]), abs(one[0] + one[2] - other[0] - other[2]) / 2
        features = (
            (other[1] - one[3]) / height,
            min(*offsets, 5 * height) / height,
            float(entities[key].text.rstrip().endswith((":", "："))),
            float(bool(of_upper)),
            float(bool(of_lower)),
            _mean_logit(scores[upper, of_lower]),
            _mean_logit(scores[lower, of_upper]),
        )
        result.append(KeyPair(upper, lower, tuple(float(value) for value in features)))
    return result


def _has_in_row(entities: Mapping[int, Entity], pairs: Candidates, key: int, values: Sequence[int]) -> bool:
    """Whether the middle of one of these values stands in the row of the key."""
    _, top, _, bottom = entities[pairs.key_ids[key]].box
    boxes = [entities[pairs.value_ids[value]].box for value in values]
    return any(top <= (y1 + y2) / 2 <= bottom for _, y1, _, y2 in boxes)


def _next_below(upper: int, boxes: NDArray[np.float64], heights: NDArray[np.float64]) -> int | None:
    """The highest box that begins right below another one and has a part of its width in common."""
    x1, _, x2, y2 = boxes[upper]
    height = np.minimum(heights, heights[upper])
    gap = (boxes[:, 1] - y2) / height
    near = (gap > _NEAREST_GAP) & (gap < WIDEST_GAP) & (np.minimum(boxes[:, 2], x2) > np.maximum(boxes[:, 0], x1))
    near[upper] = False
    candidates = np.flatnonzero(near)
    return int(candidates[boxes[candidates, 1].argmin()]) if len(candidates) else None


def _mean_logit(scores: Matrix) -> float:
    """Of the mean score; as of 0 where there is none."""
    return float(logit(np.float64(scores.mean() if scores.size else 0.0)))


def _with_key_lines(
    found: list[Link],
    scores: Matrix,
    pairs: Candidates,
    entities: Mapping[int, Entity],
    linking: Linking,
    rejected: Collection[LinkKey],
) -> list[Link]:
    """The links, and those of the other lines of keys that have several."""
    rows = {key: row for row, key in enumerate(pairs.key_ids)}
    group = list(range(len(rows)))
    chance = np.ones(len(rows))
    *weights, bias = linking.key_lines
    for pair in stacked_keys(found, scores, pairs, entities):
        likely = _sigmoid(np.dot(weights, pair.features) + bias)
        if likely >= linking.one_key:
            old, new = group[pair.lower], group[pair.upper]
            group = [new if own == old else own for own in group]
            chance[[pair.upper, pair.lower]] = np.minimum(chance[[pair.upper, pair.lower]], likely)
    lines: dict[int, list[int]] = {}
    for row, own in enumerate(group):
        lines.setdefault(own, []).append(row)
    links = {link.key: link for link in found}
    for link in found:
        for row in lines[group[rows[link.head]]]:
            key = pairs.key_ids[row], link.tail
            if key not in links and key not in rejected:
                links[key] = Link(*key, float((link.score or 0.0) * min(chance[row], chance[rows[link.head]])))
    return list(links.values())
