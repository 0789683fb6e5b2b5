"""The one exception of the Python API."""

from __future__ import annotations

from kie_desktop.domain.errors import UserError

KieError = UserError
"""Work that cannot be done, for a reason that the user can mend; `str()` is one line: what is wrong and the remedy.

It is the command line's error of the same work: `error: ...` with the same words. Mistakes of the calling program,
such as an argument of a wrong type, raise TypeError or ValueError as everywhere in Python.
"""
