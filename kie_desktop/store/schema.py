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
page list of a large project opens without reading them; every commit refreshes them."""
