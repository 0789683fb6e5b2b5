"""One run: epochs of steps, measurements, checkpoints, and events about all of it."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import paddle

from kie_desktop.contract import events
from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.networks.checkpoint import BEST
from kie_desktop.networks.dropout import seed_dropout
from kie_desktop.training import checkpoints
from kie_desktop.training.batches import AnyBatch
from kie_desktop.training.blends import set_blend, weights_of
from kie_desktop.training.checkpoints import LATEST, Position, Snapshot
from kie_desktop.training.choice import UNMEASURED, choose
from kie_desktop.training.choosing import is_better
from kie_desktop.training.cross_validation import MASK_SEEDS, StopRequestedError
from kie_desktop.training.distributed import Ranks
from kie_desktop.training.ending import ENDING, keep_ending, kept_ending, mark_of
from kie_desktop.training.labelling import keep_labels
from kie_desktop.training.metrics import Tally, f1_of
from kie_desktop.training.schedule import paddleocr_scheduler_state
from kie_desktop.training.setup import Setup
from kie_desktop.training.train_log import StepMeter, Stopwatch, TrainLog

_QUICK, _SAVING_SHARE = 0.5, 10
"""`latest` is written after every epoch while that takes less than so many seconds; else once this many times the
seconds have passed that it took before: at base size it is 3.3 GB, and an epoch may be short."""


_BLENDS = (0.25, 0.5, 0.75)
"""Shares of the last weights that are measured where there are pages enough; the rest is the start."""


class Run:
    """A run that is set up. Call `go` once.

    Every step's dropout masks are drawn from a seed made of the run's seed and the step, and the order of the
    pages from the seed and the epoch: so a resumed run needs neither generators nor the past to go on exactly.
    """

    def __init__(
        self,
        config: TrainConfig,
        setup: Setup,
        ranks: Ranks,
        log: TrainLog,
        tell: Callable[[events.Event], None],
        should_stop: Callable[[], bool],
    ) -> None:
        """tell: takes the events, of the first process only. should_stop: asked after every step."""
        self.config = config
        self.setup = setup
        self.position = Position(layout=setup.plan.layout)
        self._ranks, self._log = ranks, log
        self._tell = tell if ranks.rank == 0 else lambda _event: None
        self._should_stop = should_stop
        plan = setup.plan
        self._steps = config.epochs * plan.steps_per_epoch
        self._meter = StepMeter(config.smooth_window, config.log_every, config.epochs, self._steps)
        self._began = time.monotonic()
        self._saved_at = self._save_seconds = 0.0
        self._has_chosen = False
        self._kept_share = 0.0
        self._start: Sequence[Tally] | None = None
        self._chosen: events.Chosen | None = None
        self._rounds = config.rounds(len(setup.val_pages)) if setup.learner is not None else 1

    def go(self) -> events.Finished | events.Stopped:
        """Train to the end, to early stopping, or to where it is asked to stop.

        Raises UserError where the run cannot go on: the loss is no number, the disk or the memory is full.
        """
        self._resume()
        self._began = self._saved_at = time.monotonic()
        self._announce()
        if (ended := self._ended_before()) is not None:
            return ended
        if self.config.measure_start and not self.position.step:
            self._measure(epoch=0)
        while self.position.epoch <= self.config.epochs:
            ending = self._epoch()
            if ending is not None:
                return ending
        return self._finish()

    def _ended_before(self) -> events.Finished | None:
        """How this run ended, where it is resumed after its end; what it ended with is not chosen once more."""
        out = self.config.out
        is_resumed = self.config.resume is not None and self._ranks.size == 1  # other machines could not know
        for event in kept_ending(out, self._mark) if is_resumed else ():
            if isinstance(event, events.Finished):
                self._log.info(f"the run had ended at step {event.step}; there is nothing left to learn")
                return event
            self._tell(event)
        if not self._ranks.rank:
            (out / ENDING).unlink(missing_ok=True)  # of another run, or of one that goes on
        return None

    @property
    def _mark(self) -> str:
        return mark_of(self.config, self.position.layout, self.setup.val_pages, self.position.step)

    def _epoch(self) -> events.Finished | events.Stopped | None:
        """The rest of the epoch under way; how the run ended in it, if it did."""
        epoch, first = self.position.epoch, self.position.batch
        watch = Stopwatch()
        for batches in self.setup.plan.steps(epoch, first):
            reading = watch.lap()
            self._step(batches, reading, watch)
            if self._is_due():
                self._measure(epoch)
            asked, early, late = self._agreed(self._should_stop(), self._is_settled(), self._is_out_of_time())
            if early:
                return self._finish(early=True)
            if late:
                return self._finish_in_time(epoch)
            if asked:
                return self._stop()
            watch.lap()
        self._end_of_epoch(epoch)
        return None

    def _step(self, batches: list[AnyBatch], reading: float, watch: Stopwatch) -> None:
        position, rate = self.position, self.setup.schedule(self.position.step)
        seed_dropout((self.config.seed * 1_000_003 + position.step * 1009 + self._ranks.rank) % MASK_SEEDS)
        losses = self._learn(batches, rate)
        seconds = reading + watch.lap()
        step, epoch = position.step + 1, position.epoch
        last_of_epoch = position.batch + 1 == self.setup.plan.steps_per_epoch
        self.position = replace(position, step=step, batch=position.batch + 1)
        if last_of_epoch:
            self.position = replace(self.position, epoch=epoch + 1, batch=0)
        total = sum(losses.values())
        values = {"loss": total} if len(losses) == 1 else {**losses, "loss": total}
        samples = sum(len(batch.examples) for batch in batches) * self._ranks.size
        self._meter.add({"lr": rate, **values}, reading, seconds, samples)
        smoothed = self._meter.smoothed
        smoothed.pop("lr")
        eta = self._meter.eta(step) + (self._rounds - 1) * self._meter.eta(0)  # cross-validation does all that again
        self._tell(events.Step(step, epoch, values, smoothed, rate, samples / max(seconds, 1e-9), eta))
        if step % self.config.log_every == 0 or last_of_epoch:
            self._log.info(self._meter.line(epoch, step))

    def _learn(self, batches: list[AnyBatch], rate: float) -> dict[str, float]:
        try:
            return self.setup.step(batches, rate)
        except FloatingPointError as error:
            raise UserError(
                f"{error}. Check these pages, or train with a lower learning rate or with gradient clipping"
            ) from error
        except MemoryError as error:
            rows = max(batches, key=lambda batch: sum(example.longest for example in batch.examples))
            fits = largest_fitting(self.setup, rows)
            remedy = f"use {fits}" if fits else "not even a batch size of 1 fits, so use a smaller model"
            raise UserError(f"not enough memory for a batch size of {len(rows.examples)}; {remedy}") from error

    def _is_due(self) -> bool:
        """Whether the pages held out are measured after this step."""
        config, step = self.config, self.position.step
        interval = config.eval_interval or self.setup.plan.steps_per_epoch * self._epochs_between
        return step > config.eval_start and (step - config.eval_start) % interval == 0

    @property
    def _epochs_between(self) -> int:
        """Epochs between measurements: fine-tuning learns at least from as many pages as it measures."""
        pages = len(self.setup.train_pages) if self.config.measure_start else 0
        return max(math.ceil(len(self.setup.val_pages) / pages), 1) if pages else 1

    def _measure(self, epoch: int, aside: bool = False, share: float = 1.0) -> None:
        """Measure the pages held out, if there are any, and keep the network where it is the best so far.

        aside: a network that the run does not go on with; nobody is told of it where it is not better.
        share: of what was learned, in this network.
        """
        if not self.setup.val_pages or self._ranks.rank:
            return
        metrics, tallies = self._metrics()
        if not self.position.step:
            self._start = tallies
        self._log.metrics("cur", _paddleocrs(metrics))
        figure = self.setup.figure
        before = self.position.best.get(figure, 0.0)
        better = metrics[figure] > before
        wins = better or (self._replaces_ties and 0 < metrics[figure] == before)
        is_best = not self.position.best or (wins and self._may_choose and self._beats_start(tallies))
        if aside and not is_best:
            return
        unimproved = 0 if better or not metrics[figure] else self.position.unimproved + 1  # new labels take a while
        self.position = replace(self.position, unimproved=unimproved)
        if is_best:
            self._keep(metrics, epoch, share if self.position.step else 0.0)
        self._log.metrics("best", _paddleocrs(self.position.best))
        self._tell(events.Evaluated(self.position.step, epoch, metrics, is_best))

    def _keep(self, metrics: events.Metrics, epoch: int, share: float) -> None:
        """Keep the network as it is now as the run's best. metrics: of the pages held out, if there are any."""
        self._kept_share, self._has_chosen = share, True
        if metrics:
            order = (self.config.indicator, "precision", "recall", "hmean", "fps", *metrics)
            self.position = replace(
                self.position, best={**{name: metrics[name] for name in order}, "best_epoch": epoch}
            )
        self._save(BEST)
        checkpoints.save_best_model(self.config.out)
        self._log.info(f"save best model is to {self.config.out / BEST}")

    @property
    def _replaces_ties(self) -> bool:
        """A run as PaddleOCR has it keeps the later of two equal networks; ours keep the one that learned less."""
        return self.config.patience is None and not self.config.measure_start

    @property
    def _may_choose(self) -> bool:
        """Whether the pages held out are enough to choose by; else `_choose` does at the end."""
        return self._rounds == 1

    def _beats_start(self, tallies: Sequence[Tally]) -> bool:
        """Whether a network is better than the start by more than chance, where the start was measured."""
        setup = self.setup
        if not self.config.measure_start or setup.starting is None or setup.tally is None or setup.has_new_labels:
            return True
        if self._start is None:  # of a resumed run
            self._start = setup.tally(setup.starting(), setup.val_pages)
        return is_better(tallies, self._start)

    def _choose(self) -> None:
        """End with the start, the best network, or a mean of the start and the last one.

        Raises StopRequestedError where that takes cross-validation and the user asks for the end.
        """
        setup = self.setup
        if not self.config.blend or setup.starting is None or self._ranks.rank:
            return
        if setup.learner is None or self._may_choose:
            self._try_blends()
            self._tell_choice()
            return
        choice = choose(setup, self.config, self.position.step / self._steps, self._on_test)
        self._log.info(f"{choice.share:.0%} of what was learned")
        if choice.labels:
            keep_labels(self.config.out, choice.labels)
        if choice.share or not self._has_chosen:
            self._keep_blend(choice.share)
        if choice.held_out + choice.tested:
            counts = choice.held_out, choice.tested
            self._tell_chosen(events.Chosen(choice.share, setup.figure, choice.start, choice.chosen, *counts))

    def _tell_chosen(self, chosen: events.Chosen) -> None:
        self._chosen = chosen
        self._tell(chosen)

    def _keep_blend(self, share: float) -> None:
        """Keep a mean of start and end; the run's own network is left as it is."""
        assert self.setup.starting is not None
        network = self.setup.network
        start, end = weights_of(self.setup.starting()), weights_of(network)
        set_blend(network, start, end, share)
        metrics, _ = self._metrics() if self.setup.val_pages else ({}, ())
        self._keep(metrics, self.position.epoch if share else 0, share)
        if metrics:
            self._tell(events.Evaluated(self.position.step, self.position.epoch, metrics, True))
        set_blend(network, start, end, 1.0)

    def _on_test(self, done: int, steps: int) -> None:
        self._tell(events.CrossValidationStep(done, steps))
        if self._should_stop():
            raise StopRequestedError

    def _try_blends(self) -> None:
        """Measure means of start and end; where no page is held out one is kept unseen.

        Unless there are new labels, of which the start knows nothing.
        """
        if not self.setup.val_pages:
            if not self.setup.has_new_labels:
                self._keep_blend(UNMEASURED)
            return
        assert self.setup.starting is not None
        network = self.setup.network
        start, end = weights_of(self.setup.starting()), weights_of(network)
        for share in _BLENDS:
            set_blend(network, start, end, share)
            self._log.info(f"{share:.0%} of what was learned")
            self._measure(self.position.epoch, aside=True, share=share)
        set_blend(network, start, end, 1.0)

    def _tell_choice(self) -> None:
        """Say what a run ends with that chose by the pages held out alone."""
        best, figure = self.position.best, self.setup.figure
        if self._start is not None and figure in best:
            before = f1_of(self._start)
            held_out = len(self.setup.val_pages)
            self._tell_chosen(events.Chosen(self._kept_share, figure, before, best[figure], held_out, 0))

    def _metrics(self) -> tuple[dict[str, float], Sequence[Tally]]:
        """Of all networks that are measured, in PaddleOCR's order, with ours; and the tallies of the result."""
        metrics: dict[str, float] = {}
        tallies: Sequence[Tally] = ()
        own: dict[str, float] = {}
        fps = 0.0
        for prefix, evaluate in self.setup.measured.items():
            evaluation = evaluate()
            fps = fps or evaluation.fps
            score = evaluation.score
            rows = {"precision": score.precision, "recall": score.recall, "hmean": score.hmean}
            metrics |= {prefix + name: value for name, value in rows.items()}
            if not prefix:
                tallies = evaluation.tallies
                own = {} if evaluation.user_f1 is None else {self.setup.user_figure: evaluation.user_f1}
        return {**metrics, "fps": fps, **own}, tallies

    def _end_of_epoch(self, epoch: int) -> None:
        if self._ranks.rank:
            return
        is_quick = self._save_seconds < _QUICK
        is_due = time.monotonic() - self._saved_at >= _SAVING_SHARE * self._save_seconds
        if is_quick or is_due or epoch == self.config.epochs:
            self._save(LATEST)
            self._log.info(f"save model in {self.config.out / LATEST}")
        if epoch % self.config.save_epoch_step == 0:
            self._save(f"iter_epoch_{epoch}")

    def _save(self, name: str) -> None:
        """Write a checkpoint of this moment and tell of it."""
        config, setup = self.config, self.setup
        start = time.monotonic()
        position = replace(self.position, scaler=setup.step.precision.state())
        schedule = paddleocr_scheduler_state(setup.schedule, position.step, setup.warmup, config.schedule != "constant")
        snapshot = Snapshot(setup.network, setup.further, setup.step.optimizer, schedule, position, setup.files)
        folder = checkpoints.save(config.out, name, snapshot)
        self._saved_at = time.monotonic()
        self._save_seconds = self._saved_at - start
        self._tell(events.Saved(name, str(folder), position.step))

    def _resume(self) -> None:
        """Take up where the checkpoint's run stood."""
        folder, setup = self.config.resume, self.setup
        if folder is None or setup.names is None:
            return
        self._log.info(f"resume from {folder}")
        position = checkpoints.read_position(folder, setup.plan.steps_per_epoch)
        if position is None:
            self._warn(f"{folder}: it has no record of the training progress; training starts at epoch 1")
            return
        names = {f"0.{key}": name for key, name in setup.names.items()}
        names |= checkpoints.restore_further(folder, setup.further)
        optimizer = folder.with_name(f"{folder.name}.pdopt")
        if optimizer.exists():
            step = checkpoints.restore_optimizer(optimizer, setup.step.optimizer, setup.step.parameters, names)
            position = replace(position, step=position.step if step is None else step)
        else:
            self._warn(f"{optimizer}: file not found; the optimizer state starts from zero")
        setup.step.precision.restore(dict(position.scaler))
        per_epoch = setup.plan.steps_per_epoch
        begun = (position.epoch - 1) * per_epoch
        total = self.config.epochs * per_epoch
        if position.layout not in ("", setup.plan.layout) and (position.batch or position.step != begun):
            # The learning rate goes by the steps, so these are those of a run that had these batches from its start.
            again = f"epoch {position.epoch} starts again, and " if position.batch else ""
            self._warn(
                f"the pages or the batch size have changed, so {again}steps are renumbered: the run resumes at "
                f"step {begun} of {total} (it was step {position.step})"
            )
            position = replace(position, batch=0, step=begun)
        self._steps = total + position.step - begun - position.batch
        self._meter.steps = self._steps
        best = {**position.best, "start_epoch": position.epoch} if position.best else {}
        self.position = replace(position, layout=setup.plan.layout, best=best)

    def _stop(self) -> events.Stopped:
        folder = self.config.out / LATEST
        if self._ranks.rank == 0:
            self._save(LATEST)
            self._log.info(f"save model in {folder}")
        return events.Stopped(str(folder), self.position.step)

    def _finish_in_time(self, epoch: int) -> events.Finished | events.Stopped:
        """The time is up: what was learned since the latest measurement is measured too."""
        if not self._is_due():
            self._measure(epoch)
        return self._finish(out_of_time=True)

    def _finish(self, early: bool = False, out_of_time: bool = False) -> events.Finished | events.Stopped:
        if (early or out_of_time) and self._ranks.rank == 0:
            self._save(LATEST)
            settled = f"no improvement in {self.config.patience} evaluations"
            self._log.info(f"{settled if early else f'{self.config.max_seconds:g} s are over'}; the run ends")
        try:
            self._choose()
        except StopRequestedError:
            return self._stop()
        best, kept = self.position.best, self.config.out / BEST
        folder = kept if (best and kept.exists()) or self._has_chosen else self.config.out / LATEST
        if best:
            self._log.metrics("best", _paddleocrs(best))
        seconds = time.monotonic() - self._began
        step, figure = self.position.step, self.setup.figure
        finished = events.Finished(str(folder), best, step, seconds, early, out_of_time, figure)
        if not out_of_time and not self._ranks.rank:  # resumed, it has time again
            keep_ending(self.config.out, self._mark, [*([self._chosen] if self._chosen else []), finished])
        return finished

    def _is_settled(self) -> bool:
        patience = self.config.patience if self._may_choose else None
        return patience is not None and self.position.unimproved >= patience

    def _is_out_of_time(self) -> bool:
        limit = self.config.max_seconds
        return limit is not None and time.monotonic() - self._began >= limit / self._rounds

    def _agreed(self, *flags: bool) -> list[bool]:
        """Whether any process says so, for each flag: all must leave the loop at the same step."""
        return [total > 0 for total in self._ranks.totals([float(flag) for flag in flags])]

    def _announce(self) -> None:
        config, setup, plan = self.config, self.setup, self.setup.plan
        interval = config.eval_interval or plan.steps_per_epoch
        self._log.info(f"Initialize indexs of datasets:{[str(path) for path in config.train.label_files]}")
        self._log.info(f"train with paddle {paddle.__version__} and device Place({setup.device})")
        self._log.info(f"train dataloader has {plan.steps_per_epoch} iters")
        self._log.info(f"valid dataloader has {math.ceil(len(setup.val_pages) / config.eval_batch_size)} iters")
        self._log.info(
            f"During the training process, after the {config.eval_start}th iteration, "
            f"an evaluation is run every {interval} iterations"
        )
        self._tell(
            events.Started(
                config.task,
                str(config.out),
                setup.device,
                setup.step.precision.name,
                setup.pages,
                sum(map(len, plan.files)),
                len(setup.val_pages),
                config.epochs,
                self._steps,
                plan.steps_per_epoch,
                self.position.step,
                sum(int(parameter.size) for parameter in setup.step.parameters.values()),
                os.getpid(),
            )
        )

    def _warn(self, message: str) -> None:
        self._log.warning(message)
        self._tell(events.Warned(message))


def _paddleocrs(metrics: events.Metrics) -> dict[str, float]:
    """Without what only we measure: lines of the log are read by PaddleOCR's users' tools."""
    return {name: value for name, value in metrics.items() if name not in events.USER_FIGURES}


def largest_fitting(setup: Setup, batch: AnyBatch) -> int:
    """How many of a batch's windows, halved again and again, fit into memory at once; 0 for none."""
    size = len(batch.examples) // 2
    while size:
        try:
            losses = setup.step.objective.losses(type(batch).of(batch.examples[:size]))
            paddle.add_n([*losses.values()]).backward()
        except MemoryError:
            size //= 2
        else:
            return size
        finally:
            setup.step.optimizer.clear_grad()
    return 0
