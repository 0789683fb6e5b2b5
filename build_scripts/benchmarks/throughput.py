"""Pages a minute: the whole of `extract` against plain rapidocr, which reads the text alone."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from shutil import copyfile

from build_scripts.benchmarks.harness import BenchResult, at_least
from kie_desktop.domain.errors import UserError
from kie_desktop.formats.images import find_images
from kie_desktop.places import own_command, own_environment, program_folder

PAGES = 24
"""Sample pages, from the first again where there are fewer."""
BAR = 1.6
_PLAIN = """
import sys
from rapidocr import RapidOCR
engine = RapidOCR()
for path in sys.argv[1:]:
    engine(path)
"""
"""Its own settings: all cores, batches of six lines, one page after another."""


def extract_pages() -> BenchResult:
    """How many times as many pages `extract` does in the same time, as it is usually called; starts included."""
    with tempfile.TemporaryDirectory(prefix="kie-pages-") as folder:
        pages = _pages(Path(folder) / "in")
        plain = _seconds([sys.executable, "-c", _PLAIN, *map(str, pages)])
        ours = _seconds(own_command("extract", str(pages[0].parent), "--out", str(Path(folder) / "out"), "--quiet"))
        again = _seconds([sys.executable, "-c", _PLAIN, *map(str, pages)])
    theirs = (plain + again) / 2  # before and after: the machine may have become slower or faster
    text = f"rapidocr, {60 * PAGES / theirs:.0f} pages a minute of text alone; extract {60 * PAGES / ours:.0f}"
    return at_least("extract_pages", theirs / ours, "x", BAR, peer=text, ratio=theirs / ours)


def _pages(folder: Path) -> list[Path]:
    folder.mkdir()
    samples = find_images(program_folder() / "resources" / "samples")
    pages = []
    for number, sample in enumerate(islice(cycle(samples), PAGES)):
        pages.append(folder / f"{number:02}{sample.suffix}")
        copyfile(sample, pages[-1])
    return pages


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, env=own_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise UserError(f"the pages were not read: {done.stderr.strip()[-300:]}")
    return time.perf_counter() - start
