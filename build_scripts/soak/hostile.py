"""Damaged and hostile project files in the real window: `main()` of a process of its own, without a screen.

Nothing may end in a traceback, hang, or change a file outside the project's folder.
"""

from __future__ import annotations

import hashlib
import os
import queue
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path

from build_scripts.devtools.places import ROOT
from build_scripts.soak.log import Log
from build_scripts.soak.samples import make_project

LONGEST_S, _WALL_S = 45, 400
"""Of one project: of processor time, and on the clock of a busy machine."""
_BATCH = 10
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
    *('{"a": [1]}', '{"question": {}}', "[{}]", "1e999", "9" * 400, '{"brightness": 1e999}', '{"order": 5, "off": 5}'),
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
    *("page", "folder", "subfolders", "turned", "schema", "model", "model-labels", "only-read", "tone"),
    *("renamed-labels", "fields-accepted", "fields-writing", "fields-network", "fields-model", "documents-table"),
)
_CODE = (
    "CREATE TRIGGER t AFTER UPDATE ON page BEGIN UPDATE page SET unsure = unsure + 1; END",
    "CREATE TRIGGER t AFTER INSERT ON setting BEGIN DELETE FROM page; END",
    "CREATE TRIGGER t AFTER DELETE ON label BEGIN DELETE FROM entity; END",
    "CREATE VIEW v AS SELECT * FROM page",
    "CREATE TABLE stranger (x)",
    "CREATE INDEX more ON entity (text)",
    "CREATE UNIQUE INDEX once ON page (state, id)",
    "DROP INDEX link_tail",
    "DROP TABLE choice",
    "ALTER TABLE page RENAME TO page2; CREATE VIEW page AS SELECT * FROM page2",
    "ALTER TABLE page ADD COLUMN more TEXT DEFAULT 'x'",
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
        waiting = deque(case for case in range(cases) if case not in log)
        while waiting:
            batch = [waiting.popleft() for _ in range(min(_BATCH, len(waiting)))]
            waiting.extendleft(reversed(_Batch(Path(scratch), sample, batch).run(log)))


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


class _Batch:
    """Some variants that one window opens one after the other."""

    def __init__(self, scratch: Path, sample: Path, cases: list[int]) -> None:
        self._outside, self._cases = scratch, cases
        self._folder, self._home = scratch / "cases", scratch / "home"
        self._what: dict[int, tuple[str, str]] = {}
        for case in cases:
            shutil.copytree(sample.parent, self._folder / str(case))
            self._what[case] = spoil(self._folder / str(case) / sample.name, random.Random(f"hostile {case}"))
        self._paths = [str(self._folder / str(case) / sample.name) for case in cases]
        (scratch / "precious.txt").write_text("precious", "utf-8")
        self._before = _prints(scratch)
        self._read = 0

    def run(self, log: Log) -> list[int]:
        """Note what came of each; returns those that the window did not come to, as it did not survive one."""
        environment = os.environ | {
            "KIE_DESKTOP_HOME": str(self._home),
            "XDG_CONFIG_HOME": str(self._home / "config"),
            "QT_QPA_PLATFORM": "offscreen",
            "OMP_NUM_THREADS": "1",
        }
        errors = self._outside / "stderr"
        with errors.open("w") as file:
            child = subprocess.Popen(
                [*_WINDOW, *self._paths], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=file, text=True
            )
        assert child.stdout is not None
        lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=_hand_over, args=(child.stdout, lines), daemon=True).start()
        left = list(self._cases)
        while left:
            fault = self._next_end(child, lines)
            fault = fault or self._complaint(errors)
            self._note(log, left.pop(0), fault)
            if child.poll() is not None or fault.startswith("hangs"):
                break
        child.kill() if left else None
        status = child.wait(_WALL_S)
        if not left and status:
            print(f"hostile: the window ended with {status} after {self._cases}", flush=True)
        shutil.rmtree(self._folder)
        shutil.rmtree(self._home, ignore_errors=True)
        return left

    def _next_end(self, child: subprocess.Popen[str], lines: queue.SimpleQueue[str]) -> str:
        """Wait until the window is done with a project; what went wrong, or ""."""
        started, cpu = time.monotonic(), _cpu_s(child.pid)
        while True:
            with suppress(queue.Empty):
                line = lines.get(timeout=1)
                return "" if line.startswith("end") else f"the window died with status {child.wait(_WALL_S)}"
            if _cpu_s(child.pid) - cpu > LONGEST_S or time.monotonic() - started > _WALL_S:
                child.kill()
                return f"hangs: {time.monotonic() - started:.0f} s, {_cpu_s(child.pid) - cpu:.0f} s of processor time"

    def _complaint(self, errors: Path) -> str:
        """A traceback since the last look, or a file that was changed outside; "" for neither."""
        log_file = self._home / "logs" / "kie-desktop.log"
        logged = log_file.read_text("utf-8", "replace") if log_file.exists() else ""
        said = errors.read_text("utf-8", "replace") + logged
        new, self._read = said[self._read :] if len(said) > self._read else "", len(said)
        if "Traceback" in new:
            return f"traceback: {new[new.index('Traceback') :][-900:]}"
        changed = sorted(name for name, print_ in _prints(self._outside).items() if self._before.get(name) != print_)
        return f"changed outside: {changed}" if changed else ""

    def _note(self, log: Log, case: int, fault: str) -> None:
        kind, what = self._what[case]
        log.note(case, kind, fault, what=what)
        if fault:
            kept = log.folder / f"hostile-{case}"
            shutil.copytree(self._folder / str(case), kept, dirs_exist_ok=True, symlinks=True, ignore=_pipes)


def _hand_over(printed: Iterable[str], lines: queue.SimpleQueue[str]) -> None:
    for line in printed:
        lines.put(line)
    lines.put("")


def _pipes(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not (Path(folder) / name).is_file() and not (Path(folder) / name).is_dir()]


def _cpu_s(pid: int) -> float:
    """Processor time of a process: on a busy machine the clock on the wall says little."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _prints(folder: Path) -> dict[str, str]:
    """A hash of every file that no window may change."""
    files = [folder / "precious.txt", *(folder / "sample").iterdir()]
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
