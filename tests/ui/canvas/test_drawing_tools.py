from __future__ import annotations

from PySide6.QtCore import Qt
from ui.canvas.hand import CELL, FAR, KEY, VALUE

from kie_desktop.domain.geometry import rectangle


def test_a_rectangle_is_drawn_with_the_chosen_label_and_selected(hand, canvas, session):
    drawn = []
    canvas.drawn.connect(drawn.append)
    canvas.set_tool("rectangle")
    canvas.set_draw_label("header")
    hand.drag((500, 100), (420, 60))
    entity = session.page.entities[6]
    assert entity.points == rectangle((420, 60, 500, 100))
    assert entity.label == "header"
    assert session.selection.entities == {6}
    assert session.editor.undo_text == "Draw rectangle"
    assert drawn == [6]


def test_a_rectangle_ends_at_the_edge_of_the_page(hand, canvas, session):
    canvas.set_tool("rectangle")
    hand.drag((550, 350), (620, 420))
    assert session.page.entities[6].points == rectangle((550, 350, 600, 400))


def test_a_click_draws_no_rectangle(hand, canvas, session):
    canvas.set_tool("rectangle")
    hand.click(500, 100)
    assert session.editor.undo_text is None


def test_esc_cancels_a_rectangle(hand, canvas, session):
    canvas.set_tool("rectangle")
    hand.press(420, 60)
    hand.pull(500, 100)
    assert canvas.overlay.draft
    hand.key(Qt.Key.Key_Escape)
    hand.release(500, 100)
    assert session.editor.undo_text is None
    assert not canvas.overlay.draft


def test_enter_closes_a_polygon_and_backspace_takes_a_vertex_back(hand, canvas, session):
    canvas.set_tool("polygon")
    for place in ((420, 60), (500, 60), (580, 20), (510, 110)):
        hand.click(*place)
    hand.key(Qt.Key.Key_Backspace)
    hand.key(Qt.Key.Key_Backspace)
    hand.click(490, 110)
    hand.key(Qt.Key.Key_Return)
    assert session.page.entities[6].points == ((420, 60), (500, 60), (490, 110))
    assert session.editor.undo_text == "Draw polygon"


def test_a_click_on_the_first_vertex_closes_a_polygon(hand, canvas, session):
    canvas.set_tool("polygon")
    for place in ((420, 60), (500, 60), (490, 110), (421, 62)):
        hand.click(*place)
    assert len(session.page.entities[6].points) == 3


def test_a_double_click_closes_a_polygon_with_its_last_vertex_once(hand, canvas, session):
    canvas.set_tool("polygon")
    hand.click(420, 60)
    hand.click(500, 60)
    hand.double_click(490, 110)
    assert session.page.entities[6].points == ((420, 60), (500, 60), (490, 110))


def test_esc_and_another_tool_drop_a_polygon(hand, canvas, session):
    canvas.set_tool("polygon")
    hand.click(420, 60)
    hand.key(Qt.Key.Key_Escape)
    hand.click(420, 60)
    hand.click(500, 60)
    canvas.set_tool("select")
    assert not canvas.overlay.draft
    assert session.editor.undo_text is None


def test_a_link_is_dragged_from_key_to_value(hand, canvas, session):
    canvas.set_tool("link")
    hand.drag((100, 65), (140, 215))
    assert (KEY, CELL) in session.page.links
    assert session.page.links[KEY, CELL].by_human
    assert session.selection.link == (KEY, CELL)


def test_a_link_dragged_from_value_to_key_is_turned_around(hand, canvas, session):
    canvas.set_tool("link")
    hand.drag((140, 215), (100, 65))
    assert (KEY, CELL) in session.page.links
    assert (CELL, KEY) not in session.page.links


def test_a_header_is_the_head_of_a_key(hand, canvas, session):
    canvas.set_tool("link")
    hand.drag((60, 60), (440, 370))
    assert (FAR, KEY) in session.page.links


def test_the_target_of_a_link_lights_up_and_the_preview_follows(hand, canvas):
    canvas.set_tool("link")
    hand.press(100, 65)
    hand.pull(560, 20)
    assert canvas.overlay.link_from == KEY
    assert canvas.overlay.link_target is None
    assert canvas.overlay.link_curve[3] == (560, 20)
    hand.pull(440, 370)
    assert canvas.overlay.link_target == FAR
    hand.key(Qt.Key.Key_Escape)
    assert canvas.overlay.link_curve is None


def test_a_link_can_be_clicked_end_by_end(hand, canvas, session):
    canvas.set_tool("link")
    hand.click(100, 65)
    hand.click(140, 215)
    assert (KEY, CELL) in session.page.links


def test_a_link_let_go_over_paper_is_not_drawn(hand, canvas, session):
    canvas.set_tool("link")
    hand.drag((100, 65), (560, 20))
    assert session.page.links.keys() == {(KEY, VALUE)}
    assert canvas.overlay.link_from is None
