"""The pictures of turned pages: turned copies in a folder beside the project (adr/0023)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, cast

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Picture
from kie_desktop.jobs.background import Report

ORIGINS = "turned"
"""Project setting: image of a copy -> [image, frame, quarters] that it was made of."""
_FOLDER_SUFFIX = ".turned"


class Origin(NamedTuple):
    """What a copy was made of: a frame of an image as pages name it, turned by quarters clockwise."""

    image: str
    frame: int
    quarters: int


def origins_of(setting: object) -> dict[str, Origin]:
    """The origins of all copies ever made, by the copies' images; of the value of the setting `ORIGINS`."""
    rows = cast(Mapping[str, Sequence[object]], setting or {})
    return {copy: Origin(str(row[0]), int(cast(int, row[1])), int(cast(int, row[2]))) for copy, row in rows.items()}


class Turn(NamedTuple):
    """By how many quarters clockwise a page is turned from what it showed, and what it is to show then."""

    quarters: int
    before: Picture
    after: Picture


@dataclass(frozen=True, slots=True)
class Turned:
    """What pages are to show, the origins of new copies, and a sentence for each page that cannot be turned."""

    turns: Mapping[PageId, Turn]
    origins: Mapping[str, Origin]
    faults: Sequence[str]


def make_pictures(
    project: Path, wanted: Mapping[PageId, tuple[Picture, int]], origins: Mapping[str, Origin], report: Report
) -> Turned:
    """Pictures of pages turned by quarters clockwise from what they show now; for a thread.

    A page that was turned before is made from its origin again, and shows that where it comes full circle.
    A copy that is there already is taken as it is.
    """
    known = {origin: copy for copy, origin in origins.items()}
    turns: dict[PageId, Turn] = {}
    faults: list[str] = []
    for index, (page_id, (now, quarters)) in enumerate(wanted.items()):
        report.progress(index, len(wanted), Path(now.image).name)
        before = origins.get(now.image, Origin(now.image, now.frame, 0))
        origin = before._replace(quarters=(before.quarters + quarters) % 4)
        size = (now.height, now.width) if quarters % 2 else (now.width, now.height)
        try:
            if origin.quarters and not _is_there(project, known.get(origin)):
                known[origin] = _write_copy(project, origin)
        except UserError as fault:
            faults.append(str(fault))
            continue
        shown = (known[origin], 0) if origin.quarters else (origin.image, origin.frame)
        turns[page_id] = Turn(quarters, now, Picture(*shown, *size))
    new = {copy: origin for origin, copy in known.items() if origins.get(copy) != origin}
    return Turned(turns, new, faults)


def _is_there(project: Path, copy: str | None) -> bool:
    return copy is not None and (project.parent / copy).exists()


def _write_copy(project: Path, origin: Origin) -> str:
    """Write a turned PNG, pixel by pixel what the original shows; returns it as pages name images. UserError."""
    import numpy as np  # not before a page is turned

    from kie_desktop.formats.atomic import write_bytes, write_error
    from kie_desktop.formats.images import encode_png, read_image

    source = project.parent / origin.image
    pixels = np.rot90(read_image(source, origin.frame), -origin.quarters)
    folder = project.with_suffix(_FOLDER_SUFFIX)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as fault:
        raise write_error(folder, fault) from fault
    target = _free_name(folder, source.stem + (f"_p{origin.frame}" if origin.frame else ""), origin.quarters * 90)
    write_bytes(target, encode_png(np.ascontiguousarray(pixels)))
    return target.relative_to(project.parent).as_posix()


def _free_name(folder: Path, stem: str, degrees: int) -> Path:
    number, target = 1, folder / f"{stem}_turned{degrees}.png"
    while target.exists():
        number += 1
        target = folder / f"{stem}_{number}_turned{degrees}.png"
    return target
