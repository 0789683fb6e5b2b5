"""Everything about the selected entities or link, editable."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.domain import edits
from kie_desktop.domain.page import Entity, EntityKind, Link, Page
from kie_desktop.domain.patch import Changes
from kie_desktop.domain.pdf_text import is_exact
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.session import Session
from kie_desktop.ui import icons
from kie_desktop.ui.item_models.entities import score_text
from kie_desktop.ui.language import count, tr, translatable
from kie_desktop.ui.panels.layouts import empty
from kie_desktop.ui.panels.line_crop import LineCrop
from kie_desktop.ui.panels.several import SeveralEntities
from kie_desktop.ui.theme import Theme

QWIDGETSIZE_MAX = 16_777_215
"""Qt's word for "as high as you like"; PySide6 does not name it."""
_WIDE, _NARROW = 24, 6
"""Room around the words that stand there while nothing is selected, in pixels."""
_TITLES = {
    EntityKind.LINE: translatable("Entity {}"),
    EntityKind.MARK: translatable("Check box {}"),
    EntityKind.CODE: translatable("Code {}"),
}
LINKS_SHOWN = 40
"""An entity with more links than this shows the first ones and says how many follow."""


class TextEdit(QPlainTextEdit):
    """A text field that is done with Ctrl+Enter or when the focus leaves, and gives up with Esc."""

    done = Signal()
    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter and Esc from becoming shortcuts of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is done, Esc gives up."""
        signal = self._key(event)
        if signal:
            signal.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving is being done; a context menu or another window is not leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.done.emit()

    def _key(self, event: QKeyEvent):  # type: ignore[no-untyped-def]  # a bound Signal has no public type
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self.done
        return self.given_up if event.key() == Qt.Key.Key_Escape else None


class Inspector(QWidget):
    """Follows the selection; every change made here is an edit of the page.

    room_wanted(bool): something is selected, or nothing is any more.
    """

    room_wanted = Signal(bool)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session = session
        self._theme = theme
        self._text_of: tuple[int | None, int] | None = None  # page id, entity id
        self.title = QLabel()
        self.title.setProperty("role", "heading")
        self.text = TextEdit()
        self.text.setAccessibleName(tr("Text of the entity"))
        self.text.setTabChangesFocus(True)
        self.text.setMaximumHeight(5 * self.fontMetrics().height() + 16)
        self.checked = QCheckBox(tr("Checked"))
        self.checked.clicked.connect(self._toggle)
        self.label = QComboBox()
        self.label.setAccessibleName(tr("Label of the selected entities"))
        self.label.setMinimumContentsLength(8)
        self.label.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.facts = QLabel()
        self.facts.setWordWrap(True)
        self.facts.setProperty("role", "muted")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.crop = LineCrop(session)
        self.several = SeveralEntities(session)
        self.links = QVBoxLayout()
        self._links_caption = self._caption(tr("Links"))
        self._text_caption = self._caption(tr("Text"))
        self._label_caption = self._caption(tr("Label"))
        self._nothing = QLabel(tr("Select an entity or a link on the page to view and edit it here."))
        self._is_compact = False
        self._stack = QStackedWidget()
        self._lay_out()
        self.text.done.connect(self.commit_text)
        self.text.given_up.connect(self._show_text)
        self.label.activated.connect(lambda _: self._set_label(self.label.currentData()))
        self.several.label_chosen.connect(self._set_label)
        session.selection.changed.connect(self._selection_changed)
        session.pages.page_shown.connect(self._selection_changed)
        session.project.closed.connect(self._selection_changed)
        session.pages.page_edited.connect(self._page_edited)
        session.project.label_set_changed.connect(self._label_set_changed)
        theme.changed.connect(self._refresh)
        self._label_set_changed()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self._stack.currentIndex() == 0

    def set_compact(self, compact: bool) -> None:
        """Take no more room than a line while nothing is selected; another panel needs it."""
        self._is_compact = compact
        self._fit()

    def edit_text(self) -> None:
        """Put the cursor into the text field, all selected."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.selectAll()

    def commit_text(self) -> None:
        """Make what was typed an edit, where it differs."""
        page, entity = self._session.page, self._edited_entity()
        if page and entity and self.text.toPlainText() != entity.text:
            self._session.editor.edit(edits.set_text(page, entity.id, self.text.toPlainText()), tr("Edit text"))

    def text_cursor(self) -> int | None:
        """Where the text cursor stands in the entity's text; None while nobody types there."""
        return self.text.textCursor().position() if self.text.hasFocus() else None

    def _lay_out(self) -> None:
        nothing = self._nothing
        nothing.setProperty("role", "muted")
        nothing.setWordWrap(True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setMargin(_WIDE)
        content = QWidget()
        content.setObjectName("panel")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        column.addWidget(self.title)
        for widget in (
            self.several,
            self._text_caption,
            self.crop,
            self.text,
            self.checked,
            self._label_caption,
            self.label,
        ):
            column.addWidget(widget)
        column.addWidget(self.facts)
        column.addWidget(self._links_caption)
        self.links.setSpacing(4)
        column.addLayout(self.links)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self._stack.addWidget(nothing)
        self._stack.addWidget(area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    @staticmethod
    def _caption(words: str) -> QLabel:
        caption = QLabel(words)
        caption.setProperty("role", "caption")
        return caption

    def _label_set_changed(self) -> None:
        with QSignalBlocker(self.label):
            self.label.clear()
            for label in self._session.label_set:
                words = f"{label.name}   ({label.hotkey})" if label.hotkey else label.name
                self.label.addItem(icons.swatch(label.colour), words, label.name)
        self._refresh()

    def _selection_changed(self) -> None:
        self.commit_text()
        self._refresh()

    def _page_edited(self, page_id: int, changes: Changes) -> None:
        if page_id != self._session.page_id:
            return
        shown, link = self._session.selection.entities, self._session.selection.link
        if (shown and (changes.links or shown & changes.entities)) or link in changes.links:
            self._refresh()

    def _refresh(self) -> None:
        page, selection = self._session.page, self._session.selection
        chosen = [page.entities[key] for key in sorted(selection.entities) if key in page.entities] if page else []
        link = page.links.get(selection.link) if page and selection.link else None
        single = len(chosen) == 1 and link is None
        is_mark = single and chosen[0].kind is EntityKind.MARK
        self._text_of = (self._session.page_id, chosen[0].id) if single and not is_mark else None
        page_of_stack = 1 if chosen or link else 0
        if page_of_stack != self._stack.currentIndex():
            self._stack.setCurrentIndex(page_of_stack)
            self._fit()
            self.room_wanted.emit(not self.is_empty)
        self.crop.show_box(chosen[0].box if single else None)
        self.several.show_for(chosen)
        if page is None or not (chosen or link):
            return
        read_only = self._session.is_read_only
        self.text.setReadOnly(read_only)
        self.label.setEnabled(not read_only)
        self._text_caption.setVisible(single and not is_mark)
        self.text.setVisible(single and not is_mark)
        self.checked.setVisible(is_mark)
        self.checked.setEnabled(not read_only)
        self._label_caption.setVisible(link is None)
        self.label.setVisible(link is None)
        if link:
            self._show_link(page, link)
        else:
            self._show_entities(page, chosen)

    def _fit(self) -> None:
        is_low = self._is_compact and self.is_empty
        self._nothing.setMargin(_NARROW if is_low else _WIDE)
        lines = 2 * self.fontMetrics().height() + 2 * _NARROW
        self.setMinimumHeight(lines if is_low else self.minimumSizeHint().height())
        self.setMaximumHeight(lines if is_low else QWIDGETSIZE_MAX)

    def _show_link(self, page: Page, link: Link) -> None:
        self.title.setText(tr("Link"))
        score = tr("Score: {}").format(score_text(link.score))
        self.facts.setText(tr("Drawn by hand") if link.score is None else score)
        self._list_links(page, [link], None)

    def _show_entities(self, page: Page, chosen: list[Entity]) -> None:
        labels = {entity.label.casefold() for entity in chosen}
        with QSignalBlocker(self.label):
            self.label.setCurrentIndex(self._label_index(chosen[0].label) if len(labels) == 1 else -1)
        if len(chosen) > 1:
            self.title.setText(count(len(chosen), tr("entity"), tr("entities")))
            self.facts.setText(tr("Choose a label, or press its shortcut, to label them all."))
            self._list_links(page, [], None)
            return
        entity = chosen[0]
        place = [one.id for one in in_reading_order(page.entities.values())].index(entity.id) + 1  # as in the list
        self.title.setText(tr(_TITLES[entity.kind]).format(place))
        self.checked.setChecked(entity.checked)
        self._show_text()
        self.facts.setText(_facts(entity))
        self._list_links(page, page.links_of(entity.id), entity.id)

    def _toggle(self) -> None:
        self._session.editor.do(tr("Toggle check box"), edits.toggle, self._session.selection.entities)

    def _label_index(self, name: str) -> int:
        return next(
            (row for row in range(self.label.count()) if self.label.itemData(row).casefold() == name.casefold()), -1
        )

    def _show_text(self) -> None:
        entity = self._edited_entity()
        if entity and entity.text != self.text.toPlainText():
            with QSignalBlocker(self.text):
                self.text.setPlainText(entity.text)

    def _edited_entity(self) -> Entity | None:
        """The entity whose text stands in the field, as long as its page still shows."""
        page = self._session.page
        if page is None or self._text_of is None or self._text_of[0] != self._session.page_id:
            return None
        return page.entities.get(self._text_of[1])

    def _set_label(self, name: str) -> None:
        page, chosen = self._session.page, self._session.selection.entities
        if page and chosen and name:
            self._session.editor.edit(edits.set_label(page, chosen, name), tr("Label as {}").format(name))

    def _list_links(self, page: Page, links: list[Link], entity_id: int | None) -> None:
        empty(self.links)
        self._links_caption.setVisible(bool(links))
        for link in links[:LINKS_SHOWN]:
            row = self._link_row(page, link, entity_id)
            self.links.addWidget(row)
            row.show()  # left to Qt, it comes after the panel was laid out, which then squashes all
        if len(links) > LINKS_SHOWN:
            self.links.addWidget(QLabel(tr("and {} more").format(len(links) - LINKS_SHOWN)))

    def _link_row(self, page: Page, link: Link, entity_id: int | None) -> QWidget:
        head, tail = page.entities[link.head].shown_text, page.entities[link.tail].shown_text
        if entity_id is None:
            words = f"{_short(head)}  →  {_short(tail)}"
        elif entity_id == link.head:
            words = f"→  {_short(tail)}"
        else:
            words = f"{_short(head)}  →"
        row = QFrame()
        row.setObjectName("section")
        text = QLabel(words)
        text.setWordWrap(True)
        score = QLabel(score_text(link.score))
        score.setProperty("role", "muted")
        score.setToolTip(tr("Drawn by hand") if link.score is None else tr("Score of this link"))
        remove = QToolButton()
        remove.setProperty("quiet", True)
        remove.setIcon(self._theme.icon("close"))
        remove.setToolTip(tr("Remove this link"))
        remove.setAccessibleName(tr("Remove the link {} to {}").format(head, tail))
        remove.clicked.connect(lambda: self._remove(link))
        remove.setEnabled(not self._session.is_read_only)
        line = QHBoxLayout(row)
        line.setContentsMargins(8, 4, 4, 4)
        line.addWidget(text, 1)
        line.addWidget(score)
        line.addWidget(remove)
        return row

    def _remove(self, link: Link) -> None:
        page = self._session.page
        if page and link.key in page.links:
            self._session.editor.edit(edits.remove_links(page, [link.key]), tr("Remove link"))


def _short(text: str, letters: int = 32) -> str:
    text = " ".join(text.split()) or tr("(no text)")
    return text if len(text) <= letters else text[: letters - 1] + "…"


def _facts(entity: Entity) -> str:
    x1, y1, x2, y2 = entity.box
    size = tr("{width} × {height} pixels").format(width=f"{x2 - x1:.0f}", height=f"{y2 - y1:.0f}")
    shape = tr("{number} corners at {x}, {y}").format(number=len(entity.points), x=f"{x1:.0f}", y=f"{y1:.0f}")
    text, label = entity.text_score, entity.label_score
    if entity.kind is EntityKind.MARK:
        read = tr("Set by hand") if text is None else tr("Found with score {}").format(f"{text:.0%}")
        return "\n".join((read, tr(", ").join([shape, size])))
    source = tr("Text set by hand") if text is None else tr("Text read with score {}").format(f"{text:.0%}")
    lines = (
        *([entity.symbology] if entity.symbology else []),
        tr("Text as it stands in the file") if is_exact(text) and entity.is_line else source,
        tr("Label set by hand") if label is None else tr("Label proposed with score {}").format(f"{label:.0%}"),
        tr(", ").join([shape, size]),
    )
    return "\n".join(lines)
