"""Label Studio as one of the formats: a JSON file of tasks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.problems import Problem
from kie_desktop.formats.atomic import write_bytes
from kie_desktop.formats.collector import NOT_MINDED, Collector, SourcePage
from kie_desktop.formats.format import Format, Holds, Reading, Source, Target
from kie_desktop.formats.image_lookup import locate_image
from kie_desktop.formats.images import image_info
from kie_desktop.formats.labelstudio.images import image_key, image_names, page_addresses
from kie_desktop.formats.labelstudio.minimal import is_minimal, results_of
from kie_desktop.formats.labelstudio.pages import by_page, names_pages
from kie_desktop.formats.labelstudio.regions import REGION_ID, Json, rows_of
from kie_desktop.formats.labelstudio.writing import TASK_DATA, configuration, task_of
from kie_desktop.formats.sources import read_json
from kie_desktop.formats.values import number

_HEAD = re.compile(r'\A\s*\[?\s*\{.*"(annotations|predictions|completions|original_width)"\s*:', re.DOTALL)
_WORK = ("annotations", "completions")
"""What people did; `completions` in old versions."""


def _recognise(source: Source) -> bool:
    return _HEAD.match(source.head) is not None


def _read(path: Path, image_dir: Path | None, label_set: LabelSet | None) -> Reading:
    content, _ = read_json(path)
    tasks = content if isinstance(content, list) else [content]
    collector = Collector(FORMAT.name, path, image_dir, label_set, NOT_MINDED)
    for number_, task in enumerate(tasks, 1):
        where = f"task {number_}"
        if not isinstance(task, dict):
            collector.lose(where, "not-a-task", "it is not a JSON object", "export the project as JSON")
            continue
        minimal = is_minimal(task)
        data = task if minimal else task.get("data")
        key = image_key(data) if isinstance(data, dict) else None
        pages = page_addresses(data) if isinstance(data, dict) and not minimal else None
        if not isinstance(data, dict) or (key is None and pages is None):
            collector.lose(where, "no-image", "its data does not name an image", "export the project as JSON")
            continue
        first = image_names(pages[1][0] if key is None and pages else data[key])[0]
        work = _short(task, where, first, collector) if minimal else _work(task, where, first, collector)
        if pages and (key is None or names_pages(work.results)):
            _collect_pages(collector, where, data, *pages, work, image_dir)
        else:
            _collect(collector, where, data, key or "", data[key], work, image_dir)
    return collector.reading()


class _Work(NamedTuple):
    """The results to take, the review state that they tell, and whether a model made them."""

    results: list[Any]
    state: ReviewState | None = None
    proposed: bool = False


def _collect_pages(
    collector: Collector,
    where: str,
    data: Json,
    key: str,
    addresses: list[str],
    work: _Work,
    image_dir: Path | None,
) -> None:
    """A task with a list of images becomes a page for each of them."""
    parts = by_page(
        work.results, len(addresses), lambda code, message: collector.warn(where, code, message, addresses[0])
    )
    for number_, (address, results) in enumerate(zip(addresses, parts, strict=True), 1):
        page = work._replace(results=results)
        _collect(collector, f"{where}, page {number_}", data, key, address, page, image_dir)


def _collect(
    collector: Collector, where: str, data: Json, key: str, address: str, work: _Work, image_dir: Path | None
) -> None:
    """key: of the data, where the image stands or the images do; it is not kept."""
    names = image_names(address)
    results = work.results
    width, height = _size(results, names, image_dir)
    if results and not (width and height):
        collector.lose(where, "no-size", "neither the results nor an image give the page size", "specify the folder")
        return
    rows = rows_of(results, width, height, lambda code, message: collector.warn(where, code, message, names[0]))
    others = {} if is_minimal(data) else {name: value for name, value in data.items() if name != key}
    extra = {TASK_DATA: others} if others else {}
    collector.add(
        SourcePage(names[0], rows, where, width, height, work.state, work.proposed, extra, other_names=tuple(names[1:]))
    )


def _short(task: Json, where: str, image: str, collector: Collector) -> _Work:
    """The same as `_work` for a task of JSON-MIN."""
    results, placed = results_of(task)
    if not placed:
        message = "its texts cannot be matched to its regions; export the project as JSON to include them"
        collector.warn(where, "texts-without-place", message, image)
    return _Work(results)


def _work(task: Json, where: str, image: str, collector: Collector) -> _Work:
    """What a task holds.

    The last annotation counts, before all predictions; a skipped one only where there is no other.
    """
    annotations = [part for key in _WORK for part in _list(task.get(key)) if _has_result(part)]
    if annotations:
        done = [part for part in annotations if part.get("was_cancelled") is not True]
        if len(done) > 1:
            message = f"it has {len(done)} annotations; the last one was used"
            collector.warn(where, "several-annotations", message, image)
        chosen = done[-1] if done else annotations[-1]
        if not done:
            return _Work(chosen["result"], ReviewState.EXCLUDED)
        return _Work(chosen["result"], ReviewState.REVIEWED if chosen.get("ground_truth") is True else None)
    predictions = [part for part in _list(task.get("predictions")) if _has_result(part)]
    return _Work(predictions[-1]["result"], proposed=True) if predictions else _Work([])


def _has_result(part: object) -> bool:
    return isinstance(part, dict) and isinstance(part.get("result"), list)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _size(results: list[Any], names: list[str], image_dir: Path | None) -> tuple[float, float]:
    """The size of the page by its results, else by its image, else 0 x 0."""
    for result in results:
        if isinstance(result, dict):
            width, height = number(result.get("original_width")), number(result.get("original_height"))
            if width and height and width > 0 and height > 0:
                return width, height
    found = next((path for name in names if (path := locate_image(name, image_dir))), None) if image_dir else None
    if found is None:
        return 0, 0
    try:
        info = image_info(found)
    except UserError:  # reported where the page's image is placed
        return 0, 0
    return info.width, info.height


def _write(target: Target) -> Iterable[Problem]:
    """The tasks, and beside them the labelling configuration that Label Studio needs to show them."""
    sizeless = next((page.image for page in target.pages if page.entities and not (page.width and page.height)), None)
    if sizeless:
        raise UserError(
            f"{sizeless}: Label Studio stores positions in percent of the image size; specify the image folder"
        )
    tasks = [task_of(page, target.label_set) for page in target.pages]
    text = json.dumps(tasks, ensure_ascii=False, allow_nan=False, indent=2)
    settings = target.path.with_name(f"{target.path.stem}_config.xml")
    if settings.exists() and not target.overwrite:
        raise UserError(f"{settings}: this file already exists; choose another name or allow overwriting")
    labels = target.label_set.extended(entity.label for page in target.pages for entity in page.entities.values())
    write_bytes(target.path, text.encode("utf-8", "backslashreplace"))
    write_bytes(settings, configuration(labels).encode("utf-8", "replace"), follow_links=False)
    target.files += [target.path, settings]
    return ()


FORMAT = Format(
    name="labelstudio",
    title="Label Studio",
    target="file",
    suffix=".json",
    holds=Holds(
        scores=True,
        proposals=True,
        own_keys=frozenset({REGION_ID, TASK_DATA}),
        states=frozenset({ReviewState.REVIEWED, ReviewState.EXCLUDED}),
    ),
    recognise=_recognise,
    read=_read,
    write=_write,
)
