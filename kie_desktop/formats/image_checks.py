"""What is wrong with the image files of pages, and which of them hold the same picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.formats.image_mark import full_mark
from kie_desktop.formats.images import image_info


def check_image(page: Page, path: Path) -> list[Problem]:
    """Whether the image of a page is there, can be read (its header is), and has the size that it had."""
    try:
        info = image_info(path, page.frame, page.size)
    except UserError as fault:
        code = "unreadable-image" if path.exists() else "missing-image"
        return [Problem(page.image, code, Severity.ERROR, str(fault), fix="restore the image, or exclude the page")]
    if (info.width, info.height) == (page.width, page.height):
        return []
    size, was = f"{info.width} x {info.height}", f"{page.width} x {page.height}"
    message = (
        f"the image is now {size} pixels but was {was} when it was annotated; its entities are in the wrong places"
    )
    return [Problem(page.image, "image-size", Severity.ERROR, message, fix="fit annotations to image")]


def same_files(paths: Iterable[Path], tick: Callable[[Path], None] | None = None) -> dict[Path, Path]:
    """For every file that can be read, the first of them with the same bytes: itself, or another one.

    A file of a size that no other has is not read. tick: called before each file that is.
    """
    sizes: dict[Path, int] = {}
    for path in paths:
        try:
            sizes.setdefault(path, path.stat().st_size)
        except OSError:  # `check_image` says so
            continue
    many = Counter(sizes.values())
    firsts: dict[tuple[int, str], Path] = {}
    result: dict[Path, Path] = {}
    for path, size in sizes.items():
        digest = ""
        if many[size] > 1:
            if tick is not None:
                tick(path)
            try:
                digest = full_mark(path).digest
            except UserError:
                continue
        result[path] = firsts.setdefault((size, digest), path)
    return result
