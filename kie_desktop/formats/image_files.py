"""Images of pages that go along with an export: names that every file system takes, copies with the same pixels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from kie_desktop.domain.page import Page
from kie_desktop.domain.text import cut_to_bytes
from kie_desktop.formats.atomic import copy_file, write_bytes
from kie_desktop.formats.format import ImagePath
from kie_desktop.formats.images import encode_png, image_info, is_plain, read_image

_LONGEST_STEM = 180
"""Bytes; most file systems take names of 255, and a number or `.json` may follow."""
PageKey = tuple[str, int]
"""Image and frame: what tells a page from all others."""


def file_names(pages: Sequence[Page], image_path: ImagePath | None, suffixes: Iterable[str] = ()) -> dict[PageKey, str]:
    """A bare file name for the image of every page, no two alike on any file system.

    Images that PaddleOCR reads as they are (B2) keep their name; PDF pages, TIFF frames and others
    become `.png`. suffixes: if given, images of other kinds become `.png` too. Without
    `image_path` nothing is looked at and every page keeps its name. Stems differ as well, because
    some formats name label files after them.
    """
    names: dict[PageKey, str] = {}
    taken: set[str] = set()
    allowed = frozenset(suffixes)
    for page in pages:
        source = PurePosixPath(page.image.replace("\\", "/"))
        stem, suffix = source.stem, source.suffix
        if image_path is None:
            stem = f"{stem}_p{page.frame}" if page.frame else stem
        elif not is_plain(image_path(page)) or (allowed and suffix.lower() not in allowed):
            path = image_path(page)
            several = path.suffix.lower() == ".pdf" or image_info(path).frames > 1
            stem, suffix = (f"{stem}_p{page.frame}" if several else stem), ".png"
        stem, suffix = portable(stem), f".{portable(suffix[1:])}" if suffix else ""
        name, number = stem, 2
        while name.casefold() in taken:
            name, number = f"{stem}_{number}", number + 1
        taken.add(name.casefold())
        names[page.image, page.frame] = f"{name}{suffix}"
    return names


def portable(stem: str) -> str:
    """A file name that a label file and every file system can hold."""
    clean = "".join("_" if char in '<>:"/|?*\\' or not char.isprintable() else char for char in stem)
    short = cut_to_bytes(clean, _LONGEST_STEM)
    if not short.strip(" ."):
        return "page"
    return f"_{short[1:]}" if short.startswith(".") else short  # a hidden file would not be found again


def write_image(page: Page, source: Path, target: Path) -> None:
    """Copy the image of a page, or render it as PNG where the target's name says so; a link there is replaced."""
    if is_plain(source) and source.suffix.lower() == target.suffix.lower():
        copy_file(source, target, follow_links=False)
    else:
        write_bytes(target, encode_png(read_image(source, page.frame, page.size)), follow_links=False)
