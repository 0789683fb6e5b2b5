"""Pages to table rows; `page_reading` is the way back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from kie_desktop.domain.geometry import Polygon
from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import UNSURE_BELOW, Choice, Entity, Link, LinkKey, Page, Picture
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.proposal import proposal_to_json
from kie_desktop.domain.text import without_lone_surrogates
from kie_desktop.formats.image_mark import ImageMark

_PUT_ENTITY = """
INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (page, id) DO UPDATE SET
    points = excluded.points, text = excluded.text, label = excluded.label, text_score = excluded.text_score,
    label_score = excluded.label_score, by_human = excluded.by_human, extra = excluded.extra,
    kind = excluded.kind, checked = excluded.checked, symbology = excluded.symbology
"""
_PUT_LINK = "INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?, ?)"
_COUNT = """
WITH of_entities (number, unsure, waiting, total, least) AS (
    SELECT count(*), coalesce(sum(text_score < ?2 OR label_score < ?2), 0), count(thousandths),
        coalesce(sum(thousandths), 0), min(thousandths)
    FROM (SELECT text_score, label_score, CAST(label_score * 1000 + 0.5 AS INTEGER) AS thousandths
        FROM entity WHERE page = ?1)
), of_links (number, waiting, total, least) AS (
    SELECT count(*), count(thousandths), coalesce(sum(thousandths), 0), min(thousandths)
    FROM (SELECT CASE WHEN NOT by_human THEN CAST(score * 1000 + 0.5 AS INTEGER) END AS thousandths
        FROM link WHERE page = ?1)
)
UPDATE page SET (entities, links, unsure, waiting, score_sum, least_score) = (
    SELECT e.number, l.number, e.unsure, e.waiting + l.waiting, e.total + l.total,
        min(coalesce(e.least, l.least), coalesce(l.least, e.least))
    FROM of_entities AS e, of_links AS l
) WHERE id = ?1
"""


def insert_page(db: sqlite3.Connection, page: Page) -> PageId:
    """Store a whole page; returns its id. sqlite3.IntegrityError where its image and frame are there.

    One of the same image and frame that was removed does not come back after that.
    """
    db.execute("DELETE FROM page WHERE image = ? AND frame = ? AND removed", (page.image, page.frame))
    db.execute("DELETE FROM left_out WHERE image = ?", (page.image,))
    cursor = db.execute(
        "INSERT INTO page (image, frame, width, height, state, next_id, extra, held_out, document)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*page.picture, str(page.state), page.next_id, _json(page.extra), int(page.held_out), page.document),
    )
    page_id = cursor.lastrowid
    assert page_id is not None  # an INSERT that succeeds has one
    if page.entities:
        db.executemany(_PUT_ENTITY, [_entity_row(page_id, entity) for entity in page.entities.values()])
        db.executemany(_PUT_LINK, [_link_row(page_id, link) for link in page.links.values()])
        _refresh_counts(db, page_id)
    _replace_rejected(db, page_id, page.rejected)
    _replace_erased(db, page_id, page.erased)
    _replace_choices(db, page_id, page.choices)
    return page_id


def write_removed(db: sqlite3.Connection, page_ids: Iterable[PageId], *, removed: bool) -> None:
    """Take pages out of the project, with all that is on them, or bring them back."""
    db.executemany("UPDATE page SET removed = ? WHERE id = ?", [(int(removed), page_id) for page_id in page_ids])


def forget_removed(db: sqlite3.Connection) -> None:
    """Delete what is left of removed pages but the names of their images."""
    db.execute("INSERT OR IGNORE INTO left_out SELECT image FROM page WHERE removed")
    db.execute("DELETE FROM page WHERE removed")


def images_left_out(db: sqlite3.Connection) -> set[str]:
    """The images of pages that were removed."""
    return {image for (image,) in db.execute("SELECT image FROM left_out UNION SELECT image FROM page WHERE removed")}


def delete_pages(db: sqlite3.Connection, page_ids: Iterable[PageId]) -> None:
    """Delete pages for good, as if they had never been there."""
    db.executemany("DELETE FROM page WHERE id = ?", [(page_id,) for page_id in page_ids])


def rename_images(db: sqlite3.Connection, names: Mapping[str, str]) -> None:
    """Let pages of images show others instead, frame by frame. sqlite3.IntegrityError where a page shows one already.

    Pages that were removed do not stand in the way: they are deleted.
    """
    for before, after in names.items():
        db.execute("DELETE FROM page WHERE image = ? AND removed", (after,))
        db.execute("UPDATE page SET image = ? WHERE image = ?", (after, before))
        db.execute("DELETE FROM left_out WHERE image = ?", (after,))
        db.execute("UPDATE OR REPLACE image_file SET image = ? WHERE image = ?", (after, before))


def write_image_marks(db: sqlite3.Connection, marks: Mapping[str, ImageMark]) -> None:
    """Keep what is known of image files."""
    rows = [(image, *mark) for image, mark in marks.items()]
    db.executemany("INSERT OR REPLACE INTO image_file VALUES (?, ?, ?, ?)", rows)


def write_label_set(db: sqlite3.Connection, labels: LabelSet) -> None:
    """Store the label set in place of the one that is there."""
    db.execute("DELETE FROM label")
    db.executemany(
        "INSERT INTO label VALUES (?, ?, ?, ?, ?)",
        [(position, label.name, label.colour, str(label.role), label.hotkey) for position, label in enumerate(labels)],
    )


def write_setting(db: sqlite3.Connection, name: str, value: object) -> None:
    """Keep a JSON value under a name; None takes it away."""
    if value is None:
        db.execute("DELETE FROM setting WHERE name = ?", (name,))
    else:
        text = without_lone_surrogates(json.dumps(value, ensure_ascii=False))
        db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, text))


def write_patch(db: sqlite3.Connection, page_id: PageId, patch: Patch) -> None:
    """Bring the rows of a page to what they are after a patch.

    Links go before their entities and come after them. sqlite3.IntegrityError where a link would
    be left without an entity, or where there is no such page.
    """
    db.executemany(
        "DELETE FROM link WHERE page = ? AND head = ? AND tail = ?",
        [(page_id, *key) for key, (_, after) in patch.links.items() if after is None],
    )
    db.executemany(
        "DELETE FROM entity WHERE page = ? AND id = ?",
        [(page_id, entity_id) for entity_id, (_, after) in patch.entities.items() if after is None],
    )
    db.executemany(_PUT_ENTITY, [_entity_row(page_id, after) for _, after in patch.entities.values() if after])
    db.executemany(_PUT_LINK, [_link_row(page_id, after) for _, after in patch.links.values() if after])
    if patch.picture:
        _replace_picture(db, page_id, *patch.picture)
    if patch.rejected:
        _replace_rejected(db, page_id, patch.rejected[1])
    if patch.erased:
        _replace_erased(db, page_id, patch.erased[1])
    if patch.extra:
        db.execute("UPDATE page SET extra = ? WHERE id = ?", (_json(patch.extra[1]), page_id))
    if patch.state:
        db.execute("UPDATE page SET state = ? WHERE id = ?", (str(patch.state[1]), page_id))
    if patch.held_out:
        db.execute("UPDATE page SET held_out = ? WHERE id = ?", (int(patch.held_out[1]), page_id))
    if patch.choices:
        _replace_choices(db, page_id, patch.choices[1])
    if patch.document:
        db.execute("UPDATE page SET document = ? WHERE id = ?", (patch.document[1], page_id))
    if patch.proposal:
        _replace_proposal(db, page_id, patch.proposal[1])
    if patch.entities:
        above = max(patch.entities) + 1
        db.execute("UPDATE page SET next_id = max(next_id, ?) WHERE id = ?", (above, page_id))
    if patch.entities or patch.links:
        _refresh_counts(db, page_id)


def _refresh_counts(db: sqlite3.Connection, page_id: PageId) -> None:
    db.execute(_COUNT, (page_id, UNSURE_BELOW))


def _replace_rejected(db: sqlite3.Connection, page_id: PageId, keys: Iterable[LinkKey]) -> None:
    db.execute("DELETE FROM rejected WHERE page = ?", (page_id,))
    db.executemany("INSERT INTO rejected VALUES (?, ?, ?)", [(page_id, *key) for key in keys])


def _replace_erased(db: sqlite3.Connection, page_id: PageId, boxes: Iterable[tuple[float, ...]]) -> None:
    db.execute("DELETE FROM erased WHERE page = ?", (page_id,))
    db.executemany("INSERT INTO erased VALUES (?, ?, ?, ?, ?)", [(page_id, *box) for box in boxes])


def _replace_choices(db: sqlite3.Connection, page_id: PageId, choices: Iterable[Choice]) -> None:
    db.execute("DELETE FROM choice WHERE page = ?", (page_id,))
    rows = [
        (page_id, position, row.field, json.dumps(row.entity_ids), *(row.span or (None, None)), row.text, row.absent)
        for position, row in enumerate(choices)
    ]
    db.executemany("INSERT INTO choice VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _replace_picture(db: sqlite3.Connection, page_id: PageId, before: Picture, after: Picture) -> None:
    """Give a page another picture; the one before does not become a page by itself."""
    db.execute("UPDATE page SET image = ?, frame = ?, width = ?, height = ? WHERE id = ?", (*after, page_id))
    db.execute("INSERT OR IGNORE INTO left_out VALUES (?)", (before.image,))
    db.execute("DELETE FROM left_out WHERE image = ?", (after.image,))


def _replace_proposal(db: sqlite3.Connection, page_id: PageId, proposal: Page | None) -> None:
    if proposal is None:
        db.execute("DELETE FROM proposal WHERE page = ?", (page_id,))
    else:
        value = json.dumps(proposal_to_json(proposal), ensure_ascii=False, separators=(",", ":"))
        db.execute("INSERT OR REPLACE INTO proposal VALUES (?, ?)", (page_id, value))


def _entity_row(page_id: PageId, entity: Entity) -> tuple[object, ...]:
    return (
        page_id,
        entity.id,
        _json(entity.points),
        entity.text,
        entity.label,
        entity.text_score,
        entity.label_score,
        " ".join(sorted(entity.by_human)),
        _json(entity.extra),
        str(entity.kind),
        int(entity.checked),
        entity.symbology,
    )


def _link_row(page_id: PageId, link: Link) -> tuple[object, ...]:
    return page_id, link.head, link.tail, link.score, int(link.by_human)


def _json(value: Mapping[str, Any] | Polygon) -> str:
    return without_lone_surrogates(json.dumps(dict(value) if isinstance(value, Mapping) else value, ensure_ascii=False))
