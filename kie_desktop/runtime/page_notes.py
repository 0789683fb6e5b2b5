"""What people should know about how a page was read, a line each."""

from __future__ import annotations

from kie_desktop.domain.emptiness import Emptiness, why_empty
from kie_desktop.ocr.protocol import Image

_NOTHING = {
    Emptiness.BLANK: "no text was found: the page is blank",
    Emptiness.DARK: "no text was found: the page is nearly all dark; scan or photograph it again",
    Emptiness.SMALL: "no text was found: the image has only {width} × {height} pixels; open a larger one",
    Emptiness.LARGE: (
        "no text was found: print is too small on a sheet of {width} × {height} pixels; cut it up and open the parts"
    ),
    Emptiness.UNKNOWN: "no text was found on the page",
}


def note_on_parts(parts: int) -> tuple[str, ...]:
    """Of a page that OCR saw in parts; nothing where that was one."""
    return (f"it is large, and its text was read in {parts} parts",) if parts > 1 else ()


def note_on_nothing(image: Image) -> str:
    """Of a page, uint8[H, W, 3], on which nothing was found: why, as far as one sees."""
    height, width = image.shape[:2]
    return _NOTHING[why_empty(image, width, height)].format(width=width, height=height)
