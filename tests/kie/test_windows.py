"""Windows over pages of any length."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.windows import Window, over_page, over_windows, page_windows, split_into_windows


def test_a_page_that_fits_is_one_window() -> None:
    assert split_into_windows(0) == []
    assert split_into_windows(1) == [Window(0, 1, 0, 1)]
    assert split_into_windows(512) == [Window(0, 512, 0, 512)]


def test_each_token_counts_where_it_stands_most_central() -> None:
    for window in split_into_windows(2000):
        for token in (window.keep_start, window.keep_stop - 1):
            room = min(token - window.start, window.stop - 1 - token)
            others = [
                min(token - w.start, w.stop - 1 - token) for w in split_into_windows(2000) if w.start <= token < w.stop
            ]
            assert room >= max(others) - 1


@given(n=st.integers(1, 3000), seed=st.integers(0, 99), lines=st.booleans())
def test_windows_cover_everything_once(n: int, seed: int, lines: bool) -> None:
    starts = np.unique(np.random.default_rng(seed).integers(0, n, n // 8)) if lines else ()
    windows = split_into_windows(n, line_starts=starts)
    assert [w.keep_start for w in windows] == [0, *(w.keep_stop for w in windows[:-1])]
    assert windows[-1].keep_stop == n
    for window in windows:
        assert window.start <= window.keep_start < window.keep_stop <= window.stop <= n
        assert window.stop - window.start <= 512
    for left, right in pairwise(windows):
        assert left.stop - right.start >= 96
        seam = right.keep_start
        assert min(seam - right.start, left.stop - seam) >= (left.stop - right.start) // 4


def test_seams_fall_between_text_lines() -> None:
    starts = np.arange(0, 1500, 7)
    seams = [window.keep_start for window in split_into_windows(1500, line_starts=starts)]
    assert len(seams) > 3
    assert all(seam % 7 == 0 for seam in seams)


def test_small_windows_overlap_by_half() -> None:
    windows = split_into_windows(100, size=20)
    assert [window.keep_stop - window.keep_start for window in windows[1:-1]] == [10] * (len(windows) - 2)
    assert all(window.stop - window.start == 20 for window in windows)


@pytest.mark.parametrize(
    ("lines", "start", "seam"),
    [
        ([], 12, 16),
        ([14], 14, 17),  # a window begins at most a quarter of the overlap later
        ([15], 12, 15),
        ([11, 18], 12, 18),  # a seam moves at most a quarter of the overlap to either side
        ([11, 19], 12, 16),
        ([11, 14], 14, 17),
        ([14, 19], 14, 17),
        ([15, 17], 12, 15),  # both as near: the first
        ([0, 11, 32], 12, 16),
    ],
)
def test_a_window_and_its_seam_move_to_a_text_line_within_reach(lines: list[int], start: int, seam: int) -> None:
    assert split_into_windows(32, 20, 8, lines) == [Window(0, 20, 0, seam), Window(start, 32, seam, 32)]


def test_one_token_more_than_fits_makes_one_window_more() -> None:
    assert split_into_windows(20, 20, 8) == [Window(0, 20, 0, 20)]
    assert split_into_windows(21, 20, 8) == [Window(0, 20, 0, 10), Window(1, 21, 10, 21)]
    assert [window.start for window in split_into_windows(32, 20, 8)] == [0, 12]
    assert [window.start for window in split_into_windows(33, 20, 8)] == [0, 6, 13]


def page_of(lengths: list[int]) -> EncodedPage:
    """A page whose entities have that many tokens each."""
    ends = np.cumsum(lengths, dtype=np.int64)
    n = int(ends[-1]) if lengths else 0
    boxes = np.arange(4 * n).reshape(n, 4)
    return EncodedPage(
        tuple(range(len(lengths))),
        np.arange(n),
        boxes,
        np.stack([ends - lengths, ends], axis=1),
        100,
        100,
        ("x",) * len(lengths),
    )


def test_the_windows_of_a_page_part_between_its_lines_and_blank_lines_count_for_nothing() -> None:
    windows = page_windows(page_of([7] * 100))
    assert windows == split_into_windows(700, line_starts=np.arange(0, 700, 7))
    assert windows != split_into_windows(700)
    assert page_windows(page_of([0, 0, *[7, 0] * 100, 0])) == windows
    assert page_windows(page_of([0, 0])) == page_windows(page_of([])) == []
    assert page_windows(page_of([7, 0, 5])) == [Window(0, 12, 0, 12)]


def test_a_network_reads_the_tokens_and_boxes_of_each_window() -> None:
    page = page_of([0, 3, 0, 9, 0])
    seen = []

    def run(input_ids: np.ndarray, bbox: np.ndarray) -> np.ndarray:
        np.testing.assert_array_equal(bbox[:, 0], 4 * input_ids)
        seen.append(len(input_ids))
        return input_ids.astype(np.float32)[:, None]

    joined = over_page(page, run, size=8)
    np.testing.assert_array_equal(joined[:, 0], np.arange(12))
    assert seen == [window.stop - window.start for window in page_windows(page, 8)] and max(seen) == 8
    assert over_page(page_of([0]), run).shape == (0, 0)


def test_results_are_joined_in_order() -> None:
    tokens = np.arange(1300, dtype=np.float32)[:, None]
    joined = over_windows(split_into_windows(1300), lambda window: tokens[window.start : window.stop])
    np.testing.assert_array_equal(joined, tokens)
