"""The first weights do what they say: heads that look at the token before and along the line, line starts that show."""

from __future__ import annotations

import numpy as np
import paddle
import pytest
from paddle.nn import functional as F  # noqa: N812

from build_scripts.starter.first_weights import set_first_weights
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.layoutxlm import LayoutXLMEncoder

LINES = ((50, 100, 210, 114, 4), (260, 100, 400, 114, 3), (50, 122, 300, 136, 6), (50, 600, 90, 616, 1))
"""x1, y1, x2, y2 and how many tokens."""


def test_heads_look_at_the_token_before_and_along_the_line_and_line_starts_show() -> None:
    paddle.seed(1)
    config = LayoutXLMConfig(
        vocab_size=300,
        hidden_size=192,
        num_hidden_layers=1,
        num_attention_heads=4,
        intermediate_size=64,
        coordinate_size=32,
        shape_size=32,
    )
    encoder = LayoutXLMEncoder(config)
    set_first_weights(encoder, config.num_attention_heads)
    encoder.eval()
    line = np.repeat(np.arange(len(LINES)), [row[4] for row in LINES])
    boxes = paddle.to_tensor(np.array([row[:4] for row in LINES])[line][None])
    ids = paddle.to_tensor(np.arange(10, 10 + len(line))[None])
    attention = encoder.encoder.layer[0].attention.self
    with paddle.no_grad():
        hidden = encoder.embeddings(ids, boxes)
        query, key = (
            part(hidden).reshape([len(line), 4, 48]).transpose([1, 0, 2]) for part in (attention.query, attention.key)
        )
        after = encoder.encoder.layer[0].attention(hidden, None).numpy()[0]
        weights = F.softmax(paddle.matmul(query * 48**-0.5, key, transpose_y=True)).numpy()
    before = [weights[0, index, index - 1] for index in range(1, len(line))]
    along = [weights[1, index, line == line[index]].sum() for index in range(len(line))]
    starts = line[1:] != line[:-1]
    difference = np.abs(after[1:, np.arange(192) % 32 >= 24]).mean(axis=1)
    assert difference[starts].min() > 2 * difference[~starts].max()
    assert min(before) > 0.9
    assert min(along) > 0.9


def test_sizes_that_do_not_fit_are_refused() -> None:
    config = LayoutXLMConfig(
        vocab_size=300, hidden_size=96, num_hidden_layers=1, num_attention_heads=6, coordinate_size=16, shape_size=16
    )
    with pytest.raises(ValueError, match="do not fit a head"):
        set_first_weights(LayoutXLMEncoder(config), 6)
