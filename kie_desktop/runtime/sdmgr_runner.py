"""A pack of SDMGR on ONNX Runtime."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import onnxruntime
from numpy.typing import NDArray

from kie_desktop.contract.packs import SDMGR, ModelPack
from kie_desktop.domain.errors import UserError
from kie_desktop.inference import as_numbers, open_session, run_session
from kie_desktop.kie.sdmgr import FILE_NAME, GraphPage, SdmgrModel, SdmgrSettings
from kie_desktop.kie.sdmgr.encoding import network_input
from kie_desktop.kie.sdmgr.model import GraphLogits, Picture
from kie_desktop.runtime.graph_check import check_graph


class OnnxSdmgr(SdmgrModel):
    """The network is loaded when it is first used. Raises UserError, then too, where it cannot be."""

    def __init__(self, pack: ModelPack, threads: int = 2) -> None:
        """`threads`: of ONNX Runtime, at least 1."""
        super().__init__(SdmgrSettings.read(pack.path(FILE_NAME)), self._ask)
        self.pack = pack
        self.label_set = pack.label_set
        self._path: Path = pack.path(SDMGR)
        self._threads = threads

    def _ask(self, pages: Sequence[GraphPage], pictures: Sequence[Picture]) -> list[GraphLogits]:
        answers = []
        for page, picture in zip(pages, pictures, strict=True):
            inputs: dict[str, NDArray[Any]] = {
                "image": network_input(picture)[None],
                "boxes": page.boxes,
                "relations": page.relations,
                "texts": page.texts,
                "lengths": page.lengths,
            }
            nodes, edges = self._answers(inputs)
            count = len(page)
            answers.append(
                GraphLogits(
                    as_numbers(nodes, self._path, (count, len(self.classes))),
                    as_numbers(edges, self._path, (count, count, 2)),
                )
            )
        return answers

    def _answers(self, inputs: Mapping[str, NDArray[Any]]) -> tuple[NDArray[Any], NDArray[Any]]:
        answers = run_session(self._session, self._path, inputs)
        if len(answers) != 2:
            raise UserError(f"{self._path}: it has {len(answers)} outputs, but SDMGR has two; export the pack again")
        return answers[0], answers[1]

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        check_graph(self._path)
        return open_session(self._path, self._threads)
