"""Tables side by side: where a row of heads is those of two, though nothing but a gap parts them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kie_desktop.domain.geometry import Box
from kie_desktop.domain.label_set import Role
from kie_desktop.fields.column_words import NUMBERS, column_class, plain_words
from kie_desktop.fields.table_columns import LEAST_COLUMNS, Ground, Head, centre_of, extent, middle_of

_IDENTIFY = frozenset(("position", "code"))
"""Columns that number goods..."""
_NAME = _IDENTIFY | {"description"}
"""... and columns that say what goods are."""
_LEVEL = 0.25
"""Cells of one row are level to so many line heights; most rows of two tables side by side are not."""
_ALONE = 2
"""So many rows that only one of two sides has, below the last of the other, are no empty cells."""
_SET_OFF = 1.5
"""Two tables are so many line heights apart, and as many times as far as their columns are, behind figures..."""
_FAR_OFF = 3.0
"""... and so many behind words, which the next columns may be about."""
_LIST = 3
"""So few rows may be lines to fill in on a form."""
_DISTINCT = 0.75
"""So many cells of a column that names rows differ from each other."""
_EVEN = 1.2
"""Columns are of one width where none begins so many times as far from the next one as another."""
_TITLE = 2.5
"""The middle of a title stands so many line heights above the heads of its table, at most..."""
_FLUSH = 0.8
"""... and begins where they do, to so many line heights."""


def side_by_side(ground: Ground, row: list[Head]) -> list[list[Head]]:
    """The tables of a row of heads: the same heads come again, rows do not fit, or one begins as tables do."""
    words = ["".join(head.text.casefold().split()) for head in row]
    for size in range(LEAST_COLUMNS, len(row) // 2 + 1):
        if len(row) % size == 0 and len(set(words[:size])) == size and words == words[:size] * (len(row) // size):
            return [row[at : at + size] for at in range(0, len(row), size)]
    spans = [extent(ground, (head,)) for head in row]
    parts = [_Parts(ground, row, spans, at) for at in range(LEAST_COLUMNS, len(row) - 1)]
    again = sorted((part for part in parts if part.mean_the_same), key=lambda part: part.likeness, reverse=True)
    apart = sorted((part for part in parts if part.are_two), key=lambda part: -part.gap)
    for part in (*again, *apart):
        return [*side_by_side(ground, part.left), *side_by_side(ground, part.right)]
    return [row]


class _Parts:
    """A row of heads cut in two. gap: free room between both sides, in pixels; it is less than 0 where they overlap."""

    def __init__(self, ground: Ground, row: Sequence[Head], spans: Sequence[Box], at: int) -> None:
        """spans: around each head and its values. at: where the row is cut."""
        self.left, self.right = list(row[:at]), list(row[at:])
        self._ground = ground
        self._sides = self.left, self.right
        self._is_even = any(_are_alike([sides[n] for sides in map(_sides, spans)]) for n in range(2))
        """All columns stand as far from each other, so that short texts leave wide gaps."""
        gaps = [right[0] - left[2] for left, right in pairwise(spans)]
        self.gap = gaps.pop(at - 1)
        self._widest_inside = max(gaps)
        kinds = [[column_class(head.text) or plain_words(head.text) for head in side] for side in self._sides]
        shared = {*kinds[0]} & {*kinds[1]}
        goes_on = kinds[1][0] in NUMBERS and kinds[0][0] not in NUMBERS
        are_distinct = all(len({*side}) == len(side) for side in kinds)
        self.mean_the_same = len(shared) >= LEAST_COLUMNS and are_distinct and not goes_on
        """The same columns come again, for goods in whatever words; not the numbers alone, as of another year."""
        self.likeness = kinds[0][0] == kinds[1][0], -abs(len(self.left) - len(self.right)), self.gap
        """How much both sides look like the same table again: they begin alike, and have as many columns."""
        only_names = {*kinds[0]} <= _NAME and not {*kinds[0]}.isdisjoint(_IDENTIFY)
        self._are_one = only_names or (not shared and any({*side} <= NUMBERS for side in kinds))
        """The left side only numbers and names goods, or one side has nothing but numbers of those the other names."""

    @property
    def are_two(self) -> bool:
        """Whether two tables are likelier than one whose rows go on behind a gap."""
        if self.gap <= self._ground.height or self._are_one or not all(map(self._values, self._sides)):
            return False
        if self._is_joined_by_links():
            return False
        return not self._share_rows() or self._goes_on_alone() or self._have_titles() or self._begins_anew()

    def _values(self, side: Iterable[Head]) -> set[int]:
        return {value for head in side for value in head.linked}

    def _is_joined_by_links(self) -> bool:
        """Whether keys at one side lead to values at the other, in rows: the first column names what stands in them."""
        left, right = (self._values(side) for side in self._sides)
        tails = self._ground.tails_of
        joined = sum(bool(tails.get(one, set()) & right) for one in left) + sum(
            bool(tails.get(one, set()) & left) for one in right
        )
        return joined >= LEAST_COLUMNS

    def _share_rows(self) -> bool:
        """Whether most values under the heads at one side have one beside them at the other."""
        ground = self._ground
        fewer, more = sorted(map(self._values, self._sides), key=len)
        middles = sorted(middle_of(ground.boxes[value]) for value in more)
        found = 0
        for value in fewer:
            middle = middle_of(ground.boxes[value])
            near = middles[max(bisect_left(middles, middle) - 1, 0) :][:2]
            found += any(abs(middle - other) <= _LEVEL * ground.height for other in near)
        return 2 * found >= len(fewer)

    def _goes_on_alone(self) -> bool:
        """Whether one side has rows below the last of the other."""
        bottoms = [max(self._ground.boxes[one][3] for one in self._values(side)) for side in self._sides]
        return any(self._rows_below(side, min(bottoms)) >= _ALONE for side in self._sides)

    def _rows_below(self, side: Sequence[Head], y: float) -> int:
        """How many values the columns of one side have below a place: of the column with the second most."""
        boxes = self._ground.boxes
        counts = sorted(sum(boxes[one][1] > y for one in head.linked) for head in side)
        return counts[-LEAST_COLUMNS]

    def _have_titles(self) -> bool:
        """Whether the line straight above the heads is a title of each side, and nothing else."""
        ground = self._ground
        top = min(head.box[1] for side in self._sides for head in side)
        near = [one for one, box in ground.boxes.items() if top - _TITLE * ground.height < middle_of(box) < top]
        if not near:
            return False
        lowest = max(near, key=lambda one: ground.boxes[one][3])
        line = sorted((one for one in near if ground.are_beside(one, lowest)), key=lambda one: ground.boxes[one][0])
        starts = [side[0].box[0] for side in self._sides]
        return len(line) == len(starts) and all(
            self._is_plain(one) and abs(ground.boxes[one][0] - x) <= _FLUSH * ground.height
            for one, x in zip(line, starts, strict=True)
        )

    def _is_plain(self, one: int) -> bool:
        """Whether a line is neither a key nor a value of anything."""
        ground = self._ground
        is_linked = one in ground.heads_of or one in ground.tails_of
        return ground.roles[one] is Role.HEADER or (not is_linked and ground.roles[one] is not Role.VALUE)

    def _begins_anew(self) -> bool:
        """Whether the right side begins as tables do, with what its rows are about, away from the left one."""
        first = self.right[0]
        if self._is_even or len(first.linked) < _LIST or not names_rows(self._ground, first):
            return False
        usual = max(self._ground.height, self._widest_inside)
        most = _FAR_OFF if names_rows(self._ground, self.left[-1]) else _SET_OFF
        return self.gap >= most * usual


def names_rows(ground: Ground, head: Head) -> bool:
    """Whether the cells of a column are words or codes that differ, or dates of a listing, and not figures."""
    kind = column_class(head.text)
    if kind in NUMBERS or kind == "date":
        return kind == "date"
    texts = [ground.page.entities[one].text for one in head.linked]
    are_words = 2 * sum(any(map(str.isalpha, text)) for text in texts) > len(texts)
    return are_words and len({*texts}) >= _DISTINCT * len(texts)


def _sides(box: Box) -> tuple[float, float]:
    return box[0], centre_of(box)


def _are_alike(places: Sequence[float]) -> bool:
    """Whether places follow each other at nearly equal distances."""
    distances = [right - left for left, right in pairwise(places)]
    return max(distances) <= _EVEN * min(distances)
