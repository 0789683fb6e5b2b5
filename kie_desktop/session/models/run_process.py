"""One run under way, in child processes: what training runs and evaluations have in common, and evaluations."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from kie_desktop.contract import events
from kie_desktop.domain.errors import UserError
from kie_desktop.jobs.commands import ChildCommand, CommandOutcome
from kie_desktop.language import tr, translatable
from kie_desktop.session.models.evaluation import Score, figure_of, keep_evaluation
from kie_desktop.session.models.run_record import EvaluationRun, Run, RunState
from kie_desktop.session.sentences import attempt


class RunProcess(QObject):
    """Call `start` once. changed: the run has another state. progressed: an event of it arrived. message(level, text).

    over: none of its processes runs any more, and the run's state says how it ended.
    """

    changed = Signal()
    progressed = Signal()
    message = Signal(str, str)
    over = Signal()

    run: Run

    def __init__(self, python: str, parent: QObject | None = None) -> None:
        """python: another interpreter for the child processes; "" for this program's own."""
        super().__init__(parent)
        self.is_stopping = False
        self._python = python
        self._command: ChildCommand | None = None

    @abstractmethod
    def start(self) -> None:
        """Begin the run, or go on where it stands."""

    @abstractmethod
    def stop(self) -> None:
        """End the run at a safe point: at once where nothing is learned yet, or any more."""

    def kill(self) -> None:
        """End it at once; what was learned since the latest checkpoint is lost."""
        self.stop()

    def let_go(self) -> None:
        """Let training go on without this program, without any further signal.

        An evaluation ends, and starts again when the project is opened next.
        """
        self.abandon()

    def abandon(self) -> None:
        """End everything at once, without any further signal: the project is being closed."""
        self.blockSignals(True)
        self._end_command()

    # --- for subclasses

    def _start_command(self, title: str, command: Sequence[str], on_ended: Callable[[CommandOutcome], None]) -> None:
        def forget_and_go_on(outcome: CommandOutcome) -> None:
            self._command = None
            on_ended(outcome)

        self._command = ChildCommand(title, command, self._python, self)
        self._command.ended.connect(forget_and_go_on)
        self._command.start()

    def _end_command(self) -> None:
        if self._command is not None:
            self._command.stop()
            self._command = None

    def _fail(self, message: str) -> None:
        self._end(RunState.FAILED, message)
        self.message.emit("error", f"{self.run.name}: {message}")

    def _end(self, state: RunState, message: str = "") -> None:
        self._settle(state, message)
        self.over.emit()

    def _settle(self, state: RunState, message: str = "") -> None:
        attempt(partial(self.run.settle, state, message), self.message)
        self.changed.emit()


class EvaluationProcess(RunProcess):
    """Measures one or two models."""

    def __init__(self, run: EvaluationRun, python: str, parent: QObject | None = None) -> None:
        super().__init__(python, parent)
        self.run: EvaluationRun = run

    def start(self) -> None:
        """Begin the evaluation."""
        from kie_desktop.session.models import run_models

        self.run.tail.clear()
        self._settle(RunState.MEASURING)
        command = run_models.evaluate_command(self.run.evaluated, self._python)
        self._start_command("Evaluating", command, self._on_evaluated)

    def stop(self) -> None:
        """End it now; there is nothing to save."""
        self._end_command()
        self._end(RunState.STOPPED)

    def _on_evaluated(self, outcome: CommandOutcome) -> None:
        from kie_desktop.session.models.run_models import name_of

        run = self.run
        if outcome.reason:
            self._fail(outcome.reason)
            return
        models = name_of(run.evaluated.model), name_of(run.evaluated.other)
        try:
            run.scores = keep_evaluation(run.folder, outcome.stdout, models)
        except UserError as error:
            self._fail(str(error))
            return
        self._end(RunState.FINISHED)
        self.message.emit(
            "info",
            tr("{} has finished: {}.").format(
                run.name, compared(run.task, run.scores, tr("on these pages"), models[1])
            ),
        )


RIGHT = {
    "ser": translatable("labels right: {}"),
    "re": translatable("links right: {}"),
    "sdmgr": translatable("fields right: {}"),
}
"""What the figure of a task is called (`evaluation.figure_of`)."""


def figure_words(task: str, share: float) -> str:
    """`labels right: 75.0%`."""
    return tr(RIGHT[task]).format(f"{share:.1%}")


def compared(task: str, scores: dict[str, Score], where: str, other: str = "") -> str:
    """`labels right: 75.0% on the 2 pages held out, 50.0% before`.

    other: the name of the old model, for those of equal rank.
    """
    words = f"{figure_words(task, figure_of(scores['new']))} {where}"
    if "old" not in scores:
        return words
    old = f"{figure_of(scores['old']):.1%}"
    return tr("{}, {} for {}").format(words, old, other) if other else tr("{}, {} before").format(words, old)


def tested_words(task: str, chosen: events.Chosen) -> str:
    """The same of the pages that the run chose by, which it had not learned from."""
    pages = chosen.held_out + chosen.tested
    where = tr("on {} pages that it had not learned from") if chosen.tested else tr("on {} held-out pages")
    words = f"{figure_words(task, chosen.chosen)} {where.format(pages)}"
    return tr("{}, {} before").format(words, f"{chosen.start:.1%}")
