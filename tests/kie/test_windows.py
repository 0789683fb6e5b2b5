"""Windows over pages of any length."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kie_desktop.kie.windows import Window, over_windows, split_into_windows


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


def test_results_are_joined_in_order() -> None:
    tokens = np.arange(1300, dtype=np.float32)[:, None]
    joined = over_windows(split_into_windows(1300), lambda window: tokens[window.start : window.stop])
    np.testing.assert_array_equal(joined, tokens)
