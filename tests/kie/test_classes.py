"""Labels to BIO classes as PaddleOCR numbers them."""

from __future__ import annotations

import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.kie.classes import BioClasses


def test_numbers_follow_the_order_without_background() -> None:
    classes = BioClasses(["QUESTION", "Others", "ANSWER", "OTHER", "HEADER", "ignore"])
    assert classes.num_classes == 7
    assert [classes.tag(index) for index in range(7)] == [
        "O", "B-QUESTION", "I-QUESTION", "B-ANSWER", "I-ANSWER", "B-HEADER", "I-HEADER",
    ]  # fmt: skip
    assert [classes.begin_id(name) for name in ("question", "Answer", "OTHER", "total")] == [1, 3, 0, None]


def test_names_keep_their_spelling() -> None:
    classes = BioClasses.of_label_set(LabelSet.of_names(["Müller", "total"]))
    assert [classes.label_of(index) for index in range(5)] == ["other", "Müller", "Müller", "total", "total"]


@pytest.mark.parametrize("names", [["A", ""], ["A", "a"]])
def test_rows_that_would_make_phantom_classes_are_refused(names: list[str]) -> None:
    with pytest.raises(UserError, match="class list"):
        BioClasses(names)
