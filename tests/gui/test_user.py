"""The tests' own hands: whatever goes wrong in a script fails its test, and never keeps the others waiting."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from event_loop import until
from gui.user import User, _Guard, use_window
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QMenu, QMessageBox
from shiboken6 import isValid


def ask(user: User) -> None:
    QMessageBox(QMessageBox.Icon.Question, "", "Really?", QMessageBox.StandardButton.Yes, user.window).exec()


def choose(user: User) -> None:
    menu = QMenu("Choice", user.window)
    menu.addAction("this")
    menu.exec()


def wait(user: User) -> None:
    QEventLoop(user.window).exec()


@pytest.mark.parametrize(("stand_still", "shown"), [(ask, r"“Really\?”"), (choose, "QMenu"), (wait, "MainWindow")])
def test_what_waits_for_nobody_ends(stand_still: Callable[[User], None], shown: str) -> None:
    with pytest.MonkeyPatch.context() as patch:

        def stand(user: User) -> None:
            patch.setattr(_Guard, "PATIENCE_S", 0.2)
            stand_still(user)

        with pytest.raises(AssertionError, match=f"does not go on while there are: .*{shown}"):
            use_window(stand)
    use_window(lambda user: user.wait_for_pages(0))


def test_a_question_is_answered_with_one_of_its_answers() -> None:
    def answer(user: User) -> None:
        user.answer("No")
        ask(user)

    with pytest.raises(AssertionError, match="“Really\\?” cannot be answered with “No”"):
        use_window(answer)


def test_a_question_that_does_not_come_is_missed() -> None:
    with pytest.raises(AssertionError, match="no question came that “Yes” answers"):
        use_window(lambda user: user.answer("Yes"))
    use_window(lambda user: user.wait_for_pages(0))


def test_the_script_s_own_fault_is_told_even_where_its_window_is_gone() -> None:
    def fail(user: User) -> None:
        user.window.session.settings["language"] = "zh_CN"
        until(lambda: not isValid(user.window))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        use_window(fail)
