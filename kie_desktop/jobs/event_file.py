"""What a training process wrote, read as it grows: lines of events, and whatever libraries printed between them."""

from __future__ import annotations

from pathlib import Path

from kie_desktop.contract import events
from kie_desktop.safe_files import open_file


class EventFile:
    """Reads on from where it stopped. position: bytes read so far, always at the beginning of a line."""

    def __init__(self, path: Path, position: int = 0) -> None:
        self.path = path
        self.position = position

    def read(self) -> tuple[list[events.Event], list[str]]:
        """The events of the complete lines that are new, and the other lines that say something."""
        if not self.path.is_file():
            return [], []
        with open_file(self.path, "rb") as file:
            file.seek(self.position)
            complete = file.read().rpartition(b"\n")[0]
        if not complete:
            return [], []
        self.position += len(complete) + 1
        return _sorted(complete.decode("utf-8", "replace").split("\n"))

    def end(self) -> None:
        """Go to the end: what is there is of the past. A line that a killed process began is completed. OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with open_file(self.path, "a+b") as file:
            size = file.tell()
            if size:
                file.seek(size - 1)
                if file.read(1) != b"\n":
                    file.write(b"\n")
        self.position = self.path.stat().st_size


def _sorted(lines: list[str]) -> tuple[list[events.Event], list[str]]:
    found: list[events.Event] = []
    others: list[str] = []
    for line in lines:
        try:
            found.append(events.decode(line))
        except events.EventError:
            others += [line.rstrip()] if line.strip() else []
    return found, others
