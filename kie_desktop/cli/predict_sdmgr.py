"""`predict --task sdmgr`: labels and links for the OCR results that a label file holds (spec H6)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kie_desktop.domain.page import Page
from kie_desktop.formats.images import read_image
from kie_desktop.kie.sdmgr import SdmgrModel
from kie_desktop.runtime.pipeline import Pipeline


def predict_sdmgr(segments: list[dict[str, Any]], page: Page, model: SdmgrModel, image: Path) -> Page:
    """Add `pred`, `pred_id` (class) and `score` to the segments of a page, numbered as its entities are.

    The page with its labels and, where the model has learned which entities belong together, its links.
    UserError where the image cannot be read.
    """
    page = Pipeline(None, model).annotate(lambda: read_image(image), page, {"ser", "re"}).page
    for number, segment in enumerate(segments):
        entity = page.entities[number]
        index = model.classes.id_of(entity.label)
        segment["pred_id"] = index
        segment["pred"] = entity.label if index is None else model.classes.names[index]
        segment["score"] = round(float(entity.label_score or 0.0), 6)
    return page
