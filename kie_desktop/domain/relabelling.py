"""Labels that are renamed or joined with others: what it does to a page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from kie_desktop.domain.label_set import OTHER, LabelSet, Role, is_background
from kie_desktop.domain.page import Entity, EntityPart, Page
from kie_desktop.domain.patch import Patch


def move_labels(
    page: Page, moved: Mapping[str, str], proposal: Page | None = None, joined: Collection[str] = ()
) -> Patch:
    """Give every entity whose label is in `moved` (compared without case) the label that it names.

    Nothing is decided about an entity by that: who labelled it, and how sure, stays as it is.
    proposal: what was proposed for the page; it moves along, so that no correction appears where there was none.
    joined: of `moved`, those that become a label that was there before; the score of theirs is not one of it.
    """
    names = {old.casefold(): new for old, new in moved.items()}
    unscored = {name.casefold() for name in joined}
    after = {
        key: replace(entity, label_score=None) if page.entities[key].label.casefold() in unscored else entity
        for key, entity in _moved(page, names).items()
    }
    changed = {key: (page.entities[key], entity) for key, entity in after.items() if entity != page.entities[key]}
    if proposal is None:
        return Patch(changed)
    proposed = replace(proposal, entities=_moved(proposal, names))
    return Patch(changed, proposal=(proposal, proposed) if proposed != proposal else None)


def without_lost_links(page: Page, patch: Patch, before: LabelSet, after: LabelSet) -> Patch:
    """The patch, and with it the links of entities whose label had a role that links have, and has none any more.

    before, after: the label sets that page and patched page are labelled with.
    """
    looked_at = page.entities.keys() if before != after else patch.entities.keys() & page.entities.keys()
    lost = set()
    for entity_id in looked_at:
        entity = page.entities[entity_id]
        _, now = patch.entities.get(entity_id, (entity, entity))
        had_role = before.role_of(entity.label) is not Role.OTHER
        if now is not None and had_role and after.role_of(now.label) is Role.OTHER:
            lost.add(entity_id)
    links = {key: (link, None) for key, link in page.links.items() if lost & {*key} and key not in patch.links}
    return replace(patch, links={**patch.links, **links}) if links else patch


def as_background(page: Page, labels: LabelSet) -> tuple[Page, frozenset[str]]:
    """The page with the background in place of labels that a set does not have and no person gave; which they were.

    Their scores and links go too: they were of those labels.
    """
    foreign = {
        key: entity
        for key, entity in page.entities.items()
        if entity.label not in labels and not is_background(entity.label) and EntityPart.LABEL not in entity.by_human
    }
    background = labels.background.name if is_background(labels.background.name) else OTHER
    entities = {
        key: replace(entity, label=background, label_score=None) if key in foreign else entity
        for key, entity in page.entities.items()
    }
    links = {key: link for key, link in page.links.items() if link.by_human or not foreign.keys() & {*key}}
    return replace(page, entities=entities, links=links), frozenset(entity.label for entity in foreign.values())


def _moved(page: Page, names: Mapping[str, str]) -> dict[int, Entity]:
    return {
        key: replace(entity, label=names.get(entity.label.casefold(), entity.label))
        for key, entity in page.entities.items()
    }
