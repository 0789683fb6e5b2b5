"""The candidates of one family on one document, as numbers: texts in their roles, and dense features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.bins import distinct
from kie_desktop.fields.candidates import Family
from kie_desktop.fields.layout import NOTHING
from kie_desktop.fields.reading import Candidate, Piece, Reading
from kie_desktop.fields.text_features import feature_matrix

Ints = NDArray[np.int64]
_MOST_LEFT = 3
"""So many lines left of a candidate are looked at."""


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


@dataclass(frozen=True)
class TextSums:
    """How weights of features become scores of candidates.

    unique, inverse: the features that occur, and which of them each is. scale: [features] of each in its text. filled:
    [units] texts that have features; row_starts: where those begin. slots: [m] place in an array [units, ROLES] of
    each role of a candidate. owned: [n] candidates that have texts; starts: where their roles begin.
    """

    unique: Ints
    inverse: Ints
    scale: NDArray[np.float32]
    filled: NDArray[np.bool_]
    row_starts: Ints
    slots: Ints
    owned: NDArray[np.bool_]
    starts: Ints


@dataclass
class Sheet:
    """What the ranker sees of candidates.

    features, starts: hashed features of the texts that have a role (`feature_matrix`). owner, unit, role: [m] that
    text `unit` has this role for candidate `owner`, sorted by owner. dense: float32[n, d], see `features`.
    left, above: [n] index in `texts_beside` of what stands left of and above each.
    """

    reading: Reading
    family: Family
    candidates: list[Candidate]
    features: NDArray[np.int32]
    starts: Ints
    owner: Ints
    unit: Ints
    role: Ints
    dense: NDArray[np.float32]
    left: Ints
    above: Ints
    texts_beside: list[str]

    def __len__(self) -> int:
        return len(self.candidates)

    @cached_property
    def pieces(self) -> Pieces:
        """The pieces of all candidates."""
        return Pieces.of(self.candidates)

    @cached_property
    def sums(self) -> TextSums:
        """What is the same whatever weights the texts are scored with."""
        counts = np.diff(self.starts)
        unique, inverse = distinct(self.features)
        scale = np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts).astype(np.float32)
        owned = np.bincount(self.owner, minlength=len(self)) > 0
        starts = np.searchsorted(self.owner, np.flatnonzero(owned))
        filled = counts > 0
        return TextSums(
            unique, inverse, scale, filled, self.starts[:-1][filled], self.unit * ROLES + self.role, owned, starts
        )

    @cached_property
    def unit_names(self) -> list[bytes]:
        """The features of each text as a name: texts with equal names count in the same way."""
        return [self.features[start:end].tobytes() for start, end in pairwise(self.starts.tolist())]

    def pick(self, rows: Ints) -> Sheet:
        """A sheet of some of the candidates, in the order given; what is said of them stays as it is."""
        place = np.full(len(self), -1, np.int64)
        place[rows] = np.arange(len(rows))
        owner = place[self.owner]
        kept = np.flatnonzero(owner >= 0)
        kept = kept[np.argsort(owner[kept], kind="stable")]
        units, unit = distinct(self.unit[kept])
        counts = np.diff(self.starts)[units]
        starts = np.zeros(len(units) + 1, np.int64)
        np.cumsum(counts, out=starts[1:])
        source = np.repeat(self.starts[units] - starts[:-1], counts) + np.arange(int(starts[-1]))
        return Sheet(
            self.reading,
            self.family,
            [self.candidates[row] for row in rows.tolist()],
            self.features[source],
            starts,
            owner[kept],
            unit,
            self.role[kept],
            self.dense[rows],
            self.left[rows],
            self.above[rows],
            self.texts_beside,
        )


@dataclass(frozen=True)
class Pieces:
    """The pieces of candidates one behind the other. owner: the candidate of each. first, last: [n] each one's ends."""

    line: Ints
    start: Ints
    end: Ints
    owner: Ints
    first: Ints
    last: Ints

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> Pieces:
        """Those of some candidates."""
        flat = chain.from_iterable(chain.from_iterable(candidate.pieces for candidate in candidates))
        rows = np.fromiter(flat, np.int64).reshape(-1, 3)
        counts = np.array([len(candidate.pieces) for candidate in candidates], np.int64)
        last = np.cumsum(counts) - 1
        owner = np.repeat(np.arange(len(candidates)), counts)
        return cls(rows[:, 0], rows[:, 1], rows[:, 2], owner, last - counts + 1, last)


class Roles:
    """Which texts a candidate has as what: each text once, by number."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.texts: dict[str, int] = {}
        self._beside: dict[str, int] = {}
        self._heads = _Groups()
        self._tails = _Groups()
        self._beside_of_head: list[tuple[int, int]] = []
        self._pieces: dict[Piece, int] = {}

    @property
    def texts_beside(self) -> list[str]:
        """Texts left of and above candidates, by number."""
        return list(self._beside)

    def _unit(self, text: str) -> int:
        return self.texts.setdefault(text, len(self.texts))

    def _piece(self, piece: Piece) -> int:
        if piece not in self._pieces:
            self._pieces[piece] = self._unit(self._reading.text_of(piece))
        return self._pieces[piece]

    def _head(self, piece: Piece) -> int:
        """Number of what stands left of and above where a candidate begins."""
        name = piece[:2]
        if name not in self._heads.number:
            lines, near = self._reading.lines, self._reading.neighbours
            before = lines[piece.line].text[: piece.start].strip()
            texts = [before] if before else []
            left, above = near.left[piece.line], near.above[piece.line]
            while left != NOTHING and len(texts) < _MOST_LEFT:
                texts.append(lines[left].text)
                left = near.left[left]
            upper = lines[above].text if above != NOTHING else "^"
            beside = " ".join(reversed(texts))
            self._beside_of_head.append(
                (self._beside.setdefault(beside, len(self._beside)), self._beside.setdefault(upper, len(self._beside)))
            )
            units = [(self._unit(text), int(Role.LEFT)) for text in texts]
            self._heads.add(name, [*units, (self._unit(upper), int(Role.ABOVE))])
        return self._heads.number[name]

    def _tail(self, piece: Piece) -> int:
        """Number of what stands right of where a candidate ends, and below."""
        name = piece[0], piece[2]
        if name not in self._tails.number:
            lines, near = self._reading.lines, self._reading.neighbours
            after = lines[piece.line].text[piece.end :].strip()
            right, below = near.right[piece.line], near.below[piece.line]
            rows = []
            if after or right != NOTHING:
                rows.append((self._unit(after or lines[right].text), int(Role.RIGHT)))
            rows.append((self._unit(lines[below].text if below != NOTHING else "$"), int(Role.BELOW)))
            self._tails.add(name, rows)
        return self._tails.number[name]

    def triples(
        self, candidates: Sequence[Candidate], pieces: Pieces, *, whole: bool
    ) -> tuple[Ints, Ints, Ints, Ints, Ints]:
        """owner, unit and role, sorted by owner; numbers of the texts left of and above each candidate.

        whole: they may be of several lines, so that the first and the last of them count.
        """
        own = np.fromiter(
            (self._piece(piece) for one in candidates for piece in one.pieces), np.int64, len(pieces.line)
        )
        heads = np.fromiter((self._head(one.pieces[0]) for one in candidates), np.int64, len(candidates))
        tails = np.fromiter((self._tail(one.pieces[-1]) for one in candidates), np.int64, len(candidates))
        owners, units, roles = [pieces.owner], [own], [np.full(len(own), int(Role.OWN))]
        if whole:
            for role, ends in ((Role.FIRST, pieces.first), (Role.LAST, pieces.last)):
                owners.append(np.arange(len(candidates)))
                units.append(own[ends])
                roles.append(np.full(len(candidates), int(role)))
        for groups, numbers in ((self._heads, heads), (self._tails, tails)):
            owner, unit, role_of = groups.spread(numbers)
            owners.append(owner)
            units.append(unit)
            roles.append(role_of)
        owner = np.concatenate(owners)
        order = np.argsort(owner, kind="stable")
        beside = np.array(self._beside_of_head, np.int64).reshape(-1, 2)[heads]
        return owner[order], np.concatenate(units)[order], np.concatenate(roles)[order], beside[:, 0], beside[:, 1]


class _Groups:
    """Groups of (unit, role) by number."""

    def __init__(self) -> None:
        self.number: dict[tuple[int, int], int] = {}
        self._rows: list[tuple[int, int]] = []
        self._starts = [0]

    def add(self, name: tuple[int, int], rows: Sequence[tuple[int, int]]) -> None:
        self.number[name] = len(self.number)
        self._rows += rows
        self._starts.append(len(self._rows))

    def spread(self, numbers: Ints) -> tuple[Ints, Ints, Ints]:
        """owner, unit and role of the rows of a group for each owner."""
        rows, starts = np.array(self._rows, np.int64).reshape(-1, 2), np.array(self._starts, np.int64)
        counts = np.diff(starts)[numbers]
        begins = np.cumsum(counts) - counts
        index = np.repeat(starts[numbers] - begins, counts) + np.arange(int(counts.sum()))
        return np.repeat(np.arange(len(numbers)), counts), rows[index, 0], rows[index, 1]


def text_parts(roles: Roles) -> tuple[NDArray[np.int32], Ints]:
    """Hashed features of all texts that have a role."""
    return feature_matrix(list(roles.texts))
