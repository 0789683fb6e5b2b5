"""Work counted, texts found, corrections and second readers: what a session knows about the work done."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from event_loop import until
from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.differences import Difference, Kind
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.statistics import Effort
from kie_desktop.domain.tally import Tally
from kie_desktop.session import Session
from kie_desktop.session.review.comparison import AnnotatorComparison
from kie_desktop.session.review.corrections import Review
from kie_desktop.session.review.effort import IDLE_S
from kie_desktop.session.review.search import ProjectSearch

BOX = rectangle((1, 1, 30, 9))


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def draw(session: Session, text: str, label: str = "question", gesture: object | None = None, y: int = 1) -> None:
    page = session.page
    assert page is not None
    assert session.editor.edit(edits.add_entity(page, rectangle((1, y, 60, y + 12)), text, label), "Draw", gesture)


def test_actions_and_active_seconds_are_counted_page_by_page_and_kept(sitting: Sitting, folder: Path) -> None:
    session, clock = sitting.open(folder), Clock()
    effort = session.effort
    effort.now = clock
    first, second = (summary.id for summary in session.summaries[:2])
    session.pages.show_page(second)
    session.pages.show_page(first)
    clock.now += 5
    draw(session, "a")
    clock.now += 10
    draw(session, "b", gesture="typing")
    clock.now += 10
    draw(session, "c", gesture="typing")
    assert effort.of(first) == Effort(2, 15.0)
    clock.now += IDLE_S + 1
    session.editor.undo()
    clock.now += 2
    effort.begin_command()
    draw(session, "d")
    effort.end_command()
    assert effort.of(first) == Effort(4, 17.0)
    session.pages.show_page(second)
    clock.now += 3
    effort.begin_command()
    effort.end_command()
    assert effort.all == {first: Effort(4, 17.0), second: Effort(1, 3.0)}
    path = session.path
    assert path is not None
    session.project.close()
    assert effort.all == {}
    session.project.open_path(path)
    assert effort.of(first).active_s == 17.0


def test_what_models_do_is_no_action_of_the_user(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.annotator.annotate([session.summaries[0].id])
    sitting.rest()
    assert session.summaries[0].entities
    assert session.effort.all == {}


def corrections(review: Review) -> tuple[Difference, ...] | None:
    changes: list[None] = []
    review.changed.connect(lambda: changes.append(None))
    until(lambda: changes)
    return review.corrections.differences


def measured(review: Review) -> Tally:
    found: list[Tally] = []
    review.measure(found.append)
    until(lambda: found)
    return found[0]


def test_corrections_follow_edits_and_undo(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    review = Review(session.editor)
    page_id = session.page_id
    assert page_id is not None
    session.annotator.annotate([page_id])
    sitting.rest()
    page = session.page
    assert page is not None
    changed = next(entity for entity in page.entities.values() if entity.label_score is not None)
    session.editor.do("Label", edits.set_label, [changed.id], "header")
    found = corrections(review)
    assert found is not None
    assert [(row.kind, row.here, row.was) for row in found] == [(Kind.LABEL, (changed.id,), changed.label)]
    assert measured(review).pages == 0
    session.editor.do("Reviewed", edits.set_state, ReviewState.REVIEWED)
    tally = measured(review)
    assert (tally.pages, tally.labels["header"].recall) == (1, 0.0)
    session.editor.undo()
    session.editor.undo()
    assert corrections(review) == ()
    session.editor.undo()
    assert corrections(review) is None


def test_a_text_is_found_on_all_pages_with_what_stands_around_it(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    ids = {summary.name: summary.id for summary in session.summaries}
    for name, text in (("p10.png", "Date of birth"), ("p1.png", "Due date")):
        session.pages.show_page(ids[name])
        draw(session, text)
        draw(session, "2024", "answer", y=30)
    search = ProjectSearch(session.editor)
    search.look_for("DATE")
    until(lambda: len(search.hits) == 2)
    assert [(hit.page, hit.text, hit.after) for hit in search.hits] == [
        (ids["p1.png"], "Due date", "2024"),
        (ids["p10.png"], "Date of birth", "2024"),
    ]
    session.editor.do("Text", edits.set_text, 1, "Due")
    until(lambda: len(search.hits) == 1)
    search.look_for("")
    assert search.hits == []


def annotated(sitting: Sitting, folder: Path, label: str) -> Path:
    """A project whose first two pages two people have worked on alike but for one label."""
    session = sitting.open(folder)
    for summary in session.summaries[:2]:
        session.pages.show_page(summary.id)
        draw(session, "Name:")
        draw(session, "Ada", label, y=30)
        session.editor.do("Link", edits.add_links, 1, [2])
    path = session.path
    assert path is not None
    session.project.close()
    return path


def other_copy(make_sitting: Callable[..., Sitting], folder: Path) -> Path:
    path = annotated(make_sitting(), folder, "header")
    (folder.parent / "grace").mkdir()
    return Path(shutil.move(path, folder.parent / "grace"))


def test_two_readers_are_compared_and_one_answer_is_taken_over(
    make_sitting: Callable[..., Sitting], folder: Path
) -> None:
    theirs = other_copy(make_sitting, folder)
    mine = annotated(make_sitting(), folder, "answer")
    sitting = make_sitting()
    session = sitting.open(mine)
    reader = AnnotatorComparison(session.editor)
    reader.compare(theirs)
    until(lambda: reader.comparison)
    comparison = reader.comparison
    assert comparison is not None
    assert (len(comparison.pages), comparison.left_out) == (2, 1)
    first = session.summaries[0].id
    (row,) = comparison.pages[first].differences
    assert (row.kind, row.now, row.was) == (Kind.LABEL, "answer", "header")
    assert comparison.pages[first].tally.relations.hmean == 1.0
    assert reader.use_theirs(first, row)
    until(lambda: not comparison.pages[first].differences)
    assert session.pages.page_of(first).entities[2].label == "header"
    session.editor.undo()
    until(lambda: comparison.pages[first].differences == (row,))
    session.project.close()
    assert reader.comparison is None


def test_comparing_says_why_it_cannot(make_sitting: Callable[..., Sitting], folder: Path) -> None:
    sitting = make_sitting()
    session = sitting.open(folder)
    reader = AnnotatorComparison(session.editor)
    assert session.path is not None
    reader.compare(session.path)
    assert "is already open here" in sitting.messages[-1][1]
    stray = folder / "stray.kie"
    stray.write_text("no project")
    reader.compare(stray)
    until(lambda: "not a KIE Desktop project" in sitting.messages[-1][1])
    write_image(folder / "else" / "q.png")
    other = make_sitting()
    there = other.open(folder / "else").path
    assert there is not None
    other.session.project.close()
    reader.compare(there)
    until(lambda: "no page that both annotators have worked on" in sitting.messages[-1][1])
