"""The one encoding against the reference implementation's, and on pages that it cannot take."""

from __future__ import annotations

import goldens
import numpy as np
import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity
from kie_desktop.kie.encoding import encode_page, label_ids, normalised_box


def line(entity_id: int, text: str, y: float, label: str = "question") -> Entity:
    return Entity(entity_id, rectangle((10, y, 200, y + 15)), text, label)


@pytest.mark.parametrize("golden", goldens.pages(), ids=lambda golden: golden.page.image)
def test_equals_the_reference(golden: goldens.GoldenPage) -> None:
    page, arrays = golden.page, golden.arrays
    encoded = encode_page(golden.entities, page.width, page.height, goldens.tokenizer())
    n = int(arrays["n"])
    assert encoded.entity_ids == tuple(arrays["order"])
    np.testing.assert_array_equal(encoded.input_ids[:n], arrays["input_ids"])
    np.testing.assert_array_equal(encoded.bbox[:n], arrays["bbox"])
    np.testing.assert_array_equal(encoded.spans[:, 1], arrays["segment_offset_id"])
    np.testing.assert_array_equal(label_ids(encoded, golden.entities, goldens.classes())[:n], arrays["labels"])


def test_lines_without_text_have_no_tokens_and_shift_nothing() -> None:
    entities = [line(1, "Name", 10), line(2, "", 50), line(3, " \t\u3000", 90), line(4, "Date", 130, "answer")]
    encoded = encode_page(entities, 800, 1000, goldens.tokenizer())
    assert encoded.entity_ids == (1, 2, 3, 4)
    lengths = encoded.spans[:, 1] - encoded.spans[:, 0]
    assert list(lengths > 0) == [True, False, False, True]
    assert list(encoded.filled) == [0, 3]
    labels = label_ids(encoded, entities, goldens.classes())
    start = encoded.spans[3, 0]
    assert list(labels[[0, start]]) == [1, 3]


def test_a_page_without_entities() -> None:
    encoded = encode_page([], 800, 1000, goldens.tokenizer())
    assert encoded.entity_ids == ()
    assert encoded.bbox.shape == (0, 4) and encoded.spans.shape == (0, 2) and encoded.input_ids.shape == (0,)


def test_boxes_are_cut_toward_zero_and_stay_on_the_page() -> None:
    assert normalised_box((10, 10, 101.9, 33.5), 754, 1000) == (13, 10, 133, 33)
    assert normalised_box((-40, -0.5, 900, 5000), 800, 1000) == (0, 0, 1000, 1000)


def test_a_label_that_is_not_in_the_class_list_names_the_entity() -> None:
    entities = [line(7, "Total", 10, "amount")]
    encoded = encode_page(entities, 800, 1000, goldens.tokenizer())
    with pytest.raises(UserError, match=r"entity 7 .*'amount'"):
        label_ids(encoded, entities, goldens.classes())


def test_a_page_cut_to_fewer_tokens_keeps_its_lines_and_leaves_some_without_tokens() -> None:
    entities = [line(1, "Name of the applicant", 10), line(2, "Ada", 50), line(3, "Date", 90)]
    whole = encode_page(entities, 800, 1000, goldens.tokenizer())
    n = len(whole.input_ids)
    assert whole.cut(n) is whole and whole.cut(n + 1) is whole
    size = int(whole.spans[1, 1])
    cut = whole.cut(size)
    np.testing.assert_array_equal(cut.input_ids, whole.input_ids[:size])
    np.testing.assert_array_equal(cut.bbox, whole.bbox[:size])
    assert cut.spans.tolist() == [*whole.spans[:2].tolist(), [size, size]]
    assert list(cut.filled) == [0, 1]
    assert (cut.entity_ids, cut.width, cut.height) == ((1, 2, 3), 800, 1000)
    assert whole.cut(2).spans.tolist() == [[0, 2], [2, 2], [2, 2]]
