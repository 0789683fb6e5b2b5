"""How the rows of the problems look: a page in bold, a problem with the icon of its severity, three lines each."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kie_desktop.ui.item_models import Index
from kie_desktop.ui.item_models.problems import ICON, ProblemRole
from kie_desktop.ui.theme import Theme

MARGIN = 5
LINES, MOST_FOR_KIND = 3, 2
_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class ProblemDelegate(QStyledItemDelegate):
    """Paints a row: what kind of problem it is, and in the lines that are left, the problem.

    The tool tip has what does not fit.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for every row, so that ten thousand of them cost nothing."""
        return QSize(0, LINES * QFontMetrics(option.font).height() + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background, icon, and lines."""
        painter.save()
        self._background(painter, option)
        area: QRect = option.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if index.data(ProblemRole.PROBLEM) is not None:
            icon: QPixmap = index.data(Qt.ItemDataRole.DecorationRole)
            painter.drawPixmap(area.topLeft(), icon)
        area.setLeft(area.right() + 1 - words_width(option.rect.width(), index))
        height, top = QFontMetrics(option.font).height(), area.top()
        for words, font, token in row_words(index, option.font, area.width()):
            self._line(painter, QRect(area.left(), top, area.width(), height), words, font, token)
            top += height
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


def words_width(row: int, index: Index) -> int:
    """What the icon and the margins leave of a row's width for its words, in pixels."""
    return row - 2 * MARGIN - (ICON + MARGIN if index.data(ProblemRole.PROBLEM) is not None else 0)


def row_words(index: Index, font: QFont, width: int) -> list[tuple[str, QFont, str]]:
    """The lines of a row with their fonts and colour tokens; only the last may be longer than the width."""
    is_page = index.data(ProblemRole.PROBLEM) is None
    heading = QFont(font)
    heading.setWeight(QFont.Weight.DemiBold if is_page else QFont.Weight.Normal)
    kind = in_lines(index.data(), heading, width, MOST_FOR_KIND)
    details = in_lines(index.data(ProblemRole.DETAILS), font, width, LINES - len(kind))
    return [*((line, heading, "text") for line in kind), *((line, font, "muted") for line in details)]


def in_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """A text in as many lines as it takes, broken between words; of more than `most` the last has all the rest."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_WRAP)
    lines, start = list[str](), 0
    layout.beginLayout()
    while len(lines) < most - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        lines.append(text[start : start + line.textLength()].strip())
        start += line.textLength()
    layout.endLayout()
    return [line for line in (*lines, text[start:].strip()) if line]
