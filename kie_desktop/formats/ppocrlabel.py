"""PPOCRLabel's folders (spec A3): `Label.txt`, `Cache.cach` and `fileState.txt` beside the images."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet, is_background
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.formats.collector import NOT_MINDED, Collector, SourcePage
from kie_desktop.formats.folder_writer import FolderWriter
from kie_desktop.formats.format import Format, Holds, Reading, Source, Target, beside
from kie_desktop.formats.paddleocr.repair import NO_KEY_CLASS
from kie_desktop.formats.paddleocr.writer import page_rows
from kie_desktop.formats.sources import read_text
from kie_desktop.formats.values import loads

LABELS, CACHE, STATES = "Label.txt", "Cache.cach", "fileState.txt"
_CONFIRMED = "1"
_PYTHON_WORDS = re.compile(r"\b(true|false|null)\b")


class _Row(NamedTuple):
    """One line of Label.txt or Cache.cach. key: last folder and file name, as PPOCRLabel compares them."""

    key: str
    image: str
    segments: list[Any]
    where: str


def _recognise(source: Source) -> bool:
    if source.is_folder:
        return not source.names.isdisjoint({LABELS, CACHE})
    return source.path.name in {LABELS, CACHE}


def _read(path: Path, image_dir: Path | None, label_set: LabelSet | None) -> Reading:
    """Label.txt over Cache.cach, as PPOCRLabel loads them.

    Confirmed images are reviewed pages. What stands in the cache only was recognised and looked at
    by nobody, so it counts as proposed.
    """
    folder = path if path.is_dir() else path.parent
    if not any((folder / name).is_file() for name in (LABELS, CACHE)):
        raise UserError(f"{folder}: neither {LABELS} nor {CACHE} found; choose the folder that was open in PPOCRLabel")
    collector = Collector(FORMAT.name, path, image_dir, label_set, NOT_MINDED)
    labelled = {row.key: row for row in _rows(folder / LABELS, collector)}
    cached = {row.key: row for row in _rows(folder / CACHE, collector)}
    confirmed = _confirmed(folder / STATES, collector)
    for key, row in (cached | labelled).items():
        state = ReviewState.REVIEWED if key in confirmed else None
        proposed = key not in labelled and state is None
        segments = [_segment(segment) for segment in row.segments]
        collector.add(SourcePage(row.image, segments, row.where, state=state, proposed=proposed))
    for key in confirmed.keys() - cached.keys() - labelled.keys():
        collector.add(SourcePage(confirmed[key], [], STATES, state=ReviewState.REVIEWED))
    return collector.reading()


def _segment(row: Any) -> Any:
    """A box with its class as label; `difficult` stays where somebody ticked it."""
    if not isinstance(row, dict):
        return row
    key_class = row.get("key_cls")
    label = row.get("label") or (None if key_class == NO_KEY_CLASS else key_class)
    kept = {key: value for key, value in row.items() if key != "key_cls" and (key, value) != ("difficult", False)}
    return kept | {"label": label}


def _rows(path: Path, collector: Collector) -> Iterator[_Row]:
    for where, image, column in _lines(path, collector):
        try:
            segments, _ = loads(column)
        except ValueError as fault:
            collector.lose(where, "bad-json", f"the JSON is damaged ({fault})", "remove the line")
            continue
        if not isinstance(segments, list):
            collector.lose(where, "not-a-list", "the text after the tab is not a JSON list of boxes", "remove the line")
            continue
        yield _Row(_key(image), image, segments, where)


def _confirmed(path: Path, collector: Collector) -> dict[str, str]:
    """Keys of the images that were confirmed, with their paths as written."""
    return {_key(image): image for _, image, state in _lines(path, collector) if state.strip() == _CONFIRMED}


def _lines(path: Path, collector: Collector) -> Iterator[tuple[str, str, str]]:
    """Place, image path and second column of every line; nothing for a file that is not there."""
    if not path.is_file():
        return
    try:
        text = read_text(path)
    except UserError as fault:
        collector.lose(path.name, "unreadable-file", str(fault))
        return
    for number, line in enumerate(text.split("\n"), 1):
        image, tab, column = line.rstrip("\r").partition("\t")
        where = f"{path.name}, line {number}"
        if tab and image:
            yield where, image, column
        elif line.strip():
            collector.lose(where, "no-tab", "there is no tab after the image path", "remove the line")


def _key(image: str) -> str:
    """The last two parts of a path: older versions wrote absolute ones."""
    return "/".join(image.replace("\\", "/").split("/")[-2:])


def _write(target: Target) -> Iterable[Problem]:
    """Confirmed are reviewed pages; pages in work stand in Label.txt unconfirmed, proposals in the cache."""
    writer = FolderWriter(target)
    names = writer.add_images()
    labels: list[str] = []
    cache: list[str] = []
    states: list[str] = []
    folder = target.path.absolute().name
    for page in target.pages:
        key = f"{folder}/{names[page.image, page.frame]}"
        rows = [_row(row) for row in page_rows(page, target.label_set, with_scores=True)]
        line = f"{key}\t{json.dumps(rows, ensure_ascii=False, allow_nan=False)}\n"
        if page.state is ReviewState.REVIEWED:
            states.append(f"{key}\t{_CONFIRMED}\n")
        if rows and page.state in {ReviewState.REVIEWED, ReviewState.IN_WORK}:
            labels.append(line)
        if rows:
            cache.append(line)
    for name, lines in ((LABELS, labels), (CACHE, cache), (STATES, states)):
        writer.add(name, "".join(lines).encode("utf-8", "backslashreplace"))
    writer.write()
    return [*_without_line(target.pages), *_changed_by_ppocrlabel(target.pages)]


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """PPOCRLabel's own keys first; the others are for the way back, and for PaddleOCR."""
    own = {
        "transcription": row["transcription"],
        "points": row["points"],
        "difficult": row.get("difficult", False),
        "key_cls": NO_KEY_CLASS if is_background(row["label"]) else row["label"],
    }
    return own | {key: value for key, value in row.items() if key not in own}


def _without_line(pages: Iterable[Page]) -> list[Problem]:
    count = sum(not page.entities and page.state is not ReviewState.REVIEWED for page in pages)
    if not count:
        return []
    message = f"PPOCRLabel lists only images with boxes: {count} pages without boxes were left out"
    return [Problem("", "lost-empty-pages", Severity.WARNING, message)]


def _changed_by_ppocrlabel(pages: Iterable[Page]) -> list[Problem]:
    """Its reader takes JSON for Python and swaps words of the text for it (spec A3)."""
    texts = [entity.text for page in pages for entity in page.entities.values() if _PYTHON_WORDS.search(entity.text)]
    if not texts:
        return []
    message = f"PPOCRLabel changes the words true, false and null when it reads a file: {len(texts)} texts contain them"
    return [Problem("", "lost-words", Severity.WARNING, message)]


FORMAT = Format(
    name="ppocrlabel",
    title="PPOCRLabel",
    target="folder",
    suffix="",
    holds=Holds(kinds=True, scores=True, proposals=True, extra=True, states=frozenset({ReviewState.REVIEWED})),
    recognise=_recognise,
    read=_read,
    write=_write,
    images=beside,
)
