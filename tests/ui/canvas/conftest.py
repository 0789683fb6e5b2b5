"""A canvas on a small page of a real project, driven with the mouse as a user would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from event_loop import application, until
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from ui.canvas.hand import Hand, page_of_tests

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.session.session import Session
from kie_desktop.store import ProjectFile
from kie_desktop.ui.canvas import PageCanvas
from kie_desktop.ui.theme import Theme


@pytest.fixture
def theme() -> Theme:
    return Theme(application(), "light")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    application()
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    assert image.save(str(tmp_path / "page.png"))
    with ProjectFile.create(tmp_path / "test.kie", default_label_set()) as project:
        project.add_pages([page_of_tests()])
    session = Session()
    session.project.open_path(tmp_path / "test.kie")
    yield session
    session.shut_down()


@pytest.fixture
def canvas(session: Session, theme: Theme) -> Iterator[PageCanvas]:
    canvas = PageCanvas(session, theme)
    canvas.resize(700, 500)
    canvas.show()
    canvas.setFocus()
    until(lambda: canvas.is_settled)
    canvas.actual_size()
    yield canvas
    canvas.close()
    canvas.deleteLater()


@pytest.fixture
def hand(canvas: PageCanvas) -> Hand:
    return Hand(canvas)
