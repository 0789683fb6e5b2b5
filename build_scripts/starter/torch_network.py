"""The starter's networks in PyTorch: the same numbers as `kie_desktop.networks` gives for the same weights, faster.

Only training uses them. SER and RE share one encoder; modules bear the names of the Paddle networks, so
that weights go over by name. Where PyTorch runs in bfloat16 the residual stream and the heads stay float32.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.relation import KEY_ROW, VALUE_ROW

State = Mapping[str, NDArray[Any]]
"""Paddle's name of a parameter -> its values, linear weights as [inputs, outputs]."""
_START = 0
"""Row 0 of the word table counts as zeros in Paddle, whatever is stored in it."""


class JointNetwork(nn.Module):
    """SER and RE over one encoder, without dropout."""

    def __init__(self, config: LayoutXLMConfig, num_classes: int) -> None:
        super().__init__()
        self.layoutxlm = _Encoder(config)
        self.classifier = nn.Linear(config.hidden_size, num_classes)
        self.extractor = _PairDecoder(config.hidden_size)

    def encode(self, input_ids: Tensor, bbox: Tensor, mask: Tensor | None = None, half: bool = False) -> Tensor:
        """Vectors float32[B, n, hidden] of int64[B, n] and int64[B, n, 4]; mask: bool[B, n], False for padding.

        half: matrix products in bfloat16.
        """
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            return self.layoutxlm(input_ids, bbox, mask).float()

    def classify(self, hidden: Tensor) -> Tensor:
        """SER's logits [B, n, classes] of the encoder's vectors."""
        return self.classifier(hidden)

    def score(self, hidden: Tensor, keys: Tensor, values: Tensor) -> Tensor:
        """RE's logits [B, k, v, 2] of the encoder's vectors and first tokens int64[B, k] and int64[B, v]."""
        return self.extractor(_taken(hidden, keys), _taken(hidden, values))

    def put(self, given: State) -> None:
        """Take over the weights of Paddle's networks; what they have besides is not needed here."""
        turned = self._linear_weights()
        mine = {
            name: torch.from_numpy(np.ascontiguousarray(given[name].T if name in turned else given[name]))
            for name in self.state_dict()
        }
        mine["layoutxlm.embeddings.word_embeddings.weight"][_START] = 0.0
        self.load_state_dict(mine)

    def taken(self) -> dict[str, NDArray[np.float32]]:
        """All weights under Paddle's names, of both networks."""
        turned = self._linear_weights()
        rows = {name: value.detach().numpy() for name, value in self.state_dict().items()}
        return {name: np.ascontiguousarray(row.T if name in turned else row) for name, row in rows.items()}

    def _linear_weights(self) -> set[str]:
        """PyTorch holds them as [outputs, inputs]."""
        return {f"{name}.weight" for name, module in self.named_modules() if isinstance(module, nn.Linear)}


class _Encoder(nn.Module):
    def __init__(self, config: LayoutXLMConfig) -> None:
        super().__init__()
        self.embeddings = _Embeddings(config)
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(_Layer(config) for _ in range(config.num_hidden_layers))})

    def forward(self, input_ids: Tensor, bbox: Tensor, mask: Tensor | None) -> Tensor:
        hidden = self.embeddings(input_ids, bbox)
        seen = None if mask is None else mask[:, None, None, :]
        for layer in self.encoder["layer"]:
            hidden = layer(hidden, seen)
        return hidden


class _Embeddings(nn.Module):
    def __init__(self, config: LayoutXLMConfig) -> None:
        super().__init__()
        hidden, places = config.hidden_size, config.max_2d_position_embeddings
        self.word_embeddings = nn.Embedding(config.vocab_size, hidden, padding_idx=_START)
        self.position_embeddings = nn.Embedding(config.max_position_embeddings, hidden)
        for axis in "xyhw":
            self.add_module(f"{axis}_position_embeddings", nn.Embedding(places, config.coordinate_size))
        self.token_type_embeddings = nn.Embedding(config.type_vocab_size, hidden)
        self.LayerNorm = nn.LayerNorm(hidden, config.layer_norm_eps)

    def forward(self, input_ids: Tensor, bbox: Tensor) -> Tensor:
        left, top, right, bottom = bbox.unbind(-1)
        place = torch.cat(
            [
                self.x_position_embeddings(left),
                self.y_position_embeddings(top),
                self.x_position_embeddings(right),
                self.y_position_embeddings(bottom),
                self.h_position_embeddings(bottom - top),
                self.w_position_embeddings(right - left),
            ],
            dim=-1,
        )
        positions = self.position_embeddings.weight[: input_ids.shape[1]]
        total = self.word_embeddings(input_ids) + positions + place + self.token_type_embeddings.weight[0]
        return self.LayerNorm(total)


class _Layer(nn.Module):
    def __init__(self, config: LayoutXLMConfig) -> None:
        super().__init__()
        hidden = config.hidden_size
        self.attention = _Attention(config)
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(hidden, config.intermediate_size)})
        self.output = _AddAndNorm(config, config.intermediate_size)

    def forward(self, hidden: Tensor, seen: Tensor | None) -> Tensor:
        hidden = self.attention(hidden, seen)
        return self.output(F.gelu(self.intermediate["dense"](hidden)), hidden)


class _Attention(nn.Module):
    def __init__(self, config: LayoutXLMConfig) -> None:
        super().__init__()
        self.self = _SelfAttention(config)
        self.output = _AddAndNorm(config, config.hidden_size)

    def forward(self, hidden: Tensor, seen: Tensor | None) -> Tensor:
        return self.output(self.self(hidden, seen), hidden)


class _SelfAttention(nn.Module):
    def __init__(self, config: LayoutXLMConfig) -> None:
        super().__init__()
        self.heads = config.num_attention_heads
        self.query, self.key, self.value = (nn.Linear(config.hidden_size, config.hidden_size) for _ in range(3))

    def forward(self, hidden: Tensor, seen: Tensor | None) -> Tensor:
        query, key, value = (
            part(hidden).unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        if seen is None:  # up to 512 tokens the way back is a third faster in steps than in one kernel
            scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
            context = scores.softmax(-1) @ value
        else:
            context = F.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        return context.transpose(1, 2).flatten(2)


class _AddAndNorm(nn.Module):
    def __init__(self, config: LayoutXLMConfig, inputs: int) -> None:
        super().__init__()
        self.dense = nn.Linear(inputs, config.hidden_size)
        self.LayerNorm = nn.LayerNorm(config.hidden_size, config.layer_norm_eps)

    def forward(self, hidden: Tensor, residual: Tensor) -> Tensor:
        return self.LayerNorm(residual + self.dense(hidden))


class _PairDecoder(nn.Module):
    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.entity_emb = nn.Embedding(3, hidden)
        self.ffnn_head = _projection(hidden)
        self.ffnn_tail = _projection(hidden)
        self.rel_classifier = _Biaffine(hidden // 2)

    def forward(self, keys: Tensor, values: Tensor) -> Tensor:
        return self.rel_classifier(
            self.ffnn_head(self._with_role(keys, KEY_ROW)), self.ffnn_tail(self._with_role(values, VALUE_ROW))
        )

    def _with_role(self, hidden: Tensor, row: int) -> Tensor:
        return torch.cat([hidden, self.entity_emb.weight[row].expand_as(hidden)], dim=-1)


def _projection(hidden: int) -> nn.Sequential:
    """The places of Paddle's dropout layers are kept, so that the names stay the same."""
    half = hidden // 2
    return nn.Sequential(
        nn.Linear(2 * hidden, hidden), nn.ReLU(), nn.Identity(), nn.Linear(hidden, half), nn.ReLU(), nn.Identity()
    )


class _Biaffine(nn.Module):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size
        self.bilinear = nn.ParameterDict({"weight": nn.Parameter(torch.zeros(2, size, size))})
        self.linear = nn.Linear(2 * size, 2)

    def forward(self, heads: Tensor, tails: Tensor) -> Tensor:
        """[B, k, v, 2] of [B, k, size] and [B, v, size]."""
        together = heads.unsqueeze(1) @ self.bilinear["weight"] @ tails.unsqueeze(1).transpose(2, 3)
        of_head = F.linear(heads, self.linear.weight[:, : self.size]).unsqueeze(2)
        of_tail = F.linear(tails, self.linear.weight[:, self.size :]).unsqueeze(1)
        return together.permute(0, 2, 3, 1) + of_head + of_tail + self.linear.bias


def _taken(hidden: Tensor, tokens: Tensor) -> Tensor:
    """[B, m, hidden]: the vectors of some tokens."""
    return hidden.gather(1, tokens.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
