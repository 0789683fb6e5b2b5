"""`kie-desktop extract`: OCR, SER, RE and fields on images, PDFs and folders; a page result each."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from kie_desktop.api.document import PageReading
from kie_desktop.api.fields_model import rule_problems
from kie_desktop.api.inputs import FileInput, PageInput, common_folder, files_of
from kie_desktop.api.page_extraction import PageExtraction, PageOutcome
from kie_desktop.cli.existing import add_overwrite_argument, refuse_existing
from kie_desktop.cli.extract_results import LABEL_FILE, Results, make_folder, refuse_results, results_there
from kie_desktop.cli.extract_tables import Tables
from kie_desktop.cli.inputs import Reporter, Stems
from kie_desktop.cli.model_arguments import add_checkpoint_arguments, add_font_argument, add_schema_argument, share
from kie_desktop.cli.output import note, say
from kie_desktop.cli.progress import Progress
from kie_desktop.cli.stopping import status_of
from kie_desktop.contract.messages import DEFAULT_MODEL, DEFAULT_OCR, NO_OCR
from kie_desktop.domain.errors import UsageError, UserError
from kie_desktop.domain.pdf_text import PdfText
from kie_desktop.domain.text import counted
from kie_desktop.fields.stack import Splitting
from kie_desktop.formats.atomic import takes_no_more
from kie_desktop.formats.images import frame_count
from kie_desktop.inference import Device, placement_here
from kie_desktop.machine import usable_cores
from kie_desktop.ocr.protocol import engine_names
from kie_desktop.places import want_device, wanted_device
from kie_desktop.runtime.drawing import check_font
from kie_desktop.runtime.page_reader import EMBEDDED

FORMATS = ("json", "csv", "xlsx", "paddleocr")
_FOUND = {"entities": "entity", "links": "link", "fields": "field"}
_FEW_PAGES = 4
"""Fewer are read here: other processes would load the networks once more each."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `extract`."""
    parser.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="image, PDF, or a folder of these; - reads names from stdin"
    )
    parser.add_argument("--out", required=True, metavar="DIR", help="folder for the results; created if missing")
    parser.add_argument(
        "--model",
        default=DEFAULT_MODEL,
        metavar="PACK_OR_CHECKPOINT_OR_RUN",
        help="model pack, name or folder, a checkpoint, or a run of train --task fields (%(default)s)",
    )
    add_checkpoint_arguments(parser)
    add_schema_argument(parser)
    parser.add_argument(
        "--ocr", default=DEFAULT_OCR, choices=(*engine_names(), NO_OCR), help="OCR engine (%(default)s)"
    )
    parser.add_argument(
        "--ocr-weights",
        metavar="DIR",
        help=f"for --ocr paddle: folder with det and rec, or '{EMBEDDED}' for the weights of the embedded "
        "engine (default: weights from models download)",
    )
    parser.add_argument(
        "--device",
        choices=[*Device],
        help="what runs the networks: gpu, cpu, or auto, a GPU if ONNX Runtime has support for it (default: auto)",
    )
    parser.add_argument(
        "--pdf-text",
        default=PdfText.AUTO.value,
        choices=[mode.value for mode in PdfText],
        help="text of PDFs: auto, from the file as far as it says what the page shows, and OCR for the rest; text, "
        "from the file as it is, and OCR for pages that have none; ocr, OCR alone (%(default)s)",
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
    parser.add_argument(
        "--jobs", type=int, metavar="N", help="number of worker processes (default: one a core for many pages)"
    )
    parser.add_argument(
        "--ray",
        metavar="ADDRESS",
        help="read the pages with the processes of a Ray cluster: HOST:PORT, auto for the cluster that this machine "
        "belongs to, local for one of this machine alone; --jobs says how many, one a core by default",
    )
    parser.add_argument(
        "--documents",
        default=Splitting.FILE.value,
        choices=[kind.value for kind in Splitting],
        help="with a schema, what the pages of a file are: one document, a document each, or a scanned stack, which is "
        "split at blank pages and at pages that look like first pages (%(default)s)",
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="do not read pages again whose result is in the folder, made of the same image, model and settings",
    )
    add_overwrite_argument(parser, "results that exist already")
    parser.add_argument("--draw", action="store_true", help="also save a picture of each page with labels and links")
    add_font_argument(parser)
    parser.add_argument("--format", default="json", metavar="LIST", help=f"any of {','.join(FORMATS)} (%(default)s)")
    parser.add_argument(
        "--review-below",
        type=share,
        metavar="P",
        help="also write the table review: fields with a score below this (0 to 1) or with a problem, and why",
    )
    parser.add_argument("--quiet", action="store_true", help="print errors and warnings only")
    parser.add_argument("--json", action="store_true", help="print one JSON document about the results")


def run(arguments: argparse.Namespace) -> int:
    """Work through all inputs; 1 where any of them failed."""
    formats = _formats(arguments.format)
    _check_usage(arguments)
    if arguments.device is not None:
        want_device(arguments.device)
    if not (chosen := placement_here()).is_wish:
        note(f"device {wanted_device()}: {chosen.why}; the CPU is used")
    out, reporter = Path(arguments.out), Reporter()
    files = files_of(_names(arguments.inputs))
    usable = [file for file in files if file.fault is None]
    if not usable:
        for file in files:
            reporter.error(str(file.fault))
        return _finish([], reporter, arguments)
    if not (arguments.overwrite or arguments.resume):
        refuse_results(out, results_there(out, usable, formats, draw=arguments.draw))
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
        pdf_text=arguments.pdf_text,
    )
    tables = Tables(extraction.pack.label_set, extraction.fields, arguments.review_below)
    label_file = [f"{LABEL_FILE}.json"] if "paddleocr" in formats else []
    may_replace = arguments.overwrite or arguments.resume
    names = (*tables.names(formats), *label_file)
    refuse_existing((out / name for name in names), overwrite=may_replace, more=" or --resume")
    _note_what_is_missing(extraction, arguments)
    make_folder(out)
    stems = Stems([LABEL_FILE] if "paddleocr" in formats else [])
    results = Results(out, extraction.pack.label_set, formats, arguments.draw, not arguments.no_turn, arguments.font)
    stop: KeyboardInterrupt | UserError | None = None
    try:
        _work(arguments, extraction, files, stems, results, tables, reporter)
    except KeyboardInterrupt as asked:
        stop = asked
    except UserError as fault:  # nobody can read the rest, or nothing can be written; what was read is kept
        if not results.done:
            raise
        reporter.error(fault)
        stop = fault
    tables.write(out, formats)
    results.note_more()
    results.write_label_file(common_folder(file.path for file in usable))
    if stop is not None:
        left = "; use --resume to read the rest" if "json" in formats else ""
        reporter.error(f"stopped after {counted(len(results.done), 'page')}{left}")
    status = _finish(results.done, reporter, arguments)
    return status_of(stop) if isinstance(stop, KeyboardInterrupt) else status


def _work(
    arguments: argparse.Namespace,
    extraction: PageExtraction,
    files: Sequence[FileInput],
    stems: Stems,
    results: Results,
    tables: Tables,
    reporter: Reporter,
) -> None:
    """Read page after page, and write and tell what comes of each. UserError where no more can be read or written."""
    progress = Progress(len(files), wanted=not arguments.quiet)
    known = partial(results.known, extraction, stems) if arguments.resume else None
    place = {file.path: number for number, file in enumerate(files)}
    try:
        jobs = arguments.jobs if arguments.ray else arguments.jobs or _usual_jobs(files)
        for outcome in extraction.pages(files, jobs, known, arguments.ray):
            progress.clear()
            try:
                results.add(_reading_of(outcome), stems)
            except UserError as fault:
                if takes_no_more(fault):
                    raise  # each page would be read for nothing
                reporter.error(fault)
            else:
                tables.add(outcome)
                if not (arguments.quiet or arguments.json):
                    say(_line(results.done[-1], outcome.source))
            progress.show(place[outcome.file.path] + 1)
    finally:
        progress.clear()


def _line(page: Mapping[str, Any], source: PageInput | None) -> str:
    """What was found on a page, and the files that hold it. Texts count pages from 1, as the window does."""
    found = ", ".join(counted(page[parts], noun) for parts, noun in _FOUND.items())
    place = f", page {source.frame + 1}" if source is not None and source.is_paged else ""
    return f"{page['image']}{place}: {found}" + "".join(f" {file}" for file in page["files"])


def _usual_jobs(files: Sequence[FileInput]) -> int:
    """One process a core, unless there are few pages: a PDF counts with all of its own."""
    pages = 0
    for file in files:
        with contextlib.suppress(UserError):
            pages += frame_count(file.path) if file.fault is None else 0
        if pages >= _FEW_PAGES:
            return usable_cores() if placement_here().is_cpu else 1  # one process fills a GPU
    return 1


def _names(inputs: Sequence[str]) -> list[str]:
    """The names of files and folders; for `-` those that stdin holds, a line each, or with NUL between them."""
    names: list[str] = []
    for name in inputs:
        if name == "-":
            given = sys.stdin.buffer.read()
            parts = given.split(b"\0") if b"\0" in given else given.splitlines()
            names += [os.fsdecode(part) for part in parts if part.strip()]
        else:
            names.append(name)
    if not names:
        raise UserError("there are no file names on stdin; write one a line")
    return names


def _check_usage(arguments: argparse.Namespace) -> None:
    if not arguments.out.strip():
        raise UsageError("--out is empty; name a folder for the results")
    if not all(name.strip() for name in arguments.inputs):
        raise UsageError("an INPUT is empty; name an image, a PDF or a folder")
    if arguments.resume and arguments.overwrite:
        raise UsageError("--resume keeps results and --overwrite replaces them; use one of them")
    if arguments.ocr == NO_OCR and arguments.label_file is None and arguments.pdf_text != PdfText.TEXT:
        raise UsageError("--ocr none needs --label-file, or --pdf-text text and PDFs, for the text; see --help")
    if arguments.ocr_weights is not None and arguments.ocr != "paddle":
        raise UsageError("--ocr-weights can only be used with --ocr paddle; see --help")
    if arguments.ray is not None and not arguments.ray.strip():
        raise UsageError("--ray is empty; give HOST:PORT, auto or local")
    if arguments.font is not None:
        check_font(arguments.font)
    if arguments.jobs is not None and arguments.jobs < 1:
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


def _formats(text: str) -> frozenset[str]:
    chosen = frozenset(part.strip() for part in text.split(",") if part.strip())
    unknown = sorted(chosen - set(FORMATS))
    if unknown or not chosen:
        raise UsageError(f"--format {text}: choose one or more of {', '.join(FORMATS)}, separated by commas")
    return chosen


def _finish(done: list[dict[str, Any]], reporter: Reporter, arguments: argparse.Namespace) -> int:
    if arguments.json:
        print(json.dumps({"pages": done, "errors": reporter.errors}, ensure_ascii=False))
    return reporter.status
