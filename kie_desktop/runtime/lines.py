"""What OCR read, as entities of a page, beside what a person made there already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kie_desktop.contract.messages import SER
from kie_desktop.domain.geometry import center, contains, intersection_over_union, same_place
from kie_desktop.domain.page import Entity, EntityPart, Link, Page
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.domain.text import is_blank
from kie_desktop.kie.line_cuts import SpacedLine
from kie_desktop.kie.model import WindowedModel
from kie_desktop.ocr.protocol import OcrLine
from kie_desktop.ocr.split import cut_in_two


def with_lines(page: Page, lines: Iterable[OcrLine]) -> Page:
    """The page as OCR proposes it: entities for all lines, numbered in reading order.

    A line where an entity lies already keeps that entity's id and everything else of it; a line
    inside an entity that a person touched, or where a person deleted one, is left out. Entities
    that a person touched or linked stay; the others are gone unless they were read again.
    """
    linked = {end for link in page.links.values() if link.by_human for end in link.key}
    kept = {entity.id: entity for entity in page.entities.values() if entity.by_human or entity.id in linked}
    proposed = dict(kept)
    free = page.lines
    new: list[Entity] = []
    for line in lines:
        entity = Entity(0, line.points, line.text, text_score=line.score)
        same = max(free.values(), key=lambda other: _overlap(entity, other), default=None)
        if same is not None and same_place(entity.box, same.box):
            del free[same.id]
            proposed[same.id] = _read_again(same, line)
        elif not _taken(entity, kept.values(), page):
            new.append(entity)
    for number, entity in enumerate(_in_order(new), page.next_id):
        proposed[number] = replace(entity, id=number)
    return page.with_entities(list(proposed.values()), _links_among(page, proposed))


def cut_lines(lines: Sequence[OcrLine], page: Page, model: WindowedModel) -> list[OcrLine]:
    """The lines that OCR read just now, those that hold two things cut in two (`kie.line_cuts`).

    Lines where a person edited or linked an entity of the page stay as they are.
    """
    if model.cuts is None or not model.can(SER):
        return [*lines]
    touched = {end for link in page.links.values() if link.by_human for end in link.key}
    kept = [entity.box for entity in page.entities.values() if entity.by_human or entity.id in touched]
    spaced = {
        number: SpacedLine(Entity(number, line.points, line.text), line.places) for number, line in enumerate(lines)
    }
    found = model.cuts.find(
        list(spaced.values()), (page.width, page.height), model.tokenizer, model.label_set, model.ser_logits
    )
    result: list[OcrLine] = []
    for number, line in enumerate(lines):
        cut = found.get(number)
        box = spaced[number].entity.box
        if cut is None or any(same_place(box, other) for other in kept):
            result.append(line)
        else:
            result += cut_in_two(line, cut.at, cut.place)
    return result


def _in_order(entities: list[Entity]) -> list[Entity]:
    """Reading order of entities that have no ids yet."""
    return in_reading_order(replace(entity, id=index) for index, entity in enumerate(entities))


def _read_again(entity: Entity, line: OcrLine) -> Entity:
    """An entity with what OCR says now, except for what a person set."""
    if EntityPart.TEXT not in entity.by_human and not is_blank(line.text):
        entity = replace(entity, text=line.text, text_score=line.score)
    return entity if EntityPart.POINTS in entity.by_human else replace(entity, points=line.points)


def _overlap(entity: Entity, other: Entity) -> float:
    return intersection_over_union(entity.box, other.box)


def _taken(entity: Entity, kept: Iterable[Entity], page: Page) -> bool:
    middle = center(entity.points)
    if any(contains(other.points, middle) for other in kept):
        return True
    return any(same_place(entity.box, box) for box in page.erased)


def _links_among(page: Page, entities: dict[int, Entity]) -> list[Link]:
    return [link for link in page.links.values() if link.head in entities and link.tail in entities]
