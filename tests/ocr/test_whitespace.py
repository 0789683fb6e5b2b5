"""Blank bands between lines of text."""

from __future__ import annotations

import numpy as np

from kie_desktop.ocr.whitespace import MARGIN, without_blank_bands


def page_with_lines_at(*tops: int, height: int = 2000, left: int = 50) -> np.ndarray:
    page = np.full((height, 150, 3), 250, np.uint8)
    for top in tops:
        page[top : top + 20, left : left + 50] = 30
    return page


def test_bands_between_lines_are_cut_down_to_margins() -> None:
    rows = without_blank_bands(page_with_lines_at(100, 1500)).rows
    assert rows[0] == 100 - MARGIN and rows[-1] == 1519 + MARGIN
    assert len(rows) == 2 * (20 + 2 * MARGIN)


def test_margins_at_the_sides_are_cut_too() -> None:
    page = np.full((300, 1000, 3), 250, np.uint8)
    page[100:120, 400:460] = 30
    dense = without_blank_bands(page)
    assert dense.columns.tolist() == list(range(400 - MARGIN, 460 + MARGIN))
    assert dense.pixels.shape == (20 + 2 * MARGIN, 60 + 2 * MARGIN, 3)


def test_what_is_found_goes_back_to_where_it_was() -> None:
    page = page_with_lines_at(100, 1500)
    dense = without_blank_bands(page)
    whole = dense.spread((dense.pixels[:, :, 0] < 100).astype(np.uint8))
    assert np.array_equal(whole == 1, page[:, :, 0] < 100)


def test_dense_page_stays_whole_and_blank_page_vanishes() -> None:
    assert len(without_blank_bands(page_with_lines_at(*range(0, 1900, 100), height=1880)).rows) == 1880
    blank = without_blank_bands(page_with_lines_at())
    assert blank.pixels.size == 0
    assert not blank.spread(np.zeros(blank.pixels.shape[:2], np.uint8)).any()


def test_dust_and_shades_of_paper_are_no_ink() -> None:
    page = page_with_lines_at()
    page[700, 10], page[900, 20:22] = 0, 0
    page[1000:] = 180  # the lower half lies in shadow
    assert len(without_blank_bands(page).rows) == 0


def test_pale_print_is_ink() -> None:
    page = page_with_lines_at()
    page[700:720, 50:100] = 220
    assert len(without_blank_bands(page).rows) == 20 + 2 * MARGIN
