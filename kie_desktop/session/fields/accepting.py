"""Taking many proposed values of a document as right at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kie_desktop.domain.edits import set_state
from kie_desktop.domain.page import Choice, Page, ReviewState
from kie_desktop.domain.patch import Patch, apply
from kie_desktop.fields.result import FieldState, FieldValue
from kie_desktop.session.fields.decisions import Decision, DocumentPages, decide, decision_of


class _EditedPages:
    """Pages of a document with patches that are not done yet."""

    def __init__(self, pages: DocumentPages) -> None:
        self._pages = pages
        self._choices = dict(pages.choices)
        self.patches: dict[int, Patch] = {}

    def __len__(self) -> int:
        return len(self._pages)

    def __getitem__(self, place: int) -> Page:
        page = self._pages[place]
        return apply(page, self.patches[place]) if place in self.patches else page

    @property
    def choices(self) -> Mapping[int, tuple[Choice, ...]]:
        return self._choices

    def add(self, place: int, patch: Patch) -> None:
        self.patches[place] = self.patches.get(place, Patch()).then(patch)
        self._choices[place] = self[place].choices


def acceptance(
    pages: DocumentPages, values: Iterable[FieldValue], *, reviewed: bool = False
) -> list[tuple[int, Patch]]:
    """What takes proposed values as right, by place of the page; those that a person decided are left out.

    A field for which nothing was found is not on the document. reviewed: mark all pages as reviewed, too. Raises
    EditError where a value names a line that is not there any more.
    """
    edited = _EditedPages(pages)
    wanted: dict[str, list[Decision]] = {}
    for value in values:
        if value.state not in (FieldState.PERSON, FieldState.ABSENT):
            wanted.setdefault(value.name or "", []).append(decision_of(value, pages))
    for field, decisions in wanted.items():
        for place, patch in decide(edited, field, decisions):
            edited.add(place, patch)
    if reviewed:
        for place in range(len(pages)):
            if edited[place].state is not ReviewState.REVIEWED:
                edited.add(place, set_state(edited[place], ReviewState.REVIEWED))
    return [(place, patch) for place, patch in sorted(edited.patches.items()) if patch]
