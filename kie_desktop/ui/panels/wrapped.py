"""Lists whose rows are several lines of text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem


class WrappedDelegate(QStyledItemDelegate):
    """Rows with room for signs of another font, such as Chinese ones, which make a line higher than Qt reckons.

    Without it Qt leaves out the last line, although the view elides nothing.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A third of a line more than Qt wants."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + option.fontMetrics.height() // 3)
