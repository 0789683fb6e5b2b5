"""Reads label files: on each line an image path, a tab and a JSON list (spec A1). Bad lines never stop it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import HUMAN, Entity, Link, Page, ReviewState
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.formats.images import ImageInfo, image_info
from kie_desktop.formats.paddleocr.findings import Findings
from kie_desktop.formats.paddleocr.repair import parse_row
from kie_desktop.formats.sources import BOM, read_source
from kie_desktop.formats.values import loads


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
                "line 1: the file begins with a byte order mark; PaddleOCR takes it for part of the first image name",
                fix="write the file without it",
            )
        )
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    rows = [row for number, line in enumerate(lines, 1) if (row := _row(line, number, label_set, problems))]
    if not rows:
        problems.append(Problem("", "no-rows", Severity.ERROR, f"{path.name}: there is no page that can be used"))
    problems += _repeated(rows)
    return LabelFile(path, rows, problems, len(lines) - len(rows))


def pages_of(label_file: LabelFile, image_dir: Path) -> tuple[list[Page], list[Problem]]:
    """A page for every row whose image is there, its path relative to `image_dir`.

    An image that is not where the row says is also taken from `image_dir` itself (labels of
    PPOCRLabel name the folder too). Missing and unreadable images, and second rows of an image,
    become problems; image pixels are not decoded.
    """
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for row in label_file.rows:
        where = f"line {row.line}"
        placed = place_image((row.image,), image_dir, where, problems)
        if placed is None:
            continue
        name, info = placed
        if name in pages:
            message = f"{where}: a second row of this image; it was left out"
            problems.append(Problem(row.image, "second-row", Severity.ERROR, message, fix="join the two rows"))
            continue
        pages[name] = row.page(info.width, info.height, name)
    return list(pages.values()), problems


def place_image(
    names: Sequence[str], image_dir: Path, where: str, problems: list[Problem]
) -> tuple[str, ImageInfo] | None:
    """The first of several names whose image is there, as pages name it, and its size; None is a problem.

    names: as the label file has them, the likeliest first.
    """
    found = next((path for name in names if (path := locate_image(name, image_dir))), None)
    if found is None:
        problems.append(missing_image(names[0], image_dir, where))
        return None
    try:
        return relative_name(found, image_dir), image_info(found)
    except UserError as fault:
        problems.append(Problem(names[0], "unreadable-image", Severity.ERROR, f"{where}: {fault}"))
        return None


def locate_image(image: str, image_dir: Path) -> Path | None:
    """Where the image of a row lies: at its path, with `/` for a backslash, or by its bare name."""
    forward = image.replace("\\", "/")
    for candidate in (image_dir / image, image_dir / forward, image_dir / forward.rsplit("/", 1)[-1]):
        try:
            if candidate.is_file():
                return candidate
        except (OSError, ValueError):  # a name too long or with a NUL: no such file
            continue
    return None


def relative_name(path: Path, folder: Path) -> str:
    """A path relative to a folder, with forward slashes; absolute where it lies elsewhere."""
    absolute, base = (Path(os.path.normpath(each.absolute())) for each in (path, folder))
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else absolute.as_posix()


def missing_image(image: str, image_dir: Path, where: str) -> Problem:
    """The problem of an image that is not there."""
    message = f"{where}: {image}: the image is not in {image_dir}"
    return Problem(image, "missing-image", Severity.ERROR, message, fix="put the image there or remove the line")


class _BadLineError(ValueError):
    """A line that holds no row; the message says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def _row(line: bytes, number: int, label_set: LabelSet | None, problems: list[Problem]) -> LabelRow | None:
    findings = Findings("", f"line {number}", problems)
    try:
        value = _value(line, findings)
    except _BadLineError as fault:
        findings.error(fault.code, f"{fault}; the line was left out", fix="mend or remove the line")
        return None
    parsed = parse_row(value, findings, label_set)
    if parsed is None:
        return None
    return LabelRow(findings.page, tuple(parsed.entities), tuple(parsed.links), parsed.extra, number)


def _value(line: bytes, findings: Findings) -> object:
    """The decoded JSON column; `findings` learns the page's name."""
    try:
        text = line.decode()
    except UnicodeDecodeError as fault:
        raise _BadLineError("not-utf8", f"byte {fault.start + 1} is not UTF-8") from fault
    if not text.strip():
        raise _BadLineError("blank-line", "the line is blank, which PaddleOCR takes for a damaged page")
    image, tab, rest = text.partition("\t")
    if not tab:
        raise _BadLineError("no-tab", "there is no tab between an image path and a JSON list")
    findings.page = _image_path(image, findings)
    if not findings.page:
        raise _BadLineError("no-image", "the image path is empty")
    column, _, surplus = rest.partition("\t")
    if surplus.strip():
        findings.warning("more-columns", "what follows a second tab is not read", fix="remove it")
    try:
        value, lost_numbers = loads(column)
    except ValueError as fault:
        raise _BadLineError("bad-json", f"the JSON is damaged ({_position(fault)})") from fault
    if lost_numbers:
        findings.error("not-a-number", "it holds NaN, Infinity or an endless number", fix="write null instead")
    return value


def _image_path(column: str, findings: Findings) -> str:
    """The path column; of a list of paths (PaddleOCR draws one at random) the first."""
    if not column.startswith("["):
        return column
    try:
        paths = json.loads(column)
    except (ValueError, RecursionError):
        return column
    if isinstance(paths, list) and paths and isinstance(paths[0], str):
        findings.page = paths[0]
        if len(paths) > 1:
            findings.warning("several-images", f"the line names {len(paths)} images; the first is used")
        return paths[0]
    return column


def _position(fault: ValueError) -> str:
    if isinstance(fault, json.JSONDecodeError):
        return f"{fault.msg} at character {fault.pos + 1} after the tab"
    return str(fault)


def _repeated(rows: list[LabelRow]) -> list[Problem]:
    first: dict[str, int] = {}
    problems = []
    for row in rows:
        if row.image in first:
            message = f"line {row.line}: the image was on line {first[row.image]} already; both are trained on"
            problems.append(Problem(row.image, "repeated-image", Severity.WARNING, message, fix="keep one of them"))
        first.setdefault(row.image, row.line)
    return problems
