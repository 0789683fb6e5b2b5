from concurrent.futures import Future
from pathlib import Path

from event_loop import until
from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Label
from kie_desktop.domain.page import Entity, ReviewState
from kie_desktop.domain.patch import Changes, Patch, apply
from kie_desktop.store import PageSummary, ProjectFile

BOX = rectangle((1, 1, 9, 9))


def test_edits_are_told_and_on_disk(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    edited: list[tuple[int, Changes]] = []
    session.pages.page_edited.connect(lambda page_id, changes: edited.append((page_id, changes)))
    assert session.editor.do("Add entity", edits.add_entity, BOX, "Ada", "answer")
    assert session.page is not None
    assert edited == [(session.page_id, Changes(added=frozenset({1}), state=True))]
    assert session.summaries[0].entities == 1
    assert session.summaries[0].state is ReviewState.IN_WORK
    assert session.editor.undo_text == "Add entity"
    page, page_id, path = session.page, session.page_id, session.path
    session.project.close()
    with ProjectFile.open(path) as project:
        assert project.page(page_id) == page


def test_every_page_has_a_history_of_its_own_and_undo_stays_on_it(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    first = session.page_id
    session.editor.do("Add", edits.add_entity, BOX)
    session.pages.show_next()
    second = session.page_id
    session.editor.do("Add", edits.add_entity, BOX)
    session.editor.do("Add another", edits.add_entity, BOX)
    told: list[tuple[str, bool]] = []
    session.editor.told.connect(lambda *words: told.append(words))
    session.editor.undo()
    session.editor.undo()
    session.editor.undo()  # there is nothing left here
    assert (session.page_id, session.editor.undo_text, session.editor.redo_text) == (second, None, "Add")
    assert told == [("Undone on p2.png: Add another.", True), ("Undone on p2.png: Add.", True)]
    assert len(session.pages.page_of(first).entities) == 1
    session.pages.show_page(first)
    assert (session.editor.undo_text, session.editor.redo_text) == ("Add", None)
    session.editor.do("Add a third", edits.add_entity, BOX)
    session.pages.show_page(second)
    session.editor.redo()
    session.editor.redo()
    assert (len(session.page.entities), session.editor.redo_text) == (2, None)


def test_a_step_over_pages_is_undone_here_or_everywhere(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    first, second, third = [summary.id for summary in session.summaries]
    pages = [first, second, third]
    session.editor.edit_pages(
        [(page_id, edits.add_entity(session.pages.page_of(page_id), BOX, "same")) for page_id in pages], "Draw all"
    )
    session.pages.show_page(second)
    session.editor.do("Set text", edits.set_text, 1, "mine")
    session.pages.show_page(first)
    session.editor.undo([first])
    assert [row.entities for row in session.summaries] == [0, 1, 1]
    assert (session.editor.undo_text, session.editor.redo_text) == (None, "Draw all")
    session.pages.show_page(third)
    told: list[str] = []
    session.editor.told.connect(lambda words, _: told.append(words))
    session.editor.undo()
    assert [row.entities for row in session.summaries] == [0, 0, 0]
    assert (told, session.page_id) == (["Undone on 2 pages: Draw all."], third)
    session.editor.redo()
    assert [row.entities for row in session.summaries] == [0, 1, 1]
    assert session.pages.page_of(second).entities[1].text == "same"


def test_a_drag_is_one_step(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.editor.do("Add", edits.add_entity, BOX)
    for shift in range(1, 6):
        shape = rectangle((1 + shift, 1, 9 + shift, 9))
        assert session.editor.edit(edits.reshape(session.page, {1: shape}), "Move", gesture="drag 1")
    session.editor.undo()
    assert session.page.entities[1].points == BOX
    assert session.editor.undo_text == "Add"


def test_edits_that_make_no_sense_become_messages(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    sitting.messages.clear()
    assert not session.editor.do("Merge", edits.merge, [])
    stale = edits.add_entity(session.page, BOX)
    session.editor.edit(stale, "Add")
    assert not session.editor.edit(stale, "Add")
    assert [level for level, _ in sitting.messages] == ["warning", "warning"]
    assert "at least two" in sitting.messages[0][1]


def test_the_selection_forgets_what_is_gone(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.editor.do("Add", edits.add_entity, BOX)
    session.editor.do("Add", edits.add_entity, BOX)
    session.selection.select([1, 2])
    session.editor.do("Delete", edits.delete, [1])
    assert session.selection.entities == {2}
    assert session.selection.only == 2
    session.pages.show_next()
    assert session.selection.entities == frozenset()


def test_a_full_disk_takes_the_edit_back_and_says_so(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.editor.do("Add", edits.add_entity, BOX, "saved")
    project = session.project.document.project
    pages = project._db.execute("PRAGMA page_count").fetchone()[0]
    project._db.execute(f"PRAGMA max_page_count = {pages}")
    page, undo_text = session.page, session.editor.undo_text
    sitting.messages.clear()
    for _ in range(50):
        session.editor.do("Add", edits.add_entity, BOX, "x" * 4000)
        session.project.document.settle()
        if sitting.messages:
            break
        page, undo_text = session.page, session.editor.undo_text
    assert sitting.messages[0][0] == "error"
    assert "disk is full" in sitting.messages[0][1]
    assert session.page == page
    assert session.editor.undo_text == undo_text
    assert session.summaries[0] == PageSummary.of(session.page_id, page)
    project._db.execute("PRAGMA max_page_count = 100000")
    assert session.editor.do("Add", edits.add_entity, BOX, "room again")
    page, page_id, path = session.page, session.page_id, session.path
    session.project.close()
    with ProjectFile.open(path) as again:
        assert again.page(page_id) == page


def test_an_undo_that_cannot_be_written_can_be_done_again(sitting: Sitting, folder: Path, monkeypatch) -> None:
    session = sitting.open(folder)
    session.editor.do("Add", edits.add_entity, BOX, "saved")
    session.project.document.settle()
    project = session.project.document.project
    project._db.execute("PRAGMA query_only = ON")
    session.editor.undo()
    session.project.document.settle()
    assert session.page.entities[1].text == "saved"
    assert (session.editor.undo_text, session.editor.redo_text) == ("Add", None)
    project._db.execute("PRAGMA query_only = OFF")
    session.editor.undo()
    session.project.document.settle()
    assert not project.page(session.page_id).entities
    assert session.editor.redo_text == "Add"


def test_an_edit_whose_writing_fails_at_once_is_taken_back_whole(sitting: Sitting, folder: Path, monkeypatch) -> None:
    session = sitting.open(folder)
    session.editor.do("Add", edits.add_entity, BOX, "saved")
    session.project.document.settle()
    refused: Future[None] = Future()
    refused.set_exception(UserError("forms.kie: the disk is full"))
    monkeypatch.setattr(session.project.document._writer, "submit", lambda *_: refused)
    session.editor.do("Add", edits.add_entity, BOX, "lost")
    sitting.rest()
    until(lambda: sitting.messages[-1] == ("error", "forms.kie: the disk is full"))
    assert [entity.text for entity in session.page.entities.values()] == ["saved"]
    assert (session.summaries[0].entities, session.editor.undo_text, session.editor.redo_text) == (1, "Add", None)


def test_labels_are_kept_with_the_project(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    labels = session.label_set.with_label(Label("total", "#ff0000"))
    session.project.set_label_set(labels)
    session.project.close()
    assert "total" not in session.label_set
    sitting.open(folder)
    assert session.label_set == labels


def test_without_a_project_nothing_happens(sitting: Sitting) -> None:
    session = sitting.session
    assert session.page is None
    assert not session.editor.do("Add", edits.add_entity, BOX)
    session.editor.undo()
    session.editor.redo()
    session.pages.show_next()
    session.annotator.annotate([1])
    session.problems.find()
    session.project.close()
    assert (session.path, list(session.summaries), session.jobs.states, sitting.messages) == (None, [], [], [])


def test_a_patch_made_by_hand(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    patch = edits.add_entity(session.page, BOX)
    expected = apply(session.page, patch)
    assert session.editor.edit(patch, "Add")
    assert session.page == expected


def test_a_step_over_more_pages_than_are_kept_in_memory(sitting: Sitting, folder: Path) -> None:
    for index in range(40):
        write_image(folder / f"more{index}.png", 20, 20)
    session = sitting.open(folder)
    seen: list[int] = []
    session.pages.page_edited.connect(
        lambda page_id, _: seen.extend(len(session.pages.page_of(i).entities) for i in range(1, 44))
    )
    ids = [summary.id for summary in session.summaries]
    assert session.editor.edit_pages(
        [(page_id, edits.add_entity(session.pages.page_of(page_id), BOX)) for page_id in ids], "Add"
    )
    assert set(seen) == {1}
    assert {summary.entities for summary in session.summaries} == {1}
    session.editor.undo()
    assert {summary.entities for summary in session.summaries} == {0}


def test_removed_pages_stay_away_when_the_folder_is_opened_again(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    first, second, third = [summary.id for summary in session.summaries]
    session.editor.do("Add", edits.add_entity, BOX, "Ada")
    assert session.editor.remove_pages([first, second])
    assert session.page_id not in (first, second)
    session.editor.undo()
    assert (len(session.summaries), session.page_id) == (3, third)
    assert session.pages.page_of(first).entities[1].text == "Ada"
    session.editor.redo()
    session.project.add_files([folder / "p2.png"])  # comes back as it was
    sitting.rest()
    assert [summary.id for summary in session.summaries][:1] == [second]
    session.project.close()
    sitting.open(folder)
    assert [summary.image for summary in session.summaries] == ["p2.png", "p10.png"]
    session.project.add_files([folder / "p1.png"])
    sitting.rest()
    assert [summary.image for summary in session.summaries] == ["p1.png", "p2.png", "p10.png"]
    assert session.summaries[0].entities == 0
    assert session.summaries[0].id not in (first, second)


def test_a_page_that_comes_back_counts_what_is_unsure_as_all_do_now(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.editor.edit(Patch({1: (None, Entity(1, BOX, "Ada", text_score=0.9))}), "Read")
    removed = session.page_id
    session.editor.remove_pages([removed])
    session.settings["unsure_below"] = 0.95
    session.editor.undo()
    assert {row.id: row.unsure for row in session.summaries}[removed] == 1
