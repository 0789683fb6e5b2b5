"""Files that go away, writes that fail and pages that are damaged, as the session tells of them."""

import json
import os
import sqlite3
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path

import pytest
from event_loop import until
from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.session import JobKind, Session
from kie_desktop.session.exchange.exporting import ExportWish
from kie_desktop.session.project.bulk_edits import MANY_PAGES, BulkEdit
from kie_desktop.store import ProjectFile

BOX = rectangle((10, 10, 60, 30))


def spoil(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(script)


@pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody delete a file that is open")
def test_a_project_whose_file_was_deleted_is_saved_under_a_name_and_goes_on(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    gone: list[str] = []
    session.project.gone.connect(gone.append)
    session.pages.show_next()
    shown = session.page_id
    assert session.editor.do("Add", edits.add_entity, BOX, "acknowledged")
    session.editor.settle()
    assert not session.project.look_for_file()
    session.path.unlink()
    session.editor.do("Add", edits.add_entity, BOX, "into nowhere")
    until(lambda: gone)
    assert [entity.text for entity in session.page.entities.values()] == ["acknowledged"]
    assert session.project.look_for_file()
    target = session.path.with_name("saved.kie")
    assert session.project.save_under(target)
    assert (session.path, session.page_id) == (target, shown)
    assert [entity.text for entity in session.page.entities.values()] == ["acknowledged"]
    assert session.editor.do("Add", edits.add_entity, BOX, "more")
    assert not session.project.look_for_file()


def test_a_write_that_fails_in_any_way_is_taken_back_and_told(sitting: Sitting, folder: Path, monkeypatch) -> None:
    session = sitting.open(folder)
    session.editor.do("Add", edits.add_entity, BOX, "saved")
    session.editor.settle()
    refused: Future[None] = Future()
    refused.set_exception(ZeroDivisionError("of a library"))
    monkeypatch.setattr(session.project.document._writer, "submit", lambda *_: refused)
    session.editor.do("Add", edits.add_entity, BOX, "lost")
    until(lambda: "ZeroDivisionError: of a library" in sitting.messages[-1][1])
    assert sitting.messages[-1][0] == "error"
    assert [entity.text for entity in session.page.entities.values()] == ["saved"]


def test_an_edit_without_a_thread_to_write_it_is_not_done(sitting: Sitting, folder: Path, monkeypatch) -> None:
    session = sitting.open(folder)

    def no_thread(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(session.project.document._writer, "submit", no_thread)
    assert not session.editor.do("Add", edits.add_entity, BOX, "lost")
    assert "can't start new thread" in sitting.messages[-1][1]
    assert (session.page.entities, session.editor.undo_text) == ({}, None)


@pytest.fixture
def damaged(sitting: Sitting, folder: Path) -> Session:
    """A project whose first page (in the list) is damaged in the file."""
    session = sitting.open(folder)
    for row in session.summaries:
        session.pages.show_page(row.id)
        session.editor.do("Add", edits.add_entity, BOX, "text", "question")
    first, path = session.summaries[0].id, session.path
    session.pages.show_page(first)
    session.project.close()
    spoil(path, f"UPDATE entity SET points = '[[1' WHERE page = {first}")
    sitting.messages.clear()
    return sitting.open(path)


def test_a_damaged_page_is_named_and_another_one_shows(sitting: Sitting, damaged: Session) -> None:
    assert damaged.page_id == damaged.summaries[1].id
    assert any("p1.png" in text and "damaged" in text for _, text in sitting.messages)
    damaged.pages.show_next()
    assert damaged.page_id == damaged.summaries[2].id
    assert not damaged.pages.show_page(damaged.summaries[0].id)


def test_problems_and_exports_leave_a_damaged_page_out_and_say_so(sitting: Sitting, damaged: Session) -> None:
    damaged.problems.check_all()
    sitting.rest()
    (of_first,) = [row for row in damaged.problems.pages[damaged.summaries[0].id] if row.code == "damaged-page"]
    assert "entities" in of_first.message or "page" in of_first.message
    sitting.messages.clear()
    written: list[object] = []
    damaged.exchange.dataset_written.connect(written.append)
    damaged.exchange.export_dataset(damaged.path.parent / "data")
    sitting.rest()
    assert (written[0].train + written[0].val, sitting.messages[-1][0]) == (2, "warning")
    assert "p1.png" in sitting.messages[-1][1]
    out = damaged.path.parent / "out.json"
    damaged.exchange.export(ExportWish(out, "xfund", tuple(row.id for row in damaged.summaries)))
    sitting.rest()
    assert out.exists()


def test_a_change_of_all_pages_leaves_a_damaged_one_out(sitting: Sitting, damaged: Session) -> None:
    pages = [row.id for row in damaged.summaries]
    wanted = BulkEdit("Write", pages, lambda page: edits.set_text(damaged.pages.page_of(page), 1, "new"))
    assert damaged.editor.change_pages(wanted)
    assert [damaged.pages.page_of(page).entities[1].text for page in pages[1:]] == ["new", "new"]
    assert "p1.png" in sitting.messages[-1][1]


def test_pages_that_were_removed_before_a_crash_are_offered(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    path, gone = session.path, [row.id for row in session.summaries][:2]
    session.project.close()
    spoil(path, f"UPDATE page SET removed = 1 WHERE id IN ({gone[0]}, {gone[1]})")
    found: list[int] = []
    session.project.removed_found.connect(found.append)
    sitting.open(path)
    assert (found, len(session.summaries)) == ([2], 1)
    session.project.bring_back()
    assert [row.id for row in session.summaries][:2] == gone
    session.project.close()
    sitting.open(path)
    assert len(session.summaries) == 3


def test_a_step_of_many_pages_whose_end_cannot_be_written_is_taken_back_whole(sitting: Sitting, tmp_path: Path) -> None:
    image = write_image(tmp_path / "forms" / "0.png")
    for number in range(1, MANY_PAGES + 20):
        (image.parent / f"{number}.png").hardlink_to(image)
    session = sitting.open(tmp_path / "forms")
    pages = [row.id for row in session.summaries]
    told: list[object] = []

    def make(page: int) -> object:
        if page == pages[MANY_PAGES]:
            session.project.document._project.end_long = refuse
        return edits.add_entity(session.pages.page_of(page), BOX, "half")

    def refuse() -> None:
        with session.project.document._project._db:
            session.project.document._project._db.execute("ROLLBACK")
        raise OSError(5, "Input/output error")

    session.editor.change_pages(BulkEdit("Draw", pages, make, done=told.append, given_up=told.append))
    assert [job.kind for job in session.jobs.states] == [JobKind.BULK_EDIT]
    sitting.rest()
    assert told == [None]
    assert (sitting.messages[-1][0], sum(row.entities for row in session.summaries)) == ("error", 0)
    assert session.editor.undo_text is None
    assert not session.pages.page_of(pages[0]).entities
    del session.project.document._project.end_long
    with ProjectFile.reader(session.path) as reader:
        assert sum(row.entities for row in reader.summaries()) == 0


SHAPES = ("[[1, 2]]", '{"a": [1]}', '{"question": ["x"]}', "5", '"x"', "[{}]", "1e999", "9" * 400, '[1, 2, "a", {}]')
WRONG = {
    **dict.fromkeys(("page", "turned", "fields-accepted", "renamed-labels", "fields-writing", "model"), SHAPES),
    "schema": (
        json.dumps("date_order = " + "9" * 5000),
        json.dumps("a" + ".a" * 100_000 + " = 1"),
        json.dumps("[[field]]\nname = 'total'\ntype = 'amount'\n[[field]]\nname='x'\ncolumns=[5]"),
    ),
    "turned": (*SHAPES, '{"forms.turned/x.png": []}', '{"forms.turned/x.png": ["a", 1e999, 1]}'),
    "fields-writing": (*SHAPES, '["auto", "auto", "", 1e999]', '["auto", "auto", {}, 5]'),
    "fields-network": (*SHAPES, '{"model": "x", "pages": [[], {}, "a"]}'),
    "fields-model": (*SHAPES, '{"source": "", "documents": 1e999, "fields": [], "outcomes": [], "npz": ""}'),
    "model": (*SHAPES, json.dumps("x" * 5000), json.dumps("a\0b"), json.dumps("/dev/zero")),
}


@pytest.mark.parametrize("name", WRONG)
def test_settings_of_another_shape_cost_only_themselves(sitting: Sitting, folder: Path, name: str) -> None:
    session = sitting.open(folder)
    assert session.path is not None
    path = session.path
    for value in WRONG[name]:
        session.project.close()
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))
        sitting.open(path)
        assert session.page is not None and len(session.summaries) == 3, value
        count = len(session.page.entities)
        session.editor.do("Add", edits.add_entity, rectangle((1, 1, 9, 9)), "text")
        assert session.page is not None and len(session.page.entities) == count + 1, value
