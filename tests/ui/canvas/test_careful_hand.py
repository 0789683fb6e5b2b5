"""Snapping, locked shapes, and the lasso."""

from __future__ import annotations

from PySide6.QtCore import Qt
from ui.canvas.hand import CELL, FAR, KEY, TABLE, VALUE

from kie_desktop.domain.geometry import rectangle

ALT = Qt.KeyboardModifier.AltModifier


def test_a_moved_entity_catches_on_the_edges_of_its_neighbours(canvas, hand, session):
    session.selection.select({CELL})
    hand.press(140, 215)
    hand.pull(140 + 68, 215 - 117)  # 4 pixels short of the key's lower edge and of the value's left one
    assert canvas.overlay.guides
    hand.release(140 + 68, 215 - 117)
    assert session.page.entities[CELL].box == (170, 80, 250, 110)
    assert not canvas.overlay.guides


def test_alt_lets_edges_pass(canvas, hand, session):
    session.selection.select({CELL})
    hand.press(140, 215)
    hand.pull(140 + 68, 215 - 117, ALT)
    assert not canvas.overlay.guides
    hand.release(140 + 68, 215 - 117)
    assert session.page.entities[CELL].box == (168, 83, 248, 113)


def test_snapping_can_be_switched_off(canvas, hand, session):
    session.settings["snap"] = False
    session.selection.select({CELL})
    hand.drag((140, 215), (140 + 68, 215 - 117))
    assert session.page.entities[CELL].box == (168, 83, 248, 113)


def test_a_drawn_rectangle_catches_on_its_neighbours(canvas, hand, session):
    canvas.set_tool("rectangle")
    hand.drag((252, 95), (347, 120))
    drawn = session.page.entities[max(session.page.entities)]
    assert drawn.points == rectangle((250, 95, 350, 120))


def test_a_vertex_catches_on_an_edge(canvas, hand, session):
    session.selection.select({CELL})
    hand.drag((180, 230), (249, 240))
    assert session.page.entities[CELL].box == (100, 200, 250, 240)


def test_a_locked_entity_is_not_moved_but_labelled_and_linked(canvas, hand, session):
    session.settings["lock_shapes"] = True
    before = {key: entity.points for key, entity in session.page.entities.items()}
    hand.click(100, 65)
    assert session.selection.entities == {KEY}
    hand.drag((100, 65), (160, 100))
    hand.drag((150, 80), (170, 90))
    canvas.set_tool("link")
    hand.drag((100, 65), (440, 370))
    assert {key: entity.points for key, entity in session.page.entities.items()} == before
    assert any({*key} == {KEY, FAR} for key in session.page.links)


def test_where_shapes_are_locked_a_drag_from_an_entity_is_a_rubber_band(canvas, hand, session):
    session.settings["lock_shapes"] = True
    hand.drag((60, 160), (340, 290))
    assert session.selection.entities == {CELL}


def test_the_lasso_selects_what_has_its_middle_inside(canvas, hand, session):
    canvas.set_tool("lasso")
    hand.press(80, 190)
    for x, y in ((180, 190), (185, 240), (90, 250)):
        hand.pull(x, y)
    hand.release(85, 200)
    assert session.selection.entities == {CELL}
    hand.press(20, 20, Qt.KeyboardModifier.ShiftModifier)
    for x, y in ((380, 20), (380, 100), (20, 100)):
        hand.pull(x, y)
    hand.release(20, 25)
    assert session.selection.entities == {CELL, KEY, VALUE}
    assert canvas.overlay.lasso == ()


def test_a_click_with_the_lasso_selects_what_is_there_and_esc_drops_an_outline(canvas, hand, session):
    canvas.set_tool("lasso")
    hand.click(60, 290)
    assert session.selection.entities == {TABLE}
    hand.press(20, 20)
    hand.pull(380, 20)
    hand.pull(380, 100)
    hand.key(Qt.Key.Key_Escape)
    hand.release(380, 100)
    assert session.selection.entities == {TABLE}
