"""The sample pages are sound, small and true: the first thing that a user sees."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.problems import Severity
from kie_desktop.formats.images import find_images, read_image
from kie_desktop.formats.paddleocr import pages_of, read_label_file
from kie_desktop.formats.paddleocr.check import check_label_file

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


def test_there_are_enough_and_they_are_small() -> None:
    images = find_images(SAMPLES)
    assert len(images) >= 8 and {path.name[:3] for path in images} == {"en_", "zh_"}
    assert sum(path.stat().st_size for path in images) < 2_500_000


def test_the_truth_passes_the_check() -> None:
    check = check_label_file(SAMPLES / "truth.json", SAMPLES, SAMPLES / "class_list.txt")
    assert check.count(Severity.ERROR) == 0 and len(check.rows) == len(find_images(SAMPLES))


def test_every_polygon_of_the_truth_lies_on_ink() -> None:
    """Ink is where brightness varies: a polygon that the wear left behind would lie on bare paper."""
    pages, problems = pages_of(read_label_file(SAMPLES / "truth.json", default_label_set()), SAMPLES)
    assert not problems
    for page in pages:
        grey = read_image(SAMPLES / page.image).mean(axis=2)
        for entity in page.entities.values():
            x1, y1, x2, y2 = (round(side) for side in entity.box)
            crop = grey[max(y1, 0) : y2, max(x1, 0) : x2]
            spread = np.percentile(crop, 97) - np.percentile(crop, 3)
            assert spread > 40, (page.image, entity.id, entity.text)
