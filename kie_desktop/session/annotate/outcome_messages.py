"""What came of pre-annotation, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kie_desktop.domain.label_set import Role, is_background
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch
from kie_desktop.language import count, tr


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
        if self.deleted:
            entities = count(self.deleted, tr("entity"), tr("entities"))
            sentences.append(tr("Not restored because you deleted them: {}.").format(entities))
        if self.reviewed:
            pages = count(self.reviewed, tr("page"), tr("pages"))
            sentences.append(tr("{} unchanged: reviewed in the meantime.").format(pages))
        return sentences


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
