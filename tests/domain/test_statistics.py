"""Figures about labels, work and what models are unsure of."""

from __future__ import annotations

from kie_desktop.domain.certainty import Certainty, joined
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import HUMAN, Entity, Link, Page
from kie_desktop.domain.statistics import Effort, EffortFigures, LabelCount, by_page, effort_figures, per_label

COUNTS = [
    LabelCount(1, "question", 4, 1, 3, 2.4, 40),
    LabelCount(1, "stamp", 1, 1, 0, 0.0, 7),
    LabelCount(2, "question", 1, 0, 0, 0.0, 10),
]


def test_labels_are_added_up_over_pages() -> None:
    other, question, stamp = per_label(COUNTS, ("other", "question"))
    assert (other.label, other.entities, other.mean_score, other.mean_letters) == ("other", 0, None, None)
    assert (question.entities, question.pages, question.by_human, question.by_model) == (5, 2, 1, 3)
    assert question.mean_score is not None
    assert round(question.mean_score, 6) == 0.8
    assert question.mean_letters == 10
    assert (stamp.label, stamp.mean_score) == ("stamp", None)
    assert by_page(COUNTS) == {1: {"question": 4, "stamp": 1}, 2: {"question": 1}}


def test_work_has_totals_and_medians() -> None:
    efforts = {1: Effort(10, 60.0), 2: Effort(30, 20.0), 3: Effort(20, 30.0), 4: Effort(0, 5.0)}
    assert effort_figures(efforts) == EffortFigures(3, Effort(60, 110.0), Effort(20, 30.0))
    assert effort_figures({}).pages == 0


def test_only_what_nobody_confirmed_is_uncertain() -> None:
    box = rectangle((0, 0, 9, 9))
    page = Page("a.png", 9, 9).with_entities(
        [Entity(1, box, "a", "x", 0.1, 0.6), Entity(2, box, "b", "y", by_human=HUMAN), Entity(3, box, "c", "z", 0.2)],
        [Link(1, 2, 0.3), Link(2, 3, by_human=True)],
    )
    assert Certainty.of(page) == (2, 900, 300)
    assert Certainty.of(page).mean == 0.45
    assert Certainty().mean is None
    pages = {"sure": Certainty(2, 1900, 900), "unsure": Certainty(1, 400, 400), "done": Certainty()}
    assert sorted(pages, key=lambda name: pages[name].order) == ["unsure", "sure", "done"]
    assert joined(pages.values()) == (3, 2300, 400)


def test_labels_beside_the_label_set_follow_by_name_without_case() -> None:
    counts = [LabelCount(1, name, 1, 0, 0, 0.0, 1) for name in ("beta", "Alpha", "Gamma", "total")]
    assert [row.label for row in per_label(counts, ["total"])] == ["total", "Alpha", "beta", "Gamma"]


def test_work_on_no_page_is_none() -> None:
    assert effort_figures({1: Effort(0, 5.0)}) == EffortFigures(0, Effort(), Effort())
