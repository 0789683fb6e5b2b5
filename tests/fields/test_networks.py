"""A network with labels of its own for fields beside the learner: cross-validation decides how much each counts."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from field_documents import shop_receipt

from kie_desktop.fields.archive import read_model, write_model
from kie_desktop.fields.document import Document
from kie_desktop.fields.learner import Example, example_of, learn_fields
from kie_desktop.fields.model import NETWORK_ALONE, NETWORK_UNTRIED, FieldsModel
from kie_desktop.fields.prepared import Ground
from kie_desktop.fields.reader import read_fields
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.fields.schema_file import template
from kie_desktop.fields.trials import Mix, Trial, best_mix

SHOP = Schema(fields=(FieldSpec("shop"), FieldSpec("sum", FieldType.AMOUNT)))
CLASSES = frozenset(("other", "shop", "sum"))


def labelled(document: Document, values: Mapping[str, str], right: float, chance: random.Random) -> Document:
    """The document as a network labels it that is right so often: else the label stands on another line."""
    page = document.pages[0]
    labels: dict[int, dict[str, float]] = {}
    for name in ("shop", "sum"):
        lines = [line for line in page.lines if (line.text == values[name]) == (chance.random() < right)]
        labels[chance.choice(lines).id] = {name: 0.9}
    lines = tuple(replace(line, labels=labels.get(line.id, {"other": 0.9})) for line in page.lines)
    return replace(document, pages=(replace(page, lines=lines, classes=CLASSES),))


def examples(count: int, right: float, start: int = 0) -> list[Example]:
    chance = random.Random(start)
    made = []
    for number in range(start, start + count):
        document, values = shop_receipt(number)
        made.append(
            example_of(labelled(document, values, right, chance), {"shop": values["shop"], "sum": values["sum"]})
        )
    return made


def exact(model: FieldsModel, read: list[Example]) -> float:
    hits = [
        read_fields(model, example.document)[name].value == answers[0].text
        for example in read
        for name, answers in example.answers.items()
    ]
    return sum(hits) / len(hits)


def plain(example: Example) -> Example:
    """Without anything that a network said."""
    page = example.document.pages[0]
    lines = tuple(replace(line, labels={}) for line in page.lines)
    return replace(
        example, document=replace(example.document, pages=(replace(page, lines=lines, classes=frozenset()),))
    )


@pytest.mark.parametrize("right", [1.0, 0.0])
def test_the_better_one_of_network_and_learner_decides(right: float) -> None:
    taught, read = examples(8, right), examples(12, right, 50)
    together = learn_fields(SHOP, taught)
    alone = learn_fields(SHOP, [plain(example) for example in taught])
    learner = exact(alone, [plain(example) for example in read])
    assert exact(together, read) >= max(learner, right) - 0.05
    weights = [row.network for row in together.fields.values()]
    assert (min(weights) > 0) if right == 1.0 else (max(weights) == 0)


def test_a_network_that_nobody_tried_leads_only_where_nothing_was_taught() -> None:
    read = examples(10, 1.0, 50)
    assert exact(FieldsModel.untaught(SHOP), read) == 1.0
    model = learn_fields(SHOP, [plain(example) for example in examples(8, 1.0)])
    assert {row.network for row in model.fields.values()} == {NETWORK_UNTRIED}
    assert NETWORK_UNTRIED < NETWORK_ALONE
    assert exact(model, examples(10, 0.0, 50)) > 0.7  # a bad one does no great harm


def test_how_much_a_network_counts_is_kept(tmp_path: Path) -> None:
    model = learn_fields(SHOP, examples(8, 1.0))
    write_model(tmp_path / "fields.npz", model)
    kept = read_model(tmp_path / "fields.npz")
    assert {name: row.network for name, row in kept.fields.items()} == {
        name: row.network for name, row in model.fields.items()
    }


def test_labels_count_for_fields_of_a_template_only_where_a_network_knows_them() -> None:
    schema = template("receipt")
    ground = FieldsModel.untaught(schema).ground
    assert not ground.wants_evidence(("other", "question", "answer"))
    assert ground.wants_evidence(("other", "Total"))
    assert Ground.of(SHOP, None, None).wants_evidence()


def test_few_documents_with_evidence_change_no_weights() -> None:
    def trial(network: np.ndarray | None) -> Trial:
        return Trial(("a", "b"), np.zeros(3), np.zeros(3), frozenset(("a",)), (1.0, 1.0), network)

    said = np.array([4.0, -4.0, 0.0])
    assert best_mix([trial(said)] * 3) == Mix(1.0, NETWORK_UNTRIED)
    assert best_mix([trial(None)] * 9 + [trial(said)] * 3).network == NETWORK_UNTRIED
    assert best_mix([trial(said)] * 6).network > 1
    assert best_mix([trial(-said)] * 6).network == 0
