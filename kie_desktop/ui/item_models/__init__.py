"""Qt item models over the session. They hold rows for display only and follow its signals."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
"""How Qt names a cell."""

ROOT = QModelIndex()
"""The parent of every row of a list or table."""
