"""The words of the window; session says its own with the same functions."""

from kie_desktop.language import count, tr, tr_message, translatable

__all__ = ["count", "tr", "tr_message", "translatable"]
