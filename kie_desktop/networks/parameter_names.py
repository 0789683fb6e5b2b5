"""Paddle's names of parameters, as PaddleOCR's own networks have them (spec F3, appendix 5).

Optimizer files are keyed by these names. Paddle numbers the layers of a process by kind, in the order in which they
are made. PaddleOCR makes its layers in an order of its own and copies some of them, so the names of our networks, which
have fewer layers for the same parameters, would tell it nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from paddle import nn

from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.sdmgr.network import SdmgrNetwork
from kie_desktop.networks.sdmgr.sizes import CHUNKS
from kie_desktop.networks.ser import SerNetwork

POOLER = "layoutxlm.pooler."
"""The parameters that PaddleOCR has no optimizer state for: nothing reads what they give."""
_DOWN, _UP = 5, 4
"""Stages of SDMGR's image branch."""
_Names = Iterator[tuple[str, str]]


def names_of(networks: Sequence[nn.Layer]) -> list[dict[str, str]]:
    """For each network, the name of everything in its state by its key.

    networks: in the order in which PaddleOCR makes them in one process. Layers that PaddleOCR does not have keep
    their keys, behind the place of their network.
    """
    numbers = _Numbers()
    return [_names(network, place, numbers) for place, network in enumerate(networks)]


def names_of_run(network: nn.Layer, further: Sequence[nn.Layer]) -> list[dict[str, str]]:
    """The same for the result of a run and the other networks that learn in it, in this order.

    PaddleOCR makes the Teacher of mutual learning before the Student, which is the result.
    """
    *others, result = names_of([*further, network])
    return [result, *others]


class _Numbers:
    """Counts layers by kind, as Paddle does."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def next(self, kind: str) -> str:
        """The name of the next layer of a kind."""
        self._counts[kind] += 1
        return f"{kind}_{self._counts[kind] - 1}"


def _names(network: nn.Layer, place: int, numbers: _Numbers) -> dict[str, str]:
    if isinstance(network, SdmgrNetwork):
        return dict(_sdmgr(network, numbers))
    if not isinstance(network, SerNetwork | ReNetwork):
        return {key: f"further_{place}.{key}" for key in network.state_dict()}
    names = dict(_encoder(network.config.num_hidden_layers, numbers))
    return {**names, **dict(_classifier(numbers) if isinstance(network, SerNetwork) else _decoder(numbers))}


def _layer(key: str, name: str) -> _Names:
    """The two parameters of a linear layer or a norm."""
    yield f"{key}.weight", f"{name}.w_0"
    yield f"{key}.bias", f"{name}.b_0"


def _encoder(layers: int, numbers: _Numbers) -> _Names:
    yield "layoutxlm.visual_segment_embedding", f"{numbers.next('layout_xlm_model')}.w_0"
    yield "layoutxlm.embeddings.position_ids", numbers.next("eager_tmp")
    for table in ("word", "position", "x_position", "y_position", "h_position", "w_position", "token_type"):
        yield f"layoutxlm.embeddings.{table}_embeddings.weight", f"{numbers.next('embedding')}.w_0"
    yield from _layer("layoutxlm.embeddings.LayerNorm", numbers.next("layer_norm"))
    yield from _layer("layoutxlm.visual_LayerNorm", numbers.next("layer_norm"))
    for layer in range(layers):
        key = f"layoutxlm.encoder.layer.{layer}"
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            yield from _layer(f"{key}.attention.{part}", numbers.next("linear"))
        yield from _layer(f"{key}.attention.output.LayerNorm", numbers.next("layer_norm"))
        for part in ("intermediate.dense", "output.dense"):
            yield from _layer(f"{key}.{part}", numbers.next("linear"))
        yield from _layer(f"{key}.output.LayerNorm", numbers.next("layer_norm"))
    yield from _layer(f"{POOLER}dense", numbers.next("linear"))


def _classifier(numbers: _Numbers) -> _Names:
    return _layer("classifier", numbers.next("linear"))


def _decoder(numbers: _Numbers) -> _Names:
    """Head and tail are copies of one projection; Paddle names and counts copies by parameter."""
    yield "extractor.entity_emb.weight", f"{numbers.next('embedding')}.w_0"
    projection = {"0": numbers.next("linear"), "3": numbers.next("linear")}
    for side in ("head", "tail"):
        for place, name in projection.items():
            for key, parameter in _layer(f"extractor.ffnn_{side}.{place}", name):
                yield key, parameter + numbers.next("_deepcopy")
    yield "extractor.rel_classifier.bilinear.weight", f"{numbers.next('bilinear')}.w_0"
    yield from _layer("extractor.rel_classifier.linear", numbers.next("linear"))


def _sdmgr(network: SdmgrNetwork, numbers: _Numbers) -> _Names:
    stages = {f"down{stage}": "12" for stage in range(1, _DOWN + 1)}
    stages |= {f"up{stage}": "120" for stage in range(1, _UP + 1)}
    for stage, parts in stages.items():
        for part in parts:
            key = f"backbone.img_feat.{stage}"
            yield f"{key}.conv{part}.weight", f"{numbers.next('conv2d')}.w_0"
            norm = numbers.next("batch_norm")
            yield from _layer(f"{key}.bn{part}", norm)
            yield f"{key}.bn{part}._mean", f"{norm}.w_1"
            yield f"{key}.bn{part}._variance", f"{norm}.w_2"
    yield from _layer("head.fusion.linear0", numbers.next("linear"))
    yield from _layer("head.fusion.linear1", numbers.next("linear"))
    for chunk in range(CHUNKS):
        for side in (0, 1):
            yield from _layer(f"head.fusion.merge_linears{side}.{chunk}", numbers.next("linear"))
    yield from _layer("head.fusion.linear_out", numbers.next("linear"))
    yield "head.node_embed.weight", f"{numbers.next('embedding')}.w_0"
    cell = numbers.next("lstm_cell")
    for part, name in (("weight_ih", "w_0"), ("weight_hh", "w_1"), ("bias_ih", "b_0"), ("bias_hh", "b_1")):
        yield f"head.rnn.{part}_l0", f"{cell}.{name}"
        yield f"head.rnn.0.cell.{part}", f"{cell}.{name}"
    yield from _layer("head.edge_embed", numbers.next("linear"))
    for layer in range(network.sizes.num_gnn):
        for part in ("in_fc", "coef_fc", "out_fc"):
            yield from _layer(f"head.gnn_layers.{layer}.{part}", numbers.next("linear"))
    yield from _layer("head.node_cls", numbers.next("linear"))
    yield from _layer("head.edge_cls", numbers.next("linear"))
