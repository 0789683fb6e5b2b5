"""PaddleOCR's KIE configuration to a run of ours."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, get_args

from kie_desktop.contract.train_config import DataSource, Indicator, Task, TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import is_background
from kie_desktop.domain.problems import Problem
from kie_desktop.formats.class_list import read_class_list
from kie_desktop.kie.tokenizer import FILE_NAME as TOKENIZER
from kie_desktop.places import home_folder, user_folder
from kie_desktop.training.yaml_config.keys import SECTION, check_keys
from kie_desktop.training.yaml_config.loading import Document, apply_overrides, load_document
from kie_desktop.training.yaml_config.sdmgr import ALGORITHM, check_sdmgr_keys, piecewise, sdmgr_values
from kie_desktop.training.yaml_config.values import Reader

STARTER = "starter"
BASE_WEIGHTS = "vi-layoutxlm-base-uncased"
_TASKS: Mapping[str, Task] = {"LayoutXLMForSer": "ser", "LayoutXLMForRe": "re"}
STUDENT, TEACHER = (f"Architecture.Models.{name}.Backbone" for name in ("Student", "Teacher"))
_AMP = {"float16": "fp16", "bfloat16": "bf16"}


class YamlRun(NamedTuple):
    """A configuration and what is to be said about the file; errors among it must stop the run."""

    config: TrainConfig
    problems: list[Problem]


def read_yaml(path: Path, overrides: Iterable[str] = ()) -> YamlRun:
    """Read a configuration with `A.B.c=value` on top. UserError where it cannot be understood."""
    document, keys = overridden_document(path, overrides)
    return config_of(document, path.name, keys)


def overridden_document(path: Path, overrides: Iterable[str]) -> tuple[Document, list[str]]:
    """A configuration with `A.B.c=value` on top, and the keys of these. UserError where it cannot be understood."""
    document = load_document(path)
    ours = document.setdefault(SECTION, {})  # so that overrides can name what only we have
    if isinstance(ours, dict):
        ours.setdefault("sdmgr", {})
    return document, apply_overrides(document, overrides)


def config_of(document: Document, name: str, overridden: Collection[str] = ()) -> YamlRun:
    """Turn a document into a run; `overridden` are the keys that the user has set himself."""
    reader = Reader(document, name)
    is_sdmgr = reader.get("Architecture.algorithm") == ALGORITHM
    problems = (check_sdmgr_keys if is_sdmgr else check_keys)(document, name, overridden)
    values = {
        **({} if is_sdmgr else _model(reader)),
        **_schedule(reader),
        **_optimizer(reader),
        **_precision(reader),
        **_indicator(reader),
        "train": _source(reader, "Train"),
        "val": _source(reader, "Eval") if reader.get("Eval") else None,
        "class_list": _class_list(reader),
        **(sdmgr_values(reader) if is_sdmgr else {}),
    }
    if reader.get("Train.loader.batch_size_per_card") is not None:
        values["batch_size"] = reader.integer("Train.loader.batch_size_per_card")
    if reader.get("Eval.loader.batch_size_per_card") is not None:
        values["eval_batch_size"] = reader.integer("Eval.loader.batch_size_per_card")
    config = _with_ours(TrainConfig(**values), document, name)
    _check_classes(reader, config)
    return YamlRun(config, problems + reader.problems)


def _model(reader: Reader) -> dict[str, Any]:
    """Task, what to start from, what to go on from, and whether two networks teach each other."""
    place, distilled = "Architecture.Backbone", reader.get("Architecture.Models") is not None
    algorithm = reader.get("Architecture.algorithm")
    if algorithm not in ("LayoutXLM", "Distillation"):
        raise reader.wrong("Architecture.algorithm", f"is {algorithm!r}; only LayoutXLM and SDMGR are supported here")
    if distilled:
        names = set(reader.get("Architecture.Models") or {})
        if names != {"Teacher", "Student"}:
            raise reader.wrong("Architecture.Models", f"are {sorted(map(str, names))}; they must be Teacher, Student")
        place, other = STUDENT, TEACHER
        if reader.get(f"{place}.name") != reader.get(f"{other}.name"):
            raise reader.wrong(f"{other}.name", "differs from that of the Student; both must be for the same task")
    backbone = reader.text(f"{place}.name")
    if backbone not in _TASKS:
        raise reader.wrong(f"{place}.name", f"is {backbone!r}; it can be {' or '.join(_TASKS)}")
    _check_mode(reader, place)
    _check_order(reader)
    values: dict[str, Any] = {"task": _TASKS[backbone]}
    if distilled:
        _check_mode(reader, other)
        _check_distances(reader)
        return values | {"distillation": "udml"} | _beginning_of_two(reader)
    return values | _beginning(reader, place, ("metric.states", "run_state.json"))


def _check_mode(reader: Reader, place: str) -> None:
    """PaddleOCR's default is a network with a visual backbone, which another name would train as something else."""
    mode = reader.get(f"{place}.mode")
    if mode == "vi":
        return
    told = "is missing, and PaddleOCR's default is 'base'" if mode is None else f"is {mode!r}"
    what = "networks with a visual backbone are not supported here, only 'vi' (VI-LayoutXLM)"
    fix = f"use VI-LayoutXLM instead: -o {place}.mode=vi"
    reader.refuse("yaml-value", f"{place}.mode {told}; {what}", fix)


def _check_distances(reader: Reader) -> None:
    """The layers that are drawn together: `hidden_states_5`, or since 2024 `hidden_states` with an `index`."""
    losses = [row for row in reader.get("Loss.loss_config_list") or [] if isinstance(row, dict)]
    distances = [row for loss in losses for name, row in loss.items() if name == "DistillationVQADistanceLoss"]
    layers = []
    for row in distances:
        key, _, number = str(row.get("key")).rpartition("_")
        layers.append(row.get("index") if key == "hidden" else int(number) if number.isdecimal() else None)
    if sorted(map(str, layers)) != ["5", "8"]:
        place = "Loss.loss_config_list.DistillationVQADistanceLoss"
        raise reader.wrong(place, f"compares the layers {layers}; it must compare 5 and 8, once each")


def _check_order(reader: Reader) -> None:
    """Without an order PaddleOCR takes the lines as the file has them."""
    name = "VQATokenLabelEncode"
    for part in ("Train", "Eval"):
        step = reader.transform(part, name)
        if not step or "order_method" in step:
            continue
        text = f"{part}.dataset.transforms.{name}.order_method is missing: training here always uses 'tb-yx'"
        reader.warn("yaml-value", text, "set it to 'tb-yx'")


def _beginning_of_two(reader: Reader) -> dict[str, Any]:
    """What Student and Teacher start from (spec E8); PaddleOCR never goes on with such a run, ours can be resumed."""
    values = _beginning(reader, STUDENT, ("further_networks.pdparams",))
    if "resume" in values:
        return values
    keys = ("checkpoints", "pretrained")
    if all(reader.get(f"{TEACHER}.{key}") == reader.get(f"{STUDENT}.{key}") for key in keys):
        return values
    teacher = _beginning(reader, TEACHER, ())["init"]
    if teacher is None:
        raise reader.wrong(f"{TEACHER}.pretrained", "has no weights, but the Student does; specify weights for both")
    return values if teacher == values["init"] else {**values, "teacher": Path(teacher)}


def _beginning(reader: Reader, place: str, of_a_run: Collection[str]) -> dict[str, Any]:
    """`checkpoints` goes before `pretrained` (spec E2, F6). of_a_run: files by which a checkpoint is gone on with."""
    checkpoint, pretrained = reader.get(f"{place}.checkpoints"), reader.get(f"{place}.pretrained")
    if checkpoint:
        named = reader.text(f"{place}.checkpoints")
        folder = Path(named)
        goes_on = any((folder / name).exists() for name in of_a_run)
        start: dict[str, Any] = {"resume": folder} if goes_on else {"init": named}
        return start | _tokenizer_for(folder)
    if pretrained is not True:
        return {"init": str(pretrained) if pretrained else None}
    folders = [root / BASE_WEIGHTS for root in _model_folders()]
    found = next((folder for folder in folders if (folder / "model_state.pdparams").exists()), None)
    if found is None:
        reader.warn(
            "yaml-pretrained",
            f"{place}.pretrained is True, which stands for {BASE_WEIGHTS}; this is in neither {folders[0]} "
            f"nor {folders[1]}, so training starts from the model pack {STARTER!r}",
            f"copy it there, or specify another starting point: -o {place}.pretrained=FOLDER",
        )
        return {"init": STARTER}
    return {"init": str(found), **_tokenizer_for(found)}


def _tokenizer_for(folder: Path) -> dict[str, Any]:
    """PaddleOCR keeps no tokenizer with its weights: PaddleNLP's own one, where it was downloaded."""
    if any((place / TOKENIZER).exists() for place in (folder, folder.parent, folder / "best_accuracy")):
        return {}
    places = (root / "layoutxlm-base-uncased" / TOKENIZER for root in _model_folders())
    found = next((place for place in places if place.exists()), None)
    return {} if found is None else {"tokenizer": found}


def _model_folders() -> tuple[Path, Path]:
    """Where downloaded weights are looked for: ours, and PaddleNLP's."""
    return user_folder() / "models", home_folder() / ".paddlenlp" / "models"


def _schedule(reader: Reader) -> dict[str, Any]:
    """Device, lengths and intervals; PaddleOCR's defaults where the file says nothing."""
    start, interval = _evaluation(reader)
    return {
        "out": Path(reader.text("Global.save_model_dir")),
        "device": "auto" if reader.flag("Global.use_gpu") else "cpu",
        "epochs": reader.integer("Global.epoch_num"),
        "smooth_window": reader.integer("Global.log_smooth_window", 10),
        "log_every": reader.integer("Global.print_batch_step", 10),
        "save_epoch_step": reader.integer("Global.save_epoch_step", 2000),
        "seed": reader.integer("Global.seed", 1024),
        "eval_start": start,
        "eval_interval": interval,
    }


def _evaluation(reader: Reader) -> tuple[int, int | None]:
    """First step and interval; None for an interval of one epoch."""
    key, value = "Global.eval_batch_step", reader.get("Global.eval_batch_step")
    if reader.get("Global.eval_batch_epoch"):
        if reader.get("Global.eval_batch_epoch") != 1:
            reader.warn("yaml-value", "Global.eval_batch_epoch: pages are always evaluated after every epoch here")
        start = value[0] if isinstance(value, list) and len(value) == 2 else 0
        return reader.whole(key, start if isinstance(start, int) else 0), None
    if value is None:
        return 0, None
    if isinstance(value, list):
        if len(value) != 2 or not all(isinstance(row, int) for row in value):
            raise reader.wrong(key, f"is {value!r}; write [first step, interval]")
        return int(value[0]), int(value[1])
    return 0, reader.integer(key)


def _optimizer(reader: Reader) -> dict[str, Any]:
    """AdamW's numbers, the learning rate's course, clipping (spec E4)."""
    name = reader.get("Optimizer.lr.name")
    if name == "Piecewise":
        course = piecewise(reader)
        name = None
    else:
        course = {"learning_rate": reader.number("Optimizer.lr.learning_rate")}
    if name not in (None, "Linear", "Const"):
        raise reader.wrong(
            "Optimizer.lr.name", f"is {name!r}; it can be Linear, Piecewise, or left out for a constant rate"
        )
    values: dict[str, Any] = {
        "beta1": reader.number("Optimizer.beta1", 0.9),
        "beta2": reader.number("Optimizer.beta2", 0.999),
        "warmup_epochs": reader.number("Optimizer.lr.warmup_epoch", 0),
        "schedule": "linear" if name == "Linear" else "constant",
        **course,
        "decay_one_dim": not reader.flag("Optimizer.one_dim_param_no_weight_decay"),
        "weight_decay": _weight_decay(reader),
        "clip": "none",
    }
    for clip, key in (("per_tensor", "Optimizer.clip_norm"), ("global", "Optimizer.clip_norm_global")):
        if reader.get(key) is not None:
            values |= {"clip": clip, "clip_norm": reader.number(key)}
    return values


def _weight_decay(reader: Reader) -> float:
    kind = reader.get("Optimizer.regularizer.name")
    if kind not in (None, "L2"):
        raise reader.wrong("Optimizer.regularizer.name", f"is {kind!r}; only L2 can be used here")
    if reader.get("Optimizer.regularizer") is not None:
        return reader.number("Optimizer.regularizer.factor", 0.0)
    return reader.number("Optimizer.weight_decay", 0.01)


def _precision(reader: Reader) -> dict[str, Any]:
    if not reader.flag("Global.use_amp"):
        return {}
    dtype = reader.get("Global.amp_dtype", "float16")
    if dtype not in _AMP:
        raise reader.wrong("Global.amp_dtype", f"is {dtype!r}; it can be {' or '.join(_AMP)}")
    return {
        "precision": _AMP[dtype],
        "loss_scale": reader.number("Global.scale_loss", 1.0),
        "dynamic_loss_scale": reader.flag("Global.use_dynamic_loss_scaling"),
    }


def _indicator(reader: Reader) -> dict[str, Any]:
    """Which measure chooses the best checkpoint; `check_keys` tells of one that PaddleOCR does not have."""
    given = reader.get("Metric.main_indicator")
    return {"figure": given} if given in get_args(Indicator) else {}


def _source(reader: Reader, part: str) -> DataSource:
    key = f"{part}.dataset.label_file_list"
    files, ratios = reader.get(key), reader.get(f"{part}.dataset.ratio_list")
    rows = [files] if isinstance(files, str) else files
    if not isinstance(rows, list) or not rows or not all(isinstance(row, str) and row for row in rows):
        raise reader.wrong(key, f"is {files!r}; it must be a list of label files")
    if part == "Eval" or ratios is None:
        ratios = ()
    elif isinstance(ratios, int | float) and not isinstance(ratios, bool):
        ratios = (ratios,) * len(rows)
    elif not isinstance(ratios, list) or not all(isinstance(ratio, int | float) for ratio in ratios):
        raise reader.wrong(f"{part}.dataset.ratio_list", f"is {ratios!r}; it must be a list of numbers")
    shares = tuple(float(ratio) for ratio in ratios)
    folder = reader.text(f"{part}.dataset.data_dir")
    return DataSource(Path(folder), tuple(map(Path, rows)), shares if any(share != 1 for share in shares) else ())


def _class_list(reader: Reader) -> Path | None:
    """The list that the labels are encoded by; the one of the post-process must be the same file.

    That of `Global` goes over a transform's, as everything there does in PaddleOCR (spec B1).
    """
    encoding = reader.get("Global.class_path") or reader.transform("Train", "VQATokenLabelEncode").get("class_path")
    decoding = reader.get("PostProcess.class_path")
    if encoding and decoding and encoding != decoding:
        reader.warn(
            "yaml-class-path",
            f"PostProcess.class_path {decoding} is not the list that encodes the labels; {encoding} is used",
            "use the same list in both places",
        )
    path = encoding or decoding
    return Path(str(path)) if path else None


def _with_ours(config: TrainConfig, document: Document, name: str) -> TrainConfig:
    """What the section of ours says on top."""
    ours = document.get(SECTION)
    if not ours:
        return config
    said = json.loads(config.to_json())
    if isinstance(ours.get("sdmgr"), dict):  # what it leaves out stands in PaddleOCR's own keys
        ours = {**ours, "sdmgr": {**said["sdmgr"], **ours["sdmgr"]}}
    try:
        return TrainConfig.from_json(json.dumps({**said, **ours}, default=str))
    except UserError as fault:
        raise UserError(f"{name}: {SECTION}: {fault}") from fault


def _check_classes(reader: Reader, config: TrainConfig) -> None:
    """`num_classes` follows from the class list; PaddleOCR believes the file (spec A2, I-10)."""
    if config.task != "ser" or config.class_list is None or not config.class_list.is_file():
        return
    names, _ = read_class_list(config.class_list)
    derived = 2 * sum(not is_background(name) for name in names) + 1
    for place in ("Architecture.Backbone", "Architecture.Models.Student.Backbone", "Loss"):
        given = reader.get(f"{place}.num_classes")
        if given is not None and given != derived:
            text = f"{place}.num_classes is {given!r}, but {config.class_list} gives {derived}; {derived} is used"
            reader.warn("yaml-num-classes", text, f"set it to {derived}")
