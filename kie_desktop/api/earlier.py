"""Results of an earlier run of `extract`: which of them still hold, so that their pages need not be read again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kie_desktop.api.document import PageReading
from kie_desktop.api.errors import KieError
from kie_desktop.api.fields_model import is_fields_run
from kie_desktop.api.inputs import PageInput
from kie_desktop.contract.packs import DESCRIPTION
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Link, Page
from kie_desktop.domain.settings_files import MISFIT
from kie_desktop.fields.archive import FIELDS_FILE
from kie_desktop.fields.schema import Schema
from kie_desktop.fields.schema_file import schema_text
from kie_desktop.formats.page_result import entity_of
from kie_desktop.formats.sources import read_source
from kie_desktop.safe_files import read_given
from kie_desktop.version import __version__

AnyPath = str | os.PathLike[str]

_MOST_BYTES = 256 << 20
_FULL_TURN = 360


def settings_mark(
    model: Path, pack: Path, schema: Schema | None, label_file: AnyPath | None, settings: Mapping[str, object]
) -> str:
    """A hash of all that decides what is read of an image: program, networks, schema, given lines, other settings.

    model: as it was given; pack: the folder of its model pack. settings: what JSON can hold. Raises KieError.
    """
    parts = {
        "version": __version__,
        "pack": _digest((pack / DESCRIPTION).read_bytes()),
        "run": _digest((model / FIELDS_FILE).read_bytes()) if is_fields_run(model) else "",
        "schema": "" if schema is None else schema_text(schema),
        "lines": "" if label_file is None else _digest(read_source(Path(label_file))),
        **settings,
    }
    return _digest(json.dumps(parts, sort_keys=True).encode())


def earlier_reading(path: Path, source: PageInput, made: Mapping[str, str], label_set: LabelSet) -> PageReading | None:
    """The page as a result file has it; None where there is none, or another image, model or setting made it.

    made: `PageReading.made` of a result that would be written now. Raises KieError where the file is there and is no
    page result: it may be somebody's work.
    """
    try:
        value = json.loads(read_given(path, _MOST_BYTES))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):
        value = None
    if not isinstance(value, dict) or not {"image", "entities", "model"} <= value.keys():
        raise KieError(f"{path}: this is no result of extract; move it, or use --overwrite")
    try:
        return _reading(value, source, label_set, made) if value.get("made") == {**made} else None
    except MISFIT:
        return None


def _reading(value: Mapping[str, Any], source: PageInput, label_set: LabelSet, made: Mapping[str, str]) -> PageReading:
    entities = [entity_of(row) for row in value["entities"]]
    links = [Link(int(row["head"]), int(row["tail"]), row["score"]) for row in value["links"]]
    page = Page(source.name, int(value["width"]), int(value["height"]), source.frame).with_entities(entities, links)
    turns = int(value["turn"]) % _FULL_TURN // 90
    model, ocr, timing, notes = value["model"], value["ocr"], value["timing"], tuple(map(str, value.get("notes", ())))
    return PageReading(source, page, label_set, model, ocr, timing, turns, made=made, notes=notes)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
