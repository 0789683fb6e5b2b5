"""What people do wrong with tables, values and fields, in the window: a clear message, and the rest goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_loop import until
from gui.receipt_pages import make_receipts, write_table
from gui.test_fields import begin_with_list, choose_field, panel_of, value_of, wait_until_read
from gui.user import User, use_window
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from text_image import save

from kie_desktop.contract.messages import OCR
from kie_desktop.fields.result import FieldState
from kie_desktop.session import JobKind
from kie_desktop.session.fields.learning import LearningState
from kie_desktop.store import ProjectFile
from kie_desktop.ui.dialogs import value_table
from kie_desktop.ui.dialogs.documents_table import DocumentsTableDialog
from kie_desktop.ui.dialogs.value_table import ValueTableDialog

LONG = "x" * 10_000


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "receipts"
    folder.mkdir()
    return folder


def table_dialog(user: User, monkeypatch: pytest.MonkeyPatch, path: Path) -> ValueTableDialog:
    """Choose a table as the values of a project without fields."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    user.click(panel_of(user).start.buttons["table"])
    return user.dialog(ValueTableDialog)


def faults(dialog: ValueTableDialog) -> str:
    model = dialog.faults
    cells = (model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
    return " ".join(str(cell.data()) for cell in cells)


def test_a_table_whose_names_match_no_file(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, _ = make_receipts(place, 2)
    table = place / "values.csv"
    table.write_text("file,company\nother1.png,A\nother2.png,B\n", "utf-8")

    def script(user: User) -> None:
        user.wait_for_pages(2)
        dialog = table_dialog(user, monkeypatch, table)
        until(dialog.outcome.isVisible)
        assert "other1.png" in dialog.outcome.text()
        assert "cannot be imported" in dialog.summary.text()
        assert not dialog.import_button.isEnabled()
        dialog.close()
        begin_with_list(user)  # the rest goes on

    use_window(script, project)


def test_a_table_for_pages_that_nobody_has_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first thing that somebody does with a new folder: the pages are read, then the values are looked for."""
    table = folder / "values.csv"
    table.write_text("file,remark\na.png,line 1\nb.png,line 2\nc.png,nowhere to be found\n", "utf-8")

    def script(user: User) -> None:
        user.wait_for_pages(3)
        dialog = table_dialog(user, monkeypatch, table)
        until(dialog.read_button.isVisible)
        assert "No text yet: 3 documents" in dialog.summary.text() and " rows are " not in dialog.summary.text()
        assert not dialog.import_button.isEnabled()
        user.click(dialog.read_button)
        until(lambda: "being read" in dialog.summary.text())
        until(lambda: "3 values of 3 documents, 2 of them found" in dialog.summary.text())
        until(dialog.import_button.isEnabled)
        assert not dialog.read_button.isVisible() and "No text yet" not in dialog.summary.text()
        user.click(dialog.import_button)
        until(lambda: user.window.session.fields.schema is not None and user.at_rest())
        assert value_of(user, "remark") == "line 1"

    use_window(script, folder)


def test_values_are_looked_for_while_other_pages_are_still_being_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages of the table are read, but the whole project is not: nobody waits for pages that are not in it."""
    monkeypatch.setattr(value_table, "_REST_MS", 100)
    save(folder / "z-waits.png", [(20, 20, "Last")], (400, 300))
    table = folder / "values.csv"
    table.write_text("file,remark\na.png,line 1\nb.png,line 2\n", "utf-8")

    def script(user: User) -> None:
        user.wait_for_pages(4)
        dialog = table_dialog(user, monkeypatch, table)
        until(dialog.read_button.isVisible)
        assert dialog.preview is not None
        assert "error" not in {str(problem.severity) for problem in dialog.preview.problems}
        user.window.session.annotator.annotate([row.id for row in user.window.session.summaries], {OCR})
        until(lambda: "2 values of 2 documents, 2 of them found" in dialog.summary.text())
        assert user.window.session.jobs.find(JobKind.ANNOTATING) is not None, "it waited for all pages"
        user.click(dialog.import_button)
        until(lambda: user.window.session.fields.schema is not None)
        assert value_of(user, "remark") == "line 1"
        (folder / "z-waits.go").touch()
        until(user.at_rest)

    use_window(script, folder)


def test_a_table_that_is_mended_takes_its_error_back(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, receipts = make_receipts(place, 2)
    table = place / "values.csv"
    table.write_text("file,company\nother1.png,A\nother2.png,B\n", "utf-8")

    def script(user: User) -> None:
        user.wait_for_pages(2)
        dialog = table_dialog(user, monkeypatch, table)
        until(dialog.outcome.isVisible)
        assert "other1.png" in user.message
        dialog.close()
        write_table(table, receipts)
        for words in ("Taken over: 8 values of 2 documents.", "Nothing changed: all 8 values were decided already."):
            user.window.action_table["import-values"].trigger()
            again = user.dialog(ValueTableDialog)
            until(again.import_button.isEnabled)
            user.click(again.import_button)
            until(lambda words=words: user.message == words)
            until(user.at_rest)
        user.window.message_bar.close_message()
        assert not user.message, "the error is back"

    use_window(script, project)


def test_a_file_that_stands_twice_an_empty_column_and_a_value_without_end(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, receipts = make_receipts(place, 2)
    table = place / "values.csv"
    first, second = receipts
    rows = [
        ("file", "company", "nothing", "remark"),
        (first.name, first.values["company"], "", "THANK YOU"),
        (first.name, "another one", "", ""),
        (second.name, second.values["company"], "", LONG),
    ]
    table.write_text("\n".join(";".join(row) for row in rows), "utf-8")

    def script(user: User) -> None:
        user.wait_for_pages(2)
        dialog = table_dialog(user, monkeypatch, table)
        until(lambda: dialog.preview is not None)
        words = faults(dialog)
        assert first.name in words and "10,000 characters" in words and "'nothing' is empty" in words
        user.click(dialog.import_button)
        until(lambda: user.window.session.fields.schema is not None and user.at_rest())
        wait_until_read(user)
        assert value_of(user, "company") == first.values["company"]  # the first row counts
        assert value_of(user, "remark") == "THANK YOU"

    use_window(script, project)


def test_a_single_page_teaches_and_a_field_that_is_nowhere_is_learned_as_missing(place: Path) -> None:
    project, receipts = make_receipts(place, 1)

    def script(user: User) -> None:
        user.wait_for_pages(1)
        panel = begin_with_list(user, "company\nswift code")
        session = user.window.session
        choose_field(panel, "company")
        user.click_entity(receipts[0].values["company"])
        choose_field(panel, "swift code")
        panel.view.setFocus()
        user.press("0")
        user.window.action_table["show-fields"].trigger()
        user.press("Return")
        until(lambda: session.fields.taught == 1 and session.fields.state is LearningState.IDLE)
        assert "All documents are reviewed" in user.message
        assert "Learned from 1 document" in panel.head.learned.text()
        assert session.fields.values()["swift code"].state is FieldState.ABSENT  # type: ignore[index]
        user.window.action_table["show-statistics"].trigger()
        until(lambda: user.at_rest() and "swift code" in user.window.panels.statistics.labels.toPlainText())

    use_window(script, project)


def test_a_value_of_ten_thousand_characters_is_named_and_written(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, _ = make_receipts(place, 2)
    out = place / "out.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))

    def script(user: User) -> None:
        user.wait_for_pages(2)
        panel = begin_with_list(user, "company\ntotal")
        choose_field(panel, "company")
        panel.view.setFocus()
        user.type("y")
        editor = panel.view.findChild(QLineEdit)
        assert editor is not None
        editor.setText(LONG)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        until(lambda: value_of(user, "company") == LONG)
        choose_field(panel, "company")
        assert "10,000 characters is too long" in panel.details.doubts.text()
        user.window.action_table["export-documents"].trigger()
        dialog = user.dialog(DocumentsTableDialog)
        user.click(dialog.save_button)
        until(lambda: out.exists() and user.at_rest())
        dialog.close()
        user.window.action_table["review"].trigger()
        until(lambda: user.window.session.fields.state is LearningState.IDLE)
        assert not user.window.session.fields.failure

    use_window(script, project)
    _, first, _ = load_workbook(out)["documents"].iter_rows(values_only=True)
    assert first[2] == LONG


def test_fields_of_an_unknown_type_are_named_and_the_pages_are_there(place: Path) -> None:
    project, _ = make_receipts(place, 2)
    with ProjectFile.open(project) as file:
        file.set_setting("schema", '[[field]]\nname = "smell"\ntype = "odour"\n')

    def script(user: User) -> None:
        user.wait_for_pages(2)
        assert "odour" in user.message
        panel = panel_of(user)
        assert "odour" in panel.start.fault.text() and panel.start.fault.isVisible()
        user.click(panel.start.buttons["receipt"])
        wait_until_read(user)
        assert [row.name for row in panel.model.rows][:2] == ["company", "address"]
        user.press("Ctrl+Z")
        until(panel.start.fault.isVisible)

    use_window(script, project)


def test_a_rule_that_divides_by_zero_or_cannot_be_read_is_said(place: Path) -> None:
    project, receipts = make_receipts(place, 1)
    with ProjectFile.open(project) as file:
        rules = f'["total / (total - {receipts[0].values["total"]}) = 1", "total +"]'
        file.set_setting("schema", f'rules = {rules}\n[[field]]\nname = "total"\ntype = "amount"\n')

    def script(user: User) -> None:
        user.wait_for_pages(1)
        panel = panel_of(user)
        user.window.action_table["show-fields"].trigger()
        wait_until_read(user)
        choose_field(panel, "total")
        user.click_entity(f"RM {receipts[0].values['total']}")
        until(lambda: "ivides by zero" in panel.head.problems.text())
        assert panel.head.problems.isVisible()
        assert panel.row is not None and panel.row.is_decided
        user.window.action_table["find-problems"].trigger()
        until(lambda: user.window.session.problems.looked and user.at_rest())
        codes = {row.code for rows in user.window.session.problems.pages.values() for row in rows}
        assert {"field-rule", "rule-faulty"} <= codes

    use_window(script, project)


def test_a_table_without_a_column_of_names(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, receipts = make_receipts(place, 1)
    table = write_table(place / "values.csv", receipts)
    table.write_text(table.read_text("utf-8").replace("file,", "nothing,"), "utf-8")

    def script(user: User) -> None:
        user.wait_for_pages(1)
        dialog = table_dialog(user, monkeypatch, table)
        until(lambda: dialog.outcome.isVisible() or dialog.preview is not None)
        assert dialog.preview is not None or "column" in dialog.outcome.text()

    use_window(script, project)
