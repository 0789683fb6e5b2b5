"""Pages as Label Studio's tasks, and the labelling configuration that fits them."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from kie_desktop.domain.geometry import Box
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Entity, Page, ReviewState
from kie_desktop.formats.format import Shape
from kie_desktop.formats.labelstudio.images import IMAGE_KEY, address_of
from kie_desktop.formats.labelstudio.regions import REGION_ID, region_id
from kie_desktop.formats.paddleocr.writer import page_rows
from kie_desktop.formats.unsupported import fits

Json = dict[str, Any]

TASK_DATA = "data"
"""Where other data of a task is kept in `Page.extra`."""
_PROPOSED = frozenset({ReviewState.NEW, ReviewState.PRE_ANNOTATED})
_MODEL = "KIE Desktop"


def task_of(page: Page, label_set: LabelSet) -> Json:
    """A task with an annotation, or with a prediction where nobody has worked on the page yet."""
    kept = page.extra.get(TASK_DATA)
    data = (kept if isinstance(kept, dict) else {}) | {IMAGE_KEY: address_of(page.image)}
    result = _results(page, label_set)
    if page.state in _PROPOSED:
        return {"data": data, "predictions": [{"model_version": _MODEL, "result": result}]}
    annotation = {
        "was_cancelled": page.state is ReviewState.EXCLUDED,
        "ground_truth": page.state is ReviewState.REVIEWED,
        "result": result,
    }
    return {"data": data, "annotations": [annotation]}


def configuration(label_set: LabelSet) -> str:
    """The labelling configuration (XML) that shows these tasks: paste it into the project's settings."""
    labels = "\n".join(
        f"    <Label value={quoteattr(label.name)} background={quoteattr(label.colour)}/>" for label in label_set
    )
    return f"""<View>
  <Image name="image" value="${IMAGE_KEY}" zoom="true" rotateControl="false"/>
  <Labels name="label" toName="image">
{labels}
  </Labels>
  <Rectangle name="bbox" toName="image" strokeWidth="2"/>
  <Polygon name="poly" toName="image" strokeWidth="2"/>
  <TextArea name="transcription" toName="image" editable="true" perRegion="true" required="false"
            maxSubmissions="1" rows="2" displayMode="region-list"/>
</View>
"""


def _results(page: Page, label_set: LabelSet) -> list[Json]:
    names = _region_ids(page)
    results: list[Json] = []
    links: set[tuple[int, int]] = set()
    for row in page_rows(page, label_set):
        entity = page.entities[row["id"]]
        common = {
            "id": names[entity.id],
            "to_name": "image",
            "original_width": page.width,
            "original_height": page.height,
            "image_rotation": 0,
        }
        place, name, kind = _place(entity, page)
        results.append(common | {"from_name": name, "type": kind, "value": place})
        label = {"from_name": "label", "type": "labels", "value": place | {"labels": [row["label"]]}}
        text = {"from_name": "transcription", "type": "textarea", "value": place | {"text": [row["transcription"]]}}
        results.append(common | label | _score(entity.label_score))
        results.append(common | text | _score(entity.text_score))
        links |= {(head, tail) for head, tail in row["linking"]}
    return results + [
        {"type": "relation", "from_id": names[head], "to_id": names[tail], "direction": "right"}
        for head, tail in sorted(links)
    ]


def _region_ids(page: Page) -> dict[int, str]:
    """The id of a region that came from Label Studio stays; the parts of a split entity get their own."""
    taken: dict[str, int] = {}
    for entity in page.entities.values():
        kept = entity.extra.get(REGION_ID)
        if isinstance(kept, str):
            taken.setdefault(kept, entity.id)
    names = {entity_id: name for name, entity_id in taken.items()}
    return {entity_id: names.get(entity_id, region_id(entity_id)) for entity_id in page.entities}


def _place(entity: Entity, page: Page) -> tuple[Json, str, str]:
    """Value, control and type of a region; Label Studio counts in per cent of the image."""
    if fits(entity, Shape.BOX):
        return _rectangle(entity.box, page), "bbox", "rectangle"
    points = [[x * 100 / page.width, y * 100 / page.height] for x, y in entity.points]
    return {"points": points, "closed": True}, "poly", "polygon"


def _rectangle(box: Box, page: Page) -> Json:
    x1, y1, x2, y2 = box
    return {
        "x": x1 * 100 / page.width,
        "y": y1 * 100 / page.height,
        "width": (x2 - x1) * 100 / page.width,
        "height": (y2 - y1) * 100 / page.height,
        "rotation": 0,
    }


def _score(score: float | None) -> Json:
    return {} if score is None else {"score": score}
