"""OCR engines by name."""

from __future__ import annotations

from kie_desktop.domain.errors import UserError
from kie_desktop.inference import Device
from kie_desktop.ocr.protocol import ENGINE_NAMES, OcrEngine


def create_engine(name: str, threads: int | None = None, device: str = Device.CPU) -> OcrEngine:
    """The engine of a name of `ENGINE_NAMES`; loads its networks.

    threads: at least 1; None: by the cores. device: a `Device`.

    Raises UserError for any other name, and where the engine's package or weights are missing.
    """
    if name == "rapid":
        from kie_desktop.ocr.rapid import RapidEngine

        return RapidEngine(threads=threads, device=device)
    if name == "paddle":
        from kie_desktop.ocr.paddle import PaddleEngine

        return PaddleEngine()
    raise UserError(f"unknown OCR engine {name!r}; choose one of {', '.join(ENGINE_NAMES)}")
