"""A pack as what it is: LayoutXLM's networks, or SDMGR."""

from __future__ import annotations

from kie_desktop.contract.packs import ModelPack
from kie_desktop.runtime.onnx_runner import OnnxModel
from kie_desktop.runtime.sdmgr_runner import OnnxSdmgr

PackModel = OnnxModel | OnnxSdmgr


def model_of_pack(pack: ModelPack, threads: int = 2) -> PackModel:
    """The model of a pack on ONNX Runtime. UserError where its settings or its tokenizer cannot be read."""
    return OnnxSdmgr(pack, threads) if pack.can("sdmgr") else OnnxModel(pack, threads)
