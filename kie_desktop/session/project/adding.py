"""Adding the pages of image files, which are looked at in a thread beside the window's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.choices import name_of_part
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Page
from kie_desktop.domain.text import encodable
from kie_desktop.formats.image_mark import ImageMark
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import count, tr, translatable
from kie_desktop.safe_files import is_there
from kie_desktop.session.jobs import Jobs
from kie_desktop.session.project.pages import ProjectPages
from kie_desktop.session.project.writer import ProjectWriter
from kie_desktop.session.sentences import attempt, shorten_list
from kie_desktop.session.settings import EACH_PAGE, Settings

_ADD = Job(JobKind.ADDING_PAGES, translatable("Checking images"), may_be_dropped=True)
_FIRST_BATCH = 1
"""Pages. The first shows at once, also of a long PDF; then each batch is as large as all before it, so
that the list is not built anew too often."""


class Adding(QObject):
    """Adds pages to the open project batch by batch.

    message(level, text): what came of it. labels_found([path]): what can be imported, once the pages are there.
    ended: all is there.
    """

    message = Signal(str, str)
    ended = Signal()
    labels_found = Signal(object)

    def __init__(self, settings: Settings, pages: ProjectPages, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._pages = pages
        self._jobs = jobs

    @property
    def is_under_way(self) -> bool:
        """Whether pages of new images are still on their way."""
        return self._jobs.find(JobKind.ADDING_PAGES) is not None

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

        label_files: of a project without pages, those beside it are taken (an import was given up). expected: images
        of pages that are there already; the thread reports those that are missing. again: also pages that were removed.
        """
        from kie_desktop.session.project.opening import label_files_in  # numpy: not before something is opened

        images = tuple(images)
        if not images and not document.summaries:
            label_files = label_files_in(document.path.parent)
        known, left_out = {summary.image for summary in document.summaries}, document.images.left_out()
        known = known - left_out if again else known | left_out
        each_page = self._settings["new_documents"] == EACH_PAGE
        places = {document.images.relative(path): path for path in expected}
        empty = {summary.image for summary in document.summaries if not summary.entities}
        lost = None
        if not document.is_read_only:
            lost = LostImages(
                document.path.parent, document.images.marks, known - empty, document.images.originals.values()
            )
        look = partial(look_for_pages, images, known, places, document.images.relative, lost, each_page=each_page)
        added: list[PageId] = []
        on_batch = partial(self._on_batch, document, added)
        self._jobs.start(_ADD, look, partial(self._on_end, label_files, added), on_batch)

    def _on_batch(self, document: ProjectWriter, added: list[PageId], part: object) -> None:
        if isinstance(part, Renamed):
            attempt(partial(document.rename_images, part.names), self.message)
            return
        assert isinstance(part, list)
        added.extend(self._pages.add(part) or ())

    def _on_end(self, label_files: Sequence[Path], added: Sequence[PageId], looked: object) -> None:
        assert isinstance(looked, Looked)
        if text := looked.text(len(added)):
            self.message.emit(looked.level, text)
        if label_files:
            self.labels_found.emit([*label_files])
        self.ended.emit()


class LostImages(NamedTuple):
    """By what images are found again that have another name now.

    folder: of the project. marks: of files as they were, by the names that pages have. taken: names that other pages
    keep. originals: images that copies were made of.
    """

    folder: Path
    marks: Mapping[str, ImageMark]
    taken: Collection[str]
    originals: Collection[str]


@dataclass(frozen=True, slots=True)
class Renamed:
    """Images of pages, and the names under which they lie now; both as pages name them."""

    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at images. faults: a sentence for each file that cannot be used."""

    missing: tuple[Path, ...]
    faults: tuple[str, ...]
    renamed: Mapping[str, str] = field(default_factory=dict)

    @property
    def level(self) -> str:
        """Level of the message."""
        return "warning" if self.faults or self.missing else "info"

    def text(self, added: int) -> str:
        """All in one message; "" where there is nothing to say. added: how many of the pages were new."""
        parts = [tr("{} added.").format(count(added, tr("page"), tr("pages")))] if added else []
        if self.renamed:
            found = tr("{} found again under another name:")
            text = found.format(count(len(self.renamed), tr("image"), tr("images")))
            names = shorten_list([f"{before} → {after}" for before, after in self.renamed.items()])
            parts.append(f"{text}\n{names}")
        if self.missing:
            names = shorten_list([str(path) for path in self.missing])
            missing = count(len(self.missing), tr("image"), tr("images"))
            text = tr("{} not found. Restore the missing images, or use Page > Choose image for this page:")
            parts.append(f"{text.format(missing)}\n{names}")
        if self.faults:
            faults = tr("{} cannot be used:").format(count(len(self.faults), tr("file"), tr("files")))
            parts.append(f"{faults}\n{shorten_list(self.faults)}")
        return "\n".join(parts)


def look_for_pages(
    images: Sequence[Path],
    known: Collection[str],
    expected: Mapping[str, Path],
    relative: Callable[[Path], str],
    lost: LostImages | None,
    report: Report,
    *,
    each_page: bool = False,
) -> Looked:
    """Read sizes and frames of images; hands first `Renamed`, if any, then `list[Page]` batches to `report.partial`.

    known: images (as pages name them) that need no look. expected: files that pages name already, by that name.
    relative: a path as pages name it. lost: None where images of another name are not looked for. each_page: each page
    of a PDF or TIFF is a document.
    """
    from kie_desktop.formats.images import image_info, page_frames  # numpy: not before a picture is needed

    gone = [name for name, path in expected.items() if not is_there(path)]
    renamed = _renamed(gone, images, relative, lost, report) if lost is not None else {}
    missing = tuple(expected[name] for name in gone if name not in renamed)
    new = [(path, name) for path in images if (name := relative(path)) not in known]
    batch: list[Page] = []
    faults: list[str] = []
    count = 0
    for index, (path, name) in enumerate(new):
        report.progress(index, len(new), path.name)
        try:
            frames = page_frames(path)
            if encodable(name) != name:
                raise UserError(f"{path}: the file name is not UTF-8, so a project cannot store it; rename the file")
        except UserError as error:
            faults.append(encodable(str(error)))
            continue
        for frame in frames:
            report.progress(index, len(new), path.name)
            try:
                size = image_info(path, frame)
            except UserError as error:
                where = f"page {frame + 1}: " if len(frames) > 1 else ""
                faults.append(f"{where}{encodable(str(error))}")
                continue
            part = name_of_part(name, frame + 1) if each_page and frame else ""
            batch.append(Page(name, size.width, size.height, frame, document=part))
            if len(batch) >= max(_FIRST_BATCH, count):
                report.partial(batch)
                count += len(batch)
                batch = []
    report.partial(batch)
    return Looked(missing, tuple(faults), renamed)


def _renamed(
    gone: Sequence[str], images: Iterable[Path], relative: Callable[[Path], str], lost: LostImages, report: Report
) -> dict[str, str]:
    """Images that are not there under their names, and the names under which they are; handed to `report.partial`.

    They are looked for among the images of the project's folder, and beside where they lay.
    """
    from kie_desktop.formats.images import find_images  # numpy: not before a picture is needed
    from kie_desktop.session.project.image_check import find_renamed

    folder = lost.folder
    originals = [name for name in lost.originals if not is_there(folder / name)]
    wanted = [*gone, *(name for name in originals if name not in gone)]
    if not wanted:
        return {}
    beside = {(folder / name).parent for name in wanted}
    paths = {*images, *(path for place in beside if place.is_dir() for path in find_images(place))}
    names_of = {relative(path): path for path in sorted(paths)}
    files = {name: path for name, path in names_of.items() if name not in lost.taken}
    names = find_renamed(wanted, lost.marks, files, partial(report.progress, 0, 0))
    if names:
        report.partial(Renamed(names))
    return names
