"""What is found of marks beside what a person made, and links that follow what is ticked."""

from __future__ import annotations

from dataclasses import replace

from marks import form, mark, mixed_page

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import EntityKind, EntityPart, Link, Page
from kie_desktop.domain.patch import apply
from kie_desktop.ocr.marks.detector import FoundMark
from kie_desktop.runtime.marks import with_marks, with_ticked_links

PAGE = Page("a.png", 300, 200)
BOX = (10.0, 10.0, 30.0, 30.0)


def found(checked: bool, box: tuple[float, float, float, float] = BOX) -> FoundMark:
    return FoundMark(rectangle(box), checked, 0.97)


def test_what_was_found_becomes_marks_with_new_ids() -> None:
    lines = mixed_page().only_lines()
    page = with_marks(lines, [found(True), found(False, (50, 50, 70, 70))], lines)
    made = [entity for entity in page.entities.values() if entity.kind is EntityKind.MARK]
    assert [(one.id, one.checked, one.text_score, one.text) for one in made] == [
        (5, True, 0.97, ""),
        (6, False, 0.97, ""),
    ]


def test_a_mark_that_is_found_again_keeps_its_id_and_what_a_person_said() -> None:
    before = PAGE.with_entities([mark(7, BOX), mark(9, (100, 100, 120, 120), True)], [])
    again = with_marks(PAGE, [found(True)], before)
    assert {key: one.checked for key, one in again.entities.items()} == {7: True}
    decided = apply(before, edits.set_checked(before, {7: False}))
    again = with_marks(PAGE, [found(True)], decided)
    assert again.entities[7].checked is False and EntityPart.TEXT in again.entities[7].by_human
    assert with_marks(PAGE, [], decided).entities.keys() == {7}, "what a person touched stays"


def test_none_comes_where_a_person_deleted_one() -> None:
    before = PAGE.with_entities([mark(7, BOX)], [])
    deleted = apply(before, edits.delete(before, [7]))
    assert not with_marks(deleted, [found(True)], deleted).entities


def ticked(page: Page, *links: Link, roles: dict[int, Role] | None = None) -> Page:
    linked = page.with_entities([*page.entities.values()], [*links])
    by_label = {"question": Role.KEY, "answer": Role.VALUE}
    known = {one.id: by_label.get(one.label, Role.OTHER) for one in page.entities.values()}
    return with_ticked_links(linked, known | (roles or {}), "answer")


def test_a_link_leads_to_what_is_ticked() -> None:
    after = ticked(form(4, 22), Link(1, 3, 0.99), Link(21, 23, 0.9), Link(5, 7, 0.3))
    assert {key: link.score for key, link in after.links.items()} == {(1, 5): 0.99, (21, 23): 0.9}


def test_a_key_before_a_choice_is_linked_to_what_is_ticked_without_a_link_of_the_network() -> None:
    after = ticked(form(4))
    assert {key: link.score for key, link in after.links.items()} == {(1, 5): round(0.98**3, 4)}
    assert not ticked(form(4), roles={1: Role.HEADER}).links


def test_a_ticked_option_becomes_a_value() -> None:
    page = form(4)
    rows = [replace(one, label="question") if one.id == 5 else one for one in page.entities.values()]
    assert ticked(page.with_entities(rows, []), Link(1, 3, 0.99)).entities[5].label == "answer"
    rows = [replace(one, by_human=frozenset({EntityPart.LABEL})) if one.id == 5 else one for one in rows]
    assert ticked(page.with_entities(rows, []), Link(1, 3, 0.99)).entities[5].label == "question"


def test_links_of_a_person_and_of_choices_without_a_tick_stay() -> None:
    page = form(4)
    after = ticked(page, Link(1, 3, by_human=True), Link(21, 23, 0.9))
    assert {*after.links} == {(1, 3), (1, 5), (21, 23)}
    assert {*ticked(replace(page, rejected=frozenset({(1, 5)})), Link(1, 3, by_human=True)).links} == {(1, 3)}
