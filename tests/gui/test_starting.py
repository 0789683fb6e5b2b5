"""Opening a folder for the first time: its text is read at once, and a bar asks what the pages are about."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_loop import until
from gui.user import User, use_window
from PySide6.QtWidgets import QLabel
from text_image import save

from kie_desktop.domain.page import ReviewState
from kie_desktop.session import Settings
from kie_desktop.ui.dialogs.schema import SchemaDialog
from kie_desktop.ui.panels.fields import DOCUMENT


@pytest.fixture(autouse=True)
def _reading_at_opening(not_the_first_start: None, kie_desktop_home: Path) -> None:
    settings = Settings(kie_desktop_home / "settings.ini")
    settings["read_at_opening"] = True
    settings.save()


def is_read(user: User, pages: int = 3) -> bool:
    rows = user.window.session.summaries
    return len(rows) == pages and all(row.entities for row in rows) and user.at_rest()


def test_a_new_folder_is_read_at_once_and_a_bar_asks_what_it_is_about(folder: Path) -> None:
    def work(user: User) -> None:
        until(lambda: is_read(user))
        bar = user.window.start_bar
        assert bar.isVisible() and bar.geometry().right() < user.window.canvas.width()
        assert user.message.startswith("3 pages read: 6 lines of text.")
        assert not user.window.message_bar.offer_button.isVisible()
        assert user.window.session.editor.undo_text is None
        assert {row.state for row in user.window.session.summaries} == {ReviewState.NEW}
        user.click(bar.buttons["receipt"])
        assert not bar.isVisible()
        schema = user.window.session.fields.schema
        assert schema is not None and "total" in schema.names
        user.press("F5")  # nothing to ask: nobody has proposed labels yet
        until(lambda: "pre-annotated" in user.message)

    def later(user: User) -> None:
        user.wait_for_pages(3)
        assert not user.window.start_bar.isVisible()

    use_window(work, folder)
    use_window(later, folder)


def test_forms_are_labelled_and_linked_also_those_that_come_later(folder: Path) -> None:
    save(folder / "d-waits.png", [(20, 20, "Form")], (400, 300))

    def work(user: User) -> None:
        until(lambda: len(user.window.session.summaries) == 4)
        user.click(user.window.start_bar.buttons["form"])
        (folder / "d-waits.go").touch()
        until(lambda: is_read(user, 4))
        assert {row.state for row in user.window.session.summaries} == {ReviewState.PRE_ANNOTATED}
        assert user.window.action_table["discard-job"].isEnabled()
        asks_for_no_fields(user)

    def asks_for_no_fields(user: User) -> None:
        panel = user.window.panels.fields
        user.window.action_table["show-fields"].trigger()
        assert panel.open_fields.isVisible() and not panel.start.isVisible()

    def later(user: User) -> None:
        user.wait_for_pages(4)
        asks_for_no_fields(user)
        user.window.panels.fields.tabs.setCurrentIndex(DOCUMENT)  # who wants some all the same
        assert user.window.panels.fields.start.isVisible()

    use_window(work, folder)
    use_window(later, folder)


def test_what_is_chosen_on_the_start_page_is_not_asked_again(folder: Path) -> None:
    def work(user: User) -> None:
        page = user.window.start_page
        user.click(page.subjects["invoice"])
        user.click(page.subjects["receipt"])
        assert not page.subjects["invoice"].isChecked()
        words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
        assert "Find company, address, date, total, tax and more. Now open your pages." in words
        user.window.commands.file.open_path(folder)
        until(lambda: is_read(user))
        assert not user.window.start_bar.isVisible()
        assert user.window.session.fields.schema is not None
        assert page.subject == ""

    use_window(work)


def test_names_of_ones_own_are_asked_for_and_the_bar_can_be_closed(folder: Path) -> None:
    def work(user: User) -> None:
        until(lambda: is_read(user))
        user.click(user.window.start_bar.buttons["own"])
        assert user.dialog(SchemaDialog).isVisible()

    def close(user: User) -> None:
        until(lambda: is_read(user))
        user.click(user.window.start_bar.close_button)
        assert not user.window.start_bar.isVisible() and user.window.session.fields.schema is None

    use_window(work, folder)
    (folder / "forms.kie").unlink()
    use_window(close, folder)
