"""Networks of one window as a model of whole pages."""

from __future__ import annotations

import goldens
import numpy as np
import pytest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Role, default_label_set
from kie_desktop.domain.page import Entity
from kie_desktop.kie.beside import with_layout
from kie_desktop.kie.encoding import EncodedPage, encode_page
from kie_desktop.kie.model import RelationNetwork, WindowedModel
from kie_desktop.kie.pair_layout import FEATURES, PairLayout
from kie_desktop.kie.relations import Candidates, candidates
from kie_desktop.kie.windows import page_windows

TEXTS = ["Name:", "Ada Lovelace", "Date:", "10 December 1815", "Place:", "London"]
LAYOUT = PairLayout([(np.ones((FEATURES, 1), np.float32), np.ones(1, np.float32))], 0.5)


def form() -> tuple[EncodedPage, Candidates]:
    entities = [Entity(n, rectangle((10, 40 * n, 200, 40 * n + 15)), text) for n, text in enumerate(TEXTS)]
    encoded = encode_page(entities, 800, 1000, goldens.tokenizer())
    return encoded, candidates(encoded, {n: (Role.KEY, Role.VALUE)[n % 2] for n in range(len(TEXTS))})


def ser(input_ids: np.ndarray, bbox: np.ndarray) -> np.ndarray:
    return np.stack([input_ids, bbox[:, 1]], axis=1).astype(np.float32)


def score(keys: np.ndarray, values: np.ndarray) -> np.ndarray:
    return np.stack(np.broadcast_arrays(keys[:, None, 0], values[None, :, 1]), axis=2)


def model(**networks: object) -> WindowedModel:
    return WindowedModel(default_label_set(), goldens.tokenizer(), max_tokens=8, **networks)  # type: ignore[arg-type]


def test_a_model_does_what_it_has_a_network_for() -> None:
    encoded, pairs = form()
    labels, links = model(ser=ser), model(re=RelationNetwork(ser, score))
    assert [labels.can(task) for task in ("ser", "re", "sdmgr")] == [True, False, False]
    assert [links.can(task) for task in ("ser", "re", "sdmgr")] == [False, True, False]
    with pytest.raises(ValueError, match="no SER network"):
        links.ser_logits(encoded)
    with pytest.raises(ValueError, match="no RE network"):
        labels.link_logits(encoded, pairs)
    assert labels.label_set == default_label_set() and labels.tokenizer is goldens.tokenizer()


def test_logits_of_a_page_are_those_of_its_windows() -> None:
    encoded, _ = form()
    assert len(page_windows(encoded, 8)) > 2
    sizes = []

    def run(input_ids: np.ndarray, bbox: np.ndarray) -> np.ndarray:
        sizes.append(len(input_ids))
        return ser(input_ids, bbox)

    np.testing.assert_array_equal(model(ser=run).ser_logits(encoded), ser(encoded.input_ids, encoded.bbox))
    assert max(sizes) == 8


def test_keys_and_values_are_paired_across_windows() -> None:
    encoded, pairs = form()
    network = RelationNetwork(ser, score)
    logits = model(re=network).link_logits(encoded, pairs)
    assert logits.shape == (3, 3, 2)
    np.testing.assert_array_equal(logits[:, 0, 0], encoded.input_ids[pairs.key_tokens])
    np.testing.assert_array_equal(logits[0, :, 1], encoded.bbox[pairs.value_tokens, 1])
    placed = model(re=network, layout=LAYOUT).link_logits(encoded, pairs)
    np.testing.assert_array_equal(placed, with_layout(logits, LAYOUT, encoded, pairs))
    assert (placed != logits).any()


def test_a_page_without_pairs_is_not_read() -> None:
    encoded, _ = form()
    pairs = candidates(encoded, {0: Role.KEY, 2: Role.KEY})

    def never(*_: object) -> np.ndarray:
        raise AssertionError

    logits = model(re=RelationNetwork(never, never), layout=LAYOUT).link_logits(encoded, pairs)
    assert logits.shape == (2, 0, 2) and logits.dtype == np.float32
