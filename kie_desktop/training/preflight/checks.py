"""The look at everything that a run needs, before it starts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.checks import check_page
from kie_desktop.domain.problems import Problem
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.windows import MAX_TOKENS, split_into_windows
from kie_desktop.training import estimate as estimates
from kie_desktop.training.estimate import Estimate, Workload
from kie_desktop.training.preflight.pages import (
    as_here,
    labels_of,
    labels_without_examples,
    lengths_of,
    pages_in_both,
    pages_of,
    text_problems,
    unknown_labels,
)
from kie_desktop.training.preflight.report import Report, nothing_held_out, resources
from kie_desktop.training.preflight.starting_weights import FindPack, beginning_of, fresh_sizes, tokenizer_of


def preflight(config: TrainConfig, find_pack: FindPack) -> Report:
    """Look at everything that a run needs. Whatever is wrong becomes a problem; nothing is raised for it."""
    if config.task == "sdmgr":
        from kie_desktop.training.sdmgr.preflight import preflight_sdmgr

        return preflight_sdmgr(config)
    problems: list[Problem] = []
    start = beginning_of(config, find_pack, problems)
    if config.distillation == "udml" and config.teacher is not None and config.resume is None:
        beginning_of(replace(config, init=str(config.teacher)), find_pack, problems)
    train = pages_of(config.train, problems)
    val = pages_of(config.val, problems) if config.val is not None else []
    labels = labels_of(config, start, train + val, problems)
    problems += pages_in_both(config)
    if config.val is None and not config.folds:
        problems.append(nothing_held_out())
    classes = BioClasses.of_label_set(labels)
    problems += [*labels_without_examples(train, val, labels), *unknown_labels(config, train + val, labels)]
    if config.task == "re":
        problems += [as_here(row, Path(page.image)) for page in train + val for row in check_page(page, labels, "re")]
    tokenizer = tokenizer_of(config, start, problems)
    lengths, val_lengths = lengths_of(train, tokenizer), lengths_of(val, tokenizer)
    problems += text_problems(config, train, lengths, labels, tokenizer)
    examples = [row for length in lengths for row in _examples(config, length)]
    needs: Estimate | None = None
    sizes = start.sizes or (fresh_sizes(config, tokenizer) if tokenizer and not config.init else None)
    work = Workload(tuple(examples), sum(val_lengths), config.rounds(len(val)))
    if sizes is not None and examples:
        needs = estimates.estimate(config, sizes, classes.num_classes, work, estimates.processor_speed())
        problems += resources(config, needs)
    return Report.of(
        problems,
        train,
        val,
        windows=len(work.windows),
        long_pages=sum(length > MAX_TOKENS for length in lengths),
        longest=max(lengths, default=0),
        num_classes=classes.num_classes,
        estimate=needs,
    )


def _examples(config: TrainConfig, length: int) -> list[tuple[int, ...]]:
    """The tokens of the windows of a page, those together that are learned at once."""
    windows = split_into_windows(length if config.window == "whole" else min(length, MAX_TOKENS))
    tokens = tuple(window.stop - window.start for window in windows)
    return [tokens] if config.task == "re" and tokens else [(count,) for count in tokens]
