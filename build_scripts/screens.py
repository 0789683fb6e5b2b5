"""What `shots` takes pictures of: a page for the documentation, or every screen and state of the program."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from build_scripts.photographer import SETTLE_MS, Photographer, Steps
from kie_desktop.domain.edits import set_label
from kie_desktop.ui.dialogs.evaluate import EvaluateDialog
from kie_desktop.ui.panels.tour import Tour
from kie_desktop.ui.panels.welcome import WelcomePage
from kie_desktop.ui.samples import writable_samples

THEMES = ("light", "dark")
DIALOGS = (
    "export", "export-as", "fields", "settings", "model-packs", "training-environment", "edit-labels", "accept-above",
    "train", "evaluate", "shortcuts", "cheat-sheet", "save-report", "check-updates", "about",
)  # fmt: skip
"""Actions that open a dialog."""
LOOKING, LOOKING_MS = ("training-environment", "save-report"), 30_000
"""Dialogs that look at the computer first, and how long that may take."""
QUESTIONS = ("annotate-page", "remove-pages")
"""Actions that ask something first, on a page that was annotated."""
PANELS = ("find-problems", "find-text", "show-changes", "show-runs", "show-statistics")
"""Actions that bring a panel to the front."""
OVER_THE_PAGE = ("palette", "choose-link", "tone")
"""Actions that show something over the page."""
CHINESE_PAGE = "zh_personnel_form"


def documentation(photographer: Photographer, name: str) -> Steps:
    """A sample page, pre-annotated, with a key selected, in both themes."""
    window, session = photographer.window, photographer.window.session
    window.commands.file.open_path(writable_samples())
    window.start_bar.hide()
    yield lambda: session.page and photographer.at_rest()
    session.pages.show_page(_page(photographer, name))
    window.action_table["annotate-page"].trigger()
    yield lambda: session.page and session.page.entities and photographer.at_rest()
    _select_a_key(photographer)
    window.message_bar.clear()
    for theme, file in zip(THEMES, ("window", "window-dark"), strict=True):
        session.settings["theme"] = theme
        yield SETTLE_MS
        photographer.take(file)


def every_screen(photographer: Photographer, name: str, theme: str) -> Steps:
    """Each screen and state once."""
    photographer.window.session.settings["theme"] = theme
    yield from _start(photographer)
    yield from _pages(photographer, name)
    yield from _over_the_page(photographer)
    yield from _menus(photographer)
    yield from _dialogs(photographer)
    yield from _panels(photographer)
    yield from _fields(photographer, name)
    yield from _readers(photographer)
    yield from _evaluation(photographer)
    yield from _nothing(photographer)


def _start(photographer: Photographer) -> Steps:
    window, session = photographer.window, photographer.window.session
    welcome = window.findChild(WelcomePage)
    assert isinstance(welcome, WelcomePage)
    yield lambda: not welcome.state.isVisible()
    photographer.take("welcome")
    welcome.begin_button.click()
    yield SETTLE_MS
    photographer.take("start")
    window.commands.file.open_path(writable_samples())
    window.start_bar.hide()
    yield lambda: session.page and photographer.at_rest()
    photographer.take("page-new")
    photographer.do("tour")
    yield SETTLE_MS
    photographer.take("hints")
    tour = window.findChild(Tour)
    assert isinstance(tour, Tour)
    tour.close_button.click()


def _fields(photographer: Photographer, name: str) -> Steps:
    """The Fields panel and its dialogs, on an invoice."""
    window, fields = photographer.window, photographer.window.session.fields
    window.session.pages.show_page(_page(photographer, name))
    window.panels.bring("Fields")
    yield SETTLE_MS
    photographer.take("fields-start")
    window.commands.fields.use_template("invoice")
    yield lambda: fields.has_proposals() and photographer.at_rest()
    photographer.take("fields")
    for action in ("edit-schema", "accept-sure", "export-documents"):
        photographer.do(action)
        yield SETTLE_MS
        yield photographer.at_rest
        photographer.take(action)
        photographer.close_dialog()
        yield SETTLE_MS


def _pages(photographer: Photographer, name: str) -> Steps:
    """Pre-annotating, importing, and a page with something selected."""
    window, session, actions = photographer.window, photographer.window.session, photographer.window.action_table
    session.pages.show_page(_page(photographer, CHINESE_PAGE))
    actions["annotate-page"].trigger()
    yield 300
    photographer.take("busy")
    yield photographer.at_rest
    photographer.take("page-chinese")
    window.commands.file.import_path(writable_samples() / "truth.json")
    yield photographer.at_rest
    photographer.take("import")
    photographer.accept_dialog()
    yield photographer.at_rest
    photographer.take("page-annotated")
    window.message_bar.clear()
    session.pages.show_page(_page(photographer, name))
    _select_a_key(photographer)
    yield SETTLE_MS
    photographer.take("selection")
    session.selection.select([*session.selection.entities, *_entities(photographer)[:6]])
    yield SETTLE_MS
    photographer.take("several-selected")
    _select_a_key(photographer)
    window.canvas.edit_text()
    yield SETTLE_MS
    photographer.take("editing-text")
    photographer.escape()
    actions["tool-link"].trigger()
    assert session.page is not None
    session.selection.select_link(next(iter(session.page.links)))
    actions["find-problems"].trigger()
    yield photographer.at_rest
    photographer.take("link-and-problems")
    actions["tool-select"].trigger()


def _over_the_page(photographer: Photographer) -> Steps:
    """What floats over the page, and how else it can look."""
    window, actions = photographer.window, photographer.window.action_table
    for action in OVER_THE_PAGE:
        _select_a_key(photographer)
        window.canvas.setFocus()
        actions[action].trigger()
        yield SETTLE_MS
        photographer.take(action)
        photographer.escape()
    for switch in ("show-legend", "patterns", "magnifier"):
        actions[switch].trigger()
    actions["zoom-in"].trigger()
    yield SETTLE_MS
    photographer.take("legend-patterns-magnifier")
    for switch in ("show-legend", "patterns", "magnifier", "fit"):
        actions[switch].trigger()


def _menus(photographer: Photographer) -> Steps:
    for number, action in enumerate(photographer.window.menuBar().actions()):
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.popup(QPoint(0, 0))
        yield SETTLE_MS
        photographer.take(f"menu-{number}")
        menu.close()


def _dialogs(photographer: Photographer) -> Steps:
    for action in DIALOGS:
        photographer.window.action_table[action].trigger()
        yield photographer.at_rest
        if action in LOOKING:
            yield LOOKING_MS
        photographer.take(action)
        photographer.close_dialog()
    for action in QUESTIONS:
        photographer.do(action)
        yield lambda: isinstance(QApplication.activeModalWidget(), QMessageBox)
        photographer.take(f"{action}-question")
        photographer.close_dialog()
        yield SETTLE_MS


def _panels(photographer: Photographer) -> Steps:
    for action in PANELS:
        photographer.window.action_table[action].trigger()
        if action == "find-text":
            photographer.window.panels.search.line.setText("total")
        yield photographer.at_rest
        photographer.take(action)


def _readers(photographer: Photographer) -> Steps:
    """Two readers who do not agree everywhere."""
    window, session = photographer.window, photographer.window.session
    window.panels.bring("Readers")
    yield SETTLE_MS
    photographer.take("readers-empty")
    assert session.path is not None and session.page is not None
    theirs = session.path.with_name("another reader.kie")
    with closing(sqlite3.connect(session.path)) as here, closing(sqlite3.connect(theirs)) as there:
        here.backup(there)
    session.editor.edit(set_label(session.page, _entities(photographer)[:3], "other"), "label")
    window.panels.readers.reader.compare(theirs)
    yield lambda: window.panels.readers.reader.comparison is not None
    photographer.take("readers")


def _evaluation(photographer: Photographer) -> Steps:
    """A run, and what it found."""
    window, session = photographer.window, photographer.window.session
    session.pages.show_page(_page(photographer, CHINESE_PAGE))
    window.action_table["review"].trigger()
    window.action_table["evaluate"].trigger()
    dialog = window.findChild(EvaluateDialog)
    assert isinstance(dialog, EvaluateDialog)
    yield photographer.at_rest
    dialog.start_button.click()
    yield 3000
    photographer.take("run-under-way")
    yield lambda: not session.runs.is_busy
    panel = window.panels.runs
    for tab in range(panel.tabs.count()):
        if panel.tabs.isTabVisible(tab):
            panel.tabs.setCurrentIndex(tab)
            yield SETTLE_MS
            photographer.take(f"run-tab-{tab}")


def _nothing(photographer: Photographer) -> Steps:
    """A folder without images, a filter that lets nothing through, and the start page of somebody who was here."""
    window = photographer.window
    window.panels.pages.search.setText("nothing has this name")
    with tempfile.TemporaryDirectory(prefix="kie-empty-") as empty:
        window.commands.file.open_path(Path(empty))
    yield SETTLE_MS
    photographer.take("error-and-empty-list")
    window.panels.pages.search.clear()
    window.action_table["close"].trigger()
    yield SETTLE_MS
    photographer.take("start-with-recent")


def _page(photographer: Photographer, name: str) -> int:
    summaries = photographer.window.session.summaries
    return next((row.id for row in summaries if Path(row.image).stem == name), summaries[0].id)


def _entities(photographer: Photographer) -> list[int]:
    page = photographer.window.session.page
    return sorted(page.entities) if page is not None else []


def _select_a_key(photographer: Photographer) -> None:
    session = photographer.window.session
    assert session.page is not None
    heads = {head for head, _ in session.page.links} or session.page.entities.keys()
    session.selection.select([sorted(heads)[len(heads) // 2]])
