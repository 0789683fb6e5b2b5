"""Pages to measure on, what OCR reads on them, and annotations in the place of a stage."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from build_scripts.form_fields.scoring import Places
from build_scripts.starter.measure import REAL_PAGES, real_pages
from build_scripts.starter.pages import generate
from build_scripts.starter.render import picture_of
from kie_desktop.contract.messages import OCR, RE, SER
from kie_desktop.domain.geometry import polygon
from kie_desktop.domain.page import Link, Page
from kie_desktop.formats.images import read_image
from kie_desktop.ocr.protocol import Image, OcrEngine, OcrLine
from kie_desktop.places import program_folder
from kie_desktop.runtime.pipeline import Pipeline

CACHE = program_folder() / "build" / "form_fields"
LINES, LABELS, LINKS = STAGES = ("lines", "labels", "links")


class Sample(NamedTuple):
    """An annotated page, its name for the cache, and how to get its pixels."""

    name: str
    page: Page
    image: Callable[[], Image]


def real_samples(folder: Path = REAL_PAGES) -> list[Sample]:
    """Real annotated forms; none where the folder is absent."""
    return [
        Sample(page.image.replace("/", "-"), page, partial(read_image, folder / page.image))
        for page in real_pages(folder)
    ]


def _drawn(page: Page, seed: int) -> Image:
    return np.array(picture_of(page, seed).convert("RGB"))


def generated_samples(seed: int, start: int, count: int) -> Iterator[Sample]:
    """Generated pages, drawn."""
    for page in generate(seed, start, count):
        yield Sample(
            f"{seed}-{page.image.replace('/', '-')}",
            page,
            partial(_drawn, page, seed),
        )


class CachedOcr:
    """An OCR engine that answers of pages that it has read before from files; it is asked in the name of `sample`."""

    name = "rapid"
    tiles = 1

    def __init__(self, make: Callable[[], OcrEngine], folder: Path = CACHE) -> None:
        self._make = make
        self._engine: OcrEngine | None = None
        self._folder = folder / f"ocr-{_version()}"
        self._folder.mkdir(parents=True, exist_ok=True)
        self.sample = ""

    def read(self, image: Image) -> list[OcrLine]:
        """All lines of a page."""
        path = self._folder / f"{self.sample}.json"
        if not path.exists():
            lines = self.engine.read(image)
            path.write_text(json.dumps(lines), "utf-8")
        return [OcrLine(polygon(points), *rest) for points, *rest in json.loads(path.read_text("utf-8"))]

    def recognise(self, image: Image, points: object) -> tuple[str, float]:
        """As the engine: what stands in one polygon."""
        return self.engine.recognise(image, points)  # type: ignore[arg-type]

    @property
    def engine(self) -> OcrEngine:
        """The engine behind it, made when it is first needed."""
        if self._engine is None:
            self._engine = self._make()
        return self._engine


def _version() -> str:
    """Of everything that decides what OCR reads."""
    sources = sorted((program_folder() / "kie_desktop" / "ocr").glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]


def read_page(sample: Sample, pipeline: Pipeline, given: Collection[str] = ()) -> Page:
    """What the program makes of a page; `given`: stages (`STAGES`) in whose place the annotations stand."""
    true = sample.page
    if isinstance(pipeline.ocr, CachedOcr):
        pipeline.ocr.sample = sample.name
    page = Page(true.image, true.width, true.height)
    if LINES in given:
        blank = [replace(entity, label="other", by_human=frozenset()) for entity in true.entities.values()]
        page = page.with_entities(blank, [])
    if LABELS not in given:
        steps = {OCR, SER} if LINKS in given else {OCR, SER, RE}
        page = pipeline.annotate(sample.image, page, steps).page
    else:
        page = pipeline.annotate(sample.image, page, {OCR}).page
        page = _with_true_labels(page, true)
        if LINKS not in given:
            page = pipeline.annotate(sample.image, page, {RE}).page
    return _with_true_links(page, true) if LINKS in given else page


def _with_true_labels(page: Page, true: Page) -> Page:
    places = Places(page, true)
    labels = {line: true.entities[own].label for line, own in places.of.items()}
    entities = [replace(entity, label=labels.get(entity.id, "other")) for entity in page.entities.values()]
    return page.with_entities(entities, [])


def _with_true_links(page: Page, true: Page) -> Page:
    lines = Places(page, true).lines
    links = [Link(one, other, 1.0) for head, tail in true.links for one in lines[head] for other in lines[tail]]
    return page.with_entities(list(page.entities.values()), links)
