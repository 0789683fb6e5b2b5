from dataclasses import replace
from random import Random

import pytest
from domain_samples import one_edit, pages
from hypothesis import given, settings
from hypothesis import strategies as st

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle, shifted
from kie_desktop.domain.merging import Conflict, Rule, Subject, merge
from kie_desktop.domain.page import HUMAN, Entity, EntityPart, Link, Page, ReviewState
from kie_desktop.domain.patch import apply

QUICK = settings(max_examples=25, deadline=None)
RANDOMS = st.randoms(use_true_random=False)
RULES = st.builds(Rule, theirs=st.booleans(), remove=st.booleans(), ids=st.booleans(), vouches=st.booleans())


def form(*, by_human: bool = False) -> Page:
    """Name: Ada / Born: 1815."""
    human, score = (HUMAN, None) if by_human else (frozenset(), 0.9)
    rows = [
        Entity(1, rectangle((10, 10, 60, 30)), "Name:", "question", score, score, human),
        Entity(2, rectangle((70, 10, 130, 30)), "Ada", "answer", score, score, human),
        Entity(3, rectangle((10, 40, 60, 60)), "Born:", "question", score, score, human),
        Entity(4, rectangle((70, 40, 130, 60)), "1815", "answer", score, score, human),
    ]
    links = [Link(1, 2, score, by_human), Link(3, 4, score, by_human)]
    state = ReviewState.IN_WORK if by_human else ReviewState.PRE_ANNOTATED
    return Page("form.png", 200, 100, state=state).with_entities(rows, links)


def merged(page: Page, imported: Page, rule: Rule | None = None) -> Page:
    return apply(page, merge(page, imported, rule).patch)


@QUICK
@given(pages(), pages(), RULES)
def test_any_two_pages_merge_to_a_page_and_back(page: Page, imported: Page, rule: Rule) -> None:
    patch = merge(page, imported, rule).patch
    after = apply(page, patch)
    assert apply(after, patch.inverted()) == page
    assert all({*key} <= after.entities.keys() for key in after.links)
    assert all(
        entity_id >= page.next_id or not page.entities for entity_id in after.entities.keys() - page.entities.keys()
    )


@QUICK
@given(pages(), pages(), st.booleans(), st.booleans())
def test_what_a_person_decided_stays_unless_asked(page: Page, imported: Page, remove: bool, ids: bool) -> None:
    after = merged(page, imported, Rule(remove=remove, ids=ids))
    for before in page.entities.values():
        now = after.entities.get(before.id)
        assert now is not None or not before.by_human
        for field in before.by_human:
            assert field in now.by_human
            assert getattr(now, str(field)) == getattr(before, str(field))
    assert {link for link in page.links.values() if link.by_human} <= {*after.links.values()}
    assert not page.rejected & after.links.keys()


@QUICK
@given(pages(), RANDOMS)
def test_a_merged_page_takes_nothing_from_the_same_file_again(page: Page, source: Random) -> None:
    imported = page
    for _ in range(2):
        imported = apply(imported, one_edit(source, imported))
    imported = replace(imported, rejected=frozenset(), erased=frozenset())
    once = merged(page, imported, Rule(theirs=True, remove=True))
    again = merge(once, imported, Rule(theirs=True, remove=True))
    assert not again.patch.changes.added
    assert not again.patch.changes.removed


@QUICK
@given(pages())
def test_an_empty_page_becomes_the_page_of_the_file(imported: Page) -> None:
    empty = Page(imported.image, imported.width, imported.height, imported.frame)
    after = merged(empty, imported)
    assert (after.entities, after.links, after.extra) == (imported.entities, imported.links, imported.extra)


@QUICK
@given(pages())
def test_a_page_does_not_contradict_itself(page: Page) -> None:
    found = merge(page, page)
    assert not found.conflicts
    assert not found.missing
    assert not found.patch.entities and not found.patch.links


def test_what_models_proposed_is_updated_and_a_correction_is_not() -> None:
    page = apply(form(), edits.set_text(form(), 2, "Ada L."))
    theirs = apply(form(by_human=True), edits.set_text(form(by_human=True), 2, "Ada Lovelace"))
    theirs = apply(theirs, edits.set_text(theirs, 4, "10 December 1815"))
    found = merge(page, theirs)
    assert [(row.subject, row.here, row.there, row.entity) for row in found.conflicts] == [
        (Subject.TEXT, "Ada L.", "Ada Lovelace", 2)
    ]
    after = apply(page, found.patch)
    assert [after.entities[number].text for number in (2, 4)] == ["Ada L.", "10 December 1815"]
    assert after.entities[4].by_human == HUMAN
    assert merged(page, theirs, Rule(theirs=True)).entities[2].text == "Ada Lovelace"


def test_a_proposal_in_the_file_asks_nobody() -> None:
    page = apply(form(), edits.set_label(form(), [2], "header"))
    found = merge(page, form())
    assert not found.conflicts and not found.patch


def test_labels_and_shapes_contradict_too() -> None:
    page = form(by_human=True)
    theirs = apply(page, edits.set_label(page, [3], "header"))
    theirs = apply(theirs, edits.reshape(theirs, {4: shifted(page.entities[4].points, 5, 0)}))
    found = merge(page, theirs)
    assert {row.subject for row in found.conflicts} == {Subject.LABEL, Subject.SHAPE}
    assert not found.patch
    after = merged(page, theirs, Rule(theirs=True))
    assert after.entities == theirs.entities


def test_boxes_and_rounding_of_another_format_are_no_conflict() -> None:
    slanted = ((10.4, 11.0), (60.2, 13.0), (60.0, 33.2), (10.0, 31.0))
    page = form(by_human=True)
    page = apply(page, edits.reshape(page, {1: slanted}))
    boxed = replace(page.entities[1], points=rectangle((10, 11, 60, 33)))
    assert not merge(page, replace(page, entities={**page.entities, 1: boxed})).patch


def test_a_format_without_ids_labels_or_links_says_nothing_of_them() -> None:
    page = form(by_human=True)
    lines = [replace(entity, id=entity.id * 10, label="other", by_human=HUMAN) for entity in page.entities.values()]
    theirs = replace(page, entities={}, links={}).with_entities(lines, [])
    found = merge(page, theirs, Rule(ids=False, links=False, labels=False, remove=True))
    assert not found.patch and not found.conflicts and not found.missing


def test_the_same_id_is_the_same_entity_where_it_moved_and_still_says_the_same() -> None:
    page = form(by_human=True)
    moved = apply(page, edits.reshape(page, {1: rectangle((150, 80, 199, 99))}))
    assert len(merged(moved, page).entities) == 4
    assert len(merged(moved, page, Rule(ids=False)).entities) == 5


@pytest.mark.parametrize("theirs", [False, True])
def test_a_deleted_entity_and_a_removed_link_come_back_only_when_asked(theirs: bool) -> None:
    page = apply(form(), edits.remove_links(form(), [(1, 2)]))
    page = apply(page, edits.delete(page, [4]))
    found = merge(page, form(by_human=True), Rule(theirs=theirs))
    assert {row.subject for row in found.conflicts} == {Subject.UNLINKED, Subject.ERASED}
    after = apply(page, found.patch)
    assert ((1, 2) in after.links) is theirs
    assert ("1815" in {entity.text for entity in after.entities.values()}) is theirs
    assert bool(after.erased) is not theirs
    assert bool(after.rejected) is not theirs


def test_a_link_the_other_way_round_is_a_conflict_only_between_people() -> None:
    turned = replace(form(by_human=True), links={(2, 1): Link(2, 1, None, True)})
    assert list(merged(form(), turned).links) == [(3, 4), (2, 1)]
    found = merge(form(by_human=True), turned)
    assert [row.subject for row in found.conflicts] == [Subject.UNLINKED]
    assert found.conflicts[0].here == "Name: → Ada"


def test_a_models_link_gives_way_to_the_files_key_of_the_same_value() -> None:
    theirs = replace(form(by_human=True), links={(3, 2): Link(3, 2, None, True)})
    assert sorted(merged(form(), theirs).links) == [(3, 2), (3, 4)]


def test_what_the_file_does_not_have_is_kept_unless_told() -> None:
    page = apply(form(), edits.set_label(form(), [4], "answer"))
    theirs = form(by_human=True).with_entities([form(by_human=True).entities[1]], [])
    assert merge(page, theirs).missing == 3
    assert merged(page, theirs).entities.keys() == page.entities.keys()
    found = merge(page, theirs, Rule(remove=True))
    assert [row.name for row in found.missing_decided] == ["1815"]
    assert sorted(apply(page, found.patch).entities) == [1, 4]
    assert sorted(merged(page, theirs, Rule(remove=True, theirs=True)).entities) == [1]


def test_absent_links_go_with_the_rest() -> None:
    theirs = replace(form(by_human=True), links={})
    assert merge(form(), theirs).missing == 2
    assert not merged(form(), theirs, Rule(remove=True)).links
    assert merge(form(), theirs, Rule(links=False)).missing == 0


def test_new_entities_keep_the_files_id_where_it_was_never_used() -> None:
    page = apply(form(), edits.delete(form(), [3, 4]))
    theirs = form().with_entities(
        [Entity(3, rectangle((10, 70, 60, 90)), "Died:"), Entity(8, rectangle((70, 70, 130, 90)), "1852")], []
    )
    after = merged(replace(page, erased=frozenset()), theirs)
    assert {entity.text: entity_id for entity_id, entity in after.entities.items()} == {
        "Name:": 1, "Ada": 2, "Died:": 9, "1852": 8
    }  # fmt: skip


def test_an_entity_that_leaves_the_page_comes_once_only() -> None:
    theirs = form().with_entities([Entity(9, rectangle((150, 70, 400, 90)), "beyond the edge")], [])
    page = merged(form(), theirs, Rule(ids=False))
    assert page.entities[9].box == (150, 70, 200, 90)
    assert merged(page, theirs, Rule(ids=False)) == page


@pytest.mark.parametrize(("width", "comes"), [(50, False), (49, True)])
def test_a_line_comes_back_where_less_than_half_of_it_was_deleted(width: int, comes: bool) -> None:
    page = Page("form.png", 200, 100).with_entities([Entity(1, rectangle((0, 0, width, 20)))], [])
    page = apply(page, edits.delete(page, [1]))
    theirs = Page("form.png", 200, 100).with_entities([Entity(1, rectangle((0, 0, 100, 20)), "Name:")], [])
    assert bool(merged(page, theirs).entities) is comes


@pytest.mark.parametrize(("width", "count"), [(50, 1), (49, 2)])
def test_a_line_of_the_file_is_the_one_here_that_is_half_of_it(width: int, count: int) -> None:
    page = Page("form.png", 200, 100).with_entities([Entity(1, rectangle((0, 0, width, 20)))], [])
    theirs = Page("form.png", 200, 100).with_entities([Entity(7, rectangle((0, 0, 100, 20)), "Name:")], [])
    assert len(merged(page, theirs, Rule(ids=False)).entities) == count


def test_states_follow_the_file_where_nobody_worked_here() -> None:
    reviewed = replace(form(by_human=True), state=ReviewState.REVIEWED)
    assert merged(form(), reviewed).state is ReviewState.REVIEWED
    assert merged(form(by_human=True), reviewed).state is ReviewState.REVIEWED
    mine = apply(form(by_human=True), edits.set_text(form(by_human=True), 2, "Eve"))
    assert merged(mine, reviewed).state is ReviewState.IN_WORK
    assert merged(replace(mine, state=ReviewState.EXCLUDED), reviewed).state is ReviewState.EXCLUDED


def test_unknown_keys_of_both_sides_stay() -> None:
    page = replace(form(), extra={"mine": 1, "both": 1})
    theirs = replace(form(), extra={"both": 2, "theirs": 3})
    theirs = replace(theirs, entities={**theirs.entities, 1: replace(theirs.entities[1], extra={"difficult": True})})
    after = merged(page, theirs)
    assert after.extra == {"mine": 1, "both": 2, "theirs": 3}
    assert after.entities[1].extra == {"difficult": True}
    assert EntityPart.TEXT not in after.entities[1].by_human


def test_a_person_in_the_file_vouches_for_a_models_link_here() -> None:
    after = merged(form(), form(by_human=True))
    assert after.links[1, 2] == Link(1, 2, None, by_human=True)
    assert merged(form(), form(by_human=True), Rule(vouches=False)).links == form().links
    assert merged(form(by_human=True), form()).links == form(by_human=True).links


def test_what_models_say_in_the_file_comes_with_its_scores() -> None:
    theirs = form()
    news = replace(theirs.entities[2], text="Ada L.", text_score=0.4, label="header", label_score=0.3)
    theirs = replace(theirs, entities={**theirs.entities, 2: news})
    assert merged(form(), theirs).entities[2] == news
    bare = form().with_entities([*form().entities.values()], [])
    assert merged(bare, theirs).links == theirs.links


def test_a_persons_link_that_the_file_does_not_have_stays_unless_theirs_is_asked_for() -> None:
    page = apply(form(), edits.add_links(form(), 1, [2]))
    theirs = replace(form(by_human=True), links={})
    found = merge(page, theirs, Rule(remove=True))
    assert (found.missing, found.conflicts) == (2, ())
    assert found.missing_decided == (Conflict(Subject.LINK_ABSENT, "Name: → Ada", "Name: → Ada", "", 1),)
    assert list(apply(page, found.patch).links) == [(1, 2)]
    assert not merged(page, theirs, Rule(remove=True, theirs=True)).links


@pytest.mark.parametrize(("by", "same"), [(1.0, True), (-1.0, True), (1.1, False), (-1.1, False)])
@pytest.mark.parametrize("corner", range(5))
def test_a_corner_may_be_a_pixel_off_after_rounding(corner: int, by: float, same: bool) -> None:
    points = [(10.0, 11.0), (40.0, 9.0), (60.0, 13.0), (60.0, 33.0), (10.0, 31.0)]
    page = apply(form(by_human=True), edits.reshape(form(by_human=True), {1: tuple(points)}))
    for axis in range(2):
        off = list(points)
        off[corner] = tuple(value + by * (axis == place) for place, value in enumerate(points[corner]))
        theirs = replace(page, entities={**page.entities, 1: replace(page.entities[1], points=tuple(off))})
        assert (not merge(page, theirs).conflicts) is same


def test_another_number_of_corners_is_another_shape() -> None:
    slanted = ((10.0, 11.0), (60.0, 19.0), (60.0, 33.0), (10.0, 25.0))
    page = apply(form(by_human=True), edits.reshape(form(by_human=True), {1: slanted}))
    for other in ((*slanted, (9.0, 18.0)), slanted[:3]):
        theirs = replace(page, entities={**page.entities, 1: replace(page.entities[1], points=other)})
        assert [row.subject for row in merge(page, theirs).conflicts] == [Subject.SHAPE]
