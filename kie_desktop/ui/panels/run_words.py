"""A run in words: in the list, beside its buttons, and its figures in a small table."""

from __future__ import annotations

from kie_desktop.session import EvaluationRun, Run, RunState, TrainingRun, figure_of, figure_words, tested_words
from kie_desktop.ui.language import count, tr, tr_message, translatable
from kie_desktop.ui.words import duration

STATE_NAMES = {
    RunState.WAITING: translatable("waiting"),
    RunState.RUNNING: translatable("training"),
    RunState.MEASURING: translatable("evaluating"),
    RunState.FINISHED: translatable("finished"),
    RunState.STOPPED: translatable("stopped"),
    RunState.FAILED: translatable("failed"),
}
MEASURES = ("precision", "recall", "hmean")
RIGHT_HEADS = {
    "ser": translatable("labels right"),
    "re": translatable("links right"),
    "sdmgr": translatable("fields right"),
}


def summary(run: Run, place: int | None) -> str:
    """One line for the list. place: in the queue, from 1."""
    words = tr(STATE_NAMES[run.state])
    if place is not None:
        words = tr("waiting, number {} in the queue").format(place)
    if isinstance(run, EvaluationRun):
        best = None
    else:
        assert isinstance(run, TrainingRun)
        chosen = run.history.chosen
        best = run.history.kept if chosen is None else chosen.chosen
        if run.state is RunState.RUNNING and run.history.steps:
            words += f" {run.history.step / run.history.steps:.0%}"
    best = figure_of(run.scores["new"]) if "new" in run.scores else best
    return words if best is None else f"{words}, {figure_words(run.task, best)}"


def words_of(run: Run, is_stopping: bool) -> str:
    """How a run goes or went, line by line."""
    if isinstance(run, TrainingRun) and run.state is RunState.RUNNING:
        return _progress(run, is_stopping)
    words = tr("{name}: {state}").format(name=run.name, state=tr(STATE_NAMES[run.state]))
    if isinstance(run, EvaluationRun):
        return "\n".join(line for line in (tr("{}.").format(words), _models(run), tr_message(run.message)) if line)
    assert isinstance(run, TrainingRun)
    return "\n".join(line for line in [tr("{}.").format(words + _after(run)), *_remarks(run)] if line)


def score_table(run: Run) -> str:
    """Both models, measure by measure; "" where nothing was measured."""
    if not run.scores:
        return ""
    if isinstance(run, TrainingRun):
        title, names = tr("{} on the held-out pages"), {"old": tr("before"), "new": tr("after")}
    else:
        assert isinstance(run, EvaluationRun)
        title, names = tr("{} on these pages"), {"new": tr("model"), "old": tr("compared with")}
    right = tr(RIGHT_HEADS[run.task])
    heads = [f"<th align='left'>{title.format(run.task.upper())}</th>", *map(_cell, (right, *MEASURES))]
    rows = ["".join(heads)]
    for which, words in names.items():
        score = run.scores.get(which)
        if score is not None or (isinstance(run, TrainingRun) and run.config.init):
            figures = [figure_of(score), *(score[name] for name in MEASURES)] if score else []
            shares = [_cell(f"{share:.1%}") for share in figures] or [_cell(tr("not evaluated"))]
            rows.append("".join([f"<td>{words}</td>", *shares]))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _progress(run: TrainingRun, is_stopping: bool) -> str:
    history = run.history
    if is_stopping:
        return tr("{} will stop and save after this step.").format(run.name)
    if not history.step:
        return tr("{} is starting.").format(run.name)
    if history.tested is not None:
        done, steps = history.tested
        return tr("{name}: testing on pages that were not learned from, {share:.0%}").format(
            name=run.name, share=done / max(steps, 1)
        )
    words = tr("{name}: epoch {epoch} of {epochs}, step {step} of {steps}").format(
        name=run.name,
        epoch=history.epoch,
        epochs=history.started.epochs if history.started else run.config.epochs,
        step=history.step,
        steps=history.steps,
    )
    limit = run.config.max_seconds
    if limit is not None and history.eta_s and history.eta_s > limit:
        words += tr(", stops after {}").format(duration(limit))
    elif history.eta_s:
        words += tr(", about {} left").format(duration(history.eta_s))
    return tr("{}.").format(words)


def _after(run: TrainingRun) -> str:
    history = run.history
    if run.state is not RunState.FINISHED or not history.started:
        return ""
    words = tr(" after {}").format(count(history.step, tr("step"), tr("steps")))
    if history.is_early:
        words += tr(", because there was no improvement")
    elif history.is_out_of_time:
        words += tr(", because the time limit was reached")
    return words


def _remarks(run: TrainingRun) -> list[str]:
    history = run.history
    worse = tr("The old model is better on the held-out pages: keep it, or train on more pages.")
    lines = [
        _result(run),
        worse if run.is_worse else "",
        *_choice(run),
        *map(tr_message, (run.message, *history.warnings[-2:])),
    ]
    if history.found and not run.message:
        remarks = count(len(history.found), tr("warning"), tr("warnings"))
        alone = len(history.found) == 1
        first = tr_message(history.found[0]) if alone else tr("Find problems lists those on the pages.")
        lines.append(tr("{remarks} from the check before training: {first}").format(remarks=remarks, first=first))
    return lines


def _result(run: TrainingRun) -> str:
    """What a user gets of it, as a share that anybody understands; "" where that was not measured."""
    if run.state is not RunState.FINISHED or "new" not in run.scores or not run.history.started:
        return ""
    pages = count(run.history.started.val_pages, tr("page"), tr("pages"))
    words = tr("Right in {n} of 100 on the {pages} held out").format(
        n=round(100 * figure_of(run.scores["new"])), pages=pages
    )
    return (
        tr("{}, still getting better: go on training.").format(words)
        if run.history.is_rising
        else tr("{}.").format(words)
    )


def _choice(run: TrainingRun) -> list[str]:
    """Which network the run ended with, and what that was decided by."""
    chosen = run.history.chosen
    if chosen is None or run.state not in (RunState.MEASURING, RunState.FINISHED):
        return []
    if not chosen.share:
        kept = tr("The old model is kept: what was learned does not show on pages that were not learned from.")
    elif chosen.share < 1:
        kept = tr("The result is a mean of the old and the trained model, which does best.")
    else:
        kept = ""
    found = tr("{}.").format(tested_words(run.task, chosen))
    return [kept, found[:1].upper() + found[1:]]


def _models(run: EvaluationRun) -> str:
    if not run.evaluated.other:
        return tr("Model: {}").format(run.evaluated.model)
    return tr("Model: {new}; compared with {old}").format(new=run.evaluated.model, old=run.evaluated.other)


def _cell(words: str) -> str:
    return f"<td align='right'>&nbsp;&nbsp;&nbsp;{words}</td>"
