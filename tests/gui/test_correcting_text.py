"""Correcting texts that were read: the editor beside the line, doubtful letters, suggestions, splitting and merging."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from event_loop import until
from gui.small_form import lines, make_project
from gui.user import LEFT, NO_KEYS, User, use_window
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, EntityPart
from kie_desktop.ui.canvas.text_editor import TextEditor


def read_pages(folder: Path, *texts: str) -> Path:
    """A page for each text, as OCR read it, and a line more."""
    return make_project(
        folder,
        [
            [
                Entity(1, rectangle((20, 20, 220, 44)), text, "other", 0.8),
                Entity(2, rectangle((20, 80, 220, 104)), "2nd line", "other", 0.8),
            ]
            for text in texts
        ],
    )


def editor_of(user: User) -> TextEditor:
    editor = user.window.canvas.findChild(TextEditor)
    assert editor.isVisible()
    return editor


def open_editor(user: User, text: str) -> TextEditor:
    user.click_entity(text)
    user.press("F2")
    return editor_of(user)


def test_the_editor_covers_neither_the_line_nor_its_letters(tmp_path: Path) -> None:
    def correct(user: User) -> None:
        user.wait_for_pages(1)
        canvas = user.window.canvas
        for text in ("reed again", "2nd line"):
            editor = open_editor(user, text)
            line = canvas.view_rect(*user.entity(text).box).toRect()
            assert not editor.geometry().intersects(line)
            assert canvas.viewport().rect().contains(editor.geometry())
            user.press("Esc")
        user.window.canvas.zoom_to(6.0)
        canvas.centerOn(120, 90)
        canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().minimum())
        editor = open_editor(user, "2nd line")
        assert canvas.viewport().rect().contains(editor.geometry())

    use_window(correct, read_pages(tmp_path, "reed again"))


def test_a_double_click_puts_the_cursor_where_it_points(tmp_path: Path) -> None:
    def correct(user: User) -> None:
        user.wait_for_pages(1)
        canvas = user.window.canvas
        place = canvas.viewportTransform().map(QPointF(215, 32)).toPoint()
        QTest.mouseDClick(canvas.viewport(), LEFT, NO_KEYS, place)
        editor = editor_of(user)
        assert editor.selectedText() == ""
        assert editor.cursorPosition() >= len("reed again") - 1
        user.press("End")
        user.type("!")
        user.press("Return")
        assert user.page.entities[1].text == "reed again!"

    use_window(correct, read_pages(tmp_path, "reed again"))


def test_what_else_the_recogniser_saw_is_one_key_away_and_its_doubts_are_marked(tmp_path: Path) -> None:
    def correct(user: User) -> None:
        user.wait_for_pages(1)
        user.window.session.annotator.start_engine()
        until(lambda: user.window.session._engine.is_ready)
        editor = open_editor(user, "reed again")
        editor.deselect()
        until(lambda: "read again" in editor.suggestions.texts)
        assert editor.suggestions.isVisible()
        first, last = marked(user, editor)
        letter = editor.fontMetrics().horizontalAdvance("e")
        assert 0.5 * letter < last - first < 2 * letter  # one letter, the second e
        user.press("Ctrl+1")
        assert editor.text() == "read again"
        user.press("Return")
        assert user.page.entities[1].text == "read again"
        user.press("Ctrl+Z")
        assert user.page.entities[1].text == "reed again"
        editor = open_editor(user, "reed again")
        user.click(next(row for row in editor.suggestions.findChildren(QToolButton) if row.isVisible()))
        user.press("Tab")
        assert user.page.entities[1].text == "read again"

    use_window(correct, read_pages(tmp_path, "reed again"))


def marked(user: User, editor: TextEditor) -> tuple[int, int]:
    """From where to where, in pixels, letters lie on the ground of a warning."""
    image, colour = editor.grab().toImage(), user.window.theme.colour("warning_soft")
    columns = [x for x in range(image.width()) if any(image.pixelColor(x, y) == colour for y in range(image.height()))]
    return columns[0], columns[-1]


def test_a_text_of_another_page_and_usual_corrections_are_suggested(tmp_path: Path) -> None:
    def correct(user: User) -> None:
        user.wait_for_pages(4)
        for number, right in enumerate(("City/ Town", "Name/ First")):
            user.window.session.pages.show_page(user.window.session.summaries[number].id)
            editor = open_editor(user, right.replace("/ ", "/"))
            user.type(right)
            user.press("Return")
        user.window.session.pages.show_page(user.window.session.summaries[2].id)
        editor = open_editor(user, "Last/Given")
        until(lambda: "Last/ Given" in editor.suggestions.texts)
        user.press("Esc")
        user.window.session.pages.show_page(user.window.session.summaries[3].id)
        editor = open_editor(user, "Clty/ Town")
        until(lambda: "City/ Town" in editor.suggestions.texts)
        user.press("Down", editor.suggestions.texts.index("City/ Town") + 1)
        user.press("Return")
        assert user.page.entities[1].text == "City/ Town"

    use_window(correct, read_pages(tmp_path, "City/Town", "Name/First", "Last/Given", "Clty/ Town"))


def test_what_was_typed_on_the_page_is_suggested_for_its_other_lines(tmp_path: Path) -> None:
    """As for the words that stand in each row of a table: the one typed in the first row fits the others."""

    def correct(user: User) -> None:
        user.wait_for_pages(1)
        open_editor(user, "AMliation")
        user.type("Affiliation")
        user.press("Return")
        editor = open_editor(user, "Afliation.")
        until(lambda: "Affiliation" in editor.suggestions.texts)
        user.press(f"Ctrl+{1 + editor.suggestions.texts.index('Affiliation')}")
        user.press("Return")
        assert [entity.text for entity in user.page.entities.values()] == ["Affiliation", "Affiliation"]

    rows = [
        Entity(number, rectangle((20, 60 * number, 220, 60 * number + 24)), text, "other", 0.8)
        for number, text in enumerate(("AMliation", "Afliation."), 1)
    ]
    use_window(correct, make_project(tmp_path, [rows]))


def test_the_word_at_the_cursor_is_suggested_and_the_list_stays_while_one_is_taken(tmp_path: Path) -> None:
    def correct(user: User) -> None:
        user.wait_for_pages(1)
        user.window.session.annotator.start_engine()
        until(lambda: user.window.session._engine.is_ready)
        editor = open_editor(user, "reed again Ada")
        until(lambda: user.at_rest() and not user.window.session.text_suggestions.is_waiting)
        user.press("Home")  # nothing is selected any more, and the cursor stands in the first word
        assert editor.suggestions.texts[:3] == ["read again Ada", "red again Ada", "read again"]
        until(lambda: words_of(editor)[:3] == ["read …", "red …", "read again"])
        user.press("Down")
        assert (editor.text(), editor.cursorPosition()) == ("read again Ada", 4)
        user.press("Down", times=2)
        assert editor.text() == "read again"
        user.press("Up", times=3)
        assert editor.text() == "reed again Ada"
        user.press("Ctrl+1")
        user.type("y")
        user.press("Return")
        assert user.page.entities[1].text == "ready again Ada"

    use_window(correct, read_pages(tmp_path, "reed again Ada"))


def words_of(editor: TextEditor) -> list[str]:
    """What the rows of suggestions show behind their keys."""
    rows = editor.suggestions.findChildren(QToolButton)
    return [row.text().split("   ")[1] for row in rows if row.isVisible()]


def test_a_word_that_is_begun_is_completed_from_the_project(tmp_path: Path) -> None:
    def correct(user: User) -> None:
        user.wait_for_pages(2)
        open_editor(user, "one")
        user.type("University of Hawaii")
        user.press("Return")
        user.window.session.pages.show_page(user.window.session.summaries[1].id)
        editor = open_editor(user, "two")
        user.type("the Uni")
        until(lambda: editor.suggestions.texts == ["the University"])
        user.press("Ctrl+1")
        user.type(", Ada")
        user.press("Return")
        assert user.page.entities[1].text == "the University, Ada"

    use_window(correct, read_pages(tmp_path, "one", "two"))


def test_the_same_correction_is_offered_for_other_lines_and_one_key_makes_it(tmp_path: Path) -> None:
    """In one step; neither in lines that a person typed nor in those that stand in the file. Esc declines."""

    def correct(user: User) -> None:
        user.wait_for_pages(1)
        overlay, actions = user.window.canvas.overlay, user.window.action_table
        change(user, "MC-1", "MC -1")
        assert (overlay.suggested_texts, overlay.accept_key) == ({2: "RR -2 and RR -3", 4: "A -B"}, "G")
        assert overlay.suggested_link is None
        user.press("G")
        texts = ["MC -1", "RR -2 and RR -3", "7-8", "A -B", "C-9", "D-9"]
        assert [entity.text for entity in user.page.entities.values()] == texts
        assert not overlay.suggested_texts and not actions["accept-suggestion"].isEnabled()
        user.press("Ctrl+Z")
        assert user.entity("MC -1").id == 1
        assert user.entity("A-B").id == 4
        user.press("Ctrl+Z")
        change(user, "MC-1", "MC -1")
        assert overlay.suggested_texts
        user.press("Escape")
        assert not overlay.suggested_texts and not actions["accept-suggestion"].isEnabled()
        user.press("Ctrl+Z")
        actions["show-text-suggestions"].trigger()
        change(user, "MC-1", "MC -1")
        assert not overlay.suggested_texts

    def change(user: User, before: str, after: str) -> None:
        open_editor(user, before)
        user.type(after)
        user.press("Return")

    entities = [
        Entity(number, rectangle((20, 40 * number, 220, 40 * number + 24)), text, "question", 0.8)
        for number, text in enumerate(("MC-1", "RR-2 and RR-3", "7-8", "A-B", "C-9", "D-9"), 1)
    ]
    entities[4] = replace(entities[4], text_score=1.0)
    entities[5] = replace(entities[5], text_score=None, by_human=frozenset({EntityPart.TEXT}))
    use_window(correct, make_project(tmp_path, [entities]))


def test_reading_again_what_reads_the_same_adds_no_step(tmp_path: Path) -> None:
    def correct(user: User) -> None:
        user.wait_for_pages(1)
        user.click_entity("2nd line")
        user.press("Delete")
        user.click_entity("read again")
        user.press("F6")
        until(lambda: "is the same" in user.message)
        assert user.entity("read again").text_score == 0.8
        user.press("Ctrl+Z")
        assert user.entity("2nd line")

    use_window(correct, read_pages(tmp_path, "read again"))


def test_text_that_stands_in_a_pdf_is_neither_doubted_nor_replaced(tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(2)
        user.window.session.annotator.start_engine()
        until(lambda: user.window.session._engine.is_ready)
        editor = open_editor(user, "2nd line")  # which was read
        until(lambda: editor.suggestions.texts)
        user.press("Esc")
        editor = open_editor(user, "reed again")
        until(lambda: user.at_rest() and not user.window.session.text_suggestions.is_waiting)
        assert not editor.suggestions.texts
        assert not editor.suggestions.isVisible()
        assert "Text as it stands in the file" in user.window.panels.inspector.facts.text()

    exact = Entity(1, rectangle((20, 20, 220, 44)), "reed again", "other", 1.0)
    read = Entity(2, rectangle((20, 80, 220, 104)), "2nd line", "other", 0.8)
    use_window(look, make_project(tmp_path, [[exact, read], [replace(exact, text="read again")]]))


def test_control_d_splits_at_the_cursor_and_deletes_no_letter(tmp_path: Path) -> None:
    def correct(user: User) -> None:
        user.wait_for_pages(1)
        editor = open_editor(user, "reed again")
        editor.setCursorPosition(5)
        user.press("Ctrl+D")
        assert sorted(entity.text for entity in user.page.entities.values()) == ["2nd line", "again", "reed"]
        user.press("Ctrl+Z")
        user.click_entity("reed again")
        inspector = user.window.panels.inspector
        inspector.edit_text()
        cursor = inspector.text.textCursor()
        cursor.setPosition(5)
        inspector.text.setTextCursor(cursor)
        user.press("Ctrl+D")
        assert sorted(entity.text for entity in user.page.entities.values()) == ["2nd line", "again", "reed"]

    use_window(correct, read_pages(tmp_path, "reed again"))


def test_merging_offers_to_read_the_whole_again(tmp_path: Path) -> None:
    def correct(user: User) -> None:
        user.wait_for_pages(1)
        user.click_entity("Name:")
        user.click_entity("Ada", Qt.KeyboardModifier.ShiftModifier)
        user.press("Ctrl+M")
        assert user.entity("Name: Ada")
        button = user.window.message_bar.offer_button
        until(button.isVisible)
        assert "F6" in button.text()
        user.click(button)
        until(lambda: any(entity.text == "read again" for entity in user.page.entities.values()))

    use_window(correct, make_project(tmp_path, [lines()]))


def test_the_inspector_shows_the_line_large_and_offers_what_fits_several(tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        inspector = user.window.panels.inspector
        user.click_entity("Name:")
        until(inspector.crop.isVisible)
        box = user.entity("Name:").box
        assert inspector.crop.sizeHint().height() > 1.5 * (box[3] - box[1])
        user.click_entity("Ada", Qt.KeyboardModifier.ShiftModifier)
        assert not inspector.crop.isVisible()
        shown = [button for button in inspector.several.findChildren(QToolButton) if button.isVisible()]
        words = [button.text() for button in shown]
        assert any("Ctrl+J" in text for text in words)
        assert any("Ctrl+M" in text for text in words)
        button = next(button for button in shown if "Ctrl+J" in button.text())
        until(button.isEnabled)
        user.click(button)
        assert user.page.links.keys() == {(1, 2)}

        def of_label(name: str) -> list[QToolButton]:
            buttons = inspector.several.findChildren(QToolButton)
            return [button for button in buttons if button.isVisible() and name in button.text()]

        until(lambda: of_label("answer"))
        user.click(of_label("answer")[0])
        assert user.page.entities[1].label == "answer"

    use_window(look, make_project(tmp_path, [lines(labelled=True)]))


def test_signs_that_qt_counts_twice_are_one_letter_to_the_cursor(tmp_path: Path) -> None:
    def correct(user: User) -> None:
        user.wait_for_pages(1)
        editor = open_editor(user, "𠮷😀 city")
        for key, letter in (("End", 7), ("Home", 0), ("Right", 1), ("Right", 2)):
            user.press(key)
            assert editor.letter == letter
        user.press("Ctrl+Return")
        until(lambda: len(user.page.entities) == 3)
        assert [entity.text for entity in user.page.entities.values()] == ["𠮷😀", "2nd line", "city"]

    use_window(correct, read_pages(tmp_path, "𠮷😀 city"))
