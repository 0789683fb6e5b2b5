"""A user in front of a large project: the commands that touch all of its pages, one after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QMessageBox, QWidget

from kie_desktop.ui.dialogs.labels import LabelsDialog
from kie_desktop.ui.dialogs.same_layout import SameLayoutDialog
from kie_desktop.ui.item_models.page_filter import ALL, BY_CERTAINTY, BY_NAME, LABEL, UNLINKED
from kie_desktop.ui.main_window import MainWindow

_QUIET_S = 0.4
"""What follows a command begins by then."""
_PATIENCE_S = 900.0
_LAST_FIELD = 39
"""Entity that has a label on the first page only."""
Command = tuple[str, Callable[[], object]]
_WidgetT = TypeVar("_WidgetT", bound=QWidget)


class LargeProjectUser:
    """Starts commands as the menu, the panels and the dialogs do."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def begin(self, path: Path) -> None:
        """Open and close a project: what the first one loads of the program is `startup_project`'s to measure."""
        self._window.commands.file.open_path(path)
        self.rest(None)
        self._press("close")
        self.rest(None)

    def commands(self, path: Path, groups: Iterable[str]) -> Iterator[Command]:
        """What is measured, in the order in which it is done."""
        known: dict[str, Callable[[], Iterator[Command]]] = {
            "looking": self._looking,
            "texts": self._texts,
            "renaming": self._renaming,
            "layout": self._layout,
            "turning": self._turning,
            "removing": self._removing,
            "problems": self._problems,
        }
        yield "open", lambda: self._window.commands.file.open_path(path)
        for group in groups:
            yield from known[group]()
        yield "close", lambda: self._press("close")

    def rest(self, most_s: float | None) -> None:
        """Wait until nothing goes on, not even what follows a command. most_s: then jobs are stopped."""
        begin = latest = time.monotonic()
        while time.monotonic() - latest < _QUIET_S:
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.001)
            if self._session.jobs.states or self._session.editor.is_writing or self._session.problems.state:
                latest = time.monotonic()
            if most_s is not None and latest - begin > most_s:
                self._session.jobs.cancel_all()
            if latest - begin > _PATIENCE_S:
                raise RuntimeError(f"the window waits in vain for {self._session.jobs.states}")

    def _looking(self) -> Iterator[Command]:
        pages = self._window.panels.pages
        yield "next page", lambda: self._press("next-page")
        yield "sort by certainty", lambda: self._choose(pages.orders, BY_CERTAINTY)
        yield "sort by name", lambda: self._choose(pages.orders, BY_NAME)
        yield "filter by label", lambda: self._choose(pages.states, f"{LABEL}question")
        yield "filter by missing links", lambda: self._choose(pages.states, UNLINKED)
        yield "no filter", lambda: self._choose(pages.states, ALL)
        yield "find a text", self._find
        yield "statistics", lambda: self._press("show-statistics")

    def _texts(self) -> Iterator[Command]:
        yield "same text everywhere", self._label_everywhere
        yield from self._undone("same text")

    def _renaming(self) -> Iterator[Command]:
        yield "labels", lambda: self._press("edit-labels")
        yield "rename a label", self._rename
        yield from self._undone("rename")

    def _layout(self) -> Iterator[Command]:
        yield "look for the layout", lambda: self._press("same-layout")
        yield "apply the layout", self._apply_layout
        yield from self._undone("layout")

    def _turning(self) -> Iterator[Command]:
        yield "select all pages", self._window.panels.pages.view.selectAll
        yield "turn all pages", lambda: self._press("turn-page-right")
        yield from self._undone("turn")

    def _removing(self) -> Iterator[Command]:
        yield "select all pages", self._window.panels.pages.view.selectAll
        yield "remove all pages", self._remove
        yield from self._undone("remove")
        yield "undo again (remove)", lambda: self._press("undo")

    def _problems(self) -> Iterator[Command]:
        panel = self._window.panels.problems
        yield "find problems", lambda: self._press("find-problems")
        yield "problems of a kind", lambda: panel.kind.setCurrentIndex(1)
        yield "fix all of a kind", self._fix

    def _undone(self, what: str) -> Iterator[Command]:
        yield f"undo ({what})", lambda: self._press("undo")
        yield f"redo ({what})", lambda: self._press("redo")

    # --- hands

    def _press(self, action: str) -> None:
        command = self._window.action_table[action]
        if not command.isEnabled():
            raise RuntimeError(f"{action} cannot be done now")
        command.trigger()

    def _choose(self, combo: QComboBox, data: str) -> None:
        combo.setCurrentIndex(combo.findData(data))
        combo.activated.emit(combo.currentIndex())

    def _find(self) -> None:
        self._press("find-text")
        self._window.panels.search.line.setText("Field")

    def _fix(self) -> None:
        panel = self._window.panels.problems
        panel.step(1)
        self._answer("Fix")
        panel.fix_kind.click()

    def _label_everywhere(self) -> None:
        self._session.pages.show_page(self._session.summaries[0].id)
        self._session.selection.select([_LAST_FIELD])
        self._press("label-same-everywhere")

    def _rename(self) -> None:
        dialog = self._shown(LabelsDialog)
        row = next(row for row, label in enumerate(dialog.model.rows) if label.original == "question")
        dialog.model.set_label(row, replace(dialog.model.rows[row].label, name="field name"))
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    def _apply_layout(self) -> None:
        self._shown(SameLayoutDialog).apply_button.click()

    def _remove(self) -> None:
        self._answer("Remove")
        self._press("remove-pages")

    def _shown(self, kind: type[_WidgetT]) -> _WidgetT:
        (widget,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        return widget

    def _answer(self, words: str) -> None:
        """Press the button with these words in the question that is about to come."""

        def look() -> None:
            box = QApplication.activeModalWidget()
            if not isinstance(box, QMessageBox):
                QTimer.singleShot(20, look)
                return
            next(button for button in box.buttons() if words in button.text().replace("&", "")).click()

        QTimer.singleShot(0, look)
