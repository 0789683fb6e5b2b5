"""X-AnyLabeling's label files, one beside each image, as its KIE mode writes them (spec A4).

`description` is the text, `group_id` the id and `kie_linking` the links. LabelMe's files, of which
these are a kind, are read too: without texts, ids and links.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Entity, Page, ReviewState
from kie_desktop.domain.problems import Problem
from kie_desktop.formats.collector import Collector, SourcePage, segment_of
from kie_desktop.formats.folder_writer import FolderWriter
from kie_desktop.formats.format import Format, Holds, Reading, Shape, Source, Target
from kie_desktop.formats.kinds import further_keys
from kie_desktop.formats.paddleocr.writer import page_rows
from kie_desktop.formats.per_page import first_heads, image_names, label_files
from kie_desktop.formats.sources import read_json
from kie_desktop.formats.unsupported import fits
from kie_desktop.formats.values import polygon_of, shown

_SUFFIXES = (".json",)
_HEAD = re.compile(r'\A\s*\{.*"shapes"\s*:\s*\[', re.DOTALL)
_VERSION = "2.4.0"
"""Of the program whose files these are like; it reads files without complaint that name its own version."""
_SHAPES = frozenset({"rectangle", "rotation", "polygon", "quadrilateral"})
_TURNED = "rotation"
_SHAPE_KEYS = frozenset({"label", "points", "description", "group_id", "kie_linking", "score", "label_score"})
_PAGE_KEYS = frozenset({"version", "shapes", "imagePath", "imageData", "imageHeight", "imageWidth", "checked"})
_SHAPE_DEFAULTS: dict[str, Any] = {"difficult": False, "flags": {}, "attributes": {}}


def _recognise(source: Source) -> bool:
    return any(_HEAD.match(head) for head in first_heads(source, _SUFFIXES))


def _read(path: Path, image_dir: Path | None, label_set: LabelSet | None) -> Reading:
    collector = Collector(FORMAT.name, path, image_dir, label_set)
    for file in label_files(path, _SUFFIXES):
        try:
            content, _ = read_json(file)
        except UserError as fault:
            collector.lose(file.name, "unreadable-file", str(fault))
            continue
        if isinstance(content, dict) and isinstance(content.get("shapes"), list):
            _collect(collector, file, content)
        else:
            collector.lose(file.name, "not-a-list", "it has no `shapes` list, so it is not an X-AnyLabeling file")
    return collector.reading()


def _collect(collector: Collector, file: Path, content: dict[str, Any]) -> None:
    written = content.get("imagePath")
    names = image_names(file.stem, file.parent)
    image = written if isinstance(written, str) and written else names[0]
    segments = []
    for index, shape in enumerate(content["shapes"]):
        kind = shape.get("shape_type", "polygon") if isinstance(shape, dict) else None
        if isinstance(shape, dict) and not (isinstance(kind, str) and kind in _SHAPES):
            message = f"shape {index + 1} is a {shown(kind)}, not a region; it was skipped"
            collector.warn(file.name, "not-a-region", message, image)
        else:
            segments.append(_segment(shape))
    collector.add(
        SourcePage(
            image,
            segments,
            file.name,
            content.get("imageWidth"),
            content.get("imageHeight"),
            state=ReviewState.REVIEWED if content.get("checked") is True else None,
            extra={key: value for key, value in content.items() if key not in _PAGE_KEYS and (value or key != "flags")},
            other_names=names,
        )
    )


def _segment(shape: Any) -> Any:
    if not isinstance(shape, dict):
        return shape
    points = polygon_of(shape.get("points"))
    is_diagonal = points is not None and len(points) == 2 and shape.get("shape_type") == "rectangle"
    if points and is_diagonal:
        (x1, y1), (x2, y2) = points
        points = rectangle((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
    return segment_of(
        {key: value for key, value in shape.items() if value or key not in _SHAPE_DEFAULTS},
        _SHAPE_KEYS if shape.get("shape_type") == _TURNED else _SHAPE_KEYS | {"shape_type"},
        transcription=shape.get("description") or "",
        label=shape.get("label"),
        points=[list(point) for point in points] if points else shape.get("points"),
        id=shape.get("group_id"),
        linking=shape.get("kie_linking"),
        text_score=shape.get("score"),
        label_score=shape.get("label_score"),
    )


def _write(target: Target) -> Iterable[Problem]:
    writer = FolderWriter(target)
    names = writer.add_images()
    for page in target.pages:
        name = names[page.image, page.frame]
        text = json.dumps(_content(page, name, target.label_set), ensure_ascii=False, allow_nan=False, indent=2)
        writer.add(f"{PurePosixPath(name).stem}.json", text.encode("utf-8", "backslashreplace"))
    writer.write()
    return ()


def _content(page: Page, image: str, label_set: LabelSet) -> dict[str, Any]:
    return {
        "version": _VERSION,
        "flags": {},
        "checked": page.state is ReviewState.REVIEWED,
        **{key: value for key, value in page.extra.items() if key not in _PAGE_KEYS},
        "shapes": [_shape(row, page.entities[row["id"]]) for row in page_rows(page, label_set)],
        "imagePath": image,
        "imageData": None,
        "imageHeight": page.height,
        "imageWidth": page.width,
    }


def _shape(row: dict[str, Any], entity: Entity) -> dict[str, Any]:
    kept = {key: value for key, value in further_keys(entity).items() if key not in _SHAPE_KEYS}
    if kept.get("shape_type") != _TURNED or len(entity.points) != 4:
        kept.pop("direction", None)
        kept["shape_type"] = _shape_type(entity)
    own = {
        "kie_linking": row["linking"],
        "label": row["label"],
        "score": entity.text_score,
        "points": [[float(x), float(y)] for x, y in entity.points],
        "group_id": entity.id,
        "description": row["transcription"],
    }
    if entity.label_score is not None:
        own["label_score"] = entity.label_score
    return own | _SHAPE_DEFAULTS | kept


def _shape_type(entity: Entity) -> str:
    if fits(entity, Shape.BOX):
        return "rectangle"
    return "quadrilateral" if fits(entity, Shape.QUADRILATERAL) else "polygon"


FORMAT = Format(
    name="xanylabeling",
    title="X-AnyLabeling",
    target="folder",
    suffix="",
    holds=Holds(kinds=True, scores=True, extra=True, page_extra=True, states=frozenset({ReviewState.REVIEWED})),
    recognise=_recognise,
    read=_read,
    write=_write,
)
