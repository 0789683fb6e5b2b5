"""Fields of all documents from the window: what needs a look, found, counted, twice there, held out, and split."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from event_loop import until
from gui.receipt_pages import FIELDS, make_receipts, page_of, receipt, write_table
from gui.test_fields import begin_with_list, choose_field, panel_of, wait_until_read
from gui.user import User, use_window
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog

from kie_desktop.domain.edits import set_label
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Link, ReviewState
from kie_desktop.session.fields.learning import LearningState
from kie_desktop.store import ProjectFile
from kie_desktop.ui.dialogs.documents_table import DocumentsTableDialog
from kie_desktop.ui.dialogs.export import ExportDialog
from kie_desktop.ui.dialogs.value_table import ValueTableDialog
from kie_desktop.ui.item_models.page_filter import BY_CERTAINTY, LOOK, SETTLED
from kie_desktop.ui.panels.fields import FieldsPanel


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "receipts"
    folder.mkdir()
    return folder


def begin_with_receipts(user: User) -> FieldsPanel:
    panel = panel_of(user)
    user.click(panel.start.buttons["receipt"])
    wait_until_read(user)
    return panel


def listed(user: User) -> list[str]:
    """The names in the page list, from the top."""
    shown = user.window.panels.pages.filter
    return [shown.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(shown.rowCount())]


def test_the_least_certain_document_comes_first_and_a_reviewed_one_last(place: Path) -> None:
    project, _ = make_receipts(place, 5)

    def script(user: User) -> None:
        user.wait_for_pages(5)
        begin_with_receipts(user)
        fields, orders = user.window.session.fields, user.window.panels.pages.orders
        orders.setCurrentIndex(orders.findData(BY_CERTAINTY))
        orders.activated.emit(orders.currentIndex())
        until(lambda: user.at_rest() and not fields.survey.unread)
        chances = {one.key: fields.survey.chance(one) or 0.0 for one in fields.documents}
        assert len({*chances.values()}) == 5
        until(lambda: listed(user) == sorted(chances, key=chances.__getitem__))
        least = listed(user)[0]
        shown = next(row.id for row in user.window.session.summaries if row.image == least)
        user.window.session.pages.show_page(shown)
        user.window.action_table["review"].trigger()
        assert listed(user)[0] == least, "a page moves while somebody works on it"
        orders.activated.emit(orders.currentIndex())
        until(lambda: user.at_rest() and listed(user)[-1] == least)

    use_window(script, project)


def test_a_value_is_found_in_the_fields_and_shown_there(place: Path) -> None:
    project, receipts = make_receipts(place, 3)

    def script(user: User) -> None:
        user.wait_for_pages(3)
        panel = begin_with_receipts(user)
        user.press("Ctrl+F")
        search = user.window.panels.search
        wanted = receipts[2].values["total"]
        search.line.setText(wanted)
        until(lambda: user.at_rest() and any("Field total" in item.data(0, _BELOW) for item in search._hits()))
        item = next(item for item in search._hits() if "Field total" in item.data(0, _BELOW))
        search.view.itemClicked.emit(item, 0)
        assert user.page.image == "r003.png"
        assert panel.view.isVisible()
        until(lambda: panel.row is not None and panel.row.name == "total")

    use_window(script, project)


_BELOW = Qt.ItemDataRole.AccessibleTextRole


def test_statistics_say_how_far_each_field_is(place: Path) -> None:
    project, _ = make_receipts(place, 3)

    def script(user: User) -> None:
        user.wait_for_pages(3)
        panel = begin_with_list(user)
        choose_field(panel, "company")
        user.click_entity(user.page.entities[1].text)
        user.window.action_table["show-statistics"].trigger()
        statistics = user.window.panels.statistics
        until(lambda: user.at_rest() and "Cross-validation" in statistics.labels.toPlainText())
        until(lambda: "have not been read" not in statistics.labels.toPlainText())
        lines = statistics.labels.toPlainText().splitlines()
        start = lines.index("company")
        assert lines[lines.index("Field") : lines.index("Field") + 5] == ["Field", "Proved", "Sure", "Look", "Decided"]
        assert lines[start + 4] == "1", lines[start : start + 9]

    use_window(script, project)


def test_enter_offers_what_needs_no_look_and_goes_through_it(place: Path) -> None:
    project, _ = make_receipts(place, 3)

    def script(user: User) -> None:
        user.wait_for_pages(3)
        panel = begin_with_list(user, "company")
        session = user.window.session
        for _ in range(2):  # what two people say of the first teaches; the others are decided by hand
            choose_field(panel, "company")
            user.click_entity(user.page.entities[1].text)
            session.pages.show_page(session.summaries[1].id)
            wait_until_read(user)
        session.pages.show_page(session.summaries[2].id)
        wait_until_read(user)
        choose_field(panel, "company")
        user.click_entity(user.page.entities[1].text)
        user.window.action_table["show-fields"].trigger()
        until(lambda: panel.is_settled and session.fields.state is LearningState.IDLE)
        assert "2 more need no look" in panel.head.progress.text() or "3 more" in panel.head.progress.text()
        user.press("Return")
        until(lambda: "need" in user.message)
        assert "2 documents" in user.message
        assert session.summaries[2].state is ReviewState.REVIEWED
        user.press("Return")
        assert user.page.image == "r001.png"
        assert not user.message, "what was said is not true any more"
        session.pages.show_page(session.summaries[2].id)
        user.window.commands.fields.list_settled()
        assert listed(user) == ["r001.png", "r002.png"]
        assert user.window.panels.pages.states.currentData() == SETTLED
        assert user.page.image == "r001.png"
        wait_until_read(user)
        user.press("Return")
        until(lambda: user.page.image == "r002.png")
        wait_until_read(user)
        user.press("Return")
        until(lambda: "All documents are reviewed" in user.message)
        assert {row.state for row in session.summaries} == {ReviewState.REVIEWED}

    use_window(script, project)


def test_pages_are_filtered_by_whether_their_fields_need_a_look(place: Path) -> None:
    project, _ = make_receipts(place, 3)

    def script(user: User) -> None:
        user.wait_for_pages(3)
        pages = user.window.panels.pages
        assert pages.states.findData(LOOK) == -1, "a project without fields has filters for them"
        panel = begin_with_list(user, "company")
        pages.choose_filter(LOOK)
        until(lambda: user.at_rest() and len(listed(user)) == 3)
        choose_field(panel, "company")
        user.click_entity(user.page.entities[1].text)
        until(lambda: panel.is_settled)
        assert len(listed(user)) == 3, "a page goes away while somebody works on it"
        user.window.action_table["show-fields"].trigger()
        user.press("Return")
        until(lambda: listed(user) == ["r002.png", "r003.png"])
        assert user.page.image == "r002.png"

    use_window(script, project)


def test_the_same_receipt_twice_is_said_and_leads_to_the_other(place: Path) -> None:
    project, receipts = make_receipts(place, 2)
    from text_image import save

    again = replace(receipts[0], name="r009.png")
    save(place / again.name, again.lines, (460, 620), 18)
    with ProjectFile.open(project) as file:
        file.add_pages([page_of(again)])

    def script(user: User) -> None:
        user.wait_for_pages(3)
        panel = begin_with_receipts(user)
        user.window.session.fields.survey.read()
        until(user.at_rest)
        user.window.session.pages.show_page(user.window.session.summaries[2].id)
        until(panel.head.twins.isVisible)
        assert "r001.png" in panel.head.twins.text()
        panel.head.twins.linkActivated.emit("r001.png")
        assert user.page.image == "r001.png"
        until(lambda: "r009.png" in panel.head.twins.text())
        user.window.session.pages.show_page(user.window.session.summaries[1].id)
        wait_until_read(user)
        until(lambda: not panel.head.twins.isVisible())

    use_window(script, project)


def test_keys_and_values_of_the_page_are_a_tab_of_their_own(place: Path) -> None:
    one = receipt(1)
    page = page_of(one)
    labelled = [
        replace(entity, label={"TOTAL": "question", "CASH": "question"}.get(entity.text, "other"))
        for entity in page.entities.values()
    ]
    total = next(entity for entity in labelled if entity.text == "TOTAL")
    amount = next(entity for entity in labelled if entity.text.startswith("RM "))
    labelled = [replace(entity, label="answer") if entity.id == amount.id else entity for entity in labelled]
    project = place / "p.kie"
    from text_image import save

    save(place / one.name, one.lines, (460, 620), 18)
    with ProjectFile.create(project, default_label_set()) as file:
        file.add_pages([page.with_entities(labelled, [Link(total.id, amount.id)])])

    def script(user: User) -> None:
        user.wait_for_pages(1)
        panel = panel_of(user)
        assert panel.start.isVisible()
        panel.tabs.setCurrentIndex(1)
        rows = panel.open_fields.model.rows
        assert [(row.key, row.value) for row in rows] == [("TOTAL", amount.text), ("CASH", "")]
        panel.open_fields.view.clicked.emit(panel.open_fields.model.index(0, 0))
        assert user.window.session.selection.entities == {total.id, amount.id}
        user.window.session.editor.do("Unlink", _unlinked, total.id, amount.id)
        until(lambda: [row.value for row in panel.open_fields.model.rows] == ["", ""])

    use_window(script, project)


def _unlinked(page, head: int, tail: int):  # type: ignore[no-untyped-def]
    from kie_desktop.domain import edits

    return edits.remove_links(page, [(head, tail)])


def test_the_inspector_leaves_its_room_to_the_fields_while_nothing_is_selected(place: Path) -> None:
    project, _ = make_receipts(place, 1)

    def script(user: User) -> None:
        user.wait_for_pages(1)
        begin_with_receipts(user)
        inspector = user.window.panels.inspector
        until(lambda: inspector.height() < 80)
        user.window.session.selection.select([1])
        until(lambda: inspector.height() > 120)
        user.window.session.selection.select([])
        until(lambda: inspector.height() < 80)
        user.window.panels.bring("Entities")
        until(lambda: inspector.height() > 120)

    use_window(script, project)


def test_a_held_out_receipt_measures_and_teaches_nothing(place: Path) -> None:
    project, receipts = make_receipts(place, 3)

    def script(user: User) -> None:
        user.wait_for_pages(3)
        panel = begin_with_list(user, "company")
        session = user.window.session
        session.pages.show_page(session.summaries[1].id)
        user.window.action_table["hold-out"].trigger()
        for number in (1, 0):
            session.pages.show_page(session.summaries[number].id)
            wait_until_read(user)
            choose_field(panel, "company")
            user.click_entity(receipts[number].values["company"])
            user.window.action_table["review"].trigger()
        until(lambda: session.fields.taught == 1 and session.fields.state is LearningState.IDLE)
        session.pages.show_page(session.summaries[2].id)
        wait_until_read(user)
        until(lambda: "1 documents that are held out" in panel.details.meaning.text())
        assert session.fields.survey.measured()["company"].tried == 1

    use_window(script, project)


def test_each_page_becomes_a_document_from_the_menu(place: Path) -> None:
    from PIL import Image

    pictures = [Image.new("RGB", (200, 100), "white") for _ in range(3)]
    pictures[0].save(place / "stack.tif", save_all=True, append_images=pictures[1:])

    def script(user: User) -> None:
        user.wait_for_pages(3)
        fields = user.window.session.fields
        assert [len(document.pages) for document in fields.documents] == [3]
        user.window.action_table["split-stack"].trigger()
        until(lambda: "have not been read" in user.message)
        user.window.action_table["split-pages"].trigger()
        assert [len(document.pages) for document in fields.documents] == [1, 1, 1]
        user.window.action_table["split-pages"].trigger()
        assert "already" in user.message
        user.answer("Undo on all 2 pages")
        user.press("Ctrl+Z")
        assert [len(document.pages) for document in fields.documents] == [3]

    use_window(script, place)


def test_a_saved_table_leads_to_the_values_that_need_a_look(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, _ = make_receipts(place, 5)
    out = place / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))

    def script(user: User) -> None:
        user.wait_for_pages(5)
        panel = panel_of(user)
        user.click(panel.start.buttons["receipt"])
        wait_until_read(user)
        user.window.action_table["export-documents"].trigger()
        dialog = user.dialog(DocumentsTableDialog)
        user.click(dialog.none_button)
        assert not dialog.chosen and not dialog.save_button.isEnabled()
        user.click(dialog.all_button)
        assert len(dialog.chosen) == len(panel.model.rows)
        user.click(dialog.save_button)
        until(lambda: out.exists() and user.at_rest())
        words = dialog.outcome.text()
        assert " of them need a look: r001.png (" in words and "2 more documents" in words
        until(lambda: dialog.down_button.height() >= dialog.down_button.minimumSizeHint().height())
        field = words.split("r001.png (")[1].split(")")[0].split(", ")[0]
        user.window.session.pages.show_page(user.window.session.summaries[3].id)
        user.click(dialog.look_button)
        until(lambda: user.page.image == "r001.png")
        until(lambda: panel.row is not None and panel.row.name == field)
        assert panel.row.waits  # type: ignore[union-attr]
        assert user.window.panels.pages.states.currentData() == LOOK

    use_window(script, project)


def test_decided_fields_become_labels_of_a_data_folder_that_teaches_fields_too(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, receipts = make_receipts(place, 3)
    out = place / "data"

    def script(user: User) -> None:
        user.wait_for_pages(3)
        panel = begin_with_list(user, "company\ndate")
        session = user.window.session
        for one in receipts:
            session.pages.show_page(next(row.id for row in session.summaries if row.image == one.name))
            choose_field(panel, "company")
            user.click_entity(one.values["company"])
        user.window.action_table["export"].trigger()
        dialog = user.dialog(ExportDialog)
        assert dialog.field_labels.isChecked(), "no line has a label"
        dialog.pages.all_pages.setChecked(True)
        dialog.folder.setText(str(out))
        user.click(dialog.export_button)
        until(lambda: (out / "values.csv").exists() and user.at_rest())
        assert user.entity(receipts[-1].values["company"]).label == "other", "the project is as it was"

    use_window(script, project)
    assert (out / "class_list.txt").read_text("utf-8").split()[-2:] == ["company", "date"]
    assert (out / "train.json").read_text("utf-8").count('"label": "company"') >= 2
    with (out / "values.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["company"] for row in rows] == [one.values["company"] for one in receipts]
    train = [sys.executable, "-m", "kie_desktop", "train", "--task", "fields", "--data", str(out)]
    subprocess.run([*train, "--out", str(place / "run")], check=True)
    assert (place / "run" / "fields.npz").is_file()


def test_what_was_learned_becomes_a_model_pack(
    place: Path, monkeypatch: pytest.MonkeyPatch, kie_desktop_home: Path
) -> None:
    project, receipts = make_receipts(place, 4)
    table = write_table(place / "values.csv", receipts[:3])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(table), ""))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("my-receipts", True))

    def script(user: User) -> None:
        user.wait_for_pages(4)
        user.window.action_table["save-learned"].trigger()
        user.click(panel_of(user).start.buttons["table"])
        dialog = user.dialog(ValueTableDialog)
        until(dialog.import_button.isEnabled)
        user.click(dialog.import_button)
        until(lambda: user.window.session.fields.taught == 3)
        wait_until_read(user)
        user.window.action_table["save-learned"].trigger()
        until(lambda: "my-receipts is now available" in user.message)

    use_window(script, project)
    pack = kie_desktop_home / "models" / "my-receipts"
    assert (pack / "fields.npz").is_file() and (pack / "schema.toml").is_file() and (pack / "ser.onnx").is_file()
    command = [sys.executable, "-m", "kie_desktop", "models", "show", "my-receipts", "--json"]
    shown = subprocess.run(command, check=True, capture_output=True, text=True)
    assert json.loads(shown.stdout)["fields"] == list(FIELDS)


def test_nothing_is_said_of_labels_where_only_fields_are_used(place: Path) -> None:
    project, _ = make_receipts(place, 2)

    def script(user: User) -> None:
        user.wait_for_pages(2)
        panel = begin_with_list(user, "company\ntotal")
        problems = user.window.session.problems
        choose_field(panel, "total")
        user.click_entity("TOTAL")
        user.window.action_table["find-problems"].trigger()
        until(lambda: problems.looked and user.at_rest())
        assert {code for _, code in problems.counts} == {"field-value"}
        lines = list(user.page.entities)
        user.window.session.editor.do("Label", set_label, lines[:1], "question")
        user.window.action_table["find-problems"].trigger()
        until(lambda: {code for _, code in problems.counts} == {"field-value", "nothing-to-link"})

    use_window(script, project)
