from __future__ import annotations

import numpy as np
import pytest

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.domain.patch import apply
from kie_desktop.ui.canvas.routing import Side, arrow_head, distances, ports, route, samples, sides
from kie_desktop.ui.canvas.spatial_index import SpatialIndex

KEY = (100.0, 100.0, 200.0, 120.0)


def test_beside_runs_from_side_to_side_whichever_is_left():
    assert route(KEY, (300, 100, 400, 120))[::3] == ((200, 110), (300, 110))
    assert route(KEY, (10, 100, 60, 120))[::3] == ((100, 110), (60, 110))


def test_the_next_line_is_reached_straight_down():
    start, _, _, end = route(KEY, (100, 132, 200, 152))
    assert start == (120, 120)
    assert end == (120, 132)


def test_lines_further_down_a_column_are_reached_around_those_between():
    curve = route(KEY, (100, 300, 200, 320))
    assert curve[0] == (100, 110)
    assert curve[3] == (100, 310)
    near, far = (samples(np.array([route(KEY, (100, y, 200, y + 20))]))[0] for y in (200, 400))
    assert near[:, 0].max() <= 100
    assert far[:, 0].min() < near[:, 0].min() < 100


def test_no_curve_leaves_the_page():
    line = samples(np.array([route((2, 10, 50, 30), (2, 500, 50, 520))]))[0]
    assert line.min() >= 0


def test_boxes_that_touch_are_joined_by_a_curve_long_enough_to_see():
    beside = samples(np.array([route(KEY, (201, 100, 300, 120))]))[0]
    above = samples(np.array([route(KEY, (100, 121, 200, 141))]))[0]
    for line in (beside, above):
        assert np.ptp(line, axis=0).max() > 15


def test_a_value_below_and_aside_is_entered_from_its_near_side():
    assert route(KEY, (210, 200, 300, 220))[3] == (210, 210)
    assert route(KEY, (10, 140, 60, 160))[3] == (60, 150)


def test_distance_is_that_to_the_nearest_piece():
    lines = np.array([[[0.0, 0.0], [10.0, 0.0]], [[0.0, 5.0], [10.0, 5.0]]])
    assert distances(lines, (5.0, 2.0)) == pytest.approx([2.0, 3.0])
    assert distances(lines, (13.0, 4.0)) == pytest.approx([5.0, np.hypot(3, 1)])


def test_an_arrow_head_points_to_the_end_and_fits_a_short_curve():
    tip, left, right = arrow_head(route(KEY, (300, 100, 400, 120)), 10)
    assert tip == (300, 110)
    assert left[0] == right[0] == pytest.approx(290)
    tip, left, _ = arrow_head(((0, 0), (1, 0), (2, 0), (4, 0)), 10)
    assert left[0] == pytest.approx(2)


def test_links_that_share_a_side_meet_it_beside_each_other_without_crossing():
    values = {y: (300.0, y, 400.0, y + 20.0) for y in (60.0, 100.0, 140.0)}
    places = ports(KEY, Side.RIGHT, values.items())
    assert places[60.0] < places[100.0] == 0 < places[140.0]
    starts = [route(KEY, box, places[y])[0][1] for y, box in values.items()]
    assert starts == sorted(set(starts))
    assert all(KEY[1] < y < KEY[3] for y in starts)


def test_the_furthest_link_around_a_column_is_outermost_at_both_ends():
    below = {y: (100.0, y, 200.0, y + 20.0) for y in (200.0, 300.0, 400.0)}
    places = ports(KEY, Side.LEFT, below.items())
    assert places[400.0] < places[300.0] < places[200.0]


def test_a_link_alone_meets_its_side_in_the_usual_place():
    assert ports(KEY, Side.RIGHT, [("a", (300.0, 100.0, 400.0, 120.0))]) == {"a": 0.0}
    assert sides(KEY, (300.0, 100.0, 400.0, 120.0)) == (Side.RIGHT, Side.LEFT)
    assert sides(KEY, (100.0, 132.0, 200.0, 152.0)) == (Side.BOTTOM, Side.TOP)


def test_values_in_one_row_are_reached_by_lanes_of_their_own():
    """A key and four values behind each other: no link runs through a value between, nor on another link's line."""
    page = _page([KEY_BOX, *((100.0 * n, 100.0, 100.0 * n + 60, 120.0) for n in range(2, 6))])
    index = SpatialIndex()
    index.load(page)
    lines = {key: _line(curve) for key, curve in index.curves.items()}
    for key, line in lines.items():
        others = [page.entities[other].box for other in page.entities if other not in key]
        assert not any(_is_inside(point, box) for point in line for box in others), key
    heights = sorted(round(line[:, 1].min(), 1) for line in lines.values())
    assert len(set(heights)) == len(heights)


def test_a_lane_ends_when_what_stood_in_the_way_is_gone():
    page = _page([KEY_BOX, (200.0, 100.0, 260.0, 120.0), (300.0, 100.0, 360.0, 120.0)], [(1, 3)])
    index = SpatialIndex()
    index.load(page)
    assert len(index.curves[1, 3]) == 10
    around = index.links_across([page.entities[2].box])
    index.update(apply(page, edits.delete(page, [2])), [2], around)
    assert len(index.curves[1, 3]) == 4


KEY_BOX = (20.0, 100.0, 80.0, 120.0)


def _page(boxes, pairs=None) -> Page:
    entities = [Entity(n, rectangle(box), str(n), "answer") for n, box in enumerate(boxes, 1)]
    links = [Link(1, n) for n in range(2, len(boxes) + 1)] if pairs is None else [Link(*pair) for pair in pairs]
    return Page("a.png", 600, 400).with_entities(entities, links)


def _line(curve) -> np.ndarray:
    ends = [samples(np.array([curve[start : start + 4]]))[0] for start in range(0, len(curve) - 1, 3)]
    return np.concatenate(ends)


def _is_inside(point, box) -> bool:
    return box[0] < point[0] < box[2] and box[1] + 4 < point[1] < box[3] - 4
