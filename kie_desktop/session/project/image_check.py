"""Whether the files of images are still those that pages were annotated on; runs in a thread."""

from __future__ import annotations

import contextlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Picture
from kie_desktop.domain.picture_edits import Fit, how_it_fits
from kie_desktop.formats.image_mark import ImageMark, full_mark, quick_mark
from kie_desktop.jobs.background import Report
from kie_desktop.store import PageSummary, ProjectFile


class NewPicture(NamedTuple):
    """What a page shows now in place of what it was annotated on. quarters: clockwise, None where nothing tells."""

    before: Picture
    after: Picture
    fit: Fit
    quarters: int | None = 0


@dataclass(frozen=True, slots=True)
class CheckedImages:
    """marks: of files as they are now, by image. pictures: of pages whose image has another size now.

    replaced: images of another content but the same size.
    """

    marks: Mapping[str, ImageMark]
    pictures: Mapping[PageId, NewPicture]
    replaced: Sequence[str]


def check_images(
    rows: Sequence[PageSummary],
    known: Mapping[str, ImageMark],
    originals: Mapping[str, str],
    project: ProjectFile,
    report: Report,
) -> CheckedImages:
    """Look at the files of pages; those that are not there, or cannot be read, are left for whoever shows them.

    The content is read where size or time are not the known ones, and once of every image that has annotations.
    originals: image of a rotated copy -> image that it was made of; by its mark it is found again, no more.
    """
    marks: dict[str, ImageMark] = {}
    pictures: dict[PageId, NewPicture] = {}
    replaced: list[str] = []
    pages_of: dict[str, list[PageSummary]] = defaultdict(list)
    for row in rows:
        pages_of[row.image].append(row)
    for number, (image, pages) in enumerate(pages_of.items()):
        report.progress(number, len(pages_of), image)
        with contextlib.suppress(UserError):
            before, now = known.get(image), _mark(project.image_path(pages[0]), pages, known.get(image))
            if now is None or now == before:
                continue
            marks[image] = now
            is_known = before is not None and before.is_same_picture(now)
            if is_known or (before is None and not _has_content(pages)):
                continue
            changed = _new_pictures(pages, project, report)
            pictures |= changed
            if not changed and before is not None and _has_content(pages):
                replaced.append(image)
    for copy in originals.keys() & pages_of.keys():
        original = originals[copy]
        with contextlib.suppress(UserError):
            path = project.image_path(replace(pages_of[copy][0], image=original))
            now = _mark(path, pages_of[copy], known.get(original))
            if now is not None:
                marks[original] = now
    return CheckedImages(marks, pictures, replaced)


def look_at_image(image: str, project: ProjectFile, report: Report) -> CheckedImages:
    """An image that a page was seen not to fit: all pages that do not, and the mark that it gets once they do."""
    pages = [row for row in project.summaries() if row.image == image]
    pictures = _new_pictures(pages, project, report)
    return CheckedImages({image: full_mark(project.image_path(pages[0]))} if pictures else {}, pictures, [])


def look_at_picture(row: PageSummary, project: ProjectFile) -> NewPicture | None:
    """What a page shows now, where that has another size than the page. Raises UserError where it cannot be read."""
    from kie_desktop.domain.ink import quarters_that_fit  # numpy: not before a picture is needed
    from kie_desktop.formats.images import image_info, read_image

    path = project.image_path(row)
    size = image_info(path, row.frame, row.picture.size)
    after = Picture(row.image, row.frame, size.width, size.height)
    fit = how_it_fits(row.picture, after)
    if fit is Fit.SAME:
        return None
    quarters: int | None = 0
    if fit is Fit.ROTATED and row.entities:
        quarters = quarters_that_fit(read_image(path, row.frame, size[:2]), project.page(row.id))
    return NewPicture(row.picture, after, fit, quarters)


def find_renamed(
    missing: Iterable[str],
    known: Mapping[str, ImageMark],
    files: Mapping[str, Path],
    report: Callable[[str], None],
) -> dict[str, str]:
    """Images that are not there, and the names under which the same content lies among some files.

    files: by their names as pages have them. Only those of the same size are read, each at most once.
    """
    by_size: dict[int, list[str]] = defaultdict(list)
    for name, path in files.items():
        mark = quick_mark(path)
        if mark is not None:
            by_size[mark.size].append(name)
    looked_at: dict[str, ImageMark] = {}
    found: dict[str, str] = {}
    for image in missing:
        mark = known.get(image)
        for name in by_size[mark.size] if mark is not None else ():
            report(name)
            if name not in looked_at:
                with contextlib.suppress(UserError):
                    looked_at[name] = full_mark(files[name])
            other = looked_at.get(name)
            if mark is not None and other is not None and name not in found.values() and mark.is_same_picture(other):
                found[image] = name
                break
    return found


def marks_to_complete(
    rows: Iterable[PageSummary], known: Mapping[str, ImageMark], path_of: Callable[[PageSummary], Path], seconds: float
) -> dict[str, ImageMark]:
    """Marks with the content of images that have annotations and whose content was never read, within a time."""
    until = time.monotonic() + seconds
    marks: dict[str, ImageMark] = {}
    for row in rows:
        mark = known.get(row.image)
        if time.monotonic() > until:
            break
        if row.entities and mark is not None and not mark.digest and row.image not in marks:
            with contextlib.suppress(UserError):
                full = full_mark(path_of(row))
                if full.looks_like(mark):  # else it was replaced, which the next opening tells
                    marks[row.image] = full
    return marks


def _has_content(pages: Iterable[PageSummary]) -> bool:
    return any(page.entities for page in pages)


def _mark(path: Path, pages: Sequence[PageSummary], known: ImageMark | None) -> ImageMark | None:
    """A file as it is now; `known` itself where nothing has to be read of it. Raises UserError."""
    now = quick_mark(path)
    if now is None:
        return None
    has_content = _has_content(pages)
    if known is not None and known.looks_like(now) and (known.digest or not has_content):
        return known
    return full_mark(path) if known is not None or has_content else now


def _new_pictures(pages: Sequence[PageSummary], project: ProjectFile, report: Report) -> dict[PageId, NewPicture]:
    found: dict[PageId, NewPicture] = {}
    for row in pages:
        report.progress(0, 0, row.image)
        with contextlib.suppress(UserError):  # this frame cannot be read; whoever shows it says so
            new = look_at_picture(row, project)
            if new is not None:
                found[row.id] = new
    return found
