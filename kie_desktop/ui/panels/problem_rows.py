"""How the rows of the problems look: a page in bold, a problem with the icon of its severity, three lines each."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kie_desktop.ui.item_models import Index
from kie_desktop.ui.item_models.problems import ICON, ProblemRole
from kie_desktop.ui.theme import Theme

MARGIN = 5


class ProblemDelegate(QStyledItemDelegate):
    """Paints a row: two lines for what is wrong, one for the rest; the tool tip has what does not fit."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for every row, so that ten thousand of them cost nothing."""
        return QSize(0, 3 * QFontMetrics(option.font).height() + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background, icon, and lines."""
        painter.save()
        self._background(painter, option)
        problem = index.data(ProblemRole.PROBLEM)
        area: QRect = option.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if problem is not None:
            icon: QPixmap = index.data(Qt.ItemDataRole.DecorationRole)
            painter.drawPixmap(area.topLeft(), icon)
            area.setLeft(area.left() + ICON + MARGIN)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.Normal if problem else QFont.Weight.DemiBold)
        line = QFontMetrics(option.font).height()
        top = area.top()
        for words in in_two_lines(index.data(), font, area.width()):
            self._line(painter, QRect(area.left(), top, area.width(), line), words, font, "text")
            top += line
        below = QRect(area.left(), top, area.width(), line)
        self._line(painter, below, index.data(ProblemRole.DETAILS), option.font, "muted")
        painter.restore()

    def _background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self._theme.colour("accent_soft" if selected else "hover"))
        if selected:
            bar = QRect(0, option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, self._theme.colour("accent"))

    def _line(self, painter: QPainter, area: QRect, words: str, font: QFont, token: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)


def in_two_lines(text: str, font: QFont, width: int) -> list[str]:
    """A text as one line where it fits, else as two, broken between words; the second may be too long."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(1, width))
    length = line.textLength()
    layout.endLayout()
    return [part for part in (text[:length].strip(), text[length:].strip()) if part]
