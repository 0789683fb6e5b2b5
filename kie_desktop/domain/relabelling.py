"""Labels that are renamed or joined with others: what it does to a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kie_desktop.domain.page import Entity, Page
from kie_desktop.domain.patch import Patch


def move_labels(page: Page, moved: Mapping[str, str], proposal: Page | None = None) -> Patch:
    """Give every entity whose label is in `moved` (compared without case) the label that it names.

    Nothing is decided about an entity by that: who labelled it, and how sure, stays as it is.
    proposal: what was proposed for the page; it moves along, so that no correction appears where there was none.
    """
    names = {old.casefold(): new for old, new in moved.items()}
    after = _moved(page, names)
    changed = {key: (page.entities[key], entity) for key, entity in after.items() if entity != page.entities[key]}
    if proposal is None:
        return Patch(changed)
    proposed = replace(proposal, entities=_moved(proposal, names))
    return Patch(changed, proposal=(proposal, proposed) if proposed != proposal else None)


def _moved(page: Page, names: Mapping[str, str]) -> dict[int, Entity]:
    return {
        key: replace(entity, label=names.get(entity.label.casefold(), entity.label))
        for key, entity in page.entities.items()
    }
