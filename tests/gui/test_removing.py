"""Pages are taken out of the project in the list, and brought back."""

from __future__ import annotations

from pathlib import Path

from event_loop import until
from gui.user import LEFT, User, use_window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu


def click_row(user: User, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    view = user.window.panels.pages.view
    QTest.mouseClick(view.viewport(), LEFT, modifier, view.visualRect(view.model().index(row, 0)).center())


def shown(user: User) -> str:
    return user.page.image


def listed(user: User) -> list[str]:
    return [summary.image for summary in user.window.session.summaries]


def test_delete_in_the_list_removes_the_selected_pages_and_undo_brings_them_back(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.press("F5")
        until(lambda: user.at_rest() and user.page.entities)
        entities = dict(user.page.entities)
        click_row(user, 0)
        click_row(user, 1, Qt.KeyboardModifier.ControlModifier)
        assert len(user.window.panels.pages.selected) == 2
        user.answer("Cancel")
        user.press("Del")
        assert listed(user) == ["a.png", "b.png", "c.png"]
        user.answer("Remove")
        user.press("Del")
        assert (listed(user), shown(user)) == (["c.png"], "c.png")
        assert user.window.panels.pages.model.rowCount() == 1
        assert (folder / "a.png").is_file()
        user.press("Ctrl+Z")
        assert (listed(user), shown(user)) == (["a.png", "b.png", "c.png"], "c.png")
        assert user.message == "Undone on 2 pages: Remove 2 pages."
        session = user.window.session
        assert dict(session.pages.page_of(session.summaries[0].id).entities) == entities
        user.press("Ctrl+Shift+Z")
        assert listed(user) == ["c.png"]

    use_window(work, folder)
    use_window(lambda user: user.wait_for_pages(1), folder)


def test_a_page_that_a_shortcut_shows_is_selected_alone(folder: Path) -> None:
    """Ctrl, held down for the shortcut, would add it to those selected before, which Delete would then remove too."""

    def work(user: User) -> None:
        user.wait_for_pages(3)
        for _ in range(2):
            user.press("Ctrl+PgDown")
        assert shown(user) == "c.png"
        assert user.window.panels.pages.selected == [user.window.session.page_id]

    use_window(work, folder)


def test_the_last_page_goes_too_and_is_added_again(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.press("F5")
        until(lambda: user.at_rest() and user.page.entities)
        user.click_entity("line 1")
        user.window.panels.pages.view.setFocus()
        user.press("Ctrl+A")
        user.answer("Remove")
        user.window.action_table["remove-pages"].trigger()
        assert listed(user) == []
        assert user.window.session.page is None
        assert not user.window.action_table["annotate-page"].isEnabled()
        assert user.window.panels.entities.model.rowCount() == 0
        user.window.session.project.add_files([folder / "b.png"])
        user.wait_for_pages(1)
        assert shown(user) == "b.png"

    use_window(work, folder)


def test_selected_pages_are_pre_annotated(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        click_row(user, 0)
        click_row(user, 2, Qt.KeyboardModifier.ControlModifier)
        user.press("Ctrl+F5")
        until(user.at_rest)
        assert [bool(summary.entities) for summary in user.window.session.summaries] == [True, False, True]

    use_window(work, folder)


def test_the_menu_of_the_list_and_pages_on_their_way_to_the_models(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.press("Shift+F5")
        view = user.window.panels.pages.view
        view.customContextMenuRequested.emit(view.visualRect(view.model().index(0, 0)).center())
        (menu,) = [
            widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMenu) and widget.isVisible()
        ]
        user.answer("Remove")
        (remove,) = [action for action in menu.actions() if action.text().startswith("Re&move")]
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(remove).center())
        until(lambda: listed(user) == ["b.png", "c.png"])
        until(user.at_rest)
        assert all(summary.entities for summary in user.window.session.summaries)
        user.press("Ctrl+Z", 3)
        until(lambda: "a.png" in listed(user))

    use_window(work, folder)
