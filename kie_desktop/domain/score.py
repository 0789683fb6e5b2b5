"""Precision, recall and their harmonic mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Shares between 0 and 1; 0 where they are not defined. support: how many there are to find."""

    precision: float
    recall: float
    hmean: float
    support: int

    @classmethod
    def of_counts(cls, hits: int, predicted: int, gold: int) -> Score:
        """The score where `hits` of `predicted` and of `gold` agree."""
        precision = hits / predicted if predicted else 0.0
        recall = hits / gold if gold else 0.0
        total = precision + recall
        return cls(precision, recall, 2 * precision * recall / total if total else 0.0, gold)
