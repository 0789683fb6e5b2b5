"""At which resolution PDF pages are read: a scan's own, else 200 dpi, lower where a page would be too large."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hard_pages import plain_pdf
from numpy.typing import NDArray
from pdf_files import Sheet, image, text, write_pdf

from kie_desktop.formats.images import image_info, read_image, read_thumbnail


@pytest.mark.parametrize("size", [(14_400, 14_400), (14_400, 400)])
def test_a_pdf_page_of_a_wall_gets_a_lower_resolution(tmp_path: Path, size: tuple[int, int]) -> None:
    path = plain_pdf(tmp_path / "wall.pdf", (size,))
    info = image_info(path)
    assert info.width * info.height <= 65_000_000
    assert info.width / info.height == pytest.approx(size[0] / size[1], rel=0.01)
    assert read_thumbnail(path, 0, 100).shape[1] == 100


def test_a_scan_in_a_pdf_keeps_its_own_pixels(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    scan = rng.integers(0, 255, (1700, 1200), np.uint8)
    for width, height in ((1200, 1700), (120, 170), (288, 408)):  # a pixel a point, 720 dpi, 300 dpi
        sheet = Sheet(image("I", 0, 0, width, height), (width, height), images={"I": scan})
        path = write_pdf(tmp_path / f"{width}.pdf", [sheet])
        assert image_info(path)[:2] == (1200, 1700)
        assert np.array_equal(read_image(path)[:, :, 0], scan), "pixel by pixel"


def test_the_resolution_is_by_what_a_page_holds(tmp_path: Path) -> None:
    small, large = np.full((400, 300), 128, np.uint8), np.full((1700, 1200), 128, np.uint8)

    def width_of(content: str, pixels: NDArray[np.uint8]) -> int:
        sheet = Sheet(content, (288, 408), images={"I": pixels})
        return image_info(write_pdf(tmp_path / "a.pdf", [sheet])).width

    usual, page = 288 * 200 // 72, image("I", 0, 0, 288, 408)
    assert width_of(image("I", 0, 0, 100, 140), large) == usual, "a picture on a page"
    assert width_of(page, small) == usual, "a scan of few pixels"
    assert width_of(page + text(10, 10, "Page 1"), small) == usual, "text on a coarse picture"
    assert width_of(page + text(10, 10, "Page 1"), large) == 1200, "a stamp on a fine scan"
    assert width_of(page + text(10, 10, "OCR", mode=3), large) == 1200, "another program's OCR"
    strips = "".join(image("I", 0, 102 * number, 288, 102) for number in range(4))
    assert width_of(strips, np.full((425, 1200), 128, np.uint8)) == 1200, "a scan in strips"


def test_a_page_keeps_the_size_that_it_has(tmp_path: Path) -> None:
    """Pages of projects were rendered at 200 dpi once, whatever they hold."""
    scan = np.full((1700, 1200), 128, np.uint8)
    path = write_pdf(tmp_path / "a.pdf", [Sheet(image("I", 0, 0, 288, 408), (288, 408), images={"I": scan})])
    old = (math.ceil(288 * 200 / 72), math.ceil(408 * 200 / 72))
    assert image_info(path, 0, old)[:2] == old
    assert read_image(path, 0, old).shape == (*old[::-1], 3)
    assert image_info(path, 0, (800, 800))[:2] == (1200, 1700), "of another shape: the file was replaced"
    assert image_info(path, 0, (0, 0))[:2] == (1200, 1700), "not known yet"
