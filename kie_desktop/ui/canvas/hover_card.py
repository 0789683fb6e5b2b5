"""The card beside the entity or link under the pointer: its text, label and scores."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Entity, EntityKind, EntityPart, LinkKey, Page
from kie_desktop.session import Session
from kie_desktop.ui.canvas import style
from kie_desktop.ui.language import tr
from kie_desktop.ui.theme import Theme

DELAY_MS = 150
"""Rest of the pointer before a first card shows; while one shows, the next comes at once."""

TEXT_LIMIT = 160
PARTNERS_LIMIT = 4


class HoverCard(QLabel):
    """A label inside the view: quicker than a tool tip, and it never takes the mouse."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._theme = theme
        self._waiting: tuple[str, QRectF] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._show_waiting)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setObjectName("hoverCard")
        self.apply_theme()
        self.hide()

    def apply_theme(self) -> None:
        """Take the colours of the theme."""
        surface, text, border = (self._theme.colour(token).name() for token in ("surface", "text", "border"))
        self.setStyleSheet(
            f"#hoverCard {{ background: {surface}; color: {text}; border: 1px solid {border};"
            " border-radius: 6px; padding: 6px 9px; }"
        )

    def offer(self, text: str, beside: QRectF) -> None:
        """Show a card below (else above) a rectangle of the view, after a moment of rest."""
        self._waiting = text, beside
        if self.isVisible():
            self._show_waiting()
        else:
            self._timer.start()

    def withdraw(self) -> None:
        """Hide the card."""
        self._timer.stop()
        self._waiting = None
        self.hide()

    def _show_waiting(self) -> None:
        if self._waiting is None:
            return
        text, beside = self._waiting
        self.setText(text)
        self.resize(self.sizeHint())
        self.move(*_place(self.size(), beside, self._host.size()))
        self.show()
        self.raise_()

    def show_entity(self, page: Page, entity_id: int, session: Session, beside: QRectF) -> None:
        """Offer the card of an entity."""
        entity, muted = page.entities[entity_id], self._theme.colour("muted").name()
        unsure = entity.is_unsure(session.settings["unsure_below"])
        self.offer(entity_card(page, entity, session.label_set, muted, unsure=unsure), beside)

    def show_link(self, page: Page, key: LinkKey, beside: QRectF) -> None:
        """Offer the card of a link."""
        self.offer(link_card(page, key, self._theme.colour("muted").name()), beside)


def entity_card(page: Page, entity: Entity, label_set: LabelSet, muted: str, *, unsure: bool) -> str:
    """What is known of an entity: "question 93 %", text and its score, what it is linked to."""
    colour = style.label_colour(label_set, entity.label).name()
    rows = [_shortened(_words(entity)) or _muted(tr("no text"), muted)]
    label = f"<span style='color:{colour}'>■</span> <b>{escape(entity.label)}</b>"
    facts = [label + _percent(entity.label_score)]
    if entity.text_score is not None:
        facts.append(_muted(tr("text") + _percent(entity.text_score), muted))
    if unsure:
        facts.append(_muted(tr("unsure"), muted))
    elif EntityPart.LABEL in entity.by_human:
        facts.append(_muted(tr("checked"), muted))
    rows.append(" &nbsp; ".join(facts))
    rows.extend(_partners(page, entity.id, muted))
    return "<br>".join(rows)


def _words(entity: Entity) -> str:
    if entity.kind is EntityKind.MARK:
        return tr("Check box, checked") if entity.checked else tr("Check box, not checked")
    return f"{entity.symbology}: {entity.text}" if entity.symbology else entity.text


def link_card(page: Page, key: LinkKey, muted: str) -> str:
    """Both ends of a link and its score."""
    head, tail = (_shortened(page.entities[end].shown_text) or str(end) for end in key)
    score = page.links[key].score
    source = tr("drawn by hand") if page.links[key].by_human else tr("Link") + _percent(score)
    return f"{head} → {tail}<br><span style='color:{muted}'>{source}</span>"


def _partners(page: Page, entity_id: int, muted: str) -> list[str]:
    rows = []
    for link in page.links_of(entity_id):
        arrow, other = ("→", link.tail) if link.head == entity_id else ("←", link.head)
        text = _shortened(page.entities[other].shown_text) or tr("no text")
        rows.append(f"<span style='color:{muted}'>{arrow} {text}{_percent(link.score)}</span>")
    if len(rows) > PARTNERS_LIMIT:
        more = len(rows) - PARTNERS_LIMIT + 1
        rows = [
            *rows[: PARTNERS_LIMIT - 1],
            _muted(tr("and {} more links").format(more), muted),
        ]
    return rows


def _muted(text: str, colour: str) -> str:
    return f"<span style='color:{colour}'>{text}</span>"


def _percent(score: float | None) -> str:
    return f" {score * 100:.0f} %" if score is not None else ""


def _shortened(text: str) -> str:
    return escape(text if len(text) <= TEXT_LIMIT else f"{text[: TEXT_LIMIT - 1]}…")


def _place(size: QSize, beside: QRectF, room: QSize) -> tuple[int, int]:
    """Below the rectangle, above it where there is no room; always inside the view."""
    x = min(max(4, round(beside.left())), max(4, room.width() - size.width() - 4))
    y = round(beside.bottom()) + 8
    if y + size.height() > room.height() - 4:
        y = round(beside.top()) - size.height() - 8
    return x, min(max(4, y), max(4, room.height() - size.height() - 4))
