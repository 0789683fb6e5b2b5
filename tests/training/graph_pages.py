"""Small receipts with pictures, in wildreceipt's files, for SDMGR's tests."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from PIL import Image, ImageDraw

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import HUMAN, Entity, Link, Page
from kie_desktop.formats import registry, wildreceipt
from kie_desktop.training.config import DataSource, SdmgrChoices, TrainConfig

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
