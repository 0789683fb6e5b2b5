"""Errors that are meant for the user: what is wrong, where, and what to do about it."""

from __future__ import annotations

import errno
import re


class UserError(Exception):
    """Work that cannot be done, for a reason the user can mend.

    The message is one sentence or two that name the file (and the entity, where there is one)
    and the remedy. The command line prints it as `error: ...`, the window shows it as it is.
    """


class UsageError(UserError):
    """What was asked for contradicts itself or cannot be understood; exit status 2 of the command line."""


NO_MEMORY = "there is not enough memory; close other programs, or work on fewer or smaller pages"
_NO_MEMORY_WORDS = re.compile(
    "bad_alloc|bad allocation|failed to map segment|annot allocate memory|ailed to allocate memory"
    "|nsufficient memory|ut of memory|can't start new thread|not enough memory"
)
"""What libraries say that do not raise MemoryError: onnxruntime, OpenCV, the system's loader, Python's threads."""


def is_out_of_memory(error: BaseException | None) -> bool:
    """Whether an error, or one that it came of, says that memory ran out."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
            return True
        is_of_library = type(error).__module__.startswith(_LIBRARIES)
        is_usual = isinstance(error, RuntimeError | ImportError | OSError)
        if (is_of_library or is_usual) and _NO_MEMORY_WORDS.search(str(error)):
            return True
        error = error.__cause__ or error.__context__
    return False


_LIBRARIES = ("onnxruntime", "cv2", "paddle", "rapidocr")
