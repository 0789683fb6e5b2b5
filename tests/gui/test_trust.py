"""What makes a person trust the window: states can be seen, and nothing stays behind that is not true any more."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_loop import until
from gui.small_form import lines, make_project
from gui.user import User, use_window
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QTabBar

from kie_desktop.domain.page import Link
from kie_desktop.session import Settings


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
