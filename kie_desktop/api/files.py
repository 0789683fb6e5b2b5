"""Label files and folders of every format, read as pages and written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kie_desktop.api.errors import KieError
from kie_desktop.api.pages import Pages
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.domain.problems import Problem
from kie_desktop.formats import registry
from kie_desktop.formats.format import Format, ImagePath, Reading
from kie_desktop.formats.images import image_info
from kie_desktop.formats.paddleocr import export_dataset, locate_image
from kie_desktop.formats.paddleocr.export import LeftOut
from kie_desktop.formats.split import split_pages

AUTO = "auto"
"""Tells the format by what the file or folder holds."""
FORMAT_NAMES = tuple(known.name for known in registry.FORMATS)
DATA_FOLDER = "paddleocr"
"""The format whose split export is a data folder to train on."""
PARTS = ("train", "val")

AnyPath = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Written:
    """What `write` wrote.

    files: all of them, images too; of a data folder its label files. pages: how many were written; train, val: of a
    split. lost: what the format could not hold. left_out: pages that are not in a data folder, and why.
    """

    files: tuple[Path, ...]
    pages: int
    train: int = 0
    val: int = 0
    entities: int = 0
    links: int = 0
    lost: tuple[Problem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def read(
    path: AnyPath,
    *,
    format: str = AUTO,
    image_dir: AnyPath | None = None,
    images: bool = True,
    label_set: LabelSet | None = None,
) -> Pages:
    """Read a label file, or a folder of them: what `kie-desktop convert --from` takes.

    format: one of `convert`'s names; `auto` tells it by the content. image_dir: the folder that image paths start
    from; pages whose image is missing or cannot be read are then left out, with a problem in `Pages.problems`. Without
    it images are looked for where the format usually has them, and a page without its image stays: its width and
    height, in pixels, are as the file has them, or 0. images: False looks for none.
    label_set: labels are spelled as there, and its roles give links their direction; None takes the labels found.
    Raises KieError where nothing can be read, or there is no such format.
    """
    source, known = Path(path), None if format == AUTO else registry.format_named(format)
    if image_dir is None and images:
        reading, found = _with_usual_images(source, known, label_set)
    else:
        folder = None if image_dir is None else Path(image_dir)
        reading = registry.read(source, folder, label_set, known)
        found = {} if folder is None else {page.image: folder / page.image for page in reading.pages}
    return Pages(
        reading.pages,
        LabelSet(()).extended(reading.label_names) if label_set is None else label_set,
        found,
        format=reading.format,
        problems=reading.problems,
        found=reading.found,
        damaged=reading.damaged,
    )


def write(
    pages: Iterable[Page],
    path: AnyPath,
    *,
    format: str,
    image_dir: AnyPath | None = None,
    images: bool = True,
    label_set: LabelSet | None = None,
    val_ratio: float | None = None,
    seed: int = 0,
    overwrite: bool = False,
) -> Written:
    """Write pages in a format: what `kie-desktop convert --to` writes.

    path: the file, or the folder for a format of several files; a folder holds the images too, where they are known.
    pages: `Pages` know where their images lie and their label set; for a plain list of pages name image_dir, which
    `Page.image` is relative to, and label_set (else the labels found). images: False writes labels only.
    val_ratio: 0 to below 1; writes the two parts `train` and `val`, with this share of the pages in val and the same
    split for the same seed; in the format `paddleocr` a data folder that `train` takes. overwrite: files that are
    there may be replaced.
    Raises KieError for an empty list, an unknown format, files that are there already, and where writing fails.
    """
    target, out = registry.format_named(format), Path(path)
    known = pages if isinstance(pages, Pages) else Pages(pages)
    labels = known.label_set if label_set is None else label_set
    find = None if not images else _finder(known, None if image_dir is None else Path(image_dir))
    if val_ratio is None:
        return _write_one(out, known, labels, target, find, overwrite)
    if target.name == DATA_FOLDER:
        return _write_data_folder(out, known, labels, find, val_ratio, seed, overwrite)
    return _write_parts(out, known, labels, target, find, val_ratio, seed, overwrite)


def _write_one(
    path: Path,
    pages: Sequence[Page],
    labels: LabelSet,
    target: Format,
    find: ImagePath | None,
    overwrite: bool,
    held_out: Sequence[Page] = (),
) -> Written:
    report = registry.write(path, pages, labels, target, image_path=find, overwrite=overwrite, held_out=held_out)
    entities, links = sum(len(page.entities) for page in pages), sum(len(page.links) for page in pages)
    return Written(report.files, report.pages, entities=entities, links=links, lost=report.lost)


def _write_parts(
    folder: Path,
    pages: Sequence[Page],
    labels: LabelSet,
    target: Format,
    find: ImagePath | None,
    val_ratio: float,
    seed: int,
    overwrite: bool,
) -> Written:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise KieError(f"{folder}: the folder cannot be created ({fault.strerror}); choose another one") from fault
    parts = split_pages(pages, val_ratio, seed)
    if target.parts is not None:
        together = _write_one(folder, pages, labels, target, find, overwrite, parts[1])
        val = sum(page.state is not ReviewState.EXCLUDED for page in parts[1])
        return replace(together, train=together.pages - val, val=val)
    total = Written((), 0)
    for name, part in zip(PARTS, parts, strict=True):
        if not part:
            continue
        done = _write_one(folder / f"{name}{target.suffix}", part, labels, target, find, overwrite)
        total = Written(
            total.files + done.files,
            total.pages + done.pages,
            done.pages if name == "train" else total.train,
            done.pages if name == "val" else total.val,
            total.entities + done.entities,
            total.links + done.links,
            total.lost + done.lost,
        )
    if not total.pages:
        raise KieError(f"{folder}: there are no pages to write; all of them are excluded or missing")
    return total


def _write_data_folder(
    folder: Path,
    pages: Sequence[Page],
    labels: LabelSet,
    find: ImagePath | None,
    val_ratio: float,
    seed: int,
    overwrite: bool,
) -> Written:
    if not pages:
        raise KieError(f"{folder}: there are no pages to write; all of them are excluded or missing")
    if find is None:
        raise KieError(f"{folder}: a data folder contains the images; specify their folder with image_dir")
    report = export_dataset(folder, pages, labels, find, val_ratio=val_ratio, seed=seed, overwrite=overwrite)
    names = ("train.json", *(("val.json",) if report.val else ()), "class_list.txt")
    return Written(
        tuple(folder / name for name in names),
        report.train + report.val,
        report.train,
        report.val,
        report.entities,
        report.links,
        left_out=tuple(report.left_out),
    )


def _finder(pages: Pages, image_dir: Path | None) -> ImagePath | None:
    """Where the images of pages lie; None where that is known of none. KieError, when asked, names a missing one."""
    if image_dir is not None:
        return lambda page: image_dir / page.image
    if not pages.images:
        return None

    def find(page: Page) -> Path:
        path = pages.image_path(page)
        if path is None:
            raise KieError(
                f"{page.image}: the image is missing; specify its folder with image_dir, or write without images"
            )
        return path

    return find


def _with_usual_images(
    source: Path, known: Format | None, label_set: LabelSet | None
) -> tuple[Reading, dict[str, Path]]:
    """What a source says, with the images that lie where its format has them; no page is lost for want of one."""
    chosen = known or registry.recognise(source)
    if chosen is None or chosen.read is None:
        return registry.read(source, None, label_set, chosen), {}  # which says what is wrong
    folder = chosen.images(source)
    reading = registry.read(source, folder, label_set, chosen)
    if len(reading.pages) == reading.found:
        return reading, {page.image: folder / page.image for page in reading.pages}
    reading = registry.read(source, None, label_set, chosen)
    found = {page.image: path for page in reading.pages if (path := locate_image(page.image, folder))}
    sized = [_sized(page, found) for page in reading.pages]
    return replace(reading, pages=tuple(sized)), found


def _sized(page: Page, images: dict[str, Path]) -> Page:
    """A page with the size of its image, where the source says none; an image that cannot be read is none."""
    if page.image not in images or (page.width and page.height):
        return page
    try:
        info = image_info(images[page.image], page.frame)
    except KieError:
        del images[page.image]
        return page
    return replace(page, width=info.width, height=info.height)
