"""The small network beside RE: what the places of keys and values say, learned from generated pages (PyTorch)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from build_scripts.starter.calibration import strange_pages
from build_scripts.starter.pages import generate
from build_scripts.starter.recipe import LayoutTraining
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Page
from kie_desktop.kie.encoding import encode_page
from kie_desktop.kie.model import Model
from kie_desktop.kie.pair_layout import FEATURES, PairLayout, pair_features
from kie_desktop.kie.relations import candidates, gold_pairs
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.training.evaluation import Labels, labeller_of, roles_by, roles_of

PAGES_FROM = 5_000_000
"""Far from the pages that the large networks learn from, and from those held out."""
_AT_ONCE = 100
"""Pages that are made together: strange words are drawn from all of them."""


class Pairs(NamedTuple):
    """The pairs of some pages, one behind the other. features: [p, FEATURES]. gold: bool[p].

    columns: int64[p], each pair's value, counted through from 0; there are `values` of them.
    """

    features: Tensor
    gold: Tensor
    columns: Tensor
    values: int

    @classmethod
    def of_page(cls, page: Page, tokenizer: Tokenizer, labels: Labels | None = None) -> Pairs | None:
        """All pairs of a page, by its own labels or by those given; None where it has none."""
        encoded = encode_page(page.entities.values(), page.width, page.height, tokenizer)
        roles = roles_of(page, default_label_set()) if labels is None else roles_by(labels, default_label_set())
        pairs = candidates(encoded, roles)
        if not pairs:
            return None
        features = np.stack(pair_features(encoded, pairs), axis=-1).astype(np.float32)
        gold = gold_pairs(pairs, page.links.values())
        columns = np.broadcast_to(np.arange(gold.shape[1]), gold.shape)
        return cls(
            torch.from_numpy(features.reshape(-1, FEATURES)),
            torch.from_numpy(gold.ravel() > 0),
            torch.from_numpy(columns.ravel().copy()),  # broadcasting shares its memory
            gold.shape[1],
        )

    @classmethod
    def together(cls, pages: Iterable[Pairs]) -> Pairs:
        """Several pages as one."""
        rows = list(pages)
        starts = np.cumsum([0, *(row.values for row in rows)])
        columns = torch.cat([row.columns + int(start) for row, start in zip(rows, starts, strict=False)])
        features, gold = torch.cat([row.features for row in rows]), torch.cat([row.gold for row in rows])
        return cls(features, gold, columns, int(starts[-1]))


def pairs_loss(margins: Tensor, pairs: Pairs) -> Tensor:
    """`losses.choice_loss` of the margins [p] of pairs that stand one behind the other."""
    likely = margins.clamp(-30, 30).exp()
    zeros = torch.zeros(pairs.values)
    every = 1 + zeros.index_add(0, pairs.columns, likely)
    right = zeros.index_add(0, pairs.columns, likely * pairs.gold)
    lonely = zeros.index_add(0, pairs.columns, pairs.gold.float()) == 0
    choice = every.log() - torch.where(lonely, right + 1, right).log()
    each = F.binary_cross_entropy_with_logits(margins, pairs.gold.float(), reduction="sum")
    return choice.mean() + each / pairs.values


def train_layout(training: LayoutTraining, tokenizer: Tokenizer, seed: int, ser: Model) -> PairLayout:
    """Learn from generated pages; the average of the weights over time.

    Every second page has the labels that SER gives it, and every second hundred strange words: with true labels alone
    it learns that nearly every value has a key, and links what is no value at all (adr/0042).
    """
    labels = labeller_of(ser)
    made = (
        Pairs.of_page(page, tokenizer, None if number % 2 else labels(page))
        for number, page in enumerate(_mixed(seed, training.pages))
    )
    return taught([page for page in made if page is not None], training, seed)


def _mixed(seed: int, count: int) -> Iterator[Page]:
    for number, start in enumerate(range(0, count, _AT_ONCE)):
        make = strange_pages if number % 2 else generate
        yield from make(seed, PAGES_FROM + start, min(_AT_ONCE, count - start))


def taught(pages: list[Pairs], training: LayoutTraining, seed: int) -> PairLayout:
    """A network that has learned from the pages."""
    torch.manual_seed(seed)
    everything = torch.cat([page.features for page in pages])
    network = _Network(everything.mean(0), everything.std(0) + 1e-3, training.hidden)
    average = {name: row.clone() for name, row in network.state_dict().items()}
    optimizer = torch.optim.AdamW(network.parameters(), lr=0.0, weight_decay=training.weight_decay)
    batches = -(-len(pages) // training.batch_pages)
    steps = training.epochs * batches
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, training.peak, total_steps=steps + 1)
    for step, batch in enumerate(_batches(pages, training, seed)):
        loss = pairs_loss(network(batch.features), batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        share = min(training.average, (1 + step) / (10 + step))
        for name, row in network.state_dict().items():
            average[name].lerp_(row, 1 - share)
    network.load_state_dict(average)
    return network.taken()


def _batches(pages: list[Pairs], training: LayoutTraining, seed: int) -> Iterator[Pairs]:
    rng = np.random.default_rng(seed)
    for _ in range(training.epochs):
        order = rng.permutation(len(pages))
        for start in range(0, len(order), training.batch_pages):
            yield Pairs.together(pages[place] for place in order[start : start + training.batch_pages])


class _Network(nn.Module):
    """Linear layers with ReLU between them, over features of mean 0 and deviation 1."""

    def __init__(self, mean: Tensor, deviation: Tensor, hidden: int) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("deviation", deviation)
        self.layers = nn.ModuleList([nn.Linear(FEATURES, hidden), nn.Linear(hidden, hidden), nn.Linear(hidden, 1)])

    def forward(self, features: Tensor) -> Tensor:
        rows = (features - self.mean) / self.deviation
        for layer in [*self.layers][:-1]:
            rows = layer(rows).relu()
        return self.layers[-1](rows)[:, 0]

    def taken(self) -> PairLayout:
        """Its numbers; mean and deviation go into the first layer."""
        rows = [(layer.weight.detach().T.numpy().copy(), layer.bias.detach().numpy().copy()) for layer in self.layers]
        weights, biases = rows[0]
        weights = weights / self.deviation.numpy()[:, None]
        return PairLayout([(weights, biases - self.mean.numpy() @ weights), *rows[1:]])
