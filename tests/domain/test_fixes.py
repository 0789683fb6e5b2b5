"""Every fix does away with its problem, whatever the page, and nothing else is touched."""

from __future__ import annotations

from dataclasses import replace

import pytest
from domain_samples import pages
from hypothesis import given
from hypothesis import strategies as st

from kie_desktop.domain.checks import check_page, check_pages
from kie_desktop.domain.fixes import FIXES, can_fix, mended
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import HUMAN, Entity, Link, Page, ReviewState
from kie_desktop.domain.patch import Patch, apply
from kie_desktop.domain.problems import Problem, Severity

LABELS = default_label_set()
BOX = (10.0, 10.0, 60.0, 30.0)


def faulty_pages() -> st.SearchStrategy[Page]:
    """Pages of which many things are wrong: the image became smaller, labels are misspelled, links go anywhere."""

    def spoil(page: Page, width: int, label: str) -> Page:
        entities = [replace(row, label=label) if row.id % 5 == 0 else row for row in page.entities.values()]
        return replace(page, width=width, state=ReviewState.NEW).with_entities(entities, list(page.links.values()))

    return st.builds(spoil, pages(), st.integers(40, 600), st.sampled_from(["O", "anwser", "Antwort"]))


@given(faulty_pages())
def test_what_is_mended_is_not_found_again(page: Page) -> None:
    for problem in check_page(page, LABELS):
        patch = mended(page, [problem])
        assert bool(patch) == can_fix(problem)
        after = apply(page, patch)
        found = {(row.code, row.entity, row.other) for row in check_page(after, LABELS)}
        left_out = after.state is ReviewState.EXCLUDED
        assert left_out or not can_fix(problem) or (problem.code, problem.entity, problem.other) not in found
        assert apply(after, patch.inverted()) == page


@given(faulty_pages())
def test_all_fixes_of_a_page_are_one_patch(page: Page) -> None:
    problems = check_page(page, LABELS)
    patch = mended(page, problems)
    after = apply(page, patch)
    if after.state is not ReviewState.EXCLUDED:
        found = {(row.code, row.entity, row.other) for row in check_page(after, LABELS)}
        assert not found & {(row.code, row.entity, row.other) for row in problems if can_fix(row)}
    assert apply(after, patch.inverted()) == page


@given(pages(), st.sampled_from(sorted(FIXES)))
def test_a_problem_that_is_gone_is_no_error(page: Page, code: str) -> None:
    gone = Problem(page.image, code, Severity.ERROR, "", entity=99, other=98, proposal="answer")
    patch = mended(page, [gone])
    assert not patch.entities and not patch.links


def entity(entity_id: int, label: str, text: str = "text") -> Entity:
    return Entity(entity_id, rectangle(BOX), text, label, by_human=HUMAN)


def test_the_entity_that_stays_takes_the_links_of_its_duplicate() -> None:
    value = Entity(3, rectangle((10, 50, 60, 70)), "Ada", "answer", by_human=HUMAN)
    page = Page("a.png", 200, 100).with_entities([entity(1, "question"), entity(2, "question"), value], [Link(2, 3)])
    (problem,) = [row for row in check_page(page, LABELS) if row.code == "duplicate-entity"]
    after = apply(page, mended(page, [problem]))
    assert list(after.entities) == [1, 3]
    assert list(after.links) == [(1, 3)]


def test_what_lay_beside_the_page_has_a_size_on_it() -> None:
    beside = Entity(1, rectangle((300, 50, 360, 70)), "text", "other", by_human=HUMAN)
    page = Page("a.png", 200, 100).with_entities([beside], [])
    after = apply(page, mended(page, check_page(page, LABELS)))
    assert after.entities[1].box == (199, 50, 200, 70)
    assert not {row.code for row in check_page(after, LABELS)} & {"outside-page", "empty-box"}


def test_all_are_labelled_like_the_majority() -> None:
    def one(name: str, label: str) -> Page:
        return Page(name, 200, 100).with_entities([entity(0, label, "Name:")], [])

    pages_before = [one("a.png", "question"), one("b.png", "question"), one("c.png", "header")]
    (problem,) = check_pages(pages_before, LABELS, "ser")
    assert problem.page == "c.png"
    after = apply(pages_before[2], mended(pages_before[2], [problem]))
    assert after.entities[0].label == "question"


@pytest.mark.parametrize("code", ["same-image", "missing-image", "page-in-both", "no-text-on-page"])
def test_pages_are_left_out_not_removed(code: str) -> None:
    page = Page("a.png", 200, 100)
    patch = mended(page, [Problem("a.png", code, Severity.ERROR, "")])
    assert patch == Patch(state=(ReviewState.NEW, ReviewState.EXCLUDED))


@pytest.mark.parametrize("code", ["outside-page", "empty-box"])
@pytest.mark.parametrize(
    ("box", "mended_box"),
    [
        ((20, 30, 20, 30), (20, 30, 21, 31)),
        ((20, 30, 90, 30), (20, 30, 90, 31)),
        ((20, 30, 20.5, 70), (20, 30, 21, 70)),
        ((20, 30, 21, 31), (20, 30, 21, 31)),
        ((200, 100, 200, 100), (199, 99, 200, 100)),  # in the page's last corner
    ],
)
def test_a_box_becomes_a_pixel_large_at_least(code: str, box: tuple[float, ...], mended_box: tuple[float, ...]) -> None:
    page = Page("a.png", 200, 100).with_entities([Entity(1, rectangle(box), "text")], [])
    after = apply(page, mended(page, [Problem("a.png", code, Severity.ERROR, "", entity=1)]))
    assert after.entities[1].box == mended_box


@pytest.mark.parametrize("code", ["outside-page", "empty-box"])
@pytest.mark.parametrize(("width", "height"), [(0, 0), (0, 50), (50, 0)])
def test_nothing_is_moved_onto_a_page_of_unknown_size(code: str, width: int, height: int) -> None:
    page = Page("a.png", width, height).with_entities([Entity(1, rectangle((70, 70, 70, 70)), "text")], [])
    assert not mended(page, [Problem("a.png", code, Severity.ERROR, "", entity=1)])
    tiny = replace(page, width=1, height=1)
    after = apply(tiny, mended(tiny, [Problem("a.png", code, Severity.ERROR, "", entity=1)]))
    assert after.entities[1].box == (0, 0, 1, 1)


def test_links_of_a_duplicate_do_not_double_those_that_are_there() -> None:
    value, other = (
        Entity(number, rectangle((10, 50 + 30 * number, 60, 70 + 30 * number)), "Ada", "answer") for number in (3, 4)
    )
    links = [Link(1, 3), Link(2, 3), Link(4, 2), Link(1, 2)]
    page = Page("a.png", 200, 300).with_entities([entity(1, "question"), entity(2, "question"), value, other], links)
    problem = Problem("a.png", "duplicate-entity", Severity.WARNING, "", entity=2, other=1)
    after = apply(page, mended(page, [problem]))
    assert sorted(after.links) == [(1, 3), (4, 1)] and 2 not in after.entities
    assert not after.links[1, 3].by_human  # as it was
