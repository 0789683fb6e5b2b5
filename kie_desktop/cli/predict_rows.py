"""What `predict` predicts on: the lines of a label file, or images that OCR reads (PaddleOCR's `infer_mode`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from kie_desktop.api.inputs import FileInput, files_of, pages_of
from kie_desktop.cli.inputs import Reporter
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import OTHER
from kie_desktop.domain.page import Entity, Page
from kie_desktop.domain.text import without_lone_surrogates
from kie_desktop.formats.images import image_info, read_image
from kie_desktop.formats.paddleocr import locate_image
from kie_desktop.formats.paddleocr.findings import Findings
from kie_desktop.formats.paddleocr.lines import Record, records_of
from kie_desktop.formats.sources import BOM, read_source
from kie_desktop.formats.values import polygon_of
from kie_desktop.ocr.create import create_engine

Json = dict[str, Any]


class Row(NamedTuple):
    """One page. where: what names it in messages. image: as it is named; path: where it lies.

    wrapped: the list stood under `ocr_info` of an object, which is kept.
    """

    where: str
    image: str
    path: Path
    segments: list[Json]
    wrapper: Json | None = None

    def page(self) -> Page:
        """A page whose entities are the row's segments, numbered from 0; labels and links of the file do not count.

        Raises UserError for an image that is missing or cannot be read, and for a segment without a place.
        """
        info = image_info(self.path)
        entities = [_entity(number, segment) for number, segment in enumerate(self.segments)]
        return Page(self.image, info.width, info.height).with_entities(entities, [])


def rows_of_label_file(label_file: Path, image_dir: Path, reporter: Reporter) -> Iterator[Row]:
    """All lines that can be read and whose image is there; the others are reported as their turn comes.

    UserError at once where the file cannot be read.
    """
    return _rows_in(read_source(label_file).removeprefix(BOM), label_file, image_dir, reporter)


def _rows_in(data: bytes, label_file: Path, image_dir: Path, reporter: Reporter) -> Iterator[Row]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        where = f"{label_file}, line {number}"
        try:
            for record in records_of(line.decode(), Findings("", "")):
                yield _row(where, record, image_dir)
        except ValueError as fault:
            reporter.error(f"{where}: {fault}; the line was skipped")
        except UserError as fault:
            reporter.error(f"{where}: {fault}")


def rows_of_images(inputs: Path, engine: str, reporter: Reporter) -> Iterator[Row]:
    """The text lines that OCR reads on an image, or on those of a folder.

    Files that cannot be read are reported as their turn comes; UserError at once where there is none to read.
    """
    files = files_of([inputs])
    if files[0].fault is not None and len(files) == 1:
        raise files[0].fault
    return _rows_read(files, engine, reporter)


def _rows_read(files: Iterable[FileInput], engine: str, reporter: Reporter) -> Iterator[Row]:
    ocr = create_engine(engine)
    for file in files:
        for found in pages_of(file):
            if isinstance(found, UserError):
                reporter.error(found)
                continue
            if found.frames > 1:
                reporter.error(f"{file.path}: it has several pages, but a label file has no page numbers; use extract")
                break
            try:
                lines = ocr.read(read_image(file.path))
            except UserError as fault:
                reporter.error(fault)
                continue
            segments = [{"transcription": line.text, "points": [[*point] for point in line.points]} for line in lines]
            yield Row(str(file.path), str(file.path), file.path, segments)


def _row(where: str, record: Record, image_dir: Path) -> Row:
    value = record.value
    wrapper = value if isinstance(value, dict) else None
    segments = value.get("ocr_info") if isinstance(value, dict) else value
    if not isinstance(segments, list) or not all(isinstance(segment, dict) for segment in segments):
        raise ValueError("this is not a list of JSON objects")
    path = locate_image(record.image, image_dir)
    if path is None:
        raise UserError(f"{record.image}: the image is not in {image_dir}; add it or remove the line")
    return Row(where, record.image, path, segments, wrapper)


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


def absolute(image: str, folder: Path | None) -> str:
    """The whole path of an image as it is named, as PaddleOCR joins them; links stay links."""
    return str((Path(image) if folder is None else folder / image).absolute())


def _is_id(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
