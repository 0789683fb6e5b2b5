"""What a run is to do, as one frozen value that travels to the training process as JSON.

The standard library and `domain` only: window and command line make these without loading Paddle.
`training.yaml_config` turns PaddleOCR's YAML into one and back (spec E).
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.settings_files import MISFIT, load_json

Task = Literal["ser", "re", "sdmgr"]
Optimizer = Literal["adamw", "adam"]
Schedule = Literal["linear", "constant", "piecewise"]
Clip = Literal["none", "per_tensor", "global"]
Precision = Literal["fp32", "bf16", "fp16"]
Device = Literal["auto", "cpu", "gpu"]
WindowMode = Literal["whole", "first"]
Distillation = Literal["none", "udml", "teacher"]
Loss = Literal["paddleocr", "entities"]
Indicator = Literal["hmean", "precision", "recall"]
Figure = Literal[Indicator, "user"]

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "task": get_args(Task),
    "optimizer": get_args(Optimizer),
    "schedule": get_args(Schedule),
    "clip": get_args(Clip),
    "precision": get_args(Precision),
    "device": get_args(Device),
    "window": get_args(WindowMode),
    "distillation": get_args(Distillation),
    "loss": get_args(Loss),
    "figure": (*get_args(Indicator), "user"),
}
FINE_TUNING: Mapping[str, Any] = {
    "epochs": 6,
    "learning_rate": 1e-4,
    "warmup_epochs": 1,
    "weight_decay": 0.01,
    "decay_one_dim": False,
    "clip": "global",
    "clip_norm": 1.0,
    "patience": 15,
    "log_every": 5,
    "loss": "entities",
    "augment": True,
    "measure_start": True,
    "blend": True,
    "folds": 2,
    "figure": "user",
    "new_label_rate": 3.0,
}
"""Fields of `TrainConfig` for teaching some tens of pages to a model that knows forms already: where `train --data`
and the window begin. A run that brings nothing that its pages can show ends with what it began with (adr/0044)."""
SER_DROPOUT = 0.0
"""SER learns new labels without dropout only; RE, of whom nothing new is asked, forgets less with the usual one."""
RE_RATE = 5e-4
"""RE's learning rate: with SER's it does not unlearn what it is sure of, as that values stand right of their keys."""
SDMGR_TRAINING: Mapping[str, Any] = {
    "optimizer": "adam",
    "epochs": 60,
    "learning_rate": 1e-3,
    "warmup_epochs": 2,
    "weight_decay": 5e-5,
    "log_every": 5,
}
"""The same for SDMGR, which begins with nothing: PaddleOCR's numbers, but the rate sinks from the start."""
BATCH_SIZES: Mapping[Task, int] = {"ser": 2, "re": 2, "sdmgr": 4}
"""Windows at once, for fine-tuning; of SDMGR whole pages."""


def usual_choices(task: Task) -> Mapping[str, Any]:
    """`SDMGR_TRAINING`, or `FINE_TUNING` with what is SER's or RE's own."""
    if task == "sdmgr":
        return SDMGR_TRAINING
    return {**FINE_TUNING, **({"dropout": SER_DROPOUT} if task == "ser" else {"learning_rate": RE_RATE})}


ENOUGH_PAGES = 10
"""Held out, so many choose a run's best network by themselves; fewer are helped by cross-validation."""
MOST_EPOCHS = 10_000
"""More than anybody trains."""
_AT_LEAST: Mapping[str, float] = {
    "epochs": 1,
    "max_seconds": 1,
    "batch_size": 1,
    "eval_batch_size": 1,
    "learning_rate": 0,
    "warmup_epochs": 0,
    "weight_decay": 0,
    "clip_norm": 0,
    "accumulate": 1,
    "processes": 1,
    "eval_start": 0,
    "eval_interval": 1,
    "patience": 1,
    "log_every": 1,
    "smooth_window": 1,
    "save_epoch_step": 1,
    "loss_scale": 1,
    "teacher_weight": 0,
    "new_label_rate": 1,
    "folds": 0,
    "seed": 0,
}


@dataclass(frozen=True, slots=True)
class DataSource:
    """Pages to learn from or to measure on.

    label_files: PaddleOCR label files; their image paths are relative to `image_dir`.
    ratios: the share of each file's pages that an epoch takes, drawn anew each epoch where it is below 1
    (spec E5); empty for all pages of all files.
    """

    image_dir: Path
    label_files: tuple[Path, ...]
    ratios: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if self.ratios and len(self.ratios) != len(self.label_files):
            raise UserError(
                f"ratio_list has {len(self.ratios)} numbers, but there are {len(self.label_files)} label files"
            )
        if not all(0 < ratio <= 1 for ratio in self.ratios):
            raise UserError(f"ratio_list {list(self.ratios)}: each ratio must be greater than 0 and at most 1")


@dataclass(frozen=True, slots=True)
class SdmgrChoices:
    """What only SDMGR asks for (spec H).

    dictionary: one character a line; None for those of the pages, or of what the run starts from. image_scale: pixels
    that the longer and the shorter side of a picture may have. norm: what distances between boxes are divided by.
    counted: the classes whose mean F1 is the run's score; none for the usual ones (`evaluate_sdmgr`).
    compat: PaddleOCR's faults too: resized boxes are cut off at the original size, class 0 is not learned whatever
    it is called, and pages without groups count as one group.
    """

    dictionary: Path | None = None
    image_scale: tuple[int, int] = (1024, 512)
    norm: float = 10.0
    counted: tuple[str, ...] = ()
    compat: bool = False

    def __post_init__(self) -> None:
        if len(self.image_scale) != 2 or not all(32 <= side <= 8192 for side in self.image_scale):
            raise UserError(f"img_scale is {list(self.image_scale)}; it must be two numbers of pixels from 32 to 8192")
        if not self.norm > 0:
            raise UserError(f"norm is {self.norm!r}; it must be greater than 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainConfig:
    """One run. The defaults are PaddleOCR's for SER (spec E), but for whole pages and the device.

    out: the run's folder, laid out as spec F1 says. val: None for a run that is not measured; it has
    no best checkpoint then. class_list: None where `init` brings one; RE needs none.
    roles: what RE sees of the labels, where it is not the usual role of the label's name.

    init: name or folder of a model pack, folder of a checkpoint, or of PaddleNLP's pretrained base
    weights; None for fresh weights of the sizes in `network` (fields of `LayoutXLMConfig`; the word
    table's size comes from the tokenizer). tokenizer: None where `init` brings one.
    resume: a checkpoint folder of this run (its `latest`, usually) or of PaddleOCR's; goes on there.

    rates, rate_epochs: of the schedule `piecewise`: each rate holds up to its epoch after the warm-up, the last one on.
    optimizer: `adam` adds weight decay to the gradients, `adamw` takes it off the weights.

    batch_size: windows a process takes at once (a page of up to 512 tokens is one); a step is made of
    `accumulate` such batches. eval_batch_size is kept for PaddleOCR's YAML: pages are measured one by one here,
    which gives the same figures. eval_start, eval_interval: steps; an interval of None measures after every epoch.
    patience: end after so many measurements without a better figure, those that found nothing at all left out; None to
    go on to the last epoch. Only where there are pages enough to choose by.
    max_seconds: end after the step at which so much time has passed since the start (or the resuming) of the run,
    measured once more; None for no limit.
    decay_one_dim: whether weight decay takes biases and norms too, as PaddleOCR's does.
    loss_scale: the first factor of losses in fp16. log_every, smooth_window: steps. save_epoch_step: epochs.
    gpus: e.g. `0,1`; ips: e.g. `10.0.0.1,10.0.0.2`; host: which of these machines this one is, "" for the one that its
    addresses tell; processes: of each machine, where it trains on processors. All are for Paddle's launcher.
    window: `first` trains and measures the first 512 tokens of each page only, as PaddleOCR does.
    loss: `paddleocr` counts every token (SER) or pair (RE); `entities` counts what the scores count: entities with all
    their tokens, and which key each value chooses. Distillation has losses of its own.
    augment: pages are moved, scaled and given some foreign words anew in each epoch.
    figure: what chooses the best checkpoint: `hmean`, `precision` or `recall` as PaddleOCR counts them, or what a
    `user` gets: F1 of whole lines (SER), or of links between keys and values of predicted labels (RE), of right ones
    where there is no SER to predict them.
    ser: pack or checkpoint whose SER predicts these labels; None for `init`, if it has SER.
    measure_start: measure before the first step too; the best checkpoint is the start until another one is better by
    more than chance (`training.choosing`).
    new_label_rate: of SER, what the learning rate is multiplied with where there are labels that `init` does not know;
    batches become smaller then, so that few pages make steps enough. 1 changes neither.
    dropout: the rate of all dropout while a network that begins with given weights learns; None for what their config
    says, which it does not change. A model pack does not tell, and counts as PaddleOCR's 0.1.
    blend: at the end measure means of the first and the last weights too, and keep one that is the best; without any
    page to measure on keep one.
    folds: where fewer pages are held out than choosing takes, the pages to learn from are parted into so many; networks
    that learn from the others are measured on each. 0 for never.
    distillation: `udml` trains two networks that teach each other, the result and one that begins with what `teacher`
    names (None: the same as the result); `teacher` trains one (usually small:
    `network`) on what the finished checkpoint in `teacher` answers as well, with `teacher_weight` as its share.
    """

    task: Task
    out: Path
    train: DataSource
    val: DataSource | None = None
    class_list: Path | None = None
    roles: Mapping[str, Role] = field(default_factory=dict)
    init: str | None = None
    network: Mapping[str, float] = field(default_factory=dict)
    tokenizer: Path | None = None
    resume: Path | None = None
    epochs: int = 200
    batch_size: int = 8
    eval_batch_size: int = 8
    learning_rate: float = 5e-5
    schedule: Schedule = "linear"
    rates: tuple[float, ...] = ()
    rate_epochs: tuple[float, ...] = ()
    optimizer: Optimizer = "adamw"
    warmup_epochs: float = 2
    beta1: float = 0.9
    beta2: float = 0.999
    weight_decay: float = 0.0
    decay_one_dim: bool = True
    clip: Clip = "none"
    clip_norm: float = 10.0
    accumulate: int = 1
    precision: Precision = "fp32"
    loss_scale: float = 32768.0
    dynamic_loss_scale: bool = True
    device: Device = "auto"
    gpus: str = ""
    ips: str = ""
    host: str = ""
    processes: int = 1
    eval_start: int = 0
    eval_interval: int | None = None
    patience: int | None = None
    max_seconds: float | None = None
    log_every: int = 10
    smooth_window: int = 10
    save_epoch_step: int = 2000
    seed: int = 2022
    window: WindowMode = "whole"
    loss: Loss = "paddleocr"
    augment: bool = False
    figure: Figure = "hmean"
    ser: str | None = None
    measure_start: bool = False
    blend: bool = False
    folds: int = 0
    new_label_rate: float = 1.0
    dropout: float | None = None
    distillation: Distillation = "none"
    teacher: Path | None = None
    teacher_weight: float = 1.0
    sdmgr: SdmgrChoices = SdmgrChoices()

    def __post_init__(self) -> None:
        for name, choices in _CHOICES.items():
            if getattr(self, name) not in choices:
                raise UserError(f"{name} is {getattr(self, name)!r}; it must be one of {', '.join(choices)}")
        for name, least in _AT_LEAST.items():
            value = getattr(self, name)
            if value is not None and not value >= least:
                raise UserError(f"{name} is {value!r}; it must be at least {least:g}")
        if self.dropout is not None and not 0 <= self.dropout < 1:
            raise UserError(f"dropout is {self.dropout!r}; it must be at least 0 and below 1")
        if not (0 <= self.beta1 < 1 and 0 <= self.beta2 < 1):
            raise UserError(f"beta1 {self.beta1} and beta2 {self.beta2} must be at least 0 and below 1")
        if self.schedule == "piecewise" and not 0 < len(self.rates) <= len(self.rate_epochs) + 1:
            raise UserError("a piecewise rate needs values, and an end epoch for each value except the last")
        if self.folds == 1:
            raise UserError("folds is 1; it must be 0 or at least 2")
        if self.task == "sdmgr" and self.distillation != "none":
            raise UserError("SDMGR cannot be distilled; remove distillation")
        if self.distillation == "teacher" and self.teacher is None:
            raise UserError("distillation needs the checkpoint folder of the teacher; specify it in `teacher`")

    def rounds(self, val_pages: int) -> int:
        """How often a run does the work of its epochs: cross-validation does it `folds` - 1 times more."""
        return self.folds if self.folds and val_pages < ENOUGH_PAGES else 1

    def within_time(self, seconds: float) -> TrainConfig:
        """This run with as many epochs as fit into `max_seconds`; seconds: what its epochs are estimated to take."""
        if self.max_seconds is None or seconds <= 0:
            return self
        fitting = int(self.epochs * self.max_seconds / seconds)
        return dataclasses.replace(self, epochs=min(max(fitting, 1), MOST_EPOCHS))

    def to_json(self) -> str:
        """One JSON document; `from_json` reads it."""
        return json.dumps(dataclasses.asdict(self), indent=2, ensure_ascii=False, default=str) + "\n"

    @property
    def indicator(self) -> Indicator:
        """PaddleOCR's `main_indicator`: which of its measures chooses, where no user's does."""
        return "hmean" if self.figure == "user" else self.figure

    @classmethod
    def from_json(cls, text: str) -> TrainConfig:
        """The inverse of `to_json`. Raises UserError for unknown keys and for values that make no sense."""
        try:
            document = load_json(text)
        except ValueError as error:
            raise UserError(f"the configuration of the run is not JSON ({error})") from error
        if not isinstance(document, dict):
            raise UserError("the configuration of the run is not a JSON object")
        unknown = document.keys() - {entry.name for entry in dataclasses.fields(cls)}
        if unknown:
            raise UserError(f"the configuration of the run has unknown keys: {', '.join(sorted(unknown))}")
        try:
            return cls(**_typed(document))
        except MISFIT as error:
            raise UserError(f"the configuration of the run is incomplete or wrong ({error})") from error


def _typed(document: dict[str, Any]) -> dict[str, Any]:
    """JSON's strings, lists and objects as paths, tuples and values of ours."""
    typed = dict(document)
    for name in ("out", "class_list", "tokenizer", "resume", "teacher"):
        if typed.get(name) is not None:
            typed[name] = Path(typed[name])
    for name in ("train", "val"):
        if typed.get(name) is not None:
            typed[name] = _source(typed[name])
    for name in ("rates", "rate_epochs"):
        if name in typed:
            typed[name] = tuple(float(value) for value in typed[name])
    if "sdmgr" in typed:
        typed["sdmgr"] = _sdmgr(typed["sdmgr"])
    if "roles" in typed:
        typed["roles"] = {str(name): Role(role) for name, role in typed["roles"].items()}
    return typed


def _sdmgr(value: dict[str, Any]) -> SdmgrChoices:
    choices = dict(value)
    if choices.get("dictionary") is not None:
        choices["dictionary"] = Path(choices["dictionary"])
    if "image_scale" in choices:
        choices["image_scale"] = tuple(int(side) for side in choices["image_scale"])
    if "counted" in choices:
        choices["counted"] = tuple(str(name) for name in choices["counted"])
    return SdmgrChoices(**choices)


def _source(value: dict[str, Any]) -> DataSource:
    files = tuple(Path(path) for path in value["label_files"])
    return DataSource(Path(value["image_dir"]), files, tuple(float(ratio) for ratio in value.get("ratios", ())))
