"""The training process as a child of the command line or of a Python program: the same entry that the window starts."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType, TracebackType

from kie_desktop.contract import events
from kie_desktop.contract.launch import is_first_machine, launcher_command, needs_launcher
from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.places import own_command, own_environment
from kie_desktop.processes import Child, without_frames

_LAST_LINES = 6
_FINISH_S = 10.0
"""How long a process that has said how its run ended may take to end itself."""


def training_command(config: TrainConfig, path: Path) -> list[str]:
    """What trains `config`, which lies in `path`: one process, or Paddle's launcher for several.

    Raises UserError where several are asked for and this program is a frozen one, which has no launcher.
    """
    if not needs_launcher(config):
        return own_command("--worker", "train", str(path))
    return launcher_command(config, path)


class TrainingChild:
    """A training process; leaving the context waits for its end. It ends with this program, however that ends.

    Ctrl+C and SIGTERM ask it to end at a safe point. A second time ends it at once, and then does what it would do
    without this, as raise KeyboardInterrupt. In the main thread only, which alone gets signals.
    """

    def __init__(self, config: TrainConfig, path: Path, on_stop: Callable[[int], None] | None = None) -> None:
        """path: of the configuration as JSON. on_stop: called with the signal that asks the run to end."""
        self._command = training_command(config, path)
        self._config, self._out = config, config.out
        self._on_stop = on_stop
        self._asked = False
        self._lines: list[str] = []
        self.ending: events.Finished | events.Stopped | None = None

    def __enter__(self) -> TrainingChild:
        with contextlib.suppress(OSError):  # where nothing can be removed nothing can be written, which the run tells
            (self._out / events.STOP_FILE).unlink(missing_ok=True)  # which stopped the run that it goes on with
        self._process = Child(self._command, own_environment())
        self._process.write(f"{events.ATTENDED}\n")
        numbers = (signal.SIGINT, signal.SIGTERM) if threading.current_thread() is threading.main_thread() else ()
        self._handlers = {number: signal.signal(number, self._on_signal) for number in numbers}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.end(_FINISH_S if kind is None or issubclass(kind, UserError) else 0.0)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def events(self) -> Iterator[events.Event]:
        """The events as they come, to the end of the process."""
        for line in self._process.lines():
            if line.is_error:
                continue
            try:
                event = events.decode(line.text)
            except events.EventError:  # Paddle's launcher hands on everything that its processes print
                self._lines = [*self._lines, line.text.rstrip()][-_LAST_LINES:]
                continue
            if isinstance(event, events.Finished | events.Stopped):
                self.ending = event
            yield event

    @property
    def has_helped(self) -> bool:
        """Whether it was the part of a run whose results are on another machine, and came to its end."""
        return self._process.status == 0 and not is_first_machine(self._config)

    def last_words(self) -> str:
        """Why there is no ending: for the user."""
        outcome = self._process.outcome
        lines = without_frames([*self._lines, *(outcome.stderr if outcome is not None else ())])
        last = " / ".join(line.strip() for line in lines[-_LAST_LINES:])[-600:]
        latest = self._out / "latest"
        more = f"; continue with --resume {latest}" if latest.exists() else ""
        return (
            f"the training process ended with status {self._process.status} before the run had finished{more}. "
            f"Its last output: {last}"
        )

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self._asked:
            self._process.kill()
            if callable(usual := self._handlers[signal.Signals(number)]):
                usual(number, frame)
            return
        self._asked = True
        if self._on_stop is not None:
            self._on_stop(number)
        self._process.write(f"{events.STOP}\n")
