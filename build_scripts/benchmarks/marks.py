"""What check boxes, codes and second readings each add to an ordinary page, on one core."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

import cv2

from build_scripts.benchmarks.harness import BenchResult, at_most
from kie_desktop.formats.images import find_images, read_image
from kie_desktop.ocr.codes import find_codes
from kie_desktop.ocr.marks.detector import MarkDetector
from kie_desktop.ocr.protocol import Image
from kie_desktop.ocr.rapid import RapidEngine
from kie_desktop.places import program_folder

BAR_MS = 40
_ROUNDS = 5
_ROUNDS_OF_READING = 2


def marks_page() -> BenchResult:
    """Finding the check boxes, the median of the sample pages."""
    detector = MarkDetector(threads=1)
    return _measured("marks_page", detector.find)


def codes_page() -> BenchResult:
    """Reading the codes, the median of the sample pages."""
    return _measured("codes_page", find_codes)


def second_readings_page() -> BenchResult:
    """Reading lines in other directions as well: steep ones, and those that read badly; the median of the samples."""
    engine = RapidEngine(threads=1)

    def again(page: Image) -> float:
        rounds = []
        for _ in range(_ROUNDS_OF_READING):
            engine.read(page)
            rounds.append(engine.again_s)
        return min(rounds)

    return _bounded("second_readings_page", again)


def _measured(name: str, look: Callable[[Image], object]) -> BenchResult:
    return _bounded(name, lambda page: _seconds(look, page))


def _bounded(name: str, seconds: Callable[[Image], float]) -> BenchResult:
    cv2.setNumThreads(1)
    pages = [read_image(path) for path in find_images(program_folder() / "resources" / "samples")]
    return at_most(name, 1000 * median(map(seconds, pages)), "ms", BAR_MS)


def _seconds(look: Callable[[Image], object], page: Image) -> float:
    """The least of some rounds: other programs only slow it."""
    rounds = []
    for _ in range(_ROUNDS):
        start = time.thread_time()
        look(page)
        rounds.append(time.thread_time() - start)
    return min(rounds)
