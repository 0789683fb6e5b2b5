"""The perfect annotator with a hand at the mouse and one at the keyboard.

Its actions are shortcuts, clicks (with or without Shift) and drags. What does not lead where it should (a click on
crowded lines) is counted too. Shapes are locked, as the lines are given; so a rubber band may begin anywhere.

- entities that need the same label: a rubber band around those that stand together, a click for each
  other one, then the label's key once, and G where that looks alike which is left;
- wrong links: the entities that keep no link selected together, then Shift+K; for each other one a
  click on the link itself and Del;
- missing links that go from the same keys to the same values: these selected together, then Ctrl+J;
  for a single one that the window suggests a click and G; for the others L for the link tool and V to
  put it away, once a page, and a drag from key to value each; where lines lie on one another and the
  drag misses: a click, K, and the number of the value, or Tab up to it and Enter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from build_scripts.benchmarks.annotator import Annotator
from build_scripts.benchmarks.skill import (
    Gesture,
    Hands,
    MouseHands,
    band_box,
    click,
    mislabelled,
    pairs_of,
    to_link,
    to_relabel,
    to_unlink,
)
from kie_desktop.domain.geometry import Box, Point
from kie_desktop.domain.nearness import suggested_links
from kie_desktop.domain.page import LinkKey, Page
from kie_desktop.ui.canvas.routing import points_along
from kie_desktop.ui.canvas.tools.base import ENTITY_REACH_PX
from kie_desktop.ui.main_window import MainWindow

_LEFT, _NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_PLAIN, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_MOST_STEPS = 400
"""More actions than that for one link or selection: the window does not do what it should."""

_MARGIN_PX = 4.0
"""So far from the lines a rubber band is drawn, in pixels of the view."""

_AIMS = (0.5, 0.25, 0.75, 0.1, 0.9)
"""Where an entity may be pointed at, as shares of its width and height: the first place that nothing else is at."""


class MouseAnnotator(Annotator):
    """Works with mouse and keyboard."""

    def __init__(self, window: MainWindow, *, proposes: bool) -> None:
        super().__init__(window, proposes=proposes)
        self._session.settings["lock_shapes"] = True

    @property
    def _hands(self) -> Hands:
        return MouseHands()

    def _label(self, gold: Page) -> None:
        while wrong := mislabelled(self._page, gold):
            label, entities = next(iter(wrong.items()))
            self._is_relabelled = True
            self._select(to_relabel(self._page, gold, label, self._seeds(gold, label, entities), self._hands))
            self._give_label(label)
            self._accept_labels(gold)

    def _unlink(self, gold: Page) -> None:
        gestures, links = to_unlink(self._page, gold, self._hands)
        if gestures:
            self._select(gestures)
            self._unlink_selected()
        for key in links:
            if self._clicked(key):
                self._press("delete")
            else:  # it lies under others: all links of its value, and what was right is drawn again
                self._select([click(key[1])])
                self._press("unlink")

    def _link(self, gold: Page) -> None:
        groups, _ = to_link(self._page, gold, self._session.label_set, self._hands)
        for group in groups:
            self._select(group.gestures)
            self._press("link-selected")
        missing = [key for key in gold.links if frozenset(key) not in pairs_of(self._page)]
        if not missing:
            return
        if len(missing) == 1 and missing[0] in suggested_links(self._page, self._session.label_set).items():
            self._select([click(missing[0][0])])
            self._press("accept-suggestion")
            return
        self._press("tool-link")
        missed = [key for key in missing if not self._dragged(key)]
        self._press("tool-select")
        for head, tail in missed:
            self._select([click(head)])
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

    def _select(self, gestures: Iterable[Gesture]) -> None:
        """Select by bands and clicks, all but the first with Shift; what came out otherwise is mended by clicks."""
        selection, wanted, modifier = self._session.selection, frozenset[int](), _PLAIN
        for gesture in gestures:
            wanted |= gesture.takes
            if selection.entities != wanted:
                if len(gesture.ends) > 1:
                    self._band(band_box(self._page, gesture), modifier)
                else:
                    self._click(self._place(*gesture.ends), modifier)
            modifier = _SHIFT
        for entity in sorted(selection.entities ^ wanted):
            self._click(self._place(entity), _SHIFT)
        if selection.entities != wanted:  # they lie under others: their rows in the table of entities
            self._actions += len(selection.entities ^ wanted)
            selection.select(wanted)

    def _band(self, box: Box, modifier: Qt.KeyboardModifier) -> None:
        """Draw a rubber band around a box, from a corner where nothing else is taken hold of."""
        margin = _MARGIN_PX / self._window.canvas.zoom
        x1, y1, x2, y2 = box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin
        corners = [((x1, y1), (x2, y2)), ((x2, y2), (x1, y1)), ((x2, y1), (x1, y2)), ((x1, y2), (x2, y1))]
        start, end = next((corner for corner in corners if self._at(corner[0]) == (None, None)), corners[0])
        self._mouse(self._in_view(start), modifier, self._in_view(end))
        self._actions += 1

    def _click(self, place: QPoint, modifier: Qt.KeyboardModifier = _PLAIN) -> None:
        self._mouse(place, modifier)
        self._actions += 1

    def _clicked(self, key: LinkKey) -> bool:
        """Click on a link where no other thing is; False where there is no such place."""
        for x, y in points_along(self._window.canvas.index.curves[key]):
            point = float(x), float(y)  # inside an entity the entity is meant
            if self._at(point)[1] == key and self._window.canvas.index.entity_at(point) is None:
                self._click(self._in_view((float(x), float(y))))
                return self._session.selection.link == key
        return False

    def _dragged(self, key: LinkKey) -> bool:
        """Drag from head to tail; a drag that draws another link is taken back. Whether it drew this one."""
        before = dict(self._page.links)
        self._mouse(self._place(key[0]), _PLAIN, self._place(key[1]))
        self._actions += 1
        if frozenset(key) in pairs_of(self._page) and before.keys() <= self._page.links.keys():
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

    def _at(self, point: Point) -> tuple[int | None, LinkKey | None]:
        """What lies at a point of the page: the entity, and the link that passes over it."""
        index, reach = self._window.canvas.index, ENTITY_REACH_PX / self._window.canvas.zoom
        return index.entity_at(point, reach), index.link_at(point, reach)

    def _place(self, entity_id: int) -> QPoint:
        """Where to point at an entity: the first place of it that no other thing lies over, else its middle."""
        aims = list(self._aims(entity_id))
        return self._in_view(next((aim for aim in aims if self._at(aim) == (entity_id, None)), aims[0]))

    def _aims(self, entity_id: int) -> Iterator[Point]:
        x1, y1, x2, y2 = self._page.entities[entity_id].box
        return ((x1 + across * (x2 - x1), y1 + down * (y2 - y1)) for down in _AIMS for across in _AIMS)

    def _in_view(self, point: Point) -> QPoint:
        return self._window.canvas.viewportTransform().map(QPointF(*point)).toPoint()

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
