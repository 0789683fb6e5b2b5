"""FUNSD folders: `annotations/<stem>.json` and `images/<stem>.png`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import is_blank
from kie_desktop.formats.collector import Collector, SourcePage
from kie_desktop.formats.folder_writer import FolderWriter
from kie_desktop.formats.format import Format, Holds, Reading, Shape, Source, Target, beside
from kie_desktop.formats.funsd.conversion import convert
from kie_desktop.formats.paddleocr.writer import page_rows
from kie_desktop.formats.per_page import first_heads, image_names, label_files
from kie_desktop.formats.sources import read_json
from kie_desktop.formats.words import KEY as WORDS
from kie_desktop.formats.words import plain, words_of

_ANNOTATIONS, _IMAGES = "annotations", "images"
_SUFFIXES = (".json",)
_HEAD = re.compile(r'\A\s*\{.*"form"\s*:\s*\[', re.DOTALL)
_OWN_KEYS = frozenset({"box", "text", "label", "id", "linking", WORDS})


def _recognise(source: Source) -> bool:
    return any(_HEAD.match(head) for head in first_heads(source, _SUFFIXES, _ANNOTATIONS))


def _read(path: Path, image_dir: Path | None, label_set: LabelSet | None) -> Reading:
    collector = Collector(FORMAT.name, path, image_dir, label_set)
    for file in label_files(path, _SUFFIXES, _ANNOTATIONS):
        try:
            content, _ = read_json(file)
        except UserError as fault:
            collector.lose(file.name, "unreadable-file", str(fault))
            continue
        form = content.get("form") if isinstance(content, dict) else None
        if isinstance(form, list):
            names = image_names(file.stem, _images_folder(path))
            _collect(collector, file.name, names, form, {key: value for key, value in content.items() if key != "form"})
        else:
            collector.lose(
                file.name, "not-a-list", "it has no `form` list, so it is not a FUNSD file", "remove the file"
            )
    return collector.reading()


def _collect(collector: Collector, where: str, names: tuple[str, ...], form: list[Any], extra: dict[str, Any]) -> None:
    converted = convert(form)
    image, *others = names
    for code, message in converted.faults:
        collector.warn(where, code, message, image)
    rows: list[dict[str, Any]] = []
    seen: set[int] = set()
    for row, owner in zip(converted.rows, converted.owners, strict=True):
        rows.append(row if owner not in seen else row | {"linking": []})  # every segment repeats its entity's links
        seen.add(owner)
    collector.add(SourcePage(image, rows, where, extra=extra, other_names=tuple(others)))


def _write(target: Target) -> Iterable[Problem]:
    writer = FolderWriter(target)
    names = writer.add_images(_IMAGES, suffixes=(".png",))
    for page in target.pages:
        stem = PurePosixPath(names[page.image, page.frame]).stem
        text = json.dumps(_content(page, target.label_set), ensure_ascii=False, allow_nan=False, indent=4)
        writer.add(f"{_ANNOTATIONS}/{stem}.json", text.encode("utf-8", "backslashreplace"))
    writer.write()
    blank = sum(is_blank(entity.text) for page in target.pages for entity in page.entities.values())
    if not blank:
        return ()
    message = f"FUNSD keeps entities without text ({blank}), but PaddleOCR's converter skips them"
    return [Problem("", "lost-without-text", Severity.WARNING, message)]


def _content(page: Page, label_set: LabelSet) -> dict[str, Any]:
    form = []
    for row in page_rows(page, label_set):
        entity = page.entities[row["id"]]
        own = {
            "box": [plain(side) for side in entity.box],
            "text": row["transcription"],
            "label": row["label"],
            WORDS: words_of(entity),
            "linking": row["linking"],
            "id": row["id"],
        }
        form.append(own | {key: value for key, value in entity.extra.items() if key not in _OWN_KEYS})
    return {key: value for key, value in page.extra.items() if key != "form"} | {"form": form}


def _images_folder(path: Path) -> Path:
    """`images` beside `annotations`, where FUNSD has it."""
    folder = beside(path)
    base = folder.parent if folder.name == _ANNOTATIONS else folder
    return base / _IMAGES if (base / _IMAGES).is_dir() else folder


FORMAT = Format(
    name="funsd",
    title="FUNSD",
    target="folder",
    suffix="",
    holds=Holds(shape=Shape.BOX, ids=False, extra=True, page_extra=True),
    recognise=_recognise,
    read=_read,
    write=_write,
    images=_images_folder,
)
