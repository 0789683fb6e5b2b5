"""A sitting without a window: edits, a step of many pages, undo, a removed page, an export; tells what memory holds."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from build_scripts.soak.disk import texts_of
from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.patch import Patch
from kie_desktop.session import Session, Settings
from kie_desktop.session.project.bulk_edits import BulkEdit


def main() -> int:
    """Work on the project that the argument names."""
    path = Path(sys.argv[1])
    application = QCoreApplication([])
    session = Session(Settings(path.parent.parent / "settings.ini"))
    session.message.connect(lambda level, text: print(json.dumps({"level": level, "text": text}), flush=True))

    def rest() -> None:
        for _ in range(3):
            application.processEvents()
        while session.jobs.states:
            application.processEvents()
            time.sleep(0.002)
        session.editor.settle()

    def change(page: int, text: str) -> Patch:
        return edits.set_text(session.pages.page_of(page), 2, text)

    def change_all(text: str) -> None:
        before.append(_texts(session))
        _tell("hoped", {image: texts | {"2": text} for image, texts in before[-1].items()})
        session.editor.change_pages(BulkEdit("All", pages, lambda page: change(page, text)))

    def undo_all() -> None:
        _tell("hoped", before.pop())
        session.editor.undo()

    def remove(page: int) -> None:
        left = _texts(session)
        del left[session.pages.page_of(page).image]
        _tell("hoped", left)
        session.editor.remove_pages([page])

    before: list[dict[str, dict[str, str]]] = []
    if session.project.open_path(path):
        rest()
        pages = [row.id for row in session.summaries]
        steps: list[Callable[[], object]] = [
            lambda: session.editor.do("Edit", edits.set_text, 2, "first"),
            lambda: session.editor.do("Add", edits.add_entity, rectangle((5, 5, 50, 20)), "new" * 2000),
            lambda: change_all("all"),
            undo_all,
            lambda: change_all("again"),
            lambda: remove(pages[3]),
            lambda: session.project.extend_label_set(["total"]),
            session.pages.show_next,
            lambda: session.editor.do("Edit", edits.set_text, 2, "second"),
            lambda: session.exchange.export_dataset(path.parent / "data", pages[:3]),
        ]
        saved = _texts(session)
        for step in steps:
            _tell("pages", saved)
            step()
            shown = texts_of([session.page] if session.page else [])  # reading others would wait for the write
            there = {row.image for row in session.summaries}
            _tell("hoped", {image: texts for image, texts in (saved | shown).items() if image in there})
            rest()
            saved = _texts(session)
        _tell("pages", saved)
    session.shut_down()
    return 0


def _texts(session: Session) -> dict[str, dict[str, str]]:
    """Every page as memory has it."""
    return texts_of([session.pages.page_of(row.id) for row in session.summaries])


def _tell(word: str, value: object) -> None:
    """pages: what the program takes for saved. hoped: what would be, if the write that begins now gets to the end."""
    print(json.dumps({word: value}), flush=True)


if __name__ == "__main__":
    sys.exit(main())
