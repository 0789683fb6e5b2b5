"""How a run ended, kept in its folder: where it is resumed after its end, nothing is left to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kie_desktop.contract import events
from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.page import Page
from kie_desktop.formats.atomic import write_text
from kie_desktop.safe_files import read_settings

ENDING = "ending.jsonl"
"""In a run's folder: a mark of the run, then its last events as they were told."""


def mark_of(config: TrainConfig, layout: str, val_pages: Sequence[Page], step: int) -> str:
    """What two runs have in common that end alike: settings, pages and steps. layout: see `checkpoints.Position`."""
    content = [replace(config, resume=None).to_json(), layout, [page.image for page in val_pages], step]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def keep_ending(out: Path, mark: str, last: Sequence[events.Event]) -> None:
    """Write what a run was told to have ended with. Raises UserError."""
    write_text(out / ENDING, "".join([f"{mark}\n", *map(events.encode, last)]), follow_links=False)


def kept_ending(out: Path, mark: str) -> list[events.Event]:
    """The last events of the run in a folder, if it is this one, it ended, and its result is there; else nothing."""
    try:
        first, *rest = read_settings(out / ENDING).splitlines()
        last = [events.decode(line) for line in rest]
    except (OSError, ValueError, events.EventError):  # there is none, or it is damaged: the run ends once more
        return []
    is_there = [Path(event.checkpoint).exists() for event in last if isinstance(event, events.Finished)]
    return last if first == mark and is_there == [True] else []
