"""QR and bar codes on pages, with what they say (zxing-cpp; adr/0057)."""

from __future__ import annotations

import cv2
import zxingcpp

from kie_desktop.domain.text import without_lone_surrogates
from kie_desktop.ocr.found import FoundCode
from kie_desktop.ocr.protocol import Image

LONGEST_PAYLOAD = 8_000
"""Characters; no code holds more."""
MOST_CODES = 200
"""Of one page."""
_FORMATS = "QRCode,MicroQRCode,DataMatrix,Aztec,PDF417,Code128,Code39,EAN13,EAN8,UPCA,UPCE,ITF14"


def find_codes(page: Image) -> list[FoundCode]:
    """The codes of a page, uint8[H, W, 3] RGB, that could be read; their check digits or corrections are right."""
    if min(page.shape[:2]) < 2:
        return []
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    found = zxingcpp.read_barcodes(grey, formats=zxingcpp.barcode_formats_from_str(_FORMATS), try_invert=False)
    return [_code(one) for one in found[:MOST_CODES] if one.valid and one.text]


def _code(found: zxingcpp.Barcode) -> FoundCode:
    place = found.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    text = without_lone_surrogates(found.text)[:LONGEST_PAYLOAD]
    symbology = str(found.format).removeprefix("BarcodeFormat.").replace(" ", "").replace("-", "")
    return FoundCode(tuple((float(corner.x), float(corner.y)) for corner in corners), text, symbology)
