"""Which network a run ends with that has few pages to choose by: its start, its end, or the mean of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.page import Page
from kie_desktop.training.blends import set_blend, weights_of
from kie_desktop.training.choosing import is_better
from kie_desktop.training.cross_validation import CrossValidation, parted
from kie_desktop.training.evaluation import Labels
from kie_desktop.training.metrics import Tally, f1_of
from kie_desktop.training.setup import Setup
from kie_desktop.training.start import Network

Look = Callable[[float, Network, Sequence[Page]], None]

SHARES = (0.5, 1.0)
"""Of what was learned; the rest is the start."""
UNMEASURED = 0.5
"""What is kept where there is nothing to measure on, unless there are new labels: halfway forgets little."""


@dataclass(frozen=True, slots=True)
class Choice:
    """share: of what was learned, 0 for the start. start, chosen: F1 of what a user gets, 0 to 1.

    held_out, tested: pages that were measured on, by the run's network and by cross-validation.
    labels: of SER, image -> what cross-validation labelled the entities with, if that is what the run ends like.
    """

    share: float
    start: float
    chosen: float
    held_out: int
    tested: int
    labels: Mapping[str, Labels] = field(default_factory=dict)


def choose(setup: Setup, config: TrainConfig, done: float, on_step: Callable[[int, int], None]) -> Choice:
    """Measure start, end and mean on all pages that they have not learned from.

    The run's network is left as it is. done: the share of its steps that the run made. Raises what `on_step` raises.
    """
    assert setup.starting is not None and setup.tally is not None
    labels: dict[float, dict[str, Labels]] = {share: {} for share in SHARES}

    def look(share: float, network: Network, part: Sequence[Page]) -> None:
        if setup.label is not None:
            labels[share].update({page.image: setup.label(network, page) for page in part})

    parts, crossed = _crossed(setup, config, done, on_step, look)
    pages = [*setup.val_pages, *(page for part in parts for page in part)]
    if not pages:
        return Choice(1.0 if setup.has_new_labels else UNMEASURED, 0.0, 0.0, 0, 0)
    first = setup.starting()
    start, end = weights_of(first), weights_of(setup.network)
    before = setup.tally(first, pages)
    after: dict[float, list[Tally]] = {}
    for share in SHARES:
        set_blend(setup.network, start, end, share)
        after[share] = setup.tally(setup.network, setup.val_pages) + crossed.get(share, [])
    set_blend(setup.network, start, end, 1.0)
    best = max(SHARES, key=lambda share: f1_of(after[share]))  # a tie keeps more of the start
    if not _is_worth_it(after[best], before, setup.has_new_labels):
        best, after[best] = 0.0, before
    figures, held_out = (f1_of(before), f1_of(after[best])), len(setup.val_pages)
    return Choice(best, *figures, held_out, len(pages) - held_out, labels.get(best, {}))


def _is_worth_it(after: Sequence[Tally], before: Sequence[Tally], has_new_labels: bool) -> bool:
    """A start that does not know the labels needs no defence."""
    return f1_of(after) > f1_of(before) if has_new_labels else is_better(after, before)


def _crossed(
    setup: Setup, config: TrainConfig, done: float, on_step: Callable[[int, int], None], look: Look
) -> tuple[Sequence[Sequence[Page]], dict[float, list[Tally]]]:
    """The parts of the pages to learn from, and the tallies of each share; nothing where they cannot be parted."""
    parts = parted(setup.train_pages, config.folds, config.seed)
    if not parts or setup.learner is None or setup.tally is None:
        return [], {}
    crossed = CrossValidation(parts, setup.learner, setup.tally, SHARES, config.seed, done, on_step, look).run()
    return ([], {}) if crossed is None else (parts, crossed)
