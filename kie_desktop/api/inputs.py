"""Image and PDF files, and the pages in them."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kie_desktop.api.errors import KieError
from kie_desktop.domain.text import encodable
from kie_desktop.formats.drawn import is_drawn
from kie_desktop.formats.folder_images import empty_words, left_out_words, look_into
from kie_desktop.formats.images import image_info, page_frames
from kie_desktop.safe_files import is_file, is_folder, is_there

log = logging.getLogger(__name__)

PAGED_SUFFIXES = frozenset({".pdf", ".tif", ".tiff"})
"""Files whose results are named by page, also where they hold only one."""


class FileInput(NamedTuple):
    """A file to read, or why it cannot be. name: path relative to the folder that all files share, with `/`;
    what of it is no UTF-8 is escaped (`encodable`).
    """

    path: Path
    name: str
    fault: KieError | None = None


class PageInput(NamedTuple):
    """One page of a file. frame: from 0. frames: of the file. width, height: pixels of the upright page."""

    path: Path
    name: str
    frame: int
    frames: int
    width: int
    height: int

    @property
    def is_paged(self) -> bool:
        """Whether results of the file are named by page."""
        return self.path.suffix.lower() in PAGED_SUFFIXES or self.frames > 1


def files_of(inputs: Iterable[str | os.PathLike[str]], *, recursive: bool = False) -> list[FileInput]:
    """The image and PDF files that are named: files as they are, folders without their sub folders unless `recursive`.

    Files of folders that hold pages of a kind that is not read are named in the log as left out. Missing inputs and
    folders without images come with their fault. A file that is named twice counts once.
    """
    found: dict[Path, KieError | None] = {}
    for path in map(Path, inputs):
        if not is_folder(path):
            found.setdefault(path, _fault(path))
            continue
        try:
            images, left_out = look_into(path, recursive)
        except KieError as fault:
            found[path] = fault
            continue
        if not images:
            found[path] = KieError(empty_words(path))
        elif left_out:
            log.warning("%s: %s", path, left_out_words(left_out))
        found.update(dict.fromkeys(images))
    base = common_folder(path for path, fault in found.items() if fault is None)
    return [
        FileInput(path, encodable(path.name if fault else path.absolute().relative_to(base).as_posix()), fault)
        for path, fault in found.items()
    ]


def _fault(path: Path) -> KieError | None:
    """Why a file that is named is not read at all."""
    if not is_file(path):
        there = is_there(path)
        return KieError(
            f"{path}: this is not a regular file; choose another file"
            if there
            else f"{path}: file or folder not found; check the path"
        )
    return KieError(f"{path}: this picture was drawn from a page; name the page itself") if is_drawn(path) else None


def pages_of(file: FileInput) -> Iterator[PageInput | KieError]:
    """Every page of a file; why one, or the whole file, cannot be read."""
    if file.fault is not None:
        yield file.fault
        return
    try:
        frames = page_frames(file.path)
    except KieError as fault:
        yield fault
        return
    for frame in frames:
        try:
            info = image_info(file.path, frame)
        except KieError as fault:
            yield fault
        else:
            yield PageInput(file.path, file.name, frame, len(frames), info.width, info.height)


def common_folder(paths: Iterable[Path]) -> Path:
    """The folder that holds all files, directly or deeper; absolute."""
    folders = {str(path.absolute().parent) for path in paths}
    try:
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except ValueError as fault:  # drives of Windows have nothing in common
        raise KieError("the inputs are on different drives; process one drive at a time") from fault
