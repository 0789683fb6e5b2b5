"""A person whose images were replaced, renamed or lie in subfolders."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_loop import until
from gui.user import User, use_window
from PySide6.QtWidgets import QFileDialog
from text_image import save

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle


def annotate(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.window.session.editor.do("Draw", edits.add_entity, rectangle((20, 20, 80, 40)), "Form", "other")

    use_window(work, folder)


def box(user: User) -> tuple[float, ...]:
    return user.entity("Form").box


def test_a_page_of_other_proportions_is_asked_about(folder: Path) -> None:
    annotate(folder)
    save(folder / "a.png", [(20, 20, "another")], (400, 450))

    def work(user: User) -> None:
        user.wait_for_pages(3)
        until(lambda: "do not fit any more:\na.png" in user.message)
        user.press("F6")
        assert "select an entity first" in user.message
        user.window.message_bar.close_message()  # what was offered comes back
        user.answer("Decide later")
        user.click(user.window.message_bar.offer_button)
        assert box(user) == (20, 20, 80, 40)
        user.answer("Stretch to the image")
        user.window.action_table["fit-annotations"].trigger()
        until(lambda: box(user) == (20, 30, 80, 60))
        assert not user.window.action_table["fit-annotations"].isEnabled()
        user.press("Ctrl+Z")
        assert user.window.action_table["fit-annotations"].isEnabled()
        user.answer("Keep positions")
        user.window.action_table["fit-annotations"].trigger()
        until(lambda: box(user) == (20, 20, 80, 40) and user.page.height == 450)

    use_window(work, folder)


def test_a_scan_of_twice_the_size_is_fitted_and_shown(folder: Path) -> None:
    annotate(folder)
    save(folder / "a.png", [(40, 40, "another")], (800, 600))

    def work(user: User) -> None:
        user.wait_for_pages(3)
        until(lambda: box(user) == (40, 40, 160, 80))
        assert "1 image was replaced" in user.message
        until(lambda: user.window.canvas.drawing.has_image)
        assert (user.page.width, user.page.height) == (800, 600)

    use_window(work, folder)


def test_another_image_is_chosen_for_a_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    annotate(folder)
    (folder / "a.png").unlink()
    save(folder / "scan.png", [(20, 20, "the same form")], (400, 300))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(folder / "scan.png"), ""))

    def work(user: User) -> None:
        until(lambda: len(user.window.session.summaries) == 4 and user.at_rest())
        assert "Choose image for this page" in user.message
        assert user.page.image == "a.png"
        user.window.action_table["choose-image"].trigger()
        user.wait_for_pages(3)
        assert user.page.image == "scan.png"
        assert box(user) == (20, 20, 80, 40)

    use_window(work, folder)


def test_a_folder_whose_images_lie_deeper_offers_to_look_there(folder: Path) -> None:
    top = folder.parent / "top"
    top.mkdir()
    folder.rename(top / "march")

    def work(user: User) -> None:
        until(lambda: "in its subfolders: march." in user.message)
        assert not [*top.glob("*.kie")], "nothing is made unasked"
        user.click(user.window.message_bar.offer_button)
        user.wait_for_pages(3)
        assert [row.image for row in user.window.session.summaries] == ["march/a.png", "march/b.png", "march/c.png"]
        user.window.session.rotation.turn({user.window.session.page_id: 1})
        until(user.at_rest)

    use_window(work, top)
    save(top / "march" / "d.png", [(20, 20, "new")], (400, 300))

    def again(user: User) -> None:
        user.wait_for_pages(4)
        assert [row.image for row in user.window.session.summaries][1:] == [f"march/{name}.png" for name in "bcd"]

    use_window(again, top)
