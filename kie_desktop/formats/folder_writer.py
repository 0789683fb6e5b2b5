"""Exports of several files: all of them or none, all inside one folder, nothing replaced unasked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.formats import unfinished
from kie_desktop.formats.atomic import write_bytes, write_error
from kie_desktop.formats.format import ImagePath, Target
from kie_desktop.formats.image_files import PageKey, file_names, write_image
from kie_desktop.safe_files import make_folder


class FolderWriter:
    """Plans the files of an export and then writes them.

    Files are planned under names relative to the folder; a name that would lead out of it is a
    mistake of ours and raises ValueError. Links of these names are replaced, not followed; a link in place of a folder
    is refused.
    """

    def __init__(self, target: Target) -> None:
        self._target = target
        self._folder = target.path
        self._planned: dict[Path, Callable[[Path], None]] = {}

    def add(self, name: str, data: bytes) -> None:
        """Plan a file of these bytes."""
        self._planned[self._inside(name)] = lambda path: write_bytes(path, data, follow_links=False)

    def add_late(self, name: str, make: Callable[[], bytes]) -> None:
        """Plan a file whose bytes are made when it is written, in the order in which files are planned."""
        self._planned[self._inside(name)] = lambda path: write_bytes(path, make(), follow_links=False)

    def add_images(self, subfolder: str = "", suffixes: tuple[str, ...] = ()) -> dict[PageKey, str]:
        """Plan the images of all pages, where the target says where they are; returns their bare names.

        An image that lies at its place already stays as it is. suffixes: see `file_names`.
        """
        find = self._target.image_path
        names = file_names(self._target.pages, find, suffixes)
        if find is not None:
            for page in self._target.pages:
                self._add_image(page, find, f"{subfolder}/{names[page.image, page.frame]}".lstrip("/"))
        return names

    def write(self) -> None:
        """Write everything planned; after a failure what was new is removed again.

        What a killed export left is replaced.

        Raises UserError for files that are there already (unless the target allows to replace
        them), for unreadable images and for failed writes.
        """
        there = [path for path in self._planned if path.exists() or path.is_symlink()]
        if there and not self._target.overwrite and not unfinished.is_left_over(self._folder):
            names = ", ".join(sorted(path.name for path in there)[:3])
            raise UserError(
                f"{self._folder}: the folder already contains {names}; choose another folder or allow overwriting"
            )
        new = [path for path in self._planned if path not in there]
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if not unfinished.is_left_over(self._folder):
                new.append(unfinished.begin(self._folder))
        except OSError as fault:
            raise write_error(self._folder, fault) from fault
        try:
            for index, (path, fill) in enumerate(self._planned.items()):
                try:
                    make_folder(path.parent, self._folder)
                except OSError as fault:
                    raise write_error(path.parent, fault) from fault
                fill(path)
                self._target.files.append(path)
                if self._target.progress:
                    self._target.progress(index + 1, len(self._planned))
        except BaseException:
            for path in new:
                path.unlink(missing_ok=True)
            raise
        unfinished.end(self._folder)

    def _add_image(self, page: Page, find: ImagePath, name: str) -> None:
        source, path = find(page), self._inside(name)
        if not path.exists() or not path.samefile(source):
            self._planned[path] = partial(write_image, page, source)

    def _inside(self, name: str) -> Path:
        parts = PurePosixPath(name)
        if parts.is_absolute() or ".." in parts.parts or "\\" in name:
            raise ValueError(f"{name!r} points outside the export folder")
        return self._folder / parts
