"""Processes that work on a project and are killed at any moment: nothing acknowledged may be lost, nothing half done.

A child tells what the program has acknowledged; after its death the project must open, whole, with all of that.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.devtools.places import ROOT
from build_scripts.soak.log import Log
from build_scripts.soak.samples import make_project
from kie_desktop.store import ProjectFile
from kie_desktop.store.migrations import MIGRATIONS, SCHEMA_VERSION

if TYPE_CHECKING:
    from kie_desktop.domain.patch import Patch
    from kie_desktop.session import Session

WALL_S = 600
"""Until something counts as hanging, on a machine that others keep busy."""
MANY = 60
"""Pages: more than a step changes at once."""
_SHARES = {"edit": 34, "bulk": 30, "import": 18, "remove": 6, "export": 3, "migration": 7, "model": 1, "training": 1}
"""How many of a hundred cases are of each kind; training starts Paddle, which takes longest."""
_PROGRAM = [sys.executable, "-m", "kie_desktop"]
CHILDREN: Any = multiprocessing.get_context("forkserver" if sys.platform != "win32" else "spawn")


class LostError(AssertionError):
    """Something that was acknowledged is gone, or something is half done."""


def soak(log: Log, cases: int) -> None:
    """Kill so many processes, and look at what they leave."""
    CHILDREN.set_forkserver_preload(["kie_desktop.session.project.opening", "kie_desktop.session", "PySide6.QtCore"])
    kinds = [kind for kind, share in _SHARES.items() for _ in range(share)]
    with tempfile.TemporaryDirectory(prefix="kie-kills-") as scratch:
        os.environ["KIE_DESKTOP_HOME"] = str(Path(scratch) / "home")
        grounds = _Grounds(Path(scratch))
        for case in range(cases):
            if case in log:
                continue
            chance = random.Random(f"kill {case}")
            kind = kinds[case * 37 % len(kinds)]
            started = time.monotonic()
            fault = ""
            try:
                _KINDS[kind](grounds, chance)
            except Exception as error:  # noqa: BLE001 - whatever goes wrong is what is looked for
                fault = f"{type(error).__name__}: {error}"[:600]
                grounds.keep(log.folder / f"kills-{case}")
            log.note(case, kind, fault, seconds=round(time.monotonic() - started, 1))


class _Grounds:
    """The projects that are worked on; a kind goes on with what its last case left, unless that was spoiled."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self._projects: dict[str, Path] = {}
        self._latest = scratch

    def project(self, kind: str, pages: int) -> Path:
        if kind not in self._projects:
            self._projects[kind] = make_project(self.scratch / f"{kind}-{time.time_ns()}", pages, share_image=True)
        self._latest = self._projects[kind].parent
        return self._projects[kind]

    def fresh(self, kind: str) -> Path:
        self._latest = self.scratch / f"{kind}-{time.time_ns()}"
        self._latest.mkdir()
        return self._latest

    def keep(self, target: Path) -> None:
        """Keep a copy of what a failure left, and begin anew."""
        with contextlib.suppress(shutil.Error, OSError):
            shutil.copytree(self._latest, target, dirs_exist_ok=True, symlinks=True)
        self._projects.clear()


def _killed(work: Callable[..., None], chance: random.Random, longest_s: float, *args: object) -> list[Any]:
    """Run work in a child and kill it after a while; returns what it told."""
    told, telling = CHILDREN.Pipe(duplex=False)
    child = CHILDREN.Process(target=work, args=(*args, telling))
    child.start()
    telling.close()
    heard: list[Any] = []
    with contextlib.suppress(EOFError):
        if told.poll(WALL_S):
            heard.append(told.recv())  # it is open, and begins
        else:
            child.kill()
            raise LostError(f"nothing happened for {WALL_S} s")
        time.sleep(chance.uniform(0, longest_s))
        child.kill()
        while True:
            heard.append(told.recv())
    child.join(WALL_S)
    told.close()
    return heard


def _check_whole(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as db:
        answer = db.execute("PRAGMA integrity_check").fetchone()
        if answer != ("ok",) or db.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise LostError(f"the file is damaged: {answer}")


def _texts(path: Path, entity: int) -> list[str]:
    with ProjectFile.open(path) as project:
        pages = [project.page(row.id) for row in project.summaries()]
    _check_whole(path)
    return [page.entities[entity].text for page in pages]


# --- in the child


def _session(path: Path) -> Session:
    from PySide6.QtCore import QCoreApplication

    from kie_desktop.session import Session, Settings

    _session.application = QCoreApplication.instance() or QCoreApplication([])  # type: ignore[attr-defined]
    session = Session(Settings(path.with_name("settings.ini")))
    session.message.connect(lambda level, text: level == "error" and print(text, file=sys.stderr))
    assert session.project.open_path(path)
    return session


def _turn(session: Session, until: Callable[[], object]) -> None:
    from PySide6.QtCore import QCoreApplication

    while not until():
        QCoreApplication.processEvents()
        time.sleep(0.001)
    session.editor.settle()


def edit_without_end(path: Path, tell: Connection) -> None:
    """One text after the other; each number is told once it is on disk, as every edit is before the next begins."""
    from kie_desktop.domain import edits

    session = _session(path)
    number = int(session.page.entities[2].text) if session.page else 0
    tell.send(("open", number))
    while True:
        number += 1
        session.editor.do("Edit", edits.set_text, 2, str(number))
        session.editor.settle()
        tell.send(("done", number))


def _with_text(session: Session, text: str, page: int) -> Patch:
    from kie_desktop.domain import edits

    return edits.set_text(session.pages.page_of(page), 2, text)


def edit_many_without_end(path: Path, tell: Connection) -> None:
    """The text of all pages, as one step; each is told once the program takes it for done; some are undone."""
    from kie_desktop.session.project.bulk_edits import BulkEdit

    session = _session(path)
    _turn(session, lambda: not session.jobs.states)
    number = int(session.pages.page_of(session.summaries[0].id).entities[2].text)
    tell.send(("open", number))
    pages = [row.id for row in session.summaries]
    while True:
        number += 1
        tell.send(("begun", number))
        text = str(number)
        session.editor.change_pages(BulkEdit("All", pages, partial(_with_text, session, text)))
        _turn(session, lambda: not session.jobs.states)
        tell.send(("done", number))
        if number % 3 == 0:
            tell.send(("begun", number - 1))
            session.editor.undo()
            _turn(session, lambda: not session.jobs.states)
            tell.send(("done", number - 1))


def import_without_end(path: Path, tell: Connection) -> None:
    """A label file for all pages, imported again and again with other texts."""
    from kie_desktop.domain import edits
    from kie_desktop.domain.patch import apply
    from kie_desktop.formats.paddleocr import write_label_file
    from kie_desktop.session.exchange.import_edit import ImportChoices

    session = _session(path)
    _turn(session, lambda: not session.jobs.states)
    pages = [session.pages.page_of(row.id) for row in session.summaries]
    number = int(pages[0].entities[2].text)
    tell.send(("open", number))
    source = path.with_name("labels.txt")
    while True:
        number += 1
        changed = [apply(page, edits.set_text(page, 2, str(number))) for page in pages]
        write_label_file(source, changed, session.label_set)
        previews: list[Any] = []
        session.exchange.previewed.connect(previews.append)
        session.exchange.preview_import(source)
        _turn(session, previews.__len__)
        tell.send(("begun", number))
        everything = frozenset(range(len(pages)))
        session.exchange.import_pages(previews[0], ImportChoices(theirs=everything))
        _turn(session, lambda: not session.jobs.states)
        tell.send(("done", number))


def remove_and_die(path: Path, tell: Connection) -> None:
    """Remove pages, one step after the other."""
    session = _session(path)
    _turn(session, lambda: not session.jobs.states)
    tell.send(("open", len(session.summaries)))
    while len(session.summaries) > 1:
        page = session.summaries[0].id
        session.editor.remove_pages([page])
        session.editor.settle()
        tell.send(("done", page))
    while True:
        time.sleep(1)


def export_without_end(path: Path, folder: Path, tell: Connection) -> None:
    """A data folder, written again and again in place of the one before."""
    session = _session(path)
    _turn(session, lambda: not session.jobs.states)
    tell.send(("open", 0))
    while True:
        session.exchange.export_dataset(folder, overwrite=True)
        _turn(session, lambda: not session.jobs.states)
        tell.send(("done", 1))


def open_once(path: Path, tell: Connection) -> None:
    """Open a project, which brings it to this version."""
    tell.send(("open", 0))
    with ProjectFile.open(path):
        tell.send(("done", 1))
        time.sleep(60)


# --- the kinds


def _edit(grounds: _Grounds, chance: random.Random) -> None:
    path = grounds.project("edit", 2)
    heard = _killed(edit_without_end, chance, 0.3, path)
    told = heard[-1][1]
    written = int(_texts(path, 2)[0])
    if not told <= written <= told + 1:
        raise LostError(f"{told} was acknowledged, and {written} is in the file")


def _all_pages(work: Callable[..., None], kind: str, longest_s: float) -> Callable[[_Grounds, random.Random], None]:
    def kill(grounds: _Grounds, chance: random.Random) -> None:
        path = grounds.project(kind, MANY)
        heard = _killed(work, chance, longest_s, path)
        done = [number for word, number in heard if word != "begun"][-1]
        latest = heard[-1][1]
        texts = set(_texts(path, 2))
        if len(texts) != 1:
            raise LostError(f"half of a step: {sorted(texts)}; heard {heard[-3:]}")
        if int(texts.pop()) not in {done, latest}:
            raise LostError(f"{done} was acknowledged, {latest} begun; in the file: {_texts(path, 2)[0]}")

    return kill


def _remove(grounds: _Grounds, chance: random.Random) -> None:
    path = make_project(grounds.fresh("remove") / "forms", 12, share_image=True)
    heard = _killed(remove_and_die, chance, 0.3, path)
    told = {number for word, number in heard if word == "done"}
    with ProjectFile.open(path) as project:
        removed = {row.id for row in project.summaries(removed=True)}
        pages = [project.page(row.id) for row in project.summaries(removed=True)]
    if not told <= removed or len(removed) > len(told) + 1:
        raise LostError(f"removed: {told} acknowledged, {removed} in the file")
    if any(not page.entities for page in pages):
        raise LostError("a removed page is empty")
    _check_whole(path)
    shutil.rmtree(path.parent.parent)


def _export(grounds: _Grounds, chance: random.Random) -> None:
    from kie_desktop.formats.paddleocr import export_dataset

    path = grounds.project("export", MANY)
    folder = path.with_name(f"data-{chance.randrange(10**6)}")
    _killed(export_without_end, chance, 0.8, path, folder)
    with ProjectFile.open(path) as project:
        pages = [project.page(row.id) for row in project.summaries()]
        report = export_dataset(folder, pages, project.label_set, project.image_path, overwrite=True)
    lines = [line for name in ("train.json", "val.json") for line in (folder / name).read_text("utf-8").splitlines()]
    if report.train + report.val != len(pages) or len(lines) != len(pages):
        raise LostError(f"{len(lines)} of {len(pages)} pages were exported after a killed export")
    if any(not (folder / line.split("\t")[0]).is_file() for line in lines):
        raise LostError("an exported image is missing")
    shutil.rmtree(folder)


def _migration(grounds: _Grounds, chance: random.Random) -> None:
    path = make_project(grounds.fresh("migration") / "forms", 40, share_image=True)
    version = chance.randrange(1, SCHEMA_VERSION)
    _age(path, version)
    _killed(open_once, chance, 0.08, path)
    with ProjectFile.open(path) as project:
        if [len(project.page(row.id).entities) for row in project.summaries()] != [7] * 40:
            raise LostError(f"pages of version {version} are not what they were")
    _check_whole(path)
    shutil.rmtree(path.parent.parent)


def _age(path: Path, version: int) -> None:
    """Make the project one of an earlier version, with the same pages."""
    from kie_desktop.store.migrations import migrate

    old = path.with_name("old")
    with contextlib.closing(sqlite3.connect(old, isolation_level=None)) as db:
        migrate(db, MIGRATIONS[:version])
        db.execute("ATTACH ? AS new", (str(path),))
        for table in ("page", "entity", "link", "label", "setting"):
            columns = ", ".join(row[1] for row in db.execute(f"PRAGMA main.table_info({table})"))
            db.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
        db.execute("PRAGMA journal_mode = WAL")
    old.replace(path)


def _run(*arguments: str, timeout_s: float = WALL_S) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*_PROGRAM, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=timeout_s, check=False
    )
    if "Traceback" in done.stderr:
        raise LostError(f"traceback: {done.stderr[-500:]}")
    return done


def _killed_program(chance: random.Random, longest_s: float, *arguments: str) -> None:
    child = subprocess.Popen(
        [*_PROGRAM, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(chance.uniform(0.1, longest_s))
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _model(_: _Grounds, chance: random.Random) -> None:
    """A model pack that is added: it is there whole or not at all, and can be added again."""
    source = ROOT / "models" / "starter"
    name = f"soak{chance.randrange(10**6)}"
    _killed_program(chance, 3.0, "models", "add", str(source), "--name", name)
    listed = _run("models", "list")
    if listed.returncode:
        raise LostError(f"models list fails after a killed add: {listed.stderr}")
    if name in listed.stdout:
        verified = _run("models", "verify", name)
        if verified.returncode:
            raise LostError(f"half of a model pack is listed: {verified.stderr}")
        _run("models", "remove", name)
    added = _run("models", "add", str(source), "--name", name)
    if added.returncode:
        raise LostError(f"the pack cannot be added again: {added.stderr}")
    _run("models", "remove", name)


def _training(grounds: _Grounds, chance: random.Random) -> None:
    """A run that is killed: it can be resumed, and its records can be read."""
    from kie_desktop.formats.paddleocr import export_dataset

    path = grounds.project("training", 4)
    data, out = path.with_name("data"), path.with_name(f"run-{chance.randrange(10**6)}")
    with ProjectFile.open(path) as project:
        pages = [project.page(row.id) for row in project.summaries()]
        export_dataset(data, pages, project.label_set, project.image_path, overwrite=True)
    arguments = ("train", "--task", "ser", "--data", str(data), "--out", str(out), "--epochs", "2")
    _killed_program(chance, 30.0, *arguments)
    for events in out.rglob("events.jsonl"):
        lines = events.read_text("utf-8").split("\n")
        for line in lines[:-1]:
            json.loads(line)
    if any(out.rglob("*.pdparams")):
        resumed = _run(*arguments, "--resume", str(out), timeout_s=600)
        if resumed.returncode:
            raise LostError(f"a killed run cannot be resumed: {resumed.stderr[-400:]}")
    shutil.rmtree(out, ignore_errors=True)


_KINDS: dict[str, Callable[[_Grounds, random.Random], None]] = {
    "edit": _edit,
    "bulk": _all_pages(edit_many_without_end, "bulk", 1.0),
    "import": _all_pages(import_without_end, "import", 1.5),
    "remove": _remove,
    "export": _export,
    "migration": _migration,
    "model": _model,
    "training": _training,
}
