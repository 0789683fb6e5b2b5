"""The starter is trained in PyTorch and fine-tuned in Paddle: both must mean the same by their losses.

PyTorch is not among the project's packages, so its numbers are recorded here. Where it is installed,
`python tests/starter/test_losses.py` prints them again.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

IGNORED = -100
RECORDED = {
    "line_loss": {1: (4.528797, 0.322854), 2: (5.842051, 0.278297)},
    "choice_loss": {1: (9.298475, 1.185270), 2: (7.011343, 0.985961)},
}
"""Seed -> loss and the length of its gradient, by PyTorch 2.13."""


class Lines(NamedTuple):
    """Two pages of 12 tokens and 7 classes, one of them padded; as `feed.Packed` has them."""

    logits: NDArray[np.float32]
    labels: NDArray[np.int64]
    lines: NDArray[np.int64]


class Page(NamedTuple):
    """Pairs of a page: logits [k, v, 2] and gold [k, v]."""

    logits: NDArray[np.float32]
    gold: NDArray[np.int64]


def lines_of(seed: int) -> Lines:
    rng = np.random.default_rng(seed)
    logits = rng.normal(0, 3, (2, 12, 7)).astype(np.float32)
    labels = rng.integers(0, 7, (2, 12))
    lines = rng.integers(0, 2, (2, 12)).ravel().cumsum().reshape(2, 12)
    lines -= lines.min()
    labels[1, 9:], lines[1, 9:] = IGNORED, lines.max() + 1
    return Lines(logits, labels, lines)


def pages_of(seed: int) -> list[Page]:
    """Two pages: with values of one key, of several, and of none."""
    rng = np.random.default_rng(seed)
    sizes = ((4, 5), (3, 2))
    return [Page(rng.normal(0, 3, (*size, 2)).astype(np.float32), (rng.random(size) < 0.3) * 1) for size in sizes]


def print_pytorchs_numbers() -> None:
    """What `RECORDED` holds."""
    import torch

    from build_scripts.starter.losses import choice_loss, line_loss

    def told(name: str, seed: int, loss: torch.Tensor, leaf: torch.Tensor) -> None:
        loss.backward()
        print(f"{name} {seed}: ({float(loss.detach()):.6f}, {float(leaf.grad.norm()):.6f})")

    for seed in (1, 2):
        rows = lines_of(seed)
        logits = torch.tensor(rows.logits, requires_grad=True)
        loss = line_loss(logits, torch.from_numpy(rows.labels), torch.from_numpy(rows.lines), 0.5)
        told("line_loss", seed, loss, logits)
        pages = pages_of(seed)
        filled, gold = np.zeros((2, 4, 5, 2), np.float32), np.zeros((2, 4, 5), bool)
        keys, values = np.zeros((2, 4), bool), np.zeros((2, 5), bool)
        for number, page in enumerate(pages):
            k, v = page.gold.shape
            filled[number, :k, :v], gold[number, :k, :v] = page.logits, page.gold > 0
            keys[number, :k], values[number, :v] = True, True
        logits = torch.tensor(filled, requires_grad=True)
        told("choice_loss", seed, choice_loss(logits, *map(torch.from_numpy, (gold, keys, values))), logits)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_lines_loss_is_an_entitys(seed: int) -> None:
    import paddle

    from kie_desktop.networks.ser import entity_loss

    rows = lines_of(seed)
    logits = paddle.to_tensor(rows.logits, stop_gradient=False)
    entities = np.where(rows.labels == IGNORED, -1, rows.lines)
    loss = entity_loss(logits, *map(paddle.to_tensor, (rows.labels, entities, np.ones(4, np.float32))))
    loss.backward()
    assert (float(loss), float(logits.grad.norm())) == pytest.approx(RECORDED["line_loss"][seed], rel=1e-4)


@pytest.mark.parametrize("seed", [1, 2])
def test_choosing_among_keys_costs_the_same(seed: int) -> None:
    import paddle

    from kie_desktop.networks.relation import choice_loss

    pages = pages_of(seed)
    leaves = [paddle.to_tensor(page.logits, stop_gradient=False) for page in pages]
    values = sum(page.gold.shape[1] for page in pages)
    parts = [
        choice_loss(leaf, paddle.to_tensor(page.gold)) * (page.gold.shape[1] / values)
        for leaf, page in zip(leaves, pages, strict=True)
    ]
    paddle.add_n(parts).backward()
    length = np.sqrt(sum(float((leaf.grad**2).sum()) for leaf in leaves))
    assert (float(paddle.add_n(parts)), length) == pytest.approx(RECORDED["choice_loss"][seed], rel=1e-4)


def test_roles_are_those_that_a_lines_tokens_say_together() -> None:
    torch = pytest.importorskip("torch", reason="only training the starter needs it")
    from build_scripts.starter.feed import ABSENT, KEY, NO_ROLE, VALUE, class_roles
    from build_scripts.starter.losses import read_roles
    from kie_desktop.domain.label_set import default_label_set

    of_class = torch.from_numpy(class_roles(default_label_set()))
    names = default_label_set().names
    key, value = (
        1 + 2 * [name for name in names if name.lower() != "other"].index(name) for name in ("question", "answer")
    )
    logits = torch.zeros(1, 6, len(of_class))
    logits[0, 0, key], logits[0, 1, key + 1], logits[0, 2, value + 1] = 4, 4, 5  # one line: two of three say key
    logits[0, 3, value], logits[0, 4, 0] = 4, 4
    lines = torch.tensor([[0, 0, 0, 1, 2, 3]])
    firsts, roles = torch.tensor([[0, 3, 4, 0]]), torch.tensor([[NO_ROLE, KEY, VALUE, ABSENT]])
    assert read_roles(logits, lines, firsts, roles, of_class, 0.0).tolist() == [[KEY, VALUE, NO_ROLE, ABSENT]]
    torch.manual_seed(1)
    noisy = torch.stack([read_roles(logits, lines, firsts, roles, of_class, 3.0) for _ in range(50)])
    assert len(noisy[:, 0, 1].unique()) > 1 and (noisy[:, 0, 3] == ABSENT).all()


if __name__ == "__main__":
    print_pytorchs_numbers()
