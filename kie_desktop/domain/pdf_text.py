"""Where the text of a PDF page comes from."""

from __future__ import annotations

from enum import StrEnum

EXACT = 1.0
"""The score of a text that was not recognised but stands in the file."""


def is_exact(score: float | None) -> bool:
    """Whether a text with this score stands in the file, so that nobody read it and nothing of it is in doubt."""
    return score == EXACT


class PdfText(StrEnum):
    """AUTO: its text layer, as far as that says what one sees, and OCR for the rest. TEXT: the layer as it is, and
    OCR only where there is none. OCR: always OCR.
    """

    AUTO = "auto"
    TEXT = "text"
    OCR = "ocr"
