"""`kie-desktop predict`: SER, RE and fields on the OCR results of a label file (spec G2, G3, infer_mode False)."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from kie_desktop.api.models import is_checkpoint, open_model
from kie_desktop.api.sdmgr import Companions, open_sdmgr
from kie_desktop.cli.errors import UsageError
from kie_desktop.cli.existing import add_overwrite_argument, refuse_existing
from kie_desktop.cli.inputs import Reporter
from kie_desktop.cli.model_arguments import add_model_arguments, add_schema_argument, add_sdmgr_arguments
from kie_desktop.cli.output import note
from kie_desktop.cli.predict_fields import FieldsPredictor
from kie_desktop.cli.predict_sdmgr import predict_sdmgr
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import OTHER, LabelSet, is_background
from kie_desktop.domain.page import Entity, Page
from kie_desktop.domain.text import counted, without_lone_surrogates
from kie_desktop.formats.atomic import write_bytes
from kie_desktop.formats.drawn import DRAWN
from kie_desktop.formats.images import image_info, read_image
from kie_desktop.formats.paddleocr import locate_image
from kie_desktop.formats.paddleocr.findings import Findings
from kie_desktop.formats.paddleocr.lines import Record, records_of
from kie_desktop.formats.values import polygon_of
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.model import Model
from kie_desktop.runtime.drawing import draw_page, encode_jpeg
from kie_desktop.runtime.pipeline import Pipeline

Json = dict[str, Any]


class Row(NamedTuple):
    """One line of a label file. wrapped: the list stood under `ocr_info` of an object, which is kept."""

    number: int
    image: str
    segments: list[Json]
    wrapper: Json | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the contract."""
    parser.add_argument("--label-file", required=True, type=Path, metavar="FILE", help="PaddleOCR label file")
    parser.add_argument(
        "--image-dir", required=True, type=Path, metavar="DIR", help="folder that the image paths are relative to"
    )
    parser.add_argument("--task", required=True, choices=("ser", "ser_re", "fields", "sdmgr"), help="what to add")
    add_model_arguments(parser)
    add_sdmgr_arguments(parser)
    add_schema_argument(parser)
    parser.add_argument("--draw", type=Path, metavar="DIR", help="also save a picture of each page in this folder")
    parser.add_argument("--re-model", metavar="PACK_OR_CHECKPOINT", help="for ser_re, if --model has only SER")
    parser.add_argument("--runtime", choices=("onnx", "paddle"), help="default: onnx for packs, paddle for checkpoints")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="file to write: path TAB json")
    add_overwrite_argument(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON document about the results")


def run(arguments: argparse.Namespace) -> int:
    """Predict line by line; 1 where a line was left out."""
    if arguments.schema is not None and arguments.task != "fields":
        raise UsageError("--schema goes with --task fields only; see --help")
    drawn = [] if arguments.draw is None else arguments.draw.glob(f"*{DRAWN}")
    refuse_existing([arguments.out, *drawn], overwrite=arguments.overwrite)
    label = _labeller(arguments)
    reporter = Reporter()
    lines: list[str] = []
    started = time.perf_counter()
    for row in _rows(arguments.label_file, reporter):
        try:
            more = label(row.segments, _page(row, arguments.image_dir))
        except UserError as fault:
            reporter.error(f"{arguments.label_file}, line {row.number}: {fault}")
            continue
        is_list = row.wrapper is None and not more
        value = row.segments if is_list else {**(row.wrapper or {}), "ocr_info": row.segments, **more}
        lines.append(f"{row.image}\t{json.dumps(value, ensure_ascii=False)}\n")
    write_bytes(arguments.out, "".join(lines).encode("utf-8", "backslashreplace"))
    seconds = time.perf_counter() - started
    if arguments.json:
        print(json.dumps({"pages": len(lines), "seconds": round(seconds, 3), "errors": reporter.errors}))
    else:
        note(f"{arguments.out}: {counted(len(lines), 'page')} in {seconds:.1f} s")
    return reporter.status


def _labeller(arguments: argparse.Namespace) -> Callable[[list[Json], Page], Json]:
    """What adds its answers to the segments of a page, and draws it where that is asked for.

    It gives what stands beside the segments.
    """
    if arguments.task == "fields":
        fields = FieldsPredictor(arguments.model, arguments.schema, arguments.image_dir)
        label_set = fields.label_set

        def ask_both(segments: list[Json], page: Page) -> tuple[Page, Json]:
            ids = own_ids(segments)
            for segment, own in zip(segments, ids, strict=True):
                segment["id"] = own
            return fields.predict(page, ids)

    else:
        ask, label_set = _asker(arguments)

        def ask_both(segments: list[Json], page: Page) -> tuple[Page, Json]:
            return ask(segments, page), {}

    def label(segments: list[Json], page: Page) -> Json:
        page, more = ask_both(segments, page)
        if arguments.draw is not None:
            _draw(page, label_set, arguments.image_dir, arguments.draw)
        return more

    return label


def _asker(arguments: argparse.Namespace) -> tuple[Callable[[list[Json], Page], Page], LabelSet]:
    """What adds its answers to the segments of a page and gives the page with them, and the labels it knows."""
    if arguments.task != "sdmgr":
        ser, relation = _models(arguments)
        return lambda segments, page: predict(segments, page, ser, relation), ser.label_set
    model = open_sdmgr(arguments.model, Companions(arguments.class_list, arguments.dictionary, arguments.compat))

    def ask(segments: list[Json], page: Page) -> Page:
        page = predict_sdmgr(segments, page, model, arguments.image_dir)
        if model.can("re"):
            _add_links(segments, page)
        return page

    return ask, model.label_set


def _draw(page: Page, label_set: LabelSet, image_dir: Path, folder: Path) -> None:
    image = locate_image(page.image, image_dir) or image_dir / page.image
    folder.mkdir(parents=True, exist_ok=True)
    picture = encode_jpeg(draw_page(read_image(image), page, label_set))
    write_bytes(folder / f"{Path(page.image).stem}{DRAWN}", picture)


def predict(segments: list[Json], page: Page, ser: Model, relation: Model | None) -> Page:
    """Add `pred`, `pred_id`, `score` and, with `relation`, `linking` to the segments of a page; the labelled page.

    The page's entities are numbered as the segments are. `linking` holds the segments' own ids;
    segments without a usable id get one.
    """
    page = Pipeline(None, ser).annotate(_no_image, page, {"ser"}).page
    classes = BioClasses.of_label_set(ser.label_set)
    for number, segment in enumerate(segments):
        entity = page.entities[number]
        segment["pred_id"] = classes.begin_id(entity.label)
        segment["pred"] = "O" if is_background(entity.label) else entity.label.upper()
        segment["score"] = round(float(entity.label_score or 0.0), 6)
    if relation is None:
        return page
    roles = {label.name: label.role for label in ser.label_set}
    page = Pipeline(None, relation).annotate(_no_image, page, {"re"}, roles).page
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
    return ser, open_model(arguments.re_model, "re", arguments.tokenizer, arguments.class_list)


def _rows(label_file: Path, reporter: Reporter) -> Iterator[Row]:
    """All lines that can be read; the others are reported."""
    try:
        data = label_file.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as fault:
        raise UserError(f"{label_file}: the label file cannot be read ({fault.strerror}); check the path") from fault
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            for record in records_of(line.decode(), Findings("", "")):
                yield _row(number, record)
        except ValueError as fault:
            reporter.error(f"{label_file}, line {number}: {fault}; the line was skipped")


def _row(number: int, record: Record) -> Row:
    value = record.value
    wrapper = value if isinstance(value, dict) else None
    segments = value.get("ocr_info") if isinstance(value, dict) else value
    if not isinstance(segments, list) or not all(isinstance(segment, dict) for segment in segments):
        raise ValueError("this is not a list of JSON objects")
    return Row(number, record.image, segments, wrapper)


def _page(row: Row, image_dir: Path) -> Page:
    """A page whose entities are the row's segments, numbered from 0; labels and links of the file do not count."""
    path = locate_image(row.image, image_dir)
    if path is None:
        raise UserError(f"{row.image}: the image is not in {image_dir}; add it or remove the line")
    info = image_info(path)
    entities = [_entity(number, segment) for number, segment in enumerate(row.segments)]
    return Page(row.image, info.width, info.height).with_entities(entities, [])


def _entity(number: int, segment: Mapping[str, Any]) -> Entity:
    text = segment.get("transcription", segment.get("text", ""))
    points = polygon_of(segment.get("points", segment.get("bbox")))
    if points is None:
        raise UserError(f"segment {number + 1}: it has no points; fix or remove it")
    return Entity(number, points, without_lone_surrogates(text) if isinstance(text, str) else "", OTHER)


def own_ids(segments: Iterable[Mapping[str, Any]]) -> list[int]:
    """The ids of segments; where one is missing, no whole number or there already, the next free one."""
    found = [segment.get("id") for segment in segments]
    used = {value for value in found if _is_id(value)}
    free = max(used, default=-1) + 1
    ids: list[int] = []
    for value in found:
        if _is_id(value) and value not in ids:
            ids.append(value)
        else:
            ids.append(free)
            free += 1
    return ids


def _is_id(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _no_image() -> Any:
    raise AssertionError("SER and RE do not look at the image")
