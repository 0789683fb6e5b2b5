"""What is printed of the mutants that were checked: the survivors of each file, and a table."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

KILLED = frozenset({"killed", "timeout", "segfault", "caught by type check"})
SURVIVED, UNTESTED = "survived", "no tests"
_COLUMNS = ("mutants", "checked", "killed", "survived", "no test")


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of the mutants of a file. verdicts: mutmut's word for each that was checked, by its name.

    total: how many mutants the file has.
    """

    path: Path
    total: int
    verdicts: Mapping[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> tuple[int, int, int, int, int]:
        """Numbers of all, checked, killed, surviving and untested mutants."""
        words = Counter(self.verdicts.values())
        killed = sum(words[word] for word in KILLED)
        return self.total, len(self.verdicts), killed, words[SURVIVED], words[UNTESTED]

    @property
    def survivors(self) -> list[str]:
        """Names of the mutants that no test noticed, those without any test included."""
        return sorted(name for name, word in self.verdicts.items() if word in {SURVIVED, UNTESTED})


def survivor_lines(source: str, path: Path, name: str, diff: str) -> list[str]:
    """Where a surviving mutant is, and what it changes: `path:line function`, then the diff's changed lines.

    name: `module.x_function__mutmut_3` or `module.xǁClassǁmethod__mutmut_3`, as mutmut writes it.
    """
    function = name.rpartition(".")[2].partition("__mutmut_")[0].removeprefix("x_")
    function = function.removeprefix("xǁ").replace("ǁ", ".")
    changed = [line for line in diff.splitlines() if line[:1] in "+-" and not line.startswith(("+++", "---"))]
    before = next((line[1:].strip() for line in changed if line[0] == "-"), "")
    return [f"{path}:{_line_of(source, function, before)} {function}", *(f"    {line}" for line in changed)]


def table(results: Sequence[FileResult]) -> list[str]:
    """A row for each file, and their sum."""
    rows = [(str(result.path), *map(str, result.counts)) for result in results]
    total = tuple(map(sum, zip(*(result.counts for result in results), strict=True))) or (0,) * len(_COLUMNS)
    rows = [("file", *_COLUMNS), *rows, ("total", *map(str, total))]
    width = max(len(row[0]) for row in rows)
    return [f"{name:{width}}" + "".join(f"{cell:>10}" for cell in cells) for name, *cells in rows]


def _line_of(source: str, function: str, text: str) -> int:
    """The number of the first line of a function that is `text`; the function's own where there is none."""
    lines = source.splitlines()
    for start, end in _spans(ast.parse(source).body, function.split(".")):
        for number in range(start, end + 1):
            if lines[number - 1].strip() == text:
                return number
        return start
    return 1


def _spans(body: Sequence[ast.stmt], names: Sequence[str]) -> list[tuple[int, int]]:
    """First and last line of the function of these names, outermost first; of several the last one counts."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    for node in reversed(body):
        if isinstance(node, kinds) and node.name == names[0]:
            return _spans(node.body, names[1:]) if len(names) > 1 else [(node.lineno, node.end_lineno or node.lineno)]
    return []
