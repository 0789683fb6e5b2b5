"""Bringing a project file to the version that this program writes.

A file's version is `PRAGMA user_version`. A new, empty file has version 0, so making a project is
the first migration. Each migration and its new version number are one transaction: a program that
is killed in the middle leaves the file as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from kie_desktop.store.tables import APPLICATION_ID, TABLES

MIGRATIONS: Sequence[str] = TABLES
"""Scripts; number n turns version n into version n + 1."""

SCHEMA_VERSION = len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Run every migration that the file has not seen. Raises sqlite3.Error; then nothing changed.

    The connection must be in autocommit mode (`isolation_level=None`).
    """
    for version in range(version_of(connection), len(migrations)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in statements(migrations[version]):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def statements(script: str) -> list[str]:
    """The single statements of a script (`executescript` would commit in between)."""
    result, current = [], ""
    for part in script.split(";")[:-1]:
        current += part + ";"
        if sqlite3.complete_statement(current):
            result.append(current.strip())
            current = ""
    return result
