"""Which SER predicts the labels that RE is measured with: a user's links stand or fall with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.domain.settings_files import MISFIT, load_json
from kie_desktop.formats.atomic import write_text
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.decoding import Labelled
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.networks.checkpoint import read_checkpoint, ser_network
from kie_desktop.networks.onnx_weights import does, read_pack_weights
from kie_desktop.networks.paddle_model import paddle_model
from kie_desktop.safe_files import read_given
from kie_desktop.training.evaluation import Labeller, Labels, labeller_of
from kie_desktop.training.start import FindPack, holds_weights, named_labels, names_in

TESTED = "tested_labels.json"
"""In a SER run's folder: image -> entity -> the label that cross-validation gave it, and its score."""
_MOST_BYTES = 64 << 20


def find_labeller(
    config: TrainConfig, find_pack: FindPack, learned: Collection[str], warn: Callable[[str], None]
) -> Labeller | None:
    """What predicts the labels of a run's pages, each page once; None for another task than RE and without SER.

    That is `config.ser` or, without one, the SER of `init`. Pages that are `learned` from (images) are labelled by
    neither if `config.ser` is a run that learned from them too, which would be too good on them: they have the labels
    that its cross-validation gave them (`keep_labels`) or, where there are none, those of `init`.
    Raises UserError where `config.ser` has no SER.
    """
    if config.task != "re" or config.figure != "user":
        return None
    of_start = None if config.init is None else _labeller(config.init, find_pack)
    chosen = of_start if config.ser is None else _labeller(config.ser, find_pack)
    if config.ser is not None and chosen is None:
        raise UserError(f"{config.ser}: this model has no SER to label the pages with; choose one that has")
    if chosen is None:
        warn(
            "no model predicts labels (--ser-model), so links are scored between correct labels; between "
            "predicted ones, fewer will be right"
        )
        return None
    if config.ser is None:
        return chosen
    return _by_page(_kept_labels(Path(config.ser)), of_start or chosen, chosen, learned)


def keep_labels(out: Path, labels: Mapping[str, Labels]) -> None:
    """Leave the labels of pages, by networks that never saw them, for the RE run that follows. Raises UserError."""
    write_text(out / TESTED, json.dumps(labels, ensure_ascii=False) + "\n", follow_links=False)


def _kept_labels(folder: Path) -> Mapping[str, Labels]:
    """What `keep_labels` left in a run's folder, or beside its best checkpoint; empty where nothing is."""
    path = next((place / TESTED for place in (folder, folder.parent) if (place / TESTED).is_file()), None)
    if path is None:
        return {}
    try:
        pages = load_json(read_given(path, _MOST_BYTES))
        return {
            str(image): {int(key): Labelled(str(label), float(score)) for key, (label, score) in row.items()}
            for image, row in pages.items()
        }
    except (OSError, *MISFIT) as fault:
        raise UserError(f"{path}: the labels of the run cannot be read ({fault}); remove the file") from fault


def _by_page(
    kept: Mapping[str, Labels], of_learned: Labeller, of_others: Labeller, learned: Collection[str]
) -> Labeller:
    def labels(page: Page) -> Labels:
        if page.image not in learned:
            return of_others(page)
        known = kept.get(page.image, {})
        return known if known.keys() == page.entities.keys() else of_learned(page)

    return labels


def _labeller(name: str, find_pack: FindPack) -> Labeller | None:
    """The SER of a pack or checkpoint; None where it has none."""
    folder = Path(name)
    if holds_weights(folder):
        checkpoint = read_checkpoint(folder)
        names = names_in(checkpoint)
    else:
        pack = find_pack(name)
        if not does(pack.folder, "ser"):
            return None
        checkpoint, names = read_pack_weights(pack.folder, "ser"), BioClasses(pack.names).names
    if checkpoint.task != "ser" or names is None or checkpoint.tokenizer is None:
        return None
    tokenizer = Tokenizer.from_file(checkpoint.tokenizer)
    return labeller_of(paddle_model(named_labels(names), tokenizer, ser=ser_network(checkpoint)))
