"""Reviewing in the window: find a text, filter and sort pages, see what was changed, count, compare two readers."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from event_loop import until
from gui.user import User, use_window
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import Step
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import HUMAN, Entity, Link, Page, ReviewState
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.proposal import proposal_of
from kie_desktop.store import ProjectFile
from kie_desktop.ui.item_models.page_filter import BY_CERTAINTY, LABEL, PROBLEMS, UNLINKED
from kie_desktop.ui.item_models.pages import PageRole
from kie_desktop.ui.panels.page_list import PageListPanel


def entity(entity_id: int, text: str, label: str, score: float, x: float = 10) -> Entity:
    y = 40.0 * entity_id
    return Entity(entity_id, rectangle((x, y, x + 90, y + 20)), text, label, 0.99, score)


def proposed(name: str, text: str, score: float, links: tuple[Link, ...] = (Link(1, 2, 0.9),)) -> Page:
    rows = [entity(1, text, "question", score), entity(2, "Ada", "answer", score, 200)]
    return Page(name, 400, 300, state=ReviewState.PRE_ANNOTATED).with_entities(rows, list(links))


PAGES = [
    proposed("a.png", "Date of birth", 0.95),
    proposed("b.png", "Name:", 0.6, ()),
    proposed("c.png", "出生日期", 0.8),
]


def project_of(path: Path, pages: list[Page]) -> Path:
    with ProjectFile.create(path, default_label_set()) as project:
        for page_id, page in zip(project.add_pages(pages), pages, strict=True):
            project.commit(Step("Pre-annotate", ((page_id, Patch(proposal=(None, proposal_of(page)))),)))
    return path


def decided(page: Page, label: str) -> Page:
    """A page as a person left it, with the value labelled so."""
    entities = [replace(row, label_score=None, text_score=None, by_human=HUMAN) for row in page.entities.values()]
    entities[1] = replace(entities[1], label=label)
    links = [replace(link, score=None, by_human=True) for link in page.links.values()]
    return replace(page, state=ReviewState.REVIEWED).with_entities(entities, links)


def names(panel: PageListPanel) -> list[str]:
    rows = [panel.filter.index(row, 0) for row in range(panel.filter.rowCount())]
    return [row.data(PageRole.SUMMARY).image for row in rows]


def test_a_text_is_found_by_key_on_every_page(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        search = user.window.panels.search
        user.press("Ctrl+F")
        user.type("date")
        until(lambda: search.found.text() == "1 result on 1 page")
        search.line.setText("出生")  # as an input method would
        until(lambda: search.found.text() == "1 result on 1 page" and search.results.hits[0].page == 3)
        user.press("Return")
        until(lambda: user.page.image == "c.png")
        assert user.window.session.selection.only == 1
        search.line.clear()
        user.type("a")
        until(lambda: search.found.text() == "5 results on 3 pages")
        user.press("Down", times=2)
        user.press("Return")
        until(lambda: user.page.image in {"a.png", "b.png"})
        search.line.clear()
        user.type("nowhere")
        until(lambda: search.found.text() == "No results.")

    use_window(work, project_of(folder / "forms.kie", PAGES))


def test_pages_are_filtered_by_what_is_on_them_and_sorted_by_certainty(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        panel, session = user.window.panels.pages, user.window.session
        panel.orders.setCurrentIndex(panel.orders.findData(BY_CERTAINTY))
        panel.orders.activated.emit(panel.orders.currentIndex())
        assert names(panel) == ["b.png", "c.png", "a.png"]
        assert panel.neighbour(1) is None  # the page that shows is the surest
        panel.states.setCurrentIndex(panel.states.findData(UNLINKED))
        assert names(panel) == ["b.png"]
        session.pages.show_page(2)
        until(lambda: user.window.canvas.is_settled)
        user.click_entity("Name:")
        user.press("3")
        assert names(panel) == []
        panel.states.setCurrentIndex(panel.states.findData(LABEL + "header"))
        assert names(panel) == ["b.png"]
        user.press("Ctrl+Z")
        assert names(panel) == []
        panel.states.setCurrentIndex(panel.states.findData(PROBLEMS))
        until(lambda: names(panel) == ["b.png"])
        tip = str(panel.model.index(panel.model.row_of(2)).data(Qt.ItemDataRole.ToolTipRole)).splitlines()
        assert tip[3:5] == [
            "2 entities unsure",
            "2 proposed labels and links to check; mean score 60%, lowest 60%",
        ]
        assert tip[5].startswith("1 action in ") or tip[5].startswith("2 actions in ")

    use_window(work, project_of(folder / "forms.kie", PAGES))


def test_changes_are_shown_and_the_model_is_measured_by_them(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        panel = user.window.panels.changes
        user.window.action_table["show-changes"].trigger()
        until(lambda: panel.summary.text() == "Nothing has changed since this page was pre-annotated.")
        user.click_entity("Ada")
        user.press("3")
        until(lambda: panel.summary.text() == "1 change since this page was pre-annotated:")
        assert panel.view.rows.index(0).data() == "Ada: labelled header; the model proposed answer"
        user.window.session.selection.clear()
        user.press("Ctrl+F7")
        assert user.window.session.selection.only == 2
        user.click(panel.measure)
        until(lambda: "No pre-annotated page" in panel.accuracy.toPlainText())
        user.press("Ctrl+PgDown")
        user.click(panel.measure)
        until(lambda: "Proposals on 1 page" in panel.accuracy.toPlainText())
        assert "50.0 %" in panel.accuracy.toPlainText()

    use_window(work, project_of(folder / "forms.kie", PAGES))


def test_the_project_is_counted_and_saved_as_a_table(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        panel = user.window.panels.statistics
        user.click_entity("Ada")
        user.press("2")
        user.press("Ctrl+Z")
        user.window.action_table["show-statistics"].trigger()
        until(lambda: "of active work on 1 page" in panel.labels.toPlainText())
        assert "2 actions" not in panel.labels.toPlainText().splitlines()[0]  # asking for figures is one more
        target = folder / "figures.csv"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
        user.click(panel.keep)
        rows = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
        assert rows[0] == [
            *("Page", "State", "Entities", "Links", "Actions", "Active (s)"),
            *("other", "question", "answer", "header"),
        ]
        assert rows[2] == ["b.png", "Pre-annotated", "2", "0", "0", "0", "0", "1", "1", "0"]
        assert str(target) in user.message

    use_window(work, project_of(folder / "forms.kie", PAGES))


def test_two_readers_are_walked_through_and_one_answer_is_taken_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = project_of(folder / "Grace.kie", [decided(page, "header") for page in PAGES])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(theirs), ""))

    def work(user: User) -> None:
        user.wait_for_pages(3)
        panel, session = user.window.panels.readers, user.window.session
        user.window.action_table["compare-reader"].trigger()
        until(
            lambda: (
                panel.summary.text() == "Compared with Grace.kie on 2 pages. 1 page left out: not annotated by both."
            )
        )
        assert panel.view.rows.rowCount() == 2
        assert panel.view.rows.index(1).data() == "Ada: answer here, header in the other project\nb.png"
        user.press("Ctrl+F7", times=2)
        until(lambda: user.page.image == "b.png")
        assert session.selection.only == 2
        assert panel.place.text() == "2 of 2"
        user.press("Ctrl+Shift+.")
        assert user.page.entities[2].label == "header"
        until(lambda: panel.view.rows.rowCount() == 1)
        assert session.editor.undo_text == "Use the other annotator's version"
        user.press("Ctrl+Z")
        until(lambda: panel.view.rows.rowCount() == 2)

    mine = [decided(PAGES[0], "answer"), decided(PAGES[1], "answer"), PAGES[2]]
    use_window(work, project_of(folder / "forms.kie", mine))
