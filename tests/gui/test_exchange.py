"""Import with a preview, export in every format, fields as tables: through the window."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from event_loop import application, until
from gui.user import User, use_window
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog

from kie_desktop.domain import edits
from kie_desktop.domain.label_set import Role, default_label_set
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.formats.drawn import MARK
from kie_desktop.formats.registry import FORMATS, write
from kie_desktop.session.exchange.exchange import Exchange
from kie_desktop.session.exchange.importing import ImportStatus
from kie_desktop.ui.dialogs.export_as import ExportAsDialog
from kie_desktop.ui.dialogs.fields import ALL_PAGES, FieldsDialog
from kie_desktop.ui.dialogs.import_labels import ImportDialog
from kie_desktop.ui.dialogs.import_roles import ROLE

READABLE = [known.name for known in FORMATS if known.read]
KEY = {"transcription": "Name:", "label": "question", "points": [[10, 10], [90, 10], [90, 30], [10, 30]], "id": 1}
VALUE = {"transcription": "Ada", "label": "answer", "points": [[110, 10], [190, 10], [190, 30], [110, 30]], "id": 2}
ROWS = [{**KEY, "linking": [[1, 2]]}, {**VALUE, "linking": [[1, 2]]}]


def write_labels(path: Path, *images: str, rows: list[dict] | None = None) -> Path:
    text = json.dumps(ROWS if rows is None else rows)
    path.write_text("".join(f"{image}\t{text}\n" for image in images), "utf-8")
    return path


def import_dialog(user: User, path: Path) -> ImportDialog:
    user.window.commands.file.import_path(path)
    dialog = user.dialog(ImportDialog)
    until(lambda: dialog.preview)
    return dialog


def do_import(user: User, dialog: ImportDialog) -> None:
    closed: list[bool] = []
    dialog.destroyed.connect(lambda: closed.append(True))
    user.click(dialog.import_button)
    until(lambda: closed and user.at_rest())


def shown(dialog: ImportDialog, column: int) -> list[object]:
    return [dialog.pages.index(row, column).data() for row in range(dialog.pages.rowCount())]


@pytest.mark.parametrize("name", READABLE)
def test_every_format_is_opened_edited_and_exported(folder: Path, tmp_path: Path, name: str) -> None:
    info = next(info for info in Exchange.formats() if info.name == name)
    source = tmp_path / f"source{info.suffix}"
    pages = [_page("a.png"), _page("b.png")]
    write(source, pages, default_label_set(), next(known for known in FORMATS if known.name == name))

    def work(user: User) -> None:
        user.wait_for_pages(3)
        dialog = import_dialog(user, source)
        assert info.title in dialog.format.currentText()
        assert set(shown(dialog, 1)) == {"Filled"}
        do_import(user, dialog)
        assert user.entity("Ada").text == "Ada"
        user.window.session.editor.do("Set text", edits.set_text, user.entity("Ada").id, "Ada Lovelace")
        user.press("Ctrl+Shift+E")
        export = user.dialog(ExportAsDialog)
        export.format.setCurrentIndex(export.format.findData(name))
        export.format.activated.emit(export.format.currentIndex())
        until(lambda: info.title in export.preview.text())
        export.target.setText(str(tmp_path / f"out{info.suffix}"))
        user.click(export.export_button)
        until(lambda: "written to" in export.outcome.text())
        export.close()
        again = import_dialog(user, tmp_path / f"out{info.suffix}")
        assert again.preview is not None
        assert {row.status for row in again.preview.rows} == {ImportStatus.SAME}
        again.close()

    use_window(work, folder)
    text = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and "out" in str(path))
    assert b"Ada Lovelace" in text


def test_roles_of_new_labels_are_chosen_in_the_preview(folder: Path) -> None:
    labels = write_labels(folder / "labels.json", "a.png", "gone.png", rows=[{**KEY, "label": "amount"}])

    def work(user: User) -> None:
        user.wait_for_pages(3)
        until(user.window.message_bar.offer_button.isVisible)
        assert "labels.json" in user.message
        user.click(user.window.message_bar.offer_button)
        dialog = user.dialog(ImportDialog)
        until(lambda: dialog.preview)
        assert shown(dialog, 1) == ["Filled", "No image found"]
        assert "1 without an image" in dialog.summary.text()
        roles = dialog.labels.cellWidget(0, ROLE)
        assert isinstance(roles, QComboBox)
        roles.setCurrentIndex(roles.findData(Role.VALUE))
        do_import(user, dialog)
        assert user.window.session.label_set["amount"].role is Role.VALUE
        user.press("Ctrl+Z")
        assert not user.page.entities

    use_window(work, folder)
    assert labels.is_file()


def test_corrections_stay_unless_a_page_is_ticked(folder: Path) -> None:
    labels = write_labels(folder / "labels.json", "a.png", "b.png")

    def work(user: User) -> None:
        user.wait_for_pages(3)
        do_import(user, import_dialog(user, labels))
        for _ in range(2):
            user.window.session.editor.do("Set text", edits.set_text, 2, "Eve")
            user.press("PgDown")
        dialog = import_dialog(user, labels)
        assert dialog.conflicts.rowCount() == 2
        dialog.tabs.setCurrentIndex(2)
        second = dialog.conflicts.index(1, 0)
        assert [dialog.conflicts.index(1, column).data() for column in range(4)] == ["b.png", "Text", "Eve", "Ada"]
        dialog.conflict_table.setCurrentIndex(second)
        dialog.conflict_table.setFocus()
        user.press("Space")
        assert Qt.CheckState(second.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        do_import(user, dialog)
        session = user.window.session
        texts = [session.pages.page_of(row.id).entities[2].text for row in session.summaries[:2]]
        assert texts == ["Eve", "Ada"]

    use_window(work, folder)


def test_images_in_another_folder_are_pointed_out(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from text_image import save

    (tmp_path / "scans").mkdir()
    (tmp_path / "labels").mkdir()
    save(tmp_path / "scans" / "x.png", [], (400, 300))
    labels = write_labels(tmp_path / "labels" / "labels.json", "x.png")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "scans"))

    def work(user: User) -> None:
        user.wait_for_pages(3)
        dialog = import_dialog(user, labels)
        assert shown(dialog, 1) == ["No image found"]
        assert not dialog.import_button.isEnabled()
        user.click(dialog.images_button)
        until(lambda: dialog.preview)
        assert shown(dialog, 1) == ["New page"]
        do_import(user, dialog)
        assert len(user.window.session.summaries) == 4

    use_window(work, folder)


def test_a_dropped_label_file_is_imported(folder: Path) -> None:
    labels = write_labels(folder / "labels.json", "a.png")

    def work(user: User) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(labels))])
        no_keys, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        user.window.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, button, no_keys))
        dialog = user.dialog(ImportDialog)
        until(lambda: dialog.preview)
        do_import(user, dialog)
        assert user.window.session.path == folder / "forms.kie"
        assert [row.entities for row in user.window.session.summaries] == [2, 0, 0]

    use_window(work)


def test_an_exported_data_folder_is_imported_when_it_is_opened(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(folder, data / "images")
    write_labels(data / "train.json", "images/a.png", "images/b.png")
    write_labels(data / "val.json", "images/c.png")

    def give_up(user: User) -> None:
        user.window.commands.file.open_path(data)
        dialog = user.dialog(ImportDialog)
        until(lambda: dialog.preview)
        dialog.close()

    def work(user: User) -> None:
        until(lambda: "val.json" in user.message and user.at_rest())
        assert user.window.session.summaries == []
        user.click(user.window.message_bar.offer_button)
        dialog = user.dialog(ImportDialog)
        until(lambda: dialog.preview)
        do_import(user, dialog)
        assert [row.entities for row in user.window.session.summaries] == [2, 2]

    use_window(give_up)
    use_window(work, data)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b'{"a": [', b"Dear Sir or Madam\n"])
def test_a_file_that_cannot_be_read_says_so_in_the_dialog(folder: Path, content: bytes) -> None:
    (folder / "labels.json").write_bytes(content)

    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.window.commands.file.import_path(folder / "labels.json")
        dialog = user.dialog(ImportDialog)
        until(dialog.outcome.isVisible)
        assert "labels.json" in dialog.outcome.text()
        assert not dialog.import_button.isEnabled()

    use_window(work, folder)


def test_a_file_that_cannot_be_read_makes_no_project(tmp_path: Path) -> None:
    (tmp_path / "letter.json").write_text("Dear Sir or Madam")

    def work(user: User) -> None:
        user.window.commands.file.import_path(tmp_path / "letter.json")
        dialog = user.dialog(ImportDialog)
        assert "format not recognised" in dialog.outcome.text()
        assert user.window.session.path is None

    use_window(work)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.json"]


def test_what_gets_lost_is_said_before_and_after(folder: Path, tmp_path: Path) -> None:
    labels = write_labels(folder / "labels.json", "a.png", "b.png")

    def work(user: User) -> None:
        user.wait_for_pages(3)
        do_import(user, import_dialog(user, labels))
        user.press("Ctrl+Shift+E")
        dialog = user.dialog(ExportAsDialog)
        until(lambda: "store everything" in dialog.unsupported.text())
        dialog.format.setCurrentIndex(dialog.format.findData("sroie"))
        dialog.format.activated.emit(dialog.format.currentIndex())
        until(lambda: "2 links left out" in dialog.unsupported.text())
        dialog.target.setText(str(tmp_path / "receipts"))
        user.click(dialog.export_button)
        until(lambda: "2 links left out" in dialog.outcome.text())
        assert (tmp_path / "receipts" / "a.png").is_file()
        user.click(dialog.export_button)
        until(lambda: "already" in dialog.outcome.text())

    use_window(work, folder)


def test_fields_follow_the_page_and_can_be_copied_and_saved(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = write_labels(folder / "labels.json", "a.png", "b.png")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "fields.csv"), ""))

    def work(user: User) -> None:
        user.wait_for_pages(3)
        do_import(user, import_dialog(user, labels))
        user.window.action_table["fields"].trigger()
        dialog = user.dialog(FieldsDialog)
        assert dialog.model.rows == [("a.png", 1, "Name:", "Ada")]
        user.window.session.editor.do("Set text", edits.set_text, 2, "Eve")
        until(lambda: dialog.model.rows == [("a.png", 1, "Name:", "Eve")])
        dialog.scope.setCurrentIndex(dialog.scope.findData(ALL_PAGES))
        dialog.scope.activated.emit(1)
        until(lambda: len(dialog.model.rows) == 2)
        user.click(dialog.copy_button)
        lines = application().clipboard().text().splitlines()
        assert lines == ["Image\tPage\tKey\tValue", "a.png\t1\tName:\tEve", "b.png\t1\tName:\tAda"]
        user.click(dialog.save_button)
        until(lambda: "fields.csv" in dialog.outcome.text())

    use_window(work, folder)
    assert "b.png,1,Name:,Ada" in (tmp_path / "fields.csv").read_text("utf-8-sig")


def _page(image: str) -> Page:
    from kie_desktop.domain.geometry import rectangle
    from kie_desktop.domain.page import HUMAN, Entity, Link

    key = Entity(1, rectangle((10, 10, 90, 30)), "Name:", "question", by_human=HUMAN)
    value = Entity(2, rectangle((110, 10, 190, 30)), "Ada", "answer", by_human=HUMAN)
    page = Page(image, 400, 300, state=ReviewState.IN_WORK)
    return page.with_entities([key, value], [Link(1, 2, by_human=True)])


def test_checked_texts_become_a_recognition_set(folder: Path, tmp_path: Path) -> None:
    labels = write_labels(folder / "labels.txt", "a.png")

    def work(user: User) -> None:
        user.wait_for_pages(3)
        do_import(user, import_dialog(user, labels))
        user.press("Ctrl+Shift+E")
        dialog = user.dialog(ExportAsDialog)
        dialog.format.setCurrentIndex(dialog.format.findData("ppocrlabel-rec"))
        dialog.format.activated.emit(dialog.format.currentIndex())
        until(lambda: "PPOCRLabel recognition set: 3 pages" in dialog.preview.text())
        dialog.target.setText(str(tmp_path / "rec"))
        user.click(dialog.export_button)
        until(lambda: "written to" in dialog.outcome.text())

    use_window(work, folder)
    rows = (tmp_path / "rec" / "rec_gt.txt").read_text("utf-8").splitlines()
    assert [row.split("\t")[1] for row in rows] == ["Name:", "Ada"]
    assert all((tmp_path / "rec" / row.split("\t")[0]).is_file() for row in rows)


def test_what_cannot_be_exported_is_not_checked_for_ever(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.press("Ctrl+Shift+E")
        dialog = user.dialog(ExportAsDialog)
        dialog.format.setCurrentIndex(dialog.format.findData("ppocrlabel-rec"))
        dialog.format.activated.emit(dialog.format.currentIndex())
        until(lambda: "no checked texts" in dialog.outcome.text())
        assert dialog.preview.text() == ""

    use_window(work, folder)


def test_pages_drawn_by_extract_are_no_pages(folder: Path) -> None:
    picture = Image.open(folder / "a.png").convert("RGB")
    picture.save(folder / "a_result.jpg", comment=MARK)
    picture.save(folder / "mine_result.jpg")  # of somebody's own, with such a name

    def work(user: User) -> None:
        user.wait_for_pages(4)
        names = [row.image for row in user.window.session.summaries]
        assert names == ["a.png", "b.png", "c.png", "mine_result.jpg"]

    use_window(work, folder)
