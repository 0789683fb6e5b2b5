"""A model pack on ONNX Runtime."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.relations import Candidates
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.kie.windows import Window, cover, over_windows
from kie_desktop.runtime.packs import RE_ENCODER, RE_HEAD, SER, TOKENIZER, ModelPack

INPUT_IDS, BBOX = "input_ids", "bbox"
"""Inputs of `ser.onnx` (answers logits[n, C]) and `re_encoder.onnx` (vectors[n, H]): int64[n], int64[n, 4]."""
KEY_HIDDEN, VALUE_HIDDEN = "key_hidden", "value_hidden"
"""Inputs of `re_head.onnx` (answers logits[k, v, 2]): float32[k, H], float32[v, H]."""


class OnnxModel:
    """The networks of a pack, each loaded when it is first used. See `runtime.model.Model`.

    Raises UserError where a network cannot be loaded or does not fit the pack's label set.
    """

    def __init__(self, pack: ModelPack, threads: int = 2) -> None:
        """`threads`: of ONNX Runtime, for each network, at least 1."""
        self.pack = pack
        self.label_set = pack.label_set
        self.tokenizer = Tokenizer.from_file(pack.path(TOKENIZER))
        self._threads = threads

    def can(self, task: str) -> bool:
        """Whether the pack holds the networks of `ser` or `re`."""
        return self.pack.can(task)

    def ser_logits(self, encoded: EncodedPage) -> NDArray[np.float32]:
        """[n, num_classes]; each token's row comes from the window where it stands most central."""
        logits = self._over_page(self._ser, encoded)
        wanted = BioClasses.of_label_set(self.label_set).num_classes
        if len(logits) and logits.shape[1] != wanted:
            raise UserError(
                f"{self.pack.path(SER)}: gives {logits.shape[1]} classes, and the pack's labels need {wanted}; "
                "export the pack again"
            )
        return logits

    def link_logits(self, encoded: EncodedPage, pairs: Candidates) -> NDArray[np.float32]:
        """[k, v, 2]; keys and values may stand in different windows."""
        if not pairs:
            return np.zeros((len(pairs.key_ids), len(pairs.value_ids), 2), np.float32)
        hidden = self._over_page(self._re_encoder, encoded)
        vectors = {KEY_HIDDEN: hidden[pairs.key_tokens], VALUE_HIDDEN: hidden[pairs.value_tokens]}
        return np.asarray(self._re_head.run(None, vectors)[0], np.float32)

    def _over_page(self, session: onnxruntime.InferenceSession, encoded: EncodedPage) -> NDArray[np.float32]:
        """[n, ...]: one network over all windows of a page; [0, 0] for a page without tokens."""
        windows = cover(len(encoded.input_ids), self.pack.info.max_tokens, line_starts=encoded.spans[encoded.filled, 0])
        if not windows:
            return np.zeros((0, 0), np.float32)

        def run(window: Window) -> NDArray[np.float32]:
            part = slice(window.start, window.stop)
            answer = session.run(None, {INPUT_IDS: encoded.input_ids[part], BBOX: encoded.bbox[part]})[0]
            return np.asarray(answer, np.float32)

        return over_windows(windows, run)

    @cached_property
    def _ser(self) -> onnxruntime.InferenceSession:
        return self._session(SER)

    @cached_property
    def _re_encoder(self) -> onnxruntime.InferenceSession:
        return self._session(RE_ENCODER)

    @cached_property
    def _re_head(self) -> onnxruntime.InferenceSession:
        return self._session(RE_HEAD)

    def _session(self, name: str) -> onnxruntime.InferenceSession:
        return open_session(self.pack.path(name), self._threads)


def open_session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """An ONNX network on the CPU. UserError where the file is damaged or needs a newer runtime."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Pages differ in length: an arena would keep a block for every length it has ever seen.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as fault:  # ONNX Runtime raises a family of its own that has no common base class
        reason = (str(fault).splitlines() or [""])[0]
        raise UserError(f"{path}: ONNX Runtime cannot load this network ({reason}); export the pack again") from fault
