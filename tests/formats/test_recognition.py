"""PPOCRLabel's recognition set: a picture and a line for each text that somebody has checked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pdf_files import Sheet, text, write_pdf
from text_image import save

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import HUMAN, Entity, Page, ReviewState
from kie_desktop.formats.images import image_info, read_image
from kie_desktop.formats.line_crops import crop_of
from kie_desktop.formats.recognition import FORMAT
from kie_desktop.formats.registry import write
from kie_desktop.ocr.crop import cut_line


def write_set(folder: Path, pages: list[Page], images: Path | None):
    find = (lambda page: images / page.image) if images else None
    return write(folder / "rec", pages, default_label_set(), FORMAT, image_path=find)


def page(state: ReviewState = ReviewState.REVIEWED) -> Page:
    entities = [
        Entity(1, rectangle((100, 60, 300, 90)), "second\tline", "other", 0.9),
        Entity(2, rectangle((100, 10, 300, 40)), "first", "other", None, by_human=HUMAN),
        Entity(3, rectangle((100, 110, 300, 140)), "  ", "other", 0.9),
    ]
    return Page("form.png", 400, 300, state=state).with_entities(entities, [])


@pytest.fixture
def images(tmp_path: Path) -> Path:
    save(tmp_path / "form.png", [(104, 12, "first"), (104, 62, "second line")], (400, 300))
    return tmp_path


def test_checked_texts_are_cut_out_and_listed_in_reading_order(images: Path) -> None:
    write_set(images, [page()], images)
    rows = (images / "rec" / "rec_gt.txt").read_text("utf-8").splitlines()
    assert rows == ["crop_img/form_crop_0.jpg\tfirst", "crop_img/form_crop_1.jpg\tsecond line"]
    first = read_image(images / "rec" / "crop_img" / "form_crop_0.jpg", 0)
    assert first.shape[:2] == (30, 200)
    wanted = read_image(images / "form.png", 0)[10:40, 100:300]
    assert np.abs(first.astype(int) - wanted).mean() < 4


def test_texts_that_nobody_has_checked_are_left_out_and_told(images: Path) -> None:
    report = write_set(images, [page(ReviewState.PRE_ANNOTATED)], images)
    assert (images / "rec" / "rec_gt.txt").read_text("utf-8") == "crop_img/form_crop_0.jpg\tfirst\n"
    assert [problem.code for problem in report.lost if problem.code == "lost-text"]


def test_without_images_or_texts_it_says_what_to_do(images: Path) -> None:
    with pytest.raises(UserError, match="name the folder that holds them"):
        write_set(images, [page()], None)
    bare = Page("form.png", 400, 300).with_entities([Entity(1, rectangle((1, 1, 9, 9)), "x", "other", 0.9)], [])
    with pytest.raises(UserError, match="mark pages as reviewed"):
        write_set(images, [bare], images)
    beside = Page("form.png", 400, 300).with_entities(
        [Entity(1, rectangle((500, 400, 600, 420)), "beside", "other", None, by_human=HUMAN)], []
    )
    with pytest.raises(UserError, match="does not lie on the image"):
        write_set(images, [beside], images)
    assert not (images / "rec" / "rec_gt.txt").exists()


def test_a_page_of_a_pdf_is_cut_at_the_size_that_it_was_given(tmp_path: Path) -> None:
    write_pdf(tmp_path / "form.pdf", [Sheet(text(20, 40, "first"), (144, 72))])
    usual, given = (400, 200), (800, 400)
    assert image_info(tmp_path / "form.pdf")[:2] == usual
    box = rectangle((100, 100, 260, 220))
    known = Page("form.pdf", *given, state=ReviewState.REVIEWED).with_entities([Entity(1, box, "first")], [])
    write_set(tmp_path, [known], tmp_path)
    (crop,) = (tmp_path / "rec" / "crop_img").iterdir()
    wanted = read_image(tmp_path / "form.pdf", 0, given)[100:220, 100:260]
    assert np.abs(read_image(crop).astype(int) - wanted).mean() < 4


@pytest.mark.parametrize(
    "points",
    [
        ((20.0, 30.0), (180.0, 10.0), (184.0, 40.0), (24.0, 60.0)),
        ((20.0, 80.0), (180.0, 80.0), (180.0, 110.0), (20.0, 110.0)),
    ],
)
def test_a_slanted_line_is_straightened_as_the_recogniser_gets_it(points) -> None:
    ramp = np.linspace(0, 255, 400)[None, :, None] * np.linspace(0.4, 1, 300)[:, None, None]
    image = np.repeat(ramp, 3, axis=2).astype(np.uint8)
    ours, theirs = crop_of(image, points), cut_line(image, points)
    assert ours is not None
    assert theirs is not None
    assert ours.shape == theirs.shape
    assert np.abs(ours.astype(int) - theirs).max() <= 3
