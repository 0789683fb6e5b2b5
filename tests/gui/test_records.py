"""The tables of a document in the Fields panel: looked at, corrected, joined, split, taken back."""

from __future__ import annotations

from pathlib import Path

from event_loop import until
from gui.user import User, use_window
from PIL import Image
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLineEdit

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.store import ProjectFile
from kie_desktop.ui.panels.records import RecordsView

COLUMNS = (("Item", 20.0), ("Qty", 220.0), ("Amount", 340.0))
ROWS = (("Bolt", "2", "3.00"), ("Nut", "4", "0.80"), ("Washer", "6", "0.60"))


def make_invoice(folder: Path) -> Path:
    """A project of one page with a table and its total."""
    entities: list[Entity] = []
    links: list[Link] = []

    def put(x: float, y: float, text: str, label: str) -> int:
        box = (x, y, x + 9.0 * len(text), y + 16)
        entities.append(Entity(len(entities) + 1, rectangle(box), text, label, 0.9, 0.9))
        return len(entities)

    keys = [put(x, 100, name, "question") for name, x in COLUMNS]
    for place, row in enumerate(ROWS, 1):
        for key, (_, x), text in zip(keys, COLUMNS, row, strict=True):
            links.append(Link(key, put(x, 100.0 + 30 * place, text, "answer"), 0.9))
    links.append(Link(put(220, 240, "Total", "question"), put(340, 240, "4.40", "answer"), 0.9))
    Image.new("RGB", (460, 620), "white").save(folder / "a.png")
    project = folder / "p.kie"
    with ProjectFile.create(project, default_label_set()) as file:
        file.add_pages([Page("a.png", 460, 620).with_entities(entities, links)])
    return project


def tables_of(user: User) -> RecordsView:
    user.wait_for_pages(1)
    user.window.panels.bring("Fields")
    panel = user.window.panels.fields
    panel.tabs.setCurrentIndex(2)
    until(panel.records.view.isVisible)
    return panel.records


def texts(view: RecordsView) -> list[list[str]]:
    model = view.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def select_rows(view: RecordsView, *rows: int) -> None:
    view.view.clearSelection()
    for row in rows:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        view.view.selectionModel().select(view.model.index(row, 0), flags)


def test_a_table_is_corrected_joined_split_and_taken_back(tmp_path: Path) -> None:
    def script(user: User) -> None:
        view, session = tables_of(user), user.window.session
        assert texts(view) == [list(row) for row in ROWS]
        assert view.tables.currentText() == "Table 1, page 1, 3 rows"
        assert [view.model.headerData(at, Qt.Orientation.Horizontal) for at in range(3)] == ["Item", "Qty", "Amount"]
        assert not any(button.isEnabled() for button in (view.join, view.split, view.remove, view.again))

        view.view.setCurrentIndex(view.model.index(1, 0))
        view.view.setFocus()
        user.press("F2")
        editor = view.view.findChild(QLineEdit)
        editor.setText("Hex nut")
        user.press("Return")
        until(lambda: texts(view)[1][0] == "Hex nut")
        assert user.entity("Hex nut").text_score is None, "a whole line is corrected itself"

        select_rows(view, 0, 1)
        user.click(view.join)
        until(lambda: texts(view) == [["Bolt Hex nut", "2 4", "3.00 0.80"], list(ROWS[2])])
        assert view.again.isEnabled() and not view.join.isEnabled()
        view.view.setCurrentIndex(view.model.index(0, 2))
        view.model.setData(view.view.currentIndex(), "3.80")
        until(lambda: texts(view)[0][2] == "3.80")
        session.editor.undo()
        until(lambda: texts(view)[0][2] == "3.00 0.80")
        select_rows(view, 0)
        user.click(view.split)
        until(lambda: len(texts(view)) == 3)
        select_rows(view, 2)
        user.click(view.remove)
        until(lambda: len(texts(view)) == 2)
        user.click(view.again)
        until(lambda: texts(view)[2] == list(ROWS[2]))
        for _ in range(5):
            session.editor.undo()
        until(lambda: texts(view)[1][0] == "Nut")

    use_window(script, make_invoice(tmp_path))


def test_a_table_without_rows_is_found_again(tmp_path: Path) -> None:
    def script(user: User) -> None:
        view = tables_of(user)
        assert not view.emptied.isVisible()
        select_rows(view, 0, 1, 2)
        user.click(view.remove)
        until(view.emptied.isVisible)
        assert not view.view.isVisible(), "a table without rows shows"
        user.click(view.emptied)
        until(view.view.isVisible)
        assert texts(view) == [list(row) for row in ROWS]
        assert not view.emptied.isVisible()
        user.window.session.editor.undo()
        until(view.emptied.isVisible)

    use_window(script, make_invoice(tmp_path))


def test_a_cell_is_shown_on_the_page_and_nothing_is_said_where_there_is_no_table(tmp_path: Path) -> None:
    def script(user: User) -> None:
        view = tables_of(user)
        told: list[tuple[int, tuple[object, ...]]] = []
        view.pointed.connect(lambda place, spans: told.append((place, spans)))
        view.view.entered.emit(view.model.index(1, 2))
        assert told[-1][0] == 0 and [span.entity for span in told[-1][1]] == [user.entity("0.80").id]  # type: ignore[attr-defined]
        view.view.clicked.emit(view.model.index(1, 2))
        view.view.viewportEntered.emit()
        assert told[-1] == (-1, ())
        user.window.session.editor.do("Unlink", _without_links)
        until(lambda: not view.view.isVisible())
        assert view.isVisible() and not view.tables.isVisible()

    use_window(script, make_invoice(tmp_path))


def _without_links(page: Page):  # type: ignore[no-untyped-def]
    from kie_desktop.domain import edits

    return edits.remove_links(page, list(page.links))


def test_a_field_of_rows_is_filled_and_its_sum_is_a_rule(tmp_path: Path) -> None:
    columns = ("description", "quantity", "amount")
    fields = (FieldSpec("items", FieldType.ROWS, columns=columns), FieldSpec("total", FieldType.AMOUNT))
    schema = Schema(fields=fields, rules=("sum(items.amount) = total",))

    def script(user: User) -> None:
        view, session = tables_of(user), user.window.session
        session.fields.set_schema(schema)
        until(lambda: session.fields.schema == schema and session.fields.is_read())
        session.fields.decisions.set_text("total", "4.40")

        def items():  # type: ignore[no-untyped-def]
            found = session.fields.values()
            assert found is not None
            return found["items"]

        until(lambda: items().value == "Bolt | 2 | 3.00\nNut | 4 | 0.80\nWasher | 6 | 0.60")
        assert items().state == "proved" and not items().problems
        view.model.setData(view.model.index(0, 2), "3.50")
        until(lambda: "3.50" in (items().value or ""))
        assert items().state == "look" and "not met" in items().problems[0]

    use_window(script, make_invoice(tmp_path))
