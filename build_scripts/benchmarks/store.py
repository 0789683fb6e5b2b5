"""Opening a large project, going from page to page, and how fast an edit is safe."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random

import numpy as np
from PySide6.QtCore import QCoreApplication

from build_scripts.benchmarks.harness import BenchResult, at_most, percentile
from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.session import Session, Settings
from kie_desktop.session.project.writer import ProjectWriter
from kie_desktop.store import ProjectFile

PAGES = 10_000
ENTITIES = 40
"""On each page of the large project: what a form has, about."""
CROWDED = 2_000
"""Entities on a crowded page; half as many links."""
SWITCHES = 20
EDITS = 500


def open_project_10k() -> BenchResult:
    """Seconds from the path of a project of 10,000 pages to its page list and its first page."""
    with _project(_page(number, ENTITIES) for number in range(PAGES)) as path:
        start = time.perf_counter()
        document = ProjectWriter(ProjectFile.open(path))
        document.page(document.summaries[0].id)
        seconds = time.perf_counter() - start
        document.close({})
    return at_most("open_project_10k", seconds, "s", 1.0)


def switch_page() -> BenchResult:
    """Milliseconds (p95) from asking for the next page to its entities and its image being there.

    Pages of 2,000 entities and 1,000 links on 2480 x 3508 pixels, gone through one after the other
    as a person does, so that the next image has been read ahead. Painting is measured elsewhere.
    """
    app = QCoreApplication.instance() or QCoreApplication([])
    with _project(_page(number, CROWDED) for number in range(SWITCHES)) as path:
        _write_image(path.parent / "scans" / "page 0.png")
        for number in range(1, SWITCHES):
            shutil.copyfile(path.parent / "scans" / "page 0.png", path.parent / "scans" / f"page {number}.png")
        session = Session(Settings(path.parent / "settings.ini"))
        session.project.open_path(path)
        shown: list[int] = []
        session.images.image_ready.connect(lambda page_id, _: shown.append(page_id))
        samples: list[float] = []
        for row in session.summaries[1:]:
            _run_until(app, lambda: session.images.is_idle and not session.jobs.states)
            start = time.perf_counter()
            session.pages.show_page(row.id)
            _run_until(app, partial(shown.__contains__, row.id))
            samples.append((time.perf_counter() - start) * 1000)
        session.shut_down()
    return at_most("switch_page", percentile(samples, 95), "ms", 150)


def durable_edit_p99() -> BenchResult:
    """Milliseconds (p99) from an edit on a page of 2,000 entities to its place on disk.

    The mixture of a person's work: labels, texts, shapes, links. Painting does not wait for it:
    the writing is done in a thread of its own.
    """
    source = Random(1)
    with _project([_page(0, CROWDED)]) as path:
        document = ProjectWriter(ProjectFile.open(path))
        page_id = document.summaries[0].id
        samples = [_timed_ms(lambda: _edit(document, page_id, source)) for _ in range(EDITS)]
        document.close({})
    return at_most("durable_edit_p99", percentile(samples, 99), "ms", 20)


def _edit(document: ProjectWriter, page_id: PageId, source: Random) -> None:
    page = document.page(page_id)
    chosen = source.choice(list(page.entities))
    kind = source.randrange(4)
    if kind == 0:
        patch = edits.set_label(page, [chosen], source.choice(["question", "answer", "header"]))
    elif kind == 1:
        patch = edits.set_text(page, chosen, f"text {source.random()}")
    elif kind == 2:
        x, y = source.uniform(0, 2000), source.uniform(0, 3000)
        patch = edits.reshape(page, {chosen: rectangle((x, y, x + 90, y + 20))})
    else:
        patch = edits.add_links(page, chosen, [next(other for other in page.entities if other != chosen)])
    if patch:
        document.do(Step("Edit", ((page_id, patch),)))
    document.settle()


def _run_until(app: QCoreApplication, condition: Callable[[], bool]) -> None:
    while not condition():
        app.processEvents()


def _write_image(path: Path) -> None:
    from PIL import Image

    noise = np.random.default_rng(1).integers(0, 255, (3508 // 4, 2480 // 4), np.uint8)
    path.parent.mkdir()
    Image.fromarray(noise).resize((2480, 3508)).convert("RGB").save(path)


def _timed_ms(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _page(number: int, entities: int) -> Page:
    rows = [
        Entity(
            index,
            rectangle((index % 20 * 110.0, index // 20 * 32.0, index % 20 * 110.0 + 100, index // 20 * 32.0 + 24)),
            f"line {index} of page {number}",
            ("question", "answer")[index % 2],
            0.97,
            0.9,
        )
        for index in range(entities)
    ]
    links = [Link(index, index + 1, 0.8) for index in range(0, entities - 1, 2)]
    return Page(f"scans/page {number}.png", 2480, 3508).with_entities(rows, links)


@contextmanager
def _project(pages: Iterable[Page]) -> Iterator[Path]:
    """A project of these pages, closed, in the current folder's file system (a temporary one may be memory).

    The pages are made one by one and not kept: they would slow Python's collector down.
    """
    with tempfile.TemporaryDirectory(prefix="kie-bench-", dir=Path.cwd()) as folder:
        path = Path(folder) / "bench.kie"
        with ProjectFile.create(path, default_label_set()) as project:
            project.add_pages(pages)
        yield path
