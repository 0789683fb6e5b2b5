"""QR and bar codes on drawn pages: how many zxing-cpp and OpenCV read, and how long a page takes.

python -m build_scripts.codes [--pages 30] [--folder IMAGES]   # IMAGES: pages without codes; all found is invented
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from build_scripts.marks.pages import draw_page
from build_scripts.marks.wear import worn
from kie_desktop.formats.images import read_image
from kie_desktop.ocr.codes import find_codes

Pixels = NDArray[np.uint8]
_KINDS = ("QRCode", "QRCode", "DataMatrix", "PDF417", "Aztec", "Code128", "Code39", "EAN13", "EAN8", "UPCA", "ITF")
_DIGITS = {"EAN13": 12, "EAN8": 7, "UPCA": 11, "ITF": 12}


def draw_codes(seed: int) -> tuple[Pixels, list[tuple[str, str]]]:
    """A page of other things with one to three codes on it, worn; symbology and payload of each."""
    rng = Random(f"codes/{seed}")
    page = draw_page(seed).pixels.copy()
    drawn: list[tuple[str, str]] = []
    y = 30
    for _ in range(rng.randint(1, 3)):
        kind = rng.choice(_KINDS)
        payload = _payload(rng, kind)
        made = zxingcpp.create_barcode(payload, zxingcpp.barcode_format_from_str(kind))
        image = np.array(zxingcpp.write_barcode_to_image(made, scale=rng.choice((2, 2, 3, 4))))
        if rng.random() < 0.25:
            image = np.rot90(image)
        high, wide = image.shape[:2]
        if y + high + 40 > page.shape[0] or wide + 80 > page.shape[1]:
            continue
        x = rng.randint(20, page.shape[1] - wide - 20)
        page[y - 10 : y + high + 10, x - 10 : x + wide + 10] = 255
        page[y : y + high, x : x + wide] = image.reshape(high, wide, -1)[..., :1]
        y += high + 40
        drawn.append((kind, payload))
    return worn(page, [], rng)[0], drawn


def _payload(rng: Random, kind: str) -> str:
    if kind in _DIGITS:
        return "".join(rng.choice("0123456789") for _ in range(_DIGITS[kind]))
    if kind == "Code39":
        return "".join(rng.choice("ABCDEFGHIJ0123456789-") for _ in range(rng.randint(6, 14)))
    signs = "abcdefghijklmnopqrstuvwxyzABCDEF0123456789:/.-?&="
    return "".join(rng.choice(signs) for _ in range(rng.randint(8, 20 if kind == "Code128" else 90)))


def _by_opencv(page: Pixels) -> list[str]:
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    found: list[str] = []
    _, texts, _, _ = cv2.QRCodeDetector().detectAndDecodeMulti(grey)
    found += [text for text in texts or () if text]
    _, texts, _, _ = cv2.barcode.BarcodeDetector().detectAndDecodeWithType(grey)
    return found + [text for text in texts or () if text]


def _by_zxing(page: Pixels) -> list[str]:
    return [code.payload for code in find_codes(page)]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    readers: dict[str, Callable[[Pixels], list[str]]] = {"zxing-cpp": _by_zxing, "OpenCV": _by_opencv}
    if arguments.folder:
        images = sorted(arguments.folder.glob("*.[pj][np]g"))
        pages: list[tuple[Pixels, list[tuple[str, str]]]] = [(read_image(path, 0), []) for path in images]
    else:
        pages = [draw_codes(seed) for seed in range(arguments.pages)]
    if not pages:
        parser.error(f"{arguments.folder}: there are no images in this folder")
    for name, read in readers.items():
        right: Counter[str] = Counter()
        invented, seconds = 0, []
        for page, drawn in pages:
            start = time.thread_time()
            texts = read(page)
            seconds.append(time.thread_time() - start)
            wanted = Counter(payload for _, payload in drawn)
            right.update(kind for kind, payload in drawn if any(payload in text for text in texts))
            invented += sum(not any(payload in text for payload in wanted) for text in texts)
        total = Counter(kind for _, drawn in pages for kind, _ in drawn)
        parts = ", ".join(f"{kind} {right[kind]}/{count}" for kind, count in sorted(total.items()))
        print(f"{name}: {sum(right.values())} of {sum(total.values())} right, {invented} invented; {parts}")
        print(f"  processor time a page: median {1000 * np.median(seconds):.0f} ms, most {1000 * max(seconds):.0f} ms")


if __name__ == "__main__":
    main()
