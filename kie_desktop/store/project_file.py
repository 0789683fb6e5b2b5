"""A project on disk: one SQLite file `*.kie` beside the images."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import Label, LabelSet, Role
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.store.lock import ProjectLock
from kie_desktop.store.migrations import SCHEMA_VERSION, migrate, version_of
from kie_desktop.store.rows import insert_page, read_page, write_patch
from kie_desktop.store.schema import APPLICATION_ID

SUFFIX = ".kie"


@dataclass(frozen=True, slots=True)
class PageSummary:
    """What the page list shows of a page, without reading it.

    unsure: how many entities carry a score under `domain.page.UNSURE_BELOW`.
    """

    id: PageId
    image: str
    frame: int
    width: int
    height: int
    state: ReviewState
    entities: int
    links: int
    unsure: int

    @property
    def name(self) -> str:
        """The image, and which page of it where it is not the first; no two pages share it."""
        return self.image if self.frame == 0 else f"{self.image} (page {self.frame + 1})"

    @classmethod
    def of(cls, page_id: PageId, page: Page) -> PageSummary:
        """The summary of a page in memory."""
        unsure = sum(entity.unsure for entity in page.entities.values())
        return cls(
            page_id,
            page.image,
            page.frame,
            page.width,
            page.height,
            page.state,
            len(page.entities),
            len(page.links),
            unsure,
        )


class ProjectFile:
    """Pages, label set and settings of one project.

    Every change is one transaction and durable when the call returns (WAL, `synchronous=FULL`).
    A call may come from any thread, but from one at a time. Work in the background that only
    reads takes its own `reader`. Whatever fails for a reason that the user can mend is a UserError
    that names the file, and leaves the file as it was.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: ProjectLock | None) -> None:
        self.path = path
        self._db = connection
        self._lock = lock

    @classmethod
    def create(cls, path: Path, label_set: LabelSet) -> Self:
        """Make a new project file. UserError where there is one already (an empty file does not count)."""
        path = _absolute(path)
        if path.exists() and path.stat().st_size > 0:
            raise UserError(f"{path}: there is a file of this name already; open it, or choose another name")
        if not path.parent.is_dir():
            raise UserError(f"{path}: there is no folder {path.parent}; make it first, or choose another place")
        return cls._opened(path, label_set)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a project for this window alone.

        UserError where it is no project, is broken, comes from a newer version, cannot be
        written, or is open in another window.
        """
        path = _absolute(path)
        if not path.is_file():
            raise UserError(f"{path}: there is no such file; choose a project file (*{SUFFIX}) or a folder of images")
        return cls._opened(path, None)

    @classmethod
    def reader(cls, path: Path) -> Self:
        """A second, read-only way into a project that is open here; for work in the background."""
        path = _absolute(path)
        with _plain_errors(path):
            connection = _connected(path)
            connection.execute("PRAGMA query_only = ON")
        return cls(path, connection, None)

    @classmethod
    def _opened(cls, path: Path, label_set: LabelSet | None) -> Self:
        lock = ProjectLock(path)
        try:
            with _plain_errors(path):
                connection = _connected(path)
            project = cls(path, connection, lock)
            try:
                if label_set is None:
                    _check_is_project(path, connection)
                project._prepare(label_set)
            except BaseException:
                connection.close()
                raise
        except BaseException:
            lock.release()
            raise
        return project

    def _prepare(self, label_set: LabelSet | None) -> None:
        """Set up durability, bring the file to this version, and see that it can be written."""
        with _plain_errors(self.path):
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA fullfsync = ON")  # macOS: wait for the disk itself; elsewhere FULL does
            migrate(self._db)
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            self._db.execute("COMMIT")
        if label_set is not None:
            self.label_set = label_set

    def close(self) -> None:
        """Write everything into the one file and let other windows in."""
        self._db.close()
        if self._lock is not None:
            self._lock.release()

    @property
    def label_set(self) -> LabelSet:
        """The project's labels."""
        with _plain_errors(self.path):
            rows = self._db.execute("SELECT name, colour, role, hotkey FROM label ORDER BY position").fetchall()
        return LabelSet(Label(name, colour, Role(role), hotkey) for name, colour, role, hotkey in rows)

    @label_set.setter
    def label_set(self, labels: LabelSet) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM label")
            db.executemany(
                "INSERT INTO label VALUES (?, ?, ?, ?, ?)",
                [
                    (position, label.name, label.colour, str(label.role), label.hotkey)
                    for position, label in enumerate(labels)
                ],
            )

    def summaries(self) -> list[PageSummary]:
        """A line for every page, in the order in which the pages were added."""
        with _plain_errors(self.path):
            rows = self._db.execute(
                "SELECT id, image, frame, width, height, state, entities, links, unsure FROM page ORDER BY id"
            )
            return [
                PageSummary(page_id, image, frame, width, height, ReviewState(state), entities, links, unsure)
                for page_id, image, frame, width, height, state, entities, links, unsure in rows
            ]

    def page(self, page_id: PageId) -> Page:
        """A whole page. KeyError where there is none of that id."""
        with _plain_errors(self.path):
            page = read_page(self._db, page_id)
        if page is None:
            raise KeyError(f"{self.path}: there is no page {page_id}")
        return page

    def add_pages(self, pages: Iterable[Page]) -> list[PageId]:
        """Add pages, all or none; returns their ids."""
        with self._transaction() as db:
            return [insert_page(db, page) for page in pages]

    def remove_pages(self, page_ids: Iterable[PageId]) -> None:
        """Take pages out of the project, all or none. The image files stay where they are."""
        with self._transaction() as db:
            db.executemany("DELETE FROM page WHERE id = ?", [(page_id,) for page_id in page_ids])

    def commit(self, step: Step) -> None:
        """Write one step of the user, on all pages that it touches, as one transaction."""
        with self._transaction() as db:
            for page_id, patch in step.patches:
                write_patch(db, page_id, patch)

    def setting(self, name: str, default: Any = None) -> Any:
        """A JSON value that was kept with the project."""
        with _plain_errors(self.path):
            row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return default if row is None else json.loads(row[0])

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a JSON value with the project."""
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, json.dumps(value, ensure_ascii=False)))

    def image_path(self, page: Page | PageSummary) -> Path:
        """Where the image of a page lies now, as an absolute path."""
        return Path(os.path.normpath(self.path.parent / page.image))

    def relative(self, image: Path) -> str:
        """An image path as pages keep it: relative to the project file, with forward slashes.

        Absolute only where there is no relative one (another drive).
        """
        return relative_to(self.path.parent, image)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with _plain_errors(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise


def relative_to(folder: Path, image: Path) -> str:
    """The path of an image from a folder, with forward slashes; absolute where there is none (another drive)."""
    absolute = _absolute(image)
    try:
        return Path(os.path.relpath(absolute, _absolute(folder))).as_posix()
    except ValueError:
        return absolute.as_posix()


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  (Path.absolute keeps "..", resolve follows links)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _check_is_project(path: Path, connection: sqlite3.Connection) -> None:
    """Raises UserError unless a file is a project of this version or an earlier one. Writes nothing."""
    with _plain_errors(path):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = version_of(connection)
    if application != APPLICATION_ID:
        raise UserError(f"{path}: this is not a KIE Desktop project; choose a {SUFFIX} file or a folder of images")
    if version > SCHEMA_VERSION:
        raise UserError(
            f"{path}: this project was made by a newer KIE Desktop (format {version}, "
            f"this one knows {SCHEMA_VERSION}); update the program to open it"
        )


@contextmanager
def _plain_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite reports into words for the user."""
    try:
        yield
    except sqlite3.Error as error:
        raise UserError(f"{path}: {_explained(error)}") from error


def _explained(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _REMEDIES.get(code, "the project file cannot be used ({error})").format(error=error)


_NOT_WRITABLE = "this file or its folder cannot be written ({error}); copy it to a place where you may write"
_IN_USE = "another program is using this project file; close it there and try again"
_REMEDIES = {
    sqlite3.SQLITE_FULL: "the disk is full, so nothing more can be saved; make room and do it again",
    sqlite3.SQLITE_IOERR: "the disk could not be read or written ({error}); see that it is connected and has room",
    sqlite3.SQLITE_READONLY: _NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: _NOT_WRITABLE,
    sqlite3.SQLITE_PERM: _NOT_WRITABLE,
    sqlite3.SQLITE_NOTADB: f"this is not a KIE Desktop project; choose a {SUFFIX} file or a folder of images",
    sqlite3.SQLITE_CORRUPT: "the project file is damaged ({error}); go back to a copy of it",
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
}
