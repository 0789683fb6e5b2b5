"""VI-LayoutXLM's encoder: text and boxes in, one vector a token out (spec C2 to C5).

The 49 visual positions of the original are masked and change nothing, and so does padding; both are
left out. The parameters that only they used exist all the same, so that checkpoints stay complete.
"""

from __future__ import annotations

import paddle
from paddle import Tensor, nn
from paddle.nn import functional as F  # noqa: N812

from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.dropout import Dropout

_OUT_OF_SIGHT = 1e4
"""What a score of padding is lowered by: its weight is 0 in every precision, float16 can hold it."""


class LayoutXLMEncoder(nn.Layer):
    """The base model; its keys stand under `layoutxlm.` in a checkpoint."""

    def __init__(self, config: LayoutXLMConfig) -> None:
        super().__init__()
        hidden = config.hidden_size
        self.embeddings = _Embeddings(config)
        self.visual_segment_embedding = self.create_parameter([hidden], attr=_normal(config))
        self.visual_LayerNorm = nn.LayerNorm(hidden, epsilon=config.layer_norm_eps)
        self.encoder = _Layers(config)
        self.pooler = _Pooler(config)
        for unused in (self.visual_segment_embedding, *self.visual_LayerNorm.parameters(), *self.pooler.parameters()):
            unused.stop_gradient = True

    def forward(self, input_ids: Tensor, bbox: Tensor, mask: Tensor | None = None) -> Tensor:
        """Vectors [B, n, hidden] of input_ids int64[B, n] and bbox int64[B, n, 4].

        mask: [B, n], 1 for tokens and 0 for padding; None where nothing is padded. Every row needs
        at least one token. Vectors of padding mean nothing.
        """
        return self.layers(input_ids, bbox, mask)[-1]

    def layers(self, input_ids: Tensor, bbox: Tensor, mask: Tensor | None = None) -> list[Tensor]:
        """What `forward` gives, after each layer."""
        hidden = self.embeddings(input_ids, bbox)
        bias = None if mask is None else (mask.astype("float32") - 1) * _OUT_OF_SIGHT
        return self.encoder(hidden, bias)


class _Embeddings(nn.Layer):
    """LayerNorm(word + place in the sequence + place on the page + type), then dropout (C2)."""

    def __init__(self, config: LayoutXLMConfig) -> None:
        super().__init__()
        hidden = config.hidden_size
        # Row 0 (`<s>`) counts as zeros and gets no gradient, whatever is stored in it.
        self.word_embeddings = nn.Embedding(config.vocab_size, hidden, padding_idx=0, weight_attr=_normal(config))
        self.position_embeddings = nn.Embedding(config.max_position_embeddings, hidden, weight_attr=_normal(config))
        for axis in "xyhw":
            table = nn.Embedding(config.max_2d_position_embeddings, config.coordinate_size, weight_attr=_normal(config))
            self.add_sublayer(f"{axis}_position_embeddings", table)
        self.token_type_embeddings = nn.Embedding(config.type_vocab_size, hidden, weight_attr=_normal(config))
        self.LayerNorm = nn.LayerNorm(hidden, epsilon=config.layer_norm_eps)
        self.dropout = Dropout(config.hidden_dropout_prob)
        self.register_buffer("position_ids", paddle.arange(config.max_position_embeddings).unsqueeze(0))

    def forward(self, input_ids: Tensor, bbox: Tensor) -> Tensor:
        x1, y1, x2, y2 = (bbox[:, :, side] for side in range(4))
        place = paddle.concat(
            [
                self.x_position_embeddings(x1),
                self.y_position_embeddings(y1),
                self.x_position_embeddings(x2),
                self.y_position_embeddings(y2),
                self.h_position_embeddings(y2 - y1),
                self.w_position_embeddings(x2 - x1),
            ],
            axis=-1,
        )
        positions = self.position_embeddings.weight[: input_ids.shape[1]]
        total = self.word_embeddings(input_ids) + positions + place + self.token_type_embeddings.weight[0]
        return self.dropout(self.LayerNorm(total))


class _Layers(nn.Layer):
    def __init__(self, config: LayoutXLMConfig) -> None:
        super().__init__()
        self.layer = nn.LayerList([_Layer(config) for _ in range(config.num_hidden_layers)])

    def forward(self, hidden: Tensor, bias: Tensor | None) -> list[Tensor]:
        outputs = []
        for layer in self.layer:
            hidden = layer(hidden, bias)
            outputs.append(hidden)
        return outputs


class _Layer(nn.Layer):
    """Attention and feed-forward, each added to its input and normalised afterwards (C4)."""

    def __init__(self, config: LayoutXLMConfig) -> None:
        super().__init__()
        self.attention = _Attention(config)
        self.intermediate = _Dense(config, config.hidden_size, config.intermediate_size)
        self.output = _AddAndNorm(config, config.intermediate_size)

    def forward(self, hidden: Tensor, bias: Tensor | None) -> Tensor:
        hidden = self.attention(hidden, bias)
        return self.output(F.gelu(self.intermediate(hidden)), hidden)


class _Attention(nn.Layer):
    def __init__(self, config: LayoutXLMConfig) -> None:
        super().__init__()
        self.self = _SelfAttention(config)
        self.output = _AddAndNorm(config, config.hidden_size)

    def forward(self, hidden: Tensor, bias: Tensor | None) -> Tensor:
        return self.output(self.self(hidden, bias), hidden)


class _SelfAttention(nn.Layer):
    def __init__(self, config: LayoutXLMConfig) -> None:
        super().__init__()
        self.heads = config.num_attention_heads
        self.head_size = config.hidden_size // config.num_attention_heads
        self.query = _linear(config, config.hidden_size, config.hidden_size)
        self.key = _linear(config, config.hidden_size, config.hidden_size)
        self.value = _linear(config, config.hidden_size, config.hidden_size)
        self.dropout = Dropout(config.attention_probs_dropout_prob)

    def forward(self, hidden: Tensor, bias: Tensor | None) -> Tensor:
        shape = [0, 0, self.heads, self.head_size]
        query, key, value = (
            part(hidden).reshape(shape).transpose([0, 2, 1, 3]) for part in (self.query, self.key, self.value)
        )
        query = query * self.head_size**-0.5
        if bias is not None:
            query, key = _with_bias(query, key, bias)
        scores = paddle.matmul(query, key, transpose_y=True)
        weights = self.dropout(F.softmax(scores))
        context = paddle.matmul(weights.astype(value.dtype), value)
        return context.transpose([0, 2, 1, 3]).reshape([0, 0, self.heads * self.head_size])


def _with_bias(query: Tensor, key: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
    """One more column in query (ones) and key (bias [B, n]): their product adds the bias to every score.

    Adding it to the scores themselves took a fifth of a training step on a processor.
    """
    rows = [query.shape[0], query.shape[1], query.shape[2], 1]
    column = bias.astype(key.dtype).unsqueeze([1, 3]).expand(rows)
    return paddle.concat([query, paddle.ones(rows, query.dtype)], axis=-1), paddle.concat([key, column], axis=-1)


class _Dense(nn.Layer):
    """A linear layer under the name `dense`."""

    def __init__(self, config: LayoutXLMConfig, inputs: int, outputs: int) -> None:
        super().__init__()
        self.dense = _linear(config, inputs, outputs)

    def forward(self, hidden: Tensor) -> Tensor:
        return self.dense(hidden)


class _Pooler(_Dense):
    """Kept for complete checkpoints only: neither SER nor RE reads its answer."""

    def __init__(self, config: LayoutXLMConfig) -> None:
        super().__init__(config, config.hidden_size, config.hidden_size)


class _AddAndNorm(nn.Layer):
    def __init__(self, config: LayoutXLMConfig, inputs: int) -> None:
        super().__init__()
        self.dense = _linear(config, inputs, config.hidden_size)
        self.dropout = Dropout(config.hidden_dropout_prob)
        self.LayerNorm = nn.LayerNorm(config.hidden_size, epsilon=config.layer_norm_eps)

    def forward(self, hidden: Tensor, residual: Tensor) -> Tensor:
        return self.LayerNorm(residual + self.dropout(self.dense(hidden)))


def _linear(config: LayoutXLMConfig, inputs: int, outputs: int) -> nn.Linear:
    return nn.Linear(inputs, outputs, weight_attr=_normal(config))


def _normal(config: LayoutXLMConfig) -> paddle.ParamAttr:
    return paddle.ParamAttr(initializer=nn.initializer.Normal(0.0, config.initializer_range))
