"""PaddleOCR's label files as one of the formats."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.problems import Problem
from kie_desktop.formats.format import Format, Holds, Reading, Source, Target
from kie_desktop.formats.paddleocr.findings import limited
from kie_desktop.formats.paddleocr.reader import pages_of, read_label_file
from kie_desktop.formats.paddleocr.writer import write_label_file

ROW = re.compile(r"""\A\s*(?:[^\t\n]+\t\s*"?[\[{]|[^\[{\t\n][^\t\n]*?\.[A-Za-z]{2,5}"?(?:\s+|\s*[,;]\s*)"?\[)""")
"""How a label file begins: an image path, a tab and JSON, or what people make of that (`lines`)."""


def _recognise(source: Source) -> bool:
    return ROW.match(source.head) is not None


def _read(path: Path, image_dir: Path | None, label_set: LabelSet | None) -> Reading:
    label_file = read_label_file(path, label_set)
    problems = label_file.problems
    if image_dir is None:
        pages = [row.page(0, 0) for row in label_file.rows]
    else:
        pages, missing = pages_of(label_file, image_dir)
        problems = [*problems, *missing]
    return Reading(
        FORMAT.name, path, tuple(pages), tuple(limited(problems)), len(label_file.rows), damaged=label_file.lost_lines
    )


def _write(target: Target) -> Iterable[Problem]:
    write_label_file(target.path, target.pages, target.label_set, with_scores=True)
    target.files.append(target.path)
    return ()


FORMAT = Format(
    name="paddleocr",
    title="PaddleOCR",
    target="file",
    suffix=".json",
    holds=Holds(kinds=True, scores=True, extra=True),
    recognise=_recognise,
    read=_read,
    write=_write,
)
