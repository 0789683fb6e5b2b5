"""Pages that lie on their side or head, read as they would stand."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kie_desktop.domain import edits
from kie_desktop.domain.page import Page, Picture
from kie_desktop.domain.patch import apply
from kie_desktop.ocr.protocol import Image
from kie_desktop.runtime.pipeline import Pipeline, PipelineResult


class Upright(NamedTuple):
    """What was read. annotated: of the page as it lies. image, page: as they stand upright."""

    annotated: PipelineResult
    image: Image
    page: Page


def annotate_upright(pipeline: Pipeline, image: Image, page: Page) -> Upright:
    """What the models propose for a page; one that is found lying is turned and read once more.

    Everything then stands in `annotated` where it does on the image as it is.
    """
    first = pipeline.annotate(lambda: image, page)
    if not first.quarter_turns:
        return Upright(first, image, first.page)
    standing = np.ascontiguousarray(np.rot90(image, -first.quarter_turns))
    picture = Picture(page.image, page.frame, standing.shape[1], standing.shape[0])
    second = pipeline.annotate(lambda: standing, apply(page, edits.turn(page, picture, first.quarter_turns)))
    back = apply(second.page, edits.turn(second.page, page.picture, -first.quarter_turns))
    timing = {step: seconds + second.timing.get(step, 0.0) for step, seconds in first.timing.items()}
    return Upright(PipelineResult(back, timing, first.quarter_turns), standing, second.page)
