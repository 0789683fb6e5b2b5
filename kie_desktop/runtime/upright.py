"""Pages that lie on their side or head, read as they would stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

import numpy as np

from kie_desktop.contract.messages import ALL_STEPS
from kie_desktop.domain import picture_edits
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Page, Picture
from kie_desktop.domain.patch import apply
from kie_desktop.ocr.pdf_text import PageLayer
from kie_desktop.ocr.protocol import Image
from kie_desktop.runtime.pipeline import Pipeline, PipelineResult, ReadImage


def annotate_upright(
    pipeline: Pipeline,
    read_image: ReadImage,
    page: Page,
    steps: Collection[str] = ALL_STEPS,
    roles: Mapping[str, Role] | None = None,
    layer: PageLayer | None = None,
) -> PipelineResult:
    """What the models propose for a page; one that is found lying is turned and read once more.

    Everything stands where it does on the image as it is.
    """
    first = pipeline.annotate(read_image, page, steps, roles, layer)
    if not first.quarter_turns:
        return first
    turns = first.quarter_turns
    standing = cache(lambda: turned_image(read_image(), turns))
    turned_layer = None if layer is None else layer.turned(turns)
    second = pipeline.annotate(standing, turned_page(page, turns), steps, roles, turned_layer)
    back = apply(second.page, picture_edits.turn(second.page, page.picture, -first.quarter_turns))
    timing = {step: seconds + first.timing.get(step, 0.0) for step, seconds in second.timing.items()}
    return PipelineResult(back, timing, first.quarter_turns, first.notes)


def turned_page(page: Page, quarter_turns: int) -> Page:
    """A page and what stands on it, turned by quarters of a circle clockwise."""
    width, height = (page.height, page.width) if quarter_turns % 2 else (page.width, page.height)
    return apply(page, picture_edits.turn(page, Picture(page.image, page.frame, width, height), quarter_turns))


def turned_image(image: Image, quarter_turns: int) -> Image:
    """H x W x 3 pixels, turned by quarters of a circle clockwise."""
    return np.ascontiguousarray(np.rot90(image, -quarter_turns))
