"""Values of a configuration by their dotted paths, with what is odd about them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.training.yaml_config.loading import Document

_MISSING = object()


class Reader:
    """Values by dotted path, with what is odd about them."""

    def __init__(self, document: Document, name: str) -> None:
        self.document, self.name = document, name
        self.problems: list[Problem] = []

    def get(self, path: str, default: Any = None) -> Any:
        """The value, or the default where there is none."""
        place: Any = self.document
        for part in path.split("."):
            if not isinstance(place, dict) or part not in place:
                return default
            place = place[part]
        return place

    def number(self, path: str, default: Any = _MISSING) -> float:
        """A number; also one that YAML takes for text, such as 5e-5."""
        value = self.get(path, default)
        if isinstance(value, str):
            try:
                number = float(value)
            except ValueError as fault:
                raise self.wrong(path, f"is {value!r}, not a number") from fault
            self.warn("yaml-number", f"{path}: YAML reads {value} as text; it is used as the number {number:g}")
            return number
        if value is _MISSING or value is None:
            raise self.wrong(path, "is missing; set it")
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(path, f"is {value!r}, not a number")
        return value

    def integer(self, path: str, default: Any = _MISSING) -> int:
        """A whole number."""
        return self.whole(path, self.number(path, default))

    def whole(self, path: str, value: float) -> int:
        """A number as a whole one."""
        if value != int(value):
            raise self.wrong(path, f"is {value!r}, not a whole number")
        return int(value)

    def text(self, path: str, default: Any = _MISSING) -> str:
        """A text that is not empty."""
        value = self.get(path, default)
        if not isinstance(value, str) or not value:
            raise self.wrong(path, "is missing; set it" if value in (None, "", _MISSING) else f"is {value!r}, not text")
        return value

    def flag(self, path: str, default: bool = False) -> bool:
        """True or false."""
        value = self.get(path)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.wrong(path, f"is {value!r}; write True or False")
        return value

    def warn(self, code: str, message: str, fix: str = "") -> None:
        """Remember a warning."""
        self.problems.append(Problem(self.name, code, Severity.WARNING, message, fix=fix))

    def refuse(self, code: str, message: str, fix: str = "") -> None:
        """Remember an error, which keeps the run from starting."""
        self.problems.append(Problem(self.name, code, Severity.ERROR, message, fix=fix))

    def wrong(self, path: str, what: str) -> UserError:
        """An error that names file and key."""
        return UserError(f"{self.name}: {path} {what}")

    def transform(self, part: str, step: str) -> Mapping[str, Any]:
        """The parameters of a step in `Train` or `Eval`."""
        rows = self.get(f"{part}.dataset.transforms") or []
        found = [row[step] for row in rows if isinstance(row, dict) and step in row]
        return found[0] if found and isinstance(found[0], dict) else {}
