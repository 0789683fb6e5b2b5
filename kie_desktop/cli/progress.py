"""How far a long command is, on a terminal that somebody looks at."""

from __future__ import annotations

import sys
import time

_SECONDS = 0.5
"""Between two lines; more often nobody reads them."""


class Progress:
    """One line on stderr that is written over, and gone at the end. wanted: False shows nothing."""

    def __init__(self, total: int, *, wanted: bool = True) -> None:
        self._total = total
        self._started = time.monotonic()
        self._latest = 0.0
        self._shows = wanted and total > 1 and sys.stderr.isatty()

    def show(self, done: int) -> None:
        """So many are done, of `total`."""
        now = time.monotonic()
        if self._shows and (now - self._latest >= _SECONDS or done == self._total):
            self._latest = now
            left = (now - self._started) / max(done, 1) * (self._total - done)
            print(f"\r\x1b[K{done} of {self._total} files, {_duration(left)} left", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away, for another one or at the end."""
        if self._shows:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{round(seconds)} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"
