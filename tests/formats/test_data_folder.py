"""Exported data folders: complete, reproducible, importable again, and nothing overwritten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kie_desktop.domain.edits import add_entity
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Label, LabelSet, Role, default_label_set
from kie_desktop.domain.page import Link, Page, ReviewState
from kie_desktop.domain.patch import apply
from kie_desktop.formats import atomic
from kie_desktop.formats.class_list import read_class_list
from kie_desktop.formats.format import Target
from kie_desktop.formats.images import image_info, read_image
from kie_desktop.formats.paddleocr import ExportReport, export_dataset, pages_of, read_label_file
from kie_desktop.formats.registry import format_named
from kie_desktop.formats.split import split_pages
from kie_desktop.training.data_folder import config_of_folder

LABELS = default_label_set()


def annotated(image: str, frame: int = 0, size: tuple[int, int] = (120, 80), text: str = "Name:") -> Page:
    page = Page(image, *size, frame=frame)
    page = apply(page, add_entity(page, rectangle((5, 5, 40, 15)), text, "question"))
    page = apply(page, add_entity(page, rectangle((50.5, 5, 90, 15)), "Ada 表", "answer"))
    return replace(page, links={(1, 2): Link(1, 2, by_human=True)})


def picture(path: Path, size: tuple[int, int] = (120, 80), **options: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.effect_noise(size, 60).convert("RGB").save(path, **options)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder of images of every kind, with names that collide."""
    folder = tmp_path / "source"
    for name in ("a.png", "sub/A.png", "表 单.jpg", "[x].png"):
        picture(folder / name)
    exif = Image.Exif()
    exif[0x0112] = 6
    picture(folder / "turned.jpg", (80, 120), exif=exif)
    second = Image.new("RGB", (120, 80), "white")
    picture(folder / "two.pdf", save_all=True, append_images=[second], resolution=200)
    return folder


PAGES = [
    annotated("a.png"),
    annotated("sub/A.png"),
    annotated("表 单.jpg"),
    annotated("[x].png"),
    annotated("turned.jpg"),
    annotated("two.pdf", 0, (121, 81)),
    annotated("two.pdf", 1, (121, 81)),
]


def export(folder: Path, source: Path, pages: list[Page] = PAGES, **options: object) -> ExportReport:
    infos = [image_info(source / page.image, page.frame) for page in pages]
    sized = [replace(page, width=info.width, height=info.height) for page, info in zip(pages, infos, strict=True)]
    return export_dataset(folder, sized, LABELS, lambda page: source / page.image, **options)  # type: ignore[arg-type]


def test_the_folder_holds_everything_and_reads_back_the_same(tmp_path: Path, source: Path) -> None:
    report = export(tmp_path / "out", source, val_ratio=0.3, seed=4)
    assert (report.train, report.val, report.entities, report.links, report.left_out) == (5, 2, 14, 7, [])
    assert sorted(path.name for path in (tmp_path / "out" / "images").iterdir()) == sorted(
        ["a.png", "A_2.png", "表 单.jpg", "[x].png", "turned.jpg", "two_p0.png", "two_p1.png"]
    )
    assert read_class_list(tmp_path / "out" / "class_list.txt") == (["other", "question", "answer", "header"], [])
    again: list[Page] = []
    for name in ("train.json", "val.json"):
        label_file = read_label_file(tmp_path / "out" / name, LABELS)
        pages, problems = pages_of(label_file, tmp_path / "out")
        assert not label_file.problems and not problems
        again += pages
    by_name = {page.image: page for page in again}
    for page in PAGES:
        copy = by_name[report.images[page.image, page.frame]]
        assert (copy.entities, copy.links) == (page.entities, page.links)
        assert np.array_equal(read_image(tmp_path / "out" / copy.image), read_image(source / page.image, page.frame))
        assert (copy.height, copy.width) == read_image(source / page.image, page.frame).shape[:2]


def test_without_held_out_pages_there_is_no_file_to_measure_on(tmp_path: Path, source: Path) -> None:
    out = tmp_path / "out"
    assert export(out, source, val_ratio=0.3).val == 2 and (out / "val.json").stat().st_size
    assert export(out, source, val_ratio=0, overwrite=True).val == 0  # that of before is gone too
    assert not (out / "val.json").exists()
    run = config_of_folder("ser", out, tmp_path / "run", None)
    assert run.val is None and (out / "train.json").read_text("utf-8").count("\n") == 7


def test_the_same_seed_gives_the_same_files_whatever_the_order(tmp_path: Path, source: Path) -> None:
    export(tmp_path / "one", source, val_ratio=0.4, seed=1)
    export(tmp_path / "two", source, PAGES[::-1], val_ratio=0.4, seed=1)
    export(tmp_path / "other", source, val_ratio=0.4, seed=2)
    texts = [(tmp_path / name / "val.json").read_bytes() for name in ("one", "two", "other")]
    assert texts[0] == texts[1] != texts[2]


def test_pages_that_cannot_be_trained_on_are_left_out_with_the_reason(tmp_path: Path, source: Path) -> None:
    (source / "broken.png").write_bytes(b"no image")
    pages = [
        annotated("a.png"),
        replace(annotated("表 单.jpg"), state=ReviewState.EXCLUDED),
        Page("[x].png", 120, 80),
        annotated("gone.png"),
        annotated("broken.png"),
        annotated("turned.jpg", size=(80, 120)),
    ]
    report = export_dataset(tmp_path / "out", pages, LABELS, lambda page: source / page.image)
    assert report.train == 1
    reasons = {left_out.image: left_out.reason for left_out in report.left_out}
    for image, reason in (
        ("表 单.jpg", "excluded"),
        ("[x].png", "no entity with text"),
        ("gone.png", "missing"),
        ("broken.png", "not supported"),
        ("turned.jpg", "now 120 x 80 pixels but was 80 x 120"),
    ):
        assert reason in reasons[image]


def test_nothing_is_overwritten_unless_allowed(tmp_path: Path, source: Path) -> None:
    export(tmp_path / "out", source)
    before = (tmp_path / "out" / "train.json").read_bytes()
    with pytest.raises(UserError, match=r"out: the folder already has train\.json"):
        export(tmp_path / "out", source, PAGES[:1])
    assert (tmp_path / "out" / "train.json").read_bytes() == before
    assert export(tmp_path / "out", source, PAGES[:1], overwrite=True).train == 1


def test_the_folder_of_the_images_themselves_is_refused(tmp_path: Path) -> None:
    picture(tmp_path / "images" / "a.png")
    picture(tmp_path / "other" / "a.png")
    before = (tmp_path / "images" / "a.png").read_bytes()
    pages = [annotated("images/a.png"), annotated("other/a.png")]
    with pytest.raises(UserError, match="choose another export folder"):
        export_dataset(tmp_path, pages, LABELS, lambda page: tmp_path / page.image, overwrite=True)
    assert (tmp_path / "images" / "a.png").read_bytes() == before


def test_a_full_disk_leaves_no_half_export(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(UserError, match="disk is full"):
        export(tmp_path / "out", source)
    assert not [path for path in (tmp_path / "out").rglob("*") if path.is_file()]


def test_role_names_for_re_with_paddleocr(tmp_path: Path, source: Path) -> None:
    own = LabelSet([Label("Feld", "#000000", Role.KEY), Label("Wert", "#000001", Role.VALUE)])
    page = annotated("a.png")
    renamed = {
        key: replace(e, label={"question": "Feld", "answer": "Wert"}[e.label]) for key, e in page.entities.items()
    }
    export_dataset(
        tmp_path / "out", [replace(page, entities=renamed)], own, lambda page: source / page.image, upstream_roles=True
    )
    (row,) = read_label_file(tmp_path / "out" / "train.json").rows
    assert [e.label for e in row.entities] == ["question", "answer"]
    assert read_class_list(tmp_path / "out" / "class_list.txt")[0] == ["other", "question", "answer", "header"]


def test_a_label_that_the_set_lacks_is_reported_and_stays_trainable(tmp_path: Path, source: Path) -> None:
    page = annotated("a.png")
    page = apply(page, add_entity(page, rectangle((5, 30, 40, 45)), "x", "stamp"))
    report = export(tmp_path / "out", source, [page])
    assert [problem.code for problem in report.problems if problem.severity == "error"] == ["unknown-label"]
    assert read_class_list(tmp_path / "out" / "class_list.txt")[0][-1] == "stamp"


def test_both_sides_of_a_split_get_pages_and_few_pages_move(tmp_path: Path) -> None:
    pages = [Page(f"{number}.png", 10, 10) for number in range(100)]
    train, val = split_pages(pages, 0.2, 7)
    assert (
        len(val) == 20
        and [*train, *val] != pages
        and {p.image for p in train} | {p.image for p in val} == {p.image for p in pages}
    )
    more = split_pages([*pages, Page("new.png", 10, 10)], 0.2, 7)[1]
    assert len({page.image for page in val} ^ {page.image for page in more}) <= 1
    assert [len(part) for part in split_pages(pages[:2], 0.01, 0)] == [1, 1]
    assert [len(part) for part in split_pages(pages[:1], 0.5, 0)] in ([1, 0], [0, 1])
    assert [len(part) for part in split_pages(pages, 0, 0)] == [100, 0]
    for ratio in (-0.1, 1.0, 7):
        with pytest.raises(UserError, match="validation share"):
            split_pages(pages, ratio, 0)


def test_pages_that_a_person_held_out_validate_where_no_share_is_given() -> None:
    pages = [Page(name, 10, 10, held_out=name in "bd") for name in "abcd"]
    train, val = split_pages(pages, None, 0)
    assert [page.image for page in train] == ["a", "c"] and [page.image for page in val] == ["b", "d"]


class KilledError(BaseException):
    """Stands for the end of the program: nothing of it cleans up."""


@pytest.mark.parametrize("name", ["paddleocr", "funsd"])
def test_an_export_that_was_killed_is_replaced(
    tmp_path: Path, source: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages, out = PAGES[:4], tmp_path / "out"

    def export(progress: Callable[[int, int], None] | None = None) -> None:
        find = partial(_image_in, source)
        if name == "paddleocr":
            export_dataset(out, pages, LABELS, find, progress=progress)
        else:
            write = format_named(name).write
            assert write is not None
            write(Target(out, pages, LABELS, find, progress=progress))

    with monkeypatch.context() as dying:

        def die(done: int, _all: int) -> None:
            if done == 3:
                dying.setattr(Path, "unlink", lambda *_args, **_more: None)
                raise KilledError

        with pytest.raises(KilledError):
            export(die)
    assert any(path.is_file() for path in out.rglob("*.*"))
    export()
    assert list(out.rglob(".*")) == []
    with pytest.raises(UserError, match="already"):
        export()


def _image_in(folder: Path, page: Page) -> Path:
    return folder / page.image
