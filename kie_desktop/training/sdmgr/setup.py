"""Everything that an SDMGR run needs, made from its configuration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import paddle

from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.domain.text import characters_of, listed
from kie_desktop.formats import wildreceipt
from kie_desktop.kie.sdmgr import SdmgrClasses, SdmgrSettings
from kie_desktop.kie.sdmgr.encoding import GraphPage
from kie_desktop.kie.sdmgr.model import Picture
from kie_desktop.networks.sdmgr.checkpoint import SdmgrCheckpoint, companions, read_sdmgr
from kie_desktop.networks.sdmgr.network import SdmgrNetwork, sdmgr_model
from kie_desktop.training.dataset import BatchPlan
from kie_desktop.training.distributed import Ranks
from kie_desktop.training.evaluation import Evaluation
from kie_desktop.training.sdmgr.data import (
    GraphBatch,
    Pictures,
    examples_of,
    labels_of,
    read_graph_pages,
    together_of,
)
from kie_desktop.training.sdmgr.evaluation import counted_classes, evaluate_sdmgr
from kie_desktop.training.sdmgr.objective import SdmgrObjective
from kie_desktop.training.setup import Setup, choose_device, schedule_of, train_step

_KEPT_ROWS = {"head.node_cls.weight": 1, "head.node_cls.bias": 0, "head.node_embed.weight": 0}
"""Weights with a row (or column: the axis) for each class or character; those of known ones are kept."""


def prepare_sdmgr(config: TrainConfig, ranks: Ranks, warn: Callable[[str], None]) -> Setup:
    """Read the pages and build the network.

    Raises UserError for whatever a user has to mend: pages, labels, weights that do not fit, a missing device.
    """
    device = choose_device(config, ranks)
    paddle.seed(config.seed)
    source = source_of(config)
    names = class_rows(config, source)
    files, problems = read_graph_pages(config.train, names)
    val_files, val_problems = read_graph_pages(config.val, names) if config.val is not None else ([], [])
    pages, val_pages = ([page for rows in read for page in rows] for read in (files, val_files))
    settings = settings_of(config, source, names, pages)
    classes, pictures = SdmgrClasses(settings.classes), Pictures()
    counted_classes(classes, config.sdmgr.counted)
    for page in val_pages:
        labels_of(page, classes)  # a label that is not in the class list ends the run now, not later
    compat = config.sdmgr.compat
    examples = [examples_of(rows, config.train.image_dir, settings, pictures, compat) for rows in files]
    if not any(examples):
        raise UserError("no page has any entities, so there is nothing to learn; run OCR first")
    plan = BatchPlan.of(config, examples, ranks, GraphBatch)
    network = _network(settings, source, warn)
    warmup = round(config.warmup_epochs * plan.steps_per_epoch)
    return Setup(
        device,
        plan,
        len(pages),
        val_pages,
        network,
        {"": partial(_evaluate, config, network, val_pages, pictures)},
        train_step(config, SdmgrObjective(network), ranks, device, warn),
        schedule_of(config, warmup, plan.steps_per_epoch),
        warmup,
        companions(settings),
        (*problems, *val_problems),
        None if source is None else source.names,
    )


def source_of(config: TrainConfig) -> SdmgrCheckpoint | None:
    """The checkpoint to resume or to start from. UserError where it is none of SDMGR's."""
    place = config.resume or (Path(config.init) if config.init else None)
    if place is None:
        return None
    names = wildreceipt.read_classes(config.class_list) if config.class_list is not None else None
    if names is not None and not config.sdmgr.compat:
        names = [*SdmgrClasses.of_names(names).names]
    return read_sdmgr(place, names, dictionary_of(config), {key: int(value) for key, value in config.network.items()})


def class_rows(config: TrainConfig, source: SdmgrCheckpoint | None) -> Sequence[str]:
    """The rows of the class list, as labels that are numbers mean them; empty where only the pages tell."""
    if config.class_list is not None:
        return wildreceipt.read_classes(config.class_list)
    return source.settings.classes if source is not None else ()


def dictionary_of(config: TrainConfig) -> tuple[str, ...] | None:
    """The characters of the dictionary that the run names, if it does."""
    path = config.sdmgr.dictionary
    return wildreceipt.read_dictionary(path) if path is not None else None


def settings_of(
    config: TrainConfig, source: SdmgrCheckpoint | None, names: Sequence[str], pages: Iterable[Page]
) -> SdmgrSettings:
    """Classes, dictionary and sizes of the run; what no file tells follows from the pages to learn from."""
    entities = [entity for page in pages for entity in page.entities.values()]
    rows = names or [*dict.fromkeys(entity.label for entity in entities)]
    characters = dictionary_of(config)
    if characters is None and source is not None:
        characters = source.settings.characters
    choices = config.sdmgr
    return SdmgrSettings(
        (SdmgrClasses if choices.compat else SdmgrClasses.of_names)(rows).names,
        characters if characters is not None else characters_of(entity.text for entity in entities),
        choices.image_scale,
        choices.norm,
        choices.compat,
        any(together_of(page) is not None for page in pages),
        {key: int(value) for key, value in config.network.items()} or (source.settings.sizes if source else {}),
    )


def _network(settings: SdmgrSettings, source: SdmgrCheckpoint | None, warn: Callable[[str], None]) -> SdmgrNetwork:
    """A fresh network, or the source's; classes and characters that the source does not know start fresh."""
    network = SdmgrNetwork(settings)
    if source is None:
        return network
    theirs = source.settings
    given = source.network().state_dict()  # checks that it is whole
    if (theirs.classes, theirs.characters) != (settings.classes, settings.characters):
        fresh = [name for name in settings.classes if name not in theirs.classes]
        warn(f"{source.folder}: it has different labels or characters; learned from scratch: {listed(fresh) or '–'}")
    state = network.state_dict()
    for key, value in state.items():
        old, new = given[key].numpy(), value.numpy()
        if key in _KEPT_ROWS:
            old = _kept(key, old, new, theirs, settings)
        if old.shape != new.shape:
            raise UserError(
                f"{source.folder}: {key} has a different size than the run specifies; do not specify the sizes"
            )
        value.set_value(old)
    return network


def _kept(key: str, old: np.ndarray, new: np.ndarray, theirs: SdmgrSettings, mine: SdmgrSettings) -> np.ndarray:
    """A weight of the new size with the old rows of classes or characters of the same name."""
    by_class = key.startswith("head.node_cls")
    before, after = (("", *row.characters) if not by_class else row.classes for row in (theirs, mine))
    places = {name: place for place, name in enumerate(before)}
    pairs = [(place, places[name]) for place, name in enumerate(after) if name in places]
    kept = np.moveaxis(new.copy(), _KEPT_ROWS[key], 0)
    kept[[place for place, _ in pairs]] = np.moveaxis(old, _KEPT_ROWS[key], 0)[[place for _, place in pairs]]
    return np.moveaxis(kept, 0, _KEPT_ROWS[key])


def _evaluate(config: TrainConfig, network: SdmgrNetwork, pages: Sequence[Page], pictures: Pictures) -> Evaluation:
    assert config.val is not None
    folder = config.val.image_dir

    def picture_of(page: Page, graph: GraphPage) -> Picture:
        return pictures.fitted(folder / page.image, page.frame, graph)

    network.eval()
    return evaluate_sdmgr(sdmgr_model(network), pages, picture_of, config.sdmgr.counted, config.eval_batch_size)
