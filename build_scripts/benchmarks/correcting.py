"""How many letters a person types on a page whose text OCR has read: the perfect annotator corrects every line.

The lines of pages of `forms_en` (`actions_per_page` says where they lie) are known; the embedded recogniser reads the
text of each. In the real window the annotator opens the editor on each line that was read wrongly, waits for what the
window suggests, and gets to the right text with the fewest letters: from the text itself, from a suggestion, or typed
anew.
Letters typed and letters deleted count; choosing a suggestion counts as one letter. Moving the cursor does not count.

`before` is what the same lines cost where the window suggests nothing.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.benchmarks.annotating import data_folder, forms_are_there, skipped_without, split_forms
from build_scripts.benchmarks.harness import BenchResult, at_most
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.formats.images import read_image
from kie_desktop.store import ProjectFile, relative_to

if TYPE_CHECKING:
    from kie_desktop.ui.canvas.text_editor import TextEditor
    from kie_desktop.ui.main_window import MainWindow

BAR = 0.6
"""Of the letters that the same page costs without suggestions."""


def typing_per_page() -> BenchResult:
    """Letters a page with suggestions, as a share of those without; skipped where the pages are not there."""
    folder = data_folder()
    if not forms_are_there(folder):
        return skipped_without("typing_per_page", folder)
    _, gold = split_forms(folder)
    with tempfile.TemporaryDirectory(prefix="kie-bench-") as work:
        before, after, wrong = _corrected(gold, folder, Path(work))
    text = (
        f"{after / len(gold):.1f} letters a page on {len(gold)} pages ({wrong} lines); {before / len(gold):.1f} before"
    )
    return at_most("typing_per_page", after / before, "of the letters without suggestions", BAR, peer=text)


def letters_between(text: str, wanted: str) -> int:
    """Letters to delete and to type to make one text of another, or to type it anew."""
    steps = SequenceMatcher(None, text, wanted, autojunk=False).get_opcodes()
    edited = sum(i2 - i1 + j2 - j1 for tag, i1, i2, j1, j2 in steps if tag != "equal")
    return min(edited, len(wanted))


def _corrected(gold: Sequence[Page], images: Path, work: Path) -> tuple[int, int, int]:
    """Letters without and with suggestions, and how many lines were read wrongly. Raises RuntimeError."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["KIE_DESKTOP_HOME"] = str(work / "home")
    from PySide6.QtWidgets import QApplication

    from build_scripts.benchmarks.annotator import wait
    from kie_desktop.session import Session, Settings
    from kie_desktop.ui.main_window import MainWindow
    from kie_desktop.ui.theme import Theme

    read = _read(gold, images)
    with ProjectFile.create(work / "typing.kie", default_label_set()) as file:
        file.add_pages(replace(page, image=relative_to(work, images / page.image)) for page in read)
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    session = Session(Settings(work / "typing.ini"))
    session.settings["next_after_review"] = False
    window = MainWindow(session, Theme(application, "light"))
    window.resize(1600, 1200)
    window.show()
    window.activateWindow()  # the editor commits when it loses the focus
    wait(lambda: QApplication.activeWindow() is window, "the focus")
    before = after = wrong = 0
    try:
        session.project.open_path(work / "typing.kie")
        session.annotator.start_engine()
        wait(lambda: session._engine.is_ready and not session.jobs.states, "the engine")
        ids = {Path(summary.image).name: summary.id for summary in session.summaries}
        for page in gold:
            session.pages.show_page(ids[Path(page.image).name])
            wait(lambda: window.canvas.is_settled and not session.jobs.states, "the page")
            for entity_id, right in page.entities.items():
                shown = session.page
                assert shown is not None
                text = shown.entities[entity_id].text
                if text != right.text:
                    wrong += 1
                    before += letters_between(text, right.text)
                    after += _correct(window, entity_id, right.text)
            window.action_table["review"].trigger()
            wait(lambda: not session.jobs.states and not session.editor.is_writing, "the page")
            corrected = session.pages.page_of(ids[Path(page.image).name])
            if any(corrected.entities[key].text != entity.text.strip() for key, entity in page.entities.items()):
                raise RuntimeError(f"{page.image}: the texts are not as they should be")
    finally:
        window.close()
    return before, after, wrong


def _read(gold: Sequence[Page], images: Path) -> list[Page]:
    """The pages with the texts that the embedded recogniser reads in their lines."""
    from kie_desktop.ocr.rapid import RapidEngine

    engine = RapidEngine(threads=1)
    pages = []
    for page in gold:
        image = read_image(images / page.image, page.frame)
        entities = []
        for entity in page.entities.values():
            text, score = engine.recognise(image, entity.points)
            entities.append(replace(entity, text=text, text_score=score, by_human=frozenset()))
        pages.append(replace(page, state=ReviewState.PRE_ANNOTATED).with_entities(entities, []))
    return pages


def _correct(window: MainWindow, entity_id: int, wanted: str) -> int:
    """Correct one line in the editor; returns how many letters that took."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from build_scripts.benchmarks.annotator import wait
    from kie_desktop.ui.canvas.text_editor import TextEditor

    session, suggestions = window.session, window.session.text_suggestions
    session.selection.select([entity_id])
    window.canvas.edit_text()
    editor = window.canvas.findChild(TextEditor)
    assert editor is not None
    wait(lambda: not suggestions.is_waiting and not session.jobs.states, "suggestions")
    if editor.entity_id != entity_id:
        raise RuntimeError(f"the editor does not stand on entity {entity_id}")
    offered = editor.suggestions.texts
    best = min(range(len(offered)), key=lambda row: letters_between(offered[row], wanted), default=None)
    letters = 0
    if best is not None and 1 + letters_between(offered[best], wanted) < letters_between(editor.text(), wanted):
        editor.suggestions.chosen.emit(offered[best])
        letters = 1
    letters += letters_between(editor.text(), wanted)
    _type(editor, wanted)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    return letters


def _type(editor: TextEditor, wanted: str) -> None:
    """Make the changes one by one, the last one first; the cursor is put to each of them."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    text = editor.text()
    for tag, i1, i2, j1, j2 in reversed(SequenceMatcher(None, text, wanted, autojunk=False).get_opcodes()):
        if tag != "equal":
            editor.setSelection(i1, i2 - i1)
            if i1 == i2:
                editor.setCursorPosition(i1)
            if j1 == j2:
                QTest.keyClick(editor, Qt.Key.Key_Backspace)
            else:
                editor.insert(wanted[j1:j2])  # QTest's keyboard has no letters with accents
