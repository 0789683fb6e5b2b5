"""Killing the window's process at any moment loses at most the edit in flight."""

import contextlib
import multiprocessing
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from random import Random

from editing_child import edit_without_end

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import Step
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Page
from kie_desktop.store import ProjectFile

KILLS = 50
CHILDREN = multiprocessing.get_context(
    "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
)
"""Processes that share nothing with this one; where it can be, they start from one that has imported all already."""


def test_50_kills_lose_at_most_the_edit_in_flight(tmp_path: Path) -> None:
    source = Random(7)
    path = tmp_path / "forms.kie"
    with ProjectFile.create(path, default_label_set()) as project:
        [page_id] = project.add_pages([Page("a.png", 100, 100)])
        first = edits.add_entity(project.page(page_id), rectangle((1, 1, 9, 9)), "0")
        project.commit(Step("Add", ((page_id, first),)))
    if CHILDREN.get_start_method() == "forkserver":
        CHILDREN.set_forkserver_preload(["kie_desktop.session.project.opening", "PySide6.QtCore"])
    for _ in range(KILLS):
        told = _edit_and_kill(path, source)
        with ProjectFile.open(path) as project:
            page = project.page(page_id)
        written = int(page.entities[1].text)
        assert told - 1 <= written <= told + 1
        assert len(page.entities) == 1 + written % 2, "half an edit was written"
    with closing(sqlite3.connect(path)) as db, db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def _edit_and_kill(path: Path, source: Random) -> int:
    """Let a child edit for a moment and kill it; returns the number of the last edit that it told of."""
    told, telling = CHILDREN.Pipe(duplex=False)
    child = CHILDREN.Process(target=edit_without_end, args=(path, telling))
    child.start()
    telling.close()
    numbers = [told.recv() for _ in range(source.randint(1, 12))]
    time.sleep(source.uniform(0, 0.01))
    child.kill()
    with contextlib.suppress(EOFError):
        while True:
            numbers.append(told.recv())
    child.join()
    told.close()
    child.close()
    return int(numbers[-1])
