"""Files of images that are replaced or renamed under annotated pages."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.formats.image_mark import full_mark
from kie_desktop.session import Session
from kie_desktop.session.project.image_check import CheckedImages
from tests.domain.test_edits import form

BAR = rectangle((10, 10, 60, 20))
"""The black bar of `write_image`: pixels of 120 x 80."""


def annotated(sitting: Sitting, folder: Path) -> Session:
    """The folder's project with an entity on the bar of its first page."""
    session = sitting.open(folder)
    assert session.editor.do("Draw", edits.add_entity, BAR, "0.00", "answer")
    session.editor.settle()
    return session


def replace_picture(path: Path, width: int, height: int, quarters: int = 0) -> None:
    """Another picture under the same name: the one of `write_image`, rotated clockwise and scaled."""
    path.unlink()
    write_image(path)
    with Image.open(path) as image:
        turned = image.rotate(-90 * quarters, expand=True).resize((width, height))
    turned.save(path)
    later = time.time_ns() + 5_000_000_000
    os.utime(path, ns=(later, later))


def opened_again(sitting: Sitting, folder: Path) -> Session:
    sitting.session.project.close()
    sitting.messages.clear()
    return sitting.open(folder)


def box(session: Session) -> tuple[float, ...]:
    assert session.page is not None
    (entity,) = session.page.entities.values()
    return entity.box


def size(session: Session) -> tuple[int, int]:
    assert session.page is not None
    return session.page.width, session.page.height


def test_annotations_follow_a_scan_of_twice_the_size_and_can_be_taken_back(sitting: Sitting, folder: Path) -> None:
    session = annotated(sitting, folder)
    session.project.close()
    replace_picture(folder / "p1.png", 240, 160)
    session = sitting.open(folder)
    assert (size(session), box(session)) == ((240, 160), (20, 20, 120, 40))
    told = [text for _, text in sitting.messages if "replaced" in text]
    assert len(told) == 1 and "p1.png" in told[0], told
    session.editor.undo()
    sitting.rest()
    assert box(session) == (10, 10, 60, 20)
    assert [*session.image_changes.unfitted] == [session.page_id], "taken back, it asks and does nothing by itself"


def test_a_look_that_ends_late_tells_nothing_twice(sitting: Sitting, folder: Path) -> None:
    """It began before the page was fitted."""
    session = annotated(sitting, folder)
    changes, document = session.image_changes, session.project.document
    replace_picture(folder / "p1.png", 120, 80)
    assert document is not None and session.page is not None
    image, mark = session.page.image, full_mark(folder / "p1.png")
    changes._pending = {image: mark}
    changes._on_checked(document, CheckedImages({image: mark}, {}, [image]))
    assert not [text for _, text in sitting.messages if "replaced" in text]
    changes._pending = {}
    changes._marks.pop(image, None)
    changes._on_checked(document, CheckedImages({image: mark}, {}, [image]))
    assert [text for _, text in sitting.messages if "replaced" in text], "else it is news"


def test_it_is_noticed_while_the_project_is_open(sitting: Sitting, folder: Path) -> None:
    session = annotated(sitting, folder)
    replace_picture(folder / "p1.png", 240, 160)
    session.image_changes.look_at_shown()
    sitting.rest()
    assert box(session) == (20, 20, 120, 40)


def test_links_to_pictures_are_followed(sitting: Sitting, folder: Path, tmp_path: Path) -> None:
    real = write_image(tmp_path / "elsewhere" / "scan.png")
    (folder / "p1.png").unlink()
    (folder / "p1.png").symlink_to(real)
    annotated(sitting, folder)
    sitting.session.project.close()
    replace_picture(real, 240, 160)
    assert box(sitting.open(folder)) == (20, 20, 120, 40)


def test_an_empty_page_takes_the_new_size_silently(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.project.close()
    replace_picture(folder / "p1.png", 333, 77)
    session = opened_again(sitting, folder)
    assert size(session) == (333, 77)
    assert sitting.messages == []


@pytest.mark.parametrize(("quarters", "expected"), [(1, (60, 10, 70, 60)), (3, (10, 60, 20, 110))])
def test_swapped_sides_rotate_the_annotations_to_where_something_is_written(
    sitting: Sitting, folder: Path, quarters: int, expected: tuple[int, ...]
) -> None:
    annotated(sitting, folder)
    sitting.session.project.close()
    replace_picture(folder / "p1.png", 80, 120, quarters)
    session = sitting.open(folder)
    assert (size(session), box(session)) == ((80, 120), expected)


def test_other_proportions_are_refused_until_a_person_decides(sitting: Sitting, folder: Path, tmp_path: Path) -> None:
    annotated(sitting, folder)
    sitting.session.project.close()
    replace_picture(folder / "p1.png", 120, 130)
    session = sitting.open(folder)
    page_id = session.page_id
    assert page_id is not None
    assert (size(session), box(session)) == ((120, 80), (10, 10, 60, 20))
    for refused in (
        lambda: session.annotator.annotate([page_id]),
        lambda: session.annotator.recognise([1]),
        lambda: session.exchange.export_dataset(tmp_path / "out"),
    ):
        sitting.messages.clear()
        refused()
        sitting.rest()
        [(level, text)] = sitting.messages
        assert level == "warning" and "p1.png" in text and "Fit annotations" in text
    assert not (tmp_path / "out").exists()
    assert session.page is not None and session.page.entities[1].text == "0.00"
    session = opened_again(sitting, folder)
    assert [*session.image_changes.unfitted] == [page_id], "it is still open after the project was closed"
    assert session.image_changes.fit(page_id, stretch=False)
    assert (size(session), box(session), session.image_changes.unfitted) == ((120, 130), (10, 10, 60, 20), {})
    session.exchange.export_dataset(tmp_path / "out")
    sitting.rest()
    assert (tmp_path / "out" / "train.json").exists()
    assert opened_again(sitting, folder).image_changes.unfitted == {}


def test_a_person_may_stretch_or_rotate(sitting: Sitting, folder: Path) -> None:
    annotated(sitting, folder)
    sitting.session.project.close()
    replace_picture(folder / "p1.png", 120, 160)
    session = sitting.open(folder)
    assert session.page_id is not None and session.image_changes.fit(session.page_id)
    assert box(session) == (10, 20, 60, 40)
    session.editor.undo()
    assert session.image_changes.fit(session.page_id, quarters=2)
    assert box(session) == (60, 120, 110, 140)


def test_a_picture_of_the_same_size_and_other_content_is_reported(sitting: Sitting, folder: Path) -> None:
    annotated(sitting, folder)
    sitting.session.project.close()
    Image.fromarray(np.full((80, 120, 3), 200, np.uint8)).save(folder / "p1.png")
    session = opened_again(sitting, folder)
    [(level, text)] = sitting.messages
    assert level == "warning" and "p1.png" in text and "same size" in text
    assert box(session) == (10, 10, 60, 20)
    opened_again(sitting, folder)
    assert sitting.messages == []


def test_a_file_that_was_only_touched_says_nothing(sitting: Sitting, folder: Path) -> None:
    annotated(sitting, folder)
    sitting.session.project.close()
    os.utime(folder / "p1.png", (1, 1))
    opened_again(sitting, folder)
    assert sitting.messages == []


def test_it_is_asked_of_a_project_that_may_only_be_read(sitting: Sitting, folder: Path, tmp_path: Path) -> None:
    annotated(sitting, folder)
    sitting.session.project.close()
    replace_picture(folder / "p1.png", 240, 160)
    (folder / "forms.kie").chmod(0o444)
    folder.chmod(0o555)
    try:
        session = sitting.open(folder)
        if not session.is_read_only:
            pytest.skip("root may write everything")
        assert box(session) == (10, 10, 60, 20)
        assert [*session.image_changes.unfitted] == [session.page_id]
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize("keeps_time", [True, False])
def test_a_renamed_image_is_found_again_by_its_content(sitting: Sitting, folder: Path, keeps_time: bool) -> None:
    write_image(folder / "p1.png", 90, 70)
    annotated(sitting, folder)
    sitting.session.project.close()
    (folder / "p1.png").rename(folder / "scan 2026.png")
    if not keeps_time:
        os.utime(folder / "scan 2026.png", (1, 1))
    session = opened_again(sitting, folder)
    assert [summary.image for summary in session.summaries] == ["p2.png", "p10.png", "scan 2026.png"]
    assert session.page is not None and session.page.image == "scan 2026.png"
    assert session.page.entities[1].text == "0.00"
    [(level, text)] = sitting.messages
    assert level == "info" and "p1.png → scan 2026.png" in text


def test_a_renamed_image_that_is_an_empty_page_already_takes_its_place(sitting: Sitting, folder: Path) -> None:
    write_image(folder / "p1.png", 90, 70)
    session = annotated(sitting, folder)
    (folder / "p1.png").rename(folder / "p1 new.png")
    session.project.add_files([folder / "p1 new.png"])
    sitting.rest()
    assert len(session.summaries) == 4
    session = opened_again(sitting, folder)
    assert next((row.image, row.entities) for row in session.summaries) == ("p1 new.png", 1)
    assert len(session.summaries) == 3


def test_the_original_of_a_rotated_page_is_found_again(sitting: Sitting, folder: Path) -> None:
    write_image(folder / "p1.png", 90, 70)
    session = annotated(sitting, folder)
    session.rotation.turn({session.page_id: 1})
    sitting.rest()
    session = opened_again(sitting, folder)
    session.project.close()
    (folder / "p1.png").rename(folder / "other.png")
    session = opened_again(sitting, folder)
    assert len(session.summaries) == 3
    session.pages.show_page(next(row.id for row in session.summaries if row.entities))
    session.rotation.turn({session.page_id: 3})
    sitting.rest()
    assert session.page is not None and session.page.image == "other.png"


def test_another_image_is_chosen_for_a_page_whose_own_is_gone(sitting: Sitting, folder: Path) -> None:
    write_image(folder / "p1.png", 90, 70)
    session = annotated(sitting, folder)
    session.project.close()
    (folder / "p1.png").unlink()
    write_image(folder / "better.png", 180, 140)
    session = opened_again(sitting, folder)
    [(level, text)] = sitting.messages
    assert level == "warning" and "Choose image" in text
    page_id = next(row.id for row in session.summaries if row.entities)
    session.pages.show_page(page_id)
    session.image_changes.choose_image(page_id, folder / "better.png")
    sitting.rest()
    assert session.page is not None and session.page.image == "better.png"
    assert [row.image for row in session.summaries] == ["better.png", "p2.png", "p10.png"]
    assert (size(session), box(session)) == ((180, 140), (20, 20, 120, 40))


def test_an_image_with_annotations_of_its_own_is_not_chosen_for_another_page(sitting: Sitting, folder: Path) -> None:
    session = annotated(sitting, folder)
    other = session.summaries[1].id
    session.image_changes.choose_image(other, folder / "p1.png")
    sitting.rest()
    [(level, text)] = sitting.messages[-1:]
    assert level == "error" and "another page with annotations" in text
    session.image_changes.choose_image(other, folder / "nowhere.png")
    sitting.rest()
    assert "nowhere.png" in sitting.messages[-1][1]


def test_reading_nothing_erases_no_text() -> None:
    page = form()
    entity_id = next(iter(page.entities))
    assert page.entities[entity_id].text
    assert not edits.set_recognised(page, entity_id, " ", 0.1)
