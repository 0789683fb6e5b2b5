"""Pages that lie on their side or head: found, turned with all that is on them, and turned back."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from event_loop import until
from PIL import Image
from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Picture
from kie_desktop.domain.patch import Changes
from kie_desktop.formats.images import find_images, read_image
from kie_desktop.formats.paddleocr import ExportReport
from kie_desktop.jobs.background import WorkCancelled
from kie_desktop.session import Session
from kie_desktop.session.exchange.importing import ImportStatus
from kie_desktop.session.project import rotating
from kie_desktop.session.project.project_images import ProjectImages
from kie_desktop.session.project.rotated_images import make_pictures
from kie_desktop.store import ProjectFile
from tests.session.test_exchange import look, take, write_labels

BOX = rectangle((10, 10, 60, 20))
"""The black bar of `write_image`: pixels of 120 x 80."""


def turned(sitting: Sitting, quarters: int) -> Session:
    """The shown page, turned."""
    session = sitting.session
    session.rotation.turn({session.page_id: quarters})
    sitting.rest()
    return session


def dark(session: Session) -> tuple[int, ...]:
    """The box of what is black on the shown page: x1, y1, x2, y2."""
    rows, columns = np.nonzero(read_image(session.pages.image_path(session.page_id))[:, :, 0] == 0)
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


def test_a_page_is_turned_with_all_that_is_on_it_and_back_as_one_step(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.editor.do("Draw", edits.add_entity, BOX, "Ada", "answer")
    original = session.page
    seen: list[Changes] = []
    session.pages.page_edited.connect(lambda _, changes: seen.append(changes))
    turned(sitting, 1)
    assert (session.page.width, session.page.height) == (80, 120) and seen[-1].picture
    assert dark(session) == session.page.entities[1].box == (60, 10, 70, 60)
    assert session.editor.undo_text == "Rotate page"
    session.editor.undo()
    assert session.page == original and dark(session) == (10, 10, 60, 20)
    session.editor.redo()
    assert dark(session) == session.page.entities[1].box


def test_a_page_that_comes_full_circle_shows_its_own_image_again(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    image = session.page.image
    for quarters in (1, 2, -1, 2):
        turned(sitting, quarters)
    assert session.page.image == image
    turned(sitting, 1)
    assert len([*folder.glob("*.turned/*")]) == 3, "copies are made once"


def test_turns_in_quick_succession_add_up_and_are_steps_of_their_own(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    for _ in range(3):
        session.rotation.turn({session.page_id: 1})
    sitting.rest()
    assert dark(session) == (10, 60, 20, 110)
    session.editor.undo()
    assert dark(session) == (60, 60, 110, 70)


def test_a_turn_that_was_overtaken_says_so(sitting: Sitting, folder: Path) -> None:
    sitting.open(folder)
    session = turned(sitting, 1)
    session.rotation.turn({session.page_id: 1})
    session.editor.undo()
    sitting.rest()
    assert "1 page could not be rotated" in sitting.messages[-1][1] and dark(session) == (10, 10, 60, 20)


def test_stopping_gives_up_the_turns_that_wait(sitting: Sitting, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_end(*arguments: object) -> None:
        while True:
            arguments[-1].progress(0, 1)
            time.sleep(0.001)

    session = sitting.open(folder)
    with monkeypatch.context() as slow:
        slow.setattr(rotating, "make_pictures", without_end)
        for _ in range(2):
            session.rotation.turn({session.page_id: 1})
        session.jobs.cancel_all()
        sitting.rest()
    turned(sitting, 2)
    assert dark(session) == (60, 60, 110, 70)


def test_pages_whose_origins_cannot_be_kept_are_all_counted(
    sitting: Sitting, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise UserError("forms.kie: the disk is full")

    session = sitting.open(folder)
    monkeypatch.setattr(ProjectImages, "note_origins", refused)
    session.rotation.turn({row.id: 1 for row in session.summaries})
    sitting.rest()
    assert sitting.messages[-1] == ("warning", "3 pages could not be rotated:\nforms.kie: the disk is full")


def test_closing_deletes_copies_of_this_sitting_that_no_page_shows(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    first, second, third = [row.id for row in session.summaries]
    session.rotation.turn({first: 1, second: 1, third: 1})
    session.rotation.turn({first: 1, second: 3})
    sitting.rest()
    session.editor.remove_pages([third])
    session.project.close()
    assert [path.name for path in folder.glob("*.turned/*")] == ["p1_turned180.png"]
    session = sitting.open(folder)
    session.rotation.turn({first: 2})
    sitting.rest()
    session.project.close()
    assert [path.name for path in folder.glob("*.turned/*")] == ["p1_turned180.png"], (
        "a copy of the project may name it"
    )
    session = sitting.open(folder)
    session.pages.show_page(first)
    assert dark(turned(sitting, 1)) == (60, 10, 70, 60), "what was deleted is made again"


def test_no_page_gets_the_copy_that_another_image_of_the_same_name_had(sitting: Sitting, folder: Path) -> None:
    Image.new("RGB", (60, 40), "red").save(folder / "p1.jpg")
    session = sitting.open(folder)
    of_jpg, of_png = [row.id for row in session.summaries][:2]
    turned(sitting, 1), turned(sitting, -1)
    session.project.close()
    session = sitting.open(folder)
    session.rotation.turn({of_png: 1, of_jpg: 1})
    sitting.rest()
    assert {row.id: (row.width, Path(row.image).name) for row in session.summaries if row.id in (of_png, of_jpg)} == {
        of_jpg: (40, "p1_turned90.png"),
        of_png: (80, "p1_2_turned90.png"),
    }
    assert read_image(session.pages.image_path(of_jpg))[0, 0].tolist() != [255, 255, 255]


def test_a_turned_page_stays_in_its_place_and_its_image_is_no_page_again(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    ids = [row.id for row in session.summaries]
    session.pages.show_page(ids[1])
    turned(sitting, 2)
    assert Path(session.page.image).name == "p2_turned180.png"
    write_image(folder / "p3.png")
    session.project.close()
    sitting.open(folder)
    assert [row.id for row in session.summaries][:2] == ids[:2] and len(session.summaries) == 4
    assert sitting.messages[-1] == ("info", "1 page added.")
    sitting.messages.clear()
    session.project.add_files([folder / "p2.png"])
    sitting.rest()
    assert len(session.summaries) == 4 and not sitting.messages


def test_pages_of_a_tiff_are_turned_one_by_one(sitting: Sitting, tmp_path: Path) -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "green", "blue")]
    frames[0].save(tmp_path / "scan.tif", save_all=True, append_images=frames[1:])
    session = sitting.open(tmp_path / "scan.tif")
    ids = [row.id for row in session.summaries]
    session.rotation.turn({ids[1]: 1, ids[2]: 3})
    sitting.rest()
    assert session.editor.undo_text == "Rotate 2 pages"
    assert [(row.width, row.height) for row in session.summaries] == [(60, 40), (40, 60), (40, 60)]
    assert read_image(session.pages.image_path(ids[1]))[0, 0].tolist() == [0, 128, 0]
    session.project.close()
    sitting.open(tmp_path / "scan.tif")
    assert [row.id for row in session.summaries] == ids


def test_lying_pages_are_found_and_read_again_once_they_are_turned(sitting: Sitting, folder: Path) -> None:
    write_image(folder / "p3-lies.png")
    session = sitting.open(folder)
    found: list[dict[int, int]] = []
    session.rotation.found.connect(lambda: found.append(session.rotation.pages))
    session.annotator.annotate([row.id for row in session.summaries])
    sitting.rest()
    (lying,) = [row.id for row in session.summaries if "lies" in row.name]
    assert found == [{lying: 2}]
    session.rotation.turn(session.rotation.pages, read_again=True)
    sitting.rest()
    assert not session.rotation.pages and Path(session.pages.page_of(lying).image).name == "p3-lies_turned180.png"
    assert sitting.messages[-1] == ("info", "Read and labelled 1 page again: nothing has changed.")


def test_an_answer_about_the_page_as_it_lay_is_asked_for_anew(sitting: Sitting, folder: Path) -> None:
    write_image(folder / "p0-waits.png")
    session = sitting.open(folder)
    session.annotator.annotate([session.page_id])
    session.rotation.turn({session.page_id: 2})
    until(lambda: "turned" in session.page.image)
    (folder / "p0-waits.go").touch()
    sitting.rest()
    assert [row.text for row in session.page.entities.values()] == ["line 1", "line 2"]
    assert session.page.entities[1].box == (10, 10, 90, 30), "as the fake engine reads any page"


def test_labels_of_the_image_as_it_lies_and_of_its_export_both_find_their_page(
    sitting: Sitting, folder: Path, tmp_path: Path
) -> None:
    session = sitting.open(folder)
    turned(sitting, 1)
    take(sitting, look(sitting, write_labels(folder / "train.json", "p1.png")))
    assert session.page.entities[1].box == (60, 10, 70, 50) and len(session.summaries) == 3
    exported: list[ExportReport] = []
    session.exchange.dataset_written.connect(exported.append)
    session.exchange.export_dataset(tmp_path / "out", [session.page_id], val_ratio=0.0)
    until(lambda: exported)
    assert (tmp_path / "out" / "images" / "p1_turned90.png").exists()
    (row,) = look(sitting, tmp_path / "out" / "train.json").rows
    assert row.status is ImportStatus.SAME and row.page_id == session.page_id


def test_labels_of_a_turned_page_that_was_removed_bring_it_back_and_lie_on_it(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    page_id = session.page_id
    session.editor.do("Draw", edits.add_entity, rectangle((5, 60, 25, 75)), "kept")
    turned(sitting, 1)
    session.editor.remove_pages([page_id])
    preview = look(sitting, write_labels(folder / "train.json", "p1.png"))
    assert [(row.status, row.page_id) for row in preview.rows] == [(ImportStatus.NEW, page_id)]
    assert "1 page imported" in take(sitting, preview)
    page = session.pages.page_of(page_id)
    boxes = {entity.text: entity.box for entity in page.entities.values()}
    assert boxes == {"kept": (5, 5, 20, 25), "Name:": (60, 10, 70, 50), "Ada": (60, 60, 70, 90)}


def test_a_page_that_was_turned_since_the_preview_is_left_out_and_not_counted(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    preview = look(sitting, write_labels(folder / "train.json", "p1.png", "p2.png"))
    turned(sitting, 1)
    assert "1 page imported. 1 page changed since the preview" in take(sitting, preview)
    assert [row.entities for row in session.summaries] == [0, 2, 0]


def test_a_page_without_its_image_cannot_be_turned(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    image = session.pages.image_path(session.page_id)
    image.unlink()
    turned(sitting, 1)
    assert sitting.messages[-1][0] == "warning" and "p1.png: the image is missing" in sitting.messages[-1][1]
    assert Path(session.page.image).name == "p1.png"


def test_stopping_deletes_what_was_made(folder: Path) -> None:
    class Stopped:
        def progress(self, done: int, total: int, text: str = "") -> None:
            assert total == 2
            if done:
                assert [*folder.glob("*.turned/*")], "the first is made"
                raise WorkCancelled

    wanted = {number: (Picture(f"p{number}.png", 0, 120, 80), 1) for number in (1, 2)}
    with pytest.raises(WorkCancelled):
        make_pictures(folder / "forms.kie", wanted, {}, Stopped())
    assert not [*folder.glob("*.turned")]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there, names of files are text of other lengths")
@pytest.mark.parametrize("name", [b"caf\xe9", b"l" * 255, b"k" * 247, "é".encode() * 127])
def test_a_folder_of_any_name_gets_a_project_and_rotated_copies(name: bytes, sitting: Sitting, tmp_path: Path) -> None:
    """One that is no UTF-8 is stored in no project, and the longest leaves no room for `.kie` and what comes beside."""
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    folder.mkdir()
    write_image(folder / "p.png")
    session = sitting.open(folder)
    project = session.path
    assert project is not None and project.parent == folder
    turned(sitting, 1)
    assert (session.page.width, session.page.height) == (80, 120)
    assert [level for level, _ in sitting.messages] == ["info"]
    session.project.close()
    sitting.open(folder)
    assert session.path == project and len(session.summaries) == 1
    assert read_image(session.pages.image_path(session.page_id)).shape[:2] == (120, 80)
    assert find_images(folder, recursive=True) == [folder / "p.png"], "copies are no pages"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there, names of files are text of other lengths")
def test_a_path_that_no_project_can_have_is_told_truthfully(sitting: Sitting, tmp_path: Path) -> None:
    folder = tmp_path / ("d" * 250) / ("e" * 250)
    folder.mkdir(parents=True)
    write_image(folder / "p.png")
    assert not sitting.session.project.open_path(folder)
    assert "has more than 500 bytes; move the folder" in sitting.messages[-1][1]
    write_image(tmp_path / "q.png")
    with pytest.raises(UserError, match="the name of this project is too long"):
        ProjectFile.create(tmp_path / f"{'p' * 250}.kie", LabelSet(()))


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there, names of files are counted in characters")
def test_an_image_of_the_longest_name_can_be_rotated(sitting: Sitting, tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    write_image(tmp_path / "forms" / f"{'é' * 125}.png")
    session = sitting.open(tmp_path / "forms")
    turned(sitting, 1)
    assert (session.page.width, session.page.height) == (80, 120)
