"""SDMGR's network against spec H1: names, shapes, and its answers against the formulas written out pair by pair."""

from __future__ import annotations

import numpy as np
import paddle
import pytest
from paddle.nn import functional as F  # noqa: N812

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Page
from kie_desktop.kie.sdmgr import SdmgrSettings, encode_graph_page
from kie_desktop.networks.sdmgr import head as heads
from kie_desktop.networks.sdmgr.network import SdmgrNetwork, edge_loss, node_loss, sdmgr_model
from kie_desktop.networks.sdmgr.unet import box_features

SETTINGS = SdmgrSettings(("Ignore", "shop", "total", "other"), tuple("abcdefgh123"), (64, 64))
WILDRECEIPT = SdmgrSettings(tuple(f"class {k}" for k in range(26)), tuple(chr(33 + k) for k in range(91)))


def page_of(count: int, text: str = "ab1") -> Page:
    """A receipt of `count` lines."""
    rows = [
        Entity(k + 1, rectangle((10 + k % 7, 5 + 20 * k, 60 + 3 * (k % 11), 20 + 20 * k)), text[: k % 4] + "c", "shop")
        for k in range(count)
    ]
    return Page("a.png", 200, 40 + 20 * count).with_entities(rows, [])


def network_of(settings: SdmgrSettings = SETTINGS) -> SdmgrNetwork:
    paddle.seed(3)
    network = SdmgrNetwork(settings)
    network.eval()
    return network


def picture_of(size: tuple[int, int]) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 255, (*size, 3), np.uint8)


def test_names_and_shapes_are_upstreams() -> None:
    network = SdmgrNetwork(WILDRECEIPT)
    assert sum(int(row.size) for row in network.parameters()) == 4_803_982
    state = {key: tuple(value.shape) for key, value in network.state_dict().items()}
    assert len(state) == 223
    wanted = {
        "backbone.img_feat.down1.conv1.weight": (16, 3, 3, 3),
        "backbone.img_feat.down5.bn2._variance": (256,),
        "backbone.img_feat.up4.conv0.weight": (128, 256, 1, 1),
        "backbone.img_feat.up1.bn0._mean": (16,),
        "head.fusion.linear0.weight": (16, 1024),
        "head.fusion.merge_linears0.19.weight": (36, 540),
        "head.fusion.merge_linears1.0.bias": (780,),
        "head.fusion.linear_out.weight": (1024, 256),
        "head.node_embed.weight": (92, 32),
        "head.rnn.weight_ih_l0": (1024, 32),
        "head.rnn.0.cell.weight_hh": (1024, 256),
        "head.edge_embed.weight": (5, 256),
        "head.gnn_layers.1.in_fc.weight": (768, 256),
        "head.gnn_layers.0.coef_fc.weight": (256, 1),
        "head.node_cls.weight": (256, 26),
        "head.edge_cls.bias": (2,),
    }
    assert {key: state.get(key) for key in wanted} == wanted


def test_answers_are_those_of_the_formulas_pair_by_pair() -> None:
    network = network_of()
    graph = encode_graph_page([*page_of(6).entities.values()], 200, 160, SETTINGS)
    picture = picture_of(graph.size)
    nodes, edges = sdmgr_model(network).logits([graph], [picture])[0]
    with paddle.no_grad():
        expected = plain(network, graph, picture)
    np.testing.assert_allclose(nodes, expected[0], rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(edges, expected[1], rtol=1e-4, atol=1e-5)


def plain(network: SdmgrNetwork, graph, picture):  # type: ignore[no-untyped-def]
    """Spec H1 as it is written: every pair joined, every layer on all of them."""
    visual = network.backbone(paddle.to_tensor(heads_input(picture)), [paddle.to_tensor(graph.boxes)])
    head = network.head
    texts = []
    for ids, length in zip(graph.texts, graph.lengths, strict=True):
        outputs, _ = head.rnn(head.node_embed(paddle.to_tensor(ids[None, : max(int(length), 1)])))
        texts.append(outputs[0, -1] if length else paddle.zeros([256]))
    first, second = head.fusion.linear0(visual), head.fusion.linear1(paddle.stack(texts))
    merged, start = [], 0
    for k in range(20):
        size = 36 if k == 19 else 52
        part = slice(start, start + size)
        product = head.fusion.merge_linears0[k](first[:, part]) * head.fusion.merge_linears1[k](second[:, part])
        total = product.reshape([-1, 15, size]).sum(1)
        merged.append(F.normalize(F.relu(total).sqrt() - F.relu(-total).sqrt()))
        start += size
    nodes = head.fusion.linear_out(paddle.concat(merged, 1))
    count = len(graph)
    edges = F.normalize(head.edge_embed(paddle.to_tensor(graph.relations)).reshape([count * count, -1]))
    for layer in head.gnn_layers:
        joined = paddle.stack(
            [paddle.concat([nodes[i], nodes[j], edges[i * count + j]]) for i in range(count) for j in range(count)]
        )
        pairs = F.relu(layer.in_fc(joined))
        weights = layer.coef_fc(pairs).reshape([count, count, 1]) - paddle.eye(count).unsqueeze(-1) * 1e9
        summed = (F.softmax(weights, 1) * pairs.reshape([count, count, -1])).sum(1)
        nodes = nodes + F.relu(layer.out_fc(summed))
    return head.node_cls(nodes).numpy(), head.edge_cls(pairs).reshape([count, count, 2]).numpy()


def heads_input(picture):  # type: ignore[no-untyped-def]
    normal = (picture - np.array([123.675, 116.28, 103.53])) / np.array([58.395, 57.12, 57.375])
    return normal.transpose(2, 0, 1)[None].astype(np.float32)


def test_pages_of_one_size_answer_together_as_alone() -> None:
    model = sdmgr_model(network_of())
    pages = [model.encode(page_of(count)) for count in (5, 5)]
    pictures = [picture_of(page.size) for page in pages]
    together = model.logits(pages, pictures)
    alone = [model.logits([page], [picture])[0] for page, picture in zip(pages, pictures, strict=True)]
    for one, other in zip(together, alone, strict=True):
        np.testing.assert_allclose(one.nodes, other.nodes, atol=1e-5)


def test_many_boxes_in_parts_answer_and_learn_as_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    network = network_of()
    graph = encode_graph_page([*page_of(9).entities.values()], 200, 220, SETTINGS)
    picture = picture_of(graph.size)

    def learned() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        network.head.train()
        nodes, edges = network.answers([graph], [picture])
        labels = paddle.arange(9) % 4
        (node_loss(nodes, labels) + edge_loss(edges[0].reshape([-1, 2]), paddle.zeros([81], "int64"))).backward()
        gradient = network.head.gnn_layers[0].in_fc.weight.grad.numpy()
        network.clear_gradients()
        return nodes.numpy(), edges[0].numpy(), gradient

    whole = learned()
    monkeypatch.setattr(heads, "PAIRS_AT_ONCE", 20)
    for one, other in zip(whole, learned(), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)


@pytest.mark.parametrize("text", ["", "ÄÖ", "a" * 1000])
def test_any_text_has_an_answer(text: str) -> None:
    model = sdmgr_model(network_of())
    page = Page("a.png", 50, 50).with_entities([Entity(7, rectangle((1, 1, 9, 9)), text)], [])
    logits = model.ask(page, picture_of((50, 50)))
    assert logits.nodes.shape == (1, 4) and np.isfinite(logits.nodes).all() and np.isfinite(logits.edges).all()


@pytest.mark.parametrize("size", [(1, 1), (3, 5000), (3000, 4000)])
def test_tiny_and_huge_pictures_and_no_boxes_have_answers(size: tuple[int, int]) -> None:
    model = sdmgr_model(network_of())
    height, width = size
    rows = [Entity(1, rectangle((0, 0, width, height)), "ab"), Entity(2, rectangle((-9, -9, 9 * width, 1)), "c")]
    page = Page("a.png", width, height).with_entities(rows, [])
    assert np.isfinite(model.ask(page, picture_of(size)).nodes).all()
    assert model.ask(Page("b.png", width, height), picture_of(size)).nodes.shape == (0, 4)


def test_what_is_ignored_is_no_part_of_the_loss() -> None:
    logits = paddle.to_tensor([[9.0, 0.0], [0.0, 2.0]])
    alone = float(F.cross_entropy(logits[1:], paddle.to_tensor([1])))
    assert float(node_loss(logits, paddle.to_tensor([0, 1]))) == pytest.approx(alone)
    assert float(edge_loss(logits, paddle.to_tensor([-1, 1]))) == pytest.approx(alone)
    assert float(node_loss(logits, paddle.to_tensor([0, 0]))) == 0


def test_a_box_without_area_shows_nothing_and_spoils_nothing() -> None:
    features = paddle.rand([1, 16, 64, 64])
    features.stop_gradient = False
    flat = [[5, 5, 5, 20], [5, 5, 20, 5], [5, 5, 5, 5], [64, 64, 64, 64], [20, 5, 10, 20]]  # the last one is crossed
    boxes = paddle.to_tensor([[5, 5, 30, 20], *flat], dtype="float32")
    answers = box_features(features, boxes, paddle.to_tensor([6], dtype="int32"))
    answers.sum().backward()
    assert answers.numpy()[0].all() and not answers.numpy()[1:].any()
    assert np.isfinite(features.grad.numpy()).all()
