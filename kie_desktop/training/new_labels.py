"""Labels that what a run begins with does not know: which of its classes they begin as, and how they are learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import paddle

from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.label_set import OTHER, LabelSet, Role, is_background
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.decoding import label_probabilities
from kie_desktop.networks.checkpoint import Checkpoint, ser_network
from kie_desktop.training.data import Example

_LOOKED_AT = 64
"""Windows that are enough to see what the classes make of new labels: a second for a small network."""
QUICK_STEPS = 90
"""What learning a class of one's own takes, with a few examples of it: three receipts thirty times."""


def models_of(known: Sequence[str], labels: LabelSet) -> dict[str, str]:
    """Label -> the known class that it starts as: that of its name, else the first of its role, else a value's.

    Names are case-folded; labels that nothing is like are left out.
    """
    roles = LabelSet.of_names([name.casefold() for name in known])
    by_role: dict[Role, str] = {}
    for name in roles.names:
        if not is_background(name):
            by_role.setdefault(roles.role_of(name), name)
    models = {}
    for name in labels.names:
        if is_background(name):
            continue
        role = labels.role_of(name)
        alike = name.casefold() if name.casefold() in roles else by_role.get(role, by_role.get(Role.VALUE))
        if alike is not None:
            models[name.casefold()] = alike
    return models


def seen_as(
    checkpoint: Checkpoint, known: Sequence[str], labels: LabelSet, windows: Sequence[Example]
) -> Mapping[str, str]:
    """Label -> the known class, or `other`, that the checkpoint gives its tokens most of their probability.

    Only labels that the windows have, case-folded.
    """
    names, classes = BioClasses.of_label_set(labels).names, (OTHER, *(name.casefold() for name in known))
    network = ser_network(checkpoint)
    sums = np.zeros((1 + len(names), len(classes)))
    for example in windows[:: max(-(-len(windows) // _LOOKED_AT), 1)]:
        with paddle.no_grad():
            logits = network(paddle.to_tensor(example.input_ids[None]), paddle.to_tensor(example.bbox[None]))[0]
        counted = example.labels >= 0
        np.add.at(sums, (example.labels[counted] + 1) // 2, label_probabilities(logits.numpy())[counted])
    return {name.casefold(): classes[int(row.argmax())] for name, row in zip(names, sums[1:], strict=True) if row.any()}


def quickened(config: TrainConfig, windows: int) -> tuple[TrainConfig, int]:
    """A run that learns classes of its own: at its quick rate, in batches small enough for `QUICK_STEPS`.

    windows: to learn from in an epoch. Returns also how often an epoch has to take each of them for so many steps.
    """
    wanted = QUICK_STEPS * config.accumulate
    size = min(config.batch_size, max(windows * config.epochs // wanted, 1))
    rate = config.learning_rate * config.new_label_rate
    repeats = max(round(wanted * size / max(windows * config.epochs, 1)), 1)
    return replace(config, learning_rate=rate, batch_size=size), repeats
