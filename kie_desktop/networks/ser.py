"""SER: a BIO class for every token (spec C6, D1)."""

from __future__ import annotations

import paddle
from paddle import Tensor, nn
from paddle.nn import functional as F  # noqa: N812

from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.dropout import Dropout
from kie_desktop.networks.layoutxlm import LayoutXLMEncoder

IGNORED = -100
"""Label of padding: no part of the loss."""
WORST_SHARE = 0.5
"""Of an entity's loss, what its worst token has in `entity_loss`; the rest is the mean of its tokens."""


class SerNetwork(nn.Layer):
    """Encoder and classifier."""

    task = "ser"

    def __init__(self, config: LayoutXLMConfig, num_classes: int) -> None:
        super().__init__()
        self.config = config
        self.num_classes = num_classes
        self.layoutxlm = LayoutXLMEncoder(config)
        self.dropout = Dropout(config.hidden_dropout_prob)
        weights = paddle.ParamAttr(initializer=nn.initializer.Normal(0.0, config.initializer_range))
        self.classifier = nn.Linear(config.hidden_size, num_classes, weight_attr=weights)

    def forward(self, input_ids: Tensor, bbox: Tensor, mask: Tensor | None = None) -> Tensor:
        """Logits [B, n, num_classes] of input_ids int64[B, n], bbox int64[B, n, 4], mask [B, n] or None."""
        return self.classifier(self.dropout(self.layoutxlm(input_ids, bbox, mask)))


def ser_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Mean cross-entropy over all tokens of a batch whose label is not `IGNORED`.

    logits: [B, n, C]. labels: int64[B, n]. The mean is over tokens, so long pages weigh more (D1).
    """
    counted = (labels != IGNORED).reshape([-1])
    losses = F.cross_entropy(
        logits.astype("float32").reshape([-1, logits.shape[-1]]),
        paddle.where(counted, labels.reshape([-1]), paddle.zeros_like(labels).reshape([-1])),
        reduction="none",
    )
    # Paddle's own `ignore_index` divides by all tokens where the index is negative.
    counted = counted.astype("float32")
    return (losses.flatten() * counted).sum() / counted.sum().clip(min=1.0)


def entity_loss(logits: Tensor, labels: Tensor, entities: Tensor, weights: Tensor) -> Tensor:
    """Cross-entropy of entities, weighed by label: half of an entity's is its tokens' mean, half its worst token's.

    logits: [B, n, C]. labels: int64[B, n]. entities: int64[B, n], the number of each token's entity in the batch,
    from 0 on without gaps; whatever for tokens labelled `IGNORED`. weights: [(C + 1) / 2], what an entity counts,
    background first and then by label. The metric counts an entity when every token of it is right (D2), so one
    wrong token costs as much as all; and a mean over tokens gives a long value's inside twenty times the weight
    of a short key's beginning.
    """
    places = paddle.nonzero((labels != IGNORED).flatten()).flatten()
    if not places.size:
        return (logits * 0).sum()
    rows = paddle.gather(logits.astype("float32").reshape([-1, logits.shape[-1]]), places)
    classes, numbers = paddle.gather(labels.flatten(), places), paddle.gather(entities.flatten(), places)
    losses = F.cross_entropy(rows, classes, reduction="none").flatten()
    mean, worst = paddle.geometric.segment_mean(losses, numbers), paddle.geometric.segment_max(losses, numbers)
    counted = paddle.gather(weights, paddle.geometric.segment_max((classes + 1) // 2, numbers))
    return (((1 - WORST_SHARE) * mean + WORST_SHARE * worst) * counted).sum() / counted.sum()
