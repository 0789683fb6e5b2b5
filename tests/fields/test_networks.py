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
from kie_desktop.fields.document import Document, TextLine, TextPage
from kie_desktop.fields.learner import Example, example_of, learn_fields
from kie_desktop.fields.model import NETWORK_ALONE, NETWORK_UNTRIED, FieldsModel
from kie_desktop.fields.networks import NetworkScores
from kie_desktop.fields.prepared import Ground, Prepared
from kie_desktop.fields.reader import read_fields
from kie_desktop.fields.schema import FieldSpec, FieldType, Option, Schema
from kie_desktop.fields.schema_file import template
from kie_desktop.fields.trials import Mix, Trial, best_mix
from kie_desktop.fields.values import Writing, same_value

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
    assert {name: (row.network, row.whole) for name, row in kept.fields.items()} == {
        name: (row.network, row.whole) for name, row in model.fields.items()
    }


def test_labels_count_for_fields_of_a_template_only_where_a_network_knows_them() -> None:
    schema = template("receipt")
    ground = FieldsModel.untaught(schema).ground
    assert not ground.wants_evidence(("other", "question", "answer"))
    assert ground.wants_evidence(("other", "Total"))
    assert Ground.of(SHOP, None, None).wants_evidence()


def test_few_documents_with_evidence_change_no_weights() -> None:
    def trial(odds: np.ndarray | None) -> Trial:
        nothing = np.zeros(3, np.bool_)
        said = None if odds is None else NetworkScores(odds, nothing, nothing)
        return Trial(("a", "b"), np.zeros(3), np.zeros(3), frozenset(("a",)), (1.0, 1.0), said)

    said = np.array([4.0, -4.0, 0.0])
    assert best_mix([trial(said)] * 3) == Mix(1.0, NETWORK_UNTRIED)
    assert best_mix([trial(None)] * 9 + [trial(said)] * 3).network == NETWORK_UNTRIED
    assert best_mix([trial(said)] * 6).network > 1
    assert best_mix([trial(-said)] * 6).network == 0


VISITS = Schema(fields=(FieldSpec("day", FieldType.DATE), FieldSpec("phone", FieldType.CODE), FieldSpec("place")))


def visit(number: int, *, labelled: bool = True) -> Example:
    """A page whose values no rule finds: a date in unknown words, a number with a word at it, a text of lines apart."""
    chance = random.Random(number)
    values = {
        "day": f"Quintidi {chance.randint(1, 28)} Brumaire an {chance.randint(2, 9)}",
        "phone": f"ring north {chance.randint(1000, 9999)} twice",
        "place": f"{chance.choice('ABCDEFGH') * 3} Hall\n{chance.choice('ABCDEFGH') * 4} Road",
    }
    rows = [(name, text) for name, value in values.items() for text in value.split("\n")]
    rows += [("other", f"{chance.choice('ABCDEFGH') * 4} {chance.randint(1000, 9999)}") for _ in range(5)]
    chance.shuffle(rows)
    apart = 300  # pixels: no line goes on with the one above
    lines = tuple(
        TextLine(place, text, (10, apart * place, 200, apart * place + 20), labels={name: 0.95} if labelled else {})
        for place, (name, text) in enumerate(rows)
    )
    values["place"] = " ".join(text for name, text in rows if name == "place")
    classes = frozenset(("other", *values)) if labelled else frozenset()
    page = TextPage(220, apart * len(lines), lines, classes=classes)
    return example_of(Document(f"{number}.png", (page,)), values)


def test_a_network_that_is_always_right_is_followed_where_no_rule_finds_the_value() -> None:
    model = learn_fields(VISITS, [visit(number) for number in range(8)])
    read = [visit(number) for number in range(50, 62)]
    found = {
        name: [
            same_value(read_fields(model, one.document)[name].value or "", answers[0].text, VISITS[name])
            for one in read
            for answers in [one.answers[name]]
        ]
        for name in VISITS.names
    }
    assert {name: sum(right) for name, right in found.items()} == dict.fromkeys(VISITS.names, len(read))


def test_lines_that_only_a_label_makes_candidates_change_nothing_without_one() -> None:
    ground, writing = FieldsModel.untaught(VISITS).ground, Writing.of(VISITS)
    said, silent = (Prepared(visit(3, labelled=one).document, ground, writing) for one in (True, False))
    for spec in VISITS.fields:
        count = len(silent.sheet(spec))
        assert silent.added(spec) == [] and silent.network(spec) is None
        assert said.sheet(spec).candidates[:count] == silent.sheet(spec).candidates
        assert len(said.sheet(spec)) == count + len(said.added(spec)) > count
        dense = silent.sheet(spec).dense.shape[1]
        assert np.array_equal(said.columns(spec)[:count, :dense], silent.sheet(spec).dense)


def test_where_the_learner_leads_alone_a_label_proposes_no_line() -> None:
    added = np.array([False, True, False])
    said = NetworkScores(np.array([-4.0, 4.0, 0.0]), added, added)
    assert said.scores(0.0, 0.0)[1] < -1e6
    assert said.scores(1.0, 0.0).tolist() == [-4.0, 2.0, 0.0]
    assert said.scores(1.0, 3.0).tolist() == [-4.0, 5.0, 0.0]


def test_an_option_a_date_and_a_number_are_no_words_whatever_a_network_says() -> None:
    schema = Schema(
        fields=(FieldSpec("day", FieldType.DATE), FieldSpec("kind", FieldType.CHOICE, options=(Option("cash"),)))
    )
    lines = (
        TextLine(0, "Day", (0, 0, 90, 20), labels={"day": 0.9}),
        TextLine(1, "7", (0, 50, 9, 70), labels={"kind": 1.0}),
    )
    document = Document("a", (TextPage(100, 100, lines, classes=frozenset(("day", "kind"))),))
    prepared = Prepared(document, FieldsModel.untaught(schema).ground, Writing.of(schema))
    assert [prepared.added(spec) for spec in schema.fields] == [[], []]
