"""A data folder that PaddleOCR trains on as it is: train.json, val.json, class_list.txt, images/ (spec A9).

Where no page is held out there is no val.json: neither training here nor PaddleOCR can measure on an empty one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from kie_desktop.domain.checks import check_page
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.domain.problems import Problem
from kie_desktop.domain.text import is_blank
from kie_desktop.formats import unfinished
from kie_desktop.formats.atomic import write_error
from kie_desktop.formats.class_list import write_class_list
from kie_desktop.formats.image_files import file_names, write_image
from kie_desktop.formats.images import image_info, natural_key
from kie_desktop.formats.paddleocr.writer import write_label_file
from kie_desktop.formats.split import split_pages
from kie_desktop.safe_files import make_folder

IMAGE_FOLDER = "images"
_LABEL_FILES = ("train.json", "val.json", "class_list.txt")


class LeftOut(NamedTuple):
    """A page that is not in the export, and why."""

    image: str
    frame: int
    reason: str


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote.

    images: (image, frame) of every page written -> its path in the label files.
    problems: what the checks say of the pages written; nothing was changed because of them.
    """

    folder: Path
    train: int
    val: int
    entities: int
    links: int
    left_out: list[LeftOut] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    images: dict[tuple[str, int], str] = field(default_factory=dict)


def export_dataset(
    folder: Path,
    pages: Iterable[Page],
    label_set: LabelSet,
    image_path: Callable[[Page], Path],
    *,
    val_ratio: float | None = 0.2,
    seed: int = 0,
    upstream_roles: bool = False,
    overwrite: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> ExportReport:
    """Write a data folder; the same pages and seed give the same split and the same label files.

    image_path: where the image of a page lies (`ProjectFile.image_path`).
    val_ratio, seed: see `split_pages`. upstream_roles: see `write_label_file`.
    progress: called with (images done, images in all).
    Left out, with the reason in the report: excluded pages, pages without any text, pages whose
    image is missing, unreadable or of another size now. Labels that the label set lacks are
    added to the class list. Images are copied as they are where PaddleOCR reads them upright
    (B2); PDF pages, TIFF frames and others become PNG.
    What an export left that was killed is replaced.
    Raises UserError where the folder holds one already (unless `overwrite`) or the page
    images themselves, or cannot be written; images written so far are then removed again.
    """
    _refuse_to_overwrite(folder, overwrite)
    pages = sorted(pages, key=lambda page: (natural_key(page.image), page.frame))
    _refuse_source_folder(folder, pages, image_path)
    wanted, left_out = _usable(pages, image_path)
    train, val = split_pages(wanted, val_ratio, seed)
    names = {key: f"{IMAGE_FOLDER}/{name}" for key, name in file_names(wanted, image_path).items()}
    with _removed_on_failure() as new:
        _make_folder(folder)
        if not unfinished.is_left_over(folder):
            new.append(unfinished.begin(folder))
        for index, page in enumerate(wanted):
            _write_image(page, image_path(page), folder / names[page.image, page.frame], new)
            if progress:
                progress(index + 1, len(wanted))
        labels = label_set.extended(entity.label for page in wanted for entity in page.entities.values())
        for name, part in (("train.json", train), ("val.json", val)):
            if not part and name == "val.json":
                continue
            write_label_file(
                folder / name,
                part,
                labels,
                image_name=lambda page: names[page.image, page.frame],
                upstream_roles=upstream_roles,
                follow_links=False,
            )
        write_class_list(
            folder / "class_list.txt", (default_label_set() if upstream_roles else labels).names, follow_links=False
        )
    if not val:  # an earlier export's would be measured on
        (folder / "val.json").unlink(missing_ok=True)
    unfinished.end(folder)
    return ExportReport(
        folder,
        len(train),
        len(val),
        sum(len(page.entities) for page in wanted),
        sum(len(page.links) for page in wanted),
        left_out,
        [problem for page in wanted for problem in check_page(page, label_set, "re")],
        names,
    )


def _refuse_to_overwrite(folder: Path, overwrite: bool) -> None:
    images = folder / IMAGE_FOLDER
    there = [name for name in _LABEL_FILES if (folder / name).exists() or (folder / name).is_symlink()]
    if images.is_dir() and any(images.iterdir()):
        there.append(f"{IMAGE_FOLDER}/")
    if there and not overwrite and not unfinished.is_left_over(folder):
        raise UserError(
            f"{folder}: the folder already has {', '.join(there)}; choose an empty folder or allow overwriting"
        )


def _refuse_source_folder(folder: Path, pages: Sequence[Page], image_path: Callable[[Page], Path]) -> None:
    """An export into the folder of the page images could replace one of them by another."""
    target = (folder / IMAGE_FOLDER).resolve()
    if any(image_path(page).resolve().parent == target for page in pages):
        raise UserError(f"{folder}: the page images themselves are in this folder; choose another export folder")


def _usable(pages: Sequence[Page], image_path: Callable[[Page], Path]) -> tuple[list[Page], list[LeftOut]]:
    wanted: list[Page] = []
    left_out: list[LeftOut] = []
    for page in pages:
        reason = _fault(page, image_path)
        if reason:
            left_out.append(LeftOut(page.image, page.frame, reason))
        else:
            wanted.append(page)
    return wanted, left_out


def _fault(page: Page, image_path: Callable[[Page], Path]) -> str:
    """Why a page cannot be exported, or "". PaddleOCR would swap a page without text for another (A10)."""
    if page.state is ReviewState.EXCLUDED:
        return "the page is excluded"
    if all(is_blank(entity.text) for entity in page.lines.values()):
        return "the page has no entity with text"
    try:
        info = image_info(image_path(page), page.frame, page.size)
    except UserError as fault:
        return str(fault)
    if (info.width, info.height) != (page.width, page.height):
        size, was = f"{info.width} x {info.height}", f"{page.width} x {page.height}"
        return f"the image is now {size} pixels but was {was} when it was annotated; fit the annotations to it"
    return ""


@contextmanager
def _removed_on_failure() -> Iterator[list[Path]]:
    """Collects paths, and deletes these files where the block fails."""
    new: list[Path] = []
    try:
        yield new
    except BaseException:
        for path in new:
            path.unlink(missing_ok=True)
        raise


def _make_folder(folder: Path) -> None:
    """Make a data folder with one for its images, which may be no link."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        make_folder(folder / IMAGE_FOLDER, folder)
    except OSError as fault:
        raise write_error(folder, fault) from fault


def _write_image(page: Page, source: Path, target: Path, new: list[Path]) -> None:
    """Copy or render one image; `new` gains the path if there was nothing before."""
    if not target.exists():
        new.append(target)
    write_image(page, source, target)
