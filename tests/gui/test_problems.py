"""Problems found, filtered, visited by key and by mouse, mended, and gone."""

from __future__ import annotations

from pathlib import Path

from event_loop import until
from gui.user import User, use_window
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import HUMAN, Entity, Link, Page
from kie_desktop.domain.problems import Severity
from kie_desktop.store import ProjectFile
from kie_desktop.ui.item_models.problems import ProblemRole
from kie_desktop.ui.panels.problem_rows import LINES, row_words, words_width
from kie_desktop.ui.panels.problems import ProblemsPanel


def entity(entity_id: int, text: str, label: str, y: float, x: float = 10) -> Entity:
    return Entity(entity_id, rectangle((x, y, x + 80, y + 20)), text, label, by_human=HUMAN)


def faulty_project(folder: Path, with_heading: bool = True) -> Path:
    """a: sound; b: a link the wrong way, label O; c: an entity outside the page, label O, `Name:` as a header."""
    name, value = entity(1, "Name:", "question", 10), entity(2, "Ada", "answer", 10, 150)
    stamp = entity(3, "STAMP", "O", 200)
    outside, heading = entity(4, "Form", "header", 250, x=325), entity(5, "Name:", "header", 100)
    last = [name, value, stamp, outside, heading] if with_heading else [name, value, stamp, outside]
    with ProjectFile.create(folder / "forms.kie", default_label_set()) as project:
        project.add_pages(
            [
                Page("a.png", 400, 300).with_entities([name, value], [Link(1, 2)]),
                Page("b.png", 400, 300).with_entities([name, value, stamp], [Link(2, 1)]),
                Page("c.png", 400, 300).with_entities(last, [Link(1, 2)]),
            ]
        )
    return folder / "forms.kie"


def look(user: User) -> ProblemsPanel:
    user.wait_for_pages(3)
    panel = user.window.panels.problems
    user.press("F8")
    until(lambda: panel.problems.looked and user.at_rest() and "on" in panel.summary.text())
    return panel


def kinds(panel: ProblemsPanel) -> list[tuple[int, str]]:
    """(page, code) of every row."""
    return [(page, problem.code) for page, problem in panel.model.all_shown()]


FOUND = [(2, "label-is-o"), (2, "backward-link"), (3, "label-is-o"), (3, "outside-page"), (3, "label-differs")]


def test_problems_are_found_filtered_and_shown(folder: Path) -> None:
    def work(user: User) -> None:
        panel = look(user)
        assert sorted(kinds(panel)) == sorted(FOUND)
        assert panel.summary.text() == "2 errors, 3 warnings on 2 pages."
        assert [panel.severity.itemText(row) for row in range(3)] == [
            "All problems (5)", "Errors (2)", "Warnings (3)"
        ]  # fmt: skip
        panel.severity.setCurrentIndex(panel.severity.findData(Severity.ERROR))
        assert {code for _, code in kinds(panel)} == {"label-is-o"}
        assert [panel.kind.itemText(row) for row in range(panel.kind.count())][1:] == ["Label O (2)"]
        panel.severity.setCurrentIndex(0)
        panel.kind.setCurrentIndex(panel.kind.findData("outside-page"))
        assert kinds(panel) == [(3, "outside-page")]
        row = panel.model.index_of(3, 0)
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=panel.view.visualRect(row).center())
        until(lambda: user.page.image == "c.png")
        assert user.window.session.selection.only == 4
        assert "Fix: Move its corners onto the page" in panel.details.text()

    use_window(work, faulty_project(folder))


def test_problems_are_visited_and_mended_by_key(folder: Path) -> None:
    def work(user: User) -> None:
        panel = look(user)
        seen = []
        for _ in FOUND:
            user.press("F7")
            seen.append(panel.view.currentIndex().data(ProblemRole.PROBLEM).code)
        assert seen == [code for _, code in kinds(panel)]
        user.press("Shift+F7", times=4)
        assert panel.view.currentIndex().data(ProblemRole.PROBLEM).code == "label-is-o"
        assert user.page.image == "b.png"
        assert user.window.session.selection.only == 3
        user.press("Ctrl+.")
        assert user.page.entities[3].label == "other"
        until(lambda: (2, "label-is-o") not in kinds(panel))
        user.press("F7")
        panel.view.setFocus()
        user.press("Return")
        assert user.window.session.selection.link == (2, 1)
        user.press("Ctrl+.")
        assert list(user.page.links) == [(1, 2)]
        until(lambda: {page for page, _ in kinds(panel)} == {3})
        user.press("Ctrl+Z")
        until(lambda: (2, "backward-link") in kinds(panel))

    use_window(work, faulty_project(folder))


def test_all_of_a_kind_are_mended_after_a_question(folder: Path) -> None:
    def work(user: User) -> None:
        panel = look(user)
        panel.kind.setCurrentIndex(panel.kind.findData("label-is-o"))
        user.press("F7")
        assert panel.fix_kind.text() == "Fix all 2 of this type"
        user.answer("Cancel")
        user.click(panel.fix_kind)
        assert len(kinds(panel)) == 2
        user.answer("Fix")
        user.click(panel.fix_kind)
        until(lambda: panel.problems.state is None and panel.kind.currentData() is None)
        assert sorted(kinds(panel)) == sorted(row for row in FOUND if row[1] != "label-is-o")
        assert {user.window.session.pages.page_of(page).entities[3].label for page in (2, 3)} == {"other"}

    use_window(work, faulty_project(folder))


def test_a_page_is_mended_as_a_whole_until_nothing_is_left(folder: Path) -> None:
    def work(user: User) -> None:
        panel = look(user)
        for page in (2, 3):
            panel.view.setCurrentIndex(panel.model.index_of(page))
            user.click(panel.fix)
            until(lambda page=page: page not in panel.problems.pages)
        until(panel.notice.isVisible)
        assert panel.notice.text() == "No problems found on any page."
        assert panel.summary.text() == "No problems found."
        assert not panel.kind.isVisible() and not panel.fix.isVisible()

    use_window(work, faulty_project(folder, with_heading=False))


def test_edits_by_hand_take_problems_off_the_list(folder: Path) -> None:
    def work(user: User) -> None:
        panel = look(user)
        panel.view.setCurrentIndex(panel.model.index_of(2, 0))
        user.window.session.pages.show_page(2)
        until(lambda: user.window.canvas.is_settled)
        user.click_entity("STAMP")
        user.press("Delete")
        until(lambda: (2, "label-is-o") not in kinds(panel))
        until(lambda: panel.summary.text() == "1 error, 3 warnings on 2 pages.")

    use_window(work, faulty_project(folder))


def test_the_words_of_a_problem_take_the_width_and_wrap(folder: Path) -> None:
    def work(user: User) -> None:
        panel = look(user)
        row = panel.model.index_of(3, [code for page, code in kinds(panel) if page == 3].index("label-differs"))
        sentence = row.data(ProblemRole.DETAILS)
        assert len(sentence) > 60
        lines = row_words(row, panel.view.font(), words_width(panel.view.visualRect(row).width(), row))
        assert 2 <= len(lines) <= LINES
        height = sum(QFontMetrics(font).height() for _, font, _ in lines)
        assert height <= panel.view.visualRect(row).height()
        assert " ".join(words for words, _, token in lines if token == "muted") == sentence
        for words, font, _ in lines:
            assert QFontMetrics(font).horizontalAdvance(words) <= words_width(panel.view.visualRect(row).width(), row)
        assert sentence[1:] in row.data(Qt.ItemDataRole.ToolTipRole)
        (only,) = row_words(row, panel.view.font(), 10_000)[1:]
        assert only[0] == sentence

    use_window(work, faulty_project(folder))
