"""Label files that were made for another size of their image, or before it was turned upright."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kie_desktop.formats.registry import format_named, read

_ORIENTATION = 0x0112


def photograph(path: Path, orientation: int) -> None:
    """420 x 1000 pixels as they lie in the file."""
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    Image.fromarray(np.full((1000, 420, 3), 255, np.uint8)).save(path, exif=exif)


def label(folder: Path, width: int, height: int) -> None:
    shape = {"label": "question", "points": [[40, 750], [80, 750], [80, 940], [40, 940]], "description": "Invoice No:",
             "group_id": 1, "shape_type": "polygon", "kie_linking": []}  # fmt: skip
    content = {"version": "2.4.0", "shapes": [shape], "imagePath": "p.jpg", "imageWidth": width, "imageHeight": height}
    (folder / "p.json").write_text(json.dumps(content))


@pytest.mark.parametrize(
    ("orientation", "made_for", "box"),
    [
        (1, (840, 2000), (20, 375, 40, 470)),
        (6, (420, 1000), (60, 40, 250, 80)),
        (8, (420, 1000), (750, 340, 940, 380)),
        (1, (420, 1000), (40, 750, 80, 940)),
        (1, (700, 1000), (40, 750, 80, 940)),
        (5, (420, 1000), (40, 750, 80, 940)),
    ],
)
def test_regions_are_scaled_and_rotated_onto_the_image(
    tmp_path: Path, orientation: int, made_for: tuple[int, int], box: tuple[float, ...]
) -> None:
    photograph(tmp_path / "p.jpg", orientation)
    label(tmp_path, *made_for)
    reading = read(tmp_path, tmp_path, format=format_named("xanylabeling"))
    (page,) = reading.pages
    assert (page.width, page.height) == ((1000, 420) if orientation > 4 else (420, 1000))
    (entity,) = page.entities.values()
    assert entity.box == box
