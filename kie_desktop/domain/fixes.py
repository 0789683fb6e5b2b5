"""Fixes that need no person's judgement: one definition for the window and for `check --fix`.

A fix is an edit like any other (`domain.edits`), so it marks what it set as set by a person and
can be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from kie_desktop.domain import edits
from kie_desktop.domain.checks import is_off_page
from kie_desktop.domain.geometry import Polygon, bounding_box, clipped, rectangle
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.domain.patch import Patch, apply
from kie_desktop.domain.problems import Problem


class Fix(NamedTuple):
    """How to mend one kind of problem.

    make: the patch for a page as it is now; an empty one where the problem is gone from it.
    certain: it takes nothing away that training would use and guesses nothing, so that
    `check --fix` does it unasked.
    """

    make: Callable[[Page, Problem], Patch]
    certain: bool


def can_fix(problem: Problem) -> bool:
    """Whether there is a fix for a problem."""
    return problem.code in FIXES


def mended(page: Page, problems: Iterable[Problem]) -> Patch:
    """One patch that mends all of a page's problems that have a fix; problems of other pages must not be among them."""
    whole = Patch()
    for problem in problems:
        fix = FIXES.get(problem.code)
        if fix is not None:
            patch = fix.make(page, problem)
            page = apply(page, patch)
            whole = whole.then(patch)
    return whole


def _id(entity_id: int | None) -> int:
    """An id to look up; -1, which no entity has, for none."""
    return -1 if entity_id is None else entity_id


def _move_onto_page(page: Page, problem: Problem) -> Patch:
    entity = page.entities.get(_id(problem.entity))
    if entity is None or page.width <= 0 or page.height <= 0 or is_off_page(entity, page):
        return Patch()
    points = clipped(entity.points, page.width, page.height)
    return edits.reshape(page, {entity.id: _pixel_large(points, page)})


def _make_a_pixel_large(page: Page, problem: Problem) -> Patch:
    entity = page.entities.get(_id(problem.entity))
    if entity is None or page.width <= 0 or page.height <= 0 or is_off_page(entity, page):
        return Patch()
    return edits.reshape(page, {entity.id: _pixel_large(entity.points, page)})


def _pixel_large(points: Polygon, page: Page) -> Polygon:
    """A polygon, or a rectangle of one pixel where less is left of it."""
    x1, y1, x2, y2 = bounding_box(points)
    if x2 - x1 >= 1 and y2 - y1 >= 1:
        return points
    left, top = min(x1, page.width - 1.0), min(y1, page.height - 1.0)
    return rectangle((left, top, max(x2, left + 1), max(y2, top + 1)))


def _remove_link(page: Page, problem: Problem) -> Patch:
    key = _id(problem.entity), _id(problem.other)
    return edits.remove_links(page, [key]) if key in page.links else Patch()


def _turn_link(page: Page, problem: Problem) -> Patch:
    head, tail = _id(problem.entity), _id(problem.other)
    return edits.add_links(page, tail, [head]) if (head, tail) in page.links else Patch()


def _remove_links(page: Page, problem: Problem) -> Patch:
    return edits.remove_links(page, [link.key for link in page.links_of(_id(problem.entity))])


def _delete(page: Page, problem: Problem) -> Patch:
    entity = page.entities.get(_id(problem.entity))
    return edits.delete(page, [entity.id]) if entity is not None else Patch()


def _label(page: Page, problem: Problem) -> Patch:
    entity = page.entities.get(_id(problem.entity))
    return edits.set_label(page, [entity.id], problem.proposal) if entity is not None else Patch()


def _keep_one(page: Page, problem: Problem) -> Patch:
    """Delete the duplicate; what it was linked to is linked to the other one."""
    twice, kept = _id(problem.entity), _id(problem.other)
    if twice not in page.entities or kept not in page.entities:
        return Patch()
    whole = Patch()
    for link in page.links_of(twice):
        head, tail = (kept if end == twice else end for end in link.key)
        if head != tail and not {(head, tail), (tail, head)} & page.links.keys():
            patch = edits.add_links(page, head, [tail])
            page, whole = apply(page, patch), whole.then(patch)
    return whole.then(edits.delete(page, [twice]))


def _leave_out(page: Page, _: Problem) -> Patch:
    return edits.set_state(page, ReviewState.EXCLUDED)


FIXES: Mapping[str, Fix] = {
    "outside-page": Fix(_move_onto_page, True),
    "empty-box": Fix(_make_a_pixel_large, True),
    "dangling-link": Fix(_remove_link, True),
    "self-link": Fix(_remove_link, True),
    "backward-link": Fix(_turn_link, True),
    "ignored-link": Fix(_remove_link, False),
    "linked-without-text": Fix(_remove_links, True),
    "without-text": Fix(_delete, False),
    "label-is-o": Fix(_label, True),
    "misspelled-label": Fix(_label, False),
    "label-differs": Fix(_label, False),
    "duplicate-entity": Fix(_keep_one, True),
    "no-text-on-page": Fix(_leave_out, True),
    "missing-image": Fix(_leave_out, True),
    "unreadable-image": Fix(_leave_out, True),
    "page-in-both": Fix(_leave_out, True),
    "same-image": Fix(_leave_out, True),
}
"""Code of a problem -> what mends it. Every other problem is for a person to decide."""
