"""Undo by key while jobs go over pages: it stays on the page, says what and where, and asks about several pages."""

from __future__ import annotations

from pathlib import Path

from event_loop import until
from gui.user import User, use_window
from text_image import save

from kie_desktop.domain.page import ReviewState


def on_every_page(user: User) -> list[int]:
    return [row.entities for row in user.window.session.summaries]


def test_undo_during_a_job_stays_on_the_page_and_the_job_leaves_redo_alone(folder: Path) -> None:
    save(folder / "d-waits.png", [(20, 20, "Form d")], (400, 300))

    def work(user: User) -> None:
        user.wait_for_pages(4)
        user.press("F5")
        until(lambda: user.at_rest() and user.page.entities)
        user.press("PgDown")
        user.answer("Only new lines")
        user.press("Shift+F5")
        until(lambda: on_every_page(user)[:3] == [2, 2, 2])
        user.press("PgUp")
        user.click_entity("line 1")
        user.press("3")
        user.press("Ctrl+Z")
        assert (user.page.image, user.entity("line 1").label) == ("a.png", "question")
        assert user.window.status.said.text() == "Undone on a.png: Label as header."
        (folder / "d-waits.go").touch()
        until(lambda: on_every_page(user) == [2, 2, 2, 2] and user.at_rest())
        user.press("Ctrl+Shift+Z")
        assert (user.page.image, user.entity("line 1").label) == ("a.png", "header")

    use_window(work, folder)


def test_a_job_can_be_discarded_but_for_pages_edited_since(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.press("Shift+F5")
        until(lambda: user.at_rest() and user.message)
        user.click_entity("line 2")
        user.press("2")
        user.press("PgDown")
        assert user.window.message_bar.offer_button.text() == "Discard what this did"
        user.click(user.window.message_bar.offer_button)
        assert on_every_page(user) == [2, 0, 0]
        assert "Discarded what pre-annotation did on 2 pages." in user.message
        assert user.message.endswith("left as they are:\na.png")
        user.answer("Undo on this page")
        user.press("Ctrl+Z")
        assert on_every_page(user) == [2, 2, 0]
        assert not user.window.action_table["discard-job"].isEnabled()

    use_window(work, folder)


def test_a_step_over_pages_asks_where_to_undo_it(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.press("Shift+F5")
        until(user.at_rest)
        user.window.panels.pages.view.selectAll()
        user.window.action_table["hold-out"].trigger()
        held_out = [row.held_out for row in user.window.session.summaries]
        assert held_out == [True] * 3
        user.answer("Cancel")
        user.press("Ctrl+Z")
        user.answer("Undo on this page")
        user.press("Ctrl+Z")
        assert [row.held_out for row in user.window.session.summaries] == [False, True, True]
        user.press("PgDown")
        user.answer("Undo on all 2 pages")
        user.press("Ctrl+Z")
        assert [row.held_out for row in user.window.session.summaries] == [False] * 3
        assert user.message == "Undone on 2 pages: Hold out for evaluation."

    use_window(work, folder)


def test_where_there_is_nothing_to_undo_here_it_says_where_the_last_change_is(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.press("Ctrl+PgDown")
        assert user.page.image == "b.png"
        user.press("Ctrl+Z")
        assert user.page.image == "b.png"
        assert user.message == "Nothing to undo on this page. The last change was on a.png: Mark reviewed."
        user.click(user.window.message_bar.offer_button)
        assert (user.page.image, user.page.state) == ("a.png", ReviewState.REVIEWED)
        user.press("Ctrl+Z")
        assert user.page.state is ReviewState.NEW

    use_window(work, folder)
