"""A model pack on ONNX Runtime."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from kie_desktop.contract.packs import RE_ENCODER, RE_HEAD, SER, TOKENIZER, ModelPack
from kie_desktop.domain.errors import UserError
from kie_desktop.inference import as_numbers, open_session, run_session
from kie_desktop.kie.beside import FILE_NAMES, Beside
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.model import RelationNetwork, WindowedModel
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.runtime.graph_check import check_graph


class OnnxModel(WindowedModel):
    """The networks of a pack, each loaded when it is first used.

    Inputs and outputs: `ser.onnx` input_ids int64[n], bbox int64[n, 4] -> logits float32[n, C];
    `re_encoder.onnx` the same -> hidden float32[n, H]; `re_head.onnx` key_hidden float32[k, H],
    value_hidden float32[v, H] -> logits float32[k, v, 2]. What may stand beside
    RE's is in `kie.beside`.
    Raises UserError, also later, where a network cannot be loaded or does not fit the pack.
    """

    def __init__(self, pack: ModelPack, threads: int = 2) -> None:
        """`threads`: of ONNX Runtime, for each network, at least 1."""
        self.pack = pack
        encoder = _Network(pack.path(RE_ENCODER), ("input_ids", "bbox"), threads)
        head = _Network(pack.path(RE_HEAD), ("key_hidden", "value_hidden"), threads, is_of_pairs=True)
        super().__init__(
            pack.label_set,
            Tokenizer.from_file(pack.path(TOKENIZER)),
            _Network(pack.path(SER), ("input_ids", "bbox"), threads) if pack.can("ser") else None,
            RelationNetwork(encoder, head) if pack.can("re") else None,
            pack.info.max_tokens,
            *Beside.of_files({name: pack.path(name) for name in FILE_NAMES if pack.can("re") and name in pack.files}),
            pack.info.least_line,
        )

    def ser_logits(self, encoded: EncodedPage) -> NDArray[np.float32]:
        """[n, num_classes]; UserError where the network has other classes than the pack's label set."""
        logits = super().ser_logits(encoded)
        wanted = BioClasses.of_label_set(self.label_set).num_classes
        if len(logits) and logits.shape[1] != wanted:
            raise UserError(
                f"{self.pack.path(SER)}: the network has {logits.shape[1]} classes, but the pack's labels "
                f"need {wanted}; export the pack again"
            )
        return logits


class _Network:
    """One ONNX file with two inputs and one output: rows of what stands in the first, or pairs of both."""

    def __init__(self, path: Path, inputs: tuple[str, str], threads: int, *, is_of_pairs: bool = False) -> None:
        self._path = path
        self._inputs = inputs
        self._is_of_pairs = is_of_pairs
        self._threads = threads

    def __call__(
        self, first: NDArray[np.int64] | NDArray[np.float32], second: NDArray[np.int64] | NDArray[np.float32]
    ) -> NDArray[np.float32]:
        answer = run_session(self._session, self._path, dict(zip(self._inputs, (first, second), strict=True)))[0]
        wanted = (len(first), len(second), 2) if self._is_of_pairs else (len(first), None)
        return as_numbers(answer, self._path, wanted)

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        check_graph(self._path)
        return open_session(self._path, self._threads)
