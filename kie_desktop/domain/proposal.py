"""What was proposed for a page: the page as it stood right after pre-annotation, to compare corrections with.

It is kept with the project, so it holds boxes instead of polygons, and no scores and no extras. Marks and codes are
longer rows than lines: kind, checked and symbology follow.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, EntityKind, EntityPart, Link, Page

_FIELDS = tuple(EntityPart)


def proposal_of(page: Page) -> Page:
    """What to keep of a page that was pre-annotated just now.

    What a person had decided before, or what no model gave, stays marked as decided: it is no proposal.
    """
    entities = [
        replace(
            entity,
            points=rectangle(entity.box),
            text_score=None,
            label_score=None,
            by_human=entity.by_human | _not_given(entity),
            extra={},
        )
        for entity in page.entities.values()
    ]
    links = [replace(link, score=None) for link in page.links.values()]
    return Page(page.image, page.width, page.height, page.frame).with_entities(entities, links)


def with_links_of(proposal: Page, page: Page) -> Page:
    """What to keep of a page whose links alone were proposed anew: its labels are no proposal any more."""
    there = proposal.entities.keys()
    links = {key: replace(link, score=None) for key, link in page.links.items() if there >= {*key}}
    return replace(proposal, links=links)


def proposal_to_json(proposal: Page) -> dict[str, Any]:
    """As small as it gets; image and size are those of the page that it belongs to."""
    return {
        "entities": [
            [
                entity.id,
                *(round(side, 1) for side in entity.box),
                entity.text,
                entity.label,
                sum(1 << place for place, field in enumerate(_FIELDS) if field in entity.by_human),
                *(() if entity.is_line else (str(entity.kind), int(entity.checked), entity.symbology)),
            ]
            for entity in proposal.entities.values()
        ],
        "links": [[link.head, link.tail, int(link.by_human)] for link in proposal.links.values()],
    }


def proposal_from_json(value: dict[str, Any], page: Page) -> Page:
    """The inverse of `proposal_to_json`, for the page that it was made for."""
    entities = [
        _of_kind(Entity(entity_id, rectangle((x1, y1, x2, y2)), text, label, by_human=_by_human(mask)), *rest)
        for entity_id, x1, y1, x2, y2, text, label, mask, *rest in value["entities"]
    ]
    links = [Link(head, tail, None, bool(by_human)) for head, tail, by_human in value["links"]]
    return Page(page.image, page.width, page.height, page.frame).with_entities(entities, links)


def _of_kind(line: Entity, kind: str = EntityKind.LINE, checked: int = 0, symbology: str = "") -> Entity:
    return replace(line, kind=EntityKind(kind), checked=bool(checked), symbology=symbology)


def _not_given(entity: Entity) -> set[EntityPart]:
    given = {EntityPart.TEXT: entity.text_score, EntityPart.LABEL: entity.label_score}
    return {field for field, score in given.items() if score is None}


def _by_human(mask: int) -> frozenset[EntityPart]:
    return frozenset(field for place, field in enumerate(_FIELDS) if mask >> place & 1)
