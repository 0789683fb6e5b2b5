"""The pictures of turned pages: turned copies in a folder beside the project (adr/0023)."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, cast

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Picture
from kie_desktop.domain.settings_files import MISFIT
from kie_desktop.domain.text import cut_to_bytes, encodable
from kie_desktop.jobs.background import Report, WorkCancelled
from kie_desktop.safe_files import check_folder, is_there, make_folder

ORIGINS = "turned"
"""Project setting: image of a copy -> [image, frame, quarters] that it was made of."""
_FOLDER_SUFFIX = ".turned"
_LONGEST_STEM = 220
"""Bytes, of the 255 that most file systems take: `_p1234_2_turned180.png` follows."""


class Origin(NamedTuple):
    """What a copy was made of: a frame of an image as pages name it, turned by quarters clockwise."""

    image: str
    frame: int
    quarters: int


def origins_of(setting: object) -> dict[str, Origin]:
    """The origins of all copies ever made, by the copies' images; of the value of the setting `ORIGINS`.

    Without what is no file of a folder of copies: a project from elsewhere may name any file there.
    """
    rows = setting.items() if isinstance(setting, dict) else ()
    return {copy: origin for copy, row in rows if _is_name_of_copy(copy) and (origin := _origin(row)) is not None}


def _origin(row: object) -> Origin | None:
    """Image, frame and quarters as the setting has them; None where it is damaged."""
    try:
        image, frame, quarters = cast(Sequence[Any], row)
        return Origin(str(image), int(frame), int(quarters) % 4)
    except MISFIT:
        return None


class Turn(NamedTuple):
    """By how many quarters clockwise a page is turned from what it showed, and what it is to show then."""

    quarters: int
    before: Picture
    after: Picture


@dataclass(frozen=True, slots=True)
class Turned:
    """What pages are to show, the origins of copies made for it, and a sentence for each page that cannot be turned."""

    turns: Mapping[PageId, Turn]
    origins: Mapping[str, Origin]
    faults: Sequence[str]


def make_pictures(
    project: Path, wanted: Mapping[PageId, tuple[Picture, int]], origins: Mapping[str, Origin], report: Report
) -> Turned:
    """Pictures of pages turned by quarters clockwise from what they show now; for a thread.

    A page that was turned before is made from its origin again, and shows that where it comes full circle.
    A copy that is there already is taken as it is. Where the work is cancelled, what it made is deleted.
    """
    made: dict[str, Origin] = {}
    try:
        turns, faults = _turns(project, wanted, origins, made, report)
    except WorkCancelled:
        delete_copies(project, made)
        raise
    return Turned(turns, made, faults)


def delete_copies(project: Path, copies: Iterable[str]) -> None:
    """Delete copies that no page shows any more, and their folder where it is left empty."""
    folder = project.parent / _folder_name(project)
    for copy in copies:
        with contextlib.suppress(OSError):  # open in another program: it is in nobody's way where it lies
            check_folder((project.parent / copy).parent)
            (project.parent / copy).unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # not empty, or never made
        folder.rmdir()


def _turns(
    project: Path,
    wanted: Mapping[PageId, tuple[Picture, int]],
    origins: Mapping[str, Origin],
    made: dict[str, Origin],
    report: Report,
) -> tuple[dict[PageId, Turn], list[str]]:
    """See `make_pictures`; `made` gets the copies that had to be made."""
    known = {origin: copy for copy, origin in origins.items()}
    turns: dict[PageId, Turn] = {}
    faults: list[str] = []
    for index, (page_id, (now, quarters)) in enumerate(wanted.items()):
        report.progress(index, len(wanted), Path(now.image).name)
        before = origins.get(now.image, Origin(now.image, now.frame, 0))
        origin = before._replace(quarters=(before.quarters + quarters) % 4)
        size = now.size[::-1] if quarters % 2 else now.size
        try:
            if origin.quarters and not _is_there(project, known.get(origin)):
                upright = now.size[::-1] if before.quarters % 2 else now.size
                known[origin] = _write_copy(project, origin, known, upright)
                made[known[origin]] = origin
        except UserError as fault:
            faults.append(str(fault))
            continue
        shown = (known[origin], 0) if origin.quarters else (origin.image, origin.frame)
        turns[page_id] = Turn(quarters, now, Picture(*shown, *size))
    return turns, faults


def _folder_name(project: Path) -> str:
    """The folder of copies beside a project; pages name it, so that it is text whatever the project is called."""
    return encodable(project.with_suffix(_FOLDER_SUFFIX).name)


def _is_name_of_copy(copy: str) -> bool:
    folder, _, name = copy.partition("/")
    return folder.endswith(_FOLDER_SUFFIX) and name not in ("", ".", "..") and not {*name} & {*"/\\\0"}


def _is_there(project: Path, copy: str | None) -> bool:
    return copy is not None and is_there(project.parent / copy)


def _write_copy(project: Path, origin: Origin, known: Mapping[Origin, str], size: tuple[int, int]) -> str:
    """Write a turned PNG, pixel by pixel what the original shows; returns it as pages name images. UserError.

    known: the names of all copies, also of those that were deleted: no other gets the name of one. size: of the
    original, in pixels.
    """
    import numpy as np  # not before a page is turned

    from kie_desktop.formats.atomic import write_bytes, write_error
    from kie_desktop.formats.images import encode_png, read_image

    source = project.parent / origin.image
    pixels = np.rot90(read_image(source, origin.frame, size), -origin.quarters)
    stem = cut_to_bytes(encodable(source.stem), _LONGEST_STEM) + (f"_p{origin.frame}" if origin.frame else "")
    copy = known.get(origin) or _free_name(project, stem, origin.quarters * 90, known.values())
    target = project.parent / copy
    try:
        make_folder(target.parent, project.parent)
    except OSError as fault:
        raise write_error(target.parent, fault) from fault
    write_bytes(target, encode_png(np.ascontiguousarray(pixels)), follow_links=False)
    return copy


def _free_name(project: Path, stem: str, degrees: int, taken: Collection[str]) -> str:
    folder = _folder_name(project)
    numbers = itertools.chain([""], (f"_{number}" for number in itertools.count(2)))
    copies = (f"{folder}/{stem}{number}_turned{degrees}.png" for number in numbers)
    return next(copy for copy in copies if copy not in taken and not is_there(project.parent / copy))
