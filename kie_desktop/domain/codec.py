"""Pages as plain JSON values: what crosses process boundaries and what the project file stores."""

from __future__ import annotations

from typing import Any

from kie_desktop.domain.geometry import polygon
from kie_desktop.domain.page import Choice, Entity, EntityKind, EntityPart, Link, Page, ReviewState

Json = dict[str, Any]


def entity_to_json(entity: Entity) -> Json:
    """Every field of an entity."""
    return {
        "id": entity.id,
        "points": [[x, y] for x, y in entity.points],
        "text": entity.text,
        "label": entity.label,
        "text_score": entity.text_score,
        "label_score": entity.label_score,
        "by_human": sorted(entity.by_human),
        "extra": dict(entity.extra),
        "kind": str(entity.kind),
        "checked": entity.checked,
        "symbology": entity.symbology,
    }


def entity_from_json(value: Json) -> Entity:
    """The inverse of `entity_to_json`."""
    return Entity(
        int(value["id"]),
        polygon(value["points"]),
        value["text"],
        value["label"],
        value["text_score"],
        value["label_score"],
        frozenset(EntityPart(name) for name in value["by_human"]),
        value["extra"],
        EntityKind(value.get("kind", EntityKind.LINE)),  # a run of 0.1 has none
        bool(value.get("checked")),
        str(value.get("symbology", "")),
    )


def link_to_json(link: Link) -> Json:
    """Every field of a link."""
    return {"head": link.head, "tail": link.tail, "score": link.score, "by_human": link.by_human}


def link_from_json(value: Json) -> Link:
    """The inverse of `link_to_json`."""
    return Link(int(value["head"]), int(value["tail"]), value["score"], bool(value["by_human"]))


def choice_to_json(choice: Choice) -> Json:
    """Every field of a choice."""
    return {
        "field": choice.field,
        "entity_ids": list(choice.entity_ids),
        "span": list(choice.span) if choice.span else None,
        "text": choice.text,
        "absent": choice.absent,
    }


def choice_from_json(value: Json) -> Choice:
    """The inverse of `choice_to_json`."""
    span = value["span"]
    return Choice(
        str(value["field"]),
        tuple(int(entity_id) for entity_id in value["entity_ids"]),
        (int(span[0]), int(span[1])) if span else None,
        str(value["text"]),
        bool(value["absent"]),
    )


def page_to_json(page: Page) -> Json:
    """Every field of a page."""
    return {
        "image": page.image,
        "frame": page.frame,
        "width": page.width,
        "height": page.height,
        "state": str(page.state),
        "entities": [entity_to_json(entity) for entity in page.entities.values()],
        "links": [link_to_json(link) for link in page.links.values()],
        "rejected": sorted([head, tail] for head, tail in page.rejected),
        "next_id": page.next_id,
        "extra": dict(page.extra),
        "erased": sorted(list(box) for box in page.erased),
        "held_out": page.held_out,
        "choices": [choice_to_json(choice) for choice in page.choices],
        "document": page.document,
    }


def page_from_json(value: Json) -> Page:
    """The inverse of `page_to_json`."""
    page = Page(
        value["image"],
        int(value["width"]),
        int(value["height"]),
        int(value["frame"]),
        ReviewState(value["state"]),
        rejected=frozenset((int(head), int(tail)) for head, tail in value["rejected"]),
        next_id=int(value["next_id"]),
        extra=value["extra"],
        erased=frozenset((float(x1), float(y1), float(x2), float(y2)) for x1, y1, x2, y2 in value["erased"]),
        held_out=bool(value["held_out"]),
        choices=tuple(choice_from_json(choice) for choice in value.get("choices", ())),  # a run of 0.1 has none
        document=value.get("document", ""),
    )
    return page.with_entities(
        [entity_from_json(row) for row in value["entities"]], [link_from_json(row) for row in value["links"]]
    )
