"""Adding the pages of image files, which are looked at in a thread beside the window's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Page
from kie_desktop.jobs.background import Report
from kie_desktop.language import count, tr
from kie_desktop.session.project.opening import label_files_in
from kie_desktop.session.project.writer import ProjectWriter
from kie_desktop.session.sentences import shorten_list
from kie_desktop.session.work import Work

if TYPE_CHECKING:
    from kie_desktop.session.project.open_project import OpenProject

_ADDING = "Looking at images"
"""Title of the job that finds pages."""
_FIRST_BATCH = 1
"""Pages. The first shows at once, also of a long PDF; then each batch is as large as all before it, so
that the list is not built anew too often."""


class Adding(QObject):
    """Adds pages to the open project batch by batch, and says in a message of the session what came of it."""

    def __init__(self, session: OpenProject, work: Work) -> None:
        super().__init__(session)
        self._session = session
        self._work = work

    @property
    def is_under_way(self) -> bool:
        """Whether pages of new images are still on their way."""
        return any(state.title == _ADDING for state in self._work.states)

    def begin(
        self,
        document: ProjectWriter,
        images: Iterable[Path],
        label_files: Sequence[Path] = (),
        *,
        expected: Iterable[Path] = (),
        again: bool = False,
    ) -> None:
        """Add the pages of images that the project does not have. UserError where it cannot be read.

        label_files: what `labels_found` tells of once the pages are there; of a project without pages, what lies
        beside it (an import that was given up). expected: images of pages that are there already, gone through in
        the thread; missing ones are reported. again: also pages that were removed.
        """
        images = tuple(images)
        if not images and not document.summaries:
            label_files = label_files_in(document.path.parent)
        known, left_out = {summary.image for summary in document.summaries}, document.images_left_out()
        known = known - left_out if again else known | left_out
        look = partial(look_for_pages, images, known, expected, document.relative)
        added: list[PageId] = []
        self._work.start(_ADDING, look, partial(self._end, label_files, added), partial(self._take, added))

    def _take(self, added: list[PageId], pages: object) -> None:
        assert isinstance(pages, list)
        added.extend(self._session.add_pages(pages) or ())

    def _end(self, label_files: Sequence[Path], added: Sequence[PageId], looked: object) -> None:
        assert isinstance(looked, Looked)
        if text := looked.text(len(added)):
            self._session.message.emit(looked.level, text)
        if label_files:
            self._session.labels_found.emit([*label_files])


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at images. faults: a sentence for each file that cannot be used."""

    missing: tuple[Path, ...]
    faults: tuple[str, ...]

    @property
    def level(self) -> str:
        """Level of the message."""
        return "warning" if self.faults or self.missing else "info"

    def text(self, added: int) -> str:
        """All in one message; "" where there is nothing to say. added: how many of the pages were new."""
        parts = [tr("{} added.").format(count(added, tr("page"), tr("pages")))] if added else []
        if self.missing:
            names = shorten_list([str(path) for path in self.missing])
            missing = count(len(self.missing), tr("image"), tr("images"))
            text = tr("{} cannot be found; put it back where it was, or exclude its pages:")
            parts.append(f"{text.format(missing)}\n{names}")
        if self.faults:
            faults = tr("{} could not be used:").format(count(len(self.faults), tr("file"), tr("files")))
            parts.append(f"{faults}\n{shorten_list(self.faults)}")
        return "\n".join(parts)


def look_for_pages(
    images: Iterable[Path],
    known: Collection[str],
    expected: Iterable[Path],
    relative: Callable[[Path], str],
    report: Report,
) -> Looked:
    """Read sizes and frames of images; hands `list[Page]` batches to `report.partial`.

    known: images (as pages name them) that need no look. expected: files that pages name already.
    relative: a path as pages name it.
    """
    from kie_desktop.formats.images import image_info  # Pillow: not before a picture is needed

    missing = tuple(path for path in dict.fromkeys(expected) if not path.exists())
    new = [(path, name) for path in images if (name := relative(path)) not in known]
    batch: list[Page] = []
    faults: list[str] = []
    count = 0
    for index, (path, name) in enumerate(new):
        report.progress(index, len(new), path.name)
        try:
            info = image_info(path)
            for frame in range(info.frames):
                size = info if frame == 0 else image_info(path, frame)
                batch.append(Page(name, size.width, size.height, frame))
                if len(batch) >= max(_FIRST_BATCH, count):
                    report.partial(batch)
                    count += len(batch)
                    batch = []
        except UserError as error:
            faults.append(str(error))
    report.partial(batch)
    return Looked(missing, tuple(faults))
