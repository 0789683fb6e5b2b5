"""What a folder holds for somebody who opens it: images, what is left out of it and why, and where else to look."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kie_desktop.domain.text import listed
from kie_desktop.formats.images import IMAGE_SUFFIXES, find_images, is_of_project, natural_key
from kie_desktop.safe_files import is_file, is_folder, is_link

UNREADABLE_SUFFIXES = frozenset(
    {".jxl", ".jxr", ".wdp", ".psd", ".xcf", ".svg", ".eps", ".ps", ".ai", ".djvu", ".xps", ".oxps", ".tga", ".pcx"}
    | {".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".raf", ".rw2", ".dcm", ".fax", ".jb2", ".jbig2", ".wmf", ".emf"}
    | {".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".odp", ".pages", ".eml", ".msg", ".mht"}
)
"""Files that hold pages in the eyes of people, and that no library here reads."""
_MOST_ENTRIES = 20_000
"""Looked at below a folder, which may be a whole disk."""
_DEEPEST = 8


class FolderImages(NamedTuple):
    """images: in natural order, as `find_images` gives them. left_out: files of kinds that are not
    read, and what bears the name of an image and is no file: links that lead nowhere, pipes, devices.
    """

    images: list[Path]
    left_out: list[Path]


def look_into(folder: Path, recursive: bool = False) -> FolderImages:
    """The images of a folder, and what else in it people may expect to be read. Raises UserError as `find_images`."""
    images = find_images(folder, recursive)
    folders = {folder, *(path.parent for path in images)} if recursive else {folder}
    left_out = [path for each in folders for path in _entries(each) if is_of_unread_kind(path) or _is_no_file(path)]
    return FolderImages(images, sorted(left_out, key=lambda path: natural_key(str(path))))


def folders_below(folder: Path) -> list[Path]:
    """Folders below one in which images lie, for each folder in it the one that is nearest; relative paths.

    Looks at some thousand files at most.
    """
    left = _MOST_ENTRIES
    found: list[Path] = []
    for child in sorted(_folders(folder), key=lambda path: natural_key(path.name)):
        level = [child]
        for _ in range(_DEEPEST):
            left -= sum(len(_entries(each)) for each in level)
            nearest = next((each for each in level if any(map(_is_image, _entries(each)))), None)
            if nearest is not None:
                found.append(nearest.relative_to(folder))
            if nearest is not None or left < 0:
                break
            level = [entry for each in level for entry in _folders(each)]
    return found


def left_out_words(left_out: Sequence[Path]) -> str:
    """A sentence about files that are left out; "" for none."""
    if not left_out:
        return ""
    kinds = listed([path.name for path in left_out if is_of_unread_kind(path)], 3)
    no_files = listed([path.name for path in left_out if not is_of_unread_kind(path)], 3)
    sentences = (
        f"skipped, because these file types cannot be read: {kinds}; save them as PDF or PNG" if kinds else "",
        f"skipped, because these are not regular files (broken links, pipes): {no_files}" if no_files else "",
    )
    return "; ".join(filter(None, sentences))


def is_of_unread_kind(path: Path) -> bool:
    """Whether a file is of a kind that holds pages and is not read."""
    return path.suffix.lower() in UNREADABLE_SUFFIXES


def empty_words(folder: Path) -> str:
    """Why a folder cannot be opened in which no image lies, and what to do."""
    text = f"{folder}: there are no images or PDF files in this folder"
    below, left_out = folders_below(folder), left_out_words(look_into(folder).left_out)
    if below:
        return (
            f"{text}, but there are some in its subfolders ({listed([path.as_posix() for path in below], 3)}); "
            "choose one of those"
        )
    return f"{text}; {left_out or 'put PNG, JPEG, TIFF or PDF files there, or open another folder'}"


def _folders(folder: Path) -> list[Path]:
    return [path for path in _entries(folder) if is_folder(path) and not is_link(path) and not is_of_project(path)]


def _is_no_file(path: Path) -> bool:
    return path.suffix.lower() in IMAGE_SUFFIXES and not is_file(path) and not is_folder(path)


def _is_image(path: Path) -> bool:
    return path.suffix.lower() in IMAGE_SUFFIXES and is_file(path)


def _entries(folder: Path) -> list[Path]:
    """What lies in a folder without hidden files; nothing where it may not be read."""
    try:
        return [path for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError:
        return []
