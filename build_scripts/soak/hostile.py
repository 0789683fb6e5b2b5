"""Damaged and hostile project files in the real window: `main()` of a process of its own, without a screen.

Nothing may end in a traceback, hang, or change a file outside the project's folder.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from build_scripts.devtools.places import ROOT
from build_scripts.soak.log import Log
from build_scripts.soak.samples import make_project

LONGEST_S = 45
_PAGES = 4
_VALUES: tuple[object, ...] = (
    *("abc", "", " ", "-1", "NaN", "[]", "{}", "[[1", "null", '"x"', "[[1,2]]", '[["a","b"],[1,2],[3,4]]'),
    *(
        '{"a": "\\ud800"}',
        "[[1e999,2],[3,4],[5,6]]",
        "[" * 3000,
        "\0",
        "a\0b",
        "\u202e\u2028",
        "<img src=x>",
        "x" * 100_000,
    ),
    *("../../../../etc/passwd", "/etc/passwd", "\\\\host\\share\\a.png", "file:///etc/passwd", "other", "reviewed"),
    *(b"", b"\xff\xfe\x00", b"abc", 0, -1, 1, 2, 7, 2**31, 2**53 + 1, 2**63 - 1, -(2**63), 1.5, -1e308, 1e308),
)
_TABLES = {
    "page": "image frame width height state next_id extra entities links unsure waiting score_sum least_score removed"
    " held_out document",
    "entity": "id points text label text_score label_score by_human extra page",
    "link": "head tail score by_human page",
    "rejected": "head tail page",
    "erased": "x1 y1 x2 y2",
    "label": "name colour role hotkey position",
    "setting": "value name",
    "choice": "field entities start stop text absent page position",
    "proposal": "value",
    "effort": "actions active_s",
}
_SETTINGS = (
    *("page", "folder", "origins", "schema", "accepted", "renamed", "writing", "model", "tone", "sitting"),
    *("documents-table", "field-model", "fields"),
)
_CODE = (
    "CREATE TRIGGER t AFTER UPDATE ON page BEGIN UPDATE page SET unsure = unsure + 1; END",
    "CREATE TRIGGER t AFTER INSERT ON setting BEGIN DELETE FROM page; END",
    "CREATE TRIGGER t AFTER DELETE ON label BEGIN DELETE FROM entity; END",
    "CREATE VIEW v AS SELECT * FROM page",
    "CREATE TABLE stranger (x)",
    "CREATE INDEX more ON entity (text)",
    "CREATE UNIQUE INDEX once ON page (state)",
    "DROP INDEX link_tail",
    "DROP TABLE choice",
    "ALTER TABLE page RENAME TO page2; CREATE VIEW page AS SELECT * FROM page2",
    "ALTER TABLE page ADD COLUMN more TEXT DEFAULT (hex(randomblob(9)))",
    "ALTER TABLE entity ADD COLUMN more TEXT AS (hex(zeroblob(100000000))) VIRTUAL",
    "CREATE VIRTUAL TABLE v USING fts5 (x)",
    "DROP TABLE label; CREATE TABLE label (position INTEGER PRIMARY KEY, name, colour, role, hotkey CHECK (name > 0))",
    "PRAGMA user_version = 99",
    "PRAGMA user_version = -3",
    "PRAGMA user_version = 1",
    "PRAGMA application_id = 1",
)
_WINDOW = [sys.executable, "-m", "build_scripts.soak.open_window"]


def soak(log: Log, cases: int) -> None:
    """Open each variant in a window that looks at all pages, edits, searches, checks, exports and closes."""
    with tempfile.TemporaryDirectory(prefix="kie-hostile-") as scratch:
        sample = make_project(Path(scratch) / "sample", _PAGES)
        for case in range(cases):
            if case not in log:
                folder = Path(scratch) / "case"
                shutil.copytree(sample.parent, folder)
                kind, what = spoil(folder / sample.name, random.Random(f"hostile {case}"))
                fault = _opened(folder / sample.name, Path(scratch))
                log.note(case, kind, fault, what=what)
                if fault:
                    shutil.copytree(folder, log.folder / f"hostile-{case}", dirs_exist_ok=True, symlinks=True)
                shutil.rmtree(folder)


def spoil(path: Path, chance: random.Random) -> tuple[str, str]:
    """Damage a project in one of many ways; returns the kind and what was done."""
    kind = chance.choices([*_KINDS], weights=(10, 3, 2, 3, 2))[0]
    return kind, _KINDS[kind](path, chance)


def _value(path: Path, chance: random.Random) -> str:
    table = chance.choice([*_TABLES, "page", "page", "entity", "entity", "setting"])
    column, value = chance.choice(_TABLES[table].split()), chance.choice(_VALUES)
    rows = chance.choice(("", "", f" WHERE rowid % 2 = {chance.randrange(2)}"))
    with closing(sqlite3.connect(path)) as db, db:
        if table == "setting":
            db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (chance.choice(_SETTINGS), value))
        elif isinstance(value, bytes) and chance.random() < 0.7:
            with suppress(sqlite3.Error):
                db.execute(f"UPDATE OR REPLACE {table} SET {column} = CAST(? AS TEXT)", (value,))
        else:
            with suppress(sqlite3.Error):
                rows = rows if table in ("page", "label", "effort", "proposal") else ""
                db.execute(f"UPDATE OR REPLACE {table} SET {column} = ?{rows}", (value,))
    return f"{table}.{column} = {value!r}"[:120]


def _code(path: Path, chance: random.Random) -> str:
    script = chance.choice(_CODE)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(script)
    return script[:120]


def _bytes(path: Path, chance: random.Random) -> str:
    content = bytearray(path.read_bytes())
    if chance.random() < 0.3:
        del content[chance.randrange(len(content)) :]
    else:
        for _ in range(chance.choice((1, 3, 30))):
            content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(content)
    return f"{len(content)} bytes"


def _several(path: Path, chance: random.Random) -> str:
    return "; ".join(_value(path, chance) for _ in range(chance.randint(2, 6)))[:200]


def _beside(path: Path, chance: random.Random) -> str:
    """Something under a name that SQLite or the program would use."""
    ending = chance.choice(("-wal", "-shm", "-journal", ".lock", ".version-4.kie-copy"))
    name = path.with_name(path.name + ending)
    what = chance.choice(("junk", "link", "folder", "pipe", "another log"))
    if what == "junk":
        name.write_bytes(chance.randbytes(5_000) + bytes.fromhex("d9d505f920a163d7"))
    elif what == "link":
        name.symlink_to(path.parent.parent / "precious.txt")
    elif what == "folder":
        name.mkdir()
    elif what == "pipe":
        os.mkfifo(name)
    else:
        other = path.with_name("other.kie")
        with closing(sqlite3.connect(other)) as db:
            db.executescript("PRAGMA journal_mode = WAL; CREATE TABLE a (b); INSERT INTO a VALUES (1);")
            shutil.copy(f"{other}-wal", name)
    return f"{what} {ending}"


_KINDS: dict[str, Callable[[Path, random.Random], str]] = {
    "value": _value,
    "code": _code,
    "bytes": _bytes,
    "several": _several,
    "beside": _beside,
}


def _opened(path: Path, outside: Path) -> str:
    """What went wrong when the window opened it; "" for nothing."""
    precious = outside / "precious.txt"
    precious.write_text("precious", "utf-8")
    home = outside / "home"
    before = _prints(outside, path.parent)
    environment = os.environ | {
        "KIE_DESKTOP_HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "QT_QPA_PLATFORM": "offscreen",
        "OMP_NUM_THREADS": "1",
    }
    try:
        done = subprocess.run(
            [*_WINDOW, str(path)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"hangs for more than {LONGEST_S} s"
    log_file = home / "logs" / "kie-desktop.log"
    logged = log_file.read_text("utf-8", "replace") if log_file.exists() else ""
    shutil.rmtree(home, ignore_errors=True)
    if "Traceback" in done.stderr + logged:
        text = done.stderr + logged
        return f"traceback: {text[text.index('Traceback') :][-600:]}"
    if done.returncode:
        return f"exit status {done.returncode}: {done.stderr[-300:]}"
    changed = sorted(name for name, print_ in _prints(outside, path.parent).items() if before.get(name) != print_)
    return f"changed outside: {changed}" if changed else ""


def _prints(folder: Path, but: Path) -> dict[str, str]:
    """A hash of every file below a folder, without those of another folder in it and of the home."""
    files = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]
    return {
        str(file): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
        if but not in file.parents and folder / "home" not in file.parents
    }
