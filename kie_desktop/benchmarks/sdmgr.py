"""SDMGR at its usual size on the sample pages: pages a second that are learned from, and that are labelled by a pack.

Its work does not depend on the weights, so these are random. Nothing is compared: the design names no bar.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from kie_desktop.benchmarks.harness import BenchResult
from kie_desktop.domain.page import Page
from kie_desktop.domain.text import characters_of
from kie_desktop.formats.images import read_image
from kie_desktop.formats.paddleocr import pages_of, read_label_file
from kie_desktop.kie.sdmgr import SdmgrClasses, SdmgrSettings
from kie_desktop.places import program_folder
from kie_desktop.runtime.packs import SDMGR, SDMGR_SETTINGS, ModelPack, PackInfo
from kie_desktop.training.cpu import prepare_cpu

_BATCH, _STEPS = 4, 2


def train_sdmgr() -> BenchResult:
    """Pages a second of training steps, pictures read and resized before."""
    _prepare()
    from kie_desktop.networks.sdmgr.network import SdmgrNetwork
    from kie_desktop.training.sdmgr.data import GraphBatch, Pictures, examples_of
    from kie_desktop.training.sdmgr.objective import SdmgrObjective
    from kie_desktop.training.step import TrainStep

    folder, pages, settings = _pages()
    examples = examples_of(pages[:_BATCH], folder, settings, Pictures())
    step = TrainStep(SdmgrObjective(SdmgrNetwork(settings)), adam=True)
    batch = GraphBatch.of(examples)
    step([batch], 1e-3)  # memory is laid out, pictures are read
    start = time.perf_counter()
    for _ in range(_STEPS):
        step([batch], 1e-3)
    return _result("train_sdmgr", _STEPS * len(examples), time.perf_counter() - start, examples[0].graph.size)


def sdmgr_inference() -> BenchResult:
    """Pages a second through a pack on ONNX Runtime, reading and resizing left out."""
    _prepare()
    from kie_desktop.kie.sdmgr.model import fitted
    from kie_desktop.networks.sdmgr.checkpoint import SdmgrCheckpoint
    from kie_desktop.networks.sdmgr.network import SdmgrNetwork
    from kie_desktop.networks.sdmgr.onnx_graph import save_onnx
    from kie_desktop.runtime.sdmgr_runner import OnnxSdmgr

    folder, pages, settings = _pages()
    state = {key: value.numpy() for key, value in SdmgrNetwork(settings).state_dict().items()}
    with tempfile.TemporaryDirectory(prefix="kie-bench-") as place:
        save_onnx(SdmgrCheckpoint(Path(place), settings, state), str(Path(place) / SDMGR))
        (Path(place) / SDMGR_SETTINGS).write_text(settings.to_json(), "utf-8")
        labels = SdmgrClasses(settings.classes).label_set
        model = OnnxSdmgr(ModelPack(Path(place), PackInfo("bench", "1", "", ("sdmgr",), labels), {}))
        graphs = [model.encode(page) for page in pages]
        pictures = [
            fitted(read_image(folder / page.image, page.frame), graph)
            for page, graph in zip(pages, graphs, strict=True)
        ]
        model.logits(graphs[:1], pictures[:1])  # the network is loaded
        start = time.perf_counter()
        for graph, picture in zip(graphs, pictures, strict=True):
            model.logits([graph], [picture])
        return _result("sdmgr_inference", len(pages), time.perf_counter() - start, graphs[0].size)


def _prepare() -> None:
    if "paddle" not in sys.modules:
        prepare_cpu()


def _pages() -> tuple[Path, list[Page], SdmgrSettings]:
    folder = program_folder() / "resources" / "samples"
    pages, _ = pages_of(read_label_file(folder / "truth.json"), folder)
    entities = [entity for page in pages for entity in page.entities.values()]
    classes = SdmgrClasses.of_names(dict.fromkeys(entity.label for entity in entities))
    return folder, pages, SdmgrSettings(classes.names, characters_of(entity.text for entity in entities))


def _result(name: str, pages: int, seconds: float, size: tuple[int, int]) -> BenchResult:
    return BenchResult(name, pages / seconds, "pages/s", None, True, peer=f"pictures of {size[1]} x {size[0]} pixels")
