"""What commands print: one line at a time, without characters that move the cursor or hide text."""

from __future__ import annotations

import io
import os
import sys

from kie_desktop.domain.text import one_line


def say(text: object) -> None:
    """A line of the result on stdout."""
    print(one_line(str(text)), flush=True)


def note(text: object) -> None:
    """A line of log on stderr, where it does not disturb `--json`."""
    print(f"{one_line(str(text))}\n", end="", file=sys.stderr, flush=True)  # one write, that nothing comes between


def note_in_signal(text: object) -> None:
    """As `note`, for handlers of signals: they may come while a line is being written, and then its stream refuses."""
    try:
        os.write(sys.stderr.fileno(), f"{one_line(str(text))}\n".encode(errors="replace"))
    except io.UnsupportedOperation:  # not a file, and so nothing that refuses
        note(text)


def error(fault: object) -> None:
    """A line `error: ...` on stderr."""
    note(f"error: {fault}")
