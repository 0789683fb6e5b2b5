"""All annotation formats, by name or by what a file holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.formats import funsd, labelstudio, ppocrlabel, sroie, tables, wildreceipt, xanylabeling, xfund
from kie_desktop.formats.format import Format, ImagePath, Reading, Source, Target, WriteReport
from kie_desktop.formats.paddleocr import format as paddleocr
from kie_desktop.formats.sources import read_head
from kie_desktop.formats.unsupported import unsupported_content

FORMATS: tuple[Format, ...] = (
    ppocrlabel.FORMAT,
    wildreceipt.FORMAT,
    paddleocr.FORMAT,
    xfund.FORMAT,
    funsd.FORMAT,
    xanylabeling.FORMAT,
    labelstudio.FORMAT,
    sroie.FORMAT,
    tables.CSV,
    tables.XLSX,
)
"""In the order in which a source is tried: those that could be taken for another one come first."""


def format_named(name: str) -> Format:
    """A format by the name that `convert` has for it; UserError for any other."""
    for candidate in FORMATS:
        if candidate.name == name:
            return candidate
    raise UserError(f"{name}: unknown format; choose one of {', '.join(known.name for known in FORMATS)}")


def recognise(path: Path) -> Format | None:
    """The format of a file or folder by its content; None where it is of no known one.

    Reads the beginnings of some files at most, and never raises.
    """
    source = _source(path)
    return next((candidate for candidate in FORMATS if candidate.read and candidate.recognise(source)), None)


def read(
    path: Path, image_dir: Path | None = None, label_set: LabelSet | None = None, format: Format | None = None
) -> Reading:
    """Read a file or folder of any format; what can be mended is mended and reported.

    image_dir: the folder that image paths start from; pages without a readable image are then left
    out. None: no image is looked for, and sizes are as the source has them, or 0 x 0.
    label_set: labels are spelled as there, and its roles give links their direction.
    Raises UserError where the source cannot be read at all, or its format cannot be told or read.
    """
    if not _exists(path):
        raise UserError(f"{path}: file or folder not found; check the path")
    chosen = format or recognise(path)
    if chosen is None:
        known = ", ".join(known.title for known in FORMATS if known.read)
        raise UserError(f"{path}: format not recognised ({known} can be read); check the path")
    if chosen.read is None:
        raise UserError(
            f"{path}: {chosen.title} stores fields without their positions, so there are no entities to read"
        )
    return chosen.read(path, image_dir, label_set)


def write(
    path: Path,
    pages: Iterable[Page],
    label_set: LabelSet,
    format: Format,
    *,
    image_path: ImagePath | None = None,
    overwrite: bool = False,
    progress: Callable[[int, int], None] | None = None,
    held_out: Iterable[Page] = (),
) -> WriteReport:
    """Write pages to a file, or into a folder for a format that takes several files.

    image_path: where a page's image lies; a folder then holds the images too. None: labels only.
    overwrite: whether files that are there already may be replaced. held_out: those of the pages that are for
    validation, for a format that has `parts`.
    Excluded pages are left out unless the format has a state for them. Everything else that the
    format cannot hold is in the report. Raises UserError where nothing could be written.
    """
    chosen = list(pages)
    lost: list[Problem] = []
    if ReviewState.EXCLUDED not in format.holds.states:
        excluded = [page for page in chosen if page.state is ReviewState.EXCLUDED]
        chosen = [page for page in chosen if page.state is not ReviewState.EXCLUDED]
        message = "the page is excluded and was left out"
        lost += [Problem(page.image, "lost-page", Severity.WARNING, message) for page in excluded]
    if not chosen:
        raise UserError(f"{path}: there are no pages to write; all of them are excluded or missing")
    if _exists(path) and format.target == "file" and not overwrite:
        raise UserError(f"{path}: this file already exists; choose another name or allow overwriting")
    aside = frozenset((page.image, page.frame) for page in held_out)
    lost += unsupported_content(chosen, format)
    if not format.holds.kinds:
        chosen = [page.only_lines() for page in chosen]
    target = Target(path, chosen, label_set, image_path, overwrite, progress, aside)
    lost += format.write(target)
    return WriteReport(tuple(target.files), len(chosen), tuple(lost))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError) as fault:  # too long for a path, or with a character that none can have
        raise UserError(
            f"{str(path)[:200]}: this is not a valid path ({fault.__class__.__name__}); check it"
        ) from fault


def _source(path: Path) -> Source:
    try:
        if not path.is_dir():
            return Source(path, read_head(path))
        return Source(path, is_folder=True, names=frozenset(entry.name for entry in path.iterdir()))
    except (OSError, ValueError):  # it may not be looked at, or is no path at all: nothing to recognise
        return Source(path)
