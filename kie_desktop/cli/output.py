"""What commands print: one line at a time, without characters that move the cursor or hide text."""

from __future__ import annotations

import sys

from kie_desktop.domain.text import one_line


def say(text: object) -> None:
    """A line of the result on stdout."""
    print(one_line(str(text)), flush=True)


def note(text: object) -> None:
    """A line of log on stderr, where it does not disturb `--json`."""
    print(one_line(str(text)), file=sys.stderr, flush=True)


def error(fault: object) -> None:
    """A line `error: ...` on stderr."""
    note(f"error: {fault}")
