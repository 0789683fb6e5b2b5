"""Links of RE's scores: further keys, keys of several lines, and scores that need both labels."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import Box, rectangle
from kie_desktop.domain.page import Entity, Link
from kie_desktop.kie.linking import FEATURES, FILE_NAME, Linking, find_links, stacked_keys
from kie_desktop.kie.relations import Candidates

TOKENS = np.zeros(0, np.int64)
UPPER: Box = (100, 100, 180, 120)
LOWER: Box = (100, 122, 190, 142)
FAR: Box = (100, 260, 190, 280)
VALUE: Box = (300, 122, 400, 142)


def logits_of(scores: list[list[float]]) -> np.ndarray:
    likely = np.array(scores, np.float32)
    return np.stack([np.zeros_like(likely), np.log(likely / (1 - likely))], axis=-1)


def lines(*boxes: Box, texts: tuple[str, ...] = ()) -> dict[int, Entity]:
    """Entities 1, 2, ... in these boxes."""
    rows = enumerate(boxes)
    return {place + 1: Entity(place + 1, rectangle(box), texts[place] if texts else "text") for place, box in rows}


def found(
    likely: list[list[float]],
    keys: tuple[int, ...],
    values: tuple[int, ...],
    entities: dict[int, Entity],
    **settings: object,
) -> dict[tuple[int, int], float | None]:
    pairs = Candidates(keys, values, TOKENS, TOKENS)
    rejected = settings.pop("rejected", ())
    links = find_links(logits_of(likely), pairs, entities, Linking(**settings), rejected)  # type: ignore[arg-type]
    return {link.key: link.score for link in links}


def test_a_value_keeps_every_key_that_is_nearly_certain() -> None:
    """A cell of a table has the head of its row and that of its column."""
    entities = lines((0, 0, 50, 20), (200, 200, 250, 220), (0, 300, 50, 320), (200, 300, 250, 320))
    scores = [[0.95], [0.9], [0.6]]
    assert set(found(scores, (1, 2, 3), (4,), entities, further_key=0.8)) == {(1, 4), (2, 4)}
    assert set(found(scores, (1, 2, 3), (4,), entities, further_key=1.0)) == {(1, 4)}


def test_a_further_key_stands_in_the_row_or_column_of_its_value() -> None:
    """In a tight list RE is sure of the keys of the next rows, too."""
    rows = lines((0, 0, 50, 20), (0, 24, 50, 44), (200, 0, 250, 20))
    assert set(found([[0.97], [0.96]], (1, 2), (3,), rows, further_key=0.9, one_key=1.0)) == {(1, 3)}


def test_both_lines_of_a_key_get_its_value() -> None:
    scores = [[0.3], [0.99]]  # RE itself links the lower line only
    assert set(found(scores, (1, 2), (3,), lines(UPPER, LOWER, VALUE), one_key=0.25)) == {(1, 3), (2, 3)}
    assert set(found(scores, (1, 2), (3,), lines(FAR, LOWER, VALUE), one_key=0.25)) == {(2, 3)}


def test_keys_with_values_in_their_own_rows_are_two() -> None:
    """JAN, FEB and MAR in a tight list are no key of three lines, however alike their values are."""
    beside: Box = (300, 100, 400, 120)
    scores = [[0.99, 0.3], [0.3, 0.99]]
    assert set(found(scores, (1, 2), (3, 4), lines(UPPER, LOWER, beside, VALUE), one_key=0.0)) == {(1, 3), (2, 4)}


def test_a_key_with_a_colon_is_complete() -> None:
    entities = lines(UPPER, LOWER, VALUE, texts=("Name:", "Birth date", "5 May"))
    assert set(found([[0.05], [0.99]], (1, 2), (3,), entities, one_key=0.25)) == {(2, 3)}


def test_a_link_that_a_person_removed_does_not_come_back_through_the_other_line() -> None:
    scores = [[0.3], [0.99]]
    assert set(found(scores, (1, 2), (3,), lines(UPPER, LOWER, VALUE), one_key=0.25, rejected={(1, 3)})) == {(2, 3)}


def test_a_link_needs_both_of_its_labels() -> None:
    entities = lines((0, 0, 50, 20), (200, 0, 250, 20))
    entities[1] = Entity(1, rectangle((0, 0, 50, 20)), "Name", label_score=0.9)
    entities[2] = Entity(2, rectangle((200, 0, 250, 20)), "Ada", label_score=0.5)
    assert found([[0.8]], (1,), (2,), entities) == {(1, 2): pytest.approx(0.8 * 0.9 * 0.5)}
    entities[2] = Entity(2, rectangle((200, 0, 250, 20)), "Ada")  # a person set the label
    assert found([[0.8]], (1,), (2,), entities) == {(1, 2): pytest.approx(0.8 * 0.9)}


def test_a_pack_says_how_far_each_part_of_a_link_can_be_trusted() -> None:
    entities = {
        1: Entity(1, rectangle((0, 0, 50, 20)), "Name", label_score=0.9),
        2: Entity(2, rectangle((200, 0, 250, 20)), "Ada", label_score=0.5),
    }
    (score,) = found([[0.8]], (1,), (2,), entities, scores=(0.5, 1.0, 2.0, -1.0)).values()
    expected = 0.5 * np.log(0.8 / 0.2) + np.log(0.9 / 0.1) + 2 * np.log(0.5 / 0.5) - 1
    assert score == pytest.approx(1 / (1 + np.exp(-expected)), abs=0.01)
    certain = {key: replace(entity, label_score=None) for key, entity in entities.items()}
    (surer,) = found([[0.8]], (1,), (2,), certain, scores=(0.5, 1.0, 2.0, -1.0)).values()
    assert surer is not None
    assert surer > score


def test_what_is_said_of_two_keys_does_not_change_with_the_resolution() -> None:
    scores = np.array([[0.3], [0.99]], np.float32)
    pairs = Candidates((1, 2), (3,), TOKENS, TOKENS)

    def features(scale: float) -> tuple[float, ...]:
        boxes = [tuple(scale * edge for edge in box) for box in (UPPER, LOWER, VALUE)]
        (pair,) = stacked_keys([Link(2, 3, 0.99)], scores, pairs, lines(*boxes))  # type: ignore[arg-type]
        return pair.features

    assert len(features(1.0)) == len(FEATURES)
    np.testing.assert_allclose(features(1.0), features(3.0), atol=1e-6)


def test_pages_without_keys_or_values_have_no_links() -> None:
    pairs = Candidates((), (1,), TOKENS, TOKENS)
    assert find_links(np.zeros((0, 1, 2), np.float32), pairs, lines(VALUE), Linking()) == []


def test_the_file_holds_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    linking = Linking(0.7, tuple(0.5 for _ in range(len(FEATURES) + 1)), 0.4, scores=(0.3, 0.2, 0.1, -1.0))
    path.write_text(linking.to_json())
    assert Linking.from_file(path) == linking


@pytest.mark.parametrize(
    "damage",
    [
        {"features": ["gap"]},
        {"key_lines": [1.0]},
        {"key_lines": None},
        {"one_key": float("nan")},
        {"further_key": "much"},
        {"scores": [0.5]},
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, damage: dict[str, object]) -> None:
    path = tmp_path / FILE_NAME
    path.write_text(json.dumps(json.loads(Linking().to_json()) | damage))
    with pytest.raises(UserError, match=r"linking\.json"):
        Linking.from_file(path)
    with pytest.raises(UserError, match=r"linking\.json"):
        Linking.from_file(tmp_path / "none" / FILE_NAME)


def test_links_that_are_too_unlikely_are_left_out() -> None:
    entities = lines((0, 0, 50, 20), (200, 0, 250, 20))
    entities[1] = Entity(1, rectangle((0, 0, 50, 20)), "Name", label_score=0.5)
    assert found([[0.6]], (1,), (2,), entities, least=0.31) == {}
    assert set(found([[0.6]], (1,), (2,), entities, least=0.29)) == {(1, 2)}


def test_weights_of_labels_are_read_again(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    linking = Linking(least=0.35, labels=((0.5,) * 7,) * 4)
    path.write_text(linking.to_json(), "utf-8")
    assert Linking.from_file(path) == linking
    older = {key: value for key, value in json.loads(Linking().to_json()).items() if key not in ("least", "labels")}
    path.write_text(json.dumps(older), "utf-8")
    assert Linking.from_file(path) == Linking()
    for wrong in (((0.5,) * 6,) * 4, ((0.5,) * 7,) * 3):
        path.write_text(Linking(labels=wrong).to_json(), "utf-8")
        with pytest.raises(UserError, match="another version"):
            Linking.from_file(path)


def test_all_lines_of_a_key_keep_a_value_that_one_of_them_surely_has() -> None:
    entities = lines(UPPER, LOWER, VALUE)
    assert set(found([[0.3], [0.99]], (1, 2), (3,), entities, one_key=0.25, least=0.6)) == {(1, 3), (2, 3)}
    assert found([[0.3], [0.55]], (1, 2), (3,), entities, one_key=0.25, least=0.6) == {}


@pytest.mark.parametrize("value", ["[" * 30_000, "9" * 400, "1e999", "null", '"x"', "[[[]]]", "9" * 5000])
@pytest.mark.parametrize("key", ["further_key", "key_lines", "labels", "features", "least", ""])
def test_a_hostile_file_is_refused_by_name(tmp_path: Path, key: str, value: str) -> None:
    path = tmp_path / "linking.json"
    whole = json.loads(Linking().to_json())
    path.write_text(json.dumps({**whole, key: "@"}).replace('"@"', value) if key else value, "utf-8")
    with pytest.raises(UserError, match=r"linking\.json"):
        Linking.from_file(path)
