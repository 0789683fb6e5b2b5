"""Where lines are cut (`kie.line_cuts`): learned from generated pages, some of whose neighbours are joined to one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from build_scripts.starter.calibration import strange_pages
from build_scripts.starter.pages import generate
from build_scripts.starter.recipe import HELD_OUT
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Entity, Page
from kie_desktop.kie.line_cuts import (
    LineCuts,
    Matrix,
    Seen,
    SerLogits,
    SpacedLine,
    gaps_of,
    halves_features,
    role_columns,
    sigmoid,
    with_halves,
)
from kie_desktop.kie.model import WindowedModel
from kie_desktop.kie.tokenizer import Tokenizer

LEARNED_FROM, MEASURED_FROM = HELD_OUT + 300_000, HELD_OUT + 400_000
PROMISES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Least probabilities of a cut that are tried out."""
PRECISION = 0.75
"""The share of cuts that has to be right: a wrong one takes a field apart that was found."""
JOINED_SHARE = 0.3
"""Of neighbours in a row of the page."""
_FURTHEST = 25.0
"""Neighbours are no further apart than so many line heights."""
_COLUMN = 1 / 6
"""Of a line's height: how wide a column of the recogniser's answer is."""
_HIDDEN, _STEPS, _RATE, _DECAY = 16, 400, 0.02, 1e-3


class Joined(NamedTuple):
    """A page with joined lines. cuts: by the line's id, the letters before which its parts begin."""

    lines: list[SpacedLine]
    size: tuple[int, int]
    cuts: dict[int, set[int]]


def with_joined(page: Page, rng: Random) -> Joined:
    """A page some of whose neighbours in a row stand a word's gap apart and are read as one line."""
    rest = dict(page.entities)
    lines: list[SpacedLine] = []
    cuts: dict[int, set[int]] = {}
    for entity in sorted(page.entities.values(), key=lambda one: one.box[0]):
        if entity.id not in rest:
            continue
        parts = [rest.pop(entity.id)]
        while (other := _neighbour(parts[-1], rest)) is not None and rng.random() < JOINED_SHARE:
            parts.append(rest.pop(other.id))
        line, begins = _as_one(parts, rng)
        lines.append(line)
        if begins:
            cuts[entity.id] = begins
    return Joined(lines, (page.width, page.height), cuts)


def _neighbour(entity: Entity, others: dict[int, Entity]) -> Entity | None:
    """The next line to the right in the same row."""
    x1, y1, x2, y2 = entity.box
    height = y2 - y1
    if x2 - x1 <= height or not entity.text.strip():
        return None

    def beside(box: tuple[float, float, float, float]) -> bool:
        shared = min(y2, box[3]) - max(y1, box[1])
        return shared > 0.6 * min(height, box[3] - box[1]) and -0.3 * height < box[0] - x2 < _FURTHEST * height

    near = [other for other in others.values() if beside(other.box) and other.text.strip()]
    return min(near, key=lambda other: other.box[0], default=None)


def _as_one(parts: Sequence[Entity], rng: Random) -> tuple[SpacedLine, set[int]]:
    """The parts as one line, a narrow gap between each two; and where the second and further ones begin."""
    height = float(np.mean([part.box[3] - part.box[1] for part in parts]))
    x = start = parts[0].box[0]
    text, begins, places = "", set(), []
    for number, part in enumerate(parts):
        if number:
            x += height * min(abs(rng.gauss(0.3, 0.3)), 1.5)
            text += " "
            begins.add(len(text))
        own = part.text.strip()
        width = part.box[2] - part.box[0]
        step = width / max(len(own), 1)
        places += [x + (place + 0.5) * step for place, sign in enumerate(own) if not sign.isspace()]
        text, x = text + own, x + width
    column = max(_COLUMN * height, 1e-3)
    length = max(x - start, 1e-3)
    seen = [min((int((place - start) / column) + 0.5) * column / length, 1.0) for place in places]
    top, bottom = min(part.box[1] for part in parts), max(part.box[3] for part in parts)
    return SpacedLine(replace(parts[0], text=text, points=rectangle((start, top, x, bottom))), seen), begins


def learn_cuts(
    pages: Iterable[Page], seed: int, tokenizer: Tokenizer, labels: LabelSet, ser: SerLogits, least: float = 0.5
) -> LineCuts:
    """Both networks: the first from one half of the pages, the second from the other.

    Raises ValueError for labels without keys or values.
    """
    roles = role_columns(labels)
    if roles is None:
        raise ValueError("lines are cut where keys and values are known apart; these labels have none")
    rng = Random(seed)
    made = [with_joined(page, rng) for page in pages]
    seen = [Seen.of(one.lines, one.size, tokenizer, roles, ser) for one in made]
    middle = len(made) // 2
    features, right = [], []
    for one, of_one in zip(made[:middle], seen[:middle], strict=True):
        for gap in gaps_of(one.lines, of_one):
            features.append(gap.features)
            right.append(gap.at in one.cuts.get(gap.line, ()))
    first = LineCuts(fitted(np.array(features, np.float32), np.array(right), seed), [], least)
    rows, good = [], []
    for one, of_one in zip(made[middle:], seen[middle:], strict=True):
        if tries := first.worth_a_try(one.lines, of_one):
            halves = Seen.of(with_halves(one.lines, tries), one.size, tokenizer, roles, ser)
            rows.append(halves_features(tries, halves))
            good += [gap.at in one.cuts.get(gap.line, ()) for gap in tries]
    return replace(first, halves=fitted(np.concatenate(rows), np.array(good), seed))


def fitted(features: Matrix, right: NDArray[np.bool_], seed: int) -> list[tuple[Matrix, Matrix]]:
    """Layers of a network with one hidden layer that gives the logit of `right`, by Adam on all rows at once."""
    rng = np.random.default_rng(seed)
    mean, deviation = features.mean(0), features.std(0) + 1e-3
    rows = ((features - mean) / deviation).astype(np.float32)
    sizes = (features.shape[1], _HIDDEN, 1)
    weights = [rng.normal(0, 1 / np.sqrt(a), (a, b)).astype(np.float32) for a, b in pairwise(sizes)]
    biases = [np.zeros(size, np.float32) for size in sizes[1:]]
    biases[1][0] = np.log((right.mean() + 1e-6) / (1 - right.mean() + 1e-6))
    parameters = [*weights, *biases]
    moments = [(np.zeros_like(one), np.zeros_like(one)) for one in parameters]
    for step in range(1, _STEPS + 1):
        hidden = np.maximum(rows @ weights[0] + biases[0], 0)
        error = (sigmoid((hidden @ weights[1] + biases[1])[:, 0]) - right)[:, None] / len(rows)
        back = (error @ weights[1].T) * (hidden > 0)
        gradients = [
            rows.T @ back + _DECAY * weights[0],
            hidden.T @ error + _DECAY * weights[1],
            back.sum(0),
            error.sum(0),
        ]
        rate = _RATE * min(1.0, 4 * (1 - step / (_STEPS + 1)))
        for row, gradient, (mean_of, square_of) in zip(parameters, gradients, moments, strict=True):
            np.add(mean_of, 0.1 * (gradient - mean_of), out=mean_of)
            np.add(square_of, 0.01 * (gradient * gradient - square_of), out=square_of)
            change = (mean_of / (1 - 0.9**step)) / (np.sqrt(square_of / (1 - 0.99**step)) + 1e-8)
            np.subtract(row, rate * change, out=row)
    weights[0] = weights[0] / deviation[:, None]
    biases[0] = biases[0] - mean @ weights[0]
    return [(weights[0].astype(np.float32), biases[0].astype(np.float32)), (weights[1], biases[1])]


def cuts_of(model: WindowedModel, seed: int, count: int, tell: Callable[[str], None] = print) -> LineCuts:
    """What `count` generated pages teach, with the least probability that keeps the promised precision on others."""
    sees = model.tokenizer, model.label_set, model.ser_logits
    cuts = learn_cuts(_mixed(seed, LEARNED_FROM, count), seed, *sees)
    rng = Random(seed)
    held_out = [with_joined(page, rng) for page in _mixed(seed, MEASURED_FROM, max(count // 5, 20))]
    answers, wanted = cut_answers(replace(cuts, least=PROMISES[0]), held_out, *sees)
    for least in PROMISES:
        kept = [right for score, right in answers if score >= least]
        tell(f"cuts from {least}: {sum(kept)} of {len(kept)} right, {wanted} joined lines")
        if sum(kept) >= PRECISION * len(kept):
            break
    return replace(cuts, least=least)


def _mixed(seed: int, start: int, count: int) -> Iterator[Page]:
    """Generated pages, every second one with strange words: real forms are full of those."""
    half = -(-count // 2)
    for familiar, strange in zip(generate(seed, start, half), strange_pages(seed, start + half, half), strict=True):
        yield from (familiar, strange)


def cut_answers(
    cuts: LineCuts, pages: Iterable[Joined], tokenizer: Tokenizer, labels: LabelSet, ser: SerLogits
) -> tuple[list[tuple[float, bool]], int]:
    """The score of every cut of some pages and whether it is right, and how many joined lines they have."""
    answers, wanted = [], 0
    for page in pages:
        found = cuts.find(page.lines, page.size, tokenizer, labels, ser)
        answers += [(cut.score, cut.at in page.cuts.get(line, ())) for line, cut in found.items()]
        wanted += len(page.cuts)
    return answers, wanted
