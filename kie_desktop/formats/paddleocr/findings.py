"""Collects what a reader finds wrong with one page of a label file."""

from __future__ import annotations

from dataclasses import dataclass, field

from kie_desktop.domain.problems import Problem, Severity


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
