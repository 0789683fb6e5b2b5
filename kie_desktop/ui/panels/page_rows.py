"""How a page shows in the list of pages, and the list itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kie_desktop.domain.page import ReviewState
from kie_desktop.session import PageSummary
from kie_desktop.ui.item_models.pages import STATE_TOKENS, PageRole, page_name
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.theme import Theme

THUMBNAIL = 60
"""Longest side of a thumbnail in logical pixels."""
MARGIN = 8
_DOT = 14
"""Width of the dot that stands before a state."""
STRIP = THUMBNAIL + 2 * MARGIN + 16
"""Width of a strip of thumbnails, with a scroll bar."""
LIST_FROM = 180
"""From so many pixels on a page shows with its name, and the list with its search."""


class PageDelegate(QStyledItemDelegate):
    """Paints a page: picture, name, state badge, counts."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Three lines of text or the thumbnail, whichever is taller."""
        lines = 3 * QFontMetrics(option.font).height() + 4
        return QSize(STRIP - 2 * MARGIN, max(THUMBNAIL, lines) + 2 * MARGIN)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        summary: PageSummary = index.data(PageRole.SUMMARY)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._background(painter, rect, state)
        frame = QRect(rect.left() + MARGIN, rect.top() + MARGIN, THUMBNAIL, rect.height() - 2 * MARGIN)
        self._picture(painter, frame, index.data(PageRole.THUMBNAIL))
        text = rect.adjusted(THUMBNAIL + 2 * MARGIN + 2, MARGIN, -MARGIN, -MARGIN)
        if rect.width() >= LIST_FROM - 2 * MARGIN:
            states = index.data(PageRole.STATE), index.data(PageRole.SHORT_STATE)
            self._words(painter, text, option.font, summary, states)
        else:
            self._dot(painter, QPointF(frame.right() - 3, frame.bottom() - 3), summary)
        painter.restore()

    def _dot(self, painter: QPainter, place: QPointF, summary: PageSummary) -> None:
        """The state of a page, where there is no room for words."""
        painter.setPen(self._theme.colour("surface"))
        painter.setBrush(self._theme.colour(STATE_TOKENS[summary.state]))
        painter.drawEllipse(place, 5.0, 5.0)

    def _background(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        token = ""
        if state & QStyle.StateFlag.State_Selected:
            token = "accent_soft"
        elif state & QStyle.StateFlag.State_MouseOver:
            token = "hover"
        if not token:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(token))
        painter.drawRoundedRect(QRectF(rect).adjusted(3, 1, -3, -1), 7, 7)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(QRectF(rect.left() + 3, rect.top() + 12, 3, rect.height() - 24), 1.5, 1.5)

    def _picture(self, painter: QPainter, frame: QRect, picture: QPixmap | None) -> None:
        if picture is None:
            paper = QRectF(0, 0, frame.height() * 0.72, frame.height())
            paper.moveCenter(QRectF(frame).center())
            painter.setPen(self._theme.colour("border"))
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(paper, 3, 3)
            return
        size = QSize(picture.size()).scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(frame.topLeft(), size)
        target.moveCenter(frame.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, picture)
        painter.setPen(self._theme.colour("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(target).adjusted(0.5, 0.5, -0.5, -0.5))

    def _words(
        self, painter: QPainter, area: QRect, font: QFont, summary: PageSummary, states: tuple[str, str]
    ) -> None:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        line = metrics.height()
        top = area.top() + max(0, (area.height() - 3 * line - 4) // 2)
        painter.setFont(bold)
        painter.setPen(self._theme.colour("text"))
        name = metrics.elidedText(page_name(summary), Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(QRect(area.left(), top, area.width(), line), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(font)
        self._badge(painter, QRect(area.left(), top + line + 2, area.width(), line), summary, states)
        painter.setPen(self._theme.colour("muted"))
        counts = "{} · {}".format(
            count(summary.entities, tr("entity"), tr("entities")), count(summary.links, tr("link"), tr("links"))
        )
        if not summary.entities:
            is_read = summary.state is ReviewState.PRE_ANNOTATED
            counts = tr("No text found") if is_read else tr("No entities yet")
            counts = tr("Damaged in the project file") if summary.fault else counts
        counts = QFontMetrics(font).elidedText(counts, Qt.TextElideMode.ElideRight, area.width())
        below = QRect(area.left(), top + 2 * line + 4, area.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, counts)

    def _badge(self, painter: QPainter, area: QRect, summary: PageSummary, states: tuple[str, str]) -> None:
        """The state of a page, in its colour and in words."""
        colour: QColor = self._theme.colour(STATE_TOKENS[summary.state])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(area.left() + 1, area.center().y() - 3, 7, 7))
        painter.setPen(colour)
        area = area.adjusted(_DOT, 0, 0, 0)
        words = fitting(*states, painter.fontMetrics(), area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)


def fitting(words: str, short: str, metrics: QFontMetrics, width: int) -> str:
    """The words where they fit into a width in pixels, else the short ones: the colour tells the rest."""
    chosen = words if metrics.horizontalAdvance(words) <= width else short
    return metrics.elidedText(chosen, Qt.TextElideMode.ElideRight, width)


class PageView(QListView):
    """The list itself, in which the keys that delete and select all are for pages; elsewhere they are for entities.

    remove: of the selected pages.
    """

    remove = Signal()

    def event(self, event: QEvent) -> bool:
        """Take these two keys before the window's own shortcuts do."""
        keys = QKeySequence.StandardKey
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
            return super().event(event)
        if _is(event, keys.Delete) or _is(event, keys.SelectAll):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the removal of the selected pages."""
        if _is(event, QKeySequence.StandardKey.Delete):
            self.remove.emit()
        else:
            super().keyPressEvent(event)


def _is(event: QEvent, key: QKeySequence.StandardKey) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(key)
