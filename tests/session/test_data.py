import json
from pathlib import Path

from event_loop import until
from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.problems import Problem

KEY = {"transcription": "Name:", "label": "question", "points": [[10, 10], [50, 10], [50, 20], [10, 20]], "id": 1}
VALUE = {"transcription": "Ada", "label": "Person", "points": [[60, 10], [90, 10], [90, 20], [60, 20]], "id": 2}
ROWS = [{**KEY, "linking": [[1, 2]]}, {**VALUE, "linking": [[1, 2]], "difficult": True}]


def write_labels(path: Path, *images: str) -> Path:
    path.write_text("".join(f"{image}\t{json.dumps(ROWS)}\n" for image in images), "utf-8")
    return path


def test_a_label_file_fills_the_pages_of_its_images_in_one_step(sitting: Sitting, folder: Path) -> None:
    labels = write_labels(folder / "train.json", "p1.png", "p2.png", "gone.png")
    session = sitting.open(folder)
    assert (
        "info",
        "train.json lies in this folder; File > Import label file takes its entities over.",
    ) in sitting.messages
    session.import_labels(labels)
    sitting.rest()
    assert [summary.entities for summary in session.summaries] == [2, 2, 0]
    assert session.page.entities[2].extra["difficult"] is True
    assert (1, 2) in session.page.links
    assert "person" in session.label_set
    level, text = sitting.messages[-1]
    assert level == "warning"
    assert "2 pages imported" in text
    assert "gone.png" in text
    session.undo()
    assert [summary.entities for summary in session.summaries] == [0, 0, 0]


def test_a_page_with_entities_stays_as_it_is(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.do("Add", edits.add_entity, rectangle((1, 1, 9, 9)), "mine")
    session.import_labels(write_labels(folder / "train.json", "p1.png", "p2.png"))
    sitting.rest()
    assert [entity.text for entity in session.page.entities.values()] == ["mine"]
    assert "1 page with entities already left as before:\np1.png" in sitting.messages[-1][1]


def test_importing_without_a_project_opens_the_folder_of_the_images(sitting: Sitting, folder: Path) -> None:
    sitting.session.import_labels(write_labels(folder / "train.json", "p1.png"))
    sitting.rest()
    assert [summary.entities for summary in sitting.session.summaries] == [2, 0, 0]


def test_a_file_that_is_no_label_file_is_a_message(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.import_labels(folder / "nowhere.json")
    sitting.rest()
    assert sitting.messages[-1][0] == "error"
    assert "nowhere.json" in sitting.messages[-1][1]


def test_an_exported_project_imports_to_the_same_entities(sitting: Sitting, folder: Path, tmp_path: Path) -> None:
    session = sitting.open(folder)
    session.import_labels(write_labels(folder / "train.json", "p1.png", "p2.png"))
    sitting.rest()
    session.do("Set text", edits.set_text, 2, "Ada Lovelace")
    before = session.page
    reports: list = []
    session.exported.connect(reports.append)
    session.export(tmp_path / "out", val_ratio=0.5, seed=1)
    sitting.rest()
    [report] = reports
    assert (report.train, report.val, report.entities, report.links) == (1, 1, 4, 2)
    part = "train.json" if "Lovelace" in (tmp_path / "out" / "train.json").read_text("utf-8") else "val.json"
    session.import_labels(tmp_path / "out" / part)
    session.close()
    session.import_labels(tmp_path / "out" / part)
    sitting.rest()
    again = session.page
    assert (again.entities, again.links) == (before.entities, before.links)


def test_an_export_over_another_is_refused(sitting: Sitting, folder: Path, tmp_path: Path) -> None:
    session = sitting.open(folder)
    session.do("Add", edits.add_entity, rectangle((1, 1, 9, 9)), "mine")
    session.export(tmp_path / "out")
    sitting.rest()
    session.export(tmp_path / "out")
    sitting.rest()
    assert sitting.messages[-1][0] == "error"
    assert str(tmp_path / "out") in sitting.messages[-1][1]


def test_problems_lead_to_their_page(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.show_next(2)
    session.do("Add", edits.add_entity, rectangle((1, 1, 9, 9)), "Name:", "mystery")
    found: list[Problem] = []
    session.problems_found.connect(found.extend)
    session.find_problems()
    until(lambda: found)
    problem = next(problem for problem in found if problem.entity == 1)
    assert session.page_of_problem(problem) == session.page_id
    assert {session.page_of_problem(problem) for problem in found} == {summary.id for summary in session.summaries}
    found.clear()
    session.do("Exclude", edits.set_state, ReviewState.EXCLUDED)
    session.find_problems()
    until(lambda: found)
    assert session.page_id not in {session.page_of_problem(problem) for problem in found}


def test_adding_a_thousand_pages_never_blocks_for_long(sitting: Sitting, tmp_path: Path) -> None:
    import shutil
    import time

    write_image(tmp_path / "many" / "p0.png", 10, 10)
    for index in range(1, 1000):
        shutil.copy(tmp_path / "many" / "p0.png", tmp_path / "many" / f"p{index}.png")
    gaps, last = [], time.monotonic()

    def beat() -> bool:
        nonlocal last
        now = time.monotonic()
        gaps.append(now - last)
        last = now
        return not sitting.session.jobs

    assert sitting.session.open_path(tmp_path / "many")
    until(beat, 60_000)
    assert len(sitting.session.summaries) == 1000
    assert max(gaps) < 2.0
