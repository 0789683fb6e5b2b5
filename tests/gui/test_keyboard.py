"""Annotating without a mouse: going, labelling, linking, reshaping, and finding any command."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_loop import until
from gui.small_form import WORDS, lines, make_project
from gui.user import User, use_window
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from build_scripts.benchmarks.keyboard_annotator import KeyboardAnnotator
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import HUMAN, Entity, EntityPart, Link, ReviewState
from kie_desktop.ui.canvas.link_chooser import LinkChooser
from kie_desktop.ui.dialogs.accept_above import AcceptAboveDialog
from kie_desktop.ui.dialogs.same_layout import SameLayoutDialog


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two pages of the form without labels."""
    return make_project(tmp_path, [lines(), lines()])


def chooser(user: User) -> LinkChooser:
    return user.window.commands.assist.chooser


def compose(preedit: str, commit: str = "") -> None:
    """What an input method sends: letters under way, or the text that it is done with."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def test_a_page_is_annotated_by_keyboard_alone(project: Path) -> None:
    """No mouse from bare lines to a reviewed page with labels, links, a corrected and a split text."""

    def work(user: User) -> None:
        user.wait_for_pages(2)
        user.press("Ctrl+Shift+G")  # go on after labelling
        user.press("Tab")
        for _ in WORDS:
            user.press("1")
            user.press("2")
        labels = [entity.label for entity in user.page.entities.values()]
        assert labels == ["question", "answer"] * 3

        user.press("Tab")  # from the last entity to the first
        user.press("K")
        assert chooser(user).isVisible()
        user.press("Shift+Return", times=3)
        assert set(user.page.links) == {(1, 2), (3, 4), (5, 6)}
        assert "Every key has a value" in user.message
        assert not chooser(user).isVisible()

        user.press("Left")
        user.press("Right")
        assert user.window.session.selection.only == 6
        user.press("Return")
        user.type("London UK")
        user.press("Return")
        user.press("Ctrl+D")
        assert user.entity("UK").label == "answer"
        assert user.entity("London").id == 6

        user.press("Ctrl+PgDown")
        assert user.page.image == "2.png"
        user.press("PgUp")
        assert user.page.state is ReviewState.REVIEWED
        assert all(entity.by_human >= {EntityPart.LABEL} for entity in user.page.entities.values())

    use_window(work, project)


def test_what_the_benchmark_presses_does_the_same_at_a_keyboard(project: Path) -> None:
    """Every action that `actions_per_page_keyboard` counts is one press of a key or combination."""

    def work(user: User) -> None:
        pressed: list[str] = []

        class Typist(KeyboardAnnotator):
            def press_key(self, keys: str) -> None:
                user.press(keys)
                pressed.append(keys)

        user.wait_for_pages(2)
        gold = user.page.with_entities(lines(labelled=True), [Link(1, 2), Link(3, 4), Link(5, 6)])
        counted = Typist(user.window, proposes=False).annotate(gold)
        assert counted.total() == len(pressed) == 1 + 3 + 3 + 2 + 2 + 2 + 1

    use_window(work, project)


def test_arrows_and_tab_go_from_entity_to_entity(project: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(2)
        selection = user.window.session.selection
        user.press("Tab")
        assert selection.only == 1
        for key, entity in (("Right", 2), ("Down", 4), ("Left", 3), ("Down", 5), ("Up", 3), ("Shift+Tab", 2)):
            user.press(key)
            assert selection.only == entity, key
        user.press("Shift+Down")
        user.press("Shift+Left")
        assert selection.entities == {2, 3, 4}
        user.press("Ctrl+M")
        assert len(user.page.entities) == 4
        user.press("Escape")
        user.press("Shift+Tab")
        assert selection.only == 6 or selection.only == max(user.page.entities)
        user.press("Ctrl+Tab")
        assert QApplication.focusWidget() is not user.window.canvas
        user.press("F4")
        assert QApplication.focusWidget() is user.window.canvas

    use_window(work, project)


def test_the_end_of_a_link_is_chosen_by_digit_arrows_or_text(tmp_path: Path) -> None:
    project = make_project(tmp_path, [lines(labelled=True)])

    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.press("Tab")
        user.press("K")
        assert user.window.canvas.overlay.hints == {2: "1", 4: "2", 6: "3"}
        user.press("2")
        assert set(user.page.links) == {(1, 4)}
        user.press("Ctrl+Z")

        user.press("K")
        user.press("Down")
        user.press("Down")
        assert chooser(user).found.text() == "→ London"
        user.press("Return")
        assert set(user.page.links) == {(1, 6)}
        user.press("Shift+K")
        assert not user.page.links and user.page.rejected == {(1, 6)}

        user.press("K")
        user.type("lon")
        assert user.window.canvas.overlay.hints == {6: ""}
        user.press("Escape", times=2)
        assert not chooser(user).isVisible() and not user.window.canvas.overlay.hints

        user.press("K")
        user.type("/18")
        assert chooser(user).found.text() == "→ 1815"
        user.type("x")
        assert chooser(user).found.text() == "no matches"
        user.press("Return")
        assert not user.page.links
        user.press("Escape")
        user.press("Space")
        user.press("Tab")
        user.press("Space")
        user.press("Return")
        assert len(user.page.links) == 2
        user.press("Ctrl+Z")
        assert not user.page.links

        user.press("K")
        user.press("PgDown")
        assert user.window.session.selection.only == 3
        assert chooser(user).isVisible()

    use_window(work, project)


def test_a_value_chooses_its_key_and_the_link_still_runs_from_the_key(tmp_path: Path) -> None:
    project = make_project(tmp_path, [lines(labelled=True)])

    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.press("Shift+Tab")
        user.press("K")
        user.press("Return")
        assert set(user.page.links) == {(5, 6)}

    use_window(work, project)


def test_a_suggested_link_shows_and_one_key_draws_it(tmp_path: Path) -> None:
    project = make_project(tmp_path, [lines(labelled=True)])

    def work(user: User) -> None:
        user.wait_for_pages(1)
        overlay = user.window.canvas.overlay
        user.press("Tab")
        assert (overlay.suggested_link, overlay.accept_key) == ((1, 2), "G")
        user.press("Shift+G")
        assert user.window.session.selection.only == 3
        user.press("G")
        assert set(user.page.links) == {(1, 2), (3, 4)}
        assert overlay.suggested_link is None and not user.window.action_table["accept-suggestion"].isEnabled()
        user.press("Escape")
        user.press("Ctrl+Shift+J")
        assert set(user.page.links) == {(1, 2), (3, 4), (5, 6)}
        user.press("Ctrl+Z", times=3)
        assert not user.page.links
        user.window.action_table["show-suggestions"].trigger()
        user.press("Tab")
        assert overlay.suggested_link is None

    use_window(work, project)


def test_letters_at_the_entities_select_them(tmp_path: Path) -> None:
    project = make_project(tmp_path, [lines(labelled=True)], (Link(1, 2, by_human=True),))

    def work(user: User) -> None:
        user.wait_for_pages(1)
        selection, overlay = user.window.session.selection, user.window.canvas.overlay
        user.press("F")
        assert overlay.letters == {3: "b", 4: "c", 5: "d", 6: "e", 1: "h", 2: "i"}  # what lacks a link comes first
        for keys, entities in (("B", {3}), ("I", {2, 3}), ("B", {2}), ("X", {2})):
            user.press(keys)
            assert selection.entities == entities, keys
        user.press("3")  # and now the next letter begins anew
        assert user.entity("Ada").label == "header"
        user.press("D")
        user.press("Shift+H")  # a band from City: to Name:
        user.press("E")
        assert selection.entities == {1, 3, 5, 6}
        user.press("Left")  # what letters did not select is not added to
        user.press("D")
        assert selection.entities == {5}
        user.press("E")
        user.press("Ctrl+J")
        assert (5, 6) in user.page.links
        user.press("B")
        user.press("K")  # commands keep their letters
        assert chooser(user).isVisible()
        user.press("Escape")
        user.press("R")
        assert user.window.canvas.tool == "select"
        user.press("F")
        user.press("R")
        assert not overlay.letters and user.window.canvas.tool == "rectangle"

    use_window(work, project)


def test_more_entities_than_letters_need_two_of_them(tmp_path: Path) -> None:
    rows = [
        Entity(number, rectangle((10 + 60 * (number % 6), 12 * number, 60 + 60 * (number % 6), 12 * number + 10)), "x")
        for number in range(1, 21)
    ]
    project = make_project(tmp_path, [rows, []])

    def work(user: User) -> None:
        user.wait_for_pages(2)
        selection, overlay = user.window.session.selection, user.window.canvas.overlay
        user.press("F")
        codes = dict(overlay.letters)
        assert [code for code in codes.values() if len(code) > 1] == ["zb", "zc", "zd", "ze"]
        user.press("Z")
        assert [*overlay.letters.values()] == ["b", "c", "d", "e"]
        user.press("Escape")
        assert overlay.letters == codes
        user.press("Z")
        user.press("D")
        assert codes[selection.only or 0] == "zd"
        assert overlay.letters == codes
        user.press("Del")
        assert len(overlay.letters) == 19
        user.press("PgDown")
        assert not overlay.letters
        user.press("Z")
        assert not selection.entities

    use_window(work, project)


def test_a_header_and_its_section_are_selected_together_and_only_the_header_is_linked(tmp_path: Path) -> None:
    header = Entity(7, rectangle((20, 2, 110, 14)), "Person", "header", by_human=HUMAN)
    links = (Link(1, 2, by_human=True), Link(3, 4, by_human=True))
    project = make_project(tmp_path, [[header, *lines(labelled=True)]], links)

    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.press("Ctrl+A")
        user.press("Ctrl+J")
        assert {*user.page.links} >= {(7, 1), (7, 3), (7, 5), (1, 2), (3, 4), (5, 6)}
        assert (1, 4) not in user.page.links and (3, 2) not in user.page.links

    use_window(work, project)


def test_going_to_what_is_not_linked_yet(tmp_path: Path) -> None:
    project = make_project(tmp_path, [lines(labelled=True)], (Link(1, 2, by_human=True), Link(3, 4, by_human=True)))

    def work(user: User) -> None:
        user.wait_for_pages(1)
        seen = []
        for key in ("N", "N", "N", "Shift+N"):
            user.press(key)
            seen.append(user.window.session.selection.only)
        assert seen == [5, 6, 5, 6]
        user.press("Ctrl+Shift+J")
        user.press("N")
        assert "are linked" in user.message

    use_window(work, project)


def test_entities_are_drawn_moved_and_resized_by_key_and_each_burst_is_one_step(project: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(2)
        user.press("Tab")
        user.press("Ctrl+Right", times=3)
        user.press("Ctrl+Shift+Down")
        assert user.page.entities[1].box == (23, 30, 113, 54)
        user.press("Ctrl+Z")
        assert user.page.entities[1].box == (20, 20, 110, 44)
        user.press("Alt+Right", times=2)
        user.press("Alt+Shift+Up")
        assert user.page.entities[1].box == (20, 20, 112, 34)
        user.press("Ctrl+Z")
        user.press("Ins")
        assert user.window.session.selection.only == 7
        assert user.page.entities[7].box == (20, 50, 110, 74)
        user.press("Del")
        user.press("Ins")
        assert user.page.entities[8].box[2] - user.page.entities[8].box[0] == 80

    use_window(work, project)


def test_what_is_composed_by_an_input_method_is_no_shortcut(tmp_path: Path) -> None:
    entities = lines(labelled=True)
    entities[1] = Entity(2, entities[1].points, "東京都", "answer", by_human=HUMAN)
    project = make_project(tmp_path, [entities])

    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.press("Tab")
        user.press("F2")
        compose("なまえ")
        user.press("Return")  # confirms the candidate; the editor stays
        user.press("Tab")
        user.press("Escape")
        assert user.page.entities[1].text == "Name:"
        assert isinstance(QApplication.focusWidget(), QLineEdit)
        compose("", "名前")
        user.press("Return")
        assert user.page.entities[1].text == "名前"

        user.press("K")
        compose("とう")
        user.press("Return")
        assert chooser(user).isVisible() and not user.page.links
        compose("", "京")
        assert chooser(user).found.text() == "→ 東京都"
        user.press("Return")
        assert set(user.page.links) == {(1, 2)}

    use_window(work, project)


def test_a_text_is_split_where_the_cursor_stands(project: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(2)
        user.press("Tab")
        user.press("F2")
        user.type("First Last")
        user.press("Left", times=4)
        user.press("Ctrl+Return")
        assert user.entity("First").id == 1
        assert user.entity("Last").id == 7

    use_window(work, project)


def test_accepting_one_or_all_above_a_score(tmp_path: Path) -> None:
    scores = (0.99, 0.95, 0.4, 0.9, 0.65, 0.97)
    rows = [
        Entity(entity.id, entity.points, entity.text, entity.label, 0.99, score)
        for entity, score in zip(lines(labelled=True), scores, strict=True)
    ]
    project = make_project(tmp_path, [rows], (Link(1, 2, 0.95), Link(3, 4, 0.5)))

    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.press("Shift+A")
        dialog = user.dialog(AcceptAboveDialog)
        assert "4 of 6 entities and 1 of 2 links" in dialog.counts.text()
        dialog.score.setValue(95)
        assert "3 of 6 entities" in dialog.counts.text()
        user.click(dialog.accept_button)
        accepted = [key for key, entity in user.page.entities.items() if entity.by_human == HUMAN]
        assert accepted == [1, 2, 6] and user.page.links[1, 2].by_human
        user.press("U")
        assert user.window.session.selection.only == 3
        user.press("U")
        user.press("Shift+U")
        assert user.window.session.selection.only == 3
        user.window.action_table["auto-advance"].trigger()
        user.press("A")
        assert user.page.entities[3].by_human == HUMAN
        assert user.window.session.selection.only == 5
        user.window.session.selection.select_link((3, 4))
        user.press("A")
        assert user.page.links[3, 4].by_human

    use_window(work, project)


def test_a_label_spreads_to_the_same_text_here_and_everywhere(project: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(2)
        user.press("Tab")
        user.press("1")
        user.press("Shift+T")
        until(lambda: "Labelled as question: 1 entity on 1 page." in user.message)
        user.press("PgDown")
        assert user.entity("Name:").label == "question"
        assert user.entity("Ada").label == "other"
        user.press("Ctrl+Z")
        assert user.entity("Name:").label == "other"

    use_window(work, project)


def test_labels_and_links_go_to_pages_of_the_same_layout(tmp_path: Path) -> None:
    links = tuple(Link(key, key + 1, by_human=True) for key in (1, 3, 5))
    project = make_project(tmp_path, [lines(labelled=True), lines(), lines()[:2]], links)

    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.press("Ctrl+Shift+Y")
        dialog = user.dialog(SameLayoutDialog)
        assert [dialog.model.index(0, column).data() for column in range(4)] == ["2.png", "100%", "6", "3"]
        assert dialog.model.rowCount() == 1
        user.press("Space")
        assert not dialog.apply_button.isEnabled()
        user.press("Space")
        user.click(dialog.apply_button)
        assert "labels and links to 1 page." in user.message
        user.press("PgDown")
        assert set(user.page.links) == {(1, 2), (3, 4), (5, 6)}
        assert user.page.state is ReviewState.IN_WORK
        user.press("Ctrl+Z")
        assert not user.page.links
        user.press("Ctrl+Shift+Y")
        until(lambda: "No other page with this layout" in user.message)

    use_window(work, project)


def test_letters_typed_into_a_field_are_no_shortcuts(project: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(2)
        user.press("Tab")
        user.window.panels.inspector.edit_text()
        assert QApplication.focusWidget() is user.window.panels.inspector.text
        user.type("kgnat")
        compose("ぎ")
        user.press("1", times=1)
        compose("", "議")
        user.press("Ctrl+Return")
        assert "kgnat" in user.page.entities[1].text
        assert user.page.entities[1].label == "other"
        assert not chooser(user).isVisible()

    use_window(work, project)
