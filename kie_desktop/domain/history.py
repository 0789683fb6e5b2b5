"""Undo and redo of a whole sitting. One gesture of the user is one step, whatever pages it touches."""

from __future__ import annotations

from collections.abc import Mapping
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
    """

    text: str
    patches: tuple[tuple[PageId, Patch], ...] = ()
    labels: tuple[LabelSet, LabelSet] | None = None
    removed: frozenset[PageId] = frozenset()
    restored: frozenset[PageId] = frozenset()
    settings: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    def inverted(self) -> Step:
        """The step that takes this one back, pages in reverse order."""
        patches = tuple((page_id, patch.inverted()) for page_id, patch in reversed(self.patches))
        labels = self.labels and (self.labels[1], self.labels[0])
        settings = {name: (after, before) for name, (before, after) in self.settings.items()}
        return Step(self.text, patches, labels, self.restored, self.removed, settings)

    def divided(self, pages: int) -> tuple[Step, Step]:
        """The step in two, done one after the other: its first `pages` patches with all else, and the rest."""
        first = replace(self, patches=self.patches[:pages])
        return first, Step(self.text, self.patches[pages:])

    def with_rest(self, rest: Step) -> Step:
        """What `divided` took apart as one again."""
        return replace(self, patches=self.patches + rest.patches)


HistoryState = tuple[tuple[Step, ...], tuple[Step, ...], object | None]
"""A history at one moment, opaque to everybody else."""


class History:
    """Steps done and undone. Holds no pages: the caller applies what it is handed."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._gesture: object | None = None

    def record(self, step: Step, gesture: object | None = None) -> None:
        """Remember a step that was just applied; drops what could have been redone.

        Steps recorded one after another with the same `gesture` (a drag, typing in one field)
        become one. None never groups.
        """
        self._undone.clear()
        if gesture is not None and gesture == self._gesture and self._done:
            self._done[-1] = _joined(self._done[-1], step)
        else:
            self._done.append(step)
        self._gesture = gesture

    def end_gesture(self) -> None:
        """Let the next step stand alone."""
        self._gesture = None

    @property
    def next_undo(self) -> Step | None:
        """The latest step, as it was done."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """The latest undone step, as it would be done again."""
        return self._undone[-1] if self._undone else None

    def undo(self, most: int | None = None, *, goes_on: bool = False) -> Step | None:
        """The step to apply now to take the latest one back, or None.

        most: of more pages only the last ones; the rest stays to be undone, as a step of its own. goes_on: this is
        of the same step as what was undone just before, and is redone together with it.
        """
        self._gesture = None
        if not self._done:
            return None
        step = self._done.pop()
        if most is not None and len(step.patches) > most:
            kept, step = step.divided(len(step.patches) - most)
            self._done.append(kept)
        self._undone.append(step.with_rest(self._undone.pop()) if goes_on else step)
        return step.inverted()

    def redo(self, most: int | None = None, *, goes_on: bool = False) -> Step | None:
        """The step to apply now to do the latest undone one again, or None. most, goes_on: as `undo` has them."""
        self._gesture = None
        if not self._undone:
            return None
        step = self._undone.pop()
        if most is not None and len(step.patches) > most:
            step, kept = step.divided(most)
            self._undone.append(kept)
        self._done.append(self._done.pop().with_rest(step) if goes_on else step)
        return step

    def clear(self) -> None:
        """Forget everything (another project was opened)."""
        self._done.clear()
        self._undone.clear()
        self._gesture = None

    @property
    def state(self) -> HistoryState:
        """This moment, to come back to by setting it (where a step could not be saved)."""
        return tuple(self._done), tuple(self._undone), self._gesture

    @state.setter
    def state(self, state: HistoryState) -> None:
        done, undone, self._gesture = state
        self._done, self._undone = list(done), list(undone)

    @property
    def undo_text(self) -> str | None:
        """What undo would take back, or None."""
        return self._done[-1].text if self._done else None

    @property
    def redo_text(self) -> str | None:
        """What redo would do again, or None."""
        return self._undone[-1].text if self._undone else None


def _joined(earlier: Step, later: Step) -> Step:
    patches = dict(earlier.patches)
    for page_id, patch in later.patches:
        patches[page_id] = patches[page_id].then(patch) if page_id in patches else patch
    labels = (earlier.labels or later.labels, later.labels or earlier.labels)
    settings = {**earlier.settings, **later.settings}
    joined = {name: (earlier.settings.get(name, pair)[0], pair[1]) for name, pair in settings.items()}
    return Step(
        later.text,
        tuple(patches.items()),
        labels[0] and labels[1] and (labels[0][0], labels[1][1]),
        (earlier.removed - later.restored) | (later.removed - earlier.restored),
        (earlier.restored - later.removed) | (later.restored - earlier.removed),
        joined,
    )
