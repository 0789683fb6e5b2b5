"""RE with PaddleOCR's six inputs: its third output is read back as the pairs that the network links."""

from __future__ import annotations

from pathlib import Path

import goldens
import numpy as np
import paddle
import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.kie.encoding import EncodedPage, encode_page
from kie_desktop.kie.relations import candidates
from kie_desktop.networks import inference_files
from kie_desktop.networks.checkpoint import re_network, read_checkpoint
from kie_desktop.networks.paddle_model import paddle_model
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.upstream_re import UpstreamRe, linked_pairs, upstream_inputs
from kie_desktop.training.export import check_upstream_re


@pytest.fixture(scope="module")
def network() -> ReNetwork:
    return re_network(read_checkpoint(goldens.FOLDER / "re"))


def encoded(golden: goldens.GoldenPage) -> EncodedPage:
    page = golden.page
    return encode_page(golden.entities, page.width, page.height, goldens.tokenizer())


def test_it_links_what_the_network_links(network: ReNetwork) -> None:
    layer = UpstreamRe(network)
    layer.eval()
    model = paddle_model(default_label_set(), goldens.tokenizer(), re=network)
    some = 0
    for golden in goldens.pages():
        arrays, ids = upstream_inputs(encoded(golden), golden.roles)
        assert [array.shape[1] for array in arrays[:5]] == [512, 512, 512, 512, 513]
        hidden, loss, found = (part.numpy() for part in layer(*map(paddle.to_tensor, arrays)))
        config = network.config
        assert hidden.shape == (1, config.num_hidden_layers, 512, config.hidden_size) and loss.shape == (1,)
        pairs = candidates(encoded(golden), golden.roles, limit=512)
        margins = np.diff(model.link_logits(encoded(golden).cut(512), pairs))[..., 0]
        wanted = [(pairs.key_ids[row], pairs.value_ids[column]) for row, column in np.argwhere(margins > 0)]
        assert [(ids[head], ids[tail]) for head, tail in linked_pairs(found)] == wanted  # keys first, in their order
        some += len(wanted)
        spans = {ids[number - 1]: arrays[4][0, number] for number in range(1, len(ids) + 1)}
        for block, (head, tail) in zip(found[0, 1:], wanted, strict=False):
            assert [*block[1], block[2, 0]] == [*spans[head]] and [*block[4], block[5, 0]] == [*spans[tail]]
            assert block[6, 0] == 1 and {*block[[0, 2, 3, 5, 6], 1]} == {-1}
        assert (found[0, len(wanted) + 1 :] == -1).all()
    assert some


def test_pages_without_a_pair_have_none(network: ReNetwork) -> None:
    layer = UpstreamRe(network)
    layer.eval()
    golden = goldens.pages()[0]
    arrays, _ = upstream_inputs(encoded(golden), {})
    found = layer(*map(paddle.to_tensor, arrays))[2].numpy()
    assert not linked_pairs(found) and found[0, 0, 0, 0] == 0


def test_an_export_that_links_otherwise_is_refused(network: ReNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    model = paddle_model(default_label_set(), goldens.tokenizer(), re=network)
    page = goldens.pages()[0].page
    monkeypatch.setattr(inference_files, "linked_by_upstream", lambda *_: {(-1, -1)})
    with pytest.raises(UserError, match=r"links entities .* differently from the checkpoint"):
        check_upstream_re(model, Path(), [page])
