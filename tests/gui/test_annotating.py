"""The way from a folder of images to a corrected, exported dataset, by key and mouse."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from event_loop import until
from gui.user import User, use_window
from PySide6.QtCore import Qt

from kie_desktop.domain.page import EntityPart, Page, ReviewState
from kie_desktop.domain.patch import Patch
from kie_desktop.ui.dialogs.export import ExportDialog


def annotate(user: User) -> None:
    """Pre-annotate the page that shows: the fake engine finds `line 1` and `line 2`, both questions."""
    user.press("F5")
    until(lambda: user.at_rest() and user.page.entities)


def test_where_no_page_is_selected_the_one_that_shows_is_pre_annotated(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.window.panels.pages.view.clearSelection()
        user.press("Ctrl+F5")
        until(lambda: "1 page pre-annotated: 2 lines of text, 2 of them labelled, 0 links." in user.message)
        assert user.page.entities

    use_window(work, folder)


def test_from_folder_to_dataset(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        annotate(user)
        assert user.page.state is ReviewState.PRE_ANNOTATED
        user.click_entity("line 2")
        user.press("2")
        assert user.entity("line 2").label == "answer"
        user.press("L")
        user.drag("line 1", "line 2")
        head, tail = user.entity("line 1").id, user.entity("line 2").id
        assert list(user.page.links) == [(head, tail)]
        user.press("V")
        user.press("Ctrl+Z")
        assert not user.page.links
        user.press("Ctrl+Shift+Z")
        assert user.page.links[head, tail].by_human
        user.click_entity("line 1")
        user.press("F2")
        user.press("Ctrl+A")
        user.type("Name:")
        user.press("Return")
        assert user.entity("Name:").by_human >= {EntityPart.TEXT}
        user.press("Ctrl+PgDown")
        until(lambda: user.page.image == "b.png")

        user.press("Ctrl+E")
        dialog = user.dialog(ExportDialog)
        assert dialog.pages.reviewed.isChecked()
        until(lambda: "found" in dialog.findings.problems.text())
        user.click(dialog.export_button)
        until(dialog.open_button.isVisible)
        assert "Exported 1 page" in dialog.outcome.text()

    use_window(work, folder)
    written = folder / "forms_dataset"
    (line,) = (written / "train.json").read_text("utf-8").splitlines()
    name, _, rows = line.partition("\t")
    assert (written / name).is_file()
    assert [row["transcription"] for row in json.loads(rows)] == ["Name:", "line 2"]
    assert [row["label"] for row in json.loads(rows)] == ["question", "answer"]

    def look(user: User) -> None:
        user.wait_for_pages(3)
        assert user.page.image == "b.png"  # where the work stopped
        user.press("PgUp")
        assert {entity.text for entity in user.page.entities.values()} == {"Name:", "line 2"}
        assert len(user.page.links) == 1
        assert user.page.state is ReviewState.REVIEWED

    use_window(look, folder)


def test_pre_annotating_again_asks_and_keeps_what_a_person_did(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        annotate(user)
        user.click_entity("line 1")
        user.press("3")
        user.window.message_bar.close_message()
        user.answer("Cancel")
        user.press("F5")
        assert user.at_rest() and not user.message
        user.answer("Label again")
        user.press("F5")
        until(lambda: user.message == "Labelled 1 page again: nothing has changed.")
        assert user.entity("line 1").label == "header"

    use_window(work, folder)


def test_deleted_lines_stay_away_and_that_is_said(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        annotate(user)
        user.window.canvas.setFocus()
        user.press("Ctrl+A")
        user.press("Del")
        assert not user.page.entities
        user.answer("Only new lines")
        user.press("F5")
        until(lambda: "Looked for new lines on 1 page: nothing has changed." in user.message)
        assert "because you deleted them: 2 entities." in user.message

    use_window(work, folder)


def test_reviewed_pages_are_changed_only_where_the_user_says_so(folder: Path) -> None:
    def states(user: User) -> list[ReviewState]:
        return [row.state for row in user.window.session.summaries]

    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.press("Shift+F5")
        until(lambda: user.at_rest() and user.page.entities)
        user.click_entity("line 2")
        user.press("2")
        user.press("Ctrl+PgDown")
        user.press("PgUp")
        assert states(user) == [ReviewState.REVIEWED, ReviewState.PRE_ANNOTATED, ReviewState.PRE_ANNOTATED]
        reviewed = user.page
        user.answer("Label again")  # the box for reviewed pages is ticked
        user.press("Shift+F5")
        until(lambda: "Labelled 2 pages again: nothing has changed." in user.message)
        assert user.page is reviewed
        user.window.session.editor.do("Clear", _without_label, user.entity("line 1").id)
        assert states(user)[0] is ReviewState.REVIEWED
        user.answer("Label again")
        user.press("F5")
        until(lambda: "Labelled 1 page again: 1 label changed." in user.message)
        assert states(user)[0] is ReviewState.PRE_ANNOTATED
        assert (user.entity("line 1").label, user.entity("line 2").label) == ("question", "answer")
        user.press("Ctrl+Z")
        assert states(user)[0] is ReviewState.REVIEWED

    use_window(work, folder)


def _without_label(page: Page, entity_id: int) -> Patch:
    """As another model may have left it: the background label, by nobody."""
    before = page.entities[entity_id]
    return Patch({entity_id: (before, replace(before, label="other", label_score=None))})


def test_all_pages_can_be_pre_annotated_at_once(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.press("PgDown")
        user.press("Ctrl+Shift+X")
        user.press("Shift+F5")
        until(user.at_rest)
        states = [row.state for row in user.window.session.summaries]
        assert states == [ReviewState.PRE_ANNOTATED, ReviewState.EXCLUDED, ReviewState.PRE_ANNOTATED]
        assert "2 pages pre-annotated" in user.message

    use_window(work, folder)


def test_table_inspector_and_canvas_select_together(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        annotate(user)
        panels = user.window.panels
        user.click_entity("line 2")
        assert [index.row() for index in panels.entities.view.selectionModel().selectedRows()] == [1]
        assert panels.inspector.text.toPlainText() == "line 2"
        panels.entities.view.selectRow(0)
        assert user.window.session.selection.entities == {user.entity("line 1").id}
        assert panels.inspector.text.toPlainText() == "line 1"
        user.click_entity("line 2", Qt.KeyboardModifier.ShiftModifier)
        assert panels.inspector.title.text() == "2 entities"
        user.press("Ctrl+J")
        assert len(user.page.links) == 1
        user.press("Ctrl+M")
        assert [entity.text for entity in user.page.entities.values()] == ["line 1 line 2"]

    use_window(work, folder)


def test_text_typed_in_the_inspector_is_kept_when_the_page_changes(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        annotate(user)
        user.click_entity("line 1")
        user.window.panels.inspector.edit_text()
        user.type("Total")
        user.window.action_table["next-page"].trigger()
        assert user.page.image == "b.png"
        user.press("PgUp")
        assert user.entity("Total").text_score is None
        user.press("Ctrl+Z")
        assert user.entity("line 1").text_score == 0.9

    use_window(work, folder)


def test_deleting_and_splitting(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        annotate(user)
        user.click_entity("line 1")
        user.press("Ctrl+D")
        assert {entity.text for entity in user.page.entities.values()} == {"line", "1", "line 2"}
        user.press("Ctrl+A")
        user.press("Del")
        assert not user.page.entities
        user.press("Ctrl+Z", times=2)
        assert {entity.text for entity in user.page.entities.values()} == {"line 1", "line 2"}

    use_window(work, folder)
