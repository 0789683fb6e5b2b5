"""Models around a run: which it can start from, how good old and new are, and making a pack of the new one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kie_desktop.contract import events
from kie_desktop.contract.launch import launcher_command
from kie_desktop.contract.packs import TOKENIZER, ModelPack, find_pack, installed_packs, read_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.settings_files import MISFIT, load_json
from kie_desktop.language import tr
from kie_desktop.places import command_in, user_folder
from kie_desktop.safe_files import read_given
from kie_desktop.session.models.evaluation import PAGES
from kie_desktop.session.models.run_plan import Evaluated
from kie_desktop.session.models.run_record import CONFIG, Run, StartingPoint, TrainingRun

_MOST_BYTES = 512 << 20


def starting_points(runs: Iterable[Run]) -> list[StartingPoint]:
    """Installed model packs, then the results of earlier runs. A damaged pack is not offered: `doctor` names it."""
    points: list[StartingPoint] = []
    for folder in installed_packs():
        try:
            pack = read_pack(folder)
        except UserError:
            continue
        words = tr("{} (model pack)").format(pack.name)
        points.append(StartingPoint(words, pack.name, pack.info.tasks, can_begin=not pack.can("sdmgr")))
    for run in runs:
        if isinstance(run, TrainingRun) and run.can_be_used:
            points.append(
                StartingPoint(tr("{} (run)").format(run.name), run.checkpoint, (run.task,), run.config.learning_rate)
            )
    return points


def train_command(run: TrainingRun, python: str) -> list[str]:
    """Trains: one process, or Paddle's launcher for several. Raises UserError where there is no launcher."""
    path = run.folder / CONFIG
    if run.is_launched:
        return launcher_command(run.config, path, python)
    return command_in(python, "--worker", "train", str(path))


def check_command(run: TrainingRun, python: str) -> list[str]:
    """Looks at what a run needs before it starts; prints one JSON document, also where it refuses."""
    return command_in(python, "train", "--config", str(run.folder / CONFIG), "--dry-run", "--json")


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check_command` found. windows: to learn from, in an epoch. val_pages: to measure on.

    seconds: that the run is estimated to take on this processor; None for no idea.
    """

    found: events.Preflight
    windows: int
    val_pages: int
    seconds: float | None


def checked(document: str) -> Checked:
    """What `check_command` printed. Raises UserError."""
    try:
        value = json.loads(document)
        needs = value["estimate"]
        seconds = None if needs is None else float(needs["seconds"])
        found = events.Preflight(tuple(value["problems"]))
        return Checked(found, int(value["windows"]), int(value["val_pages"]), seconds)
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"the result of the check cannot be read ({error}): {document[:200]}") from error


def held_out_command(run: TrainingRun, compared: str, python: str) -> list[str]:
    """Measures a run's result on the pages that it held out, network by network; prints one JSON document.

    compared: another model; "" for none.
    """
    val = run.config.val
    assert val is not None
    of_pages = ("--label-file", str(val.label_files[0]), "--image-dir", str(val.image_dir))
    others = ("--compare", compared) if compared else ()
    model = ("--task", run.task, "--model", run.checkpoint)
    has_labels = events.FIGURES["re"] in run.history.best
    ser = ("--ser-model", run.config.ser or run.config.init or "") if has_labels else ()
    return command_in(python, "evaluate", *model, *others, *ser, *of_pages, *_roles(run.config.roles), "--json")


def ser_in_use(used: str) -> str | None:
    """The pack in use, if it has SER to label pages with."""
    pack = _pack(used)
    return str(pack.folder) if pack is not None and pack.can("ser") else None


def evaluate_command(evaluated: Evaluated, python: str) -> list[str]:
    """Measures one or two models; prints one JSON document."""
    models = ("--task", evaluated.task, "--model", evaluated.model)
    others = ("--compare", evaluated.other) if evaluated.other else ()
    of_pages = ("--label-file", str(evaluated.label_file), "--image-dir", str(evaluated.data))
    how = ("--window", evaluated.window)
    return command_in(python, "evaluate", *models, *others, *of_pages, *how, *_roles(evaluated.roles), "--json")


def held_out_pages(run: TrainingRun) -> list[PageId]:
    """The pages of the project that a run held out; none where it held out none, or does not say."""
    val = run.config.val
    if val is None or not (val.image_dir / PAGES).is_file():
        return []
    try:
        ids: dict[str, PageId] = dict(load_json(read_given(val.image_dir / PAGES, _MOST_BYTES)))
        rows = read_given(val.label_files[0], _MOST_BYTES).decode().splitlines()
    except (OSError, *MISFIT) as fault:
        raise UserError(f"{val.image_dir}: the pages held out by {run.name} cannot be read ({fault})") from fault
    return [ids[image] for image in (row.partition("\t")[0] for row in rows) if image in ids]


def name_of(model: str) -> str:
    """What people call a model: a pack's name, a run's name for its checkpoint, else the folder's name."""
    path = Path(model)
    return path.parent.name if path.name in ("best_accuracy", "latest") else path.name


def new_pack_folder(project: Path, run: TrainingRun) -> Path:
    """A folder among the user's packs, named after project and run, that is not there yet."""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", f"{project.stem}-{run.name}").strip("-._") or run.name
    root = user_folder() / "models"
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
    return next(root / name for name in names if not (root / name).exists())


def pack_command(run: TrainingRun, folder: Path, used: str, python: str) -> list[str]:
    """Makes a pack of a run's result, with the networks for the other task of the pack that is in use."""
    data = run.config.val or run.config.train
    where = ("--label-file", str(data.label_files[0]), "--image-dir", str(data.image_dir))
    other = _pack(used)
    join = ("--join", str(other.folder)) if other is not None and _fits(run, other) else ()
    result = ("--checkpoint", run.checkpoint, "--task", run.task, "--out", str(folder))
    return command_in(python, "export-model", *result, *where, *join)


def kept_pack(run: TrainingRun, used: str) -> ModelPack | None:
    """The pack that a run began from, where it ended as it began and nothing of the pack in use is lost by it.

    A pack of the run's own result would be no better, and worse where the old one is an ensemble (adr/0088).
    used: the pack in use; where that is another one, its networks for the other task stay in use.
    """
    chosen = run.history.chosen
    if chosen is None or chosen.share or run.config.init is None:
        return None
    pack = _pack(str(run.config.init))
    other = _pack(used)
    if pack is None or not pack.can(run.task):
        return None
    if other is not None and other.folder != pack.folder and set(other.info.tasks) - {run.task}:
        return None
    ours, theirs = ({name.casefold() for name in names} for names in (run.label_names, pack.info.label_set.names))
    return pack if run.task == "re" or ours == theirs else None


def words_of_use(folder: Path) -> str:
    """What a pack in use does from now on. Raises UserError where it is damaged."""
    texts = {
        ("ser",): tr("The model pack {} now proposes labels."),
        ("re",): tr("The model pack {} now proposes links."),
        ("ser", "re"): tr("The model pack {} now proposes labels and links."),
    }
    return texts[read_pack(folder).proposes].format(folder.name)


def _fits(run: TrainingRun, pack: ModelPack) -> bool:
    """Whether a pack has networks for the other task that read the same tokens."""
    ours, theirs = Path(run.checkpoint) / TOKENIZER, pack.path(TOKENIZER)
    if not set(pack.info.tasks) - {run.task} or not (ours.is_file() and theirs.is_file()):
        return False
    return read_given(ours, _MOST_BYTES) == read_given(theirs, _MOST_BYTES)


def _roles(roles: Mapping[str, str]) -> list[str]:
    """What RE is to see of the labels, as arguments of `evaluate`."""
    return [word for name, role in roles.items() for word in ("--role", f"{name}={role}")]


def _pack(name: str) -> ModelPack | None:
    """The pack in use, if it is there: a first pack may be made without one."""
    try:
        return read_pack(find_pack(name))
    except UserError:
        return None
