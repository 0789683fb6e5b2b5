"""Killing the window's process at any moment loses at most the edit in flight."""

import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import Step
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Page
from kie_desktop.store import ProjectFile

CHILD = Path(__file__).with_name("editing_child.py")
KILLS = 50


def test_50_kills_lose_at_most_the_edit_in_flight(tmp_path: Path) -> None:
    source = Random(7)
    path = tmp_path / "forms.kie"
    project = ProjectFile.create(path, default_label_set())
    [page_id] = project.add_pages([Page("a.png", 100, 100)])
    first = edits.add_entity(project.page(page_id), rectangle((1, 1, 9, 9)), "0")
    project.commit(Step("Add", ((page_id, first),)))
    project.close()
    for _ in range(KILLS):
        told = _edit_and_kill(path, source)
        project = ProjectFile.open(path)
        page = project.page(page_id)
        project.close()
        written = int(page.entities[1].text)
        assert told - 1 <= written <= told + 1
        assert len(page.entities) == 1 + written % 2, "half an edit was written"
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def _edit_and_kill(path: Path, source: Random) -> int:
    """Let a child edit for a moment and kill it; returns the number of the last edit that it told of."""
    child = subprocess.Popen([sys.executable, str(CHILD), str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stderr is not None
    lines = [child.stdout.readline() for _ in range(source.randint(1, 12))]
    time.sleep(source.uniform(0, 0.01))
    child.kill()
    lines += child.stdout.read().splitlines()
    errors = child.stderr.read()
    child.wait()
    child.stdout.close()
    child.stderr.close()
    told = [line for line in lines if line.strip()]
    assert told, errors.decode()
    return int(told[-1])
