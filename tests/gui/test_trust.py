"""What makes a person trust the window: states can be seen, and nothing stays behind that is not true any more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from event_loop import until
from gui.receipt_pages import make_receipts
from gui.small_form import lines, make_project
from gui.user import User, use_window
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QMessageBox, QPushButton, QTabBar

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Link
from kie_desktop.language import LANGUAGES
from kie_desktop.session import Settings
from kie_desktop.ui.dialogs.help import CheatSheet
from kie_desktop.ui.item_models.pages import PageRole


def ground(button: QPushButton) -> QColor:
    """The colour that a button's words stand on."""
    picture = button.grab().toImage()
    return picture.pixelColor(int(7 * picture.devicePixelRatio()), picture.height() // 2)


def contrast(one: QColor, other: QColor) -> float:
    """Of two colours, as WCAG 2.2 has it: 1 to 21."""

    def luminance(colour: QColor) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest, not_the_first_start: None, kie_desktop_home: Path) -> None:
    settings = Settings(kie_desktop_home / "settings.ini")
    settings["theme"] = request.param
    settings.save()


@pytest.mark.usefixtures("theme")
def test_which_kind_of_pages_is_chosen_can_be_seen() -> None:
    def work(user: User) -> None:
        page = user.window.start_page
        user.click(page.subjects["receipt"])
        page.subjects["form"].clearFocus()
        shown = {name: ground(button) for name, button in page.subjects.items()}
        assert contrast(shown["receipt"], shown["form"]) >= 3  # WCAG 1.4.11
        assert shown["form"] == shown["invoice"] == shown["own"]

    use_window(work)


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("action", ["annotate-page", "remove-pages"])
def test_what_enter_presses_in_a_question_is_in_the_accent_colour(action: str, tmp_path: Path) -> None:
    seen: list[tuple[bool, QColor]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.extend((button.isDefault(), ground(button)) for button in box.findChildren(QPushButton))

    def work(user: User) -> None:
        user.wait_for_pages(2)
        user.answer("Cancel")
        user._waiting.timeout.disconnect()
        user._waiting.timeout.connect(lambda: (look(), user._look_for_question()))
        user.window.action_table[action].trigger()
        accent = user.window.theme.colour("accent")
        assert [colour for is_default, colour in seen if is_default] == [accent]
        assert accent not in [colour for is_default, colour in seen if not is_default]

    use_window(work, make_project(tmp_path, [lines(labelled=True), lines()]))


def test_a_link_goes_with_the_label_that_gave_it_sense(tmp_path: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.click_entity("Name:")
        user.press("2")  # an answer to an answer
        assert user.entity("Name:").label == "answer"
        assert [*user.page.links] == [(3, 4)]
        user.press("Ctrl+Z")
        assert sorted(user.page.links) == [(1, 2), (3, 4)]

    links = (Link(1, 2, by_human=True), Link(3, 4, 0.9))
    use_window(work, make_project(tmp_path, [lines(labelled=True)], links))


def test_what_an_undone_step_said_goes_with_it(tmp_path: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.window.session.message.emit("warning", "The disk is nearly full.")
        user.click_entity("Name:")
        user.click_entity("Ada", Qt.KeyboardModifier.ShiftModifier)
        user.press("Ctrl+M")
        assert user.message == "The texts were joined as they were."
        user.window.session.message.emit("warning", "The joined line leaves the page.")
        user.press("Ctrl+Z")
        assert user.message == "The disk is nearly full."  # of no step
        assert user.window.status.said.text() == "Undone on 1.png: Merge."
        user.press("Ctrl+Shift+Z")
        assert user.window.status.said.text() == "Redone on 1.png: Merge."
        user.click_entity("London")
        user.press("1")
        assert user.window.status.said.text() == ""

    use_window(work, make_project(tmp_path, [lines()]))


def test_the_page_gets_the_keyboard_where_what_had_it_vanishes(tmp_path: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(1)
        session, inspector = user.window.session, user.window.panels.inspector
        session.editor.do("Add", edits.add_entity, rectangle((300, 200, 380, 220)), "new")
        session.selection.select([user.entity("new").id])
        until(inspector.text.isVisible)
        inspector.text.setFocus()
        user.window.action_table["undo"].trigger()
        until(user.window.canvas.hasFocus)

    use_window(work, make_project(tmp_path, [lines()]))


def test_undo_and_redo_take_no_tool_in_hand(tmp_path: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.press("F3")
        panel, canvas = user.window.panels.fields, user.window.canvas
        user.click(panel.start.buttons["receipt"])
        assert (panel.view.hasFocus(), canvas.tool) == (True, "field")  # asked for
        user.press("Ctrl+Z")
        assert not panel.view.isVisible()
        user.press("Ctrl+Shift+Z")
        until(panel.view.isVisible)
        assert canvas.tool == "select"
        user.press("F3")
        assert canvas.tool == "field"

    use_window(work, make_project(tmp_path, [lines()]))


def test_what_is_marked_goes_with_its_line_and_with_the_fields(tmp_path: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.window.commands.fields.use_template("receipt")
        places = lambda: user.window.canvas.overlay.places  # noqa: E731
        user.window.panels.fields.show_field("company")
        user.window.commands.fields.pick_value([2], None)
        user.window.panels.fields.show_field("company")
        until(places)
        user.window.canvas.setFocus()
        user.window.session.editor.do("Delete entity", edits.delete, [2])
        assert not places()
        user.press("Ctrl+Z")
        user.window.panels.fields.reveal()
        until(places)
        while user.window.session.editor.undo_text:
            user.press("Ctrl+Z")
        assert user.window.session.fields.schema is None
        assert not places()

    use_window(work, make_project(tmp_path, [lines()]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(1024, 640), (1440, 900)])
def test_no_name_of_a_tab_is_cut_once_problems_are_counted(
    size: tuple[int, int], language: str, tmp_path: Path, kie_desktop_home: Path
) -> None:
    settings = Settings(kie_desktop_home / "settings.ini")
    settings["language"] = language
    settings.save()

    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.window.resize(*size)
        user.window.panels._count_problems(128)  # more than the form has

        def is_whole() -> bool:
            bars = [bar for bar in user.window.findChildren(QTabBar) if bar.parent() is user.window and bar.count() > 4]
            return len(bars) == 1 and all(
                bars[0].tabRect(place).width() >= bars[0].fontMetrics().horizontalAdvance(bars[0].tabText(place)) + 12
                for place in range(bars[0].count())
            )

        until(is_whole, 5000)
        assert user.window.canvas.width() > 0.35 * size[0]

    use_window(work, make_project(tmp_path, [lines()]))


def test_entities_are_numbered_as_they_are_listed(tmp_path: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(1)
        model = user.window.panels.entities.model
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == [1, 2, 3, 4, 5, 6]
        user.click_entity("London")
        assert user.window.panels.inspector.title.text() == "Entity 6"
        user.window.action_table["find-problems"].trigger()
        until(lambda: user.window.session.problems.looked and user.at_rest())
        messages = [problem.message for rows in user.window.session.problems.pages.values() for problem in rows]
        assert "entity 6 ('London') has the label 'answer' but no key" in messages
        user.press("1")  # checked again by itself
        until(
            lambda: (
                "entity 6 ('London') has the label 'question' but no value"
                in [problem.message for rows in user.window.session.problems.pages.values() for problem in rows]
            )
        )

    rows = lines(labelled=True)
    entities = [replace(row, id=11 * row.id) for row in reversed(rows)]
    use_window(work, make_project(tmp_path, [entities], (Link(11, 22),)))


def test_undo_offers_only_the_pages_on_which_it_can_be_done(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.window.panels.pages.view.selectAll()
        user.window.action_table["turn-page-right"].trigger()
        until(lambda: [row.width for row in user.window.session.summaries] == [300] * 3 and user.at_rest())
        others = [row.id for row in user.window.session.summaries[1:]]
        user.window.session.annotator.annotate(others)  # a job, which is no step
        until(lambda: all(row.entities for row in user.window.session.summaries[1:]) and user.at_rest())
        user.answer("Undo on this page")
        user.press("Ctrl+Z")
        assert [row.width for row in user.window.session.summaries] == [400, 300, 300]

    def some(user: User) -> None:
        user.wait_for_pages(3)
        user.window.panels.pages.view.selectAll()
        user.window.action_table["turn-page-left"].trigger()
        until(lambda: [row.width for row in user.window.session.summaries] == [300, 400, 400] and user.at_rest())
        user.window.session.annotator.annotate([user.window.session.summaries[0].id], is_step=False)
        until(lambda: user.window.session.summaries[0].entities and user.at_rest())
        user.answer("Undo on 2 pages")
        user.press("Ctrl+Z")
        assert [row.width for row in user.window.session.summaries] == [300] * 3
        assert user.message == "Undone on 2 pages: Rotate 3 pages."

    use_window(work, folder)
    use_window(some, folder)


def test_the_page_list_counts_what_the_fields_of_a_page_count(tmp_path: Path) -> None:
    project, _ = make_receipts(tmp_path, 2)

    def state(user: User, row: int = 0) -> str:
        shown = user.window.panels.pages.filter
        return str(shown.index(row, 0).data(PageRole.STATE))

    def work(user: User) -> None:
        user.wait_for_pages(2)
        user.window.session.settings["unsure_below"] = 0.99
        assert "unsure" in state(user)
        user.window.commands.fields.use_template("receipt")
        panel = user.window.panels.fields
        until(lambda: user.window.session.fields.has_proposals() and user.at_rest())

        def waiting() -> int:
            panel.refresh()
            return sum(row.waits for row in panel.model.rows)

        assert waiting() > 1
        assert state(user) == f"Pre-annotated · {waiting()} to look at"
        panel.go_on()
        user.window.commands.fields.field_absent()
        assert state(user) == f"In progress · {waiting()} to look at"

    use_window(work, project)


def test_a_page_without_text_says_why_and_what_to_do(tmp_path: Path) -> None:
    place = tmp_path / "forms"
    place.mkdir()
    Image.new("RGB", (400, 300), "white").save(place / "a-empty.png")
    Image.new("RGB", (400, 300), (8, 8, 10)).save(place / "b-empty.png")

    def work(user: User) -> None:
        user.wait_for_pages(2)
        assert user.notice == ""  # nobody has read it yet
        user.press("Shift+F5")
        until(lambda: user.message and user.at_rest())
        assert user.notice == "No text was found: the page is blank. Exclude it, or remove it from the project."
        user.press("PgDown")
        until(lambda: user.notice.startswith("No text was found: the image is nearly all dark."))
        user.window.session.editor.do("Add", edits.add_entity, rectangle((30, 20, 80, 40)), "drawn")
        assert user.notice == ""
        user.press("Ctrl+Z")
        assert user.notice.startswith("No text was found: the image is nearly all dark.")

    use_window(work, place)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_of_the_sheet_is_cut(language: str, tmp_path: Path, kie_desktop_home: Path) -> None:
    settings = Settings(kie_desktop_home / "settings.ini")
    settings["language"] = language
    settings.save()

    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.press("F1")
        sheet = user.dialog(CheatSheet)
        until(lambda: sheet._area.widget().width() > 300)
        room = sheet._area.viewport().width()
        caps = [cap for cap in sheet._area.widget().findChildren(QLabel) if cap.property("role") == "key"]
        assert caps
        assert all(cap.mapTo(sheet._area.viewport(), QPoint(cap.sizeHint().width(), 0)).x() <= room for cap in caps)

    use_window(work, make_project(tmp_path, [lines()]))


def test_numbers_of_link_targets_lie_on_no_letters(tmp_path: Path) -> None:
    """K over F: while a link is being chosen, only what chooses it is there to be read."""

    def work(user: User) -> None:
        user.wait_for_pages(1)
        overlay, view = user.window.canvas.overlay, user.window.canvas.viewport()
        user.click_entity("Name:")
        user.press("K")
        until(lambda: overlay.hints)
        alone = view.grab().toImage()
        user.press("Esc")
        user.press("F")
        assert overlay.letters
        user.window.session.selection.select([1])
        user.press("K")
        until(lambda: overlay.hints)
        assert overlay.letters
        until(lambda: view.grab().toImage() == alone)

    use_window(work, make_project(tmp_path, [lines(labelled=True)]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_the_inspector_is_squashed(language: str, tmp_path: Path, kie_desktop_home: Path) -> None:
    settings = Settings(kie_desktop_home / "settings.ini")
    settings["language"] = language
    settings.save()

    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.window.resize(1440, 900)
        inspector = user.window.panels.inspector
        user.click_entity("London")
        user.click_entity("Name:")
        until(inspector.crop.isVisible)
        QTest.qWait(300)  # layouts have settled
        for frame in inspector.findChildren(QFrame, "section"):
            assert frame.height() >= frame.sizeHint().height()
        assert inspector.crop.height() >= inspector.crop.sizeHint().height()
        assert inspector.facts.height() >= inspector.facts.heightForWidth(inspector.facts.width())

    links = tuple(Link(1, tail, by_human=True) for tail in (2, 4, 6))
    use_window(work, make_project(tmp_path, [lines(labelled=True)], links))
