"""Everything that an SDMGR network was trained with and cannot be used without, as one JSON file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.settings_files import load_json
from kie_desktop.kie.sdmgr.classes import SdmgrClasses
from kie_desktop.safe_files import read_settings

FILE_NAME = "sdmgr.json"
"""In checkpoints and in model packs."""
LONGEST_TEXT = 300
"""Characters that are read of a text; upstream refuses longer ones (spec H2)."""


@dataclass(frozen=True, slots=True)
class SdmgrSettings:
    """classes: names, class 0 first. characters: of the dictionary; the first has the id 1.

    image_scale: pixels that the longer and the shorter side of a resized picture may have. norm: what distances
    between boxes are divided by. clip_to_original: upstream's fault of cutting resized boxes off at the size of the
    original picture. links: whether the network has learned which entities belong together.
    sizes: of the network, fields of `SdmgrSizes`.
    """

    classes: tuple[str, ...]
    characters: tuple[str, ...]
    image_scale: tuple[int, int] = (1024, 512)
    norm: float = 10.0
    clip_to_original: bool = False
    links: bool = False
    sizes: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        SdmgrClasses(self.classes)  # raises for rows that are no classes
        if not all(side >= 1 for side in self.image_scale) or not self.norm > 0:
            raise UserError(f"image scale {list(self.image_scale)} and norm {self.norm} must be greater than 0")

    def to_json(self) -> str:
        """One JSON document; `from_json` reads it."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> SdmgrSettings:
        """The inverse of `to_json`. Raises UserError for anything else."""
        try:
            document: dict[str, Any] = load_json(text)
            for name in ("classes", "characters", "image_scale"):
                document[name] = tuple(document[name])
            return cls(**document)
        except (ValueError, TypeError, KeyError) as fault:
            raise UserError(f"these are not SDMGR network settings ({fault}); export the network again") from fault

    @classmethod
    def read(cls, path: Path) -> SdmgrSettings:
        """Read a file of `to_json`; UserError names it."""
        try:
            return cls.from_json(read_settings(path))
        except (OSError, UnicodeDecodeError) as fault:
            raise UserError(f"{path}: the file cannot be read ({fault}); copy the model again") from fault
        except UserError as fault:
            raise UserError(f"{path}: {fault}") from fault


class Characters:
    """The dictionary: ids from 1, 0 for nothing. What is not in it is passed over, letter case counts (spec A8)."""

    def __init__(self, characters: Iterable[str]) -> None:
        self._ids = {character: number for number, character in enumerate(characters, 1)}

    def encode(self, texts: Iterable[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Texts as ids int64[n, longest] filled up with 0 (at least one column), and their lengths int64[n]."""
        rows = [[self._ids[sign] for sign in text if sign in self._ids][:LONGEST_TEXT] for text in texts]
        lengths = np.array([len(row) for row in rows], np.int64)
        ids = np.zeros((len(rows), max([1, *map(len, rows)])), np.int64)
        for place, row in zip(ids, rows, strict=True):
            place[: len(row)] = row
        return ids, lengths
