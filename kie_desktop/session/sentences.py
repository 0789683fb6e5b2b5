"""Messages for the user: lists in them, and failures that become one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Final, Literal, TypeVar

from PySide6.QtCore import SignalInstance

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.patch import StaleEditError
from kie_desktop.language import tr, translatable

CHANGED_MEANWHILE = translatable("The page has changed in the meantime; please try again.")
"""Refuses an edit that was made for another state of its page."""
_NAMED = 5

_Value = TypeVar("_Value")


class Failed(Enum):
    """The type of `FAILED`."""

    FAILED = "failed"


FAILED: Final = Failed.FAILED
"""What `attempt` returns in place of a value."""


def attempt(work: Callable[[], _Value], message: SignalInstance) -> _Value | Literal[Failed.FAILED]:
    """The value of `work`. FAILED after a UserError or StaleEditError, which is sent as `message(level, text)`."""
    try:
        return work()
    except StaleEditError:
        message.emit("warning", tr(CHANGED_MEANWHILE))
    except UserError as error:
        message.emit("error", str(error))
    return FAILED


def left_out_words(faults: Sequence[str]) -> str:
    """Says which pages a job has left out because the project file is damaged there."""
    words = tr("Left out, as the project file is damaged there:") if len(faults) > 1 else tr("Left out:")
    return "\n".join([words, shorten_list(faults)])


def shorten_list(lines: Sequence[str]) -> str:
    """The first few lines and how many more there are."""
    rest = [tr("... and {} more").format(len(lines) - _NAMED)] if len(lines) > _NAMED else []
    return "\n".join([*lines[:_NAMED], *rest])
