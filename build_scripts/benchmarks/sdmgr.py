"""SDMGR at its usual size on the sample pages: pages a second that are learned from, and that are labelled by a pack.

The peer (`upstream_sdmgr`) joins vectors pair by pair as PaddleOCR does, with as many threads: in training on the same
pages together, in inference with Paddle on one page at a time. The work does not depend on the weights, so these are
random. The design names no bar.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.benchmarks.harness import BenchResult
from kie_desktop.contract.packs import SDMGR, SDMGR_SETTINGS, ModelPack, PackInfo
from kie_desktop.domain.page import Page
from kie_desktop.domain.text import characters_of
from kie_desktop.formats.images import read_image
from kie_desktop.formats.paddleocr import pages_of, read_label_file
from kie_desktop.kie.sdmgr import SdmgrClasses, SdmgrModel, SdmgrSettings
from kie_desktop.places import program_folder
from kie_desktop.training.cpu import load_paddle

if TYPE_CHECKING:
    from kie_desktop.networks.sdmgr.network import SdmgrNetwork

_PAGES = 4
"""A batch in training. Each side looks at them twice: once for laying out memory, once for the clock."""


def train_sdmgr() -> BenchResult:
    """Pages a second of training steps, pictures read and resized before."""
    load_paddle()
    from build_scripts.benchmarks.upstream_sdmgr import as_upstream
    from kie_desktop.networks.sdmgr.network import SdmgrNetwork
    from kie_desktop.training.sdmgr.data import GraphBatch, Pictures, examples_of
    from kie_desktop.training.sdmgr.objective import SdmgrObjective
    from kie_desktop.training.step import TrainStep

    folder, pages, settings = _pages()
    batch = GraphBatch.of(examples_of(pages, folder, settings, Pictures()))

    def speed(network: SdmgrNetwork) -> float:
        step = TrainStep(SdmgrObjective(network), adam=True)
        return _speed(lambda: step([batch], 1e-3), len(batch.examples))

    network = SdmgrNetwork(settings)
    return _result("train_sdmgr", speed(network), speed(as_upstream(network)), batch.canvas, pages)


def sdmgr_inference() -> BenchResult:
    """Pages a second through a pack on ONNX Runtime, reading and resizing left out."""
    load_paddle()
    from build_scripts.benchmarks.upstream_sdmgr import as_upstream
    from kie_desktop.kie.sdmgr.model import fitted
    from kie_desktop.networks.sdmgr.network import SdmgrNetwork, sdmgr_model

    folder, pages, settings = _pages()
    network = SdmgrNetwork(settings)
    network.eval()
    graphs = [SdmgrModel(settings, lambda *_: []).encode(page) for page in pages]
    pictures = [
        fitted(read_image(folder / page.image, page.frame), graph) for page, graph in zip(pages, graphs, strict=True)
    ]

    def speed(model: SdmgrModel) -> float:
        def ask() -> None:
            for graph, picture in zip(graphs, pictures, strict=True):
                model.logits([graph], [picture])

        return _speed(ask, len(pages))

    with tempfile.TemporaryDirectory(prefix="kie-bench-") as place:
        ours = speed(_pack_model(network, Path(place)))
    return _result("sdmgr_inference", ours, speed(sdmgr_model(as_upstream(network))), graphs[0].size, pages)


def _pack_model(network: SdmgrNetwork, folder: Path) -> SdmgrModel:
    from kie_desktop.networks.sdmgr.checkpoint import SdmgrCheckpoint
    from kie_desktop.networks.sdmgr.onnx_graph import save_onnx
    from kie_desktop.runtime.sdmgr_runner import OnnxSdmgr

    state = {key: value.numpy() for key, value in network.state_dict().items()}
    save_onnx(SdmgrCheckpoint(folder, network.settings, state), str(folder / SDMGR))
    (folder / SDMGR_SETTINGS).write_text(network.settings.to_json(), "utf-8")
    labels = SdmgrClasses(network.settings.classes).label_set
    return OnnxSdmgr(ModelPack(folder, PackInfo("bench", "1", "", ("sdmgr",), labels), {}))


def _pages() -> tuple[Path, list[Page], SdmgrSettings]:
    folder = program_folder() / "resources" / "samples"
    pages = pages_of(read_label_file(folder / "truth.json"), folder)[0][:_PAGES]
    entities = [entity for page in pages for entity in page.entities.values()]
    classes = SdmgrClasses.of_names(dict.fromkeys(entity.label for entity in entities))
    return folder, pages, SdmgrSettings(classes.names, characters_of(entity.text for entity in entities))


def _speed(work: Callable[[], object], pages: int) -> float:
    """Pages a second, after a first round in which memory is laid out."""
    work()
    start = time.perf_counter()
    work()
    return pages / (time.perf_counter() - start)


def _result(name: str, ours: float, peer: float, size: tuple[int, int], pages: Sequence[Page]) -> BenchResult:
    boxes = sum(len(page.entities) for page in pages) / len(pages)
    words = f"PaddleOCR's way, {peer:.2f} pages/s; {boxes:.0f} boxes a page, pictures of {size[1]} x {size[0]} pixels"
    return BenchResult(name, ours, "pages/s", None, True, words, ours / peer)
