"""A page's text lines as the token ids and boxes that a network reads (spec B4 to B7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import Box
from kie_desktop.domain.page import Entity
from kie_desktop.domain.tb_yx import in_tb_yx_order, truncated_box
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.tokenizer import Tokenizer

BOX_SCALE = 1000
"""Boxes are given to the network in thousandths of the page."""


@dataclass(frozen=True, slots=True)
class EncodedPage:
    """All tokens of a page, however many they are.

    entity_ids: m ids in reading order. input_ids: int64[n]. bbox: int64[n, 4] with x1, y1, x2, y2
    in 0..1000. spans: int64[m, 2], first token and the one after the last of each entity; the spans
    follow each other without gaps, and an entity whose text has no tokens has an empty one.
    width, height: the page in pixels. texts: of the m entities.
    """

    entity_ids: tuple[int, ...]
    input_ids: NDArray[np.int64]
    bbox: NDArray[np.int64]
    spans: NDArray[np.int64]
    width: int
    height: int
    texts: tuple[str, ...]

    @property
    def filled(self) -> NDArray[np.int64]:
        """Indices into `entity_ids` of the entities that have tokens, int64[at most m], ascending."""
        return np.flatnonzero(self.spans[:, 1] > self.spans[:, 0])

    @property
    def boxes(self) -> NDArray[np.float64]:
        """Those of the entities that have tokens, float64[at most m, 4] with x1, y1, x2, y2 in pixels."""
        thousandths = self.bbox[self.spans[self.filled, 0]]
        return np.asarray(thousandths * (np.array([self.width, self.height] * 2) / BOX_SCALE), np.float64)

    def cut(self, size: int) -> EncodedPage:
        """The first `size` tokens only, as upstream takes them; entities behind them have no tokens then."""
        if len(self.input_ids) <= size:
            return self
        return EncodedPage(
            self.entity_ids,
            self.input_ids[:size],
            self.bbox[:size],
            np.minimum(self.spans, size),
            self.width,
            self.height,
            self.texts,
        )


def encode_page(
    entities: Iterable[Entity], width: int, height: int, tokenizer: Tokenizer, as_given: bool = False
) -> EncodedPage:
    """Tokens of all lines of a page of width x height pixels, in PaddleOCR's order `tb-yx`, or `as_given`."""
    lines = [entity for entity in entities if entity.is_line]
    ordered = lines if as_given else in_tb_yx_order(lines)
    tokens = [tokenizer.encode(entity.text) for entity in ordered]
    lengths = np.array([len(ids) for ids in tokens], np.int64)
    ends = np.cumsum(lengths)
    boxes = np.array([normalised_box(entity.box, width, height) for entity in ordered], np.int64).reshape(-1, 4)
    return EncodedPage(
        tuple(entity.id for entity in ordered),
        np.array([token for ids in tokens for token in ids], np.int64),
        np.repeat(boxes, lengths, axis=0),
        np.stack([ends - lengths, ends], axis=1),
        width,
        height,
        tuple(entity.text for entity in ordered),
    )


def normalised_box(box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    """A box in thousandths of the page, cut toward zero as upstream does, and kept within 0..1000.

    (Upstream lets boxes leave the page and then reads outside its tables, spec I-22.)
    """
    x1, y1, x2, y2 = (int(edge) for edge in truncated_box(box))
    return _thousandths(x1, width), _thousandths(y1, height), _thousandths(x2, width), _thousandths(y2, height)


def _thousandths(pixel: int, size: int) -> int:
    return min(max(int(pixel * BOX_SCALE / size), 0), BOX_SCALE)


def label_ids(encoded: EncodedPage, entities: Iterable[Entity], classes: BioClasses) -> NDArray[np.int64]:
    """The BIO class of every token, int64[n]: B on an entity's first token, I on the others.

    Raises UserError for a label that is not in the class list.
    """
    labels = {entity.id: entity.label for entity in entities}
    result = np.zeros(len(encoded.input_ids), np.int64)
    for entity_id, (start, end) in zip(encoded.entity_ids, encoded.spans, strict=True):
        begin = classes.begin_id(labels[entity_id])
        if begin is None:
            known = ", ".join(classes.names)
            raise UserError(
                f"entity {entity_id} has the label {labels[entity_id]!r}, which is not in the class list ({known}); "
                "add it there or change the label"
            )
        if begin and end > start:
            result[start] = begin
            result[start + 1 : end] = begin + 1
    return result
