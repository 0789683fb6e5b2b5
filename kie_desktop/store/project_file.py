"""A project on disk: one SQLite file `*.kie` beside the images."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import UNSURE_BELOW, Choice, Page, ReviewState
from kie_desktop.domain.statistics import Effort, LabelCount
from kie_desktop.domain.text import listed
from kie_desktop.formats.image_mark import ImageMark
from kie_desktop.safe_files import is_file, is_folder, is_link, is_there
from kie_desktop.store import queries
from kie_desktop.store.access import ReadAccess, WriteAccess, check_is_project
from kie_desktop.store.drives import is_on_network
from kie_desktop.store.faults import (
    SUFFIX,
    FileGoneError,
    NotWritableError,
    PageFaultError,
    SecondNameError,
    plain_errors,
    told_writes,
)
from kie_desktop.store.migrations import SCHEMA_VERSION
from kie_desktop.store.page_reading import read_page, read_proposal
from kie_desktop.store.page_summary import PageSummary
from kie_desktop.store.queries import TextHit
from kie_desktop.store.rows import (
    delete_pages,
    forget_removed,
    images_left_out,
    insert_page,
    rename_images,
    write_image_marks,
    write_label_set,
    write_patch,
    write_removed,
    write_setting,
)
from kie_desktop.store.trust import check_tables


class ProjectFile:
    """Pages, label set and settings of one project.

    Every change is one transaction and durable when the call returns (WAL, `synchronous=FULL`).
    A call may come from any thread, but from one at a time. Work in the background that only
    reads takes its own `reader`. Whatever fails for a reason that the user can mend is a UserError
    that names the file, and leaves the file as it was; so does any other fault of a change.

    `with ProjectFile.open(path) as project:` closes it at the end of the block.
    """

    def __init__(self, path: Path, access: WriteAccess | ReadAccess) -> None:
        """Use `create`, `open`, `view` or `reader` instead."""
        self.path = path
        self._access = access
        self._is_in_long = self._is_closed = False
        self.notices: list[str] = access.notices
        """What was found at opening that the user should know, a sentence each."""

    @classmethod
    def create(cls, path: Path, label_set: LabelSet) -> Self:
        """Make a new project file. UserError where there is one already (an empty file does not count)."""
        path = project_path(path)
        if is_there(path) and path.stat().st_size > 0:
            raise UserError(f"{path}: this file already exists; open it, or choose another name")
        if not is_folder(path.parent):
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

        A link is followed: the project is locked, and its images are looked for, where the file itself lies.
        UserError where it is no project, is broken, comes from a newer version, or is open in
        another window.
        """
        path = project_path(path)
        if not is_file(path):
            raise UserError(f"{path}: file not found; choose a project file (*{SUFFIX}) or a folder of images")
        try:
            project = cls(path, WriteAccess(path, new=False))
        except NotWritableError as error:
            project = cls.view(path)
            if isinstance(error, SecondNameError):  # that one may not write here is said anyway
                project.notices.append(str(error))
            return project
        project._look_over()
        return project

    @classmethod
    def view(cls, path: Path) -> Self:
        """Open a project that this program may or will not change, whoever else has it open.

        UserError as `open`, and where it was made by an earlier version: to be brought up to date it
        must be written.
        """
        project = cls.reader(path)
        try:
            if check_is_project(project.path, project._db) < SCHEMA_VERSION:
                raise UserError(
                    f"{project.path}: this project was made with an older version of KIE Desktop and cannot "
                    "be updated here; copy it to a folder where you can write, and open it there"
                )
            check_tables(project.path, project._db, SCHEMA_VERSION)
            project._look_over()
        except BaseException:
            project.close()
            raise
        return project

    @classmethod
    def reader(cls, path: Path) -> Self:
        """A second, read-only way into a project that is open here; for work in the background.

        FileGoneError where the name leads to another file by now.
        """
        path = project_path(path)
        return cls(path, ReadAccess(path))

    @property
    def read_only(self) -> bool:
        """Whether every change raises UserError."""
        return not self._access.may_write

    @property
    def is_writable(self) -> bool:
        """Whether the file may be changed, and is still the one of its name."""
        if self.read_only:
            return False
        try:
            self._check_here()
        except FileGoneError:
            return False
        return True

    @property
    def _db(self) -> sqlite3.Connection:
        return self._access.db

    def close(self) -> None:
        """Write everything into the one file and let other windows in. UserError, but it is closed then too."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            if self.is_writable:
                self.end_long()
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
            return LabelSet(queries.label_rows(self._db)[0])

    @label_set.setter
    def label_set(self, labels: LabelSet) -> None:
        with self._transaction() as db:
            write_label_set(db, labels)

    def summaries(self, unsure_below: float = UNSURE_BELOW, *, removed: bool = False) -> list[PageSummary]:
        """A line for every page, in the order in which the pages were added.

        unsure_below: any other value than the usual one is counted anew, 0.1 s for 400,000 entities.
        removed: of the pages that were removed since the project was closed last, instead.
        """
        with plain_errors(self.path):
            unsure = None if unsure_below == UNSURE_BELOW else queries.unsure_counts(self._db, unsure_below)
            found = queries.summaries(self._db, removed=removed)
        return found if unsure is None else [replace(row, unsure=unsure.get(row.id, 0)) for row in found]

    def page(self, page_id: PageId) -> Page:
        """A whole page, also one that was removed. KeyError where there is none, PageFaultError where it is damaged."""
        with self._of_page(page_id):
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

    def begin_long(self) -> None:
        """Make what is committed from now on durable with `end_long` only, all of it or nothing. UserError."""
        self._check_changeable()
        with told_writes(self.path):
            self._db.execute("BEGIN IMMEDIATE")
        self._is_in_long = True

    def end_long(self) -> None:
        """Make all commits since `begin_long` durable; nothing where there was none. UserError: all are undone."""
        if not self._is_in_long:
            return
        self._is_in_long = False
        with told_writes(self.path):
            try:
                self._check_here()
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @property
    def is_in_long(self) -> bool:
        """Whether commits wait for `end_long`; no more where SQLite has undone them all because one failed."""
        return self._is_in_long

    def check_here(self) -> None:
        """Raises FileGoneError where the file was deleted, moved or replaced since it was opened."""
        self._check_here()

    def save_copy(self, target: Path) -> None:
        """Write the project as it is, with every commit, into a new file beside its images. UserError.

        Also where the file that is open has lost its name: it is still there until it is closed.
        """
        target = _absolute(target)
        if is_there(target) and target.stat().st_size > 0:
            raise UserError(f"{target}: this file already exists; choose another name")
        if target.parent != self.path.parent and is_folder(self.path.parent):
            raise UserError(f"{target}: choose a name in {self.path.parent}, where the images of the project are")
        try:
            with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.stem}-") as folder:
                made = Path(folder) / "copy"
                with plain_errors(target), closing(sqlite3.connect(made)) as copy:
                    self._db.backup(copy)
                shutil.move(made, target)
        except OSError as error:
            raise UserError(f"{target}: the project cannot be saved here ({error.strerror}); choose another") from error

    def setting(self, name: str, default: Any = None) -> Any:
        """A JSON value that was kept with the project; the default also where it is damaged (`notices`)."""
        with plain_errors(self.path):
            row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        value = queries.DAMAGED if row is None else queries.parsed(row[0])
        return default if value is queries.DAMAGED else value

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
        with self._of_page(page_id):
            return read_proposal(self._db, page_id)

    def proposed_pages(self, state: ReviewState) -> list[PageId]:
        """Pages in a state that were pre-annotated."""
        with plain_errors(self.path):
            return queries.proposed_pages(self._db, str(state))

    def find_text(self, text: str, limit: int) -> list[TextHit]:
        """Entities whose text holds `text`, page by page, at most `limit`."""
        with plain_errors(self.path):
            return queries.find_text(self._db, text, limit)

    def settled_texts(self, apart: PageId, limit: int) -> dict[str, int]:
        """Texts of pages but one that a person has seen or typed, and how often each stands there."""
        with plain_errors(self.path):
            return queries.settled_texts(self._db, apart, limit)

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

    def _look_over(self) -> None:
        """Note what is odd about the file and where it lies. UserError."""
        if is_on_network(self.path):
            self.notices.append(
                f"{self.path.name} is on a network drive. Two computers that open it at the same time can damage it, "
                "and changes may be slow or fail; copy its folder to a local disk to work on it."
            )
        with plain_errors(self.path):
            damaged = queries.damaged_settings(self._db)
        damaged += [row.fault for row in self.summaries() if row.fault]
        if damaged:
            self.notices.append(
                f"{self.path.name} is damaged: {listed(damaged, 5)}. This is left out; everything else can be used."
            )

    @contextmanager
    def _of_page(self, page_id: PageId) -> Iterator[None]:
        """Names the file, and the image where it can, in what is wrong with a page."""
        with plain_errors(self.path):
            try:
                yield
            except PageFaultError as error:
                name = queries.image_name(self._db, page_id)
                raise PageFaultError(f"{self.path}, {name}: {error}; restore a backup, or remove this page") from error

    def _check_changeable(self) -> None:
        if self.read_only:
            raise UserError(f"{self.path}: this project is read-only; copy it to a folder where you can write")
        self._check_here()

    def _check_here(self) -> None:
        if isinstance(self._access, WriteAccess):
            self._access.check_here()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """One transaction, or a part of the long one that is under way."""
        self._check_changeable()
        begin, end, undo = _PART if self._is_in_long else _WHOLE
        with told_writes(self.path):
            self._db.execute(begin)
            try:
                yield self._db
                self._db.execute(end)
            except BaseException:
                if self._db.in_transaction:
                    for statement in undo:
                        self._db.execute(statement)
                else:  # SQLite has undone all of it: a full disk, or one that cannot be written
                    self._is_in_long = False
                raise


_WHOLE = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_PART = ("SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))


def project_path(path: Path) -> Path:
    """The absolute path of a project file; of a link, that of the file that it leads to."""
    absolute = _absolute(path)
    return Path(os.path.realpath(absolute)) if is_link(absolute) else absolute


def relative_to(folder: Path, image: Path) -> str:
    """The path of an image from a folder, with forward slashes; absolute where there is none (another drive)."""
    absolute = _absolute(image)
    try:
        return Path(os.path.relpath(absolute, _absolute(folder))).as_posix()
    except ValueError:
        return absolute.as_posix()


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  (Path.absolute keeps "..", resolve follows links)
