"""Collects what a reader finds wrong with one page of a label file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kie_desktop.domain.problems import Problem, Severity

MOST_OF_A_KIND = 20


@dataclass(slots=True)
class Findings:
    """Problems of one page; every message says where in the file it is and, where known, the entity.

    An error is what PaddleOCR would drop a page for or learn wrongly from; a warning it survives.
    """

    page: str
    where: str
    problems: list[Problem] = field(default_factory=list)

    def error(self, code: str, message: str, entity: int | None = None, fix: str = "") -> None:
        """Add an error."""
        self._add(Severity.ERROR, code, message, entity, fix)

    def warning(self, code: str, message: str, entity: int | None = None, fix: str = "") -> None:
        """Add a warning."""
        self._add(Severity.WARNING, code, message, entity, fix)

    def _add(self, severity: Severity, code: str, message: str, entity: int | None, fix: str) -> None:
        where = self.where if entity is None else f"{self.where}, entity {entity}"
        self.problems.append(Problem(self.page, code, severity, f"{where}: {message}", entity, fix))


def limited(problems: Iterable[Problem]) -> list[Problem]:
    """Problems with no more than some of a kind for each page; the last of them says how many more there are."""
    problems = list(problems)
    counts = Counter((problem.page, problem.code) for problem in problems)
    met: Counter[tuple[str, str]] = Counter()
    kept: list[Problem] = []
    for problem in problems:
        kind = problem.page, problem.code
        met[kind] += 1
        if met[kind] < MOST_OF_A_KIND:
            kept.append(problem)
        elif met[kind] == MOST_OF_A_KIND:
            more = counts[kind] - MOST_OF_A_KIND
            kept.append(replace(problem, message=f"{problem.message} (and {more} more like this)") if more else problem)
    return kept
