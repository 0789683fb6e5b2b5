"""How the network of `kie.wordless` learns: from generated pages alone, after the large networks (PyTorch)."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from build_scripts.starter.pages import generate
from build_scripts.starter.recipe import WordlessTraining
from build_scripts.starter.wordless_network import WordlessNetwork
from build_scripts.starter.wordless_pages import Example, Lines, example, lines_of
from kie_desktop.kie.wordless import Wordless

BATCH = 16
SORTED = 4
"""Batches that are drawn together and sorted by length, so that little of them is padding."""
PEAK, WARMUP, FALLING = 2e-3, 100, 0.6
AVERAGE = 0.998
LINK_WEIGHT = 0.5
_LEAST_DEVIATION = 0.05
Batch = tuple[torch.Tensor, ...]


def batch_of(examples: Sequence[Example]) -> Batch:
    """Padded: line and pair features, whether there is a line, roles (-1 where none), links."""
    size, count = max(len(row.lines) for row in examples), len(examples)
    lines = np.zeros((count, size, examples[0].lines.shape[1]), np.float32)
    pairs = np.zeros((count, size, size, examples[0].pairs.shape[2]), np.float32)
    filled, roles = np.zeros((count, size), bool), np.full((count, size), -1, np.int64)
    links = np.zeros((count, size, size), np.float32)
    for number, row in enumerate(examples):
        own = len(row.lines)
        lines[number, :own], pairs[number, :own, :own] = row.lines, row.pairs
        filled[number, :own], roles[number, :own], links[number, :own, :own] = True, row.roles, row.links
    return tuple(map(torch.from_numpy, (lines, pairs, filled, roles, links)))


def loss_of(network: WordlessNetwork, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
    """Of roles, for each line, and of links, for each link that there is."""
    lines, pairs, filled, roles, links = batch
    found, linked = network(lines, pairs, filled)
    there = (filled[:, :, None] & filled[:, None]).float()
    surprise = binary_cross_entropy_with_logits(linked, links, reduction="none") * there
    return (
        cross_entropy(found.flatten(0, 1), roles.flatten(), ignore_index=-1),
        surprise.sum() / links.sum().clamp(min=1),
    )


def measure_features(network: WordlessNetwork, pages: Sequence[Lines], rng: np.random.Generator) -> None:
    """Mean and deviation of each feature, so that the network begins with numbers around 0."""
    rows = [example(pages[row], rng) for row in rng.integers(len(pages), size=150)]
    for kind, columns in (("line", [row.lines for row in rows]), ("pair", [row.pairs for row in rows[:40]])):
        flat = np.concatenate([column.reshape(-1, column.shape[-1]) for column in columns])
        getattr(network, f"{kind}_mean").copy_(torch.from_numpy(flat.mean(0)))
        getattr(network, f"{kind}_scale").copy_(torch.from_numpy(flat.std(0) + _LEAST_DEVIATION))


def batches(pages: Sequence[Lines], rng: np.random.Generator) -> Iterator[Batch]:
    """Without end."""
    while True:
        drawn = sorted(rng.integers(len(pages), size=SORTED * BATCH), key=lambda row: len(pages[row].texts))
        for number in rng.permutation(SORTED):
            yield batch_of([example(pages[row], rng) for row in drawn[number * BATCH : (number + 1) * BATCH]])


def train_wordless(training: WordlessTraining) -> Wordless:
    """Make the pages and learn from them."""
    pages = lines_of(generate(training.seed, 0, training.pages))
    return Wordless(taught(pages, training.steps, training.seed).arrays())


def taught(pages: Sequence[Lines], steps: int, seed: int) -> WordlessNetwork:
    """A network that learned from the pages: the average of its weights over time."""
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed)
    network = WordlessNetwork()
    measure_features(network, pages, rng)
    average = {name: value.clone() for name, value in network.state_dict().items()}
    optimizer = torch.optim.AdamW(network.parameters(), betas=(0.9, 0.98), weight_decay=0.01)
    begun, losses = time.monotonic(), []
    for step, batch in zip(range(steps), batches(pages, rng), strict=False):
        rate = PEAK * min((step + 1) / WARMUP, 1.0, (1 - step / steps) / FALLING)
        for group in optimizer.param_groups:
            group["lr"] = rate
        roles, links = loss_of(network, batch)
        optimizer.zero_grad()
        (roles + LINK_WEIGHT * links).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        share = 1 - min(AVERAGE, (step + 1) / (step + 20))
        for name, value in network.state_dict().items():
            average[name] += share * (value - average[name])
        losses.append((roles.item(), links.item()))
        if (step + 1) % 100 == 0:
            told = np.mean(losses[-100:], axis=0).round(3)
            print(f"step {step + 1}: roles {told[0]}, links {told[1]}, {time.monotonic() - begun:.0f} s", flush=True)
    network.load_state_dict(average)
    return network
