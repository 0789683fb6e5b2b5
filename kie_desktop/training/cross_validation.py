"""What a run's pages teach, measured on pages that were not learned from: the way for those who have few of them.

The pages are parted; for each part a network starts where the run did and learns as long from all others. Together
the parts tell of every page how it is read by a network that never saw it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from random import Random

from kie_desktop.domain.page import Page
from kie_desktop.networks.dropout import seed_dropout
from kie_desktop.training.batches import AnyBatch
from kie_desktop.training.blends import set_blend, weights_of
from kie_desktop.training.dataset import BatchPlan
from kie_desktop.training.metrics import Tally
from kie_desktop.training.schedule import Schedule
from kie_desktop.training.start import Network
from kie_desktop.training.step import TrainStep

MASK_SEEDS = 1 << 31
"""Dropout's masks have seeds below this."""


@dataclass(frozen=True, slots=True)
class Learner:
    """A network and how it learns. schedule: the rate of each of its `steps`."""

    network: Network
    plan: BatchPlan
    step: TrainStep
    schedule: Schedule
    steps: int


MakeLearner = Callable[[Collection[str]], Learner | None]
"""A network that starts where the run did and learns from all pages but these (images); None where none is left."""
TallyPages = Callable[[Network, Sequence[Page]], list[Tally]]
"""What a user gets of a network, page by page."""


class StopRequestedError(Exception):
    """The user asked for it."""


@dataclass(frozen=True, slots=True)
class CrossValidation:
    """The pages of a run in parts, and how to learn from them. shares: of what is learned, those that are measured.

    done: the share of its steps that the run made. on_step: called after each step with those done and all of them;
    it may raise `StopRequestedError`. look: gets each network with its share and the pages that it never saw.
    """

    parts: Sequence[Sequence[Page]]
    make: MakeLearner
    tally: TallyPages
    shares: Sequence[float]
    seed: int
    done: float
    on_step: Callable[[int, int], None]
    look: Callable[[float, Network, Sequence[Page]], None] | None = None

    def run(self) -> dict[float, list[Tally]] | None:
        """Each share's tallies, page by page in the order of the parts; None where a part leaves nothing to learn."""
        measured: dict[float, list[Tally]] = {share: [] for share in self.shares}
        done = 0
        for number, part in enumerate(self.parts):
            learner = self.make({page.image for page in part})
            if learner is None:
                return None
            start = weights_of(learner.network)
            done += self._learn(learner, number, done)
            end = weights_of(learner.network)
            for share in self.shares:
                set_blend(learner.network, start, end, share)
                measured[share] += self.tally(learner.network, part)
                if self.look is not None:
                    self.look(share, learner.network, part)
        return measured

    def _learn(self, learner: Learner, number: int, before: int) -> int:
        """Learn as long as the run did; the steps made. before: those of the parts before."""
        steps = max(round(learner.steps * self.done), 1)
        for step, batches in enumerate(islice(_endless(learner.plan), steps)):
            seed_dropout((self.seed * 1_000_003 + step * 1009 + number) % MASK_SEEDS)
            learner.step(batches, learner.schedule(step))
            self.on_step(before + step + 1, before + steps * (len(self.parts) - number))
        return steps


def parted(pages: Sequence[Page], count: int, seed: int) -> list[list[Page]]:
    """The pages by lot in `count` parts of like size; none where there are fewer pages than parts."""
    if len(pages) < count:
        return []
    drawn = Random(seed).sample([*pages], len(pages))
    return [drawn[number::count] for number in range(count)]


def _endless(plan: BatchPlan) -> Iterator[list[AnyBatch]]:
    for epoch in count(1):
        yield from plan.steps(epoch)
