"""One training run under way: checked, trained, measured against the model it began with."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kie_desktop.contract import events
from kie_desktop.domain.errors import UserError
from kie_desktop.jobs.commands import CommandOutcome
from kie_desktop.jobs.training_client import TrainingClient, TrainingOutcome
from kie_desktop.language import tr, translatable
from kie_desktop.places import environment_in
from kie_desktop.session.models.evaluation import keep_evaluation, score_of
from kie_desktop.session.models.run_history import RunHistory, sentence_of
from kie_desktop.session.models.run_process import RunProcess, compared, tested_words
from kie_desktop.session.models.run_record import INTERRUPTED, RunState, TrainingRun
from kie_desktop.session.sentences import shorten_list

if TYPE_CHECKING:
    from kie_desktop.session.models.run_models import Checked
from kie_desktop.session.sentences import FAILED, attempt


class TrainingProcess(RunProcess):
    """Its steps follow each other: check, train, measure; where another window left it, it goes on in between."""

    def __init__(self, run: TrainingRun, python: str, pace: float | None = None, parent: QObject | None = None) -> None:
        """pace: windows a second of an earlier run of this kind; None for none."""
        super().__init__(python, parent)
        self.run: TrainingRun = run
        self._pace = pace
        self._client: TrainingClient | None = None
        self._is_found = False

    def start(self) -> None:
        """Go on where the run stands; check it first, unless it was when it began."""
        if self.run.state is RunState.RUNNING:
            self._watch()
            return
        if self.run.state is RunState.MEASURING:
            self._measure(self.run.config.init or "")
            return
        self._settle(RunState.RUNNING)
        if self.run.history.step:
            self._train()
        else:
            self._check()

    def stop(self) -> None:
        """End the run at a safe point: at once where nothing is learned yet, or any more."""
        if self._client is not None:
            try:
                self._client.stop()
            except OSError as fault:
                self.message.emit(
                    "error", tr("{} cannot be stopped ({}); use Stop now instead").format(self.run.name, fault)
                )
            self.is_stopping = True
            self.changed.emit()
        elif self._command is not None:
            self._end_command()
            if self.run.state is RunState.MEASURING:
                self._finish()
            else:
                self._end(RunState.STOPPED, translatable("Stopped before it started."))

    def kill(self) -> None:
        """End training at once; what was learned since the latest checkpoint is lost."""
        if self._client is not None:
            self._client.kill(launcher=self.run.is_launched)

    def let_go(self) -> None:
        """Let training go on by itself; a run that is still being checked trains unchecked."""
        self.blockSignals(True)
        if self.run.state is RunState.RUNNING and self._client is None:
            self._end_command()
            self._train()
        if self._client is not None:
            self._client.blockSignals(True)
            self._client.let_go()
        self._end_command()

    def abandon(self) -> None:
        """End everything at once, without any further signal: the project is being closed."""
        super().abandon()
        if self._client is not None:
            self._client.blockSignals(True)
            self.kill()

    # --- inside

    def _check(self) -> None:
        """Look for what would make the run fail, before anything heavy starts."""
        from kie_desktop.session.models import run_models

        self._start_command(
            f"Checking {self.run.name}", run_models.check_command(self.run, self._python), self._on_checked
        )

    def _on_checked(self, outcome: CommandOutcome) -> None:
        """Train, unless the check found an error."""
        from kie_desktop.session.models import run_models

        if not outcome.stdout:
            self._fail(outcome.error)
            return
        try:
            checked = run_models.checked(outcome.stdout)
            self.run.note(checked.found)
        except UserError as error:
            self._fail(str(error))
            return
        faults = [problem for problem in checked.found.problems if problem["severity"] == "error"]
        if faults:
            self._fail(shorten_list([sentence_of(fault) for fault in faults]))
            return
        self._fit_time(checked)
        self._train()

    def _fit_time(self, checked: Checked) -> None:
        """Turn a run's time into epochs: at the pace of an earlier run, else as the check estimates for the processor.

        Of a GPU's first run nobody knows; it has its epochs, and ends when the time is over.
        """
        config = self.run.config
        if self._pace:
            rounds = config.rounds(checked.val_pages)
            self.run.config = config.within_time(checked.windows * config.epochs * rounds / self._pace)
        elif checked.seconds is not None and config.device != "gpu":
            self.run.config = config.within_time(checked.seconds)

    def _train(self) -> None:
        from kie_desktop.session.models import run_models

        self._client = self._new_client()
        if self.run.lacks_labels:
            self.run.config = replace(self.run.config, ser=None)
        try:
            self.run.save()  # the process reads it
            self._client.start(run_models.train_command(self.run, self._python), environment_in(self._python))
        except UserError as error:
            self._fail(str(error))
            return
        self.run.pid = self._client.pid
        self._settle(RunState.RUNNING)

    def _watch(self) -> None:
        """Follow what another window started; it may have ended in the meantime."""
        self._is_found = True
        self.run.history = RunHistory()
        self._client = self._new_client()
        self._client.follow(self.run.pid)
        self.changed.emit()

    def _new_client(self) -> TrainingClient:
        client = TrainingClient(self.run.config.out, self)
        client.event_read.connect(self._on_event)
        client.ended.connect(self._on_trained)
        return client

    def _on_event(self, event: events.Event) -> None:
        self.run.history.take(event)
        self.progressed.emit()

    def _on_trained(self, outcome: TrainingOutcome) -> None:
        self._client = None
        self.run.checkpoint = outcome.checkpoint
        self.run.tail = list(outcome.tail) if outcome.ending in ("failed", "died") else []
        if outcome.ending == "finished":
            self._measure(self.run.config.init or "")
        elif outcome.ending == "stopped":
            self._end(RunState.STOPPED)
        elif outcome.ending == "died" and self._is_found:
            self._end(RunState.STOPPED, INTERRUPTED)
            self.message.emit(
                "info", tr("{} did not finish; you can resume it in Train > Show runs.").format(self.run.name)
            )
        else:
            self._fail(outcome.message)

    def _measure(self, old: str) -> None:
        """Put the new model beside the old one, on the pages held out.

        An old one that cannot be measured by itself, as it lacks labels of these pages, is what the run measured
        before its first step.
        """
        from kie_desktop.session.models import run_models

        run = self.run
        if not run.history.best or run.config.val is None:
            self._finish()
            return
        run.scores = {"new": score_of(run.history.best)}
        self._settle(RunState.MEASURING)

        def on_measured(outcome: CommandOutcome) -> None:
            if outcome.reason and old:
                self._measure("")
                if run.history.start:
                    run.scores["old"] = score_of(run.history.start)
                else:
                    self.message.emit("warning", outcome.error)
                return
            if outcome.reason:
                self.message.emit("warning", outcome.error)
            else:
                models = run.name, run_models.name_of(old)
                scores = attempt(partial(keep_evaluation, run.folder, outcome.stdout, models), self.message)
                if scores is not FAILED:
                    run.scores.update(scores)
            self._finish()

        self._start_command(f"Evaluating {run.name}", run_models.held_out_command(run, old, self._python), on_measured)

    def _finish(self) -> None:
        self._end(RunState.FINISHED)
        run, scores, chosen = self.run, self.run.scores, self.run.history.chosen
        if "new" in scores:
            held_out = run.history.started.val_pages if run.history.started else 0
            where = tr("on the held-out page") if held_out == 1 else tr("on the {} held-out pages").format(held_out)
            text = tr("{} has finished: {}.").format(run.name, compared(run.task, scores, where))
        elif chosen is not None:
            text = tr("{} has finished: {}.").format(run.name, tested_words(run.task, chosen))
        else:
            text = tr("{} has finished.").format(self.run.name)
        self.message.emit("info", text)
