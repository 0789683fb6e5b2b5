"""What the starter learns by: losses that count as the scores do, over whole batches (PyTorch)."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

_NEVER = -1e4
"""A score that takes no part in a logsumexp."""


def line_loss(logits: Tensor, labels: Tensor, lines: Tensor, worst_share: float) -> Tensor:
    """SER's loss with every text line weighing the same; a line's is its tokens' mean, mixed with its worst token's.

    logits: float32[B, n, C]. labels, lines: int64[B, n], as in `feed.Packed`. A line counts as found only when
    every token of it has the right class, so one wrong token costs as much as all; and a mean over tokens
    would give a long value's inside twenty times the weight of a short key's beginning.
    """
    count = int(lines.max()) + 1
    flat = lines.flatten()
    losses = F.cross_entropy(logits.flatten(0, 1), labels.flatten(), reduction="none")
    sums = torch.zeros(count).index_add(0, flat, losses)
    sizes = torch.zeros(count).index_add(0, flat, (labels.flatten() >= 0).float())
    worst = torch.zeros(count).scatter_reduce(0, flat, losses, "amax")
    counted = sizes > 0
    mixed = (1 - worst_share) * sums / sizes.clamp(min=1) + worst_share * worst
    return mixed[counted].sum() / counted.sum().clamp(min=1)


def read_roles(logits: Tensor, lines: Tensor, firsts: Tensor, roles: Tensor, of_class: Tensor, noise: float) -> Tensor:
    """The roles that SER reads, int64[B, m], as `feed.Packed.roles`, with a chance for what it nearly took them for.

    logits: float32[B, n, C]. lines: int64[B, n]. firsts, roles: int64[B, m]. of_class: int64[C]. noise: of the
    scores' logarithms; on pages of a kind that it has learned SER is right more often than on real ones.
    """
    likely = logits.softmax(-1).flatten(0, 1)
    likely = torch.cat([likely[:, :1], likely[:, 1::2] + likely[:, 2::2]], dim=1)
    sums = torch.zeros(int(lines.max()) + 1, likely.shape[1]).index_add(0, lines.flatten(), likely)
    shares = sums / sums.sum(1, keepdim=True).clamp(min=1e-9)
    chances = shares.clamp(min=1e-9).log() - noise * torch.empty_like(shares).exponential_().log()
    label = chances.argmax(1)[lines.gather(1, firsts)]
    read = of_class[(2 * label - 1).clamp(min=0)]
    return torch.where(roles >= 0, read, roles)


def choice_loss(logits: Tensor, gold: Tensor, key_mask: Tensor, value_mask: Tensor) -> Tensor:
    """`networks.relation.choice_loss` for many pages at once, averaged over all their values.

    Links of what is masked count as if they were not there.

    logits: float32[B, k, v, 2]. gold: bool[B, k, v]. key_mask: bool[B, k]. value_mask: bool[B, v].
    """
    real = key_mask[:, :, None] & value_mask[:, None, :]
    gold = gold & real
    margins = logits[..., 1] - logits[..., 0]
    scores = F.pad(margins.masked_fill(~real, _NEVER), (0, 0, 1, 0))
    right = torch.cat([~gold.any(1, keepdim=True), gold], dim=1)
    choice = scores.logsumexp(1) - scores.masked_fill(~right, _NEVER).logsumexp(1)
    pairs = F.binary_cross_entropy_with_logits(margins, gold.float(), reduction="none")
    each = choice + (pairs * real).sum(1)
    counted = value_mask & key_mask.any(1, keepdim=True)
    return (each * counted).sum() / counted.sum().clamp(min=1)
