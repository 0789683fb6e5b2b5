"""Putting counts and lists into messages."""

from __future__ import annotations

from collections.abc import Sequence

from kie_desktop.language import tr, translatable

CHANGED_MEANWHILE = translatable("The page has changed in the meantime; do it again on what is there now.")
"""What is said where an edit is refused because it was made for another state of its page."""
_NAMED = 5


def shorten_list(lines: Sequence[str]) -> str:
    """The first few lines and how many more there are."""
    rest = [tr("... and {} more").format(len(lines) - _NAMED)] if len(lines) > _NAMED else []
    return "\n".join([*lines[:_NAMED], *rest])
