"""What is seen of a page: turned, fitted, in another tone, with labels hidden, magnified; the page stays as it is."""

from __future__ import annotations

import numpy as np
import pytest
from event_loop import until
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from ui.canvas.hand import CELL, FAR, KEY, VALUE

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Page
from kie_desktop.store import ProjectFile
from kie_desktop.ui.canvas.hover_card import HoverCard
from kie_desktop.ui.canvas.magnifier import SIDE, Magnifier
from kie_desktop.ui.canvas.page_image import PageImage, Tone
from kie_desktop.ui.canvas.text_editor import TextEditor
from kie_desktop.ui.canvas.tone_box import ToneBox

WHITE = QColor("#ffffff")


def colour_at(canvas, place: QPoint) -> QColor:
    until(lambda: canvas.is_settled)
    return canvas.grab().toImage().pixelColor(place)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_is_drawn_clicked_and_dragged_where_it_lies(canvas, hand, session, quarters):
    before = session.page
    canvas.turn(quarters)
    canvas.fit()
    assert session.page is before
    assert colour_at(canvas, hand.place(100, 70)).blue() > colour_at(canvas, hand.place(100, 70)).red() + 20
    assert colour_at(canvas, hand.place(550, 20)) == WHITE
    hand.click(440, 370)
    assert session.selection.entities == {FAR}
    canvas.snapping = False
    hand.drag((100, 60), (130, 100))
    assert session.page.entities[KEY].box == pytest.approx((80, 90, 180, 120), abs=2)


def test_turning_back_and_forth_is_no_change(canvas, hand):
    canvas.fit()
    place = hand.place(100, 70)
    for quarters in (1, 1, 1, 1, -1, 1):
        canvas.turn(quarters)
    assert canvas.turns == 0
    assert hand.place(100, 70) == place


def test_text_is_edited_upright_on_a_turned_page(canvas, session):
    canvas.turn(1)
    session.selection.select({VALUE})
    canvas.edit_text()
    editor = canvas.findChild(TextEditor)
    assert editor.isVisible()
    assert editor.width() > 2 * editor.height()
    line = canvas.view_rect(*session.page.entities[VALUE].box).toRect()
    assert not editor.geometry().intersects(line)
    assert abs(editor.geometry().top() - line.bottom()) < 10


def test_a_way_on_the_screen_is_one_on_the_turned_page(canvas):
    assert canvas.page_way(3, 0) == (3, 0)
    canvas.turn(1)  # the page's left edge is at the top: what moves right on the screen moves up on the page
    assert canvas.page_way(3, 0) == (0, -3)
    canvas.turn(1)
    assert canvas.page_way(3, 1) == (-3, -1)


def test_the_width_is_kept_fitted(canvas):
    canvas.resize(500, 200)
    canvas.fit_width()
    page = canvas.view_rect(0, 0, 600, 400)
    assert page.left() > 0
    assert page.right() < canvas.viewport().width()
    assert page.width() > 0.85 * canvas.viewport().width()
    canvas.resize(700, 200)
    assert canvas.view_rect(0, 0, 600, 400).width() > page.width() + 100


def test_an_image_is_toned_and_turned_from_the_same_pixels():
    pixels = np.full((300, 400, 3), 200, np.uint8)
    pixels[:150, :200] = 100  # the upper left quarter is darker
    image = PageImage(pixels)

    def seen(x: float, y: float) -> int:
        pixmap = QPixmap(1, 1)
        painter = QPainter(pixmap)
        image.paint(painter, QRectF(x, y, 1, 1), QRectF(0, 0, 1, 1))
        painter.end()
        return pixmap.toImage().pixelColor(0, 0).red()

    assert (seen(50, 50), seen(350, 250)) == (100, 200)
    image.show_as(1, Tone(brightness=-20))
    assert image.size == (300, 400)
    assert (seen(250, 50), seen(50, 50)) == (49, 149)  # what was at the left is at the top
    assert image.upright().size == (400, 300)
    image.show_as(0, Tone())
    assert (seen(50, 50), seen(350, 250)) == (100, 200)


def test_tone_tables_go_from_as_it_is_to_black_and_white():
    assert (Tone().table() == np.arange(256)).all()
    strong = Tone(contrast=100).table()
    assert set(strong.tolist()) == {0, 255}
    assert Tone(brightness=100).table().min() == 255
    assert len(set(Tone(contrast=-100).table().tolist())) == 1


def test_tone_changes_what_is_seen_and_the_project_remembers_it(canvas, hand, session):
    path = session.path
    place = hand.place(550, 20)
    box = canvas.findChild(ToneBox)
    canvas.show_tone()
    box.brightness.setValue(-50)
    box.close()
    assert colour_at(canvas, place).lightness() < 140
    session.project.close()
    assert canvas.drawing.tone == Tone()
    session.project.open_path(path)
    until(lambda: canvas.is_settled)
    assert canvas.drawing.tone == Tone(brightness=-50)
    assert box.brightness.value() == -50
    box.reset.click()
    assert colour_at(canvas, place) == WHITE


def test_a_hidden_label_is_neither_drawn_nor_hit_nor_linked(canvas, hand, session):
    canvas.legend.show()
    (box,) = [box for box in canvas.legend.findChildren(QCheckBox) if box.text() == "answer"]
    assert "2 on this page" in box.accessibleName()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert colour_at(canvas, hand.place(300, 55)) == WHITE
    assert colour_at(canvas, hand.place(200, 65)) == WHITE  # the link to it
    assert colour_at(canvas, hand.place(100, 70)) != WHITE
    hand.click(300, 65)
    assert session.selection.entities == frozenset()
    session.editor.do("Label", edits.set_label, [KEY], "answer")
    assert colour_at(canvas, hand.place(100, 70)) == WHITE
    canvas.set_legend_visible(False)  # nothing stays hidden that nobody can see is hidden
    assert colour_at(canvas, hand.place(300, 55)) != WHITE
    hand.click(140, 215)
    assert session.selection.entities == {CELL}


def test_the_legend_has_room_for_labels_that_were_edited(canvas, session):
    canvas.legend.show()
    session.project.set_label_set(session.label_set.extended(["total", "date"]))
    until(lambda: len(names_seen(canvas)) == 6)
    session.project.set_label_set(session.label_set.extended([f"label {number}" for number in range(60)]))
    until(lambda: len(names_seen(canvas)) > 6)
    assert canvas.viewport().rect().contains(canvas.legend.geometry())
    *_, before, last = canvas.legend.findChildren(QCheckBox)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    until(lambda: last.text() in names_seen(canvas))


def names_seen(canvas) -> list[str]:
    """The labels in the legend of which no line is hidden."""
    rows = canvas.legend.findChildren(QCheckBox)
    return [row.text() for row in rows if row.visibleRegion().boundingRect().height() >= row.sizeHint().height()]


def test_links_stand_out_only_while_an_end_is_selected_or_hovered(canvas, hand, session):
    session.editor.do("Link", edits.add_links, CELL, [FAR])
    faint = colour_at(canvas, hand.place(200, 65)).lightness()
    session.selection.select({FAR})
    assert abs(colour_at(canvas, hand.place(200, 65)).lightness() - faint) < 8
    session.selection.select({KEY})
    assert colour_at(canvas, hand.place(200, 65)).lightness() < faint - 40
    session.selection.clear()
    hand.hover(300, 65)
    assert colour_at(canvas, hand.place(200, 65)).lightness() < faint - 40


def test_a_link_is_wiped_out_behind_an_entity_that_it_cannot_avoid(canvas, hand, session):
    session.editor.do("Draw", edits.add_entity, rectangle((190, 0, 210, 400)), "other")  # a wall from edge to edge
    canvas.set_hidden_labels(["question", "answer"])
    bare = colour_at(canvas, hand.place(200, 65))
    canvas.set_hidden_labels([])
    assert len(canvas.index.curves[KEY, VALUE]) == 4
    assert abs(colour_at(canvas, hand.place(200, 65)).lightness() - bare.lightness()) < 30
    assert colour_at(canvas, hand.place(170, 65)).lightness() < 225


def test_a_page_opens_with_what_is_on_it(canvas, session, tmp_path):
    """A receipt on a sheet of A4: the view shows the receipt, not the paper around it."""
    lines = [Entity(n, rectangle((300, 200 + 30 * n, 700, 220 + 30 * n)), f"line {n}", "other") for n in range(1, 30)]
    scan = QImage(1654, 2339, QImage.Format.Format_RGB32)
    scan.fill(Qt.GlobalColor.white)
    painter = QPainter(scan)
    painter.fillRect(310, 240, 380, 840, Qt.GlobalColor.gray)
    painter.end()
    assert scan.save(str(tmp_path / "scan.png"))
    assert scan.save(str(tmp_path / "new.png"))
    session.project.close()
    with ProjectFile.create(tmp_path / "scan.kie", default_label_set()) as project:
        project.add_pages([Page("scan.png", 1654, 2339).with_entities(lines, []), Page("new.png", 1654, 2339)])
    canvas.fit_content()
    session.project.open_path(tmp_path / "scan.kie")
    for summary in session.summaries:  # read, and not read yet
        session.pages.show_page(summary.id)
        until(lambda: canvas.is_settled)
        view, receipt = canvas.viewport().rect(), canvas.view_rect(310, 240, 690, 1080).toRect()
        assert view.contains(receipt)
        assert receipt.height() > 0.7 * view.height()
    canvas.fit()
    session.pages.show_page(session.summaries[0].id)
    assert canvas.viewport().rect().contains(canvas.view_rect(0, 0, 1654, 2339).toRect())  # what was asked for stays


def test_fit_width_begins_where_the_page_does(canvas):
    canvas.resize(700, 200)
    canvas.fit()
    canvas.fit_width()
    assert 0 <= canvas.view_rect(0, 0, 600, 400).top() < 40
    canvas.zoom_to(4.0)
    canvas.centerOn(300, 390)
    canvas.fit_width()  # whoever reads stays where he reads
    assert canvas.view_rect(0, 0, 600, 400).bottom() < 200


def test_a_page_is_never_smaller_than_half_of_what_fits(canvas):
    canvas.fit()
    whole = canvas.zoom
    for _ in range(40):
        canvas.zoom_out()
    assert canvas.zoom == pytest.approx(whole / 2)


def test_the_magnifier_follows_pointer_and_keyboard_and_lets_clicks_through(canvas, hand, session):
    lens = canvas.findChild(Magnifier)
    canvas.set_magnified(True)
    hand.hover(100, 65)
    assert lens.geometry().center() in (hand.place(100, 65), hand.place(100, 65) - QPoint(1, 1))
    enlarged = lens.grab().toImage()
    left, right = (enlarged.pixelColor(round(SIDE * share), SIDE // 2 + 20) for share in (0.2, 0.8))
    assert left != WHITE
    assert right != WHITE  # 100 pixels of the key fill 300 of the screen
    card = canvas.findChild(HoverCard)
    until(card.isVisible)
    assert not card.geometry().intersects(lens.geometry())
    hand.click(100, 65)
    assert session.selection.entities == {KEY}
    session.selection.select({FAR})
    assert lens.geometry().contains(canvas.view_rect(*session.page.entities[FAR].box).center().toPoint())
    canvas.set_magnified(False)
    assert not lens.isVisible()


def test_hatching_tells_roles_apart_without_colour(canvas, hand):
    def pattern(x1: float, y1: float) -> np.ndarray:
        until(lambda: canvas.is_settled)
        corner = hand.place(x1, y1)
        image = canvas.grab().toImage().copy(corner.x(), corner.y(), 24, 16)
        grey = np.array([[image.pixelColor(x, y).lightness() for x in range(24)] for y in range(16)])
        return grey < grey.max() - 8

    key, value = (110.0, 58.0), (310.0, 58.0)
    assert not pattern(*key).any()
    canvas.set_patterns(True)
    hatched = pattern(*key), pattern(*value)
    assert all(found.any() for found in hatched)
    assert (hatched[0] != hatched[1]).any()
