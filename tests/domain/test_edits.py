from dataclasses import replace
from random import Random

import pytest
from domain_samples import one_edit, pages, proposal
from hypothesis import given, settings
from hypothesis import strategies as st

from kie_desktop.domain import edits, picture_edits
from kie_desktop.domain.geometry import bounding_box, intersection_over_union, rectangle
from kie_desktop.domain.page import HUMAN, Entity, EntityPart, Link, Page, Picture, ReviewState
from kie_desktop.domain.patch import StaleEditError, apply

QUICK = settings(max_examples=50, deadline=None)
RANDOMS = st.randoms(use_true_random=False)


def form() -> Page:
    """Name: Ada / Born: 1815, as models proposed it."""
    rows = [
        Entity(1, rectangle((10, 10, 60, 30)), "Name:", "question", 0.9, 0.9),
        Entity(2, rectangle((70, 10, 130, 30)), "Ada", "answer", 0.9, 0.6),
        Entity(3, rectangle((10, 40, 60, 60)), "Born:", "question", 0.9, 0.9),
        Entity(4, rectangle((70, 40, 130, 60)), "1815", "answer", 0.5, 0.9),
    ]
    page = Page("form.png", 200, 100, state=ReviewState.PRE_ANNOTATED)
    return page.with_entities(rows, [Link(1, 2, 0.9), Link(3, 4, 0.8)])


@QUICK
@given(pages(), RANDOMS)
def test_any_edit_applies_and_inverts_to_the_equal_page(page: Page, source: Random) -> None:
    patch = one_edit(source, page)
    after = apply(page, patch)
    assert apply(after, patch.inverted()) == page
    assert apply(apply(after, patch.inverted()), patch) == after
    assert bool(patch) == (after != page)


@QUICK
@given(pages(), RANDOMS)
def test_changes_name_exactly_what_is_different(page: Page, source: Random) -> None:
    patch = one_edit(source, page)
    after, changes = apply(page, patch), patch.changes
    different = {key for key in {*page.entities, *after.entities} if page.entities.get(key) != after.entities.get(key)}
    assert changes.added == after.entities.keys() - page.entities.keys()
    assert changes.removed == page.entities.keys() - after.entities.keys()
    assert different - changes.entities == set()
    assert changes.state == (page.state != after.state)
    assert {key for key in {*page.links, *after.links} if page.links.get(key) != after.links.get(key)} == changes.links


@QUICK
@given(pages(), RANDOMS)
def test_ids_are_never_used_twice(page: Page, source: Random) -> None:
    after = apply(page, one_edit(source, page))
    assert all(entity_id >= page.next_id for entity_id in after.entities.keys() - page.entities.keys())
    assert all(entity_id < after.next_id for entity_id in after.entities)


@QUICK
@given(pages(), RANDOMS)
def test_vertices_stay_on_the_page(page: Page, source: Random) -> None:
    after = apply(page, one_edit(source, page))
    for entity in after.entities.values():
        x1, y1, x2, y2 = entity.box
        assert x1 >= 0 and y1 >= 0 and x2 <= after.width and y2 <= after.height


@QUICK
@given(pages(), RANDOMS, st.booleans())
def test_pre_annotation_never_changes_what_a_person_set(page: Page, source: Random, only_new: bool) -> None:
    after = apply(page, edits.pre_annotate(page, proposal(source, page), only_new=only_new))
    for before in page.entities.values():
        if not before.by_human:
            continue
        now = after.entities[before.id]
        assert now.by_human == before.by_human
        for field, value in ((EntityPart.POINTS, "points"), (EntityPart.TEXT, "text"), (EntityPart.LABEL, "label")):
            if field in before.by_human:
                assert getattr(now, value) == getattr(before, value)
    for key, link in page.links.items():
        if link.by_human:
            assert after.links[key] == link


@QUICK
@given(pages(), RANDOMS)
def test_rejected_links_and_deleted_entities_never_come_back(page: Page, source: Random) -> None:
    proposed = proposal(source, page)
    gone = [entity for entity in page.entities.values() if source.random() < 0.5]
    now = apply(page, edits.remove_links(page, page.links))
    now = apply(now, edits.delete(now, [entity.id for entity in gone]))
    same_lines_read_again = {
        now.next_id + 100 + entity.id: replace(entity, id=now.next_id + 100 + entity.id) for entity in gone
    }
    proposed = replace(proposed, entities={**proposed.entities, **same_lines_read_again})
    for base in (page, now):
        after = apply(now, edits.pre_annotate(now, proposed, base))
        assert not {entity.id for entity in gone} & after.entities.keys()
        assert not page.links.keys() & after.links.keys()
        new = [after.entities[key] for key in after.entities.keys() - now.entities.keys()]
        assert all(intersection_over_union(entity.box, old.box) <= 0.5 for entity in new for old in gone)


@QUICK
@given(pages(), RANDOMS)
def test_what_a_person_did_meanwhile_wins_over_a_late_answer(page: Page, source: Random) -> None:
    proposed = proposal(source, page)
    now = page
    for _ in range(3):
        now = apply(now, one_edit(source, now))
    after = apply(now, edits.pre_annotate(now, proposed, base=page))
    for entity in now.entities.values():
        if entity.by_human == HUMAN:
            assert after.entities[entity.id] == entity
    deleted = page.entities.keys() - now.entities.keys()
    assert not deleted & after.entities.keys()
    assert all({*key} <= after.entities.keys() for key in after.links)


@QUICK
@given(pages(), RANDOMS)
def test_only_new_lines_come_and_whatever_is_there_stays(page: Page, source: Random) -> None:
    after = apply(page, edits.pre_annotate(page, proposal(source, page), only_new=True))
    assert page.entities.items() <= after.entities.items()
    assert page.links.items() <= after.links.items()
    new = after.entities.keys() - page.entities.keys()
    assert all(new & {*key} for key in after.links.keys() - page.links.keys())


@QUICK
@given(pages(human=False), RANDOMS)
def test_untouched_pages_take_every_proposal(page: Page, source: Random) -> None:
    proposed = proposal(source, page)
    after = apply(page, edits.pre_annotate(page, proposed))
    kept = {number: entity.text for number, entity in page.entities.items() if entity.text.strip()}
    assert sorted(entity.text for entity in after.entities.values()) == sorted(
        entity.text if entity.text.strip() else kept.get(entity.id, entity.text)
        for entity in proposed.entities.values()
    )
    assert len(after.links) == len(proposed.links)


def test_a_new_line_is_linked_with_one_that_is_there() -> None:
    page = Page("a.png", 200, 100).with_entities([Entity(1, rectangle((10, 10, 60, 30)), "Nom:", "other")], [])
    proposed = page.with_entities(
        [
            Entity(1, rectangle((0, 0, 9, 9)), "Name:", "question", 0.9, 0.8),
            Entity(2, rectangle((70, 10, 130, 30)), "Ada", "answer", 0.9, 0.8),
        ],
        [Link(1, 2, 0.7)],
    )
    after = apply(page, edits.pre_annotate(page, proposed, only_new=True))
    assert [(entity.text, entity.label) for entity in after.entities.values()] == [
        ("Nom:", "other"),
        ("Ada", "answer"),
    ]
    assert after.entities[1].points == page.entities[1].points
    assert list(after.links) == [(1, 2)]
    assert after.state is ReviewState.PRE_ANNOTATED


def test_a_new_proposal_and_a_new_drawing_of_the_same_id_both_stay() -> None:
    base = Page("a.png", 200, 100)
    drawn = apply(base, edits.add_entity(base, rectangle((10, 10, 60, 30)), "mine"))
    proposed = base.with_entities([Entity(1, rectangle((100, 50, 160, 70)), "theirs")], [])
    after = apply(drawn, edits.pre_annotate(drawn, proposed, base))
    assert {entity_id: entity.text for entity_id, entity in after.entities.items()} == {1: "mine", 2: "theirs"}


def test_a_line_that_a_person_drew_meanwhile_is_not_proposed_twice() -> None:
    base = Page("a.png", 200, 100)
    drawn = apply(base, edits.add_entity(base, rectangle((10, 10, 60, 30)), "mine"))
    proposed = base.with_entities([Entity(1, rectangle((11, 10, 61, 30)), "theirs")], [])
    assert apply(drawn, edits.pre_annotate(drawn, proposed, base)) == drawn


def test_a_value_that_a_person_linked_keeps_that_key_only() -> None:
    page = apply(form(), edits.add_links(form(), 3, [2]))
    after = apply(page, edits.pre_annotate(page, form()))
    assert sorted(after.links) == [(3, 2), (3, 4)]
    assert after.links[3, 2].by_human


def test_an_entity_that_a_person_linked_stays_though_no_model_finds_it_again() -> None:
    page = apply(form(), edits.add_links(form(), 1, [4]))
    proposed = form().with_entities([form().entities[1], form().entities[2]], [Link(1, 2, 0.9)])
    after = apply(page, edits.pre_annotate(page, proposed))
    assert sorted(after.entities) == [1, 2, 4]  # 3 was linked by a model only
    assert after.links[1, 4].by_human


def test_a_proposed_link_does_not_come_against_the_direction_of_a_persons() -> None:
    page = apply(form(), edits.add_links(form(), 4, [2]))
    proposed = form().with_entities([*form().entities.values()], [Link(2, 4, 0.9), Link(3, 1, 0.9)])
    after = apply(page, edits.pre_annotate(page, proposed))
    assert sorted(after.links) == [(3, 1), (4, 2)]


def test_what_another_proposal_added_meanwhile_keeps_no_new_line_away() -> None:
    base = form()
    line = Entity(9, rectangle((10, 70, 60, 90)), "Died:", "question", 0.9, 0.9)
    earlier = apply(base, edits.pre_annotate(base, base.with_entities([*base.entities.values(), line], [])))
    proposed = base.with_entities([*base.entities.values(), replace(line, text="Died")], [])
    after = apply(earlier, edits.pre_annotate(earlier, proposed, base))
    assert "Died" in {entity.text for entity in after.entities.values()}


@pytest.mark.parametrize(("width", "comes"), [(50, False), (49, True)])
def test_a_line_comes_where_less_than_half_of_it_was_deleted(width: int, comes: bool) -> None:
    page = Page("a.png", 200, 100).with_entities([Entity(1, rectangle((0, 0, width, 20)))], [])
    page = apply(page, edits.delete(page, [1]))
    proposed = page.with_entities([Entity(5, rectangle((0, 0, 100, 20)), "Name:")], [])
    assert bool(apply(page, edits.pre_annotate(page, proposed)).entities) is comes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ReviewState.NEW, ReviewState.PRE_ANNOTATED),
        (ReviewState.PRE_ANNOTATED, ReviewState.PRE_ANNOTATED),
        (ReviewState.IN_WORK, ReviewState.IN_WORK),
        (ReviewState.REVIEWED, ReviewState.PRE_ANNOTATED),
        (ReviewState.EXCLUDED, ReviewState.EXCLUDED),
    ],
)
def test_a_proposal_that_changes_a_page_says_that_nobody_has_looked_at_it(
    before: ReviewState, after: ReviewState
) -> None:
    page = replace(form(), state=before)
    other_texts = page.with_entities([replace(page.entities[1], text="Nome:")], [])
    other_links = page.with_entities([*page.entities.values()], [Link(1, 4, 0.9)])
    for proposed in (other_texts, other_links):
        assert apply(page, edits.pre_annotate(page, proposed)).state is after
    assert not edits.pre_annotate(page, page)  # the same again: a reviewed page stays reviewed


def test_a_text_that_a_person_set_has_no_score() -> None:
    page = form()
    for text in ("1816", "1815"):  # corrected, and confirmed as it is
        entity = apply(page, edits.set_text(page, 4, text)).entities[4]
        assert (entity.text, entity.text_score, entity.by_human) == (text, None, {EntityPart.TEXT})
        assert entity.label_score == 0.9
    assert apply(page, edits.split(page, 4, 2)).entities[4].text_score is None
    assert apply(page, edits.merge(page, [3, 4])).entities[3].text_score is None


def test_setting_a_proposed_label_confirms_it() -> None:
    after = apply(form(), edits.set_label(form(), [2], "answer"))
    assert after.entities[2].by_human == {EntityPart.LABEL}
    assert after.entities[2].label_score is None
    assert after.state is ReviewState.IN_WORK
    assert not edits.set_label(after, [2], "answer")


def test_merging_joins_texts_in_reading_order_and_keeps_outer_links() -> None:
    after = apply(form(), edits.merge(form(), {4, 3}))
    assert after.entities[3].text == "Born: 1815"
    assert after.entities[3].box == (10, 40, 130, 60)
    assert 4 not in after.entities
    assert list(after.links) == [(1, 2)]
    after = apply(form(), edits.merge(form(), {2, 3}))
    assert after.links == {(1, 2): Link(1, 2, 0.9), (2, 4): Link(2, 4, 0.8)}
    assert (after.entities[2].text_score, after.entities[2].by_human) == (None, HUMAN)
    page = apply(form(), edits.add_links(form(), 1, [4]))
    after = apply(page, edits.merge(page, {2, 4}, ""))  # both are values of 1; that of a person stays beside its own
    assert after.entities[2].text == "Ada1815"
    assert sorted(after.links) == [(1, 2), (3, 2)]


def test_splitting_cuts_text_and_shape_where_asked() -> None:
    after = apply(form(), edits.split(form(), 4, 2))
    assert (after.entities[4].text, after.entities[5].text) == ("18", "15")
    assert bounding_box(after.entities[4].points)[2] == bounding_box(after.entities[5].points)[0] == 100
    assert (3, 4) in after.links


def test_a_link_against_the_direction_is_turned_around() -> None:
    after = apply(form(), edits.add_links(form(), 2, [1]))
    assert (2, 1) in after.links
    assert (1, 2) not in after.links


def test_drawing_a_removed_link_takes_it_off_the_rejected_ones() -> None:
    page = apply(form(), edits.remove_links(form(), [(1, 2)]))
    assert page.rejected == {(1, 2)}
    assert apply(page, edits.add_links(page, 1, [2])).rejected == frozenset()


def test_turning_takes_everything_along_and_decides_nothing() -> None:
    page = apply(form(), edits.delete(form(), [4]))
    proposed = replace(form(), entities={1: replace(form().entities[1], text="Nome:")}, links={})
    picture = Picture("form turned.png", 0, 100, 200)
    patch = picture_edits.turn(page, picture, 3, proposed)
    after = apply(page, patch)
    assert after.picture == picture and patch.changes.picture
    assert after.entities[1].box == (10, 140, 30, 190) and after.erased == {(40, 70, 60, 130)}
    assert not after.entities[1].by_human and after.entities[2].label_score == 0.6 and after.links == page.links
    assert patch.proposal and patch.proposal[1] and patch.proposal[1].entities[1].box == after.entities[1].box
    assert not picture_edits.turn(page, picture, 4)


def test_an_edit_of_the_page_as_it_was_before_it_was_turned_is_stale() -> None:
    turned = apply(form(), picture_edits.turn(form(), Picture("form turned.png", 0, 200, 100), 2))
    with pytest.raises(StaleEditError, match="turned"):
        apply(turned, picture_edits.turn(form(), Picture("another.png", 0, 200, 100), 2))


def test_reading_again_gives_the_text_back_to_the_models() -> None:
    page = apply(form(), edits.set_text(form(), 2, "Adda"))
    after = apply(page, edits.set_recognised(page, 2, "Ada L.", 0.95))
    assert (after.entities[2].text, after.entities[2].text_score) == ("Ada L.", 0.95)
    assert EntityPart.TEXT not in after.entities[2].by_human


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda page: edits.add_entity(page, ((0, 0), (1, 1))), "3 corners"),
        (lambda page: edits.add_links(page, 1, [1]), "itself"),
        (lambda page: edits.merge(page, [1, 1]), "at least two"),
        (lambda page: edits.split(page, 2, 0), "inside the entity"),
        (lambda page: edits.remove_links(page, [(2, 3)]), "no link 2 -> 3"),
        (lambda page: edits.set_text(page, 99, "x"), "no entity 99"),
    ],
)
def test_edits_that_make_no_sense_say_why(make, words: str) -> None:
    with pytest.raises(edits.EditError, match=words):
        make(form())
