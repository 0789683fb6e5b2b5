"""What came of pre-annotation, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kie_desktop.contract import messages
from kie_desktop.domain.label_set import Role, is_background
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch
from kie_desktop.language import count, tr
from kie_desktop.session.annotate.requests import NEW_LINES, Proposing


@dataclass
class BatchSummary:
    """What stands on the pages of a batch. Lines are entities, whoever made them; labelled ones are not background.

    deleted: entities that a person deleted, so that no model brings them back. reviewed: pages that were left alone,
    as a person reviewed them while they waited.
    """

    pages: int = 0
    lines: int = 0
    labelled: int = 0
    links: int = 0
    deleted: int = 0
    reviewed: int = 0

    def add(self, page: Page) -> None:
        """Count a page that was pre-annotated just now."""
        self.pages += 1
        self.lines += len(page.entities)
        self.labelled += sum(not is_background(entity.label) for entity in page.entities.values())
        self.links += len(page.links)
        self.deleted += len(page.erased)

    @property
    def words(self) -> list[str]:
        """Sentences; none where nothing was done."""
        sentences = []
        if self.pages:
            words = tr("{pages} pre-annotated: {lines}, {labelled} of them labelled, {links}.")
            if not self.lines:
                words = tr("{pages} pre-annotated: nothing found.")
            sentences.append(
                words.format(
                    pages=count(self.pages, tr("page"), tr("pages")),
                    lines=count(self.lines, tr("line of text"), tr("lines of text")),
                    labelled=self.labelled,
                    links=count(self.links, tr("link"), tr("links")),
                )
            )
        sentences += _of_deleted(self.deleted)
        if self.reviewed:
            pages = count(self.reviewed, tr("page"), tr("pages"))
            sentences.append(tr("{} unchanged: reviewed in the meantime.").format(pages))
        return sentences


@dataclass
class ChangeSummary:
    """What pre-annotating again has changed, by what was asked for."""

    pages: int = 0
    is_reading: bool = False
    is_only_new: bool = False
    new: int = 0
    gone: int = 0
    texts: int = 0
    labels: int = 0
    links: int = 0
    deleted: int = 0

    def add(self, patch: Patch, after: Page, proposing: Proposing) -> None:
        """Count what became of a page."""
        self.pages += 1
        self.deleted += len(after.erased)
        self.is_reading |= messages.REREAD in proposing.steps
        self.is_only_new |= proposing.mode == NEW_LINES
        changes = patch.changes
        self.new += len(changes.added)
        self.gone += len(changes.removed)
        both = [(old, new) for old, new in patch.entities.values() if old is not None and new is not None]
        self.texts += sum(old.text != new.text for old, new in both)
        self.labels += sum(old.label != new.label for old, new in both)
        self.links += sum((old is None) != (new is None) for old, new in patch.links.values())

    @property
    def words(self) -> list[str]:
        """Sentences; none where nothing was done again."""
        if not self.pages:
            return []
        pages = count(self.pages, tr("page"), tr("pages"))
        done = tr("Labelled {} again: {}.")
        if self.is_only_new:
            done = tr("Looked for new lines on {}: {}.")
        elif self.is_reading:
            done = tr("Read and labelled {} again: {}.")
        numbers = [
            (self.new, tr("new line"), tr("new lines")),
            (self.gone, tr("line gone"), tr("lines gone")),
            (self.texts, tr("text changed"), tr("texts changed")),
            (self.labels, tr("label changed"), tr("labels changed")),
            (self.links, tr("link changed"), tr("links changed")),
        ]
        parts = [count(number, one, many) for number, one, many in numbers if number]
        sentences = [done.format(pages, tr(", ").join(parts) or tr("nothing has changed"))]
        return sentences + _of_deleted(self.deleted)


def _of_deleted(deleted: int) -> list[str]:
    entities = count(deleted, tr("entity"), tr("entities"))
    return [tr("Not restored because you deleted them: {}.").format(entities)] if deleted else []


def words_of_links(patch: Patch, page: Page, roles: Mapping[str, Role], model: str, *, was_looked_at: bool) -> str:
    """What became of the links of a page whose labels stayed. was_looked_at: RE ran at all."""
    if not was_looked_at:
        return tr("The model pack {} does not propose links.").format(model)
    if not {Role.KEY, Role.VALUE} <= {roles.get(entity.label) for entity in page.entities.values()}:
        return tr(
            "There is nothing to link: this page has no label with the role key, or none with the role "
            "value. Assign roles in Labels > Edit labels."
        )
    added = sum(before is None for before, _ in patch.links.values())
    removed = sum(after is None for _, after in patch.links.values())
    if not added and not removed:
        return tr("The model proposes the same links for the current labels.")
    return tr("New links proposed: {} added, {} removed.").format(
        count(added, tr("link"), tr("links")), count(removed, tr("link"), tr("links"))
    )
