"""What the reference implementation answers on five pages (see README.md), as domain values."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import polygon
from kie_desktop.domain.label_set import Role, default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.tokenizer import FILE_NAME, Tokenizer

FOLDER = Path(__file__).parent
TOKENIZER = FOLDER / "tokenizer" / FILE_NAME
CLASS_LIST = FOLDER / "class_list.txt"


class GoldenPage(NamedTuple):
    """A page and the arrays of `golden.npz` that belong to it."""

    page: Page
    arrays: dict[str, NDArray[Any]]

    @property
    def entities(self) -> list[Entity]:
        return list(self.page.entities.values())

    @property
    def links(self) -> list[Link]:
        return list(self.page.links.values())

    @property
    def roles(self) -> dict[int, Role]:
        return {entity.id: default_label_set().role_of(entity.label) for entity in self.entities}


@cache
def pages() -> list[GoldenPage]:
    """All golden pages; number 3 and 4 are longer than 512 tokens."""
    rows = json.loads((FOLDER / "pages.json").read_text(encoding="utf-8"))
    arrays = np.load(FOLDER / "golden.npz")
    return [
        GoldenPage(
            _page(row),
            {name.removeprefix(f"p{index}_"): arrays[name] for name in arrays.files if name.startswith(f"p{index}_")},
        )
        for index, row in enumerate(rows)
    ]


def _page(row: dict[str, Any]) -> Page:
    entities = [
        Entity(entry["id"], polygon(entry["points"]), entry["transcription"], entry["label"]) for entry in row["label"]
    ]
    links = {(min(pair), max(pair)): Link(*pair) for entry in row["label"] for pair in entry["linking"]}
    return Page(row["image"], row["width"], row["height"]).with_entities(entities, list(links.values()))


@cache
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(TOKENIZER)


def classes() -> BioClasses:
    return BioClasses(CLASS_LIST.read_text(encoding="utf-8").split())
