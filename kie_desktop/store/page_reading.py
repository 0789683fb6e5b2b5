"""Table rows to pages. What a row holds is checked: SQLite keeps anything in any column, and a file may be damaged."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Choice, Entity, EntityKind, EntityPart, Link, Page, ReviewState
from kie_desktop.domain.proposal import proposal_from_json
from kie_desktop.domain.text import encodable_json
from kie_desktop.store.faults import PageFaultError

MOST_PIXELS = 1_000_000
"""Of a side of a page."""
_FARTHEST = 1e8
"""No coordinate is farther out; those of label files are ten times nearer (`formats.values`)."""
_LARGEST_ID = 2**53
_Value = TypeVar("_Value")


def read_page(db: sqlite3.Connection, page_id: PageId) -> Page | None:
    """A whole page, its entities in order of id; None where there is none of that id.

    PageFaultError where its rows are damaged; sqlite3.Error.
    """
    return _checked(page_id, lambda: _read(db, page_id))


def read_proposal(db: sqlite3.Connection, page_id: PageId) -> Page | None:
    """What pre-annotation proposed for a page; None where there is nothing. PageFaultError, sqlite3.Error.

    Of the page itself, only its picture is read: the window asks after every edit.
    """

    def read() -> Page | None:
        row = db.execute(
            "SELECT value, image, width, height, frame FROM proposal JOIN page ON page.id = page WHERE page = ?",
            (page_id,),
        ).fetchone()
        if row is None:
            return None
        value, image, width, height, frame = row
        check_picture(image, frame, width, height)
        page = Page(image, width, height, frame)
        proposal = proposal_from_json(encodable_json(_json(value, "proposal")), page)
        _check_entities(list(proposal.entities.values()))
        check(all(head in proposal.entities and tail in proposal.entities for head, tail in proposal.links), "links")
        return proposal

    return _checked(page_id, read)


def choice_of(row: tuple[Any, ...]) -> Choice:
    """A choice from its columns: field, entities, start, stop, text, absent. ValueError, TypeError."""
    field, ids, start, stop, text, absent = row
    entity_ids = _json(ids, "choice.entities")
    check(isinstance(field, str) and isinstance(text, str), "choice")
    check(isinstance(entity_ids, list) and all(type(number) is int for number in entity_ids), "choice.entities")
    check((start is None) == (stop is None) and {type(start), type(stop)} <= {int, type(None)}, "choice.start")
    return Choice(field, tuple(entity_ids), None if start is None else (start, stop), text, bool(absent))


def check_picture(image: object, frame: object, width: object, height: object) -> None:
    """ValueError unless these can be a picture's."""
    check(isinstance(image, str) and bool(image) and "\0" not in image, "image")
    check(type(frame) is int and 0 <= frame <= MOST_PIXELS, "frame")
    check(type(width) is int and 0 <= width <= MOST_PIXELS, "width")
    check(type(height) is int and 0 <= height <= MOST_PIXELS, "height")


def _checked(page_id: PageId, read: Callable[[], _Value]) -> _Value:
    """What `read` gives. PageFaultError for whatever says that a row holds what no row should."""
    try:
        return read()
    except sqlite3.Error as error:
        if hasattr(error, "sqlite_errorcode"):
            raise
        raise PageFaultError(f"page {page_id} is damaged in the project file ({_short(error)})") from error  # no UTF-8
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError) as error:
        raise PageFaultError(f"page {page_id} is damaged in the project file ({_short(error)})") from error


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def check(is_right: bool, column: str) -> None:
    """ValueError that names a column, unless what it holds is right."""
    if not is_right:
        raise ValueError(f"{column}: not a value that this program writes")


def _read(db: sqlite3.Connection, page_id: PageId) -> Page | None:
    row = db.execute(
        "SELECT image, width, height, frame, state, next_id, extra, held_out, document FROM page WHERE id = ?",
        (page_id,),
    ).fetchone()
    if row is None:
        return None
    image, width, height, frame, state, next_id, extra, held_out, document = row
    check_picture(image, frame, width, height)
    check(type(next_id) is int and 0 <= next_id <= _LARGEST_ID, "next_id")
    check(isinstance(document, str), "document")
    entities = _entities(
        db.execute(
            "SELECT id, text, label, text_score, label_score, by_human, extra, kind, checked, symbology, points"
            " FROM entity WHERE page = ? ORDER BY id",
            (page_id,),
        ).fetchall()
    )
    links = db.execute("SELECT head, tail, score, by_human FROM link WHERE page = ? ORDER BY head, tail", (page_id,))
    linked = {(head, tail): Link(head, tail, score, bool(by_human)) for head, tail, score, by_human in links}
    check(all(head in entities and tail in entities and head != tail for head, tail in linked), "links")
    _check_scores(link.score for link in linked.values())
    rejected = db.execute("SELECT head, tail FROM rejected WHERE page = ?", (page_id,)).fetchall()
    check({type(number) for key in rejected for number in key} <= {int}, "rejected")
    erased = db.execute("SELECT x1, y1, x2, y2 FROM erased WHERE page = ?", (page_id,)).fetchall()
    _check_numbers([side for box in erased for side in box], "erased")
    choices = db.execute(
        "SELECT field, entities, start, stop, text, absent FROM choice WHERE page = ? ORDER BY position", (page_id,)
    )
    return Page(
        image,
        width,
        height,
        frame,
        ReviewState(state),
        entities,
        linked,
        frozenset(rejected),
        max(next_id, max(entities, default=0) + 1),
        _extra(extra),
        frozenset(erased),
        bool(held_out),
        tuple(map(choice_of, choices)),
        document,
    )


def _entities(rows: list[tuple[Any, ...]]) -> dict[int, Entity]:
    """Entities by id. A crowded page has thousands: all points are parsed at once, and most rows have no extra."""
    shapes = _json(f"[{','.join(row[-1] for row in rows)}]", "entities.points")
    entities: dict[int, Entity] = {}
    for row, points in zip(rows, shapes, strict=True):
        entity_id, text, label, text_score, label_score, by_human, extra, kind, checked, symbology, _ = row
        entities[entity_id] = Entity(
            entity_id,
            tuple((x, y) for x, y in points),
            text,
            label,
            text_score,
            label_score,
            _parts(by_human),
            {} if extra == "{}" else _extra(extra),
            EntityKind(kind),
            bool(checked),
            symbology,
        )
    _check_entities([*entities.values()])
    return entities


def _check_entities(entities: Sequence[Entity]) -> None:
    """All columns at once: a crowded page has thousands of rows."""
    check({type(entity.id) for entity in entities} <= {int}, "entities.id")
    check(all(0 <= entity.id < _LARGEST_ID for entity in entities), "entities.id")
    check({type(entity.text) for entity in entities} <= {str}, "entities.text")
    check({type(entity.label) for entity in entities} <= {str}, "entities.label")
    check({type(entity.symbology) for entity in entities} <= {str}, "entities.symbology")
    check(all(entity.points for entity in entities), "entities.points")
    _check_numbers([side for entity in entities for point in entity.points for side in point], "entities.points")
    _check_scores(score for entity in entities for score in (entity.text_score, entity.label_score))


def _check_scores(scores: Iterable[object]) -> None:
    _check_numbers([score for score in scores if score is not None], "score")


def _check_numbers(numbers: Sequence[Any], column: str) -> None:
    """ValueError unless all are plain numbers, finite and not far out."""
    check({type(number) for number in numbers} <= {int, float}, column)
    if numbers:
        check(min(numbers) >= -_FARTHEST and max(numbers) <= _FARTHEST and not math.isnan(sum(numbers)), column)


def _json(text: str, column: str) -> Any:
    """A JSON value. ValueError that names its column, as the parser's words mean nothing to the user; TypeError."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        check(False, column)


def _extra(text: str) -> dict[str, Any]:
    extra = _json(text, "extra")
    check(isinstance(extra, dict), "extra")
    return dict(encodable_json(extra))


@cache
def _parts(names: str) -> frozenset[EntityPart]:
    return frozenset(EntityPart(name) for name in names.split())
