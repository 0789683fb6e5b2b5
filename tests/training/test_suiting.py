"""Whether pages are annotated as a layout thinks that they look."""

from __future__ import annotations

from dataclasses import dataclass

import goldens
import numpy as np
import pytest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Page
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.pair_layout import FEATURES, PairLayout
from kie_desktop.kie.relations import Candidates
from kie_desktop.training.suiting import suits


@dataclass
class AllKeys:
    """Every line looks like a key."""

    share: float = 1.0

    def looks(self, encoded: EncodedPage) -> np.ndarray:
        return np.tile(np.log(np.array([0.1, 0.7, 0.1, 0.1], np.float32)), (len(encoded.filled), 1))

    def margins(self, encoded: EncodedPage, pairs: Candidates) -> np.ndarray:
        raise AssertionError

    def to_bytes(self) -> bytes:
        raise AssertionError


def page(*labels: str) -> Page:
    rows = [Entity(n, rectangle((10, 40 * n, 200, 40 * n + 15)), f"Line {n}", label) for n, label in enumerate(labels)]
    return Page("page.png", 300, 1000).with_entities(rows, [])


@pytest.mark.parametrize(("keys", "is_suited"), [(10, True), (7, True), (6, False), (0, False)])
def test_most_lines_must_look_like_what_they_are(keys: int, is_suited: bool) -> None:
    labels = ["question"] * keys + ["answer"] * (10 - keys)
    pages = [page(*labels[:4]), page(*labels[4:])]  # all pages together count
    assert suits(AllKeys(), pages, goldens.tokenizer(), default_label_set()) is is_suited


def test_what_knows_no_roles_suits_all_pages_and_pages_without_lines_suit_all() -> None:
    old = PairLayout([(np.zeros((FEATURES, 1), np.float32), np.zeros(1, np.float32))])
    assert suits(old, [page("answer")], goldens.tokenizer(), default_label_set())
    assert suits(AllKeys(), [page()], goldens.tokenizer(), default_label_set())
