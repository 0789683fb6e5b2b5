"""What an open project knows of its images: their paths, what their files were like, and copies of turned ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.formats.image_mark import ImageMark
from kie_desktop.language import tr
from kie_desktop.session.project.page_list import PageList
from kie_desktop.session.project.rotated_images import ORIGINS, Origin, delete_copies
from kie_desktop.store import ProjectFile


class ProjectImages:
    """Images as pages name them. Whatever changes here is outside the history.

    file: the project file; settled: the same, with every edit written.
    """

    def __init__(self, file: ProjectFile, settled: Callable[[], ProjectFile], pages: PageList) -> None:
        self._file = file
        self._settled = settled
        self._pages = pages
        self._copies: set[str] = set()
        """Pictures of turned pages that were made in this sitting."""

    def relative(self, image: Path) -> str:
        """An image path as pages keep it; may be called from any thread."""
        return self._file.relative(image)

    def path_of(self, page_id: PageId) -> Path:
        """Where the image of a page lies now. KeyError where there is no page of that id."""
        return self._file.image_path(self._pages[page_id])  # reads no table: no need to wait for a write

    @property
    def marks(self) -> dict[str, ImageMark]:
        """What is known of the files of images. UserError where it cannot be read."""
        return self._settled().image_marks()

    def put_marks(self, marks: Mapping[str, ImageMark]) -> None:
        """Keep what is known of the files of images; nothing where the project may only be read. UserError."""
        if marks and not self._file.read_only:
            self._settled().put_image_marks(marks)

    def left_out(self) -> set[str]:
        """The images of removed pages, as the user gave them. UserError where they cannot be read."""
        names = self._settled().images_left_out()
        return {self.origins[name].image if name in self.origins else name for name in names}

    @property
    def originals(self) -> dict[str, str]:
        """The images of rotated copies that pages show, and those that they were made of."""
        return self._pages.originals

    @property
    def origins(self) -> Mapping[str, Origin]:
        """What the pictures of turned pages were made of."""
        return self._pages.origins

    def note_origins(self, more: Mapping[str, Origin]) -> None:
        """Keep what new pictures of turned pages were made of. UserError where it cannot be written."""
        if more:
            self._set_origins({**self.origins, **more})
            self._copies |= more.keys()

    def rename(self, names: Mapping[str, str]) -> list[PageId]:
        """Let the pages of some images show others instead, frame by frame; returns which pages are others now.

        names: as pages have them, before -> after; those of copies' originals too. Empty pages of the images after go.
        The list of pages still has the old lines. UserError.
        """
        taken = {*names.values()}
        rows = [row for row in self._pages.rows if row.image in taken]
        if others := [row for row in rows if row.entities]:
            raise UserError(tr("{}: another page with annotations shows this image.").format(others[0].name))
        self._settled().rename_images(names, [row.id for row in rows])
        origins = {
            copy: origin._replace(image=names.get(origin.image, origin.image)) for copy, origin in self.origins.items()
        }
        if origins != self.origins:
            self._set_origins(origins)
        self._pages.forget([row.id for row in self._pages.removed.values() if row.image in taken])
        return [row.id for row in self._pages.rows if row.image in names or row.image in taken]

    def delete_unused_copies(self) -> None:
        """Delete pictures of turned pages that were made in this sitting and that no page shows.

        Older ones stay, as a copy of the project may name them.
        """
        delete_copies(self._file.path, self._copies - {row.image for row in self._pages.rows})

    def _set_origins(self, origins: Mapping[str, Origin]) -> None:
        self._settled().set_setting(ORIGINS, origins)
        self._pages.origins = origins
