"""An OCR engine that is loaded when something is read for the first time."""

from __future__ import annotations

from collections.abc import Callable

from kie_desktop.domain.geometry import Polygon
from kie_desktop.ocr.protocol import Image, OcrEngine, OcrLine


class LazyEngine:
    """Stands for an engine of a name until it is needed: pages with a text layer seldom need it."""

    def __init__(self, name: str, load: Callable[[], OcrEngine]) -> None:
        self.name = name
        self._load = load

    @property
    def tiles(self) -> int:
        """As `OcrEngine.tiles`."""
        return self._load().tiles

    def read(self, image: Image) -> list[OcrLine]:
        """As `OcrEngine.read`."""
        return self._load().read(image)

    def recognise(self, image: Image, points: Polygon) -> tuple[str, float]:
        """As `OcrEngine.recognise`."""
        return self._load().recognise(image, points)
