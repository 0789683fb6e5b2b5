"""Text that runs from the top down, sign under sign, as Chinese and Japanese may: found by how its signs stand.

PDF writers place each sign by itself, or have a font do it; either way every sign comes as a run of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kie_desktop.formats.pdf_runs import Run

_FEWEST = 3
"""Signs of a column."""
_GAP = 0.35
"""Of a sign's height: signs that are farther apart are rows of a list."""
_OVERLAP = -0.3
"""Of a sign's height: how far signs may reach into each other."""
_ASIDE = 0.25
"""Of a sign's height: how far the middles of signs may stand from each other sideways."""
_ALIKE = 1.4
"""A sign is at most so many times as high as its neighbour."""
_MOSTLY = 0.6
"""So many of the signs are Chinese, Japanese or Korean, and of a list so many stand beside words."""
_BESIDE = 4.0
"""Heights to the sides, within which words make a column a list."""


def columns_of(runs: Sequence[Run]) -> tuple[list[list[Run]], list[Run]]:
    """Columns of signs, each from the top, and all other runs. runs: of one direction.

    A sign that is drawn twice, as for its shadow, is in its column once.
    """
    signs = [run for run in runs if len(run.along) == 1]
    words = sorted((run for run in runs if len(run.along) > 1), key=_middle)
    middles = [_middle(run) for run in words]
    columns, taken = [], set()
    for part in (part for aligned in _aligned(signs) for part in _stacked(aligned)):
        column = _without_shadows(part)
        if len(column) >= _FEWEST and _is_east_asian(column) and not _is_list(column, words, middles):
            columns.append(column)
            taken |= {id(run) for run in part}
    return columns, [run for run in runs if id(run) not in taken]


def _middle(run: Run) -> float:
    return sum(run.across) / 2


def _place(run: Run) -> float:
    return sum(run.along[0]) / 2


def _aligned(signs: Sequence[Run]) -> Iterator[list[Run]]:
    """Signs that stand in one vertical."""
    part: list[Run] = []
    for run in sorted(signs, key=_place):
        if part and _place(run) - _place(part[-1]) > _ASIDE * min(run.height, part[-1].height):
            yield part
            part = []
        part.append(run)
    if part:
        yield part


def _stacked(aligned: Sequence[Run]) -> Iterator[list[Run]]:
    """Signs that follow each other closely, from the top."""
    ordered = sorted(aligned, key=_middle)
    part = ordered[:1]
    for before, run in pairwise(ordered):
        if not (_follows(before, run) or _is_shadow(before, run)):
            yield part
            part = []
        part.append(run)
    yield part


def _follows(before: Run, run: Run) -> bool:
    small, large = sorted((before.height, run.height))
    return _OVERLAP * small <= run.across[0] - before.across[1] <= _GAP * small and large <= _ALIKE * small


def _is_shadow(before: Run, run: Run) -> bool:
    return run.letters == before.letters and _middle(run) - _middle(before) < run.height / 2


def _without_shadows(part: Sequence[Run]) -> list[Run]:
    return [part[0], *(run for before, run in pairwise(part) if not _is_shadow(before, run))]


def _is_east_asian(column: Sequence[Run]) -> bool:
    return sum(_is_sign(run.letters[0]) for run in column) >= _MOSTLY * len(column)


def _is_sign(letter: str) -> bool:
    """Whether a letter is Chinese, Japanese or Korean, or of the same width."""
    return "\u3000" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af" or "\uf900" <= letter <= "\uffef"


def _is_list(column: Sequence[Run], words: Sequence[Run], middles: Sequence[float]) -> bool:
    """Whether most signs stand beside words of their row, as the numbers of a list do. middles: of words, sorted."""
    return sum(_is_beside_words(run, words, middles) for run in column) >= _MOSTLY * len(column)


def _is_beside_words(run: Run, words: Sequence[Run], middles: Sequence[float]) -> bool:
    first = bisect_left(middles, run.across[0])
    last = bisect_left(middles, run.across[1])
    near = _BESIDE * run.height
    return any(one.start - run.end <= near and run.start - one.end <= near for one in words[first:last])
