"""Letters at the entities: whoever types those of one selects it, wherever on the page it lies."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.nearness import unlinked
from kie_desktop.domain.page import Page
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.session import Session
from kie_desktop.ui.canvas.page_canvas import PageCanvas

SETTING = "show_letters"

_FIRST, _LAST = Qt.Key.Key_A.value, Qt.Key.Key_Z.value
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_NOT_OURS = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)


class Letters(QObject):
    """While the setting is on, takes the letters that `free` names from the canvas, and picks what they spell.

    What needs somebody (unsure, or a key or value without a link) when the page comes up gets a single letter as far
    as these go. What an entity is called stays so until the page has other entities. pick(entity id, with Shift).
    """

    def __init__(
        self, session: Session, canvas: PageCanvas, free: Callable[[], str], pick: Callable[[int, bool], None]
    ) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self._free = free
        self._pick = pick
        self._codes: dict[str, int] = {}
        self._named: tuple[int | None, frozenset[int], str] | None = None
        self._typed = ""
        canvas.installEventFilter(self)
        canvas.legend.hidden_changed.connect(self.refresh)
        for signal in (
            session.pages.page_shown,
            session.pages.shown_edited,
            session.project.closed,
            session.settings.changed,
        ):
            signal.connect(self.refresh)

    def refresh(self) -> None:
        """Name the entities anew where it is another page, has other entities, or other letters are free."""
        page = self._session.page if self._session.settings[SETTING] else None
        if page is None:
            self._named, self._codes = None, {}
        else:
            seen, letters = page.entities.keys() - self._canvas.drawing.hidden, self._free()
            named = self._session.page_id, frozenset(seen), letters
            if named != self._named:
                order = _by_need(page, self._session.label_set, self._session.settings["unsure_below"])
                ids = [entity_id for entity_id in order if entity_id in seen]
                self._named, self._codes = named, dict(zip(spell(len(ids), letters), ids, strict=False))
        self._show("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take letters before they are shortcuts of the mouse's tools."""
        if self._codes and event.type() in _KEYS and self._use(cast(QKeyEvent, event)):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _use(self, event: QKeyEvent) -> bool:
        """Whether a key is one of the letters, or takes the latest of them back; once it is pressed, do it."""
        is_pressed = event.type() == QEvent.Type.KeyPress
        plain = not event.modifiers() & _NOT_OURS
        letter = chr(event.key()).lower() if _FIRST <= event.key() <= _LAST and plain else ""
        if self._typed and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            if is_pressed:
                self._show("")
            return True
        if event.key() == Qt.Key.Key_Escape and plain and not self._is_anything_else_to_end():
            if is_pressed:
                self._session.settings[SETTING] = False
            return True
        if not letter or letter not in self._free():
            return False
        if is_pressed:
            self._type(letter, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        return True

    def _is_anything_else_to_end(self) -> bool:
        """Whether Esc ends something else first: a selection, or the choice of a link."""
        selection = self._session.selection
        return bool(selection.entities or selection.link or self._canvas.overlay.hints or self._canvas.is_busy)

    def _type(self, letter: str, with_shift: bool) -> None:
        typed = self._typed + letter
        picked = self._codes.get(typed)
        self._show(typed if picked is None and any(code.startswith(typed) for code in self._codes) else "")
        if picked is not None:
            self._pick(picked, with_shift)

    def _show(self, typed: str) -> None:
        """Show what is left to be typed, at the entities that it may still become."""
        self._typed = typed
        shown = {entity: code[len(typed) :] for code, entity in self._codes.items() if code.startswith(typed)}
        if shown != self._canvas.overlay.letters:
            self._canvas.overlay.letters = shown
            self._canvas.viewport().update()  # they lie beside the boxes


def spell(number: int, letters: str) -> list[str]:
    """So many codes of these letters, the short ones first, none of which another begins with.

    None at all where there are fewer than two letters.
    """
    codes = list(letters) if len(letters) > 1 else []
    while codes and len(codes) < number:
        shortest = len(codes[0])
        longer = max(place for place, code in enumerate(codes) if len(code) == shortest)
        start = codes.pop(longer)
        codes += [start + letter for letter in letters]
    return codes[:number]


def _by_need(page: Page, labels: LabelSet, unsure_below: float) -> list[int]:
    """All entities, first those that need somebody, both parts in reading order."""
    bare = {*unlinked(page, labels)}
    order = in_reading_order(page.entities.values())
    return [entity.id for entity in sorted(order, key=lambda e: not (e.id in bare or e.is_unsure(unsure_below)))]
