"""Engines that read pages side by side: how many, with how many threads each. For the window and for `extract`."""

from __future__ import annotations

from importlib import metadata

from kie_desktop.machine import free_memory, usable_cores

MEMORY_OF_ONE = 800_000_000
"""Bytes that an engine with its networks and a large page takes."""
_FOR_GPUS = ("onnxruntime-gpu", "onnxruntime-directml", "onnxruntime-openvino")
"""Packages of ONNX Runtime that may run networks on a GPU without being asked."""


def threads_of_one(workers: int) -> int:
    """Threads for each network of one of so many engines that share the cores."""
    return max(1, usable_cores() // workers)


def workers_that_fit(wanted: int) -> int:
    """How many of the engines that somebody wants are started: one a core, and more where memory is enough."""
    memory = free_memory()
    return wanted if memory is None else min(wanted, max(usable_cores(), memory // MEMORY_OF_ONE))


def workers_beside_window(device: str) -> int:
    """How many engines read the pages of a job: one a core, in half of the memory that is free; one on a GPU.

    device: as `places.wanted_device` says; one process fills a GPU.
    """
    if device == "gpu" or (device != "cpu" and any(map(_is_installed, _FOR_GPUS))):
        return 1
    memory = free_memory()
    most = usable_cores() if memory is None else min(usable_cores(), memory // 2 // MEMORY_OF_ONE)
    return max(1, most)


def _is_installed(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True
