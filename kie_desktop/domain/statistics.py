"""What a project holds, in figures: labels, and the work that went into its pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from kie_desktop.domain.history import PageId


class LabelCount(NamedTuple):
    """Entities of one label on one page.

    by_human: of those, labelled by a person. scored: labelled by a model; score_sum: the sum of
    their scores, 0 to 1 each. letters: of all texts together.
    """

    page: PageId
    label: str
    entities: int
    by_human: int
    scored: int
    score_sum: float
    letters: int


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """One label over all pages. by_human, by_model: who labelled; the rest was never labelled.

    mean_score: of the model's labels; mean_letters: length of a text. None where there is nothing to average.
    """

    label: str
    entities: int
    pages: int
    by_human: int
    by_model: int
    mean_score: float | None
    mean_letters: float | None


def per_label(counts: Iterable[LabelCount], names: Sequence[str]) -> list[LabelFigures]:
    """A line for every label: those of the label set in its order, then the others by name."""
    rows: dict[str, list[LabelCount]] = defaultdict(list)
    for count in counts:
        rows[count.label].append(count)
    order = [*names, *sorted(rows.keys() - {*names}, key=str.casefold)]
    return [_figures(name, rows.get(name, [])) for name in order]


def by_page(counts: Iterable[LabelCount]) -> dict[PageId, dict[str, int]]:
    """Page -> label -> entities."""
    table: dict[PageId, dict[str, int]] = defaultdict(dict)
    for count in counts:
        table[count.page][count.label] = count.entities
    return table


def _figures(name: str, rows: Collection[LabelCount]) -> LabelFigures:
    entities, scored = sum(row.entities for row in rows), sum(row.scored for row in rows)
    return LabelFigures(
        name,
        entities,
        len(rows),
        sum(row.by_human for row in rows),
        scored,
        sum(row.score_sum for row in rows) / scored if scored else None,
        sum(row.letters for row in rows) / entities if entities else None,
    )


class Effort(NamedTuple):
    """What a person did on a page. actions: edits and commands; active_s: seconds between those that follow closely."""

    actions: int = 0
    active_s: float = 0.0


@dataclass(frozen=True, slots=True)
class EffortFigures:
    """Over the pages that anything was done on; the medians are of those pages, 0 where there is none."""

    pages: int
    total: Effort
    median: Effort


def effort_figures(efforts: Mapping[PageId, Effort]) -> EffortFigures:
    """Totals and medians."""
    rows = [effort for effort in efforts.values() if effort.actions]
    if not rows:
        return EffortFigures(0, Effort(), Effort())
    actions, seconds = [row.actions for row in rows], [row.active_s for row in rows]
    middle = Effort(round(median(actions)), float(median(seconds)))
    return EffortFigures(len(rows), Effort(sum(actions), sum(seconds)), middle)
