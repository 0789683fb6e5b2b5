"""`kie-desktop extract`: OCR, SER, RE and fields on images, PDFs and folders; a page result each."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kie_desktop.api.document import DRAWN, PageReading
from kie_desktop.api.extraction import PageExtraction, PageOutcome
from kie_desktop.api.fields_model import rule_problems
from kie_desktop.api.inputs import PageInput, common_folder, files_of
from kie_desktop.cli.errors import UsageError
from kie_desktop.cli.extract_tables import Tables
from kie_desktop.cli.inputs import Reporter, Stems, note
from kie_desktop.cli.model_arguments import (
    add_checkpoint_arguments,
    add_font_argument,
    add_schema_argument,
    share,
)
from kie_desktop.contract.messages import DEFAULT_MODEL, DEFAULT_OCR, NO_OCR
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.fields.stack import Splitting
from kie_desktop.formats.atomic import write_bytes, write_error, write_text
from kie_desktop.formats.images import encode_png, is_plain, read_image
from kie_desktop.formats.paddleocr import write_label_file
from kie_desktop.runtime.drawing import check_font
from kie_desktop.runtime.page_reader import EMBEDDED
from kie_desktop.runtime.upright import turned_image, turned_page

FORMATS = ("json", "csv", "xlsx", "paddleocr")
LABEL_FILE, PAGE_IMAGES = "Label", "images"
"""Stems of what is written for all pages together, and the folder of page images that PaddleOCR cannot read."""
_UPSIDE_DOWN = 2
"""Quarters of a circle."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `extract`."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="image, PDF, or a folder of these")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="folder for the results; created if missing"
    )
    parser.add_argument(
        "--model",
        default=DEFAULT_MODEL,
        metavar="PACK_OR_CHECKPOINT_OR_RUN",
        help="model pack, name or folder, a checkpoint, or a run of train --task fields (%(default)s)",
    )
    add_checkpoint_arguments(parser)
    add_schema_argument(parser)
    parser.add_argument(
        "--ocr", default=DEFAULT_OCR, choices=("rapid", "paddle", "none"), help="OCR engine (%(default)s)"
    )
    parser.add_argument(
        "--ocr-weights",
        metavar="DIR",
        help=f"for --ocr paddle: folder with det and rec, or '{EMBEDDED}' for the weights of the embedded "
        "engine (default: weights from models download)",
    )
    parser.add_argument(
        "--label-file", type=Path, metavar="FILE", help="use the text lines from this PaddleOCR label file"
    )
    parser.add_argument(
        "--no-turn",
        action="store_true",
        help="do not rotate pages that are sideways or upside down before reading them (by default they are "
        "rotated; positions in the results refer to the original image)",
    )
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="number of worker processes (%(default)s)")
    parser.add_argument(
        "--documents",
        default=Splitting.FILE.value,
        choices=[kind.value for kind in Splitting],
        help="with a schema, what the pages of a file are: one document, a document each, or a scanned stack, which is "
        "split at blank pages and at pages that look like first pages (%(default)s)",
    )
    parser.add_argument("--draw", action="store_true", help="also save a picture of each page with labels and links")
    add_font_argument(parser)
    parser.add_argument("--format", default="json", metavar="LIST", help=f"any of {','.join(FORMATS)} (%(default)s)")
    parser.add_argument(
        "--review-below",
        type=share,
        metavar="P",
        help="also write the table review: fields with a score below this (0 to 1) or with a problem, and why",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document about the results")


def run(arguments: argparse.Namespace) -> int:
    """Work through all inputs; 1 where any of them failed."""
    formats = _formats(arguments.format)
    _check_usage(arguments)
    reporter = Reporter()
    files = [file for file in files_of(arguments.inputs) if not _drawn_before(file.path, arguments.out)]
    if all(file.fault for file in files):
        for file in files:
            reporter.error(str(file.fault))
        return _finish([], reporter, arguments.json)
    extraction = PageExtraction(
        arguments.model,
        arguments.ocr,
        arguments.ocr_weights or "",
        arguments.label_file,
        not arguments.no_turn,
        arguments.schema,
        documents=arguments.documents,
        tokenizer=arguments.tokenizer,
        class_list=arguments.class_list,
    )
    _note_what_is_missing(extraction, arguments)
    _make_folder(arguments.out)
    stems = Stems([LABEL_FILE] if "paddleocr" in formats else [])
    results = _Results(
        arguments.out, extraction.pack.label_set, formats, arguments.draw, not arguments.no_turn, arguments.font
    )
    tables = Tables(extraction.pack.label_set, extraction.fields, arguments.review_below)
    for outcome in extraction.pages(files, arguments.jobs):
        try:
            results.add(_reading_of(outcome), stems)
        except UserError as fault:
            reporter.error(fault)
        else:
            tables.add(outcome)
    tables.write(arguments.out, formats)
    results.write_label_file(common_folder(file.path for file in files if file.fault is None))
    return _finish(results.done, reporter, arguments.json)


def _check_usage(arguments: argparse.Namespace) -> None:
    if arguments.ocr == NO_OCR and arguments.label_file is None:
        raise UsageError("--ocr none needs --label-file for the text; see --help")
    if arguments.ocr_weights is not None and arguments.ocr != "paddle":
        raise UsageError("--ocr-weights can only be used with --ocr paddle; see --help")
    if arguments.font is not None:
        check_font(arguments.font)
    if arguments.jobs < 1:
        raise UsageError(f"--jobs {arguments.jobs}: it must be at least 1; see --help")


def _note_what_is_missing(extraction: PageExtraction, arguments: argparse.Namespace) -> None:
    for problem in extraction.problems:
        note(f"{arguments.label_file}: {problem.message}")
    for problem in rule_problems(extraction.fields.schema) if extraction.fields else ():
        note(f"{arguments.schema or arguments.model}: {problem.message}")
    proposed = extraction.pack.proposes
    for task, what in (("ser", "labels"), ("re", "links")):
        if task not in proposed:
            note(f"the model pack {arguments.model} has no network for {task}: there will be no {what}")


def _reading_of(outcome: PageOutcome) -> PageReading:
    """What was read of a page. Raises the fault where nothing was."""
    if outcome.reading is None:
        raise outcome.fault or UserError(f"{outcome.file.path}: no page of it was read")
    return outcome.reading


@dataclass
class _Results:
    """What is written of the pages of one run.

    upright: the pages as people read them, for training; images: how the label file names their images.
    """

    out: Path
    label_set: LabelSet
    formats: frozenset[str]
    draw: bool
    turn: bool
    font: Path | None
    done: list[dict[str, Any]] = field(default_factory=list)
    upright: list[Page] = field(default_factory=list)
    images: dict[int, str] = field(default_factory=dict)

    def add(self, reading: PageReading, stems: Stems) -> None:
        """Write what there is for each page. Raises UserError."""
        source, stem = reading.source, stems.of(reading.source)
        result = reading.result()
        written: list[Path] = []
        if "json" in self.formats:
            written.append(self.out / f"{stem}.json")
            write_text(written[-1], readable_json(result))
        if self.draw:
            written.append(self.out / f"{stem}{DRAWN}")
            reading.draw(written[-1], self.font)
        if "paddleocr" in self.formats:
            self._add_to_train(reading, stem)
        counts = {part: len(result[part]) for part in ("entities", "links", "fields")}
        files = [str(path) for path in written]
        self.done.append({"image": reading.page.image, "page": reading.page.frame, **counts, "files": files})
        self._note_turned(reading)
        note(f"{source.path}{_of_frame(source)}: " + ", ".join(f"{count} {part}" for part, count in counts.items()))

    def _add_to_train(self, reading: PageReading, stem: str) -> None:
        """Keep a page for the label file, with an image of its own where PaddleOCR cannot read the one that it has."""
        source, page = reading.source, reading.page
        turns = reading.quarter_turns if self.turn else 0
        upright = turned_page(page, turns) if turns else page
        self.images[id(upright)] = source.name
        if turns or source.frame or not is_plain(source.path):
            path = self.out / PAGE_IMAGES / f"{stem}.png"
            _make_folder(path.parent)
            write_bytes(path, encode_png(turned_image(read_image(source.path, source.frame), turns)))
            self.images[id(upright)] = path.absolute().as_posix()
        self.upright.append(upright)

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
        write_label_file(path, self.upright, self.label_set, image_name=lambda page: names[id(page)], with_scores=True)
        note(f"{path}: the images are in {base}")


def _formats(text: str) -> frozenset[str]:
    chosen = frozenset(part.strip() for part in text.split(",") if part.strip())
    unknown = sorted(chosen - set(FORMATS))
    if unknown or not chosen:
        raise UsageError(f"--format {text}: choose one or more of {', '.join(FORMATS)}, separated by commas")
    return chosen


def _drawn_before(path: Path, out: Path) -> bool:
    """Whether a file is the picture of an earlier run into the folder that is read now."""
    if not path.name.endswith(DRAWN) or path.parent.resolve() != out.resolve():
        return False
    return path.with_name(path.name.removesuffix(DRAWN) + ".json").exists()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise write_error(folder, fault) from fault


def _of_frame(source: PageInput) -> str:
    return f" page {source.frame + 1}" if source.is_paged else ""


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


def _finish(done: list[dict[str, Any]], reporter: Reporter, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"pages": done, "errors": reporter.errors}, ensure_ascii=False))
    else:
        for page in done:
            print(" ".join(page["files"]) if page["files"] else page["image"])
    return reporter.status
