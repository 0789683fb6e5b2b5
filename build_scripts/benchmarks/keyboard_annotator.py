"""The perfect annotator without a mouse.

Every action is one key, or one combination with Ctrl or Shift, that is sent to the window as the keyboard would send
it: first to what has the focus, then as the shortcut that it is. Each letter typed counts, as does switching the
letters on (F) with the first page. The canvas is fitted into the window, so all of it can be seen.

- entities are selected by the letters at them: those of each one, with Shift for the far corner of a rubber band;
- the same label: all that need it selected, then the label's key; fewer of them where G gives it to the rest because
  that looks alike;
- wrong links: the entities that keep no link, else both ends of one, then Shift+K;
- missing links: keys and values that go together, then Ctrl+J; one alone by what is shortest: both ends and Ctrl+J,
  or one end (by letters, N, Tab or an arrow, unless it is selected still) and then G where the dashed link is right,
  or K and the other end's number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QEvent, QKeyCombination
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from build_scripts.benchmarks.annotator import Annotator
from build_scripts.benchmarks.skill import Gesture, click, mislabelled, to_link, to_relabel, to_unlink
from kie_desktop.domain.nearness import (
    Direction,
    link_partners,
    neighbour,
    neighbour_in_order,
    suggested_links,
    unlinked,
)
from kie_desktop.domain.page import LinkKey, Page
from kie_desktop.ui.canvas.link_chooser import NUMBERED
from kie_desktop.ui.main_window import MainWindow

_ARROWS = {f"go-{way.name.lower()}": way for way in Direction}


@dataclass(frozen=True)
class KeyboardHands:
    """Letters: of each entity; what is selected by a band costs those of both ends."""

    letters: Mapping[int, str]

    def to_select(self, gesture: Gesture) -> int:
        """Every letter is an action."""
        return sum(len(self.letters[end]) for end in gesture.ends)

    def to_link(self, pair: frozenset[int]) -> int:
        """The letters of both ends, and Ctrl+J."""
        return sum(len(self.letters[end]) for end in pair) + 1


@dataclass(frozen=True)
class Way:
    """A way to draw one link: actions to press, then letters to type at the page, then the link's key or number."""

    start: tuple[str, ...]
    letters: tuple[int, ...]
    action: str
    number: str = ""


class KeyboardAnnotator(Annotator):
    """Works with the keyboard alone."""

    def __init__(self, window: MainWindow, *, proposes: bool) -> None:
        super().__init__(window, proposes=proposes)
        self._session.settings["show_letters"] = False

    @property
    def _hands(self) -> KeyboardHands:
        return KeyboardHands(self._window.canvas.overlay.letters)

    def _label(self, gold: Page) -> None:
        if not self._session.settings["show_letters"]:
            self._press("show-letters")
        while wrong := mislabelled(self._page, gold):
            label, entities = next(iter(wrong.items()))
            self._is_relabelled = True
            chosen = self._seeds(gold, label, entities)
            self._select(to_relabel(self._page, gold, label, chosen, self._hands))
            self._key(next(each.hotkey for each in self._session.label_set if each.name == label))
            self._accept_labels(gold)

    def _unlink(self, gold: Page) -> None:
        gestures, links = to_unlink(self._page, gold, self._hands)
        if gestures:
            self._select(gestures)
            self._unlink_selected()
        for key in links:
            self._select(click(end) for end in key)
            self._press("unlink")

    def _link(self, gold: Page) -> None:
        while True:
            groups, left = to_link(self._page, gold, self._session.label_set, self._hands)
            if groups:
                self._select(groups[0].gestures)
                self._press("link-selected")
            elif left:
                self._go(min((way for key in left for way in self._ways(key)), key=self._length))
            else:
                return

    def _ways(self, key: LinkKey) -> Iterator[Way]:
        """How one link can be drawn."""
        page, labels = self._page, self._session.label_set
        yield Way((), key, "link-selected")
        suggested = suggested_links(page, labels)
        for start, end in (key, key[::-1]):
            reached = list(self._moves(start))
            partners = link_partners(page, labels, start)[:NUMBERED]
            if (start, end) in suggested.items() or (end, start) in suggested.items():
                yield from (Way(moves, letters, "accept-suggestion") for moves, letters in reached)
            if end in partners:
                number = str(1 + partners.index(end))
                yield from (Way(moves, letters, "choose-link", number) for moves, letters in reached)

    def _moves(self, entity_id: int) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
        """How to select one entity: actions to press, letters to type."""
        page, current = self._page, self._session.selection.only
        if current == entity_id:
            yield (), ()
        yield (), (entity_id,)
        bare = unlinked(page, self._session.label_set)
        for action, among, step in (
            ("next-entity", page.entities.keys(), 1), ("previous-entity", page.entities.keys(), -1),
            ("next-unlinked", bare, 1), ("previous-unlinked", bare, -1),
        ):  # fmt: skip
            if neighbour_in_order(page, among, current, step) == entity_id:
                yield (action,), ()
        for action, way in _ARROWS.items():
            if current is not None and neighbour(page, current, way) == entity_id:
                yield (action,), ()

    def _length(self, way: Way) -> int:
        letters = sum(len(self._hands.letters[entity_id]) for entity_id in way.letters)
        return len(way.start) + letters + 1 + len(way.number)

    # --- the keyboard

    def _go(self, way: Way) -> None:
        for action in way.start:
            self._press(action)
        if way.letters:
            self._select(click(entity_id) for entity_id in way.letters)
        self._press(way.action)
        if way.number:
            self._key(way.number)

    def _select(self, gestures: Iterable[Gesture]) -> None:
        """Type the letters of what is to be selected; the far end of a band with Shift."""
        wanted = frozenset[int]()
        for gesture in gestures:
            near, *far = sorted(gesture.ends, key=lambda end: end in wanted)
            if near not in wanted:
                self._spell(near)
            elif far:  # a letter takes out what is selected already, and its second time makes it the near end
                self._spell(near)
                self._spell(near)
            for end in far:
                self._spell(end, "Shift+")
            wanted |= gesture.takes
        if self._session.selection.entities != wanted:
            raise RuntimeError(f"{self._page.image}: letters selected other entities than their band does")

    def _spell(self, entity_id: int, held: str = "") -> None:
        """Type the letters of an entity, with something held at the last."""
        letters = self._hands.letters[entity_id]
        for letter in letters[:-1]:
            self._key(letter)
        self._key(held + letters[-1])

    def _press(self, action: str) -> None:
        keys = self._window.action_table[action].shortcut()
        if keys.isEmpty():
            raise RuntimeError(f"{action} has no key")
        self._key(keys.toString())

    def _key(self, keys: str) -> None:
        self.press_key(keys)
        self._actions += 1

    def press_key(self, keys: str) -> None:
        """Press a key or a combination."""
        press_key(self._window, keys)


def press_key(window: MainWindow, keys: str) -> None:
    """Press a key or a combination, as Qt deals with it: what has the focus may take it, else it is a shortcut."""
    sequence, target = QKeySequence(keys), window.focusWidget() or window
    combination: QKeyCombination = cast(Any, sequence)[0]  # which the stubs of PySide6 do not know
    key, held = combination.key(), combination.keyboardModifiers()
    text = keys.lower() if len(keys) == 1 else ""
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, held, text)
    override.ignore()
    QApplication.sendEvent(target, override)
    shortcuts = [] if override.isAccepted() else _shortcuts(window, sequence)
    if len(shortcuts) > 1:
        raise RuntimeError(f"{keys} belongs to {' and '.join(each.text() for each in shortcuts)}")
    if shortcuts:
        shortcuts[0].trigger()
    else:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, held, text))


def _shortcuts(window: MainWindow, keys: QKeySequence) -> list[QAction]:
    actions = [*window.actions(), *window.canvas.actions()]
    return [action for action in actions if action.isEnabled() and action.shortcut() == keys]
