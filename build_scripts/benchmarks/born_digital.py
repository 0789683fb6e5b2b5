"""How long a page takes whose text a PDF holds, without models: as it is, and once the file's fonts are checked."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

from build_scripts.benchmarks.harness import BenchResult, at_most
from kie_desktop.contract import messages
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.domain.pdf_text import PdfText
from kie_desktop.formats.images import image_info
from kie_desktop.runtime.page_reader import PageReader

BAR_MS = 50
_PAGES, _ROWS, _ROUNDS = 12, 25, 3
_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def born_digital_page() -> BenchResult:
    """With `--pdf-text text`, so that no OCR is loaded."""
    return _measured("born_digital_page", PdfText.TEXT, messages.NO_OCR)


def born_digital_checked_page() -> BenchResult:
    """With `--pdf-text auto`, after the first page of the file was compared with OCR."""
    return _measured("born_digital_checked_page", PdfText.AUTO, messages.DEFAULT_OCR)


def _measured(name: str, mode: PdfText, ocr: str) -> BenchResult:
    reader = PageReader(threads=1)
    with tempfile.TemporaryDirectory(prefix="kie-pdf-") as folder:
        path = Path(folder) / "invoices.pdf"
        path.write_bytes(_invoices())
        times = [[_milliseconds(reader, path, frame, mode, ocr) for frame in range(_PAGES)] for _ in range(_ROUNDS)]
    # The first page starts the process that reads pages, and its fonts are compared with OCR.
    least = [min(page) for page in zip(*times, strict=True)][1:]  # other programs only slow it
    return at_most(name, median(least), "ms", BAR_MS)


def _milliseconds(reader: PageReader, path: Path, frame: int, mode: PdfText, ocr: str) -> float:
    info = image_info(path, frame)
    page = Page(path.name, info.width, info.height, frame)
    steps = frozenset({messages.OCR})
    start = time.perf_counter()
    done = reader.annotate(messages.Annotate(1, str(path), page, frame, steps, ocr=ocr, pdf_text=mode))
    milliseconds = 1000 * (time.perf_counter() - start)
    lines = done.page.entities.values()
    if len(lines) < _ROWS or {line.text_score for line in lines} != {1.0}:
        raise UserError(f"{path.name}: page {frame + 1} was not read from its text layer")
    return milliseconds


def _invoices() -> bytes:
    """A PDF of invoices that nobody scanned."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", _FONT]
    for number in range(_PAGES):
        rows = [f"Invoice number: RE-O0I1l-{2026 + number}/0815", "Item  Description of what was sold  Amount"]
        rows += [f"{row + 1}  Article {row * 37 % 101} in a box of ten  {row * 13.7:.2f}" for row in range(_ROWS)]
        drawn = "\n".join(f"BT /F1 10 Tf 72 {780 - 26 * row} Td ({words}) Tj ET" for row, words in enumerate(rows))
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
        resources = "/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{resources}/Contents {len(objects)} 0 R>>")
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(_PAGES))
    objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {_PAGES}>>"
    parts, places = ["%PDF-1.7\n"], []
    for number, body in enumerate(objects, 1):
        places.append(sum(map(len, parts)))
        parts.append(f"{number} 0 obj\n{body}\nendobj\n")
    start = sum(map(len, parts))
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    parts.append(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}")
    parts.append(f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n")
    return "".join(parts).encode("latin-1")
