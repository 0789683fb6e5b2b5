"""Locks of the operating system: whoever holds one is alive, as the system drops it when its process ends.

The standard library only; every room may import it.
"""

from __future__ import annotations

import os
import sys
import time
from io import FileIO
from pathlib import Path

from kie_desktop.safe_files import open_unbuffered

RUNNING = "KIEDesktop.Running"
"""What the installer for Windows looks for before it changes or removes the program: a mutex of that name."""
_LOCKED_BYTE = 1 << 20
"""Windows locks ranges and forbids reading them; this one lies behind any text."""
_HOLD_WITHIN_S, _PAUSE_S = 2.0, 0.05


def hold(path: Path) -> FileIO | None:
    """Hold a lock file for as long as the answer is open; None where another process holds it.

    Somebody who looks (`is_held`) holds it for a moment, so it is tried for two seconds. Raises OSError,
    also where the file is a link (`safe_files`).
    """
    file = open_unbuffered(path, "a+b")
    if lock_within(file, _HOLD_WITHIN_S):
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        return file
    file.close()
    return None


def lock_within(file: FileIO, seconds: float) -> bool:
    """Lock an open file as `try_lock` does, however often that takes until the time is over.

    A lock may outlive its holder by a moment: where that was killed while it began a process, until the new one runs.
    """
    end = time.monotonic() + seconds
    while not try_lock(file):
        if time.monotonic() >= end:
            return False
        time.sleep(_PAUSE_S)
    return True


def is_held(path: Path) -> bool:
    """Whether a living process holds a lock file; False where there is none."""
    try:
        with open_unbuffered(path, "r+b") as file:
            return not try_lock(file)
    except OSError:
        return False


def tell_installer() -> None:
    """On Windows, hold the mutex RUNNING until this process ends, for this session of Windows and for all others.

    Where another user's program holds that of all sessions, there is none to be had here, and none is needed.
    """
    if sys.platform != "win32":
        return
    import ctypes

    create = ctypes.WinDLL("kernel32").CreateMutexW
    create.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_wchar_p)
    create.restype = ctypes.c_void_p
    for name in (RUNNING, f"Global\\{RUNNING}"):
        create(None, False, name)  # never closed: the system does it when the process ends


if sys.platform == "win32":
    import msvcrt

    def try_lock(file: FileIO) -> bool:
        """Lock an open file unless another process has it locked; it is free again when it is closed."""
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def try_lock(file: FileIO) -> bool:
        """Lock an open file unless another process has it locked; it is free again when it is closed.

        A file system that knows no locks is taken as it is: better unprotected than unusable.
        """
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True
