"""What this computer has for a process, and how a process makes room for others.

The standard library only; every room may import it.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

IN_BACKGROUND = "KIE_DESKTOP_IN_BACKGROUND"
"""Variable in the environment of a child process, and of what that starts, that lets other processes go first."""
_STEPS_BACK = 10
"""Value of `nice`: such a process gets a tenth of what an ordinary one gets of the same core."""
_AUTOGROUP = Path("/proc/self/autogroup")
_BELOW_NORMAL = 0x4000
"""Windows' BELOW_NORMAL_PRIORITY_CLASS."""


def usable_cores() -> int:
    """Cores that this process may use, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def free_memory() -> int | None:
    """Bytes that programs can still have; None where the system does not say."""
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    except OSError:
        return None
    rows = dict(line.split(":", 1) for line in lines if ":" in line)
    return int(rows["MemAvailable"].split()[0]) * 1024 if "MemAvailable" in rows else None


def step_back_if_asked() -> None:
    """Let other processes go first, where `IN_BACKGROUND` says so: this one computes on what they leave."""
    if not os.environ.get(IN_BACKGROUND):
        return
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
        return
    os.nice(max(0, _STEPS_BACK - os.nice(0)))  # it may have stepped back with its parent
    # Linux desktops share cores between sessions first, and look at `nice` within each: every child of ours is a
    # session (`processes`), so that its session has to step back as well. It is nobody else's where it leads it.
    if os.getsid(0) == os.getpid():
        with contextlib.suppress(OSError):  # other systems, and kernels without it, have `nice` alone
            _AUTOGROUP.write_text(str(_STEPS_BACK), "ascii")
