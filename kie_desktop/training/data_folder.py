"""Fine-tuning on a data folder: what a user who names nothing else gets. The standard library and `domain` only."""

from __future__ import annotations

from pathlib import Path

from kie_desktop.contract.train_config import BATCH_SIZES, DataSource, Task, TrainConfig, usual_choices
from kie_desktop.domain.errors import UserError

TRAIN, VAL, CLASS_LIST = "train.json", "val.json", "class_list.txt"


def config_of_folder(task: Task, data: Path, out: Path, init: str | None) -> TrainConfig:
    """A short run on `train.json` (`FINE_TUNING`, `SDMGR_TRAINING`), measured on `val.json` where there is one.

    Raises UserError where there is no `train.json`.
    """
    if not (data / TRAIN).is_file():
        raise UserError(
            f"{data}: there is no {TRAIN} in this folder; export a data folder, or choose the one that contains it"
        )
    return TrainConfig(
        task=task,
        out=out,
        train=DataSource(data, (data / TRAIN,)),
        val=DataSource(data, (data / VAL,)) if (data / VAL).is_file() else None,
        class_list=data / CLASS_LIST if (data / CLASS_LIST).is_file() else None,
        init=init,
        batch_size=BATCH_SIZES[task],
        **usual_choices(task),
    )
