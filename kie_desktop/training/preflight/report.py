"""What is told before a run starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import counted
from kie_desktop.kie.windows import MAX_TOKENS
from kie_desktop.machine import free_memory
from kie_desktop.training import estimate as estimates
from kie_desktop.training.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Report:
    """What was found. windows: to learn from. long_pages: of more than 512 tokens. longest: tokens of a page.

    estimate: None where the network's sizes or the tokenizer are not known.
    """

    problems: tuple[Problem, ...]
    pages: int
    val_pages: int
    entities: int
    links: int
    windows: int
    long_pages: int
    longest: int
    num_classes: int
    estimate: Estimate | None

    @classmethod
    def of(
        cls,
        problems: Iterable[Problem],
        train: Sequence[Page],
        val: Sequence[Page],
        *,
        windows: int,
        long_pages: int,
        longest: int,
        num_classes: int,
        estimate: Estimate | None,
    ) -> Report:
        """A report on a run's pages, with every problem once and errors before warnings. An error stops the run."""
        return cls(
            tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.severity is not Severity.ERROR)),
            len(train),
            len(val),
            sum(len(page.entities) for page in train),
            sum(len(page.links) for page in train),
            windows,
            long_pages,
            longest,
            num_classes,
            estimate,
        )

    def lines(self) -> list[str]:
        """What the run is like, for people."""
        rows = [f"{counted(self.pages, 'page')} for training, {self.val_pages} for validation"]
        parts = ((self.entities, "entity"), (self.links, "link"), (self.num_classes, "class"))
        rows[0] += f"; {', '.join(counted(*part) for part in parts)}"
        if self.long_pages:
            rows.append(f"{counted(self.long_pages, 'page')} with more than {MAX_TOKENS} tokens (up to {self.longest})")
            rows[-1] += f", read in several windows ({self.windows} in total)"
        if self.estimate is not None:
            needs = self.estimate
            rows.append(
                f"{needs.parameters / 1e6:.1f} million parameters; estimated: "
                f"{estimates.in_words(needs.memory)} of memory, {estimates.duration(needs.seconds)} on this "
                f"processor, {estimates.in_words(needs.disk)} of disk space"
            )
        return rows


def resources(config: TrainConfig, needs: Estimate) -> Iterator[Problem]:
    """What this machine has too little of for a run."""
    free = estimates.free_disk(config.out)
    if free < needs.disk:
        text = f"{config.out}: the checkpoints need about {estimates.in_words(needs.disk)}"
        text += f", but only {estimates.in_words(free)} are free"
        yield error("", "disk-space", text, "free up space, or use a folder on another disk")
    memory = free_memory()
    if config.device == "cpu" and memory is not None and memory < needs.memory:
        text = f"training needs about {estimates.in_words(needs.memory)} of memory"
        text += f", but only {estimates.in_words(memory)} are free"
        smaller = f"use a batch size below {config.batch_size}, or " if config.batch_size > 1 else ""
        yield warning("", "memory", text, f"{smaller}close other programs")


LEFT_OUT_FIX = "this page is left out; restore its image to use it"
"""What is said of a page whose image cannot be used."""


def no_image(label_file: str, image_dir: Path) -> Problem:
    """None of the pages of a label file has an image."""
    text = f"none of its pages has an image in {image_dir}"
    return error(label_file, "no-images", text, "check the image folder")


def nothing_held_out() -> Problem:
    """A run that measures nothing."""
    text = "no pages are held out, so you cannot tell whether the new model is better"
    return warning("", "no-val", text, "hold out some pages")


def error(page: str, code: str, message: str, fix: str = "") -> Problem:
    """A problem that stops the run."""
    return Problem(page, code, Severity.ERROR, message, fix=fix)


def warning(page: str, code: str, message: str, fix: str = "") -> Problem:
    """A problem with which it can run."""
    return Problem(page, code, Severity.WARNING, message, fix=fix)
