"""What a check or a reader found wrong, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

UNLABELLED, NOTHING_TO_LINK = "unlabelled", "nothing-to-link"
"""Codes of problems of pages that no network can learn from; none in a project that has fields only."""


class Severity(StrEnum):
    """An error fails or goes silently wrong in training; a warning deserves a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. page: the image path; entity: its id, or None; code: a stable kebab-case name.

    fix: what repairs it, in words, or "" where only a person can decide (`domain.fixes` does some of them).
    other: the second entity that it is about: the tail of a link, what a duplicate lies on.
    proposal: the label that the fix gives the entity, where it gives one.
    """

    page: str
    code: str
    severity: Severity
    message: str
    entity: int | None = None
    fix: str = ""
    other: int | None = None
    proposal: str = ""

    def as_dict(self) -> dict[str, object]:
        """The JSON form that `check --json` prints."""
        return {
            "page": self.page,
            "entity": self.entity,
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "fix": self.fix,
        }
