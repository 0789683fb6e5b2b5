"""wildreceipt (spec A8), which SDMGR learns from: label files with a class list and a dictionary beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import OTHER, LabelSet, is_background
from kie_desktop.domain.page import Entity, Page
from kie_desktop.domain.problems import Problem
from kie_desktop.domain.text import characters_of
from kie_desktop.formats.collector import NOT_MINDED, Collector, SourcePage
from kie_desktop.formats.folder_writer import FolderWriter
from kie_desktop.formats.format import Format, Holds, Reading, Shape, Source, Target
from kie_desktop.formats.paddleocr.writer import page_rows
from kie_desktop.formats.per_page import label_files
from kie_desktop.formats.sources import read_text
from kie_desktop.formats.values import loads

CLASSES, DICTIONARY, LABELS, IMAGES = "class_list.txt", "dict.txt", "wildreceipt_train.txt", "image_files"
HELD_OUT = "wildreceipt_test.txt"
IGNORE, OTHERS = "Ignore", "Others"
"""The two background rows of a class list: what is not to be learned, and what is no field."""
IGNORED_KEY, EDGE_KEY = "ignored", "edge"
"""Kept with an entity: that its class is `Ignore`; and the number that the entities of one group share."""
_CORNERS = 4


def read_classes(path: Path) -> list[str]:
    """The rows of a class list, row k being class k; MMOCR's `<id> <name>` rows as well.

    Raises UserError where the file cannot be read, or its ids are not 0, 1, 2, ...
    """
    rows = [row.rstrip("\r") for row in read_text(path, "class list").split("\n")]
    while rows and not rows[-1].strip():
        rows.pop()
    heads = [row.split(maxsplit=1) for row in rows]
    if rows and all(len(head) == 2 and head[0].isdecimal() for head in heads):
        if [int(head[0]) for head in heads] != [*range(len(heads))]:
            raise UserError(f"{path}: the numbers are not 0, 1, 2, ... in order; sort the lines")
        return [head[1].strip() for head in heads]
    return [row.strip() for row in rows]


def read_dictionary(path: Path) -> tuple[str, ...]:
    """The characters of a dictionary, one a line, the first with the id 1. UserError where it cannot be read."""
    rows = read_text(path, "dictionary").split("\n")
    if rows and not rows[-1]:
        rows.pop()
    return tuple(row.rstrip("\r") for row in rows)


def classes_text(label_set: LabelSet) -> str:
    """The class list of a label set: what is ignored first, other background last."""
    names = [label.name for label in label_set if not is_background(label.name)]
    return "".join(f"{name}\n" for name in (IGNORE, *names, OTHERS))


def read_pages(path: Path, image_dir: Path | None, names: Sequence[str], label_set: LabelSet | None = None) -> Reading:
    """The pages of one label file: PaddleOCR's lines, or MMOCR's JSON lines.

    names: of the classes, for labels that are numbers. Raises UserError where the file cannot be read.
    """
    collector = Collector(FORMAT.name, path, image_dir, label_set, NOT_MINDED)
    _add_file(path, names, collector)
    return collector.reading()


def _recognise(source: Source) -> bool:
    if source.is_folder:
        return {CLASSES, DICTIONARY} <= source.names
    lines = source.head.lstrip()
    is_mmocr = lines.startswith('{"file_name"') and '"annotations"' in lines
    return is_mmocr or ("\t[" in lines and (source.path.parent / DICTIONARY).is_file())


def _read(path: Path, image_dir: Path | None, label_set: LabelSet | None) -> Reading:
    """Every label file of the folder, or the one named; the class list that lies beside it says what numbers mean."""
    folder = path if path.is_dir() else path.parent
    names = read_classes(folder / CLASSES) if (folder / CLASSES).is_file() else []
    collector = Collector(FORMAT.name, path, image_dir, label_set, NOT_MINDED)
    for file in label_files(path, (".txt",)):
        if file == path or file.name not in (CLASSES, DICTIONARY):
            _add_file(file, names, collector)
    return collector.reading()


def _add_file(path: Path, names: Sequence[str], collector: Collector) -> None:
    for number, line in enumerate(read_text(path).split("\n"), 1):
        where = f"{path.name}, line {number}"
        if not line.strip():
            continue
        image, tab, column = line.partition("\t")
        try:
            value, _ = loads(column.partition("\t")[0] if tab else line)
        except ValueError as fault:
            collector.lose(where, "bad-json", f"the JSON is damaged ({fault})", "remove the line")
            continue
        page = _mmocr_page(value, where) if not tab else _page(image, value, where)
        if page is None:
            collector.lose(where, "not-a-list", "there is no image with a list of entities", "remove the line")
        else:
            collector.add(SourcePage(page.image, _segments(page.segments, names), where, page.width, page.height))


def _page(image: str, value: Any, where: str) -> SourcePage | None:
    return SourcePage(image, value, where) if image and isinstance(value, list) else None


def _mmocr_page(value: Any, where: str) -> SourcePage | None:
    """MMOCR's original: `{"file_name", "height", "width", "annotations": [{"box": 8 numbers, "text", "label"}]}`."""
    if not isinstance(value, dict) or not isinstance(value.get("file_name"), str):
        return None
    rows = value.get("annotations")
    if not value["file_name"] or not isinstance(rows, list):
        return None
    segments = [_mmocr_segment(row) if isinstance(row, dict) else row for row in rows]
    return SourcePage(value["file_name"], segments, where, value.get("width"), value.get("height"))


def _mmocr_segment(row: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in row.items() if key not in ("box", "text")}
    return {**kept, "transcription": row.get("text"), "points": row.get("box")}


def _segments(rows: list[Any], names: Sequence[str]) -> list[Any]:
    """Rows as PaddleOCR's KIE has them: labels by name; groups as `edge` only where no links say more."""
    linked = any(isinstance(row, dict) and row.get("linking") for row in rows)
    return [_segment(row, names, linked) if isinstance(row, dict) else row for row in rows]


def _segment(row: Mapping[str, Any], names: Sequence[str], linked: bool) -> dict[str, Any]:
    left_out = {EDGE_KEY} if linked else set()
    segment = {key: value for key, value in row.items() if key not in left_out}
    label = row.get("label", row.get("key_cls"))
    if isinstance(label, int) and not isinstance(label, bool) and 0 <= label < len(names):
        label = names[label]
        segment.pop("key_cls", None)
    if isinstance(label, str) and label.strip().casefold() == IGNORE.casefold():
        segment[IGNORED_KEY] = True
    return {**segment, "label": label}


def _write(target: Target) -> Iterable[Problem]:
    """Label files, class list, dictionary of the texts' characters, and the images in `image_files`.

    Held-out pages have a label file of their own; list and dictionary are of all pages, as PaddleOCR's YAML has them.
    """
    writer = FolderWriter(target)
    images = writer.add_images(IMAGES)
    known = target.label_set.extended(entity.label for page in target.pages for entity in page.entities.values())
    lines: dict[str, list[str]] = {LABELS: []}
    for page in target.pages:
        rows = [*_rows(page, target.label_set, known)]
        column = json.dumps(rows, ensure_ascii=False, allow_nan=False)
        file = HELD_OUT if (page.image, page.frame) in target.held_out else LABELS
        lines.setdefault(file, []).append(f"{IMAGES}/{images[page.image, page.frame]}\t{column}\n")
    texts = (entity.text for page in target.pages for entity in page.entities.values())
    dictionary = "".join(f"{sign}\n" for sign in characters_of(texts))
    files = {name: "".join(rows) for name, rows in lines.items()}
    for name, text in {**files, CLASSES: classes_text(known), DICTIONARY: dictionary}.items():
        writer.add(name, text.encode("utf-8", "backslashreplace"))
    writer.write()
    return ()


def _rows(page: Page, label_set: LabelSet, known: LabelSet) -> Iterator[dict[str, Any]]:
    """Four corners each, since upstream reads the first four of any polygon; labels as the list spells them."""
    groups = groups_of(page)
    for row in page_rows(page, label_set):
        entity = page.entities[row["id"]]
        row["label"] = _written_label(entity, known)
        if len(entity.points) != _CORNERS:
            row["points"] = [list(corner) for corner in rectangle(entity.box)]
        row.pop(IGNORED_KEY, None)
        yield row | ({EDGE_KEY: groups[entity.id]} if groups else {})


def _written_label(entity: Entity, known: LabelSet) -> str:
    if is_background(entity.label):
        return IGNORE if entity.extra.get(IGNORED_KEY) is True else OTHERS
    return known[entity.label].name if entity.label in known else OTHER


def groups_of(page: Page) -> dict[int, int]:
    """A number for each entity, the same for those that links join; none where the page has no links."""
    if not page.links:
        return {}
    group = {entity_id: entity_id for entity_id in page.entities}

    def first(entity_id: int) -> int:
        while group[entity_id] != entity_id:
            entity_id = group[entity_id]
        return entity_id

    for head, tail in page.links:
        one, other = sorted((first(head), first(tail)))
        group[other] = one
    return {entity_id: first(entity_id) for entity_id in page.entities}


FORMAT = Format(
    name="wildreceipt",
    title="wildreceipt (SDMGR)",
    target="folder",
    suffix="",
    holds=Holds(shape=Shape.QUADRILATERAL, extra=True, own_keys=frozenset({IGNORED_KEY, EDGE_KEY})),
    recognise=_recognise,
    read=_read,
    write=_write,
    parts=(LABELS, HELD_OUT),
)
