"""Networks between two others of one kind: means of their weights.

After Wortsman et al., Robust fine-tuning of zero-shot models (arXiv 2109.01903): what lies between the start and the
end of a run often knows the old pages and the new ones.
"""

from __future__ import annotations

from collections.abc import Mapping

from paddle import Tensor, nn

Weights = Mapping[str, Tensor]


def weights_of(network: nn.Layer) -> Weights:
    """A copy of everything that a network has learned."""
    return {name: row.clone() for name, row in network.named_parameters()}


def set_blend(network: nn.Layer, start: Weights, end: Weights, share: float) -> None:
    """Give a network the mean of two others' weights. share: of `end`, 0 to 1; the ends are exact."""
    for name, row in network.named_parameters():
        row.set_value(start[name] if share <= 0 else end[name] if share >= 1 else start[name].lerp(end[name], share))
