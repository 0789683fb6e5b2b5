"""What labels and links cost on top of OCR, with the starter pack on a sample page."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import islice
from statistics import median

from build_scripts.benchmarks.harness import BenchResult, at_most
from kie_desktop.contract.messages import DEFAULT_MODEL, DEFAULT_OCR, OCR, RE, SER
from kie_desktop.contract.packs import load_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.domain.tb_yx import in_tb_yx_order
from kie_desktop.formats.images import find_images, read_image
from kie_desktop.ocr.create import create_engine
from kie_desktop.ocr.protocol import Image
from kie_desktop.places import program_folder
from kie_desktop.runtime.onnx_runner import OnnxModel
from kie_desktop.runtime.pipeline import Pipeline

ROUNDS = 5
OVERHEAD_BAR = 1.15
ENTITIES = 50
"""Of the page that `starter_page` measures."""


def page_overhead() -> BenchResult:
    """OCR, SER and RE on a page against the OCR in it: of the same round, so that a busy machine slows both."""
    pipeline, image, page = _ready()
    rounds: list[tuple[float, float]] = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        timing = pipeline.annotate(lambda: image, page).timing
        together = time.perf_counter() - start
        rounds.append((together / timing["ocr_s"], timing["ocr_s"]))
    ratio, ocr = (median(column) for column in zip(*rounds[1:], strict=True))
    text = f"the OCR alone, {ocr * 1000:.0f} ms on {page.image}"
    return at_most("page_overhead", ratio, "x", OVERHEAD_BAR, peer=text, ratio=1 / ratio)


def starter_page() -> BenchResult:
    """Milliseconds for SER and RE on a page of 50 text lines."""
    pipeline, image, page = _ready()
    read = pipeline.annotate(lambda: image, page, {OCR}).page
    lines = in_tb_yx_order(read.entities.values())
    if not lines:
        raise UserError(f"{page.image}: OCR found no text on this sample page; put the sample pages back")
    # The page's own lines, from the top again where it has fewer than are asked for.
    many = [replace(line, id=number) for number, line in enumerate(islice(lines * ENTITIES, ENTITIES), 1)]
    full = page.with_entities(many, [])
    times: list[float] = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        pipeline.annotate(lambda: image, full, {SER, RE})
        times.append(time.perf_counter() - start)
    return BenchResult("starter_page", median(times[1:]) * 1000, "ms", None, True)


def _ready() -> tuple[Pipeline, Image, Page]:
    """Engine and model, loaded, and the first sample page with its pixels."""
    path = find_images(program_folder() / "resources" / "samples")[0]
    image = read_image(path)
    pipeline = Pipeline(create_engine(DEFAULT_OCR), OnnxModel(load_pack(DEFAULT_MODEL)))
    return pipeline, image, Page(path.name, image.shape[1], image.shape[0])
