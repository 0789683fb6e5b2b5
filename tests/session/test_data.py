from pathlib import Path

from event_loop import until
from session_sitting import LongestTurn, Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.problems import Problem


def test_an_export_over_another_is_refused(sitting: Sitting, folder: Path, tmp_path: Path) -> None:
    session = sitting.open(folder)
    session.editor.do("Add", edits.add_entity, rectangle((1, 1, 9, 9)), "mine")
    session.exchange.export_dataset(tmp_path / "out")
    sitting.rest()
    session.exchange.export_dataset(tmp_path / "out")
    sitting.rest()
    assert sitting.messages[-1][0] == "error"
    assert str(tmp_path / "out") in sitting.messages[-1][1]


def test_problems_lead_to_their_page(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.pages.show_next(2)
    session.editor.do("Add", edits.add_entity, rectangle((1, 1, 9, 9)), "Name:", "mystery")
    found: list[Problem] = []
    session.problems.found.connect(found.extend)
    session.problems.find()
    until(lambda: found)
    problem = next(problem for problem in found if problem.entity == 1)
    assert session.problems.page_of(problem) == session.page_id
    assert {session.problems.page_of(problem) for problem in found} == {summary.id for summary in session.summaries}
    found.clear()
    session.editor.do("Exclude", edits.set_state, ReviewState.EXCLUDED)
    session.problems.find()
    until(lambda: found)
    assert session.page_id not in {session.problems.page_of(problem) for problem in found}


def test_adding_a_thousand_pages_never_blocks_for_long(sitting: Sitting, tmp_path: Path) -> None:
    import shutil

    write_image(tmp_path / "many" / "p0.png", 10, 10)
    for index in range(1, 1000):
        shutil.copy(tmp_path / "many" / "p0.png", tmp_path / "many" / f"p{index}.png")
    turn = LongestTurn()
    assert sitting.session.project.open_path(tmp_path / "many")
    until(turn.counting(lambda: not sitting.session.jobs.states), 60_000)
    assert len(sitting.session.summaries) == 1000
    assert turn.seconds < 0.5
