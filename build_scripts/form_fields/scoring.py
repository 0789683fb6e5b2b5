"""Which fields of a page are right, and why the others are not.

A field is a key with its values, as `fields.open_fields` gives it; it is right where key and value are each at least
0.8 similar to those of a field of the annotated page. Keys without a value count on neither side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kie_desktop.domain.geometry import Box
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Page
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.domain.score import Score
from kie_desktop.fields.open_fields import fields_of, join_texts

SIMILAR = 0.8
COVERED = 0.5
"""A line lies in another where they share this part of its area."""


class TrueField(NamedTuple):
    """Ids of the annotated lines of a key, and of its values, in reading order."""

    key_ids: tuple[int, ...]
    value_ids: tuple[int, ...]


def true_fields(page: Page, label_set: LabelSet) -> list[TrueField]:
    """The fields of an annotated page; keys with the same values are lines of one key."""
    order = {entity.id: place for place, entity in enumerate(in_reading_order(page.entities.values()))}
    role = {entity.id: label_set.role_of(entity.label) for entity in page.entities.values()}
    values: dict[int, set[int]] = {}
    for head, tail in page.links:
        if (role[head], role[tail]) == (Role.KEY, Role.VALUE):
            values.setdefault(head, set()).add(tail)
    groups: dict[tuple[int, ...], list[int]] = {}
    for key in sorted(values, key=order.__getitem__):
        groups.setdefault(tuple(sorted(values[key], key=order.__getitem__)), []).append(key)
    return [TrueField(tuple(keys), tails) for tails, keys in groups.items()]


def similarity(first: str, second: str) -> float:
    """1 less the edit distance over the longer text; white space is alike and counts once."""
    one, other = " ".join(first.split()), " ".join(second.split())
    if not one or not other:
        return float(one == other)
    row = list(range(len(other) + 1))
    for place, sign in enumerate(one, 1):
        before, row[0] = row[0], place
        for column, own in enumerate(other, 1):
            before, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, before + (sign != own))
    return 1 - row[-1] / max(len(one), len(other))


class Places:
    """Which lines of a page that was read lie where the annotated ones do."""

    def __init__(self, read: Page, true: Page) -> None:
        self.covers: dict[int, list[int]] = {}
        """Line that was read -> annotated lines that lie in it."""
        self.lines: dict[int, list[int]] = {entity_id: [] for entity_id in true.entities}
        """Annotated line -> lines that were read, of which it is the one nearest to."""
        self.of: dict[int, int] = {}
        """Line that was read -> the annotated one that it is."""
        for line in in_reading_order(read.entities.values()):
            shared = {other.id: _shared(line.box, other.box) for other in true.entities.values()}
            self.covers[line.id] = [
                key for key, area in shared.items() if area > COVERED * _area(true.entities[key].box)
            ]
            most = max(shared, key=lambda key: shared[key], default=None)
            if most is not None and shared[most] > COVERED * min(_area(line.box), _area(true.entities[most].box)):
                self.of[line.id] = most
                self.lines[most].append(line.id)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _shared(first: Box, second: Box) -> float:
    width, height = (
        min(first[2], second[2]) - max(first[0], second[0]),
        min(first[3], second[3]) - max(first[1], second[1]),
    )
    return max(width, 0.0) * max(height, 0.0)


@dataclass
class Outcome:
    """What came of some pages. found: by kind of field, (right, in all). errors: of true fields that were not found.

    answers: (score, right) of each field that was given; links: the same of links. lines: counts of OCR's lines.
    """

    hits: int = 0
    given: int = 0
    true: int = 0
    found: dict[str, list[int]] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)
    answers: list[tuple[float, bool]] = field(default_factory=list)
    links: list[tuple[float, bool]] = field(default_factory=list)
    link_counts: list[int] = field(default_factory=lambda: [0, 0, 0])
    lines: Counter[str] = field(default_factory=Counter)

    @property
    def score(self) -> Score:
        """Of fields."""
        return Score.of_counts(self.hits, self.given, self.true)

    @property
    def link_score(self) -> Score:
        """Of links between lines that were found."""
        return Score.of_counts(*self.link_counts)

    def add(self, read: Page, true: Page, label_set: LabelSet) -> list[tuple[str, str, str]]:
        """Count a page; (why, key, value) of the true fields that were not found."""
        places = Places(read, true)
        self._count_lines(places, true)
        self._count_links(read, true, places, label_set)
        wanted = true_fields(true, label_set)
        given = [one for one in fields_of(read, label_set) if one.value and one.key_ids]
        texts = [(_text(true, one.key_ids), _text(true, one.value_ids)) for one in wanted]
        taken = _matched(texts, [(one.key or "", one.value or "") for one in given])
        self.hits, self.given, self.true = self.hits + len(taken), self.given + len(given), self.true + len(wanted)
        self.answers += [(one.score or 0.0, place in taken.values()) for place, one in enumerate(given)]
        keys_of = Counter(value for one in wanted for value in one.value_ids)
        missed = []
        for place, (one, (key, value)) in enumerate(zip(wanted, texts, strict=True)):
            for kind in _kinds(one, keys_of):
                row = self.found.setdefault(kind, [0, 0])
                row[0], row[1] = row[0] + (place in taken), row[1] + 1
            if place not in taken:
                why = cause(one, read, true, places, keys_of, label_set)
                self.errors[why] += 1
                missed.append((why, key, value))
        return missed

    def _count_lines(self, places: Places, true: Page) -> None:
        self.lines["read"] += len(places.covers)
        for covered in places.covers.values():
            if len(covered) > 1:
                self.lines["joined"] += 1
                self.lines["joined, two labels"] += len({true.entities[key].label for key in covered}) > 1
        self.lines["true"] += len(places.lines)
        self.lines["in pieces"] += sum(len(own) > 1 for own in places.lines.values())

    def _count_links(self, read: Page, true: Page, places: Places, label_set: LabelSet) -> None:
        wanted = {
            (head, tail)
            for head, tail in true.links
            if (label_set.role_of(true.entities[head].label), label_set.role_of(true.entities[tail].label))
            == (Role.KEY, Role.VALUE)
        }
        given = [(places.of.get(head), places.of.get(tail), link) for (head, tail), link in read.links.items()]
        right = {(head, tail) for head, tail, _ in given if (head, tail) in wanted}
        self.links += [(link.score or 0.0, (head, tail) in wanted) for head, tail, link in given]
        for place, count in enumerate((len(right), len(given), len(wanted))):
            self.link_counts[place] += count


def _kinds(one: TrueField, keys_of: Mapping[int, int]) -> Iterable[str]:
    yield "key of several lines" if len(one.key_ids) > 1 else "key of one line"
    yield "several values" if len(one.value_ids) > 1 else "one value"
    if any(keys_of[value] > 1 for value in one.value_ids):
        yield "value with several keys"


def _matched(wanted: Sequence[tuple[str, str]], given: Sequence[tuple[str, str]]) -> dict[int, int]:
    """Place of a true field -> place of the given one that is like it; the likest first, each once."""
    pairs = []
    for row, (key, value) in enumerate(wanted):
        for column, (own_key, own_value) in enumerate(given):
            if (of_key := similarity(key, own_key)) >= SIMILAR and (
                of_value := similarity(value, own_value)
            ) >= SIMILAR:
                pairs.append((-of_key - of_value, row, column))
    taken: dict[int, int] = {}
    for _, row, column in sorted(pairs):
        if row not in taken and column not in taken.values():
            taken[row] = column
    return taken


def cause(
    one: TrueField, read: Page, true: Page, places: Places, keys_of: Mapping[int, int], label_set: LabelSet
) -> str:
    """Why a field was not found: the first thing on the way from the picture that went wrong."""
    parts = [({*one.key_ids}, Role.KEY), ({*one.value_ids}, Role.VALUE)]
    for part, _ in parts:
        touching = [covered for covered in places.covers.values() if part & {*covered}]
        if any(not {*covered} <= part for covered in touching):
            return "joined"
    if any(not places.lines[entity_id] for part, _ in parts for entity_id in part):
        return "not read"
    for ids in (one.key_ids, one.value_ids):
        own = [line for entity_id in ids for line in places.lines[entity_id]]
        if similarity(_text(true, ids), _text(read, own)) < SIMILAR:
            return "misread"
    for part, role in parts:
        for line in (line for entity_id in part for line in places.lines[entity_id]):
            label = read.entities[line].label
            if label_set.role_of(label) is not role:
                return f"{role.value} labelled {label}"
    keys, values = ({line for entity_id in part for line in places.lines[entity_id]} for part, _ in parts)
    return _cause_in_links(read, keys, values, several=any(keys_of[value] > 1 for value in one.value_ids))


def _cause_in_links(read: Page, keys: set[int], values: set[int], *, several: bool) -> str:
    linked = {tail for head, tail in read.links if head in keys}
    missing = values - linked
    if missing:
        if several:
            return "one of several keys not linked"
        return "wrong link" if any(tail in missing for _, tail in read.links) else "no link"
    if linked - values:
        return "further value linked"
    return "key of several lines" if len(keys) > 1 else "other"


def _text(page: Page, ids: Iterable[int]) -> str:
    """The texts of some lines in human reading order."""
    return join_texts(entity.text for entity in in_reading_order(page.entities[entity_id] for entity_id in {*ids}))
