"""What is told before a run starts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.kie.windows import MAX_TOKENS
from kie_desktop.training import estimate as estimates
from kie_desktop.training.config import TrainConfig
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

    @property
    def may_start(self) -> bool:
        """Whether nothing stops the run."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    def lines(self) -> list[str]:
        """What the run is like, for people."""
        rows = [f"{self.pages} pages to learn from, {self.val_pages} to measure on"]
        rows[0] += f"; {self.entities} entities, {self.links} links, {self.num_classes} classes"
        if self.long_pages:
            rows.append(f"{self.long_pages} pages have more than {MAX_TOKENS} tokens (the longest {self.longest})")
            rows[-1] += f" and are read in several windows, {self.windows} in all"
        if self.estimate is not None:
            needs = self.estimate
            rows.append(
                f"{needs.parameters / 1e6:.1f} million parameters; estimated: {estimates.in_words(needs.memory)} of "
                f"memory, {estimates.duration(needs.seconds)} on this processor, "
                f"{estimates.in_words(needs.disk)} of disk"
            )
        return rows


def resources(config: TrainConfig, needs: Estimate) -> Iterator[Problem]:
    """What this machine has too little of for a run."""
    free = estimates.free_disk(config.out)
    if free < needs.disk:
        text = f"{config.out}: the checkpoints need about {estimates.in_words(needs.disk)}"
        text += f", and {estimates.in_words(free)} are free"
        yield error("", "disk-space", text, "free space, or train into a folder on another disk")
    memory = estimates.free_memory()
    if config.device == "cpu" and memory is not None and memory < needs.memory:
        text = f"training needs about {estimates.in_words(needs.memory)} of memory"
        text += f", and {estimates.in_words(memory)} are free"
        yield warning("", "memory", text, f"use a batch size below {config.batch_size}, or close other programs")


def error(page: str, code: str, message: str, fix: str = "") -> Problem:
    """A problem that stops the run."""
    return Problem(page, code, Severity.ERROR, message, fix=fix)


def warning(page: str, code: str, message: str, fix: str = "") -> Problem:
    """A problem with which it can run."""
    return Problem(page, code, Severity.WARNING, message, fix=fix)
