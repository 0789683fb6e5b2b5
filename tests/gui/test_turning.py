"""A page that lies on its side or head: said in the window, turned with a click, and turned by hand."""

from __future__ import annotations

from pathlib import Path

from event_loop import until
from gui.user import User, use_window
from text_image import save

from kie_desktop.domain.edits import add_entity
from kie_desktop.domain.geometry import rectangle
from kie_desktop.ui.item_models.pages import PageRole


def test_lying_pages_are_told_of_and_turned_with_one_click(folder: Path) -> None:
    save(folder / "d-lies.png", [(20, 20, "Form d")], (400, 300))

    def work(user: User) -> None:
        user.wait_for_pages(4)
        session, bar = user.window.session, user.window.message_bar
        session.pages.show_page(session.summaries[3].id)
        user.press("Shift+F5")
        until(lambda: "d-lies.png is upside down" in user.message)
        bar.offer_button.click()
        until(lambda: user.at_rest() and "turned180" in user.page.image)
        until(lambda: "Read and labelled 1 page again: " in user.message)
        assert len(user.page.entities) == 2 and not session.rotation.pages
        until(lambda: user.window.canvas.is_settled)

    use_window(work, folder)


def test_a_page_turned_by_hand_shows_its_picture_and_its_entities_turned(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        session = user.window.session
        session.editor.do("Draw", add_entity, rectangle((20, 20, 120, 50)), "Form a.png")
        before = user.page
        user.window.action_table["turn-page-right"].trigger()
        until(lambda: user.page.width == 300 and user.window.canvas.is_settled)
        assert user.window.canvas.page_size == (300, 400)
        assert user.entity("Form a.png").box == (250, 20, 280, 120)
        until(lambda: _thumbnail_is_wide(user) is False)
        user.press("Ctrl+Z")
        until(lambda: user.page.width == 400 and user.window.canvas.is_settled)
        assert user.window.canvas.page_size == (400, 300) and user.page == before
        until(lambda: _thumbnail_is_wide(user) is True)

    use_window(work, folder)


def _thumbnail_is_wide(user: User) -> bool | None:
    """How the list shows the first page; None until it does."""
    model = user.window.panels.pages.model
    picture = model.data(model.index(0), PageRole.THUMBNAIL)
    return None if picture is None else picture.width() > picture.height()
