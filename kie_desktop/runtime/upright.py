"""Pages that lie on their side or head, read as they would stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from kie_desktop.contract.messages import ALL_STEPS
from kie_desktop.domain import picture_edits
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Page, Picture
from kie_desktop.domain.patch import apply
from kie_desktop.ocr.protocol import Image
from kie_desktop.runtime.pipeline import Pipeline, PipelineResult, ReadImage


def annotate_upright(
    pipeline: Pipeline,
    read_image: ReadImage,
    page: Page,
    steps: Collection[str] = ALL_STEPS,
    roles: Mapping[str, Role] | None = None,
) -> PipelineResult:
    """What the models propose for a page; one that is found lying is turned and read once more.

    Everything stands where it does on the image as it is.
    """
    first = pipeline.annotate(read_image, page, steps, roles)
    if not first.quarter_turns:
        return first
    standing = turned_image(read_image(), first.quarter_turns)
    second = pipeline.annotate(lambda: standing, turned_page(page, first.quarter_turns), steps, roles)
    back = apply(second.page, picture_edits.turn(second.page, page.picture, -first.quarter_turns))
    timing = {step: seconds + second.timing.get(step, 0.0) for step, seconds in first.timing.items()}
    return PipelineResult(back, timing, first.quarter_turns)


def turned_page(page: Page, quarter_turns: int) -> Page:
    """A page and what stands on it, turned by quarters of a circle clockwise."""
    width, height = (page.height, page.width) if quarter_turns % 2 else (page.width, page.height)
    return apply(page, picture_edits.turn(page, Picture(page.image, page.frame, width, height), quarter_turns))


def turned_image(image: Image, quarter_turns: int) -> Image:
    """H x W x 3 pixels, turned by quarters of a circle clockwise."""
    return np.ascontiguousarray(np.rot90(image, -quarter_turns))
