"""Models around a run: which it can start from, how good old and new are, and making a pack of the new one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.jobs.commands import command_in
from kie_desktop.places import user_folder
from kie_desktop.runtime.packs import TOKENIZER, ModelPack, find_pack, installed_packs, read_pack
from kie_desktop.session.run_record import CONFIG, MEASURES, Run, RunState, Score, StartingPoint
from kie_desktop.training import events


def starting_points(runs: Iterable[Run]) -> list[StartingPoint]:
    """Installed model packs, then the results of earlier runs. A damaged pack is not offered: `doctor` names it."""
    points: list[StartingPoint] = []
    for folder in installed_packs():
        try:
            pack = read_pack(folder)
        except UserError:
            continue
        points.append(StartingPoint(f"{pack.name} (model pack)", pack.name, pack.info.tasks))
    for run in runs:
        if run.state is RunState.FINISHED and run.checkpoint:
            points.append(StartingPoint(f"{run.name} (run)", run.checkpoint, (run.task,), run.config.learning_rate))
    return points


def check_command(run: Run, python: str) -> list[str]:
    """Looks at what a run needs before it starts; prints one JSON document, also where it refuses."""
    return command_in(python, "train", "--config", str(run.folder / CONFIG), "--dry-run", "--json")


def found_in(document: str) -> events.Preflight:
    """What `check_command` printed. Raises UserError."""
    try:
        return events.Preflight(tuple(json.loads(document)["problems"]))
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"the check of the run cannot be read ({error}): {document[:200]}") from error


def measure_command(run: Run, model: str, python: str) -> list[str]:
    """Measures a model on the pages that a run held out, as training does; prints one JSON document."""
    val = run.config.val
    assert val is not None
    where = ("--label-file", str(val.label_files[0]), "--image-dir", str(val.image_dir))
    return command_in(python, "evaluate", "--task", run.task, "--model", model, *where, "--network-alone", "--json")


def score_of(document: str) -> Score:
    """What `measure_command` printed. Raises UserError."""
    try:
        values = json.loads(document)
        return {name: float(values[name]) for name in MEASURES}
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"the measurement cannot be read ({error}): {document[:200]}") from error


def new_pack_folder(project: Path, run: Run) -> Path:
    """A folder among the user's packs, named after project and run, that is not there yet."""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", f"{project.stem}-{run.name}").strip("-._") or run.name
    root = user_folder() / "models"
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
    return next(root / name for name in names if not (root / name).exists())


def pack_command(run: Run, folder: Path, used: str, python: str) -> list[str]:
    """Makes a pack of a run's result, with the networks for the other task of the pack that is in use."""
    data = run.config.val or run.config.train
    where = ("--label-file", str(data.label_files[0]), "--image-dir", str(data.image_dir))
    other = _pack(used)
    join = ("--join", str(other.folder)) if other is not None and _fits(run, other) else ()
    result = ("--checkpoint", run.checkpoint, "--task", run.task, "--out", str(folder))
    return command_in(python, "export-model", *result, *where, *join)


def tasks_of(folder: Path) -> str:
    """What a pack can do, in words. Raises UserError where it is damaged."""
    return " and ".join({"ser": "labels", "re": "links"}[task] for task in read_pack(folder).info.tasks)


def _fits(run: Run, pack: ModelPack) -> bool:
    """Whether a pack has networks for the other task that read the same tokens."""
    ours, theirs = Path(run.checkpoint) / TOKENIZER, pack.path(TOKENIZER)
    if not set(pack.info.tasks) - {run.task} or not (ours.is_file() and theirs.is_file()):
        return False
    return ours.read_bytes() == theirs.read_bytes()


def _pack(name: str) -> ModelPack | None:
    """The pack in use, if it is there: a first pack may be made without one."""
    try:
        return read_pack(find_pack(name))
    except UserError:
        return None
