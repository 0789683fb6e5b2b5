"""A model pack is run once before it becomes one of the user's: a damaged or foreign one shows it here, not at work."""

from __future__ import annotations

from typing import cast

import numpy as np

from kie_desktop.contract.packs import FIELDS, FIELDS_SCHEMA, ModelPack
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Entity, Page
from kie_desktop.domain.settings_files import MISFIT
from kie_desktop.fields.archive import read_model
from kie_desktop.fields.document import document_of
from kie_desktop.fields.model import FieldsModel
from kie_desktop.fields.reader import read_fields
from kie_desktop.fields.schema_file import read_schema
from kie_desktop.kie.encoding import encode_page
from kie_desktop.kie.relations import candidates
from kie_desktop.runtime.onnx_runner import OnnxModel
from kie_desktop.runtime.open_pack import model_of_pack
from kie_desktop.runtime.sdmgr_runner import OnnxSdmgr

_WIDTH, _HEIGHT = 320, 240
_TEXTS = ("No. 1", "25.00", "Name:")


def try_pack(pack: ModelPack) -> None:
    """Have a pack label and link three lines of a blank page. Raises UserError where it cannot, or answers nonsense."""
    try:
        model = model_of_pack(pack)
        if isinstance(model, OnnxSdmgr):
            _try_sdmgr(model)
        else:
            _try_windows(model)
        if pack.names_fields:
            _try_fields(pack)
    except UserError as fault:
        raise UserError(f"{pack.folder}: this model pack does not work: {fault}") from fault


def _blank_page() -> Page:
    entities = {
        number: Entity(number, rectangle((20, 40 * number, 120, 40 * number + 20)), text)
        for number, text in enumerate(_TEXTS, 1)
    }
    return Page("blank.png", _WIDTH, _HEIGHT, entities=entities)


def _try_windows(model: OnnxModel) -> None:
    page = _blank_page()
    encoded = encode_page(page.entities.values(), page.width, page.height, model.tokenizer)
    if len(encoded.filled) < 2:
        raise UserError("its tokenizer does not work with plain text; it belongs to another model")
    if model.can("ser"):
        _check_shape("SER", model.ser_logits(encoded).shape[:1], (len(encoded.input_ids),))
    if model.can("re"):
        pairs = candidates(encoded, {1: Role.KEY, 2: Role.VALUE, 3: Role.KEY})
        wanted = (len(pairs.key_ids), len(pairs.value_ids), 2)
        _check_shape("RE", model.link_logits(encoded, pairs).shape, wanted)


def _try_sdmgr(model: OnnxSdmgr) -> None:
    page = _blank_page()
    nodes, edges = model.ask(page, np.full((_HEIGHT, _WIDTH, 3), 255, np.uint8))
    count = len(page.entities)
    _check_shape("SDMGR", nodes.shape, (count, len(model.classes)))
    _check_shape("SDMGR", cast("tuple[int, ...]", edges.shape), (count, count, 2))


def _try_fields(pack: ModelPack) -> None:
    """Read the fields of the blank page with what was learned of them."""
    model = read_model(pack.path(FIELDS))
    if model.schema != read_schema(pack.path(FIELDS_SCHEMA)):
        raise UserError(f"its {FIELDS_SCHEMA} names other fields than its {FIELDS}")
    try_fields(model, FIELDS)


def try_fields(model: FieldsModel, source: str) -> None:
    """Read the fields of a blank page with what was learned of them. UserError where its numbers do not fit.

    source: what the error calls it.
    """
    try:
        read_fields(model, document_of("blank.png", [_blank_page()]))
    except MISFIT as fault:
        raise UserError(f"{source} does not fit this program ({fault}); train again") from fault


def _check_shape(network: str, found: tuple[int, ...], wanted: tuple[int, ...]) -> None:
    if found != wanted:
        raise UserError(f"its {network} network returns {list(found)} values, but {list(wanted)} are expected")
