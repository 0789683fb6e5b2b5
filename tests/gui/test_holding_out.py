"""Pages that a person marks for measuring: in the list, in the dialogs, and in what is written of them."""

from __future__ import annotations

from pathlib import Path

from event_loop import until
from gui.small_form import lines, make_project
from gui.user import User, use_window
from PySide6.QtCore import QItemSelectionModel, Qt

from kie_desktop.ui.dialogs.evaluate import EvaluateDialog
from kie_desktop.ui.dialogs.export import ExportDialog
from kie_desktop.ui.dialogs.page_choice import MARKED, SHARE
from kie_desktop.ui.dialogs.train import TrainDialog
from kie_desktop.ui.item_models.page_filter import HELD_OUT

ALSO = QItemSelectionModel.SelectionFlag.Select


def held_out(user: User) -> list[str]:
    """The images of the pages that the list calls held out."""
    model = user.window.panels.pages.model
    rows = [model.index(row) for row in range(model.rowCount())]
    return [row.data() for row in rows if "held out" in row.data(Qt.ItemDataRole.AccessibleTextRole)]


def mark_last_two(user: User) -> None:
    """Select the second and the third page of three in the list, and hold them out."""
    panel = user.window.panels.pages
    user.press("PgDown")
    panel.view.selectionModel().select(panel.filter.index(2, 0), ALSO)
    user.press("Ctrl+Shift+H")


def test_pages_are_marked_in_the_list_and_stay_so(tmp_path: Path) -> None:
    def mark(user: User) -> None:
        user.wait_for_pages(3)
        mark_last_two(user)
        actions, panel = user.window.action_table, user.window.panels.pages
        assert held_out(user) == ["2.png", "3.png"] and actions["hold-out"].isChecked()
        user.answer("Undo on all 2 pages")
        user.press("Ctrl+Z")
        assert held_out(user) == [] and not actions["hold-out"].isChecked()
        user.press("Ctrl+Shift+Z")
        panel.states.setCurrentIndex(panel.states.findData(HELD_OUT))
        assert panel.counts.text() == "2 of 3 pages"

    def look(user: User) -> None:
        user.wait_for_pages(3)
        assert held_out(user) == ["2.png", "3.png"]
        user.press("Ctrl+Shift+H")
        assert held_out(user) == ["3.png"]

    project = make_project(tmp_path, [lines(labelled=True)] * 3)
    use_window(mark, project)
    use_window(look, project)


def test_marked_pages_are_what_the_dialogs_hold_out_and_measure(tmp_path: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.press("Ctrl+Shift+T")
        train = user.dialog(TrainDialog)
        assert train.held_out.way.currentData() == SHARE and train.held_out.share.isVisible()
        assert "2 pages for training, 1 held out" in train.findings.preview.text()
        train.held_out.way.setCurrentIndex(train.held_out.way.findData(MARKED))
        assert not train.held_out.share.isVisible()
        assert "None of these pages is held out" in train.findings.preview.text()
        train.close()
        mark_last_two(user)
        user.press("Ctrl+Shift+T")
        train = user.dialog(TrainDialog)
        assert train.held_out.way.currentData() == MARKED
        assert "1 page for training, 2 held out" in train.findings.preview.text()
        assert train.start_button.isEnabled()
        train.close()
        user.press("Ctrl+Shift+V")
        evaluate = user.dialog(EvaluateDialog)
        assert evaluate.pages.marked.isChecked()
        assert "2 pages with 12 entities" in evaluate.findings.preview.text()
        evaluate.close()
        user.press("PgUp")
        user.press("Ctrl+Shift+H")
        user.press("Ctrl+Shift+T")
        train = user.dialog(TrainDialog)
        assert "no pages for training" in train.findings.preview.text()
        assert not train.start_button.isEnabled()

    use_window(work, make_project(tmp_path, [lines(labelled=True)] * 3))


def test_marked_pages_become_the_validation_pages_of_an_export(tmp_path: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        mark_last_two(user)
        user.press("Ctrl+E")
        dialog = user.dialog(ExportDialog)
        assert "1 for training, 2 for validation" in dialog.findings.preview.text()
        until(lambda: "found" in dialog.findings.problems.text())
        user.click(dialog.export_button)
        until(dialog.open_button.isVisible)

    use_window(work, make_project(tmp_path, [lines(labelled=True)] * 3))
    written = [(tmp_path / "p_dataset" / name).read_text("utf-8") for name in ("train.json", "val.json")]
    assert [[line.partition("\t")[0] for line in part.splitlines()] for part in written] == [
        ["images/1.png"],
        ["images/2.png", "images/3.png"],
    ]
