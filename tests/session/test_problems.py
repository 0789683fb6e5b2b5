"""What is wrong in a project: with its images, and across its pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from event_loop import until
from PySide6.QtCore import QTimer
from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.problems import Problem
from kie_desktop.session import JobKind, Session
from kie_desktop.session.project import bulk_edits
from kie_desktop.session.review.problem_list import ProblemList

BOX = rectangle((1, 1, 30, 9))


def found(session: Session, *, for_paddleocr: bool = False) -> set[tuple[str, str]]:
    """What a look finds, as (page, code)."""
    answers: list[list[Problem]] = []
    session.problems.found.connect(answers.append)
    session.problems.find(for_paddleocr=for_paddleocr)
    until(lambda: answers)
    session.problems.found.disconnect(answers.append)
    return {(problem.page, problem.code) for problem in answers[0]}


def test_images_are_looked_at(sitting: Sitting, folder: Path) -> None:
    write_image(folder / "p3.png", 30, 20)
    shutil.copy(folder / "p3.png", folder / "p4.png")
    session = sitting.open(folder)
    (folder / "p1.png").unlink()
    write_image(folder / "p2.png", 50, 50)
    (folder / "p10.png").write_text("no image")
    seen = {row for row in found(session) if row[1] != "no-text-on-page"}
    assert seen == {
        ("p1.png", "missing-image"),
        ("p2.png", "image-size"),
        ("p10.png", "unreadable-image"),
        ("p4.png", "same-image"),
    }


def test_the_page_with_the_least_work_in_it_is_the_copy(sitting: Sitting, tmp_path: Path) -> None:
    for name in ("a.png", "b.png", "c.png"):
        write_image(tmp_path / "forms" / name)
    session = sitting.open(tmp_path / "forms")
    session.pages.show_next(1)
    session.editor.do("Add", edits.add_entity, BOX, "Name:", "question")
    assert {row for row in found(session) if row[1] == "same-image"} == {
        ("a.png", "same-image"),
        ("c.png", "same-image"),
    }


def test_texts_are_compared_across_pages(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    for label in ("question", "question", "header"):
        session.editor.do("Add", edits.add_entity, BOX, "Name:", label)
        session.pages.show_next(1)
    assert ("p10.png", "label-differs") in found(session)


def test_what_only_paddleocr_minds_is_told_on_demand(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.problems.tokens = lambda: len
    session.editor.do("Add", edits.add_entity, BOX, "word " * 200, "question")
    assert ("p1.png", "too-many-tokens") not in found(session)
    assert ("p1.png", "too-many-tokens") in found(session, for_paddleocr=True)


def test_a_look_can_be_given_up(sitting: Sitting, folder: Path) -> None:
    for index in range(300):
        shutil.copy(folder / "p1.png", folder / f"more{index}.png")
    session = sitting.open(folder)
    answers: list[list[Problem]] = []
    session.problems.found.connect(answers.append)
    session.problems.find()
    session.problems.cancel()
    sitting.rest()
    assert answers == []
    session.problems.find([1])
    session.problems.find()  # takes the place of the first
    sitting.rest()
    assert len({problem.page for problem in answers[-1]}) == 303


def codes(problems: ProblemList, page_id: int | None) -> list[str]:
    """What is wrong with a page, save that all images of these tests are the same."""
    return sorted(problem.code for problem in problems.pages.get(page_id, []) if problem.code != "same-image")


def looked(sitting: Sitting) -> ProblemList:
    problems = sitting.session.problems
    problems.check_all()
    assert problems.state is not None
    until(lambda: problems.looked and problems.state is None)
    return problems


def labelled(sitting: Sitting, folder: Path, *labels: str) -> Session:
    """Three pages with one entity `Name:` each."""
    session = sitting.open(folder)
    for label in labels:
        session.editor.do("Add", edits.add_entity, BOX, "Name:", label)
        session.pages.show_next(1)
    return session


def test_the_list_follows_edits_and_undo(sitting: Sitting, folder: Path) -> None:
    session = labelled(sitting, folder, "question", "question", "heading")
    problems = looked(sitting)
    last = session.summaries[2].id
    assert codes(problems, last) == ["label-differs", "nothing-to-link", "unknown-label"]
    session.editor.do("Label", edits.set_label, [1], "header")
    until(lambda: codes(problems, last) == ["label-differs", "nothing-to-link"])
    session.editor.do("Label", edits.set_label, [1], "question")
    until(lambda: codes(problems, last) == ["nothing-to-link"])
    session.editor.undo()
    until(lambda: codes(problems, last) == ["label-differs", "nothing-to-link"])
    session.editor.do("Exclude", edits.set_state, ReviewState.EXCLUDED)
    until(lambda: last not in problems.pages)
    session.editor.undo()
    until(lambda: codes(problems, last) == ["label-differs", "nothing-to-link"])


def test_fixing_a_kind_is_one_step(sitting: Sitting, folder: Path) -> None:
    session = labelled(sitting, folder, "O", "O", "question")
    problems = looked(sitting)
    wanted = [(page_id, row) for page_id, rows in problems.pages.items() for row in rows if row.code == "label-is-o"]
    assert len(wanted) == 2
    problems.fix([(page_id, row) for page_id, row in wanted if page_id is not None], "Fix")
    until(lambda: problems.state is None)
    until(lambda: not any(row.code == "label-is-o" for rows in problems.pages.values() for row in rows))
    first, second, _ = (session.pages.page_of(summary.id).entities[1].label for summary in session.summaries)
    assert (first, second, session.editor.undo_text) == ("other", "other", "Fix")
    session.editor.undo()
    first, second, _ = (session.pages.page_of(summary.id).entities[1].label for summary in session.summaries)
    assert (first, second, session.editor.undo_text) == ("O", "O", "Add")


def test_fixing_many_pages_is_a_job_and_one_step(
    sitting: Sitting, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_edits, "_AT_ONCE_S", 0.001)  # a part at a time, however seldom this process gets its turn
    for index in range(200):
        write_image(folder / f"more{index}.png", 20 + index, 20)
    session = sitting.open(folder)
    problems = looked(sitting)
    rows = [(page_id, row) for page_id, found in problems.pages.items() for row in found if page_id is not None]
    empty = [row for row in rows if row[1].code == "no-text-on-page"]
    seen: list[int] = []
    problems.progressed.connect(lambda: seen.append(problems.state.done if problems.state else -1))

    def stop_soon(*_: object) -> None:
        session.pages.page_edited.disconnect(stop_soon)
        QTimer.singleShot(0, problems, problems.cancel)

    session.pages.page_edited.connect(stop_soon)
    problems.fix(empty, "Leave out")
    assert problems.state is not None and problems.state.kind is JobKind.FIXING_PROBLEMS
    until(lambda: problems.state is None)
    assert 0 < excluded(session) < 203
    session.editor.undo()
    sitting.rest()
    assert (excluded(session), session.editor.undo_text) == (0, None)
    problems.fix(empty, "Leave out")
    until(lambda: problems.state is None and not problems.pages)
    assert excluded(session) == 203
    assert any(0 < done < 203 for done in seen)
    session.editor.undo()
    sitting.rest()
    assert (excluded(session), session.editor.undo_text) == (0, None)


def excluded(session: Session) -> int:
    """How many pages are excluded."""
    return sum(row.state is ReviewState.EXCLUDED for row in session.summaries)


def test_another_project_has_other_problems(sitting: Sitting, folder: Path, tmp_path: Path) -> None:
    labelled(sitting, folder, "question")
    problems = looked(sitting)
    assert problems.pages
    write_image(tmp_path / "other" / "a.png")
    sitting.open(tmp_path / "other")
    assert not problems.pages and not problems.looked
