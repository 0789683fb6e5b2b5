"""Reading a label file of any format and comparing it with the project; runs in a thread."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import Label, LabelSet, is_background
from kie_desktop.domain.merging import Conflict, Rule, merge
from kie_desktop.domain.page import Page, Picture
from kie_desktop.domain.patch import apply
from kie_desktop.domain.picture_edits import turn
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.jobs.background import Report
from kie_desktop.language import count, tr
from kie_desktop.session.project.rotated_images import ORIGINS, origins_of
from kie_desktop.store import PageFaultError, PageSummary, ProjectFile

if TYPE_CHECKING:
    from kie_desktop.formats.format import Format, Reading

CONFLICTS_LISTED = 2_000
"""More contradictions than anybody reads one by one; the rest is counted."""

_PAGES_A_REPORT = 20
"""A page takes less than a millisecond, and every report makes the window look."""


class ImportStatus(StrEnum):
    """What an import does to a page. CONFLICT: some of it contradicts what a person decided here.

    SAME: nothing that shows is different, though other programs may have kept something with it.
    """

    NEW = "new"
    FILLED = "filled"
    MERGED = "merged"
    CONFLICT = "conflict"
    SAME = "same"
    NO_IMAGE = "no-image"


@dataclass(frozen=True, slots=True)
class ImportedPage:
    """A page of the file. page: named and sized as in the project, as the file has it where no image was found.

    page_id: None where the project does not have it. A page that was removed in this sitting has one, and is new unless
    something contradicts: it comes back with all that was on it. conflicts: what contradicts a person here.
    missing: entities and links here that the file does not have; missing_decided: those by a person.
    """

    page: Page
    status: ImportStatus
    page_id: PageId | None = None
    conflicts: int = 0
    missing: int = 0
    missing_decided: int = 0


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What would be read. conflicts, missing_decided: (row, what), the first `CONFLICTS_LISTED` of each.

    labels: how many entities have each label. new_labels: those that the project does not have.
    """

    source: Path
    format: str
    title: str
    image_dir: Path
    rule: Rule
    rows: tuple[ImportedPage, ...]
    problems: tuple[Problem, ...]
    labels: Counter[str]
    new_labels: tuple[Label, ...]
    conflicts: tuple[tuple[int, Conflict], ...]
    missing_decided: tuple[tuple[int, Conflict], ...]

    def count(self, status: ImportStatus) -> int:
        """How many pages meet a status."""
        return sum(row.status is status for row in self.rows)

    @property
    def usable(self) -> list[ImportedPage]:
        """The pages whose image is there."""
        return [row for row in self.rows if row.status is not ImportStatus.NO_IMAGE]


def preview_import(
    path: Path, format_name: str | None, image_dir: Path | None, project: Path, label_set: LabelSet, report: Report
) -> ImportPreview:
    """Read a file or folder and compare it with the project. Raises UserError where it cannot be read.

    format_name: None to tell it by the content. image_dir: where image paths start from; None: the usual place.
    """
    from kie_desktop.formats import registry

    report.progress(0, 0, path.name)
    chosen = registry.format_named(format_name) if format_name else registry.recognise(path)
    reading = registry.read(path, None, label_set, chosen)
    chosen = chosen or registry.format_named(reading.format)
    folder = image_dir or chosen.images(path)
    with ProjectFile.reader(project) as reader:
        return _ImportPlan(reader, chosen, reading, folder, label_set).preview(report)


class _ImportPlan:
    """Compares what was read with the project, page by page."""

    def __init__(
        self, reader: ProjectFile, format: Format, reading: Reading, image_dir: Path, label_set: LabelSet
    ) -> None:
        self._reader, self._format, self._reading = reader, format, reading
        self._image_dir, self._label_set = image_dir, label_set
        self._places = _Places(reader, image_dir)
        self._labels = Counter(entity.label for page in reading.pages for entity in page.entities.values())
        holds = format.holds
        has_labels = holds.labels and any(not is_background(name) for name in self._labels)
        self._rule = Rule(ids=holds.ids, links=holds.links, labels=has_labels, vouches=holds.scores)
        self._problems = list(reading.problems)
        self._conflicts: list[tuple[int, Conflict]] = []
        self._missing: list[tuple[int, Conflict]] = []

    def preview(self, report: Report) -> ImportPreview:
        """Look at every page; tells how far it is."""
        rows: list[ImportedPage] = []
        taken: set[tuple[str, int]] = set()
        for index, page in enumerate(self._reading.pages):
            if index % _PAGES_A_REPORT == 0:
                report.progress(index, len(self._reading.pages), page.image)
            placed = self._placed(page)
            if placed is None:
                rows.append(ImportedPage(page, ImportStatus.NO_IMAGE))
            elif (placed[0].image, placed[0].frame) in taken:
                self._warn(page.image, "second-row", "this image already has a page; the second page was skipped")
            else:
                taken.add((placed[0].image, placed[0].frame))
                rows.append(self._compared(len(rows), *placed))
        new = [name for name in self._reading.label_names if name not in self._label_set and not is_background(name)]
        extended = self._label_set.extended(sorted(new))
        return ImportPreview(
            self._reading.source,
            self._format.name,
            self._format.title,
            self._image_dir,
            self._rule,
            tuple(rows),
            tuple(self._problems),
            self._labels,
            tuple(extended)[len(self._label_set) :],
            tuple(self._conflicts),
            tuple(self._missing),
        )

    def _compared(self, row: int, page: Page, summary: PageSummary | None) -> ImportedPage:
        if summary is None:
            return ImportedPage(page, ImportStatus.NEW)
        try:
            here = self._reader.page(summary.id)
        except PageFaultError as fault:
            self._warn(page.image, "damaged-page", str(fault))
            return ImportedPage(page, ImportStatus.NO_IMAGE)
        is_back = summary.id in self._places.removed
        if page.entities and not (here.entities or here.erased or here.rejected):  # nothing that could contradict
            return ImportedPage(page, ImportStatus.NEW if is_back else ImportStatus.FILLED, summary.id)
        merged = merge(here, page, self._rule)
        _list(self._conflicts, row, merged.conflicts)
        _list(self._missing, row, merged.missing_decided)
        if merged.conflicts:
            status = ImportStatus.CONFLICT
        elif is_back:
            status = ImportStatus.NEW
        else:
            changes = merged.patch.changes
            is_same = not (changes.entities or changes.links or changes.state)
            status = ImportStatus.SAME if is_same else ImportStatus.MERGED if here.entities else ImportStatus.FILLED
        numbers = len(merged.conflicts), merged.missing, len(merged.missing_decided)
        return ImportedPage(page, status, summary.id, *numbers)

    def _placed(self, page: Page) -> tuple[Page, PageSummary | None] | None:
        """The page under the project's name and size, and its line in the project; None without an image."""
        from kie_desktop.formats.image_fit import fit_to_image
        from kie_desktop.formats.images import image_info

        known, path = self._places.find(page)
        if known is None and path is None:
            return None
        if known is not None:
            size = known.width, known.height
            path = path or self._reader.image_path(known.summary)
            name, frame = known.summary.image, known.summary.frame
        else:
            assert path is not None
            try:
                info = image_info(path)
            except UserError as error:
                self._warn(page.image, "unreadable-image", str(error))
                return None
            size, name, frame = (info.width, info.height), self._reader.relative(path), 0
        try:
            placed, message = fit_to_image(page, Picture(name, frame, *size), path)
        except UserError as error:
            self._warn(page.image, "unreadable-image", str(error))
            return None
        if message:
            self._warn(page.image, "image-size", message)
        if known is None:
            return placed, None
        return apply(placed, turn(placed, known.summary.picture, known.quarters)), known.summary

    def _warn(self, image: str, code: str, message: str) -> None:
        self._problems.append(Problem(image, code, Severity.WARNING, f"{image}: {message}"))


class _Known(NamedTuple):
    """A page of the project, the size of an image that it is known by, and how that is turned to be what it shows."""

    summary: PageSummary
    width: int
    height: int
    quarters: int = 0


class _Places:
    """Finds the page of the project, or else the file, that an image name of the source means.

    First the file at that path; then a page of the project with that file name, if only one has
    it: labels that were exported elsewhere name copies of the images. A turned page is known by what
    its picture was made of, too; one that was removed in this sitting (`removed`) where no other page is meant.
    """

    def __init__(self, reader: ProjectFile, image_dir: Path) -> None:
        self._reader, self._image_dir = reader, image_dir
        self._by_image: dict[str, _Known] = {}
        self._by_name: defaultdict[str, list[_Known]] = defaultdict(list)
        origins = origins_of(reader.setting(ORIGINS))
        removed = reader.summaries(removed=True)
        self.removed = {summary.id for summary in removed}
        for summary in (*reader.summaries(), *removed):
            size = summary.width, summary.height
            self._note(summary.image, summary.frame, _Known(summary, *size))
            origin = origins.get(summary.image)
            if origin is not None:
                size = size[::-1] if origin.quarters % 2 else size
                self._note(origin.image, origin.frame, _Known(summary, *size, origin.quarters))

    def _note(self, image: str, frame: int, known: _Known) -> None:
        if frame == 0:
            self._by_image.setdefault(image, known)
        for name in _names(image, frame):
            self._by_name[name].append(known)

    def find(self, page: Page) -> tuple[_Known | None, Path | None]:
        """The page of the project, and where the image of a page that the project lacks lies."""
        from kie_desktop.formats.image_lookup import locate_image
        from kie_desktop.formats.per_page import image_names

        forward = page.image.replace("\\", "/")
        bare = PurePosixPath(forward)
        path = locate_image(page.image, self._image_dir)
        if path is None:
            names = image_names(forward.removesuffix(bare.suffix), self._image_dir)
            path = next((found for name in names if (found := locate_image(name, self._image_dir))), None)
        if path is not None and (known := self._by_image.get(self._reader.relative(path))):
            return known, path
        for key in (bare.name.casefold(), bare.stem.casefold()):
            everywhere = self._by_name.get(key, [])
            candidates = [known for known in everywhere if known.summary.id not in self.removed] or everywhere
            if len(candidates) == 1 and self._same_picture(candidates[0], path):
                return candidates[0], path
        return None, path

    def _same_picture(self, known: _Known, path: Path | None) -> bool:
        """Whether a copy can be of a page's image: it has its size."""
        from kie_desktop.formats.images import image_info

        try:
            size = known.width, known.height
            return path is None or image_info(path, known.summary.frame, size)[:2] == size
        except UserError:
            return False


def _names(image: str, frame: int) -> Iterable[str]:
    """Under which names exports know the image of a page: its own, that without ending, and that of a PDF's page."""
    path = PurePosixPath(image)
    names = {path.name, path.stem, f"{path.stem}_p{frame}"} if frame == 0 else set()
    return {name.casefold() for name in (names or {f"{path.stem}_p{frame}"})}


def _list(found: list[tuple[int, Conflict]], row: int, conflicts: Sequence[Conflict]) -> None:
    room = CONFLICTS_LISTED - len(found)
    found += [(row, conflict) for conflict in conflicts[: max(0, room)]]


def summary_of(preview: ImportPreview, taken: int, changed: int) -> tuple[str, str]:
    """Level and text of the message after an import. taken: pages. changed: those not as previewed any more."""
    pages = count(taken, tr("page"), tr("pages"))
    parts = [tr("{}: {} imported.").format(preview.source.name, pages)]
    if missing := preview.count(ImportStatus.NO_IMAGE):
        parts.append(tr("{} without an image skipped.").format(count(missing, tr("page"), tr("pages"))))
    if changed:
        words = tr("{} changed since the preview and were skipped; import the file again.")
        parts.append(words.format(count(changed, tr("page"), tr("pages"))))
    if faults := len(preview.problems):
        parts.append(tr("{} in the file.").format(count(faults, tr("problem"), tr("problems"))))
    return ("warning" if missing or changed or faults else "info"), " ".join(parts)
