"""What the user asks for when a run begins, and the configuration that it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.training.config import DataSource, Device, Task, TrainConfig

if TYPE_CHECKING:
    from kie_desktop.formats.paddleocr import ExportReport


@dataclass(frozen=True, slots=True)
class TrainPlan:
    """What to train. tasks: one run each, in this order. init: a pack or a checkpoint to start from.

    val_ratio, seed: of the pages held out (`formats.split`); batch_size: windows at once.
    """

    page_ids: tuple[PageId, ...]
    tasks: tuple[Task, ...]
    init: str
    epochs: int = 20
    batch_size: int = 8
    learning_rate: float = 5e-5
    device: Device = "auto"
    val_ratio: float = 0.2
    seed: int = 0


def config_of(plan: TrainPlan, task: Task, folder: Path, label_set: LabelSet, report: ExportReport) -> TrainConfig:
    """The configuration of one run of a plan whose pages were exported."""
    data = report.folder
    return TrainConfig(
        task=task,
        out=folder,
        train=DataSource(data, (data / "train.json",)),
        val=DataSource(data, (data / "val.json",)) if report.val else None,
        class_list=data / "class_list.txt",
        roles={label.name: label.role for label in label_set},
        init=plan.init,
        epochs=plan.epochs,
        batch_size=plan.batch_size,
        learning_rate=plan.learning_rate,
        device=plan.device,
        seed=plan.seed,
    )
