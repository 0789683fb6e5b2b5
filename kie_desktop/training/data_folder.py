"""Fine-tuning on a data folder: what a user who names nothing else gets. The standard library and `domain` only."""

from __future__ import annotations

from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.training.config import DataSource, Task, TrainConfig

TRAIN, VAL, CLASS_LIST = "train.json", "val.json", "class_list.txt"


def config_of_folder(task: Task, data: Path, out: Path, init: str | None) -> TrainConfig:
    """A short run on `train.json`, measured on `val.json` after each epoch where there is one.

    The numbers suit some tens of pages and a small network that knows forms already; gradients are clipped
    together and early stopping spares epochs that bring nothing. Raises UserError where there is no `train.json`.
    """
    if not (data / TRAIN).is_file():
        raise UserError(f"{data}: there is no {TRAIN} in it; export a data folder, or name the one that holds it")
    return TrainConfig(
        task=task,
        out=out,
        train=DataSource(data, (data / TRAIN,)),
        val=DataSource(data, (data / VAL,)) if (data / VAL).is_file() else None,
        class_list=data / CLASS_LIST if (data / CLASS_LIST).is_file() else None,
        init=init,
        epochs=30,
        batch_size=8 if task == "ser" else 4,
        learning_rate=2e-4,
        warmup_epochs=1,
        weight_decay=0.01,
        decay_one_dim=False,
        clip="global",
        clip_norm=1.0,
        patience=8,
        log_every=5,
    )
