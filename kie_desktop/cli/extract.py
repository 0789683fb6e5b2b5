"""`kie-desktop extract`: OCR, SER and RE on images, PDFs and folders; a page result each."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kie_desktop.cli.errors import UsageError
from kie_desktop.cli.inputs import PageInput, Reporter, common_folder, files_of, note, pages_of_files
from kie_desktop.contract.messages import DEFAULT_MODEL, DEFAULT_OCR
from kie_desktop.contract.packs import load_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import OTHER
from kie_desktop.domain.page import Page
from kie_desktop.formats.atomic import write_bytes, write_error, write_text
from kie_desktop.formats.images import encode_png, is_plain, read_image
from kie_desktop.formats.paddleocr import LabelRow, read_label_file, write_label_file
from kie_desktop.formats.page_result import page_result
from kie_desktop.formats.tables import field_table, record_table, write_csv, write_workbook
from kie_desktop.ocr.create import create_engine
from kie_desktop.ocr.protocol import Image, OcrEngine
from kie_desktop.runtime.drawing import draw_page, encode_jpeg
from kie_desktop.runtime.open_pack import PackModel, model_of_pack
from kie_desktop.runtime.pipeline import Pipeline
from kie_desktop.runtime.upright import Upright, annotate_upright

FORMATS = ("json", "csv", "xlsx", "paddleocr")
LABEL_FILE, TABLE, PAGE_IMAGES = "Label", "fields", "images"
"""Stems of what is written for all pages together, and the folder of page images that PaddleOCR cannot read."""
EMBEDDED = "embedded"
_DRAWN = "_result.jpg"
_UPSIDE_DOWN = 2
"""Quarters of a circle."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `extract`."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="image, PDF, or folder of them")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="folder for the results; made if missing"
    )
    parser.add_argument(
        "--model", default=DEFAULT_MODEL, metavar="PACK", help="model pack, name or folder (%(default)s)"
    )
    parser.add_argument(
        "--ocr", default=DEFAULT_OCR, choices=("rapid", "paddle", "none"), help="OCR engine (%(default)s)"
    )
    parser.add_argument(
        "--ocr-weights",
        metavar="DIR",
        help=f"for --ocr paddle: folder with det and rec, or '{EMBEDDED}' for those of the embedded engine; "
        "without it those of models download",
    )
    parser.add_argument(
        "--label-file", type=Path, metavar="FILE", help="take text lines from this PaddleOCR label file"
    )
    parser.add_argument(
        "--no-turn",
        action="store_true",
        help="read pages that lie on their side or head as they are (otherwise they are turned to be read; the "
        "results stand where they do on the image as it is)",
    )
    parser.add_argument("--draw", action="store_true", help="also write a picture of each page with labels and links")
    parser.add_argument("--format", default="json", metavar="LIST", help=f"any of {','.join(FORMATS)} (%(default)s)")
    parser.add_argument("--json", action="store_true", help="print one JSON document about what was done")


def run(arguments: argparse.Namespace) -> int:
    """Work through all inputs; 1 where any of them failed."""
    formats = _formats(arguments.format)
    if arguments.ocr == "none" and arguments.label_file is None:
        raise UsageError("--ocr none needs --label-file, or there is no text to work on; see --help")
    if arguments.ocr_weights is not None and arguments.ocr != "paddle":
        raise UsageError("--ocr-weights goes with --ocr paddle only; see --help")
    reporter = Reporter()
    files = [path for path in files_of(arguments.inputs, reporter) if not _drawn_before(path, arguments.out)]
    if not files:
        return _finish([], reporter, arguments.json)
    rows = _rows(arguments.label_file)
    with ExitStack() as stack:
        model = _model(arguments.model)
        pipeline = Pipeline(_ocr(arguments, stack), model)
        _make_folder(arguments.out)
        job = _Job(arguments.out, pipeline, model, formats, arguments.draw, not arguments.no_turn, rows, reporter)
        for page in pages_of_files(files, reporter, _reserved(formats)):
            try:
                job.work_on(page)
            except UserError as fault:
                reporter.error(fault)
            except MemoryError:
                reporter.error(f"{page.path}: not enough memory for this page; scale it down or close other programs")
        job.write_tables(common_folder(files))
    return _finish(job.done, reporter, arguments.json)


@dataclass
class _Job:
    """What holds for all pages of one run, and what came of them."""

    out: Path
    pipeline: Pipeline
    model: PackModel
    formats: frozenset[str]
    draw: bool
    turn: bool
    rows: Mapping[str, LabelRow] | None
    reporter: Reporter
    pages: list[tuple[PageInput, Page]] = field(default_factory=list)
    done: list[dict[str, Any]] = field(default_factory=list)

    def work_on(self, source: PageInput) -> None:
        """One page: read, label, link, write. Raises UserError."""
        image = read_image(source.path, source.frame)
        read = self._read(source, image)
        page, timing = read.annotated.page, read.annotated.timing
        ocr = self.pipeline.ocr.name if "ocr_s" in timing and self.pipeline.ocr else "none"
        degrees = read.annotated.quarter_turns * 90
        result = page_result(
            page, self.model.label_set, model=self.model.pack.name, ocr=ocr, timing=timing, turn=degrees
        )
        written: list[Path] = []
        if "json" in self.formats:
            written.append(self.out / f"{source.stem}.json")
            write_text(written[-1], readable_json(result))
        if self.draw:
            written.append(self.out / f"{source.stem}{_DRAWN}")
            write_bytes(written[-1], encode_jpeg(draw_page(image, page, self.model.label_set)))
        if "paddleocr" in self.formats and (read.page is not page or source.frame or not is_plain(source.path)):
            folder = self.out / PAGE_IMAGES
            _make_folder(folder)
            write_bytes(folder / f"{source.stem}.png", encode_png(read.image))
        self.pages.append((source, read.page))
        counts = {part: len(result[part]) for part in ("entities", "links", "fields")}
        files = [str(path) for path in written]
        self.done.append({"image": page.image, "page": page.frame, **counts, "files": files})
        note(f"{source.path}{_of_frame(source)}: " + ", ".join(f"{count} {part}" for part, count in counts.items()))

    def _read(self, source: PageInput, image: Image) -> Upright:
        """What is found on a page, and a word where it lies on its side or head."""
        given = self._given(source)
        if self.turn:
            read = annotate_upright(self.pipeline, image, given)
        else:
            annotated = self.pipeline.annotate(lambda: image, given)
            read = Upright(annotated, image, annotated.page)
        if read.annotated.quarter_turns:
            how = "stands on its head" if read.annotated.quarter_turns == _UPSIDE_DOWN else "lies on its side"
            done = "it was turned to be read" if self.turn else "leave out --no-turn to have it read turned"
            note(f"{source.path}{_of_frame(source)}: the page {how}; {done}")
        return read

    def _given(self, source: PageInput) -> Page:
        """The page before anything was read: empty, or with the text lines of the label file."""
        page = Page(source.name, source.width, source.height, source.frame)
        if self.rows is None:
            return page
        row = self.rows.get(source.name) or self.rows.get(source.path.name)
        if row is None:
            if self.pipeline.ocr is None:
                raise UserError(f"{source.path}: the label file has no line for this image; add one or use --ocr rapid")
            return page
        # As PaddleOCR does with infer_mode False: the file gives text and place, the model the rest.
        lines = [replace(entity, label=OTHER, label_score=None, by_human=frozenset()) for entity in row.entities]
        return page.with_entities(lines, [])

    def write_tables(self, base: Path) -> None:
        """What is written for all pages together."""
        pages = [page for _, page in self.pages]
        tables = [field_table(pages, self.model.label_set), record_table(pages, self.model.label_set)]
        if "csv" in self.formats:
            for table in tables:
                write_csv(self.out / f"{table.name}.csv", table.rows, table.columns)
        if "xlsx" in self.formats:
            write_workbook(self.out / f"{TABLE}.xlsx", tables)
        if "paddleocr" in self.formats:
            images = {id(page): self._training_image(source) for source, page in self.pages}
            write_label_file(
                self.out / f"{LABEL_FILE}.json",
                pages,
                self.model.label_set,
                image_name=lambda page: images[id(page)],
                with_scores=True,
            )
            note(f"{self.out / LABEL_FILE}.json: the images lie in {base}")

    def _training_image(self, source: PageInput) -> str:
        """How the label file names a page's image: relative to the inputs' folder, or the picture made of it."""
        made = self.out / PAGE_IMAGES / f"{source.stem}.png"
        return made.absolute().as_posix() if made.exists() else source.name


def _formats(text: str) -> frozenset[str]:
    chosen = frozenset(part.strip() for part in text.split(",") if part.strip())
    unknown = sorted(chosen - set(FORMATS))
    if unknown or not chosen:
        raise UsageError(f"--format {text}: choose any of {', '.join(FORMATS)}, with commas between them")
    return chosen


def _drawn_before(path: Path, out: Path) -> bool:
    """Whether a file is the picture of an earlier run into the folder that is read now."""
    if not path.name.endswith(_DRAWN) or path.parent.resolve() != out.resolve():
        return False
    return path.with_name(path.name.removesuffix(_DRAWN) + ".json").exists()


def _reserved(formats: Iterable[str]) -> list[str]:
    return [LABEL_FILE] if "paddleocr" in formats else []


def _rows(label_file: Path | None) -> dict[str, LabelRow] | None:
    """The lines of a label file by image path and by bare file name; of two with one name the first."""
    if label_file is None:
        return None
    found = read_label_file(label_file)
    for problem in found.problems:
        note(f"{label_file}: {problem.message}")
    rows: dict[str, LabelRow] = {}
    for row in found.rows:
        path = row.image.replace("\\", "/")
        rows.setdefault(path, row)
        rows.setdefault(path.rsplit("/", 1)[-1], row)
    return rows


def _ocr(arguments: argparse.Namespace, stack: ExitStack) -> OcrEngine | None:
    if arguments.ocr == "none":
        return None
    if arguments.ocr_weights is None:
        return create_engine(arguments.ocr)
    from kie_desktop.ocr.paddle import PaddleEngine, write_embedded_weights

    weights = Path(arguments.ocr_weights)
    if arguments.ocr_weights == EMBEDDED:
        weights = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kie-ocr-")))
        write_embedded_weights(weights)
    return PaddleEngine(weights)


def _model(name: str) -> PackModel:
    model = model_of_pack(load_pack(name))
    for task, what in (("ser", "labels"), ("re", "links")):
        if not model.can(task):
            note(f"the model pack {name} has no network for {task}: there will be no {what}")
    return model


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise write_error(folder, fault) from fault


def _of_frame(source: PageInput) -> str:
    return f" page {source.frame + 1}" if source.frame or source.stem.endswith("_p0") else ""


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
