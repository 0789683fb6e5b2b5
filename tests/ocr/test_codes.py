"""QR and bar codes of drawn pages."""

import numpy as np
import pytest
import zxingcpp

from kie_desktop.domain.geometry import bounding_box, rectangle
from kie_desktop.ocr.codes import find_codes
from kie_desktop.ocr.found import outside
from kie_desktop.ocr.protocol import Image, OcrLine


def page_with(*codes: tuple[str, str, int, int]) -> Image:
    """Symbology, payload and place of each code, on white paper."""
    page = np.full((500, 700, 3), 255, np.uint8)
    for kind, payload, x, y in codes:
        made = zxingcpp.create_barcode(payload, zxingcpp.barcode_format_from_str(kind))
        picture = np.array(zxingcpp.write_barcode_to_image(made, scale=3))
        high, wide = picture.shape[:2]
        page[y : y + high, x : x + wide] = picture.reshape(high, wide, -1)[..., :1]
    return page


def test_codes_are_found_where_they_stand_with_what_they_say() -> None:
    payload = "https://example.org/pay?to=Müller&sum=12,50"
    found = {
        code.symbology: code
        for code in find_codes(page_with(("QRCode", payload, 60, 80), ("EAN13", "4006381333931", 60, 330)))
    }
    assert {*found} == {"QRCode", "EAN13"}
    assert found["QRCode"].payload == payload and found["EAN13"].payload == "4006381333931"
    x1, y1, x2, y2 = bounding_box(found["QRCode"].points)
    assert 50 <= x1 <= 80 and 70 <= y1 <= 100 and 60 < x2 - x1 < 160 and 60 < y2 - y1 < 160


def test_text_in_a_code_is_no_text() -> None:
    codes = find_codes(page_with(("QRCode", "x", 60, 80)))
    inside, below = (
        OcrLine(rectangle((70, 90, 100, 110)), "H8", 0.6),
        OcrLine(rectangle((60, 300, 200, 320)), "Pay", 0.9),
    )
    assert outside([inside, below], codes) == [below]


@pytest.mark.parametrize("shape", [(1, 900, 3), (900, 1, 3), (40, 40, 3), (1200, 900, 3)])
@pytest.mark.parametrize("value", [0, 255])
def test_pages_without_codes(shape: tuple[int, int, int], value: int) -> None:
    assert find_codes(np.full(shape, value, np.uint8)) == []
