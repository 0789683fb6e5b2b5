"""Lines that OCR took for one where two things stand: where to cut them (adr/0043).

Detection joins a key and its value where the gap between them is no wider than a space, so no rule of gaps finds them.
A first small network looks at every white space of a line: its width, letters and words on both sides, lines that begin
below it or with the same words, and what SER says of the tokens. Of the likeliest place of each line, a second one also
knows how SER labels the two halves where they stand alone.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import split_quadrilateral
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Entity
from kie_desktop.kie.decoding import softmax
from kie_desktop.kie.encoding import EncodedPage, encode_page
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.safe_files import read_given

FILE_NAME = "line_cuts.npz"
"""In a model pack that does SER for labels of keys and values."""
Matrix = NDArray[np.float32]
GAP_FEATURES, HALVES_FEATURES = 33, 18
MOST_TRIED = 16
"""Lines of a page whose halves are looked at: as many as fit in the time that one page may take."""
WORTH_A_TRY = 0.03
"""The least probability of a place, by the first network, for a look at its halves."""
_MOST_BYTES = 1 << 20
_NEAR_ROWS = 8.0
"""Lines that begin at the same place count within so many line heights."""
_SPACE = re.compile(r"(?<=\S)\s+(?=\S)")
_WORD = re.compile(r"\w+")


class SpacedLine(NamedTuple):
    """A line as an entity, and how far along it, 0 to 1, each of its letters stands; white space has no place."""

    entity: Entity
    places: Sequence[float]


class Cut(NamedTuple):
    """Before the letter `at` of a line's text, `place` (0 to 1) of the way along. score: how likely it is right."""

    at: int
    place: float
    score: float


SerLogits = Callable[[EncodedPage], Matrix]


@dataclass(frozen=True)
class LineCuts:
    """Both networks, as layers (weights [inputs, outputs], biases [outputs]) with ReLU between them, and what is cut.

    least: the least probability of a cut.
    """

    gaps: Sequence[tuple[Matrix, Matrix]]
    halves: Sequence[tuple[Matrix, Matrix]]
    least: float = 0.5

    def to_bytes(self) -> bytes:
        """A file of numpy's that `from_file` reads."""
        named = {
            f"{name}{kind}{number}": row
            for name, layers in (("gaps", self.gaps), ("halves", self.halves))
            for number, rows in enumerate(layers)
            for kind, row in zip("wb", rows, strict=True)
        }
        file = io.BytesIO()
        np.savez(file, least=np.float32(self.least), **named)  # type: ignore[arg-type]
        return file.getvalue()

    @classmethod
    def from_file(cls, path: Path) -> LineCuts:
        """Read what `to_bytes` made. UserError where it is damaged, or of other features."""
        try:
            with np.load(io.BytesIO(read_given(path, _MOST_BYTES)), allow_pickle=False) as arrays:
                read = [
                    [
                        (
                            np.asarray(arrays[f"{name}w{number}"], np.float32),
                            np.asarray(arrays[f"{name}b{number}"], np.float32),
                        )
                        for number in range(sum(key.startswith(f"{name}w") for key in arrays.files))
                    ]
                    for name in ("gaps", "halves")
                ]
                least = float(arrays["least"])
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as fault:
            raise UserError(f"{path}: the file cannot be read ({fault}); copy or download it again") from fault
        for layers, inputs in zip(read, (GAP_FEATURES, HALVES_FEATURES), strict=True):
            sizes = [inputs, *(biases.size for _, biases in layers)]
            fits = [weights.shape for weights, _ in layers] == [*pairwise(sizes)]
            finite = all(np.isfinite(row).all() for rows in layers for row in rows)
            if not layers or not fits or sizes[-1] != 1 or not finite:
                raise UserError(
                    f"{path}: this file was made for another version of the program; make the model pack again"
                )
        return cls(read[0], read[1], least)

    def find(
        self, lines: Sequence[SpacedLine], size: tuple[int, int], tokenizer: Tokenizer, labels: LabelSet, ser: SerLogits
    ) -> dict[int, Cut]:
        """Where to cut lines that two things stand in, by the entity's id; nothing where labels know no keys or values.

        size: width and height of the page in pixels. Costs two passes of SER, the second only where a line may be cut.
        """
        roles = role_columns(labels)
        if roles is None:
            return {}
        tries = self.worth_a_try(lines, Seen.of(lines, size, tokenizer, roles, ser))
        if not tries:
            return {}
        seen = Seen.of(with_halves(lines, tries), size, tokenizer, roles, ser)
        features = halves_features(tries, seen)
        likely = sigmoid(through(self.halves, features))
        return {
            one.line: Cut(one.at, one.place, float(score))
            for one, score in zip(tries, likely, strict=True)
            if score >= self.least
        }

    def worth_a_try(self, lines: Sequence[SpacedLine], seen: Seen) -> list[Gap]:
        """The likeliest place of each line that may be cut, the likeliest lines first."""
        gaps = list(gaps_of(lines, seen))
        if not gaps:
            return []
        likely = sigmoid(through(self.gaps, np.array([gap.features for gap in gaps], np.float32)))
        best: dict[int, Gap] = {}
        for gap, score in zip(gaps, likely, strict=True):
            if score >= WORTH_A_TRY and (gap.line not in best or score > best[gap.line].score):
                best[gap.line] = gap._replace(score=float(score))
        return sorted(best.values(), key=lambda gap: -gap.score)[:MOST_TRIED]


class Gap(NamedTuple):
    """A white space of a line: before the letter `at`, `place` of the way along; see `GAP_FEATURES`."""

    line: int
    at: int
    place: float
    features: tuple[float, ...]
    score: float = 0.0


@dataclass(frozen=True)
class Seen:
    """What SER says of a page. roles: [n, 4] for each token (other, key, value, header); begins: [n]."""

    encoded: EncodedPage
    roles: Matrix
    begins: Matrix
    spans: dict[int, tuple[int, int]]
    tokenizer: Tokenizer

    @classmethod
    def of(
        cls,
        lines: Sequence[SpacedLine],
        size: tuple[int, int],
        tokenizer: Tokenizer,
        roles: NDArray[np.int64],
        ser: SerLogits,
    ) -> Seen:
        """Of lines on a page of some width and height. roles: see `role_columns`."""
        encoded = encode_page((line.entity for line in lines), *size, tokenizer)
        if not len(encoded.input_ids):
            return cls(encoded, np.zeros((0, 4), np.float32), np.zeros(0, np.float32), {}, tokenizer)
        likely = softmax(ser(encoded))
        by_role = np.zeros((len(likely), len(_ROLES)), np.float32)
        np.add.at(by_role.T, roles, likely.T)
        spans = {key: (int(a), int(b)) for key, (a, b) in zip(encoded.entity_ids, encoded.spans, strict=True)}
        return cls(encoded, by_role, likely[:, 1::2].sum(1), spans, tokenizer)

    def mean(self, entity_id: int) -> Matrix:
        """[4]: the roles of a line's tokens on average; zeros where it has none."""
        start, end = self.spans.get(entity_id, (0, 0))
        return self.roles[start:end].mean(0) if end > start else np.zeros(len(_ROLES), np.float32)


_ROLES = (Role.OTHER, Role.KEY, Role.VALUE, Role.HEADER)


def role_columns(labels: LabelSet) -> NDArray[np.int64] | None:
    """The role of each of SER's classes, as a place in `_ROLES`; None for labels without keys or values."""
    roles = [label.role for label in labels]
    if Role.KEY not in roles or Role.VALUE not in roles:
        return None
    return np.array([0, *(place for role in roles[1:] for place in [_ROLES.index(role)] * 2)])


def through(layers: Sequence[tuple[Matrix, Matrix]], rows: Matrix) -> Matrix:
    """[n] logits of features [n, f]."""
    for number, (weights, biases) in enumerate(layers):
        rows = (np.maximum(rows, 0) if number else rows) @ weights + biases
    return rows[:, 0]


def sigmoid(logits: Matrix) -> Matrix:
    """Probabilities of logits."""
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


def with_halves(lines: Sequence[SpacedLine], tries: Sequence[Gap]) -> list[SpacedLine]:
    """The lines, those that are tried in two: the second half has the line's id with a minus, less one."""
    cuts = {gap.line: gap for gap in tries}
    result = []
    for line in lines:
        gap = cuts.get(line.entity.id)
        if gap is None:
            result.append(line)
            continue
        first, second = split_quadrilateral(line.entity.points, gap.place)
        text = line.entity.text
        result.append(SpacedLine(replace(line.entity, points=first, text=text[: gap.at].strip()), ()))
        other = replace(line.entity, id=_second(gap.line), points=second, text=text[gap.at :].strip())
        result.append(SpacedLine(other, ()))
    return result


def _second(line: int) -> int:
    return -line - 1


def gaps_of(lines: Sequence[SpacedLine], seen: Seen) -> Iterator[Gap]:
    """Every white space of every line that is wider than high, with what is said of it."""
    boxes = np.array([line.entity.box for line in lines], np.float64).reshape(-1, 4)
    beginnings = [_beginning(line.entity.text) for line in lines]
    for index, line in enumerate(lines):
        text, places = line.entity.text, np.array(line.places)
        x1, y1, x2, y2 = boxes[index]
        solid = np.cumsum([0, *(not sign.isspace() for sign in text)])
        spaces = [space.end() for space in _SPACE.finditer(text)]
        start, end = seen.spans.get(line.entity.id, (0, 0))
        if not spaces or len(places) != solid[-1] or x2 - x1 <= y2 - y1 or end <= start:
            continue
        ends = np.minimum(start + np.cumsum([len(seen.tokenizer.encode(word)) for word in text.split()]), end)
        width = (x2 - x1) / max(y2 - y1, 1.0)
        steps = np.diff(places) * width
        usual = max(float(np.median(steps)), 1e-3)
        sizes = np.array([steps[solid[at] - 1] for at in spaces])
        for number, at in enumerate(spaces):
            place = float((places[solid[at] - 1] + places[solid[at]]) / 2)
            cut = int(ends[number])
            if not start < cut < end or not 0 < place < 1:
                continue
            left, right = text[:at].strip(), text[at:].strip()
            others = np.delete(sizes, number)
            around = (steps[: solid[at] - 1], steps[solid[at] :])
            features = (
                *(sizes[number], sizes[number] / usual, sizes[number] - others.max(initial=2 * usual)),
                *(float(len(others) == 0), *_pace(around, usual)),
                *_of_words(left, right),
                *_of_place(boxes, index, x1 + place * (x2 - x1), beginnings, left),
                *_of_tokens(seen, start, cut, end),
            )
            yield Gap(line.entity.id, at, place, tuple(float(value) for value in features))


def _pace(sides: tuple[NDArray[np.float64], NDArray[np.float64]], usual: float) -> tuple[float, ...]:
    """How differently far apart the letters on both sides are."""
    left, right = (max(float(np.median(side)), 1e-3) if len(side) > 1 else usual for side in sides)
    return abs(np.log(left / right)), np.log(left / right)


def _of_words(left: str, right: str) -> tuple[float, ...]:
    counts = [np.log1p(len(side.split())) for side in (left, right)] + [np.log1p(len(side)) for side in (left, right)]
    first = right[:1]
    return (
        *counts,
        float(left.endswith((":", "："))),
        float(left.endswith((".", "?", ")", "-", "_", "="))),
        float(left.endswith((",", ";")) or left[-1:].isdigit()),
        float(first.isdigit() or first in "$#€£("),
        float(first.islower()),
        float(left.isupper()) - float(right.isupper()),
        *(_digits(left), _digits(right)),
    )


def _digits(text: str) -> float:
    return sum(map(str.isdigit, text)) / max(len(text), 1)


def _of_place(
    boxes: NDArray[np.float64], index: int, x: float, beginnings: Sequence[str], left: str
) -> tuple[float, ...]:
    """Lines that begin where the right side does, that end there, and that begin with the same words."""
    height = max(boxes[index, 3] - boxes[index, 1], 1.0)
    near = np.abs(boxes[:, 1] - boxes[index, 1]) < _NEAR_ROWS * height
    near[index] = False
    begin = near & (np.abs(boxes[:, 0] - x) < 0.6 * height)
    column = near & (np.abs(boxes[:, 0] - boxes[index, 0]) < height)
    words = _beginning(left)
    same = [place for place, other in enumerate(beginnings) if place != index and words and other == words]
    level = sum(abs(boxes[place, 0] - boxes[index, 0]) < 1.5 * height for place in same)
    return np.log1p(begin.sum()), np.log1p(column.sum()), np.log1p(len(same)), np.log1p(level)


def _beginning(text: str) -> str:
    """The first word, without signs."""
    found = _WORD.search(text)
    return found.group().casefold() if found else ""


def _of_tokens(seen: Seen, start: int, cut: int, end: int) -> tuple[float, ...]:
    left, right = seen.roles[start:cut].mean(0), seen.roles[cut:end].mean(0)
    begins = seen.begins[start + 1 : end]
    return (
        *left[1:],
        *right[1:],
        left[1] * right[2],
        left[2] * right[1],
        seen.begins[cut],
        seen.begins[cut] - begins.mean(),
        float(np.abs(seen.roles[cut] - seen.roles[cut - 1]).sum()),
    )


def halves_features(tries: Sequence[Gap], seen: Seen) -> Matrix:
    """[n, HALVES_FEATURES] of places, once SER has seen the halves alone (`with_halves`)."""
    rows = []
    for gap in tries:
        left, right = seen.mean(gap.line), seen.mean(_second(gap.line))
        own = np.log((gap.score + 1e-4) / (1 - gap.score + 1e-4))
        whole = gap.features[-11:-5]
        rows.append(
            (
                own,
                *left,
                *right,
                left[1] * right[2],
                left[2] * right[1],
                left[1] * right[1],
                *whole,
            )
        )
    return np.array(rows, np.float32)
