"""The page result: one page as the JSON object that scripts read (contract of the command line)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kie_desktop.domain.geometry import Polygon
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Entity, EntityKind, Page
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.fields.open_fields import fields_of
from kie_desktop.fields.records import records_of
from kie_desktop.fields.result import FieldValue


def page_result(
    page: Page,
    label_set: LabelSet,
    *,
    model: str,
    ocr: str,
    document: str | None = None,
    timing: Mapping[str, float] | None = None,
    turn: int = 0,
    named: Iterable[FieldValue] = (),
    made: Mapping[str, str] | None = None,
    notes: Iterable[str] = (),
) -> dict[str, Any]:
    """A page with entities in reading order, links, fields and records, ready for `json.dumps`.

    model: name of the model pack; ocr: name of the OCR engine, or "none". document: the file that it is a page of;
    None: what the page itself says. timing: seconds of each step. turn: by how many degrees clockwise the image must
    be turned to be upright. named: fields of the document's schema that stand on this page, beside the open ones.
    made: hashes of the image and of the settings that it was read with. notes: what people should know about how it was
    read; without any there is no such key. Scores are null where a person decided.
    """
    result = {
        "image": page.image,
        "page": page.frame,
        "width": page.width,
        "height": page.height,
        "turn": turn,
        "model": model,
        "ocr": ocr,
        "document": document or page.document or page.image,
        "entities": [_entity(entity) for entity in in_reading_order(page.entities.values())],
        "links": [
            {"head": link.head, "tail": link.tail, "score": _score(link.score)}
            for link in sorted(page.links.values(), key=lambda link: link.key)
        ],
        "fields": [field.to_dict() for field in (*fields_of(page, label_set), *named)],
        "records": [record.to_dict() for record in records_of(page, label_set)],
        "timing": dict(timing or {}),
    }
    result |= {"notes": told} if (told := [*notes]) else {}
    return result | ({"made": dict(made)} if made else {})


def entity_of(row: Mapping[str, Any]) -> Entity:
    """An entity of a page result. KeyError, TypeError, ValueError where it is none."""
    kind = EntityKind(row["kind"])
    return Entity(
        int(row["id"]),
        tuple((float(x), float(y)) for x, y in row["points"]),
        str(row["text"]),
        str(row["label"]),
        row["score"] if kind is EntityKind.MARK else row["text_score"],
        row["label_score"],
        kind=kind,
        checked=bool(row["checked"]) if kind is EntityKind.MARK else False,
        symbology=str(row["symbology"]) if kind is EntityKind.CODE else "",
    )


def _entity(entity: Entity) -> dict[str, Any]:
    row = {
        "id": entity.id,
        "kind": str(entity.kind),
        "text": entity.text,
        "points": _points(entity.points),
        "text_score": _score(entity.text_score),
        "label": entity.label,
        "label_score": _score(entity.label_score),
    }
    if entity.kind is EntityKind.MARK:
        return row | {"text_score": None, "checked": entity.checked, "score": _score(entity.text_score)}
    if entity.kind is EntityKind.CODE:
        return row | {"payload": entity.text, "symbology": entity.symbology}
    return row


def _points(points: Polygon) -> list[list[float]]:
    """Whole pixels as integers, others to a hundredth."""
    rounded = [[round(float(value), 2) for value in point] for point in points]
    return [[int(value) if value.is_integer() else value for value in point] for point in rounded]


def _score(score: float | None) -> float | None:
    return None if score is None else round(float(score), 4)
