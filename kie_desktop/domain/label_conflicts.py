"""The same text labelled differently on a page or on several: seen in one pass, with a few bytes an entity."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from kie_desktop.domain.label_set import OTHER, is_background
from kie_desktop.domain.page import Entity, EntityPart, Page
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import folded

_LETTERS = 2
"""Shorter texts and bare numbers (a tick, a page number, `12`) have another label in every place with good reason."""


class _Seen(NamedTuple):
    """One entity with a text that has several labels."""

    page: int
    entity: int
    label: str
    by_human: bool


class LabelConflicts:
    """Add every page, then ask for the problems.

    The label that most entities of a text have is proposed to the others. Where people labelled
    some of them, only theirs count. Without a majority nothing is proposed.
    """

    def __init__(self) -> None:
        self._pages: list[str] = []
        self._names: dict[str, str] = {}
        self._labels: dict[str, int] = {}
        self._texts: dict[str, int] = {}
        self._columns = tuple(array("q") for _ in range(5))
        """For each entity: its text, its page, its id, its label (all as numbers), whether a person set the label."""

    def add(self, page: Page) -> None:
        """Take note of a page. `page.image` is what its problems will name. Entities never labelled do not count."""
        number = len(self._pages)
        self._pages.append(page.image)
        for entity in page.entities.values():
            text = folded(entity.text)
            if is_unlabelled(entity) or sum(char.isalpha() for char in text) < _LETTERS:
                continue
            label = OTHER if is_background(entity.label) else entity.label.casefold()
            self._names.setdefault(label, entity.label)
            row = (
                self._texts.setdefault(text, len(self._texts)),
                number,
                entity.id,
                self._labels.setdefault(label, len(self._labels)),
                EntityPart.LABEL in entity.by_human,
            )
            for column, value in zip(self._columns, row, strict=True):
                column.append(value)

    def problems(self, *, with_ids: bool = True) -> list[Problem]:
        """A warning for every entity whose label is not that of most others with its text, in order of the pages.

        with_ids: messages name entities by their ids, too, not by their text alone.
        """
        texts, names = list(self._texts), list(self._names.values())
        found: list[tuple[int, Problem]] = []
        for text, rows in self._conflicts():
            seen = [_Seen(page, entity, names[label], bool(by_human)) for page, entity, label, by_human in rows]
            found += _problems(texts[text], seen, self._pages, with_ids=with_ids)
        return [problem for _, problem in sorted(found, key=lambda row: (row[0], row[1].entity or 0))]

    def _conflicts(self) -> Iterator[tuple[int, list[list[int]]]]:
        """Number of each text that has several labels, and its entities as (page, id, label, by a person)."""
        rows = np.array(self._columns, dtype=np.int64).T
        labels_of_texts = np.unique(rows[:, [0, 3]], axis=0)
        texts, counts = np.unique(labels_of_texts[:, 0], return_counts=True)
        rows = rows[np.isin(rows[:, 0], texts[counts > 1])]
        rows = rows[np.argsort(rows[:, 0], kind="stable")]
        for group in np.split(rows, np.flatnonzero(np.diff(rows[:, 0])) + 1):
            if len(group):
                yield int(group[0, 0]), group[:, 1:].tolist()


def is_unlabelled(entity: Entity) -> bool:
    """Whether neither a person nor a model ever gave an entity its label."""
    return is_background(entity.label) and entity.label_score is None and EntityPart.LABEL not in entity.by_human


def _problems(text: str, seen: list[_Seen], pages: Sequence[str], *, with_ids: bool) -> Iterator[tuple[int, Problem]]:
    """The number of a page and what is to say about an entity there."""
    votes = Counter(row.label for row in seen if row.by_human) or Counter(row.label for row in seen)
    (most, number), *rest = votes.most_common()
    quoted = repr(text if len(text) <= 30 else text[:29] + "…")
    counts = ", ".join(f"{label!r} ({count})" for label, count in votes.most_common())
    decided = not rest or rest[0][1] < number
    for row in seen:
        named = f"entity {row.entity} ({quoted})" if with_ids else quoted
        message = f"{named} is labelled {row.label!r}; this text has the labels {counts}"
        if not decided:
            fix = "choose one label for all of them"
            yield row.page, Problem(pages[row.page], "label-undecided", Severity.WARNING, message, row.entity, fix)
        elif row.label != most:
            fix = f"label it {most!r}, like most of the others"
            problem = Problem(
                pages[row.page], "label-differs", Severity.WARNING, message, row.entity, fix, proposal=most
            )
            yield row.page, problem
