"""Checkpoints for inference: ONNX or Paddle inference files, compared with the checkpoint (spec G1)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Page
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.decoding import decode_links, decode_ser, pair_scores
from kie_desktop.kie.encoding import encode_page
from kie_desktop.kie.model import Model, WindowedModel
from kie_desktop.kie.relations import candidates
from kie_desktop.kie.windows import MAX_TOKENS
from kie_desktop.networks.checkpoint import Checkpoint
from kie_desktop.networks.onnx_graph import re_encoder_model, re_head_model, ser_model
from kie_desktop.training.evaluation import roles_of

MODELS_OF_TASK = {
    "ser": {"ser.onnx": ser_model},
    "re": {"re_encoder.onnx": re_encoder_model, "re_head.onnx": re_head_model},
}
TOLERANCE = 1e-3
"""Largest difference of two logits, relative to the largest logit of the page where that is above 1."""


def write_onnx(checkpoint: Checkpoint, folder: Path) -> dict[str, Path]:
    """Write `ser.onnx`, or `re_encoder.onnx` and `re_head.onnx`; returns name -> path.

    The checkpoint must be one of a task. Raises OSError where the folder cannot be written.
    """
    paths: dict[str, Path] = {}
    for name, build in MODELS_OF_TASK[checkpoint.task].items():
        paths[name] = folder / name
        onnx.save_model(build(checkpoint), paths[name])
    return paths


def check_same(checkpoint: Model, exported: Model, task: str, pages: Iterable[Page]) -> float:
    """Compare two models on pages; returns the largest difference of their logits, as `TOLERANCE` counts it.

    Raises UserError naming the page where logits differ by more, or where a label or a link does.
    """
    compare = _compare_ser if task == "ser" else _compare_re
    largest = 0.0
    for page in pages:
        difference, same = compare(checkpoint, exported, page)
        if difference > TOLERANCE or not same:
            raise UserError(
                f"{page.image}: the exported network gives different results from the checkpoint (by "
                f"{difference:.2g}; {TOLERANCE:g} is allowed), so nothing was exported; report this with the "
                "checkpoint's config.json"
            )
        largest = max(largest, difference)
    return largest


def check_upstream_re(checkpoint: WindowedModel, folder: Path, pages: Iterable[Page]) -> None:
    """Compare RE's one program, fed as PaddleOCR's script feeds it, with what the checkpoint's network alone links.

    Raises UserError naming a page where they differ by more than a pair that may go either way.
    """
    from kie_desktop.networks.inference_files import linked_by_upstream

    for page in pages:
        encoded = encode_page(page.entities.values(), page.width, page.height, checkpoint.tokenizer)
        roles = roles_of(page, checkpoint.label_set)
        pairs = candidates(encoded, roles, limit=MAX_TOKENS)
        logits = checkpoint.alone().link_logits(encoded.cut(MAX_TOKENS), pairs)
        found = linked_by_upstream(folder, encoded, roles)
        for row, key in enumerate(pairs.key_ids):
            for column, value in enumerate(pairs.value_ids):
                margin = float(logits[row, column, 1] - logits[row, column, 0])
                if (margin > 0) != ((key, value) in found) and abs(margin) > TOLERANCE * max(1.0, np.abs(logits).max()):
                    raise UserError(
                        f"{page.image}: the network in PaddleOCR's form links entities {key} and {value} differently "
                        "from the checkpoint, so nothing was exported; report this with the checkpoint's config.json"
                    )


def sample_pages() -> list[Page]:
    """Made-up forms to compare on: a short one, one with Chinese, and one longer than a window."""
    latin = ["Name:", "Ada Lovelace", "Date of birth", "10.12.1815", "Total amount due", "EUR 1,234.50"]
    chinese = ["姓名", "王小明", "地址:", "北京市海淀区中关村大街27号", "申请日期", "2020年6月15日"]
    return [
        _form("sample-short", latin, 12),
        _form("sample-chinese", chinese, 30),
        _form("sample-long", [*latin, *chinese], 300),
    ]


def _form(name: str, texts: list[str], cells: int) -> Page:
    """Keys left, values right, `cells` entities in all, a line every 40 pixels."""
    entities = []
    for index in range(cells):
        row, column = divmod(index, 2)
        x, y, text = 60 + 400 * column, 20 + 40 * row, texts[index % len(texts)]
        box = (x, y, x + min(12 * len(text), 380), y + 26)
        entities.append(Entity(index + 1, rectangle(box), text, ("question", "answer")[column]))
    return Page(name, 900, 60 + 20 * cells).with_entities(entities, [])


def _compare_ser(first: Model, second: Model, page: Page) -> tuple[float, bool]:
    encoded = encode_page(page.entities.values(), page.width, page.height, first.tokenizer)
    classes = BioClasses.of_label_set(first.label_set)
    logits = [model.ser_logits(encoded) for model in (first, second)]
    labels = [{key: row.label for key, row in decode_ser(rows, encoded, classes).items()} for rows in logits]
    return _difference(*logits), labels[0] == labels[1]


def _compare_re(first: Model, second: Model, page: Page) -> tuple[float, bool]:
    encoded = encode_page(page.entities.values(), page.width, page.height, first.tokenizer)
    pairs = candidates(encoded, roles_of(page, first.label_set))
    logits = [model.link_logits(encoded, pairs) for model in (first, second)]
    links = [{link.key for link in decode_links(pair_scores(rows), pairs.key_ids, pairs.value_ids)} for rows in logits]
    return _difference(*logits), links[0] == links[1]


def _difference(first: NDArray[np.float32], second: NDArray[np.float32]) -> float:
    if first.shape != second.shape:
        return float("inf")
    if not first.size:
        return 0.0
    difference = np.abs(first - second).max() / max(1.0, np.abs(first).max())
    return float(difference) if np.isfinite(difference) else float("inf")
