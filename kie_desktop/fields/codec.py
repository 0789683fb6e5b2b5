"""Documents and their fields as plain JSON values, as window and engine exchange them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kie_desktop.domain.geometry import Polygon, polygon
from kie_desktop.domain.page import EntityKind, Page
from kie_desktop.fields.document import Document, TextChoice, TextLine, TextMark, TextPage, choices_of
from kie_desktop.fields.result import Alternative, DocumentFields, FieldState, FieldValue, Span
from kie_desktop.fields.schema import FieldType

if TYPE_CHECKING:
    from kie_desktop.fields.locate import Located

Json = dict[str, Any]


def page_to_json(page: Page, image: str = "") -> Json:
    """The lines and marks of a page, without evidence of networks.

    image: path of its picture, where lines may be read again; then their polygons are told too.
    """
    entities = [entity for entity in page.entities.values() if entity.kind is not EntityKind.MARK]
    lines = [
        [entity.id, entity.text, [round(float(side), 2) for side in entity.box], entity.text_score]
        for entity in entities
    ]
    value: Json = {"width": page.width, "height": page.height, "lines": lines}
    if choices := choices_of(page):
        value["choices"] = [[choice.lead, [list(mark) for mark in choice.marks]] for choice in choices]
    if image:
        points = [[[round(x, 1), round(y, 1)] for x, y in entity.points] for entity in entities]
        value |= {"image": image, "frame": page.frame, "points": points}
    return value


def place_of_line(page: Json, line: int) -> tuple[str, int, Polygon, tuple[int, int]] | None:
    """Image, frame and polygon of a line of a page, and the page's width and height.

    None where `page_to_json` was not told the image.
    """
    if not page.get("image"):
        return None
    for row, points in zip(page["lines"], page["points"], strict=True):
        if row[0] == line:
            size = int(page["width"]), int(page["height"])
            return str(page["image"]), int(page["frame"]), polygon(points), size
    return None


def document_to_json(name: str, pages: Iterable[Json]) -> Json:
    """A document of pages that `page_to_json` made."""
    return {"name": name, "pages": list(pages)}


def document_from_json(value: Json) -> Document:
    """The inverse of `document_to_json`. Raises KeyError, TypeError or ValueError for anything else."""
    return Document(str(value["name"]), tuple(_page(page) for page in value["pages"]))


def _page(value: Json) -> TextPage:
    lines = []
    for number, text, box, score in value["lines"]:
        left, top, right, bottom = (float(side) for side in box)
        lines.append(
            TextLine(int(number), str(text), (left, top, right, bottom), None if score is None else float(score))
        )
    choices = tuple(
        TextChoice(tuple(TextMark(*mark) for mark in marks), lead) for lead, marks in value.get("choices", ())
    )
    return TextPage(float(value["width"]), float(value["height"]), tuple(lines), choices=choices)


def spans_to_json(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as lists of entity, start and end."""
    return [[span.entity, span.start, span.end] for span in spans]


def spans_from_json(value: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """The inverse of `spans_to_json`."""
    return tuple(Span(int(entity), int(start), int(end)) for entity, start, end in value)


def value_to_json(value: FieldValue) -> Json:
    """A field's value with all that is known of it."""
    return {**value.to_dict(), "score": value.score, "spans": spans_to_json(value.spans), "reread": value.reread}


def value_from_json(value: Json) -> FieldValue:
    """The inverse of `value_to_json`."""
    return FieldValue(
        value["name"],
        FieldType(value["type"]),
        value["value"],
        value["normalized"],
        None if value["score"] is None else float(value["score"]),
        FieldState(value["state"]),
        tuple(value["problems"]),
        value["key"],
        value["page"],
        tuple(value["key_ids"]),
        tuple(value["value_ids"]),
        spans_from_json(value["spans"]),
        None if value.get("reread") is None else float(value["reread"]),
    )


def fields_to_json(fields: DocumentFields) -> Json:
    """The fields of a document with their other candidates."""
    others = {
        name: [[one.value, one.normalized, one.chance, one.page, spans_to_json(one.spans)] for one in rows]
        for name, rows in fields.others.items()
    }
    return {
        "document": fields.document,
        "values": [value_to_json(value) for value in fields.values],
        "others": others,
        "problems": list(fields.problems),
    }


def fields_from_json(value: Json) -> DocumentFields:
    """The inverse of `fields_to_json`."""
    others = {
        name: tuple(
            Alternative(text, normalized, float(chance), int(page), spans_from_json(spans))
            for text, normalized, chance, page, spans in rows
        )
        for name, rows in value["others"].items()
    }
    return DocumentFields(
        value["document"], tuple(map(value_from_json, value["values"])), others, tuple(value["problems"])
    )


def given_from_json(value: Mapping[str, Sequence[Json]]) -> dict[str, list[FieldValue]]:
    """Values that people decided, by field."""
    return {name: [value_from_json(row) for row in rows] for name, rows in value.items()}


def located_to_json(located: Located) -> Json:
    """A value of a table with its places."""
    return {
        "document": located.document,
        "field": located.field,
        "value": located.value,
        "found": located.found.value,
        "places": [[place.page, spans_to_json(place.spans), place.text, place.likeness] for place in located.places],
    }


def located_from_json(value: Json) -> Located:
    """The inverse of `located_to_json`."""
    from kie_desktop.fields.locate import Found, Located, Place

    places = tuple(
        Place(int(page), spans_from_json(spans), str(text), float(likeness))
        for page, spans, text, likeness in value["places"]
    )
    return Located(value["document"], value["field"], value["value"], Found(value["found"]), places)
