"""`kie-desktop predict`: SER, RE and fields on the OCR results of a label file, or on images (spec G2, G3)."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from kie_desktop.api.models import is_checkpoint, open_model
from kie_desktop.api.sdmgr import Companions, open_sdmgr
from kie_desktop.cli import upstream_rows
from kie_desktop.cli.existing import add_overwrite_argument, refuse_existing
from kie_desktop.cli.inputs import Reporter, Stems
from kie_desktop.cli.model_arguments import (
    add_font_argument,
    add_model_arguments,
    add_schema_argument,
    add_sdmgr_arguments,
)
from kie_desktop.cli.output import note
from kie_desktop.cli.predict_fields import FieldsPredictor
from kie_desktop.cli.predict_rows import Row, absolute, own_ids, rows_of_images, rows_of_label_file
from kie_desktop.cli.predict_sdmgr import predict_sdmgr
from kie_desktop.cli.yaml_arguments import add_yaml_arguments, fill, need, use_of
from kie_desktop.domain.errors import UsageError, UserError
from kie_desktop.domain.label_set import LabelSet, is_background
from kie_desktop.domain.page import Page
from kie_desktop.domain.text import counted
from kie_desktop.formats.atomic import write_bytes, write_error
from kie_desktop.formats.drawn import DRAWN
from kie_desktop.formats.images import read_image
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.model import Model
from kie_desktop.ocr.protocol import engine_names
from kie_desktop.runtime.drawing import check_font, draw_page, encode_jpeg
from kie_desktop.runtime.pipeline import Pipeline
from kie_desktop.safe_files import is_file

Json = dict[str, Any]
_LABEL_FILES = (".json", ".txt")
"""What files of OCR results are called, which PaddleOCR reads where `Global.infer_mode` is off."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the contract."""
    add_yaml_arguments(parser)
    add_yaml_arguments(parser, "_ser", "for SER, if -c is for RE")
    parser.add_argument("--label-file", type=Path, metavar="FILE", help="PaddleOCR label file")
    parser.add_argument("--image-dir", type=Path, metavar="DIR", help="folder that the image paths are relative to")
    parser.add_argument("--task", choices=("ser", "ser_re", "fields", "sdmgr"), help="what to add")
    add_model_arguments(parser, required=False)
    add_sdmgr_arguments(parser)
    add_schema_argument(parser)
    parser.add_argument("--draw", type=Path, metavar="DIR", help="also save a picture of each page in this folder")
    add_font_argument(parser)
    parser.add_argument("--re-model", metavar="PACK_OR_CHECKPOINT", help="for ser_re, if --model has only SER")
    parser.add_argument("--runtime", choices=("onnx", "paddle"), help="default: onnx for packs, paddle for checkpoints")
    parser.add_argument(
        "--ocr-order",
        choices=("tb-yx", "none"),
        help="order in which the model reads the lines: PaddleOCR's tb-yx, or that of the file (default: tb-yx, or "
        "what -c says)",
    )
    parser.add_argument("--ocr", default="rapid", choices=engine_names(), help="engine for images (%(default)s)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="file to write: path TAB json")
    parser.add_argument(
        "--upstream-format",
        action="store_true",
        help="write PaddleOCR's infer_results.txt: only its own keys, absolute paths, and key-value pairs for ser_re",
    )
    add_overwrite_argument(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON document about the results")


def run(arguments: argparse.Namespace) -> int:
    """Predict line by line; 1 where a line was left out."""
    images = _fill(arguments)
    if arguments.schema is not None and arguments.task != "fields":
        raise UsageError("--schema works only with --task fields; see --help")
    if arguments.upstream_format and arguments.task == "fields":
        raise UsageError("--upstream-format is for ser, ser_re and sdmgr: PaddleOCR has no fields; see --help")
    check_font(arguments.font)
    drawn = [] if arguments.draw is None else arguments.draw.glob(f"*{DRAWN}")
    refuse_existing([arguments.out, *drawn], overwrite=arguments.overwrite)
    reporter = Reporter()
    rows = _rows(arguments, images, reporter)  # says that there are none before a model is loaded
    label = _labeller(arguments)
    lines: list[str] = []
    started = time.perf_counter()
    for row in rows:
        before: list[Json] = []
        if arguments.upstream_format:
            before = deepcopy(row.segments) if images is None else upstream_rows.as_read(row.segments)
        try:
            page, more = label(row, row.page())
        except UserError as fault:
            reporter.error(f"{row.where}: {fault}")
            continue
        lines.append(_upstream(row, page, before, arguments) if arguments.upstream_format else _line(row, more))
    if not lines and reporter.errors:
        raise UserError(f"{arguments.out}: nothing was written, as no page could be labelled")
    if arguments.config is not None:  # PaddleOCR makes the folder that its configuration names
        _make_folder(arguments.out.parent)
    write_bytes(arguments.out, "".join(lines).encode("utf-8", "backslashreplace"))
    seconds = time.perf_counter() - started
    if arguments.json:
        print(json.dumps({"pages": len(lines), "seconds": round(seconds, 3), "errors": reporter.errors}))
    else:
        note(f"{arguments.out}: {counted(len(lines), 'page')} in {seconds:.1f} s")
    return reporter.status


def _fill(arguments: argparse.Namespace) -> Path | None:
    """What PaddleOCR's configurations answer; the images that OCR is to read, None where there is a label file."""
    use, of_ser = use_of(arguments), use_of(arguments, "_ser")
    images = None
    arguments.re_tokenizer = None
    if use is not None:
        if use.task == "re":
            if of_ser is None and arguments.model is None:
                raise UsageError(f"{arguments.config} is for RE; specify the SER configuration with -c_ser; see --help")
            fill(arguments, task="ser_re", re_model=use.model)
            arguments.re_tokenizer = use.tokenizer
        first = of_ser or use
        if first.task != "re":
            fill(arguments, task=first.task, model=first.model, tokenizer=first.tokenizer, class_list=first.class_list)
        fill(arguments, dictionary=use.dictionary, ocr_order=first.order, out=use.results)
        arguments.compat = arguments.compat or use.compat
        if arguments.label_file is None and use.reads_images:
            images = use.inputs
        else:
            fill(arguments, label_file=use.inputs, image_dir=use.val.image_dir if use.val is not None else None)
    need(arguments, "task", "model", "out", *(() if images is not None else ("label_file", "image_dir")))
    return images


def _rows(arguments: argparse.Namespace, images: Path | None, reporter: Reporter) -> Iterator[Row]:
    if images is not None:
        if images.suffix.lower() in _LABEL_FILES and is_file(images):
            raise UserError(f"{images}: this is a label file, not an image; add -o Global.infer_mode=False")
        return rows_of_images(images, arguments.ocr, reporter)
    return rows_of_label_file(arguments.label_file, arguments.image_dir, reporter)


def _line(row: Row, more: Json) -> str:
    """A line of ours: the segments as they were, with what was predicted."""
    is_list = row.wrapper is None and not more
    value = row.segments if is_list else {**(row.wrapper or {}), "ocr_info": row.segments, **more}
    return f"{row.image}\t{json.dumps(value, ensure_ascii=False)}\n"


def _upstream(row: Row, page: Page, before: list[Json], arguments: argparse.Namespace) -> str:
    """A line of PaddleOCR's. before: the segments as they were."""
    if arguments.task == "sdmgr":
        return upstream_rows.sdmgr_line(before, row.segments)
    image = absolute(row.image, arguments.image_dir)
    write = upstream_rows.re_line if arguments.task == "ser_re" else upstream_rows.ser_line
    return write(image, page, before, row.segments, arguments.ocr_order == "none")


def _labeller(arguments: argparse.Namespace) -> Callable[[Row, Page], tuple[Page, Json]]:
    """What adds its answers to the segments of a row, and draws its page where that is asked for.

    It gives the page with the answers, and what stands beside the segments.
    """
    if arguments.task == "fields":
        fields = FieldsPredictor(arguments.model, arguments.schema, arguments.image_dir)
        label_set = fields.label_set

        def ask_both(row: Row, page: Page) -> tuple[Page, Json]:
            ids = own_ids(row.segments)
            for segment, own in zip(row.segments, ids, strict=True):
                segment["id"] = own
            return fields.predict(page, ids)

    else:
        ask, label_set = _asker(arguments)

        def ask_both(row: Row, page: Page) -> tuple[Page, Json]:
            return ask(row, page), {}

    stems = Stems()

    def label(row: Row, page: Page) -> tuple[Page, Json]:
        page, more = ask_both(row, page)
        if arguments.draw is not None:
            _make_folder(arguments.draw)
            picture = encode_jpeg(draw_page(read_image(row.path), page, label_set, arguments.font))
            write_bytes(arguments.draw / f"{stems.of_image(row.image)}{DRAWN}", picture, follow_links=False)
        return page, more

    return label


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise write_error(folder, fault) from fault


def _asker(arguments: argparse.Namespace) -> tuple[Callable[[Row, Page], Page], LabelSet]:
    """What adds its answers to the segments of a row and gives the page with them, and the labels it knows."""
    if arguments.task != "sdmgr":
        ser, relation = _models(arguments)
        as_given = arguments.ocr_order == "none"
        return lambda row, page: predict(row.segments, page, ser, relation, as_given), ser.label_set
    model = open_sdmgr(arguments.model, Companions(arguments.class_list, arguments.dictionary, arguments.compat))

    def ask(row: Row, page: Page) -> Page:
        page = predict_sdmgr(row.segments, page, model, row.path)
        if model.can("re"):
            _add_links(row.segments, page)
        return page

    return ask, model.label_set


def predict(segments: list[Json], page: Page, ser: Model, relation: Model | None, as_given: bool = False) -> Page:
    """Add `pred`, `pred_id`, `score` and, with `relation`, `linking` to the segments of a page; the labelled page.

    The page's entities are numbered as the segments are. `linking` holds the segments' own ids;
    segments without a usable id get one. as_given: the models read the lines in the order of the segments.
    """
    page = Pipeline(None, ser, as_given).annotate(_no_image, page, {"ser"}).page
    classes = BioClasses.of_label_set(ser.label_set)
    for number, segment in enumerate(segments):
        entity = page.entities[number]
        segment["pred_id"] = classes.begin_id(entity.label)
        segment["pred"] = "O" if is_background(entity.label) else entity.label.upper()
        segment["score"] = round(float(entity.label_score or 0.0), 6)
    if relation is None:
        return page
    roles = {label.name: label.role for label in ser.label_set}
    page = Pipeline(None, relation, as_given).annotate(_no_image, page, {"re"}, roles).page
    _add_links(segments, page)
    return page


def _add_links(segments: list[Json], page: Page) -> None:
    """The page's links as `linking`, by the segments' own ids."""
    ids = own_ids(segments)
    linking: list[list[list[int]]] = [[] for _ in segments]
    for head, tail in sorted(page.links):
        for end in (head, tail):
            linking[end].append([ids[head], ids[tail]])
    for segment, own, pairs in zip(segments, ids, linking, strict=True):
        segment["id"] = own
        segment["linking"] = pairs


def _models(arguments: argparse.Namespace) -> tuple[Model, Model | None]:
    """The model for SER and, if asked for, that for RE; a pack can be both."""
    for name in filter(None, (arguments.model, arguments.re_model)):
        wanted = "paddle" if is_checkpoint(Path(name)) else "onnx"
        if arguments.runtime not in (None, wanted):
            remedy = "export it with export-model" if wanted == "paddle" else "choose a checkpoint, or remove --runtime"
            raise UserError(f"{name}: runs on {wanted}, not on {arguments.runtime}; {remedy}")
    ser = open_model(arguments.model, "ser", arguments.tokenizer, arguments.class_list)
    if arguments.task == "ser":
        return ser, None
    if arguments.re_model is None and not ser.can("re"):
        raise UsageError(f"{arguments.model} has no RE network; specify one with --re-model")
    if arguments.re_model is None:
        return ser, ser
    tokenizer = arguments.re_tokenizer or arguments.tokenizer
    return ser, open_model(arguments.re_model, "re", tokenizer, arguments.class_list)


def _no_image() -> Any:
    raise AssertionError("SER and RE do not look at the image")
