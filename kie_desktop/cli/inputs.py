"""What the commands share: input files and folders as pages, names of outputs, models and lines of log."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.formats.images import find_images, image_info

PAGED_SUFFIXES = frozenset({".pdf", ".tif", ".tiff"})
"""Files whose results are named by page, also where they hold only one."""


@dataclass(frozen=True, slots=True)
class PageInput:
    """One page to work on.

    name: path relative to the folder that all inputs share, with forward slashes. stem: what its
    result files are called, unlike that of any other input.
    """

    path: Path
    frame: int
    width: int
    height: int
    name: str
    stem: str


class Reporter:
    """Faults of single inputs: one line each on stderr; the rest goes on."""

    def __init__(self) -> None:
        self.errors: list[str] = []

    def error(self, fault: UserError | str) -> None:
        """Report a fault; the command will end with status 1."""
        self.errors.append(str(fault))
        print(f"error: {fault}", file=sys.stderr)

    @property
    def status(self) -> int:
        """Exit status: 1 after any fault."""
        return 1 if self.errors else 0


def note(text: str) -> None:
    """Say something on stderr, where it does not disturb `--json`."""
    print(text, file=sys.stderr)


def files_of(inputs: Iterable[str], reporter: Reporter) -> list[Path]:
    """The image and PDF files that arguments name: files as they are, folders without their sub folders.

    Missing inputs and folders without images are reported. A file that is named twice counts once.
    """
    found: dict[Path, None] = {}
    for name in inputs:
        path = Path(name)
        if not path.is_dir():
            if path.exists():
                found[path] = None
            else:
                reporter.error(f"{path}: there is no such file or folder; check the path")
            continue
        try:
            images = find_images(path)
        except UserError as fault:
            reporter.error(fault)
            continue
        if not images:
            reporter.error(f"{path}: there are no images or PDF files in this folder; name the folder that holds them")
        found.update(dict.fromkeys(images))
    return list(found)


def pages_of_files(files: Iterable[Path], reporter: Reporter, reserved: Iterable[str] = ()) -> Iterator[PageInput]:
    """Every page of every file, with a stem of its own; unreadable files are reported and left out.

    `reserved`: stems that no page may have, because the command writes files of those names.
    """
    paths = list(files)
    base = common_folder(paths)
    taken = {stem.casefold() for stem in reserved}
    for path in paths:
        try:
            frames = image_info(path).frames
        except UserError as fault:
            reporter.error(fault)
            continue
        stem = _free_stem(path, frames, taken)
        if stem != path.stem:
            note(f"{path}: the results of another input are called {path.stem}; these are called {stem}")
        for frame, page_stem in enumerate(_page_stems(stem, path, frames)):
            try:
                info = image_info(path, frame)
            except UserError as fault:
                reporter.error(fault)
                continue
            name = path.absolute().relative_to(base).as_posix()
            yield PageInput(path, frame, info.width, info.height, name, page_stem)


def common_folder(paths: Iterable[Path]) -> Path:
    """The folder that holds all files, directly or deeper; absolute."""
    folders = {str(path.absolute().parent) for path in paths}
    try:
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except ValueError as fault:  # drives of Windows have nothing in common
        raise UserError("the inputs lie on different drives; work on one drive at a time") from fault


def _page_stems(stem: str, path: Path, frames: int) -> list[str]:
    if path.suffix.lower() in PAGED_SUFFIXES or frames > 1:
        return [f"{stem}_p{frame}" for frame in range(frames)]
    return [stem]


def _free_stem(path: Path, frames: int, taken: set[str]) -> str:
    """The file's stem, with a number behind it where other results have it already."""
    number = 1
    while True:
        stem = path.stem if number == 1 else f"{path.stem}_{number}"
        names = {name.casefold() for name in _page_stems(stem, path, frames)}
        if not names & taken:
            taken |= names
            return stem
        number += 1
