"""Predictions in the form of PaddleOCR's `infer_results.txt`, byte for byte (spec G2, G3, H6)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kie_desktop.domain.page import Page
from kie_desktop.domain.tb_yx import in_tb_yx_order, truncated_box

Json = dict[str, Any]


def ser_line(image: str, page: Page, before: Sequence[Json], after: Sequence[Json], as_given: bool) -> str:
    """`path TAB {"ocr_info": [...]}`: what each segment had, its box, and its label, in the order of the network.

    before, after: the segments as they were and with what was predicted, numbered as the page's entities are.
    """
    objects = [_labelled(page, before, after, number) for number in _order(page, as_given)]
    return f"{image}\t{json.dumps({'ocr_info': objects}, ensure_ascii=False)}\n"


def re_line(image: str, page: Page, before: Sequence[Json], after: Sequence[Json], as_given: bool) -> str:
    """`path TAB [[key, value], ...]`, without a wrapper; by the order of the keys, then of the values."""
    place = {number: index for index, number in enumerate(_order(page, as_given))}
    links = sorted(page.links, key=lambda ends: (place[ends[0]], place[ends[1]]))
    pairs = [[_labelled(page, before, after, end) for end in ends] for ends in links]
    return f"{image}\t{json.dumps(pairs, ensure_ascii=False)}\n"


def as_read(segments: Sequence[Json]) -> list[Json]:
    """Lines that OCR read on an image, with the place that PaddleOCR gives their box: between text and points."""
    return [{"transcription": row["transcription"], "bbox": None, "points": row["points"]} for row in segments]


def sdmgr_line(before: Sequence[Json], after: Sequence[Json]) -> str:
    """A list without the path, sorted by the numbers of the classes."""
    rows = [
        {
            "label": found["pred_id"],
            "transcription": segment.get("transcription", ""),
            "score": f"{found['score']:.2f}",
            "points": segment.get("points"),
        }
        for segment, found in zip(before, after, strict=True)
    ]
    return json.dumps(sorted(rows, key=lambda row: row["label"]), ensure_ascii=False) + "\n"


def _order(page: Page, as_given: bool) -> list[int]:
    entities = page.entities.values()
    return [entity.id for entity in (entities if as_given else in_tb_yx_order(entities))]


def _labelled(page: Page, before: Sequence[Json], after: Sequence[Json], number: int) -> Json:
    box = [int(edge) for edge in truncated_box(page.entities[number].box)]
    found = after[number]
    return {**before[number], "bbox": box, "pred_id": found["pred_id"], "pred": found["pred"]}
