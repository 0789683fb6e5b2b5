"""The networks against the reference implementation's answers, 1e-4 on everything."""

from __future__ import annotations

import goldens
import numpy as np
import paddle
import pytest

from kie_desktop.kie.encoding import EncodedPage, encode_page
from kie_desktop.kie.relations import candidates, gold_pairs
from kie_desktop.kie.windows import MAX_TOKENS
from kie_desktop.networks.checkpoint import re_network, read_checkpoint, ser_network
from kie_desktop.networks.relation import ReNetwork, relation_loss
from kie_desktop.networks.ser import IGNORED, SerNetwork, ser_loss

each_page = pytest.mark.parametrize("golden", goldens.pages(), ids=lambda golden: golden.page.image)


@pytest.fixture(scope="module")
def ser() -> SerNetwork:
    return ser_network(read_checkpoint(goldens.FOLDER / "ser"))


@pytest.fixture(scope="module")
def re() -> ReNetwork:
    return re_network(read_checkpoint(goldens.FOLDER / "re"))


def tensors(encoded: EncodedPage) -> tuple[paddle.Tensor, paddle.Tensor]:
    """The first window of a page as a batch of one."""
    return paddle.to_tensor(encoded.input_ids[None, :MAX_TOKENS]), paddle.to_tensor(encoded.bbox[None, :MAX_TOKENS])


def encoded_page(golden: goldens.GoldenPage) -> EncodedPage:
    return encode_page(golden.entities, golden.page.width, golden.page.height, goldens.tokenizer())


def assert_close(mine: np.ndarray, reference: np.ndarray) -> None:
    assert np.abs(mine - reference).max() <= 1e-4 * max(np.abs(reference).max(), 1)


@each_page
@paddle.no_grad()
def test_ser(ser: SerNetwork, golden: goldens.GoldenPage) -> None:
    batch = tensors(encoded_page(golden))
    logits = ser(*batch)
    assert_close(ser.layoutxlm(*batch)[0].numpy(), golden.arrays["ser_hidden"])
    assert_close(logits[0].numpy(), golden.arrays["ser_logits"])
    loss = ser_loss(logits, paddle.to_tensor(golden.arrays["labels"][None]))
    assert float(loss) == pytest.approx(float(golden.arrays["ser_loss"]), rel=1e-4)


@each_page
@paddle.no_grad()
def test_re(re: ReNetwork, golden: goldens.GoldenPage) -> None:
    encoded = encoded_page(golden)
    pairs = candidates(encoded, golden.roles, limit=MAX_TOKENS)
    logits = re(*tensors(encoded), paddle.to_tensor(pairs.key_tokens), paddle.to_tensor(pairs.value_tokens))
    rows = golden.arrays["re_entities"]
    row_of = {entity: row for row, entity in enumerate(np.flatnonzero(rows[:, 2] == 1))}
    column_of = {entity: column for column, entity in enumerate(np.flatnonzero(rows[:, 2] == 2))}
    order = golden.arrays["re_pairs"]
    picked = logits.numpy()[[row_of[key] for key in order[:, 0]], [column_of[value] for value in order[:, 1]]]
    assert picked.shape[0] == logits.shape[0] * logits.shape[1]
    assert_close(picked, golden.arrays["re_pair_logits"])
    loss = relation_loss(logits, paddle.to_tensor(gold_pairs(pairs, golden.links)))
    assert float(loss) == pytest.approx(float(golden.arrays["re_loss"]), rel=1e-4)


@paddle.no_grad()
def test_padding_changes_nothing(ser: SerNetwork) -> None:
    short, long = (encoded_page(golden) for golden in goldens.pages()[:2])
    ids, boxes = (tensor.numpy() for tensor in tensors(long))
    n = len(short.input_ids)
    padded_ids, padded_boxes, mask = np.ones_like(ids), np.zeros_like(boxes), np.zeros(ids.shape, np.int64)
    padded_ids[0, :n], padded_boxes[0, :n], mask[0, :n] = short.input_ids, short.bbox, 1
    batch = [np.concatenate(pair) for pair in ((ids, padded_ids), (boxes, padded_boxes), (np.ones_like(mask), mask))]
    together = ser(*(paddle.to_tensor(array) for array in batch)).numpy()
    assert_close(together[0], goldens.pages()[1].arrays["ser_logits"])
    assert_close(together[1, :n], goldens.pages()[0].arrays["ser_logits"])


def test_padding_is_no_part_of_the_loss() -> None:
    logits = paddle.randn([1, 4, 7])
    labels = paddle.to_tensor([[1, 2, IGNORED, IGNORED]])
    assert float(ser_loss(logits, labels)) == pytest.approx(float(ser_loss(logits[:, :2], labels[:, :2])))


@pytest.mark.parametrize(("keys", "values"), [(0, 0), (0, 3), (3, 0), (1, 1)])
def test_any_number_of_keys_and_values(re: ReNetwork, keys: int, values: int) -> None:
    hidden = re.config.hidden_size
    logits = re.score(paddle.randn([keys, hidden]), paddle.randn([values, hidden]))
    assert logits.shape == [keys, values, 2]
    loss = relation_loss(logits, paddle.zeros([keys, values], "int64"))
    loss.backward()
    assert bool(paddle.isfinite(loss))
    assert keys * values or float(loss) == 0


def test_the_first_word_row_is_no_vector_and_does_not_learn(ser: SerNetwork) -> None:
    ids, boxes = paddle.to_tensor([[0, 5, 0]]), paddle.zeros([1, 3, 4], "int64")
    table = ser.layoutxlm.embeddings.word_embeddings.weight
    ser(ids, boxes).sum().backward()
    gradient = table.grad.numpy()
    table.clear_gradient()
    assert not gradient[0].any() and gradient[5].any()
