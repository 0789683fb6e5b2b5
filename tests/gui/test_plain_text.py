"""Names and texts that look like markup are shown as they are, wherever the window shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_loop import application, until
from gui.user import User, use_window
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar, QTextEdit, QToolTip
from text_image import save

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Label, LabelSet, Role
from kie_desktop.ui.dialogs import questions

EVIL = "<img src='secret.png'>&x"
NAME = "<img src='secret.png'>&x <b>.png"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    place = tmp_path / "<b>forms"
    place.mkdir()
    save(place / NAME, [(20, 20, "Form")], (400, 300))
    save(tmp_path / "secret.png", [], (40, 30))
    return place


def as_markup(label: QLabel) -> bool:
    """Whether a label takes what is in it for markup, and shows a text of ours."""
    own = "secret" in label.text() or "<b>" in label.text()
    escaped = "&lt;img" in label.text()
    return own and not escaped and label.textFormat() != Qt.TextFormat.PlainText


def underlined(text: str) -> bool:
    return "secret" in text and "&x" in text.replace("&&", "")


def visit() -> None:
    """Look at every widget and action that there is."""
    widgets = QApplication.allWidgets()
    shown = [widget for widget in widgets if widget.isVisible()]
    assert not [label.text() for label in shown if isinstance(label, QLabel) and as_markup(label)]
    assert not [text.toPlainText() for text in widgets if isinstance(text, QTextEdit) and "<img" in text.toHtml()]
    actions = [action for widget in widgets for action in widget.actions()]
    assert len(actions) > 50
    texts = [action.text() for action in actions if isinstance(action, QAction)]
    texts += [button.text() for button in widgets if isinstance(button, QAbstractButton)]
    texts += [bar.tabText(index) for bar in widgets if isinstance(bar, QTabBar) for index in range(bar.count())]
    assert not [text for text in texts if underlined(text)]


def test_nothing_that_is_shown_is_taken_for_markup(hostile: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(1)
        session = user.window.session
        labels = LabelSet([*session.label_set, Label(EVIL, "#123456", Role.KEY, "")])
        session.project.set_label_set(labels)
        session.editor.do(f"Draw {EVIL}", edits.add_entity, rectangle((20, 20, 80, 40)), EVIL, EVIL)
        session.selection.select([1])
        session.message.emit("info", f"{NAME}: {EVIL}")
        for name in ("show-statistics", "show-changes", "find-text", "find-problems", "show-fields", "show-runs",
                     "show-legend", "palette"):  # fmt: skip
            user.window.action_table[name].trigger()
            until(user.at_rest)
            visit()
        user.window.action_table["edit-labels"].trigger()
        visit()
        for dialog in [w for w in QApplication.topLevelWidgets() if w is not user.window and w.isVisible()]:
            dialog.close()
        user.window.message_bar.offer(EVIL, "Do it", lambda: None)
        visit()

    use_window(work, hostile)


def test_a_tool_tip_opens_no_file(hostile: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(1)
        QToolTip.showText(QPoint(10, 10), f"{EVIL} {NAME}", user.window)
        tips = [w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel") and w.isVisible()]
        assert [tip.textFormat() for tip in tips if isinstance(tip, QLabel)] == [Qt.TextFormat.PlainText]
        QToolTip.hideText()

    use_window(work, hostile)


def test_a_question_shows_names_as_they_are(hostile: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(1)
        box = questions.question(user.window, EVIL, EVIL, EVIL)
        box.show()
        labels = [label for label in box.findChildren(QLabel) if "secret" in label.text()]
        assert len(labels) == 2
        assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
        box.close()

    use_window(work, hostile)


def test_fields_on_the_clipboard_run_nothing(hostile: Path) -> None:
    from kie_desktop.ui.item_models.fields import FieldTable

    application()
    table = FieldTable()
    rows = [("a.png", 1, "=1+1", "\n=cmd"), ("a.png", 1, "＝1", "-5.00"), ("a.png", 1, "@x", " +1-2")]
    QGuiApplication.clipboard().setText(table.as_text(rows))
    lines = QGuiApplication.clipboard().text().splitlines()[1:]
    assert lines == ["a.png\t1\t'=1+1\t'=cmd", "a.png\t1\t'＝1\t-5.00", "a.png\t1\t'@x\t'+1-2"]
