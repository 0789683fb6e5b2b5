"""Blank bands between lines of text."""

from __future__ import annotations

import numpy as np

from kie_desktop.ocr.whitespace import MARGIN, back_on_page, rows_with_ink


def page_with_lines_at(*tops: int, height: int = 2000) -> np.ndarray:
    page = np.full((height, 300, 3), 250, np.uint8)
    for top in tops:
        page[top : top + 20, 50:100] = 30
    return page


def test_bands_between_lines_are_cut_down_to_margins() -> None:
    rows = rows_with_ink(page_with_lines_at(100, 1500))
    assert rows[0] == 100 - MARGIN and rows[-1] == 1519 + MARGIN
    assert len(rows) == 2 * (20 + 2 * MARGIN)


def test_places_found_go_back_to_where_they_were() -> None:
    page = page_with_lines_at(100, 1500)
    rows = rows_with_ink(page)
    dense = page[rows]
    tops = np.flatnonzero((dense[:, 60] < 100).all(axis=1))[[0, 20]]
    corners = np.array([[[50, top], [100, top], [100, top + 19], [50, top + 19]] for top in tops], float)
    assert back_on_page(corners, rows)[:, [0, 2], 1].tolist() == [[100, 119], [1500, 1519]]


def test_dense_page_stays_whole_and_blank_page_vanishes() -> None:
    assert len(rows_with_ink(page_with_lines_at(*range(0, 1900, 100), height=1880))) == 1880
    assert len(rows_with_ink(page_with_lines_at())) == 0


def test_dust_and_shades_of_paper_are_no_ink() -> None:
    page = page_with_lines_at()
    page[700, 10], page[900, 20:22] = 0, 0
    page[1000:] = 180  # the lower half lies in shadow
    assert len(rows_with_ink(page)) == 0


def test_pale_print_is_ink() -> None:
    page = page_with_lines_at()
    page[700:720, 50:100] = 220
    assert len(rows_with_ink(page)) == 20 + 2 * MARGIN
