"""How sure models are of what they proposed for a page and no person has confirmed yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Self

from kie_desktop.domain.page import Page


class Certainty(NamedTuple):
    """Scores of unconfirmed labels and links, in whole thousandths, so that every way of adding gives the same.

    waiting: how many there are. total: their sum. least: the smallest, None where there is none.
    """

    waiting: int = 0
    total: int = 0
    least: int | None = None

    @classmethod
    def of(cls, page: Page) -> Self:
        """That of a page in memory; the project file keeps the same figures."""
        labels = [entity.label_score for entity in page.entities.values()]
        links = [link.score for link in page.links.values() if not link.by_human]
        scores = [int(score * 1000 + 0.5) for score in (*labels, *links) if score is not None]
        return cls(len(scores), sum(scores), min(scores, default=None))

    @property
    def mean(self) -> float | None:
        """Mean score, 0 to 1; None where nothing waits for a person."""
        return self.total / self.waiting / 1000 if self.waiting else None

    @property
    def order(self) -> tuple[float, int]:
        """Sorts pages so that the one that a model is least sure of, and so learns most from, comes first."""
        return (2.0, 0) if self.mean is None or self.least is None else (self.mean, self.least)


def joined(parts: Iterable[Certainty]) -> Certainty:
    """The certainty of several pages together."""
    rows = list(parts)
    least = [row.least for row in rows if row.least is not None]
    return Certainty(sum(row.waiting for row in rows), sum(row.total for row in rows), min(least, default=None))
