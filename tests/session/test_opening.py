import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from event_loop import until
from hard_pages import endless_pdf
from PIL import Image
from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.formats import page_process


def names(sitting: Sitting) -> list[str]:
    return [summary.name for summary in sitting.session.summaries]


def test_a_folder_becomes_a_project_in_natural_order(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    assert session.path == folder / "forms.kie"
    assert names(sitting) == ["p1.png", "p2.png", "p10.png"]
    assert session.page is not None
    assert session.page.image == "p1.png"
    assert (session.page.width, session.page.height) == (120, 80)
    assert session.settings.recent == [folder / "forms.kie"]
    assert sitting.messages == [("info", "3 pages added.")]


def test_new_images_are_added_and_missing_ones_reported_when_it_is_opened_again(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.editor.do("Add", edits.add_entity, rectangle((1, 1, 9, 9)), "kept")
    session.project.close()
    (folder / "p2.png").unlink()
    write_image(folder / "p3.png")
    sitting.messages.clear()
    sitting.open(folder / "forms.kie")
    assert names(sitting) == ["p1.png", "p2.png", "p3.png", "p10.png"]
    assert session.page is not None
    assert session.page.entities[1].text == "kept"
    [(level, text)] = sitting.messages
    assert level == "warning"
    assert "1 page added" in text
    assert (
        f"1 image not found. Restore the missing images, or use Page > Choose image for this page:\n{folder / 'p2.png'}"
        in text
    )


def test_the_page_shown_last_is_shown_again(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.pages.show_next(2)
    session.project.close()
    assert session.page is None
    sitting.open(folder)
    assert session.page is not None
    assert session.page.image == "p10.png"


def test_bad_images_are_reported_once_and_the_rest_goes_on(sitting: Sitting, folder: Path) -> None:
    (folder / "empty.png").touch()
    (folder / "text.png").write_text("no image")
    (folder / "cut.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    sitting.open(folder)
    assert names(sitting) == ["p1.png", "p2.png", "p10.png"]
    [(level, text)] = sitting.messages
    assert level == "warning"
    assert "3 pages added.\n3 files cannot be used:" in text
    assert all(f"{folder / name}: " in text for name in ("empty.png", "text.png", "cut.jpg"))


def test_an_empty_folder_says_so_and_stays_empty(sitting: Sitting, tmp_path: Path) -> None:
    assert not sitting.session.project.open_path(tmp_path)
    [(level, text)] = sitting.messages
    assert (level, "there are no images or PDF files in this folder" in text) == ("error", True)
    assert list(tmp_path.iterdir()) == []


def test_images_of_which_none_can_be_used_make_no_project(sitting: Sitting, tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    (tmp_path / "b.png").write_text("no image")
    assert not sitting.session.project.open_path(tmp_path / "a.png")
    assert not sitting.session.project.open_path(tmp_path)
    assert not sitting.session.project.open_path(tmp_path / "nowhere.png")
    assert [level for level, _ in sitting.messages] == ["error"] * 3
    assert f"{tmp_path / 'a.png'}: the file is empty" in sitting.messages[0][1]
    assert "1 more image" in sitting.messages[1][1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.png", "b.png"]


def test_what_cannot_be_opened_leaves_the_open_project_alone(sitting: Sitting, folder: Path, tmp_path: Path) -> None:
    session = sitting.open(folder)
    (tmp_path / "broken.kie").write_text("no project")
    assert not session.project.open_path(tmp_path / "broken.kie")
    assert not session.project.open_path(tmp_path / "nowhere.kie")
    assert session.path == folder / "forms.kie"
    assert session.page is not None


def test_files_become_a_project_beside_the_first(sitting: Sitting, folder: Path) -> None:
    session = sitting.session
    assert session.project.open_files([folder / "p2.png", folder / "p1.png"])
    sitting.rest()
    assert session.path == folder / "p2.kie"
    assert names(sitting) == ["p1.png", "p2.png"]
    session.project.close()
    sitting.open(folder / "p2.kie")
    assert names(sitting) == ["p1.png", "p2.png"]


def test_every_page_of_a_tiff_and_of_a_pdf_is_a_page(sitting: Sitting, tmp_path: Path) -> None:
    frames = [Image.new("RGB", (40 + index, 30)) for index in range(3)]
    frames[0].save(tmp_path / "scan.tiff", save_all=True, append_images=frames[1:])
    frames[0].save(tmp_path / "scan.pdf", save_all=True, append_images=frames[1:2])
    sitting.open(tmp_path / "scan.tiff")
    assert names(sitting) == ["scan.tiff", "scan.tiff (page 2)", "scan.tiff (page 3)"]
    assert [summary.width for summary in sitting.session.summaries] == [40, 41, 42]
    sitting.session.project.add_files([tmp_path / "scan.pdf"])
    sitting.rest()
    assert names(sitting)[:2] == ["scan.pdf", "scan.pdf (page 2)"]


def test_a_moved_and_renamed_folder_still_opens(sitting: Sitting, folder: Path, tmp_path: Path) -> None:
    session = sitting.open(folder)
    session.editor.do("Add", edits.add_entity, rectangle((1, 1, 9, 9)), "kept")
    session.project.close()
    shutil.move(folder, tmp_path / "moved")
    sitting.messages.clear()
    sitting.open(tmp_path / "moved")
    assert session.path == tmp_path / "moved" / "forms.kie"
    assert session.page is not None
    assert session.page.entities[1].text == "kept"
    assert sitting.messages == []
    assert session.pages.image_path(session.page_id or 0).is_file()


def test_a_second_window_on_a_project_is_told(make_sitting: Callable[..., Sitting], folder: Path) -> None:
    first, second = make_sitting(), make_sitting()
    first.open(folder)
    assert not second.session.project.open_path(folder)
    assert "another window has this project open" in second.messages[0][1]
    first.session.project.close()
    second.open(folder)


def test_opening_the_open_project_again_looks_for_new_images(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.editor.do("Add", edits.add_entity, rectangle((1, 1, 9, 9)))
    write_image(folder / "p3.png")
    sitting.open(folder)
    assert names(sitting) == ["p1.png", "p2.png", "p3.png", "p10.png"]
    assert session.editor.undo_text == "Add"


def test_closing_while_images_are_looked_at(sitting: Sitting, folder: Path, tmp_path: Path) -> None:
    for index in range(30):
        write_image(folder / f"more{index}.png", 20, 20)
    write_image(tmp_path / "other" / "only.png")
    sitting.session.project.open_path(folder)
    sitting.open(tmp_path / "other")
    assert names(sitting) == ["only.png"]


def test_images_and_thumbnails_come_from_threads(sitting: Sitting, folder: Path) -> None:
    (folder / "p2.png").write_bytes(b"broken meanwhile")
    session = sitting.session
    ready, failed, small = {}, {}, {}
    session.images.image_ready.connect(ready.__setitem__)
    session.images.image_failed.connect(failed.__setitem__)
    session.images.thumbnail_ready.connect(small.__setitem__)
    shutil.copy(folder / "p1.png", folder / "p2.png")
    sitting.open(folder)
    (folder / "p2.png").write_bytes(b"broken meanwhile")
    first, second, third = (summary.id for summary in session.summaries)
    until(lambda: first in ready)
    assert ready[first].shape == (80, 120, 3)
    session.pages.show_page(third)
    session.images.clear()
    session.pages.show_page(second)
    until(lambda: second in failed)
    assert "p2.png" in failed[second]
    assert session.pages.thumbnail(first) is None
    until(lambda: first in small)
    assert small[first].shape == (64, 96, 3)
    assert session.pages.thumbnail(first) is not None


def test_only_the_page_shown_last_gets_its_image(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    ready: list[int] = []
    session.images.clear()
    session.images.image_ready.connect(lambda page_id, _: ready.append(page_id))
    for summary in session.summaries:
        session.pages.show_page(summary.id)
    last = session.summaries[-1].id
    until(lambda: last in ready)
    assert ready == [last]


@pytest.mark.parametrize("is_there", [False, True])
def test_no_project_is_made_where_a_link_leads(sitting: Sitting, folder: Path, tmp_path: Path, is_there: bool) -> None:
    elsewhere = tmp_path / "elsewhere.kie"
    if is_there:
        elsewhere.touch()
    (folder / "forms.kie").symlink_to(elsewhere)
    assert not sitting.session.project.open_path(folder)
    assert "this is a link that leads to no project" in sitting.messages[0][1]
    assert not elsewhere.exists() or elsewhere.stat().st_size == 0


@pytest.mark.timeout(60)
def test_closing_does_not_wait_for_a_page_without_end(make_sitting: Callable[..., Sitting], tmp_path: Path) -> None:
    sitting = make_sitting()
    assert sitting.session.project.open_path(endless_pdf(tmp_path / "hard.pdf"))
    until(lambda: bool(page_process._POOL._busy))
    started = time.monotonic()
    sitting.session.project.close()
    sitting.session.shut_down()
    assert time.monotonic() - started < 5
    assert not page_process._POOL._busy
