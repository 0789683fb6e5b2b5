"""A child process as Qt signals; what knows how it is started, watched and ended is `kie_desktop.processes`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kie_desktop.processes import Child, ChildOutcome


class _Bell(QObject):
    """Rung in a thread that reads for a child, heard in the thread of Qt. Lives as long as that thread needs it."""

    rung = Signal()

    def ring(self) -> None:
        """There is something to read."""
        self.rung.emit()


class ChildProcess(QObject):
    """Runs one command line. Nothing waits: threads read and write the pipes, and signals come in this object's thread.

    line_printed, error_printed: a line of its standard output or error. ended(ChildOutcome): once, after the last line,
    also where it could not be started; never after `stop`. It is killed when this object is deleted.
    """

    line_printed = Signal(str)
    error_printed = Signal(str)
    ended = Signal(object)

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        *,
        attended: bool = False,
        keeps_output: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """attended, keeps_output: as `Child` takes them."""
        super().__init__(parent)
        self._command = list(command)
        self._environment = environment
        self._attended = attended
        self._keeps_output = keeps_output
        self._child: Child | None = None

    def start(self) -> None:
        """Start the child; call it once."""
        bell = _Bell()
        bell.rung.connect(self._on_news, Qt.ConnectionType.QueuedConnection)
        try:
            child = Child(
                self._command,
                self._environment,
                attended=self._attended,
                keeps_output=self._keeps_output,
                on_news=bell.ring,
            )
        except OSError as fault:
            outcome = ChildOutcome(not_started=fault.strerror or str(fault))
            QTimer.singleShot(0, self, lambda: self.ended.emit(outcome))
            return
        self._child = child
        self.destroyed.connect(lambda: _abandon(child))

    def write(self, text: str) -> None:
        """Hand text to its standard input, without waiting."""
        if self._child is not None:
            self._child.write(text)

    def ask_to_stop(self, grace_s: float) -> None:
        """End its standard input, which an attended child takes for a wish to stop, and kill it after a while."""
        if self._child is not None:
            self._child.close_input()
            QTimer.singleShot(int(1000 * grace_s), self, self._child.kill)

    def stop(self, grace_s: float = 0.0) -> None:
        """End the child and wait until it is gone; nothing is told of it any more. grace_s: to end by itself in."""
        if self._child is not None:
            self._child.silence()
            self._child.end(grace_s)
            self._child = None

    def _on_news(self) -> None:
        child = self._child
        for item in child.read() if child is not None else ():
            if self._child is not child:  # a slot has stopped it
                return
            if isinstance(item, ChildOutcome):
                self.ended.emit(item)
            elif item.is_error:
                self.error_printed.emit(item.text)
            else:
                self.line_printed.emit(item.text)


def _abandon(child: Child) -> None:
    child.silence()
    child.kill()
