"""How a number compares with the others of its document: rank, repeats, sums, differences, keys beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.bins import Array, Columns, hat, one_hot
from kie_desktop.fields.layout import NOTHING
from kie_desktop.fields.reading import Candidate, Reading
from kie_desktop.fields.text_features import key_classes

Ints = NDArray[np.int64]
_MOST_VALUES = 80
_MOST_LINES = 200
_KEYS = (
    "total", "subtotal", "tax", "cash", "change", "rounding", "discount", "card", "item",
    "total items", "due", "number",
)  # fmt: skip


def add_amounts(
    columns: Columns, reading: Reading, candidates: Sequence[Candidate], beside: Sequence[str], left: Ints, above: Ints
) -> None:
    """The columns of a document's amounts. beside: texts; left, above: their numbers for each candidate."""
    first = np.array([candidate.pieces[0].line for candidate in candidates], np.int64)
    spans = [candidate.amount for candidate in candidates]
    numbers = amounts_of([reading.text_of(candidate.pieces[0]) for candidate in candidates])
    money = np.array([span is not None and not span.plain for span in spans], np.bool_)
    if not (money & (numbers != 0)).any():
        money = np.ones(len(candidates), np.bool_)
    columns.add("currency", np.array([bool(span and span.currency) for span in spans], np.bool_))
    columns.add("decimals", np.array([bool(span and span.decimals) for span in spans], np.bool_))
    columns.add("plain", np.array([bool(span and span.plain) for span in spans], np.bool_))
    columns.add("zero", numbers == 0)
    columns.add("negative", numbers < 0)
    columns.add("percent", np.array([_before_percent(reading, candidate) for candidate in candidates], np.bool_))
    cents = [round(float(number) * 100) for number in numbers]
    counts = Counter(cent for cent, is_money in zip(cents, money.tolist(), strict=True) if is_money)
    distinct = sorted((cent for cent in counts if cent > 0), reverse=True)
    rank = {cent: place for place, cent in enumerate(distinct)}
    columns.add("rank", hat(np.array([rank.get(cent, 12) for cent in cents], np.float64), (0, 1, 2, 3, 5, 8, 12)))
    columns.add("repeats", one_hot(np.array([counts.get(cent, 0) for cent in cents], np.int64), 6))
    rows = np.sort(first[money])
    below = (len(rows) - np.searchsorted(rows, first, side="right")).astype(np.float64)
    columns.add("money from below", hat(below, (0, 1, 2, 3, 4, 6, 9, 14)))
    for name, flags in zip(("sum of two", "difference", "sum of above"), _arithmetic(cents, money, first), strict=True):
        columns.add(name, flags)
    columns.add("rightmost", np.array(reading.neighbours.right, np.int64)[first] == NOTHING)
    columns.add("nth time", one_hot(_nth_time(cents), 4))
    keys = _key_columns(beside)
    columns.add("key near", keys[left])
    columns.add("key above", keys[above])


def amounts_of(texts: Sequence[str]) -> NDArray[np.float64]:
    """The numbers that texts mean, quickly: the last separator before one, two or four digits is the decimal sign."""
    result = np.zeros(len(texts))
    for number, text in enumerate(texts):
        plain = "".join(sign for sign in text if sign.isdecimal() or sign in ".,")
        whole, cents = plain, ""
        for mark in (".", ","):
            head, found, tail = plain.rpartition(mark)
            if found and len(tail) in (1, 2, 4) and tail.isdecimal():
                whole, cents = head, tail
        whole = whole.replace(".", "").replace(",", "")
        value = float(f"{whole or 0}.{cents or 0}") if len(whole) < 16 else 0.0
        result[number] = -value if text[:1] in "-−(" or text[-1:] in "-−" or " -" in text else value
    return result


def _before_percent(reading: Reading, candidate: Candidate) -> bool:
    piece = candidate.pieces[0]
    return reading.lines[piece.line].text[piece.end : piece.end + 2].strip()[:1] == "%"


def _nth_time(cents: Sequence[int]) -> Ints:
    seen: Counter[int] = Counter()
    result = []
    for cent in cents:
        result.append(seen[cent])
        seen[cent] += 1
    return np.array(result, np.int64)


def _key_columns(texts: Sequence[str]) -> Array:
    """[len(texts), keys] which fields' names stand in each text."""
    result = np.zeros((max(len(texts), 1), len(_KEYS)), np.float32)
    for row, text in enumerate(texts):
        for kind in key_classes(text):
            name = kind.removeprefix("key ")
            if name in _KEYS:
                result[row, _KEYS.index(name)] = 1
    return result


def _arithmetic(
    cents: list[int], money: NDArray[np.bool_], first: Ints
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether a number is the sum of two others, the difference of two others, and the sum of a run right above it."""
    flags = money.tolist()
    values = sorted({cent for cent, is_money in zip(cents, flags, strict=True) if is_money and cent > 0})[
        -_MOST_VALUES:
    ]
    array = np.array(values, np.int64)
    sums = set((array[:, None] + array[None, :])[np.triu_indices(len(array), 1)].tolist())
    differences = {big - small for big in values for small in values if big > small and big != 2 * small}
    rows = [(line, cent) for line, cent, is_money in zip(first.tolist(), cents, flags, strict=True) if is_money]
    reached = _sums_above(rows)
    pairs = list(zip(first.tolist(), cents, flags, strict=True))
    return (
        np.array([is_money and cent in sums for _, cent, is_money in pairs], np.bool_),
        np.array([is_money and cent in differences for _, cent, is_money in pairs], np.bool_),
        np.array([(line, cent) in reached for line, cent, _ in pairs], np.bool_),
    )


def _sums_above(rows: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """(line, cent) of numbers that are the sum of two or more numbers in the last column of lines above them."""
    last: dict[int, int] = {}
    for line, cent in rows:
        last[line] = cent
    lines = sorted(last)[:_MOST_LINES]
    values = [last[line] for line in lines]
    found: set[tuple[int, int]] = set()
    for place, line in enumerate(lines):
        for start in range(place - 1, max(place - 4, 0), -1):
            total = 0
            for back in range(start, -1, -1):
                total += values[back]
                if start - back and total == values[place] > 0:
                    found.add((line, values[place]))
                if total > values[place]:
                    break
    return found
