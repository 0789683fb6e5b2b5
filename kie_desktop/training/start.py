"""What a run starts from: its labels, its tokenizer, and networks with fresh or given weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import paddle

from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.text import listed
from kie_desktop.formats.class_list import read_class_list
from kie_desktop.kie.classes import OUTSIDE, BioClasses
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.networks.checkpoint import BEST, WEIGHTS, Checkpoint, load_weights, read_checkpoint
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.dropout import Dropout
from kie_desktop.networks.paddle_model import check_fit
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.ser import SerNetwork
from kie_desktop.training.data import Example
from kie_desktop.training.new_labels import models_of, seen_as

Network = SerNetwork | ReNetwork
_LARGER = 6
"""How much likelier background is than all labels that start as it, each of which has two classes."""


class Pack(NamedTuple):
    """A model pack, as far as training needs it. names: its labels, in the order of SER's classes."""

    folder: Path
    names: Sequence[str]


FindPack = Callable[[str], Pack]
"""A pack by its name or folder; raises UserError."""


@dataclass(frozen=True, slots=True)
class Source:
    """Weights to start from. names: of SER's classes, in order; None where nothing tells them."""

    checkpoint: Checkpoint
    names: tuple[str, ...] | None


def find_source(config: TrainConfig, find_pack: FindPack) -> Source | None:
    """The checkpoint to resume, or what `init` names; None for fresh weights.

    Raises UserError where there is none such or it cannot be read.
    """
    folder = config.resume or (Path(config.init) if config.init is not None else None)
    if folder is None:
        return None
    if config.resume is None and not holds_weights(folder):
        from kie_desktop.networks.onnx_weights import read_pack_weights

        pack = find_pack(str(config.init))
        assert config.task != "sdmgr"  # `sdmgr.setup` has starts of its own
        return Source(read_pack_weights(pack.folder, config.task), BioClasses(pack.names).names)
    checkpoint = read_checkpoint(folder, config.tokenizer)
    return Source(checkpoint, names_in(checkpoint))


def names_in(checkpoint: Checkpoint) -> tuple[str, ...] | None:
    """The names of SER's classes that lie with a checkpoint, in order; None where nothing tells them."""
    return None if checkpoint.class_list is None else BioClasses(read_class_list(checkpoint.class_list)[0]).names


def label_set_of(config: TrainConfig, source: Source | None, used: Iterable[str]) -> LabelSet:
    """The run's labels, in the order of SER's classes, with their roles.

    used: the labels of the pages; RE, which has no classes, takes those that no list names as well.
    Raises UserError where SER has no class list.
    """
    if config.class_list is not None:
        names = read_class_list(config.class_list)[0]
    elif source is not None and source.names is not None:
        names = [*source.names]
    elif config.task == "re":
        names = []
    else:
        raise UserError("there is no class list; specify the class_list.txt of the data, with one label per line")
    labels = named_labels(names)
    if config.task == "re":
        labels = labels.extended(used)
    for name, role in config.roles.items():
        if name in labels:
            labels = labels.with_label(replace(labels[name], role=role))
    return labels


def named_labels(names: Iterable[str]) -> LabelSet:
    """The labels of a class list, in lower case as label files have them where it is all upper case."""
    return LabelSet.of_names([name.lower() if name.isupper() else name for name in names])


def tokenizer_of(config: TrainConfig, *checkpoints: Checkpoint | None) -> Tokenizer:
    """The run's tokenizer: the one that the configuration names, or the first that a checkpoint brings.

    Raises UserError where there is none.
    """
    brought = [checkpoint.tokenizer for checkpoint in checkpoints if checkpoint is not None]
    path = next((path for path in (config.tokenizer, *brought) if path is not None), None)
    if path is None:
        where = next((f"{checkpoint.folder}: " for checkpoint in checkpoints if checkpoint is not None), "")
        raise UserError(f"{where}sentencepiece.bpe.model is missing; specify the tokenizer to use")
    return Tokenizer.from_file(path)


def build_network(
    config: TrainConfig,
    source: Source | None,
    labels: LabelSet,
    tokenizer: Tokenizer,
    windows: Sequence[Example] = (),
) -> tuple[Network, list[str]]:
    """The network to train and, in words, what of it is fresh.

    A classifier keeps the classes that the source has under the same names. Another starts as the class that the
    source takes its entities in the windows for, else as one of its role, or fresh where there is none.
    Raises UserError where the weights do not fit.
    """
    num_classes = BioClasses.of_label_set(labels).num_classes
    if source is None:
        sizes = _fresh_sizes(config, tokenizer)
        network: Network = SerNetwork(sizes, num_classes) if config.task == "ser" else ReNetwork(sizes)
        return network, ["the model starts from scratch, so it needs many pages"]
    checkpoint = source.checkpoint
    if config.task == "ser":
        network, notes = _ser(checkpoint, source.names, labels, windows)
    else:
        with paddle.LazyGuard():  # no random weights where given ones follow
            network = ReNetwork(checkpoint.config)
        load_weights(network, checkpoint, new_head=checkpoint.task != "re")
        notes = (
            []
            if checkpoint.task == "re"
            else [f"{checkpoint.folder}: it does not propose links yet; they are learned from scratch"]
        )
    check_fit(labels, tokenizer, network)
    if config.dropout is not None:
        _set_dropout(network, config.dropout)
    return network, notes


def _set_dropout(network: Network, rate: float) -> None:
    """The rate is the run's: the network's config, which is saved with it, goes on telling the usual one."""
    for layer in network.sublayers():
        if isinstance(layer, Dropout):
            layer.rate = rate


def _ser(
    checkpoint: Checkpoint, names: tuple[str, ...] | None, labels: LabelSet, windows: Sequence[Example]
) -> tuple[SerNetwork, list[str]]:
    wanted = BioClasses.of_label_set(labels)
    with paddle.LazyGuard():
        network = SerNetwork(checkpoint.config, wanted.num_classes)
    known = names if checkpoint.task == "ser" else None
    same_size = checkpoint.num_classes == wanted.num_classes
    same = same_size and (known is None or _folded(known) == _folded(wanted.names))
    load_weights(network, checkpoint, new_head=not same)
    if same:
        return network, []
    if checkpoint.task != "ser":
        return network, [f"{checkpoint.folder}: it does not assign labels yet; they are learned from scratch"]
    tells = known is not None and checkpoint.num_classes == 2 * len(known) + 1
    models = _models(checkpoint, known, labels, windows) if known and tells else {}
    _fill_classifier(network, checkpoint, known or (), wanted, models)
    if {*_folded(known or ())} == {*_folded(wanted.names)}:  # only in another order
        return network, []
    return network, [_origins(checkpoint.folder, wanted.names, models)]


def _models(
    checkpoint: Checkpoint, known: Sequence[str], labels: LabelSet, windows: Sequence[Example]
) -> dict[str, str]:
    """Label -> the known class that it starts as, or `other`."""
    models = models_of(known, labels)
    if models.keys() - {*_folded(known)}:
        seen = seen_as(checkpoint, known, labels, windows)
        models = {name: model if name == model else seen.get(name, model) for name, model in models.items()}
    return models


def _origins(folder: Path, names: Iterable[str], models: Mapping[str, str]) -> str:
    """What each label starts from, in words."""
    of_names = {name: models.get(name.casefold()) for name in names}
    known = [name for name, model in of_names.items() if model == name.casefold()]
    like = [f"{name} ({model})" for name, model in of_names.items() if model and name not in known]
    new = [name for name, model in of_names.items() if model is None]
    kept, started, fresh = (listed(group) or "–" for group in (known, like, new))
    return (
        f"{folder}: known labels: {kept}; labels that start as a known one (in brackets): {started}; labels "
        f"learned from scratch: {fresh}"
    )


def _fill_classifier(
    network: SerNetwork, checkpoint: Checkpoint, known: Sequence[str], wanted: BioClasses, models: Mapping[str, str]
) -> None:
    """A classifier whose classes are those of the labels' models; the rest is drawn anew (spec C6).

    Labels that start as the same class share its probability; those that start as background leave it the larger part.
    """
    weight = paddle.normal(0.0, network.config.initializer_range, network.classifier.weight.shape).numpy()
    bias = np.zeros(wanted.num_classes, np.float32)
    old_weight, old_bias = checkpoint.state["classifier.weight"], checkpoint.state["classifier.bias"]
    if models:
        weight[:, OUTSIDE], bias[OUTSIDE] = old_weight[:, OUTSIDE], old_bias[OUTSIDE]
    places = {name: 2 * number for number, name in enumerate(_folded(known))}
    sharing = Counter(models.values())
    for number, name in enumerate(_folded(wanted.names)):
        if name not in models:
            continue
        model = models[name]
        for part in (1, 2):
            its = places[model] + part if model in places else OUTSIDE
            weight[:, 2 * number + part] = old_weight[:, its]
            bias[2 * number + part] = old_bias[its] - np.log(sharing[model] * (1 if its else _LARGER))
    network.classifier.weight.set_value(weight)
    network.classifier.bias.set_value(bias)


def _fresh_sizes(config: TrainConfig, tokenizer: Tokenizer) -> LayoutXLMConfig:
    sizes: dict[str, Any] = {"vocab_size": tokenizer.vocab_size, **config.network}
    try:
        return LayoutXLMConfig(**sizes)
    except TypeError as error:
        raise UserError(f"the network sizes are wrong ({error}); use those of a config.json") from error


def holds_weights(folder: Path) -> bool:
    """Whether a folder is a checkpoint, or a run's with its best one."""
    return (folder / WEIGHTS).exists() or (folder / BEST / WEIGHTS).exists()


def _folded(names: Iterable[str]) -> list[str]:
    return [name.casefold() for name in names]
