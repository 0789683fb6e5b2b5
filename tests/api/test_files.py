"""`read` and `write`: pages that know their label set and where their images lie."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

import kie_desktop as kie
from kie_desktop.cli.main import run_command

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
TRUTH = SAMPLES / "truth.json"


@pytest.fixture(scope="module")
def truth() -> kie.Pages:
    return kie.read(TRUTH)


def test_pages_know_their_labels_and_images(truth: kie.Pages) -> None:
    assert (len(truth), truth.format, truth.found, truth.damaged, truth.problems) == (10, "paddleocr", 10, 0, ())
    assert truth.label_set.names == ("other", "header", "question", "answer")
    assert truth.image_path(truth[0]) == SAMPLES / truth[0].image and truth[0].width > 100
    assert truth.image_path(kie.Page("unknown.png", 1, 1)) is None


def test_parts_and_sums_of_pages_know_it_too(truth: kie.Pages) -> None:
    first, rest = truth[:2], truth[2:]
    assert isinstance(first, kie.Pages) and first.label_set == truth.label_set
    for joined in (first + rest, sum([first, rest], kie.Pages())):
        assert isinstance(joined, kie.Pages) and joined == truth
        assert joined.images == truth.images and {*joined.label_set.names} == {*truth.label_set.names}
        assert (joined.format, joined.found) == ("paddleocr", 10)
    grown = truth[:1]
    grown += truth[1:2]
    grown.extend(truth[2:3])
    assert grown == truth[:3] and grown.image_path(grown[2]) is not None
    assert len(truth) == 10, "the parts are copies"


def test_two_images_of_one_name_are_not_mixed_up(truth: kie.Pages, tmp_path: Path) -> None:
    other = kie.Pages([truth[0]], images={truth[0].image: tmp_path / truth[0].image})
    with pytest.raises(kie.KieError, match="two images in different folders have this name"):
        truth + other


def test_a_page_without_its_image_stays_unless_the_folder_is_named(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "en_receipt_photo.jpg", tmp_path)
    shutil.copy(TRUTH, tmp_path / "train.json")
    pages = kie.read(tmp_path / "train.json")
    assert len(pages) == pages.found == 10
    sizes = {page.image: page.width for page in pages}
    assert sizes.pop("en_receipt_photo.jpg") > 100 and {*sizes.values()} == {0}
    assert pages.images == {"en_receipt_photo.jpg": tmp_path / "en_receipt_photo.jpg"}
    strict = kie.read(tmp_path / "train.json", image_dir=tmp_path)
    assert [page.image for page in strict] == ["en_receipt_photo.jpg"] and strict.found == 10
    assert {problem.code for problem in strict.problems} == {"missing-image"}


def test_images_can_be_left_alone() -> None:
    pages = kie.read(TRUTH, images=False)
    assert pages.images == {} and {page.width for page in pages} == {0}


@pytest.mark.parametrize("form", ["ppocrlabel", "funsd", "xfund", "xanylabeling", "labelstudio", "sroie"])
def test_what_is_written_is_read_again_with_its_images(truth: kie.Pages, tmp_path: Path, form: str) -> None:
    written = kie.write(truth[:2], tmp_path / "out", format=form)
    assert (written.pages, written.entities) == (2, sum(len(page.entities) for page in truth[:2]))
    assert all(file.exists() for file in written.files)
    back = kie.read(tmp_path / "out")
    assert back.format == form
    texts = [sorted(entity.text for entity in page.entities.values()) for page in back]
    assert texts == [sorted(entity.text for entity in page.entities.values()) for page in truth[:2]]
    assert all(back.image_path(page) is not None and page.width for page in back) or form in ("xfund", "labelstudio")


def test_a_data_folder_is_the_one_that_convert_writes(truth: kie.Pages, tmp_path: Path) -> None:
    written = kie.write(truth, tmp_path / "mine", format="paddleocr", val_ratio=0.3, seed=3)
    assert (written.pages, written.train, written.val) == (10, 7, 3)
    arguments = ["--image-dir", str(SAMPLES), "--val-ratio", "0.3", "--seed", "3"]
    command = ["convert", "--from", "auto", "--to", "paddleocr", str(TRUTH), str(tmp_path / "theirs"), *arguments]
    assert run_command(command) == 0
    for name in ("train.json", "val.json", "class_list.txt"):
        assert (tmp_path / "mine" / name).read_bytes() == (tmp_path / "theirs" / name).read_bytes()


def test_other_formats_are_split_too(truth: kie.Pages, tmp_path: Path) -> None:
    written = kie.write(truth, tmp_path / "out", format="xfund", val_ratio=0.2)
    assert (written.pages, written.train, written.val) == (10, 8, 2)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"train.json", "val.json"}


def test_sdmgr_data_is_split_in_one_folder(truth: kie.Pages, tmp_path: Path) -> None:
    """As PaddleOCR's YAML wants it: two label files beside one class list and one dictionary, for all pages."""
    written = kie.write(truth, tmp_path / "whole", format="wildreceipt")
    split = kie.write(truth, tmp_path / "split", format="wildreceipt", val_ratio=0.3, seed=2)
    assert (split.pages, split.train, split.val, split.entities) == (10, 7, 3, written.entities)
    names = {"wildreceipt_train.txt", "wildreceipt_test.txt", "class_list.txt", "dict.txt", "image_files"}
    assert {path.name for path in (tmp_path / "split").iterdir()} == names
    for name in ("class_list.txt", "dict.txt"):
        assert (tmp_path / "split" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    lines = [
        (tmp_path / "split" / name).read_text("utf-8").splitlines()
        for name in ("wildreceipt_train.txt", "wildreceipt_test.txt")
    ]
    whole = (tmp_path / "whole" / "wildreceipt_train.txt").read_text("utf-8").splitlines()
    assert [len(rows) for rows in lines] == [7, 3] and sorted(lines[0] + lines[1]) == sorted(whole)
    assert len(kie.read(tmp_path / "split")) == 10
    none = kie.write(truth, tmp_path / "none", format="wildreceipt", val_ratio=0)
    assert none.val == 0 and not (tmp_path / "none" / "wildreceipt_test.txt").exists()


def test_a_workbook_has_a_sheet_for_fields_and_one_for_records(truth: kie.Pages, tmp_path: Path) -> None:
    kie.write(truth, tmp_path / "fields.xlsx", format="xlsx")
    assert load_workbook(tmp_path / "fields.xlsx").sheetnames == ["fields", "records"]


def test_pages_of_ones_own_making(tmp_path: Path, form: Path) -> None:
    line = kie.Entity(1, ((0, 0), (9, 0), (9, 9), (0, 9)), "Ada", "person")
    page = kie.Page(form.name, 800, 400).with_entities([line], [])
    kie.write([page], tmp_path / "out", format="funsd", image_dir=form.parent)
    back = kie.read(tmp_path / "out")
    assert [entity.label for entity in back[0].entities.values()] == ["person"]
    assert back.image_path(back[0]).read_bytes() == form.read_bytes()  # type: ignore[union-attr]


def test_nothing_is_replaced_unasked(truth: kie.Pages, tmp_path: Path) -> None:
    kie.write(truth[:1], tmp_path / "a.json", format="paddleocr")
    before = (tmp_path / "a.json").read_bytes()
    with pytest.raises(kie.KieError, match="this file already exists"):
        kie.write(truth, tmp_path / "a.json", format="paddleocr")
    assert (tmp_path / "a.json").read_bytes() == before
    kie.write(truth, tmp_path / "a.json", format="paddleocr", overwrite=True)
    assert (tmp_path / "a.json").read_bytes() == TRUTH.read_bytes()


Case = tuple[str, Callable[[Path], object]]
FAULTS: list[Case] = [
    ("gone.json: file or folder not found; check the path", lambda folder: kie.read(folder / "gone.json")),
    ("format not recognised", kie.read),
    ("nonsense: unknown format; choose one of", lambda _: kie.read(TRUTH, format="nonsense")),
    ("stores fields without their positions", lambda _: kie.read(TRUTH, format="csv")),
    ("unknown format", lambda folder: kie.write(kie.read(TRUTH), folder / "x", format="doc")),
    ("there are no pages to write", lambda folder: kie.write([], folder / "x", format="funsd")),
    ("there are no pages to write", lambda folder: kie.write([], folder / "x", format="paddleocr", val_ratio=0.2)),
    ("there are no pages to write", lambda folder: kie.write([], folder / "x", format="xfund", val_ratio=0.2)),
    (
        "the validation share is 2",
        lambda folder: kie.write(kie.read(TRUTH), folder / "x", format="xfund", val_ratio=2),
    ),
    (
        "specify their folder with image_dir",
        lambda folder: kie.write(kie.read(TRUTH, images=False), folder / "x", format="paddleocr", val_ratio=0.2),
    ),
    ("the image is missing; specify its folder", lambda folder: kie.write(_half_known(), folder / "x", format="funsd")),
]


def _half_known() -> kie.Pages:
    pages = kie.read(TRUTH)
    return kie.Pages(pages, pages.label_set, {pages[0].image: SAMPLES / pages[0].image})


@pytest.mark.parametrize(("message", "work"), FAULTS, ids=[f"{index}" for index in range(len(FAULTS))])
def test_faults_are_one_line(tmp_path: Path, message: str, work: Callable[[Path], object]) -> None:
    with pytest.raises(kie.KieError) as caught:
        work(tmp_path)
    assert message in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["gone.json", "empty", "words.txt", "broken.json"])
def test_the_message_is_that_of_the_command_line(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "words.txt").write_text("these are no labels")
    (tmp_path / "broken.json").write_text(json.dumps({"form": 3}))
    with pytest.raises(kie.KieError) as caught:
        kie.read(tmp_path / name)
    command = ["convert", "--from", "auto", "--to", "xfund", str(tmp_path / name), str(tmp_path / "out.json")]
    assert run_command(command) == 1
    assert capsys.readouterr().err.splitlines()[-1] == f"error: {caught.value}"
