"""Whether one network is better than another on the same pages, by more than chance."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kie_desktop.training.metrics import Tally, f1_of

LEAST_GAIN = 0.005
"""A difference of F1 below this is none that anybody notices."""
ERRORS = 1.96
"""How many standard errors a gain must have: one in forty gains that are only chance does."""


def is_better(new: Sequence[Tally], old: Sequence[Tally]) -> bool:
    """Whether `new` has the higher F1, by more than these pages vary. Tallies: page by page, of the same pages."""
    gain = f1_of(new) - f1_of(old)
    return gain >= LEAST_GAIN and gain >= ERRORS * gain_error(new, old)


def gain_error(new: Sequence[Tally], old: Sequence[Tally]) -> float:
    """The standard error of the difference of two F1, from what each page has in it.

    As if there were no gain: each page's part counts whole, not what it differs from the mean. So one page alone has an
    error as large as its gain, n pages that gain alike have one of 1 / sqrt(n), and it is never small by chance.
    """
    return math.sqrt(sum((_share(mine, new) - _share(its, old)) ** 2 for mine, its in zip(new, old, strict=True)))


def _share(page: Tally, pages: Sequence[Tally]) -> float:
    """A page's part in F1: those of all pages add up to it."""
    total = sum(row.predicted + row.gold for row in pages)
    return 2 * page.hits / total if total else 0.0
