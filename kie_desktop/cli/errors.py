"""Errors that only the command line has."""

from __future__ import annotations

from kie_desktop.domain.errors import UserError


class UsageError(UserError):
    """Arguments that do not go together; exit status 2."""
