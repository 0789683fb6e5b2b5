"""How good the networks are, as training goes on: generated held-out pages and, where they are, real ones."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import paddle
from numpy.typing import NDArray

from build_scripts.starter.pages import generate
from build_scripts.starter.recipe import HELD_OUT
from kie_desktop.domain.geometry import polygon
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.formats.images import image_info
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.relations import Candidates
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.kie.windows import cover, over_windows
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.ser import SerNetwork
from kie_desktop.training.evaluation import evaluate_re, evaluate_ser

REAL_PAGES = Path("/work/shared/data/forms_en")


class LiveModel:
    """Networks in training as what `training.evaluation` scores."""

    def __init__(self, ser: SerNetwork, relation: ReNetwork, tokenizer: Tokenizer) -> None:
        self.ser = ser
        self.relation = relation
        self.tokenizer = tokenizer
        self.label_set: LabelSet = default_label_set()

    def ser_logits(self, encoded: EncodedPage) -> NDArray[np.float32]:
        """[n, num_classes]."""
        return self._windows(encoded, lambda ids, boxes: self.ser(ids, boxes)[0])

    def link_logits(self, encoded: EncodedPage, pairs: Candidates) -> NDArray[np.float32]:
        """[k, v, 2]."""
        if not pairs:
            return np.zeros((len(pairs.key_ids), len(pairs.value_ids), 2), np.float32)
        hidden = self._windows(encoded, lambda ids, boxes: self.relation.encode(ids, boxes)[0])
        keys, values = paddle.to_tensor(hidden[pairs.key_tokens]), paddle.to_tensor(hidden[pairs.value_tokens])
        with paddle.no_grad():
            return self.relation.score(keys, values).numpy()

    def _windows(self, encoded: EncodedPage, run) -> NDArray[np.float32]:  # type: ignore[no-untyped-def]
        self.ser.eval()
        self.relation.eval()
        ids, boxes = encoded.input_ids[None], encoded.bbox[None]
        with paddle.no_grad():
            return over_windows(
                cover(len(encoded.input_ids), line_starts=encoded.spans[:, 0]),
                lambda window: run(
                    paddle.to_tensor(ids[:, window.start : window.stop]),
                    paddle.to_tensor(boxes[:, window.start : window.stop]),
                ).numpy(),
            )


def measured(model: LiveModel, pages: Iterable[Page]) -> dict[str, float]:
    """hmean of SER (in all and by label) and of RE (every pair, and each value's best key)."""
    rows = list(pages)
    ser, relation = evaluate_ser(model, rows), evaluate_re(model, rows)
    figures = {"ser": ser.score.hmean, "re": relation.score.hmean}
    figures |= {f"ser_{name.lower()}": score.hmean for name, score in ser.per_label.items()}
    if relation.best_key:
        figures["re_best_key"] = relation.best_key.hmean
    return {name: round(value, 4) for name, value in figures.items()}


def held_out_pages(seed: int, count: int) -> list[Page]:
    """Generated pages that no training sees."""
    return list(generate(seed, HELD_OUT, count))


def real_pages(folder: Path = REAL_PAGES) -> list[Page]:
    """Annotated real pages in PaddleOCR's format, for measuring only; none where the folder is absent."""
    label_file = folder / "label.json"
    if not label_file.exists():
        return []
    pages = []
    for row in label_file.read_text(encoding="utf-8").splitlines():
        name, _, document = row.partition("\t")
        info = image_info(folder / "images" / Path(name).name)
        entities = [
            Entity(line["id"], polygon(line["points"]), line["transcription"], line["label"])
            for line in json.loads(document)
        ]
        known = {entity.id for entity in entities}
        links = {tuple(sorted(pair)) for line in json.loads(document) for pair in line["linking"] if {*pair} <= known}
        pages.append(
            Page(name, info.width, info.height).with_entities(entities, [Link(*pair) for pair in sorted(links)])
        )
    return pages
