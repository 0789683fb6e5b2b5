from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from domain_samples import one_edit

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import Step
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import HUMAN, Entity, Link, Page, ReviewState
from kie_desktop.domain.patch import Patch, apply
from kie_desktop.domain.proposal import proposal_of
from kie_desktop.domain.statistics import Effort, LabelCount
from kie_desktop.store import ProjectFile


def entity(entity_id: int, text: str, label: str = "question", score: float | None = 0.9) -> Entity:
    by_human = HUMAN if score is None else frozenset()
    x = entity_id % 500
    return Entity(entity_id, rectangle((x, 0, x + 5, 9)), text, label, score, score, by_human)


FIRST = Page("a.png", 600, 800).with_entities(
    [entity(1, "Straße und Nr."), entity(2, "100 % fällig"), entity(2**40, "姓名:王小明", "answer", None)], [Link(1, 2)]
)
SECOND = Page("b.png", 600, 800).with_entities([entity(1, "STRASSE"), entity(5, "Date")], [])


@pytest.fixture
def project(tmp_path: Path) -> Iterator[ProjectFile]:
    made = ProjectFile.create(tmp_path / "forms.kie", default_label_set())
    made.add_pages([FIRST, SECOND])
    yield made
    made.close()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("stra", [(1, 1), (2, 1)]),
        ("STRAß", [(1, 1), (2, 1)]),
        ("und Nr", [(1, 1)]),
        ("姓名", [(1, 2**40)]),
        ("王小明", [(1, 2**40)]),
        ("D a t e", []),
        ("Ｄａｔｅ", [(2, 5)]),
        ("%", [(1, 2)]),
        ("0 %", [(1, 2)]),
        ('"', []),
        ('a" OR "b', []),
        ("  ", []),
    ],
)
def test_text_is_found_wherever_it_stands(project: ProjectFile, text: str, found: list[tuple[int, int]]) -> None:
    assert project.find_text(text, 99) == found


def test_no_more_is_found_than_asked_for(project: ProjectFile) -> None:
    assert project.find_text("stra", 1) == [(1, 1)]


def test_texts_are_found_as_every_edit_and_undo_leaves_them(project: ProjectFile) -> None:
    page, source, done = project.page(1), Random(3), []
    for _ in range(60):
        patch = one_edit(source, page)
        page = apply(page, patch)
        done.append(Step("Edit", ((1, patch),)))
        project.commit(done[-1])
        for seen in page.entities.values():
            if seen.text.strip():
                assert (1, seen.id) in project.find_text(seen.text, 999)
    for step in reversed(done):
        project.commit(step.inverted())
    assert project.find_text("王小明", 99) == [(1, 2**40)]
    assert project.find_text("und Nr", 99) == [(1, 1)]


def test_labels_are_counted_by_page_and_by_who_gave_them(project: ProjectFile) -> None:
    assert project.label_counts() == [
        LabelCount(1, "answer", 1, 1, 0, 0.0, 6),
        LabelCount(1, "question", 2, 0, 2, 1.8, 26),
        LabelCount(2, "question", 2, 0, 2, 1.8, 11),
    ]


def test_pages_are_found_by_label_and_by_keys_without_a_value(project: ProjectFile) -> None:
    assert project.pages_with_label("answer") == {1}
    assert project.pages_with_label("question") == {1, 2}
    assert project.pages_with_unlinked(["Question"]) == {1, 2}
    project.commit(Step("Link", ((1, edits.add_links(project.page(1), 2, [2**40])),)))
    assert project.pages_with_unlinked(["question"]) == {2}
    assert project.pages_with_unlinked([]) == set()


def test_work_adds_up_and_goes_with_its_page(project: ProjectFile) -> None:
    project.add_effort(1, Effort(3, 1.5))
    project.add_effort(1, Effort(2, 10.0))
    project.add_effort(99, Effort(1, 1.0))
    assert project.efforts() == {1: Effort(5, 11.5)}
    project.commit(Step("Remove page", removed=frozenset({1})))
    assert project.efforts() == {}
    project.commit(Step("Remove page", restored=frozenset({1})))
    assert project.efforts() == {1: Effort(5, 11.5)}


def test_the_proposal_of_a_page_comes_and_goes_with_its_step(project: ProjectFile) -> None:
    first, second = proposal_of(FIRST), proposal_of(SECOND)
    once, again = Patch(proposal=(None, first)), Patch(proposal=(first, second))
    steps = [Step("Pre-annotate", ((1, patch),)) for patch in (once, again)]
    assert project.proposal(1) is None
    for step in steps:
        project.commit(step)
    assert project.proposal(1) == replace(second, image="a.png")
    project.commit(steps[1].inverted())
    assert project.proposal(1) == first
    assert project.proposed_pages(ReviewState.NEW) == [1]
    assert project.proposed_pages(ReviewState.REVIEWED) == []
    project.commit(steps[0].inverted())
    assert project.proposal(1) is None


def test_the_proposal_of_a_page_is_read_without_the_page(project: ProjectFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window compares them after every edit, with the page that it has in memory."""
    project.commit(Step("Pre-annotate", ((1, Patch(proposal=(None, proposal_of(FIRST)))),)))
    monkeypatch.setattr("kie_desktop.store.project_file.read_page", lambda *_: pytest.fail("the whole page was read"))
    assert project.proposal(1) == proposal_of(FIRST)
    assert project.proposal(2) is None and project.proposal(99) is None


def test_labels_are_counted_over_the_project_without_case(project: ProjectFile) -> None:
    project.commit(Step("Label", ((2, edits.set_label(project.page(2), [5], "Question")),)))
    assert project.entities_by_label() == {"question": 4, "answer": 1}
    project.commit(Step("Remove page", removed=frozenset({2})))
    assert project.entities_by_label() == {"question": 2, "answer": 1}


def test_pages_are_found_by_labels_that_a_set_does_not_have(project: ProjectFile) -> None:
    assert project.pages_with_others(["question", "answer"]) == set()
    assert project.pages_with_others(["question"]) == {1}
    assert project.pages_with_others(["Question", "answer"]) == {1, 2}
    assert project.pages_with_others([]) == {1, 2}
    project.commit(Step("Remove page", removed=frozenset({1})))
    assert project.pages_with_others(["question"]) == set()


def test_what_is_unsure_is_counted_by_any_threshold(project: ProjectFile) -> None:
    assert [row.unsure for row in project.summaries()] == [0, 0]
    assert [row.unsure for row in project.summaries(unsure_below=0.9)] == [0, 0]
    assert [row.unsure for row in project.summaries(unsure_below=0.91)] == [2, 2]
    project.commit(Step("Label", ((2, edits.set_label(project.page(2), [5], "answer")),)))
    project.commit(Step("Text", ((2, edits.set_text(project.page(2), 5, "Date:")),)))
    assert [row.unsure for row in project.summaries(unsure_below=0.91)] == [2, 1]


def test_keys_of_several_labels_are_looked_for_at_once(project: ProjectFile) -> None:
    project.commit(Step("Label", ((2, edits.set_label(project.page(2), [1, 5], "header")),)))
    assert project.pages_with_unlinked(["question", "header"]) == {1, 2}
    assert project.pages_with_unlinked(["answer", "header"]) == {1, 2}
    assert project.pages_with_unlinked(["header"]) == {2}
