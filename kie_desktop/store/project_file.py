"""A project on disk: one SQLite file `*.kie` beside the images."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import Label, LabelSet, Role
from kie_desktop.domain.page import UNSURE_BELOW, Choice, Page, ReviewState
from kie_desktop.domain.proposal import proposal_from_json
from kie_desktop.domain.statistics import Effort, LabelCount
from kie_desktop.formats.image_mark import ImageMark
from kie_desktop.store import queries
from kie_desktop.store.access import ReadAccess, WriteAccess, check_is_project
from kie_desktop.store.faults import SUFFIX, NotWritableError, plain_errors
from kie_desktop.store.migrations import SCHEMA_VERSION, version_of
from kie_desktop.store.page_summary import PageSummary
from kie_desktop.store.queries import TextHit
from kie_desktop.store.rows import (
    delete_pages,
    forget_removed,
    images_left_out,
    insert_page,
    read_page,
    rename_images,
    write_image_marks,
    write_label_set,
    write_patch,
    write_removed,
    write_setting,
)


class ProjectFile:
    """Pages, label set and settings of one project.

    Every change is one transaction and durable when the call returns (WAL, `synchronous=FULL`).
    A call may come from any thread, but from one at a time. Work in the background that only
    reads takes its own `reader`. Whatever fails for a reason that the user can mend is a UserError
    that names the file, and leaves the file as it was.

    `with ProjectFile.open(path) as project:` closes it at the end of the block.
    """

    def __init__(self, path: Path, access: WriteAccess | ReadAccess) -> None:
        """Use `create`, `open`, `view` or `reader` instead."""
        self.path = path
        self._access = access
        self._has_removed = False

    @classmethod
    def create(cls, path: Path, label_set: LabelSet) -> Self:
        """Make a new project file. UserError where there is one already (an empty file does not count)."""
        path = _absolute(path)
        if path.exists() and path.stat().st_size > 0:
            raise UserError(f"{path}: this file already exists; open it, or choose another name")
        if not path.parent.is_dir():
            raise UserError(f"{path}: the folder {path.parent} does not exist; create it, or choose another location")
        project = cls(path, WriteAccess(path, new=True))
        try:
            project.label_set = label_set
        except BaseException:
            project.close()
            raise
        return project

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a project for this window alone; where it may only be read, as `view` does.

        UserError where it is no project, is broken, comes from a newer version, or is open in
        another window.
        """
        path = _absolute(path)
        if not path.is_file():
            raise UserError(f"{path}: file not found; choose a project file (*{SUFFIX}) or a folder of images")
        try:
            return cls(path, WriteAccess(path, new=False))
        except NotWritableError:
            return cls.view(path)

    @classmethod
    def view(cls, path: Path) -> Self:
        """Open a project that this program may or will not change, whoever else has it open.

        UserError as `open`, and where it was made by an earlier version: to be brought up to date it
        must be written.
        """
        project = cls.reader(path)
        try:
            check_is_project(project.path, project._db)
            if version_of(project._db) < SCHEMA_VERSION:
                raise UserError(
                    f"{project.path}: this project was made with an older version of KIE Desktop and cannot "
                    "be updated here; copy it to a folder where you can write, and open it there"
                )
        except BaseException:
            project.close()
            raise
        return project

    @classmethod
    def reader(cls, path: Path) -> Self:
        """A second, read-only way into a project that is open here; for work in the background."""
        path = _absolute(path)
        return cls(path, ReadAccess(path))

    @property
    def read_only(self) -> bool:
        """Whether every change raises UserError."""
        return not self._access.may_write

    @property
    def _db(self) -> sqlite3.Connection:
        return self._access.db

    def close(self) -> None:
        """Write everything into the one file and let other windows in. UserError, but it is closed then too."""
        try:
            if self._has_removed:
                self._has_removed = False
                with self._transaction() as db:
                    forget_removed(db)
        finally:
            self._access.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()

    @property
    def label_set(self) -> LabelSet:
        """The project's labels."""
        with plain_errors(self.path):
            rows = self._db.execute("SELECT name, colour, role, hotkey FROM label ORDER BY position").fetchall()
        return LabelSet(Label(name, colour, Role(role), hotkey) for name, colour, role, hotkey in rows)

    @label_set.setter
    def label_set(self, labels: LabelSet) -> None:
        with self._transaction() as db:
            write_label_set(db, labels)

    def summaries(self, unsure_below: float = UNSURE_BELOW, *, removed: bool = False) -> list[PageSummary]:
        """A line for every page, in the order in which the pages were added.

        unsure_below: any other value than the usual one is counted anew, 0.1 s for 400,000 entities.
        removed: of the pages that were removed since the project was opened, instead.
        """
        with plain_errors(self.path):
            unsure = None if unsure_below == UNSURE_BELOW else queries.unsure_counts(self._db, unsure_below)
            found = queries.summaries(self._db, removed=removed)
        return found if unsure is None else [replace(row, unsure=unsure.get(row.id, 0)) for row in found]

    def page(self, page_id: PageId) -> Page:
        """A whole page, also one that was removed since the project was opened. KeyError where there is none."""
        with plain_errors(self.path):
            page = read_page(self._db, page_id)
        if page is None:
            raise KeyError(f"{self.path}: there is no page {page_id}")
        return page

    def add_pages(self, pages: Iterable[Page], back: Iterable[PageId] = ()) -> list[PageId]:
        """Add pages and bring removed ones back, all or none; returns the ids of the new ones."""
        with self._transaction() as db:
            write_removed(db, back, removed=False)
            return [insert_page(db, page) for page in pages]

    def images_left_out(self) -> set[str]:
        """The images of pages that were removed, now or earlier, and did not come back."""
        with plain_errors(self.path):
            return images_left_out(self._db)

    def commit(self, step: Step) -> None:
        """Write one step of the user, on all pages that it touches, as one transaction."""
        with self._transaction() as db:
            for page_id, patch in step.patches:
                write_patch(db, page_id, patch)
            if step.labels:
                write_label_set(db, step.labels[1])
            write_removed(db, step.removed, removed=True)
            write_removed(db, step.restored, removed=False)
            for name, (_, value) in step.settings.items():
                write_setting(db, name, value)
        self._has_removed |= bool(step.removed)

    def setting(self, name: str, default: Any = None) -> Any:
        """A JSON value that was kept with the project."""
        with plain_errors(self.path):
            row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return default if row is None else json.loads(row[0])

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a JSON value with the project."""
        with self._transaction() as db:
            write_setting(db, name, value)

    def image_marks(self) -> dict[str, ImageMark]:
        """What is known of the files of images, by their names as pages have them."""
        with plain_errors(self.path):
            return queries.image_marks(self._db)

    def put_image_marks(self, marks: Mapping[str, ImageMark]) -> None:
        """Keep what is known of the files of some images."""
        with self._transaction() as db:
            write_image_marks(db, marks)

    def rename_images(self, names: Mapping[str, str], drop: Iterable[PageId] = ()) -> None:
        """Let the pages of some images show others instead, once pages that stand in the way are deleted for good."""
        with self._transaction() as db:
            delete_pages(db, drop)
            rename_images(db, names)

    def choices(self) -> dict[PageId, tuple[Choice, ...]]:
        """What people decided about fields, on every page that is not removed and has such choices."""
        with plain_errors(self.path):
            return queries.choices(self._db)

    def proposal(self, page_id: PageId) -> Page | None:
        """What the latest pre-annotation of a page proposed (`domain.proposal`); None where there was none."""
        with plain_errors(self.path):
            value = queries.proposal_json(self._db, page_id)
        return None if value is None else proposal_from_json(value, self.page(page_id))

    def proposed_pages(self, state: ReviewState) -> list[PageId]:
        """Pages in a state that were pre-annotated."""
        with plain_errors(self.path):
            return queries.proposed_pages(self._db, str(state))

    def find_text(self, text: str, limit: int) -> list[TextHit]:
        """Entities whose text holds `text`, page by page, at most `limit`."""
        with plain_errors(self.path):
            return queries.find_text(self._db, text, limit)

    def label_counts(self) -> list[LabelCount]:
        """Entities by page and label."""
        with plain_errors(self.path):
            return queries.label_counts(self._db)

    def pages_with_label(self, label: str) -> set[PageId]:
        """Pages on which a label occurs."""
        with plain_errors(self.path):
            return queries.pages_with_label(self._db, label)

    def entities_by_label(self) -> Counter[str]:
        """How many entities have each label, by its name without case."""
        with plain_errors(self.path):
            return queries.entities_by_label(self._db)

    def pages_with_others(self, labels: Iterable[str]) -> set[PageId]:
        """Pages on which any label occurs that is not one of these, to the letter."""
        with plain_errors(self.path):
            return queries.pages_with_others(self._db, labels)

    def pages_with_unlinked(self, labels: Iterable[str]) -> set[PageId]:
        """Pages with an entity of one of these labels that no link starts at."""
        with plain_errors(self.path):
            return queries.pages_with_unlinked(self._db, labels)

    def efforts(self) -> dict[PageId, Effort]:
        """The work that went into each page that was worked on."""
        with plain_errors(self.path):
            return queries.efforts(self._db)

    def add_effort(self, page_id: PageId, more: Effort) -> None:
        """Add to the work that went into a page."""
        with self._transaction() as db:
            queries.add_effort(db, page_id, more)

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
        if self.read_only:
            raise UserError(f"{self.path}: this project is read-only; copy it to a folder where you can write")
        with plain_errors(self.path):
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
