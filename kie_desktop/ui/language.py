"""The words of the window; session says its own with the same functions."""

from kie_desktop.language import count, mark, tr, tr_message

__all__ = ["count", "mark", "tr", "tr_message"]
