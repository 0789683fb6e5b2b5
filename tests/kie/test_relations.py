"""Which entities are paired, and which pairs are gold, against the reference."""

from __future__ import annotations

import goldens
import numpy as np
import pytest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Entity, Link
from kie_desktop.kie.encoding import encode_page
from kie_desktop.kie.relations import candidates, gold_pairs
from kie_desktop.kie.windows import MAX_TOKENS


@pytest.mark.parametrize("golden", goldens.pages(), ids=lambda golden: golden.page.image)
def test_equals_the_reference(golden: goldens.GoldenPage) -> None:
    encoded = encode_page(golden.entities, golden.page.width, golden.page.height, goldens.tokenizer())
    pairs = candidates(encoded, golden.roles, limit=MAX_TOKENS)
    rows = golden.arrays["re_entities"]
    keys, values = np.flatnonzero(rows[:, 2] == 1), np.flatnonzero(rows[:, 2] == 2)
    np.testing.assert_array_equal(pairs.key_tokens, rows[keys, 0])
    np.testing.assert_array_equal(pairs.value_tokens, rows[values, 0])
    gold = gold_pairs(pairs, golden.links)
    mine = {(keys[row], values[column]) for row, column in np.argwhere(gold)}
    assert mine == {tuple(pair) for pair in golden.arrays["re_gold"]}


def entities() -> list[Entity]:
    texts = ["Title", "Name:", "Ada", "", "note"]
    return [Entity(n, rectangle((10, 40 * n, 200, 40 * n + 15)), text) for n, text in enumerate(texts)]


def test_roles_decide_and_direction_does_not() -> None:
    encoded = encode_page(entities(), 800, 1000, goldens.tokenizer())
    roles = {0: Role.HEADER, 1: Role.KEY, 2: Role.VALUE, 3: Role.VALUE, 4: Role.OTHER}
    pairs = candidates(encoded, roles)
    assert (pairs.key_ids, pairs.value_ids) == ((1,), (2,))
    assert gold_pairs(pairs, [Link(2, 1)]).tolist() == [[1]]
    assert gold_pairs(pairs, [Link(0, 1), Link(1, 3), Link(1, 99)]).tolist() == [[0]]


@pytest.mark.parametrize("roles", [{}, {1: Role.KEY}, {2: Role.VALUE}])
def test_a_page_without_a_key_or_a_value_has_no_pairs(roles: dict[int, Role]) -> None:
    encoded = encode_page(entities(), 800, 1000, goldens.tokenizer())
    pairs = candidates(encoded, roles)
    assert not pairs
    assert gold_pairs(pairs, [Link(1, 2)]).size == 0
