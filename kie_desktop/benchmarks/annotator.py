"""A perfect annotator in front of the real window: knows the answer, makes no slip, and counts every action.

One action is one key or one gesture of the mouse that the window gets as a person's hand would give
it: a shortcut, a click (with or without Shift), a drag. Nothing is edited in any other way, and what
does not lead where it should (a click on crowded lines) is counted too. So

- entities that need the same label: a click each, then the label's key once;
- a wrong link: a click on its value and Shift+K where every link of that value is wrong, otherwise a
  click on the link itself and Del;
- a missing link: L for the link tool and V to put it away, once a page, and a drag from key to value
  each; where lines lie on one another and the drag misses: a click, K, and the number of the value,
  or Tab up to it and Enter;
- a right page: Ctrl+Page Down. It confirms all that is on the page, so nothing is accepted one by one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from kie_desktop.domain.page import LinkKey, Page, ReviewState
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.ui.main_window import MainWindow

_LEFT, _NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_PLAIN, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_MOST_STEPS = 400
"""More actions than that for one link or selection: the window does not do what it should."""


class Annotator:
    """Works on the page that shows, fitted into the window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self._actions = 0

    def annotate(self, gold: Page) -> Counter[str]:
        """Make the page that shows equal to `gold` in labels and links, and mark it reviewed.

        The entities of both are the same. Returns the actions, by what they were for.
        Raises RuntimeError where the window does not get there.
        """
        done: Counter[str] = Counter()
        parts = {
            "labels": self._label,
            "wrong links": self._unlink,
            "missing links": self._link,
            "going on": lambda _: self._press("review"),
        }
        page_id = self._session.page_id
        assert page_id is not None
        self._window.canvas.fit()
        for part, work in parts.items():
            self._actions = 0
            work(gold)
            done[part] = self._actions
        page = self._session.page_of(page_id)
        labels = {entity.id: entity.label for entity in page.entities.values()}
        right = labels == {entity.id: entity.label for entity in gold.entities.values()}
        if not right or _pairs(page) != _pairs(gold) or page.state is not ReviewState.REVIEWED:
            raise RuntimeError(f"{gold.image}: the page is not as it should be after annotating it")
        return done

    @property
    def _page(self) -> Page:
        page = self._session.page
        assert page is not None
        return page

    def _label(self, gold: Page) -> None:
        wrong: dict[str, list[int]] = defaultdict(list)
        for entity in in_reading_order(self._page.entities.values()):
            label = gold.entities[entity.id].label
            if entity.label != label:
                wrong[label].append(entity.id)
        for label, entities in wrong.items():
            self._select(entities)
            self._give_label(label)

    def _unlink(self, gold: Page) -> None:
        wanted = _pairs(gold)
        for key in [key for key in self._page.links if frozenset(key) not in wanted]:
            if key not in self._page.links:
                continue
            tail = key[1]
            if all(frozenset(link.key) not in wanted for link in self._page.links_of(tail)):
                self._select([tail])
                self._press("unlink")
            else:
                self._session.selection.select_link(key)
                self._actions += 1
                self._press("delete")

    def _link(self, gold: Page) -> None:
        missing = [key for key in gold.links if frozenset(key) not in _pairs(self._page)]
        if not missing:
            return
        self._press("tool-link")
        missed = [key for key in missing if not self._dragged(key)]
        self._press("tool-select")
        for head, tail in missed:
            self._select([head])
            self._press("choose-link")
            self._choose(tail)

    # --- hands

    def _press(self, action: str) -> None:
        """Press the key of an action of the window."""
        command = self._window.action_table[action]
        if not command.isEnabled():
            raise RuntimeError(f"{action} cannot be done now")
        command.trigger()
        self._actions += 1

    def _give_label(self, name: str) -> None:
        command = next(action for action in self._window.actions() if action.text() == name)
        command.trigger()
        self._actions += 1

    def _select(self, entities: list[int]) -> None:
        """Click on entities, all but the first with Shift; entities under others are reached by Tab."""
        for number, entity in enumerate(entities):
            selection = self._session.selection
            wanted = frozenset(entities[: number + 1])
            if selection.entities == wanted:
                continue
            before = selection.entities if number else frozenset()
            self._mouse(self._place(entity), _SHIFT if number else _PLAIN)
            self._actions += 1
            if selection.entities != wanted:  # it lies under another one: its row in the table of entities
                selection.select(before | {entity})
                self._actions += 1

    def _dragged(self, key: LinkKey) -> bool:
        """Drag from head to tail; a drag that draws another link is taken back. Whether it drew this one."""
        before = dict(self._page.links)
        self._mouse(self._place(key[0]), _PLAIN, self._place(key[1]))
        self._actions += 1
        if frozenset(key) in _pairs(self._page) and before.keys() <= self._page.links.keys():
            return True
        if self._page.links != before:
            self._press("undo")
        return False

    def _choose(self, tail: int) -> None:
        """Choose an end in the bar of the link chooser: by number where it has one, else step by step."""
        chooser, canvas = self._window.commands.assist.chooser, self._window.canvas
        hint = canvas.overlay.hints.get(tail, "")
        if hint:
            self._key(chooser.field, Qt.Key(ord(hint)), hint)
            return
        for _ in range(_MOST_STEPS):
            if canvas.overlay.link_target == tail:
                self._key(chooser.field, Qt.Key.Key_Return)
                return
            self._key(chooser.field, Qt.Key.Key_Tab)
        raise RuntimeError(f"{self._page.image}: the link chooser does not offer entity {tail}")

    def _key(self, widget: QWidget, key: Qt.Key, text: str = "") -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, _PLAIN, text))
        self._actions += 1

    def _place(self, entity_id: int) -> QPoint:
        x1, y1, x2, y2 = self._page.entities[entity_id].box
        return self._window.canvas.viewportTransform().map(QPointF((x1 + x2) / 2, (y1 + y2) / 2)).toPoint()

    def _mouse(self, start: QPoint, modifier: Qt.KeyboardModifier, end: QPoint | None = None) -> None:
        """A click, or a drag to another place."""
        last = end or start
        steps = [(QEvent.Type.MouseButtonPress, start, _LEFT)]
        if end is not None:
            steps += [(QEvent.Type.MouseMove, start + (end - start) * part / 4, _NO_BUTTON) for part in range(1, 5)]
        for kind, place, button in [*steps, (QEvent.Type.MouseButtonRelease, last, _LEFT)]:
            held = _NO_BUTTON if kind is QEvent.Type.MouseButtonRelease else _LEFT
            event = QMouseEvent(kind, QPointF(place), QPointF(place), button, held, modifier)
            QApplication.sendEvent(self._window.canvas.viewport(), event)


def _pairs(page: Page) -> set[frozenset[int]]:
    """The links without their direction, which follows from the labels."""
    return {frozenset(key) for key in page.links}


def wait(condition: Callable[[], bool], what: str, most_turns: int = 2_000_000) -> None:
    """Let the window work until something is so. RuntimeError where it never is."""
    for _ in range(most_turns):
        if condition():
            return
        QApplication.processEvents()
    raise RuntimeError(f"the window waits in vain for {what}")
