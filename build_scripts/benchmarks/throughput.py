"""Beside plain rapidocr, which reads the text alone: pages a minute of `extract`, and processor time of OCR."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from shutil import copyfile

from build_scripts.benchmarks.harness import BenchResult, at_least, at_most
from kie_desktop.domain.errors import UserError
from kie_desktop.formats.images import find_images
from kie_desktop.places import own_command, own_environment, program_folder

PAGES = 24
BAR = 1.6
CPU_PAGES, CPU_BAR = 10, 0.75
_PLAIN = """
import sys, time
from rapidocr import RapidOCR
engine = RapidOCR()
begin = time.process_time()
for path in sys.argv[1:]:
    engine(path)
print(time.process_time() - begin)
"""
"""Its own settings: all cores, batches of six lines, one page after another. Prints processor seconds."""
_OURS = """
import sys, time
from pathlib import Path
from kie_desktop.contract.messages import DEFAULT_OCR
from kie_desktop.formats.images import read_image
from kie_desktop.ocr.create import create_engine
engine = create_engine(DEFAULT_OCR)
begin = time.process_time()
for path in sys.argv[1:]:
    engine.read(read_image(Path(path)))
print(time.process_time() - begin)
"""
"""The same with our engine, which reads the pages as the window does. The process that decodes them is not counted."""


def extract_pages() -> BenchResult:
    """How many times as many pages `extract` does in the same time, as it is usually called; starts included."""
    with tempfile.TemporaryDirectory(prefix="kie-pages-") as folder:
        pages = _pages(Path(folder) / "in", PAGES)
        plain = _seconds([sys.executable, "-c", _PLAIN, *map(str, pages)])
        ours = _seconds(own_command("extract", str(pages[0].parent), "--out", str(Path(folder) / "out"), "--quiet"))
        again = _seconds([sys.executable, "-c", _PLAIN, *map(str, pages)])
    theirs = (plain + again) / 2  # before and after: the machine may have become slower or faster
    text = f"rapidocr, {60 * PAGES / theirs:.0f} pages a minute of text alone; extract {60 * PAGES / ours:.0f}"
    return at_least("extract_pages", theirs / ours, "x", BAR, peer=text, ratio=theirs / ours)


def ocr_cpu() -> BenchResult:
    """Processor time of our OCR for each second of plain rapidocr's: other work on the machine hardly changes that."""
    with tempfile.TemporaryDirectory(prefix="kie-pages-") as folder:
        pages = [str(page) for page in _pages(Path(folder) / "in", CPU_PAGES)]
        plain, ours = (float(_said([sys.executable, "-c", code, *pages])) for code in (_PLAIN, _OURS))
    text = f"rapidocr, {plain / CPU_PAGES:.2f} s of processor time a page; ours {ours / CPU_PAGES:.2f} s"
    return at_most("ocr_cpu", ours / plain, "x", CPU_BAR, peer=text, ratio=plain / ours)


def _pages(folder: Path, count: int) -> list[Path]:
    """Sample pages under `count` names, from the first again where there are fewer."""
    folder.mkdir()
    samples = find_images(program_folder() / "resources" / "samples")
    pages = []
    for number, sample in enumerate(islice(cycle(samples), count)):
        pages.append(folder / f"{number:02}{sample.suffix}")
        copyfile(sample, pages[-1])
    return pages


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    _said(command)
    return time.perf_counter() - start


def _said(command: Sequence[str]) -> str:
    """What a command prints. UserError where it fails."""
    done = subprocess.run(command, env=own_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise UserError(f"the pages were not read: {done.stderr.strip()[-300:]}")
    return done.stdout
