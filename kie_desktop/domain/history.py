"""Undo and redo of a whole sitting. One gesture of the user is one step, whatever pages it touches (adr/0061)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.patch import Patch

PageId = int
"""The project file's row id of a page."""


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture: what it did, in words, its patch for every page it touched, and the label set before and after.

    removed, restored: pages that it takes out of the project and brings back, with all that is on them. settings: of
    the project, JSON values before and after by their name; None is "not there".
    shown: the page that was shown when it was done. beside: further pages whose history it belongs to, as what was done
    is of their document. number: it grows with every step that is recorded. gesture: what
    belongs to the same step has it, too.
    """

    text: str
    patches: tuple[tuple[PageId, Patch], ...] = ()
    labels: tuple[LabelSet, LabelSet] | None = None
    removed: frozenset[PageId] = frozenset()
    restored: frozenset[PageId] = frozenset()
    settings: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    shown: PageId | None = field(default=None, compare=False)
    beside: frozenset[PageId] = field(default=frozenset(), compare=False)
    number: int = field(default=0, compare=False)
    gesture: object | None = field(default=None, compare=False)

    @property
    def pages(self) -> frozenset[PageId]:
        """The pages whose content it changes."""
        return frozenset(page_id for page_id, _ in self.patches)

    @property
    def is_of_project(self) -> bool:
        """Whether it belongs to the history of every page, and can only be taken back as a whole."""
        loses_labels = self.labels is not None and not {*self.labels[0].names} <= {*self.labels[1].names}
        return bool(self.removed or self.restored or self.settings or not self.patches or loses_labels)

    def belongs_to(self, page_id: PageId | None) -> bool:
        """Whether it is in the history of a page."""
        return page_id == self.shown or page_id in self.beside or page_id in self.pages or self.is_of_project

    def inverted(self) -> Step:
        """The step that takes this one back, pages in reverse order."""
        patches = tuple((page_id, patch.inverted()) for page_id, patch in reversed(self.patches))
        labels = self.labels and (self.labels[1], self.labels[0])
        settings = {name: (after, before) for name, (before, after) in self.settings.items()}
        return replace(
            self, patches=patches, labels=labels, removed=self.restored, restored=self.removed, settings=settings
        )

    def divided(self, pages: int) -> tuple[Step, Step]:
        """The step in two, done one after the other: its first `pages` patches with all else, and the rest."""
        first = replace(self, patches=self.patches[:pages])
        return first, replace(first, patches=self.patches[pages:], **_NOTHING_ELSE)

    def parted(self, pages: Collection[PageId]) -> tuple[Step, Step]:
        """The step in two: what it did to other pages with all else, and what it did to these."""
        others = tuple(row for row in self.patches if row[0] not in pages)
        these = tuple(row for row in self.patches if row[0] in pages)
        elsewhere = None if self.shown in pages else self.shown
        rest = replace(self, patches=others, shown=elsewhere, beside=self.beside.difference(pages))
        return rest, replace(self, patches=these, **_NOTHING_ELSE)

    def with_rest(self, rest: Step) -> Step:
        """What `divided` took apart as one again."""
        return replace(self, patches=self.patches + rest.patches)


_NOTHING_ELSE: dict[str, Any] = {
    "labels": None, "removed": frozenset(), "restored": frozenset(), "settings": {}
}  # fmt: skip

HistoryState = tuple[tuple[Step, ...], tuple[Step, ...], object | None]
"""A history at one moment, opaque to everybody else."""


class History:
    """Steps done and undone. Holds no pages: the caller applies what it is handed.

    Every page has a history of its own: its latest step is what undo takes back while it shows, whatever was done to
    others since. What is taken back or done again may meet a page that has changed (`domain.fitting`).
    shown: the page that is shown; steps that are recorded belong to its history too.
    """

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._gesture: object | None = None
        self._number = 0
        self.shown: PageId | None = None
        self.rest: Step | None = None
        """What `undo` or `redo` left of the step that it moved a part of."""

    def record(self, step: Step, gesture: object | None = None) -> None:
        """Remember a step that was just applied; drops what could have been redone on its pages.

        Steps recorded one after another with the same `gesture` (a drag, typing in one field)
        become one. None never groups.
        """
        if self._undone:
            self._undone = [] if step.is_of_project else _left_of(self._undone, step.pages)
        self._number += 1
        step = replace(step, shown=self.shown, number=self._number, gesture=gesture)
        if gesture is not None and gesture == self._gesture and self._done:
            self._done[-1] = _joined(self._done[-1], step)
        else:
            self._done.append(step)
        self._gesture = gesture

    def absorb(self, step: Step, gesture: object) -> None:
        """Remember what came late of a step with this gesture as a part of it; of one that was undone, nothing.

        What can be redone stays.
        """
        place = next((place for place, done in enumerate(self._done) if done.gesture == gesture), None)
        if place is not None:
            self._done[place] = _joined(self._done[place], step)

    def end_gesture(self) -> None:
        """Let the next step stand alone."""
        self._gesture = None

    @property
    def next_undo(self) -> Step | None:
        """The latest step of all, as it was done."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """The latest undone step of all, as it would be done again."""
        return self._undone[-1] if self._undone else None

    def undo_on(self, page_id: PageId | None) -> Step | None:
        """The latest step in the history of a page, as it was done."""
        return _latest_of(self._done, page_id)

    def redo_on(self, page_id: PageId | None) -> Step | None:
        """The latest undone step in the history of a page, as it would be done again."""
        return _latest_of(self._undone, page_id) if self._undone else None

    def holds(self, step: Step) -> bool:
        """Whether a step can be undone or redone; one that was moved in part since cannot, but its `rest` can."""
        return any(step is other for other in (*self._done, *self._undone))

    @property
    def number(self) -> int:
        """Of the latest step that was recorded; `edited_since` compares with it."""
        return self._number

    def edited_since(self, number: int) -> frozenset[PageId]:
        """The pages that steps after one of this number have changed, and which were not undone."""
        return frozenset(page_id for step in self._done if step.number > number for page_id in step.pages)

    def undo(
        self,
        most: int | None = None,
        *,
        of: Step | None = None,
        pages: Collection[PageId] | None = None,
        goes_on: bool = False,
    ) -> Step | None:
        """The step to apply now to take one back, or None where there is none.

        of: the one, out of `undo_on` or `rest`; the latest of all by default. pages: take it back on these only; most:
        of more pages only the last ones. What is left stays to be undone, as a step of its own (`rest`). goes_on:
        this is of the same step as what was undone just before, and is redone together with it.
        """
        self._gesture = None
        step = of or self.next_undo
        if step is None:
            return None
        place, self.rest = _place_of(step, self._done), None
        if pages is not None:
            left, step = step.parted(pages)
            self.rest = left if left.patches or left.is_of_project else None
        elif most is not None and len(step.patches) > most:
            self.rest, step = step.divided(len(step.patches) - most)
        self._done[place : place + 1] = [self.rest] if self.rest else []
        self._undone.append(step.with_rest(self._undone.pop()) if goes_on else step)
        return step.inverted()

    def redo(self, most: int | None = None, *, of: Step | None = None, goes_on: bool = False) -> Step | None:
        """The step to apply now to do an undone one again, or None. most, of (`redo_on`), goes_on: as `undo`'s."""
        self._gesture = None
        step = of or self.next_redo
        if step is None:
            return None
        place, self.rest = _place_of(step, self._undone), None
        if most is not None and len(step.patches) > most:
            step, self.rest = step.divided(most)
        self._undone[place : place + 1] = [self.rest] if self.rest else []
        self._done.append(self._numbered(self._done.pop().with_rest(step) if goes_on else step))
        return step

    @property
    def state(self) -> HistoryState:
        """This moment, to come back to by setting it (where a step could not be saved)."""
        return tuple(self._done), tuple(self._undone), self._gesture

    @state.setter
    def state(self, state: HistoryState) -> None:
        done, undone, self._gesture = state
        self._done, self._undone = list(done), list(undone)

    def _numbered(self, step: Step) -> Step:
        self._number += 1
        return replace(step, number=self._number)


def _latest_of(steps: list[Step], page_id: PageId | None) -> Step | None:
    for step in reversed(steps):
        if step.shown == page_id or step.belongs_to(page_id):  # the usual case needs no further look
            return step
    return None


def _place_of(step: Step, steps: list[Step]) -> int:
    return next(place for place, other in enumerate(steps) if other is step)


def _left_of(undone: list[Step], pages: frozenset[PageId]) -> list[Step]:
    """What can still be redone after a step on these pages."""
    left = [step.parted(pages)[0] for step in undone if not step.is_of_project]
    return [step for step in left if step.patches]


def _joined(earlier: Step, later: Step) -> Step:
    patches = dict(earlier.patches)
    for page_id, patch in later.patches:
        patches[page_id] = patches[page_id].then(patch) if page_id in patches else patch
    labels = (earlier.labels or later.labels, later.labels or earlier.labels)
    settings = {**earlier.settings, **later.settings}
    joined = {name: (earlier.settings.get(name, pair)[0], pair[1]) for name, pair in settings.items()}
    return replace(
        later,
        patches=tuple(patches.items()),
        labels=labels[0] and labels[1] and (labels[0][0], labels[1][1]),
        removed=(earlier.removed - later.restored) | (later.removed - earlier.restored),
        restored=(earlier.restored - later.removed) | (later.restored - earlier.removed),
        settings=joined,
        shown=earlier.shown,
        beside=earlier.beside | later.beside,
        number=max(earlier.number, later.number),
        gesture=earlier.gesture,
    )
