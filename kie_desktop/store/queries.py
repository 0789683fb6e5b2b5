"""Questions about all pages of a project that tables answer faster than pages read one by one."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from kie_desktop.domain.certainty import Certainty
from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import COLOURS, Label, Role
from kie_desktop.domain.page import Choice, ReviewState
from kie_desktop.domain.statistics import Effort, LabelCount
from kie_desktop.domain.text import encodable_json
from kie_desktop.formats.image_mark import ImageMark
from kie_desktop.store.page_reading import check, check_picture, choice_of
from kie_desktop.store.page_summary import PageSummary

_THERE = "page IN (SELECT id FROM page WHERE NOT removed)"
_HOLDING = f"SELECT page, id FROM entity WHERE holds(CAST(text AS BLOB)) AND {_THERE} ORDER BY page, id LIMIT ?"
_LABEL_COUNTS = f"""
SELECT page, CAST(label AS TEXT), count(*), sum(instr(by_human, 'label') > 0), count(label_score),
    coalesce(sum(label_score), 0.0), sum(length(text))
FROM entity WHERE {_THERE} GROUP BY page, label
"""
_ENTITIES = f"SELECT CAST(label AS TEXT), count(*) FROM entity WHERE {_THERE} GROUP BY label"
_UNLINKED = f"""
SELECT DISTINCT page FROM entity WHERE label COLLATE NOCASE IN ({{}}) AND {_THERE}
AND NOT EXISTS (SELECT 1 FROM link WHERE link.page = entity.page AND link.head = entity.id)
"""
_SETTLED_TEXTS = """
SELECT text, count(*) AS often FROM entity JOIN page ON page.id = entity.page
WHERE NOT page.removed AND page.id <> ? AND (page.state = 'reviewed' OR entity.text_score IS NULL)
AND typeof(text) = 'text' AND length(text) > 3 GROUP BY text ORDER BY often DESC LIMIT ?
"""
_SUMMARIES = """
SELECT id, image, frame, width, height, state, entities, links, unsure, held_out, document, waiting, score_sum,
    least_score
FROM page WHERE {} ORDER BY id
"""
_CHOICES = f"SELECT page, field, entities, start, stop, text, absent FROM choice WHERE {_THERE} ORDER BY page, position"
_EFFORTS = f"SELECT page, CAST(actions AS INTEGER), CAST(active_s AS REAL) FROM effort WHERE {_THERE}"
_UNSURE = "SELECT page, count(*) FROM entity WHERE text_score < ?1 OR label_score < ?1 GROUP BY page"
_WITH_LABEL = f"SELECT DISTINCT page FROM entity WHERE label = ? AND {_THERE}"
_WITH_OTHERS = f"SELECT DISTINCT page FROM entity WHERE label NOT IN ({{}}) AND {_THERE}"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class TextHit(NamedTuple):
    """An entity whose text holds what was looked for."""

    page: PageId
    entity: int


def choices(db: sqlite3.Connection) -> dict[PageId, tuple[Choice, ...]]:
    """The choices of every page that has some; none of a page whose choices are damaged."""
    found: dict[PageId, list[Choice]] = {}
    damaged: set[PageId] = set()
    for page_id, *columns in _rows(db, _CHOICES):
        try:
            found.setdefault(page_id, []).append(choice_of(tuple(columns)))
        except (ValueError, TypeError, RecursionError):  # whoever reads the page is told
            damaged.add(page_id)
    return {page_id: tuple(rows) for page_id, rows in found.items() if page_id not in damaged}


def image_marks(db: sqlite3.Connection) -> dict[str, ImageMark]:
    """What is known of the files of images; rows that cannot be true are as if nothing were known."""
    rows = _rows(db, "SELECT image, size, mtime_ns, digest FROM image_file")
    return {row[0]: ImageMark(*row[1:]) for row in rows if tuple(map(type, row)) == (str, int, int, str)}


def find_text(db: sqlite3.Connection, text: str, limit: int) -> list[TextHit]:
    """Entities that hold a text, page by page; case does not matter, nor does full or half width in `text`.

    Looks at every entity: 0.2 s for 400,000 of them (adr/0019).
    """
    wanted = text.strip().casefold()
    narrow = unicodedata.normalize("NFKC", wanted)
    if not wanted:
        return []

    def holds(candidate: object) -> bool:  # as bytes: SQLite would not hand over what is no UTF-8
        folded = candidate.decode("utf-8", "replace").casefold() if isinstance(candidate, bytes) else ""
        return wanted in folded or narrow in folded

    db.create_function("holds", 1, holds)
    return [TextHit(page, entity) for page, entity in db.execute(_HOLDING, (limit,))]


def settled_texts(db: sqlite3.Connection, apart: PageId, limit: int) -> dict[str, int]:
    """Texts of other pages that a person has seen or typed, and how often each stands there; the most frequent ones."""
    return dict(_rows(db, _SETTLED_TEXTS, (apart, limit)))


def summaries(db: sqlite3.Connection, *, removed: bool) -> list[PageSummary]:
    """A line for every page that is there, or for every one that was removed, in the order of their ids."""
    return [_summary(*row) for row in _rows(db, _SUMMARIES.format("removed" if removed else "NOT removed"))]


def _summary(page: PageId, image: Any, frame: Any, width: Any, height: Any, state: Any, *others: Any) -> PageSummary:
    entities, links, unsure, held_out, document, *certainty = others
    try:
        check_picture(image, frame, width, height)
        state, document = ReviewState(state), _text(document)
    except ValueError as error:
        image = image if isinstance(image, str) and image and "\0" not in image else f"page {page}"
        frame = frame if type(frame) is int and frame >= 0 else 0
        state = ReviewState(state) if state in [*ReviewState] else ReviewState.NEW
        fault = f"page {page} ({image}) is damaged in the project file ({error})"
        return PageSummary(page, image, frame, 0, 0, state, 0, 0, 0, Certainty(), bool(held_out), "", fault)
    entities, links, unsure = map(_count, (entities, links, unsure))
    waiting, score_sum, least = certainty
    sure = Certainty(_count(waiting), _count(score_sum), None if least is None else _count(least))
    return PageSummary(
        page, image, frame, width, height, state, entities, links, unsure, sure, bool(held_out), document
    )


def _text(value: object) -> str:
    check(isinstance(value, str), "document")
    return str(value)


def _count(value: object) -> int:
    """A number that repeats others and is made anew with the next edit: where it is damaged, 0."""
    return value if type(value) is int else 0


def unsure_counts(db: sqlite3.Connection, below: float) -> dict[PageId, int]:
    """How many entities of each page, where there are any, have a score below a threshold."""
    return dict(_rows(db, _UNSURE, (below,)))


def label_counts(db: sqlite3.Connection) -> list[LabelCount]:
    """Entities by page and label."""
    return [LabelCount(*row) for row in _rows(db, _LABEL_COUNTS)]


def pages_with_label(db: sqlite3.Connection, label: str) -> set[PageId]:
    """Pages on which a label occurs."""
    return {page for (page,) in db.execute(_WITH_LABEL, (label,))}


def entities_by_label(db: sqlite3.Connection) -> Counter[str]:
    """How many entities have each label, by its name without case; 0.1 s for 400,000 entities."""
    counts: Counter[str] = Counter()
    for label, entities in _rows(db, _ENTITIES):
        counts[label.casefold()] += entities
    return counts


def pages_with_others(db: sqlite3.Connection, labels: Iterable[str]) -> set[PageId]:
    """Pages on which any label occurs that is not one of these, to the letter."""
    names = list(labels)
    return {page for (page,) in db.execute(_WITH_OTHERS.format(", ".join("?" * len(names))), names)}


def pages_with_unlinked(db: sqlite3.Connection, labels: Iterable[str]) -> set[PageId]:
    """Pages with an entity of one of these labels that no link starts at."""
    names = list(labels)
    return {page for (page,) in db.execute(_UNLINKED.format(", ".join("?" * len(names))), names)}


def efforts(db: sqlite3.Connection) -> dict[PageId, Effort]:
    """What was done on each page that anything was done on."""
    return {page: Effort(*row) for page, *row in _rows(db, _EFFORTS)}


def add_effort(db: sqlite3.Connection, page_id: PageId, more: Effort) -> None:
    """Add to what was done on a page; nothing where the page is gone."""
    db.execute(
        "INSERT INTO effort SELECT id, ?2, ?3 FROM page WHERE id = ?1"
        " ON CONFLICT (page) DO UPDATE SET actions = actions + ?2, active_s = active_s + ?3",
        (page_id, *more),
    )


def proposed_pages(db: sqlite3.Connection, state: str) -> list[PageId]:
    """Pages in a state of which a pre-annotation is known."""
    rows = db.execute(
        "SELECT id FROM page JOIN proposal ON page = id WHERE state = ? AND NOT removed ORDER BY id", (state,)
    )
    return [page for (page,) in rows]


def image_name(db: sqlite3.Connection, page_id: PageId) -> str:
    """The name of a page's image as far as it can be read, for messages."""
    rows = _rows(db, "SELECT image FROM page WHERE id = ?", (page_id,))
    return " ".join(str(rows[0][0]).split())[:100] if rows else ""


def damaged_settings(db: sqlite3.Connection) -> list[str]:
    """The names of settings that are no JSON, and what is damaged of the label set, in words."""
    rows = _rows(db, "SELECT name, value FROM setting")
    found = [f"the setting {str(name)[:40]!r}" for name, value in rows if parsed(value) is DAMAGED]
    return found + label_rows(db)[1]


DAMAGED = object()
"""What `parsed` makes of what is no JSON."""


def parsed(value: object) -> Any:
    """A JSON value out of its text; `DAMAGED` where it is none."""
    try:
        return encodable_json(json.loads(value)) if isinstance(value, str) else DAMAGED
    except (ValueError, RecursionError):
        return DAMAGED


def label_rows(db: sqlite3.Connection) -> tuple[list[Label], list[str]]:
    """The labels of the project, those left out that no label set takes; and what was left out, in words."""
    labels: dict[str, Label] = {}
    faults: list[str] = []
    for name, colour, role, hotkey in _rows(db, "SELECT name, colour, role, hotkey FROM label ORDER BY position"):
        folded = name.strip().casefold() if isinstance(name, str) else ""
        if not folded or name.casefold() in labels:
            faults.append(f"the label {str(name)[:40]!r}")
            continue
        look = colour if isinstance(colour, str) and _COLOUR.fullmatch(colour) else COLOURS[len(labels) % len(COLOURS)]
        key = hotkey if isinstance(hotkey, str) and len(hotkey) <= 1 else ""
        known = Role(role) if role in [*Role] else Role.OTHER
        if (look, key, known) != (colour, hotkey, role):
            faults.append(f"the look of the label {name[:40]!r}")
        labels[name.casefold()] = Label(name, look, known, key)
    return [*labels.values()], faults


def _rows(db: sqlite3.Connection, query: str, values: tuple[object, ...] = ()) -> list[Any]:
    """All rows; bytes that are no UTF-8 in one do not hide the others."""
    with _any_bytes(db):
        return db.execute(query, values).fetchall()


@contextmanager
def _any_bytes(db: sqlite3.Connection) -> Iterator[None]:
    usual = db.text_factory
    db.text_factory = lambda content: content.decode("utf-8", "replace")
    try:
        yield
    finally:
        db.text_factory = usual
