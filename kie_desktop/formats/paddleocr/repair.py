"""One JSON row of a label file to entities and links: the rules of spec A1, faults mended and reported."""

from __future__ import annotations

from typing import Any, NamedTuple

from kie_desktop.domain.geometry import Polygon
from kie_desktop.domain.label_set import OTHER, LabelSet, Role, is_background
from kie_desktop.domain.page import HUMAN, Entity, EntityPart, Link
from kie_desktop.domain.text import is_blank, without_lone_surrogates
from kie_desktop.formats.kinds import of_its_kind
from kie_desktop.formats.paddleocr.findings import Findings
from kie_desktop.formats.values import (
    at_least_a_rectangle,
    is_clean,
    number,
    polygon_of,
    shown,
    whole,
    writable_parts,
)

Json = dict[str, Any]

MAX_ENTITIES = 10_000
"""On one page: five times what the densest form has, and few enough to sort them however they lie."""
KNOWN_KEYS = frozenset({"transcription", "label", "points", "id", "linking", "text_score", "label_score"})
_LEGACY_KEYS = frozenset({"text", "bbox"})
RE_NAMES = frozenset({"question", "answer", "header"})
"""PaddleOCR's RE knows these names only, in lower case, letter for letter (spec A1, B9)."""
NO_KEY_CLASS = "None"
"""What PPOCRLabel writes as `key_cls` of a region without a class (spec A3)."""


class Parsed(NamedTuple):
    """What a row holds; extra: unknown keys of a legacy row."""

    entities: list[Entity]
    links: list[Link]
    extra: Json


class _Segment(NamedTuple):
    """One JSON object, the id it has in its file (None: unusable) and the id it gets here."""

    item: Json
    raw_id: int | None
    id: int


def parse_row(value: object, findings: Findings, label_set: LabelSet | None = None) -> Parsed | None:
    """Entities and links of a decoded row, or None where it is no row at all.

    With a label set, labels are spelled as there and its roles give links their direction;
    without one the usual names do (question, answer, header, key, value), and their case is checked.
    """
    extra: Json = {}
    legacy = isinstance(value, dict) and isinstance(value.get("ocr_info"), list)
    if isinstance(value, dict) and legacy:
        findings.error(
            "legacy-row",
            "the line is an object with `ocr_info`, which PaddleOCR no longer reads (since 2.6)",
            fix="write the line as a list",
        )
        extra, _ = writable_parts({key: part for key, part in value.items() if key != "ocr_info"})
        value = value["ocr_info"]
    if not isinstance(value, list):
        findings.error("not-a-list", "the text after the tab must be a JSON list of entities; the line was skipped")
        return None
    segments = _numbered(_objects(value, findings), findings)
    entities = [entity for segment in segments if (entity := _entity(segment, findings, legacy, label_set))]
    links = _links(segments, entities, findings, label_set)
    if label_set is None:
        _check_case(entities, links, findings)
    return Parsed(entities, links, extra)


def _check_case(entities: list[Entity], links: list[Link], findings: Findings) -> None:
    """PaddleOCR's RE compares `question` and `answer` letter for letter and learns no link otherwise (I-06)."""
    linked = {end for link in links for end in link.key}
    for entity in entities:
        if entity.id in linked and entity.label.lower() in RE_NAMES and entity.label != entity.label.lower():
            message = f"RE ignores the links of {entity.label!r}: the name must be lower case"
            findings.error("label-case", message, entity.id, f"use {entity.label.lower()!r} on the whole page")
            return


def _objects(rows: list[object], findings: Findings) -> list[Json]:
    objects = [row for row in rows if isinstance(row, dict)]
    if len(objects) < len(rows):
        count = len(rows) - len(objects)
        findings.error("not-an-entity", f"{count} of {len(rows)} list items are not JSON objects; they were skipped")
    if len(objects) > MAX_ENTITIES:
        message = f"it has {len(objects)} entities; the first {MAX_ENTITIES} were kept"
        findings.error("too-many-entities", message, fix="split the page")
    return objects[:MAX_ENTITIES]


def _numbered(items: list[Json], findings: Findings) -> list[_Segment]:
    """Every object with an id of its own; the first holder of an id keeps it."""
    if items and all(item.get("id") is None for item in items):
        findings.warning(
            "no-ids", "no entity has an id: this is enough to train SER, but not links (RE)", fix="number the entities"
        )
        return [_Segment(item, None, index + 1) for index, item in enumerate(items)]
    raw_ids = [whole(item.get("id")) for item in items]
    next_id = max([0, *(raw_id for raw_id in raw_ids if raw_id is not None)]) + 1
    segments: dict[int, _Segment] = {}
    for index, (item, raw_id) in enumerate(zip(items, raw_ids, strict=True)):
        if raw_id is None or raw_id in segments:
            _report_new_id(item, index, raw_id, next_id, findings)
            segments[next_id] = _Segment(item, raw_id, next_id)
            next_id += 1
            continue
        if type(item["id"]) is not int:
            findings.error("id-type", f"the id is written as {shown(item['id'])}", raw_id, "write it as a whole number")
        segments[raw_id] = _Segment(item, raw_id, raw_id)
    return list(segments.values())


def _report_new_id(item: Json, index: int, raw_id: int | None, new_id: int, findings: Findings) -> None:
    fix = f"assign the id {new_id}"
    if raw_id is not None:
        findings.error("duplicate-id", f"the id {raw_id} is used twice on the page", raw_id, fix)
    elif item.get("id") is None:
        findings.error("no-id", f"item {index + 1} of the list has no id", new_id, fix)
    else:
        findings.error("bad-id", f"item {index + 1} of the list has the id {shown(item['id'])}", new_id, fix)


def _entity(segment: _Segment, findings: Findings, legacy: bool, label_set: LabelSet | None) -> Entity | None:
    item = segment.item
    points = _points(segment, findings, legacy)
    if points is None:
        return None
    text = _text(segment, findings)
    label, is_proposal = _label(segment, findings)
    text_score = _score(segment, "text_score", findings)
    label_score = _score(segment, "label_score", findings)
    if is_proposal and label_score is None:
        label_score = number(item.get("score"))
    by_human = HUMAN
    if text_score is not None:
        by_human -= {EntityPart.TEXT, EntityPart.POINTS}
    if label_score is not None or is_proposal:
        by_human -= {EntityPart.LABEL, EntityPart.POINTS}
    known = KNOWN_KEYS | _LEGACY_KEYS if legacy else KNOWN_KEYS
    unknown = {key: value for key, value in item.items() if key not in known}
    extra, too_deep = writable_parts(unknown) if unknown else (unknown, False)
    if too_deep:
        findings.warning("too-deep", "values that are nested too deeply were skipped", segment.id, "remove them")
    return of_its_kind(
        Entity(segment.id, points, text, spelled(label, label_set), text_score, label_score, by_human, extra)
    )


def _points(segment: _Segment, findings: Findings, legacy: bool) -> Polygon | None:
    raw, entity = segment.item.get("points"), segment.id
    points = polygon_of(raw)
    if points is None:
        points = polygon_of(segment.item.get("bbox"))
        if points is None:
            findings.error("no-place", "it has no usable points and no bbox; it was skipped", entity)
            return None
        if not legacy:
            findings.error("bad-points", "its points are missing or damaged", entity, "use the corners of its bbox")
        return at_least_a_rectangle(points)
    if not is_clean(raw):
        findings.error("bad-points", "its points are not a list of [x, y] numbers", entity, "write them as such a list")
    elif len(points) < 3:
        findings.warning("few-points", f"it has {len(points)} points instead of 4", entity, "use their bounding box")
    return at_least_a_rectangle(points)


def _text(segment: _Segment, findings: Findings) -> str:
    item, entity = segment.item, segment.id
    raw = item.get("transcription", item.get("text"))
    if raw is None:
        findings.error("no-text", "it has no transcription", entity, "add an empty one")
        return ""
    if not isinstance(raw, str):
        text = str(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else ""
        findings.error("text-type", f"its transcription is {shown(raw)}, not a string", entity, f'write it as "{text}"')
        return text
    text = without_lone_surrogates(raw)
    if text != raw:
        findings.error(
            "bad-character", "its text contains an incomplete character (a lone surrogate)", entity, "put U+FFFD"
        )
    if raw and is_blank(text):
        findings.warning("blank-text", "its text is only whitespace", entity, "use an empty text")
        return ""
    return text


def _label(segment: _Segment, findings: Findings) -> tuple[str, bool]:
    """The label, and whether it is a proposal (`pred` of PaddleOCR's SER results)."""
    item, entity = segment.item, segment.id
    raw, key_class, predicted = item.get("label"), item.get("key_cls"), item.get("pred")
    if isinstance(raw, int) and not isinstance(raw, bool):
        findings.error("label-type", f"its label is the number {raw}", entity, f'write it as "{raw}"')
        return str(raw), False
    if isinstance(raw, str) and raw.strip():
        label = without_lone_surrogates(raw).strip()
        if label != raw:
            findings.error(
                "label-space", f"its label {shown(raw)} has leading or trailing spaces", entity, f"write {shown(label)}"
            )
        return label, False
    if isinstance(predicted, str) and predicted.strip():
        return (OTHER if predicted.strip() == "O" else without_lone_surrogates(predicted).strip()), True
    label = OTHER
    if isinstance(key_class, str) and key_class.strip() and key_class != NO_KEY_CLASS:
        label = without_lone_surrogates(key_class).strip()
    findings.error("no-label", "it has no label", entity, f"label it {label!r}")
    return label, False


def spelled(label: str, label_set: LabelSet | None) -> str:
    """A label as its label set spells it; background synonyms become the background label."""
    if label_set is not None and label in label_set:
        return label_set[label].name
    if is_background(label):
        return label_set.background.name if label_set is not None else OTHER
    return label


def _score(segment: _Segment, key: str, findings: Findings) -> float | None:
    raw = segment.item.get(key)
    score = number(raw)
    if raw is not None and (score is None or not 0 <= score <= 1):
        findings.warning("bad-score", f"its {key} is {shown(raw)}; it must be between 0 and 1", segment.id, "remove it")
        return None
    return score


def _links(
    segments: list[_Segment], entities: list[Entity], findings: Findings, label_set: LabelSet | None
) -> list[Link]:
    """All links of the page: pooled, without duplicates in either direction, from key to value."""
    if segments and all(segment.item.get("linking") is None for segment in segments):
        if any(segment.raw_id is not None for segment in segments):
            findings.warning(
                "no-linking", "no entity has `linking`: this is enough to train SER, but not RE", fix="add empty ones"
            )
        return []
    by_raw_id: dict[int, int] = {}
    for segment in segments:
        if segment.raw_id is not None:
            by_raw_id.setdefault(segment.raw_id, segment.id)
    placed = {entity.id: entity for entity in entities}
    roles = label_set if label_set is not None else LabelSet(()).extended(entity.label for entity in entities)
    links: dict[frozenset[int], Link] = {}
    for segment in segments:
        for raw_head, raw_tail in _pairs(segment, findings):
            ends = [segment.id if end == segment.raw_id else by_raw_id.get(end) for end in (raw_head, raw_tail)]
            head, tail = (placed.get(end) if end is not None else None for end in ends)
            if head is None or tail is None:
                _report_dangling(segment, (raw_head, raw_tail), head is None, findings)
            elif head is tail:
                findings.error("self-link", "it is linked to itself", segment.id, "remove the link")
            else:
                link = _directed(head, tail, roles)
                links.setdefault(frozenset(link.key), link)
    return list(links.values())


def _pairs(segment: _Segment, findings: Findings) -> list[tuple[int, int]]:
    raw, entity = segment.item.get("linking"), segment.id
    if raw is None:
        findings.error("no-linking", "it has no `linking`", entity, "add an empty list")
        return []
    if not isinstance(raw, list):
        findings.error("bad-linking", f"its linking is {shown(raw)}, not a list of [id, id]", entity, "empty it")
        return []
    if len(raw) == 2 and not any(isinstance(part, list) for part in raw):
        findings.error(
            "bad-linking",
            f"its linking is a single pair {shown(raw)} instead of a list of pairs",
            entity,
            f"write [{raw}]",
        )
        raw = [raw]
    pairs: list[tuple[int, int]] = []
    for pair in raw:
        ids = [whole(part) for part in pair] if isinstance(pair, list) else []
        if len(ids) != 2 or ids[0] is None or ids[1] is None:
            findings.error(
                "bad-linking", f"its linking contains {shown(pair)}, which is not [id, id]", entity, "remove it"
            )
            continue
        if any(type(part) is not int for part in pair):
            findings.error("bad-linking", f"its linking {shown(pair)} mixes types", entity, "use whole numbers")
        pairs.append((ids[0], ids[1]))
    return pairs


def _report_dangling(segment: _Segment, pair: tuple[int, int], head_is_missing: bool, findings: Findings) -> None:
    missing = pair[0] if head_is_missing else pair[1]
    findings.error(
        "dangling-link",
        f"its link {list(pair)} refers to entity {missing}, which is not on the page",
        segment.id,
        "remove the link",
    )


def _directed(head: Entity, tail: Entity, roles: LabelSet) -> Link:
    """A link turned from key to value where the labels say which is which (spec B9)."""
    if roles.role_of(head.label) is Role.VALUE and roles.role_of(tail.label) is Role.KEY:
        head, tail = tail, head
    by_human = EntityPart.LABEL in head.by_human and EntityPart.LABEL in tail.by_human
    return Link(head.id, tail.id, by_human=by_human)
