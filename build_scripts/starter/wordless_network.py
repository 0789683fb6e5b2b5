"""The network of `kie.wordless` as PyTorch trains it, and its weights as the program reads them."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn.functional import relu

from kie_desktop.kie.wordless_features import LINE_FEATURES, PAIR_FEATURES

HIDDEN, LAYERS, HEADS, INNER, PAIR_HIDDEN, LINK_HIDDEN, ROLES = 64, 3, 4, 128, 32, 48, 4
Arrays = dict[str, NDArray[np.float32]]


class WordlessNetwork(nn.Module):
    """Lines look at each other, the more so as their places suggest; each gets a role, and each pair a link."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Linear(LINE_FEATURES, INNER)
        self.second = nn.Linear(INNER, HIDDEN)
        self.pairs = nn.Linear(PAIR_FEATURES, PAIR_HIDDEN)
        self.nearness = nn.Linear(PAIR_HIDDEN, LAYERS * HEADS)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.last = nn.LayerNorm(HIDDEN)
        self.roles = nn.Linear(HIDDEN, ROLES)
        self.key, self.value = nn.Linear(HIDDEN, LINK_HIDDEN), nn.Linear(HIDDEN, LINK_HIDDEN)
        self.pair = nn.Linear(PAIR_HIDDEN, LINK_HIDDEN)
        self.link = nn.Linear(LINK_HIDDEN, 1)
        for name, size in (("line", LINE_FEATURES), ("pair", PAIR_FEATURES)):
            self.register_buffer(f"{name}_mean", torch.zeros(size))
            self.register_buffer(f"{name}_scale", torch.ones(size))

    def forward(
        self, lines: torch.Tensor, pairs: torch.Tensor, filled: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of roles [b, n, 4] and links [b, n, n] of b pages with up to n lines.

        lines: [b, n, LINE_FEATURES]. pairs: [b, n, n, PAIR_FEATURES]. filled: bool [b, n], whether there is a line.
        """
        hidden = self.second(relu(self.first((lines - self.line_mean) / self.line_scale)))
        seen = relu(self.pairs((pairs - self.pair_mean) / self.pair_scale))
        near = self.nearness(seen).unflatten(-1, (LAYERS, HEADS)).permute(3, 0, 4, 1, 2)
        near = near.masked_fill(~filled[None, :, None, None, :], -1e4)
        for layer, own in zip(self.layers, near, strict=True):
            hidden = layer(hidden, own)
        hidden = self.last(hidden)
        both = self.key(hidden)[:, :, None] + self.value(hidden)[:, None] + self.pair(seen)
        return self.roles(hidden), self.link(relu(both))[..., 0]

    def arrays(self) -> Arrays:
        """The weights by the names that `kie.wordless` knows; features need no scaling before them any more."""
        found = {name: value.detach().double() for name, value in self.state_dict().items()}
        for layer, kind in (("first", "line"), ("pairs", "pair")):
            scale, mean = found.pop(f"{kind}_scale"), found.pop(f"{kind}_mean")
            found[f"{layer}.weight"] = found[f"{layer}.weight"] / scale
            found[f"{layer}.bias"] = found[f"{layer}.bias"] - found[f"{layer}.weight"] @ mean
        return {
            name: np.ascontiguousarray(value.numpy().T if value.ndim > 1 else value.numpy(), np.float32)
            for name, value in found.items()
        }


class Layer(nn.Module):
    """Attention and two linear layers, each on what was normalised before, and added to it."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.between = nn.LayerNorm(HIDDEN), nn.LayerNorm(HIDDEN)
        self.mixed, self.out = nn.Linear(HIDDEN, 3 * HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)

    def forward(self, hidden: torch.Tensor, near: torch.Tensor) -> torch.Tensor:
        """[b, n, HIDDEN]. near: [b, HEADS, n, n], added to the scores of attention."""
        queries, keys, values = self.mixed(self.before(hidden)).unflatten(-1, (3, HEADS, -1)).permute(2, 0, 3, 1, 4)
        scores = queries @ keys.transpose(-1, -2) * queries.shape[-1] ** -0.5 + near
        hidden = hidden + self.out((scores.softmax(-1) @ values).transpose(1, 2).flatten(2))
        return hidden + self.down(relu(self.up(self.between(hidden))))
