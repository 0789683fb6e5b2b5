"""PaddleNLP's side of `dev.py parity`, in an environment of its own: `python paddlenlp_side.py FOLDER`.

Reads a checkpoint of ours and the inputs beside it, answers, makes a step, writes its checkpoint, and reads the one
that we wrote after our step. PaddleNLP's faults are mended in memory, and each is told; its files stay as they are.
"""

from __future__ import annotations

import inspect
import json
import sys
import textwrap
from pathlib import Path
from typing import Any

import aistudio_sdk.hub
import numpy as np
import paddle

if not hasattr(aistudio_sdk.hub, "download"):  # its newer versions; PaddleNLP imports it whether it downloads or not
    aistudio_sdk.hub.download = None
    print("PaddleNLP, mended in memory: aistudio_sdk no longer has `download`", file=sys.stderr)

from paddlenlp.transformers import LayoutXLMForRelationExtraction, LayoutXLMForTokenClassification
from paddlenlp.transformers.layoutxlm import modeling

FAULTS = (
    (
        "tensors are compared with `is`, which is never true",
        {
            "paddle.any(mask, axis=1) is False": "paddle.any(mask, axis=1) == False",
            "paddle.any(mask, axis=0) is True": "paddle.any(mask, axis=0) == True",
        },
    ),
    (
        "a page of two entities or fewer gets 512 rows in place of those of the others",
        {"paddle.full(shape=[512, 3], fill_value": "paddle.full(shape=entities.shape[1:], fill_value"},
    ),
    (
        "a page without a key or a value writes into an empty tensor",
        {"paddle.full_like(all_possible_relations, fill_value=-1": "paddle.full([1, 2], fill_value=-1"},
    ),
    (
        "sizes are converted as if they were tensors",
        {
            "relation_per_doc.shape[0].astype(new_relations.dtype)": "relation_per_doc.shape[0]",
            "pred_relations.shape[0].astype(all_pred_relations.dtype)": "pred_relations.shape[0]",
        },
    ),
)
"""What is wrong in PaddleNLP 3.0.0b4's decoder of relations, in words, and what stands there and should (spec C8)."""


def main(folder: Path) -> None:
    """Answer and write `theirs.npz` and the checkpoint `theirs`."""
    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    is_ser = settings["task"] == "ser"
    if not is_ser:
        mend()
    with np.load(folder / "inputs.npz") as stored:
        inputs = {name: paddle.to_tensor(array) for name, array in stored.items()}
    kind = LayoutXLMForTokenClassification if is_ser else LayoutXLMForRelationExtraction
    network = kind.from_pretrained(str(folder / "start"))
    found = answers(network, inputs, is_ser)
    found["loss"] = np.array(step(network, inputs, is_ser, settings), np.float32)
    found |= {f"weight {key}": value.numpy() for key, value in network.state_dict().items()}
    found["logits after"] = answers(network, inputs, is_ser)["logits"]
    network.save_pretrained(str(folder / "theirs"))
    again = kind.from_pretrained(str(folder / "ours"))
    found["logits of our checkpoint"] = answers(again, inputs, is_ser)["logits"]
    np.savez(folder / "theirs.npz", **found)


def mend() -> None:
    """Mend the decoder in memory and tell of each fault. Raises ValueError where it is not the code that is known."""
    decoder = modeling.REDecoder
    names = dict(vars(modeling))
    sources = {
        name: textwrap.dedent(inspect.getsource(getattr(decoder, name))) for name in ("build_relation", "forward")
    }
    for words, changes in FAULTS:
        for before, after in changes.items():
            places = [name for name, source in sources.items() if before in source]
            if len(places) != 1:
                raise ValueError(f"this PaddleNLP is another one: {before!r} is not where it was")
            sources[places[0]] = sources[places[0]].replace(before, after)
        print(f"PaddleNLP, mended in memory: {words}", file=sys.stderr)
    for name, source in sources.items():
        exec(compile(source, f"{modeling.__file__}:{name}", "exec"), names)
        setattr(decoder, name, names[name])


def answers(network: Any, inputs: dict[str, Any], is_ser: bool) -> dict[str, Any]:
    """Embedding, layers and logits of the page's tokens, or of all its pairs."""
    network.eval()
    count = int(inputs["attention_mask"].sum())
    seen: dict[str, Any] = {}
    encoder = network.layoutxlm.encoder
    hooks = [encoder.register_forward_pre_hook(lambda _layer, given: seen.update(embedding=given[0]))]
    for number, layer in enumerate(encoder.layer):
        hooks.append(layer.register_forward_post_hook(_keeper(seen, f"layer {number}")))
    if not is_ser:
        hooks.append(network.extractor.rel_classifier.register_forward_post_hook(_keeper(seen, "logits")))
    with paddle.no_grad():
        result = forward(network, inputs, is_ser)
    for hook in hooks:
        hook.remove()
    rows = {name: value[0].numpy()[:count] for name, value in seen.items() if name != "logits"}
    logits = result[0][0].numpy()[:count] if is_ser else in_our_order(seen["logits"].numpy(), inputs)
    return {**rows, "logits": logits}


def _keeper(seen: dict[str, Any], name: str) -> Any:
    def keep(_layer: Any, _given: Any, result: Any) -> None:
        seen[name] = result[0] if isinstance(result, tuple | list) else result

    return keep


def in_our_order(logits: Any, inputs: dict[str, Any]) -> Any:
    """PaddleNLP scores the pairs that are linked before all others; ours are key by key."""
    entities, relations = inputs["entities"].numpy()[0], inputs["relations"].numpy()[0]
    kinds = entities[1 : entities[0, 0] + 1, 2]
    pairs = [(int(k), int(v)) for k in np.flatnonzero(kinds == 1) for v in np.flatnonzero(kinds == 2)]
    linked = [tuple(map(int, row)) for row in relations[1 : relations[0, 0] + 1]]
    order = [*linked, *(pair for pair in pairs if pair not in {*linked})]
    place = {pair: number for number, pair in enumerate(order)}
    return logits[[place[pair] for pair in pairs]]


def forward(network: Any, inputs: dict[str, Any], is_ser: bool) -> Any:
    """What the network gives; of RE with its loss."""
    names = ("input_ids", "bbox", "attention_mask", "token_type_ids", *(() if is_ser else ("entities", "relations")))
    return network(**{name: inputs[name].clone() for name in names})


def step(network: Any, inputs: dict[str, Any], is_ser: bool, settings: dict[str, Any]) -> float:
    """One step as PaddleOCR makes it (spec D1, D4, E4); the loss before it."""
    network.train()
    result = forward(network, inputs, is_ser)
    if is_ser:
        active = inputs["attention_mask"].reshape([-1]) == 1
        logits = result[0].reshape([-1, result[0].shape[-1]])[active]
        loss = paddle.nn.functional.cross_entropy(logits, inputs["labels"].reshape([-1])[active])
    else:
        loss = result["loss"] if isinstance(result, dict) else result[0]
    loss.backward()
    clip = paddle.nn.ClipGradByNorm(settings["clip"]) if settings["clip"] else None
    parameters = network.parameters()
    paddle.optimizer.AdamW(settings["rate"], parameters=parameters, weight_decay=0.0, grad_clip=clip).step()
    return float(loss)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
