"""From what a user opens to a project file and the images that belong to it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.text import cut_to_bytes, encodable
from kie_desktop.formats.folder_images import empty_words, folders_below, look_into
from kie_desktop.formats.images import find_images, frame_count
from kie_desktop.language import count, tr
from kie_desktop.safe_files import is_file, is_link
from kie_desktop.store import SUFFIX, ProjectFile, project_path

_FOLDER_SETTING = "folder"
"""Project setting: whether new images of the project's folder become pages when it is opened."""
_SUBFOLDERS_SETTING = "subfolders"
"""Project setting: whether those of folders below do, too."""
LABEL_SUFFIXES = {".json", ".jsonl", ".txt", ".csv", ".cach"}
_LABEL_FILES_LOOKED_AT = 40
_LONGEST_NAME, _SHORT_NAME = 200, 60
"""Bytes, of the 255 that most file systems take: `.not-applied-1.kie-wal` and the like follow. What is longer is cut to
less, as SQLite takes paths of 511 only."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A project and the images that must be pages of it. label_files: what a new project's folder has to import.

    left_out: files of a new project's folder that hold pages of a kind that is not read. is_new: it was made just now.
    """

    project: ProjectFile
    images: tuple[Path, ...]
    label_files: tuple[Path, ...] = ()
    left_out: tuple[Path, ...] = ()
    is_new: bool = False


def open_path(path: Path) -> Opened:
    """Open a project file, a folder of images, or one image, TIFF or PDF. Raises UserError."""
    path = _absolute(path)
    if path.is_dir():
        return _open_folder(path)
    return _open_project(path) if path.suffix.lower() == SUFFIX else open_files([path])


def open_files(files: Iterable[Path]) -> Opened:
    """Open images, TIFFs and PDFs (at least one) as one project beside the first. Raises UserError."""
    paths = tuple(_absolute(path) for path in files)
    path = paths[0].with_suffix(SUFFIX)
    if _is_filled(path):
        opened = _open_project(path)
        return Opened(opened.project, (*opened.images, *paths))
    _check_usable(paths)
    return Opened(_created(path, is_folder=False), paths, is_new=True)


def open_or_make(folder: Path) -> Opened:
    """Open the project of a folder, or make one even if no images lie in it (but further down). Raises UserError."""
    folder = _absolute(folder)
    path = _project_of(folder)
    return _open_project(path) if path else Opened(_created_in(folder), tuple(find_images(folder)))


def deeper_images(folder: Path) -> list[Path]:
    """Folders below one, relative to it, in which images lie; empty where it holds a project or images itself."""
    folder = _absolute(folder)
    if not folder.is_dir() or _project_of(folder) is not None:
        return []
    try:
        return [] if find_images(folder) else folders_below(folder)
    except UserError:  # opening it tells what is wrong
        return []


def open_with_subfolders(folder: Path) -> Opened:
    """Make a project of a folder whose images lie in the folders below it. Raises UserError."""
    folder = _absolute(folder)
    images, left_out = look_into(folder, recursive=True)
    if not images:
        raise UserError(empty_words(folder))
    _check_usable(images)
    project = _created_in(folder)
    try:
        project.set_setting(_SUBFOLDERS_SETTING, True)
    except UserError:
        project.close()
        raise
    return Opened(project, tuple(images), left_out=tuple(left_out), is_new=True)


def project_file_of(path: Path) -> Path | None:
    """The project file that opening a path would open; None where it would make one."""
    path = _absolute(path)
    project = _project_of(path) if path.is_dir() else path.with_suffix(SUFFIX)
    return project_path(project) if project is not None and _is_filled(project) else None


def images_of(path: Path) -> list[Path]:
    """The images that a path stands for: those of a folder, none for a project file, else itself. UserError."""
    if path.is_dir():
        return find_images(_absolute(path))
    return [] if path.suffix.lower() == SUFFIX else [_absolute(path)]


def _open_folder(folder: Path) -> Opened:
    path = _project_of(folder)
    if path is not None:
        return _open_project(path)
    images, left_out = look_into(folder)
    if not images:
        raise UserError(empty_words(folder))
    _check_usable(images)
    return Opened(_created_in(folder), tuple(images), tuple(label_files_in(folder)), tuple(left_out), is_new=True)


def label_files_in(folder: Path) -> list[Path]:
    """What in a folder can be imported: the folder itself, or some of its files."""
    from kie_desktop.formats.registry import recognise

    if recognise(folder):
        return [folder]
    files = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in LABEL_SUFFIXES]
    return [path for path in files[:_LABEL_FILES_LOOKED_AT] if path.is_file() and recognise(path)]


def _open_project(path: Path) -> Opened:
    project = ProjectFile.open(path)
    try:
        follows = project.setting(_FOLDER_SETTING, False) and not project.read_only
        below = project.setting(_SUBFOLDERS_SETTING, False) is True
        images = tuple(find_images(project.path.parent, below)) if follows else ()
    except UserError:
        project.close()
        raise
    return Opened(project, images)


def _check_usable(images: Sequence[Path]) -> None:
    """Make no project for images of which not one can be opened. Raises UserError with the first fault.

    Their pages are looked at later, in a thread: a page may take long to say its size.
    """
    faults: list[UserError] = []
    for image in images:
        try:
            frame_count(image)
        except UserError as error:
            faults.append(error)
        else:
            return
    more = tr("{} cannot be used either.").format(count(len(faults) - 1, tr("more image"), tr("more images")))
    raise UserError(f"{faults[0]}\n{more}" if len(faults) > 1 else str(faults[0])) from faults[0]


def _created_in(folder: Path) -> ProjectFile:
    return _created(folder / _usual_name(folder), is_folder=True)


def _created(path: Path, *, is_folder: bool) -> ProjectFile:
    if is_link(path):  # nothing is made where it leads to
        raise UserError(f"{path}: this is a link that leads to no project; delete it or rename it")
    project = ProjectFile.create(path, default_label_set())
    try:
        project.set_setting(_FOLDER_SETTING, is_folder)
    except UserError:
        project.close()
        raise
    return project


def _project_of(folder: Path) -> Path | None:
    """The project file of a folder: the one named like it, or else the only one there (a renamed folder)."""
    named = folder / _usual_name(folder)
    if _is_filled(named):
        return named
    others = [path for path in folder.glob(f"*{SUFFIX}") if _is_filled(path)]
    return others[0] if len(others) == 1 else None


def _usual_name(folder: Path) -> str:
    """What the project of a folder is called: as the folder, as far as that leaves room for what stands beside it."""
    name = folder.name or "project"
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = cut_to_bytes(encodable(name), _SHORT_NAME)
    return f"{name}{SUFFIX}"


def _is_filled(path: Path) -> bool:
    """Whether a project file is there (one of 0 bytes is what a killed program leaves before it begins)."""
    return is_file(path) and path.stat().st_size > 0


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  (a name for ".", and links are not followed)
