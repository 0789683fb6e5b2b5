"""Two hundred edits of every kind, back to the first byte and forth to the last."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import Random

from session_sitting import Sitting

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.formats.paddleocr import write_label_file
from kie_desktop.session import Session

EDITS = 200
LABELS = ("question", "answer", "header", "other")


def exported(session: Session, path: Path) -> bytes:
    """What a label file of all pages holds."""
    write_label_file(
        path, [session.pages.page_of(row.id) for row in session.summaries], session.label_set, with_scores=True
    )
    return path.read_bytes()


def one_edit(session: Session, rng: Random) -> bool:
    """Any edit that is possible on any page; whether it changed anything."""
    session.pages.show_page(rng.choice(session.summaries).id)
    page = session.page
    assert isinstance(page, Page)
    x, y = rng.randrange(60), rng.randrange(40)
    shape, label = rectangle((x, y, x + 30, y + 9)), rng.choice(LABELS)
    some = rng.sample([*page.entities], min(len(page.entities), 2))
    possible = [partial(edits.add_entity, page, shape, f"word {rng.random()}", label)] * 2
    possible.append(partial(edits.set_state, page, rng.choice([*ReviewState])))
    if page.links:
        possible.append(partial(edits.remove_links, page, [rng.choice([*page.links])]))
    for one in some[:1]:
        possible += [
            partial(edits.set_text, page, one, f"other {rng.random()}"),
            partial(edits.set_label, page, some, label),
            partial(edits.reshape, page, {one: shape}),
            partial(edits.delete, page, [one]),
            partial(edits.split, page, one, 2, 0.5),
        ]
    if len(some) > 1:
        possible += [partial(edits.merge, page, some), partial(edits.add_links, page, some[0], some[1:])]
    return session.editor.edit(rng.choice(possible)(), "Edit")


def test_two_hundred_edits_are_undone_and_redone_to_the_same_bytes(
    sitting: Sitting, folder: Path, tmp_path: Path
) -> None:
    session = sitting.open(folder)
    before = exported(session, tmp_path / "before.json")
    rng = Random(7)
    done = 0
    while done < EDITS:
        done += one_edit(session, rng)
    after = exported(session, tmp_path / "after.json")
    assert after != before
    for row in session.summaries:
        session.pages.show_page(row.id)
        while session.editor.undo_text:
            session.editor.undo()
    assert session.editor.undoing.latest is None
    assert exported(session, tmp_path / "undone.json") == before
    for row in session.summaries:
        session.pages.show_page(row.id)
        while session.editor.redo_text:
            session.editor.redo()
    assert exported(session, tmp_path / "redone.json") == after
