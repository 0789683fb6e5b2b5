import sys
from collections.abc import Callable
from pathlib import Path

from event_loop import until
from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Label, Role
from kie_desktop.domain.page import Entity, EntityPart, ReviewState
from kie_desktop.domain.patch import Patch
from kie_desktop.session import Session
from kie_desktop.session.annotate.requests import LABEL_AGAIN

BOX = rectangle((1, 1, 9, 9))


def ids_of(session: Session) -> dict[str, int]:
    return {summary.name: summary.id for summary in session.summaries}


def texts(session: Session, page_id: int) -> list[str]:
    return [entity.text for entity in session.pages.page_of(page_id).entities.values()]


def test_a_job_over_pages_is_no_step_and_can_be_discarded(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    states = []
    session.jobs.changed.connect(lambda: states.extend((job.done, job.total) for job in session.jobs.states))
    session.annotator.annotate([summary.id for summary in session.summaries])
    sitting.rest()
    assert [summary.entities for summary in session.summaries] == [2, 2, 2]
    assert {summary.state for summary in session.summaries} == {ReviewState.PRE_ANNOTATED}
    assert sitting.messages[-1] == ("info", "3 pages pre-annotated: 6 lines of text, 6 of them labelled, 0 links.")
    assert (2, 3) in states
    session.editor.undo()
    assert [summary.entities for summary in session.summaries] == [2, 2, 2]
    session.pages.show_next()
    session.editor.do("Set text", edits.set_text, 1, "typed")
    session.pages.show_next()
    session.editor.do("Set text", edits.set_text, 1, "typed and undone")
    session.editor.undo()
    session.annotator.discarding.discard()
    assert [summary.entities for summary in session.summaries] == [0, 2, 0]
    said = "Discarded what pre-annotation did on 2 pages.\nEdited since, and left as they are:\np2.png"
    assert sitting.messages[-1] == ("info", said)
    session.editor.undo()
    assert [summary.entities for summary in session.summaries] == [2, 2, 2]


def test_a_job_over_pages_leaves_what_can_be_undone_and_redone(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    typed = Entity(1, BOX, "typed", by_human=frozenset({EntityPart.TEXT}))
    session.editor.edit(Patch({1: (None, typed)}), "Draw")
    session.editor.do("Draw another", edits.add_entity, rectangle((50, 50, 90, 90)), "lost")
    session.editor.undo()
    ids = [summary.id for summary in session.summaries]
    session.annotator.annotate(ids)
    sitting.rest()
    assert (session.editor.undo_text, session.editor.redo_text) == ("Draw", "Draw another")
    session.editor.redo()
    assert [(row.text, row.label) for row in session.page.entities.values()] == [
        ("typed", "question"),
        ("lost", "other"),
    ]
    session.editor.undo()
    session.editor.undo()
    assert not session.page.entities


def test_the_page_that_somebody_asks_for_is_a_step_while_a_job_goes_on(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    first, *others = [summary.id for summary in session.summaries]
    session.annotator.annotate([first, *others])
    session.annotator.annotate([others[-1]])
    sitting.rest()
    assert session.annotator.discarding.pages == 2
    session.pages.show_page(others[-1])
    assert session.editor.undo_text == "Pre-annotate"


def test_reading_several_entities_again_is_one_step(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.editor.do("Add", edits.add_entity, BOX, "one")
    session.editor.do("Add", edits.add_entity, BOX, "two")
    session.annotator.recognise([1, 2])
    sitting.rest()
    assert texts(session, session.page_id) == ["read again", "read again"]
    session.editor.undo()
    assert texts(session, session.page_id) == ["one", "two"]


def test_a_page_that_fails_or_kills_the_engine_is_reported_and_the_rest_goes_on(sitting: Sitting, folder: Path) -> None:
    write_image(folder / "p3-dies.png")
    write_image(folder / "p4-fails.png")
    session = sitting.open(folder)
    session.annotator.annotate([summary.id for summary in session.summaries])
    sitting.rest()
    pages = ids_of(session)
    assert texts(session, pages["p10.png"]) == ["line 1", "line 2"]
    level, text = sitting.messages[-1]
    assert level == "warning"
    assert "3 pages pre-annotated: 6 lines of text, 6 of them labelled, 0 links.\n2 not completed:" in text
    assert "p3-dies.png: the engine stopped" in text
    assert "p4-fails.png: it is not an image" in text


def test_what_a_person_does_meanwhile_wins(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.annotator.annotate([session.page_id])
    sitting.rest()
    session.annotator.annotate([session.page_id])
    session.editor.do("Set label", edits.set_label, [1], "header")
    session.editor.do("Delete", edits.delete, [2])
    session.editor.do("Add", edits.add_entity, BOX, "mine")
    sitting.rest()
    page = session.page
    assert page.entities[1].label == "header"
    assert sorted(page.entities) == [1, 3]
    assert page.entities[3].text == "mine"


def test_pre_annotating_again_says_what_has_changed(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.annotator.annotate([session.page_id])
    sitting.rest()
    session.annotator.annotate([session.page_id], LABEL_AGAIN, again=True)
    sitting.rest()
    assert sitting.messages[-1] == ("info", "Labelled 1 page again: nothing has changed.")
    assert session.editor.undo_text == "Pre-annotate"
    session.editor.undo()
    assert not session.page.entities


def test_only_reading_leaves_a_new_page_new(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.model.set_only_reads(True)
    session.annotator.annotate([session.page_id])
    sitting.rest()
    assert session.page.state is ReviewState.NEW and len(session.page.entities) == 2


def test_cancel_keeps_what_is_done(sitting: Sitting, folder: Path) -> None:
    write_image(folder / "p3-hangs.png")
    session = sitting.open(folder)
    session.annotator.annotate([summary.id for summary in session.summaries])
    until(lambda: session.summaries[1].entities == 2)
    session.jobs.cancel_all()
    sitting.rest()
    assert [summary.entities for summary in session.summaries] == [2, 2, 0, 0]
    session.annotator.annotate([session.summaries[3].id])
    sitting.rest()
    assert session.summaries[3].entities == 2


def test_pages_that_somebody_comes_to_go_before_the_others(sitting: Sitting, folder: Path) -> None:
    for name in ("p11.png", "p12.png"):
        write_image(folder / name)
    session = sitting.open(folder)
    first, second, third, fourth, last = [summary.id for summary in session.summaries]
    done: list[int] = []
    session.pages.page_edited.connect(lambda page_id, _: done.append(page_id))
    session.annotator.annotate([first, second, third, fourth, last])
    session.pages.show_page(last)
    session.annotator.annotate([fourth])
    sitting.rest()
    assert done == [first, fourth, last, second, third]
    assert "5 pages pre-annotated" in sitting.messages[-1][1]


def test_closing_the_project_under_way_changes_no_other(sitting: Sitting, folder: Path, tmp_path: Path) -> None:
    write_image(tmp_path / "other" / "only.png")
    session = sitting.open(folder)
    session.annotator.annotate([summary.id for summary in session.summaries])
    sitting.open(tmp_path / "other")
    session.annotator.annotate([session.page_id])
    sitting.rest()
    assert [summary.entities for summary in session.summaries] == [2]


def test_an_engine_that_cannot_start_is_a_message(make_sitting: Callable[..., Sitting], folder: Path) -> None:
    sitting = make_sitting("stillborn")
    session = sitting.open(folder)
    session.annotator.annotate([summary.id for summary in session.summaries])
    sitting.rest()
    level, text = sitting.messages[-1]
    assert level == "warning"
    assert "3 not completed" in text
    assert "no module named paddle" in text


def test_the_text_of_an_entity_is_read_again(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.editor.do("Add", edits.add_entity, BOX, "old")
    session.editor.do("Add", edits.add_entity, BOX, "moved meanwhile")
    session.annotator.recognise([1, 2])
    session.editor.do("Move", edits.reshape, {2: rectangle((5, 5, 50, 50))})
    sitting.rest()
    read = session.page.entities[1]
    assert (read.text, read.text_score) == ("read again", 0.9)
    assert EntityPart.TEXT not in read.by_human
    assert session.page.entities[2].text == "moved meanwhile"
    assert sitting.messages[-1] == ("info", "3 pages added.")
    session.editor.undo()
    assert session.page.entities[1].text == "old"


def test_what_is_drawn_or_reshaped_is_read_in_the_same_step(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.annotator.start_engine()
    until(lambda: session._engine.is_ready)
    session.editor.do("Draw", edits.add_entity, BOX)
    until(lambda: session.page.entities[1].text)
    assert session.editor.undo_text == "Draw"
    session.editor.do("Set text", edits.set_text, 1, "typed")
    session.editor.do("Move", edits.reshape, {1: rectangle((5, 5, 50, 50))})
    session.editor.do("Draw", edits.add_entity, BOX)
    until(lambda: session.page.entities[2].text)
    assert session.page.entities[1].text == "typed"
    assert session.jobs.states == []
    for _ in range(4):
        session.editor.undo()
    assert not session.page.entities
    assert session.editor.undo_text is None
    session.settings["read_shapes"] = False
    session.editor.do("Draw", edits.add_entity, BOX)
    session.annotator.recognise([3])
    sitting.rest()
    assert session.editor.undo_text == "Read text again"


def test_labels_of_the_model_come_only_where_they_are_asked_for(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    labels = type(session.label_set).of_names(["total"])
    session.project.set_label_set(labels)
    foreign: list[list[str]] = []
    session.annotator.foreign_labels.connect(foreign.append)
    session.annotator.annotate([session.page_id])
    sitting.rest()
    assert (session.label_set, foreign) == (labels, [["question"]])
    assert [(row.label, row.label_score) for row in session.page.entities.values()] == [("other", None)] * 2
    session.model.set_brings_labels(True)
    session.annotator.annotate([session.page_id])
    sitting.rest()
    assert session.label_set.names == ("other", "total", "question")
    assert len({label.hotkey for label in session.label_set}) == len({label.colour for label in session.label_set}) == 3


def test_labels_that_nobody_chose_yet_are_joined_by_those_of_any_model(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    assert session.model.brings_labels
    session.project.set_label_set(session.label_set.with_label(Label("question", "#0072b2", Role.OTHER, "1")))
    assert not session.model.brings_labels


def test_a_page_that_is_reviewed_while_it_waits_is_left_alone(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    first, *_ = session.summaries
    session.annotator.annotate([first.id])
    session.editor.do("Mark reviewed", edits.set_state, ReviewState.REVIEWED)
    sitting.rest()
    assert (session.page.state, session.page.entities) == (ReviewState.REVIEWED, {})
    assert sitting.messages[-1] == ("info", "1 page unchanged: reviewed in the meantime.")


def test_a_reviewed_page_that_a_person_asks_for_is_to_be_reviewed_again(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.editor.do("Mark reviewed", edits.set_state, ReviewState.REVIEWED)
    session.annotator.annotate([session.page_id])
    sitting.rest()
    assert session.page.entities and session.page.state is ReviewState.PRE_ANNOTATED
    session.editor.undo()
    assert (session.page.state, session.page.entities) == (ReviewState.REVIEWED, {})


def test_the_real_engine_answers(folder: Path, tmp_path: Path) -> None:
    from kie_desktop.jobs.engine_client import EngineClient
    from kie_desktop.session import Settings

    session = Session(
        Settings(tmp_path / "settings.ini"), EngineClient([sys.executable, "-m", "kie_desktop", "--worker", "engine"])
    )
    said: list[tuple[str, str]] = []
    try:
        session.project.open_path(folder)
        until(lambda: not session.jobs.states)
        session.message.connect(lambda level, text: said.append((level, text)))
        session.annotator.annotate([session.page_id], ["ocr"])
        until(lambda: not session.jobs.states, 100_000)
    finally:
        session.shut_down()
    why = "no text was found: the image has only 120 × 80 pixels; open a larger one"
    assert said == [("info", f"1 page read: 0 lines of text.\np1.png: {why}")]


def test_links_for_labels_without_roles_are_answered_with_what_to_do(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.editor.do("Draw", edits.add_entity, BOX, "Total", "total")
    session.annotator.propose_links()
    sitting.rest()
    assert "Assign roles in Labels > Edit labels" in sitting.messages[-1][1]


def test_links_for_the_page_that_shows_do_not_wait_for_a_batch(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    steps: list[str | None] = []
    session.annotator.annotate([session.page_id])
    sitting.rest()
    session.editor.do("Set label", edits.set_label, [2], "answer")
    session.editor.history_changed.connect(lambda: steps.append(session.editor.undo_text))
    session.annotator.annotate([summary.id for summary in session.summaries])
    session.annotator.propose_links()
    sitting.rest()
    assert steps.index("Propose links again") < len(steps) - 1
    assert "New links proposed: 1 link added, 0 links removed." in sitting.messages[-1][1]


def shown_and_others(sitting: Sitting, folder: Path, *others: str) -> Session:
    """A project whose shown page is `a.png`, and others."""
    for name in ("a.png", *others):
        write_image(folder / name)
    session = sitting.open(folder)
    session.pages.show_page(ids_of(session)["a.png"])
    return session


def test_the_shown_page_does_not_wait_for_a_job(tmp_path: Path, make_sitting: Callable[..., Sitting]) -> None:
    sitting = make_sitting(pool=2)
    session = shown_and_others(sitting, tmp_path, "waits1.png", "waits2.png", "z.png")
    ids = ids_of(session)
    session.annotator.annotate([ids["waits1.png"], ids["waits2.png"], ids["z.png"], ids["a.png"]])
    until(lambda: len(session.page.entities) == 2)  # it was in the job, and its engine is not the job's
    session.annotator.recognise([1])
    until(lambda: session.page.entities[1].text == "read again")
    session.pages.show_page(ids["z.png"])  # opened while it waits
    until(lambda: len(session.page.entities) == 2)
    (job,) = session.jobs.states
    assert job.done < job.total
    for name in ("waits1", "waits2"):
        (tmp_path / f"{name}.go").touch()
    sitting.rest()
    assert [summary.entities for summary in session.summaries] == [2, 2, 2, 2]


def test_a_death_in_a_job_costs_one_page(tmp_path: Path, make_sitting: Callable[..., Sitting]) -> None:
    sitting = make_sitting(pool=2)
    session = shown_and_others(sitting, tmp_path, "b.png", "c.png", "d.png", "dies.png", "e.png")
    session.annotator.annotate([summary.id for summary in session.summaries])
    sitting.rest()
    assert {name for name, page_id in ids_of(session).items() if not texts(session, page_id)} == {"dies.png"}
    level, words = sitting.messages[-1]
    assert level == "warning"
    assert "1 not completed" in words and "dies.png" in words


def test_stopping_a_job_ends_its_pages_and_not_the_shown_one(
    tmp_path: Path, make_sitting: Callable[..., Sitting]
) -> None:
    sitting = make_sitting(pool=2)
    session = shown_and_others(sitting, tmp_path, "hangs1.png", "hangs2.png", "z.png")
    ids = ids_of(session)
    session.annotator.annotate([ids["hangs1.png"], ids["hangs2.png"], ids["z.png"]])
    session.annotator.cancel()
    assert not session.jobs.states
    session.annotator.annotate([ids["a.png"]])
    sitting.rest()
    assert [summary.entities for summary in session.summaries] == [2, 0, 0, 0]
