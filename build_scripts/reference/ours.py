"""Our side: random networks, pages, and what comes of them. Paddle must have been prepared before this is imported."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import paddle
from numpy.typing import NDArray

from build_scripts.devtools.places import ROOT
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Link, Page
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.encoding import encode_page
from kie_desktop.kie.tokenizer import FILE_NAME, Tokenizer
from kie_desktop.networks.checkpoint import re_network, read_checkpoint, ser_network, write_checkpoint
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.ser import SerNetwork
from kie_desktop.networks.upstream_re import upstream_inputs
from kie_desktop.training.data import Batch, examples_of
from kie_desktop.training.evaluation import roles_of
from kie_desktop.training.export import sample_pages
from kie_desktop.training.step import ReObjective, SerObjective, TrainStep, inputs_of

Arrays = dict[str, NDArray[Any]]
RATE, CLIP = 1e-3, 10.0
_LABELS = default_label_set()


def run(task: str, folder: Path) -> Arrays:
    """Write a random network, inputs for PaddleNLP and our checkpoint after a step; what came of it here."""
    paddle.seed(7)
    tokenizer = Tokenizer.from_file(ROOT / "models" / "starter" / FILE_NAME)
    sizes = LayoutXLMConfig(
        vocab_size=tokenizer.vocab_size,
        hidden_size=96,
        num_hidden_layers=3,
        num_attention_heads=4,
        intermediate_size=192,
        coordinate_size=16,
        shape_size=16,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    classes = BioClasses.of_label_set(_LABELS).num_classes
    network = SerNetwork(sizes, classes) if task == "ser" else ReNetwork(sizes)
    shutil.rmtree(folder / task, ignore_errors=True)
    write_checkpoint(folder / task / "start", network)
    page = _page()
    (example,) = examples_of(page, tokenizer, _LABELS)
    batch = Batch.of([example])
    arrays: dict[str, Any] = {**_inputs(page, tokenizer, example.labels)}
    np.savez(folder / task / "inputs.npz", **arrays)
    settings = {"task": task, "rate": RATE, "clip": CLIP if task == "re" else 0.0}
    (folder / task / "settings.json").write_text(json.dumps(settings), "utf-8")
    found = _answers(network, batch)
    objective = SerObjective(network) if isinstance(network, SerNetwork) else ReObjective(network)
    step = TrainStep(objective, 0.0, CLIP, clip="per_tensor" if task == "re" else "none", decay_one_dim=True)
    found["loss"] = np.array(sum(step(batch, RATE).values()), np.float32)
    network.eval()
    write_checkpoint(folder / task / "ours", network)
    weights = {f"weight {key}": value.numpy() for key, value in network.state_dict().items()}
    return {**found, **weights, "logits after": _answers(network, batch)["logits"]}


def logits_of(task: str, checkpoint: Path) -> NDArray[Any]:
    """What a checkpoint that PaddleNLP wrote answers here."""
    tokenizer = Tokenizer.from_file(ROOT / "models" / "starter" / FILE_NAME)
    read = read_checkpoint(checkpoint)
    network = ser_network(read) if task == "ser" else re_network(read)
    return _answers(network, Batch.of([*examples_of(_page(), tokenizer, _LABELS)]))["logits"]


def _page() -> Page:
    """A form with Chinese, keys left and values right, each key linked to its value."""
    page = sample_pages()[1]
    ids = [*page.entities]
    links = [Link(key, value) for key, value in zip(ids[::2], ids[1::2], strict=False)]
    return page.with_entities([*page.entities.values()], links)


def _inputs(page: Page, tokenizer: Tokenizer, labels: NDArray[np.int64]) -> Arrays:
    """As PaddleOCR's loader makes them: padded to 512 tokens; the relations that are linked (spec B8 to B10)."""
    encoded = encode_page(page.entities.values(), page.width, page.height, tokenizer)
    (ids, bbox, mask, types, entities, _), own = upstream_inputs(encoded, roles_of(page, _LABELS))
    padded = np.full((1, ids.shape[1]), -100, np.int64)
    padded[0, : len(labels)] = labels
    place = {one: number for number, one in enumerate(own)}
    pairs = sorted((place[head], place[tail]) for head, tail in page.links)
    relations = np.full((1, ids.shape[1] ** 2 + 1, 2), -1, np.int64)
    relations[0, 0], relations[0, 1 : len(pairs) + 1] = len(pairs), pairs
    names = ("input_ids", "bbox", "attention_mask", "token_type_ids", "labels", "entities", "relations")
    return dict(zip(names, (ids, bbox, mask, types, padded, entities, relations), strict=True))


def _answers(network: SerNetwork | ReNetwork, batch: Batch) -> Arrays:
    """Embedding, layers and logits of the page's tokens; of RE the logits of all pairs, key by key."""
    network.eval()
    ids, bbox, mask = inputs_of(batch)
    with paddle.no_grad():
        embedding = network.layoutxlm.embeddings(ids, bbox)[0].numpy()
        layers = [layer[0].numpy() for layer in network.layoutxlm.layers(ids, bbox, mask)]
        if isinstance(network, SerNetwork):
            logits = network(ids, bbox, mask)[0].numpy()
        else:
            hidden, pairs = network.encode(ids, bbox, mask)[0], batch.examples[0].pairs
            ends = (paddle.gather(hidden, paddle.to_tensor(t)) for t in (pairs.key_tokens, pairs.value_tokens))
            logits = network.score(*ends).numpy().reshape(-1, 2)
    return {"embedding": embedding, **{f"layer {n}": row for n, row in enumerate(layers)}, "logits": logits}
