from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from ui.canvas.hand import CELL, FAR, KEY, TABLE, VALUE

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.ui.canvas.text_editor import TextEditor

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_click_selects_and_a_click_on_paper_selects_nothing(hand, session):
    hand.click(60, 60)
    assert session.selection.entities == {KEY}
    hand.click(550, 20)
    assert session.selection.entities == frozenset()


def test_the_smallest_of_nested_entities_is_hit(hand, session):
    hand.click(140, 215)
    assert session.selection.entities == {CELL}
    hand.click(300, 280)
    assert session.selection.entities == {TABLE}


def test_shift_adds_and_takes_away(hand, session):
    hand.click(60, 60)
    hand.click(300, 65, SHIFT)
    assert session.selection.entities == {KEY, VALUE}
    hand.click(60, 60, SHIFT)
    assert session.selection.entities == {VALUE}


def test_a_rubber_band_selects_what_lies_wholly_inside(hand, session):
    hand.drag((20, 20), (380, 120))
    assert session.selection.entities == {KEY, VALUE}
    hand.drag((380, 335), (520, 395), SHIFT)
    assert session.selection.entities == {KEY, VALUE, FAR}


def test_a_click_on_a_link_selects_it(hand, session):
    hand.click(200, 65)
    assert session.selection.link == (KEY, VALUE)
    assert session.selection.entities == frozenset()


def test_inside_an_entity_the_entity_is_meant_even_on_the_line_of_a_link(hand, session):
    session.editor.do("Link", edits.add_links, KEY, [FAR])
    session.editor.do("Link", edits.add_links, CELL, [FAR])
    (key,) = [key for key in session.page.links if {*key} == {KEY, VALUE}]
    hand.click(152, 65)  # on the link, at the very edge of the key
    assert session.selection.link == key
    for x in (148, 140):
        hand.click(x, 65)
        assert session.selection.entities == {KEY}
        session.selection.clear()


def test_links_between_cells_are_clicked_inside_their_table(hand, session):
    session.editor.do("Draw", edits.add_entity, rectangle((250, 200, 330, 230)), "answer")
    cell = max(session.page.entities)
    session.editor.do("Label", edits.set_label, [CELL], "question")
    session.editor.do("Link", edits.add_links, CELL, [cell])
    hand.click(215, 215)
    assert session.selection.link == (CELL, cell)
    hand.click(215, 280)
    assert session.selection.entities == {TABLE}


@pytest.mark.parametrize("zoom", [0.35, 1.0])
def test_a_double_click_anywhere_in_a_low_entity_edits_its_text(hand, session, canvas, zoom):
    canvas.zoom_to(zoom)
    for place in ((60, 53), (100, 65), (140, 77), (100, 51)):
        hand.click(*place)
        hand.double_click(*place)
        editor = canvas.findChild(TextEditor)
        assert editor.isVisible(), place
        editor.drop()
    assert session.page.entities[KEY].points == rectangle((50, 50, 150, 80))


def test_a_low_entity_is_moved_by_its_middle_and_not_reshaped(hand, session, canvas):
    canvas.snapping = False
    canvas.zoom_to(0.55)
    canvas.centerOn(300, 200)
    session.selection.select({KEY})
    hand.drag((57, 65), (157, 165))
    assert session.editor.undo_text == "Move entity"


def test_a_hidden_link_cannot_be_clicked(hand, session, canvas):
    canvas.set_links_visible(False)
    hand.click(200, 65)
    assert session.selection.link is None


def test_moving_the_selection_is_one_undo_step_and_keeps_its_form(hand, session):
    before = dict(session.page.entities)
    session.selection.select({KEY, VALUE})
    hand.drag((100, 65), (120, 105))
    after = session.page.entities
    assert after[KEY].points == rectangle((70, 90, 170, 120))
    assert after[VALUE].points == rectangle((270, 90, 370, 120))
    assert session.editor.undo_text == "Move 2 entities"
    session.editor.undo()
    assert dict(session.page.entities) == before
    assert session.editor.undo_text is None


def test_entities_are_not_dragged_off_the_page(hand, session):
    hand.drag((440, 370), (599, 399))
    xs, ys = zip(*session.page.entities[FAR].points, strict=True)
    assert (max(xs), max(ys)) == (600, 400)
    assert (max(xs) - min(xs), max(ys) - min(ys)) == (85, 40)


def test_a_small_tremble_is_a_click_not_a_move(hand, session):
    hand.press(60, 60)
    hand.pull(61, 61)
    hand.release(61, 61)
    assert session.editor.undo_text is None
    assert session.selection.entities == {KEY}


def test_esc_cancels_a_drag(hand, session, canvas):
    before = session.page
    hand.press(60, 60)
    hand.pull(160, 160)
    assert canvas.overlay.moving
    hand.key(Qt.Key.Key_Escape)
    assert not canvas.overlay.moving
    hand.release(160, 160)
    assert session.page == before


def test_esc_without_a_gesture_selects_nothing(hand, session):
    hand.click(60, 60)
    hand.key(Qt.Key.Key_Escape)
    assert session.selection.entities == frozenset()


def test_a_corner_of_a_rectangle_keeps_it_a_rectangle(hand, session):
    hand.click(60, 60)
    hand.drag((150, 80), (170, 90))
    assert session.page.entities[KEY].points == rectangle((50, 50, 170, 90))
    assert session.editor.undo_text == "Move vertex"


def test_control_moves_the_one_vertex_of_a_rectangle(hand, session):
    hand.click(60, 60)
    hand.press(150, 80)
    hand.pull(170, 90, Qt.KeyboardModifier.ControlModifier)
    hand.release(170, 90)
    assert session.page.entities[KEY].points == ((50, 50), (150, 50), (170, 90), (50, 80))


def test_a_vertex_of_a_polygon_moves_alone(hand, session):
    before = session.page.entities[FAR].points
    hand.click(440, 370)
    hand.drag((480, 360), (500, 345))
    after = session.page.entities[FAR].points
    assert after[1] == (500, 345)
    assert (after[0], *after[2:]) == (before[0], *before[2:])


def test_alt_double_click_on_a_side_adds_a_vertex_and_alt_click_removes_it(hand, session):
    hand.click(60, 60)
    hand.double_click(100, 50, Qt.KeyboardModifier.AltModifier)
    points = session.page.entities[KEY].points
    assert len(points) == 5
    assert points[1] == pytest.approx((100, 50), abs=1)
    hand.click(100, 50, Qt.KeyboardModifier.AltModifier)
    assert session.page.entities[KEY].points == rectangle((50, 50, 150, 80))


def test_the_last_three_vertices_stay_and_the_user_is_told(hand, session):
    told = []
    session.message.connect(lambda level, text: told.append((level, text)))
    hand.click(60, 60)
    hand.click(150, 80, Qt.KeyboardModifier.AltModifier)
    assert len(session.page.entities[KEY].points) == 3
    hand.click(150, 50, Qt.KeyboardModifier.AltModifier)
    assert len(session.page.entities[KEY].points) == 3
    assert told == [("warning", "a region needs at least 3 corners; to remove it, delete the entity")]


def test_an_edit_from_elsewhere_ends_the_drag_of_what_it_touched(hand, session, canvas):
    hand.press(60, 60)
    hand.pull(160, 160)
    session.editor.do("Delete", edits.delete, {KEY})
    hand.pull(170, 170)
    hand.release(170, 170)
    assert KEY not in session.page.entities
    assert session.editor.undo_text == "Delete"
    assert not canvas.overlay.moving
