"""SROIE and ICDAR: a text file of lines `x1,y1,...,x4,y4,text` for each image (spec A7).

SROIE's fields lie beside it as JSON, under the same stem or in a folder of their own: they name no
places, so that lines get their labels by their text, as proposals.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import OTHER, LabelSet, Role
from kie_desktop.domain.page import Entity, Page
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.fields.open_fields import fields_of
from kie_desktop.formats.collector import NOT_MINDED, PROPOSED_LABEL, Collector, SourcePage
from kie_desktop.formats.field_lines import FieldLines, Line
from kie_desktop.formats.folder_writer import FolderWriter
from kie_desktop.formats.format import Format, Holds, Reading, Shape, Source, Target
from kie_desktop.formats.per_page import first_heads, image_names, label_files
from kie_desktop.formats.sources import read_text
from kie_desktop.formats.unsupported import fits
from kie_desktop.formats.values import loads, number, shown
from kie_desktop.formats.words import plain

_SUFFIXES = (".txt", ".csv")
_COORDINATES = 8
_NUMBER = r"\s*-?\d{1,9}(?:\.\d{1,20})?(?:e-?\d{1,3})?\s*"
_LINE = re.compile(rf"(?:{_NUMBER},){{{_COORDINATES}}}")
_ILLEGIBLE = "###"
"""What ICDAR writes for a line that nobody can read."""
_FIELD_FOLDERS = ("", "key", "keys", "entities")
_MAX_LINES, _MAX_FIELDS = 2_000, 20
"""Lines and fields to find in each other; a receipt has some dozens and 4."""


def _recognise(source: Source) -> bool:
    return any(_LINE.match(head) for head in first_heads(source, _SUFFIXES))


def _read(path: Path, image_dir: Path | None, label_set: LabelSet | None) -> Reading:
    collector = Collector(FORMAT.name, path, image_dir, label_set, NOT_MINDED)
    for file in label_files(path, _SUFFIXES):
        stem = file.stem.removeprefix("gt_")  # as ICDAR names them
        try:
            text = read_text(file)
        except UserError as fault:
            collector.lose(file.name, "unreadable-file", str(fault))
            continue
        if text.lstrip().startswith("{"):
            continue  # the fields of a receipt, which are read along with its lines
        image, *others = image_names(stem, file.parent)
        segments = _segments(text, file.name, image, collector)
        if text.strip() and not segments:
            collector.lose(file.name, "no-lines", "no line has the form `x1,y1,...,x4,y4,text`", "remove the file")
            continue
        fields = _fields(file, stem, image, collector)
        _label(segments, fields, file.name, image, collector)
        collector.add(SourcePage(image, segments, file.name, other_names=tuple(others)))
    return collector.reading()


def _segments(text: str, name: str, image: str, collector: Collector) -> list[dict[str, Any]]:
    segments: list[dict[str, Any]] = []
    for index, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        *sides, transcription = line.rstrip("\r").split(",", _COORDINATES)
        values = [number(side) for side in sides]
        if len(values) != _COORDINATES or None in values:
            message = f"line {index} does not start with eight numbers; it was skipped"
            collector.warn(name, "bad-line", message, image)
            continue
        points = [values[at : at + 2] for at in range(0, _COORDINATES, 2)]
        illegible = transcription == _ILLEGIBLE
        segments.append({"transcription": "" if illegible else transcription, "points": points, "label": OTHER})
    return segments


def _fields(file: Path, stem: str, image: str, collector: Collector) -> dict[str, str]:
    """The fields of a receipt: `<stem>.json`, or `<stem>.txt` with JSON in it in a folder beside."""
    for folder in _FIELD_FOLDERS:
        for base in (file.parent, file.parent.parent) if folder else (file.parent,):
            for suffix in (".json", ".txt"):
                candidate = base / folder / f"{stem}{suffix}"
                if candidate == file or not candidate.is_file():
                    continue
                found = _fields_in(candidate, image, collector)
                if found:
                    return found
    return {}


def _fields_in(path: Path, image: str, collector: Collector) -> dict[str, str]:
    try:
        content, _ = loads(read_text(path))
    except (UserError, ValueError) as fault:
        if path.suffix == ".json":
            collector.warn(path.name, "bad-json", f"the fields cannot be read ({fault})", image)
        return {}
    if not isinstance(content, dict):
        return {}
    fields = {name: value for name, value in content.items() if isinstance(value, str) and name.strip()}
    if len(fields) < len(content):
        collector.warn(path.name, "bad-field", "fields that are not text were skipped", image)
    return fields


def _label(segments: list[dict[str, Any]], fields: dict[str, str], name: str, image: str, collector: Collector) -> None:
    """Give each field's name to the lines that say its value (`field_lines`)."""
    if len(segments) > _MAX_LINES or len(fields) > _MAX_FIELDS:
        collector.warn(name, "too-many-fields", "there are too many lines or fields to match them", image)
        return
    lines = FieldLines(_line_of(segment) for segment in segments)
    for field, value in fields.items():
        if not any(map(str.isalnum, value)):
            continue
        found = lines.of(field, value)
        for index in found:
            segments[index] = segments[index] | {"label": None, PROPOSED_LABEL: field}
        if not found:
            message = f"no line matches the field {shown(field)}, {shown(value)}; it was skipped"
            collector.warn(name, "field-not-found", message, image)


def _line_of(segment: dict[str, Any]) -> Line:
    heights = [point[1] for point in segment["points"]]
    return Line(segment["transcription"], min(heights), max(heights))


def _write(target: Target) -> Iterable[Problem]:
    writer = FolderWriter(target)
    names = writer.add_images()
    broken = 0
    for page in target.pages:
        stem = PurePosixPath(names[page.image, page.frame]).stem
        entities = in_reading_order(page.entities.values())
        broken += sum(_one_line(entity.text) != entity.text for entity in entities)
        lines = "".join(f"{_line(entity)}\n" for entity in entities)
        writer.add(f"{stem}.txt", lines.encode("utf-8", "replace"))
        fields = _fields_to_write(page, target.label_set)
        if fields:
            text = json.dumps(fields, ensure_ascii=False, indent=4)
            writer.add(f"{stem}.json", text.encode("utf-8", "replace"))
    writer.write()
    return _lost(target.pages, target.label_set, broken)


def _line(entity: Entity) -> str:
    corners = entity.points if fits(entity, Shape.QUADRILATERAL) else rectangle(entity.box)
    sides = ",".join(str(plain(side)) for corner in corners for side in corner)
    return f"{sides},{_one_line(entity.text)}"


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).replace("\r", " ")


def _fields_to_write(page: Page, label_set: LabelSet) -> dict[str, str]:
    """The fields that are named by a label (company, date, ...); keys and values have no place of their own."""
    return {
        field.key: field.value
        for field in fields_of(page, label_set)
        if field.key and field.value and not field.key_ids
    }


def _lost(pages: Iterable[Page], label_set: LabelSet, broken: int) -> list[Problem]:
    entities = [entity for page in pages for entity in page.entities.values()]
    unnamed = sum(label_set.role_of(entity.label) is not Role.OTHER for entity in entities)
    messages = []
    if unnamed:
        messages.append(("labels", f"does not store keys, values and headers: {unnamed} entities lose their label"))
    if any(_fields_to_write(page, label_set) for page in pages):
        messages.append(("label-places", "stores labels as page fields, which are found again by their text"))
    if broken:
        messages.append(("breaks", f"stores each text on one line: {broken} texts lose their line breaks"))
    return [Problem("", f"lost-{code}", Severity.WARNING, f"SROIE: {message}") for code, message in messages]


FORMAT = Format(
    name="sroie",
    title="SROIE",
    target="folder",
    suffix="",
    holds=Holds(shape=Shape.QUADRILATERAL, labels=False, links=False, ids=False),
    recognise=_recognise,
    read=_read,
    write=_write,
)
