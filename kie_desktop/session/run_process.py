"""One run under way: checked, trained, measured; each in a child process."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.jobs.commands import ChildCommand, CommandOutcome
from kie_desktop.jobs.training_client import TrainingClient, TrainingOutcome
from kie_desktop.session.run_history import sentence_of
from kie_desktop.session.run_record import CONFIG, MEASURES, Run, RunState
from kie_desktop.session.sentences import some
from kie_desktop.training import events


class RunProcess(QObject):
    """Call `start` once. changed: of the run's state. progressed: an event of it arrived. said(level, text).

    over: nothing of it runs any more, and the run's state says how it ended.
    """

    changed = Signal()
    progressed = Signal()
    said = Signal(str, str)
    over = Signal()

    def __init__(self, run: Run, python: str, parent: QObject | None = None) -> None:
        """python: another interpreter for the child processes; "" for this program's own."""
        super().__init__(parent)
        self.run = run
        self.is_stopping = False
        self._python = python
        self._client: TrainingClient | None = None
        self._command: ChildCommand | None = None

    def start(self) -> None:
        """Check the run first, unless it was when it began; then train."""
        self._settle(RunState.RUNNING)
        if self.run.history.step:
            self._train()
        else:
            self._check()

    def stop(self) -> None:
        """End the run at a safe point: at once where nothing is learned yet, or any more."""
        if self._client is not None:
            self.is_stopping = True
            self._client.stop()
            self.changed.emit()
        elif self._command is not None:
            self._command.stop()
            if self.run.state is RunState.MEASURING:
                self._finish()
            else:
                self._end(RunState.STOPPED, "Stopped before it began.")

    def kill(self) -> None:
        """End training at once; what was learned since the latest checkpoint is lost."""
        if self._client is not None:
            self._client.kill()

    def abandon(self) -> None:
        """End everything at once and tell nothing more: the project is being closed."""
        self.blockSignals(True)
        if self._client is not None:
            self._client.blockSignals(True)
            self._client.kill()
        if self._command is not None:
            self._command.stop()
        self.run.end_notes()

    # --- inside

    def _check(self) -> None:
        """Look for what would make the run fail, before anything heavy starts."""
        from kie_desktop.session import run_models

        self._start_command(f"Checking {self.run.name}", run_models.check_command(self.run, self._python), self._begin)

    def _begin(self, outcome: CommandOutcome) -> None:
        """Train, if the check found nothing that stops the run."""
        from kie_desktop.session import run_models

        if not outcome.stdout:
            self._fail(outcome.error)
            return
        try:
            found = run_models.found_in(outcome.stdout)
            self.run.note(found)
        except UserError as error:
            self._fail(str(error))
            return
        faults = [problem for problem in found.problems if problem["severity"] == "error"]
        if faults:
            self._fail(some([sentence_of(fault) for fault in faults]))
        else:
            self._train()

    def _train(self) -> None:
        self._client = TrainingClient(self.run.folder / CONFIG, self._python, parent=self)
        self._client.told.connect(self._on_event)
        self._client.ended.connect(self._on_trained)
        self._client.start()
        self.changed.emit()

    def _on_event(self, event: events.Event) -> None:
        if not attempt(lambda: self.run.note(event), self.said.emit) and self._client is not None:
            self._client.stop()
        self.progressed.emit()

    def _on_trained(self, outcome: TrainingOutcome) -> None:
        self._client = None
        self.run.checkpoint = outcome.checkpoint
        self.run.tail = list(outcome.tail) if outcome.ending in ("failed", "died") else []
        if outcome.ending == "finished":
            self._measure()
        elif outcome.ending == "stopped":
            self._end(RunState.STOPPED)
        else:
            self._fail(outcome.message)

    def _measure(self) -> None:
        """Put the new model beside the old one, which is measured on the same pages."""
        from kie_desktop.session import run_models

        run = self.run
        best, old = run.history.best, run.config.init
        if not best or old is None:
            self._finish()
            return
        run.scores["new"] = {name: best[name] for name in MEASURES}
        self._settle(RunState.MEASURING)

        def take(outcome: CommandOutcome) -> None:
            if outcome.error:
                self.said.emit("warning", outcome.error)
            else:
                attempt(lambda: run.scores.update(old=run_models.score_of(outcome.stdout)), self.said.emit)
            self._finish()

        title = f"Measuring the model that {run.name} started from"
        self._start_command(title, run_models.measure_command(run, old, self._python), take)

    def _start_command(self, title: str, command: Sequence[str], take: Callable[[CommandOutcome], None]) -> None:
        self._command = ChildCommand(title, command, self._python, self)

        def ended(outcome: CommandOutcome) -> None:
            self._command = None
            take(outcome)

        self._command.ended.connect(ended)
        self._command.start()

    def _finish(self) -> None:
        self._end(RunState.FINISHED)
        self.said.emit("info", f"{self.run.name} is finished{_comparison(self.run)}.")

    def _fail(self, message: str) -> None:
        self._end(RunState.FAILED, message)
        self.said.emit("error", f"{self.run.name}: {message}")

    def _end(self, state: RunState, message: str = "") -> None:
        self._client = self._command = None
        self.run.end_notes()
        self._settle(state, message)
        self.over.emit()

    def _settle(self, state: RunState, message: str = "") -> None:
        attempt(lambda: self.run.settle(state, message), self.said.emit)
        self.changed.emit()


def attempt(work: Callable[[], object], say: Callable[[str, str], object]) -> bool:
    """Do something; a failure that the user can mend is said. Returns whether it was done."""
    try:
        work()
    except UserError as error:
        say("error", str(error))
        return False
    return True


def _comparison(run: Run) -> str:
    new, old = run.scores.get("new"), run.scores.get("old")
    if new is None:
        return ""
    words = f": hmean {new['hmean']:.1%} on the pages held out"
    return words if old is None else f"{words}, {old['hmean']:.1%} before"
