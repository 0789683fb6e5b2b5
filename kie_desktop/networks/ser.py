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
