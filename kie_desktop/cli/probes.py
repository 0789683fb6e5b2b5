"""What `doctor` tries out in child processes, which may crash: whatever loads native code."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from importlib import metadata
from typing import Any

from kie_desktop.training import environment as env
from kie_desktop.training.environment.pythons import driver_cuda

BF16_GENERATION = 8
"""Compute capability of NVIDIA's first GPUs that compute in bf16."""


def gpu_advice(version: str, for_gpu: bool, driver_cuda: str) -> str:
    """How to train on a GPU with this Paddle. driver_cuda: the newest CUDA that the driver runs, "" for no driver."""
    if for_gpu:
        return "no NVIDIA GPU found: check the driver with nvidia-smi"
    if not driver_cuda:
        return "this computer has no NVIDIA driver, so training runs on the CPU"
    recipe = env.recipe()
    build = recipe.best(driver_cuda)
    if not build.cuda:
        oldest = next(build.cuda for build in recipe.builds if build.cuda)
        return f"the driver supports CUDA {driver_cuda}, but Paddle needs at least {oldest}: update the driver"
    return (
        f"to use the GPU (driver for CUDA {driver_cuda}): `kie-desktop training-env make` creates a Python "
        f"with {build.package} {version}, the build for CUDA {build.cuda} ({build.name})"
    )


def _probe_qt() -> dict[str, Any]:
    gui = importlib.import_module("PySide6.QtGui")  # by name: only this child process loads Qt, the command line never
    application = gui.QGuiApplication([])
    chinese = gui.QFontDatabase.families(gui.QFontDatabase.WritingSystem.SimplifiedChinese)
    application.quit()
    return {"version": metadata.version("PySide6-Essentials"), "chinese_font": chinese[0] if chinese else ""}


def _probe_onnxruntime() -> dict[str, Any]:
    import onnxruntime

    from kie_desktop.inference import placement_here

    chosen = placement_here()
    return {"version": onnxruntime.__version__, "device": chosen.title, "why": chosen.why}


def _probe_ocr(name: str, package: str) -> dict[str, Any]:
    import numpy as np
    from PIL import Image, ImageDraw, ImageFont

    from kie_desktop.ocr.create import create_engine

    picture = Image.new("RGB", (640, 160), "white")
    ImageDraw.Draw(picture).text((40, 50), "Total 42", fill="black", font=ImageFont.load_default(48))
    lines = create_engine(name).read(np.asarray(picture))
    return {"version": f"{package} {metadata.version(package)}", "text": " ".join(line.text for line in lines)}


def _probe_paddle() -> dict[str, Any]:
    import paddle

    cuda = paddle.is_compiled_with_cuda()
    count = paddle.device.cuda.device_count() if cuda else 0
    gpus = []
    for index in range(count):
        generation, _ = paddle.device.cuda.get_device_capability(index)
        precisions = ["fp32", *(["bf16"] if generation >= BF16_GENERATION else []), "fp16"]
        gpus.append({"name": paddle.device.cuda.get_device_name(index), "precisions": precisions})
    advice = "" if gpus else gpu_advice(paddle.__version__, cuda, driver_cuda())
    return {"version": paddle.__version__, "cuda": cuda, "gpus": gpus, "advice": advice}


PROBES: dict[str, Callable[[], dict[str, Any]]] = {
    "qt": _probe_qt,
    "onnxruntime": _probe_onnxruntime,
    "ocr_rapid": partial(_probe_ocr, "rapid", "rapidocr"),
    "ocr_paddle": partial(_probe_ocr, "paddle", "paddlex"),
    "paddle": _probe_paddle,
}
