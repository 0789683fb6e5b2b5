"""Errors that are meant for the user: what is wrong, where, and what to do about it."""

from __future__ import annotations


class UserError(Exception):
    """Work that cannot be done, for a reason the user can mend.

    The message is one sentence or two that name the file (and the entity, where there is one)
    and the remedy. The command line prints it as `error: ...`, the window shows it as it is.
    """
