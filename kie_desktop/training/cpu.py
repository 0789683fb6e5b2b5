"""How Paddle uses this machine's processor. Has to be said before Paddle is loaded."""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import io
import os
import sys
from pathlib import Path

_CPU_INFO = Path("/proc/cpuinfo")
MOST_PARTS = 4
"""Threads that share a batch at most: each has gradients as large as the network, and kernels use further cores too."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Of mallopt(3)."""


def prepare_cpu(threads: int | None = None) -> None:
    """Let Paddle's matrix products use all cores and the processor's vector units.

    Paddle takes one thread unless told otherwise. The MKL of its CPU wheels (2019) takes AMD processors
    for old ones and falls back to its slowest code; naming the AVX2 code makes its matrix products 2.3
    times as fast (measured on an EPYC 9004). Threads that wait for others sleep instead of spinning: on a
    machine that does other work too, spinning costs more than waking up. Its log of what it does inside, which
    would go to stderr, is kept to errors. What the user has set in the environment stays.
    Raises RuntimeError where Paddle is loaded already: it would not listen any more.
    """
    if "paddle" in sys.modules:
        raise RuntimeError("prepare_cpu must be called before paddle is imported")
    os.environ.setdefault("OMP_NUM_THREADS", str(threads or os.cpu_count() or 1))
    os.environ.setdefault("KMP_BLOCKTIME", "0")
    os.environ.setdefault("GLOG_minloglevel", "2")
    if _is_amd_with_avx2():
        os.environ.setdefault("MKL_DEBUG_CPU_TYPE", "5")
    _keep_freed_memory()


def load_paddle() -> None:
    """Load Paddle after `prepare_cpu`, unless it is loaded already.

    It warns on stderr of more threads than one, which is for runs of several processes: not for the user's eyes.
    """
    if "paddle" in sys.modules:
        return
    prepare_cpu()
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said):
            importlib.import_module("kie_desktop.networks")  # filters Paddle's warnings
            importlib.import_module("paddle")
    finally:
        sys.stderr.writelines(line for line in said.getvalue().splitlines(True) if "OMP_NUM_THREADS" not in line)


def cores() -> int:
    """Cores that this process may use: what `prepare_cpu` or the user has said to Paddle; 1 where nobody has."""
    told = os.environ.get("OMP_NUM_THREADS", "1").partition(",")[0]
    return max(int(told), 1) if told.strip().isdecimal() else 1


def _keep_freed_memory() -> None:
    """Let glibc keep what Paddle frees, instead of getting it anew, page by page, for every tensor.

    That was a fifth of a training step's processor time. Other C libraries have no such setting.
    """
    if sys.platform != "linux":
        return
    tune = getattr(ctypes.CDLL(None), "mallopt", None)
    if tune is not None:
        tune(_MMAP_THRESHOLD, 32 << 20)  # glibc takes no more
        tune(_TRIM_THRESHOLD, 2**31 - 1)


def _is_amd_with_avx2() -> bool:
    if not _CPU_INFO.exists():
        return False
    text = _CPU_INFO.read_text(encoding="utf-8", errors="replace")
    return "AuthenticAMD" in text and " avx2" in text
