"""What the places of pairs say: the same at any scale, added to RE's logits, kept in a file that is checked."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import goldens
import numpy as np
import pytest
from kie.small_form import FORM, KEY, VALUE

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Entity
from kie_desktop.kie.beside import with_layout
from kie_desktop.kie.encoding import EncodedPage, encode_page
from kie_desktop.kie.pair_layout import FEATURES, FILE_NAME, PairLayout, pair_features
from kie_desktop.kie.relations import Candidates, candidates


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


NAMES = """
left above left_above any_left any_above natural_of_value natural_of_key beside_of_value below_of_value
beside_though_above below_though_left right down gap_x gap_y shared_x shared_y offset_x apart_x middles offset_y size
rank_of_keys first_of_keys second_of_keys rank_of_values first_of_values second_of_values
later next before next_of_value next_of_key
""".split()


def features(rows: list[tuple[Role, str, tuple[int, ...]]]) -> list[dict[str, float]]:
    """Of each pair, keys first: what is said of it, by name."""
    found = [np.asarray(feature, float) for feature in pair_features(*form(rows=rows))]
    shape = found[0].shape
    return [dict(zip(NAMES, (float(feature[pair]) for feature in found), strict=True)) for pair in np.ndindex(*shape)]


def test_what_is_said_of_a_value_to_the_right_of_its_key() -> None:
    """The starter's network has learned from these numbers: they must stay what they are. A line is 20 high."""
    (pair,) = features([FORM[0], FORM[1]])
    assert pair == pytest.approx({
        "left": 1, "above": 0, "left_above": 0, "any_left": 1, "any_above": 0,
        "natural_of_value": 1, "natural_of_key": 1, "beside_of_value": 1, "below_of_value": 0,
        "beside_though_above": 0, "below_though_left": 0,
        "right": np.log(2), "down": 0, "gap_x": np.log(2), "gap_y": 0, "shared_x": -1 / 3, "shared_y": 1,
        "offset_x": 0.5, "apart_x": 5, "middles": 4.5, "offset_y": 0, "size": 0,
        "rank_of_keys": 0, "first_of_keys": 1, "second_of_keys": 0,
        "rank_of_values": 0, "first_of_values": 1, "second_of_values": 0,
        "later": np.log(2), "next": 1, "before": 0, "next_of_value": 1, "next_of_key": 1,
    })  # fmt: skip


def test_what_is_said_of_a_value_between_two_keys() -> None:
    """One key is above it, one to its left; a second value stands far away, above and to the left of both."""
    far_of_first, first, far_of_second, second = features(
        [
            (KEY, "above", (300, 100, 360, 120)),
            (KEY, "left", (100, 150, 180, 170)),
            (VALUE, "both", (340, 150, 420, 190)),
            (VALUE, "far", (20, 20, 40, 40)),
        ]
    )
    assert first == pytest.approx({
        "left": 0, "above": 1, "left_above": 0, "any_left": 1, "any_above": 1,
        "natural_of_value": 1, "natural_of_key": 1, "beside_of_value": 0, "below_of_value": 1,
        "beside_though_above": 0, "below_though_left": 1,
        "right": 0, "down": np.log1p(1.5), "gap_x": 0, "gap_y": np.log1p(1.5), "shared_x": 1 / 3, "shared_y": -1.5,
        "offset_x": 0.2, "apart_x": 2, "middles": 2.5, "offset_y": 0.25, "size": np.log(2),
        "rank_of_keys": 0, "first_of_keys": 1, "second_of_keys": 0,
        "rank_of_values": 0, "first_of_values": 1, "second_of_values": 0,
        "later": np.log1p(2), "next": 0, "before": 0, "next_of_value": 0, "next_of_key": 1,
    })  # fmt: skip
    assert second == pytest.approx({
        "left": 1, "above": 0, "left_above": 0, "any_left": 1, "any_above": 1,
        "natural_of_value": 0, "natural_of_key": 1, "beside_of_value": 1, "below_of_value": 0,
        "beside_though_above": 1, "below_though_left": 0,
        "right": np.log1p(8), "down": 0, "gap_x": np.log1p(8), "gap_y": 0, "shared_x": -2, "shared_y": 1,
        "offset_x": 1.2, "apart_x": 10, "middles": 10, "offset_y": 0, "size": np.log(2),
        "rank_of_keys": 1, "first_of_keys": 0, "second_of_keys": 1,
        "rank_of_values": 0, "first_of_values": 1, "second_of_values": 0,
        "later": np.log1p(1), "next": 1, "before": 0, "next_of_value": 1, "next_of_key": 1,
    })  # fmt: skip
    for far in (far_of_first, far_of_second):
        nowhere = (
            "left",
            "above",
            "any_left",
            "any_above",
            "natural_of_value",
            "next",
            "next_of_value",
            "right",
            "down",
        )
        assert [far[name] for name in nowhere] == [0] * len(nowhere)
        assert far["before"] == 1 and far["later"] < 0
    assert (far_of_first["gap_x"], far_of_first["gap_y"]) == pytest.approx((np.log1p(13), np.log1p(3)))
    assert (far_of_first["offset_x"], far_of_second["offset_y"]) == pytest.approx((-1.4, -0.65))


def test_where_on_the_page_a_form_stands_makes_no_difference() -> None:
    there = [(role, text, (x1 + 250, y1 + 610, x2 + 250, y2 + 610)) for role, text, (x1, y1, x2, y2) in FORM]
    for one, other in zip(features(FORM), features(there), strict=True):
        assert one == pytest.approx(other)


def test_what_is_said_of_a_value_that_touches_its_key_or_starts_level_with_it() -> None:
    key = (KEY, "key", (100, 100, 180, 120))
    (touching,) = features([key, (VALUE, "x", (180, 100, 260, 120))])
    assert [touching[name] for name in ("left", "right", "gap_x", "above", "down")] == [1, 0, 0, 0, 0]
    (over,) = features([key, (VALUE, "x", (150, 100, 260, 120))])
    assert [over[name] for name in ("left", "right", "gap_x", "above")] == [1, 0, 0, 0]
    (half_a_line_lower,) = features([key, (VALUE, "x", (100, 110, 180, 130))])
    assert [half_a_line_lower[name] for name in ("left", "above", "down", "gap_y")] == [0, 1, 0, 0]
    (far_below,) = features([key, (VALUE, "x", (100, 900, 180, 920))])
    assert far_below["shared_y"] == -2 and far_below["down"] == pytest.approx(np.log1p(39))
    assert far_below["offset_y"] == 1  # 40 lines, of which 10 count
