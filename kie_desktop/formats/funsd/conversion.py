"""A FUNSD form as segments of one line each: PaddleOCR's `trans_funsd_label.py`, rule by rule (spec A6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import Any, NamedTuple

from kie_desktop.domain.geometry import Box, rectangle, union_box
from kie_desktop.domain.tb_yx import tb_yx_order, truncated_box
from kie_desktop.formats.collector import segment_of
from kie_desktop.formats.paddleocr.repair import MAX_ENTITIES
from kie_desktop.formats.values import shown, whole
from kie_desktop.formats.words import KEY as WORDS
from kie_desktop.formats.words import Word, box_of, breaks_line, plain

Json = dict[str, Any]

_OWN_KEYS = frozenset({"box", "text", "label", "id", "linking", WORDS})
_MAX_PAIRS = 200_000
"""Links of a page after the cross product of segments; a form has some dozens."""


@dataclass(slots=True)
class Conversion:
    """What became of a form.

    rows: segments as PaddleOCR writes them, sorted. owners: for each row, the place in the form of
    the entity that it is of. faults: (code, message) of everything left out.
    """

    rows: list[Json] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)


class _Segment(NamedTuple):
    """Words of one entity on one line. owner: the entity's place in the form."""

    new_id: int
    owner: int
    words: list[Word]
    box: Box


def convert(form: list[Any]) -> Conversion:
    """Segments with new ids from 0, sorted top to bottom, links as cross products of segments.

    Where upstream's converter would stop (no words, damaged boxes), the rest goes on.
    """
    result = Conversion()
    segments: list[_Segment] = []
    new_ids: dict[int, list[int]] = {}
    for place, entity in enumerate(form):
        if not isinstance(entity, dict):
            result.faults.append(("not-an-entity", f"item {place + 1} of `form` is not a JSON object"))
            continue
        for words in _lines(entity, place, result):
            box = union_box(found for word in words if (found := box_of(word["box"])))
            segments.append(_Segment(len(segments), place, words, box))
            old_id = whole(entity.get("id"))
            if old_id is not None:
                new_ids.setdefault(old_id, []).append(segments[-1].new_id)
    if len(segments) > MAX_ENTITIES:
        message = f"the page has {len(segments)} lines; the first {MAX_ENTITIES} were kept"
        result.faults.append(("too-many-entities", message))
        del segments[MAX_ENTITIES:]
    links = _links(form, segments, new_ids, result)
    for index in tb_yx_order([truncated_box(segment.box) for segment in segments]):
        segment = segments[index]
        result.rows.append(_row(form[segment.owner], segment, links.get(segment.owner, [])))
        result.owners.append(segment.owner)
    return result


def _lines(entity: Json, place: int, result: Conversion) -> list[list[Word]]:
    """The words of an entity, a list for each line that upstream keeps (rules 1 to 3)."""
    name = f"entity {shown(entity.get('id', place))}"
    words = _words(entity, name, result)
    if entity.get("text", "") is None or not words:
        result.faults.append(("no-words", f"{name} has no text or no words; PaddleOCR's converter skips it"))
        return []
    lines: list[list[Word]] = []
    before: Box | None = None
    for word in words:
        box = box_of(word["box"])
        if box is None:
            result.faults.append(("no-place", f"{name} has a word without a usable box; the word was skipped"))
            continue
        if before is None or breaks_line(before, box):
            lines.append([])
        lines[-1].append(word)
        before = box
    kept = [line for line in lines if line[0]["text"]]
    for line in lines:
        if not line[0]["text"]:
            lost = " ".join(word["text"] for word in line).strip()
            message = (
                f"{name} has a line that starts with an empty word; PaddleOCR's converter skips it ({shown(lost)})"
            )
            result.faults.append(("empty-word", message))
    return kept


def _words(entity: Json, name: str, result: Conversion) -> list[Word]:
    """The words that are JSON objects with a text; an entity without the key is its own word."""
    words = entity.get(WORDS)
    if WORDS not in entity:
        words = [{"box": entity.get("box"), "text": entity.get("text")}]
    if not isinstance(words, list):
        return []
    usable = [word for word in words if isinstance(word, dict) and isinstance(word.get("text"), str)]
    if len(usable) < len(words):
        result.faults.append(
            ("bad-word", f"{name} has {len(words) - len(usable)} words without text; they were skipped")
        )
    return [word | {"box": word.get("box")} for word in usable]


def _links(
    form: list[Any], segments: list[_Segment], new_ids: dict[int, list[int]], result: Conversion
) -> dict[int, list[list[int]]]:
    """For every entity with segments, the links between its segments and those of the others (rule 5)."""
    links: dict[int, list[list[int]]] = {}
    total = 0
    for owner in {segment.owner: None for segment in segments}:
        raw = form[owner].get("linking")
        pairs: list[list[int]] = []
        for link in raw if isinstance(raw, list) else []:
            ends = [whole(end) for end in link] if isinstance(link, list) else []
            if len(ends) != 2 or ends[0] is None or ends[1] is None:
                result.faults.append(
                    ("bad-linking", f"entity {shown(form[owner].get('id'))} has a link that is not [id, id]")
                )
                continue
            heads, tails = new_ids.get(ends[0], []), new_ids.get(ends[1], [])
            if total + len(heads) * len(tails) > _MAX_PAIRS:
                result.faults.append(
                    ("too-many-links", f"the page has more than {_MAX_PAIRS} links; the rest were skipped")
                )
                return links | {owner: pairs}
            if not heads or not tails:
                message = f"the link {ends} has no segment on one side; PaddleOCR's converter skips it"
                result.faults.append(("dangling-link", message))
            pairs += [[head, tail] for head, tail in product(heads, tails)]
            total += len(heads) * len(tails)
        links[owner] = pairs
    return links


def _row(entity: Json, segment: _Segment, linking: list[list[int]]) -> Json:
    x1, y1, x2, y2 = (plain(side) for side in segment.box)
    return segment_of(
        entity,
        _OWN_KEYS,
        transcription=" ".join(word["text"] for word in segment.words),
        label=entity.get("label"),
        points=[list(corner) for corner in rectangle((x1, y1, x2, y2))],
        linking=linking,
        id=segment.new_id,
        words=segment.words,
    )
