"""Putting counts and lists into messages."""

from __future__ import annotations

from collections.abc import Sequence

from kie_desktop.language import tr

_NAMED = 5


def some(lines: Sequence[str]) -> str:
    """The first few lines and how many more there are."""
    rest = [tr("... and {} more").format(len(lines) - _NAMED)] if len(lines) > _NAMED else []
    return "\n".join([*lines[:_NAMED], *rest])
