"""What would fail or go silently wrong when a network is trained on a page (spec A1, A10, B6, B9)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Literal

from kie_desktop.domain.geometry import intersection_over_union
from kie_desktop.domain.label_conflicts import LabelConflicts, is_unlabelled
from kie_desktop.domain.label_set import LabelSet, Role, is_background, may_link, names_its_field
from kie_desktop.domain.page import Entity, Page, ReviewState
from kie_desktop.domain.problems import NOTHING_TO_LINK, UNLABELLED, Problem, Severity
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.domain.rotation import FEWEST, may_stand_in_a_column, read_badly, run_upwards, tells
from kie_desktop.domain.text import is_blank

Task = Literal["ser", "re"]
CountTokens = Callable[[str], int]
"""How many tokens a text becomes (`kie.tokenizer`)."""

Number = Callable[[int], int]
"""Id of an entity -> the number that messages give it."""

_SAME_PLACE = 0.9
"""Boxes that overlap this much (intersection over union) are one line annotated twice."""
_NORMALISED = 1000
_LAST_EMBEDDING = 1023
"""Boxes are normalised to 0..1000 and looked up in tables of 1024 rows (spec B6)."""
_UPSTREAM_TOKENS = 512
"""PaddleOCR neither trains on nor predicts what is behind them on a page (spec B8, I-04)."""
_RE_NAMES = frozenset({"question", "answer", "header"})
"""The only labels besides background that PaddleOCR's RE takes (spec B9)."""


NOT_OF_ONE_PAGE = frozenset(
    [
        *("label-differs", "label-undecided", "same-image"),
        *("missing-image", "unreadable-image", "image-size", "too-many-tokens", "damaged-page"),
    ]
)
"""Problems that `check_page` alone does not find: they need the other pages, the image file or a tokenizer."""


def still_there(problem: Problem, page: Page) -> bool:
    """Whether a problem of `NOT_OF_ONE_PAGE` outlives an edit of its page."""
    if page.state is ReviewState.EXCLUDED:
        return False
    entity = page.entities.get(problem.entity) if problem.entity is not None else None
    if problem.code == "label-differs":
        return entity is not None and entity.label.casefold() != problem.proposal.casefold()
    return problem.entity is None or entity is not None


def check_pages(
    pages: Iterable[Page],
    label_set: LabelSet,
    task: Task = "re",
    *,
    for_paddleocr: bool = False,
    count_tokens: CountTokens | None = None,
    by_place: bool = False,
) -> Iterator[Problem]:
    """What is wrong with the label set, then page by page, then across the pages. Holds no page for long.

    `Problem.page` is `Page.image`, "" for the label set. For the rest see `check_page`.
    """
    yield from check_label_set(label_set, task)
    conflicts = LabelConflicts()
    for page in pages:
        conflicts.add(page)
        yield from check_page(page, label_set, task, for_paddleocr, count_tokens, by_place)
    yield from conflicts.problems(with_ids=not by_place)


def check_label_set(label_set: LabelSet, task: Task = "re") -> list[Problem]:
    """What is wrong with the labels themselves."""
    found = []
    for label in label_set:
        if label.name.strip().upper() == "O":
            message = f"the label {label.name!r} is PaddleOCR's background marker and cannot be a class"
            found.append(Problem("", "label-called-o", Severity.ERROR, message, fix="rename the label"))
        elif label.name != label.name.strip() or not label.name.isprintable():
            message = (
                f"the label {label.name!r} has leading or trailing spaces or a line break, which a class list "
                "cannot store"
            )
            found.append(Problem("", "label-name", Severity.ERROR, message, fix="rename the label"))
    roles = {label.role for label in label_set}
    if task == "re" and not {Role.KEY, Role.VALUE} <= roles:
        missing = " and ".join(str(role) for role in (Role.KEY, Role.VALUE) if role not in roles)
        message = f"no label has the role {missing}; RE links keys to values, so it cannot learn anything"
        found.append(Problem("", "no-roles", Severity.WARNING, message, fix="assign roles to the labels"))
    return found


def check_page(
    page: Page,
    label_set: LabelSet,
    task: Task = "re",
    for_paddleocr: bool = False,
    count_tokens: CountTokens | None = None,
    by_place: bool = False,
) -> list[Problem]:
    """Everything wrong with a page for a task, errors first, otherwise entity by entity.

    for_paddleocr: also what only PaddleOCR's own training stumbles over (labels of one's own in
    RE, and long pages where `count_tokens` is given), which ours handles by roles and windows.
    A page of width or height 0 (image missing) is not measured. by_place: messages number entities by their places in
    the reading order, as people see them, not by their ids.
    """
    if all(is_blank(entity.text) for entity in page.lines.values()):
        message = "the page has no text; training would use another page instead"
        return [Problem(page.image, "no-text-on-page", Severity.ERROR, message, fix="annotate or exclude the page")]
    number = _Places(page) if by_place else int
    found = [
        *_lying(page),
        *_labels(page, label_set, number),
        *_texts(page, number),
        *_boxes(page, number),
        *_duplicates(page, number),
    ]
    if task == "re":
        found += [*_links(page, label_set, number), *_unlinked(page, label_set, number)]
        if for_paddleocr:
            found += _names_for_re(page)
    if for_paddleocr and count_tokens is not None:
        found += _length(page, count_tokens)
    return sorted(found, key=lambda problem: (problem.severity != Severity.ERROR, problem.entity or 0))


def _error(page: Page, code: str, message: str, entity: int | None = None, fix: str = "") -> Problem:
    return Problem(page.image, code, Severity.ERROR, message, entity, fix)


def _warning(page: Page, code: str, message: str, entity: int | None = None, fix: str = "") -> Problem:
    return Problem(page.image, code, Severity.WARNING, message, entity, fix)


class _Places:
    """The places of a page's entities in the reading order, from 1: a `Number`. Looked up where one is asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._places: dict[int, int] = {}

    def __call__(self, entity_id: int) -> int:
        order = () if self._places else in_reading_order(self._page.entities.values())
        self._places |= {entity.id: place for place, entity in enumerate(order, 1)}
        return self._places[entity_id]


def _named(entity: Entity, number: Number) -> str:
    text = entity.text if len(entity.text) <= 30 else entity.text[:29] + "…"
    return f"entity {number(entity.id)} ({text!r})"


def _lying(page: Page) -> Iterator[Problem]:
    """A page on its side, or read so badly that it may stand on its head."""
    telling = [entity for entity in page.lines.values() if tells(entity.text)]
    rows = [entity.points for entity in telling if not may_stand_in_a_column(entity.text)]
    scores = [entity.text_score for entity in telling if entity.text_score is not None]
    if len(rows) >= FEWEST and run_upwards(rows):
        message = "most lines are vertical; the page seems to be sideways"
        yield _warning(page, "lying-page", message, fix="rotate the page and read it again")
    elif len(scores) >= FEWEST and read_badly(scores):
        message = "the text was read with low scores; the page may be upside down"
        yield _warning(
            page, "badly-read-page", message, fix="rotate the page if it is upside down; otherwise scan it again"
        )


def _labels(page: Page, label_set: LabelSet, number: Number) -> Iterator[Problem]:
    background = label_set.background.name
    for entity in page.entities.values():
        if entity.label in label_set or is_background(entity.label):
            continue
        message = f"{_named(entity, number)} has the label {entity.label!r}, which is not in the label set"
        close = get_close_matches(entity.label.casefold(), [name.casefold() for name in label_set.names], 1, 0.75)
        code, fix, proposal = "unknown-label", "choose a label from the label set, or add this label to it", ""
        if entity.label.upper() == "O":
            code, fix, proposal = "label-is-o", f"the background label is {background!r}; use that", background
        elif close:
            proposal = label_set[close[0]].name
            code, fix = "misspelled-label", f"label it {proposal!r}"
        yield Problem(page.image, code, Severity.ERROR, message, entity.id, fix, proposal=proposal)
    lines = page.lines
    unlabelled = [entity for entity in lines.values() if is_unlabelled(entity) and not is_blank(entity.text)]
    if unlabelled:
        message = f"{len(unlabelled)} of {len(lines)} entities have no label; they count as {background!r}"
        fix = "label them, or pre-annotate the page"
        yield _warning(page, UNLABELLED, message, unlabelled[0].id, fix)


def _texts(page: Page, number: Number) -> Iterator[Problem]:
    linked = {end for key in page.links for end in key}
    for entity in page.lines.values():
        if not is_blank(entity.text):
            continue
        if entity.id in linked:
            message = f"entity {number(entity.id)} has links but no text; training drops its links"
            yield _error(page, "linked-without-text", message, entity.id, "remove its links, or enter its text")
        elif not is_background(entity.label):
            message = f"entity {number(entity.id)} is labelled {entity.label!r} but has no text; training skips it"
            yield _warning(page, "without-text", message, entity.id, "delete it, or enter its text")


def _boxes(page: Page, number: Number) -> Iterator[Problem]:
    for entity in page.entities.values():
        x1, y1, x2, y2 = entity.box
        if x2 - x1 < 1 or y2 - y1 < 1:
            message = f"{_named(entity, number)} is less than one pixel wide or high"
            yield _warning(page, "empty-box", message, entity.id, "enlarge it to one pixel, or draw it again")
        if page.width <= 0 or page.height <= 0:
            continue
        if x1 >= 0 and y1 >= 0 and x2 <= page.width and y2 <= page.height:
            continue
        if is_off_page(entity, page):
            message = f"{_named(entity, number)} is outside the page of {page.width} x {page.height} pixels"
            yield _error(page, "off-page", message, entity.id, "draw it at the position of its text, or delete it")
            continue
        message = f"{_named(entity, number)} extends beyond the page of {page.width} x {page.height} pixels"
        fix = "move its corners onto the page"
        rows = [int(side * _NORMALISED / page.width) for side in (x1, x2)]
        rows += [int(side * _NORMALISED / page.height) for side in (y1, y2)]
        if min(rows) < 0 or max(rows) > _LAST_EMBEDDING:
            yield _error(page, "outside-page", f"{message}, beyond the range that a network can read", entity.id, fix)
        else:
            yield _warning(page, "outside-page", message, entity.id, fix)


def is_off_page(entity: Entity, page: Page) -> bool:
    """Whether nothing of an entity is on its page: then only a person knows where it belongs."""
    x1, y1, x2, y2 = entity.box
    return x2 < 0 or y2 < 0 or x1 > page.width or y1 > page.height


def _duplicates(page: Page, number: Number) -> Iterator[Problem]:
    """Entities on one that comes before them. Boxes that nearly cover each other begin at nearly the same height."""
    entities = list(page.entities.values())
    boxes = [entity.box for entity in entities]
    order = sorted(range(len(boxes)), key=lambda index: boxes[index][1])
    tops = [boxes[index][1] for index in order]
    twins: dict[int, int] = {}
    for place, index in enumerate(order):
        height = boxes[index][3] - boxes[index][1]
        for other in order[bisect_left(tops, tops[place] - (1 / _SAME_PLACE - _SAME_PLACE) * height) : place]:
            if intersection_over_union(boxes[index], boxes[other]) > _SAME_PLACE:
                earlier, later = sorted((index, other))
                twins[later] = min(earlier, twins.get(later, earlier))
    for later, earlier in sorted(twins.items()):
        first, second = entities[earlier], entities[later]
        message = f"{_named(second, number)} has the same position as {_named(first, number)}"
        code, fix = "duplicate-box", "delete one of them"
        if (second.text.strip(), second.label.casefold()) == (first.text.strip(), first.label.casefold()):
            code, fix = "duplicate-entity", f"delete it; its links move to entity {number(first.id)}"
        yield Problem(page.image, code, Severity.WARNING, message, second.id, fix, first.id)


def _links(page: Page, label_set: LabelSet, number: Number) -> Iterator[Problem]:
    for head_id, tail_id in page.links:
        if not {head_id, tail_id} <= page.entities.keys():
            message = f"the link {head_id} -> {tail_id} refers to an entity that is not on the page"
            yield Problem(page.image, "dangling-link", Severity.ERROR, message, head_id, "remove the link", tail_id)
            continue
        if head_id == tail_id:
            message = f"{_named(page.entities[head_id], number)} is linked to itself"
            yield Problem(page.image, "self-link", Severity.ERROR, message, head_id, "remove the link", tail_id)
            continue
        head, tail = page.entities[head_id], page.entities[tail_id]
        if not (head.is_line and tail.is_line):
            continue
        roles = label_set.role_of(head.label), label_set.role_of(tail.label)
        if may_link(*roles):
            continue
        message = f"the link from {_named(head, number)} to {_named(tail, number)}"
        if roles == (Role.VALUE, Role.KEY):
            message += " goes from value to key"
            yield Problem(page.image, "backward-link", Severity.WARNING, message, head_id, "reverse it", tail_id)
        else:
            message += f" is ignored in training: it connects {head.label!r} and {tail.label!r}, not a key and a value"
            fix = "remove the link, or correct the labels"
            yield Problem(page.image, "ignored-link", Severity.WARNING, message, head_id, fix, tail_id)


def _unlinked(page: Page, label_set: LabelSet, number: Number) -> Iterator[Problem]:
    """Keys and values that no link joins; one problem for the page where there is no link at all."""
    with_text = [entity for entity in page.lines.values() if not is_blank(entity.text)]
    keys = [entity for entity in with_text if label_set.role_of(entity.label) is Role.KEY]
    values = [entity for entity in with_text if label_set.role_of(entity.label) is Role.VALUE]
    if not keys or not values:
        which = "no key and no value" if not keys and not values else "no key" if not keys else "no value"
        yield _warning(page, NOTHING_TO_LINK, f"the page has {which}; RE cannot learn from it")
        return
    if not page.links:
        message = (
            f"{len(keys)} keys and {len(values)} values, but no links; RE learns that none of them belong together"
        )
        yield _warning(page, "no-links", message, fix="draw the links or exclude the page")
        return
    linked = {end for key in page.links for end in key}
    for code, what, entities in (("key-without-value", "value", keys), ("value-without-key", "key", values)):
        for entity in entities:
            if entity.id not in linked and not names_its_field(entity.label):
                message = f"{_named(entity, number)} has the label {entity.label!r} but no {what}"
                yield _warning(page, code, message, entity.id, "draw the link, if there should be one")


def _names_for_re(page: Page) -> Iterator[Problem]:
    names: dict[str, Entity] = {}
    for entity in page.entities.values():
        if not is_background(entity.label) and entity.label.casefold() not in _RE_NAMES and not is_blank(entity.text):
            names.setdefault(entity.label, entity)
    for name, entity in names.items():
        message = f"PaddleOCR's RE skips the page: it only knows question, answer and header, not {name!r}"
        fix = "export with PaddleOCR's role names"
        yield _error(page, "name-not-for-re", message, entity.id, fix)


def _length(page: Page, count_tokens: CountTokens) -> Iterator[Problem]:
    tokens = sum(count_tokens(entity.text) for entity in page.lines.values())
    if tokens > _UPSTREAM_TOKENS:
        message = (
            f"the page has about {tokens} tokens; PaddleOCR uses the first {_UPSTREAM_TOKENS} and ignores the rest"
        )
        yield _warning(
            page, "too-many-tokens", message, fix="train here, where whole pages are used, or split the page in two"
        )
