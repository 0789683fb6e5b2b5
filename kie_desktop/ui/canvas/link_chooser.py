"""Drawing links without a mouse: the likely ends of a link are numbered, reached by arrows, or found by their text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from kie_desktop.domain import assist
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.nearness import Direction, link_partners, neighbour, neighbour_in_order, unlinked
from kie_desktop.domain.page import Entity
from kie_desktop.domain.text import folded
from kie_desktop.session import Session
from kie_desktop.ui.canvas.page_canvas import PageCanvas
from kie_desktop.ui.canvas.routing import route
from kie_desktop.ui.canvas.tools.base import directed
from kie_desktop.ui.composing_line import ComposingLine
from kie_desktop.ui.language import tr

NUMBERED = 9
"""So many of the likeliest ends have a digit."""

EDGE_PX = 8
MARK = "✓"
SHOWN_LETTERS = 30

_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_Shift, _Control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class LinkField(ComposingLine):
    """The start of the text that is looked for; every key is offered to the chooser first."""

    def __init__(self, use: Callable[[QKeyEvent], bool], leave: Callable[[], None]) -> None:
        super().__init__()
        self._use = use
        self._leave = leave

    def use_key(self, event: QKeyEvent) -> bool:
        """Let the chooser have it."""
        return self._use(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever works elsewhere has given up; another program's window is not elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._leave()


class LinkChooser(QFrame):
    """A bar over the page while the other end of a link is being chosen. Holds the keyboard until it is left.

    Digits link at once. Arrows, Tab and typing move the aim; Space marks several; Enter links what is
    marked, or what is aimed at; with Shift it goes on to the next key without a value. Page Down and
    Page Up pass over a key. `/` makes digits text.
    """

    def __init__(self, session: Session, canvas: PageCanvas) -> None:
        super().__init__(canvas.viewport())
        self._session = session
        self._canvas = canvas
        self._start: int | None = None
        self._partners: list[int] = []
        self._matches: list[int] = []
        self._marked: list[int] = []
        self._aim: int | None = None
        self._digits_are_text = False
        self.setObjectName("link-chooser")
        self.prompt = QLabel()
        self.prompt.setTextFormat(Qt.TextFormat.PlainText)
        self.field = LinkField(self._use_key, self.leave)
        self.field.setAccessibleName(tr("Type the start of the text to link to"))
        self.found = QLabel()
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        self.keys = QLabel()
        self._lay_out()
        self.field.textChanged.connect(self._search)
        canvas.viewport().installEventFilter(self)
        for signal in (
            session.pages.page_shown,
            session.pages.shown_edited,
            session.project.closed,
            session.selection.changed,
        ):
            signal.connect(self._left_behind)
        self.hide()

    def open(self) -> None:
        """Choose what the selected entity is linked to."""
        page, start = self._session.page, self._session.selection.only
        if page is None or start is None:
            return
        self._partners = link_partners(page, self._session.label_set, start)
        if not self._partners:
            self._session.message.emit("info", tr("There are no other entities on this page to link to."))
            return
        self._start, self._marked, self._digits_are_text = start, [], False
        entity = page.entities[start]
        self.prompt.setText(tr("Link “{}” to").format(_shortened(entity)))
        self.field.setPlaceholderText(tr("1–9, arrow keys or text"))
        self.field.clear()
        self._search()
        self.show()
        self._place()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close without linking."""
        if self._start is None:
            return
        self._start = self._aim = None
        overlay = self._canvas.overlay
        overlay.hints = {}
        overlay.link_from = overlay.link_target = overlay.link_curve = None
        had_focus = self.field.hasFocus()
        self.hide()
        self._canvas.refresh()
        if had_focus:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the top of the page."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    # --- keys

    def _use_key(self, event: QKeyEvent) -> bool:
        key, text = Qt.Key(event.key()), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(go_on=bool(event.modifiers() & _Shift))
        elif key == Qt.Key.Key_Escape:
            if self.field.text():
                self.field.clear()
            else:
                self.leave()
        elif key in _ARROWS:
            self._move_aim(_ARROWS[key])
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step_aim(1 if key == Qt.Key.Key_Tab else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._go_on(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Space and (not self.field.text() or event.modifiers() & _Control):
            self._toggle_mark()
        elif text == "/" and not self.field.text() and not self._digits_are_text:
            self._digits_are_text = True
            self.field.setPlaceholderText(tr("text, including digits"))
            self._show()
        elif len(text) == 1 and text in "123456789" and self._numbers_count:
            self._choose_number(int(text))
        else:
            return False
        return True

    @property
    def _numbers_count(self) -> bool:
        return not self.field.text() and not self._digits_are_text

    def _choose_number(self, number: int) -> None:
        if number <= len(self._matches):
            self._aim = self._matches[number - 1]
            self._finish(go_on=False)

    def _move_aim(self, direction: Direction) -> None:
        page = self._session.page
        if page is not None and self._aim is not None:
            found = neighbour(page, self._aim, direction, self._matches)
            self._set_aim(self._aim if found is None else found)

    def _step_aim(self, step: int) -> None:
        if self._aim in self._matches:
            place = self._matches.index(self._aim) + step
            self._set_aim(self._matches[place % len(self._matches)])

    def _toggle_mark(self) -> None:
        if self._aim is None:
            return
        if self._aim in self._marked:
            self._marked.remove(self._aim)
        else:
            self._marked.append(self._aim)
        self._show()

    def _finish(self, *, go_on: bool) -> None:
        """Draw the links; then leave, or go on with the next key that has none."""
        page, start = self._session.page, self._start
        ends = self._marked or ([self._aim] if self._aim is not None else [])
        if page is None or start is None or not ends:
            return
        pairs = [directed(self._canvas, start, end) for end in ends]
        self.leave()
        text = tr("Draw link") if len(pairs) == 1 else tr("Draw {} links").format(len(pairs))
        self._session.editor.do(text, assist.link_pairs, pairs)
        if go_on:
            self._go_on(1)

    def _go_on(self, step: int) -> None:
        """Do the same for the next or previous entity of the role that has no link yet."""
        page, current = self._session.page, self._session.selection.only
        if page is None or current is None:
            return
        labels = self._session.label_set
        role = Role.VALUE if labels.role_of(page.entities[current].label) is Role.VALUE else Role.KEY
        following = neighbour_in_order(page, unlinked(page, labels, role), current, step)
        self.leave()
        if following is None or following == current:
            self._session.message.emit(
                "info", tr("Every key has a value.") if role is Role.KEY else tr("Every value has a key.")
            )
            return
        self._session.selection.select([following])
        self._canvas.reveal(following)
        self.open()

    # --- what shows

    def _search(self) -> None:
        """Keep the ends whose text fits what was typed: those that begin with it, with a word of it, or hold it."""
        page = self._session.page
        if page is None or self._start is None:
            return
        wanted = folded(self.field.text())
        ranked = [(_fit(folded(page.entities[end].text), wanted), end) for end in self._partners]
        order = sorted((pair for pair in ranked if pair[0] is not None), key=lambda pair: pair[0] or 0)
        self._matches = [end for _, end in order]
        self._set_aim(self._matches[0] if self._matches else None)

    def _set_aim(self, aim: int | None) -> None:
        self._aim = aim
        if aim is not None:
            self._canvas.reveal(aim)
        self._show()

    def _show(self) -> None:
        page, overlay, aim = self._session.page, self._canvas.overlay, self._aim
        if page is None or self._start is None:
            return
        numbers = {end: str(place) for place, end in enumerate(self._matches[:NUMBERED], 1) if self._numbers_count}
        overlay.hints = {end: numbers.get(end, "") for end in self._matches} | dict.fromkeys(self._marked, MARK)
        overlay.link_from, overlay.link_target, overlay.link_curve = self._start, aim, None
        if aim is not None:
            head, tail = directed(self._canvas, self._start, aim)
            overlay.link_curve = route(page.entities[head].box, page.entities[tail].box)
        self._canvas.refresh()
        self.found.setText("→ " + _shortened(page.entities[aim]) if aim is not None else tr("no matches"))
        self._place()

    def _lay_out(self) -> None:
        self.found.setProperty("role", "caption")
        self.keys.setProperty("role", "muted")
        self.keys.setText(
            tr(
                "Enter: link    Shift+Enter: link, next key    Space: mark several    PgDn: skip    /: type "
                "digits as text"
            )
        )
        self.field.setMinimumWidth(32 * self.fontMetrics().horizontalAdvance("x"))
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self.prompt, self.field, self.found):
            row.addWidget(widget)
        row.setStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.keys)

    def _place(self) -> None:
        """In the middle of the top of the page, or of the bottom where it would hide an end of the link."""
        page, room = self._session.page, self._canvas.viewport().size()
        width = min(
            max(self.sizeHint().width(), 72 * self.fontMetrics().horizontalAdvance("x")), room.width() - 2 * EDGE_PX
        )
        self.resize(width, self.sizeHint().height())
        self.move((room.width() - width) // 2, EDGE_PX)
        ends = [page.entities[end].box for end in (self._start, self._aim) if page and end is not None]
        if any(self._canvas.view_rect(*box).intersects(self.geometry()) for box in ends):
            self.move(self.x(), room.height() - self.height() - EDGE_PX)

    def _left_behind(self) -> None:
        """Another page, another selection or an edit: what was being chosen is not what it was."""
        self.leave()


def _fit(text: str, wanted: str) -> int | None:
    """How well a text fits what was typed: 0 begins with it, 1 a word does, 2 holds it; None where it does not."""
    if text.startswith(wanted):
        return 0
    if any(word.startswith(wanted) for word in text.split()):
        return 1
    return 2 if wanted in text else None


def _shortened(entity: Entity) -> str:
    text = " ".join(entity.text.split()) or tr("(no text)")
    return text if len(text) <= SHOWN_LETTERS else text[: SHOWN_LETTERS - 1] + "…"
