"""FUNSD, read by the rules of PaddleOCR's own converter (spec A6)."""

from kie_desktop.formats.funsd.conversion import Conversion, convert
from kie_desktop.formats.funsd.format import FORMAT

__all__ = ["FORMAT", "Conversion", "convert"]
