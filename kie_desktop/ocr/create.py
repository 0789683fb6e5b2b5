"""OCR engines by name."""

from __future__ import annotations

from kie_desktop.domain.errors import UserError
from kie_desktop.ocr.protocol import OcrEngine, engine_names


def create_engine(name: str, threads: int | None = None) -> OcrEngine:
    """The engine of a name of `engine_names`; loads its networks.

    threads: at least 1; None: by the cores.

    Raises UserError for any other name, and where the engine's package or weights are missing.
    """
    if name == "rapid":
        from kie_desktop.ocr.rapid import RapidEngine

        return RapidEngine(threads=threads)
    if name == "paddle" and name in engine_names():
        from kie_desktop.ocr.paddle import PaddleEngine

        return PaddleEngine()
    raise UserError(f"unknown OCR engine {name!r}; choose one of {', '.join(engine_names())}")
