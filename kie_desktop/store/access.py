"""Ways into a project file: the one that may change it, and those that only read it."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path, PurePath
from urllib.parse import quote

from kie_desktop.domain.errors import UserError
from kie_desktop.store.faults import SUFFIX, FileGoneError, NotWritableError, SecondNameError, plain_errors
from kie_desktop.store.lock import ProjectLock, lock_of
from kie_desktop.store.migrations import SCHEMA_VERSION, migrate, version_of
from kie_desktop.store.rows import write_setting
from kie_desktop.store.stale_log import MARK, log_of, set_aside_if_stale
from kie_desktop.store.tables import APPLICATION_ID
from kie_desktop.store.trust import check_journal, check_tables, distrust

_LONGEST_NAME, _LONGEST_PATH = 247, 500
"""Bytes: `-journal` follows, in names of 255 at most, and in paths of 511 (SQLite's own bound)."""
_Identity = tuple[int, int]
_held: dict[Path, _Identity] = {}
"""Projects that this process may change: the device and number of the file that each was when it was opened."""


class WriteAccess:
    """The only access that may change a project: it holds the project's lock until it is closed.

    new: make a project of a file that is missing or empty, instead of checking that it is one. Either way the file
    is brought to this version. notices: what was found and done that the user should know.
    """

    may_write = True

    def __init__(self, path: Path, *, new: bool) -> None:
        """Raises UserError as `ProjectFile.open`; NotWritableError where the file or its folder may only be read."""
        _check_length(path)
        _check_one_name(path)
        self._path = path
        self._is_gone = False
        self.notices: list[str] = []
        self._lock = ProjectLock(path)
        try:
            self._check_beside(path)
            with plain_errors(path):
                self.db = sqlite3.connect(path, timeout=5, isolation_level=None, check_same_thread=False)
                distrust(self.db)
            try:
                version = check_is_project(path, self.db, may_be_new=new)
                check_tables(path, self.db, version)
                with plain_errors(path):
                    self._prepare(path)
                self._identity = _held[path] = _identity(path)
            except BaseException:
                self.db.close()
                raise
        except BaseException:
            self._lock.release()
            raise

    def _prepare(self, path: Path) -> None:
        """Set up durability, bring the file to this version, and see that it can be written. sqlite3.Error."""
        self.db.execute("PRAGMA foreign_keys = ON")
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = FULL")
        self.db.execute("PRAGMA fullfsync = ON")  # macOS: wait for the disk itself; elsewhere FULL does
        _keep_copy(path, self.db)
        migrate(self.db)
        mark = secrets.token_hex(16)
        self.db.execute("BEGIN IMMEDIATE")
        self.db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        write_setting(self.db, MARK, mark)
        self.db.execute("COMMIT")
        with contextlib.suppress(sqlite3.OperationalError):  # a full disk: changes stay in the log, without a mark
            if self._empty_log():
                self._lock.note_mark(mark)

    def _check_beside(self, path: Path) -> None:
        """Look at what lies beside the file before SQLite uses it. UserError."""
        check_journal(path)
        with plain_errors(path):
            aside = set_aside_if_stale(path, self._lock.left_mark, read_only_address(path))
        if aside is not None:
            self.notices.append(
                f"{path.name} was replaced by another file after the program ended unexpectedly. Changes of that time "
                f"belong to the file that was there before; they are kept in {aside.name}."
            )

    def _empty_log(self) -> bool:
        """Write the log into the file; whether nothing of it is left. sqlite3.OperationalError."""
        busy, *_ = self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return bool(busy == 0)

    def check_here(self) -> None:
        """Raises FileGoneError where the file that is open is no longer the one of its name."""
        try:
            is_replaced = _identity(self._path) != self._identity
        except (FileNotFoundError, NotADirectoryError):
            is_replaced = False
        except OSError:  # a drive that does not answer: the write itself says what is wrong
            return
        else:
            if not is_replaced:
                return
        if not self._is_gone:  # the log lies beside another file now, and must not be taken for that one's
            self._is_gone = True
            with contextlib.suppress(sqlite3.OperationalError):
                self._empty_log()
        raise FileGoneError(self._path, is_replaced=is_replaced)

    def close(self) -> None:
        """Write everything into the one file and let other windows in."""
        _held.pop(self._path, None)
        self.db.close()
        self._lock.release()


class ReadAccess:
    """Reads a project, also one in a folder where SQLite cannot put its own files; leaves none there.

    Those files are needed only while somebody has the project open. Where nobody has, SQLite is told that the file
    cannot change (`immutable`), and reads it anew as soon as it looks different.
    """

    may_write = False

    def __init__(self, path: Path) -> None:
        """Raises UserError, for instance where changes lie in a log that cannot be used here."""
        self._path = path
        self.notices: list[str] = []
        _check_length(path)
        _check_still_held(path)
        check_journal(path)
        with plain_errors(path):
            self._connection, self._frozen_as = _connected_for_reading(path)

    @property
    def db(self) -> sqlite3.Connection:
        """The connection; a new one where somebody has begun to change a file that nobody was changing."""
        if self._frozen_as is not None and _trace(self._path) != self._frozen_as:
            fresh, self._frozen_as = _connected_for_reading(self._path)
            self._connection.close()
            self._connection = fresh
        return self._connection

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _identity(path: Path) -> _Identity:
    about = path.stat()
    return about.st_dev, about.st_ino


def _check_still_held(path: Path) -> None:
    """FileGoneError where the project is open here and its name leads to another file by now."""
    held = _held.get(path)
    try:
        if held is None or _identity(path) == held:
            return
    except OSError:
        raise FileGoneError(path, is_replaced=False) from None
    raise FileGoneError(path, is_replaced=True)


def _check_length(path: Path) -> None:
    """UserError where a name leaves no room for what lies beside the file, or a path is longer than SQLite takes."""
    if os.name == "posix" and len(os.fsencode(path.name)) > _LONGEST_NAME:
        raise UserError(f"{path}: the name of this project is too long; choose one of at most {_LONGEST_NAME} bytes")
    if os.name == "posix" and len(os.fsencode(path)) > _LONGEST_PATH:
        raise UserError(
            f"{path}: this path has more than {_LONGEST_PATH} bytes; move the folder to where fewer folders are above "
            "it, or give them shorter names"
        )


def _check_one_name(path: Path) -> None:
    """SecondNameError where the file has two names."""
    try:
        names = path.stat().st_nlink
    except OSError:
        return
    if names > 1:
        raise SecondNameError(
            f"{path}: this project file has a second name (a hard link), and changes made under one name would damage "
            "the other; make a copy of the file and open the copy to make changes"
        )


def check_is_project(path: Path, connection: sqlite3.Connection, *, may_be_new: bool = False) -> int:
    """The version of a project of this version or an earlier one; raises UserError for all else. Writes nothing.

    may_be_new: an empty file will do, too.
    """
    with plain_errors(path):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = version_of(connection)
    if may_be_new and version == 0 and application == 0:
        return version
    if application != APPLICATION_ID or version < 0:
        raise UserError(f"{path}: this is not a KIE Desktop project; choose a {SUFFIX} file or a folder of images")
    if version > SCHEMA_VERSION:
        raise UserError(
            f"{path}: this project was made with a newer version of KIE Desktop (format {version}; this "
            f"version supports {SCHEMA_VERSION}); update the program to open it"
        )
    return version


def copy_before(path: Path, version: int) -> Path:
    """Where the copy of a project of an earlier version is kept."""
    return path.with_name(f"{path.stem}.version-{version}{SUFFIX}-copy")


def _keep_copy(path: Path, db: sqlite3.Connection) -> None:
    """Copy a project of an earlier version before it is migrated, once. sqlite3.Error, UserError."""
    version = version_of(db)
    target = copy_before(path, version)
    if not 0 < version < SCHEMA_VERSION or target.exists():
        return
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.stem}-") as folder:
            made = Path(folder) / "copy"
            with closing(sqlite3.connect(made)) as copy:
                db.backup(copy)
            shutil.copymode(path, made)
            made.replace(target)  # a link of this name is replaced, never followed
    except PermissionError as error:
        raise NotWritableError(f"{path}: the project cannot be backed up before the update ({error})") from error
    except OSError as error:
        raise UserError(
            f"{path}: the project could not be backed up before the update ({error}); free up space and open it again"
        ) from error


_Trace = tuple[int, int, bool, bool]


def _trace(path: Path) -> _Trace | None:
    """What differs once somebody has changed a project or is about to; None where the file is gone."""
    try:
        about = path.stat()
    except FileNotFoundError:
        return None
    return about.st_mtime_ns, about.st_size, log_of(path).exists(), lock_of(path).exists()


def _connected_for_reading(path: Path) -> tuple[sqlite3.Connection, _Trace | None]:
    """A connection, and how the file looks where it is taken for one that cannot change. sqlite3.Error, UserError."""
    trace = _trace(path)
    address = read_only_address(path)
    log = log_of(path)
    if log.exists() or lock_of(path).exists():
        connection = sqlite3.connect(address, uri=True, timeout=5, isolation_level=None, check_same_thread=False)
        try:
            distrust(connection)
            connection.execute("SELECT 1 FROM sqlite_master")
            return connection, None
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
    if log.exists() and log.stat().st_size:
        raise UserError(
            f"{path}: its latest changes are in {log.name}, which cannot be used here; copy both files to a "
            "folder where you can write, and open the project there"
        )
    connection = sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None, check_same_thread=False)
    distrust(connection)
    return connection, trace


def read_only_address(path: PurePath) -> str:
    """The URI of an absolute path for SQLite, which takes no host: `Path.as_uri` makes one of a Windows share."""
    forward = path.as_posix()
    return f"file://{'' if forward.startswith('/') else '/'}{quote(os.fsencode(forward), safe='/:')}?mode=ro"
