"""PPOCRLabel's recognition set (spec A3), to train a recogniser: `rec_gt.txt`, and each line in `crop_img/`."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Entity, EntityPart, Page, ReviewState
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.domain.text import is_blank
from kie_desktop.formats.folder_writer import FolderWriter
from kie_desktop.formats.format import Format, Holds, ImagePath, Shape, Target
from kie_desktop.formats.image_files import file_names

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LABELS, CROPS = "rec_gt.txt", "crop_img"
QUALITY = 95
"""Of the pictures, JPEG as PPOCRLabel writes them."""


class _Crops:
    """Cuts lines out of pages that come one after another; the image of the latest one is kept."""

    def __init__(self, find: ImagePath) -> None:
        self._find = find
        self._latest: tuple[tuple[str, int], NDArray[np.uint8]] | None = None

    def picture(self, page: Page, entity: Entity) -> bytes:
        """A line as a JPEG file. UserError where the image cannot be read or the line does not lie on it."""
        from PIL import Image

        from kie_desktop.formats.images import read_image
        from kie_desktop.formats.line_crops import crop_of

        key = page.image, page.frame
        if self._latest is None or self._latest[0] != key:
            self._latest = key, read_image(self._find(page), page.frame, page.size)
        crop = crop_of(self._latest[1], entity.points)
        if crop is None:
            raise UserError(f"{page.image}, entity {entity.id}: the line does not lie on the image; correct its place")
        target = io.BytesIO()
        Image.fromarray(crop).save(target, "JPEG", quality=QUALITY)
        return target.getvalue()


def _write(target: Target) -> Iterable[Problem]:
    """One line for each text that a person typed, or saw on a page that is reviewed."""
    if target.image_path is None:
        raise UserError(f"{target.path}: a recognition set is cut out of the images; name the folder that holds them")
    writer, crops = FolderWriter(target), _Crops(target.image_path)
    names = file_names(target.pages, target.image_path, ())
    rows: list[str] = []
    problems: list[Problem] = []
    for page in target.pages:
        stem, unseen = Path(names[page.image, page.frame]).stem, 0
        for number, entity in enumerate(in_reading_order(page.entities.values())):
            if is_blank(entity.text):
                continue
            if not _is_settled(page, entity):
                unseen += 1
                continue
            name = f"{CROPS}/{stem}_crop_{number}.jpg"
            writer.add_late(name, partial(crops.picture, page, entity))
            rows.append(f"{name}\t{' '.join(entity.text.split())}\n")
        if unseen:
            message = f"{unseen} texts that nobody has checked were left out; mark the page as reviewed to take them"
            problems.append(Problem(page.image, "lost-text", Severity.WARNING, message))
    if not rows:
        raise UserError(f"{target.path}: there are no checked texts to write; correct texts or mark pages as reviewed")
    writer.add(LABELS, "".join(rows).encode("utf-8", "backslashreplace"))
    writer.write()
    return problems


def _is_settled(page: Page, entity: Entity) -> bool:
    return page.state is ReviewState.REVIEWED or EntityPart.TEXT in entity.by_human


FORMAT = Format(
    name="ppocrlabel-rec",
    title="PPOCRLabel recognition set",
    target="folder",
    suffix="",
    holds=Holds(Shape.POLYGON, labels=False, links=False, frames=True, states=frozenset({ReviewState.REVIEWED})),
    read=None,
    needs_images=True,
    write=_write,
)
