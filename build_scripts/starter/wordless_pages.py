"""Generated pages for `kie.wordless` to learn from: lines shaken, some left out, colons forgotten, as OCR has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Page
from kie_desktop.domain.tb_yx import in_tb_yx_order
from kie_desktop.kie.encoding import BOX_SCALE, normalised_box
from kie_desktop.kie.joint_labels import ROLES
from kie_desktop.kie.wordless_features import Matrix, line_features, pair_features
from kie_desktop.training.evaluation import roles_of

FEWEST, MOST = 3, 160
"""Lines of a page to learn from."""
_ALL_CAPITALS, _NO_COLONS, _LOST_COLON, _LOST_SIGN = 0.04, 0.15, 0.03, 0.02


class Lines(NamedTuple):
    """A page's lines in reading order. boxes: [n, 4] pixels. roles: int64[n]. links: (key, value) by rows."""

    texts: list[str]
    boxes: NDArray[np.float64]
    size: tuple[int, int]
    roles: NDArray[np.int64]
    links: list[tuple[int, int]]


class Example(NamedTuple):
    """What the network is given of a page, and what it should say: roles int64[n], links float32[n, n]."""

    lines: Matrix
    pairs: Matrix
    roles: NDArray[np.int64]
    links: Matrix


def lines_of(pages: Iterable[Page]) -> list[Lines]:
    """The pages that have neither too few nor too many lines."""
    rows, labels = [], default_label_set()
    for page in pages:
        entities = in_tb_yx_order([entity for entity in page.entities.values() if entity.text.strip()])
        if FEWEST <= len(entities) <= MOST:
            roles, place = roles_of(page, labels), {entity.id: row for row, entity in enumerate(entities)}
            rows.append(
                Lines(
                    [entity.text for entity in entities],
                    np.array([entity.box for entity in entities], np.float64),
                    (page.width, page.height),
                    np.array([ROLES.index(roles[entity.id]) for entity in entities]),
                    [(place[key], place[value]) for key, value in page.links if {key, value} <= place.keys()],
                )
            )
    return rows


def example(page: Lines, rng: np.random.Generator) -> Example:
    """The page as it might be read another time."""
    kept = _kept(len(page.texts), rng)
    texts = _worn([page.texts[row] for row in kept], rng)
    stretch = np.exp(rng.normal(0, 0.1, 2))
    width, height = (max(int(side), 1) for side in page.size * stretch)
    boxes = _shaken(page.boxes[kept], rng) * np.tile(stretch, 2)
    coarse = [normalised_box((x1, y1, x2, y2), width, height) for x1, y1, x2, y2 in boxes.tolist()]
    boxes = np.array(coarse) * (np.array([width, height] * 2) / BOX_SCALE)
    place = {row: number for number, row in enumerate(kept)}
    links = np.zeros((len(kept), len(kept)), np.float32)
    for key, value in page.links:
        if key in place and value in place:
            links[place[key], place[value]] = 1
    return Example(line_features(texts, boxes, width, height), pair_features(boxes), page.roles[kept], links)


def worn(pages: Iterable[Page], seed: int) -> list[Page]:
    """Pages as OCR might have them: lines shaken, some missing, some signs and colons lost."""
    rng, rows = np.random.default_rng(seed), []
    for page in pages:
        every = [*page.entities.values()]
        kept = [every[row] for row in _kept(len(every), rng)]
        boxes = _shaken(np.array([entity.box for entity in kept], np.float64), rng).tolist()
        texts = _worn([entity.text for entity in kept], rng)
        entities = {
            entity.id: replace(entity, text=text, points=rectangle((x1, y1, x2, y2)))
            for entity, text, (x1, y1, x2, y2) in zip(kept, texts, boxes, strict=True)
        }
        links = {key: link for key, link in page.links.items() if {*key} <= entities.keys()}
        rows.append(replace(page, entities=entities, links=links))
    return rows


def _kept(count: int, rng: np.random.Generator) -> list[int]:
    """The lines that are not left out; of half of the pages all."""
    if rng.random() < 0.5:
        return [*range(count)]
    kept = np.flatnonzero(rng.random(count) > rng.choice([0.02, 0.1]))
    return kept.tolist() if len(kept) >= FEWEST else [*range(count)]


def _shaken(boxes: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    usual = max(float(np.median(boxes[:, 3] - boxes[:, 1])), 1.0)
    moved = boxes + rng.normal(0, rng.choice([0.02, 0.08, 0.15]) * usual, boxes.shape)
    moved[:, 2:] = np.maximum(moved[:, 2:], moved[:, :2] + 1)
    return np.asarray(np.maximum(moved, 0), np.float64)


def _worn(texts: list[str], rng: np.random.Generator) -> list[str]:
    """Some pages without colons, some without a few of their signs, some all in capitals."""
    no_colons, lost = rng.random() < _NO_COLONS, rng.random() < 0.5
    if no_colons or lost:
        texts = [
            text.rstrip().rstrip(":：") or text if no_colons or rng.random() < _LOST_COLON else text for text in texts
        ]
    if lost:
        texts = ["".join(sign for sign in text if rng.random() > _LOST_SIGN) or text for text in texts]
    return [text.upper() for text in texts] if rng.random() < _ALL_CAPITALS else texts
