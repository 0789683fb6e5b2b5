"""How many letters a person types on a page whose text OCR has read: the perfect annotator corrects every line.

The lines of pages of `forms_en` (`actions_per_page` says where they lie) are known; the embedded recogniser reads the
text of each. In the real window the annotator opens the editor on each line that was read wrongly, waits for what the
window suggests, and gets to the right text with few letters: he takes the suggestion for the whole line or for the word
at the cursor that leaves least to type, again as long as that saves any, and types the rest. Where the window then
suggests the same correction for other lines, he accepts it if that saves more than it costs.

Letters typed and letters deleted count; each key that takes a suggestion counts as one letter. Opening and leaving the
editor and moving the cursor do not count, with or without suggestions.

`before` is what the same lines cost where the window suggests nothing.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.benchmarks.annotating import data_folder, forms_are_there, skipped_without, split_forms
from build_scripts.benchmarks.harness import BenchResult, at_most
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Page, ReviewState
from kie_desktop.domain.text_changes import steps_between
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
        before, keys, wrong = _corrected(gold, folder, Path(work))
    after, parts = keys.total(), ", ".join(f"{number} {kind}" for kind, number in keys.most_common())
    text = (
        f"{after / len(gold):.1f} letters a page on {len(gold)} pages ({wrong} lines: {parts});"
        f" {before / len(gold):.1f} before"
    )
    return at_most("typing_per_page", after / before, "of the letters without suggestions", BAR, peer=text)


def letters_between(text: str, wanted: str) -> int:
    """Letters to delete and to type to make one text of another, or to type it anew."""
    steps = SequenceMatcher(None, text, wanted, autojunk=False).get_opcodes()
    edited = sum(i2 - i1 + j2 - j1 for tag, i1, i2, j1, j2 in steps if tag != "equal")
    return min(edited, len(wanted))


def _corrected(gold: Sequence[Page], images: Path, work: Path) -> tuple[int, Counter[str], int]:
    """Letters without suggestions, keys with them by kind, and how many lines were wrong. Raises RuntimeError."""
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
    before = wrong = 0
    keys: Counter[str] = Counter()
    try:
        session.project.open_path(work / "typing.kie")
        session.annotator.start_engine()
        wait(lambda: session._engine.is_ready and not session.jobs.states, "the engine")
        ids = {Path(summary.image).name: summary.id for summary in session.summaries}
        for page in gold:
            session.pages.show_page(ids[Path(page.image).name])
            wait(lambda: window.canvas.is_settled and not session.jobs.states, "the page")
            wanted = {key: entity.text.strip() for key, entity in page.entities.items()}
            costs = [letters_between(text, wanted[key]) for key, text in _wrong(window, wanted).items()]
            before, wrong = before + sum(costs), wrong + len(costs)
            while open_lines := _wrong(window, wanted):
                first = next(iter(open_lines))
                keys += _correct(window, first, wanted[first])
                keys += _correct_alike(window, wanted)
            window.action_table["review"].trigger()
            wait(lambda: not session.jobs.states and not session.editor.is_writing, "the page")
    finally:
        window.close()
    return before, keys, wrong


def _wrong(window: MainWindow, wanted: Mapping[int, str]) -> dict[int, str]:
    """The lines of the page that shows which are not right yet, and their texts."""
    page = window.session.page
    assert page is not None
    return {key: page.entities[key].text for key, text in wanted.items() if page.entities[key].text != text}


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


def _correct(window: MainWindow, entity_id: int, wanted: str) -> Counter[str]:
    """Correct one line in the editor; returns the keys that took, by kind."""
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
    plan = _best_plan(window, entity_id, wanted, editor.suggestions.texts)
    for cursor, text in plan:
        if cursor is not None:
            editor.setCursorPosition(0 if cursor else len(editor.text()))  # what was suggested there stands till then
            editor.setCursorPosition(cursor)
        digit = Qt.Key(Qt.Key.Key_1.value + editor.suggestions.texts.index(text))
        QTest.keyClick(editor, digit, Qt.KeyboardModifier.ControlModifier)
        if editor.text() != text:
            raise RuntimeError(f"the editor has taken {editor.text()!r} in place of {text!r}")
    letters = letters_between(editor.text(), wanted)
    _type(editor, wanted)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    return Counter({"typed or deleted": letters, "suggestions taken": len(plan)})


Plan = list[tuple[int | None, str]]
"""Suggestions to take: where the cursor stands for it (None: the whole line is selected), and the text."""
_STARTS = 3
"""So many suggestions for the whole line are thought through to the end."""


def _best_plan(window: MainWindow, entity_id: int, wanted: str, offered: Sequence[str]) -> Plan:
    """The suggestions to take for the fewest letters: maybe one for the line, then word by word."""
    page = window.session.page
    assert page is not None
    entity = page.entities[entity_id]
    near = sorted(offered, key=lambda text: letters_between(text, wanted))[:_STARTS]
    plans = [_by_words(window, entity, entity.text, wanted)]
    plans += [[(None, text), *_by_words(window, entity, text, wanted)] for text in near]

    def cost(plan: Plan) -> int:
        return len(plan) + letters_between(plan[-1][1] if plan else entity.text, wanted)

    return min(plans, key=cost)


def _by_words(window: MainWindow, entity: Entity, text: str, wanted: str) -> Plan:
    """Suggestions for words, each the one that leaves least to type, as long as that saves any letters."""
    plan: Plan = []
    while True:
        places = {place for step in steps_between(text, wanted) for place in (step.start, step.end)}
        rows = [
            (letters_between(row.text, wanted), place, row.text)
            for place in sorted(places)
            for row in window.session.text_suggestions.at_cursor(entity, text, place, is_typed=False)
        ]
        left, place, best = min(rows, default=(len(text), 0, text))
        if left + 1 >= letters_between(text, wanted):
            return plan
        plan.append((place, best))
        text = best


def _correct_alike(window: MainWindow, wanted: Mapping[int, str]) -> Counter[str]:
    """Accept the same correction for other lines where that saves more than its key; the keys that took."""
    page, offered = window.session.page, window.canvas.overlay.suggested_texts
    assert page is not None
    saved = sum(
        len(steps_between(page.entities[key].text, wanted[key])) - len(steps_between(text, wanted[key]))
        for key, text in offered.items()
    )  # a place is about a key
    if saved <= 1:
        return Counter()
    window.action_table["accept-suggestion"].trigger()
    return Counter({"corrections of several lines": 1})


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
