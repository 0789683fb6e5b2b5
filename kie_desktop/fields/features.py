"""What the ranker sees of each candidate: texts in their roles, and numbers about place, form and neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.candidates import Candidate, Family, Reading
from kie_desktop.fields.layout import NOTHING, Layout
from kie_desktop.fields.text_features import feature_matrix, key_classes

Array = NDArray[np.float32]


class Role(IntEnum):
    """What a text is to a candidate: its own lines, the first and the last of them, and its neighbours."""

    OWN = 0
    FIRST = 1
    LAST = 2
    LEFT = 3
    RIGHT = 4
    ABOVE = 5
    BELOW = 6


ROLES = len(Role)


@dataclass
class Sheet:
    """The candidates of one family on one document, as numbers.

    values: what each candidate means (`values.value_key`); "" where it means nothing. texts: what each says.
    features, starts: hashed features of the texts that have a role (`feature_matrix`). owner, unit, role: [m] that
    text `unit` has this role for candidate `owner`, sorted by owner. dense: float32[n, d], see `columns_of`.
    """

    reading: Reading
    family: Family
    candidates: list[Candidate]
    texts: list[str]
    features: NDArray[np.int32]
    starts: NDArray[np.int64]
    owner: NDArray[np.int64]
    unit: NDArray[np.int64]
    role: NDArray[np.int64]
    dense: Array
    left_texts: list[str]
    above_texts: list[str]

    def __len__(self) -> int:
        return len(self.candidates)

    def pick(self, rows: NDArray[np.int64]) -> Sheet:
        """A sheet of some of the candidates, in the order given; what is said of them stays as it is."""
        place = np.full(len(self), -1, np.int64)
        place[rows] = np.arange(len(rows))
        owner = place[self.owner]
        kept = np.flatnonzero(owner >= 0)
        kept = kept[np.argsort(owner[kept], kind="stable")]
        units, unit = np.unique(self.unit[kept], return_inverse=True)
        counts = np.diff(self.starts)[units]
        starts = np.zeros(len(units) + 1, np.int64)
        np.cumsum(counts, out=starts[1:])
        source = np.repeat(self.starts[units] - starts[:-1], counts) + np.arange(int(starts[-1]))
        chosen = rows.tolist()
        return Sheet(
            self.reading,
            self.family,
            [self.candidates[row] for row in chosen],
            [self.texts[row] for row in chosen],
            self.features[source],
            starts,
            owner[kept],
            unit.astype(np.int64),
            self.role[kept],
            self.dense[rows],
            [self.left_texts[row] for row in chosen],
            [self.above_texts[row] for row in chosen],
        )


def hat(values: NDArray[np.float64], knots: Sequence[float]) -> Array:
    """Piecewise linear bins: [n] -> [n, len(knots)], each row sums to 1; values beyond the ends count as the ends."""
    grid = np.asarray(knots, np.float64)
    clipped = np.clip(values, grid[0], grid[-1])
    index = np.clip(np.searchsorted(grid, clipped, side="right") - 1, 0, len(grid) - 2)
    share = (clipped - grid[index]) / (grid[index + 1] - grid[index])
    result = np.zeros((len(values), len(grid)), np.float32)
    rows = np.arange(len(values))
    result[rows, index] = 1 - share
    result[rows, index + 1] += share
    return result


def one_hot(values: NDArray[np.int64], size: int) -> Array:
    """[n] -> [n, size]; larger values count as the last."""
    result = np.zeros((len(values), size), np.float32)
    result[np.arange(len(values)), np.clip(values, 0, size - 1)] = 1
    return result


class _Columns:
    """Dense columns put side by side, with their names."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.parts: list[Array] = []

    def add(self, name: str, values: NDArray[np.float32] | NDArray[np.float64] | NDArray[np.bool_]) -> None:
        part = np.asarray(values, np.float32)
        part = part[:, None] if part.ndim == 1 else part
        self.parts.append(part)
        self.names += [name] if part.shape[1] == 1 else [f"{name} {number}" for number in range(part.shape[1])]

    def array(self, count: int) -> Array:
        return np.concatenate(self.parts, axis=1) if self.parts else np.zeros((count, 0), np.float32)


def sheet_of(reading: Reading, family: Family, candidates: list[Candidate]) -> Sheet:
    """Everything that the ranker sees of candidates of one family."""
    texts = [reading.text(candidate) for candidate in candidates]
    roles = _Roles(reading)
    for number, candidate in enumerate(candidates):
        roles.add(number, candidate, whole=family is Family.TEXT)
    columns = _columns(reading, family, candidates, texts, roles)
    features, starts = feature_matrix(list(roles.texts))
    triples = np.array(roles.triples, np.int64).reshape(-1, 3)
    return Sheet(
        reading,
        family,
        candidates,
        texts,
        features,
        starts,
        triples[:, 0],
        triples[:, 1],
        triples[:, 2],
        columns.array(len(candidates)),
        roles.left_texts,
        roles.above_texts,
    )


class _Roles:
    """Texts by number, and which candidate has which of them as what."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.texts: dict[str, int] = {}
        self.triples: list[tuple[int, int, int]] = []
        self.left_texts: list[str] = []
        self.above_texts: list[str] = []
        self._places: list[tuple[int, Layout]] = []
        for number, layout in enumerate(reading.layouts):
            self._places += [(reading.first[number], layout)] * len(layout.order)
        self._neighbours = [
            (
                np.where(layout.left >= 0, layout.left + offset, NOTHING).tolist(),
                np.where(layout.right >= 0, layout.right + offset, NOTHING).tolist(),
                np.where(layout.above >= 0, layout.above + offset, NOTHING).tolist(),
                np.where(layout.below >= 0, layout.below + offset, NOTHING).tolist(),
            )
            for offset, layout in zip(reading.first, reading.layouts, strict=False)
        ]

    def _unit(self, text: str) -> int:
        return self.texts.setdefault(text, len(self.texts))

    def neighbours(self, line: int) -> tuple[int, int, int, int]:
        """Left, right, above, below; NOTHING where there is none."""
        page = self.reading.page_of[line]
        local = line - self.reading.first[page]
        left, right, above, below = self._neighbours[page]
        return left[local], right[local], above[local], below[local]

    def add(self, number: int, candidate: Candidate, *, whole: bool) -> None:
        """Give a candidate its texts. whole: it may be of several lines, so that the first and last of them count."""
        lines, pieces = self.reading.lines, candidate.pieces
        add = self.triples.append
        for piece in pieces:
            add((number, self._unit(self.reading.text_of(piece)), Role.OWN))
        first, last = pieces[0], pieces[-1]
        if whole:
            add((number, self._unit(self.reading.text_of(first)), Role.FIRST))
            add((number, self._unit(self.reading.text_of(last)), Role.LAST))
        left, _, above, _ = self.neighbours(first.line)
        _, right, _, below = self.neighbours(last.line)
        before = lines[first.line].text[: first.start].strip()
        lefts = [before] if before else []
        own = {piece.line for piece in pieces}
        steps = 0
        while left >= 0 and left not in own and steps < 3:
            lefts.append(lines[left].text)
            left, steps = self.neighbours(left)[0], steps + 1
        for text in lefts:
            add((number, self._unit(text), Role.LEFT))
        after = lines[last.line].text[last.end :].strip()
        if after or (right >= 0 and right not in own):
            add((number, self._unit(after or lines[right].text), Role.RIGHT))
        above_text = lines[above].text if above >= 0 else "^"
        add((number, self._unit(above_text), Role.ABOVE))
        add((number, self._unit(lines[below].text if below >= 0 else "$"), Role.BELOW))
        self.left_texts.append(" ".join(reversed(lefts)))
        self.above_texts.append(above_text)


def _columns(
    reading: Reading, family: Family, candidates: list[Candidate], texts: list[str], roles: _Roles
) -> _Columns:
    columns = _Columns()
    count = len(candidates)
    first = np.array([candidate.pieces[0].line for candidate in candidates], np.int64)
    last = np.array([candidate.pieces[-1].line for candidate in candidates], np.int64)
    columns.add("bias", np.ones(count))
    _add_place(columns, reading, candidates, first, last, whole=family is Family.TEXT)
    _add_form(columns, reading, candidates, texts, roles)
    if family is Family.TEXT:
        _add_block(columns, reading, candidates, first, last)
    elif family is Family.AMOUNT:
        _add_amounts(columns, reading, candidates, texts, first, roles)
    elif family is Family.DATE:
        _add_dates(columns, texts, first)
    else:
        _add_repeats(columns, texts)
    return columns


def _add_place(
    columns: _Columns,
    reading: Reading,
    candidates: list[Candidate],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    *,
    whole: bool,
) -> None:
    """Where on the page, in units of the page's text; how large the letters are."""
    pages = np.array([reading.page_of[line] for line in first.tolist()], np.int64)
    boxes = np.concatenate([layout.boxes for layout in reading.layouts]) if reading.lines else np.zeros((0, 4))
    rows = np.concatenate([layout.row for layout in reading.layouts]) if reading.lines else np.zeros(0, np.int64)
    frames = np.array([layout.frame for layout in reading.layouts]).reshape(-1, 4)[pages]
    heights = np.array([layout.height for layout in reading.layouts])[pages] if len(pages) else np.zeros(0)
    most_rows = np.array([layout.rows for layout in reading.layouts])[pages] if len(pages) else np.zeros(0, np.int64)
    width, height = np.maximum(frames[:, 2] - frames[:, 0], 1), np.maximum(frames[:, 3] - frames[:, 1], 1)
    x1, x2 = _edges(reading, candidates, boxes)
    y1, y2 = boxes[first, 1], boxes[last, 3]
    columns.add("y", hat((y1 - frames[:, 1]) / height, (0, 0.06, 0.12, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1.0)))
    top = rows[first]
    columns.add("row", hat(top.astype(np.float64), (0, 1, 2, 3, 4, 6, 9, 14, 25, 50)))
    columns.add("row from below", hat((most_rows - 1 - rows[last]).astype(np.float64), (0, 1, 2, 4, 8, 14, 25)))
    columns.add("x", hat(((x1 + x2) / 2 - frames[:, 0]) / width, (0, 0.25, 0.5, 0.75, 1)))
    columns.add("left", hat((x1 - frames[:, 0]) / width, (0, 0.1, 0.3, 0.6, 0.9)))
    columns.add("right", hat((x2 - frames[:, 0]) / width, (0.1, 0.4, 0.7, 0.9, 1)))
    columns.add("centred", np.abs((x1 + x2) / 2 - (frames[:, 0] + frames[:, 2]) / 2) < 0.06 * width)
    size = (boxes[first, 3] - boxes[first, 1]) / np.maximum(heights, 1)
    columns.add("size", hat(size, (0.6, 0.85, 1.0, 1.2, 1.5, 2.0, 3.0)))
    columns.add("page", np.stack([pages == 0, (pages > 0) & (pages < len(reading.layouts) - 1),
                                  (pages > 0) & (pages == len(reading.layouts) - 1)], 1))
    if whole:
        count = np.array([len({piece.line for piece in candidate.pieces}) for candidate in candidates], np.int64)
        columns.add("lines", one_hot(count - 1, 8))
        columns.add("size of last", hat((boxes[last, 3] - boxes[last, 1]) / np.maximum(heights, 1), (0.7, 1.0, 1.4, 2.0)))


def _edges(
    reading: Reading, candidates: list[Candidate], boxes: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Left and right edge of each candidate; of a part of a line by its characters."""
    lengths = [max(len(line.text), 1) for line in reading.lines]
    left, right = np.zeros(len(candidates)), np.zeros(len(candidates))
    for number, candidate in enumerate(candidates):
        edges = [
            (
                boxes[piece.line, 0] + (boxes[piece.line, 2] - boxes[piece.line, 0]) * piece.start / lengths[piece.line],
                boxes[piece.line, 0] + (boxes[piece.line, 2] - boxes[piece.line, 0]) * piece.end / lengths[piece.line],
            )
            for piece in candidate.pieces
        ]
        left[number], right[number] = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    return left, right


def _add_form(
    columns: _Columns, reading: Reading, candidates: list[Candidate], texts: list[str], roles: _Roles
) -> None:
    """Length, digits and letters; whether the value fills its line; whether a key stands before it."""
    lengths = np.array([len(text) for text in texts], np.float64)
    digits = np.array([sum(map(str.isdigit, text)) for text in texts], np.float64)
    letters = np.array([sum(map(str.isalpha, text)) for text in texts], np.float64)
    columns.add("length", hat(np.log2(lengths + 1), (0, 1, 2, 3, 4, 5, 6, 7)))
    columns.add("digits", hat(digits / np.maximum(lengths, 1), (0, 0.15, 0.4, 0.7, 1)))
    columns.add("letters", hat(letters / np.maximum(lengths, 1), (0, 0.3, 0.6, 0.8, 1)))
    begins = np.array([candidate.pieces[0].start == 0 for candidate in candidates], np.bool_)
    ends = np.array(
        [piece.end >= len(reading.lines[piece.line].text.rstrip()) for piece in (c.pieces[-1] for c in candidates)],
        np.bool_,
    )
    columns.add("begins", begins)
    columns.add("ends", ends)
    colon = np.array([left.rstrip().endswith((":", "：")) for left in roles.left_texts], np.bool_)
    columns.add("behind colon", colon)
    columns.add("left empty", np.array([not left for left in roles.left_texts], np.bool_))


def _add_block(
    columns: _Columns, reading: Reading, candidates: list[Candidate], first: NDArray[np.int64], last: NDArray[np.int64]
) -> None:
    """Whether the text goes on above and below the candidate: gaps, sizes and edges of the lines next to it."""
    boxes = np.concatenate([layout.boxes for layout in reading.layouts]) if reading.lines else np.zeros((0, 4))
    offsets = reading.first
    above = np.concatenate(
        [np.where(layout.above >= 0, layout.above + offsets[n], NOTHING) for n, layout in enumerate(reading.layouts)]
        or [np.zeros(0, np.int64)]
    )
    below = np.concatenate(
        [np.where(layout.below >= 0, layout.below + offsets[n], NOTHING) for n, layout in enumerate(reading.layouts)]
        or [np.zeros(0, np.int64)]
    )
    for name, edge, neighbours, upper in (("above", first, above, True), ("below", last, below, False)):
        other = neighbours[edge]
        there = other >= 0
        size = np.maximum(boxes[edge, 3] - boxes[edge, 1], 1)
        gap = (boxes[edge, 1] - boxes[other, 3] if upper else boxes[other, 1] - boxes[edge, 3]) / size
        columns.add(f"gap {name}", hat(np.where(there, gap, 3.0), (-0.2, 0.1, 0.4, 0.8, 1.5, 3.0)))
        ratio = np.log2(np.maximum(boxes[other, 3] - boxes[other, 1], 1) / size)
        columns.add(f"size {name}", hat(np.where(there, ratio, 0.0), (-1, -0.3, 0, 0.3, 1)))
        left = np.abs(boxes[other, 0] - boxes[edge, 0]) < 0.5 * size
        middle = np.abs(boxes[other, [0]] + boxes[other, 2] - boxes[edge, 0] - boxes[edge, 2]) < size
        columns.add(f"same edge {name}", there & (left | middle))
    inner = np.zeros(len(candidates))
    uneven = np.zeros(len(candidates))
    for number, candidate in enumerate(candidates):
        lines = [piece.line for piece in candidate.pieces]
        pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if a != b]
        if pairs:
            sizes = [max(boxes[a, 3] - boxes[a, 1], 1.0) for a, _ in pairs]
            inner[number] = max((boxes[b, 1] - boxes[a, 3]) / s for (a, b), s in zip(pairs, sizes, strict=True))
            uneven[number] = max(
                abs(np.log2(max(boxes[b, 3] - boxes[b, 1], 1.0) / s)) for (_, b), s in zip(pairs, sizes, strict=True)
            )
    columns.add("inner gap", hat(inner, (-1.0, -0.2, 0.1, 0.4, 0.8, 1.5, 3.0)))
    columns.add("uneven", hat(uneven, (0, 0.2, 0.5, 1.0)))


def _add_amounts(
    columns: _Columns,
    reading: Reading,
    candidates: list[Candidate],
    texts: list[str],
    first: NDArray[np.int64],
    roles: _Roles,
) -> None:
    """How the number compares with the others of the document: rank, repeats, sums and differences."""
    numbers = amounts_of(texts)
    spans = [candidate.amount for candidate in candidates]
    money = np.array([span is not None and not span.plain for span in spans], np.bool_)
    if not (money & (numbers != 0)).any():
        money = np.ones(len(texts), np.bool_)
    columns.add("currency", np.array([bool(span and span.currency) for span in spans]))
    columns.add("decimals", np.array([bool(span and span.decimals) for span in spans]))
    columns.add("plain", np.array([bool(span and span.plain) for span in spans]))
    columns.add("zero", numbers == 0)
    columns.add("negative", numbers < 0)
    columns.add("percent", np.array([_followed_by_percent(reading, candidate) for candidate in candidates]))
    cents = [round(float(number) * 100) for number in numbers]
    counts = Counter(cent for cent, is_money in zip(cents, money.tolist(), strict=True) if is_money)
    distinct = sorted((cent for cent in counts if cent > 0), reverse=True)
    rank = {cent: place for place, cent in enumerate(distinct)}
    ranks = np.array([rank.get(cent, 12) for cent in cents], np.float64)
    columns.add("rank", hat(ranks, (0, 1, 2, 3, 5, 8, 12)))
    repeats = np.array([counts.get(cent, 0) for cent in cents], np.int64)
    columns.add("repeats", one_hot(repeats, 6))
    places = _order_among(first, money)
    columns.add("money from below", hat(places, (0, 1, 2, 3, 4, 6, 9, 14)))
    sums, differences, reached = _arithmetic(cents, money, first)
    columns.add("sum of two", sums)
    columns.add("difference", differences)
    columns.add("sum of above", reached)
    right = np.array([layout_right(reading, line) for line in first.tolist()], np.bool_)
    columns.add("rightmost", right)
    seen: Counter[int] = Counter()
    again = []
    for cent in cents:
        again.append(seen[cent])
        seen[cent] += 1
    columns.add("nth time", one_hot(np.array(again, np.int64), 4))
    columns.add("key near", _key_columns(roles.left_texts))
    columns.add("key above", _key_columns(roles.above_texts))


def amounts_of(texts: Sequence[str]) -> NDArray[np.float64]:
    """The numbers that texts mean, quickly: the last separator with two digits behind it is the decimal sign."""
    result = np.zeros(len(texts))
    for number, text in enumerate(texts):
        digits = [sign for sign in text if sign.isdigit() or sign in ".,"]
        plain = "".join(digits)
        whole, cents = plain, ""
        for mark in (".", ","):
            head, found, tail = plain.rpartition(mark)
            if found and len(tail) in (1, 2, 4) and tail.isdigit():
                whole, cents = head, tail
        whole = whole.replace(".", "").replace(",", "")
        value = float(f"{whole or 0}.{cents or 0}") if len(whole) < 16 else 0.0
        result[number] = -value if text[:1] in "-−(" or text[-1:] in "-−" or " -" in text else value
    return result


def _followed_by_percent(reading: Reading, candidate: Candidate) -> bool:
    piece = candidate.pieces[0]
    return reading.lines[piece.line].text[piece.end : piece.end + 2].strip()[:1] == "%"


def _order_among(first: NDArray[np.int64], money: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How many amounts of money stand in rows below."""
    rows = np.sort(first[money])
    return (len(rows) - np.searchsorted(rows, first, side="right")).astype(np.float64)


_KEY_NAMES = (
    "total", "subtotal", "tax", "cash", "change", "rounding", "discount", "card", "item", "total items", "due", "number",
)  # fmt: skip


def _key_columns(texts: Sequence[str]) -> Array:
    result = np.zeros((len(texts), len(_KEY_NAMES)), np.float32)
    for row, text in enumerate(texts):
        for kind in key_classes(text):
            name = kind.removeprefix("key ")
            if name in _KEY_NAMES:
                result[row, _KEY_NAMES.index(name)] = 1
    return result


def _arithmetic(
    cents: list[int], money: NDArray[np.bool_], first: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether a number is the sum of two others, the difference of two others, and the sum of a run right above it."""
    flags = money.tolist()
    values = sorted({cent for cent, is_money in zip(cents, flags, strict=True) if is_money and cent > 0})[:80]
    array = np.array(values, np.int64)
    pairs = array[:, None] + array[None, :]
    upper = np.triu_indices(len(array), 1)
    sums = set(pairs[upper].tolist())
    differences = {int(big - small) for big in values for small in values if big > small and big - small != small}
    rows = [(line, cent) for line, cent, is_money in zip(first.tolist(), cents, flags, strict=True) if is_money]
    reached = _sums_above(rows)
    return (
        np.array([is_money and cent in sums and cent > 0 for cent, is_money in zip(cents, flags, strict=True)], np.bool_),
        np.array([is_money and cent in differences for cent, is_money in zip(cents, flags, strict=True)], np.bool_),
        np.array([(line, cent) in reached for line, cent in zip(first.tolist(), cents, strict=True)], np.bool_),
    )


def _sums_above(rows: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """(line, cent) of numbers that are the sum of two or more numbers in the last column of lines above them."""
    last: dict[int, int] = {}
    for line, cent in rows:
        last[line] = cent
    lines = sorted(last)[:200]
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


def layout_right(reading: Reading, line: int) -> bool:
    """Whether nothing stands right of a line in its row."""
    page = reading.page_of[line]
    return bool(reading.layouts[page].right[line - reading.first[page]] == NOTHING)


def _add_dates(columns: _Columns, texts: list[str], first: NDArray[np.int64]) -> None:
    """Which date it is: the first, the earliest, one that is repeated, and with a year of four digits or not."""
    from kie_desktop.fields.dates import iso_date

    days = [iso_date(text) for text in texts]
    counts = Counter(day for day in days if day)
    known = sorted(counts)
    columns.add("no date", np.array([day is None for day in days], np.bool_))
    columns.add("repeats", one_hot(np.array([counts.get(day or "", 0) for day in days], np.int64), 4))
    places = {day: place for place, day in enumerate(known)}
    columns.add("earliest", one_hot(np.array([places.get(day or "", 4) for day in days], np.int64), 4))
    columns.add("latest", one_hot(np.array([len(known) - 1 - places.get(day or "", -4) for day in days], np.int64), 4))
    columns.add("nth", one_hot(np.arange(len(texts), dtype=np.int64), 5))
    columns.add("from end", one_hot(np.arange(len(texts), dtype=np.int64)[::-1].copy(), 4))


def _add_repeats(columns: _Columns, texts: list[str]) -> None:
    counts = Counter(text.casefold() for text in texts)
    columns.add("repeats", one_hot(np.array([counts[text.casefold()] for text in texts], np.int64), 4))
