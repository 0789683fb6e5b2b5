"""What the places of pairs say: the same at any scale, added to RE's logits, kept in a file that is checked."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import goldens
import numpy as np
import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Entity
from kie_desktop.kie.encoding import EncodedPage, encode_page
from kie_desktop.kie.pair_layout import FEATURES, FILE_NAME, PairLayout, pair_features, with_layout
from kie_desktop.kie.relations import Candidates, candidates

KEY, VALUE = Role.KEY, Role.VALUE
FORM = [  # Name: Ada   Date: 1815, and below it Address: with a value under it
    (KEY, "Name:", (100, 100, 180, 120)),
    (VALUE, "Ada", (200, 100, 260, 120)),
    (KEY, "Date:", (400, 100, 480, 120)),
    (VALUE, "1815", (500, 100, 580, 120)),
    (KEY, "Address:", (100, 200, 220, 220)),
    (VALUE, "London", (100, 240, 220, 260)),
]


def form(scale: float = 1.0, rows: list[tuple[Role, str, tuple[int, ...]]] = FORM) -> tuple[EncodedPage, Candidates]:
    entities = [
        Entity(number, rectangle(tuple(scale * edge for edge in box)), text, "x")
        for number, (_, text, box) in enumerate(rows)
    ]
    encoded = encode_page(entities, round(1000 * scale), round(1000 * scale), goldens.tokenizer())
    return encoded, candidates(encoded, {number: role for number, (role, *_) in enumerate(rows)})


def random_layout(seed: int = 0) -> PairLayout:
    rng = np.random.default_rng(seed)
    sizes = (FEATURES, 8, 1)
    layers = [(rng.normal(size=shape), rng.normal(size=shape[1])) for shape in pairwise(sizes)]
    return PairLayout([(weights.astype(np.float32), biases.astype(np.float32)) for weights, biases in layers], 0.5)


def test_every_feature_is_one_number_for_each_pair_whatever_the_resolution() -> None:
    small, large = (pair_features(*form(scale)) for scale in (1.0, 3.0))
    assert len(small) == FEATURES and {feature.shape for feature in small} == {(3, 3)}
    for one, other in zip(small, large, strict=True):
        np.testing.assert_allclose(one.astype(float), other.astype(float), atol=1e-6)


def test_some_features_say_which_key_is_nearest() -> None:
    nearest = pair_features(*form())[5]  # to the left or above
    assert nearest.astype(int).tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]


def test_margins_are_those_of_the_layers_one_pair_at_a_time() -> None:
    encoded, pairs = form()
    layout = random_layout()
    (first, bias), (last, end) = layout.layers
    row = np.array([feature[1, 2] for feature in pair_features(encoded, pairs)], np.float32)
    expected = np.maximum(row @ first + bias, 0) @ last + end
    np.testing.assert_allclose(layout.margins(encoded, pairs)[1, 2], expected[0], rtol=1e-4)


def test_it_is_added_to_being_linked_and_may_take_a_share_of_the_logits() -> None:
    encoded, pairs = form()
    layout, logits = random_layout(), np.ones((3, 3, 2), np.float32)
    together = with_layout(logits, layout, encoded, pairs)
    np.testing.assert_allclose(together[..., 0], 0.5)
    np.testing.assert_allclose(together[..., 1] - 0.5, layout.margins(encoded, pairs), rtol=1e-5)
    assert (logits == 1).all()
    np.testing.assert_allclose(
        layout.scaled(1.0, 2.0).margins(encoded, pairs), 2 * layout.margins(encoded, pairs), rtol=1e-5
    )


def test_boxes_without_size_or_all_in_one_place_give_numbers() -> None:
    rows = [(role, "x", (7, 7, 7, 7)) for role in (KEY, KEY, VALUE)]
    assert np.isfinite(random_layout().margins(*form(rows=rows))).all()


def test_a_file_brings_it_back(tmp_path: Path) -> None:
    path, layout = tmp_path / FILE_NAME, random_layout()
    path.write_bytes(layout.to_bytes())
    again = PairLayout.from_file(path)
    np.testing.assert_array_equal(again.margins(*form()), layout.margins(*form()))
    assert again.share == 0.5 and layout.to_bytes() == again.to_bytes()


def test_a_damaged_or_foreign_file_is_refused_by_name(tmp_path: Path) -> None:
    path, layout = tmp_path / FILE_NAME, random_layout()
    (weights, biases), last = layout.layers
    whole = layout.to_bytes()
    foreign = [
        whole[:300],
        b"",
        PairLayout([last]).to_bytes(),
        PairLayout([]).to_bytes(),
        PairLayout([(weights * np.nan, biases), last]).to_bytes(),
        layout._replace(layers=[(weights[1:], biases), last]).to_bytes(),
    ]
    for content in foreign:
        path.write_bytes(content)
        with pytest.raises(UserError, match=r"pair_layout\.npz"):
            PairLayout.from_file(path)


def test_a_page_of_many_entities_is_no_trouble() -> None:
    encoded, _ = form()
    count = 700
    boxes = np.stack(np.unravel_index(np.arange(count), (35, 20))[::-1], axis=1) * 28
    bbox = np.concatenate([boxes, boxes + 20], axis=1)
    page = replace(
        encoded,
        entity_ids=tuple(range(count)),
        input_ids=np.zeros(count, np.int64),
        bbox=bbox,
        spans=np.stack([np.arange(count), np.arange(1, count + 1)], axis=1),
    )
    keys, values = np.arange(0, count, 2), np.arange(1, count, 2)
    pairs = Candidates(tuple(keys.tolist()), tuple(values.tolist()), keys, values)
    margins = random_layout().margins(page, pairs)
    assert margins.shape == (350, 350) and np.isfinite(margins).all()
