"""A project that lies where nobody may write is looked at and exported, and nothing of it is changed."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from event_loop import until
from session_sitting import Sitting

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.store.faults import NotWritableError
from kie_desktop.store.lock import ProjectLock

BOX = rectangle((1, 1, 9, 9))


def forbid_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system does in a folder that may only be read (`tests/store` opens a real one)."""

    def refused(_: ProjectLock, project: Path) -> None:
        raise NotWritableError(f"{project}: {errno.EROFS}")

    monkeypatch.setattr(ProjectLock, "_taken", refused)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_nothing_changes_and_everything_can_be_exported(
    sitting: Sitting, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sitting.open(folder)
    assert session.editor.do("Add", edits.add_entity, BOX, "Ada", "answer")
    session.project.close()
    (folder / "p3.png").write_bytes((folder / "p1.png").read_bytes())
    before = contents(folder)
    forbid_writing(monkeypatch)

    sitting.open(folder)
    assert session.is_read_only
    assert len(session.summaries) == 3  # the new image is not taken in
    assert sitting.messages[-1][0] == "warning"
    assert "view and export it" in sitting.messages[-1][1]
    assert not session.editor.do("Delete", edits.delete, [1])
    assert not session.editor.remove_pages([session.page_id])
    assert not session.editor.change_label_set(LabelSet(()), {"answer": "other"})
    session.annotator.annotate([session.page_id])
    session.rotation.turn({session.page_id: 1})
    session.project.remember("tone", [1, 2])
    assert not session.jobs.states
    assert session.page.entities[1].text == "Ada"
    assert sitting.messages[-1] == ("error", "This project is read-only; copy it to a folder where you can write.")

    exported: list[object] = []
    session.exchange.dataset_written.connect(exported.append)
    session.exchange.export_dataset(tmp_path / "data")
    until(lambda: exported)
    assert (tmp_path / "data" / "train.json").is_file()
    session.project.close()
    assert contents(folder) == before
