"""Labels that are renamed or joined with others: what it does to a page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from kie_desktop.domain.label_set import OTHER, LabelSet, Role, is_background, may_link
from kie_desktop.domain.page import Entity, EntityPart, Link, LinkKey, Page
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
    """The patch, and with it the links that its labels leave without sense.

    Those are links of an entity whose label had a role that links have, and has none any more; and links that meant
    something (`may_link`) and join two values, two keys, or a value to a key now. A link that a person drew goes only
    where a person labelled, or the label set changed. Where both ends have changed places, it is turned round.
    before, after: the label sets that page and patched page are labelled with.
    """
    is_other_set = before != after
    looked_at = page.entities.keys() if is_other_set else patch.entities.keys() & page.entities.keys()
    links: dict[LinkKey, tuple[Link | None, Link | None]] = {}
    for key, link in page.links.items():
        if looked_at.isdisjoint(key) or key in patch.links or not page.entities.keys() >= {*key}:
            continue
        old = [page.entities[end] for end in key]
        new = [patch.entities.get(entity.id, (entity, entity))[1] for entity in old]
        now = [entity for entity in new if entity is not None]
        if len(now) < len(old):  # whoever removes an entity removes its links
            continue
        was, is_ = [before.role_of(entity.label) for entity in old], [after.role_of(entity.label) for entity in now]
        has_lost_role = any(is_[end] is Role.OTHER is not was[end] for end in (0, 1))
        is_senseless = all(entity.is_line for entity in now) and may_link(*was) and not may_link(*is_)
        by_person = any(EntityPart.LABEL in one.by_human for one, other in zip(now, old, strict=True) if one != other)
        if has_lost_role or (is_senseless and (not link.by_human or is_other_set or by_person)):
            links[key] = (link, None)
            turned = replace(link, head=link.tail, tail=link.head)
            have_changed_places = (*was, *is_) == (Role.KEY, Role.VALUE, Role.VALUE, Role.KEY)
            if have_changed_places and turned.key not in page.links.keys() | patch.links.keys():
                links[turned.key] = (None, turned)
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
