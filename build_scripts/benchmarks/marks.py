"""What looking for check boxes and for codes adds to an ordinary page, in processor time of one core."""

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
from kie_desktop.places import program_folder

BAR_MS = 40
_ROUNDS = 5


def marks_page() -> BenchResult:
    """Finding the check boxes, the median of the sample pages."""
    detector = MarkDetector(threads=1)
    return _measured("marks_page", detector.find)


def codes_page() -> BenchResult:
    """Reading the codes, the median of the sample pages."""
    return _measured("codes_page", find_codes)


def _measured(name: str, look: Callable[[Image], object]) -> BenchResult:
    cv2.setNumThreads(1)
    pages = [read_image(path) for path in find_images(program_folder() / "resources" / "samples")]
    return at_most(name, 1000 * median(_seconds(look, page) for page in pages), "ms", BAR_MS)


def _seconds(look: Callable[[Image], object], page: Image) -> float:
    """The least of some rounds: other programs only slow it."""
    rounds = []
    for _ in range(_ROUNDS):
        start = time.thread_time()
        look(page)
        rounds.append(time.thread_time() - start)
    return min(rounds)
