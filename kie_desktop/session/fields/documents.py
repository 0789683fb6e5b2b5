"""Which pages of a project are one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Choice, Page, ReviewState
from kie_desktop.session.project.rotated_images import Origin
from kie_desktop.store import PageSummary

ACCEPTED = "fields-accepted"
"""Project setting: by document, the fields with values that nobody has looked at; they teach once it is reviewed."""


@dataclass(frozen=True)
class ProjectDocument:
    """Pages that belong together.

    key: the file that they come from, as pages name it, or the name of a document that pages were joined to; it is
    also what people see. rows: the lines of its pages in order, without excluded ones.
    """

    key: str
    rows: tuple[PageSummary, ...]

    @cached_property
    def pages(self) -> tuple[PageId, ...]:
        """Its pages; the place in it is `FieldValue.page`."""
        return tuple(row.id for row in self.rows)

    @property
    def unread_pages(self) -> tuple[PageId, ...]:
        """Pages that nobody has read: there may be text on them."""
        return tuple(row.id for row in self.rows if row.state is ReviewState.NEW and not row.entities)

    @property
    def has_text(self) -> bool:
        """Whether lines of it were read or drawn. Nothing is known of the values on a page that nobody has read."""
        return self.is_reviewed or any(row.entities for row in self.rows)

    @property
    def is_reviewed(self) -> bool:
        """Whether every page of it is reviewed."""
        return all(row.state is ReviewState.REVIEWED for row in self.rows)

    @property
    def is_held_out(self) -> bool:
        """Whether a page of it is kept for measuring, so that nothing may be learned from it."""
        return any(row.held_out for row in self.rows)


class OpenDocument:
    """The pages of a document by their place; each is read when it is needed. choices: of all pages of the project."""

    def __init__(
        self,
        document: ProjectDocument,
        page_of: Callable[[PageId], Page],
        choices: Mapping[PageId, tuple[Choice, ...]],
    ) -> None:
        self.document = document
        self._page_of = page_of
        self._choices = choices

    def __len__(self) -> int:
        return len(self.document.pages)

    def __getitem__(self, place: int) -> Page:
        return self._page_of(self.document.pages[place])

    @property
    def choices(self) -> Mapping[int, tuple[Choice, ...]]:
        """What was decided, by place of the page; pages without any are left out."""
        rows = ((place, self._choices.get(page_id, ())) for place, page_id in enumerate(self.document.pages))
        return {place: choices for place, choices in rows if choices}


def document_key(row: PageSummary, origins: Mapping[str, Origin]) -> str:
    """The document of a page: the one it was joined to, else its file; of a turned page the file it was made of."""
    if row.document:
        return row.document
    origin = origins.get(row.image)
    return origin.image if origin else row.image


def documents_of(rows: Iterable[PageSummary], origins: Mapping[str, Origin]) -> dict[str, ProjectDocument]:
    """The documents of a project by key, in the order of their first pages; pages in the order of the list."""
    found: dict[str, list[PageSummary]] = {}
    for row in rows:
        if row.state is not ReviewState.EXCLUDED:
            found.setdefault(document_key(row, origins), []).append(row)
    return {key: ProjectDocument(key, tuple(pages)) for key, pages in found.items()}


def accepted_fields(setting: object) -> dict[str, set[str]]:
    """By key of a document the fields that the setting `ACCEPTED` names; what is of another shape is left out."""
    rows = setting.items() if isinstance(setting, dict) else ()
    return {key: {name for name in names if isinstance(name, str)} for key, names in rows if isinstance(names, list)}
