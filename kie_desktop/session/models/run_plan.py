"""What the user asks for when a run begins, and what it becomes."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kie_desktop.contract.train_config import (
    BATCH_SIZES,
    ENOUGH_PAGES,
    FINE_TUNING,
    RE_RATE,
    DataSource,
    Device,
    Precision,
    SdmgrChoices,
    Task,
    TrainConfig,
    WindowMode,
    usual_choices,
)
from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet

if TYPE_CHECKING:
    from kie_desktop.formats.paddleocr import ExportReport

Tasks = tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class TrainPlan:
    """What to train. tasks: one run each, in this order. init: a pack or a checkpoint to start from; "" for nothing.

    minutes: of each run, in place of `epochs`. batch_size: windows at once. learning_rate: of labels, and of SDMGR.
    link_rate: of links. gpus: `0,1`; "" for the first.
    val_ratio, seed: of the pages held out (`formats.split_pages`). image_scale: of SDMGR's pictures (`SdmgrChoices`).
    """

    page_ids: tuple[PageId, ...]
    tasks: Tasks
    init: str
    epochs: int = FINE_TUNING["epochs"]
    minutes: float | None = None
    batch_size: int = BATCH_SIZES["ser"]
    learning_rate: float = FINE_TUNING["learning_rate"]
    link_rate: float = RE_RATE
    device: Device = "auto"
    gpus: str = ""
    precision: Precision = "fp32"
    val_ratio: float | None = 0.2
    seed: int = 0
    image_scale: tuple[int, int] = (256, 128)
    """A sixteenth of PaddleOCR's pixels, so that a processor gets through an evening's pages: receipts were told
    apart as well with fewer (docs/adr/0020)."""


def usual_plan(task: Task) -> TrainPlan:
    """What training for a task begins with where nobody chose, without pages."""
    usual = usual_choices(task)
    return TrainPlan(
        (), (task,), "", usual["epochs"], batch_size=BATCH_SIZES[task], learning_rate=usual["learning_rate"]
    )


@dataclass(frozen=True, slots=True)
class EvaluationPlan:
    """What to measure: model and, for comparison, `other`, each a pack or a checkpoint. tasks: one run each.

    window: `first` scores the first 512 tokens of a page only, as PaddleOCR does.
    """

    page_ids: tuple[PageId, ...]
    tasks: Tasks
    model: str
    other: str = ""
    window: WindowMode = "whole"


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What one evaluation measures. data: the exported pages, which the evaluations of a plan share.

    roles: of the project's labels.
    """

    task: Task
    model: str
    other: str
    window: WindowMode
    data: Path
    roles: Mapping[str, str]

    @property
    def label_file(self) -> Path:
        """All pages that were exported."""
        return self.data / "train.json"

    def to_json(self) -> dict[str, Any]:
        """Plain values; `from_json` reads them."""
        return {**dataclasses.asdict(self), "data": str(self.data)}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Evaluated:
        """The inverse of `to_json`. Raises TypeError where something is missing."""
        return cls(**{**value, "data": Path(value["data"])})


def rounds_of(task: Task, held_out: int) -> int:
    """How often a run does the work of its epochs, as it tries what it learned by cross-validation."""
    return FINE_TUNING["folds"] if task != "sdmgr" and held_out < ENOUGH_PAGES else 1


def config_of(
    plan: TrainPlan, task: Task, folder: Path, label_set: LabelSet, report: ExportReport, ser: str | None = None
) -> TrainConfig:
    """The configuration of one run of a plan whose pages were exported. ser: what labels the pages of RE."""
    data = report.folder
    values = {
        **usual_choices(task),
        "epochs": plan.epochs,
        "max_seconds": None if plan.minutes is None else 60 * plan.minutes,
        "batch_size": plan.batch_size,
        "learning_rate": plan.link_rate if task == "re" else plan.learning_rate,
        "device": plan.device,
        "gpus": plan.gpus,
        "precision": plan.precision,
        "seed": plan.seed,
    }
    return TrainConfig(
        task=task,
        out=folder,
        train=DataSource(data, (data / "train.json",)),
        val=DataSource(data, (data / "val.json",)) if report.val else None,
        class_list=data / "class_list.txt",
        roles={label.name: label.role for label in label_set},
        init=plan.init or None,
        ser=ser if task == "re" else None,
        sdmgr=SdmgrChoices(image_scale=plan.image_scale),
        **values,
    )
