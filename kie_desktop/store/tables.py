"""The tables of a project file, and the marks by which one is known."""

from __future__ import annotations

APPLICATION_ID = 0x4B494544
"""`PRAGMA application_id` of every project file: the letters KIED."""

TABLES_1 = """
CREATE TABLE page (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    image TEXT NOT NULL,
    frame INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    state TEXT NOT NULL,
    next_id INTEGER NOT NULL,
    extra TEXT NOT NULL,
    entities INTEGER NOT NULL DEFAULT 0,
    links INTEGER NOT NULL DEFAULT 0,
    unsure INTEGER NOT NULL DEFAULT 0,
    UNIQUE (image, frame)
);
CREATE TABLE entity (
    page INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    points TEXT NOT NULL,
    text TEXT NOT NULL,
    label TEXT NOT NULL,
    text_score REAL,
    label_score REAL,
    by_human TEXT NOT NULL,
    extra TEXT NOT NULL,
    PRIMARY KEY (page, id)
) WITHOUT ROWID;
CREATE TABLE link (
    page INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    head INTEGER NOT NULL,
    tail INTEGER NOT NULL,
    score REAL,
    by_human INTEGER NOT NULL,
    PRIMARY KEY (page, head, tail),
    FOREIGN KEY (page, head) REFERENCES entity (page, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (page, tail) REFERENCES entity (page, id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX link_tail ON link (page, tail);
CREATE TABLE rejected (
    page INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    head INTEGER NOT NULL,
    tail INTEGER NOT NULL,
    PRIMARY KEY (page, head, tail)
) WITHOUT ROWID;
CREATE TABLE erased (
    page INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    x1 REAL NOT NULL,
    y1 REAL NOT NULL,
    x2 REAL NOT NULL,
    y2 REAL NOT NULL,
    PRIMARY KEY (page, x1, y1, x2, y2)
) WITHOUT ROWID;
CREATE TABLE label (
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    colour TEXT NOT NULL,
    role TEXT NOT NULL,
    hotkey TEXT NOT NULL
);
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
"""
"""Version 1. `page.entities`, `links` and `unsure` repeat counts of the other tables, so that the
page list of a large project opens without reading them; every commit refreshes them. `unsure` counts
scores below `domain.page.UNSURE_BELOW`."""

TABLES_2 = """
ALTER TABLE page ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page ADD COLUMN score_sum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page ADD COLUMN least_score INTEGER;
WITH score (page, value) AS (
    SELECT page, CAST(label_score * 1000 + 0.5 AS INTEGER) FROM entity WHERE label_score IS NOT NULL
    UNION ALL
    SELECT page, CAST(score * 1000 + 0.5 AS INTEGER) FROM link WHERE score IS NOT NULL AND NOT by_human
)
UPDATE page SET (waiting, score_sum, least_score) =
    (SELECT count(value), coalesce(sum(value), 0), min(value) FROM score WHERE page = page.id);
CREATE TABLE proposal (
    page INTEGER PRIMARY KEY REFERENCES page (id) ON DELETE CASCADE,
    value TEXT NOT NULL
);
CREATE TABLE effort (
    page INTEGER PRIMARY KEY REFERENCES page (id) ON DELETE CASCADE,
    actions INTEGER NOT NULL,
    active_s REAL NOT NULL
);
CREATE TABLE text_place (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    UNIQUE (page, entity)
);
CREATE VIRTUAL TABLE text_index USING fts5 (text, content = '', tokenize = 'trigram');
INSERT INTO text_place (page, entity) SELECT page, id FROM entity;
INSERT INTO text_index (rowid, text)
    SELECT text_place.id, entity.text FROM text_place
    JOIN entity ON entity.page = text_place.page AND entity.id = text_place.entity;
CREATE TRIGGER entity_added AFTER INSERT ON entity BEGIN
    INSERT INTO text_place (page, entity) VALUES (new.page, new.id);
    INSERT INTO text_index (rowid, text) VALUES (last_insert_rowid(), new.text);
END;
CREATE TRIGGER entity_removed AFTER DELETE ON entity BEGIN
    INSERT INTO text_index (text_index, rowid, text)
        SELECT 'delete', id, old.text FROM text_place WHERE page = old.page AND entity = old.id;
    DELETE FROM text_place WHERE page = old.page AND entity = old.id;
END;
CREATE TRIGGER entity_retexted AFTER UPDATE OF text ON entity WHEN old.text IS NOT new.text BEGIN
    INSERT INTO text_index (text_index, rowid, text)
        SELECT 'delete', id, old.text FROM text_place WHERE page = old.page AND entity = old.id;
    INSERT INTO text_index (rowid, text)
        SELECT id, new.text FROM text_place WHERE page = new.page AND entity = new.id;
END;
"""
"""Version 2: what review needs.

`page.waiting`, `score_sum` and `least_score` repeat `domain.certainty.Certainty`, in thousandths.
`proposal` holds what `domain.proposal` makes of the latest pre-annotation, `effort` the work on a
page. `text_index` was an index of texts, of which version 3 makes an end.
"""

TABLES_3 = """
ALTER TABLE page ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX page_removed ON page (id) WHERE removed;
CREATE TABLE left_out (image TEXT PRIMARY KEY) WITHOUT ROWID;
DROP TRIGGER entity_added;
DROP TRIGGER entity_removed;
DROP TRIGGER entity_retexted;
DROP TABLE text_index;
DROP TABLE text_place;
"""
"""Version 3: pages can be removed, and texts are no longer indexed (adr/0019).

A page with `removed` keeps all its rows until the project is closed, so that it can come back
whole. Then it goes with all that is on it, and its image stays in `left_out`: it does not become a
page again by itself when the folder is opened next.
"""

TABLES_4 = """
ALTER TABLE page ADD COLUMN held_out INTEGER NOT NULL DEFAULT 0;
"""
"""Version 4: `Page.held_out`."""

TABLES_5 = """
ALTER TABLE page ADD COLUMN document TEXT NOT NULL DEFAULT '';
CREATE TABLE choice (
    page INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    field TEXT NOT NULL,
    entities TEXT NOT NULL,
    start INTEGER,
    stop INTEGER,
    text TEXT NOT NULL,
    absent INTEGER NOT NULL,
    PRIMARY KEY (page, position)
) WITHOUT ROWID;
CREATE INDEX choice_field ON choice (field);
"""
"""Version 5: `Page.document` and `Page.choices`; the schema of fields is a setting."""

TABLES_6 = """
CREATE TABLE image_file (
    image TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    digest TEXT NOT NULL
) WITHOUT ROWID;
"""
"""Version 6: what the files of images were like when pages last fitted them (`formats.image_mark.ImageMark`)."""

TABLES_7 = """
ALTER TABLE entity ADD COLUMN kind TEXT NOT NULL DEFAULT 'line';
ALTER TABLE entity ADD COLUMN checked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entity ADD COLUMN symbology TEXT NOT NULL DEFAULT '';
"""
"""Version 7: `Entity.kind`, `checked` and `symbology`."""

TABLES = (TABLES_1, TABLES_2, TABLES_3, TABLES_4, TABLES_5, TABLES_6, TABLES_7)
"""Of all versions, the first one first."""
