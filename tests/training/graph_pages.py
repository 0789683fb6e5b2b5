"""Small receipts with pictures, in wildreceipt's files, for SDMGR's tests."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image, ImageDraw

from kie_desktop.contract.train_config import DataSource, SdmgrChoices, TrainConfig
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import HUMAN, Entity, Link, Page
from kie_desktop.formats import registry, wildreceipt

LABELS = LabelSet.of_names(["Shop_value", "Total_key", "Total_value"])


def receipt(number: int) -> Page:
    """A shop's name, some items that are no field, and a total; other texts and places on each."""
    rng = Random(number)
    rows = [("Shop_value", "Shop " + rng.choice("ABC"))]
    rows += [("other", f"item {rng.randint(1, 9)}") for _ in range(rng.randint(1, 3))]
    entities, y = [], 8
    for label, text in rows:
        entities.append(Entity(len(entities) + 1, rectangle((8, y, 60, y + 10)), text, label, by_human=HUMAN))
        y += 14
    first = len(entities) + 1
    entities.append(Entity(first, rectangle((8, y, 40, y + 10)), "TOTAL", "Total_key", by_human=HUMAN))
    price = f"{rng.randint(1, 99)}.50"
    entities.append(Entity(first + 1, rectangle((60, y, 90, y + 10)), price, "Total_value", by_human=HUMAN))
    return Page(f"{number}.png", 96, 96).with_entities(entities, [Link(first, first + 1, by_human=True)])


def archive(folder: Path, numbers: range, pages: list[Page] | None = None) -> Path:
    """wildreceipt's folder with pictures of receipts."""
    pictures = folder.with_name(f"{folder.name}-pictures")
    pictures.mkdir(parents=True)
    pages = pages or [receipt(number) for number in numbers]
    for page in pages:
        image = Image.new("RGB", (page.width, page.height), "white")
        for entity in page.entities.values():
            ImageDraw.Draw(image).text(entity.points[0], entity.text, "black")
        image.save(pictures / page.image)
    registry.write(folder, pages, LABELS, wildreceipt.FORMAT, image_path=lambda page: pictures / page.image)
    return folder


def config(data: Path, out: Path, **settings: Any) -> TrainConfig:
    """Some epochs on small pictures with a small network, measured on the same pages."""
    source = DataSource(data, (data / wildreceipt.LABELS,))
    usual: dict[str, Any] = {
        "task": "sdmgr",
        "out": out,
        "train": source,
        "val": source,
        "class_list": data / wildreceipt.CLASSES,
        "network": {"node_embed": 32, "edge_embed": 32, "fusion_dim": 60, "node_input": 8},
        "sdmgr": SdmgrChoices(data / wildreceipt.DICTIONARY, (32, 32)),
        "epochs": 3,
        "batch_size": 3,
        "learning_rate": 5e-3,
        "warmup_epochs": 1,
        "optimizer": "adam",
        "weight_decay": 5e-5,
        "log_every": 2,
        "device": "cpu",
    }
    return TrainConfig(**{**usual, **settings})


def edges_only(data: Path) -> Path:
    """The archive without links: `edge` values alone say what belongs together, as in wildreceipt itself."""
    path = data / wildreceipt.LABELS
    lines = []
    for line in path.read_text("utf-8").splitlines():
        image, _, column = line.partition("\t")
        rows = [{key: value for key, value in row.items() if key != "linking"} for row in json.loads(column)]
        lines.append(f"{image}\t{json.dumps(rows)}\n")
    path.write_text("".join(lines), "utf-8")
    return data


def train(run: TrainConfig) -> Path:
    """The folder of a run that was trained in this process."""
    from kie_desktop.training.distributed import Ranks
    from kie_desktop.training.run import Run
    from kie_desktop.training.sdmgr.setup import prepare_sdmgr
    from kie_desktop.training.train_log import TrainLog

    run.out.mkdir(parents=True, exist_ok=True)
    setup = prepare_sdmgr(run, Ranks(), lambda _: None)
    Run(run, setup, Ranks(), TrainLog(None), lambda _: None, lambda: False).go()
    return run.out


def trained_pack(folder: Path, **settings: Any) -> Path:
    """A pack that learned six receipts by heart, `edge` values and all."""
    from kie_desktop.cli.main import run_command

    data = edges_only(archive(folder / "data", range(6)))
    usual: dict[str, Any] = {"epochs": 24, "warmup_epochs": 1}
    out = train(config(data, folder / "run", **{**usual, **settings}))
    command = ["export-model", "--checkpoint", str(out), "--task", "sdmgr", "--out", str(folder / "receipts")]
    assert run_command(command) == 0
    return folder / "receipts"
