"""Reads label files: on each line an image path, a tab and a JSON list (spec A1). Bad lines never stop it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import HUMAN, Entity, Link, Page, ReviewState
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import encodable
from kie_desktop.formats.image_lookup import ImageLookup
from kie_desktop.formats.images import ImageInfo, image_info
from kie_desktop.formats.paddleocr.findings import Findings
from kie_desktop.formats.paddleocr.lines import BadLineError, records_of
from kie_desktop.formats.paddleocr.repair import parse_row
from kie_desktop.formats.sources import BOM, read_source


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One line that could be read: image path as written, entities in file order, links.

    extra: unknown keys of a legacy row. line: its number in the file, from 1.
    """

    image: str
    entities: tuple[Entity, ...]
    links: tuple[Link, ...]
    extra: Mapping[str, Any] = field(default_factory=dict)
    line: int = 0

    def page(self, width: int, height: int, image: str | None = None) -> Page:
        """The row as a page of width x height pixels, under the row's image path or another one."""
        state = ReviewState.NEW
        if self.entities:
            by_human = all(entity.by_human == HUMAN for entity in self.entities)
            state = ReviewState.IN_WORK if by_human else ReviewState.PRE_ANNOTATED
        page = Page(image or self.image, width, height, state=state, extra=self.extra)
        return page.with_entities(list(self.entities), list(self.links))


@dataclass(frozen=True, slots=True)
class LabelFile:
    """All rows of a label file that could be read, and everything found wrong on the way.

    lost_lines: how many lines gave no row.
    """

    path: Path
    rows: list[LabelRow]
    problems: list[Problem]
    lost_lines: int = 0

    @property
    def label_names(self) -> list[str]:
        """Every label in the file, in order of appearance, one spelling each."""
        names: dict[str, str] = {}
        for row in self.rows:
            for entity in row.entities:
                names.setdefault(entity.label.casefold(), entity.label)
        return list(names.values())


def read_label_file(path: Path, label_set: LabelSet | None = None) -> LabelFile:
    """Read a label file, mending what can be mended; every mend is a problem that says where.

    Entities count as made by a person, unless they carry `text_score` or `label_score`, or a
    `pred` in place of a label. Unknown keys (`bbox`, `difficult`, `key_cls`, ...) are kept in
    `Entity.extra`. Links point from key to value. With a label set, labels are spelled as there.
    Raises UserError where the file cannot be read at all.
    """
    data = read_source(path)
    problems: list[Problem] = []
    if data.startswith(BOM):
        data = data.removeprefix(BOM)
        problems.append(
            Problem(
                "",
                "byte-order-mark",
                Severity.ERROR,
                "line 1: the file starts with a byte order mark, which PaddleOCR reads as part of the first image name",
                fix="save the file without it",
            )
        )
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    found = [[*_rows(line, number, label_set, problems)] for number, line in enumerate(lines, 1)]
    rows = [row for each in found for row in each]
    if not rows:
        problems.append(Problem("", "no-rows", Severity.ERROR, f"{path.name}: no usable pages"))
    problems += _repeated(rows)
    return LabelFile(path, rows, problems, sum(not each for each in found))


def pages_of(label_file: LabelFile, image_dir: Path) -> tuple[list[Page], list[Problem]]:
    """A page for every row whose image is there, its path relative to `image_dir`.

    How images are found: `ImageLookup`. Missing and unreadable images, and second rows of an image,
    become problems; image pixels are not decoded.
    """
    lookup = ImageLookup(image_dir)
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for row in label_file.rows:
        where = f"line {row.line}"
        placed = place_image((row.image,), lookup, where, problems)
        if placed is None:
            continue
        name, info = placed
        if name in pages:
            message = f"{where}: this image already has a line; the second line was skipped"
            problems.append(Problem(row.image, "second-row", Severity.ERROR, message, fix="merge the two lines"))
            continue
        pages[name] = row.page(info.width, info.height, name)
    return list(pages.values()), problems


def place_image(
    names: Sequence[str], lookup: ImageLookup, where: str, problems: list[Problem]
) -> tuple[str, ImageInfo] | None:
    """The first of several names whose image is there, as pages name it, and its size; None is a problem.

    names: as the label file has them, the likeliest first.
    """
    found = next((path for name in names if (path := lookup.find(name))), None)
    if found is None:
        problems.append(missing_image(names[0], lookup.folder, where))
        return None
    name = relative_name(found, lookup.folder)
    if (problem := misnamed(names[0], name, where)) is not None:
        problems.append(problem)
        return None
    try:
        return name, image_info(found)
    except UserError as fault:
        problems.append(Problem(names[0], "unreadable-image", Severity.ERROR, f"{where}: {fault}"))
        return None


def relative_name(path: Path, folder: Path) -> str:
    """A path relative to a folder, with forward slashes; absolute where it lies elsewhere."""
    absolute, base = (Path(os.path.normpath(each.absolute())) for each in (path, folder))
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else absolute.as_posix()


def misnamed(image: str, name: str, where: str) -> Problem | None:
    """The problem of an image whose name is no text, and so can stand in no label file; None where it is one."""
    if encodable(name) == name:
        return None
    message = f"{where}: the image name {encodable(name)} is not UTF-8, so a label file cannot store it"
    return Problem(image, "unreadable-image", Severity.ERROR, message, fix="rename the image")


def missing_image(image: str, image_dir: Path, where: str) -> Problem:
    """The problem of an image that is not there."""
    message = f"{where}: {image}: the image is not in {image_dir}"
    return Problem(image, "missing-image", Severity.ERROR, message, fix="add the image or remove the line")


def _rows(line: bytes, number: int, label_set: LabelSet | None, problems: list[Problem]) -> Iterator[LabelRow]:
    """The rows of a line, usually one; none where it is damaged."""
    findings = Findings("", f"line {number}", problems)
    try:
        for record in records_of(_text(line), findings):
            parsed = parse_row(record.value, findings, label_set)
            if parsed is not None:
                yield LabelRow(record.image, tuple(parsed.entities), tuple(parsed.links), parsed.extra, number)
    except BadLineError as fault:
        findings.error(fault.code, f"{fault}; the line was skipped", fix="fix or remove the line")


def _text(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError as fault:
        raise BadLineError("not-utf8", f"byte {fault.start + 1} is not UTF-8") from fault


def _repeated(rows: list[LabelRow]) -> list[Problem]:
    first: dict[str, int] = {}
    problems = []
    for row in rows:
        if row.image in first:
            message = f"line {row.line}: the image is already on line {first[row.image]}; both are used for training"
            problems.append(Problem(row.image, "repeated-image", Severity.WARNING, message, fix="keep one of them"))
        first.setdefault(row.image, row.line)
    return problems
