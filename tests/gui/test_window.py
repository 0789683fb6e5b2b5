"""The window itself: start page, menus, panels, settings, messages, leaving."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from event_loop import until
from gui.user import User, use_window
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QContextMenuEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Page
from kie_desktop.store import ProjectFile
from kie_desktop.ui.commands.table import TABLE
from kie_desktop.ui.dialogs.about import AboutDialog
from kie_desktop.ui.dialogs.help import CheatSheet
from kie_desktop.ui.dialogs.settings import SettingsDialog
from kie_desktop.ui.item_models.page_filter import PAGE_FILTERS
from kie_desktop.ui.item_models.pages import PageRole
from kie_desktop.ui.item_models.problems import ProblemRole
from kie_desktop.ui.main_window import MainWindow
from kie_desktop.ui.menus import MENUS, SUBMENUS
from kie_desktop.ui.theme import DARK, LIGHT, Colours
from kie_desktop.version import __version__


def test_start_page_opens_the_samples_and_lists_them_afterwards(kie_desktop_home: Path) -> None:
    def first(user: User) -> None:
        assert user.window.windowTitle() == "KIE Desktop"
        cards = user.window.start_page.findChildren(QPushButton, "card")
        assert [card.accessibleName() for card in cards] == ["Open folder", "Open files or PDF", "Open sample pages"]
        user.click(cards[2])
        until(lambda: len(user.window.session.summaries) >= 8 and user.at_rest())
        assert not user.window.start_page.isVisible()
        assert user.window.windowTitle().endswith("KIE Desktop")
        user.press("Ctrl+W")
        assert user.window.start_page.isVisible()

    use_window(first)
    project = kie_desktop_home / "samples" / "samples.kie"
    assert project.is_file()

    def second(user: User) -> None:
        (recent,) = [button for button in user.window.start_page.findChildren(QPushButton) if button.property("recent")]
        user.click(recent)
        assert user.window.session.path == project

    use_window(second)


def test_every_action_is_in_a_menu_and_no_two_share_a_key() -> None:
    def look(user: User) -> None:
        in_menus = {name for names in (*MENUS.values(), *(inner for _, inner in SUBMENUS.values())) for name in names}
        assert {spec.id for spec in TABLE if spec.group != "theme"} <= in_menus
        in_panels = [spec for spec in TABLE if spec.panel]  # their keys count in the panel alone, and come first there
        assert len({(spec.panel, spec.shortcut) for spec in in_panels}) == len(in_panels)
        keys = [QKeySequence(spec.shortcut).toString() for spec in TABLE if spec.shortcut and not spec.panel]
        keys += [label.hotkey for label in user.window.session.label_set if label.hotkey]
        assert len(keys) == len(set(keys))
        assert all(keys)

    use_window(look)


def test_everything_that_takes_the_focus_has_a_name_to_be_read_aloud(folder: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(3)
        nameless = [
            widget
            for widget in user.window.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and not widget.focusProxy()
            and not (widget.accessibleName() or getattr(widget, "text", str)())
            and not widget.objectName().startswith("qt_")
            and type(widget).__name__ not in ("QScrollArea", "QTabBar")
        ]
        assert [(widget.metaObject().className(), widget.parent()) for widget in nameless] == []

    use_window(look, folder)


def test_filter_shows_the_pages_that_are_left_to_do(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        pages = user.window.panels.pages
        user.press("Ctrl+PgDown")
        assert user.page.image == "b.png"
        pages.states.setCurrentIndex(list(PAGE_FILTERS).index("to-do"))
        assert pages.counts.text() == "2 of 3 pages"
        user.press("PgDown")
        assert user.page.image == "c.png"
        user.press("PgDown")
        assert user.page.image == "c.png"
        pages.states.setCurrentIndex(0)
        pages.search.setText("A.p")
        assert pages.filter.rowCount() == 1
        user.window.canvas.setFocus()
        user.press("PgUp")
        assert user.page.image == "a.png"

    use_window(work, folder)


def test_thumbnails_come_by_themselves(folder: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(3)
        index = user.window.panels.pages.filter.index(0, 0)
        until(lambda: index.data(PageRole.THUMBNAIL) is not None)
        assert index.data(PageRole.THUMBNAIL).width() == user.window.session.settings["thumbnail_size"]

    use_window(look, folder)


def test_problems_lead_to_their_place(tmp_path: Path) -> None:
    from text_image import save

    for name in ("a.png", "b.png"):
        save(tmp_path / name, [], (400, 300))
    box = rectangle((10, 10, 90, 40))
    fine = Page("a.png", 400, 300).with_entities([Entity(1, box, "Name", "header")], [])
    wrong = Page("b.png", 400, 300).with_entities(
        [Entity(1, box, "Ada", "header"), Entity(7, box, "Bob", "nosuch")], []
    )
    with ProjectFile.create(tmp_path / "p.kie", default_label_set()) as project:
        project.add_pages([fine, wrong])

    def work(user: User) -> None:
        user.wait_for_pages(2)
        user.press("F8")
        problems = user.window.panels.problems
        until(lambda: problems.model.rowCount() > 0)
        assert problems.view.isVisible()
        pages = [problems.model.index(row, 0) for row in range(problems.model.rowCount())]
        rows = [problems.model.index(row, 0, page) for page in pages for row in range(problems.model.rowCount(page))]
        about = next(row for row in rows if "'nosuch'" in row.data(ProblemRole.DETAILS))
        problems.view.activated.emit(about)
        assert user.page.image == "b.png"
        assert user.window.session.selection.only == 7

    use_window(work, tmp_path / "p.kie")


def test_dropping_a_folder_opens_it(folder: Path) -> None:
    def work(user: User) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(folder))])
        keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(QPoint(10, 10), Qt.DropAction.CopyAction, data, buttons, keys)
        user.window.dragEnterEvent(enter)
        assert enter.isAccepted()
        user.window.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, buttons, keys))
        user.wait_for_pages(3)

    use_window(work)


def test_settings_are_kept_and_count_at_once(folder: Path) -> None:
    def first(user: User) -> None:
        user.press("Ctrl+,")
        dialog = user.dialog(SettingsDialog)
        assert set(dialog.editors) == {row.name for row in user.window.session.settings.table}
        dialog.editors["theme"].setCurrentIndex(2)
        dialog.editors["theme"].activated.emit(2)
        assert user.window.theme.dark
        assert user.window.action_table["theme-dark"].isChecked()
        user.window.action_table["show-links"].trigger()
        assert not dialog.editors["show_links"].isChecked()

    use_window(first)

    def second(user: User) -> None:
        assert user.window.theme.dark
        assert not user.window.action_table["show-links"].isChecked()

    use_window(second)


def test_help(folder: Path) -> None:
    def look(user: User) -> None:
        user.press("F1")
        sheet = user.dialog(CheatSheet)
        words = [label.text() for label in sheet.findChildren(QLabel)]
        assert "Pre-annotate this page" in words and "F5" in words and "question" in words
        sheet.close()
        user.window.action_table["about"].trigger()
        about = user.dialog(AboutDialog)
        assert any(__version__ in label.text() for label in about.findChildren(QLabel))

    use_window(look, folder)


def test_fault_of_the_program_is_logged_and_told(kie_desktop_home: Path) -> None:
    log = kie_desktop_home / "logs" / "kie-desktop.log"

    def work(user: User) -> None:
        def fail() -> None:
            raise RuntimeError("a fault for this test")

        QTimer.singleShot(0, fail)
        until(lambda: "a fault for this test" in user.message)
        assert "RuntimeError: a fault for this test" in log.read_text("utf-8")
        log.write_text("", "utf-8")  # it was wanted here; any other fault still fails the test

    use_window(work)


def test_errors_stay_until_read_and_good_news_does_not_hide_them() -> None:
    def look(user: User) -> None:
        say = user.window.session.message.emit
        say("error", "first")
        say("info", "second")
        assert user.message == "second"
        user.window.message_bar.close_message()
        assert user.message == "first"
        user.window.message_bar.close_message()
        assert user.message == ""

    use_window(look)


def test_a_message_lies_over_the_page_and_moves_nothing(folder: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(3)
        window = user.window
        bar, canvas = window.message_bar, window.canvas
        before = canvas.mapTo(window, QPoint()), canvas.size()
        window.session.message.emit("warning", "one line " * 60)
        until(lambda: bar.isVisible() and bar.height() > 40)
        assert (canvas.mapTo(window, QPoint()), canvas.size()) == before
        lowest = bar.mapTo(window, bar.rect().bottomLeft()).y()
        assert lowest == pytest.approx(canvas.mapTo(window, canvas.rect().bottomLeft()).y(), abs=20)
        window.resize(1100, 760)
        until(lambda: bar.width() < canvas.width() and bar.geometry().bottom() < bar.parentWidget().height())
        text = bar.text
        assert text.heightForWidth(text.width()) <= text.height(), "some of the words are cut off"

    use_window(look, folder)


def test_leaving_during_a_job_asks(folder: Path) -> None:
    (folder / "a.png").rename(folder / "a_hangs.png")

    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.press("F5")
        until(lambda: user.window.session.jobs.states)
        assert user.window.status.cancel.isVisible()
        user.answer("Keep working")
        user.window.close()
        assert user.window.isVisible()
        user.click(user.window.status.cancel)
        until(user.at_rest)
        assert not user.window.status.cancel.isVisible()

    use_window(work, folder)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_text_stands_out_from_its_ground(colours: Colours) -> None:
    grounds = (colours.window, colours.surface, colours.raised)
    pairs = [(text, ground) for text in (colours.text, colours.muted, colours.accent) for ground in grounds]
    pairs += [(colours.on_accent, colours.accent), (colours.text, colours.accent_soft), (colours.text, colours.hover)]
    pairs += [(colours.text, soft) for soft in (colours.error_soft, colours.warning_soft, colours.success_soft)]
    pairs += [(token, colours.surface) for token in (colours.error, colours.warning, colours.success)]
    assert {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5} == {}


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it, 1 to 21."""
    lighter, darker = sorted((luminance(QColor(first)), luminance(QColor(second))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    channels = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def test_right_click_offers_what_can_be_done_with_the_entity(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.press("F5")
        until(lambda: user.at_rest() and user.page.entities)
        place = user.place_of("line 2")
        viewport = user.window.canvas.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
        QApplication.sendEvent(viewport, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(action for action in menu.actions() if action.text() == "header").trigger()
        menu.close()
        assert user.entity("line 2").label == "header"

    use_window(work, folder)


def test_unsure_entities_are_marked_and_visited_one_after_the_other(tmp_path: Path) -> None:
    from text_image import save

    for name in ("a.png", "b.png"):
        save(tmp_path / name, [], (400, 300))
    boxes = [rectangle((10, 40 * row, 90, 40 * row + 20)) for row in range(4)]
    sure = Entity(1, boxes[1], "sure", "question", 0.99, 0.98)
    first = Page("a.png", 400, 300).with_entities([sure, Entity(2, boxes[0], "what", "answer", 0.99, 0.4)], [])
    second = Page("b.png", 400, 300).with_entities([sure, Entity(2, boxes[2], "wh?t", "answer", 0.3, 0.99)], [])
    with ProjectFile.create(tmp_path / "p.kie", default_label_set()) as project:
        project.add_pages([first, second])

    def work(user: User) -> None:
        user.wait_for_pages(2)
        table = user.window.panels.entities.model
        assert [table.index(row, 3).data() for row in range(2)] == ["40% ?", "98%"]
        seen = []
        for _ in range(2):
            user.press("U")
            seen.append((user.page.image, user.window.session.selection.only))
        assert seen == [("a.png", 2), ("b.png", 2)]
        user.press("U")
        assert "No more unsure entities" in user.message
        user.window.session.settings["unsure_below"] = 0.35
        assert [summary.unsure for summary in user.window.session.summaries] == [0, 1]
        assert [table.index(row, 3).data() for row in range(2)] == ["98%", "99% ?"]
        user.window.session.settings["unsure_below"] = 0.985
        assert [summary.unsure for summary in user.window.session.summaries] == [2, 2]
        user.press("Shift+U")
        assert user.window.session.selection.only == 1
        user.press("A")
        assert [summary.unsure for summary in user.window.session.summaries] == [2, 1]
        states = user.window.panels.pages.view.model()
        shown = lambda: [states.index(row, 0).data(PageRole.STATE) for row in range(2)]  # noqa: E731
        assert all("unsure" in words for words in shown())
        user.window.action_table["review"].trigger()
        until(lambda: "Reviewed" in shown())  # of which nobody is unsure any more

    use_window(work, tmp_path / "p.kie")
    use_window(lambda user: check_counts(user, [2, 1]), tmp_path / "p.kie")


def check_counts(user: User, unsure: list[int]) -> None:
    user.wait_for_pages(len(unsure))
    assert [summary.unsure for summary in user.window.session.summaries] == unsure


@pytest.mark.parametrize(("screen", "size"), [((1920, 1080), (1440, 900)), ((1366, 728), (1350, 680))])
def test_a_new_window_fits_the_screen(
    folder: Path, monkeypatch: pytest.MonkeyPatch, screen: tuple[int, int], size: tuple[int, int]
) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(3)
        assert user.window.size().toTuple() == size

    monkeypatch.setattr(MainWindow, "screen", lambda _: SimpleNamespace(availableSize=lambda: QSize(*screen)))
    use_window(look, folder)
