"""How large the picture of a page may be, whatever file it comes from."""

from __future__ import annotations

MAX_PIXELS = 200_000_000
"""Pages with more pixels are refused before they are decoded (600 MB as RGB)."""
MAX_SIDE = 65_500
"""Pixels; Pillow keeps a pointer for each row, so that a picture of one column takes many times its size."""
