"""What `extract` writes of each page, and what of an earlier run it finds in its folder."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kie_desktop import safe_files
from kie_desktop.api.document import PageReading, file_stem
from kie_desktop.api.earlier import earlier_reading
from kie_desktop.api.inputs import PAGED_SUFFIXES, FileInput, PageInput
from kie_desktop.api.page_extraction import PageExtraction
from kie_desktop.cli.inputs import Stems
from kie_desktop.cli.output import note
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.text import counted, listed
from kie_desktop.formats.atomic import write_bytes, write_error, write_text
from kie_desktop.formats.drawn import DRAWN
from kie_desktop.formats.images import encode_png, is_plain, read_image
from kie_desktop.formats.paddleocr import write_label_file
from kie_desktop.runtime.upright import turned_image, turned_page

LABEL_FILE, PAGE_IMAGES = "Label", "images"
"""Stems of what is written for all pages together, and the folder of page images that PaddleOCR cannot read."""
_UPSIDE_DOWN = 2
"""Quarters of a circle."""
_MOST_TOLD = 3
"""Pages of a file for which the same note is printed."""
_PAGED = re.compile(r"(.+)_p\d+")


def results_there(out: Path, files: Iterable[FileInput], formats: Collection[str], *, draw: bool) -> list[str]:
    """Names of files in a folder that may hold results of pages of these inputs. Looks at no input itself."""
    endings = [ending for ending, wanted in ((".json", "json" in formats), (DRAWN, draw)) if wanted]
    try:
        names = [path.name for path in out.iterdir()]
    except OSError:  # not there, or not to be read: writing into it tells
        return []
    single: dict[str, str] = {}
    paged: dict[str, str] = {}
    for name in names:
        for ending in endings:
            if name.endswith(ending):
                stem = name.removesuffix(ending).casefold()
                single[stem] = name
                if page := _PAGED.fullmatch(stem):
                    paged[page[1]] = name
    there = (
        (paged if file.path.suffix.lower() in PAGED_SUFFIXES else single).get(file_stem(file.path).casefold())
        for file in files
        if file.fault is None
    )
    return [name for name in there if name is not None]


def refuse_results(out: Path, names: Collection[str]) -> None:
    """Raises UserError where there are results already. names: of their files."""
    if names:
        raise UserError(
            f"{out}: there are results of these inputs already ({listed([*names], 3)}); use --resume to read what is "
            "left, or --overwrite to read all again"
        )


@dataclass
class Results:
    """What is written of the pages of one run.

    upright: the pages as people read them, for training; images: how the label file names their images. kept: results
    of an earlier run that still hold. told: of a file and a note, how many pages have it.
    """

    out: Path
    label_set: LabelSet
    formats: frozenset[str]
    draw: bool
    turn: bool
    font: Path | None = None
    done: list[dict[str, Any]] = field(default_factory=list)
    upright: list[Page] = field(default_factory=list)
    images: dict[int, str] = field(default_factory=dict)
    kept: set[tuple[str, int]] = field(default_factory=set)
    told: dict[tuple[Path, str], int] = field(default_factory=dict)

    def known(self, extraction: PageExtraction, stems: Stems, source: PageInput) -> PageReading | None:
        """A page that an earlier run read as this one would. Raises UserError (`earlier_reading`)."""
        path = self.out / f"{stems.of(source)}.json"
        if not path.exists():
            return None
        reading = earlier_reading(path, source, extraction.made(source), self.label_set)
        if reading is not None:
            self.kept.add((source.name, source.frame))
        return reading

    def add(self, reading: PageReading, stems: Stems) -> None:
        """Write what there is for each page. Raises UserError."""
        source, stem = reading.source, stems.of(reading.source)
        is_kept = (source.name, source.frame) in self.kept
        result = reading.result()
        files: list[Path] = []
        if "json" in self.formats:
            files.append(self.out / f"{stem}.json")
            text = readable_json(result)
            if not (is_kept and _holds(files[-1], text)):  # its fields are of the whole document, of which more is read
                write_text(files[-1], text, follow_links=False)
        if self.draw:
            files.append(self.out / f"{stem}{DRAWN}")
            if not (is_kept and files[-1].exists()):
                reading.draw(files[-1], self.font)
        if "paddleocr" in self.formats:
            self._add_to_train(reading, stem, is_kept=is_kept)
        counts = {part: len(result[part]) for part in ("entities", "links", "fields")}
        page = {
            "image": reading.page.image,
            "page": reading.page.frame,
            **counts,
            "files": [str(path) for path in files],
        }
        self.done.append(page | ({"resumed": True} if is_kept else {}))
        if not is_kept:
            self._note_turned(reading)
            self._note_reading(reading)

    def _add_to_train(self, reading: PageReading, stem: str, *, is_kept: bool) -> None:
        """Keep a page for the label file, with an image of its own where PaddleOCR cannot read the one that it has."""
        source, page = reading.source, reading.page
        turns = reading.quarter_turns if self.turn else 0
        upright = turned_page(page, turns) if turns else page
        self.images[id(upright)] = source.name
        if turns or source.frame or not is_plain(source.path):
            path = self.out / PAGE_IMAGES / f"{stem}.png"
            if not (is_kept and path.exists()):
                _make_inside(path.parent, self.out)
                pixels = turned_image(read_image(source.path, source.frame, page.size), turns)
                write_bytes(path, encode_png(pixels), follow_links=False)
            self.images[id(upright)] = path.absolute().as_posix()
        self.upright.append(upright)

    def _note_reading(self, reading: PageReading) -> None:
        """A line for each note; of a file with many pages that all have it, for the first few."""
        for text in reading.notes:
            times = self.told[reading.source.path, text] = self.told.get((reading.source.path, text), 0) + 1
            if times <= _MOST_TOLD:
                note(f"{reading.source.path}{_of_frame(reading.source)}: {text}")

    def note_more(self) -> None:
        """How many more pages have a note that was told of the first few only."""
        for (path, text), times in self.told.items():
            if times > _MOST_TOLD:
                note(f"{path}: {text} (on {counted(times - _MOST_TOLD, 'more page')})")

    def _note_turned(self, reading: PageReading) -> None:
        if not reading.quarter_turns:
            return
        how = "is upside down" if reading.quarter_turns == _UPSIDE_DOWN else "is sideways"
        done = "it was rotated before reading" if self.turn else "remove --no-turn to have it rotated before reading"
        note(f"{reading.source.path}{_of_frame(reading.source)}: the page {how}; {done}")

    def write_label_file(self, base: Path) -> None:
        """Write the pages as a label file, where that is asked for. base: the folder that the inputs lie in."""
        if "paddleocr" not in self.formats:
            return
        path, names = self.out / f"{LABEL_FILE}.json", self.images
        write_label_file(
            path,
            self.upright,
            self.label_set,
            image_name=lambda page: names[id(page)],
            with_scores=True,
            follow_links=False,
        )
        note(f"{path}: the images are in {base}")


def _holds(path: Path, text: str) -> bool:
    """Whether a file has this very content."""
    try:
        return path.read_bytes() == text.encode("utf-8", "backslashreplace")
    except OSError:  # gone meanwhile
        return False


def make_folder(folder: Path) -> None:
    """Make a folder and those above it. Raises UserError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise write_error(folder, fault) from fault


def _make_inside(folder: Path, below: Path) -> None:
    """Make a folder in another one; a link of its name is not followed. Raises UserError."""
    try:
        safe_files.make_folder(folder, below)
    except OSError as fault:
        raise write_error(folder, fault) from fault


def readable_json(result: Mapping[str, Any]) -> str:
    """A page result as JSON text, one line for each of its parts, entities, links and fields."""
    parts = []
    for name, value in result.items():
        text = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value:
            rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in value)
            text = f"[\n  {rows}\n ]"
        parts.append(f" {json.dumps(name)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _of_frame(source: PageInput) -> str:
    return f" page {source.frame + 1}" if source.is_paged else ""
