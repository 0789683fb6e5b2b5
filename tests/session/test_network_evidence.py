"""Whose labels and links may speak for fields in an open project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import rule_pack
from event_loop import until
from session_sitting import Sitting

from kie_desktop.contract.packs import DESCRIPTION
from kie_desktop.domain import edits
from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.patch import Patch
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.session import Session
from kie_desktop.session.fields.evidence import NETWORK, NetworkEvidence
from kie_desktop.session.fields.proposals import Proposals

SCHEMA = Schema(fields=(FieldSpec("company"), FieldSpec("total", FieldType.AMOUNT)))


@pytest.fixture
def pack(tmp_path: Path) -> str:
    return str(rule_pack.write(tmp_path / "packs" / "rule").folder)


def proposals(session: Session) -> Proposals:
    return session.fields._proposals


def networks(session: Session) -> list[str]:
    return [proposals(session).networks.network_of(row) for row in session.summaries]


def review(session: Session, place: int) -> None:
    session.pages.show_page(session.summaries[place].id)
    assert session.editor.do("Mark reviewed", edits.set_state, ReviewState.REVIEWED)


def test_the_model_in_the_box_speaks_about_every_page(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    review(session, 0)
    assert networks(session) == ["starter"] * 3
    assert session.editor.recall(NETWORK) is None


def test_another_model_speaks_about_pages_that_were_begun_after_it(sitting: Sitting, folder: Path, pack: str) -> None:
    session = sitting.open(folder)
    review(session, 0)
    changed: list[str] = []
    evidence: NetworkEvidence = proposals(session).networks
    evidence.changed.connect(lambda: changed.append("model"))
    session.model.use(pack)
    assert changed == ["model"]
    assert networks(session) == ["", pack, pack]
    review(session, 1)
    assert networks(session) == ["", pack, pack]  # it cannot have been trained on a page that was new then
    path = session.project.path
    assert path is not None
    session.project.close()
    session = sitting.open(path)
    assert networks(session) == ["", pack, pack]
    description = Path(pack) / DESCRIPTION  # exported anew: maybe trained on the second page as well
    later = description.stat().st_mtime_ns + 10**9
    os.utime(description, ns=(later, later))
    session.project.close()
    session = sitting.open(path)
    assert networks(session) == ["", "", pack]


def test_a_page_that_is_held_out_was_not_trained_on(sitting: Sitting, folder: Path, pack: str) -> None:
    session = sitting.open(folder)
    review(session, 0)
    assert session.editor.do("Hold out", lambda page: Patch(held_out=(page.held_out, True)))
    session.model.use(pack)
    assert networks(session) == [pack, pack, pack]


def test_a_model_that_is_not_there_says_nothing(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    session.model.use("no-such-pack")
    assert networks(session) == ["", "", ""]


def test_pages_go_to_the_engine_with_their_picture_and_model(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    assert session.fields.set_schema(SCHEMA)
    (page, *_) = proposals(session).lines.pages_of(session.fields.documents[0])
    assert page["network"] == "starter"
    assert Path(str(page["image"])).is_file() and page["frame"] == 0
    session.fields.values()
    until(session.fields.is_read)
    session.model.use("no-such-pack")
    assert not session.fields.is_read()  # another model may say something else
    until(session.fields.is_read)
