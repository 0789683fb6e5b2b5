"""XFUND (spec A5): one JSON document for a whole set, a box and its words for every entity."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem
from kie_desktop.formats.atomic import write_bytes
from kie_desktop.formats.collector import Collector, SourcePage, segment_of
from kie_desktop.formats.format import Format, Holds, Reading, Shape, Source, Target
from kie_desktop.formats.kinds import further_keys
from kie_desktop.formats.paddleocr.writer import page_rows
from kie_desktop.formats.sources import read_json
from kie_desktop.formats.words import KEY as WORDS
from kie_desktop.formats.words import box_of, plain, words_of

_OWN_KEYS = frozenset({"box", "text", "label", "id", "linking"})
_OF_THE_FILE = ("lang", "version", "split")
_HEAD = re.compile(r'\A\s*\{.*"documents"\s*:', re.DOTALL)


def _recognise(source: Source) -> bool:
    return _HEAD.match(source.head) is not None


def _read(path: Path, image_dir: Path | None, label_set: LabelSet | None) -> Reading:
    """Every document as a page, as upstream's converter has it; `words` and unknown keys are kept."""
    content, _ = read_json(path)
    documents = content.get("documents") if isinstance(content, dict) else None
    if not isinstance(documents, list):
        raise UserError(f"{path}: this is not XFUND: it has no `documents` list; choose the correct format")
    collector = Collector(FORMAT.name, path, image_dir, label_set)
    common = {key: content[key] for key in _OF_THE_FILE if key in content}
    for number, document in enumerate(documents, 1):
        where = f"document {number}"
        image = document.get("img") if isinstance(document, dict) else None
        items = document.get("document") if isinstance(document, dict) else None
        name = image.get("fname") if isinstance(image, dict) else None
        if not isinstance(image, dict) or not isinstance(name, str) or not name:
            collector.lose(where, "no-image", "it does not name an image (`img`, `fname`)", "add the name")
        elif not isinstance(items, list):
            collector.lose(where, "not-a-list", "it has no entity list (`document`)", "add the list")
        else:
            extra = common | {key: value for key, value in document.items() if key not in {"document", "img"}}
            segments = [_segment(item) for item in items]
            collector.add(SourcePage(name, segments, where, image.get("width"), image.get("height"), extra=extra))
    return collector.reading()


def _segment(item: Any) -> Any:
    if not isinstance(item, dict):
        return item
    box = box_of(item.get("box"))
    return segment_of(
        item,
        _OWN_KEYS,
        transcription=item.get("text"),
        label=item.get("label"),
        points=[list(corner) for corner in rectangle(box)] if box else None,
        id=item.get("id"),
        linking=item.get("linking"),
    )


def _write(target: Target) -> Iterable[Problem]:
    """One line, because upstream's converter reads the first line only (spec A5)."""
    common = {key: _shared(target.pages, key) for key in _OF_THE_FILE}
    content = {key: value for key, value in common.items() if value is not None}
    content["documents"] = [_document(page, target.label_set, content) for page in target.pages]
    text = json.dumps(content, ensure_ascii=False, allow_nan=False)
    write_bytes(target.path, f"{text}\n".encode("utf-8", "backslashreplace"))
    target.files.append(target.path)
    return ()


def _document(page: Page, label_set: LabelSet, common: dict[str, Any]) -> dict[str, Any]:
    document: dict[str, Any] = {"id": PurePosixPath(page.image).stem}
    document |= {key: value for key, value in page.extra.items() if common.get(key) != value or key == "id"}
    document["document"] = [
        {
            "box": [plain(side) for side in page.entities[row["id"]].box],
            "text": row["transcription"],
            "label": row["label"],
            "words": words_of(page.entities[row["id"]]) if page.entities[row["id"]].is_line else [],
            "linking": row["linking"],
            "id": row["id"],
        }
        | {
            key: value
            for key, value in further_keys(page.entities[row["id"]]).items()
            if key not in {*_OWN_KEYS, WORDS}
        }
        for row in page_rows(page, label_set)
    ]
    document["img"] = {"fname": page.image, "width": page.width, "height": page.height}
    return document


def _shared(pages: Iterable[Page], key: str) -> object:
    """What all pages have under a key of the file; None where they differ."""
    values = [page.extra.get(key) for page in pages]
    return values[0] if values and all(value == values[0] for value in values) else None


FORMAT = Format(
    name="xfund",
    title="XFUND",
    target="file",
    suffix=".json",
    holds=Holds(shape=Shape.BOX, kinds=True, extra=True, page_extra=True),
    recognise=_recognise,
    read=_read,
    write=_write,
)
