"""The training process as the command line's child: the same entry that the window starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

from kie_desktop.contract import events
from kie_desktop.contract.launch import LAUNCHER, launcher_command, needs_launcher
from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.places import own_command, own_environment

_LAST_LINES = 6


def training_command(config: TrainConfig, path: Path) -> list[str]:
    """What trains `config`, which lies in `path`: one process, or Paddle's launcher for several.

    Raises UserError where several are asked for and this program is a frozen one, which has no launcher.
    """
    if not needs_launcher(config.gpus, config.ips):
        return own_command("--worker", "train", str(path))
    return launcher_command(path, config.out, config.gpus, config.ips)


class Child:
    """A training process; leaving the context waits for its end.

    Ctrl+C and SIGTERM ask it to end at a safe point; a second time ends it at once.
    """

    def __init__(self, config: TrainConfig, path: Path) -> None:
        self._command = training_command(config, path)
        self._latest = config.out / "latest"
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the child
        self._asked = False
        self._lines: list[str] = []
        self.ending: events.Finished | events.Stopped | None = None

    def __enter__(self) -> Child:
        # A group of its own: Ctrl+C in the terminal must reach this process only, which asks politely.
        own_group: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            own_group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=own_environment(),
            **own_group,
        )
        self._handlers = {number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._process:  # closes the pipes and waits
            if kind is not None and not issubclass(kind, UserError):
                self._process.kill()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._errors.close()

    def events(self) -> Iterator[events.Event]:
        """The events as they come, to the end of the process."""
        assert self._process.stdout is not None
        for data in self._process.stdout:
            line = data.decode("utf-8", "replace")
            try:
                event = events.decode(line)
            except events.EventError:  # Paddle's launcher hands on everything that its processes print
                self._lines = [*self._lines, line.rstrip()][-_LAST_LINES:]
                continue
            if isinstance(event, events.Finished | events.Stopped):
                self.ending = event
            yield event
        self._process.wait()

    def last_words(self) -> str:
        """Why there is no ending: for the user."""
        self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(self._errors.tell() - 4000, 0))
        lines = [*self._lines, *self._errors.read().decode("utf-8", "replace").splitlines()]
        last = " / ".join(line.strip() for line in lines if line.strip())[-600:]
        status = self._process.returncode
        more = f"; go on with --resume {self._latest}" if self._latest.exists() else ""
        return f"the training process ended with status {status} before its run did{more}. Its last words: {last}"

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if self._asked:
            self._process.kill()
            return
        self._asked = True
        print("stopping at the next safe point; once more ends it at once", file=sys.stderr)
        if LAUNCHER in self._command:
            self._process.terminate()  # the launcher does not hand on its input, but the signal
            return
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(f"{events.STOP}\n".encode())
            self._process.stdin.flush()
        except OSError:  # it has ended by itself just now
            return
