"""Opens a project and edits its page without end, as a window without widgets; made to be killed.

Edit number n, one step: the text of entity 1 becomes "n", and another entity comes (n odd) or goes
(n even).
"""

import sys
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch, apply
from kie_desktop.session import Session, Settings


def edit_number(page: Page, number: int) -> Patch:
    patch = edits.set_text(page, 1, str(number))
    page = apply(page, patch)
    if number % 2:
        return patch.then(edits.add_entity(page, rectangle((5, 5, 50, 20)), "comes and goes"))
    return patch.then(edits.delete(page, [entity_id for entity_id in page.entities if entity_id != 1]))


def edit_without_end(project: Path, told: Connection) -> None:
    """Runs in a process of its own; `told` gets every number that the session has taken."""
    app = QCoreApplication([])
    session = Session(Settings(project.with_name("settings.ini")))
    session.message.connect(lambda _, text: print(text, file=sys.stderr))
    assert session.project.open_path(project)
    assert session.page is not None
    number = int(session.page.entities[1].text)
    while True:
        number += 1
        assert session.editor.edit(edit_number(session.page, number), f"Edit {number}")
        told.send(number)
        app.processEvents()
