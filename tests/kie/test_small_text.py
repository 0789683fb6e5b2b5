"""What networks see of sheets with small print."""

from __future__ import annotations

import numpy as np
import pytest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity
from kie_desktop.kie.encoding import encode_page
from kie_desktop.kie.small_text import without_wide_gaps


def title_block(x: float, y: float, line: float = 30) -> np.ndarray:
    """Six rows of a key and a value."""
    rows = [(x, y + 2 * line * row, x + 4 * line, y + 2 * line * row + line) for row in range(6)]
    values = [(x1 + 10 * line, y1, x2 + 10 * line, y2) for x1, y1, x2, y2 in rows]
    return np.array([*rows, *values], np.float64)


def test_an_ordinary_page_stays_as_it_is() -> None:
    boxes = title_block(700, 900, 12)
    seen, width, height = without_wide_gaps(boxes, 1240, 1754)
    assert (width, height) == (1240, 1754) and np.array_equal(seen, boxes)


def test_a_title_block_in_the_corner_of_a_drawing_becomes_a_page_of_its_own() -> None:
    boxes = title_block(9300, 6500)
    seen, width, height = without_wide_gaps(boxes, 10600, 7400)
    assert width <= 1500 and height <= 1500
    assert seen.min() >= 0 and seen[:, 2].max() <= width and seen[:, 3].max() <= height
    assert np.allclose(np.diff(seen, axis=0), np.diff(boxes, axis=0)), "near lines keep their distances"


def test_blocks_in_two_corners_come_nearer_and_keep_their_order() -> None:
    boxes = np.concatenate([title_block(100, 100), title_block(9300, 6500)])
    seen, width, height = without_wide_gaps(boxes, 10600, 7400)
    assert width < 2500 and height < 2500
    assert seen[:12, 2].max() < seen[12:, 0].min() and seen[:12, 3].max() < seen[12:, 1].min()
    assert np.allclose(seen[:, 2:] - seen[:, :2], boxes[:, 2:] - boxes[:, :2])


@pytest.mark.parametrize("boxes", [np.zeros((0, 4)), np.zeros((3, 4)), np.array([[0.0, 0, 10600, 7400]])])
def test_pages_without_lines_lines_of_no_height_and_one_line_as_large_as_the_page(boxes: np.ndarray) -> None:
    seen, width, height = without_wide_gaps(boxes, 10600, 7400)
    assert (width, height) == (10600, 7400) and np.array_equal(seen, boxes)


def test_lines_off_the_page_and_over_each_other_stay_within_what_is_seen() -> None:
    boxes = np.array([[-50.0, -20, 100, 10], [0, 0, 10800, 30], [10500, 7390, 10700, 7420]])
    seen, width, height = without_wide_gaps(boxes, 10600, 7400)
    assert width > 0 and height > 0 and np.isfinite(seen).all()


def test_tokens_of_a_drawing_are_spread_over_the_thousandths() -> None:
    class Letters:
        def encode(self, text: str) -> list[int]:
            return [ord(letter) for letter in text]

    entities = [Entity(number, rectangle(tuple(box)), "ab") for number, box in enumerate(title_block(9300, 6500))]
    boxes = encode_page(entities, 10600, 7400, Letters()).bbox  # type: ignore[arg-type]
    assert (boxes[:, 3] - boxes[:, 1]).min() >= 15, "lines of 30 in 7,400 pixels are four thousandths otherwise"
